//! Accounts of one meeting agree.

use super::{Check, Clash, Outline, SetRule};
use crate::diagnostic::Code;
use std::collections::HashMap;

rule! {
    /// Records with the same meeting key do not contradict each other: not in one country and in another, not held
    /// and denied.
    ///
    /// Either one of the reports is wrong, or there were two meetings on that day.
    ///
    /// ## Fails
    ///
    /// ```json
    /// [{"id": "urn:example:1", "meeting": {"key": "2025-11-27/in_person/DE:other/FR:other", "date": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "stated"}, "place": {"country": "FR"}}},
    ///  {"id": "urn:example:2", "meeting": {"key": "2025-11-27/in_person/DE:other/FR:other", "date": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "stated"}, "place": {"country": "DE"}}}]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// [{"id": "urn:example:1", "meeting": {"key": "2025-11-27/in_person/DE:other/FR:other", "date": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "stated"}, "place": {"country": "FR"}}},
    ///  {"id": "urn:example:2", "meeting": {"key": "2025-11-27/in_person/DE:other/FR:other", "date": {"value": "2025-11-27", "edtf": "2025-11-27", "basis": "stated"}}}]
    /// ```
    pub(super) struct ContradictoryAccounts { code: "R203", name: "contradictory-accounts", severity: Warning }
}

impl SetRule for ContradictoryAccounts {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn pointer(&self) -> &'static str {
        "/meeting/key"
    }

    fn start(&self) -> Box<dyn Check> {
        Box::new(Seen::default())
    }
}

#[derive(Default)]
struct Seen(HashMap<u64, (bool, Option<u32>, u32)>);

impl Check for Seen {
    fn see(&mut self, outline: &Outline, number: u32) -> Option<Clash> {
        let (is_off, place, earlier) = self.0.entry(outline.key?).or_insert((outline.is_off, outline.place, number));
        let earlier = *earlier;
        let message = if *is_off != outline.is_off {
            "tells of the same meeting, but not both say that it took or takes place"
        } else if place.zip(outline.place).is_some_and(|(place, other)| place != other) {
            "tells of the same meeting in another country"
        } else {
            *place = place.or(outline.place);
            return None;
        };
        Some(Clash { earlier, message, help: "compare the two reports" })
    }
}
