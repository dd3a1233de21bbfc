//! The XML writer.

use super::super::RecordWriter;
use super::wellformed::is_character;
use crate::error::Error;
use crate::record::Record;
use crate::schema::NAMESPACE;
use crate::schema::RECORD_ELEMENT;
use crate::schema::shape::{Field, RECORD};
use crate::schema::walk::{Visitor, walk};
use compact_str::ToCompactString;
use quick_xml::escape::partial_escape;
use std::io::Write;

const ROOT: &str = crate::schema::table::ROOT;

/// Writes records as elements, two spaces deeper on each level.
pub(super) struct Writer<'a> {
    output: Box<dyn Write + Send + 'a>,
    is_begun: bool,
    elements: Elements,
}

impl<'a> Writer<'a> {
    pub(super) fn new(output: Box<dyn Write + Send + 'a>) -> Self {
        Self { output, is_begun: false, elements: Elements::default() }
    }

    fn begin(&mut self) -> Result<(), Error> {
        self.is_begun = true;
        write!(self.output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{ROOT} xmlns=\"{NAMESPACE}\">")
            .map_err(Error::write)
    }
}

impl RecordWriter for Writer<'_> {
    fn write(&mut self, record: &Record) -> Result<(), Error> {
        if !self.is_begun {
            self.begin()?;
        }
        self.elements.clear();
        walk(record, &RECORD, &mut self.elements)?;
        self.output.write_all(self.elements.text.as_bytes()).map_err(Error::write)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        if !self.is_begun {
            self.begin()?;
        }
        write!(self.output, "\n</{ROOT}>\n").and_then(|()| self.output.flush()).map_err(Error::write)
    }
}

/// The elements of a record in the making.
#[derive(Default)]
struct Elements {
    text: String,
    /// The objects that are open.
    open: Vec<Element>,
    /// How many of them have their start tags. An object is written only where there is something in it, or it must be there.
    written: usize,
}

/// The element of an object.
struct Element {
    name: &'static str,
    /// The name of the value that comes next.
    next: &'static str,
    /// Whether that value is written even if nothing is in it.
    is_needed: bool,
}

impl Elements {
    fn clear(&mut self) {
        self.text.clear();
        self.open.clear();
        self.written = 0;
    }

    /// Writes the start tags that are due.
    fn write_open(&mut self) {
        for depth in self.written..self.open.len() {
            self.tag("<", depth, self.open[depth].name);
        }
        self.written = self.open.len();
    }

    /// A tag on a line of its own, of an element within so many objects.
    fn tag(&mut self, opening: &str, depth: usize, name: &str) {
        self.text.push('\n');
        (0..=depth).for_each(|_| self.text.push_str("  "));
        self.text.push_str(opening);
        self.text.push_str(name);
        self.text.push('>');
    }

    fn next(&self) -> (&'static str, bool) {
        self.open.last().map_or((RECORD_ELEMENT, true), |element| (element.next, element.is_needed))
    }

    fn plain(&mut self, text: &str) {
        self.write_open();
        let (name, _) = self.next();
        self.tag("<", self.open.len(), name);
        self.text.push_str(&partial_escape(text));
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }
}

impl Visitor for Elements {
    fn text(&mut self, text: &str) -> Result<(), Error> {
        let name = || self.next().0;
        // A carriage return would come back as a line feed.
        if let Some(odd) = text.chars().find(|character| !is_character(*character) || *character == '\r') {
            return Err(Error::not_carried(format!("{}: the character U+{:04X}", name(), u32::from(odd))));
        }
        if text.is_empty() {
            return Err(Error::not_carried(format!("{}: an empty text", name())));
        }
        self.plain(text);
        Ok(())
    }

    fn number(&mut self, number: u64) -> Result<(), Error> {
        self.plain(&number.to_compact_string());
        Ok(())
    }

    fn begin_object(&mut self) -> Result<(), Error> {
        let (name, is_needed) = self.next();
        self.open.push(Element { name, next: name, is_needed: false });
        if is_needed {
            self.write_open();
        }
        Ok(())
    }

    fn field(&mut self, _: usize, field: &'static Field) {
        if let Some(element) = self.open.last_mut() {
            (element.next, element.is_needed) = (&field.name, field.required);
        }
    }

    fn end_object(&mut self) -> Result<(), Error> {
        let closed = self.open.pop();
        if let Some(element) = closed.filter(|_| self.written > self.open.len()) {
            self.tag("</", self.open.len(), element.name);
            self.written = self.open.len();
        }
        Ok(())
    }

    fn begin_list(&mut self, _: usize) -> Result<(), Error> {
        if let Some(element) = self.open.last_mut() {
            element.is_needed = true;
        }
        Ok(())
    }

    fn end_list(&mut self) -> Result<(), Error> {
        Ok(())
    }
}
