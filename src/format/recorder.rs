//! Keeps the bytes that a parser has taken, until they are done with.

use crate::diagnostic::Lines;
use std::io::{self, BufRead, Read};

/// An input that keeps what is read from it.
pub(super) struct Recorder<'a> {
    input: Box<dyn BufRead + Send + 'a>,
    limit: usize,
    is_begun: bool,
    kept: Vec<u8>,
    /// What was looked at before its time, and how much of it is consumed.
    ahead: (Vec<u8>, usize),
    /// Offset of the first kept byte, not counting a byte order mark.
    first: usize,
    mark: u64,
    line: u64,
    column: u64,
}

impl<'a> Recorder<'a> {
    pub(super) fn new(input: Box<dyn BufRead + Send + 'a>, limit: usize) -> Self {
        Self {
            input,
            limit,
            is_begun: false,
            kept: Vec::new(),
            ahead: Default::default(),
            first: 0,
            mark: 0,
            line: 1,
            column: 1,
        }
    }

    /// Where an offset stands in what is kept.
    pub(super) fn within(&self, offset: usize) -> usize {
        offset.saturating_sub(self.first).min(self.kept.len())
    }

    pub(super) fn kept(&self) -> &[u8] {
        &self.kept
    }

    /// What comes next up to these bytes and with them; all within the limit, or up to the end, where they do not come.
    pub(super) fn peek_through(&mut self, end: &[u8]) -> io::Result<&[u8]> {
        let (ahead, consumed) = &mut self.ahead;
        ahead.drain(..*consumed);
        *consumed = 0;
        let mut searched = 0;
        loop {
            if let Some(found) = memchr::memmem::find(&ahead[searched..], end) {
                let stop = searched + found + end.len();
                return Ok(&ahead[..stop.min(self.limit)]);
            }
            searched = ahead.len().saturating_sub(end.len());
            let filled = self.input.fill_buf()?;
            if filled.is_empty() || ahead.len() > self.limit {
                return Ok(ahead);
            }
            ahead.extend_from_slice(filled);
            let count = filled.len();
            self.input.consume(count);
        }
    }

    /// What is filled and not consumed.
    fn filled(&mut self) -> io::Result<&[u8]> {
        let (ahead, consumed) = &self.ahead;
        if *consumed < ahead.len() { Ok(&ahead[*consumed..]) } else { self.input.fill_buf() }
    }

    /// Whether more is kept than the limit.
    pub(super) fn is_over_limit(&self) -> bool {
        self.kept.len() > self.limit
    }

    /// Forgets what stands before an offset.
    pub(super) fn forget(&mut self, offset: usize) {
        self.forget_bytes(self.within(offset));
    }

    /// Forgets so many of the bytes that are kept.
    pub(super) fn forget_bytes(&mut self, passed: usize) {
        let bytes = &self.kept[..passed];
        let code_points = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u64;
        match memchr::memrchr(b'\n', bytes) {
            Some(last) => {
                self.line += memchr::memchr_iter(b'\n', bytes).count() as u64;
                self.column = 1 + code_points(&bytes[last + 1..]);
            }
            None => self.column += code_points(bytes),
        }
        self.kept.drain(..passed);
        self.first += passed;
    }

    /// What is kept up to an offset, and where it stands.
    pub(super) fn lines(&self, stop: usize) -> Lines {
        self.lines_of(self.within(stop))
    }

    /// So many of the bytes that are kept, if there are as many, and where they stand.
    pub(super) fn lines_of(&self, count: usize) -> Lines {
        self.lines_from(self.kept[..count.min(self.kept.len())].to_vec())
    }

    /// What is kept and the byte behind it, and where it stands.
    pub(super) fn lines_with_next(&mut self) -> io::Result<Lines> {
        let next = self.fill_buf()?.first().copied();
        Ok(self.lines_from(self.kept.iter().copied().chain(next).collect()))
    }

    fn lines_from(&self, bytes: Vec<u8>) -> Lines {
        Lines::part(bytes, self.line, self.first as u64 + self.mark).after_column(self.column - 1)
    }
}

impl Read for Recorder<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(buffer.len());
        buffer[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Recorder<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if !self.is_begun {
            self.is_begun = true;
            if self.input.fill_buf()?.starts_with(b"\xEF\xBB\xBF") {
                self.input.consume(3);
                self.mark = 3;
            }
        }
        if self.is_over_limit() {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.filled()
    }

    fn consume(&mut self, count: usize) {
        let (ahead, consumed) = &mut self.ahead;
        if *consumed < ahead.len() {
            let stop = ahead.len().min(*consumed + count);
            self.kept.extend_from_slice(&ahead[*consumed..stop]);
            *consumed = stop;
            return;
        }
        // What was filled is handed out again until it is consumed, so this reads nothing.
        if let Ok(filled) = self.input.fill_buf() {
            self.kept.extend_from_slice(&filled[..count.min(filled.len())]);
        }
        self.input.consume(count);
    }
}
