//! `chancery convert`: records from any format into any other.

use super::exit::Outcome;
use super::{authorities, batch, console, export, inputs, source, target};
use crate::diagnostic::Severity;
use crate::error::Error;
use crate::format::csv::Guard;
use crate::format::{self, Entry, FORMATS, Judged, Limits, RecordWriter};
use crate::store;
use std::path::{Path, PathBuf};

/// Convert records between formats without loss, or show them as a page
///
/// CSV has two shapes. A path that ends in .csv, or standard output, is one file with a row a record. Any other path is
/// a bundle: a folder, or a zip file if it ends in .zip, with one table for each list and the descriptors beside them.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files, folders, patterns, CSV bundles, or - for standard input; .gz and .zst are unpacked
    #[arg(required_unless_present = "from", value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Format to write; html shows the words of the evidence only where the records carry their texts
    #[arg(long, value_name = "FORMAT", value_parser = clap::builder::PossibleValuesParser::new(target::names()))]
    to: String,
    /// Format of the inputs, or a database, as for load [default: by the ending of the file; jsonl for standard input]
    #[arg(long, value_name = "FORMAT", value_parser = format_or_database)]
    from: Option<String>,
    /// Write to this file or folder, whole or not at all; .gz and .zst are compressed
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Put an apostrophe before cells that a spreadsheet would run as formulas; reading takes it away again
    #[arg(long)]
    spreadsheet: bool,
    /// The CSV on standard input was written with --spreadsheet; files say so themselves
    #[arg(long)]
    guarded: bool,
    #[command(flatten)]
    authorities: authorities::Naming,
    #[command(flatten)]
    export: export::Arguments,
}

fn format_or_database(text: &str) -> Result<String, String> {
    let is_known = store::is_database(text) || FORMATS.iter().any(|format| format.name() == text);
    let names = || FORMATS.iter().map(|format| format.name()).collect::<Vec<_>>().join(", ");
    if is_known {
        Ok(text.to_owned())
    } else {
        Err(format!("formats are {}; a database is sqlite:FILE or a URL of PostgreSQL", names()))
    }
}

fn guard(is_on: bool) -> Guard {
    if is_on { Guard::Apostrophe } else { Guard::None }
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let database = arguments.from.as_deref().filter(|from| store::is_database(from));
    let mut given = None;
    let mut named = arguments.inputs.clone();
    match (database, &arguments.from) {
        (Some(database), _) if named.is_empty() => named.push(PathBuf::from(database)),
        (Some(_), _) => return Err(Error::conflict("with a database for --from there is no other INPUT")),
        (None, Some(_)) if named.is_empty() => return Err(Error::conflict("there is no INPUT; - is standard input")),
        (None, from) => given = from.as_deref().map(format::by_name).transpose()?,
    }
    let found = inputs::find(&named, &inputs::record_endings());
    let path = arguments.output.as_deref().filter(|path| *path != Path::new("-"));
    let first = found.inputs.first().and_then(|input| input.path.as_deref());
    let mut writer = match crate::export::by_name(&arguments.to) {
        Some(dialect) => export::open(dialect, path, &arguments.export, first)?,
        None => target::open(&arguments.to, path, guard(arguments.spreadsheet))?,
    };
    writer = arguments.authorities.before(writer)?;
    let mut outcome = Outcome::Clean;
    for error in &found.faults {
        console::fault(error);
        outcome = Outcome::Fault;
    }
    for input in &found.inputs {
        outcome = outcome.max(records(input, given, guard(arguments.guarded), writer.as_mut())?);
    }
    writer.finish()?;
    Ok(outcome)
}

/// Copies the records of an input, in the given format or that of its ending.
pub(super) fn records(
    input: &inputs::Input,
    given: Option<&'static dyn format::Format>,
    guard: Guard,
    writer: &mut dyn RecordWriter,
) -> Result<Outcome, Error> {
    match source::open(input, given, guard, Limits::default()) {
        Ok(entries) => copy(input, entries, writer),
        Err(error) => {
            console::fault(&error.at(input.name()));
            Ok(Outcome::Fault)
        }
    }
}

/// Copies the records of an input; what is wrong with others is told, since nothing is left out in silence.
fn copy(
    input: &inputs::Input,
    entries: format::Entries<'static>,
    writer: &mut dyn RecordWriter,
) -> Result<Outcome, Error> {
    let mut outcome = Outcome::Clean;
    let size = |entry: &Result<Entry, Error>| entry.as_ref().map_or(0, Entry::size);
    let judge = |entry: Result<Entry, Error>| entry.map(Entry::judge);
    batch::in_order(entries, size, judge, |judged: Result<Judged, Error>| match judged {
        Ok(judged) => {
            for mut finding in judged.entry.findings {
                if finding.severity == Severity::Error {
                    outcome = outcome.max(Outcome::Findings);
                }
                finding.place.file = Some(source::file_of(input, finding.place.table.as_deref()));
                console::line(&finding.to_string());
            }
            judged.record.as_ref().map_or(Ok(()), |record| writer.write(record))
        }
        Err(error) => {
            console::fault(&error.at(input.name()));
            outcome = Outcome::Fault;
            Ok(())
        }
    })?;
    Ok(outcome)
}
