//! WARC files: the pages in a web archive, one after the other, in bounded memory.
//!
//! `members` takes the gzip members apart, `window` lets the reader go back to where a broken record began, `http` reads
//! the answer of the server that a record holds. A broken record is told with its offset, and the reading goes on at the
//! next one.

mod http;
mod members;
mod window;

use super::html::Page;
use super::{BROKEN_RECORD, LONGEST_TEXT};
use crate::diagnostic::Diagnostic;
use members::Members;
use std::io::{self, BufRead, Read};
use window::Window;

/// How the first line of a record begins.
const BEGINNING: &[u8] = b"WARC/";

/// What to do about a broken record.
const HELP: &str = "the records after it were read; fetch this one anew";

/// Bytes of the header of a record at most.
const LONGEST_HEADER: u64 = 1 << 16;

/// Reads the pages of an archive.
pub struct Archive<R: Read> {
    input: Window<Members<R>>,
    /// What was found after the record that was read last.
    ahead: Option<io::Error>,
    is_over: bool,
}

impl<R: Read> Archive<R> {
    /// The pages of an archive, with or without gzip members.
    pub fn new(input: R) -> Self {
        Self { input: Window::new(Members::new(input)), ahead: None, is_over: false }
    }

    /// Whether bytes begin as an archive does, compressed or not.
    #[must_use]
    pub fn begins(bytes: &[u8]) -> bool {
        bytes.starts_with(BEGINNING) || members::begins(bytes)
    }

    fn broken(&self, fault: &str) -> Box<Diagnostic> {
        let unpacked = if self.input.source().is_packed() { " of the unpacked archive" } else { "" };
        let message = format!("the record at offset {}{unpacked} {fault}", self.input.start());
        Box::new(Diagnostic::new(BROKEN_RECORD, message).with_help(HELP))
    }

    /// Goes to the beginning of the next record.
    fn find_record(&mut self) -> io::Result<bool> {
        while !self.input.looks_at(BEGINNING)? {
            if !self.input.seek(BEGINNING[0])? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Reads a record, or comes to the end of the archive.
    fn record(&mut self) -> Result<Step, Fault> {
        if let Some(error) = self.ahead.take() {
            return Err(error.into());
        }
        self.input.skip_blank()?;
        self.input.mark();
        if self.input.fill_buf()?.is_empty() {
            return Ok(Step::End);
        }
        if !self.input.looks_at(BEGINNING)? {
            return Err(Fault::Broken("does not begin with WARC/".into()));
        }
        let header = Header::read(&mut self.input)?;
        let mut block = (&mut self.input).take(header.length);
        let step = header.step(&mut block)?;
        io::copy(&mut block, &mut io::sink())?;
        let left = block.limit();
        if left > 0 {
            return Err(Fault::Broken(format!("ends {left} bytes before its Content-Length, {}", header.length)));
        }
        let member = self.input.source().member();
        match self.input.skip_blank().and_then(|blank| Ok(blank > 0 || self.input.fill_buf()?.is_empty())) {
            Ok(true) => Ok(step),
            Ok(false) => Err(Fault::Broken(format!("goes on after its Content-Length, {}", header.length))),
            Err(error) if members::broken_at(&error) == Some(member) => Err(error.into()),
            // What follows is broken, not this record.
            Err(error) => {
                self.ahead = Some(error);
                Ok(step)
            }
        }
    }
}

/// What stood at a place of the archive.
enum Step {
    Page(Box<Page>),
    /// A page that cannot be read, in a record that is whole.
    Unread(&'static str),
    Other,
    End,
}

/// Why the reading does not go straight on.
enum Fault {
    /// The archive cannot be read.
    Read(io::Error),
    /// A gzip member is broken.
    Member(String),
    /// The record is broken: what it does.
    Broken(String),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        if members::is_broken(&error) { Self::Member(error.to_string()) } else { Self::Read(error) }
    }
}

impl<R: Read> Iterator for Archive<R> {
    type Item = io::Result<Result<Page, Box<Diagnostic>>>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            let finding = match self.record() {
                Ok(Step::End) => break,
                Ok(Step::Other) => continue,
                Ok(Step::Page(page)) => return Some(Ok(Ok(*page))),
                Ok(Step::Unread(reason)) => return Some(Ok(Err(self.broken(reason)))),
                Err(Fault::Member(message)) => Box::new(Diagnostic::new(BROKEN_RECORD, message).with_help(HELP)),
                Err(Fault::Broken(fault)) => self.broken(&fault),
                Err(Fault::Read(error)) => {
                    self.is_over = true;
                    return Some(Err(error));
                }
            };
            self.input.go_back();
            match self.find_record() {
                Ok(is_found) => self.is_over = !is_found,
                // Told when the next record is asked for.
                Err(error) if members::is_broken(&error) => {}
                Err(error) => return Some(Err(error)),
            }
            return Some(Ok(Err(finding)));
        }
        self.is_over = true;
        None
    }
}

/// The header of a record, as far as it is needed.
#[derive(Debug, Default)]
struct Header {
    kind: String,
    id: Option<String>,
    target: Option<String>,
    media_type: Option<String>,
    length: u64,
}

impl Header {
    fn read(input: &mut impl BufRead) -> Result<Self, Fault> {
        let fields = http::fields(&mut input.take(LONGEST_HEADER))?;
        let fields = fields.ok_or_else(|| Fault::Broken("has a header that does not end".into()))?;
        let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        let unbracketed = |value: String| value.trim_start_matches('<').trim_end_matches('>').to_owned();
        let length = field("content-length").ok_or_else(|| Fault::Broken("has no Content-Length".into()))?;
        let length = length.parse().map_err(|_| Fault::Broken(format!("has the Content-Length {length:?}")))?;
        Ok(Self {
            kind: field("warc-type").unwrap_or_default(),
            id: field("warc-record-id").map(unbracketed),
            target: field("warc-target-uri").map(unbracketed),
            media_type: field("content-type"),
            length,
        })
    }

    /// The page in a record of an answer, if it holds one.
    fn step(&self, block: &mut impl BufRead) -> io::Result<Step> {
        let is_http = self.media_type.as_deref().is_none_or(|kind| kind.starts_with("application/http"));
        if self.kind != "response" || !is_http {
            return Ok(Step::Other);
        }
        let Some(answer) = http::Answer::read(block, LONGEST_HEADER)?.filter(http::Answer::is_page) else {
            return Ok(Step::Other);
        };
        let mut body = Vec::new();
        block.take(LONGEST_TEXT as u64 + 1).read_to_end(&mut body)?;
        let (media_type, charset) = answer.media_type();
        Ok(answer.unpacked(body, LONGEST_TEXT).map_or_else(Step::Unread, |bytes| {
            let name = self.id.clone().or_else(|| self.target.clone()).unwrap_or_default();
            Step::Page(Box::new(Page { bytes, name, media_type, charset, url: self.target.clone() }))
        }))
    }
}

#[cfg(test)]
mod tests;
