//! Records as arrays.

use super::fields::{day_of, fields_of, item_field, plain_schema, scalar_type, schema};
use super::write_error;
use crate::error::Error;
use crate::record::Record;
use crate::schema::shape::{Field, RECORD, Scalar, Shape};
use crate::schema::walk::{Visitor, walk};
use arrow::array::{
    ArrayRef, BooleanBufferBuilder, Date32Array, Date32Builder, DictionaryArray, Int32Array, Int32Builder, Int64Array,
    Int64Builder, ListArray, RecordBatch, StringArray, StringBuilder, StructArray,
};
use arrow::buffer::{NullBuffer, OffsetBuffer};
use arrow::compute::cast;
use arrow::datatypes::{DataType, FieldRef, Fields, Int32Type};
use std::sync::Arc;

/// Records in nested form: the columns of [`schema`].
///
/// # Errors
/// When a day is none of the calendar.
pub fn batch(records: &[Record]) -> Result<RecordBatch, Error> {
    let mut columns = Columns::default();
    records.iter().try_for_each(|record| columns.add(record))?;
    columns.finish()
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

/// The columns of records in the making, each of which knows its own: first that of the record, then those of its
/// fields, and so on.
pub(super) struct Columns {
    every: Vec<Column>,
    /// The column of the next value.
    next: usize,
    /// The objects that are open: their columns, and how many of their fields have got a value.
    objects: Vec<(usize, usize)>,
    rows: usize,
}

struct Column {
    name: &'static str,
    values: Values,
    /// Those of its fields, or that of its items.
    inner: Vec<usize>,
}

/// The values of a column.
enum Values {
    Texts(StringBuilder),
    Days(Date32Builder),
    Codes(Int32Builder, &'static Scalar),
    Integers(Int64Builder),
    /// The lengths of lists.
    Lists(Vec<usize>, FieldRef),
    /// Whether objects are there.
    Objects(BooleanBufferBuilder, Fields),
}

impl Default for Columns {
    fn default() -> Self {
        let mut columns = Self { every: Vec::new(), next: 0, objects: Vec::new(), rows: 0 };
        columns.open("record", &RECORD);
        columns
    }
}

impl Columns {
    /// Adds a column and those in it; tells its number.
    fn open(&mut self, name: &'static str, shape: &'static Shape) -> usize {
        let number = self.every.len();
        self.every.push(Column { name, values: Values::of(shape), inner: Vec::new() });
        self.every[number].inner = match shape {
            Shape::Scalar(_) => Vec::new(),
            Shape::List(item) => vec![self.open(name, item)],
            Shape::Object(fields) => fields.iter().map(|field| self.open(&field.name, &field.shape)).collect(),
        };
        number
    }

    /// Adds the row of a record.
    pub(super) fn add(&mut self, record: &Record) -> Result<(), Error> {
        self.next = 0;
        self.rows += 1;
        walk(record, &RECORD, self)
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// The rows so far; those that come begin anew.
    pub(super) fn finish(&mut self) -> Result<RecordBatch, Error> {
        self.rows = 0;
        let fields = self.every[0].inner.clone();
        self.every[0].values = Values::of(&RECORD);
        let columns = fields.into_iter().map(|field| self.array(field)).collect::<Result<Vec<_>, _>>()?;
        RecordBatch::try_new(schema(), columns).map_err(write_error)
    }

    fn array(&mut self, number: usize) -> Result<ArrayRef, Error> {
        let inner = self.every[number].inner.clone();
        let inner = inner.into_iter().map(|field| self.array(field)).collect::<Result<Vec<_>, _>>()?;
        self.every[number].values.finish(inner)
    }

    /// Adds a row without a value to a column and those in it; a list is there and has no items.
    fn leave_out(&mut self, number: usize) {
        let column = &mut self.every[number];
        match &mut column.values {
            Values::Texts(texts) => texts.append_null(),
            Values::Days(days) => days.append_null(),
            Values::Codes(keys, _) => keys.append_null(),
            Values::Integers(numbers) => numbers.append_null(),
            Values::Lists(lengths, _) => lengths.push(0),
            Values::Objects(are_there, _) => {
                are_there.append(false);
                for place in 0..column.inner.len() {
                    self.leave_out(self.every[number].inner[place]);
                }
            }
        }
    }

    /// Leaves out the fields of the open object up to a place.
    fn leave_out_until(&mut self, place: usize) {
        let Some((object, done)) = self.objects.last_mut() else { return };
        let (object, passed) = (*object, std::mem::replace(done, place)..place);
        passed.for_each(|field| self.leave_out(self.every[object].inner[field]));
    }
}

impl Visitor for Columns {
    fn text(&mut self, text: &str) -> Result<(), Error> {
        let column = &mut self.every[self.next];
        match &mut column.values {
            Values::Texts(texts) => texts.append_value(text),
            Values::Days(days) => days.append_value(day(text, column.name)?),
            Values::Codes(keys, scalar) => keys.append_option(key(scalar, text)),
            _ => return Err(Error::not_carried(format!("{}: a text", column.name))),
        }
        Ok(())
    }

    fn number(&mut self, number: u64) -> Result<(), Error> {
        let column = &mut self.every[self.next];
        match (&mut column.values, i64::try_from(number)) {
            (Values::Integers(numbers), Ok(number)) => numbers.append_value(number),
            _ => return Err(Error::not_carried(format!("{}: {number}", column.name))),
        }
        Ok(())
    }

    fn begin_object(&mut self) -> Result<(), Error> {
        if let Values::Objects(are_there, _) = &mut self.every[self.next].values {
            are_there.append(true);
        }
        self.objects.push((self.next, 0));
        Ok(())
    }

    fn field(&mut self, place: usize, _: &'static Field) {
        self.leave_out_until(place);
        if let Some((object, done)) = self.objects.last_mut() {
            *done = place + 1;
            self.next = self.every[*object].inner[place];
        }
    }

    fn end_object(&mut self) -> Result<(), Error> {
        if let Some((object, _)) = self.objects.last().copied() {
            self.leave_out_until(self.every[object].inner.len());
            self.objects.pop();
            // In a list another one may follow.
            self.next = object;
        }
        Ok(())
    }

    fn begin_list(&mut self, length: usize) -> Result<(), Error> {
        let column = &mut self.every[self.next];
        if let Values::Lists(lengths, _) = &mut column.values {
            lengths.push(length);
            self.next = column.inner[0];
        }
        Ok(())
    }

    fn end_list(&mut self) -> Result<(), Error> {
        Ok(())
    }
}

impl Values {
    fn of(shape: &'static Shape) -> Self {
        match shape {
            Shape::List(item) => Self::Lists(Vec::new(), Arc::new(item_field(item))),
            Shape::Object(fields) => Self::Objects(BooleanBufferBuilder::new(0), fields_of(fields)),
            Shape::Scalar(scalar) => match scalar_type(scalar) {
                DataType::Int64 => Self::Integers(Int64Builder::new()),
                DataType::Date32 => Self::Days(Date32Builder::new()),
                DataType::Utf8 => Self::Texts(StringBuilder::new()),
                _ => Self::Codes(Int32Builder::new(), scalar),
            },
        }
    }

    /// The array of the values so far, given those in it; the values that come begin anew.
    fn finish(&mut self, mut inner: Vec<ArrayRef>) -> Result<ArrayRef, Error> {
        match self {
            Self::Texts(texts) => Ok(Arc::new(texts.finish())),
            Self::Days(days) => Ok(Arc::new(days.finish())),
            Self::Integers(numbers) => Ok(Arc::new(numbers.finish())),
            Self::Codes(keys, scalar) => codes(scalar, keys.finish()),
            Self::Lists(lengths, item) => {
                let offsets = OffsetBuffer::from_lengths(lengths.drain(..));
                let array = ListArray::try_new(Arc::clone(item), offsets, inner.remove(0), None);
                Ok(Arc::new(array.map_err(write_error)?))
            }
            Self::Objects(are_there, types) => {
                let is_there = are_there.finish();
                let count = is_there.len();
                let array =
                    StructArray::try_new_with_length(types.clone(), inner, Some(NullBuffer::new(is_there)), count);
                Ok(Arc::new(array.map_err(write_error)?))
            }
        }
    }
}

fn day(text: &str, name: &str) -> Result<i32, Error> {
    day_of(text).ok_or_else(|| Error::not_carried(format!("{name}: {text:?}, which is no day of the calendar")))
}

/// The number of a code in its vocabulary.
fn key(scalar: &Scalar, text: &str) -> Option<i32> {
    scalar.codes.iter().position(|(code, _)| code == text).and_then(|key| i32::try_from(key).ok())
}

/// A column of codes. The dictionary is the whole vocabulary in its order, whatever occurs, so that all batches share it.
fn codes(scalar: &Scalar, keys: Int32Array) -> Result<ArrayRef, Error> {
    let codes = StringArray::from_iter_values(scalar.codes.iter().map(|(code, _)| code));
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(keys, Arc::new(codes)).map_err(write_error)?))
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
    match scalar_type(scalar) {
        DataType::Date32 => {
            let days =
                values.map(|text| text.map(|text| day(text, name)).transpose()).collect::<Result<Vec<_>, _>>()?;
            Ok(Arc::new(Date32Array::from(days)))
        }
        DataType::Dictionary(_, _) => {
            codes(scalar, values.map(|text| text.and_then(|text| key(scalar, text))).collect())
        }
        _ => Ok(Arc::new(values.collect::<StringArray>())),
    }
}
