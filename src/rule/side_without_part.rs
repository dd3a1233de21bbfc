//! Who is only mentioned is on no side.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::{Capacity};

rule! {
    /// A person who is only mentioned has no side: a side is that of those who took part.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Ada Roy"}, "side": "s1"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Ada Roy"}, "country": "FR"}]}
    /// ```
    pub(super) struct SideWithoutPart { code: "R133", name: "side-without-part", severity: Warning }
}

impl Rule for SideWithoutPart {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, person) in record.people.iter().enumerate() {
            if person.capacity == Capacity::Mentioned && person.side.is_some() {
                let message = format!("{:?} is only mentioned, and on a side", person.id);
                found.add_with_help(format_args!("/people/{index}/side"), message, "remove the side or correct the capacity");
            }
        }
    }
}
