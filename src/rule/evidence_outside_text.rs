//! Evidence lies in the text.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;

rule! {
    /// Evidence has both offsets or none, in order, and ends within the text.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"source": {"text_length": 10}, "evidence": [{"of": "meeting/channel", "basis": "stated", "start": 4, "stop": 12}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"source": {"text_length": 12}, "evidence": [{"of": "meeting/channel", "basis": "stated", "start": 4, "stop": 12}]}
    /// ```
    pub(super) struct EvidenceOutsideText { code: "R110", name: "evidence-outside-text", severity: Error }
}

impl Rule for EvidenceOutsideText {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, evidence) in record.evidence.iter().enumerate() {
            let at = format!("/evidence/{index}");
            match (evidence.start, evidence.stop) {
                (Some(start), Some(stop)) if start >= stop => {
                    found.add(at, format!("the evidence ends at {stop}, before it begins at {start}"));
                }
                (Some(_), Some(stop)) => {
                    if let Some(length) = record.source.text_length.filter(|length| stop > *length) {
                        found.add(at, format!("the evidence ends at {stop}, the text at {length}"));
                    }
                }
                (None, None) => {}
                _ => found.add(at, "the evidence has only one of its two offsets"),
            }
        }
    }
}
