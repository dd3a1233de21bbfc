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
/// Readers that stream keep one for each record; lines and cells are counted only when a finding asks.
#[derive(Debug, Default)]
pub struct Lines {
    bytes: Vec<u8>,
    stretches: Vec<Stretch>,
    index: OnceLock<Index>,
    cells: OnceLock<Vec<Cell>>,
}

/// A stretch of a file: where it begins in the bytes, and where in the file.
#[derive(Debug, Clone, Default)]
struct Stretch {
    start: usize,
    table: Option<Arc<str>>,
    row: Option<Row>,
    first_line: u64,
    first_byte: u64,
    columns_before: u64,
}

/// A row of a table: its number, the names of the columns being row 1, and how its cells are found.
#[derive(Debug, Clone)]
struct Row {
    number: u64,
    columns: Arc<[String]>,
    cell_starts: CellStarts,
}

/// Tells at which bytes of a row its cells begin.
pub type CellStarts = fn(&[u8]) -> Vec<usize>;

/// Where a cell begins, and which one of its row it is.
#[derive(Debug)]
struct Cell {
    start: usize,
    number: usize,
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
        Self { bytes, stretches: vec![stretch], ..Self::default() }
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

    /// The same as the row of a table that has this number and these columns.
    #[must_use]
    pub fn in_row(mut self, number: u64, columns: &Arc<[String]>, cell_starts: CellStarts) -> Self {
        let row = |stretch: &mut Stretch| {
            stretch.row = Some(Row { number, columns: Arc::clone(columns), cell_starts });
        };
        self.stretches.iter_mut().for_each(row);
        self
    }

    /// Adds stretches of other files; tells at which byte they begin here.
    pub fn append(&mut self, other: &Lines) -> usize {
        let offset = self.bytes.len();
        self.bytes.extend_from_slice(&other.bytes);
        let moved = |stretch: &Stretch| Stretch { start: stretch.start + offset, ..stretch.clone() };
        self.stretches.extend(other.stretches.iter().map(moved));
        (self.index, self.cells) = (OnceLock::new(), OnceLock::new());
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

    /// At which byte of its file a byte stands.
    #[must_use]
    pub fn file_byte(&self, byte: usize) -> u64 {
        self.stretch(byte).map_or(0, |stretch| stretch.first_byte + (byte.saturating_sub(stretch.start)) as u64)
    }

    /// The row in which a byte stands, where it stands in one.
    #[must_use]
    pub fn row(&self, byte: usize) -> Option<u64> {
        self.stretch(byte)?.row.as_ref().map(|row| row.number)
    }

    /// The name of the column in whose cell a stretch of bytes stands, if it stands in one.
    #[must_use]
    pub fn column_name(&self, span: Span) -> Option<&str> {
        let row = self.stretch(span.start)?.row.as_ref()?;
        let cells = self.cells.get_or_init(|| self.find_cells());
        let cell_at = |byte: usize| cells.partition_point(|cell| cell.start <= byte).checked_sub(1);
        let cell = cell_at(span.start).filter(|cell| cell_at(span.stop) == Some(*cell))?;
        row.columns.get(cells[cell].number).map(String::as_str)
    }

    /// At which byte the cell begins in which a byte stands, its quotation mark included; none where there are no cells.
    #[must_use]
    pub fn cell_start(&self, byte: usize) -> Option<usize> {
        let cells = self.cells.get_or_init(|| self.find_cells());
        let cell = cells.partition_point(|cell| cell.start <= byte).checked_sub(1)?;
        Some(cells[cell].start)
    }

    fn find_cells(&self) -> Vec<Cell> {
        let ends = self.stretches.iter().skip(1).map(|next| next.start).chain([self.bytes.len()]);
        let rows =
            self.stretches.iter().zip(ends).filter_map(|(stretch, end)| Some((stretch, end, stretch.row.as_ref()?)));
        rows.flat_map(|(stretch, end, row)| {
            let starts = (row.cell_starts)(&self.bytes[stretch.start..end]);
            starts.into_iter().enumerate().map(|(number, start)| Cell { start: stretch.start + start, number })
        })
        .collect()
    }

    fn stretch(&self, byte: usize) -> Option<&Stretch> {
        let after = self.stretches.partition_point(|stretch| stretch.start <= byte);
        self.stretches.get(after.saturating_sub(1))
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.bytes))
    }

    /// Where a byte stands; a byte past the end stands after the last one.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let byte = byte.min(self.bytes.len());
        let nowhere = Stretch { first_line: 1, ..Stretch::default() };
        let stretch = self.stretch(byte).unwrap_or(&nowhere);
        let index = self.index();
        let lines = index.line(byte) - index.line(stretch.start);
        let begin = index.starts[index.line(byte)].max(stretch.start);
        let is_head = begin == stretch.start;
        let mark = if is_head && self.bytes[begin..byte].starts_with(MARK) { MARK.len() } else { 0 };
        let code_points = index.code_points(&self.bytes, begin + mark, byte);
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
        let stretch = self.stretch(start)?;
        let floor = start.saturating_sub(BEFORE).max(stretch.start);
        let before = self.bytes[floor..start].iter().rposition(|byte| *byte == b'\n');
        let mut begin = before.map_or(floor, |feed| floor + feed + 1);
        let is_cut = before.is_none() && (floor > stretch.start || stretch.columns_before > 0);
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
        let index = self.index();
        let line = index.starts[index.line(byte)];
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

/// The byte order mark in UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Bytes after each of which the code points before are noted, so that long lines cost no more than short ones.
const BLOCK: usize = 1024;

/// Where lines begin, and how many code points stand before each block.
#[derive(Debug)]
struct Index {
    starts: Vec<usize>,
    before: Vec<u64>,
}

impl Index {
    fn of(bytes: &[u8]) -> Self {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', bytes).map(|feed| feed + 1)).collect();
        let sum = |sum: &mut u64, block: &[u8]| Some(std::mem::replace(sum, *sum + count_code_points(block)));
        // An empty block at the end, for the place after the last byte.
        let blocks = bytes.chunks(BLOCK).chain([&[][..]]);
        Self { starts, before: blocks.scan(0, sum).collect() }
    }

    /// Which line a byte is on, from 0.
    fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// How many code points begin between two bytes.
    fn code_points(&self, bytes: &[u8], start: usize, stop: usize) -> u64 {
        let until = |byte: usize| {
            let block = byte / BLOCK;
            self.before[block] + count_code_points(&bytes[block * BLOCK..byte])
        };
        until(stop) - until(start)
    }
}

/// Every code point has one byte that is not a continuation byte.
fn count_code_points(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u64
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
    fn columns_of_long_lines_are_counted_over_blocks() {
        let text = "x\n".to_owned() + &"aü".repeat(5000);
        let lines = Lines::of(text.clone().into_bytes());
        for (index, (byte, _)) in text.char_indices().skip(2).enumerate().step_by(501) {
            assert_eq!(lines.position(byte), Position { line: 2, column: index as u64 + 1, byte: byte as u64 });
        }
        assert_eq!(lines.position(text.len()).column, 10_001);
    }

    #[test]
    fn cells_have_row_and_column() {
        let starts: CellStarts = |row| vec![0, memchr::memchr(b',', row).map_or(0, |comma| comma + 1)];
        let columns: Arc<[String]> = ["id", "part"].map(str::to_owned).into();
        let row = |number| Lines::part(b"s1,host\n".to_vec(), number, 0).in_row(number, &columns, starts);
        let mut lines = row(4);
        lines.append(&row(7));
        let column = |start, stop| lines.column_name(Span { start, stop });
        assert_eq!((lines.row(0), column(0, 2), column(3, 7)), (Some(4), Some("id"), Some("part")));
        assert_eq!((lines.row(8), column(11, 15), column(8, 15)), (Some(7), Some("part"), None));
        assert_eq!(Lines::of(b"a".to_vec()).column_name(Span::default()), None);
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
