//! A side is one entry.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use std::collections::HashSet;

rule! {
    /// No two sides are the same state or body.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"sides": [{"id": "s1", "country": "FR", "part": "host"}, {"id": "s2", "country": "FR", "part": "guest"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"sides": [{"id": "s1", "country": "FR", "part": "host"}, {"id": "s2", "country": "FR", "organization": "Senate", "part": "guest"}]}
    /// ```
    pub(super) struct RepeatedSide { code: "R142", name: "repeated-side", severity: Error }
}

impl Rule for RepeatedSide {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let mut seen = HashSet::new();
        for (index, side) in record.sides.iter().enumerate() {
            let is_named = side.country.is_some() || side.organization.is_some();
            if is_named && !seen.insert((&side.country, &side.organization)) {
                let message = format!("side {:?} is there already", side.id);
                found.add_with_help(format_args!("/sides/{index}"), message, "make one entry of the two");
            }
        }
    }
}
