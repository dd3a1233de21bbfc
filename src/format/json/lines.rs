//! Lines of an input of any size, each within bounds.

use crate::diagnostic::{Diagnostic, Lines, Span};
use crate::error::Error;
use std::io::{BufRead, Read};

/// A line.
pub(crate) struct Line {
    /// Its number, from 1.
    pub(crate) number: u64,
    /// Its bytes without the line end, and where it stands; only the beginning of a line that is too long.
    pub(crate) lines: Lines,
    /// The finding, if it is too long.
    pub(crate) too_long: Option<Diagnostic>,
}

impl Line {
    /// Whether there is nothing but white space in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.too_long.is_none() && self.lines.bytes().trim_ascii().is_empty()
    }
}

/// Reads lines; of one that is longer than the limit it keeps the beginning and skips the rest unread.
pub(crate) struct LineReader<'a> {
    input: Box<dyn BufRead + Send + 'a>,
    limit: usize,
    number: u64,
    byte: u64,
    is_done: bool,
}

impl<'a> LineReader<'a> {
    pub(crate) fn new(input: Box<dyn BufRead + Send + 'a>, limit: usize) -> Self {
        Self { input, limit, number: 0, byte: 0, is_done: false }
    }

    fn next_line(&mut self) -> std::io::Result<Option<Line>> {
        const KEPT: usize = 64;
        let mut bytes = Vec::new();
        let taken = (&mut self.input).take(self.limit as u64 + 1).read_until(b'\n', &mut bytes)?;
        if taken == 0 {
            return Ok(None);
        }
        self.number += 1;
        let first_byte = self.byte;
        self.byte += taken as u64;
        let is_whole = bytes.last() == Some(&b'\n') || taken <= self.limit;
        if !is_whole {
            self.byte += self.input.skip_until(b'\n')? as u64;
            bytes.truncate(KEPT);
            bytes.shrink_to_fit();
        }
        while bytes.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
            bytes.pop();
        }
        let lines = Lines::part(bytes, self.number, first_byte);
        let finding = (!is_whole).then(|| super::too_long("line", self.limit).at_span(&lines, Span::default()));
        Ok(Some(Line { number: self.number, lines, too_long: finding }))
    }
}

impl Iterator for LineReader<'_> {
    type Item = Result<Line, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        let line = self.next_line().map_err(Error::read).transpose();
        self.is_done = !matches!(line, Some(Ok(_)));
        line
    }
}
