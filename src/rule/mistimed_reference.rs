//! Past, current and planned agree with the dates.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::{Date, InstrumentStatus, TimeStatus};

rule! {
    /// What is past is not after the day of publication, and what is planned not before it: encounters and events by
    /// their status, instruments that are signed by their date.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"source": {"published": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "metadata"}},
    ///  "references": {"events": [{"id": "ev1", "name": "Forum", "kind": "forum", "status": "past", "date": {"value": "2026-02-01", "edtf": "2026-02-01", "basis": "stated"}}]}}
    /// ```
    ///
    /// ```json
    /// {"source": {"published": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "metadata"}},
    ///  "references": {"instruments": [{"id": "i1", "name": "Treaty", "kind": "treaty", "status": "signed", "date": {"value": "2026-02-01", "edtf": "2026-02-01", "basis": "stated"}}]}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"source": {"published": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "metadata"}},
    ///  "references": {"events": [{"id": "ev1", "name": "Forum", "kind": "forum", "status": "past", "date": {"value": "2024-02-01", "edtf": "2024-02-01", "basis": "stated"}}]}}
    /// ```
    pub(super) struct MistimedReference { code: "R131", name: "mistimed-reference", severity: Warning }
}

impl Rule for MistimedReference {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let Some(published) = record.source.published.as_ref().map(|date| date.value.as_str()) else { return };
        let references = &record.references;
        let mut check = |pointer: String, status: TimeStatus, first: Option<&Date>, last: Option<&Date>| {
            let later = |date: &&Date| is_before(published, &date.value);
            let earlier = |date: &&Date| is_before(&date.value, published);
            let wrong = match status {
                TimeStatus::Past => first.filter(later),
                TimeStatus::Planned => last.or(first).filter(earlier),
                TimeStatus::Current => None,
            };
            if let Some(date) = wrong {
                let message = format!("{} is {status} for a report of {published}", date.value);
                found.add_with_help(pointer, message, "correct the date or the status");
            }
        };
        for (index, entry) in references.encounters.iter().enumerate() {
            check(format!("/references/encounters/{index}/date"), entry.status, entry.date.as_ref(), entry.end_date.as_ref());
        }
        for (index, entry) in references.events.iter().enumerate() {
            check(format!("/references/events/{index}/date"), entry.status, entry.date.as_ref(), entry.end_date.as_ref());
        }
        for (index, entry) in references.instruments.iter().enumerate() {
            if entry.status == InstrumentStatus::Signed {
                check(format!("/references/instruments/{index}/date"), TimeStatus::Past, entry.date.as_ref(), None);
            }
        }
    }
}

/// Whether a date lies wholly before another, as far as both are known.
fn is_before(left: &str, right: &str) -> bool {
    let length = left.len().min(right.len());
    let known = |date: &str| !date.starts_with('-');
    known(left) && known(right) && left.get(..length) < right.get(..length)
}
