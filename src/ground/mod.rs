//! The referee: whether each value of a record, made by anybody, stands in its text.
//!
//! A value is not compared with what reading the text would have given: its own wordings are sought in the text, with the
//! same gazetteers, arithmetic of dates and mentions of people, so that a true value that reading misses is found too.
//! `reading` is the text as all values are held against it, `words` finds wordings, `verdict` says what became of a
//! value; then one file for each part of the record.

mod capacity;
mod day;
mod evidence;
pub mod mapping;
mod meeting;
mod naming;
mod office;
mod person;
mod place;
mod reading;
mod reference;
pub mod short;
mod source;
mod speaker;
mod statement;
mod status;
mod topic;
mod unjudged;
mod verdict;
mod words;

#[cfg(test)]
mod tests;

pub use unjudged::{UNJUDGED, UNJUDGED_OF_DATES};
pub use verdict::{Grounded, Value, Verdict};

use crate::diagnostic::{Code, codes};
use crate::parse::Report;
use crate::record::Record;
use reading::Reading;
use verdict::Docket;

/// Kinds of finding.
pub const FAULTS: &[Code] = CODES;

codes! {
    /// The words of the text say it. Told only when all verdicts are asked for.
    STATED = "G001" "stated" Info,
    /// It follows from words of the text, or from what is known of the report: "last year", an adjective of a country, a
    /// title, a year that other dates give. Told only when all verdicts are asked for.
    DERIVABLE = "G002" "derivable" Info,
    /// The text says otherwise; the message names the words. Take over what the text says, or remove the value.
    CONTRADICTED = "G101" "contradicted" Error,
    /// Nothing in the text says it, and it follows from nothing there. It may be true, but not on the word of this text:
    /// remove it, or name the source that has it.
    NOT_IN_TEXT = "G102" "not-in-text" Error,
    /// The digest of the record's source is not that of the text, so the record was made from another one, or from
    /// another version of it.
    OTHER_TEXT = "G103" "other-text" Warning,
    /// No text was given for the record, so nothing can be said of it. Texts are joined with records by digest, else by the
    /// id of the document; a single text is that of all records.
    NO_TEXT = "G104" "no-text" Error,
    /// The record's own evidence does not stand at its place in the text.
    MISPLACED_EVIDENCE = "G105" "misplaced-evidence" Warning,
    /// What the mapping takes from foreign JSON makes no record: a code that the vocabulary does not have, a value of
    /// another kind than the field asks for, or nothing at all.
    UNMAPPED = "G106" "unmapped" Error,
}

/// Holds a record against its text.
///
/// ```
/// let report = chancery::Report::of_text("Foreign Minister Ada Holm of Norway met her Danish counterpart in Oslo on 3 May 2024.");
/// let mut record = chancery::parse(&report, &chancery::Options::default()).records.remove(0);
/// assert!(chancery::ground(&record, &report).findings().is_empty());
/// record.meeting.place.as_mut().expect("a place").city = Some("Bergen".into());
/// let findings = chancery::ground(&record, &report).findings();
/// assert_eq!(findings[0].place.pointer.as_deref(), Some("/meeting/place/city"));
/// ```
#[must_use]
pub fn ground(record: &Record, report: &Report) -> Grounded {
    let known = known(record, report);
    let source = known.source_text();
    let reading = Reading::of(&source, &known);
    let spots: Vec<_> = record.people.iter().map(|person| reading.spots(person)).collect();
    let mut docket = Docket::new(&reading, record, report, &spots);
    docket.source();
    docket.meeting();
    docket.sides();
    docket.people();
    docket.topics();
    docket.statements();
    docket.references();
    docket.mentions();
    docket.own_evidence();
    docket.close()
}

/// The report with what the record's source says of it besides.
fn known(record: &Record, report: &Report) -> Report {
    let source = &record.source;
    let published = source.published.as_ref().map(|date| date.value.clone()).filter(|day| day.len() == 10);
    Report {
        published: report.published.clone().or(published),
        publisher: report.publisher.clone().or_else(|| source.publisher.clone()),
        url: report.url.clone().or_else(|| source.url.clone()),
        ..report.clone()
    }
}
