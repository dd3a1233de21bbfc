//! From a report to records: the stages in the order an article travels.
//!
//! `report` (source text) → `layout` (paragraphs) → `text` (tokens, sentences, wordings) → mentions → records.

mod actor;
mod assemble;
mod city;
mod counterpart;
mod country;
mod credit;
mod date;
mod dateline;
mod facade;
mod frame;
mod identity;
mod language;
mod layout;
mod lost;
mod meeting;
mod mention;
mod name;
mod naming;
mod noise;
mod office;
mod people;
mod reference;
mod report;
mod sentence;
mod statement;
mod text;
mod topic;

pub use facade::{EvidenceLevel, Options, Parsed, Rejection, parse};
pub use lost::Lost;
pub use report::Report;
