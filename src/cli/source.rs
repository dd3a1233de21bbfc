//! Where records are read from: files, compressed or not, CSV bundles, standard input.

use super::inputs::Input;
use super::output::Compression;
use crate::error::Error;
use crate::format::bundle::{self, TableInput};
#[cfg(feature = "columnar")]
use crate::format::columnar;
use crate::format::csv::{Csv, Guard};
use crate::format::{Entries, Format, Limits, Unit, by_extension, by_name, read_values};
use crate::schema::foreign::Foreign;
use crate::schema::table::ROOT;
use crate::store;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek};
use std::path::{Path, PathBuf};

/// What a zipped bundle's tables hold together at most, so that a small file cannot fill the memory.
const LARGEST_ZIP: u64 = 4 << 30;

static GUARDED: Csv = Csv { guard: Guard::Apostrophe };

/// Reads the records of an input. `guard` is that of CSV on standard input; files say it themselves.
///
/// # Errors
/// When the input cannot be read, or its format cannot be told.
pub(super) fn open(
    input: &Input,
    given: Option<&'static dyn Format>,
    guard: Guard,
    limits: Limits,
) -> Result<Entries<'static>, Error> {
    let Some(path) = &input.path else {
        let format = given.map_or_else(|| by_name("jsonl"), Ok)?;
        let bytes = unpacked(Box::new(BufReader::new(io::stdin()))).map_err(Error::read)?;
        return Ok(guarded(format, guard).entries(bytes, limits));
    };
    if let Some(database) = path.to_str().filter(|path| store::is_database(path)) {
        return store::read(database);
    }
    if is_parquet_bundle(path) {
        return parquet_folder(path);
    }
    if let Some((tables, guard)) = tables(input, path, given)? {
        return Ok(bundle::read(tables, guard, limits));
    }
    let format = format_in(path, given)?;
    let file = File::open(path).map_err(Error::read)?;
    let bytes = unpacked(Box::new(BufReader::with_capacity(1 << 16, file))).map_err(Error::read)?;
    Ok(format.entries(bytes, limits))
}

/// The CSV tables of a folder or a zip file that is a bundle of them.
///
/// # Errors
/// When they cannot be read.
pub(super) fn tables(input: &Input, path: &Path, given: Option<&'static dyn Format>) -> Result<Option<Tables>, Error> {
    let is_zip = || given.is_none() && input.extension().is_some_and(|ending| ending == "zip");
    let tables = if path.join(bundle::DESCRIPTOR).is_file() {
        folder(path)
    } else if is_zip() {
        zip(path)
    } else {
        return Ok(None);
    };
    tables.map(Some).map_err(Error::read)
}

/// The format of a file, guarded if what stands beside it says so.
///
/// # Errors
/// When none is given and the name tells none.
pub(super) fn format_in(path: &Path, given: Option<&'static dyn Format>) -> Result<&'static dyn Format, Error> {
    let untold = || Error::conflict("the ending of the name tells no format; say it with --from");
    let format = given.or_else(|| format_of(path)).ok_or_else(untold)?;
    let beside = std::fs::read_to_string(metadata_of(path)).unwrap_or_default();
    Ok(guarded(format, bundle::guard_of(&beside)))
}

/// Reads the values of an input, as JSON Lines if that is its format, else as JSON: one document, or the items of its list
/// where the schema allows that.
///
/// # Errors
/// When the input cannot be read, or is of a format that is not JSON.
pub(super) fn open_values(
    input: &Input,
    given: Option<&'static dyn Format>,
    schema: &Foreign,
    limits: Limits,
) -> Result<(Unit, Entries<'static>), Error> {
    let file: Box<dyn BufRead + Send> = match &input.path {
        None => Box::new(BufReader::new(io::stdin())),
        Some(path) => Box::new(BufReader::with_capacity(1 << 16, File::open(path).map_err(Error::read)?)),
    };
    let untold = if input.path.is_none() { "jsonl" } else { "json" };
    let unit = match given.or_else(|| format_of(input.path.as_ref()?)).map_or(untold, Format::name) {
        "jsonl" => Unit::Line,
        "json" if schema.is_of_items() => Unit::Item,
        "json" => Unit::Document,
        _ => return Err(Error::conflict("--schema is for JSON and JSON Lines")),
    };
    Ok((unit, read_values(unit, unpacked(file).map_err(Error::read)?, limits)))
}

/// The file that a finding is in, given the table of a bundle.
pub(super) fn file_of(input: &Input, table: Option<&str>) -> String {
    match (&input.path, table) {
        (Some(path), Some(table)) => path.join(format!("{table}.csv")).display().to_string(),
        _ => input.name(),
    }
}

/// Whether a folder is a bundle of tables.
pub(super) fn is_bundle(path: &Path) -> bool {
    path.join(bundle::DESCRIPTOR).is_file() || is_parquet_bundle(path)
}

/// Whether a folder is a bundle of Parquet tables.
pub(super) fn is_parquet_bundle(path: &Path) -> bool {
    path.join(format!("{ROOT}.parquet")).is_file()
}

#[cfg(not(feature = "columnar"))]
fn parquet_folder(_: &Path) -> Result<Entries<'static>, Error> {
    Err(Error::feature("Parquet", "columnar"))
}

#[cfg(feature = "columnar")]
fn parquet_folder(path: &Path) -> Result<Entries<'static>, Error> {
    let mut tables: Vec<columnar::tables::Input<'static>> = Vec::new();
    for entry in std::fs::read_dir(path).map_err(Error::read)? {
        let file = entry.map_err(Error::read)?.path();
        let is_table = file.extension().is_some_and(|ending| ending == "parquet");
        if let Some(name) = file.file_stem().and_then(|name| name.to_str()).filter(|_| is_table) {
            let input = BufReader::new(File::open(&file).map_err(Error::read)?);
            tables.push((name.to_owned(), Box::new(input)));
        }
    }
    tables.sort_by(|left, right| left.0.cmp(&right.0));
    Ok(columnar::tables::read(tables))
}

/// The format that the ending of a name tells, one of a compression apart.
pub(super) fn format_of(path: &Path) -> Option<&'static dyn Format> {
    by_extension(&plain_ending(path)?)
}

/// The ending of a name in lower case, one of a compression apart: `jsonl` for `a.jsonl.gz`.
pub(super) fn plain_ending(path: &Path) -> Option<String> {
    let ending = |path: &Path| Some(path.extension()?.to_string_lossy().to_lowercase());
    match ending(path)?.as_str() {
        "gz" | "zst" => ending(Path::new(path.file_stem()?)),
        other => Some(other.to_owned()),
    }
}

/// The file that describes a CSV file, by the convention of CSV on the Web.
pub(super) fn metadata_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-metadata.json");
    PathBuf::from(name)
}

/// The bytes of an input without the compression that its first bytes tell of.
pub(super) fn unpacked(mut input: Box<dyn BufRead + Send>) -> io::Result<Box<dyn BufRead + Send>> {
    if Compression::of_bytes(input.fill_buf()?) == Compression::Gzip {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, flate2::bufread::MultiGzDecoder::new(input))));
    }
    without_zstd(input)
}

/// The bytes of an input without Zstandard's compression.
pub(super) fn without_zstd(mut input: Box<dyn BufRead + Send>) -> io::Result<Box<dyn BufRead + Send>> {
    if Compression::of_bytes(input.fill_buf()?) == Compression::Zstd {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, zstd::Decoder::with_buffer(input)?)));
    }
    Ok(input)
}

fn guarded(format: &'static dyn Format, guard: Guard) -> &'static dyn Format {
    if format.name() == "csv" && guard == Guard::Apostrophe { &GUARDED } else { format }
}

/// The table that a file of a bundle holds, by its name.
pub(super) fn table_name(path: &Path) -> Option<String> {
    let is_table = path.extension().is_some_and(|extension| extension == "csv");
    path.file_stem().filter(|_| is_table).and_then(|stem| stem.to_str()).map(str::to_owned)
}

/// Tables, and how their cells are guarded.
pub(super) type Tables = (Vec<TableInput<'static>>, Guard);

fn folder(path: &Path) -> io::Result<Tables> {
    let guard = bundle::guard_of(&std::fs::read_to_string(path.join(bundle::DESCRIPTOR))?);
    let mut tables = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let file = entry?.path();
        if let Some(name) = table_name(&file) {
            tables.push(TableInput { name, input: Box::new(BufReader::with_capacity(1 << 16, File::open(&file)?)) });
        }
    }
    tables.sort_by(|left, right| left.name.cmp(&right.name));
    Ok((tables, guard))
}

fn zip(path: &Path) -> io::Result<Tables> {
    let mut archive = zip::ZipArchive::new(BufReader::new(File::open(path)?)).map_err(io::Error::other)?;
    let (mut tables, mut guard, mut room) = (Vec::new(), None, LARGEST_ZIP);
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(io::Error::other)?;
        let name = PathBuf::from(file.name().map_err(io::Error::other)?.into_owned());
        // Without a name: it goes with the process, however that ends.
        let mut bytes = BufReader::new(tempfile::tempfile()?);
        room -= io::copy(&mut file.take(room), bytes.get_mut())?;
        if room == 0 {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        bytes.rewind()?;
        if name.file_name().is_some_and(|name| name == bundle::DESCRIPTOR) {
            guard = Some(bundle::guard_of(&io::read_to_string(bytes)?));
        } else if let Some(name) = table_name(&name) {
            tables.push(TableInput { name, input: Box::new(bytes) });
        }
    }
    let none = || io::Error::new(io::ErrorKind::InvalidData, "the zip file holds no datapackage.json");
    guard.map(|guard| (tables, guard)).ok_or_else(none)
}
