//! A person is known by something.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;

rule! {
    /// A person has a name or an office.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "country": "FR"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "country": "FR", "positions": [{"role": "ambassador", "title": "ambassador"}]}]}
    /// ```
    pub(super) struct UnknownPerson { code: "R136", name: "unknown-person", severity: Warning }
}

impl Rule for UnknownPerson {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, person) in record.people.iter().enumerate() {
            if person.name.is_none() && person.positions.is_empty() {
                let message = format!("{:?} has neither name nor office", person.id);
                found.add_with_help(format_args!("/people/{index}"), message, "add the one or the other, or drop the entry");
            }
        }
    }
}
