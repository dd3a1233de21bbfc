//! `chancery migrate`: lifts records of older versions of the schema.

use super::inputs::{self, Input};
use super::{batch, console, exit::Outcome, source, target};
use crate::error::Error;
use crate::format::csv::Guard;
use crate::format::{self, Entry, FORMATS, Judged, Limits, RecordWriter};
use crate::migrate;
use clap::builder::PossibleValuesParser;
use std::path::PathBuf;

/// Lift records in JSON and JSON Lines from older versions of the schema to the current one
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files, folders, patterns, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Format of the inputs [default: by the ending of the file; jsonl for standard input]
    #[arg(long, value_name = "FORMAT", value_parser = ["json", "jsonl"])]
    from: Option<String>,
    /// Format of the output
    #[arg(long, value_name = "FORMAT", default_value = "jsonl", value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name())))]
    to: String,
    /// Where the records go [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let given = arguments.from.as_deref().map(format::by_name).transpose()?;
    let found = inputs::find(&arguments.inputs, &["json", "jsonl", "ndjson"]);
    let mut writer = target::open(&arguments.to, arguments.output.as_deref(), Guard::None)?;
    found.faults.iter().for_each(console::fault);
    let mut outcome = if found.faults.is_empty() { Outcome::Clean } else { Outcome::Fault };
    for input in &found.inputs {
        let end = match source::open(input, given, Guard::None, Limits::default()) {
            Ok(entries) => lift(input, entries, writer.as_mut())?,
            Err(error) => fault(&error.at(input.name())),
        };
        outcome = outcome.max(end);
    }
    writer.finish()?;
    Ok(outcome)
}

fn fault(error: &Error) -> Outcome {
    console::fault(error);
    Outcome::Fault
}

/// Lifts the records of an input; those that cannot be lifted are told, and the others go on.
fn lift(input: &Input, entries: format::Entries<'static>, writer: &mut dyn RecordWriter) -> Result<Outcome, Error> {
    let mut outcome = Outcome::Clean;
    let size = |entry: &Result<Entry, Error>| entry.as_ref().map_or(0, Entry::size);
    let work = |entry: Result<Entry, Error>| entry.map(migrate::lifted);
    batch::in_order(entries, size, work, |judged: Result<Judged, Error>| match judged {
        Ok(Judged { entry, record }) => {
            for mut finding in entry.findings {
                outcome = outcome.max(Outcome::Findings);
                finding.place.file = Some(input.name());
                console::line(&finding.to_string());
            }
            record.as_ref().map_or(Ok(()), |record| writer.write(record))
        }
        Err(error) => {
            outcome = fault(&error.at(input.name()));
            Ok(())
        }
    })?;
    Ok(outcome)
}
