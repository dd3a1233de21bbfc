//! Records as arrays.

use super::fields::{day_of, item_field, plain_schema, scalar_type, schema};
use super::write_error;
use crate::error::Error;
use crate::record::Record;
use crate::schema::shape::{Field, Kind, RECORD, Scalar, Shape};
use crate::schema::sql::is_day;
use crate::schema::tree::{Data, Node};
use arrow::array::{
    ArrayRef, Date32Array, DictionaryArray, Int32Array, Int64Array, ListArray, RecordBatch, StringArray, StructArray,
};
use arrow::buffer::{NullBuffer, OffsetBuffer};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Int32Type};
use std::sync::Arc;

/// Records in nested form: the columns of [`schema`].
///
/// # Errors
/// When a day is none of the calendar.
pub fn batch(records: &[Record]) -> Result<RecordBatch, Error> {
    let made = records.iter().map(Node::made_of).collect::<Result<Vec<_>, _>>();
    let values = made.map_err(|error| Error::not_carried(error.to_string()))?;
    let entries: Vec<Option<&Node>> = values.iter().map(Some).collect();
    let columns = RECORD.fields().iter().map(|field| member(field, &entries)).collect::<Result<Vec<_>, _>>()?;
    RecordBatch::try_new(schema(), columns).map_err(write_error)
}

/// The batch with codes as plain texts: the columns of [`plain_schema`](super::plain_schema).
///
/// # Errors
/// When a column is none of [`schema`].
pub fn plain(batch: &RecordBatch) -> Result<RecordBatch, Error> {
    let schema = plain_schema();
    let pairs = batch.columns().iter().zip(schema.fields());
    let columns = pairs.map(|(column, field)| cast(column, field.data_type())).collect::<Result<Vec<_>, _>>();
    columns.and_then(|columns| RecordBatch::try_new(schema, columns)).map_err(write_error)
}

/// The column of a member of some objects.
fn member(field: &Field, entries: &[Option<&Node>]) -> Result<ArrayRef, Error> {
    let values: Vec<_> = entries.iter().map(|entry| Some(&entry.as_ref()?.member(&field.name)?.value)).collect();
    array(&field.shape, &values, &field.name)
}

fn array(shape: &Shape, values: &[Option<&Node>], name: &str) -> Result<ArrayRef, Error> {
    match shape {
        Shape::Scalar(scalar) => {
            let texts = values.iter().map(|value| value.and_then(Node::text));
            match scalar.kind {
                Kind::Integer => Ok(integers(values.iter().map(|value| whole_number(value.as_ref()?)))),
                Kind::Text => self::texts(scalar, texts, name),
            }
        }
        Shape::List(item) => {
            let lists: Vec<&[Node]> = values.iter().map(|value| value.map(items).unwrap_or_default()).collect();
            let entries: Vec<Option<&Node>> = lists.iter().copied().flatten().map(Some).collect();
            let offsets = OffsetBuffer::from_lengths(lists.iter().map(|list| list.len()));
            let array = ListArray::try_new(Arc::new(item_field(item)), offsets, array(item, &entries, name)?, None);
            Ok(Arc::new(array.map_err(write_error)?))
        }
        Shape::Object(fields) => {
            let columns = fields.iter().map(|field| member(field, values)).collect::<Result<Vec<_>, _>>()?;
            let DataType::Struct(types) = super::fields::type_of(shape) else {
                return Err(Error::not_carried(name.to_owned()));
            };
            let is_there: NullBuffer = values.iter().map(Option::is_some).collect::<Vec<_>>().into();
            let array = StructArray::try_new_with_length(types, columns, Some(is_there), values.len());
            Ok(Arc::new(array.map_err(write_error)?))
        }
    }
}

fn whole_number(value: &Node) -> Option<i64> {
    match &value.data {
        Data::Number(written) => written.parse().ok(),
        _ => None,
    }
}

fn items(value: &Node) -> &[Node] {
    match &value.data {
        Data::List(items) => items,
        _ => &[],
    }
}

/// A column of whole numbers.
pub(super) fn integers(values: impl Iterator<Item = Option<i64>>) -> ArrayRef {
    Arc::new(values.collect::<Int64Array>())
}

/// A column of texts, days or codes.
pub(super) fn texts<'a>(
    scalar: &Scalar,
    values: impl Iterator<Item = Option<&'a str>>,
    name: &str,
) -> Result<ArrayRef, Error> {
    if is_day(scalar) {
        let day = |text: &str| {
            let remedy = || Error::not_carried(format!("{name}: {text:?}, which is no day of the calendar"));
            day_of(text).ok_or_else(remedy)
        };
        let days = values.map(|text| text.map(day).transpose()).collect::<Result<Vec<_>, _>>()?;
        return Ok(Arc::new(Date32Array::from(days)));
    }
    if !matches!(scalar_type(scalar), DataType::Dictionary(_, _)) {
        return Ok(Arc::new(values.collect::<StringArray>()));
    }
    // The dictionary is the whole vocabulary in its order, whatever occurs, so that all batches share it.
    let codes = StringArray::from_iter_values(scalar.codes.iter().map(|(code, _)| code));
    let key =
        |text: &str| scalar.codes.iter().position(|(code, _)| code == text).and_then(|key| i32::try_from(key).ok());
    let keys: Int32Array = values.map(|text| text.and_then(key)).collect();
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(keys, Arc::new(codes)).map_err(write_error)?))
}
