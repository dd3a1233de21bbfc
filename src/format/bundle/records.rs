//! Some records, with all rows that belong to them, and the trees that are made of those.

use super::super::csv::{Cell, CellReader, Guard, place};
use super::super::{Limits, Read};
use super::keys::KEYS;
use super::link::Links;
use super::rows::{Row, Rows};
use crate::diagnostic::{Diagnostic, Lines, Span};
use crate::schema::table::{Source, TABLES};
use crate::schema::tree::{Data, Node};
use compact_str::CompactString;
use std::sync::Arc;

/// Some records, with all rows that belong to them.
#[derive(Debug, Default)]
pub(super) struct Bundle {
    pub(super) tables: Vec<Rows>,
    /// For each table how its rows belong to those of its parent's.
    pub(super) links: Vec<Links>,
    pub(super) guard: Guard,
    pub(super) limits: Limits,
}

/// A record of a bundle that waits to be read.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) bundle: Arc<Bundle>,
    /// The number of its row.
    pub(super) record: usize,
}

impl Bundle {
    /// How many records there are.
    pub(super) fn len(&self) -> usize {
        self.tables.first().map_or(0, Rows::len)
    }

    /// How many bytes the rows of a record have, about.
    pub(super) fn size(&self) -> usize {
        self.tables.iter().map(Rows::size).sum::<usize>() / self.len().max(1)
    }

    /// The rows of a table that belong to a row of its parent's.
    pub(super) fn rows_of<'a>(&'a self, table: usize, parent: Row<'a>) -> impl ExactSizeIterator<Item = Row<'a>> {
        let numbers = self.links[table].rows_of(&self.links[parent.table], parent.number);
        numbers.iter().map(move |number| self.tables[table].row(*number))
    }

    /// A cell of a row; none where it is empty, or its column is missing.
    pub(super) fn cell<'a>(&self, row: Row<'a>, column: usize) -> Option<&'a Cell> {
        row.cells.get(column).filter(|cell| !cell.is_empty(row.bytes, self.guard))
    }

    /// Reads a record.
    pub(super) fn read(&self, record: usize) -> Read {
        let mut lines = Lines::default();
        let mut findings = Vec::new();
        let tree = self.build(self.tables[0].row(record), &mut lines, &mut findings);
        Read { tree: Some(tree), lines: Arc::new(lines), findings }
    }

    /// The value of a row with those of the rows that belong to it.
    fn build(&self, row: Row<'_>, lines: &mut Lines, findings: &mut Vec<Diagnostic>) -> Node {
        let (table, rows) = (&TABLES[row.table], &self.tables[row.table]);
        let own = rows.lines(row);
        let offset = lines.append(&own);
        let whole = Span { start: 0, stop: row.bytes.trim_ascii_end().len() };
        let mut object = Node::new(Data::Object(Vec::new()), whole);
        let mut reader = CellReader { lines: &own, guard: self.guard, depth: self.limits.depth, findings: Vec::new() };
        for (number, (column, cell)) in table.columns.iter().zip(row.cells).enumerate() {
            let (path, value) = match &column.source {
                Source::Entry if rows.has_column(number) => {
                    let empty = Node::new(Data::Text(CompactString::default()), cell.span);
                    object = reader.plain(cell, &column.scalar).unwrap_or(empty);
                    continue;
                }
                Source::Parent | Source::Position | Source::Entry => continue,
                Source::Value(path) => (path, reader.plain(cell, &column.scalar)),
                Source::Joined(path) => (path, reader.joined(cell, &column.scalar)),
            };
            if let Some(value) = value {
                place(&mut object, path, value, cell.span);
            }
        }
        findings.append(&mut reader.findings);
        shift(&mut object, offset);
        let children = &KEYS[row.table].children;
        for (child, path) in children.iter().filter_map(|child| Some((*child, &TABLES[*child].parent.as_ref()?.1))) {
            let rows = self.rows_of(child, row);
            if rows.len() == 0 {
                continue;
            }
            let items: Vec<Node> = rows.map(|row| self.build(row, lines, findings)).collect();
            let span = items.first().map(|first| first.span).unwrap_or_default();
            place(&mut object, path, Node::new(Data::List(items), span), span);
        }
        object
    }
}

fn shift(node: &mut Node, offset: usize) {
    let moved = |span: Span| Span { start: span.start + offset, stop: span.stop + offset };
    node.span = moved(node.span);
    match &mut node.data {
        Data::List(items) => items.iter_mut().for_each(|item| shift(item, offset)),
        Data::Object(members) => {
            for member in members {
                member.name_span = moved(member.name_span);
                shift(&mut member.value, offset);
            }
        }
        Data::Null | Data::Boolean(_) | Data::Number(_) | Data::Text(_) => {}
    }
}
