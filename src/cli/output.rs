//! Where results go: standard output, or a file that is written whole or not at all.

use crate::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// An output; a file appears under its name only when it is [kept](Output::keep).
pub(super) struct Output {
    path: Option<PathBuf>,
    sink: Sink,
}

enum Sink {
    Plain(BufWriter<Box<dyn Write + Send>>),
    Whole(BufWriter<NamedTempFile>),
}

impl Output {
    /// Standard output for none and `-`, else a file.
    pub(super) fn open(path: Option<&Path>) -> Result<Self, Error> {
        let plain = |stream: Box<dyn Write + Send>| Self { path: None, sink: Sink::Plain(BufWriter::new(stream)) };
        // Opened by their names, the standard streams would lose what stands in them already.
        match path.map(|path| (path, path.to_str().unwrap_or_default())) {
            None | Some((_, "-" | "/dev/stdout")) => Ok(plain(Box::new(std::io::stdout()))),
            Some((_, "/dev/stderr")) => Ok(plain(Box::new(std::io::stderr()))),
            Some((path, _)) => Self::file(path).map_err(|error| Error::write(error).at(path)),
        }
    }

    fn file(path: &Path) -> std::io::Result<Self> {
        // A link is followed, so that its target is replaced and not the link.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let is_special = fs::metadata(&target).is_ok_and(|found| !found.is_file());
        let sink = if is_special {
            Sink::Plain(BufWriter::new(Box::new(File::options().write(true).open(&target)?)))
        } else {
            Sink::Whole(BufWriter::new(temporary_beside(&target)?))
        };
        Ok(Self { path: Some(target), sink })
    }

    /// Ends the output: a file takes its name.
    pub(super) fn keep(mut self) -> Result<(), Error> {
        let path = self.path.take();
        let result = match self.sink {
            Sink::Plain(mut plain) => plain.flush(),
            Sink::Whole(whole) => match (whole.into_inner(), &path) {
                (Ok(file), Some(path)) => file.persist(path).map(drop).map_err(|error| error.error),
                (Ok(_), None) => Ok(()),
                (Err(error), _) => Err(error.into_error()),
            },
        };
        result.map_err(|error| match path {
            Some(path) => Error::write(error).at(path),
            None => Error::write(error),
        })
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match &mut self.sink {
            Sink::Plain(plain) => plain.write(bytes),
            Sink::Whole(whole) => whole.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match &mut self.sink {
            Sink::Plain(plain) => plain.flush(),
            Sink::Whole(whole) => whole.flush(),
        }
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
