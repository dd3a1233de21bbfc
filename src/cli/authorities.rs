//! `--authorities`: people of records get the names and identifiers of a file.

use crate::authority::Authorities;
use crate::error::Error;
use crate::format::RecordWriter;
use crate::record::Record;
use std::path::{Path, PathBuf};

/// The argument.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Naming {
    /// Give people the names and identifiers of this CSV file: name, variants, country, scheme, id
    #[arg(long = "authorities", value_name = "FILE")]
    file: Option<PathBuf>,
}

impl Naming {
    /// The file, if one is given.
    pub(super) fn path(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Reads the file, if one is given.
    pub(super) fn read(&self) -> Result<Option<Authorities>, Error> {
        let Some(path) = &self.file else { return Ok(None) };
        let text = std::fs::read_to_string(path).map_err(|error| Error::read(error).at(path))?;
        Authorities::of(&text).map(Some).map_err(|error| error.at(path))
    }

    /// The writer, which gets records with the names of the file.
    pub(super) fn before(&self, writer: Box<dyn RecordWriter>) -> Result<Box<dyn RecordWriter>, Error> {
        Ok(match self.read()? {
            Some(authorities) => Box::new(Named { authorities, writer }),
            None => writer,
        })
    }
}

struct Named {
    authorities: Authorities,
    writer: Box<dyn RecordWriter>,
}

impl RecordWriter for Named {
    fn write(&mut self, record: &Record) -> Result<(), Error> {
        let mut record = record.clone();
        self.authorities.apply(&mut record);
        self.writer.write(&record)
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.writer.finish()
    }
}
