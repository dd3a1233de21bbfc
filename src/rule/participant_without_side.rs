//! Who took part was on a side.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::{Capacity};

rule! {
    /// A principal or a member of a delegation has a side.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "principal", "name": {"full": "Ada Roy"}}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "observer", "name": {"full": "Ada Roy"}}]}
    /// ```
    pub(super) struct ParticipantWithoutSide { code: "R132", name: "participant-without-side", severity: Warning }
}

impl Rule for ParticipantWithoutSide {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, person) in record.people.iter().enumerate() {
            let took_part = matches!(person.capacity, Capacity::Principal | Capacity::Delegation);
            if took_part && person.side.is_none() && !record.sides.is_empty() {
                let message = format!("{:?} took part as {} on no side", person.id, person.capacity);
                found.add_with_help(format_args!("/people/{index}"), message, "add the side, or correct the capacity");
            }
        }
    }
}
