//! `chancery schema NAME`: prints what is generated from the record's types. `chancery schema diff`: compares schemas.

use super::{exit::Outcome, output};
use crate::error::Error;
use crate::schema::TARGETS;
use crate::schema::diff::{Difference, Verdict};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Print a schema of the record; without a name, the list of them
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Which schema
    name: Option<String>,
    /// Dialect of the schema `sql`
    #[arg(long, value_enum, value_name = "DIALECT", requires = "name")]
    dialect: Option<Dialect>,
    /// Write to this file
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
}

/// Dialects of SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Dialect {
    Sqlite,
    Postgres,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Compare two JSON Schemas; exits with 1 unless old data are surely accepted by the new one
    Diff {
        /// The old schema
        old: PathBuf,
        /// The new schema
        new: PathBuf,
    },
}

fn diff(old: &Path, new: &Path) -> Result<Outcome, Error> {
    let read = |path: &Path| std::fs::read_to_string(path).map_err(|error| Error::read(error).at(path));
    let difference = Difference::of(&read(old)?, &read(new)?)?;
    output::write_whole(None, &difference.to_string())?;
    Ok(if difference.backward == Verdict::Compatible { Outcome::Clean } else { Outcome::Findings })
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    if let Some(Command::Diff { old, new }) = &arguments.command {
        return diff(old, new);
    }
    let text = match &arguments.name {
        None => list(),
        Some(name) => {
            let name = named(name, arguments.dialect)?;
            let known = || TARGETS.iter().map(|target| target.name.to_owned()).collect();
            let target = TARGETS.iter().find(|target| target.name == name);
            (target.ok_or_else(|| Error::unknown_name("schema", name, known()))?.generate)()
        }
    };
    output::write_whole(arguments.output.as_deref(), &text)?;
    Ok(Outcome::Clean)
}

/// The name of the target for a name and a dialect.
fn named(name: &str, dialect: Option<Dialect>) -> Result<&str, Error> {
    match dialect {
        Some(_) if name != "sql" => Err(Error::conflict("--dialect is for the schema sql")),
        Some(Dialect::Postgres) => Ok("sql-postgres"),
        Some(Dialect::Sqlite) | None => Ok(name),
    }
}

fn list() -> String {
    let mut text = String::new();
    for target in TARGETS {
        let _ = writeln!(text, "{:12} {:24} {}", target.name, target.file, target.about);
    }
    text
}
