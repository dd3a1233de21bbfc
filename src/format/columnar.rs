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
pub use fields::{day_of, schema};
#[cfg(feature = "columnar")]
pub use {arrays::batch, read::records};

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

/// Parquet in one nested file.
pub struct Parquet;

/// Arrow's file format.
pub struct Arrow;

/// Arrow's streaming format.
pub struct ArrowStream;

impl Format for Parquet {
    fn name(&self) -> &'static str {
        "parquet"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["parquet"]
    }

    fn about(&self) -> &'static str {
        "Parquet, nested, a row a record"
    }

    fn codes(&self) -> &'static [Code] {
        CODES
    }

    fn missing_feature(&self) -> Option<&'static str> {
        (!cfg!(feature = "columnar")).then_some(FEATURE)
    }

    #[cfg(feature = "columnar")]
    fn read<'a>(&self, input: Box<dyn BufRead + Send + 'a>, _: Limits) -> Entries<'a> {
        read::parquet(input)
    }

    #[cfg(feature = "columnar")]
    fn write<'a>(&self, output: Box<dyn Write + Send + 'a>) -> Box<dyn RecordWriter + 'a> {
        write::parquet(output)
    }

    #[cfg(not(feature = "columnar"))]
    fn read<'a>(&self, _: Box<dyn BufRead + Send + 'a>, _: Limits) -> Entries<'a> {
        missing("Parquet")
    }

    #[cfg(not(feature = "columnar"))]
    fn write<'a>(&self, _: Box<dyn Write + Send + 'a>) -> Box<dyn RecordWriter + 'a> {
        Box::new(Missing("Parquet"))
    }
}

impl Format for Arrow {
    fn name(&self) -> &'static str {
        "arrow"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["arrow", "feather"]
    }

    fn about(&self) -> &'static str {
        "Arrow IPC file (Feather 2), nested, a row a record"
    }

    fn codes(&self) -> &'static [Code] {
        CODES
    }

    fn missing_feature(&self) -> Option<&'static str> {
        (!cfg!(feature = "columnar")).then_some(FEATURE)
    }

    #[cfg(feature = "columnar")]
    fn read<'a>(&self, input: Box<dyn BufRead + Send + 'a>, _: Limits) -> Entries<'a> {
        read::arrow(input)
    }

    #[cfg(feature = "columnar")]
    fn write<'a>(&self, output: Box<dyn Write + Send + 'a>) -> Box<dyn RecordWriter + 'a> {
        write::arrow(output)
    }

    #[cfg(not(feature = "columnar"))]
    fn read<'a>(&self, _: Box<dyn BufRead + Send + 'a>, _: Limits) -> Entries<'a> {
        missing("Arrow")
    }

    #[cfg(not(feature = "columnar"))]
    fn write<'a>(&self, _: Box<dyn Write + Send + 'a>) -> Box<dyn RecordWriter + 'a> {
        Box::new(Missing("Arrow"))
    }
}

impl Format for ArrowStream {
    fn name(&self) -> &'static str {
        "arrows"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["arrows"]
    }

    fn about(&self) -> &'static str {
        "Arrow IPC stream, nested, a row a record"
    }

    fn codes(&self) -> &'static [Code] {
        CODES
    }

    fn missing_feature(&self) -> Option<&'static str> {
        (!cfg!(feature = "columnar")).then_some(FEATURE)
    }

    #[cfg(feature = "columnar")]
    fn read<'a>(&self, input: Box<dyn BufRead + Send + 'a>, _: Limits) -> Entries<'a> {
        read::arrow_stream(input)
    }

    #[cfg(feature = "columnar")]
    fn write<'a>(&self, output: Box<dyn Write + Send + 'a>) -> Box<dyn RecordWriter + 'a> {
        write::arrow_stream(output)
    }

    #[cfg(not(feature = "columnar"))]
    fn read<'a>(&self, _: Box<dyn BufRead + Send + 'a>, _: Limits) -> Entries<'a> {
        missing("Arrow")
    }

    #[cfg(not(feature = "columnar"))]
    fn write<'a>(&self, _: Box<dyn Write + Send + 'a>) -> Box<dyn RecordWriter + 'a> {
        Box::new(Missing("Arrow"))
    }
}

/// What a program without the feature reads.
#[cfg(not(feature = "columnar"))]
fn missing<'a>(what: &'static str) -> Entries<'a> {
    Box::new(std::iter::once(Err(Error::feature(what, FEATURE))))
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
