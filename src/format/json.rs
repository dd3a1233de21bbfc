//! JSON, one record or an array of records, and JSON Lines, one record a line.

mod document;
mod lines;
mod sound;
mod string;
mod text;

pub(crate) use lines::{Line, LineReader};

use super::{Entries, Entry, Format, Limits, Read, RecordWriter, Unread};
use crate::diagnostic::{Code, Diagnostic, Lines, codes};
use crate::error::Error;
use crate::record::Record;
use crate::schema::tree::Node;
use document::Document;
use std::io::{BufRead, Write};
use std::sync::Arc;
use text::Reader;

codes! {
    /// The text is not JSON.
    SYNTAX = "J101" "json-syntax" Error,
    /// An object has two members of one name. Programs differ in which of them they take.
    DUPLICATE_KEY = "J102" "duplicate-key" Error,
    /// An escape sequence names one half of a surrogate pair, which is no character.
    LONE_SURROGATE = "J103" "lone-surrogate" Error,
    /// Objects and lists are nested deeper than the limit.
    TOO_DEEP = "J104" "too-deep" Error,
    /// JSON must be in UTF-8.
    NOT_UTF8 = "J105" "not-utf8" Error,
    /// A line, or a record of a document, is longer than the limit for one record.
    TOO_LONG = "J106" "too-long" Error,
    /// Something stands after the end of the value.
    TRAILING = "J107" "trailing-data" Error,
    /// The file holds nothing.
    EMPTY = "J108" "empty-input" Error,
}

/// JSON: one record, or an array of records.
pub(super) struct Json;

/// JSON Lines: one record a line.
pub(super) struct JsonLines;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn about(&self) -> &'static str {
        "JSON: read as one record or an array of records, written as an array"
    }

    fn codes(&self) -> &'static [Code] {
        CODES
    }

    fn entries<'a>(&self, input: Box<dyn BufRead + Send + 'a>, limits: Limits) -> Entries<'a> {
        Box::new(Document::new(input, limits))
    }

    fn write<'a>(&self, output: Box<dyn Write + Send + 'a>) -> Box<dyn RecordWriter + 'a> {
        Box::new(ArrayWriter { output, count: 0 })
    }
}

impl Format for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }

    fn about(&self) -> &'static str {
        "JSON Lines: one record a line"
    }

    fn codes(&self) -> &'static [Code] {
        CODES
    }

    fn entries<'a>(&self, input: Box<dyn BufRead + Send + 'a>, limits: Limits) -> Entries<'a> {
        let lines = LineReader::new(input, limits.record_bytes).filter(|line| !line.as_ref().is_ok_and(Line::is_blank));
        let entry = move |(index, line): (usize, Result<Line, Error>)| Ok(unread(index as u64 + 1, line?, limits));
        Box::new(lines.enumerate().map(entry))
    }

    fn write<'a>(&self, output: Box<dyn Write + Send + 'a>) -> Box<dyn RecordWriter + 'a> {
        Box::new(LinesWriter { output, line: Vec::new() })
    }
}

fn unread(number: u64, line: Line, limits: Limits) -> Entry {
    match line.too_long {
        Some(finding) => Entry::new(number, None, line.lines, vec![finding]),
        None => Entry::unread(number, Waiting { lines: Arc::new(line.lines), depth: limits.depth }),
    }
}

/// A line that waits to be read.
#[derive(Debug)]
struct Waiting {
    lines: Arc<Lines>,
    /// The levels of nesting that it may have.
    depth: usize,
}

impl Unread for Waiting {
    fn is_sound(&self) -> bool {
        sound::is_record(self.lines.bytes(), self.depth)
    }

    fn record(&self) -> Result<Record, String> {
        let text = std::str::from_utf8(self.lines.bytes()).map_err(|error| error.to_string())?;
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    fn read(&self) -> Read {
        let (tree, findings) = read_value(&self.lines, self.depth);
        Read { tree, lines: Arc::clone(&self.lines), findings }
    }

    fn size(&self) -> usize {
        self.lines.bytes().len()
    }
}

/// The one value of a text, and what is wrong with it.
fn read_value(lines: &Lines, depth: usize) -> (Option<Node>, Vec<Diagnostic>) {
    let mut reader = Reader::new(lines, depth);
    (reader.only_value(), reader.findings)
}

/// Reads a line's value with its places, for other inputs of one object a line.
pub(crate) fn read_line(line: Line, limits: Limits) -> Entry {
    let number = line.number;
    unread(number, line, limits).read()
}

/// Reads a JSON document as the one value that it is, also where that is a list.
pub(super) fn read_whole<'a>(mut input: Box<dyn BufRead + Send + 'a>, limits: Limits) -> Entries<'a> {
    let mut bytes = Vec::new();
    let entry = input.read_to_end(&mut bytes).map_err(Error::read).map(|_| {
        let lines = Lines::of(bytes);
        let (tree, findings) = read_value(&lines, limits.depth);
        Entry::new(0, tree, lines, findings)
    });
    Box::new(std::iter::once(entry))
}

/// Reads the items of a JSON document that is a list, numbered from 1; another document as the one value that it is.
pub(super) fn read_items<'a>(input: Box<dyn BufRead + Send + 'a>, limits: Limits) -> Entries<'a> {
    let mut document = Document::new(input, limits);
    Box::new(std::iter::from_fn(move || {
        let entry = document.next()?;
        Some(entry.map(|entry| Entry { number: if document.is_list() { entry.number } else { 0 }, ..entry }))
    }))
}

struct LinesWriter<'a> {
    output: Box<dyn Write + Send + 'a>,
    line: Vec<u8>,
}

impl RecordWriter for LinesWriter<'_> {
    fn write(&mut self, record: &Record) -> Result<(), Error> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, record).map_err(Error::encode)?;
        self.line.push(b'\n');
        self.output.write_all(&self.line).map_err(Error::write)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        self.output.flush().map_err(Error::write)
    }
}

struct ArrayWriter<'a> {
    output: Box<dyn Write + Send + 'a>,
    count: u64,
}

impl RecordWriter for ArrayWriter<'_> {
    fn write(&mut self, record: &Record) -> Result<(), Error> {
        let before: &[u8] = if self.count == 0 { b"[\n  " } else { b",\n  " };
        self.count += 1;
        let text = serde_json::to_string_pretty(record).map_err(Error::encode)?;
        self.output.write_all(before).map_err(Error::write)?;
        self.output.write_all(text.replace('\n', "\n  ").as_bytes()).map_err(Error::write)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        let after: &[u8] = if self.count == 0 { b"[]\n" } else { b"\n]\n" };
        self.output.write_all(after).map_err(Error::write)?;
        self.output.flush().map_err(Error::write)
    }
}

/// The finding for a line or record that is longer than the limit.
fn too_long(what: &str, limit: usize) -> Diagnostic {
    Diagnostic::new(TOO_LONG, format!("the {what} is longer than {limit} bytes"))
        .with_help("look for a missing line end or bracket, or raise the limit")
}

/// Reads a JSON text that stands within another format; places are those in the text.
pub(super) fn read_text(text: &str, depth: usize) -> (Option<Node>, Vec<Diagnostic>) {
    read_value(&Lines::of(text.as_bytes().to_vec()), depth)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(format: &dyn Format, text: &[u8]) -> Vec<Entry> {
        entries(format, text, 1000)
    }

    /// The entries of a text that comes in pieces of so many bytes.
    fn entries(format: &dyn Format, text: &[u8], capacity: usize) -> Vec<Entry> {
        let input = std::io::BufReader::with_capacity(capacity, std::io::Cursor::new(text.to_vec()));
        let entries = format.read(Box::new(input), Limits { record_bytes: 200, depth: 8, ..Limits::default() });
        entries.map(|entry| entry.expect("readable")).collect()
    }

    fn findings(format: &dyn Format, text: &[u8]) -> Vec<(&'static str, u64, u64)> {
        findings_of(&read(format, text))
    }

    fn findings_of(entries: &[Entry]) -> Vec<(&'static str, u64, u64)> {
        let place = |finding: &Diagnostic| {
            let start = finding.place.start.expect("a place");
            (finding.code, start.line, start.column)
        };
        entries.iter().flat_map(|entry| entry.findings.iter().map(place).collect::<Vec<_>>()).collect()
    }

    #[test]
    fn a_document_is_one_record_or_a_list_of_them() {
        let values = |text: &str| -> Vec<String> {
            let entries = read(&Json, text.as_bytes());
            entries.iter().filter_map(|entry| entry.tree().map(|tree| tree.to_value().to_string())).collect()
        };
        assert_eq!(
            values("\u{FEFF} {\"a\": [1, -2.5e3, true, null, \"x\\u00fc\\ud83d\\ude00\"]}\n"),
            ["{\"a\":[1,-2500,true,null,\"xü😀\"]}"]
        );
        assert_eq!(values("[{\"a\":1}, {\"b\":2}]"), ["{\"a\":1}", "{\"b\":2}"]);
        assert!(values(" [ ] ").is_empty());
    }

    #[test]
    fn faults_have_code_line_and_column() {
        for (text, code, line, column) in [
            (&b""[..], "J108", 1, 1),
            (b"{\n \"a\": 1,\n \"a\": 2}", "J102", 3, 2),
            (b"[1, 2", "J101", 1, 6),
            (b"{\"a\": 01}", "J101", 1, 8),
            (b"{\"a\" 1}", "J101", 1, 6),
            (b"{\"a\": 1,}", "J101", 1, 9),
            (b"[1,]", "J101", 1, 4),
            (b"{} {}", "J107", 1, 4),
            (b"[{}] x", "J107", 1, 6),
            (b"\"\\ud800\"", "J103", 1, 2),
            (b"\"\\x\"", "J101", 1, 2),
            (b"\"a\tb\"", "J101", 1, 3),
            (b"\"a", "J101", 1, 1),
            (b"\"\xFF\"", "J105", 1, 2),
            (b"\xFF", "J105", 1, 1),
            (b"{\"a\": nul}", "J101", 1, 7),
            (b"{\"a\":[[[[[[[[1]]]]]]]]}", "J104", 1, 13),
            (b"[1 2]", "J101", 1, 4),
            (b"[1.,2]", "J101", 1, 4),
            (b"[\n {\"a\": \"\xC3\xBC,]\\\"\"}, \xC3\xBC]", "J101", 2, 18),
            (b"[{}\x0C,1]", "J101", 1, 4),
            (b"[\xEF\xBB\xBF1]", "J101", 1, 2),
            (b"[1]\n\n]", "J107", 3, 1),
            (b"[[[[[[[[[1]]]]]]]]]", "J104", 1, 9),
            (b"[}", "J101", 1, 2),
            (b"[{\"a\": ]", "J101", 1, 8),
            (b"[", "J101", 1, 2),
        ] {
            for capacity in [1, 2, 1000] {
                let found = findings_of(&entries(&Json, text, capacity));
                assert_eq!(found, [(code, line, column)], "{} by {capacity}", String::from_utf8_lossy(text));
            }
        }
    }

    #[test]
    fn a_bad_line_leaves_the_others() {
        let mut text = b"{\"a\":1}\r\n\n{\"a\":\n".to_vec();
        text.extend(vec![b'x'; 1000]);
        text.extend(b"\n{\"a\":2}");
        let entries = read(&JsonLines, &text);
        let good: Vec<_> = entries.iter().filter(|entry| entry.tree().is_some()).map(|entry| entry.number).collect();
        assert_eq!(good, [1, 4]);
        assert_eq!(findings(&JsonLines, &text), [("J101", 3, 6), ("J106", 4, 1)]);
        assert_eq!(entries[3].lines().position(0).line, 5);
    }

    #[test]
    fn an_item_that_is_too_long_leaves_the_others_and_only_one_is_kept() {
        let long = format!("{{\"b\": \"{}\"}}", "]},\\\"".repeat(1000));
        let text = format!("\u{FEFF}[{{\"a\": 1}},\n  {long}, {{\"ü\": 2}} ,\n  {{\"c\": 3}}\n]\n");
        for capacity in [3, 100, 1 << 20] {
            let entries = entries(&Json, text.as_bytes(), capacity);
            assert_eq!(findings_of(&entries), [("J106", 2, 3)]);
            let kept: Vec<_> = entries.iter().map(|entry| (entry.number, entry.lines().bytes().len())).collect();
            assert_eq!(kept, [(1, 9), (2, 64), (3, 12), (4, 12)], "by {capacity}");
            assert_eq!(entries[2].lines().position(0).column, 5013);
            assert_eq!(entries[3].lines().position(3).line, 3);
        }
        let (whole, cut) = (format!("{{\"a\": \"{}\"}}", "x".repeat(300)), "x".repeat(300));
        assert_eq!(findings(&Json, whole.as_bytes()), [("J106", 1, 1)]);
        assert_eq!(findings(&Json, format!("[{{\"a\": 1,, {cut}").as_bytes()), [("J101", 1, 10)]);
    }

    #[test]
    fn records_are_written_as_lines_or_as_a_list() {
        let text = r#"{"schema_version":"1.0","id":"urn:x:1","meeting":{"status":"held","channel":"phone"}}"#;
        let record: Record = serde_json::from_str(text).expect("a record");
        for format in crate::format::built() {
            for count in 0..3 {
                let mut bytes = Vec::new();
                let mut writer = format.write(Box::new(&mut bytes));
                (0..count).for_each(|_| writer.write(&record).expect("written"));
                writer.finish().expect("finished");
                let entries = format.read(Box::new(std::io::Cursor::new(bytes)), Limits::default());
                let back: Vec<_> = entries.map(|entry| entry.expect("readable").judge().record).collect();
                assert_eq!(back, vec![Some(record.clone()); count], "{}", format.name());
            }
        }
    }
}
