//! A reader that can go back to a mark.

use std::io::{self, BufRead, Read};

/// How far back the mark may lie, in bytes; a longer record is followed by the next one that is found.
const KEPT: usize = 1 << 20;

const CHUNK: usize = 1 << 16;

/// Bytes that are read, and those since the mark.
pub(super) struct Window<R> {
    source: R,
    /// The bytes from the mark on, or the last of them.
    bytes: Vec<u8>,
    at: usize,
    /// Offset of the first byte that is kept.
    first: u64,
    /// Offset of the mark.
    mark: u64,
}

impl<R: Read> Window<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source, bytes: Vec::new(), at: 0, first: 0, mark: 0 }
    }

    pub(super) fn source(&self) -> &R {
        &self.source
    }

    /// How many bytes are kept.
    #[cfg(test)]
    pub(super) fn kept(&self) -> usize {
        self.bytes.capacity()
    }

    fn offset(&self) -> u64 {
        self.first + self.at as u64
    }

    /// Offset of the mark.
    pub(super) fn start(&self) -> u64 {
        self.mark
    }

    /// Sets the mark here.
    pub(super) fn mark(&mut self) {
        self.mark = self.offset();
        if self.at >= CHUNK {
            self.forget();
        }
    }

    fn forget(&mut self) {
        let keep_from = self.at.saturating_sub(usize::try_from(self.offset() - self.mark).unwrap_or(KEPT).min(KEPT));
        self.bytes.drain(..keep_from);
        self.first += keep_from as u64;
        self.at -= keep_from;
    }

    /// Goes to the byte after the mark, or as far back as is kept.
    pub(super) fn go_back(&mut self) {
        let target = (self.mark + 1).max(self.first);
        self.at = usize::try_from(target - self.first).unwrap_or_default().min(self.bytes.len());
        self.mark = self.offset();
    }

    /// Reads on; an error takes away what was read before it, since that belongs to what is broken.
    fn more(&mut self) -> io::Result<usize> {
        if self.at > 2 * KEPT {
            self.forget();
        }
        let length = self.bytes.len();
        self.bytes.resize(length + CHUNK, 0);
        let read = loop {
            match self.source.read(&mut self.bytes[length..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.bytes.truncate(length + read.as_ref().map_or(0, |read| *read));
        if read.is_err() {
            self.first += self.bytes.len() as u64;
            self.bytes.clear();
            self.at = 0;
        }
        read
    }

    /// Whether these bytes come next.
    pub(super) fn looks_at(&mut self, wanted: &[u8]) -> io::Result<bool> {
        while self.bytes.len() - self.at < wanted.len() && self.more()? > 0 {}
        Ok(self.bytes[self.at..].starts_with(wanted))
    }

    /// Skips line ends; gives how many bytes they were.
    pub(super) fn skip_blank(&mut self) -> io::Result<usize> {
        let mut skipped = 0;
        while let Some(b'\r' | b'\n') = self.fill_buf()?.first() {
            self.consume(1);
            skipped += 1;
        }
        Ok(skipped)
    }

    /// Goes on, at least by one byte, to the next that is this one, and sets the mark there; false at the end.
    pub(super) fn seek(&mut self, byte: u8) -> io::Result<bool> {
        self.fill_buf()?;
        self.consume(1);
        loop {
            let buffer = self.fill_buf()?;
            let (found, length) = (memchr::memchr(byte, buffer), buffer.len());
            self.consume(found.unwrap_or(length));
            self.mark();
            if found.is_some() || length == 0 {
                return Ok(found.is_some());
            }
        }
    }
}

impl<R: Read> Read for Window<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let source = self.fill_buf()?;
        let length = source.len().min(target.len());
        target[..length].copy_from_slice(&source[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl<R: Read> BufRead for Window<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.bytes.len() {
            self.more()?;
        }
        Ok(&self.bytes[self.at..])
    }

    fn consume(&mut self, length: usize) {
        self.at = (self.at + length).min(self.bytes.len());
    }
}
