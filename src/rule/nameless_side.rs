//! A side is a state or a body.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;

rule! {
    /// A side names its state, its body or both.
    ///
    /// Without either nobody can tell who met.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"sides": [{"id": "s1", "country": "FR", "part": "host"}, {"id": "s2", "part": "guest"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"sides": [{"id": "s1", "country": "FR", "part": "host"}, {"id": "s2", "organization": "NATO", "part": "guest"}]}
    /// ```
    pub(super) struct NamelessSide { code: "R102", name: "nameless-side", severity: Error }
}

impl Rule for NamelessSide {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, side) in record.sides.iter().enumerate() {
            if side.country.is_none() && side.organization.is_none() {
                let message = format!("side {:?} names neither a country nor an organization", side.id);
                found.add_with_help(format_args!("/sides/{index}"), message, "add the one or the other");
            }
        }
    }
}
