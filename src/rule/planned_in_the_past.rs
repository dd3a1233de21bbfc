//! What is planned is still to come.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::{MeetingStatus};
use jiff::civil::Date;

rule! {
    /// A meeting that is planned lies not before the day on which its report was published.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"source": {"published": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "metadata"}},
    ///  "meeting": {"status": "planned", "date": {"value": "2025-10-27", "edtf": "2025-10-27", "basis": "stated"}}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"source": {"published": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "metadata"}},
    ///  "meeting": {"status": "planned", "date": {"value": "2025-12-27", "edtf": "2025-12-27", "basis": "stated"}}}
    /// ```
    pub(super) struct PlannedInThePast { code: "R128", name: "planned-in-the-past", severity: Warning }
}

impl Rule for PlannedInThePast {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let (Some(date), Some(published)) = (&record.meeting.date, &record.source.published) else { return };
        let last = record.meeting.end_date.as_ref().unwrap_or(date);
        let (Ok(day), Ok(limit)) = (last.value.parse::<Date>(), published.value.parse::<Date>()) else { return };
        if record.meeting.status == MeetingStatus::Planned && limit.yesterday().is_ok_and(|limit| day < limit) {
            let message = format!("planned for {day}, but published on {limit}");
            found.add_with_help("/meeting/date", message, "correct a date or the status");
        }
    }
}
