//! A report is filed before it is published.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use jiff::civil::Date;

rule! {
    /// The date of a dateline is not after the day of publication. One day is allowed for the difference of time
    /// zones.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"source": {"published": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "metadata"},
    ///             "dateline": {"text": "PARIS, December 1", "date": {"value": "2025-12-01", "edtf": "2025-12-01", "basis": "stated"}}}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"source": {"published": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "metadata"},
    ///             "dateline": {"text": "PARIS, November 27", "date": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "stated"}}}}
    /// ```
    pub(super) struct DatelineAfterPublication { code: "R129", name: "dateline-after-publication", severity: Warning }
}

impl Rule for DatelineAfterPublication {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let dateline = record.source.dateline.as_ref().and_then(|dateline| dateline.date.as_ref());
        let (Some(date), Some(published)) = (dateline, &record.source.published) else { return };
        let (Ok(day), Ok(limit)) = (date.value.parse::<Date>(), published.value.parse::<Date>()) else { return };
        if limit.tomorrow().is_ok_and(|limit| day > limit) {
            let message = format!("the dateline is of {day}, but the report was published on {limit}");
            found.add_with_help("/source/dateline/date", message, "correct a date");
        }
    }
}
