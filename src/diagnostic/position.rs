//! From bytes to lines and columns.

use serde::Serialize;
use std::sync::OnceLock;

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

/// A stretch of a file, and where in the file it stands.
///
/// Readers that stream keep one for each record; the line starts are counted only when a finding asks.
#[derive(Debug, Default)]
pub struct Lines {
    bytes: Vec<u8>,
    first_line: u64,
    first_byte: u64,
    columns_before: u64,
    starts: OnceLock<Vec<usize>>,
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
        Self { bytes, first_line, first_byte, columns_before: 0, starts: OnceLock::new() }
    }

    /// The same where so many code points of the first line stand before the first byte.
    #[must_use]
    pub fn after_column(mut self, columns: u64) -> Self {
        self.columns_before = columns;
        self
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where a byte stands; a byte past the end stands after the last one.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let byte = byte.min(self.bytes.len());
        let starts = self.starts.get_or_init(|| line_starts(&self.bytes));
        let line = starts.partition_point(|start| *start <= byte).saturating_sub(1);
        let before = &self.bytes[starts[line]..byte];
        let before = if starts[line] == 0 { before.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(before) } else { before };
        // Every code point has one byte that is not a continuation byte.
        let column = before.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        let column = column as u64 + 1 + if line == 0 { self.columns_before } else { 0 };
        Position { line: self.first_line + line as u64, column, byte: self.first_byte + byte as u64 }
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
}
