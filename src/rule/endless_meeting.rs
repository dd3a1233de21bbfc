//! Meetings end.

use super::{Findings, Rule, Subject, spans};
use crate::diagnostic::Code;
use jiff::civil::Date;

rule! {
    /// A meeting, an encounter or an event lasts no longer than a year, and has a first day where it has a last one.
    ///
    /// Rounds of talks that go on for longer are several meetings.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"meeting": {"date": {"value": "2024-11-27", "edtf": "2024-11-27", "basis": "stated"}, "end_date": {"value": "2025-11-29", "edtf": "2025-11-29", "basis": "stated"}}}
    /// ```
    ///
    /// ```json
    /// {"meeting": {"end_date": {"value": "2025-11-29", "edtf": "2025-11-29", "basis": "stated"}}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"meeting": {"date": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "stated"}, "end_date": {"value": "2025-11-29", "edtf": "2025-11-29", "basis": "stated"}}}
    /// ```
    pub(super) struct EndlessMeeting { code: "R127", name: "endless-meeting", severity: Warning }
}

impl Rule for EndlessMeeting {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        const LONGEST: i32 = 366;
        for span in spans(record) {
            let Some(last) = span.last else { continue };
            let pointer = format!("{}/end_date", span.pointer);
            let Some(first) = span.first else {
                found.add_with_help(pointer, "it ends on a day, and begins on none", "make the day its date");
                continue;
            };
            let (Ok(begin), Ok(end)) = (first.value.parse::<Date>(), last.value.parse::<Date>()) else { continue };
            if end.since(begin).is_ok_and(|lasted| lasted.get_days() > LONGEST) {
                found.add_with_help(pointer, format!("it lasts from {begin} to {end}"), "correct a date");
            }
        }
    }
}
