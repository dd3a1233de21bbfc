//! Variants differ from the name.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;

rule! {
    /// Other spellings of a name differ from it and from each other.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Ada Roy"}, "variants": ["Ada Roy"]}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Ada Roy"}, "variants": ["Roy"]}]}
    /// ```
    pub(super) struct RepeatedVariant { code: "R140", name: "repeated-variant", severity: Warning }
}

impl Rule for RepeatedVariant {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, person) in record.people.iter().enumerate() {
            let full = person.name.as_ref().map(|name| &name.full);
            for (place, variant) in person.variants.iter().enumerate() {
                if Some(variant) == full || person.variants[..place].contains(variant) {
                    let message = format!("{variant:?} is there already");
                    found.add_with_help(format_args!("/people/{index}/variants/{place}"), message, "remove it");
                }
            }
        }
    }
}
