//! SQLite: one file.

use super::{Access, Change, Database, Failure, Known};
use crate::error::Error;
use crate::schema::rows::{Cell, Row};
use crate::schema::sql::{Dialect, LOADED_TABLE};
use crate::schema::table::{ROOT, TABLES, Table};
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, params};
use std::time::Duration;

/// How long another program that writes is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// A SQLite database.
pub(super) struct Sqlite {
    connection: Connection,
}

impl Sqlite {
    pub(super) fn open(file: &str, access: Access) -> Result<Self, Error> {
        let flags = match access {
            Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
            Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        };
        let connection = Connection::open_with_flags(file, flags).map_err(|error| fault(&error))?;
        connection.busy_timeout(PATIENCE).map_err(|error| fault(&error))?;
        connection.set_prepared_statement_cache_capacity(4 * TABLES.len());
        let mut database = Self { connection };
        database.run("PRAGMA foreign_keys = ON")?;
        if access == Access::Read {
            // What is read is of one moment, whoever writes meanwhile.
            database.run("BEGIN")?;
        }
        Ok(database)
    }
}

impl Database for Sqlite {
    fn run(&mut self, script: &str) -> Result<(), Error> {
        self.connection.execute_batch(script).map_err(|error| fault(&error))
    }

    fn query(&mut self, query: &str) -> Result<Vec<Row>, Error> {
        let read = || -> rusqlite::Result<Vec<Row>> {
            let mut statement = self.connection.prepare_cached(query)?;
            let count = statement.column_count();
            let row = |row: &rusqlite::Row<'_>| (0..count).map(|column| row.get_ref(column).map(cell)).collect();
            statement.query_map([], row)?.collect()
        };
        read().map_err(|error| fault(&error))
    }

    fn columns(&mut self, table: &str) -> Result<Vec<String>, Error> {
        let rows = self.query(&format!("SELECT name FROM pragma_table_info('{table}')"))?;
        let name = |cell| if let Cell::Text(name) = cell { Some(name) } else { None };
        Ok(rows.into_iter().flatten().filter_map(name).collect())
    }

    fn known(&mut self, documents: &[&str], ids: &[&str]) -> Result<Vec<Known>, Error> {
        let read = || -> rusqlite::Result<Vec<Known>> {
            let mut found = Vec::new();
            for (column, values) in [("document", documents), ("id", ids)] {
                let mut statement = self.connection.prepare_cached(&format!(
                    "SELECT loaded.id, document, sha256, sequence, coalesce(review__status, '') IN ('reviewed', 'corrected') \
                     FROM {LOADED_TABLE} AS loaded JOIN {ROOT} AS record ON record.id = loaded.id WHERE loaded.{column} = ?"
                ))?;
                for value in values {
                    let known = statement.query_map([value], |row| {
                        Ok(Known {
                            id: row.get(0)?,
                            document: row.get(1)?,
                            sha256: row.get(2)?,
                            sequence: row.get(3)?,
                            is_reviewed: row.get(4)?,
                        })
                    })?;
                    found.extend(known.collect::<rusqlite::Result<Vec<_>>>()?);
                }
            }
            Ok(found)
        };
        read().map_err(|error| fault(&error))
    }

    fn change(&mut self, change: &Change) -> Result<(), Failure> {
        let make = |transaction: &Transaction<'_>| -> rusqlite::Result<()> {
            let mut remove = transaction.prepare_cached(&format!("DELETE FROM {ROOT} WHERE id = ?"))?;
            for id in &change.removed {
                remove.execute([id])?;
            }
            for (table, rows) in TABLES.iter().zip(&change.rows.tables).filter(|(_, rows)| !rows.is_empty()) {
                let mut insert = transaction.prepare_cached(&insertion(table))?;
                for row in rows {
                    insert.execute(rusqlite::params_from_iter(row))?;
                }
            }
            let mut book = transaction.prepare_cached(&format!("INSERT INTO {LOADED_TABLE} VALUES (?, ?, ?, ?)"))?;
            for known in &change.inserted {
                book.execute(params![known.id, known.document, known.sha256, known.sequence])?;
            }
            Ok(())
        };
        let transaction = self.connection.transaction().map_err(|error| failure(&error))?;
        make(&transaction).and_then(|()| transaction.commit()).map_err(|error| failure(&error))
    }

    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }
}

/// The statement that puts a row into a table. Columns go by name: those of an upgrade stand last.
fn insertion(table: &Table) -> String {
    let columns: Vec<_> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let places = vec!["?"; columns.len()].join(", ");
    format!("INSERT INTO {} ({}) VALUES ({places})", table.name, columns.join(", "))
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Cell::Empty => ValueRef::Null,
            Cell::Integer(number) => ValueRef::Integer(*number),
            Cell::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

/// A cell for a value; the tables hold none but text and whole numbers.
fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Cell::Empty,
    }
}

fn fault(error: &rusqlite::Error) -> Error {
    Error::database(error.to_string())
}

fn failure(error: &rusqlite::Error) -> Failure {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => Failure::Refused(error.to_string()),
        _ => Failure::Fault(fault(error)),
    }
}
