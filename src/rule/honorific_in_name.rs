//! Names are without titles.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::gazetteer::known::honorific_before;

rule! {
    /// A name begins with no form of address; that stands in `honorifics`.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Dr. Ada Roy"}}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Ada Roy", "honorifics": ["Dr."]}}]}
    /// ```
    pub(super) struct HonorificInName { code: "R138", name: "honorific-in-name", severity: Warning }
}

impl Rule for HonorificInName {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, person) in record.people.iter().enumerate() {
            let Some(name) = &person.name else { continue };
            if let Some(form) = honorific_before(&name.full) {
                let message = format!("the name begins with {form:?}");
                found.add_with_help(format_args!("/people/{index}/name/full"), message, "move it to honorifics");
            }
        }
    }
}
