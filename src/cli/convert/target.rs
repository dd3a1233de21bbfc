//! Where records are written to: files that appear whole or not at all, compressed or not, bundles, standard output.

use super::source::metadata_of;
use crate::Error;
use crate::format::bundle;
use crate::format::csv::{Csv, Guard};
use crate::format::{Format, RecordWriter, by_name};
use crate::record::Record;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tempfile::{NamedTempFile, TempDir};

static GUARDED: Csv = Csv { guard: Guard::Apostrophe };

/// A target, not yet opened.
pub(crate) struct Target {
    path: Option<PathBuf>,
    kind: Kind,
    guard: Guard,
}

enum Kind {
    One(&'static dyn Format),
    Folder,
    Zip,
}

impl Target {
    /// The target for a format and a path.
    ///
    /// # Errors
    /// When there is no such format, or it has no spreadsheet mode.
    pub(crate) fn of(format: &str, path: Option<&Path>, guard: Guard) -> Result<Self, Error> {
        let format = by_name(format)?;
        let path = path.filter(|path| *path != Path::new("-")).map(Path::to_owned);
        let is_csv = format.name() == "csv";
        if guard == Guard::Apostrophe && !is_csv {
            return Err(Error::conflict("--spreadsheet is for --to csv"));
        }
        let kind = match &path {
            Some(path) if is_csv && !is_one_file(path) => {
                if has_ending(path, "zip") {
                    Kind::Zip
                } else {
                    Kind::Folder
                }
            }
            _ if guard == Guard::Apostrophe => Kind::One(&GUARDED),
            _ => Kind::One(format),
        };
        Ok(Self { path, kind, guard })
    }

    /// Begins to write. Nothing is in its place before the writer is finished.
    ///
    /// # Errors
    /// When the place cannot be written to.
    pub(crate) fn open(self) -> Result<Box<dyn RecordWriter>, Error> {
        let Some(path) = self.path else {
            let Kind::One(format) = self.kind else { return Err(Error::conflict("a bundle needs -o PATH")) };
            let sink = Sink::new(Encoder::Plain(Box::new(io::stdout())));
            return Ok(format.write(Box::new(BufWriter::new(sink))));
        };
        let opened = match self.kind {
            Kind::One(format) => one_file(&path, format, self.guard),
            Kind::Folder | Kind::Zip => tables(&path, matches!(self.kind, Kind::Zip), self.guard),
        };
        opened.map_err(|error| error.at(&path))
    }
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(ending))
}

fn is_one_file(path: &Path) -> bool {
    let is_packed = has_ending(path, "gz") || has_ending(path, "zst");
    has_ending(path, "csv") || (is_packed && has_ending(&path.with_extension(""), "csv"))
}

/// What bytes go through on their way into a file.
enum Encoder {
    Plain(Box<dyn Write + Send>),
    Gzip(flate2::write::GzEncoder<File>),
    Zstd(zstd::Encoder<'static, File>),
}

impl Encoder {
    fn of(path: &Path, file: File) -> io::Result<Self> {
        if has_ending(path, "gz") {
            // The header of flate2 has no name and no time, so that the same records give the same bytes.
            return Ok(Encoder::Gzip(flate2::write::GzEncoder::new(file, flate2::Compression::default())));
        }
        if has_ending(path, "zst") {
            return zstd::Encoder::new(file, 0).map(Encoder::Zstd);
        }
        Ok(Encoder::Plain(Box::new(file)))
    }

    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Encoder::Plain(output) => output,
            Encoder::Gzip(output) => output,
            Encoder::Zstd(output) => output,
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Encoder::Plain(mut output) => output.flush(),
            Encoder::Gzip(output) => output.finish()?.flush(),
            Encoder::Zstd(output) => output.finish()?.flush(),
        }
    }
}

/// An output that a writer fills and its owner closes.
#[derive(Clone)]
struct Sink(Arc<Mutex<Option<Encoder>>>);

impl Sink {
    fn new(encoder: Encoder) -> Self {
        Self(Arc::new(Mutex::new(Some(encoder))))
    }

    fn with<T>(&self, act: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> io::Result<T> {
        let mut encoder = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match encoder.as_mut() {
            Some(encoder) => act(encoder.writer()),
            None => Err(io::Error::from(io::ErrorKind::BrokenPipe)),
        }
    }

    fn close(&self) -> io::Result<()> {
        let encoder = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        encoder.map_or(Ok(()), Encoder::finish)
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.with(|output| output.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.with(|output| output.flush())
    }
}

/// The folder in which a file is prepared before it takes its place.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file in the making; it is gone if it is never put in place.
fn begun(path: &Path) -> Result<NamedTempFile, Error> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.prefix(".chancery-").tempfile_in(folder_of(path)).map_err(Error::write)
}

fn put_in_place(file: NamedTempFile, path: &Path) -> Result<(), Error> {
    file.persist(path).map(drop).map_err(|error| Error::write(error.error).at(path))
}

fn one_file(path: &Path, format: &'static dyn Format, guard: Guard) -> Result<Box<dyn RecordWriter>, Error> {
    let file = begun(path)?;
    let sink = Sink::new(file.reopen().and_then(|file| Encoder::of(path, file)).map_err(Error::write)?);
    let writer = format.write(Box::new(BufWriter::with_capacity(1 << 16, sink.clone())));
    Ok(Box::new(OneFile { writer, sink, file, path: path.to_owned(), guard }))
}

struct OneFile {
    writer: Box<dyn RecordWriter>,
    sink: Sink,
    file: NamedTempFile,
    path: PathBuf,
    guard: Guard,
}

impl RecordWriter for OneFile {
    fn write(&mut self, record: &Record) -> Result<(), Error> {
        self.writer.write(record)
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let Self { writer, sink, file, path, guard } = *self;
        writer.finish()?;
        sink.close().map_err(Error::write)?;
        if guard == Guard::Apostrophe {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let beside = metadata_of(&path);
            let mut described = begun(&beside)?;
            described.write_all(bundle::one_file_metadata(&name, guard).as_bytes()).map_err(Error::write)?;
            put_in_place(described, &beside)?;
        }
        put_in_place(file, &path)
    }
}

fn tables(path: &Path, zipped: bool, guard: Guard) -> Result<Box<dyn RecordWriter>, Error> {
    let inside = folder_of(path);
    let prepared = tempfile::Builder::new().prefix(".chancery-").tempdir_in(inside).map_err(Error::write)?;
    let writer = bundle::Writer::new(guard, |name| {
        let file = File::create(prepared.path().join(format!("{name}.csv"))).map_err(Error::write)?;
        Ok(Box::new(BufWriter::new(file)))
    })?;
    for (name, text) in bundle::descriptors(guard) {
        std::fs::write(prepared.path().join(name), text).map_err(Error::write)?;
    }
    Ok(Box::new(Tables { writer: Box::new(writer), prepared, path: path.to_owned(), zipped }))
}

struct Tables {
    writer: Box<bundle::Writer<'static>>,
    prepared: TempDir,
    path: PathBuf,
    zipped: bool,
}

impl RecordWriter for Tables {
    fn write(&mut self, record: &Record) -> Result<(), Error> {
        self.writer.write(record)
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let Self { writer, prepared, path, zipped } = *self;
        writer.finish()?;
        // The descriptor comes last: without it a folder is no bundle.
        let mut names: Vec<String> = bundle::table_names().into_iter().map(|name| format!("{name}.csv")).collect();
        names.extend([bundle::METADATA.to_owned(), bundle::DESCRIPTOR.to_owned()]);
        if zipped {
            return zip(&path, prepared.path(), &names);
        }
        std::fs::create_dir_all(&path).map_err(|error| Error::write(error).at(&path))?;
        for name in names {
            std::fs::rename(prepared.path().join(&name), path.join(&name))
                .map_err(|error| Error::write(error).at(&path))?;
        }
        Ok(())
    }
}

fn zip(path: &Path, prepared: &Path, names: &[String]) -> Result<(), Error> {
    let file = begun(path)?;
    let written = || -> io::Result<()> {
        let mut archive = zip::ZipWriter::new(BufWriter::new(file.reopen()?));
        // One time and one mode for all, so that the same records give the same bytes.
        let options = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(0o644)
            .large_file(true);
        for name in names {
            archive.start_file(name, options).map_err(io::Error::other)?;
            io::copy(&mut File::open(prepared.join(name))?, &mut archive)?;
        }
        archive.finish().map_err(io::Error::other)?.flush()
    };
    written().map_err(Error::write)?;
    put_in_place(file, path)
}
