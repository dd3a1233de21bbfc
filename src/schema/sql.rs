//! The tables in SQL: keys, checks, indexes, comments and views, for SQLite and PostgreSQL.
//!
//! The tables are those of [`super::table`], so that a database, a CSV bundle and Parquet tables have the same columns. Two
//! more keep the books of loading: which version of the schema the tables follow, and which document each record is of.

use super::shape::{Kind, Scalar};
use super::table::{Column, Foreign, ITEM, ROOT, Source, TABLES, Table};
use super::{DIGEST, Target, origin};
use crate::record::{SCHEMA_VERSION, pattern};
use std::fmt::Write as _;

/// The SQL for SQLite in the list of targets.
pub(super) const SQLITE: Target = Target {
    name: "sql",
    file: "record.sql",
    about: "tables and views in SQL for SQLite",
    generate: || script(Dialect::Sqlite),
};

/// The SQL for PostgreSQL in the list of targets.
pub(super) const POSTGRES: Target = Target {
    name: "sql-postgres",
    file: "record.postgres.sql",
    about: "tables and views in SQL for PostgreSQL",
    generate: || script(Dialect::Postgres),
};

/// The table that says which version of the schema the tables follow.
pub const VERSION_TABLE: &str = "chancery_schema";
/// The table that says of which document each record is, what it holds as a digest, and the order of loading.
pub const LOADED_TABLE: &str = "chancery_records";

/// Indexes that the usual questions need: table and columns.
const INDEXES: &[(&str, &[&str])] = &[
    (ROOT, &["meeting__key"]),
    (ROOT, &["meeting__date__value"]),
    (ROOT, &["meeting__date__earliest"]),
    ("sides", &["country"]),
    ("people", &["name__full"]),
    ("people", &["country"]),
    ("topics", &["code"]),
    ("mentions__countries", &["code"]),
    (LOADED_TABLE, &["document"]),
    (LOADED_TABLE, &["sequence"]),
];

const VIEWS: &str = include_str!("sql/views.sql");

/// A dialect of SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// SQLite from version 3.37, which has strict tables.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

/// Everything that an empty database needs, as one script.
#[must_use]
pub fn script(dialect: Dialect) -> String {
    let mut script = format!("-- {}\n", origin());
    for table in TABLES.iter() {
        script += &create_table(dialect, table);
    }
    if dialect == Dialect::Postgres {
        script += &references();
    }
    script += &books(dialect);
    script += &indexes();
    script += "\n";
    script += VIEWS;
    script
}

/// The statement that makes a table, with its comments.
#[must_use]
pub fn create_table(dialect: Dialect, table: &Table) -> String {
    let mut text = String::from("\n");
    if dialect == Dialect::Sqlite {
        comment(&mut text, "", &table.description);
    }
    let _ = writeln!(text, "CREATE TABLE {} (", table.name);
    for column in &table.columns {
        if dialect == Dialect::Sqlite {
            comment(&mut text, "  ", &column.description);
        }
        let _ = writeln!(text, "  {},", definition(dialect, column));
    }
    let _ = write!(text, "  PRIMARY KEY ({})", table.key.join(", "));
    for key in table.foreign_keys(&TABLES) {
        let is_parent = is_parent(table, &key);
        if is_parent || dialect == Dialect::Sqlite {
            let _ = write!(text, ",\n  {}", foreign_key(&key, is_parent));
        }
    }
    let strict = if dialect == Dialect::Sqlite { " STRICT" } else { "" };
    let _ = writeln!(text, "\n){strict};");
    if dialect == Dialect::Postgres {
        let _ = writeln!(text, "COMMENT ON TABLE {} IS {};", table.name, quoted(&table.description));
        for column in &table.columns {
            let name = format!("{}.{}", table.name, column.name);
            let _ = writeln!(text, "COMMENT ON COLUMN {name} IS {};", quoted(&column.description));
        }
    }
    text
}

/// A column as it stands in the statement that makes or extends its table.
#[must_use]
pub fn definition(dialect: Dialect, column: &Column) -> String {
    let mut text = format!("{} {}", column.name, kind(dialect, column));
    if column.required {
        text += " NOT NULL";
    }
    if let Some(check) = check(dialect, column) {
        let _ = write!(text, " CHECK ({check})");
    }
    text
}

/// A column of a table under an alias, as text or a whole number.
#[must_use]
pub fn selected(dialect: Dialect, alias: &str, column: &Column) -> String {
    match kind(dialect, column) {
        "DATE" => format!("to_char({alias}.{}, 'YYYY-MM-DD')", column.name),
        _ => format!("{alias}.{}", column.name),
    }
}

/// The statements that make the views; the same in both dialects.
#[must_use]
pub fn views() -> &'static str {
    VIEWS
}

/// Names of the views, each after those that it reads.
#[must_use]
pub fn view_names() -> Vec<&'static str> {
    let names = VIEWS.lines().filter_map(|line| line.strip_prefix("CREATE VIEW ")?.strip_suffix(" AS"));
    names.collect()
}

/// The statements that make the indexes, those that are there apart.
#[must_use]
pub fn indexes() -> String {
    let mut text = String::from("\n");
    for (table, columns) in INDEXES {
        let name = format!("{table}__by__{}", columns.join("__and__"));
        let _ = writeln!(text, "CREATE INDEX IF NOT EXISTS {name} ON {table} ({});", columns.join(", "));
    }
    text
}

fn kind(dialect: Dialect, column: &Column) -> &'static str {
    match (dialect, column.scalar.kind) {
        _ if matches!(column.source, Source::Joined(_)) => "TEXT",
        (Dialect::Sqlite, Kind::Integer) => "INTEGER",
        (Dialect::Postgres, Kind::Integer) => "BIGINT",
        (Dialect::Postgres, Kind::Text) if is_day(&column.scalar) => "DATE",
        (_, Kind::Text) => "TEXT",
    }
}

/// Whether a value is always a whole day.
#[must_use]
pub fn is_day(scalar: &Scalar) -> bool {
    scalar.pattern.as_deref() == Some(pattern::DAY)
}

fn check(dialect: Dialect, column: &Column) -> Option<String> {
    let (name, scalar) = (&column.name, &column.scalar);
    let is_joined = matches!(column.source, Source::Joined(_));
    if let Some((least, most)) = scalar.bounds {
        return Some(format!("{name} BETWEEN {least} AND {most}"));
    }
    if !scalar.codes.is_empty() && !is_joined {
        let codes: Vec<_> = scalar.codes.iter().map(|(code, _)| quoted(code)).collect();
        return Some(format!("{name} IN ({})", codes.join(", ")));
    }
    match dialect {
        Dialect::Sqlite if is_day(scalar) => Some(format!("date({name}) IS {name}")),
        Dialect::Sqlite => Some(format!("{name} <> ''")),
        Dialect::Postgres if is_day(scalar) => None,
        Dialect::Postgres => Some(format!("{name} ~ {}", quoted(&expression(scalar, is_joined)?))),
    }
}

/// The expression that a whole cell matches.
fn expression(scalar: &Scalar, is_joined: bool) -> Option<String> {
    let codes = || scalar.codes.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>().join("|");
    let inner = match &scalar.pattern {
        Some(pattern) => super::pattern::unanchored(pattern).to_owned(),
        None if !scalar.codes.is_empty() => codes(),
        None => return None,
    };
    Some(if is_joined { format!("^({inner})([{ITEM}]({inner}))*$") } else { format!("^({inner})$") })
}

fn foreign_key(key: &Foreign, is_parent: bool) -> String {
    let columns = key.columns.join(", ");
    let end = if is_parent { "ON DELETE CASCADE" } else { "DEFERRABLE INITIALLY DEFERRED" };
    format!("FOREIGN KEY ({columns}) REFERENCES {} ({}) {end}", key.table, key.key.join(", "))
}

/// The references between lists of a record. PostgreSQL wants the other table to be there, and SQLite takes keys only
/// with the table.
fn references() -> String {
    String::from("\n") + &TABLES.iter().map(references_of).collect::<String>()
}

/// The statements that add a table's references to other lists of a record, for PostgreSQL.
#[must_use]
pub fn references_of(table: &Table) -> String {
    let mut text = String::new();
    for key in table.foreign_keys(&TABLES).iter().filter(|key| !is_parent(table, key)) {
        let _ = writeln!(text, "ALTER TABLE {} ADD {};", table.name, foreign_key(key, false));
    }
    text
}

fn is_parent(table: &Table, key: &Foreign) -> bool {
    table.parent.as_ref().is_some_and(|(parent, _)| TABLES[*parent].name == key.table)
}

/// The tables that keep the books of loading.
fn books(dialect: Dialect) -> String {
    let (integer, end) = match dialect {
        Dialect::Sqlite => ("INTEGER", " STRICT"),
        Dialect::Postgres => ("BIGINT", ""),
    };
    format!(
        "
-- The version of the schema that the tables follow, and its digest.
CREATE TABLE {VERSION_TABLE} (
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL
){end};
INSERT INTO {VERSION_TABLE} (version, sha256) VALUES ('{SCHEMA_VERSION}', '{}');

-- Of which document each record is, the digest of what it holds, and the order of loading.
CREATE TABLE {LOADED_TABLE} (
  id TEXT NOT NULL PRIMARY KEY REFERENCES {ROOT} (id) ON DELETE CASCADE,
  document TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  sequence {integer} NOT NULL
){end};
",
        *DIGEST
    )
}

fn comment(text: &mut String, indent: &str, words: &str) {
    for line in words.lines().filter(|line| !line.is_empty()) {
        let _ = writeln!(text, "{indent}-- {line}");
    }
}

/// A text as a literal of SQL.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indexes_are_on_columns_that_are_there() {
        for (table, columns) in INDEXES.iter().filter(|(table, _)| *table != LOADED_TABLE) {
            let table = TABLES.iter().find(|known| known.name == *table).expect("a table");
            for column in *columns {
                assert!(table.columns.iter().any(|known| known.name == *column), "{}.{column}", table.name);
            }
        }
    }

    #[test]
    fn views_are_found_by_name() {
        assert_eq!(view_names().len(), VIEWS.matches("CREATE VIEW").count());
        assert!(view_names().contains(&"country_pairs_by_month"));
    }

    #[test]
    fn days_are_dates_in_postgresql_and_checked_in_sqlite() {
        let column =
            TABLES[0].columns.iter().find(|column| column.name == "meeting__date__earliest").expect("a column");
        assert_eq!(definition(Dialect::Postgres, column), "meeting__date__earliest DATE");
        let checked = "meeting__date__earliest TEXT CHECK (date(meeting__date__earliest) IS meeting__date__earliest)";
        assert_eq!(definition(Dialect::Sqlite, column), checked);
    }
}
