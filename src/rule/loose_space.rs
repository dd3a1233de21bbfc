//! White space is single and inside.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;

rule! {
    /// Texts neither begin nor end with white space, and names, titles and codes have no line breaks and no two
    /// spaces in a row.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"source": {"headline": " Talks"}}
    /// ```
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Ada  Roy"}}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"source": {"headline": "Talks", "text": "They met.\n\nThey  talked."}}
    /// ```
    pub(super) struct LooseSpace { code: "R159", name: "loose-space", severity: Warning }
}

impl Rule for LooseSpace {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for text in record.texts() {
            let is_free = matches!(text.field, "text" | "quote" | "message" | "value" | "note" | "rights");
            let value = text.value;
            if text.pointer == "/source/text" {
                continue;
            }
            if value.trim() != value {
                found.add_with_help(text.pointer, "white space stands around the text", "remove it");
            } else if !is_free && (value.contains("  ") || value.contains(['\n', '\t'])) {
                found.add_with_help(text.pointer, "the text has more than single spaces", "make them single");
            }
        }
    }
}
