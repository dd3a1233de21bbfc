//! Arrays as records, whoever made them.

use super::UNREADABLE;
use super::fields::text_of;
use crate::diagnostic::{Diagnostic, Lines, Span};
use crate::error::Error;
use crate::format::{Entries, Entry};
use crate::schema::tree::{Data, Member, Node};
use arrow::array::{Array, ArrayRef, AsArray, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Date32Type, Int64Type};
use arrow::error::ArrowError;
use arrow::ipc::reader::{FileReader, StreamReader};
use bytes::Bytes;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::io::{BufRead, Cursor, Read};

/// Rows that are read at a time.
const BATCH: usize = 256;

type Batches<'a> = Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send + 'a>;

/// Reads Parquet. Its index stands at its end, so that the file is kept in memory, packed as it is.
pub(super) fn parquet<'a>(input: Box<dyn BufRead + Send + 'a>) -> Entries<'a> {
    let open = |bytes: Vec<u8>| -> Result<Batches<'a>, String> {
        let builder =
            ParquetRecordBatchReaderBuilder::try_new(Bytes::from(bytes)).map_err(|error| error.to_string())?;
        let reader = builder.with_batch_size(BATCH).build().map_err(|error| error.to_string())?;
        Ok(Box::new(reader))
    };
    whole(input, open)
}

/// Reads Arrow's file format, or its streaming format where that is found.
pub(super) fn arrow<'a>(input: Box<dyn BufRead + Send + 'a>) -> Entries<'a> {
    const MAGIC: &[u8] = b"ARROW1";
    let open = |bytes: Vec<u8>| -> Result<Batches<'a>, String> {
        if !bytes.starts_with(MAGIC) {
            let reader = StreamReader::try_new(Cursor::new(bytes), None).map_err(|error| error.to_string())?;
            return Ok(Box::new(reader));
        }
        Ok(Box::new(FileReader::try_new(Cursor::new(bytes), None).map_err(|error| error.to_string())?))
    };
    whole(input, open)
}

/// Reads Arrow's streaming format as it comes.
pub(super) fn arrow_stream<'a>(input: Box<dyn BufRead + Send + 'a>) -> Entries<'a> {
    match StreamReader::try_new(input, None) {
        Ok(reader) => entries(Box::new(reader)),
        Err(error) => refused(&error.to_string()),
    }
}

fn whole<'a>(
    mut input: Box<dyn BufRead + Send + 'a>,
    open: impl FnOnce(Vec<u8>) -> Result<Batches<'a>, String>,
) -> Entries<'a> {
    let mut bytes = Vec::new();
    if let Err(error) = input.read_to_end(&mut bytes) {
        return Box::new(std::iter::once(Err(Error::read(error))));
    }
    match open(bytes) {
        Ok(batches) => entries(batches),
        Err(reason) => refused(&reason),
    }
}

/// The one entry of an input that cannot be read.
pub(super) fn refused<'a>(reason: &str) -> Entries<'a> {
    Box::new(std::iter::once(Ok(unreadable(0, reason))))
}

fn unreadable(number: u64, reason: &str) -> Entry {
    let finding = Diagnostic::new(UNREADABLE, format!("cannot be read: {reason}"));
    let finding = finding.with_help("check that the file was written whole, and that --from names its format");
    Entry::new(number, None, Lines::default(), vec![finding])
}

fn entries(batches: Batches<'_>) -> Entries<'_> {
    let mut number = 0;
    let rows = batches.flat_map(move |batch| {
        let trees = batch.map_err(|error| error.to_string()).and_then(|batch| trees(&batch));
        let made: Vec<_> = match trees {
            Ok(trees) => trees
                .into_iter()
                .map(|tree| {
                    number += 1;
                    Ok(Entry::new(number, Some(tree), Lines::default(), Vec::new()))
                })
                .collect(),
            Err(reason) => vec![Ok(unreadable(number + 1, &reason))],
        };
        made
    });
    Box::new(rows)
}

/// The records of a batch, each as it was read: they are judged as those of every format.
#[must_use]
pub fn records(batch: RecordBatch) -> Entries<'static> {
    entries(Box::new(std::iter::once(Ok(batch))))
}

fn trees(batch: &RecordBatch) -> Result<Vec<Node>, String> {
    let schema = batch.schema();
    let columns = schema.fields().iter().zip(batch.columns()).map(|(field, column)| (field.name().as_str(), column));
    let objects = objects(columns, batch.num_rows(), &|_| true)?;
    Ok(objects.into_iter().flatten().collect())
}

/// The values of a column; a list without entries and an object without members are none.
fn values(array: &ArrayRef) -> Result<Vec<Option<Node>>, String> {
    let error = |error: ArrowError| error.to_string();
    let node = |data| Node::new(data, Span::default());
    match array.data_type() {
        DataType::Utf8 => {
            Ok(array.as_string::<i32>().iter().map(|text| text.map(|text| node(Data::Text(text.into())))).collect())
        }
        DataType::LargeUtf8 | DataType::Utf8View | DataType::Dictionary(_, _) => {
            values(&cast(array, &DataType::Utf8).map_err(error)?)
        }
        DataType::Int64 => {
            let numbers = array.as_primitive::<Int64Type>().iter();
            Ok(numbers.map(|number| number.map(|number| node(Data::Number(number.to_string().into())))).collect())
        }
        data_type if data_type.is_integer() => values(&cast(array, &DataType::Int64).map_err(error)?),
        DataType::Date32 => array
            .as_primitive::<Date32Type>()
            .iter()
            .map(|days| days.map(|days| text_of(days).ok_or("a day beyond the calendar")).transpose())
            .map(|text| Ok(text?.map(|text| node(Data::Text(text.into())))))
            .collect(),
        DataType::Date64 | DataType::Timestamp(_, None) => values(&cast(array, &DataType::Date32).map_err(error)?),
        DataType::Boolean => {
            Ok(array.as_boolean().iter().map(|value| value.map(|value| node(Data::Boolean(value)))).collect())
        }
        DataType::Null => Ok(vec![None; array.len()]),
        DataType::Struct(fields) => {
            let object = array.as_struct();
            let columns = fields.iter().zip(object.columns()).map(|(field, column)| (field.name().as_str(), column));
            let objects = objects(columns, array.len(), &|row| object.is_valid(row))?;
            Ok(objects
                .into_iter()
                .map(|object| object.filter(|object| object.data != Data::Object(Vec::new())))
                .collect())
        }
        DataType::List(_) => {
            let list = array.as_list::<i32>();
            lists(list.values(), list.value_offsets().iter().map(|offset| i64::from(*offset)), &|row| {
                list.is_valid(row)
            })
        }
        DataType::LargeList(_) => {
            let list = array.as_list::<i64>();
            lists(list.values(), list.value_offsets().iter().copied(), &|row| list.is_valid(row))
        }
        other => Err(format!("a column of the type {other}")),
    }
}

fn objects<'a>(
    columns: impl Iterator<Item = (&'a str, &'a ArrayRef)>,
    count: usize,
    is_there: &dyn Fn(usize) -> bool,
) -> Result<Vec<Option<Node>>, String> {
    let mut members: Vec<Vec<Member>> = vec![Vec::new(); count];
    for (name, column) in columns {
        let read = values(column).map_err(|reason| format!("{name}: {reason}"))?;
        for (members, value) in members.iter_mut().zip(read) {
            let member = |value| Member { name: name.into(), name_span: Span::default(), value };
            members.extend(value.map(member));
        }
    }
    let object = |members| Node::new(Data::Object(members), Span::default());
    Ok(members.into_iter().enumerate().map(|(row, members)| is_there(row).then(|| object(members))).collect())
}

fn lists(
    entries: &ArrayRef,
    offsets: impl Iterator<Item = i64>,
    is_there: &dyn Fn(usize) -> bool,
) -> Result<Vec<Option<Node>>, String> {
    let mut entries = values(entries)?;
    let offsets: Vec<usize> =
        offsets.map(usize::try_from).collect::<Result<_, _>>().map_err(|error| error.to_string())?;
    let list = |(row, bounds): (usize, &[usize])| {
        // What is none among the entries is an object without members, and stays a fault that the schema finds.
        let entry = |entry: &mut Option<Node>| {
            entry.take().unwrap_or_else(|| Node::new(Data::Object(Vec::new()), Span::default()))
        };
        let items: Vec<Node> = entries[bounds[0]..bounds[1]].iter_mut().map(entry).collect();
        (is_there(row) && !items.is_empty()).then(|| Node::new(Data::List(items), Span::default()))
    };
    Ok(offsets.windows(2).enumerate().map(list).collect())
}
