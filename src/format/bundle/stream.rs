//! A table of a bundle, read row by row.

use super::super::Limits;
use super::super::csv::{EMPTY, Place, Row, Rows, UNKNOWN_COLUMN, header, row_finding};
use super::MISSING_COLUMN;
use super::keys::KEYS;
use super::order::Owners;
use crate::diagnostic::{Diagnostic, Lines, Span};
use crate::error::Error;
use crate::schema::table::{Source, TABLES};
use std::borrow::Cow;
use std::collections::VecDeque;
use std::io::BufRead;
use std::sync::Arc;

/// Findings, and the lines that they are in.
pub(super) type Found = (Arc<Lines>, Vec<Diagnostic>);

/// A table, and what its first row says of it.
#[derive(Debug)]
pub(super) struct Head {
    /// The number of the table.
    pub(super) table: usize,
    pub(super) name: Arc<str>,
    /// The names of its columns.
    pub(super) names: Arc<[String]>,
    /// For each column of the schema the cell of a row that holds it.
    pub(super) cells: Vec<Option<usize>>,
}

/// A table that is read row by row.
pub(super) struct Stream<'a> {
    pub(super) head: Arc<Head>,
    rows: Rows<'a>,
    /// Whether its rows can be read at all.
    is_usable: bool,
    /// The row that was read last.
    pub(super) row: Row,
    /// Whether that is still to be taken.
    is_ahead: bool,
    /// The id of the record that the last row belongs to, and where that stands: most rows belong to the same one.
    last: Option<(Vec<u8>, Option<u32>)>,
}

impl<'a> Stream<'a> {
    /// Reads the names of the columns; what is wrong with them is added to the findings.
    pub(super) fn open(
        index: usize,
        input: Box<dyn BufRead + Send + 'a>,
        limits: Limits,
        found: &mut VecDeque<Found>,
    ) -> Result<Option<Self>, Error> {
        let (table, mut rows, mut row) = (&TABLES[index], Rows::new(input, limits), Row::default());
        let name: Arc<str> = Arc::from(table.name.as_str());
        if !rows.read(&mut row).map_err(Error::read)? {
            let finding = Diagnostic::new(EMPTY, "the table holds nothing, not even names of columns");
            found.push_back(of_table(&name, finding));
            return Ok(None);
        }
        let names = row.texts();
        let lines = row.place.lines(&row.bytes, &names).in_table(&name);
        let known: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        let (columns, mut findings) = header(&row, &lines, &known);
        let cells: Vec<Option<usize>> =
            (0..known.len()).map(|known| columns.iter().position(|column| *column == Some(known))).collect();
        let is_link = |source: &Source| matches!(source, Source::Parent | Source::Position);
        for (column, _) in
            table.columns.iter().zip(&cells).filter(|(column, cell)| cell.is_none() && is_link(&column.source))
        {
            let finding = Diagnostic::new(MISSING_COLUMN, format!("the column {:?} is missing", column.name));
            findings.push(finding.with_help("add it").at_span(&lines, Span::default()));
        }
        let is_usable = findings.iter().all(|finding| finding.code == UNKNOWN_COLUMN.code);
        if !findings.is_empty() {
            found.push_back((Arc::new(lines), findings));
        }
        let head = Arc::new(Head { table: index, name, names, cells });
        Ok(Some(Self { head, rows, is_usable, row, is_ahead: false, last: None }))
    }

    /// Reads the next row that has as many cells as there are columns; false at the end. Calls back with others.
    pub(super) fn next(&mut self, mut broken: impl FnMut(&Self)) -> Result<bool, Error> {
        if std::mem::take(&mut self.is_ahead) {
            return Ok(true);
        }
        while self.is_usable && self.rows.read(&mut self.row).map_err(Error::read)? {
            if self.row.is_whole(self.head.names.len()) {
                return Ok(true);
            }
            broken(self);
        }
        Ok(false)
    }

    /// Leaves the row to be read again.
    pub(super) fn put_back(&mut self) {
        self.is_ahead = true;
    }

    /// Whether a row was left to be read again.
    pub(super) fn is_ahead(&self) -> bool {
        self.is_ahead
    }

    /// The bytes of the row and where they stand.
    pub(super) fn lines(&self) -> Lines {
        self.head.lines(&self.row.bytes, self.row.place)
    }

    /// What is wrong with the row.
    pub(super) fn finding(&self) -> Found {
        let lines = self.lines();
        let finding = row_finding(&self.row, &lines, self.head.names.len());
        (Arc::new(lines), finding.into_iter().collect())
    }

    /// The id of the record that the row belongs to.
    pub(super) fn owner_id(&self) -> Cow<'_, [u8]> {
        self.head.owner_id(&self.row)
    }

    /// Where in their order the record stands that the row belongs to; none if there is no such record.
    pub(super) fn owner(&mut self, owners: &Owners) -> Option<u32> {
        let id = self.head.owner_id(&self.row);
        if self.last.as_ref().is_none_or(|(last, _)| **last != *id) {
            self.last = Some((id.to_vec(), owners.place(&id)));
        }
        self.last.as_ref().and_then(|(_, place)| *place)
    }
}

impl Head {
    /// The id of the record that a row belongs to.
    fn owner_id<'r>(&self, row: &'r Row) -> Cow<'r, [u8]> {
        let cell = self.cells[KEYS[self.table].owner].and_then(|cell| row.cells.get(cell));
        cell.map(|cell| cell.bytes(&row.bytes)).unwrap_or_default()
    }

    /// The bytes of a row and where they stand.
    pub(super) fn lines(&self, bytes: &[u8], place: Place) -> Lines {
        place.lines(bytes, &self.names).in_table(&self.name)
    }
}

/// A finding about a whole table.
pub(super) fn of_table(name: &Arc<str>, finding: Diagnostic) -> Found {
    let lines = Lines::of(Vec::new()).in_table(name);
    let finding = finding.at_span(&lines, Span::default());
    (Arc::new(lines), vec![finding])
}
