//! The shape of the record as types of columns.

use crate::record::SCHEMA_VERSION;
use crate::schema::shape::{Field as Declared, Kind, RECORD, Scalar, Shape};
use crate::schema::sql::is_day;
use crate::schema::table::{Column, Source, Table};
use crate::schema::{DIGEST, RECORD_SCHEMA_ID};
use arrow::datatypes::{DataType, Field, Fields, Schema, SchemaRef};
use jiff::civil::{Date, date};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// The day from which Arrow counts days.
const EPOCH: Date = date(1970, 1, 1);

static NESTED: LazyLock<SchemaRef> = LazyLock::new(|| {
    Arc::new(Schema::new_with_metadata(
        fields_of(RECORD.fields()),
        metadata("One row is one report's account of one meeting."),
    ))
});

/// The columns of records in nested form, each with its description; the version of the schema stands in the metadata.
#[must_use]
pub fn schema() -> SchemaRef {
    Arc::clone(&NESTED)
}

/// The same columns with codes as plain texts, for engines that know no dictionaries.
#[must_use]
pub fn plain_schema() -> SchemaRef {
    let fields: Fields = NESTED.fields().iter().map(|field| plain(field)).collect();
    Arc::new(Schema::new_with_metadata(fields, NESTED.metadata().clone()))
}

fn plain(field: &Field) -> Field {
    let data_type = match field.data_type() {
        DataType::Dictionary(_, value) => value.as_ref().clone(),
        DataType::List(item) => DataType::List(Arc::new(plain(item))),
        DataType::Struct(fields) => DataType::Struct(fields.iter().map(|field| plain(field)).collect()),
        other => other.clone(),
    };
    field.clone().with_data_type(data_type)
}

/// The columns of a table.
pub(super) fn table_schema(table: &Table) -> SchemaRef {
    let fields: Vec<_> = table.columns.iter().map(column_field).collect();
    Arc::new(Schema::new_with_metadata(fields, metadata(&table.description)))
}

fn metadata(description: &str) -> HashMap<String, String> {
    let entries = [
        ("chancery:schema", RECORD_SCHEMA_ID),
        ("chancery:schema_version", SCHEMA_VERSION),
        ("chancery:schema_sha256", DIGEST.as_str()),
        ("description", description),
    ];
    entries.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// The types of the columns of some fields.
pub(super) fn fields_of(declared: &[Declared]) -> Fields {
    declared
        .iter()
        .map(|field| described(&field.name, type_of(&field.shape), !is_always(field), &field.description))
        .collect()
}

/// Whether a field has a value in every entry: it is required, or a list, which may be empty.
pub(super) fn is_always(field: &Declared) -> bool {
    field.required || matches!(field.shape, Shape::List(_))
}

fn described(name: &str, data_type: DataType, is_nullable: bool, description: &str) -> Field {
    let metadata = HashMap::from([("description".to_owned(), description.to_owned())]);
    Field::new(name, data_type, is_nullable).with_metadata(metadata)
}

/// The field of a list's entries.
pub(super) fn item_field(shape: &Shape) -> Field {
    Field::new(Field::LIST_FIELD_DEFAULT_NAME, type_of(shape), false)
}

/// The type of a column for a shape.
pub(super) fn type_of(shape: &Shape) -> DataType {
    match shape {
        Shape::Scalar(scalar) => scalar_type(scalar),
        Shape::List(item) => DataType::List(Arc::new(item_field(item))),
        Shape::Object(fields) => DataType::Struct(fields_of(fields)),
    }
}

/// The type of a column for a scalar.
pub(super) fn scalar_type(scalar: &Scalar) -> DataType {
    match scalar.kind {
        Kind::Integer => DataType::Int64,
        Kind::Text if is_day(scalar) => DataType::Date32,
        Kind::Text if scalar.codes.is_empty() => DataType::Utf8,
        Kind::Text => DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
    }
}

fn column_field(column: &Column) -> Field {
    let data_type =
        if matches!(column.source, Source::Joined(_)) { DataType::Utf8 } else { scalar_type(&column.scalar) };
    described(&column.name, data_type, !column.required, &column.description)
}

/// The number of days since 1970 for a day; none if there is no such day.
#[must_use]
pub fn day_of(text: &str) -> Option<i32> {
    let day: Date = text.parse().ok().filter(|_| text.len() == 10)?;
    EPOCH.until(day).ok().map(|span| span.get_days())
}

/// The day that is this number of days after 1970's first.
pub(super) fn text_of(days: i32) -> Option<String> {
    EPOCH.checked_add(jiff::Span::new().try_days(days).ok()?).ok().map(|day| day.to_string())
}
