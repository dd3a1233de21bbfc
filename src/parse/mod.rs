//! From a report to records: the stages in the order an article travels.
//!
//! `report` (source text) → `layout` (paragraphs) → `text` (tokens, sentences, wordings) → mentions → records.

mod credit;
mod date;
mod dateline;
mod layout;
mod noise;
mod report;
mod sentence;
mod text;

pub use report::Report;
