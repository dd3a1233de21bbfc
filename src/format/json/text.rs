//! The JSON reader: RFC 8259, with the place of every value, and every duplicate key seen.

use super::{DUPLICATE_KEY, EMPTY, NOT_UTF8, SYNTAX, TOO_DEEP, TRAILING, string};
use crate::diagnostic::{Code, Diagnostic, Lines, Span};
use crate::schema::tree::{Data, Member, Node};
use compact_str::CompactString;
use std::collections::HashSet;

/// A fault ended the reading of a value; it is already among the findings.
pub(super) struct Stop;

/// Reads values out of a text.
pub(super) struct Reader<'a> {
    lines: &'a Lines,
    bytes: &'a [u8],
    at: usize,
    depth: usize,
    pub(super) findings: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(lines: &'a Lines, depth: usize) -> Self {
        let bytes = lines.bytes();
        let at = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        Self::resumed(lines, depth, at)
    }

    /// A reader that goes on at a byte.
    pub(super) fn resumed(lines: &'a Lines, depth: usize, at: usize) -> Self {
        Self { lines, bytes: lines.bytes(), at, depth, findings: Vec::new() }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The one value of the text, after which nothing may stand.
    pub(super) fn only_value(&mut self) -> Option<Node> {
        self.skip_space();
        if self.at == self.bytes.len() {
            self.report(EMPTY, self.at, self.at, "there is nothing to read", "check that the file was written");
            return None;
        }
        let node = self.value(0).ok()?;
        self.end().ok()?;
        Some(node)
    }

    /// The item of a list that begins here, or behind white space.
    pub(super) fn item(&mut self) -> Option<Node> {
        self.skip_space();
        self.value(1).ok()
    }

    /// What stands here in the place of a comma or the end of a list is a fault.
    pub(super) fn missing_comma(&mut self) -> Option<Node> {
        self.skip_space();
        self.unexpected("a comma or the end of the list");
        None
    }

    /// Whatever stands here, behind a list, is a fault.
    pub(super) fn nothing_more(&mut self) -> Option<Node> {
        let _ = self.end();
        None
    }

    /// Whether the reading ended where the bytes do, so that more of them could go on without a fault.
    pub(super) fn is_cut_off(&self) -> bool {
        const LONGEST_WORD: usize = 5;
        self.at + LONGEST_WORD > self.bytes.len() || self.bytes[self.at] == b'"'
    }

    fn end(&mut self) -> Result<(), Stop> {
        self.skip_space();
        if self.at == self.bytes.len() {
            return Ok(());
        }
        let help = "a JSON file holds one value; for one record a line use JSON Lines";
        Err(self.fail(TRAILING, self.at, "something stands after the end of the value", help))
    }

    fn value(&mut self, depth: usize) -> Result<Node, Stop> {
        let start = self.at;
        let data = match self.bytes.get(start) {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Data::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word("true", Data::Boolean(true))?,
            Some(b'f') => self.word("false", Data::Boolean(false))?,
            Some(b'n') => self.word("null", Data::Null)?,
            _ => return Err(self.unexpected("a value")),
        };
        Ok(Node::new(data, Span { start, stop: self.at }))
    }

    fn object(&mut self, depth: usize) -> Result<Data, Stop> {
        self.enter(depth)?;
        let mut members: Vec<Member> = Vec::new();
        let mut names = Names::default();
        self.skip_space();
        if self.take(b'}') {
            return Ok(Data::Object(members));
        }
        loop {
            self.skip_space();
            let start = self.at;
            if self.bytes.get(start) != Some(&b'"') {
                return Err(self.unexpected("a name in quotation marks"));
            }
            let name = self.string()?;
            let name_span = Span { start, stop: self.at };
            self.skip_space();
            self.expect(b':', "a colon")?;
            self.skip_space();
            let value = self.value(depth + 1)?;
            if names.is_new(&name, &members) {
                members.push(Member { name, name_span, value });
            } else {
                let message = format!("the name {name:?} is there twice in one object");
                self.report(DUPLICATE_KEY, name_span.start, name_span.stop, &message, "keep one of the two");
            }
            self.skip_space();
            if self.take(b'}') {
                return Ok(Data::Object(members));
            }
            self.expect(b',', "a comma or the end of the object")?;
        }
    }

    fn list(&mut self, depth: usize) -> Result<Data, Stop> {
        self.enter(depth)?;
        let mut items = Vec::new();
        self.skip_space();
        if self.take(b']') {
            return Ok(Data::List(items));
        }
        loop {
            self.skip_space();
            items.push(self.value(depth + 1)?);
            self.skip_space();
            if self.take(b']') {
                return Ok(Data::List(items));
            }
            self.expect(b',', "a comma or the end of the list")?;
        }
    }

    fn enter(&mut self, depth: usize) -> Result<(), Stop> {
        if depth >= self.depth {
            let message = format!("objects and lists are nested deeper than {} levels", self.depth);
            return Err(self.fail(TOO_DEEP, self.at, &message, "records need no such depth; check the file"));
        }
        self.at += 1;
        Ok(())
    }

    fn string(&mut self) -> Result<CompactString, Stop> {
        let start = self.at;
        let fault = match string::read(self.bytes, start) {
            Ok((text, stop)) => {
                self.at = stop;
                return Ok(text);
            }
            Err(fault) => fault,
        };
        Err(self.fail(fault.code, fault.at, &fault.message, fault.help))
    }

    fn number(&mut self) -> Result<Data, Stop> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        Ok(Data::Number(CompactString::from_utf8_lossy(&self.bytes[start..self.at])))
    }

    fn digits(&mut self) -> Result<(), Stop> {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        if self.at == start { Err(self.unexpected("a digit")) } else { Ok(()) }
    }

    fn word(&mut self, word: &str, data: Data) -> Result<Data, Stop> {
        if !self.bytes[self.at..].starts_with(word.as_bytes()) {
            return Err(self.unexpected("a value"));
        }
        self.at += word.len();
        Ok(data)
    }

    fn skip_space(&mut self) {
        while self.bytes.get(self.at).is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, byte: u8, what: &str) -> Result<(), Stop> {
        if self.take(byte) { Ok(()) } else { Err(self.unexpected(what)) }
    }

    fn unexpected(&mut self, wanted: &str) -> Stop {
        let found = match string::sign_at(self.bytes, self.at) {
            Ok(Some(sign)) => format!("{sign:?}"),
            Ok(None) => "the end".to_owned(),
            Err(byte) => {
                let message = format!("the byte 0x{byte:02X} is not UTF-8");
                return self.fail(NOT_UTF8, self.at, &message, "save the file as UTF-8");
            }
        };
        let help = if found == "the end" { "the file may have been cut off" } else { "check the JSON at this place" };
        self.fail(SYNTAX, self.at, &format!("expected {wanted}, found {found}"), help)
    }

    fn fail(&mut self, code: Code, at: usize, message: &str, help: &str) -> Stop {
        let stop = (at + 1).min(self.bytes.len());
        self.report(code, at, stop, message, help);
        Stop
    }

    fn report(&mut self, code: Code, start: usize, stop: usize, message: &str, help: &str) {
        let finding = Diagnostic::new(code, message).with_help(help);
        self.findings.push(finding.at_span(self.lines, Span { start, stop }));
    }
}

/// The names that an object has so far; a set is made only for large objects.
#[derive(Default)]
struct Names {
    seen: HashSet<CompactString>,
}

impl Names {
    fn is_new(&mut self, name: &str, members: &[Member]) -> bool {
        const FEW: usize = 24;
        if members.len() < FEW {
            return members.iter().all(|member| member.name != name);
        }
        if self.seen.is_empty() {
            self.seen.extend(members.iter().map(|member| member.name.clone()));
        }
        self.seen.insert(name.into())
    }
}
