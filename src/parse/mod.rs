//! From a report to records: the stages in the order an article travels.
//!
//! `report` (source text) → `layout` (paragraphs) → `text` (tokens, sentences, wordings) → mentions → records.

mod credit;
mod counterpart;
mod country;
mod date;
mod identity;
mod dateline;
mod frame;
mod layout;
mod mention;
mod name;
mod noise;
mod office;
mod people;
mod report;
mod sentence;
mod text;

pub use report::Report;
