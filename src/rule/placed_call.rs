//! Calls have no place.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::{Channel};

rule! {
    /// A meeting by phone, by video or in writing has no place.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"meeting": {"channel": "phone", "place": {"city": "Paris", "country": "FR"}}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"meeting": {"channel": "in_person", "place": {"city": "Paris", "country": "FR"}}}
    /// ```
    pub(super) struct PlacedCall { code: "R146", name: "placed-call", severity: Warning }
}

impl Rule for PlacedCall {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        if record.meeting.channel != Channel::InPerson && record.meeting.place.is_some() {
            let message = format!("a meeting by {} has a place", record.meeting.channel);
            found.add_with_help("/meeting/place", message, "remove it or correct the channel");
        }
    }
}
