//! A person is one entry.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::gazetteer::word::fold;
use std::collections::HashMap;

rule! {
    /// No two people share their name and country.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Ada Roy"}, "country": "FR"},
    ///             {"id": "p2", "capacity": "mentioned", "name": {"full": "ADA ROY"}, "country": "FR"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Ada Roy"}, "country": "FR"},
    ///             {"id": "p2", "capacity": "mentioned", "name": {"full": "Ada Roy"}, "country": "DE"}]}
    /// ```
    pub(super) struct RepeatedPerson { code: "R135", name: "repeated-person", severity: Warning }
}

impl Rule for RepeatedPerson {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let mut seen = HashMap::new();
        for (index, person) in record.people.iter().enumerate() {
            let Some(name) = &person.name else { continue };
            let first = *seen.entry((fold(&name.full), &person.country)).or_insert(&person.id);
            if *first != person.id {
                let message = format!("{:?} is named as {first:?} already", name.full);
                found.add_with_help(format_args!("/people/{index}/name"), message, "make one entry of the two");
            }
        }
    }
}
