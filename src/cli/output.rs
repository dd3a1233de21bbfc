//! Where results go: standard output, or a file that is written whole or not at all.

use crate::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// An output; a file appears under its name only when it is [kept](Output::keep). A name in `.gz` or `.zst` is
/// compressed.
pub(super) struct Output {
    path: Option<PathBuf>,
    sink: BufWriter<Packer>,
}

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compression {
    /// Not at all.
    None,
    /// By gzip.
    Gzip,
    /// By Zstandard.
    Zstd,
}

impl Compression {
    /// What the ending of a name asks for.
    fn of_name(path: &Path) -> Self {
        match path.extension().map(std::ffi::OsStr::to_ascii_lowercase) {
            Some(ending) if ending == "gz" => Self::Gzip,
            Some(ending) if ending == "zst" => Self::Zstd,
            _ => Self::None,
        }
    }

    /// What the first bytes of a file tell of.
    pub(super) fn of_bytes(head: &[u8]) -> Self {
        match head {
            [0x1F, 0x8B, ..] => Self::Gzip,
            [0x28, 0xB5, 0x2F, 0xFD, ..] => Self::Zstd,
            _ => Self::None,
        }
    }
}

/// What bytes go through on their way. No time and no name is written, so that the same content gives the same bytes.
enum Packer {
    Plain(Place),
    Gzip(flate2::write::GzEncoder<Place>),
    Zstd(zstd::Encoder<'static, Place>),
}

/// Where bytes end.
enum Place {
    Stream(Box<dyn Write + Send>),
    Whole(NamedTempFile),
}

impl Output {
    /// Standard output for none and `-`, else a file.
    pub(super) fn open(path: Option<&Path>) -> Result<Self, Error> {
        let plain = |stream: Box<dyn Write + Send>| Self {
            path: None,
            sink: BufWriter::new(Packer::Plain(Place::Stream(stream))),
        };
        // Opened by their names, the standard streams would lose what stands in them already.
        match path.map(|path| (path, path.to_str().unwrap_or_default())) {
            None | Some((_, "-" | "/dev/stdout")) => Ok(plain(Box::new(std::io::stdout()))),
            Some((_, "/dev/stderr")) => Ok(plain(Box::new(std::io::stderr()))),
            Some((path, _)) => Self::file(path, Compression::of_name(path)),
        }
    }

    /// A file that is compressed whatever its name says.
    pub(super) fn file(path: &Path, compression: Compression) -> Result<Self, Error> {
        Self::packed(path, compression).map_err(|error| Error::write(error).at(path))
    }

    fn packed(path: &Path, compression: Compression) -> std::io::Result<Self> {
        // A link is followed, so that its target is replaced and not the link.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let is_special = fs::metadata(&target).is_ok_and(|found| !found.is_file());
        let place = if is_special {
            Place::Stream(Box::new(File::options().write(true).open(&target)?))
        } else {
            Place::Whole(temporary_beside(&target)?)
        };
        let packer = match compression {
            Compression::Gzip => Packer::Gzip(flate2::write::GzEncoder::new(place, flate2::Compression::default())),
            Compression::Zstd => Packer::Zstd(zstd::Encoder::new(place, 0)?),
            Compression::None => Packer::Plain(place),
        };
        Ok(Self { path: Some(target), sink: BufWriter::with_capacity(1 << 16, packer) })
    }

    /// Ends the output: a file takes its name.
    pub(super) fn keep(mut self) -> Result<(), Error> {
        let path = self.path.take();
        let place = self.sink.into_inner().map_err(std::io::IntoInnerError::into_error).and_then(Packer::finish);
        let result = place.and_then(|place| match (place, &path) {
            (Place::Stream(mut stream), _) => stream.flush(),
            (Place::Whole(file), Some(path)) => file.persist(path).map(drop).map_err(|error| error.error),
            (Place::Whole(_), None) => Ok(()),
        });
        result.map_err(|error| match path {
            Some(path) => Error::write(error).at(path),
            None => Error::write(error),
        })
    }
}

impl Packer {
    fn finish(self) -> std::io::Result<Place> {
        match self {
            Packer::Plain(place) => Ok(place),
            Packer::Gzip(encoder) => encoder.finish(),
            Packer::Zstd(encoder) => encoder.finish(),
        }
    }
}

impl Write for Packer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Packer::Plain(place) => place.write(bytes),
            Packer::Gzip(encoder) => encoder.write(bytes),
            Packer::Zstd(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Packer::Plain(place) => place.flush(),
            // A flush in between would end a block early and cost size; finishing writes all.
            Packer::Gzip(_) | Packer::Zstd(_) => Ok(()),
        }
    }
}

impl Write for Place {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Place::Stream(stream) => stream.write(bytes),
            Place::Whole(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Place::Stream(stream) => stream.flush(),
            Place::Whole(file) => file.flush(),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.sink.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.sink.flush()
    }
}

/// A file in the same folder, so that it can take its name in one step.
fn temporary_beside(target: &Path) -> std::io::Result<NamedTempFile> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".chancery-");
    #[cfg(unix)]
    builder.permissions(permissions_for(target));
    builder.tempfile_in(folder)
}

/// Those of the file that is replaced, else what the user's mask leaves of reading and writing for all.
#[cfg(unix)]
fn permissions_for(target: &Path) -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(target).map_or_else(|_| fs::Permissions::from_mode(0o666), |found| found.permissions())
}

/// Writes a whole text to standard output or a file.
pub(super) fn write_whole(path: Option<&Path>, text: &str) -> Result<(), Error> {
    let mut output = Output::open(path)?;
    output.write_all(text.as_bytes()).map_err(Error::write)?;
    output.keep()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_appears_only_when_it_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.jsonl");
        let mut output = Output::open(Some(&path)).expect("open");
        output.write_all(b"half").expect("written");
        assert!(!path.exists());
        drop(output);
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 0);
        write_whole(Some(&path), "whole").expect("written");
        assert_eq!(fs::read_to_string(&path).expect("read"), "whole");
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
    }
}
