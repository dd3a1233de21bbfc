//! Evidence is given once.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use std::collections::HashSet;

rule! {
    /// No two pieces of evidence are the same.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"evidence": [{"of": "s1", "basis": "stated", "quote": "France"}, {"of": "s1", "basis": "stated", "quote": "France"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"evidence": [{"of": "s1", "basis": "stated", "quote": "France"}, {"of": "s1", "basis": "stated", "quote": "Paris"}]}
    /// ```
    pub(super) struct RepeatedEvidence { code: "R123", name: "repeated-evidence", severity: Warning }
}

impl Rule for RepeatedEvidence {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let mut seen = HashSet::new();
        for (index, evidence) in record.evidence.iter().enumerate() {
            let same = (&evidence.of, evidence.basis, evidence.start, evidence.stop, &evidence.quote, &evidence.rule);
            if !seen.insert(same) {
                found.add_with_help(format_args!("/evidence/{index}"), "the same evidence is there twice", "remove one");
            }
        }
    }
}
