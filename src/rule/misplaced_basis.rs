//! Only the meeting is dated by its publication.

use super::{Findings, Rule, Subject, dates};
use crate::diagnostic::Code;
use crate::record::{DateBasis};

rule! {
    /// The basis `published` is for the date of the meeting alone: a day of publication is not taken from itself, and
    /// other dates are not guessed from it.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"source": {"published": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "published"}},
    ///  "notes": [{"code": "day", "message": "The day of publication.", "of": "source/published"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"meeting": {"date": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "published"}},
    ///  "notes": [{"code": "day", "message": "The day of publication.", "of": "meeting/date"}]}
    /// ```
    pub(super) struct MisplacedBasis { code: "R130", name: "misplaced-basis", severity: Error }
}

impl Rule for MisplacedBasis {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (pointer, date) in dates(record) {
            if date.basis == DateBasis::Published && !pointer.starts_with("/meeting/") {
                found.add_with_help(pointer, "this date is said to be taken from publication", "correct the basis");
            }
        }
    }
}
