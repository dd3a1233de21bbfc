//! Encodings: declared, marked by a byte order mark, or detected.

use super::{BINARY, DETECTED, EMPTY, UNREADABLE};
use crate::diagnostic::{Diagnostic, Lines, Span};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, UTF_8, UTF_16BE, UTF_16LE};
use std::str::FromStr;

/// An encoding that the user declares, by any label of the WHATWG Encoding Standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding(pub(super) &'static encoding_rs::Encoding);

impl FromStr for Encoding {
    type Err = String;

    fn from_str(label: &str) -> Result<Self, String> {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).map(Self);
        encoding.ok_or_else(|| {
            format!("no encoding is called {label:?}; there are for instance utf-8, windows-1251, gb18030")
        })
    }
}

/// A text that could be decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// What the user should know about it.
    pub finding: Option<Diagnostic>,
}

/// Decodes a text: by its byte order mark, else as declared, else as UTF-8, else by the legacy encoding that its bytes
/// speak for.
///
/// # Errors
/// A finding with the offset of what cannot be read, when the input is empty, is no text, or holds bytes that its
/// encoding does not have.
pub fn decode(bytes: &[u8], declared: Option<Encoding>) -> Result<Decoded, Box<Diagnostic>> {
    let decoded = decode_any(bytes, declared)?;
    if decoded.text.trim_matches(|sign: char| sign.is_whitespace() || sign == '\u{FEFF}').is_empty() {
        return Err(Box::new(
            Diagnostic::new(EMPTY, "the input holds no text").with_help("check that the file was written"),
        ));
    }
    Ok(decoded)
}

fn decode_any(bytes: &[u8], declared: Option<Encoding>) -> Result<Decoded, Box<Diagnostic>> {
    if let Some((marked, length)) = encoding_rs::Encoding::for_bom(bytes) {
        return strict(bytes, length, marked);
    }
    if let Some(Encoding(declared)) = declared {
        return strict(bytes, 0, declared);
    }
    if let Some(what) = binary_kind(bytes) {
        let finding = Diagnostic::new(BINARY, format!("the input is {what}, not text"));
        return Err(Box::new(finding.with_help("extract its text first")));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: text.to_owned(), finding: None }),
        Err(_) if is_mostly_utf8(bytes) => strict(bytes, 0, UTF_8),
        Err(_) => detected(bytes),
    }
}

/// Decodes what stands after a byte order mark of this length; a byte that the encoding does not have is a fault.
fn strict(bytes: &[u8], mark: usize, encoding: &'static encoding_rs::Encoding) -> Result<Decoded, Box<Diagnostic>> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let input = &bytes[mark..];
    let mut text =
        String::with_capacity(decoder.max_utf8_buffer_length_without_replacement(input.len()).unwrap_or(input.len()));
    let (result, read) = decoder.decode_to_string_without_replacement(input, &mut text, true);
    let unreadable = match result {
        DecoderResult::InputEmpty => text.find(is_unassigned).map(|at| encoded_length(&text[..at], encoding)),
        DecoderResult::Malformed(length, after) => Some(read.saturating_sub(usize::from(length) + usize::from(after))),
        DecoderResult::OutputFull => Some(read),
    };
    match unreadable {
        None => Ok(Decoded { text, finding: None }),
        Some(at) => Err(Box::new(unreadable_at(bytes, mark + at, encoding))),
    }
}

/// A single-byte encoding gives a C1 control for a byte that it does not assign.
fn is_unassigned(sign: char) -> bool {
    ('\u{80}'..='\u{9F}').contains(&sign)
}

fn encoded_length(text: &str, encoding: &'static encoding_rs::Encoding) -> usize {
    match encoding {
        _ if encoding == UTF_8 => text.len(),
        _ if encoding == UTF_16LE || encoding == UTF_16BE => text.encode_utf16().count() * 2,
        _ => encoding.encode(text).0.len(),
    }
}

fn unreadable_at(bytes: &[u8], at: usize, encoding: &'static encoding_rs::Encoding) -> Diagnostic {
    let byte = bytes.get(at).copied().unwrap_or_default();
    let message = format!("the byte 0x{byte:02X} at offset {at} is not {}", encoding.name());
    let finding = Diagnostic::new(UNREADABLE, message).with_help("name the encoding with --encoding, or save as UTF-8");
    finding.at_span(&Lines::of(bytes.to_vec()), Span { start: at, stop: at + 1 })
}

/// Whether a text is UTF-8 apart from damage: it has sequences of several bytes, and far more of them than faults.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|sign| !sign.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 3 * bad
}

fn detected(bytes: &[u8]) -> Result<Decoded, Box<Diagnostic>> {
    let (encoding, finding) = spoken_for(bytes);
    Ok(Decoded { finding: Some(finding), ..strict(bytes, 0, encoding)? })
}

/// The legacy encoding that bytes speak for, and the finding that tells of it.
pub(super) fn spoken_for(bytes: &[u8]) -> (&'static encoding_rs::Encoding, Diagnostic) {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let message = format!("read as {}, which its bytes speak for", encoding.name());
    (encoding, Diagnostic::new(DETECTED, message).with_help("name the encoding with --encoding if this is wrong"))
}

/// What a file that is no text is; none for text.
pub(super) fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    const BEGINNINGS: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF file"),
        (b"PK\x03\x04", "a ZIP archive or office document"),
        (b"\x1F\x8B", "a gzip file"),
        (b"\x28\xB5\x2F\xFD", "a Zstandard file"),
        (b"BZh", "a bzip2 file"),
        (b"\xFD7zXZ\0", "an xz file"),
        (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
        (b"Rar!\x1A\x07", "a RAR archive"),
        (b"\x89PNG", "an image"),
        (b"\xFF\xD8\xFF", "an image"),
        (b"GIF8", "an image"),
        (b"\xD0\xCF\x11\xE0", "an old office document"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"\x7FELF", "a program"),
        (b"PAR1", "a Parquet file"),
    ];
    const LOOKED_AT: usize = 1 << 16;
    if let Some((_, what)) = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Some(what);
    }
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let controls = head.iter().filter(|byte| matches!(byte, 0x01..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F)).count();
    let has_zeros = head.contains(&0);
    let is_binary = if has_zeros { controls > 0 || is_mostly_zeros(head) } else { controls > head.len() / 10 };
    is_binary.then_some("binary data")
}

fn is_mostly_zeros(bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte == 0).count() > bytes.len() / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> (&'static str, Option<u64>) {
        let finding = decode(bytes, None).expect_err("unreadable");
        (finding.code, finding.place.start.map(|start| start.byte))
    }

    #[test]
    fn marks_and_utf8_are_read_as_they_say() {
        for bytes in
            [&b"caf\xC3\xA9"[..], b"\xEF\xBB\xBFcaf\xC3\xA9", b"\xFF\xFEc\0a\0f\0\xE9\0", b"\xFE\xFF\0c\0a\0f\0\xE9"]
        {
            assert_eq!(decode(bytes, None).expect("readable"), Decoded { text: "café".into(), finding: None });
        }
    }

    #[test]
    fn a_declared_encoding_is_taken_at_its_word() {
        let (encoded, _, _) = encoding_rs::KOI8_R.encode("Министры встретились");
        let decoded = decode(&encoded, Some("koi8-r".parse().expect("known"))).expect("readable");
        assert_eq!(decoded, Decoded { text: "Министры встретились".into(), finding: None });
        assert!("klingon".parse::<Encoding>().is_err());
    }

    #[test]
    fn a_legacy_encoding_is_detected_and_told() {
        let text = "Der Außenminister traf seinen Amtskollegen in Köln; später führten sie Gespräche über Zölle.";
        let (encoded, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        let decoded = decode(&encoded, None).expect("readable");
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.finding.map(|finding| finding.code), Some("T104"));
    }

    #[test]
    fn what_stays_unreadable_is_refused_with_its_offset() {
        assert_eq!(code("é ü ö ä ñ \u{4e2d}".as_bytes().split_last().expect("bytes").1), ("T103", Some(15)));
        let mut damaged = "Türkiye und Österreich führten Gespräche".as_bytes().to_vec();
        damaged[3] = 0xFF;
        assert_eq!(code(&damaged), ("T103", Some(3)));
        let undefined = decode(b"ab\x81c", Some("windows-1252".parse().expect("known"))).expect_err("unassigned");
        assert_eq!(undefined.place.start.map(|start| start.byte), Some(2));
        let half = decode(b"\xFF\xFEa\0\x00\xD8b\0", None).expect_err("half a surrogate pair");
        assert_eq!(half.place.start.map(|start| start.byte), Some(4));
    }

    #[test]
    fn empty_and_binary_inputs_are_refused() {
        assert_eq!(code(b"").0, "T101");
        assert_eq!(code(b"\xEF\xBB\xBF \r\n\t").0, "T101");
        assert_eq!(code(b"%PDF-1.7 ...").0, "T102");
        assert_eq!(code(&[0_u8; 300]).0, "T102");
        assert_eq!(code(&(0..=255).cycle().take(4096).collect::<Vec<u8>>()).0, "T102");
    }
}
