//! Evidence has words, metadata has none.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::{Basis};

rule! {
    /// Evidence that is stated or relative has a quote or offsets; what was given with the input has neither.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"evidence": [{"of": "meeting/status", "basis": "stated"}]}
    /// ```
    ///
    /// ```json
    /// {"evidence": [{"of": "meeting/status", "basis": "metadata", "quote": "met"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"evidence": [{"of": "meeting/status", "basis": "stated", "quote": "met"}, {"of": "s1", "basis": "metadata"}]}
    /// ```
    pub(super) struct WordlessEvidence { code: "R121", name: "wordless-evidence", severity: Warning }
}

impl Rule for WordlessEvidence {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, evidence) in record.evidence.iter().enumerate() {
            let has_words = evidence.quote.is_some() || evidence.start.is_some();
            let message = match (evidence.basis, has_words) {
                (Basis::Stated | Basis::Relative, false) => "the evidence is said to be in the text, and names no words",
                (Basis::Metadata, true) => "what was given with the input has no words in the text",
                _ => continue,
            };
            found.add_with_help(format_args!("/evidence/{index}"), message, "correct the basis or the words");
        }
    }
}
