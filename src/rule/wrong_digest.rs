//! Digest and length are those of the text.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::sha256;

rule! {
    /// Where the text is in the record, its SHA-256 and its length in code points are those that the record gives.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"source": {"text": "They met.", "text_length": 10}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"source": {"text": "They met.", "text_length": 9,
    ///             "text_sha256": "ab226026642c9001f40223f6e7948b96f1d470fc0a362d6a94834bd235bc9e07"}}
    /// ```
    pub(super) struct WrongDigest { code: "R112", name: "wrong-digest", severity: Error }
}

impl Rule for WrongDigest {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let source = &record.source;
        let Some(text) = &source.text else { return };
        let length = text.chars().count() as u64;
        if let Some(given) = source.text_length.filter(|given| *given != length) {
            found.add("/source/text_length", format!("the text has {length} code points, not {given}"));
        }
        let digest = sha256(text);
        if source.text_sha256.as_ref().is_some_and(|given| *given != digest) {
            found.add("/source/text_sha256", format!("the text's digest is {digest}"));
        }
    }
}
