//! Tags and texts of a document, in its namespaces, checked for well-formedness.

use super::super::Limits;
use super::super::recorder::Recorder;
use super::{ATTRIBUTE, DOCTYPE, NOT_UTF8, NOT_WELL_FORMED, TOO_DEEP, TOO_LONG, WRONG_VERSION};
use super::{sight, wellformed};
use crate::diagnostic::{Code, Diagnostic, Lines, Span};
use crate::error::Error;
use crate::schema::NAMESPACE;
use crate::schema::tree::{Data, Node};
use compact_str::{CompactString, ToCompactString};
use quick_xml::events::{BytesStart, Event};
use std::io::{self, BufRead};

/// The end tag of a record in its plain form.
const RECORD_END: &[u8] = b"</record>";

const SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// A part of a document.
#[derive(Debug, PartialEq)]
pub(super) enum Token {
    /// A start tag: the name without its prefix, and whether it is in the record's namespace.
    Start { name: CompactString, ours: bool, name_span: Span },
    /// An end tag.
    End,
    /// Text; comments and processing instructions are none.
    Text(CompactString),
    /// The end of the document.
    EndOfFile,
}

/// Something wrong with a document.
#[derive(Debug)]
pub(super) struct Fault {
    code: Code,
    span: Span,
    message: String,
    help: String,
}

/// Why reading ends.
#[derive(Debug)]
pub(super) enum Stop {
    /// The document is at fault.
    Fault(Box<Fault>),
    /// The input is.
    Input(Error),
}

impl Fault {
    pub(super) fn new(code: Code, span: Span, message: String, help: &str) -> Self {
        Self { code, span, message, help: help.to_owned() }
    }

    pub(super) fn syntax(span: Span, message: &str) -> Self {
        Self::new(
            NOT_WELL_FORMED,
            span,
            message.to_owned(),
            "the document is not well-formed XML; nothing after this is read",
        )
    }
}

impl Fault {
    /// Whether it is only that a limit was reached.
    pub(super) fn is_limit(&self) -> bool {
        self.code == TOO_LONG || self.code == TOO_DEEP
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Stop::Fault(Box::new(fault))
    }
}

/// A namespace declaration in force from a depth on.
struct Binding {
    depth: usize,
    prefix: String,
    uri: String,
    /// Whether it is the record's namespace.
    is_ours: bool,
}

/// Takes a document apart.
pub(super) struct Tokens<'a> {
    xml: quick_xml::Reader<Recorder<'a>>,
    buffer: Vec<u8>,
    deepest: usize,
    depth: usize,
    bindings: Vec<Binding>,
    /// What is wrong without ending the reading.
    pub(super) faults: Vec<Fault>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(recorder: Recorder<'a>, deepest: usize) -> Self {
        let mut xml = quick_xml::Reader::from_reader(recorder);
        xml.config_mut().enable_all_checks(true);
        xml.config_mut().expand_empty_elements = true;
        Self { xml, buffer: Vec::new(), deepest, depth: 0, bindings: Vec::new(), faults: Vec::new() }
    }

    /// Tokens of what stands in a root that makes the record's namespace that of names without a prefix.
    pub(super) fn within_root(bytes: &'a [u8], limits: Limits) -> Self {
        let mut tokens = Self::new(Recorder::new(Box::new(bytes), limits.record_bytes), limits.depth);
        tokens.depth = 1;
        tokens.bindings.push(Binding { depth: 1, prefix: String::new(), uri: NAMESPACE.to_owned(), is_ours: true });
        tokens
    }

    /// Skips the record that comes next, and forgets all before it, if it is plain and sound.
    pub(super) fn skip_to_record(&mut self) -> Result<bool, Stop> {
        let is_ours =
            self.bindings.iter().rev().find(|binding| binding.prefix.is_empty()).is_some_and(|binding| binding.is_ours);
        if !is_ours || self.depth != 1 {
            return Ok(false);
        }
        let next = self.xml.get_mut().peek_through(RECORD_END).map_err(|error| Stop::Input(Error::read(error)))?;
        let space = next.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
        let length = next.len() - space;
        if !sight::is_record(&next[space..]) {
            return Ok(false);
        }
        self.skip(space)?;
        self.forget_read();
        self.skip(length)?;
        Ok(true)
    }

    fn skip(&mut self, mut count: usize) -> Result<(), Stop> {
        let mut stream = self.xml.stream();
        while count > 0 {
            let available = stream.fill_buf().map_err(|error| Stop::Input(Error::read(error)))?.len().min(count);
            stream.consume(available);
            count -= available;
        }
        Ok(())
    }

    fn at(&self) -> usize {
        usize::try_from(self.xml.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Forgets everything that is read.
    pub(super) fn forget_read(&mut self) {
        let at = self.at();
        self.xml.get_mut().forget(at);
    }

    /// What is read since it was last forgotten.
    pub(super) fn lines(&self) -> Lines {
        self.xml.get_ref().lines(usize::MAX)
    }

    /// The finding for a fault.
    pub(super) fn finding(&self, fault: Fault, lines: &Lines) -> Diagnostic {
        let recorder = self.xml.get_ref();
        let span = Span { start: recorder.within(fault.span.start), stop: recorder.within(fault.span.stop) };
        Diagnostic::new(fault.code, fault.message).with_help(fault.help).at_span(lines, span)
    }

    /// Turns places in the document into places in what is read since it was last forgotten.
    pub(super) fn make_relative(&self, node: &mut Node) {
        let recorder = self.xml.get_ref();
        let moved = |span: Span| Span { start: recorder.within(span.start), stop: recorder.within(span.stop) };
        node.span = moved(node.span);
        match &mut node.data {
            Data::List(items) => items.iter_mut().for_each(|item| self.make_relative(item)),
            Data::Object(members) => {
                for member in members {
                    member.name_span = moved(member.name_span);
                    self.make_relative(&mut member.value);
                }
            }
            Data::Null | Data::Boolean(_) | Data::Number(_) | Data::Text(_) => {}
        }
    }

    /// The next tag or text.
    pub(super) fn next(&mut self) -> Result<(Token, Span), Stop> {
        loop {
            let start = self.at();
            let mut buffer = std::mem::take(&mut self.buffer);
            buffer.clear();
            let token = match self.xml.read_event_into(&mut buffer) {
                Ok(event) => {
                    let span = Span { start, stop: usize::try_from(self.xml.buffer_position()).unwrap_or(usize::MAX) };
                    self.characters(span)?;
                    self.token(event, span)?.map(|token| (token, span))
                }
                Err(error) => return Err(self.stop(&error, start)),
            };
            self.buffer = buffer;
            if let Some(token) = token {
                return Ok(token);
            }
        }
    }

    fn token(&mut self, event: Event<'_>, span: Span) -> Result<Option<Token>, Stop> {
        match event {
            Event::Start(tag) | Event::Empty(tag) => self.start(&tag, span).map(Some),
            Event::End(_) => {
                self.bindings.retain(|binding| binding.depth < self.depth);
                self.depth = self.depth.saturating_sub(1);
                Ok(Some(Token::End))
            }
            Event::Text(text) => {
                let text = text.xml10_content();
                if text.contains("]]>") {
                    return Err(Fault::syntax(span, "]]> stands in a text").into());
                }
                Ok(Some(Token::Text(text.into())))
            }
            Event::CData(text) if self.depth > 0 => Ok(Some(Token::Text(text.xml10_content().into()))),
            Event::GeneralRef(reference) if self.depth > 0 => {
                let reference: &str = &reference;
                match wellformed::referred(reference) {
                    Some(character) => Ok(Some(Token::Text(character.to_compact_string()))),
                    None => Err(Fault::syntax(span, &format!("&{reference}; is not declared")).into()),
                }
            }
            Event::CData(_) | Event::GeneralRef(_) => Err(Fault::syntax(span, "text stands outside the root").into()),
            Event::Comment(_) => Ok(None),
            Event::PI(instruction) if wellformed::is_target(instruction.target()) => Ok(None),
            Event::PI(_) => Err(Fault::syntax(span, "the processing instruction has no proper name").into()),
            Event::Decl(declaration) => Self::declaration(&declaration, span).map(|()| None),
            Event::DocType(_) => Err(doctype(span).into()),
            Event::Eof => Ok(Some(Token::EndOfFile)),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, span: Span) -> Result<Token, Stop> {
        self.depth += 1;
        if self.depth > self.deepest {
            let message = format!("elements are nested deeper than {}", self.deepest);
            return Err(Fault::new(TOO_DEEP, span, message, "no record is nested so deep").into());
        }
        let name = tag.name();
        let name: &str = name.as_ref();
        if !wellformed::is_qualified_name(name) {
            return Err(Fault::syntax(span, &format!("{name:?} is no name of an element")).into());
        }
        let attributes = wellformed::attributes(tag.attributes_raw().trim_end_matches('/'));
        let attributes = attributes.map_err(|message| Fault::syntax(span, &message))?;
        for (attribute, value) in &attributes {
            if let Some(prefix) =
                attribute.strip_prefix("xmlns").filter(|rest| rest.is_empty() || rest.starts_with(':'))
            {
                let prefix = prefix.trim_start_matches(':').to_owned();
                if let Some(message) = wellformed::binding_fault(&prefix, value) {
                    return Err(Fault::syntax(span, message).into());
                }
                let is_ours = value == NAMESPACE;
                self.bindings.push(Binding { depth: self.depth, prefix, uri: value.clone(), is_ours });
            }
        }
        let mut names = Vec::new();
        for (attribute, _) in &attributes {
            self.attribute(attribute, &mut names, span)?;
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let ours = self.binding(prefix, span)?.is_some_and(|binding| binding.is_ours);
        let name_span = Span { start: span.start + 1, stop: span.start + 1 + name.len() };
        Ok(Token::Start { name: local.into(), ours, name_span })
    }

    /// Attributes say nothing of a record but where its schema lies. `names` are those before, with their namespaces.
    fn attribute<'n>(&mut self, name: &'n str, names: &mut Vec<(String, &'n str)>, span: Span) -> Result<(), Stop> {
        let Some((prefix, local)) = name.split_once(':') else {
            if name != "xmlns" {
                self.unknown_attribute(name, span);
            }
            return Ok(());
        };
        if prefix == "xmlns" {
            return Ok(());
        }
        let namespace = self.binding(prefix, span)?.map_or(wellformed::XML, |binding| &binding.uri).to_owned();
        if names.iter().any(|(known, other)| *known == namespace && *other == local) {
            return Err(Fault::syntax(span, &format!("there are two attributes {local:?} of one namespace")).into());
        }
        if prefix != "xml" && namespace != SCHEMA_INSTANCE {
            self.unknown_attribute(name, span);
        }
        names.push((namespace, local));
        Ok(())
    }

    fn unknown_attribute(&mut self, name: &str, span: Span) {
        let help = "records are written in elements alone; own fields belong in extra";
        self.faults.push(Fault::new(ATTRIBUTE, span, format!("unknown attribute {name:?}"), help));
    }

    /// The declaration of a prefix that holds here; none for names without a prefix and for `xml`, which need none.
    fn binding(&self, prefix: &str, span: Span) -> Result<Option<&Binding>, Stop> {
        // Empty texts are not compared byte by byte: they have no address, which some processors are slow to find out.
        let is_its = |binding: &&Binding| match prefix {
            "" => binding.prefix.is_empty(),
            _ => binding.prefix == prefix,
        };
        match self.bindings.iter().rev().find(is_its) {
            None if !["", "xml"].contains(&prefix) => {
                Err(Fault::syntax(span, &format!("the prefix {prefix:?} is not declared")).into())
            }
            found => Ok(found),
        }
    }

    fn declaration(text: &str, span: Span) -> Result<(), Stop> {
        if span.start != 0 {
            return Err(Fault::syntax(span, "the XML declaration does not stand at the beginning").into());
        }
        let content = text.strip_prefix("xml").unwrap_or(text);
        let members = wellformed::attributes(content).map_err(|message| Fault::syntax(span, &message))?;
        let names: Vec<&str> = members.iter().map(|(name, _)| *name).collect();
        let known = ["version", "encoding", "standalone"];
        let places: Vec<Option<usize>> =
            names.iter().map(|name| known.iter().position(|known| known == name)).collect();
        if names.first() != Some(&"version") || places.contains(&None) || !places.is_sorted() {
            return Err(Fault::syntax(span, "the XML declaration is malformed").into());
        }
        for (name, value) in &members {
            match (*name, value.as_str()) {
                ("version", "1.0") | ("standalone", "yes" | "no") => {}
                ("encoding", value) if ["utf-8", "us-ascii"].contains(&value.to_ascii_lowercase().as_str()) => {}
                ("encoding", value) => {
                    return Err(not_utf8(span, &format!("the document says it is in {value}")).into());
                }
                ("version", value) => {
                    let message = format!("the document is in XML {value}");
                    return Err(Fault::new(WRONG_VERSION, span, message, "write it in XML 1.0").into());
                }
                _ => return Err(Fault::syntax(span, "the XML declaration is malformed").into()),
            }
        }
        Ok(())
    }

    /// Checks that everything between two offsets is characters that XML allows.
    fn characters(&self, span: Span) -> Result<(), Stop> {
        let recorder = self.xml.get_ref();
        let bytes = &recorder.kept()[recorder.within(span.start)..recorder.within(span.stop)];
        if !wellformed::may_be_odd(bytes) {
            return Ok(());
        }
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let start = span.start + error.valid_up_to();
            not_utf8(Span { start, stop: start + 1 }, "the bytes are not UTF-8")
        })?;
        match wellformed::odd_character(text) {
            None => Ok(()),
            Some((at, odd)) => {
                let span = Span { start: span.start + at, stop: span.start + at + odd.len_utf8() };
                Err(Fault::syntax(span, &format!("XML has no character U+{:04X}", u32::from(odd))).into())
            }
        }
    }

    fn stop(&self, error: &quick_xml::Error, token: usize) -> Stop {
        let start = usize::try_from(self.xml.error_position()).unwrap_or(usize::MAX);
        let span = Span { start, stop: start + 1 };
        match error {
            quick_xml::Error::Io(source) if source.kind() == io::ErrorKind::FileTooLarge => {
                let help = "split it, or look for an element that is not closed";
                Fault::new(TOO_LONG, span, "a record is longer than the limit".to_owned(), help).into()
            }
            quick_xml::Error::Io(source) => Stop::Input(Error::read(io::Error::new(source.kind(), source.to_string()))),
            quick_xml::Error::Encoding(_) => {
                let recorder = self.xml.get_ref();
                let from = recorder.within(token);
                let valid = std::str::from_utf8(&recorder.kept()[from..]).err().map_or(0, |error| error.valid_up_to());
                let start = token + valid;
                not_utf8(Span { start, stop: start + 1 }, "the bytes are not UTF-8").into()
            }
            other => Fault::syntax(span, &other.to_string()).into(),
        }
    }
}

fn not_utf8(span: Span, message: &str) -> Fault {
    Fault::new(NOT_UTF8, span, message.to_owned(), "convert the document to UTF-8")
}

fn doctype(span: Span) -> Fault {
    let message = "a document type declaration is refused, and with it all that it could name".to_owned();
    Fault::new(DOCTYPE, span, message, "remove it; records are checked against record.xsd")
}
