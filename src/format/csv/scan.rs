//! Rows of CSV with the true place of every cell: RFC 4180, and what programs make of it.
//!
//! The csv crate tells neither an empty cell from a quoted one nor the physical line after blank lines and cells of
//! many lines, so rows are taken apart here; a test holds the cells against the crate's.

use super::super::Limits;
use super::Guard;
use crate::diagnostic::{Lines, Span};
use memchr::{memchr, memchr2};
use std::borrow::Cow;
use std::io::{BufRead, Read};
use std::sync::Arc;

/// The byte order mark in UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A row; one that is done with takes in the next one, which then needs no memory of its own.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// Where it stands.
    pub(crate) place: Place,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// Its cells.
    pub(crate) cells: Vec<Cell>,
    /// What is wrong with it, and where.
    pub(crate) fault: Option<(Fault, Span)>,
}

/// Where a row stands.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Place {
    /// Its number, as spreadsheets count: lines without anything are rows too.
    number: u64,
    /// The line on which it begins.
    line: u64,
    /// The byte at which it begins.
    pub(crate) byte: u64,
}

/// A cell: its bytes in the row without the quotation marks around them.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Where its text stands.
    pub(crate) span: Span,
    /// Whether doubled quotation marks stand in it.
    escaped: bool,
}

/// What can be wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A quotation mark opens a cell and none closes it.
    Unterminated,
    /// Something stands between the closing quotation mark and the end of the cell.
    AfterQuote,
    /// It is longer than the limit.
    TooLong,
    /// One of its cells is.
    CellTooLong,
    /// It is not in UTF-8.
    NotUtf8,
}

impl Row {
    /// The texts of its cells.
    pub(crate) fn texts(&self) -> Arc<[String]> {
        self.cells.iter().map(|cell| cell.text(&self.bytes).into_owned()).collect()
    }

    /// Whether nothing is wrong with it in a table of so many columns.
    pub(crate) fn is_whole(&self, columns: usize) -> bool {
        self.fault.is_none() && self.cells.len() == columns
    }
}

impl Place {
    /// The bytes of the row that stands here, in a table of these columns.
    pub(crate) fn lines(self, bytes: &[u8], columns: &Arc<[String]>) -> Lines {
        Lines::part(bytes.to_vec(), self.line, self.byte).in_row(self.number, columns, cell_starts)
    }
}

impl Cell {
    /// The text of the cell in its row; nothing where the row is not in UTF-8.
    pub(crate) fn text<'a>(&self, bytes: &'a [u8]) -> Cow<'a, str> {
        let text = bytes.get(self.span.start..self.span.stop).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let text = text.unwrap_or_default();
        if self.escaped { Cow::Owned(text.replace("\"\"", "\"")) } else { Cow::Borrowed(text) }
    }

    /// The same in bytes.
    pub(crate) fn bytes<'a>(&self, bytes: &'a [u8]) -> Cow<'a, [u8]> {
        if self.escaped {
            return Cow::Owned(self.text(bytes).into_owned().into_bytes());
        }
        Cow::Borrowed(bytes.get(self.span.start..self.span.stop).unwrap_or_default())
    }

    /// Whether the cell holds no value.
    pub(crate) fn is_empty(&self, bytes: &[u8], guard: Guard) -> bool {
        let length = self.span.stop - self.span.start;
        length == 0 || length == 1 && guard.width(&bytes[self.span.start..self.span.stop]) == 1
    }

    /// Where stretches of the cell's text stand in the row, for many of them.
    pub(crate) fn parts(&self, text: &str) -> impl Fn(Span) -> Span + use<> {
        let quotes: Vec<usize> =
            if self.escaped { memchr::memchr_iter(b'"', text.as_bytes()).collect() } else { Vec::new() };
        let begin = self.span.start;
        let place = move |at: usize| begin + at + quotes.partition_point(|quote| *quote < at);
        move |span| Span { start: place(span.start), stop: place(span.stop) }
    }

    /// Where a stretch of the cell's text stands in the row.
    pub(crate) fn part(&self, text: &str, start: usize, stop: usize) -> Span {
        let doubled = |end: usize| {
            let before = text.as_bytes().get(..end).unwrap_or_default();
            if self.escaped { memchr::memchr_iter(b'"', before).count() } else { 0 }
        };
        Span { start: self.span.start + start + doubled(start), stop: self.span.start + stop + doubled(stop) }
    }
}

/// Takes rows out of an input, one after the other.
pub(crate) struct Rows<'a> {
    input: Box<dyn BufRead + Send + 'a>,
    limits: Limits,
    row: u64,
    line: u64,
    byte: u64,
    ended: bool,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(input: Box<dyn BufRead + Send + 'a>, limits: Limits) -> Self {
        Self { input, limits, row: 0, line: 1, byte: 0, ended: false }
    }

    /// Takes in the next row that is not blank; false at the end of the input.
    pub(crate) fn read(&mut self, row: &mut Row) -> std::io::Result<bool> {
        row.bytes.clear();
        while !self.ended {
            if !self.append_line(&mut row.bytes)? {
                self.ended = true;
            } else if is_blank(&row.bytes) {
                self.row += 1;
                self.pass(&row.bytes);
                row.bytes.clear();
            } else {
                self.take_apart(row)?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Adds the next physical line; false at the end of the input.
    fn append_line(&mut self, bytes: &mut Vec<u8>) -> std::io::Result<bool> {
        let room = (self.limits.record_bytes + 1).saturating_sub(bytes.len());
        Ok((&mut self.input).take(room as u64).read_until(b'\n', bytes)? > 0)
    }

    /// Counts bytes and lines that are done with.
    fn pass(&mut self, bytes: &[u8]) {
        self.byte += bytes.len() as u64;
        self.line += memchr::memchr_iter(b'\n', bytes).count() as u64;
    }

    fn take_apart(&mut self, row: &mut Row) -> std::io::Result<()> {
        self.row += 1;
        row.place = Place { number: self.row, line: self.line, byte: self.byte };
        row.fault = self.cells(&mut row.bytes, &mut row.cells)?;
        self.pass(&row.bytes);
        if matches!(row.fault, Some((Fault::TooLong, _))) {
            // Whether the rest stands in a quoted cell cannot be known, so nothing after it can be trusted.
            self.ended = true;
            row.bytes.truncate(64);
        }
        if let Err(error) = std::str::from_utf8(&row.bytes) {
            let start = error.valid_up_to();
            row.fault = row.fault.or(Some((Fault::NotUtf8, Span { start, stop: start + 1 })));
        }
        Ok(())
    }

    /// Finds the cells of the row that begins with these bytes; reads on where a cell has several lines. Gives what is
    /// wrong with it.
    fn cells(&mut self, bytes: &mut Vec<u8>, cells: &mut Vec<Cell>) -> std::io::Result<Option<(Fault, Span)>> {
        cells.clear();
        let mut fault = None;
        let mut at = if self.byte == 0 && bytes.starts_with(MARK) { MARK.len() } else { 0 };
        loop {
            let quoted = bytes.get(at) == Some(&b'"');
            let cell = if quoted { self.quoted(bytes, at)? } else { Some(plain(bytes, at)) };
            if bytes.len() > self.limits.record_bytes {
                return Ok(Some((Fault::TooLong, Span { start: 0, stop: 1 })));
            }
            let Some(cell) = cell else {
                return Ok(Some((Fault::Unterminated, Span { start: at, stop: at + 1 })));
            };
            if cell.span.stop - cell.span.start > self.limits.cell_bytes {
                fault = fault.or(Some((Fault::CellTooLong, Span { start: at, stop: at + 1 })));
            }
            cells.push(cell);
            let mut end = cell.span.stop;
            if quoted {
                end = end_of_cell(bytes, cell.span.stop + 1);
                if end > cell.span.stop + 1 {
                    fault = fault.or(Some((Fault::AfterQuote, Span { start: cell.span.stop + 1, stop: end })));
                }
            }
            if bytes.get(end) != Some(&b',') {
                return Ok(fault);
            }
            at = end + 1;
        }
    }

    /// The quoted cell that begins here; none if the input ends before its closing quotation mark.
    fn quoted(&mut self, bytes: &mut Vec<u8>, open: usize) -> std::io::Result<Option<Cell>> {
        let (start, mut at, mut escaped) = (open + 1, open + 1, false);
        loop {
            match memchr(b'"', &bytes[at..]) {
                Some(found) if bytes.get(at + found + 1) == Some(&b'"') => {
                    escaped = true;
                    at += found + 2;
                }
                Some(found) => return Ok(Some(Cell { span: Span { start, stop: at + found }, escaped })),
                None => {
                    at = bytes.len();
                    if at > self.limits.record_bytes || !self.append_line(bytes)? {
                        return Ok(None);
                    }
                }
            }
        }
    }
}

/// Where the cells of a row begin, their quotation marks included.
pub(crate) fn cell_starts(row: &[u8]) -> Vec<usize> {
    let limits = Limits { record_bytes: row.len(), cell_bytes: row.len(), ..Limits::default() };
    let mut read = Row::default();
    // Bytes in memory are read without a fault; a blank row has no cells.
    let _ = Rows::new(Box::new(row), limits).read(&mut read);
    let cells = read.cells.iter().map(|cell| cell.span.start);
    let opened = |start: usize| start - usize::from(start > 0 && row[start - 1] == b'"');
    let unclosed = read.fault.iter().filter(|(fault, _)| *fault == Fault::Unterminated);
    cells.map(opened).chain(unclosed.map(|(_, span)| span.start)).collect()
}

fn plain(bytes: &[u8], start: usize) -> Cell {
    Cell { span: Span { start, stop: end_of_cell(bytes, start) }, escaped: false }
}

/// Where the next comma or the line end stands.
fn end_of_cell(bytes: &[u8], at: usize) -> usize {
    match memchr2(b',', b'\n', &bytes[at..]) {
        Some(found) if bytes[at + found] == b',' => at + found,
        Some(found) if found > 0 && bytes[at + found - 1] == b'\r' => at + found - 1,
        Some(found) => at + found,
        None => bytes.len(),
    }
}

fn is_blank(bytes: &[u8]) -> bool {
    matches!(bytes, b"\n" | b"\r\n" | b"\r")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &[u8]) -> Vec<Row> {
        let mut rows = Rows::new(Box::new(text), Limits::default());
        let next = || {
            let mut row = Row::default();
            rows.read(&mut row).expect("no fault of reading").then_some(row)
        };
        std::iter::from_fn(next).collect()
    }

    fn texts(text: &[u8]) -> Vec<Vec<String>> {
        let cells = |row: &Row| row.cells.iter().map(|cell| cell.text(&row.bytes).into_owned()).collect();
        rows(text).iter().map(cells).collect()
    }

    #[test]
    fn quoted_cells_hold_commas_quotes_and_lines() {
        assert_eq!(texts(b"a,\"b,\"\"c\"\"\r\nd\",\r\n"), [["a", "b,\"c\"\r\nd", ""]]);
    }

    #[test]
    fn physical_lines_are_right_after_blank_lines_and_long_cells() {
        let rows = rows(b"\xEF\xBB\xBFa,b\r\n\r\n\"x\ny\",z\r\n\nlast,1");
        let nowhere: Arc<[String]> = Arc::new([]);
        let lines = |row: usize| rows[row].place.lines(&rows[row].bytes, &nowhere);
        assert_eq!([0, 1, 2].map(|row| lines(row).position(0).line), [1, 3, 6]);
        assert_eq!(lines(1).position(rows[1].cells[1].span.start).line, 4);
        assert_eq!(lines(0).position(rows[0].cells[0].span.start).column, 1);
    }

    #[test]
    fn faults_have_places() {
        assert_eq!(
            rows(b"a,\"b").pop().and_then(|row| row.fault),
            Some((Fault::Unterminated, Span { start: 2, stop: 3 }))
        );
        assert_eq!(
            rows(b"\"b\"x,1").pop().and_then(|row| row.fault),
            Some((Fault::AfterQuote, Span { start: 3, stop: 4 }))
        );
        assert_eq!(rows(b"a,\xFF").pop().and_then(|row| row.fault), Some((Fault::NotUtf8, Span { start: 2, stop: 3 })));
    }

    #[test]
    fn cells_begin_with_their_quotation_marks() {
        assert_eq!(cell_starts(b"a,\"b,c\",,\"d\r\ne\",f\r\n"), [0, 2, 8, 9, 16]);
        assert_eq!(cell_starts(b"a,\"b"), [0, 2]);
    }

    #[test]
    fn parts_of_a_cell_are_found_behind_doubled_quotes() {
        let row = rows(b"x,\"a\"\"b|c\"").remove(0);
        let text = row.cells[1].text(&row.bytes).into_owned();
        assert_eq!(text, "a\"b|c");
        assert_eq!(row.cells[1].part(&text, 4, 5), Span { start: 8, stop: 9 });
    }

    #[test]
    #[ignore = "needs the csv-spectrum that .ci/judges installs"]
    fn csv_spectrum() {
        let place =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/judges/node/node_modules/csv-spectrum");
        let mut count = 0;
        for entry in std::fs::read_dir(place.join("csvs")).expect("the suite") {
            let path = entry.expect("a file").path();
            let rows = texts(&std::fs::read(&path).expect("read"));
            let (names, rows) = rows.split_first().expect("names of columns");
            let object = |row: &Vec<String>| -> serde_json::Value {
                names.iter().cloned().zip(row.iter().cloned().map(serde_json::Value::from)).collect()
            };
            let found: Vec<serde_json::Value> = rows.iter().map(object).collect();
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let expected = std::fs::read_to_string(place.join("json").join(format!("{name}.json"))).expect("read");
            // In one pair of files the suite names another telephone number in its JSON, and no array.
            let expected = match serde_json::from_str(&expected.replace("1234567890", "2095257564")).expect("JSON") {
                serde_json::Value::Array(rows) => rows,
                row => vec![row],
            };
            assert_eq!(found, expected, "{name}");
            count += 1;
        }
        assert_eq!(count, 12);
    }

    proptest! {
        #[test]
        fn cells_are_those_of_the_csv_crate(table in proptest::collection::vec(
            proptest::collection::vec("[a,\"\n|é ]{0,6}", 2..4), 1..5)) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).expect("written");
            }
            let bytes = writer.into_inner().expect("flushed");
            prop_assert_eq!(texts(&bytes), table);
        }

        #[test]
        fn no_input_is_too_odd(text in proptest::collection::vec(proptest::sample::select(b"a,\"\r\n\xFF".to_vec()), 0..40)) {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_slice());
            let faultless = rows(&text).iter().all(|row| row.fault.is_none());
            let lone_return = text.windows(2).any(|pair| pair[0] == b'\r' && pair[1] != b'\n') || text.ends_with(b"\r");
            if faultless && !lone_return {
                let theirs: Vec<Vec<String>> = reader
                    .records()
                    .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
                    .collect();
                prop_assert_eq!(texts(&text), theirs);
            }
        }
    }
}
