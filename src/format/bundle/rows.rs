//! The rows of a table that are in memory: their bytes in one piece, their cells in one list.

use super::super::csv::{self, Cell, Place};
use super::stream::Head;
use crate::diagnostic::Lines;
use crate::schema::table::TABLES;
use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Rows of a table that can be read.
#[derive(Debug, Default)]
pub(super) struct Rows {
    head: Option<Arc<Head>>,
    bytes: Vec<u8>,
    /// For each row, and in it for each column of the schema, the cell in the row's bytes.
    cells: Vec<Cell>,
    /// Where each row stands, and its first byte.
    places: Vec<(Place, usize)>,
}

/// A row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    /// The number of its table.
    pub(super) table: usize,
    /// Its own.
    pub(super) number: usize,
    pub(super) bytes: &'a [u8],
    /// For each column of the schema the cell; an empty one where the column is missing.
    pub(super) cells: &'a [Cell],
}

impl Rows {
    pub(super) fn new(head: Arc<Head>) -> Self {
        Self { head: Some(head), ..Self::default() }
    }

    /// Adds a row.
    pub(super) fn push(&mut self, row: &csv::Row) {
        let Some(head) = &self.head else { return };
        self.places.push((row.place, self.bytes.len()));
        self.bytes.extend_from_slice(&row.bytes);
        let cell = |cell: &Option<usize>| cell.and_then(|cell| row.cells.get(cell)).copied().unwrap_or_default();
        self.cells.extend(head.cells.iter().map(cell));
    }

    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// How many bytes all rows have.
    pub(super) fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The row of that number, which is one of these.
    pub(super) fn row(&self, number: usize) -> Row<'_> {
        let table = self.head.as_ref().map_or(0, |head| head.table);
        let columns = TABLES[table].columns.len();
        let stop = self.places.get(number + 1).map_or(self.bytes.len(), |(_, start)| *start);
        Row {
            table,
            number,
            bytes: &self.bytes[self.places[number].1..stop],
            cells: &self.cells[number * columns..(number + 1) * columns],
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len()).map(|number| self.row(number))
    }

    /// Whether the file has a column of the schema.
    pub(super) fn has_column(&self, column: usize) -> bool {
        self.head.as_ref().is_some_and(|head| head.cells[column].is_some())
    }

    /// A row and where it stands.
    pub(super) fn lines(&self, row: Row<'_>) -> Lines {
        self.head.as_ref().map_or_else(Lines::default, |head| head.lines(row.bytes, self.places[row.number].0))
    }
}

impl<'a> Row<'a> {
    /// The text of a cell; nothing where the column is missing.
    pub(super) fn text(self, column: usize) -> Cow<'a, str> {
        self.cells[column].text(self.bytes)
    }
}

/// The cells of a row that tell which row it is, or to which it belongs.
#[derive(Clone, Copy)]
pub(super) struct Key<'a> {
    row: Row<'a>,
    columns: &'static [usize],
}

impl<'a> Key<'a> {
    pub(super) fn of(row: Row<'a>, columns: &'static [usize]) -> Self {
        Self { row, columns }
    }

    fn cells(self) -> impl Iterator<Item = Cow<'a, [u8]>> {
        self.columns.iter().map(move |column| self.row.cells[*column].bytes(self.row.bytes))
    }

    /// Its texts, as a message names them.
    pub(super) fn in_words(self) -> String {
        self.columns.iter().map(|column| self.row.text(*column)).collect::<Vec<_>>().join(", ")
    }
}

impl PartialEq for Key<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cells().eq(other.cells())
    }
}

impl Eq for Key<'_> {}

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.cells().for_each(|cell| cell.hash(hasher));
    }
}
