//! What became of each value.

use super::person::Spots;
use super::reading::Reading;
use super::{CONTRADICTED, DERIVABLE, NOT_IN_TEXT, STATED};
use crate::diagnostic::{Diagnostic, Position};
use crate::parse::Report;
use crate::parse::people::MeetingFound;
use crate::record::{Basis, Date, Evidence, Note, Person, Record};
use std::ops::Range;

/// Whether a value stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The words say it.
    Stated,
    /// It follows from words, or from what is known of the report.
    Derivable,
    /// The text says otherwise.
    Contradicted,
    /// Nothing in the text says it.
    NotInText,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Verdict; 4] = [Verdict::Stated, Verdict::Derivable, Verdict::Contradicted, Verdict::NotInText];

    /// Its name as part of a rule's name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Verdict::NotInText => "not-in-text",
            other => other.name(),
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Stated => "stated",
            Verdict::Derivable => "derivable",
            Verdict::Contradicted => "contradicted",
            Verdict::NotInText => "not in the text",
        }
    }
}

/// A value with its verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// JSON Pointer from the record: `/people/0/country`.
    pub pointer: String,
    /// What it is, as evidence names it: `p1/country`.
    pub of: String,
    /// The value as it stands in the record.
    pub shown: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The words that say it, or those that say otherwise, named as in the record's evidence.
    pub evidence: Vec<Evidence>,
    /// Why.
    pub reason: String,
    /// Where the first of the words stands in the source text.
    pub at: Option<Position>,
}

/// A record held against its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounded {
    /// Its values, in the order of the record.
    pub values: Vec<Value>,
    /// What else was found.
    pub others: Vec<Diagnostic>,
}

impl Value {
    /// The name of the field, without numbers of entries: `people/country`.
    #[must_use]
    pub fn field(&self) -> String {
        let is_name = |step: &&str| !step.is_empty() && !step.bytes().all(|byte| byte.is_ascii_digit());
        self.pointer.split('/').filter(is_name).collect::<Vec<_>>().join("/")
    }

    /// The verdict as a finding.
    #[must_use]
    pub fn finding(&self) -> Diagnostic {
        let (shown, reason) = (shortened(&self.shown), &self.reason);
        let place = self.at.map_or(String::new(), |at| format!(" (text {}:{})", at.line, at.column));
        let (code, message, help) = match self.verdict {
            Verdict::Stated => (STATED, format!("{shown} is stated: {reason}{place}"), None),
            Verdict::Derivable => (DERIVABLE, format!("{shown} is derivable: {reason}{place}"), None),
            Verdict::Contradicted => (
                CONTRADICTED,
                format!("{shown} is contradicted: {reason}{place}"),
                Some("take over what the text says, or remove it"),
            ),
            Verdict::NotInText => (
                NOT_IN_TEXT,
                format!("{shown} is not in the text: {reason}{place}"),
                Some("remove it, or name the source that has it"),
            ),
        };
        let finding = Diagnostic::new(code, message).at_pointer(&self.pointer);
        match help {
            Some(help) => finding.with_help(help),
            None => finding,
        }
    }

    fn holds(&self) -> bool {
        self.verdict <= Verdict::Derivable
    }
}

impl Grounded {
    /// Findings for the values that do not hold, and whatever else was found.
    #[must_use]
    pub fn findings(&self) -> Vec<Diagnostic> {
        let faulty = self.values.iter().filter(|value| !value.holds()).map(Value::finding);
        self.others.iter().cloned().chain(faulty).collect()
    }

    /// A finding for every value, and whatever else was found.
    #[must_use]
    pub fn all(&self) -> Vec<Diagnostic> {
        self.others.iter().cloned().chain(self.values.iter().map(Value::finding)).collect()
    }

    /// How many values have a verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.values.iter().filter(|value| value.verdict == verdict).count()
    }

    /// The record as a page shows it, with the source text: its evidence is that of the verdicts, of which each is the rule
    /// of its evidence, and what does not hold has a note that says why.
    #[must_use]
    pub fn marked(&self, record: &Record, source: &str) -> Record {
        let mut record = record.clone();
        record.source.text = Some(source.to_owned());
        record.evidence.clear();
        record.notes.clear();
        for value in &self.values {
            let rule = Some(format!("ground.{}", value.verdict.code()));
            let bare = Evidence {
                of: value.of.clone(),
                basis: Basis::Inferred,
                start: None,
                stop: None,
                quote: None,
                rule: None,
            };
            let words = if value.evidence.is_empty() { vec![bare] } else { value.evidence.clone() };
            record.evidence.extend(words.into_iter().map(|words| Evidence { rule: rule.clone(), ..words }));
            if !value.holds() {
                let message = format!("{}: {}", value.shown, value.reason);
                let code = value.verdict.code().to_owned();
                record.notes.push(Note { code, message, of: Some(value.of.clone()) });
            }
        }
        record
    }

    /// The record with the words of its values as evidence, where it has none of its own for them, and notes on those from
    /// which a value only follows.
    #[must_use]
    pub fn filled(&self, record: &Record) -> Record {
        let mut record = record.clone();
        let is_given = |evidence: &Evidence| record.evidence.iter().any(|known| known.of == evidence.of);
        let found = self.values.iter().filter(|value| value.holds()).flat_map(|value| &value.evidence);
        let mut new: Vec<Evidence> = Vec::new();
        for evidence in found.filter(|evidence| !is_given(evidence)) {
            let same = |other: &Evidence| {
                (&other.of, other.start, other.stop) == (&evidence.of, evidence.start, evidence.stop)
            };
            if !new.iter().any(same) {
                new.push(evidence.clone());
            }
        }
        for value in self.values.iter().filter(|value| value.holds()) {
            let is_inferred = new.iter().any(|words| words.of == value.of && words.basis == Basis::Inferred);
            let has_note = record.notes.iter().any(|note| note.of.as_ref() == Some(&value.of));
            if is_inferred && !has_note && !value.reason.is_empty() {
                let (code, message) = (value.verdict.code().to_owned(), value.reason.clone());
                record.notes.push(Note { code, message, of: Some(value.of.clone()) });
            }
        }
        record.evidence.extend(new);
        record
    }
}

/// A verdict in the making.
#[derive(Debug, Clone)]
pub(super) struct Ruling {
    verdict: Verdict,
    words: Vec<(Range<usize>, Basis)>,
    rule: &'static str,
    reason: String,
}

impl Ruling {
    pub(super) fn stated(words: &Range<usize>, rule: &'static str) -> Self {
        Self { verdict: Verdict::Stated, words: vec![(words.clone(), Basis::Stated)], rule, reason: String::new() }
    }

    /// A value that follows from words; without words, from what was given with the report.
    pub(super) fn derivable(words: &Range<usize>, rule: &'static str, reason: impl Into<String>) -> Self {
        let basis = if words.is_empty() { Basis::Metadata } else { Basis::Inferred };
        Self { verdict: Verdict::Derivable, words: vec![(words.clone(), basis)], rule, reason: reason.into() }
    }

    pub(super) fn contradicted(words: &Range<usize>, reason: impl Into<String>) -> Self {
        let words = vec![(words.clone(), Basis::Stated)];
        Self { verdict: Verdict::Contradicted, words, rule: "ground.contradicted", reason: reason.into() }
    }

    pub(super) fn absent(reason: impl Into<String>) -> Self {
        Self { verdict: Verdict::NotInText, words: Vec::new(), rule: "ground.absent", reason: reason.into() }
    }

    /// As found by reading: stated where the words say it, else derivable.
    pub(super) fn by_basis(words: &Range<usize>, basis: Basis, rule: &'static str) -> Self {
        match basis {
            Basis::Stated => Self::stated(words, rule),
            Basis::Relative => {
                let ruling = Self::derivable(words, rule, "it is counted from the day of the report");
                Self { words: vec![(words.clone(), Basis::Relative)], ..ruling }
            }
            Basis::Inferred | Basis::Metadata => Self::derivable(words, rule, "it follows from these words"),
        }
    }

    pub(super) fn holds(&self) -> bool {
        self.verdict <= Verdict::Derivable
    }

    /// The words that the verdict rests on, and how the value follows from them.
    pub(super) fn ground(&self) -> Option<(&Range<usize>, Basis)> {
        self.words.first().map(|(words, basis)| (words, *basis))
    }
}

/// The values of a record that were judged so far.
pub(super) struct Docket<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) record: &'a Record,
    /// What was given with the text.
    pub(super) report: &'a Report,
    /// Where the people of the record stand, in its order.
    pub(super) spots: &'a [Spots],
    /// The meeting of the report that the record tells of.
    pub(super) meeting: Option<&'a MeetingFound>,
    pub(super) values: Vec<Value>,
    pub(super) others: Vec<Diagnostic>,
}

impl<'a> Docket<'a> {
    pub(super) fn new(reading: &'a Reading<'a>, record: &'a Record, report: &'a Report, spots: &'a [Spots]) -> Self {
        let meeting = reading.meeting_of(record, spots);
        Self { reading, record, report, spots, meeting, values: Vec::new(), others: Vec::new() }
    }

    /// The people whom some ids name, with their places in the list of ids and in the text.
    pub(super) fn people_of(&self, ids: &'a [String]) -> Vec<(usize, &'a Person, &'a Spots)> {
        let known = ids.iter().enumerate().filter_map(|(place, id)| {
            let number = self.record.people.iter().position(|person| person.id == *id)?;
            Some((place, &self.record.people[number], &self.spots[number]))
        });
        known.collect()
    }

    /// Takes down a verdict. `of` names the value as evidence does.
    pub(super) fn rule(&mut self, pointer: &str, of: &str, shown: &str, ruling: Ruling) {
        let Ruling { verdict, words, rule, reason } = ruling;
        let quoted = words.first().filter(|(tokens, _)| !tokens.is_empty());
        let quote = quoted.map(|(tokens, _)| self.reading.quote(tokens.clone()));
        let reason = match (reason.as_str(), quote) {
            ("", Some(quote)) => shortened(&quote),
            (reason, Some(quote)) => format!("{reason}: {}", shortened(&quote)),
            (reason, None) => reason.to_owned(),
        };
        let at = quoted.map(|(tokens, _)| self.position(self.reading.text.bytes(tokens.clone()).start));
        let evidence = words.iter().map(|(tokens, basis)| self.reading.evidence(of, tokens, *basis, rule));
        let evidence = evidence.collect();
        let (pointer, of, shown) = (pointer.to_owned(), of.to_owned(), shown.to_owned());
        self.values.push(Value { pointer, of, shown, verdict, evidence, reason, at });
    }

    fn position(&self, byte: usize) -> Position {
        let before = &self.reading.text.source[..byte];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Position { line: line as u64, column: column as u64, byte: byte as u64 }
    }

    /// Takes down a date with the verdict on its value, and then how it is said to be known and by which words.
    pub(super) fn date(&mut self, pointer: &str, of: &str, date: &Date, ruling: Ruling) {
        let basis = self.reading.basis(date, &ruling);
        self.rule(&format!("{pointer}/value"), of, &date.value, ruling);
        self.rule(&format!("{pointer}/basis"), of, date.basis.code(), basis);
        if let Some(text) = &date.text {
            self.worded(&format!("{pointer}/text"), of, text);
        }
    }

    /// A text that must stand in the source, as it is or in other forms of its words.
    pub(super) fn worded(&mut self, pointer: &str, of: &str, wording: &str) {
        let ruling = if let Some(words) = self.reading.find(wording).first() {
            Ruling::stated(words, "ground.wording")
        } else if let Some(words) = self.reading.find_freely(wording) {
            Ruling::derivable(&words, "ground.free-wording", "its words stand in another form")
        } else {
            Ruling::absent("its words do not stand together anywhere")
        };
        self.rule(pointer, of, wording, ruling);
    }

    pub(super) fn close(self) -> Grounded {
        Grounded { values: self.values, others: self.others }
    }
}

fn shortened(quote: &str) -> String {
    const LONGEST: usize = 80;
    match quote.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("\"{}…\"", quote[..at].trim_end()),
        None => format!("{quote:?}"),
    }
}
