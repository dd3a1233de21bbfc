//! EDTF and basis agree on doubt.

use super::{Findings, Rule, Subject, dates};
use crate::diagnostic::Code;
use crate::record::{DateBasis};

rule! {
    /// A date that is inferred is marked as doubtful in `edtf` with `?`; one that is stated or given with the input
    /// is not. One that is relative may be, where the date that it is counted from is doubtful.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"meeting": {"date": {"value": "2025-11-27", "edtf": "?2025-11-27", "basis": "stated"}}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"meeting": {"date": {"value": "2025-11-27", "edtf": "?2025-11-27", "basis": "inferred"}},
    ///  "notes": [{"code": "year-inferred", "message": "The year is that of the next forum.", "of": "meeting/date"}]}
    /// ```
    pub(super) struct UnequalDoubt { code: "R126", name: "unequal-doubt", severity: Warning }
}

impl Rule for UnequalDoubt {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (pointer, date) in dates(record) {
            let is_marked = date.edtf.starts_with(['?', '%']);
            let is_inferred = date.basis == DateBasis::Inferred;
            // A date with an open year is marked by the X in its place.
            let may_be_either = date.basis == DateBasis::Relative || date.value.starts_with("--");
            if is_marked != is_inferred && !may_be_either {
                let message = format!("{} is written for a date that is {}", date.edtf, date.basis);
                found.add_with_help(format_args!("{pointer}/edtf"), message, "correct the one or the other");
            }
        }
    }
}
