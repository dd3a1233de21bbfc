//! `convert`: records from any format into any other.

pub(crate) mod source;
pub(crate) mod target;

use crate::Error;
use crate::diagnostic::{Report, Severity};
use crate::format::csv::Guard;
use crate::format::{Limits, RecordWriter};
use source::Source;
use std::io::Write;
use std::path::PathBuf;
use target::Target;

/// Converts records without loss.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Files, folders or CSV bundles (folders or zip files with a datapackage.json); - is standard input.
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// Format to write: json, jsonl, xml or csv.
    #[arg(long, value_name = "FORMAT")]
    to: String,
    /// Format of the inputs, where their names do not tell.
    #[arg(long, value_name = "FORMAT")]
    from: Option<String>,
    /// File to write; for csv a name that ends in .csv is one file, any other a bundle in a folder or .zip. Names in
    /// .gz and .zst are compressed.
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Keep spreadsheets from running cells as formulas: an apostrophe before them, which reading takes away again.
    #[arg(long)]
    spreadsheet: bool,
    /// CSV on standard input was written with --spreadsheet.
    #[arg(long)]
    guarded: bool,
}

/// Converts; true if every input was sound.
///
/// # Errors
/// When an input cannot be read or the output cannot be written.
pub(crate) fn run(arguments: &Arguments, report: Report) -> Result<bool, Error> {
    let guard = if arguments.spreadsheet { Guard::Apostrophe } else { Guard::None };
    let input_guard = if arguments.guarded { Guard::Apostrophe } else { Guard::None };
    let target = Target::of(&arguments.to, arguments.output.as_deref(), guard)?;
    let mut sources = Vec::new();
    for input in &arguments.inputs {
        sources.extend(Source::all(input, arguments.from.as_deref(), input_guard)?);
    }
    let mut writer = target.open()?;
    let mut is_sound = true;
    for source in sources {
        is_sound &= copy(&source, writer.as_mut(), report)?;
    }
    writer.finish()?;
    Ok(is_sound)
}

/// Copies the records of a source; true if all are sound. What is wrong is told on standard error.
fn copy(source: &Source, writer: &mut dyn RecordWriter, report: Report) -> Result<bool, Error> {
    let mut is_sound = true;
    for entry in source.open(Limits::default())? {
        let mut judged = entry.map_err(|error| error.at(source.name()))?.judge();
        for finding in &mut judged.entry.findings {
            is_sound &= finding.severity != Severity::Error;
            finding.place.file = Some(source.file_of(finding.place.table.as_deref()));
            std::io::stderr().write_all(report.of(finding).as_bytes()).map_err(Error::write)?;
        }
        if let Some(record) = &judged.record {
            writer.write(record)?;
        }
    }
    Ok(is_sound)
}
