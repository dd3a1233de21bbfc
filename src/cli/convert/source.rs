//! Where records are read from: files, compressed or not, folders, bundles, standard input.

use crate::Error;
use crate::format::bundle::{self, TableInput};
use crate::format::csv::{Csv, Guard};
use crate::format::{Entries, Format, Limits, by_extension, by_name};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

/// One input.
pub(crate) struct Source {
    path: PathBuf,
    kind: Kind,
    guard: Guard,
}

enum Kind {
    Standard(&'static dyn Format),
    File(&'static dyn Format),
    Folder,
    Zip,
}

/// What a bundle's tables hold together at most, so that a small zip cannot fill the memory.
const LARGEST_ZIP: u64 = 4 << 30;

static GUARDED: Csv = Csv { guard: Guard::Apostrophe };

impl Source {
    /// The inputs that a path names: itself, or the files of known formats in a folder.
    ///
    /// # Errors
    /// When it is not there, or its format cannot be told.
    pub(crate) fn all(path: &Path, from: Option<&str>, guard: Guard) -> Result<Vec<Self>, Error> {
        if path == Path::new("-") {
            let format = by_name(from.unwrap_or("jsonl"))?;
            return Ok(vec![Self { path: path.to_owned(), kind: Kind::Standard(format), guard }]);
        }
        let metadata = std::fs::metadata(path).map_err(|error| Error::read(error).at(path))?;
        if !metadata.is_dir() {
            return Self::file(path, from).map(|source| vec![source]);
        }
        let descriptor = path.join(bundle::DESCRIPTOR);
        if descriptor.is_file() {
            let text = std::fs::read_to_string(&descriptor).map_err(|error| Error::read(error).at(&descriptor))?;
            return Ok(vec![Self { path: path.to_owned(), kind: Kind::Folder, guard: bundle::guard_of(&text) }]);
        }
        let mut files: Vec<PathBuf> = Vec::new();
        for entry in std::fs::read_dir(path).map_err(|error| Error::read(error).at(path))? {
            files.push(entry.map_err(|error| Error::read(error).at(path))?.path());
        }
        files.sort();
        let is_known = |file: &PathBuf| file.is_file() && (from.is_some() || format_of(file).is_some());
        files.into_iter().filter(is_known).map(|file| Self::file(&file, from)).collect()
    }

    fn file(path: &Path, from: Option<&str>) -> Result<Self, Error> {
        if from.is_none() && path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip")) {
            return Ok(Self { path: path.to_owned(), kind: Kind::Zip, guard: Guard::None });
        }
        let format = match from {
            Some(name) => by_name(name)?,
            None => format_of(path)
                .ok_or_else(|| Error::conflict("the format cannot be told from the name; say --from").at(path))?,
        };
        let beside = metadata_of(path);
        let guard = std::fs::read_to_string(&beside).map_or(Guard::None, |text| bundle::guard_of(&text));
        Ok(Self { path: path.to_owned(), kind: Kind::File(format), guard })
    }

    /// The path as the user named it.
    pub(crate) fn name(&self) -> &Path {
        &self.path
    }

    /// The file in which a finding is, given its table.
    pub(crate) fn file_of(&self, table: Option<&str>) -> String {
        match table {
            Some(table) => self.path.join(format!("{table}.csv")).display().to_string(),
            None => self.path.display().to_string(),
        }
    }

    /// Begins to read.
    ///
    /// # Errors
    /// When the input cannot be read.
    pub(crate) fn open(&self, limits: Limits) -> Result<Entries<'static>, Error> {
        let guarded = |format: &'static dyn Format| -> &'static dyn Format {
            if format.name() == "csv" && self.guard == Guard::Apostrophe { &GUARDED } else { format }
        };
        let entries = match self.kind {
            Kind::Standard(format) => {
                unpacked(Box::new(BufReader::new(io::stdin()))).map(|input| guarded(format).read(input, limits))
            }
            Kind::File(format) => File::open(&self.path)
                .and_then(|file| unpacked(Box::new(BufReader::with_capacity(1 << 16, file))))
                .map(|input| guarded(format).read(input, limits)),
            Kind::Folder => folder(&self.path).map(|tables| bundle::read(tables, self.guard, limits)),
            Kind::Zip => zip(&self.path).map(|(tables, guard)| bundle::read(tables, guard, limits)),
        };
        entries.map_err(|error| Error::read(error).at(&self.path))
    }
}

/// The format that a file name tells, a compression's ending apart.
fn format_of(path: &Path) -> Option<&'static dyn Format> {
    let ending = |path: &Path| path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
    let extension = ending(path)?;
    match extension.as_str() {
        "gz" | "zst" => by_extension(&ending(&path.with_extension(""))?),
        other => by_extension(other),
    }
}

/// The file that describes a CSV file, by the convention of CSV on the Web.
pub(super) fn metadata_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-metadata.json");
    PathBuf::from(name)
}

/// The bytes of an input without the compression that its first bytes tell of.
pub(crate) fn unpacked(mut input: Box<dyn BufRead + Send>) -> io::Result<Box<dyn BufRead + Send>> {
    let head = input.fill_buf()?;
    if head.starts_with(&[0x1F, 0x8B]) {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, flate2::bufread::MultiGzDecoder::new(input))));
    }
    if head.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]) {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, zstd::Decoder::with_buffer(input)?)));
    }
    Ok(input)
}

fn table_name(path: &Path) -> Option<String> {
    let is_table = path.extension().is_some_and(|extension| extension == "csv");
    path.file_stem().filter(|_| is_table).and_then(|stem| stem.to_str()).map(str::to_owned)
}

fn folder(path: &Path) -> io::Result<Vec<TableInput<'static>>> {
    let mut tables = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let file = entry?.path();
        if let Some(name) = table_name(&file) {
            tables.push(TableInput { name, input: Box::new(BufReader::new(File::open(&file)?)) });
        }
    }
    tables.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(tables)
}

fn zip(path: &Path) -> io::Result<(Vec<TableInput<'static>>, Guard)> {
    let mut archive = zip::ZipArchive::new(BufReader::new(File::open(path)?)).map_err(io::Error::other)?;
    let (mut tables, mut guard, mut room) = (Vec::new(), Guard::None, LARGEST_ZIP);
    let mut is_bundle = false;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(io::Error::other)?;
        let name = PathBuf::from(file.name().map_err(io::Error::other)?.into_owned());
        let mut bytes = Vec::new();
        file.take(room).read_to_end(&mut bytes)?;
        room -= bytes.len() as u64;
        if room == 0 {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        if name.file_name().is_some_and(|name| name == bundle::DESCRIPTOR) {
            is_bundle = true;
            guard = bundle::guard_of(&String::from_utf8_lossy(&bytes));
        } else if let Some(name) = table_name(&name) {
            tables.push(TableInput { name, input: Box::new(Cursor::new(bytes)) });
        }
    }
    if is_bundle {
        return Ok((tables, guard));
    }
    Err(io::Error::new(io::ErrorKind::InvalidData, "the zip file holds no datapackage.json"))
}
