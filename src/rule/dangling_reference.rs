//! References lead somewhere.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use std::collections::HashSet;

rule! {
    /// The ids by which one entry refers to another are there.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "principal", "side": "s9", "name": {"full": "Ana Moreau"}}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "principal", "side": "s1", "name": {"full": "Ana Moreau"}}]}
    /// ```
    pub(super) struct DanglingReference { code: "R103", name: "dangling-reference", severity: Error }
}

impl Rule for DanglingReference {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let mut check = |ids: &HashSet<&str>, what: &str, id: &str, pointer: String| {
            if !ids.contains(id) {
                found.add_with_help(pointer, format!("there is no {what} {id:?}"), "correct the id or add the entry");
            }
        };
        let sides = record.sides.iter().map(|side| side.id.as_str()).collect();
        let people = record.people.iter().map(|person| person.id.as_str()).collect();
        let topics = record.topics.iter().map(|topic| topic.id.as_str()).collect();
        let events = record.references.events.iter().map(|event| event.id.as_str()).collect();
        for (index, person) in record.people.iter().enumerate() {
            person.side.iter().for_each(|id| check(&sides, "side", id, format!("/people/{index}/side")));
        }
        for (index, statement) in record.statements.iter().enumerate() {
            let at = format!("/statements/{index}");
            statement.side.iter().for_each(|id| check(&sides, "side", id, format!("{at}/side")));
            let lists = [
                ("speakers", "person", &people, &statement.speakers),
                ("addressees", "person", &people, &statement.addressees),
                ("topics", "topic", &topics, &statement.topics),
            ];
            for (field, what, ids, list) in lists {
                list.iter().enumerate().for_each(|(item, id)| check(ids, what, id, format!("{at}/{field}/{item}")));
            }
        }
        for (index, encounter) in record.references.encounters.iter().enumerate() {
            let at = format!("/references/encounters/{index}");
            encounter.event.iter().for_each(|id| check(&events, "event", id, format!("{at}/event")));
            let list = encounter.people.iter().enumerate();
            list.for_each(|(item, id)| check(&people, "person", id, format!("{at}/people/{item}")));
        }
    }
}
