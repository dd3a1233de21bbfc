//! Writes records as rows of tables.

use super::super::RecordWriter;
use super::super::csv::{Guard, value_at, write_cell, write_error};
use crate::error::Error;
use crate::record::Record;
use crate::schema::table::{Source, TABLES, Table};
use crate::schema::tree::{Data, Node};
use std::borrow::Cow;
use std::collections::HashSet;
use std::io::Write;

/// Writes records into tables.
pub struct Writer<'a> {
    outputs: Vec<csv::Writer<Box<dyn Write + Send + 'a>>>,
    guard: Guard,
    ids: HashSet<String>,
}

/// A row to write: the entry, its place in its list, and the key of its parent.
struct Row<'a> {
    entry: &'a Node,
    position: usize,
    parent: &'a [&'a str],
}

impl<'a> Writer<'a> {
    /// Begins every table, each in the output that is opened for its name.
    ///
    /// # Errors
    /// When an output cannot be opened or written.
    pub fn new(
        guard: Guard,
        mut open: impl FnMut(&str) -> Result<Box<dyn Write + Send + 'a>, Error>,
    ) -> Result<Self, Error> {
        let mut outputs = Vec::new();
        for table in TABLES.iter() {
            let mut output = csv::Writer::from_writer(open(&table.name)?);
            output.write_record(table.columns.iter().map(|column| &column.name)).map_err(write_error)?;
            outputs.push(output);
        }
        Ok(Self { outputs, guard, ids: HashSet::new() })
    }

    fn row(&mut self, index: usize, row: &Row<'_>) -> Result<(), Error> {
        let table = &TABLES[index];
        let mut inherited = row.parent.iter();
        let mut own = Cow::Borrowed("");
        for column in &table.columns {
            let cell = match &column.source {
                Source::Parent => Cow::Borrowed(inherited.next().copied().unwrap_or_default()),
                Source::Position => Cow::Owned(row.position.to_string()),
                Source::Entry => write_cell(Some(row.entry), &column.name)?,
                Source::Value(path) | Source::Joined(path) => write_cell(value_at(row.entry, path), &column.name)?,
            };
            self.outputs[index].write_field(self.guard.on(&cell).as_bytes()).map_err(write_error)?;
            if column.source != Source::Parent && table.key.contains(&column.name) {
                own = cell;
            }
        }
        self.outputs[index].write_record(None::<&[u8]>).map_err(write_error)?;
        let mut key: Vec<&str> = Vec::new();
        for (child, list) in children(index) {
            if key.is_empty() {
                key.extend(row.parent.iter().copied().chain([own.as_ref()]));
            }
            self.list(child, value_at(row.entry, list), &key)?;
        }
        Ok(())
    }

    fn list(&mut self, index: usize, list: Option<&Node>, parent: &[&str]) -> Result<(), Error> {
        let entries = match list.map(|list| &list.data) {
            Some(Data::List(entries)) => entries.as_slice(),
            _ => &[],
        };
        let mut ids = HashSet::new();
        let keyed = TABLES[index].key.iter().any(|name| name == "id");
        for (place, entry) in entries.iter().enumerate() {
            if let Some(id) = entry.member("id").and_then(|id| id.value.text()).filter(|id| keyed && !ids.insert(*id)) {
                return Err(twice(&TABLES[index], id));
            }
            self.row(index, &Row { entry, position: place + 1, parent })?;
        }
        Ok(())
    }
}

fn twice(table: &Table, id: &str) -> Error {
    Error::not_carried(format!("two rows of the table {} with the id {id:?}", table.name))
}

fn children(index: usize) -> impl Iterator<Item = (usize, &'static Vec<String>)> {
    TABLES.iter().enumerate().filter_map(move |(child, table)| match &table.parent {
        Some((parent, list)) if *parent == index => Some((child, list)),
        _ => None,
    })
}

impl RecordWriter for Writer<'_> {
    fn write(&mut self, record: &Record) -> Result<(), Error> {
        if !self.ids.insert(record.id.clone()) {
            return Err(twice(&TABLES[0], &record.id));
        }
        let value = Node::made_of(record).map_err(|error| Error::not_carried(error.to_string()))?;
        self.row(0, &Row { entry: &value, position: 1, parent: &[] })
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        for output in &mut self.outputs {
            output.flush().map_err(Error::write)?;
        }
        Ok(())
    }
}
