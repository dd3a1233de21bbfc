//! A mention is one entry.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::gazetteer::word::fold;
use std::collections::HashSet;

rule! {
    /// No country is mentioned twice, no organization of the same name and country, and nobody is credited twice in
    /// one part.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"mentions": {"countries": [{"code": "FR"}, {"code": "FR"}]}}
    /// ```
    ///
    /// ```json
    /// {"source": {"attributions": [{"name": "Wire", "role": "agency"}, {"name": "Wire", "role": "agency"}]}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"mentions": {"countries": [{"code": "FR"}, {"code": "DE"}]}}
    /// ```
    pub(super) struct RepeatedMention { code: "R154", name: "repeated-mention", severity: Warning }
}

impl Rule for RepeatedMention {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let mut seen = HashSet::new();
        let mut check = |pointer: String, name: String, group: &str, country: Option<&String>| {
            let message = format!("{name:?} is there already");
            if !seen.insert((group.to_owned(), fold(&name), country.cloned())) {
                found.add_with_help(pointer, message, "remove one");
            }
        };
        for (index, country) in record.mentions.countries.iter().enumerate() {
            check(format!("/mentions/countries/{index}"), country.code.clone(), "country", None);
        }
        for (index, body) in record.mentions.organizations.iter().enumerate() {
            let pointer = format!("/mentions/organizations/{index}");
            check(pointer, body.name.clone(), "organization", body.country.as_ref());
        }
        for (index, credit) in record.source.attributions.iter().enumerate() {
            check(format!("/source/attributions/{index}"), credit.name.clone(), credit.role.code(), credit.country.as_ref());
        }
    }
}
