//! PostgreSQL: a server.

use super::{Access, Change, Database, Failure, Known};
use crate::error::Error;
use crate::schema::rows::{Cell, Row};
use crate::schema::sql::{Dialect, LOADED_TABLE};
use crate::schema::table::{ROOT, TABLES};
use postgres::types::Type;
use postgres::{Client, NoTls, Transaction};
use std::io::Write;

/// A database of a PostgreSQL server.
pub(super) struct Postgres {
    client: Client,
}

impl Postgres {
    pub(super) fn open(url: &str, access: Access) -> Result<Self, Error> {
        let mut client = Client::connect(url, NoTls).map_err(|error| fault(&error))?;
        // What is read is of one moment, whoever writes meanwhile.
        let begin = match access {
            Access::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Access::Write => "SET client_min_messages = warning",
        };
        client.batch_execute(begin).map_err(|error| fault(&error))?;
        Ok(Self { client })
    }
}

impl Database for Postgres {
    fn run(&mut self, script: &str) -> Result<(), Error> {
        self.client.batch_execute(script).map_err(|error| fault(&error))
    }

    fn query(&mut self, query: &str) -> Result<Vec<Row>, Error> {
        let rows = self.client.query(query, &[]).map_err(|error| fault(&error))?;
        rows.iter().map(|row| (0..row.len()).map(|column| cell(row, column)).collect()).collect()
    }

    fn columns(&mut self, table: &str) -> Result<Vec<String>, Error> {
        let query = "SELECT attname::text FROM pg_attribute \
                     WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped";
        let rows = self.client.query(query, &[&table]).map_err(|error| fault(&error))?;
        rows.iter().map(|row| row.try_get(0).map_err(|error| fault(&error))).collect()
    }

    fn known(&mut self, documents: &[&str], ids: &[&str]) -> Result<Vec<Known>, Error> {
        let query = format!(
            "SELECT loaded.id, document, sha256, sequence, coalesce(review__status, '') IN ('reviewed', 'corrected') \
             FROM {LOADED_TABLE} AS loaded JOIN {ROOT} AS record ON record.id = loaded.id \
             WHERE loaded.document = ANY($1) OR loaded.id = ANY($2)"
        );
        let known = |row: &postgres::Row| {
            Ok(Known {
                id: row.try_get(0)?,
                document: row.try_get(1)?,
                sha256: row.try_get(2)?,
                sequence: row.try_get(3)?,
                is_reviewed: row.try_get(4)?,
            })
        };
        let rows = self.client.query(&query, &[&documents, &ids]);
        let read = rows.and_then(|rows| rows.iter().map(known).collect());
        read.map_err(|error| fault(&error))
    }

    fn change(&mut self, change: &Change) -> Result<(), Failure> {
        let mut transaction = self.client.transaction().map_err(|error| failure(&error))?;
        let remove = format!("DELETE FROM {ROOT} WHERE id = ANY($1)");
        if !change.removed.is_empty() {
            transaction.execute(&remove, &[&change.removed]).map_err(|error| failure(&error))?;
        }
        for (table, rows) in TABLES.iter().zip(&change.rows.tables) {
            let columns: Vec<_> = table.columns.iter().map(|column| column.name.as_str()).collect();
            copy(&mut transaction, &table.name, &columns, rows.iter().map(Vec::as_slice))?;
        }
        let text = |text: &String| Cell::Text(text.clone());
        let book = |known: &Known| {
            [text(&known.id), text(&known.document), text(&known.sha256), Cell::Integer(known.sequence)]
        };
        let books: Vec<_> = change.inserted.iter().map(book).collect();
        let columns = ["id", "document", "sha256", "sequence"];
        copy(&mut transaction, LOADED_TABLE, &columns, books.iter().map(<[Cell; 4]>::as_slice))?;
        transaction.commit().map_err(|error| failure(&error))
    }

    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }
}

/// Puts rows into a table by COPY.
fn copy<'a>(
    transaction: &mut Transaction<'_>,
    table: &str,
    columns: &[&str],
    rows: impl ExactSizeIterator<Item = &'a [Cell]>,
) -> Result<(), Failure> {
    if rows.len() == 0 {
        return Ok(());
    }
    let mut lines = String::new();
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                lines.push('\t');
            }
            push(&mut lines, cell);
        }
        lines.push('\n');
    }
    let query = format!("COPY {table} ({}) FROM STDIN", columns.join(", "));
    let mut writer = transaction.copy_in(&query).map_err(|error| failure(&error))?;
    writer.write_all(lines.as_bytes()).map_err(|error| Failure::Fault(Error::write(error)))?;
    writer.finish().map(drop).map_err(|error| failure(&error))
}

/// Adds a cell as COPY reads it.
fn push(lines: &mut String, cell: &Cell) {
    match cell {
        Cell::Empty => lines.push_str("\\N"),
        Cell::Integer(number) => lines.push_str(&number.to_string()),
        Cell::Text(text) => {
            for character in text.chars() {
                match character {
                    '\\' => lines.push_str("\\\\"),
                    '\t' => lines.push_str("\\t"),
                    '\n' => lines.push_str("\\n"),
                    '\r' => lines.push_str("\\r"),
                    other => lines.push(other),
                }
            }
        }
    }
}

fn cell(row: &postgres::Row, column: usize) -> Result<Cell, Error> {
    let found = if *row.columns()[column].type_() == Type::INT8 {
        row.try_get::<_, Option<i64>>(column).map(|number| number.map(Cell::Integer))
    } else {
        row.try_get::<_, Option<String>>(column).map(|text| text.map(Cell::Text))
    };
    found.map(Option::unwrap_or_default).map_err(|error| fault(&error))
}

fn fault(error: &postgres::Error) -> Error {
    let told = error.as_db_error().map_or_else(|| chain(error), ToString::to_string);
    Error::database(told)
}

/// An error with its causes.
fn chain(error: &dyn std::error::Error) -> String {
    match error.source() {
        Some(source) => format!("{error}: {}", chain(source)),
        None => error.to_string(),
    }
}

/// Classes of `SQLSTATE` that say that the tables do not take the rows: data exceptions and violated constraints.
const REFUSING: [&str; 2] = ["22", "23"];

fn failure(error: &postgres::Error) -> Failure {
    match error.as_db_error() {
        Some(told) if REFUSING.iter().any(|class| told.code().code().starts_with(class)) => {
            Failure::Refused(told.message().to_owned())
        }
        _ => Failure::Fault(fault(error)),
    }
}
