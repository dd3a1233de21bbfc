//! Corrections of the keys of a bundle: a row's key changes together with what refers to it.

use super::notation::Notation;
use super::{Edit, File, canonical};
use crate::diagnostic::{Lines, Span};
use crate::error::Error;
use crate::format::Limits;
use crate::format::bundle::{KeyCell, key_cells};
use crate::schema::shape::Kind;
use crate::schema::table::TABLES;
use std::collections::HashSet;

/// Whether a cell belongs to the key of its row.
pub(super) fn is_key(lines: &Lines, span: Span) -> bool {
    let table = lines.table(span.start).and_then(|name| TABLES.iter().find(|table| table.name == name));
    let column = lines.column_name(span);
    table.zip(column).is_some_and(|(table, column)| table.key.iter().any(|key| key == column))
}

/// The corrections of all keys; none where they would make one of two.
pub(super) fn edits(files: &[File], limits: Limits) -> Result<Vec<Edit>, Error> {
    let mut edits = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let (mut before, mut after) = (HashSet::new(), HashSet::new());
        for row in key_cells(file.table.as_deref().unwrap_or_default(), &file.bytes, limits)? {
            let better: Vec<String> = row.iter().map(better).collect();
            edits.extend(row.iter().zip(&better).filter_map(|(cell, better)| edit(number, file, cell, better)));
            let keys = row.iter().zip(&better).filter(|(cell, _)| cell.is_key);
            let (old, new): (Vec<_>, Vec<_>) = keys.map(|(cell, better)| (cell.text.clone(), better.clone())).unzip();
            before.insert(old);
            after.insert(new);
        }
        if after.len() < before.len() {
            return Ok(Vec::new());
        }
    }
    Ok(edits)
}

/// The usual form of a cell of a key.
fn better(cell: &KeyCell) -> String {
    let text = &cell.text;
    let better = match cell.column.scalar.kind {
        Kind::Text => canonical(text, &cell.column.scalar, "id"),
        Kind::Integer => text.trim().parse::<u64>().ok().map(|number| number.to_string()),
    };
    better.unwrap_or_else(|| text.clone())
}

fn edit(file: usize, within: &File, cell: &KeyCell, better: &str) -> Option<Edit> {
    let text = (cell.text != *better && !better.is_empty()).then_some(better)?;
    let range = cell.span.start..cell.span.stop;
    let text = Notation::Table.text(&within.bytes, &range, cell.start, text)?;
    Some(Edit { file, range, text })
}
