//! The records of a JSON document, one after the other. Of a list only the item that is read is kept.

use super::super::recorder::Recorder;
use super::super::{Entry, Limits};
use super::text::Reader;
use super::too_long;
use crate::diagnostic::{Diagnostic, Lines, Span};
use crate::error::Error;
use crate::schema::tree::Node;
use std::io::{self, BufRead};
use std::sync::Arc;

/// Reads one record, or the records of an array.
pub(super) struct Document<'a> {
    input: Recorder<'a>,
    limits: Limits,
    place: Place,
    is_list: bool,
    number: u64,
}

/// What comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    FirstItem,
    Item,
    Comma,
    /// Something else than a comma or the end of the list stands behind an item.
    NoComma,
    /// The list is closed, and nothing may follow.
    Behind,
    End,
}

impl<'a> Document<'a> {
    pub(super) fn new(input: Box<dyn BufRead + Send + 'a>, limits: Limits) -> Self {
        Self { input: Recorder::new(input, usize::MAX), limits, place: Place::Start, is_list: false, number: 0 }
    }

    /// Whether what was read so far belongs to a list.
    pub(super) fn is_list(&self) -> bool {
        self.is_list
    }

    fn next_entry(&mut self) -> io::Result<Option<Entry>> {
        loop {
            match self.place {
                Place::End => return Ok(None),
                Place::NoComma => return self.rest().map(Some),
                Place::Start | Place::FirstItem | Place::Item | Place::Comma | Place::Behind => self.skip_space()?,
            }
            match (self.place, self.input.fill_buf()?.first()) {
                (Place::Start, Some(b'[')) => {
                    self.is_list = true;
                    self.pass(Place::FirstItem)?;
                }
                (Place::FirstItem | Place::Comma, Some(b']')) => self.pass(Place::Behind)?,
                (Place::Comma, Some(b',')) => self.pass(Place::Item)?,
                (Place::Behind, None) => self.place = Place::End,
                (Place::FirstItem | Place::Item, _) => return self.item().map(Some),
                (Place::Start | Place::Behind, _) => return self.rest().map(Some),
                (Place::Comma | Place::NoComma | Place::End, _) => self.place = Place::NoComma,
            }
        }
    }

    /// Forgets white space; the indentation of a line is kept, so that findings can show the line.
    fn skip_space(&mut self) -> io::Result<()> {
        const WIDEST: usize = 1024;
        loop {
            let buffer = self.input.fill_buf()?;
            let count = buffer.iter().position(|byte| !is_space(*byte)).unwrap_or(buffer.len());
            self.input.consume(count);
            let kept = self.input.kept();
            let line = memchr::memrchr(b'\n', kept).map_or(0, |feed| feed + 1);
            let passed = if kept.len() - line > WIDEST { kept.len() } else { line };
            self.input.forget_bytes(passed);
            if count == 0 {
                return Ok(());
            }
        }
    }

    /// Passes a sign of the list, behind which something else comes.
    fn pass(&mut self, place: Place) -> io::Result<()> {
        self.input.fill_buf()?;
        self.input.consume(1);
        self.input.forget_bytes(self.input.kept().len());
        self.place = place;
        Ok(())
    }

    /// The item that begins here. The reading goes on behind it, or ends where it has a fault.
    fn item(&mut self) -> io::Result<Entry> {
        let mut scan = Scan::default();
        let is_whole = self.take(&mut scan)?;
        let lines = Arc::new(self.input.lines_with_next()?);
        let mut reader = Reader::resumed(&lines, self.limits.depth, 0);
        let tree = reader.item();
        self.place = if tree.is_some() { Place::Comma } else { Place::End };
        if !is_whole && (tree.is_some() || reader.is_cut_off()) {
            return self.skip(&mut scan);
        }
        let (at, findings) = (reader.at(), reader.findings);
        self.input.forget_bytes(at);
        if tree.is_some() && !self.input.kept().iter().copied().all(is_space) {
            self.place = Place::NoComma;
        }
        Ok(self.entry(tree, lines, findings))
    }

    /// Takes what belongs to an item; false if that is more than the limit.
    fn take(&mut self, scan: &mut Scan) -> io::Result<bool> {
        let is_fitting = |input: &Recorder<'_>, limit: usize| input.kept().len() <= limit;
        while !self.advance(scan)? {
            if !is_fitting(&self.input, self.limits.record_bytes) {
                return Ok(false);
            }
        }
        Ok(is_fitting(&self.input, self.limits.record_bytes))
    }

    /// Passes what is left of an item that is too long.
    fn skip(&mut self, scan: &mut Scan) -> io::Result<Entry> {
        const KEPT: usize = 64;
        let lines = Arc::new(self.input.lines_of(KEPT));
        let mut is_end = false;
        while !is_end {
            self.input.forget_bytes(self.input.kept().len());
            is_end = self.advance(scan)?;
        }
        self.input.forget_bytes(self.input.kept().len());
        self.place = Place::Comma;
        let finding = self.too_long(&lines);
        Ok(self.entry(None, lines, vec![finding]))
    }

    /// Takes the next bytes of an item; tells whether it ends with them.
    fn advance(&mut self, scan: &mut Scan) -> io::Result<bool> {
        let buffer = self.input.fill_buf()?;
        let count = scan.pass(buffer);
        let is_end = buffer.is_empty() || count < buffer.len();
        self.input.consume(count);
        Ok(is_end)
    }

    /// What the reader makes of the rest of the document: the one value that it is, or what is wrong behind an item or list.
    fn rest(&mut self) -> io::Result<Entry> {
        // Bytes that tell what stands where nothing should.
        const ENOUGH: usize = 1024;
        let limit = if self.place == Place::Start { self.limits.record_bytes } else { ENOUGH };
        let mut count = usize::MAX;
        while count > 0 && self.input.kept().len() <= limit {
            count = self.input.fill_buf()?.len();
            self.input.consume(count);
        }
        let lines = Arc::new(self.input.lines_of(usize::MAX));
        let mut reader = Reader::resumed(&lines, self.limits.depth, 0);
        let mut tree = match self.place {
            Place::Start => reader.only_value(),
            Place::NoComma => reader.missing_comma(),
            _ => reader.nothing_more(),
        };
        self.place = Place::End;
        let mut findings = std::mem::take(&mut reader.findings);
        if lines.bytes().len() > limit && (tree.is_some() || reader.is_cut_off()) {
            (tree, findings) = (None, vec![self.too_long(&lines)]);
        }
        Ok(self.entry(tree, lines, findings))
    }

    fn too_long(&self, lines: &Lines) -> Diagnostic {
        let start = lines.bytes().iter().position(|byte| !is_space(*byte)).unwrap_or_default();
        too_long("record", self.limits.record_bytes).at_span(lines, Span { start, stop: start })
    }

    fn entry(&mut self, tree: Option<Node>, lines: Arc<Lines>, findings: Vec<Diagnostic>) -> Entry {
        self.number += 1;
        Entry::new(self.number, tree, lines, findings)
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

impl Iterator for Document<'_> {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let entry = self.next_entry().map_err(Error::read);
        if entry.is_err() {
            self.place = Place::End;
        }
        entry.transpose()
    }
}

/// Looks for the comma or bracket behind an item, whatever the item is.
#[derive(Default)]
struct Scan {
    depth: usize,
    is_text: bool,
    is_escaped: bool,
}

impl Scan {
    /// How many of the next bytes belong to the item.
    fn pass(&mut self, bytes: &[u8]) -> usize {
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' => self.is_escaped = self.is_text,
                b'"' => self.is_text = !self.is_text,
                _ if self.is_text => {}
                b'{' | b'[' => self.depth += 1,
                b',' | b'}' | b']' if self.depth == 0 => return at,
                b'}' | b']' => self.depth -= 1,
                _ => {}
            }
        }
        bytes.len()
    }
}
