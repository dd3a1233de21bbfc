//! Dates are in order.

use super::{Findings, Rule, Subject, dates, spans};
use crate::diagnostic::Code;

rule! {
    /// What lasts ends after it begins, and the bounds of a date hold the date between them.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"meeting": {"date": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "stated"},
    ///              "end_date": {"value": "2025-11-26", "edtf": "2025-11-26", "basis": "stated"}}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"meeting": {"date": {"value": "2025-11", "edtf": "2025-11", "earliest": "2025-11-01", "latest": "2025-11-30",
    ///                       "basis": "stated"}}}
    /// ```
    pub(super) struct DisorderedDates { code: "R106", name: "disordered-dates", severity: Error }
}

impl Rule for DisorderedDates {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for span in spans(record) {
            let (Some(first), Some(last)) = (span.first, span.last) else { continue };
            if first.value.len() == last.value.len() && last.value < first.value {
                let message = format!("the end, {}, is before the beginning, {}", last.value, first.value);
                found.add(format_args!("{}/end_date", span.pointer), message);
            }
        }
        for (pointer, date) in dates(record) {
            let is_between = |early: &String, late: &String| {
                let length = date.value.len().min(early.len()).min(late.len());
                early <= late && early[..length] <= date.value[..length] && date.value[..length] <= late[..length]
            };
            let (Some(early), Some(late)) = (&date.earliest, &date.latest) else { continue };
            if !date.value.starts_with('-') && !is_between(early, late) {
                found.add(pointer, format!("{} does not lie between {early} and {late}", date.value));
            }
        }
    }
}
