//! From the bytes of a file to the text of a report.

mod encoding;
pub mod html;
pub mod warc;

pub use encoding::{Decoded, Encoding, decode};

use crate::diagnostic::{Code, codes};

/// Kinds of fault that an input can have before anything is read in it.
pub const FAULTS: &[Code] = CODES;

codes! {
    /// The input holds no text.
    EMPTY = "T101" "blank-input" Error,
    /// The input is no text but a file of another kind: a PDF, an archive, an image, a program.
    BINARY = "T102" "binary-input" Error,
    /// The text holds bytes that its encoding does not have.
    UNREADABLE = "T103" "unreadable-byte" Error,
    /// The text was in a legacy encoding, which was detected and not declared.
    DETECTED = "T104" "encoding-detected" Info,
    /// The text is longer than the limit for one report.
    TOO_LONG = "T105" "text-too-long" Error,
    /// A page holds bytes that its encoding does not have; they were replaced, as browsers do.
    DAMAGED = "T106" "damaged-page" Warning,
    /// A page has no main text: it is a list of links, an application, or empty.
    NO_MAIN_TEXT = "T107" "no-main-text" Error,
    /// A record of a web archive cannot be read; those after it are.
    BROKEN_RECORD = "T108" "broken-archive-record" Error,
}

/// The longest text that is read as one report, in bytes.
pub const LONGEST_TEXT: usize = 32 << 20;

/// The finding for a text that is longer than [`LONGEST_TEXT`].
#[must_use]
pub fn too_long() -> crate::diagnostic::Diagnostic {
    let message = format!("the text is longer than {} MiB", LONGEST_TEXT >> 20);
    crate::diagnostic::Diagnostic::new(TOO_LONG, message)
        .with_help("split it into reports, or give JSON Lines with one report a line")
}
