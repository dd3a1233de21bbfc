//! Where records are written to: one file or standard output, or a CSV bundle in a folder or a zip file.

use super::output::{Output, write_whole};
use super::source::{format_of, metadata_of, plain_ending};
use crate::error::Error;
use crate::export;
#[cfg(feature = "columnar")]
use crate::format;
use crate::format::bundle;
use crate::format::csv::{Csv, Guard};
use crate::format::{FORMATS, Format, RecordWriter, by_name};
use crate::record::Record;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tempfile::TempDir;

static GUARDED: Csv = Csv { guard: Guard::Apostrophe };

/// The form of output that is a folder with a Parquet file for each table.
pub(super) const PARQUET_TABLES: &str = "parquet-tables";

/// Begins to write records. Nothing is in its place before the writer is finished.
///
/// # Errors
/// When there is no such format, it has no spreadsheet mode, or the place cannot be written to.
pub(super) fn open(format: &str, path: Option<&Path>, guard: Guard) -> Result<Box<dyn RecordWriter>, Error> {
    let path = path.filter(|path| *path != Path::new("-"));
    if format == PARQUET_TABLES {
        let path = path.ok_or_else(|| Error::conflict("the tables need a folder: --output PATH"))?;
        return parquet_tables(path).map_err(|error| error.at(path));
    }
    let format = by_name(format)?;
    let is_csv = format.name() == "csv";
    if guard == Guard::Apostrophe && !is_csv {
        return Err(Error::conflict("--spreadsheet is for --to csv"));
    }
    match path {
        Some(path) if is_csv && !is_one_file(path) => tables(path, guard).map_err(|error| error.at(path)),
        _ if guard == Guard::Apostrophe => one_file(path, &GUARDED, guard),
        _ => one_file(path, format, guard),
    }
}

/// The names of all formats and dialects that records are written in.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let formats = FORMATS.iter().map(|format| format.name()).chain([PARQUET_TABLES]);
    formats.chain(export::DIALECTS.iter().map(|dialect| dialect.name()))
}

/// The name of the format or dialect that the ending of a path tells.
pub(super) fn name_of(path: &Path) -> Option<&'static str> {
    let dialect = || export::by_extension(&plain_ending(path)?).map(export::Dialect::name);
    format_of(path).map(Format::name).or_else(dialect)
}

pub(super) fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(ending))
}

/// Whether CSV goes into one file here; devices and pipes are files too.
fn is_one_file(path: &Path) -> bool {
    let is_packed = has_ending(path, "gz") || has_ending(path, "zst");
    let is_device = fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir());
    is_device || has_ending(path, "csv") || (is_packed && has_ending(&path.with_extension(""), "csv"))
}

/// An output that the writer of a format fills and its owner keeps in the end.
#[derive(Clone)]
struct Shared(Arc<Mutex<Output>>);

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Output> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.lock().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.lock().flush()
    }
}

fn one_file(path: Option<&Path>, format: &dyn Format, guard: Guard) -> Result<Box<dyn RecordWriter>, Error> {
    let output = Shared(Arc::new(Mutex::new(Output::open(path)?)));
    // Writers write piece by piece.
    let writer = format.write(Box::new(BufWriter::new(output.clone())));
    Ok(Box::new(OneFile { writer, output, path: path.map(Path::to_owned), guard }))
}

struct OneFile {
    writer: Box<dyn RecordWriter>,
    output: Shared,
    path: Option<PathBuf>,
    guard: Guard,
}

impl RecordWriter for OneFile {
    fn write(&mut self, record: &Record) -> Result<(), Error> {
        self.writer.write(record)
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.writer.finish()?;
        if let (Guard::Apostrophe, Some(path)) = (self.guard, &self.path) {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            write_whole(Some(&metadata_of(path)), &bundle::one_file_metadata(&name, self.guard))?;
        }
        match Arc::try_unwrap(self.output.0) {
            Ok(output) => output.into_inner().unwrap_or_else(PoisonError::into_inner).keep(),
            // A writer that is finished holds the output no longer.
            Err(_) => Ok(()),
        }
    }
}

fn tables(path: &Path, guard: Guard) -> Result<Box<dyn RecordWriter>, Error> {
    let prepared = folder_beside(path)?;
    let writer = bundle::Writer::new(guard, |name| table_file(&prepared, &format!("{name}.csv")))?;
    for (name, text) in bundle::descriptors(guard) {
        fs::write(prepared.path().join(name), text).map_err(Error::write)?;
    }
    // The descriptor comes last: without it a folder is no bundle.
    let mut names: Vec<String> = bundle::table_names().into_iter().map(|name| format!("{name}.csv")).collect();
    names.extend([bundle::METADATA.to_owned(), bundle::DESCRIPTOR.to_owned()]);
    Ok(Box::new(Tables { writer: Box::new(writer), prepared, names, path: path.to_owned() }))
}

/// A file of a bundle in the making.
fn table_file(prepared: &TempDir, name: &str) -> Result<Box<dyn Write + Send>, Error> {
    let file = File::create(prepared.path().join(name)).map_err(Error::write)?;
    Ok(Box::new(BufWriter::new(file)))
}

#[cfg(not(feature = "columnar"))]
fn parquet_tables(_: &Path) -> Result<Box<dyn RecordWriter>, Error> {
    Err(Error::feature("Parquet", "columnar"))
}

#[cfg(feature = "columnar")]
fn parquet_tables(path: &Path) -> Result<Box<dyn RecordWriter>, Error> {
    let prepared = folder_beside(path)?;
    let writer = format::columnar::tables::Writer::new(|name| table_file(&prepared, &format!("{name}.parquet")))?;
    // The table of the records comes last: without it a folder is no bundle.
    let names = bundle::table_names().into_iter().rev().map(|name| format!("{name}.parquet")).collect();
    Ok(Box::new(Tables { writer: Box::new(writer), prepared, names, path: path.to_owned() }))
}

fn folder_beside(path: &Path) -> Result<TempDir, Error> {
    let beside = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    tempfile::Builder::new().prefix(".chancery-").tempdir_in(beside).map_err(Error::write)
}

/// A bundle in the making, in a folder beside its place.
struct Tables {
    writer: Box<dyn RecordWriter>,
    prepared: TempDir,
    /// Names of the files; without the last one the folder is no bundle.
    names: Vec<String>,
    path: PathBuf,
}

impl RecordWriter for Tables {
    fn write(&mut self, record: &Record) -> Result<(), Error> {
        self.writer.write(record)
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let Self { writer, prepared, names, path } = *self;
        writer.finish()?;
        if has_ending(&path, "zip") {
            let files: Vec<_> = names.into_iter().map(|name| (name.clone(), prepared.path().join(name))).collect();
            return zip(&path, &files);
        }
        let moved = fs::create_dir_all(&path).and_then(|()| {
            // A bundle that stands there is none while its tables change.
            let last = names.last().map_or(path.clone(), |name| path.join(name));
            match fs::remove_file(last) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            names.iter().try_for_each(|name| fs::rename(prepared.path().join(name), path.join(name)))
        });
        moved.map_err(|error| Error::write(error).at(&path))
    }
}

/// Packs files under names of their own.
pub(super) fn zip(path: &Path, files: &[(String, PathBuf)]) -> Result<(), Error> {
    let mut output = Output::open(Some(path))?;
    let written = (|| -> io::Result<()> {
        let mut archive = zip::ZipWriter::new_stream(&mut output);
        // One time and one mode for all, so that the same records give the same bytes.
        let options = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(0o644)
            .large_file(true);
        for (name, file) in files {
            archive.start_file(name, options).map_err(io::Error::other)?;
            io::copy(&mut File::open(file)?, &mut archive)?;
        }
        archive.finish().map(drop).map_err(io::Error::other)
    })();
    written.map_err(|error| Error::write(error).at(path))?;
    output.keep()
}
