//! Walks typed values along their shape, for writers that need no tree of them.

use super::shape::{Field, Shape};
use crate::error::Error;
use serde::ser::{self, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use std::fmt;

/// What is told of a value on a walk, in the order of the schema.
pub(crate) trait Visitor {
    /// A text or a code.
    ///
    /// # Errors
    /// When it cannot be carried.
    fn text(&mut self, text: &str) -> Result<(), Error>;

    /// A whole number.
    ///
    /// # Errors
    /// When it cannot be carried.
    fn number(&mut self, number: u64) -> Result<(), Error>;

    /// An object begins.
    ///
    /// # Errors
    /// When it cannot be carried.
    fn begin_object(&mut self) -> Result<(), Error>;

    /// The value of this field, which has this place among those of its object, comes next.
    fn field(&mut self, place: usize, field: &'static Field);

    /// The object ends.
    ///
    /// # Errors
    /// When it cannot be carried.
    fn end_object(&mut self) -> Result<(), Error>;

    /// A list of so many values begins.
    ///
    /// # Errors
    /// When it cannot be carried.
    fn begin_list(&mut self, length: usize) -> Result<(), Error>;

    /// The list ends.
    ///
    /// # Errors
    /// When it cannot be carried.
    fn end_list(&mut self) -> Result<(), Error>;
}

/// Tells a visitor of a record, or of a part of one that has this shape: named fields, lists, texts, codes and whole
/// numbers.
///
/// # Errors
/// When the value is of another kind, or the visitor's.
pub(crate) fn walk<T, V>(value: &T, shape: &'static Shape, visitor: &mut V) -> Result<(), Error>
where
    T: Serialize + ?Sized,
    V: Visitor,
{
    value.serialize(Walk { shape, visitor }).map_err(|fault| fault.0)
}

/// The error of a walk, as serde wants it.
#[derive(Debug)]
struct Fault(Error);

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl std::error::Error for Fault {}

impl ser::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(Error::not_carried(message.to_string()))
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

fn unknown<T>() -> Result<T, Fault> {
    Err(ser::Error::custom("a value of a kind that no record has"))
}

/// Stands before a value.
struct Walk<'v, V> {
    shape: &'static Shape,
    visitor: &'v mut V,
}

/// Stands in a list.
struct Items<'v, V> {
    item: &'static Shape,
    visitor: &'v mut V,
}

impl<V: Visitor> SerializeSeq for Items<'_, V> {
    type Ok = ();
    type Error = Fault;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        value.serialize(Walk { shape: self.item, visitor: self.visitor })
    }

    fn end(self) -> Result<(), Fault> {
        Ok(self.visitor.end_list()?)
    }
}

/// Stands in an object.
struct Members<'v, V> {
    fields: &'static [Field],
    /// The field that is likely to be next.
    next: usize,
    visitor: &'v mut V,
}

impl<V: Visitor> SerializeStruct for Members<'_, V> {
    type Ok = ();
    type Error = Fault;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Fault> {
        // Fields come in the order of the schema, which is made of the same types.
        let Some(place) = self.fields[self.next..].iter().position(|field| field.name == name) else {
            return unknown();
        };
        let place = self.next + place;
        self.next = place + 1;
        let field = &self.fields[place];
        self.visitor.field(place, field);
        value.serialize(Walk { shape: &field.shape, visitor: self.visitor })
    }

    fn end(self) -> Result<(), Fault> {
        Ok(self.visitor.end_object()?)
    }
}

/// Kinds of value that no record has.
macro_rules! refused {
    ($($name:ident($($argument:ty),*) -> $given:ty),+ $(,)?) => {
        $(fn $name(self, $(_: $argument),*) -> Result<$given, Fault> {
            unknown()
        })+
    };
}

impl<'v, V: Visitor> Serializer for Walk<'v, V> {
    type Ok = ();
    type Error = Fault;
    type SerializeSeq = Items<'v, V>;
    type SerializeStruct = Members<'v, V>;
    type SerializeTuple = Impossible<(), Fault>;
    type SerializeTupleStruct = Impossible<(), Fault>;
    type SerializeTupleVariant = Impossible<(), Fault>;
    type SerializeMap = Impossible<(), Fault>;
    type SerializeStructVariant = Impossible<(), Fault>;

    refused! {
        serialize_bool(bool) -> (), serialize_i8(i8) -> (), serialize_i16(i16) -> (), serialize_i32(i32) -> (),
        serialize_i64(i64) -> (), serialize_u8(u8) -> (), serialize_u16(u16) -> (), serialize_f32(f32) -> (),
        serialize_f64(f64) -> (), serialize_char(char) -> (), serialize_bytes(&[u8]) -> (), serialize_unit() -> (),
        serialize_unit_struct(&'static str) -> (), serialize_none() -> (),
        serialize_tuple(usize) -> Self::SerializeTuple,
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_map(Option<usize>) -> Self::SerializeMap,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant,
    }

    fn serialize_u32(self, number: u32) -> Result<(), Fault> {
        self.serialize_u64(number.into())
    }

    fn serialize_u64(self, number: u64) -> Result<(), Fault> {
        Ok(self.visitor.number(number)?)
    }

    fn serialize_str(self, text: &str) -> Result<(), Fault> {
        Ok(self.visitor.text(text)?)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Fault> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, code: &'static str) -> Result<(), Fault> {
        self.serialize_str(code)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Fault> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Fault> {
        unknown()
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Items<'v, V>, Fault> {
        let Shape::List(item) = self.shape else { return unknown() };
        self.visitor.begin_list(length.unwrap_or_default())?;
        Ok(Items { item, visitor: self.visitor })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'v, V>, Fault> {
        let Shape::Object(fields) = self.shape else { return unknown() };
        self.visitor.begin_object()?;
        Ok(Members { fields, next: 0, visitor: self.visitor })
    }
}
