//! Reading the records of a database, in the order of loading.

use super::{Access, Database, version};
use crate::diagnostic::Lines;
use crate::error::Error;
use crate::format::{Entries, Entry};
use crate::schema::rows::{Cell, Rows};
use crate::schema::sql::{self, Dialect, LOADED_TABLE};
use crate::schema::table::{LEVEL, ROOT, TABLES, Table};
use crate::schema::tree::Node;
use std::collections::VecDeque;
use std::sync::Arc;

/// Records that are read at a time.
const BATCH: i64 = 500;

/// Reads the records of the database of that name.
///
/// # Errors
/// When it cannot be opened, has no records' tables, or follows a newer version of the schema.
pub fn read(name: &str) -> Result<Entries<'static>, Error> {
    let mut database = super::open(name, Access::Read)?;
    version::check(database.as_mut())?;
    let strangers = format!("SELECT count(*) FROM {ROOT} WHERE id NOT IN (SELECT id FROM {LOADED_TABLE})");
    if let Some(Cell::Integer(count @ 1..)) = first(database.query(&strangers)?) {
        let reason = format!("{count} of its records were not loaded by `chancery load`, and would be left out");
        return Err(Error::database(reason));
    }
    Ok(Box::new(Reader { database, after: i64::MIN, number: 0, waiting: VecDeque::new(), is_done: false }))
}

fn first(rows: Vec<Vec<Cell>>) -> Option<Cell> {
    rows.into_iter().next()?.into_iter().next()
}

struct Reader {
    database: Box<dyn Database>,
    /// The last place in the order of loading that was read.
    after: i64,
    number: u64,
    waiting: VecDeque<Entry>,
    is_done: bool,
}

impl Reader {
    /// Reads the next records.
    fn fill(&mut self) -> Result<(), Error> {
        let after = self.after;
        let last = format!(
            "SELECT max(sequence) FROM (SELECT sequence FROM {LOADED_TABLE} WHERE sequence > {after} \
             ORDER BY sequence LIMIT {BATCH}) AS batch"
        );
        let Some(Cell::Integer(last)) = first(self.database.query(&last)?) else {
            self.is_done = true;
            return Ok(());
        };
        let dialect = self.database.dialect();
        let select = |table: &Table| self.database.query(&selection(dialect, table, after, last));
        let tables: Result<_, _> = TABLES.iter().map(select).collect();
        for value in (Rows { tables: tables? }).values() {
            self.number += 1;
            let (tree, lines) = (Some(Node::from(&value)), Arc::new(Lines::default()));
            self.waiting.push_back(Entry::new(self.number, tree, lines, Vec::new()));
        }
        self.after = last;
        Ok(())
    }
}

/// The rows of a table that belong to the records between two places in the order of loading.
fn selection(dialect: Dialect, table: &Table, after: i64, last: i64) -> String {
    let columns: Vec<_> = table.columns.iter().map(|column| sql::selected(dialect, "entry", column)).collect();
    let record = if table.parent.is_none() { "id".to_owned() } else { format!("{ROOT}{LEVEL}id") };
    format!(
        "SELECT {} FROM {LOADED_TABLE} AS loaded JOIN {} AS entry ON entry.{record} = loaded.id \
         WHERE loaded.sequence > {after} AND loaded.sequence <= {last} ORDER BY loaded.sequence",
        columns.join(", "),
        table.name
    )
}

impl Iterator for Reader {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.waiting.is_empty()
            && !self.is_done
            && let Err(error) = self.fill()
        {
            self.is_done = true;
            return Some(Err(error));
        }
        self.waiting.pop_front().map(Ok)
    }
}
