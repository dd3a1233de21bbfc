//! Which version of the schema a database follows, and how it comes to the current one.

use super::Database;
use crate::error::Error;
use crate::record::SCHEMA_VERSION;
use crate::schema::DIGEST;
use crate::schema::rows::Cell;
use crate::schema::sql::{self, Dialect, VERSION_TABLE};
use crate::schema::table::TABLES;
use std::fmt::Write as _;

/// Makes or upgrades the tables.
///
/// # Errors
/// When the database follows a newer version, or cannot be written.
pub(super) fn prepare(database: &mut dyn Database) -> Result<(), Error> {
    match version(database)? {
        None => {
            let script = sql::script(database.dialect());
            database.run(&format!("BEGIN;\n{script}\nCOMMIT;"))
        }
        Some((version, digest)) => {
            refuse_newer(&version)?;
            if digest == *DIGEST { Ok(()) } else { upgrade(database) }
        }
    }
}

/// Sees that the database can be read.
///
/// # Errors
/// When it has no records, or follows a newer version.
pub(super) fn check(database: &mut dyn Database) -> Result<(), Error> {
    match version(database)? {
        None => Err(Error::database("there are no records in it; `chancery load` makes the tables")),
        Some((version, _)) => refuse_newer(&version),
    }
}

/// The version and the digest of the schema that the tables follow; none where there are no tables.
fn version(database: &mut dyn Database) -> Result<Option<(String, String)>, Error> {
    if database.columns(VERSION_TABLE)?.is_empty() {
        return Ok(None);
    }
    let rows = database.query(&format!("SELECT version, sha256 FROM {VERSION_TABLE}"))?;
    match rows.as_slice() {
        [row] => match row.as_slice() {
            [Cell::Text(version), Cell::Text(digest)] => Ok(Some((version.clone(), digest.clone()))),
            _ => Err(Error::database(format!("the table {VERSION_TABLE} does not hold a version"))),
        },
        _ => Err(Error::database(format!("the table {VERSION_TABLE} has not one row"))),
    }
}

fn refuse_newer(version: &str) -> Result<(), Error> {
    let parts = |version: &str| version.split('.').map(|part| part.parse::<u64>().ok()).collect::<Option<Vec<_>>>();
    match parts(version) {
        Some(found) if Some(&found) <= parts(SCHEMA_VERSION).as_ref() => Ok(()),
        _ => Err(Error::database(format!(
            "its tables follow version {version} of the schema, and this program knows {SCHEMA_VERSION}; use a newer one"
        ))),
    }
}

/// Adds the tables and columns that are not there, and makes the views anew.
fn upgrade(database: &mut dyn Database) -> Result<(), Error> {
    let dialect = database.dialect();
    let mut script = String::from("BEGIN;\n");
    for name in sql::view_names().iter().rev() {
        let _ = writeln!(script, "DROP VIEW IF EXISTS {name};");
    }
    let mut references = String::new();
    for table in TABLES.iter() {
        let there = database.columns(&table.name)?;
        if there.is_empty() {
            script += &sql::create_table(dialect, table);
            if dialect == Dialect::Postgres {
                references += &sql::references_of(table);
            }
            continue;
        }
        for column in table.columns.iter().filter(|column| !there.contains(&column.name)) {
            let definition = sql::definition(dialect, column);
            let _ = writeln!(script, "ALTER TABLE {} ADD COLUMN {definition};", table.name);
        }
    }
    script += &references;
    script += &sql::indexes();
    script += sql::views();
    let (version, digest) = (SCHEMA_VERSION, &*DIGEST);
    let _ = writeln!(script, "UPDATE {VERSION_TABLE} SET version = '{version}', sha256 = '{digest}';\nCOMMIT;");
    database.run(&script)
}
