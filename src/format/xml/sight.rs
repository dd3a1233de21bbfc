//! Judges the bytes of a record without making a tree of them, and makes the record of them as they are.
//!
//! Only the plainest XML is known here: elements without attributes, texts, and references. Anything else is read.

use super::super::{Limits, Read, Unread};
use super::{read, wellformed};
use crate::diagnostic::Lines;
use crate::record::Record;
use crate::schema::RECORD_ELEMENT;
use crate::schema::shape::{self, Field, Kind, Shape};
use crate::schema::sound::{self, Form, Object, Seen};
use memchr::{memchr, memmem};
use serde::Deserialize;
use serde::de::value::{BorrowedStrDeserializer, Error};
use serde::de::{DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use std::borrow::Cow;
use std::sync::Arc;

/// A sound record that waits to be read, without what stands around it.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) lines: Arc<Lines>,
    pub(super) limits: Limits,
}

impl Unread for Waiting {
    fn is_sound(&self) -> bool {
        true
    }

    fn record(&self) -> Result<Record, String> {
        let text = std::str::from_utf8(self.lines.bytes()).map_err(|error| error.to_string())?;
        let mut walk = Walk { text, at: 0 };
        walk.open(RECORD_ELEMENT).ok_or("the record has no start tag")?;
        Record::deserialize(Content { walk: &mut walk, shape: &shape::RECORD }).map_err(|error| error.to_string())
    }

    fn read(&self) -> Read {
        let tree = read::record(self.lines.bytes(), self.limits);
        Read { tree, lines: Arc::clone(&self.lines), findings: Vec::new() }
    }

    fn size(&self) -> usize {
        self.lines.bytes().len()
    }
}

/// Whether the bytes are the element of a record that has nothing to be said about.
pub(super) fn is_record(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let is_clean = memchr(b'\r', bytes).is_none() && memmem::find(bytes, b"]]>").is_none();
    let is_even = || !wellformed::may_be_odd(bytes) || wellformed::odd_character(text).is_none();
    let mut walk = Walk { text, at: 0 };
    let is_sound = |walk: &mut Walk| {
        walk.open(RECORD_ELEMENT)?;
        walk.check(&sound::RECORD, RECORD_ELEMENT)
    };
    is_clean && is_even() && is_sound(&mut walk).is_some() && walk.at == text.len()
}

/// A walk over a text; where it gives nothing, the text is not known to be sound.
struct Walk<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Walk<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n');
        self.at += self.rest().bytes().take_while(|byte| is_space(byte)).count();
    }

    fn take(&mut self, text: &str) -> Option<()> {
        let is_there = self.rest().as_bytes().starts_with(text.as_bytes());
        self.at += if is_there { text.len() } else { 0 };
        is_there.then_some(())
    }

    /// Passes the start tag of that name.
    fn open(&mut self, name: &str) -> Option<()> {
        let start = self.at;
        let is_there = self.take("<").and_then(|()| self.take(name)).and_then(|()| self.take(">"));
        self.at = if is_there.is_some() { self.at } else { start };
        is_there
    }

    /// Passes the end tag of that name.
    fn close(&mut self, name: &str) -> Option<()> {
        self.take("</")?;
        self.take(name)?;
        self.take(">")
    }

    /// Passes white space and the start tag behind it, and gives its name; an empty one where an end tag stands.
    fn child(&mut self) -> Option<&'a str> {
        self.skip_space();
        let inner = self.rest().strip_prefix('<')?;
        if inner.starts_with('/') {
            return Some("");
        }
        let name = &inner[..memchr(b'>', inner.as_bytes())?];
        self.at += name.len() + 2;
        Some(name)
    }

    /// The text that stands here before a tag.
    fn plain(&mut self) -> Option<Cow<'a, str>> {
        let rest = self.rest();
        let text = &rest[..memchr(b'<', rest.as_bytes())?];
        self.at += text.len();
        match memchr(b'&', text.as_bytes()) {
            None => Some(Cow::Borrowed(text)),
            Some(_) => resolved(text).map(Cow::Owned),
        }
    }

    /// Passes the content and the end tag of an element that is of a form.
    fn check(&mut self, form: &Form, name: &str) -> Option<()> {
        let is_sound = match form {
            Form::Text(_) | Form::Code(_) => form.accepts_text(self.plain()?.as_bytes()),
            Form::Integer(..) => form.accepts_number(self.plain()?.as_bytes().trim_ascii()),
            Form::Object(object) => self.check_members(object)?,
            Form::List(_) => false,
        };
        is_sound.then_some(())?;
        self.close(name)
    }

    fn check_members(&mut self, object: &Object) -> Option<bool> {
        let mut seen = Seen::default();
        loop {
            let name = self.child()?;
            if name.is_empty() {
                return Some(seen.is_all(object));
            }
            match seen.later_field(object, name.as_bytes())? {
                Form::List(item) => self.check_items(item, name)?,
                form => self.check(form, name)?,
            }
        }
    }

    /// Passes the items of a list, the start tag of the first being passed.
    fn check_items(&mut self, item: &Form, name: &str) -> Option<()> {
        loop {
            self.check(item, name)?;
            self.skip_space();
            if self.open(name).is_none() {
                return Some(());
            }
        }
    }
}

/// The text with the characters that its references name.
fn resolved(text: &str) -> Option<String> {
    let mut pieces = text.split('&');
    let mut resolved = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (reference, after) = piece.split_once(';')?;
        resolved.push(wellformed::referred(reference)?);
        resolved.push_str(after);
    }
    Some(resolved)
}

fn unsound() -> Error {
    Error::custom("the element is not as it was judged to be")
}

/// What stands in an element whose start tag is passed.
struct Content<'w, 'de> {
    walk: &'w mut Walk<'de>,
    shape: &'static Shape,
}

impl<'de> Content<'_, 'de> {
    fn text(self) -> Result<Cow<'de, str>, Error> {
        let text = self.walk.plain().ok_or_else(unsound)?;
        self.walk.at += memchr(b'>', self.walk.rest().as_bytes()).ok_or_else(unsound)? + 1;
        Ok(text)
    }
}

impl<'de> Deserializer<'de> for Content<'_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.shape {
            Shape::Scalar(scalar) if scalar.kind == Kind::Integer => {
                visitor.visit_u64(self.text()?.trim_ascii().parse().map_err(Error::custom)?)
            }
            Shape::Scalar(_) => match self.text()? {
                Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
                Cow::Owned(text) => visitor.visit_string(text),
            },
            Shape::Object(fields) => visitor.visit_map(Members { walk: self.walk, fields, next: 0 }),
            Shape::List(_) => Err(unsound()),
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
        visitor.visit_enum(self.text()?.as_ref().into_deserializer())
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

/// The members of an object whose start tag is passed.
struct Members<'w, 'de> {
    walk: &'w mut Walk<'de>,
    fields: &'static [Field],
    /// The field whose value is next.
    next: usize,
}

impl<'de> MapAccess<'de> for Members<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let name = self.walk.child().ok_or_else(unsound)?;
        if name.is_empty() {
            self.walk.at += memchr(b'>', self.walk.rest().as_bytes()).ok_or_else(unsound)? + 1;
            return Ok(None);
        }
        let place = self.fields[self.next..].iter().position(|field| field.name == name).ok_or_else(unsound)?;
        self.next += place;
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let field = &self.fields[self.next];
        match &field.shape {
            Shape::List(item) => seed.deserialize(List { walk: self.walk, name: &field.name, item, is_open: true }),
            shape => seed.deserialize(Content { walk: self.walk, shape }),
        }
    }
}

/// The items of a list.
struct List<'w, 'de> {
    walk: &'w mut Walk<'de>,
    name: &'static str,
    item: &'static Shape,
    /// Whether the start tag of the next one is passed.
    is_open: bool,
}

impl<'de> Deserializer<'de> for List<'_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any option enum newtype_struct
    }
}

impl<'de> SeqAccess<'de> for List<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        if !std::mem::take(&mut self.is_open) {
            self.walk.skip_space();
            if self.walk.open(self.name).is_none() {
                return Ok(None);
            }
        }
        seed.deserialize(Content { walk: self.walk, shape: self.item }).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "<record><schema_version>1.0</schema_version><id>urn:x:1</id><meeting><status>held</status>\
                         <channel>phone</channel></meeting></record>";

    #[test]
    fn plain_records_are_known_at_first_sight() {
        assert!(is_record(PLAIN.as_bytes()) && is_record(PLAIN.replace("><", ">\n  <").as_bytes()));
        assert!(is_record(PLAIN.replace("urn", "&#117;rn").as_bytes()));
        for (from, to) in [
            ("<id>", "<id a=\"\">"),
            ("<id>", "<id >"),
            ("urn", "<!-- -->urn"),
            ("urn", "&x;rn"),
            ("urn", "\r"),
            ("<id>urn:x:1</id>", ""),
            ("<id>", "<id>urn:x:1</id><id>"),
            ("held", "hold"),
            ("</id>", "</id>x"),
            ("</id>", "</ id>"),
            ("<record>", "<record/><record>"),
        ] {
            assert!(!is_record(PLAIN.replace(from, to).as_bytes()), "{to}");
        }
    }
}
