//! Inferences are explained.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::{Basis};

rule! {
    /// A value whose evidence is inferred has a note that says what it follows from. Dates say it themselves, by
    /// their basis.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"evidence": [{"of": "meeting/channel", "basis": "inferred"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"evidence": [{"of": "meeting/channel", "basis": "inferred"}],
    ///  "notes": [{"code": "channel-inferred", "message": "They are said to have shaken hands.", "of": "meeting/channel"}]}
    /// ```
    pub(super) struct UnexplainedEvidence { code: "R120", name: "unexplained-evidence", severity: Warning }
}

impl Rule for UnexplainedEvidence {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, evidence) in record.evidence.iter().enumerate() {
            let owner = |of: &str| evidence.of == of || evidence.of.strip_prefix(of).is_some_and(|rest| rest.starts_with('/'));
            let is_noted = || record.notes.iter().filter_map(|note| note.of.as_deref()).any(owner);
            let is_date = evidence.of.ends_with("date") || evidence.of.ends_with("published");
            if evidence.basis == Basis::Inferred && !is_date && !is_noted() {
                let message = format!("{:?} is inferred, and no note says from what", evidence.of);
                found.add_with_help(format_args!("/evidence/{index}"), message, "add a note that is of the same value");
            }
        }
    }
}
