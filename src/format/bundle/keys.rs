//! The cells of a table that say which row is which, and to which row of another table it belongs.

use super::super::Limits;
use super::stream::Stream;
use super::table_index;
use crate::diagnostic::Span;
use crate::error::Error;
use crate::schema::table::{Column, Source, TABLES, Table};
use std::collections::VecDeque;
use std::io::Cursor;
use std::sync::LazyLock;

/// For each table which of its columns are what.
pub(super) static KEYS: LazyLock<Vec<KeyColumns>> =
    LazyLock::new(|| TABLES.iter().enumerate().map(KeyColumns::of).collect());

/// Numbers of the columns that tell a row and its parent.
pub(super) struct KeyColumns {
    pub(super) key: Vec<usize>,
    pub(super) parent: Vec<usize>,
    pub(super) position: Option<usize>,
    /// That of the id of the record.
    pub(super) owner: usize,
    /// Numbers of the tables whose rows belong to rows of this one.
    pub(super) children: Vec<usize>,
}

impl KeyColumns {
    fn of((index, table): (usize, &Table)) -> Self {
        let those = |test: &dyn Fn(&Column) -> bool| -> Vec<usize> {
            let columns = table.columns.iter().enumerate().filter(|(_, column)| test(column));
            columns.map(|(number, _)| number).collect()
        };
        let is_child = |child: &usize| TABLES[*child].parent.as_ref().is_some_and(|(parent, _)| *parent == index);
        let key = those(&|column| table.key.contains(&column.name));
        Self {
            owner: key.first().copied().unwrap_or_default(),
            key,
            parent: those(&|column| column.source == Source::Parent),
            position: table.columns.iter().position(|column| column.source == Source::Position),
            children: (0..TABLES.len()).filter(is_child).collect(),
        }
    }
}

/// A cell of a key.
#[derive(Debug)]
pub struct KeyCell {
    /// The column.
    pub column: &'static Column,
    /// Whether it belongs to the key of its own row; a position beside an id does not.
    pub is_key: bool,
    /// What it says.
    pub text: String,
    /// Where in the table that stands.
    pub span: Span,
    /// Where the cell begins, its quotation mark included.
    pub start: usize,
}

/// The cells of keys of each row that can be read; nothing for a table that the schema does not know.
///
/// # Errors
/// When the table cannot be read at all.
pub fn key_cells(table: &str, bytes: &[u8], limits: Limits) -> Result<Vec<Vec<KeyCell>>, Error> {
    let Some(index) = table_index(table) else { return Ok(Vec::new()) };
    let table = &TABLES[index];
    let stream = Stream::open(index, Box::new(Cursor::new(bytes)), limits, &mut VecDeque::new())?;
    let Some(mut stream) = stream else { return Ok(Vec::new()) };
    let mut rows = Vec::new();
    while stream.next(|_| {})? {
        let (row, lines) = (&stream.row, stream.lines());
        let first = usize::try_from(row.place.byte).unwrap_or_default();
        let columns = table.columns.iter().zip(&stream.head.cells);
        let cells = columns.filter_map(|(column, cell)| {
            let is_key = table.key.contains(&column.name);
            let cell = row.cells.get((*cell)?).filter(|_| is_key || column.source == Source::Position)?;
            Some(KeyCell {
                column,
                is_key,
                text: cell.text(&row.bytes).into_owned(),
                span: Span { start: first + cell.span.start, stop: first + cell.span.stop },
                start: first + lines.cell_start(cell.span.start).unwrap_or(cell.span.start),
            })
        });
        rows.push(cells.collect());
    }
    Ok(rows)
}
