//! One-file CSV: a row a record, columns joined with two underscores, lists of objects as JSON in a cell.

mod cell;
mod scan;

pub use cell::Guard;
pub(super) use cell::{CellReader, place, plain, value_at, write as write_cell};
use scan::Fault;
pub(super) use scan::{Cell, Place, Row, Rows};

use super::{Entries, Entry, Format, Limits, RecordWriter};
use crate::diagnostic::{Code, Diagnostic, Lines, Span, codes};
use crate::error::Error;
use crate::record::Record;
use crate::schema::shape::{Field, RECORD};
use crate::schema::table::flat_columns;
use crate::schema::tree::{Data, Node};
use std::io::{BufRead, Write};
use std::sync::{Arc, LazyLock};

codes! {
    /// A quotation mark opens a cell and none closes it.
    UNTERMINATED = "C101" "unterminated-quote" Error,
    /// Something stands between the closing quotation mark of a cell and the comma after it.
    AFTER_QUOTE = "C102" "text-after-quote" Error,
    /// CSV must be in UTF-8.
    NOT_UTF8 = "C103" "not-utf8" Error,
    /// A row is longer than the limit for one record.
    TOO_LONG = "C104" "too-long" Error,
    /// A row has more or fewer cells than there are columns.
    RAGGED = "C105" "ragged-row" Error,
    /// Two columns have one name.
    DUPLICATE_COLUMN = "C106" "duplicate-column" Error,
    /// A column that the schema does not know.
    UNKNOWN_COLUMN = "C107" "unknown-column" Error,
    /// The file holds nothing, not even the names of columns.
    EMPTY = "C108" "empty-input" Error,
    /// A cell is longer than the limit for one cell.
    CELL_TOO_LONG = "C109" "cell-too-long" Error,
}

/// The columns in their order: name, path in the record, field.
static COLUMNS: LazyLock<Vec<(String, Vec<String>, &'static Field)>> = LazyLock::new(|| flat_columns(&RECORD));

/// CSV in one file.
pub struct Csv {
    /// How formulas are kept from spreadsheets.
    pub guard: Guard,
}

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn about(&self) -> &'static str {
        "CSV in one file, a row a record; a folder or .zip is a bundle of tables"
    }

    fn codes(&self) -> &'static [Code] {
        CODES
    }

    fn entries<'a>(&self, input: Box<dyn BufRead + Send + 'a>, limits: Limits) -> Entries<'a> {
        let rows = Rows::new(input, limits);
        let (guard, row, names) = (self.guard, Row::default(), Arc::new([]));
        Box::new(Reader { rows, row, limits, guard, columns: None, names, number: 0, done: false })
    }

    fn write<'a>(&self, output: Box<dyn Write + Send + 'a>) -> Box<dyn RecordWriter + 'a> {
        Box::new(Writer { output: csv::Writer::from_writer(output), guard: self.guard, is_begun: false })
    }
}

/// Reads records row by row.
struct Reader<'a> {
    rows: Rows<'a>,
    /// The last one that was read.
    row: Row,
    limits: Limits,
    guard: Guard,
    /// For each column of the file its place among the known ones.
    columns: Option<Vec<Option<usize>>>,
    /// The names in the file.
    names: Arc<[String]>,
    number: u64,
    done: bool,
}

impl Reader<'_> {
    /// Reads the names of the columns; an entry with the findings, if there are any.
    fn header(&mut self) -> Result<Option<Entry>, Error> {
        if !self.rows.read(&mut self.row).map_err(Error::read)? {
            self.done = true;
            let finding =
                Diagnostic::new(EMPTY, "there is nothing to read").with_help("check that the file was written");
            return Ok(Some(entry_of(0, None, Lines::of(Vec::new()), vec![finding])));
        }
        let row = &self.row;
        self.names = row.texts();
        let lines = row.place.lines(&row.bytes, &self.names);
        let known: Vec<&str> = COLUMNS.iter().map(|(name, _, _)| name.as_str()).collect();
        let (columns, findings) = header(row, &lines, &known);
        self.done = findings.iter().any(|finding| finding.code != UNKNOWN_COLUMN.code);
        self.columns = Some(columns);
        Ok((!findings.is_empty()).then(|| entry_of(0, None, lines, findings)))
    }

    fn entry(&mut self) -> Entry {
        self.number += 1;
        let row = &self.row;
        let lines = row.place.lines(&row.bytes, &self.names);
        let columns = self.columns.as_deref().unwrap_or_default();
        if let Some(finding) = row_finding(row, &lines, columns.len()) {
            return entry_of(self.number, None, lines, vec![finding]);
        }
        let whole = Span { start: 0, stop: row.bytes.trim_ascii_end().len() };
        let mut object = Node::new(Data::Object(Vec::new()), whole);
        let mut reader =
            CellReader { lines: &lines, guard: self.guard, depth: self.limits.depth, findings: Vec::new() };
        for (cell, column) in row.cells.iter().zip(columns) {
            let Some((_, path, field)) = column.and_then(|index| COLUMNS.get(index)) else { continue };
            if let Some(value) = reader.read(cell, &field.shape) {
                place(&mut object, path, value, cell.span);
            }
        }
        let findings = reader.findings;
        let tree = findings.is_empty().then_some(object);
        entry_of(self.number, tree, lines, findings)
    }
}

fn entry_of(number: u64, tree: Option<Node>, lines: Lines, findings: Vec<Diagnostic>) -> Entry {
    Entry::new(number, tree, lines, findings)
}

impl Iterator for Reader<'_> {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.columns.is_none() && !self.done {
            match self.header() {
                Ok(None) => {}
                Ok(Some(entry)) => return Some(Ok(entry)),
                Err(error) => {
                    self.done = true;
                    return Some(Err(error));
                }
            }
        }
        if self.done {
            return None;
        }
        match self.rows.read(&mut self.row) {
            Ok(is_there) => is_there.then(|| Ok(self.entry())),
            Err(error) => {
                self.done = true;
                Some(Err(Error::read(error)))
            }
        }
    }
}

/// The columns of a file among the known ones, and what is wrong with them.
pub(super) fn header(row: &Row, lines: &Lines, known: &[&str]) -> (Vec<Option<usize>>, Vec<Diagnostic>) {
    let mut findings: Vec<Diagnostic> = row_finding(row, lines, row.cells.len()).into_iter().collect();
    let mut columns: Vec<Option<usize>> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for cell in &row.cells {
        let name = cell.text(&row.bytes).into_owned();
        let index = known.iter().position(|known| *known == name);
        if names.contains(&name) {
            let finding = Diagnostic::new(DUPLICATE_COLUMN, format!("there are two columns {name:?}"));
            findings.push(finding.with_help("rename or remove one").at_span(lines, cell.span));
        } else if index.is_none() {
            let finding = Diagnostic::new(UNKNOWN_COLUMN, format!("unknown column {name:?}"));
            let help =
                "names are those of the codebook, levels joined with two underscores; own fields belong in extra";
            findings.push(finding.with_help(help).at_span(lines, cell.span));
        }
        columns.push(index);
        names.push(name);
    }
    (columns, findings)
}

/// What is wrong with a row of a table of so many columns.
pub(super) fn row_finding(row: &Row, lines: &Lines, columns: usize) -> Option<Diagnostic> {
    if let Some((fault, span)) = row.fault {
        let (code, message, help) = fault_words(fault);
        return Some(Diagnostic::new(code, message).with_help(help).at_span(lines, span));
    }
    if row.cells.len() == columns {
        return None;
    }
    let cells = row.cells.len();
    let surplus = row.cells.get(columns).or(row.cells.last()).map(|cell| cell.span).unwrap_or_default();
    let message = format!("the row has {cells} cells and the file {columns} columns");
    let help = "quote cells that contain commas or line ends";
    Some(Diagnostic::new(RAGGED, message).with_help(help).at_span(lines, surplus))
}

fn fault_words(fault: Fault) -> (Code, &'static str, &'static str) {
    match fault {
        Fault::Unterminated => {
            (UNTERMINATED, "the quotation mark is never closed", "close it, or double it if it is text")
        }
        Fault::AfterQuote => {
            (AFTER_QUOTE, "text after the closing quotation mark", "double quotation marks within a quoted cell")
        }
        Fault::TooLong => {
            (TOO_LONG, "the row is longer than the limit for one record", "look for an unclosed quotation mark")
        }
        Fault::CellTooLong => (
            CELL_TOO_LONG,
            "the cell is longer than the limit",
            "look for an unclosed quotation mark, or raise the limit",
        ),
        Fault::NotUtf8 => (NOT_UTF8, "the bytes are not UTF-8", "convert the file to UTF-8"),
    }
}

struct Writer<'a> {
    output: csv::Writer<Box<dyn Write + Send + 'a>>,
    guard: Guard,
    is_begun: bool,
}

impl Writer<'_> {
    fn begin(&mut self) -> Result<(), Error> {
        self.is_begun = true;
        let names = COLUMNS.iter().map(|(name, _, _)| name);
        self.output.write_record(names).map_err(write_error)
    }
}

impl RecordWriter for Writer<'_> {
    fn write(&mut self, record: &Record) -> Result<(), Error> {
        if !self.is_begun {
            self.begin()?;
        }
        let value = Node::made_of(record).map_err(|error| Error::not_carried(error.to_string()))?;
        for (name, path, _) in COLUMNS.iter() {
            let cell = write_cell(value_at(&value, path), name)?;
            self.output.write_field(self.guard.on(&cell).as_bytes()).map_err(write_error)?;
        }
        self.output.write_record(None::<&[u8]>).map_err(write_error)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        if !self.is_begun {
            self.begin()?;
        }
        self.output.flush().map_err(Error::write)
    }
}

/// The csv crate's fault as ours.
pub(super) fn write_error(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(source) => Error::write(source),
        other => Error::not_carried(format!("{other:?}")),
    }
}
