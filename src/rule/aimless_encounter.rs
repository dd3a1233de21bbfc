//! Encounters lead somewhere.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::{EncounterKind};

rule! {
    /// A visit or an attendance has a country, a city or an event to which it goes, and a visit does not lead from a
    /// country into the same.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"references": {"encounters": [{"id": "e1", "kind": "attendance", "status": "past"}]}}
    /// ```
    ///
    /// ```json
    /// {"references": {"encounters": [{"id": "e1", "kind": "visit", "from_country": "FR", "to_country": "FR", "status": "past"}]}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"references": {"encounters": [{"id": "e1", "kind": "visit", "from_country": "FR", "to_country": "DE", "status": "past"}]}}
    /// ```
    pub(super) struct AimlessEncounter { code: "R152", name: "aimless-encounter", severity: Warning }
}

impl Rule for AimlessEncounter {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, entry) in record.references.encounters.iter().enumerate() {
            let pointer = format!("/references/encounters/{index}");
            let has_goal = entry.to_country.is_some() || entry.to_city.is_some() || entry.event.is_some();
            let goes = matches!(entry.kind, EncounterKind::Visit | EncounterKind::Attendance);
            if goes && !has_goal {
                let message = format!("the {} leads to no country, city or event", entry.kind);
                found.add_with_help(&pointer, message, "add where it leads, or drop the entry");
            }
            if entry.kind == EncounterKind::Visit && entry.from_country.is_some() && entry.from_country == entry.to_country {
                found.add_with_help(&pointer, "the visit leads into the country that it comes from", "correct one of them");
            }
        }
    }
}
