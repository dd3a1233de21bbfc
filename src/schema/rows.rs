//! A record as rows of the [tables](super::table), and rows as records: what databases and Parquet tables share.

use super::table::{ITEM, Source, TABLES, Table};
use crate::error::Error;
use crate::record::Record;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// A cell of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cell {
    /// No value.
    #[default]
    Empty,
    /// A whole number.
    Integer(i64),
    /// Text; of a list of plain values its joined items.
    Text(String),
}

/// A row: a cell for each column of its table.
pub type Row = Vec<Cell>;

/// The rows of some records: for each table, in the order of [`TABLES`], its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// They, by the number of their table.
    pub tables: Vec<Vec<Row>>,
}

impl Default for Rows {
    fn default() -> Self {
        Self { tables: vec![Vec::new(); TABLES.len()] }
    }
}

impl Rows {
    /// Adds the rows of a record.
    ///
    /// # Errors
    /// When a value cannot be told from another one in a cell; no record that the schema accepts has one.
    pub fn add(&mut self, record: &Record) -> Result<(), Error> {
        let value = serde_json::to_value(record).map_err(Error::encode)?;
        self.add_row(0, &value, 1, &[])
    }

    fn add_row(&mut self, index: usize, entry: &Value, position: usize, parent: &[Cell]) -> Result<(), Error> {
        let table = &TABLES[index];
        let (mut row, mut key, mut inherited) = (Row::new(), parent.to_vec(), parent.iter());
        for column in &table.columns {
            let cell = match &column.source {
                Source::Parent => inherited.next().cloned().unwrap_or_default(),
                Source::Position => Cell::Integer(i64::try_from(position).unwrap_or(i64::MAX)),
                Source::Entry => cell(Some(entry), &column.name)?,
                Source::Value(path) | Source::Joined(path) => cell(value_at(entry, path), &column.name)?,
            };
            if column.source != Source::Parent && table.key.contains(&column.name) {
                key.push(cell.clone());
            }
            row.push(cell);
        }
        self.tables[index].push(row);
        for (child, path) in children(index) {
            let entries = value_at(entry, path).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            for (place, entry) in entries.iter().enumerate() {
                self.add_row(child, entry, place + 1, &key)?;
            }
        }
        Ok(())
    }

    /// The values of the records that the rows make, in the order of the rows of the records' table.
    #[must_use]
    pub fn values(&self) -> Vec<Value> {
        let by_parent: Vec<_> = TABLES.iter().zip(&self.tables).map(|(table, rows)| by_parent(table, rows)).collect();
        self.tables[0].iter().map(|row| self.value(0, row, &by_parent)).collect()
    }

    fn value(&self, index: usize, row: &Row, by_parent: &[HashMap<Vec<&Cell>, Vec<usize>>]) -> Value {
        let table = &TABLES[index];
        let mut object = Value::Object(Map::new());
        for (column, cell) in table.columns.iter().zip(row) {
            match (&column.source, cell) {
                (Source::Parent | Source::Position, _) | (_, Cell::Empty) => {}
                (Source::Entry, cell) => return plain(cell),
                (Source::Value(path), cell) => place(&mut object, path, plain(cell)),
                (Source::Joined(path), Cell::Text(text)) => {
                    place(&mut object, path, text.split(ITEM).map(Value::from).collect());
                }
                (Source::Joined(path), cell) => place(&mut object, path, Value::Array(vec![plain(cell)])),
            }
        }
        let key = key_of(table, row);
        for (child, path) in children(index) {
            let Some(rows) = by_parent[child].get(&key) else { continue };
            let entries = rows.iter().map(|row| self.value(child, &self.tables[child][*row], by_parent));
            place(&mut object, path, entries.collect());
        }
        object
    }
}

/// The numbers of the rows of each parent, in the order of their positions.
fn by_parent<'a>(table: &Table, rows: &'a [Row]) -> HashMap<Vec<&'a Cell>, Vec<usize>> {
    let mut found: HashMap<Vec<&Cell>, Vec<usize>> = HashMap::new();
    for (number, row) in rows.iter().enumerate() {
        let cells = table.columns.iter().zip(row);
        let parent = cells.filter(|(column, _)| column.source == Source::Parent).map(|(_, cell)| cell);
        found.entry(parent.collect()).or_default().push(number);
    }
    if let Some(position) = table.columns.iter().position(|column| column.source == Source::Position) {
        for numbers in found.values_mut() {
            numbers.sort_by_key(|number| &rows[*number][position]);
        }
    }
    found
}

fn key_of<'a>(table: &Table, row: &'a Row) -> Vec<&'a Cell> {
    let cells = table.columns.iter().zip(row);
    cells.filter(|(column, _)| table.key.contains(&column.name)).map(|(_, cell)| cell).collect()
}

/// The tables of the lists of a table's entries, and where in an entry the list stands.
fn children(index: usize) -> impl Iterator<Item = (usize, &'static Vec<String>)> {
    TABLES.iter().enumerate().filter_map(move |(child, table)| match &table.parent {
        Some((parent, path)) if *parent == index => Some((child, path)),
        _ => None,
    })
}

fn value_at<'a>(value: &'a Value, path: &[String]) -> Option<&'a Value> {
    path.iter().try_fold(value, |value, name| value.get(name))
}

fn cell(value: Option<&Value>, name: &str) -> Result<Cell, Error> {
    match value {
        None => Ok(Cell::Empty),
        Some(Value::String(text)) if !text.is_empty() => Ok(Cell::Text(text.clone())),
        Some(Value::Array(items)) if items.is_empty() => Ok(Cell::Empty),
        Some(Value::Array(items)) => joined(items, name).map(Cell::Text),
        Some(other) => match other.as_i64() {
            Some(number) => Ok(Cell::Integer(number)),
            None => Err(Error::not_carried(format!("{name}: {other}"))),
        },
    }
}

fn joined(items: &[Value], name: &str) -> Result<String, Error> {
    let text = |item: &Value| match item.as_str().filter(|text| !text.is_empty() && !text.contains(ITEM)) {
        Some(text) => Ok(text.to_owned()),
        None => Err(Error::not_carried(format!("{name}: {item} in a list that is joined with {ITEM:?}"))),
    };
    let texts = items.iter().map(text).collect::<Result<Vec<_>, _>>()?;
    Ok(texts.join(&ITEM.to_string()))
}

fn plain(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Integer(number) => Value::from(*number),
        Cell::Text(text) => Value::from(text.as_str()),
    }
}

fn place(object: &mut Value, path: &[String], value: Value) {
    let mut target = object;
    for name in path {
        target = &mut target[name.as_str()];
    }
    *target = value;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_give_back_the_record() {
        let text = include_str!("../../fixtures/records/full.json");
        let record: Record = serde_json::from_str(text).expect("a record");
        let mut rows = Rows::default();
        rows.add(&record).expect("rows");
        assert!(rows.tables.iter().all(|rows| !rows.is_empty()));
        rows.tables.iter_mut().skip(1).for_each(|rows| rows.reverse());
        let back: Vec<Record> =
            rows.values().into_iter().map(|value| serde_json::from_value(value).expect("a record")).collect();
        assert_eq!(back, [record]);
    }
}
