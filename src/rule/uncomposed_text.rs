//! Texts are composed.

use super::subject::Text;
use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use unicode_normalization::is_nfc;

rule! {
    /// Texts are in Unicode's normal form C, so that equal texts are equal. Words of the source as they stand there
    /// are left alone.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"source": {"headline": "Cafe\u0301 talks"}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"source": {"headline": "Caf\u00e9 talks"}}
    /// ```
    pub(super) struct UncomposedText { code: "R157", name: "uncomposed-text", severity: Warning }
}

impl Rule for UncomposedText {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let is_odd = |text: &Text<'_>| !text.value.is_ascii() && !text.is_quotation() && !is_nfc(text.value);
        for text in record.texts().filter(is_odd) {
            found.add_with_help(text.pointer, "the text is not in normal form C", "normalize it");
        }
    }
}
