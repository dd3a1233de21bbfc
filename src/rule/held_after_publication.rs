//! A report comes after what it reports.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::MeetingStatus;
use jiff::civil::Date;

rule! {
    /// A meeting that was held was not held after its report was published.
    ///
    /// Either the date is wrong or the meeting is only planned. One day is allowed for the difference of time zones.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"source": {"published": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "metadata"}},
    ///  "meeting": {"date": {"value": "2025-12-27", "edtf": "2025-12-27", "basis": "stated"}}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"source": {"published": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "metadata"}},
    ///  "meeting": {"status": "planned", "date": {"value": "2025-12-27", "edtf": "2025-12-27", "basis": "stated"}}}
    /// ```
    pub(super) struct HeldAfterPublication { code: "R108", name: "held-after-publication", severity: Error }
}

impl Rule for HeldAfterPublication {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let (Some(date), Some(published)) = (&record.meeting.date, &record.source.published) else { return };
        let (Ok(day), Ok(limit)) = (date.value.parse::<Date>(), published.value.parse::<Date>()) else { return };
        if record.meeting.status != MeetingStatus::Held || limit.tomorrow().is_ok_and(|limit| day <= limit) {
            return;
        }
        let message = format!("held on {}, but published on {}", date.value, published.value);
        found.add_with_help("/meeting/date", message, "correct a date, or set the status to planned");
    }
}
