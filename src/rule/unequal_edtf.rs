//! The two forms of a date agree.

use super::{Findings, Rule, Subject, dates};
use crate::diagnostic::Code;
use crate::record::Date;

rule! {
    /// `value` and `edtf` say the same day, month or year.
    ///
    /// An open year is `XXXX` in EDTF; a sign of doubt (`?`, `~`, `%`) may stand before.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"meeting": {"date": {"value": "2025-11-27", "edtf": "2025-11-28", "basis": "stated"}}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"meeting": {"date": {"value": "--11-27", "edtf": "XXXX-11-27", "basis": "stated"}}}
    /// ```
    pub(super) struct UnequalEdtf { code: "R107", name: "unequal-edtf", severity: Error }
}

impl Rule for UnequalEdtf {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (pointer, date) in dates(record) {
            let expected = plain_edtf(date);
            if date.edtf.trim_start_matches(['?', '~', '%']) != expected {
                let message = format!("edtf {:?} and value {:?} are not the same date", date.edtf, date.value);
                found.add_with_help(format_args!("{pointer}/edtf"), message, format!("write {expected:?}"));
            }
        }
    }
}

fn plain_edtf(date: &Date) -> String {
    match date.value.strip_prefix("--") {
        Some(day) => format!("XXXX-{day}"),
        None => date.value.clone(),
    }
}
