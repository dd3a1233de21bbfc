//! Strings of JSON: escapes, surrogates, and the bytes that are no text.

use super::{LONE_SURROGATE, NOT_UTF8, SYNTAX};
use crate::diagnostic::Code;
use compact_str::CompactString;

/// What is wrong with a string, and where.
pub(super) struct Fault {
    pub(super) code: Code,
    pub(super) at: usize,
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// The string whose opening quotation mark is at a byte, and the byte after its closing one.
pub(super) fn read(bytes: &[u8], open: usize) -> Result<(CompactString, usize), Fault> {
    let mut text = CompactString::default();
    let mut at = open + 1;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(length) = plain_length(rest) else { return Err(unclosed(open)) };
        let piece = decode(&rest[..length], at)?;
        if text.is_empty() {
            text = piece.into();
        } else {
            text.push_str(piece);
        }
        at += length;
        match bytes[at] {
            b'"' => return Ok((text, at + 1)),
            b'\\' => at = escape(bytes, at, &mut text)?,
            control => return Err(raw_control(at, control)),
        }
    }
}

/// How many bytes stand before the next quotation mark, backslash or control character; none if there is none.
pub(super) fn plain_length(bytes: &[u8]) -> Option<usize> {
    const BLOCK: usize = 32;
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
    // Whole blocks are looked through without a branch for each byte.
    let blocks = bytes.chunks(BLOCK).position(|block| block.iter().fold(false, |found, byte| found | is_special(byte)));
    let start = blocks? * BLOCK;
    bytes[start..].iter().position(is_special).map(|length| start + length)
}

fn decode(bytes: &[u8], at: usize) -> Result<&str, Fault> {
    std::str::from_utf8(bytes).map_err(|error| {
        let index = error.valid_up_to();
        let message = format!("the byte 0x{:02X} is not UTF-8", bytes[index]);
        Fault { code: NOT_UTF8, at: at + index, message, help: "save the file as UTF-8" }
    })
}

fn unclosed(at: usize) -> Fault {
    let message = "the text in quotation marks has no end".to_owned();
    Fault { code: SYNTAX, at, message, help: "close it; the file may have been cut off" }
}

fn raw_control(at: usize, control: u8) -> Fault {
    let message = format!("the control character U+{control:04X} stands in a text");
    Fault { code: SYNTAX, at, message, help: "write it as an escape sequence" }
}

/// Reads the escape sequence at a byte; gives the byte after it.
fn escape(bytes: &[u8], at: usize, text: &mut CompactString) -> Result<usize, Fault> {
    let sign = match bytes.get(at + 1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{C}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode(bytes, at, text),
        _ => return Err(unknown_escape(at)),
    };
    text.push(sign);
    Ok(at + 2)
}

fn unknown_escape(at: usize) -> Fault {
    let help = "known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits";
    Fault { code: SYNTAX, at, message: "this escape sequence does not exist".to_owned(), help }
}

fn unicode(bytes: &[u8], at: usize, text: &mut CompactString) -> Result<usize, Fault> {
    let first = hexadecimal(bytes, at).ok_or_else(|| unknown_escape(at))?;
    let second = hexadecimal(bytes, at + 6).filter(|_| bytes.get(at + 6..at + 8) == Some(b"\\u"));
    let (number, stop) = match (first, second) {
        (0xD800..=0xDBFF, Some(low @ 0xDC00..=0xDFFF)) => {
            (0x1_0000 + ((first - 0xD800) << 10) + (low - 0xDC00), at + 12)
        }
        _ => (first, at + 6),
    };
    let Some(sign) = char::from_u32(number) else {
        let message = format!("\\u{number:04X} is one half of a surrogate pair");
        return Err(Fault { code: LONE_SURROGATE, at, message, help: "write the whole pair, or the character itself" });
    };
    text.push(sign);
    Ok(stop)
}

/// The four digits of `\uXXXX`, whose backslash is at a byte.
fn hexadecimal(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at + 2..at + 6)?;
    let digit = |number: u32, byte: &u8| Some(number * 16 + char::from(*byte).to_digit(16)?);
    digits.iter().try_fold(0, digit)
}

/// The character at a byte; none at the end.
pub(super) fn sign_at(bytes: &[u8], at: usize) -> Result<Option<char>, u8> {
    const LONGEST: usize = 4;
    let rest = bytes.get(at..).unwrap_or_default();
    let head = &rest[..rest.len().min(LONGEST)];
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default(),
    };
    match (valid.chars().next(), head.first()) {
        (Some(sign), _) => Ok(Some(sign)),
        (None, Some(byte)) => Err(*byte),
        (None, None) => Ok(None),
    }
}
