//! The cells of a table that say which row is which, and to which row of another table it belongs.

use super::super::Limits;
use super::read::{Stream, index_of};
use crate::diagnostic::Span;
use crate::error::Error;
use crate::schema::table::{Column, Source, TABLES};
use std::collections::VecDeque;
use std::io::Cursor;

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
    let Some(index) = index_of(table) else { return Ok(Vec::new()) };
    let table = &TABLES[index];
    let mut found = VecDeque::new();
    let stream = Stream::open(index, Box::new(Cursor::new(bytes)), limits, &mut found)?;
    let Some(mut stream) = stream else { return Ok(Vec::new()) };
    let mut rows = Vec::new();
    while let Some(row) = stream.next(&mut found)? {
        let lines = stream.lines(&row);
        let first = usize::try_from(row.first_byte()).unwrap_or_default();
        let columns = table.columns.iter().zip(&stream.columns.cells);
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
        found.clear();
    }
    Ok(rows)
}
