//! A host receives at home.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::{OccasionKind, Part};

rule! {
    /// A visit is held in the host's country: on a state, official or working visit, the place is in the country of
    /// the host.
    ///
    /// Hosts of a summit or on the sidelines of one may receive abroad, in embassies too.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"meeting": {"occasion": {"kind": "state_visit"}, "place": {"country": "DE"}}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"meeting": {"occasion": {"kind": "summit"}, "place": {"country": "IT"}}}
    /// ```
    pub(super) struct HostAbroad { code: "R145", name: "host-abroad", severity: Warning }
}

impl Rule for HostAbroad {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let is_visit = record.meeting.occasion.as_ref().is_some_and(|occasion| {
            matches!(occasion.kind, OccasionKind::StateVisit | OccasionKind::OfficialVisit | OccasionKind::WorkingVisit)
        });
        let country = record.meeting.place.as_ref().and_then(|place| place.country.as_ref());
        let host = record.sides.iter().find(|side| side.part == Part::Host).and_then(|side| side.country.as_ref());
        if let Some((country, host)) = country.zip(host).filter(|(country, host)| is_visit && country != host) {
            let message = format!("the host is {host}, and the visit was held in {country}");
            found.add_with_help("/meeting/place/country", message, "correct the host, the place or the occasion");
        }
    }
}
