//! `chancery schema NAME`: prints what is generated from the record's types.

use super::{exit::Outcome, output};
use crate::error::Error;
use crate::schema::TARGETS;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Print a schema of the record; without a name, the list of them
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Which schema
    name: Option<String>,
    /// Write to this file
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let text = match &arguments.name {
        None => list(),
        Some(name) => {
            let known = || TARGETS.iter().map(|target| target.name.to_owned()).collect();
            let target = TARGETS.iter().find(|target| target.name == name);
            (target.ok_or_else(|| Error::unknown_name("schema", name, known()))?.generate)()
        }
    };
    output::write_whole(arguments.output.as_deref(), &text)?;
    Ok(Outcome::Clean)
}

fn list() -> String {
    let mut text = String::new();
    for target in TARGETS {
        let _ = writeln!(text, "{:12} {:24} {}", target.name, target.file, target.about);
    }
    text
}
