//! A UUID has the form of one.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;

rule! {
    /// An id that begins with `urn:uuid:` goes on with 36 hexadecimal digits and hyphens in lower case.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"id": "urn:uuid:123"}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"id": "urn:uuid:c623da07-6ca8-5bbe-8558-15425f98449d"}
    /// ```
    pub(super) struct MalformedUuid { code: "R119", name: "malformed-uuid", severity: Error }
}

impl Rule for MalformedUuid {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let Some(written) = record.id.strip_prefix("urn:uuid:") else { return };
        let is_good = uuid::Uuid::try_parse(written).is_ok_and(|uuid| uuid.hyphenated().to_string() == written);
        if !is_good {
            found.add_with_help("/id", format!("{written:?} is no UUID"), "write it as 8-4-4-4-12 digits in lower case");
        }
    }
}
