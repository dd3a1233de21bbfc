//! Texts were decoded well.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;

rule! {
    /// Texts have no sign of a wrong encoding: no U+FFFD, no private characters, and no UTF-8 that was read as
    /// Windows-1252.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"source": {"headline": "Caf\u00c3\u00a9 talks"}}
    /// ```
    ///
    /// ```json
    /// {"source": {"headline": "Caf\uFFFD talks"}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"source": {"headline": "Caf\u00e9 talks"}}
    /// ```
    pub(super) struct BrokenEncoding { code: "R160", name: "broken-encoding", severity: Warning }
}

impl Rule for BrokenEncoding {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for text in record.texts().filter(|text| text.pointer != "/source/text") {
            if let Some(broken) = broken(text.value) {
                let message = format!("the text has {broken:?}, as wrongly decoded texts do");
                found.add_with_help(text.pointer, message, "decode the source again, in its encoding");
            }
        }
    }
}

/// What shows that a text was decoded wrongly.
fn broken(text: &str) -> Option<&str> {
    if text.is_ascii() {
        return None;
    }
    let is_lost = |sign: char| matches!(sign, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}');
    let lost = text.char_indices().find(|(_, sign)| is_lost(*sign)).map(|(at, sign)| (at, sign.len_utf8()));
    // The lead byte of a sign of two or three bytes, then what its next byte is in Windows-1252.
    let pairs = ["Ã©", "Ã¨", "Ã¼", "Ã¶", "Ã¤", "Ã¡", "Ã³", "Ã±", "Ã§", "Ãª", "Ã\u{AD}", "â€™", "â€œ", "â€\u{9D}", "â€“", "â€”", "Â\u{A0}"];
    let misread = pairs.iter().filter_map(|pair| text.find(pair).map(|at| (at, pair.len()))).min();
    let (at, length) = lost.or(misread)?;
    text.get(at..at + length)
}
