//! Judges the rows of a record without making a tree of them, and makes the record of them as they are.

use super::super::{Read, Unread};
use super::records::{Bundle, Waiting};
use super::rows::Row;
use super::way::{ENTRIES, Way};
use crate::record::Record;
use crate::schema::shape::Kind;
use crate::schema::sound::{Form, RECORD};
use crate::schema::table::{ITEM, TABLES};
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use std::borrow::Cow;

impl Waiting {
    fn value(&self) -> Value<'_> {
        Value { bundle: &self.bundle, row: self.bundle.tables[0].row(self.record), way: &ENTRIES[0] }
    }
}

impl Unread for Waiting {
    fn is_sound(&self) -> bool {
        self.value().is_sound(&RECORD)
    }

    fn record(&self) -> Result<Record, String> {
        Record::deserialize(self.value()).map_err(|error| error.to_string())
    }

    fn read(&self) -> Read {
        self.bundle.read(self.record)
    }

    fn size(&self) -> usize {
        self.bundle.size()
    }
}

/// A value that stands in a row or in several.
#[derive(Clone, Copy)]
struct Value<'a> {
    bundle: &'a Bundle,
    row: Row<'a>,
    way: &'static Way,
}

impl<'a> Value<'a> {
    fn member(self, way: &'static Way) -> Self {
        Self { way, ..self }
    }

    /// Whether the cell is there, has something in it, and what that is, without the guard, is accepted.
    fn accepts(self, column: usize, accepts: impl Fn(&[u8]) -> bool) -> bool {
        self.bundle.cell(self.row, column).is_some_and(|cell| {
            let bytes = cell.bytes(self.row.bytes);
            accepts(&bytes[self.bundle.guard.width(&bytes)..])
        })
    }

    /// The text of a cell.
    fn text(self, column: usize) -> Cow<'a, str> {
        let text = self.row.text(column);
        let skipped = self.bundle.guard.width(text.as_bytes());
        match text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[skipped..]),
            Cow::Owned(text) => Cow::Owned(text[skipped..].to_owned()),
        }
    }

    fn items(self, table: usize) -> impl ExactSizeIterator<Item = Value<'a>> {
        let rows = self.bundle.rows_of(table, self.row);
        rows.map(move |row| Value { row, way: &ENTRIES[table], ..self })
    }

    /// Whether there is anything of it.
    fn is_there(self) -> bool {
        match self.way {
            Way::Cell(column) | Way::Joined(column) => self.bundle.cell(self.row, *column).is_some(),
            Way::Members(members) => members.iter().any(|member| self.member(member).is_there()),
            Way::Rows(table) => self.bundle.rows_of(*table, self.row).len() > 0,
        }
    }

    /// Whether it is known to be of a form.
    fn is_sound(self, form: &Form) -> bool {
        match (self.way, form) {
            (Way::Cell(column), Form::Text(_) | Form::Code(_)) => self.accepts(*column, |text| form.accepts_text(text)),
            (Way::Cell(column), Form::Integer(..)) => self.accepts(*column, |text| form.accepts_number(text)),
            (Way::Joined(column), Form::List(item)) => {
                let is_item = |byte: &u8| char::from(*byte) == ITEM;
                self.accepts(*column, |text| text.split(is_item).all(|text| item.accepts_text(text)))
            }
            (Way::Members(members), Form::Object(object)) => {
                members.iter().zip(object.fields()).all(|(member, field)| {
                    let value = self.member(member);
                    if value.is_there() { value.is_sound(field.form) } else { !field.is_required }
                })
            }
            (Way::Rows(table), Form::List(item)) => self.items(*table).all(|value| value.is_sound(item)),
            _ => false,
        }
    }
}

impl<'de> IntoDeserializer<'de, Error> for Value<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.way {
            Way::Cell(column) => {
                let text = self.text(*column);
                match (TABLES[self.row.table].columns[*column].scalar.kind, text) {
                    (Kind::Integer, text) => visitor.visit_u64(text.parse().map_err(Error::custom)?),
                    (Kind::Text, Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
                    (Kind::Text, Cow::Owned(text)) => visitor.visit_string(text),
                }
            }
            Way::Joined(column) => {
                let text = self.text(*column);
                visitor.visit_seq(SeqDeserializer::new(text.split(ITEM)))
            }
            Way::Members(members) => {
                // Fields are known to serde by their numbers, too, which are those of the schema: both come from the types.
                let present = (0_u64..).zip(members).map(|(number, member)| (number, self.member(member)));
                visitor.visit_map(MapDeserializer::new(present.filter(|(_, value)| value.is_there())))
            }
            Way::Rows(table) => visitor.visit_seq(SeqDeserializer::new(self.items(*table))),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let Way::Cell(column) = self.way else { return Err(Error::custom("a code that is no plain value")) };
        visitor.visit_enum(self.text(*column).as_ref().into_deserializer())
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}
