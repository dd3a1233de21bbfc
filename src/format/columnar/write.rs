//! Writes arrays of records, some at a time.

use super::arrays::Columns;
use super::{fields, write_error};
use crate::error::Error;
use crate::format::RecordWriter;
use crate::record::Record;
use arrow::array::RecordBatch;
use arrow::datatypes::{Schema, SchemaRef};
use arrow::error::ArrowError;
use arrow::ipc::writer::{FileWriter, StreamWriter};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use std::io::Write;

/// Records of a batch.
const BATCH: usize = 256;
/// Rows of a row group at most.
const ROWS: usize = 10_000;
/// Bytes of a row group at most, so that the memory does not grow with the file.
const BYTES: usize = 32 << 20;

type Output<'a> = Box<dyn Write + Send + 'a>;

/// A file in the making.
pub(super) trait Sink: Send {
    fn take(&mut self, batch: &RecordBatch) -> Result<(), Error>;
    fn finish(self: Box<Self>) -> Result<(), Error>;
}

pub(super) fn parquet<'a>(output: Output<'a>) -> Box<dyn RecordWriter + 'a> {
    writer(output, |output| parquet_sink(output, fields::schema()))
}

pub(super) fn arrow<'a>(output: Output<'a>) -> Box<dyn RecordWriter + 'a> {
    writer(output, |output| {
        let writer = FileWriter::try_new(output, &fields::schema()).map_err(arrow_error)?;
        Ok(Box::new(writer))
    })
}

pub(super) fn arrow_stream<'a>(output: Output<'a>) -> Box<dyn RecordWriter + 'a> {
    writer(output, |output| {
        let writer = StreamWriter::try_new(output, &fields::schema()).map_err(arrow_error)?;
        Ok(Box::new(writer))
    })
}

/// A Parquet file of these columns. It says what made it and no time, so that the same records give the same bytes.
pub(super) fn parquet_sink<'a>(output: Output<'a>, schema: SchemaRef) -> Result<Box<dyn Sink + 'a>, Error> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_created_by(format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")))
        .set_max_row_group_row_count(Some(ROWS))
        .set_max_row_group_bytes(Some(BYTES))
        .set_key_value_metadata(Some(metadata(&schema)))
        .build();
    Ok(Box::new(ArrowWriter::try_new(output, schema, Some(properties)).map_err(parquet_error)?))
}

/// The metadata of the schema in a fixed order, for readers that do not know Arrow's.
fn metadata(schema: &Schema) -> Vec<parquet::file::metadata::KeyValue> {
    let mut entries: Vec<_> = schema.metadata().iter().collect();
    entries.sort();
    let entry = |(name, value): (&String, &String)| parquet::file::metadata::KeyValue::new(name.clone(), value.clone());
    entries.into_iter().map(entry).collect()
}

impl Sink for ArrowWriter<Output<'_>> {
    fn take(&mut self, batch: &RecordBatch) -> Result<(), Error> {
        self.write(batch).map_err(parquet_error)
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.close().map(drop).map_err(parquet_error)
    }
}

impl Sink for FileWriter<Output<'_>> {
    fn take(&mut self, batch: &RecordBatch) -> Result<(), Error> {
        self.write(batch).map_err(arrow_error)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        FileWriter::finish(&mut self).map_err(arrow_error)
    }
}

impl Sink for StreamWriter<Output<'_>> {
    fn take(&mut self, batch: &RecordBatch) -> Result<(), Error> {
        self.write(batch).map_err(arrow_error)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        StreamWriter::finish(&mut self).map_err(arrow_error)
    }
}

type Open<'a> = fn(Output<'a>) -> Result<Box<dyn Sink + 'a>, Error>;

fn writer<'a>(output: Output<'a>, open: Open<'a>) -> Box<dyn RecordWriter + 'a> {
    Box::new(Writer { state: State::Unopened(Some(output), open), columns: Columns::default() })
}

/// Takes records and hands them on in batches.
struct Writer<'a> {
    state: State<'a>,
    columns: Columns,
}

enum State<'a> {
    Unopened(Option<Output<'a>>, Open<'a>),
    Opened(Box<dyn Sink + 'a>),
}

impl Writer<'_> {
    fn flush(&mut self) -> Result<(), Error> {
        if let State::Unopened(output, open) = &mut self.state {
            let Some(output) = output.take() else { return Err(Error::write(std::io::ErrorKind::BrokenPipe.into())) };
            self.state = State::Opened(open(output)?);
        }
        let State::Opened(sink) = &mut self.state else { return Ok(()) };
        if self.columns.rows() == 0 { Ok(()) } else { sink.take(&self.columns.finish()?) }
    }
}

impl RecordWriter for Writer<'_> {
    fn write(&mut self, record: &Record) -> Result<(), Error> {
        self.columns.add(record)?;
        if self.columns.rows() < BATCH { Ok(()) } else { self.flush() }
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        self.flush()?;
        match self.state {
            State::Opened(sink) => sink.finish(),
            State::Unopened(..) => Ok(()),
        }
    }
}

/// The fault of the output below, if that is what it is, so that a reader that went away is known as such.
fn parquet_error(error: ParquetError) -> Error {
    match error {
        ParquetError::External(source) => match source.downcast::<std::io::Error>() {
            Ok(error) => Error::write(*error),
            Err(other) => Error::write(std::io::Error::other(other)),
        },
        other => write_error(other),
    }
}

fn arrow_error(error: ArrowError) -> Error {
    match error {
        ArrowError::IoError(_, source) => Error::write(source),
        other => write_error(other),
    }
}
