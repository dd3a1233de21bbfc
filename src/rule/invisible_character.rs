//! Texts can be seen.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;

rule! {
    /// Texts have no characters that cannot be seen and change how they read: zero-width spaces, soft hyphens, byte
    /// order marks and controls of the direction of writing. Joiners stand only between letters that they join.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"source": {"headline": "Ta\u200Blks"}}
    /// ```
    ///
    /// ```json
    /// {"source": {"headline": "\u202Eskcat"}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"source": {"headline": "Talks in \u0646\u06CC\u200C\u0645"}}
    /// ```
    pub(super) struct InvisibleCharacter { code: "R158", name: "invisible-character", severity: Warning }
}

impl Rule for InvisibleCharacter {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for text in record.texts().filter(|text| !text.is_quotation()) {
            if let Some(sign) = invisible(text.value) {
                let message = format!("the text has the invisible character U+{:04X}", u32::from(sign));
                found.add_with_help(text.pointer, message, "remove it");
            }
        }
    }
}

/// The first invisible sign of a text, joiners between letters beyond Latin, Greek and Cyrillic apart.
fn invisible(text: &str) -> Option<char> {
    if text.is_ascii() {
        return None;
    }
    let mut before = ' ';
    for sign in text.chars() {
        let joins = matches!(sign, '\u{200C}' | '\u{200D}') && before > '\u{0590}';
        let is_hidden = matches!(sign, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}');
        if is_hidden && !joins {
            return Some(sign);
        }
        before = sign;
    }
    None
}
