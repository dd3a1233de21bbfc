//! The XML writer.

use super::super::RecordWriter;
use super::wellformed::is_character;
use crate::error::Error;
use crate::record::Record;
use crate::schema::NAMESPACE;
use crate::schema::RECORD_ELEMENT;
use crate::schema::shape::{RECORD, Shape};
use crate::schema::tree::{Data, Node};
use quick_xml::Writer as Output;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::Write;

const ROOT: &str = crate::schema::table::ROOT;

/// Writes records as elements, two spaces deeper on each level.
pub(super) struct Writer<'a> {
    output: Output<Box<dyn Write + Send + 'a>>,
    is_begun: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(output: Box<dyn Write + Send + 'a>) -> Self {
        Self { output: Output::new_with_indent(output, b' ', 2), is_begun: false }
    }

    fn event(&mut self, event: Event<'_>) -> Result<(), Error> {
        self.output.write_event(event).map_err(Error::write)
    }

    fn begin(&mut self) -> Result<(), Error> {
        self.is_begun = true;
        self.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        self.event(Event::Start(BytesStart::new(ROOT).with_attributes([("xmlns", NAMESPACE)])))
    }

    fn element(&mut self, name: &str, shape: &Shape, value: &Node) -> Result<(), Error> {
        self.event(Event::Start(BytesStart::new(name)))?;
        match (shape, &value.data) {
            (Shape::Object(fields), Data::Object(_)) => {
                for field in fields {
                    let Some(value) = value.member(&field.name).map(|member| &member.value) else { continue };
                    match (&field.shape, &value.data) {
                        (Shape::List(item), Data::List(entries)) => {
                            for entry in entries {
                                self.element(&field.name, item, entry)?;
                            }
                        }
                        _ if !field.required && is_empty(value) => {}
                        (shape, _) => self.element(&field.name, shape, value)?,
                    }
                }
            }
            (_, Data::Text(text) | Data::Number(text)) => self.text(name, text)?,
            (_, other) => return Err(Error::not_carried(format!("{name}: {other:?}"))),
        }
        self.event(Event::End(BytesEnd::new(name)))
    }

    fn text(&mut self, name: &str, text: &str) -> Result<(), Error> {
        // A carriage return would come back as a line feed.
        if let Some(odd) = text.chars().find(|character| !is_character(*character) || *character == '\r') {
            return Err(Error::not_carried(format!("{name}: the character U+{:04X}", u32::from(odd))));
        }
        if text.is_empty() {
            return Err(Error::not_carried(format!("{name}: an empty text")));
        }
        self.event(Event::Text(BytesText::from_escaped(quick_xml::escape::partial_escape(text))))
    }
}

/// Whether there is nothing to write of a value but the objects around nothing.
fn is_empty(value: &Node) -> bool {
    match &value.data {
        Data::Object(members) => members.iter().all(|member| is_empty(&member.value)),
        Data::List(items) => items.is_empty(),
        _ => false,
    }
}

impl RecordWriter for Writer<'_> {
    fn write(&mut self, record: &Record) -> Result<(), Error> {
        if !self.is_begun {
            self.begin()?;
        }
        let value = Node::made_of(record).map_err(|error| Error::not_carried(error.to_string()))?;
        self.element(RECORD_ELEMENT, &RECORD, &value)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        if !self.is_begun {
            self.begin()?;
        }
        self.event(Event::End(BytesEnd::new(ROOT)))?;
        let mut output = self.output.into_inner();
        output.write_all(b"\n").and_then(|()| output.flush()).map_err(Error::write)
    }
}
