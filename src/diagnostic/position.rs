//! From bytes to lines and columns.

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
