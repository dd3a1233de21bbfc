//! Chancery reads a report of a diplomatic meeting, makes one canonical record of it, validates the record and hands it
//! over in the form that the receiver imports.
//!
//! ```
//! let report = chancery::Report::of_text("The committee adjourned without a date for its next session.");
//! let parsed = chancery::parse(&report, &chancery::Options::default());
//! assert!(parsed.records.is_empty());
//! assert!(parsed.rejection.is_some());
//! ```
//!
//! | step | what to call |
//! | --- | --- |
//! | a text becomes records | [`parse()`] |
//! | bytes become text | [`input::decode`] |
//! | a page becomes a report | [`input::html::Page::read`], [`Report::from`] |
//! | an archive gives pages | [`input::warc::Archive`] |
//! | a file of records is read and written | [`format::by_name`], [`format::Format`] |
//! | records are shown to others | [`export::by_name`], [`export::Dialect`] |
//! | a record is judged: structure, then rules | [`validate`], [`check`] |
//! | a record made by anybody is held against its text | [`ground()`] |
//! | a file of records is corrected | [`fix::fixed`] |
//! | people get the names of an authority file | [`authority::Authorities`] |
//! | a record of an older version is lifted | [`migrate::lifted`] |
//! | records go into a database and come back | [`store::Loader`], [`store::read()`] |
//! | schemas for other programs | [`schema::TARGETS`] |

pub mod authority;
pub mod cli;
pub mod config;
pub mod diagnostic;
mod error;
pub mod export;
pub mod fix;
pub mod format;
pub mod gazetteer;
pub mod ground;
pub mod input;
pub mod migrate;
pub mod package;
mod parse;
#[cfg(feature = "python")]
mod python;
pub mod record;
pub mod rule;
pub mod schema;
pub mod store;

pub use error::Error;
pub use ground::ground;
pub use parse::{EvidenceLevel, Lost, Options, Parsed, Rejection, Report, parse};

use diagnostic::{Code, Diagnostic};
use format::{Entry, Judged};

impl From<input::html::Article> for Report {
    fn from(article: input::html::Article) -> Self {
        Self {
            text: article.text,
            id: None,
            headline: article.headline,
            published: article.published,
            publisher: article.publisher,
            url: article.url,
            language: article.language,
            original: Some(article.original),
        }
    }
}

/// Judges what a reader read: by the schema, then, if it is a record, by the rules. Every finding has its place.
#[must_use]
pub fn validate(entry: Entry) -> Judged {
    let mut judged = entry.judge();
    let found = judged.record.as_ref().map(rule::check).unwrap_or_default();
    judged.entry.add(found);
    judged
}

/// Judges a record by the rules.
#[must_use]
pub fn check(record: &record::Record) -> Vec<Diagnostic> {
    rule::check(record)
}

/// Every kind of finding that an input or a record can have.
#[must_use]
pub fn codes() -> Vec<Code> {
    let mut codes = [input::FAULTS, schema::check::FAULTS].concat();
    for format in format::FORMATS {
        codes.extend(format.codes().iter().filter(|code| !codes.contains(code)).copied().collect::<Vec<_>>());
    }
    codes.extend(format::bundle::codes());
    codes.extend(rule::codes());
    codes.extend(diagnostic::REMARKS);
    codes.extend(ground::FAULTS);
    codes
}
