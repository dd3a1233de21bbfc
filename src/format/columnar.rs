//! Columns: Parquet and Arrow, nested as the record is, a row a record.
//!
//! Types follow the shape: texts, whole numbers, days as dates, codes as dictionaries, objects as structs, lists as lists.
//! Readers take what other programs made of it: any order of columns, other widths of texts and numbers. Whatever has no
//! place in the record is found by the schema, as in every other format.

#[cfg(feature = "columnar")]
mod arrays;
#[cfg(feature = "columnar")]
mod fields;
#[cfg(feature = "columnar")]
mod read;
#[cfg(feature = "columnar")]
pub mod tables;
#[cfg(feature = "columnar")]
mod write;

#[cfg(feature = "columnar")]
pub use fields::{day_of, plain_schema, schema};
#[cfg(feature = "columnar")]
pub use {arrays::batch, arrays::plain, read::records};

use super::{Entries, Format, Limits, RecordWriter};
use crate::diagnostic::{Code, codes};
use crate::error::Error;
use std::io::{BufRead, Write};

codes! {
    /// The bytes are not what the format asks for, or hold types of columns that no record has.
    UNREADABLE = "K101" "unreadable-columns" Error,
}

/// The feature that the program must be built with.
const FEATURE: &str = "columnar";

/// A format of columns.
pub struct Columnar {
    name: &'static str,
    extensions: &'static [&'static str],
    about: &'static str,
    #[cfg(feature = "columnar")]
    read: for<'a> fn(Box<dyn BufRead + Send + 'a>) -> Entries<'a>,
    #[cfg(feature = "columnar")]
    write: for<'a> fn(Box<dyn Write + Send + 'a>) -> Box<dyn RecordWriter + 'a>,
}

/// Parquet in one nested file.
pub const PARQUET: Columnar = Columnar {
    name: "parquet",
    extensions: &["parquet"],
    about: "Parquet, nested, a row a record",
    #[cfg(feature = "columnar")]
    read: read::parquet,
    #[cfg(feature = "columnar")]
    write: write::parquet,
};

/// Arrow's file format.
pub const ARROW: Columnar = Columnar {
    name: "arrow",
    extensions: &["arrow", "feather"],
    about: "Arrow IPC file (Feather 2), nested, a row a record",
    #[cfg(feature = "columnar")]
    read: read::arrow,
    #[cfg(feature = "columnar")]
    write: write::arrow,
};

/// Arrow's streaming format.
pub const ARROW_STREAM: Columnar = Columnar {
    name: "arrows",
    extensions: &["arrows"],
    about: "Arrow IPC stream, nested, a row a record",
    #[cfg(feature = "columnar")]
    read: read::arrow_stream,
    #[cfg(feature = "columnar")]
    write: write::arrow_stream,
};

impl Format for Columnar {
    fn name(&self) -> &'static str {
        self.name
    }

    fn extensions(&self) -> &'static [&'static str] {
        self.extensions
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn codes(&self) -> &'static [Code] {
        CODES
    }

    fn missing_feature(&self) -> Option<&'static str> {
        (!cfg!(feature = "columnar")).then_some(FEATURE)
    }

    #[cfg(feature = "columnar")]
    fn entries<'a>(&self, input: Box<dyn BufRead + Send + 'a>, _: Limits) -> Entries<'a> {
        (self.read)(input)
    }

    #[cfg(feature = "columnar")]
    fn write<'a>(&self, output: Box<dyn Write + Send + 'a>) -> Box<dyn RecordWriter + 'a> {
        (self.write)(output)
    }

    #[cfg(not(feature = "columnar"))]
    fn entries<'a>(&self, _: Box<dyn BufRead + Send + 'a>, _: Limits) -> Entries<'a> {
        Box::new(std::iter::once(Err(Error::feature(self.name, FEATURE))))
    }

    #[cfg(not(feature = "columnar"))]
    fn write<'a>(&self, _: Box<dyn Write + Send + 'a>) -> Box<dyn RecordWriter + 'a> {
        Box::new(Missing(self.name))
    }
}

/// What a program without the feature writes with.
#[cfg(not(feature = "columnar"))]
struct Missing(&'static str);

#[cfg(not(feature = "columnar"))]
impl RecordWriter for Missing {
    fn write(&mut self, _: &crate::record::Record) -> Result<(), Error> {
        Err(Error::feature(self.0, FEATURE))
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        Err(Error::feature(self.0, FEATURE))
    }
}

/// A fault of the libraries for columns while writing.
#[cfg(feature = "columnar")]
fn write_error(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::write(std::io::Error::other(error))
}
