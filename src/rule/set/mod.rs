//! Rules over a whole set of records: one file each, with documentation, code and examples, as for single records.
//!
//! A set can be of any size, so a check keeps a few numbers of each record and not the record.

mod changed_document;
mod conflicting_record;
mod contradictory_accounts;
mod repeated_record;

use crate::diagnostic::{Code, Diagnostic};
use crate::record::{MeetingStatus, Record};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A rule over a set of records.
pub trait SetRule: Sync {
    /// Its kind of finding; the examples in its documentation are lists of patches, each of which makes a record.
    fn code(&self) -> Code;

    /// Where in the record its findings are.
    fn pointer(&self) -> &'static str;

    /// Begins to look at a set.
    fn start(&self) -> Box<dyn Check>;
}

/// A rule at work.
pub trait Check: Send {
    /// Looks at the next record; tells with which earlier one it does not agree, and how.
    fn see(&mut self, outline: &Outline, number: u32) -> Option<Clash>;
}

/// Two records that do not agree.
pub struct Clash {
    earlier: u32,
    message: &'static str,
    help: &'static str,
}

/// Every rule over sets, by code; a new one is its file and its line here.
pub const SET_RULES: &[&dyn SetRule] = &[
    &conflicting_record::ConflictingRecord,
    &repeated_record::RepeatedRecord,
    &contradictory_accounts::ContradictoryAccounts,
    &changed_document::ChangedDocument,
];

/// What the rules over sets keep of a record. Equal numbers stand for equal values.
#[derive(Debug, Clone, Copy)]
pub struct Outline {
    id: u64,
    content: u64,
    key: Option<u64>,
    is_off: bool,
    place: Option<u32>,
    document: Option<u64>,
    text: Option<u64>,
}

impl Outline {
    /// The outline of a record.
    #[must_use]
    pub fn of(record: &Record) -> Self {
        let meeting = &record.meeting;
        let place = meeting.place.as_ref().and_then(|place| place.country.as_ref());
        Self {
            id: number_of(&record.id),
            content: content_of(record),
            key: meeting.key.as_ref().map(number_of),
            is_off: !matches!(meeting.status, MeetingStatus::Held | MeetingStatus::Planned),
            place: place.map(|country| country.bytes().fold(0, |number, byte| number << 8 | u32::from(byte))),
            document: record.source.document_id.as_ref().map(number_of),
            text: record.source.text_sha256.as_ref().map(number_of),
        }
    }
}

fn number_of(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// The content without the record's own id.
fn content_of(record: &Record) -> u64 {
    struct Sink(DefaultHasher);
    impl std::io::Write for Sink {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.write(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut sink = Sink(DefaultHasher::new());
    let Record { source, meeting, sides, people, topics, statements, references, mentions, extra, .. } = record;
    let content = (source, meeting, sides, people, topics, statements, references, mentions, extra);
    // The sink takes everything.
    let _ = serde_json::to_writer(&mut sink, &content);
    sink.0.finish()
}

/// A set under examination.
pub struct Set {
    files: Vec<(u32, String)>,
    count: u32,
    checks: Vec<(&'static dyn SetRule, Box<dyn Check>)>,
}

impl Default for Set {
    fn default() -> Self {
        Self { files: Vec::new(), count: 0, checks: SET_RULES.iter().map(|rule| (*rule, rule.start())).collect() }
    }
}

impl Set {
    /// Begins a file.
    pub fn file(&mut self, name: &str) {
        self.files.push((self.count, name.to_owned()));
    }

    /// Passes over a record that is none.
    pub fn skip(&mut self) {
        self.count = self.count.saturating_add(1);
    }

    /// Looks at the next record of the file.
    pub fn see(&mut self, outline: &Outline) -> Vec<Diagnostic> {
        let number = self.count;
        self.skip();
        let mut found = Vec::new();
        for (rule, check) in &mut self.checks {
            if let Some(clash) = check.see(outline, number) {
                let message = format!("{} {}", name_of(&self.files, clash.earlier), clash.message);
                found.push(Diagnostic::new(rule.code(), message).with_help(clash.help).at_pointer(rule.pointer()));
            }
        }
        found
    }
}

/// How messages name a record.
fn name_of(files: &[(u32, String)], number: u32) -> String {
    let after = files.partition_point(|(first, _)| *first <= number);
    match after.checked_sub(1).and_then(|index| files.get(index)) {
        Some((first, name)) => format!("record {} of {name}", number - first + 1),
        None => format!("record {}", number + 1),
    }
}

#[cfg(test)]
pub(super) fn check(records: &[Record]) -> Vec<Diagnostic> {
    let mut set = Set::default();
    set.file("a.json");
    records.iter().flat_map(|record| set.see(&Outline::of(record))).collect()
}
