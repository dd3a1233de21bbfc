//! A role that has "deputy" in it takes no modifier for it.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::Modifier;

rule! {
    /// A role that has "deputy" in it takes neither `deputy` nor `vice` as a modifier.
    ///
    /// A deputy minister with the modifier `deputy` would be the deputy of a deputy.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "principal", "side": "s1",
    ///   "positions": [{"role": "deputy_minister", "title": "Deputy Minister of Trade", "modifiers": ["deputy"]}]}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "principal", "side": "s1",
    ///   "positions": [{"role": "deputy_minister", "title": "First Deputy Minister of Trade", "modifiers": ["first"]}]}]}
    /// ```
    pub(super) struct DoubledDeputy { code: "R115", name: "doubled-deputy", severity: Warning }
}

impl Rule for DoubledDeputy {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, person) in record.people.iter().enumerate() {
            for (item, position) in person.positions.iter().enumerate() {
                let is_deputy = position.role.code().starts_with("deputy_");
                let doubled = |modifier: &Modifier| matches!(modifier, Modifier::Deputy | Modifier::Vice);
                if is_deputy && position.modifiers.iter().any(doubled) {
                    let at = format!("/people/{index}/positions/{item}/modifiers");
                    let message = format!("the role {} says already that it is a deputy's", position.role);
                    found.add_with_help(at, message, "drop the modifier");
                }
            }
        }
    }
}
