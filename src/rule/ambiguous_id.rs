//! Ids of different lists differ.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use std::collections::HashMap;

rule! {
    /// No two lists share an id, since evidence and notes name an entry by its id alone.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"people": [{"id": "s1", "capacity": "mentioned", "name": {"full": "Ada Roy"}}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Ada Roy"}}]}
    /// ```
    pub(super) struct AmbiguousId { code: "R118", name: "ambiguous-id", severity: Warning }
}

impl Rule for AmbiguousId {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let references = &record.references;
        let lists: [(&str, Vec<&String>); 8] = [
            ("/sides", record.sides.iter().map(|entry| &entry.id).collect()),
            ("/people", record.people.iter().map(|entry| &entry.id).collect()),
            ("/topics", record.topics.iter().map(|entry| &entry.id).collect()),
            ("/statements", record.statements.iter().map(|entry| &entry.id).collect()),
            ("/references/encounters", references.encounters.iter().map(|entry| &entry.id).collect()),
            ("/references/instruments", references.instruments.iter().map(|entry| &entry.id).collect()),
            ("/references/events", references.events.iter().map(|entry| &entry.id).collect()),
            ("/mentions/organizations", record.mentions.organizations.iter().map(|entry| &entry.id).collect()),
        ];
        let mut owners: HashMap<&String, &str> = HashMap::new();
        for (path, ids) in &lists {
            for (index, id) in ids.iter().enumerate() {
                let owner = *owners.entry(id).or_insert(path);
                if owner != *path {
                    let message = format!("{owner} has an entry with the id {id:?} too");
                    found.add_with_help(format_args!("{path}/{index}/id"), message, "give one of the two another id");
                }
            }
        }
    }
}
