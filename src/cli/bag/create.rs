//! `chancery bag create`: a bag of records for an archive.

use crate::cli::exit::Outcome;
use crate::cli::{console, convert, export, inputs, target};
use crate::error::Error;
use crate::export::{DIALECTS, Dialect, by_name};
use crate::format::csv::Guard;
use crate::format::{self, FORMATS, RecordWriter};
use crate::package::create::{Bag, Contents, files};
use crate::record::Record;
use clap::builder::PossibleValuesParser;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The dialects that a bag holds unless others are named.
const USUAL: [&str; 6] = ["ead2002", "ead3", "eac2010", "eac2", "oai_dc", "premis"];

/// Make a bag of records: their texts and files, the records as JSON, XML and tables, and what archives import
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files, folders, patterns, CSV bundles, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// The folder of the bag, which must be new or empty, or a .zip file
    #[arg(short, long, value_name = "PATH")]
    output: PathBuf,
    /// Format of the inputs [default: by the ending of the file; jsonl for standard input]
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name())))]
    from: Option<String>,
    /// A file that a record was made from, known by its SHA-256
    #[arg(long = "file", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A dialect that the bag holds [default: `ead2002`, `ead3`, `eac2010`, `eac2`, `oai_dc`, `premis`]
    #[arg(long = "dialect", value_name = "NAME", value_parser = PossibleValuesParser::new(DIALECTS.iter().map(|dialect| dialect.name())))]
    dialects: Vec<String>,
    /// Hold no dialect, and so demand nothing of the archive
    #[arg(long, conflicts_with_all = ["dialects", "archivematica"])]
    no_dialects: bool,
    /// Add metadata.csv and one premis.xml, which Archivematica reads
    #[arg(long)]
    archivematica: bool,
    #[command(flatten)]
    export: export::Arguments,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let path = arguments.output.as_path();
    let given = arguments.from.as_deref().map(format::by_name).transpose()?;
    let found = inputs::find(&arguments.inputs, &inputs::record_endings());
    found.faults.iter().for_each(console::fault);
    let first = found.inputs.first().and_then(|input| input.path.as_deref());
    let contents = Contents {
        settings: arguments.export.settings(first)?,
        dialects: dialects(arguments),
        files: arguments.files.clone(),
        is_for_archivematica: arguments.archivematica,
    };
    let is_zip = target::has_ending(path, "zip");
    if !is_zip {
        refuse_taken(path)?;
    }
    let prepared = prepared(path)?;
    let mut bag = Writer(Bag::begin(prepared.path(), contents)?);
    let mut outcome = if found.faults.is_empty() { Outcome::Clean } else { Outcome::Fault };
    for input in &found.inputs {
        outcome = outcome.max(convert::records(input, given, Guard::None, &mut bag)?);
    }
    bag.0.finish()?;
    if is_zip {
        packed(path, prepared.path())?;
    } else {
        moved(path, prepared)?;
    }
    Ok(outcome)
}

fn dialects(arguments: &Arguments) -> Vec<&'static dyn Dialect> {
    let named: Vec<&str> = match &arguments.dialects[..] {
        _ if arguments.no_dialects => Vec::new(),
        [] => USUAL.to_vec(),
        names => names.iter().map(String::as_str).collect(),
    };
    named.into_iter().filter_map(by_name).collect()
}

/// A bag as a writer of records.
struct Writer(Bag);

impl RecordWriter for Writer {
    fn write(&mut self, record: &Record) -> Result<(), Error> {
        self.0.take(record)
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.0.finish()
    }
}

fn refuse_taken(path: &Path) -> Result<(), Error> {
    let is_free = match fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_none(),
        Err(_) => !path.exists(),
    };
    let taken =
        || Error::conflict("a bag is written into a new or empty folder, so that nothing else is in it").at(path);
    is_free.then_some(()).ok_or_else(taken)
}

/// A folder beside the bag's place, with the rights that a new folder has.
fn prepared(path: &Path) -> Result<TempDir, Error> {
    let beside = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".chancery-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    builder.tempdir_in(beside).map_err(|error| Error::write(error).at(path))
}

fn moved(path: &Path, prepared: TempDir) -> Result<(), Error> {
    let is_there = path.exists();
    let emptied = if is_there { fs::remove_dir(path) } else { Ok(()) };
    let moved = emptied.and_then(|()| fs::rename(prepared.path(), path));
    moved.map_err(|error| Error::write(error).at(path))?;
    // The folder has its name now, and nothing is left to remove.
    let _ = prepared.keep();
    Ok(())
}

/// The bag in a zip file, below a folder with the file's name as RFC 8493 asks.
fn packed(path: &Path, prepared: &Path) -> Result<(), Error> {
    let folder = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let files = files(prepared, "")?;
    let files: Vec<_> = files.into_iter().map(|name| (format!("{folder}/{name}"), prepared.join(name))).collect();
    target::zip(path, &files)
}
