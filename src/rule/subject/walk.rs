//! Walks a record once and notes every value with its JSON Pointer: a serializer that writes nothing.
//!
//! A record holds only named fields, lists, texts, codes and whole numbers; anything else is refused.

use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use std::fmt::{Error, Write};
use std::ops::Range;

/// The values of a record in their order.
#[derive(Debug, Default)]
pub(super) struct Values {
    pointers: String,
    texts: String,
    list: Vec<Value>,
}

/// A value: the name of its field, where it stands, and its text if it is one.
#[derive(Debug)]
struct Value {
    field: &'static str,
    pointer: Range<usize>,
    text: Option<Range<usize>>,
}

impl Values {
    /// The values of a record.
    pub(super) fn of(record: &impl Serialize) -> Self {
        let mut walk = Walk { field: "", pointer: String::new(), values: Self::default() };
        // What is not noted is what a record cannot hold.
        let _ = record.serialize(&mut walk);
        walk.values
    }

    /// The field, the pointer and the text of each.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'static str, &str, Option<&str>)> {
        let text = |range: &Range<usize>| &self.texts[range.clone()];
        let pointer = |value: &Value| &self.pointers[value.pointer.clone()];
        self.list.iter().map(move |value| (value.field, pointer(value), value.text.as_ref().map(text)))
    }
}

struct Walk {
    field: &'static str,
    pointer: String,
    values: Values,
}

impl Walk {
    fn note(&mut self, text: Option<&str>) {
        let start = self.values.pointers.len();
        self.values.pointers.push_str(&self.pointer);
        let pointer = start..self.values.pointers.len();
        let text = text.map(|text| {
            let start = self.values.texts.len();
            self.values.texts.push_str(text);
            start..self.values.texts.len()
        });
        self.values.list.push(Value { field: self.field, pointer, text });
    }
}

/// A list or an object under way, the length of its pointer, and how many of its values were seen.
struct Within<'a> {
    walk: &'a mut Walk,
    length: usize,
    count: usize,
}

impl<'a> Within<'a> {
    fn of(walk: &'a mut Walk) -> Self {
        walk.note(None);
        let length = walk.pointer.len();
        Self { walk, length, count: 0 }
    }

    fn enter(&mut self, step: impl std::fmt::Display, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        write!(self.walk.pointer, "/{step}")?;
        let done = value.serialize(&mut *self.walk);
        self.walk.pointer.truncate(self.length);
        self.count += 1;
        done
    }
}

impl SerializeSeq for Within<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.enter(self.count, value)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

impl SerializeStruct for Within<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.walk.field = key;
        self.enter(key, value)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

/// Numbers are values without a text.
macro_rules! numbers {
    ($($method:ident $kind:ty),+) => {
        $(fn $method(self, _: $kind) -> Result<(), Error> {
            self.note(None);
            Ok(())
        })+
    };
}

impl<'a> Serializer for &'a mut Walk {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Within<'a>;
    type SerializeStruct = Within<'a>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    numbers!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64, serialize_u8 u8, serialize_u16 u16,
        serialize_u32 u32, serialize_u64 u64, serialize_f32 f32, serialize_f64 f64, serialize_bool bool);

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.note(Some(text));
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, code: &'static str) -> Result<(), Error> {
        self.serialize_str(code)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Within<'a>, Error> {
        Ok(Within::of(self))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Within<'a>, Error> {
        Ok(Within::of(self))
    }

    fn serialize_none(self) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_char(self, _: char) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        Err(Error)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        Err(Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        Err(Error)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(Error)
    }
}

#[cfg(test)]
mod tests {
    use super::Values;
    use crate::record::Record;
    use serde_json::Value;

    fn walked(value: &Value, pointer: &str, found: &mut Vec<(String, Option<String>)>) {
        found.push((pointer.to_owned(), value.as_str().map(str::to_owned)));
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    walked(value, &format!("{pointer}/{name}"), found);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    walked(item, &format!("{pointer}/{index}"), found);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn every_value_of_a_whole_record_is_noted() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/records/full.json");
        let text = std::fs::read_to_string(path).expect("readable");
        let record: Record = serde_json::from_str(&text).expect("a record");
        let mut wanted = Vec::new();
        walked(&serde_json::to_value(&record).expect("a value"), "", &mut wanted);
        let values = Values::of(&record);
        let found: Vec<_> =
            values.iter().map(|(_, pointer, text)| (pointer.to_owned(), text.map(str::to_owned))).collect();
        assert_eq!(found, wanted);
        let field = |wanted: &str| values.iter().find(|(_, pointer, _)| *pointer == wanted).map(|(field, _, _)| field);
        assert_eq!((field("/people/0/variants/0"), field("/people/0/name/full")), (Some("variants"), Some("full")));
    }
}
