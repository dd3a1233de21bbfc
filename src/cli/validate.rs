//! `chancery validate`: structure and rules.

use super::exit::Outcome;
use super::inputs::{self, Input};
use super::output::Output;
use super::{batch, console, source};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::error::Error;
use crate::format::csv::Guard;
use crate::format::{self, Entry, FORMATS, Limits};
use std::io::Write;
use std::path::PathBuf;

/// Check records: their structure by the schema, then the rules
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files, folders, patterns, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Format of the inputs [default: by the ending of the file; jsonl for standard input]
    #[arg(long, value_name = "FORMAT", value_parser = names())]
    from: Option<String>,
    /// Form of the report
    #[arg(long, value_enum, default_value = "concise")]
    report: Form,
}

/// Forms of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// One line a finding
    Concise,
    /// One JSON object a finding
    Json,
}

fn names() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(FORMATS.iter().map(|format| format.name()))
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let given = arguments.from.as_deref().map(format::by_name).transpose()?;
    let found = inputs::find(&arguments.inputs, &inputs::record_endings());
    let mut run = Run {
        output: Output::open(None)?,
        report: match arguments.report {
            Form::Concise => Report::Concise,
            Form::Json => Report::Json,
        },
        tally: Tally::default(),
    };
    found.faults.iter().for_each(|error| run.fault(error));
    for input in &found.inputs {
        match source::open(input, given, Guard::None, Limits::default()) {
            Ok(entries) => run.read(input, entries)?,
            Err(error) => run.fault(&error.at(input.name())),
        }
    }
    run.output.keep()?;
    console::line(&run.tally.to_string());
    Ok(run.tally.outcome())
}

struct Run {
    output: Output,
    report: Report,
    tally: Tally,
}

/// What was seen.
#[derive(Debug, Default)]
struct Tally {
    files: u64,
    records: u64,
    errors: u64,
    warnings: u64,
    faults: u64,
}

impl Run {
    fn fault(&mut self, error: &Error) {
        self.tally.faults += 1;
        console::fault(error);
    }

    fn read(&mut self, input: &Input, entries: format::Entries<'static>) -> Result<(), Error> {
        self.tally.files += 1;
        let size = |entry: &Result<Entry, Error>| entry.as_ref().map_or(0, |entry| entry.lines.bytes().len());
        let judge = |entry: Result<Entry, Error>| entry.map(|entry| crate::validate(entry).entry.findings);
        batch::in_order(entries, size, judge, |judged| match judged {
            Ok(findings) => {
                self.tally.records += 1;
                findings.into_iter().try_for_each(|finding| self.tell(input, finding))
            }
            Err(error) => {
                self.fault(&error.at(input.name()));
                Ok(())
            }
        })
    }

    fn tell(&mut self, input: &Input, mut finding: Diagnostic) -> Result<(), Error> {
        finding.place.file = Some(source::file_of(input, finding.place.table.as_deref()));
        match finding.severity {
            Severity::Error => self.tally.errors += 1,
            Severity::Warning => self.tally.warnings += 1,
            Severity::Info => {}
        }
        self.output.write_all(self.report.of(&finding).as_bytes()).map_err(Error::write)
    }
}

impl Tally {
    fn outcome(&self) -> Outcome {
        match self {
            Tally { faults: 1.., .. } => Outcome::Fault,
            Tally { errors: 1.., .. } => Outcome::Findings,
            _ => Outcome::Clean,
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let counted = |count: u64, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        let (files, records) = (counted(self.files, "file"), counted(self.records, "record"));
        let (errors, warnings) = (counted(self.errors, "error"), counted(self.warnings, "warning"));
        write!(formatter, "{records} in {files}: {errors}, {warnings}")
    }
}
