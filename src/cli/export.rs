//! Records handed over in a dialect: what the target must know besides, where its documents go, and what it does not carry.

use super::console;
use super::output::Output;
use super::validate::settings::{Choice, Settings as Found};
use crate::diagnostic::Severity;
use crate::error::Error;
use crate::export::{Dialect, Export, Layout, Origin, Piece, Settings, Unit, losses};
use crate::format::RecordWriter;
use crate::record::Record;
use serde_json::json;
use std::fs::{self, File};
use std::io::{BufWriter, Seek, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// What a dialect must know besides the records.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Options of dialects")]
#[group(id = "export")]
pub(super) struct Arguments {
    /// The moment that a standard demands [default: `SOURCE_DATE_EPOCH`, else the beginning of the day of publication]
    #[arg(long, value_name = "DATETIME", value_parser = moment)]
    at: Option<String>,
    /// What a component of a finding aid is
    #[arg(long, value_enum, default_value = "article")]
    unit: UnitName,
    /// The target has an earlier export of the records: leave out what it would add a second time (atom-csv)
    #[arg(long)]
    update: bool,
    /// Tell what the importer would object to, and write nothing if that is an error (atom-csv)
    #[arg(long = "check")]
    is_checked: bool,
    /// Write what the target does not carry to this file: JSON Lines, a line for each record
    #[arg(long, value_name = "PATH")]
    losses: Option<PathBuf>,
    /// Settings with the table [archive] [default: the nearest chancery.toml in the folders above the first input]
    #[arg(long, value_name = "FILE")]
    archive: Option<PathBuf>,
}

/// What a component of a finding aid is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum UnitName {
    /// A report with all its meetings
    Article,
    /// A meeting
    Meeting,
}

/// A moment in UTC.
fn moment(text: &str) -> Result<String, &'static str> {
    let moment: Result<jiff::Timestamp, _> = text.parse();
    moment.map(|moment| moment.to_string()).map_err(|_| "a moment looks like 2025-11-27T12:00:00Z")
}

impl Arguments {
    /// The settings of exports. `first` is the input that settings are looked for above.
    pub(super) fn settings(&self, first: Option<&Path>) -> Result<Settings, Error> {
        let choice = self.archive.clone().map_or(Choice::Nearest, Choice::Given);
        let archive = Found::new(choice, &[], crate::codes())?.of(first)?.config.archive.clone();
        let unit = match self.unit {
            UnitName::Article => Unit::Article,
            UnitName::Meeting => Unit::Meeting,
        };
        let at = self.at.clone().map_or_else(epoch, |at| Ok(Some(at)))?;
        Ok(Settings { archive, at, unit, is_update: self.update, check: Some(crate::check) })
    }
}

/// The moment that the surroundings set for everything that is made.
fn epoch() -> Result<Option<String>, Error> {
    let Ok(seconds) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let moment = seconds.parse().ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    let malformed = || Error::conflict("SOURCE_DATE_EPOCH is not a number of seconds");
    moment.map(|moment| Some(moment.to_string())).ok_or_else(malformed)
}

/// Begins to write records in a dialect. `first` is the input that settings are looked for above.
pub(super) fn open(
    dialect: &'static dyn Dialect,
    path: Option<&Path>,
    arguments: &Arguments,
    first: Option<&Path>,
) -> Result<Box<dyn RecordWriter>, Error> {
    let settings = arguments.settings(first)?;
    let losses = arguments.losses.as_deref().map(|path| Losses::open(path, dialect, &settings)).transpose()?;
    let is_folder = |path: &&Path| dialect.layout() == Layout::Each && !is_document(path, dialect);
    let documents = match path.filter(is_folder) {
        Some(path) => Documents::Folder(prepared(path)?, path.to_owned()),
        None if dialect.layout() == Layout::Summed => {
            let body = tempfile::tempfile().map_err(Error::write)?;
            Documents::Summed(BufWriter::new(body), Box::new(Output::open(path)?))
        }
        None => Documents::One(Box::new(Output::open(path)?), false),
    };
    let checked = arguments.is_checked.then_some(dialect);
    Ok(Box::new(Exported { export: Export::new(dialect, settings), documents, checked, losses }))
}

/// Whether a path names one document; devices and pipes do too.
fn is_document(path: &Path, dialect: &dyn Dialect) -> bool {
    let ending = super::source::plain_ending(path).unwrap_or_default();
    let is_device = fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir());
    is_device || dialect.extensions().contains(&ending.as_str())
}

fn prepared(path: &Path) -> Result<TempDir, Error> {
    let beside = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let made = tempfile::Builder::new().prefix(".chancery-").tempdir_in(beside);
    made.map_err(|error| Error::write(error).at(path))
}

/// Where documents go.
enum Documents {
    /// Into one file or stream, and whether a document with a name of its own stands there already.
    One(Box<Output>, bool),
    /// Into a file without name, and from there after the beginning, which is made last.
    Summed(BufWriter<File>, Box<Output>),
    /// Into a folder, which is made beside its place.
    Folder(TempDir, PathBuf),
}

impl Documents {
    fn put(&mut self, piece: &Piece) -> Result<(), Error> {
        match (self, &piece.document) {
            (Self::One(_, true), Some(_)) => {
                Err(Error::conflict("the dialect makes a document for each record; name a folder with -o"))
            }
            (Self::One(output, is_taken), document) => {
                *is_taken = document.is_some();
                output.write_all(piece.text.as_bytes()).map_err(Error::write)
            }
            (Self::Summed(body, output), _) => {
                let target: &mut dyn Write = if piece.is_front { output.as_mut() } else { body };
                target.write_all(piece.text.as_bytes()).map_err(Error::write)
            }
            (Self::Folder(folder, _), document) => {
                let name = document.as_deref().unwrap_or_default();
                let file = File::options().append(true).create(true).open(folder.path().join(name));
                file.and_then(|mut file| file.write_all(piece.text.as_bytes()))
                    .map_err(|error| Error::write(error).at(name))
            }
        }
    }

    /// Tells what the importer would object to in the documents of a folder.
    fn check(&self, dialect: &dyn Dialect) -> Result<(), Error> {
        let Self::Folder(folder, _) = self else {
            return Err(Error::conflict("--check looks at documents in a folder; name one with -o"));
        };
        let at = |error| Error::read(error).at(folder.path());
        let names: Result<Vec<_>, _> = fs::read_dir(folder.path()).map_err(at)?.collect();
        let mut names: Vec<_> = names.map_err(at)?.into_iter().map(|entry| entry.file_name()).collect();
        names.sort();
        let mut errors = 0;
        for name in names {
            let text = fs::read_to_string(folder.path().join(&name)).map_err(at)?;
            for finding in dialect.objections(&name.to_string_lossy(), &text) {
                errors += usize::from(finding.severity == Severity::Error);
                console::line(&finding.to_string());
            }
        }
        let refused = || Error::settings(format!("the importer would refuse the documents; errors: {errors}"));
        (errors == 0).then_some(()).ok_or_else(refused)
    }

    fn keep(self) -> Result<(), Error> {
        let (folder, path) = match self {
            Self::One(output, _) => return output.keep(),
            Self::Summed(body, mut output) => {
                let body = body.into_inner().map_err(std::io::IntoInnerError::into_error);
                let copied = body.and_then(|mut body| {
                    body.rewind()?;
                    std::io::copy(&mut body, output.as_mut())
                });
                copied.map_err(Error::write)?;
                return output.keep();
            }
            Self::Folder(folder, path) => (folder, path),
        };
        let moved = fs::create_dir_all(&path).and_then(|()| {
            let mut names = fs::read_dir(folder.path())?
                .map(|entry| Ok(entry?.file_name()))
                .collect::<std::io::Result<Vec<_>>>()?;
            names.sort();
            names.iter().try_for_each(|name| fs::rename(folder.path().join(name), path.join(name)))
        });
        moved.map_err(|error| Error::write(error).at(path))
    }
}

/// Records in a dialect.
struct Exported {
    export: Export,
    documents: Documents,
    /// The dialect whose importer is asked what it would object to.
    checked: Option<&'static dyn Dialect>,
    losses: Option<Losses>,
}

impl RecordWriter for Exported {
    fn write(&mut self, record: &Record) -> Result<(), Error> {
        if let Some(losses) = &mut self.losses {
            losses.tell(record)?;
        }
        let pieces = self.export.take(record)?;
        pieces.iter().try_for_each(|piece| self.documents.put(piece))
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        let pieces = self.export.finish()?;
        pieces.iter().try_for_each(|piece| self.documents.put(piece))?;
        if let Some(dialect) = self.checked {
            self.documents.check(dialect)?;
        }
        self.documents.keep()?;
        self.losses.map_or(Ok(()), |losses| losses.output.keep())
    }
}

/// The report of what the target does not carry: where its own demands are met from, then a line for each record.
struct Losses {
    output: Output,
    dialect: &'static dyn Dialect,
    settings: Settings,
}

impl Losses {
    fn open(path: &Path, dialect: &'static dyn Dialect, settings: &Settings) -> Result<Self, Error> {
        let mut losses = Self { output: Output::open(Some(path))?, dialect, settings: settings.clone() };
        let origin = |origin: &Origin| json!({"target": origin.target, "from": origin.from});
        let origins: Vec<_> = dialect.origins(settings).iter().map(origin).collect();
        losses.line(&json!({"dialect": dialect.name(), "demands": origins}))?;
        Ok(losses)
    }

    fn tell(&mut self, record: &Record) -> Result<(), Error> {
        let lost = losses::of(self.dialect, &self.settings, record)?;
        self.line(&json!({"record": record.id, "lost": lost}))
    }

    fn line(&mut self, value: &serde_json::Value) -> Result<(), Error> {
        writeln!(self.output, "{value}").map_err(Error::write)
    }
}
