//! What was read from a text has evidence.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use std::collections::HashSet;

rule! {
    /// In a record with evidence that names its generator, every side, person, topic, statement and reference has
    /// some, and so have the date and the place of the meeting.
    ///
    /// Evidence may be left out as a whole; where it is given, a value without any was not read from the text.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"generator": {"name": "chancery", "version": "0.1.0"},
    ///  "evidence": [{"of": "s1", "basis": "stated", "quote": "France"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"generator": {"name": "chancery", "version": "0.1.0"},
    ///  "evidence": [{"of": "s1", "basis": "stated", "quote": "France"}, {"of": "s2/country", "basis": "stated", "quote": "Germany"}]}
    /// ```
    pub(super) struct UnprovenEntry { code: "R124", name: "unproven-entry", severity: Warning }
}

impl Rule for UnprovenEntry {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        if record.generator.is_none() || record.evidence.is_empty() {
            return;
        }
        let proven: HashSet<&str> = record.evidence.iter().filter_map(|evidence| evidence.of.split('/').next()).collect();
        let references = &record.references;
        let mut check = |path: &str, ids: Vec<&String>| {
            for (index, id) in ids.into_iter().enumerate().filter(|(_, id)| !proven.contains(id.as_str())) {
                found.add_with_help(format_args!("{path}/{index}"), format!("{id:?} has no evidence"), "cite the words");
            }
        };
        check("/sides", record.sides.iter().map(|entry| &entry.id).collect());
        check("/people", record.people.iter().map(|entry| &entry.id).collect());
        check("/topics", record.topics.iter().map(|entry| &entry.id).collect());
        check("/statements", record.statements.iter().map(|entry| &entry.id).collect());
        check("/references/encounters", references.encounters.iter().map(|entry| &entry.id).collect());
        check("/references/instruments", references.instruments.iter().map(|entry| &entry.id).collect());
        check("/references/events", references.events.iter().map(|entry| &entry.id).collect());
        let is_proven = |of: &str| record.evidence.iter().any(|evidence| evidence.of.starts_with(of));
        if record.meeting.date.is_some() && !is_proven("meeting/date") {
            found.add_with_help("/meeting/date", "the date has no evidence", "cite the words");
        }
        if record.meeting.place.is_some() && !is_proven("meeting/place") {
            found.add_with_help("/meeting/place", "the place has no evidence", "cite the words");
        }
    }
}
