//! A meeting has at least two sides.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::Format;

rule! {
    /// A meeting has at least two sides.
    ///
    /// One side alone has met nobody: usually a name was missed in the text, or the report is of a visit. A session of
    /// one body's own (format `internal`) may have one.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"sides": [{"id": "s1", "country": "FR", "part": "party"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"sides": [{"id": "s1", "organization": "European Council", "part": "party"}], "meeting": {"format": "internal"}}
    /// ```
    pub(super) struct TooFewSides { code: "R101", name: "too-few-sides", severity: Warning }
}

impl Rule for TooFewSides {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let is_internal = record.meeting.format == Some(Format::Internal);
        let needed = if is_internal { 1 } else { 2 };
        if record.sides.len() < needed {
            let message = format!("{} of at least {needed} sides named", record.sides.len());
            found.add_with_help("/sides", message, "add who else met, or drop the record");
        }
    }
}
