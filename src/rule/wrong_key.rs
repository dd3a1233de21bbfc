//! The key follows from the meeting.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::{meeting_key};
use crate::gazetteer::word::fold;

rule! {
    /// The key is made of the day, the channel and the sides with the level of their highest principals, and is
    /// absent unless the day is whole and not merely that of publication.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"meeting": {"key": "2025-11-27/phone/DE:other/FR:other", "date": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "stated"}}}
    /// ```
    ///
    /// ```json
    /// {"meeting": {"key": "2025-11-27/in_person/DE:other/FR:other"}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"meeting": {"key": "2025-11-27/in_person/DE:other/FR:other", "date": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "stated"}}}
    /// ```
    pub(super) struct WrongKey { code: "R148", name: "wrong-key", severity: Error }
}

impl Rule for WrongKey {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let Some(key) = &record.meeting.key else { return };
        let derived = meeting_key(&record.meeting, &record.sides, &record.people, fold);
        if derived.as_ref() != Some(key) {
            let help = derived.map_or("remove it".to_owned(), |derived| format!("write {derived}"));
            found.add_with_help("/meeting/key", format!("{key} is not the key of this meeting"), help);
        }
    }
}
