//! The tables of a bundle, each a Parquet file.

use super::write::{Sink, parquet_sink};
use super::{arrays, fields, write_error};
use crate::diagnostic::Lines;
use crate::error::Error;
use crate::format::{Entries, Entry, RecordWriter};
use crate::record::Record;
use crate::schema::rows::{Cell, Row, Rows};
use crate::schema::shape::{Kind, Scalar};
use crate::schema::table::{Column, Source, TABLES, Table};
use crate::schema::tree::{Data, Node};
use arrow::array::{ArrayRef, RecordBatch};
use std::io::{BufRead, Write};

/// Records whose rows are written at a time.
const BATCH: usize = 256;

/// The name of this form of Parquet on the command line.
pub const NAME: &str = "parquet-tables";

/// Writes records into tables.
pub struct Writer<'a> {
    sinks: Vec<Box<dyn Sink + 'a>>,
    rows: Rows,
    count: usize,
}

impl<'a> Writer<'a> {
    /// Begins every table, each in the output that is opened for its name.
    ///
    /// # Errors
    /// When an output cannot be opened or written.
    pub fn new(mut open: impl FnMut(&str) -> Result<Box<dyn Write + Send + 'a>, Error>) -> Result<Self, Error> {
        let sinks = TABLES.iter().map(|table| parquet_sink(open(&table.name)?, fields::table_schema(table)));
        Ok(Self { sinks: sinks.collect::<Result<_, _>>()?, rows: Rows::default(), count: 0 })
    }

    fn flush(&mut self) -> Result<(), Error> {
        let rows = std::mem::take(&mut self.rows);
        self.count = 0;
        for ((table, rows), sink) in TABLES.iter().zip(&rows.tables).zip(&mut self.sinks) {
            if !rows.is_empty() {
                sink.take(&batch(table, rows)?)?;
            }
        }
        Ok(())
    }
}

impl RecordWriter for Writer<'_> {
    fn write(&mut self, record: &Record) -> Result<(), Error> {
        self.rows.add(record)?;
        self.count += 1;
        if self.count < BATCH { Ok(()) } else { self.flush() }
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        self.flush()?;
        self.sinks.into_iter().try_for_each(Sink::finish)
    }
}

/// A table to read: its name and its bytes.
pub type Input<'a> = (String, Box<dyn BufRead + Send + 'a>);

/// Reads tables. They are kept whole, since the rows of a record may stand anywhere in them.
#[must_use]
pub fn read(inputs: Vec<Input<'_>>) -> Entries<'static> {
    match load(inputs) {
        Ok(rows) => {
            let trees = rows.values().into_iter().map(|value| Some(Node::from(&value)));
            let entry = |(index, tree)| Ok(Entry::new(index as u64 + 1, tree, Lines::default(), Vec::new()));
            Box::new(trees.enumerate().map(entry).collect::<Vec<_>>().into_iter())
        }
        Err(reason) => super::read::refused(&reason),
    }
}

fn load(inputs: Vec<Input<'_>>) -> Result<Rows, String> {
    let mut rows = Rows::default();
    let mut missing: Vec<&str> = TABLES.iter().map(|table| table.name.as_str()).collect();
    for (name, input) in inputs {
        let known = TABLES.iter().position(|table| table.name == name);
        let index = known.ok_or_else(|| format!("the table {name:?} is unknown"))?;
        missing.retain(|missing| *missing != name);
        for entry in super::read::parquet(input) {
            let entry = entry.map_err(|error| error.to_string())?;
            let reason = || entry.findings.iter().map(|finding| finding.message.as_str()).collect::<String>();
            let row =
                row(&TABLES[index], entry.tree().ok_or_else(reason)?).map_err(|reason| format!("{name}: {reason}"))?;
            rows.tables[index].push(row);
        }
    }
    if missing.is_empty() { Ok(rows) } else { Err(format!("tables are missing: {}", missing.join(", "))) }
}

fn row(table: &Table, tree: &Node) -> Result<Row, String> {
    let mut row = vec![Cell::Empty; table.columns.len()];
    let Data::Object(members) = &tree.data else { return Ok(row) };
    for member in members {
        let column = table.columns.iter().position(|column| column.name == member.name);
        let cell = column.and_then(|column| row.get_mut(column));
        let cell = cell.ok_or_else(|| format!("the column {:?} is unknown", member.name))?;
        *cell = match &member.value.data {
            Data::Text(text) => Cell::Text(text.to_string()),
            Data::Number(number) => Cell::Integer(number.parse().map_err(|_| format!("{number} is no whole number"))?),
            _ => return Err(format!("{}: neither text nor a number", member.name)),
        };
    }
    Ok(row)
}

fn batch(table: &Table, rows: &[Row]) -> Result<RecordBatch, Error> {
    let columns = table.columns.iter().enumerate().map(|(index, column)| array(column, index, rows));
    let columns = columns.collect::<Result<Vec<_>, _>>()?;
    RecordBatch::try_new(fields::table_schema(table), columns).map_err(write_error)
}

fn array(column: &Column, index: usize, rows: &[Row]) -> Result<ArrayRef, Error> {
    let is_joined = matches!(column.source, Source::Joined(_));
    if column.scalar.kind == Kind::Integer && !is_joined {
        let number = |row: &Row| if let Cell::Integer(number) = row[index] { Some(number) } else { None };
        return Ok(arrays::integers(rows.iter().map(number)));
    }
    let texts = rows.iter().map(|row| if let Cell::Text(text) = &row[index] { Some(text.as_str()) } else { None });
    let plain = Scalar::default();
    let scalar = if is_joined { &plain } else { &column.scalar };
    arrays::texts(scalar, texts, &column.name)
}
