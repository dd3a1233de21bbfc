//! A date has both bounds or none.

use super::{Findings, Rule, Subject, dates};
use crate::diagnostic::Code;

rule! {
    /// A date has both `earliest` and `latest` or neither, and neither while its year is open.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"meeting": {"date": {"value": "2025-11", "edtf": "2025-11", "basis": "stated", "earliest": "2025-11-01"}}}
    /// ```
    ///
    /// ```json
    /// {"meeting": {"date": {"value": "--11-27", "edtf": "XXXX-11-27", "basis": "stated", "earliest": "2025-11-27", "latest": "2025-11-27"}}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"meeting": {"date": {"value": "2025-11", "edtf": "2025-11", "basis": "stated", "earliest": "2025-11-01", "latest": "2025-11-30"}}}
    /// ```
    pub(super) struct LoneBound { code: "R125", name: "lone-bound", severity: Error }
}

impl Rule for LoneBound {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (pointer, date) in dates(record) {
            let has_bounds = (date.earliest.is_some(), date.latest.is_some());
            if has_bounds.0 != has_bounds.1 {
                found.add_with_help(pointer, "the date has only one of its bounds", "add the other or remove it");
            } else if has_bounds.0 && date.value.starts_with("--") {
                found.add_with_help(pointer, "a date whose year is open has bounds", "remove them or add the year");
            }
        }
    }
}
