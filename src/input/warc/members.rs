//! The gzip members of an archive, unpacked one after the other; what is not packed goes through as it is.

use super::BEGINNING;
use super::window::Window;
use flate2::bufread::GzDecoder;
use std::fmt;
use std::io::{self, BufRead, Read};

/// How each gzip member begins.
const MAGIC: &[u8] = &[0x1F, 0x8B, 0x08];

/// How many bytes of a member tell whether a record begins in it.
const LOOKED_AT: usize = 4096;

/// A member that cannot be unpacked.
#[derive(Debug)]
struct Broken {
    offset: u64,
    reason: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the gzip member at offset {} cannot be unpacked: {}", self.offset, self.reason)
    }
}

impl std::error::Error for Broken {}

/// Whether an error means a broken member, after which the reading goes on.
pub(super) fn is_broken(error: &io::Error) -> bool {
    broken_at(error).is_some()
}

/// Where the member begins that an error tells of.
pub(super) fn broken_at(error: &io::Error) -> Option<u64> {
    error.get_ref()?.downcast_ref::<Broken>().map(|broken| broken.offset)
}

/// Whether bytes begin with a member in which a record begins.
pub(super) fn begins(bytes: &[u8]) -> bool {
    let mut beginning = [0; BEGINNING.len()];
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    head.starts_with(MAGIC) && GzDecoder::new(head).read_exact(&mut beginning).is_ok() && beginning == BEGINNING
}

/// Unpacks members. A broken one gives an error once; the next read gives what is in the one after it.
pub(super) struct Members<R> {
    state: State<R>,
    is_packed: bool,
    /// Where the member begins that was read last.
    member: u64,
}

enum State<R> {
    Between(Window<R>),
    Inside(Box<GzDecoder<Window<R>>>),
    Plain(Window<R>),
    /// Only while another state is made.
    None,
}

impl<R: Read> Members<R> {
    pub(super) fn new(input: R) -> Self {
        Self { state: State::Between(Window::new(input)), is_packed: false, member: 0 }
    }

    pub(super) fn is_packed(&self) -> bool {
        self.is_packed
    }

    /// Where the member begins that was read last; 0 where nothing is packed.
    pub(super) fn member(&self) -> u64 {
        self.member
    }

    /// Goes on after a broken member: at the next one in which a record begins.
    fn recover(&mut self, mut input: Window<R>, reason: String) -> io::Error {
        let offset = input.start();
        input.go_back();
        let found = find_member(&mut input);
        self.state = State::Between(input);
        found.err().unwrap_or_else(|| io::Error::other(Broken { offset, reason }))
    }
}

/// Goes to the next member in which a record begins, or to the end.
fn find_member<R: Read>(input: &mut Window<R>) -> io::Result<()> {
    loop {
        input.looks_at(&[0; LOOKED_AT])?;
        if begins(input.fill_buf()?) || !input.seek(MAGIC[0])? {
            return Ok(());
        }
    }
}

impl<R: Read> Read for Members<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.state, State::None) {
                State::Plain(mut input) => {
                    input.mark();
                    let read = input.read(target);
                    self.state = State::Plain(input);
                    return read;
                }
                State::Between(mut input) => {
                    input.mark();
                    self.member = input.start();
                    let is_member = input.looks_at(&[0; LOOKED_AT]).and_then(|_| input.looks_at(MAGIC));
                    let head = input.fill_buf().unwrap_or_default();
                    let is_over = head.is_empty();
                    self.is_packed |= !head.starts_with(BEGINNING) && (0..head.len()).any(|at| begins(&head[at..]));
                    match is_member {
                        Ok(true) => {
                            self.is_packed = true;
                            self.state = State::Inside(Box::new(GzDecoder::new(input)));
                        }
                        Ok(false) if is_over => {
                            self.state = State::Between(input);
                            return Ok(0);
                        }
                        Ok(false) if self.is_packed => {
                            return Err(self.recover(input, "it does not begin as one".into()));
                        }
                        Ok(false) => self.state = State::Plain(input),
                        Err(error) => {
                            self.state = State::Between(input);
                            return Err(error);
                        }
                    }
                }
                State::Inside(mut decoder) => match decoder.read(target) {
                    Ok(0) => self.state = State::Between(decoder.into_inner()),
                    Ok(read) => {
                        self.state = State::Inside(decoder);
                        return Ok(read);
                    }
                    Err(error) => return Err(self.recover(decoder.into_inner(), error.to_string())),
                },
                State::None => return Ok(0),
            }
        }
    }
}
