//! File formats of records: how they are read and written, one file each, and the list of them.
//!
//! A reader gives every value its place and judges nothing but its own syntax; [`Entry::judge`] then applies the one
//! schema to whatever was read.

pub mod bundle;
pub mod columnar;
pub mod csv;
mod json;
mod recorder;
mod xml;

pub(crate) use json::{Line, LineReader, read_line};

use crate::diagnostic::{Code, Diagnostic, Lines, Severity};
use crate::error::Error;
use crate::record::Record;
use crate::schema::foreign::Foreign;
use crate::schema::{check, tree::Node};
use serde::Deserialize;
use std::fmt::Debug;
use std::io::{BufRead, Write};
use std::sync::{Arc, OnceLock};

/// A file format of records.
pub trait Format: Sync {
    /// Its name on the command line.
    fn name(&self) -> &'static str;

    /// Endings of file names, without the dot; the first is the usual one.
    fn extensions(&self) -> &'static [&'static str];

    /// What it is, in one line.
    fn about(&self) -> &'static str;

    /// Kinds of fault that its reader finds.
    fn codes(&self) -> &'static [Code];

    /// The feature without which this program was built, so that it can neither read nor write the format.
    fn missing_feature(&self) -> Option<&'static str> {
        None
    }

    /// Takes one record after the other, some still [unread](Entry::read), for those who judge many of them. A record that
    /// cannot be read is an entry with findings; an error is a fault of the input itself and ends the reading.
    fn entries<'a>(&self, input: Box<dyn BufRead + Send + 'a>, limits: Limits) -> Entries<'a>;

    /// Reads one record after the other.
    fn read<'a>(&self, input: Box<dyn BufRead + Send + 'a>, limits: Limits) -> Entries<'a> {
        Box::new(self.entries(input, limits).map(|entry| entry.map(Entry::read)))
    }

    /// Writes records one after the other.
    fn write<'a>(&self, output: Box<dyn Write + Send + 'a>) -> Box<dyn RecordWriter + 'a>;
}

/// Entries of an input in its order.
pub type Entries<'a> = Box<dyn Iterator<Item = Result<Entry, Error>> + Send + 'a>;

/// Every format; a new one is its file and its line here.
pub const FORMATS: &[&dyn Format] = &[
    &json::Json,
    &json::JsonLines,
    &csv::Csv { guard: csv::Guard::None },
    &xml::Xml,
    &columnar::PARQUET,
    &columnar::ARROW,
    &columnar::ARROW_STREAM,
];

/// The formats that this program can read and write.
pub fn built() -> impl Iterator<Item = &'static dyn Format> {
    FORMATS.iter().copied().filter(|format| format.missing_feature().is_none())
}

/// The format of that name.
///
/// # Errors
/// When there is none.
pub fn by_name(name: &str) -> Result<&'static dyn Format, Error> {
    let known = || FORMATS.iter().map(|format| format.name().to_owned()).collect();
    FORMATS
        .iter()
        .copied()
        .find(|format| format.name() == name)
        .ok_or_else(|| Error::unknown_name("format", name, known()))
}

/// The format whose file names end like this.
#[must_use]
pub fn by_extension(extension: &str) -> Option<&'static dyn Format> {
    let extension = extension.to_ascii_lowercase();
    FORMATS.iter().copied().find(|format| format.extensions().contains(&extension.as_str()))
}

/// Takes records and writes them.
pub trait RecordWriter: Send {
    /// Writes a record.
    ///
    /// # Errors
    /// When the output fails.
    fn write(&mut self, record: &Record) -> Result<(), Error>;

    /// Writes what stands after the last record.
    ///
    /// # Errors
    /// When the output fails.
    fn finish(self: Box<Self>) -> Result<(), Error>;
}

/// How much a reader takes before it refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one record.
    pub record_bytes: usize,
    /// Bytes of one cell of a table.
    pub cell_bytes: usize,
    /// Levels of nesting.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { record_bytes: 32 << 20, cell_bytes: 16 << 20, depth: 64 }
    }
}

/// What the values of any JSON are that are judged one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// One of each line.
    Line,
    /// The items of a list, numbered from 1; a document that is no list is one value with the number 0.
    Item,
    /// The whole document.
    Document,
}

/// Reads values of any kind.
#[must_use]
pub fn read_values<'a>(unit: Unit, input: Box<dyn BufRead + Send + 'a>, limits: Limits) -> Entries<'a> {
    match unit {
        Unit::Line => json::JsonLines.read(input, limits),
        Unit::Item => json::read_items(input, limits),
        Unit::Document => json::read_whole(input, limits),
    }
}

/// One record as it was read, or as it stands to be read.
#[derive(Debug, Default)]
pub struct Entry {
    /// Its number in the input, from 1.
    pub number: u64,
    /// What the reader found.
    pub findings: Vec<Diagnostic>,
    read: OnceLock<Read>,
    /// What stands to be read.
    unread: Option<Box<dyn Unread>>,
}

/// What reading gives.
#[derive(Debug, Default)]
struct Read {
    /// The value, unless it could not be read.
    tree: Option<Node>,
    /// The lines that it was read from.
    lines: Arc<Lines>,
    findings: Vec<Diagnostic>,
}

/// A record that waits to be read until that is needed. Most are sound and are only asked for their values.
trait Unread: Debug + Send + Sync {
    /// Whether it is a record that has nothing to be said about, as far as can be told without reading it.
    fn is_sound(&self) -> bool;

    /// The record that it is if it is sound.
    fn record(&self) -> Result<Record, String>;

    /// Reads it.
    fn read(&self) -> Read;

    /// How many bytes it has, about.
    fn size(&self) -> usize;
}

/// One record as it was read and judged by the schema.
#[derive(Debug)]
pub struct Judged {
    /// What was read, for the places of its values.
    pub entry: Entry,
    /// The record, if it has the structure of one.
    pub record: Option<Record>,
}

impl Entry {
    /// What was read of some lines.
    #[must_use]
    pub fn new(number: u64, tree: Option<Node>, lines: impl Into<Arc<Lines>>, findings: Vec<Diagnostic>) -> Self {
        let read = Read { tree, lines: lines.into(), findings: Vec::new() };
        Self { number, findings, read: OnceLock::from(read), unread: None }
    }

    fn unread(number: u64, unread: impl Unread + 'static) -> Self {
        Self { number, unread: Some(Box::new(unread)), ..Self::default() }
    }

    /// The value, unless it could not be read.
    #[must_use]
    pub fn tree(&self) -> Option<&Node> {
        self.get().tree.as_ref()
    }

    /// The lines that it was read from.
    #[must_use]
    pub fn lines(&self) -> &Arc<Lines> {
        &self.get().lines
    }

    fn get(&self) -> &Read {
        self.read.get_or_init(|| self.unread.as_ref().map(|unread| unread.read()).unwrap_or_default())
    }

    fn into_tree(self) -> Option<Node> {
        self.read.into_inner()?.tree
    }

    /// How many bytes it has, about.
    #[must_use]
    pub fn size(&self) -> usize {
        self.unread.as_ref().map_or_else(|| self.lines().bytes().len(), |unread| unread.size())
    }

    /// Reads the value, if that was not done yet, and adds what is wrong with it.
    #[must_use]
    pub fn read(mut self) -> Self {
        if let Some(unread) = self.unread.take() {
            let mut read = self.read.take().unwrap_or_else(|| unread.read());
            self.findings.append(&mut read.findings);
            self.read = OnceLock::from(read);
        }
        self
    }

    /// Judges the value by the record's schema and adds the findings. What is sound at first sight needs no reading.
    #[must_use]
    pub fn check(self) -> Self {
        if self.unread.as_ref().is_some_and(|unread| unread.is_sound()) { self } else { self.check_tree() }
    }

    fn check_tree(self) -> Self {
        let mut entry = self.read();
        let found = entry.tree().map(|tree| check::check(tree, entry.lines()));
        entry.findings.extend(found.into_iter().flatten());
        for finding in &mut entry.findings {
            finding.place.record = Some(entry.number).filter(|number| *number > 0);
        }
        entry
    }

    /// Judges the value by the record's schema, adds the findings and makes the record of it.
    #[must_use]
    pub fn judge(self) -> Judged {
        let mut entry = self.check();
        let is_sound = entry.findings.iter().all(|finding| finding.severity != Severity::Error);
        let record = if is_sound { entry.record() } else { Ok(None) };
        let record = record.unwrap_or_else(|reason| {
            let mut finding = Diagnostic::new(check::OTHER_BREACH, reason);
            finding.place.record = Some(entry.number);
            entry.findings.push(finding);
            None
        });
        Judged { entry, record }
    }

    /// The record that a sound value is.
    fn record(&self) -> Result<Option<Record>, String> {
        if let Some(unread) = &self.unread {
            return unread.record().map(Some);
        }
        self.tree().map(Record::deserialize).transpose().map_err(|error| error.to_string())
    }

    /// Judges the value by a schema of the user's own and adds the findings.
    #[must_use]
    pub fn judge_by(self, schema: &Foreign, unit: Unit) -> Self {
        let mut entry = self.read();
        let index = entry.number.checked_sub(1).filter(|_| unit == Unit::Item);
        let found = entry.tree().map(|tree| match index {
            Some(index) => schema.check_item(index, tree, entry.lines()),
            None => schema.check(tree, entry.lines()),
        });
        entry.findings.extend(found.into_iter().flatten());
        if unit == Unit::Item {
            // Pointers lead from the document.
            return entry;
        }
        for finding in &mut entry.findings {
            finding.place.record = Some(entry.number).filter(|number| *number > 0);
        }
        entry
    }

    /// Adds findings that name their place by a JSON Pointer; they get the lines that the value was read from.
    pub fn add(&mut self, findings: Vec<Diagnostic>) {
        for mut finding in findings {
            let pointer = finding.place.pointer.as_deref().unwrap_or_default();
            if let Some(span) = self.tree().map(|tree| tree.nearest(pointer).span) {
                finding = finding.at_span(self.lines(), span);
            }
            finding.place.record = Some(self.number);
            self.findings.push(finding);
        }
    }
}
