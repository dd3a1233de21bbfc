//! Inferred dates are explained.

use super::{Findings, Rule, Subject, dates};
use crate::diagnostic::Code;
use crate::record::{DateBasis, Record};

rule! {
    /// An inferred date, and one taken from the day of publication, has a note that says what it follows from. A note of
    /// the first day explains the last day too.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"meeting": {"date": {"value": "2025-11-27", "edtf": "?2025-11-27", "basis": "inferred"}}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"meeting": {"date": {"value": "2025-11-27", "edtf": "?2025-11-27", "basis": "inferred"}},
    ///  "notes": [{"code": "year-inferred", "message": "The year is that of the next forum.", "of": "meeting/date"}]}
    /// ```
    pub(super) struct UnexplainedInference { code: "R113", name: "unexplained-inference", severity: Warning }
}

impl Rule for UnexplainedInference {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (pointer, date) in dates(record) {
            let is_guess = matches!(date.basis, DateBasis::Inferred | DateBasis::Published);
            if is_guess && !has_note(record, &pointer) {
                let message = format!("{} is {}, and no note says from what", date.value, date.basis);
                found.add_with_help(pointer, message, "add a note that is of this date");
            }
        }
    }
}

/// Whether a note is of the value at a JSON Pointer, of its entry, or of something in it.
fn has_note(record: &Record, pointer: &str) -> bool {
    let references = &record.references;
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let of = match steps.as_slice() {
        ["references", list, index, field] => {
            let index: usize = index.parse().unwrap_or_default();
            let id = match *list {
                "encounters" => references.encounters.get(index).map(|entry| &entry.id),
                "instruments" => references.instruments.get(index).map(|entry| &entry.id),
                _ => references.events.get(index).map(|entry| &entry.id),
            };
            format!("{}/{field}", id.map_or("", String::as_str))
        }
        _ => steps.join("/"),
    };
    let is_of = |noted: &String| {
        let begins = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        begins(noted, &of) || begins(&of, noted)
    };
    let first = pointer.strip_suffix("end_date").map(|entry| format!("{entry}date"));
    record.notes.iter().any(|note| note.of.as_ref().is_some_and(is_of))
        || first.is_some_and(|first| has_note(record, &first))
}
