//! From bytes to lines and columns.

use schemars::JsonSchema;
use serde::Serialize;
use std::sync::{Arc, OnceLock};

/// A stretch of bytes of a [`Lines`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub stop: usize,
}

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Position {
    /// The line, from 1.
    pub line: u64,
    /// The column in code points, from 1.
    pub column: u64,
    /// The byte, from 0.
    pub byte: u64,
}

/// Bytes of one or more stretches of files, and where they stand.
///
/// Readers that stream keep one for each record; the line starts are counted only when a finding asks.
#[derive(Debug, Default)]
pub struct Lines {
    bytes: Vec<u8>,
    stretches: Vec<Stretch>,
    starts: OnceLock<Vec<usize>>,
}

/// A stretch of a file: where it begins in the bytes, and where in the file.
#[derive(Debug, Clone, Default)]
struct Stretch {
    start: usize,
    table: Option<Arc<str>>,
    first_line: u64,
    first_byte: u64,
    columns_before: u64,
}

impl Lines {
    /// A whole file.
    #[must_use]
    pub fn of(bytes: Vec<u8>) -> Self {
        Self::part(bytes, 1, 0)
    }

    /// Whole lines of a file, of which the first has this number and begins at this byte.
    #[must_use]
    pub fn part(bytes: Vec<u8>, first_line: u64, first_byte: u64) -> Self {
        let stretch = Stretch { first_line, first_byte, ..Stretch::default() };
        Self { bytes, stretches: vec![stretch], starts: OnceLock::new() }
    }

    /// The same where so many code points of the first line stand before the first byte.
    #[must_use]
    pub fn after_column(mut self, columns: u64) -> Self {
        self.stretches.iter_mut().for_each(|stretch| stretch.columns_before = columns);
        self
    }

    /// The same in a table of several.
    #[must_use]
    pub fn in_table(mut self, table: &Arc<str>) -> Self {
        self.stretches.iter_mut().for_each(|stretch| stretch.table = Some(Arc::clone(table)));
        self
    }

    /// Adds stretches of other files; tells at which byte they begin here.
    pub fn append(&mut self, other: &Lines) -> usize {
        let offset = self.bytes.len();
        self.bytes.extend_from_slice(&other.bytes);
        let moved = |stretch: &Stretch| Stretch { start: stretch.start + offset, ..stretch.clone() };
        self.stretches.extend(other.stretches.iter().map(moved));
        self.starts = OnceLock::new();
        offset
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The table in which a byte stands, where there are several.
    #[must_use]
    pub fn table(&self, byte: usize) -> Option<&str> {
        self.stretch(byte).and_then(|stretch| stretch.table.as_deref())
    }

    fn stretch(&self, byte: usize) -> Option<&Stretch> {
        let after = self.stretches.partition_point(|stretch| stretch.start <= byte);
        self.stretches.get(after.saturating_sub(1))
    }

    /// Where a byte stands; a byte past the end stands after the last one.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let byte = byte.min(self.bytes.len());
        let nowhere = Stretch { first_line: 1, ..Stretch::default() };
        let stretch = self.stretch(byte).unwrap_or(&nowhere);
        let starts = self.starts.get_or_init(|| line_starts(&self.bytes));
        let line_of = |byte: usize| starts.partition_point(|start| *start <= byte).saturating_sub(1);
        let lines = line_of(byte) - line_of(stretch.start);
        let begin = starts[line_of(byte)].max(stretch.start);
        let before = &self.bytes[begin..byte];
        let is_head = begin == stretch.start;
        let before = if is_head { before.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(before) } else { before };
        // Every code point has one byte that is not a continuation byte.
        let code_points = before.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u64;
        let columns_before = if is_head { stretch.columns_before } else { 0 };
        Position {
            line: stretch.first_line + lines as u64,
            column: code_points + 1 + columns_before,
            byte: stretch.first_byte + (byte - stretch.start) as u64,
        }
    }
}

/// A line of a file, cut where it is long, and what of it a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line's number, from 1.
    pub line: u64,
    /// The text; an ellipsis stands for what was cut off.
    pub text: String,
    /// The bytes of the text that the finding is about.
    pub span: std::ops::Range<usize>,
    /// Whether the line's beginning was cut off.
    pub is_cut: bool,
}

impl Lines {
    /// The line in which a finding begins, if it is one of these.
    #[must_use]
    pub fn excerpt(&self, place: &super::Place) -> Option<Excerpt> {
        const BEFORE: usize = 160;
        const AFTER: usize = 240;
        let start = self.byte_of(place.start?, place.table.as_deref())?;
        let stop = place.stop.and_then(|stop| self.byte_of(stop, place.table.as_deref())).unwrap_or(start);
        let floor = start.saturating_sub(BEFORE).max(self.stretch(start)?.start);
        let before = self.bytes[floor..start].iter().rposition(|byte| *byte == b'\n');
        let mut begin = before.map_or(floor, |feed| floor + feed + 1);
        let is_cut = before.is_none() && floor > self.stretch(start)?.start;
        while begin < start && self.bytes[begin] & 0xC0 == 0x80 {
            begin += 1;
        }
        let ceiling = (start + AFTER).min(self.bytes.len());
        let after = self.bytes[start..ceiling].iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let mut end = after.map_or(ceiling, |feed| start + feed);
        let is_cut_off = after.is_none() && end < self.bytes.len();
        while end > start && end < self.bytes.len() && self.bytes[end] & 0xC0 == 0x80 {
            end -= 1;
        }
        let read = |from: usize, to: usize| String::from_utf8_lossy(&self.bytes[from..to]).into_owned();
        let head = if is_cut { "…" } else { "" }.to_owned() + read(begin, start).trim_start_matches('\u{FEFF}');
        let marked = read(start, stop.clamp(start, end));
        let tail = read(stop.clamp(start, end), end);
        let span = head.len()..head.len() + marked.len();
        let text = head + &marked + &tail + if is_cut_off { "…" } else { "" };
        Some(Excerpt { line: place.start?.line, text, span, is_cut })
    }

    /// The column of a place in bytes, from 1, if its line is one of these.
    #[must_use]
    pub fn byte_column(&self, position: Position, table: Option<&str>) -> Option<u64> {
        let byte = self.byte_of(position, table)?;
        let stretch = self.stretch(byte)?;
        let starts = self.starts.get_or_init(|| line_starts(&self.bytes));
        let line = starts[starts.partition_point(|start| *start <= byte).saturating_sub(1)];
        let columns_before = if line <= stretch.start { stretch.columns_before } else { 0 };
        Some((byte - line.max(stretch.start)) as u64 + 1 + columns_before)
    }

    /// The byte of a place in a file among these bytes.
    fn byte_of(&self, position: Position, table: Option<&str>) -> Option<usize> {
        let within = |takes_end: bool| {
            self.stretches.iter().enumerate().find_map(|(index, stretch)| {
                let end = self.stretches.get(index + 1).map_or(self.bytes.len(), |next| next.start);
                let byte = stretch.start + usize::try_from(position.byte.checked_sub(stretch.first_byte)?).ok()?;
                (stretch.table.as_deref() == table && (byte < end || takes_end && byte == end)).then_some(byte)
            })
        };
        within(false).or_else(|| within(true))
    }
}

fn line_starts(bytes: &[u8]) -> Vec<usize> {
    let after_feed = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(index, _)| index + 1);
    std::iter::once(0).chain(after_feed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_code_points_after_any_line_end() {
        let lines = Lines::of("a\r\n\nbäc".as_bytes().to_vec());
        let place = |byte| {
            let Position { line, column, .. } = lines.position(byte);
            (line, column)
        };
        assert_eq!(place(0), (1, 1));
        assert_eq!(place(4), (3, 1));
        assert_eq!(place(7), (3, 3));
        assert_eq!(place(999), (3, 4));
    }

    #[test]
    fn an_excerpt_is_the_line_cut_where_it_is_long() {
        let excerpt = |text: &str, start: usize, stop: usize| {
            let lines = Lines::of(text.as_bytes().to_vec());
            let place = crate::diagnostic::Place {
                start: Some(lines.position(start)),
                stop: Some(lines.position(stop)),
                ..crate::diagnostic::Place::default()
            };
            let excerpt = lines.excerpt(&place).expect("an excerpt");
            (excerpt.text[excerpt.span.clone()].to_owned(), excerpt.text, excerpt.line)
        };
        assert_eq!(excerpt("a\r\nbüc\nd", 4, 6), ("ü".into(), "büc".into(), 2));
        assert_eq!(excerpt("ab\nc", 1, 4), ("b".into(), "ab".into(), 1));
        assert_eq!(excerpt("", 0, 0), (String::new(), String::new(), 1));
        let long = "ü".repeat(2000);
        let (marked, text, _) = excerpt(&long, 2000, 2002);
        assert_eq!(marked, "ü");
        assert!(text.starts_with("…ü") && text.ends_with("ü…") && text.len() < 420, "{text}");
    }

    #[test]
    fn a_part_keeps_the_numbers_of_its_file() {
        let lines = Lines::part(b"x\ny".to_vec(), 7, 100);
        assert_eq!(lines.position(2), Position { line: 8, column: 1, byte: 102 });
    }

    #[test]
    fn stretches_of_several_tables_keep_their_places() {
        let mut lines = Lines::part(b"a,b\n".to_vec(), 2, 10).in_table(&Arc::from("people"));
        let offset =
            lines.append(&Lines::part(b"c\nd,e".to_vec(), 7, 90).in_table(&Arc::from("topics")).after_column(3));
        assert_eq!(lines.position(2), Position { line: 2, column: 3, byte: 12 });
        assert_eq!(lines.position(offset), Position { line: 7, column: 4, byte: 90 });
        assert_eq!(lines.position(offset + 4), Position { line: 8, column: 3, byte: 94 });
        assert_eq!((lines.table(0), lines.table(offset + 1)), (Some("people"), Some("topics")));
    }
}
