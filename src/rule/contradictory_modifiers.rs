//! What qualifies an office is possible.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::{Modifier};

rule! {
    /// An office is not former and still to come, or former and acting, and no modifier is there twice.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Ada Roy"}, "positions": [{"role": "head_of_state", "title": "President", "modifiers": ["former", "elect"]}]}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Ada Roy"}, "positions": [{"role": "head_of_state", "title": "President", "modifiers": ["elect"]}]}]}
    /// ```
    pub(super) struct ContradictoryModifiers { code: "R141", name: "contradictory-modifiers", severity: Warning }
}

impl Rule for ContradictoryModifiers {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        const EXCLUDED: &[Modifier] = &[Modifier::Elect, Modifier::Designate, Modifier::Acting, Modifier::Interim];
        for (index, person) in record.people.iter().enumerate() {
            for (place, position) in person.positions.iter().enumerate() {
                let modifiers = &position.modifiers;
                let pointer = format!("/people/{index}/positions/{place}/modifiers");
                let other = EXCLUDED.iter().find(|other| modifiers.contains(other));
                if let Some(other) = other.filter(|_| modifiers.contains(&Modifier::Former)) {
                    found.add_with_help(&pointer, format!("an office is not former and {other}"), "remove one");
                }
                if let Some(twice) = modifiers.iter().enumerate().find(|(at, modifier)| modifiers[..*at].contains(modifier)) {
                    found.add_with_help(format_args!("{pointer}/{}", twice.0), format!("{} is there twice", twice.1), "remove one");
                }
            }
        }
    }
}
