//! Makes a [`Node`] of typed values, for writers that walk it, and writes one as JSON.

use super::{Data, Member, Node, number_of};
use crate::diagnostic::Span;
use compact_str::{CompactString, ToCompactString};
use serde::de::value::Error;
use serde::ser::{Error as _, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};

impl Node {
    /// A record, or a part of one, that stands nowhere: named fields, lists, texts, codes and whole numbers.
    ///
    /// # Errors
    /// When the value is of another kind.
    pub fn made_of<T: Serialize + ?Sized>(value: &T) -> Result<Self, Error> {
        value.serialize(Maker)
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.data {
            Data::Null => serializer.serialize_unit(),
            Data::Boolean(boolean) => serializer.serialize_bool(*boolean),
            Data::Number(written) => number_of(written).serialize(serializer),
            Data::Text(text) => serializer.serialize_str(text),
            Data::List(items) => serializer.collect_seq(items),
            Data::Object(members) => {
                serializer.collect_map(members.iter().map(|member| (member.name.as_str(), &member.value)))
            }
        }
    }
}

struct Maker;

fn node(data: Data) -> Node {
    Node::new(data, Span::default())
}

fn unknown<T>() -> Result<T, Error> {
    Err(Error::custom("a value of a kind that no record has"))
}

struct Items(Vec<Node>);

impl SerializeSeq for Items {
    type Ok = Node;
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.0.push(value.serialize(Maker)?);
        Ok(())
    }

    fn end(self) -> Result<Node, Error> {
        Ok(node(Data::List(self.0)))
    }
}

struct Members(Vec<Member>);

impl SerializeStruct for Members {
    type Ok = Node;
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        let value = value.serialize(Maker)?;
        self.0.push(Member { name: CompactString::const_new(name), name_span: Span::default(), value });
        Ok(())
    }

    fn end(self) -> Result<Node, Error> {
        Ok(node(Data::Object(self.0)))
    }
}

/// Kinds of value that no record has.
macro_rules! refused {
    ($($name:ident($($argument:ty),*)),+ $(,)?) => {
        $(fn $name(self, $(_: $argument),*) -> Result<Node, Error> {
            unknown()
        })+
    };
}

impl Serializer for Maker {
    type Ok = Node;
    type Error = Error;
    type SerializeSeq = Items;
    type SerializeStruct = Members;
    type SerializeTuple = Impossible<Node, Error>;
    type SerializeTupleStruct = Impossible<Node, Error>;
    type SerializeTupleVariant = Impossible<Node, Error>;
    type SerializeMap = Impossible<Node, Error>;
    type SerializeStructVariant = Impossible<Node, Error>;

    refused! {
        serialize_bool(bool), serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64), serialize_u8(u8),
        serialize_u16(u16), serialize_f32(f32), serialize_f64(f64), serialize_char(char), serialize_bytes(&[u8]),
        serialize_unit(), serialize_unit_struct(&'static str),
    }

    fn serialize_u32(self, number: u32) -> Result<Node, Error> {
        self.serialize_u64(number.into())
    }

    fn serialize_u64(self, number: u64) -> Result<Node, Error> {
        Ok(node(Data::Number(number.to_compact_string())))
    }

    fn serialize_str(self, text: &str) -> Result<Node, Error> {
        Ok(node(Data::Text(text.into())))
    }

    fn serialize_none(self) -> Result<Node, Error> {
        Ok(node(Data::Null))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Node, Error> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, code: &'static str) -> Result<Node, Error> {
        Ok(node(Data::Text(CompactString::const_new(code))))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<Node, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Node, Error> {
        unknown()
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Items, Error> {
        Ok(Items(Vec::with_capacity(length.unwrap_or_default())))
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Members, Error> {
        Ok(Members(Vec::with_capacity(length)))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        unknown()
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        unknown()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        unknown()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        unknown()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        unknown()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Record;

    #[test]
    fn a_record_has_the_value_that_its_json_has() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/records/full.json");
        let record: Record = serde_json::from_str(&std::fs::read_to_string(path).expect("read")).expect("a record");
        let node = Node::made_of(&record).expect("made");
        assert_eq!(node.to_value(), serde_json::to_value(&record).expect("JSON"));
        assert_eq!(serde_json::to_string(&node).expect("JSON"), serde_json::to_string(&record).expect("JSON"));
        assert!(Node::made_of(&1.5).is_err() && Node::made_of(&(1, 2)).is_err());
    }
}
