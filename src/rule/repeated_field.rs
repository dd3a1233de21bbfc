//! Fields of one's own have names of their own.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;

rule! {
    /// No two fields in `extra` share a name.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"extra": [{"name": "shelf", "value": "A"}, {"name": "shelf", "value": "B"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"extra": [{"name": "shelf", "value": "A"}, {"name": "box", "value": "B"}]}
    /// ```
    pub(super) struct RepeatedField { code: "R156", name: "repeated-field", severity: Warning }
}

impl Rule for RepeatedField {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, field) in record.extra.iter().enumerate() {
            if record.extra[..index].iter().any(|other| other.name == field.name) {
                let message = format!("the field {:?} is there already", field.name);
                found.add_with_help(format_args!("/extra/{index}/name"), message, "give it another name");
            }
        }
    }
}
