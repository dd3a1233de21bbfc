//! Databases of records: loading into them and reading back.
//!
//! A database is named as `sqlite:FILE` or by the URL of a PostgreSQL server. Its tables are those of
//! [`schema::sql`](crate::schema::sql).

mod load;
#[cfg(feature = "postgres")]
mod postgres;
mod read;
#[cfg(feature = "sqlite")]
mod sqlite;
mod version;

pub use load::{Counts, Loader, Refusal};
pub use read::read;

use crate::error::Error;
use crate::schema::rows::{Row, Rows};

/// How the name of a SQLite database begins.
const SQLITE: &str = "sqlite:";
/// How the URL of a PostgreSQL database begins.
const POSTGRES: [&str; 2] = ["postgres://", "postgresql://"];

/// Whether a text names a database and not a file.
#[must_use]
pub fn is_database(text: &str) -> bool {
    text.starts_with(SQLITE) || is_postgres(text)
}

fn is_postgres(text: &str) -> bool {
    POSTGRES.iter().any(|start| text.starts_with(start))
}

/// A record that a database holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    /// Its id.
    pub(crate) id: String,
    /// Its document.
    pub(crate) document: String,
    /// The digest of what it holds.
    pub(crate) sha256: String,
    /// Its place in the order of loading.
    pub(crate) sequence: i64,
    /// Whether a person reviewed it.
    pub(crate) is_reviewed: bool,
}

/// What a transaction does: rows that go, by the ids of their records, then rows that come.
#[derive(Debug, Default)]
pub(crate) struct Change {
    /// Ids of the records that go, with all their rows.
    pub(crate) removed: Vec<String>,
    /// The records that come.
    pub(crate) inserted: Vec<Known>,
    /// Their rows.
    pub(crate) rows: Rows,
}

/// Why a change was not made.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The tables do not take these rows; others they may.
    #[cfg_attr(
        not(any(feature = "postgres", feature = "sqlite")),
        expect(dead_code, reason = "without a database nothing is refused")
    )]
    Refused(String),
    /// The database cannot be used.
    Fault(Error),
}

/// What a database must be able to do.
pub(crate) trait Database: Send {
    /// Runs statements that give nothing.
    fn run(&mut self, script: &str) -> Result<(), Error>;

    /// The rows that a query gives, every cell as it is.
    fn query(&mut self, query: &str) -> Result<Vec<Row>, Error>;

    /// Names of the columns of a table; none if there is no such table.
    fn columns(&mut self, table: &str) -> Result<Vec<String>, Error>;

    /// What it holds of these documents, and under these ids.
    fn known(&mut self, documents: &[&str], ids: &[&str]) -> Result<Vec<Known>, Error>;

    /// Makes a change in one transaction: whole or not at all.
    fn change(&mut self, change: &Change) -> Result<(), Failure>;

    /// The dialect of its SQL.
    fn dialect(&self) -> crate::schema::sql::Dialect;
}

/// How a database is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Only read; it must be there.
    Read,
    /// Read and written; a SQLite file is made if there is none.
    Write,
}

/// Opens the database of that name.
#[cfg_attr(
    not(any(feature = "postgres", feature = "sqlite")),
    expect(unused_variables, reason = "without a database there is nothing to open")
)]
pub(crate) fn open(name: &str, access: Access) -> Result<Box<dyn Database>, Error> {
    if let Some(file) = name.strip_prefix(SQLITE) {
        #[cfg(feature = "sqlite")]
        return Ok(Box::new(sqlite::Sqlite::open(file, access)?));
        #[cfg(not(feature = "sqlite"))]
        return Err(Error::feature("a SQLite database", "sqlite"));
    }
    if is_postgres(name) {
        #[cfg(feature = "postgres")]
        return Ok(Box::new(postgres::Postgres::open(name, access)?));
        #[cfg(not(feature = "postgres"))]
        return Err(Error::feature("a PostgreSQL database", "postgres"));
    }
    Err(Error::conflict("a database is named as sqlite:FILE or postgres://…"))
}
