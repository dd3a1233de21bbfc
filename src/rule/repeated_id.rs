//! Ids are unique.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use std::collections::HashSet;

rule! {
    /// No two entries of a list share an id.
    ///
    /// References and evidence could mean either.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"sides": [{"id": "s1", "country": "FR", "part": "host"}, {"id": "s1", "country": "DE", "part": "guest"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"sides": [{"id": "s1", "country": "FR", "part": "host"}, {"id": "s2", "country": "DE", "part": "guest"}]}
    /// ```
    pub(super) struct RepeatedId { code: "R104", name: "repeated-id", severity: Error }
}

impl Rule for RepeatedId {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let mut check = |path: &str, ids: Vec<&str>| {
            let mut seen = HashSet::new();
            for (index, id) in ids.into_iter().enumerate() {
                if !seen.insert(id) {
                    let message = format!("the id {id:?} is there twice");
                    found.add_with_help(format_args!("{path}/{index}/id"), message, "give each entry its own");
                }
            }
        };
        let references = &record.references;
        check("/sides", record.sides.iter().map(|entry| entry.id.as_str()).collect());
        check("/people", record.people.iter().map(|entry| entry.id.as_str()).collect());
        check("/topics", record.topics.iter().map(|entry| entry.id.as_str()).collect());
        check("/statements", record.statements.iter().map(|entry| entry.id.as_str()).collect());
        check("/references/encounters", references.encounters.iter().map(|entry| entry.id.as_str()).collect());
        check("/references/instruments", references.instruments.iter().map(|entry| entry.id.as_str()).collect());
        check("/references/events", references.events.iter().map(|entry| entry.id.as_str()).collect());
        check("/mentions/organizations", record.mentions.organizations.iter().map(|entry| entry.id.as_str()).collect());
    }
}
