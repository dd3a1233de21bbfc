//! From a report to records: the stages in the order an article travels.
//!
//! `report` (source text) → `layout` (paragraphs) → `text` (tokens, sentences, wordings) → mentions → records.

mod actor;
mod assemble;
pub(crate) mod city;
mod counterpart;
pub(crate) mod country;
pub(crate) mod credit;
pub(crate) mod date;
mod dateline;
mod facade;
mod frame;
pub(crate) mod identity;
pub(crate) mod language;
pub(crate) mod layout;
mod lost;
pub(crate) mod meeting;
pub(crate) mod mention;
mod name;
pub(crate) mod naming;
mod noise;
pub(crate) mod office;
pub(crate) mod people;
pub(crate) mod reference;
mod report;
mod sentence;
pub(crate) mod statement;
pub(crate) mod text;
mod topic;

pub use facade::{EvidenceLevel, Options, Parsed, Rejection, parse};
pub use lost::Lost;
pub use report::Report;
