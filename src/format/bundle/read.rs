//! Reads tables and puts their rows together to records.

use super::super::{Entries, Entry, Limits};
use super::link::{Wrong, link};
use super::order::Owners;
use super::records::{Bundle, Waiting};
use super::rows::Rows;
use super::stream::{Found, Stream, of_table};
use super::{MISSING_TABLE, UNKNOWN_TABLE, table_index};
use crate::diagnostic::{Diagnostic, Lines, Span};
use crate::error::Error;
use crate::format::csv::Guard;
use crate::schema::table::TABLES;
use std::collections::VecDeque;
use std::io::{BufRead, Seek};
use std::sync::Arc;

/// The bytes of a table, which are read twice.
pub trait Bytes: BufRead + Seek + Send {}

impl<T: BufRead + Seek + Send> Bytes for T {}

/// A table to read.
pub struct TableInput<'a> {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub input: Box<dyn Bytes + 'a>,
}

/// Reads a bundle. Where the rows of all tables stand in the order of their records, as [`Writer`](super::Writer) writes them,
/// some records are kept at a time, and of each id a hash; else all tables are.
#[must_use]
pub fn read(mut tables: Vec<TableInput<'_>>, guard: Guard, limits: Limits) -> Entries<'_> {
    let reader = Owners::of(&mut tables, limits).and_then(|owners| Reader::open(tables, guard, limits, owners));
    match reader {
        Ok(reader) => Box::new(reader),
        Err(error) => Box::new(std::iter::once(Err(error))),
    }
}

/// Puts records together, some at a time.
struct Reader<'a> {
    /// The tables that are there, by their number.
    streams: Vec<Option<Stream<'a>>>,
    /// None where all records are to be put together at once.
    owners: Option<Owners>,
    guard: Guard,
    limits: Limits,
    findings: VecDeque<Found>,
    bundle: Arc<Bundle>,
    /// The record of the bundle that is next.
    at: usize,
    /// Records that were read before it.
    before: u64,
    is_end: bool,
}

impl<'a> Reader<'a> {
    fn open(inputs: Vec<TableInput<'a>>, guard: Guard, limits: Limits, owners: Option<Owners>) -> Result<Self, Error> {
        let mut found = VecDeque::new();
        let mut missing: Vec<&str> = TABLES.iter().map(|table| table.name.as_str()).collect();
        let mut streams: Vec<Option<Stream<'a>>> = TABLES.iter().map(|_| None).collect();
        for input in inputs {
            missing.retain(|missing| *missing != input.name);
            if let Some(index) = table_index(&input.name) {
                streams[index] = Stream::open(index, Box::new(input.input), limits, &mut found)?;
            } else {
                let message = format!("the table {:?} is unknown", input.name);
                let finding = Diagnostic::new(UNKNOWN_TABLE, message).with_help("move it elsewhere");
                found.push_back(of_table(&Arc::from(input.name.as_str()), finding));
            }
        }
        for name in missing {
            let finding = Diagnostic::new(MISSING_TABLE, format!("the table {name:?} is missing"));
            let help = format!("add {name}.csv; one without rows has its names of columns");
            found.push_back(of_table(&Arc::from(name), finding.with_help(help)));
        }
        let bundle = Arc::new(Bundle::default());
        Ok(Self { streams, owners, guard, limits, findings: found, bundle, at: 0, before: 0, is_end: false })
    }

    /// Reads on: the next records with all rows that belong to them, or all that is left.
    fn load(&mut self) -> Result<(), Error> {
        const RECORDS: usize = 64;
        const BYTES: usize = 1 << 20;
        self.before += self.bundle.len() as u64;
        self.at = 0;
        let mut tables: Vec<Rows> = Vec::new();
        let (mut last, mut bytes) = (0, 0);
        for (index, stream) in self.streams.iter_mut().enumerate() {
            self.is_end |= index == 0 && stream.is_none();
            let Some(stream) = stream else {
                tables.push(Rows::default());
                continue;
            };
            let mut rows = Rows::new(Arc::clone(&stream.head));
            while stream.next(|stream| self.findings.push_back(stream.finding()))? {
                let place = self.owners.as_ref().and_then(|owners| stream.owner(owners));
                let is_later = match index {
                    0 => self.owners.is_some() && (bytes > BYTES || rows.len() == RECORDS),
                    _ => !self.is_end && place.is_some_and(|place| place > last),
                };
                if is_later {
                    stream.put_back();
                    break;
                }
                last = if index == 0 { place.unwrap_or_default() } else { last };
                bytes += stream.row.bytes.len();
                rows.push(&stream.row);
            }
            self.is_end |= index == 0 && !stream.is_ahead();
            tables.push(rows);
        }
        self.put_together(tables);
        Ok(())
    }

    /// Makes records of rows, and tells of those that belong to none.
    fn put_together(&mut self, tables: Vec<Rows>) {
        let (linked, faults) = link(&tables);
        for Wrong { table, row, finding } in faults {
            let rows = &tables[table];
            let mut lines = Lines::default();
            lines.append(&rows.lines(rows.row(row)));
            let finding = finding.at_span(&lines, Span { start: 0, stop: lines.bytes().trim_ascii_end().len() });
            self.findings.push_back((Arc::new(lines), vec![finding]));
        }
        self.bundle = Arc::new(Bundle { tables, links: linked, guard: self.guard, limits: self.limits });
    }
}

impl Iterator for Reader<'_> {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((lines, findings)) = self.findings.pop_front() {
                return Some(Ok(Entry::new(0, None, lines, findings)));
            }
            if self.at < self.bundle.len() {
                let waiting = Waiting { bundle: Arc::clone(&self.bundle), record: self.at };
                self.at += 1;
                return Some(Ok(Entry::unread(self.before + self.at as u64, waiting)));
            }
            if self.is_end {
                return None;
            }
            if let Err(error) = self.load() {
                (self.is_end, self.at) = (true, usize::MAX);
                return Some(Err(error));
            }
        }
    }
}
