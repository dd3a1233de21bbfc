//! A list of references names each entry once.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use std::collections::HashSet;

rule! {
    /// No list of ids names the same entry twice.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "principal", "name": {"full": "Ada Roy"}, "side": "s1", "country": "FR"}],
    ///  "statements": [{"id": "st1", "kind": "agree", "voice": "named", "speakers": ["p1", "p1"], "cue": "agreed", "text": "to meet", "quoted": "indirect"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "principal", "name": {"full": "Ada Roy"}, "side": "s1", "country": "FR"}],
    ///  "statements": [{"id": "st1", "kind": "agree", "voice": "named", "speakers": ["p1"], "cue": "agreed", "text": "to meet", "quoted": "indirect"}]}
    /// ```
    pub(super) struct RepeatedReference { code: "R117", name: "repeated-reference", severity: Error }
}

impl Rule for RepeatedReference {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let mut check = |list: &[String], pointer: String| {
            let mut seen = HashSet::new();
            for (index, id) in list.iter().enumerate() {
                if !seen.insert(id) {
                    found.add_with_help(format_args!("{pointer}/{index}"), format!("{id:?} is named twice"), "name it once");
                }
            }
        };
        for (index, statement) in record.statements.iter().enumerate() {
            check(&statement.speakers, format!("/statements/{index}/speakers"));
            check(&statement.addressees, format!("/statements/{index}/addressees"));
            check(&statement.topics, format!("/statements/{index}/topics"));
        }
        for (index, encounter) in record.references.encounters.iter().enumerate() {
            check(&encounter.people, format!("/references/encounters/{index}/people"));
        }
    }
}
