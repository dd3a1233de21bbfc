//! Parts of a name are in it.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::gazetteer::word::fold;

rule! {
    /// A given name, a family name and their words stand in the whole name.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Ada Roy", "family": "King"}}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Roy Ada", "given": "Ada", "family": "Roy"}}]}
    /// ```
    pub(super) struct ForeignNamePart { code: "R137", name: "foreign-name-part", severity: Warning }
}

impl Rule for ForeignNamePart {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, person) in record.people.iter().enumerate() {
            let Some(name) = &person.name else { continue };
            let full = fold(&name.full);
            for (field, part) in [("given", &name.given), ("family", &name.family)] {
                if let Some(part) = part.as_ref().filter(|part| !full.contains(&fold(part))) {
                    let message = format!("{part:?} is not in {:?}", name.full);
                    found.add_with_help(format_args!("/people/{index}/name/{field}"), message, "correct one of the two");
                }
            }
        }
    }
}
