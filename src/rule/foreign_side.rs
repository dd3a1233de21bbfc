//! People are on the side of their country.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;

rule! {
    /// A person's country or organization is that of the person's side.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "principal", "name": {"full": "Ada Roy"}, "side": "s1", "country": "DE"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "principal", "name": {"full": "Ada Roy"}, "side": "s1", "country": "FR"}]}
    /// ```
    pub(super) struct ForeignSide { code: "R134", name: "foreign-side", severity: Warning }
}

impl Rule for ForeignSide {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, person) in record.people.iter().enumerate() {
            let side = record.sides.iter().find(|side| Some(&side.id) == person.side.as_ref());
            let Some(side) = side else { continue };
            let countries = person.country.as_ref().zip(side.country.as_ref());
            let is_same_body = person.organization.is_some() && person.organization == side.organization;
            if let Some((own, of_side)) = countries.filter(|(own, of_side)| own != of_side && !is_same_body) {
                let message = format!("{:?} belongs to {own}, and the side {:?} is {of_side}", person.id, side.id);
                found.add_with_help(format_args!("/people/{index}/side"), message, "correct the country or the side");
            }
        }
    }
}
