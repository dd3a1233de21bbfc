//! Evidence and notes are of something.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use serde_json::Value;

rule! {
    /// What evidence or a note is `of` is there: an entry by its id, a field of it, or a field that stands in no
    /// list.
    ///
    /// Evidence of a value that is absent proves nothing; usually an id was renamed or an entry removed.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"evidence": [{"of": "p7/name", "basis": "metadata"}]}
    /// ```
    ///
    /// ```json
    /// {"notes": [{"code": "doubt", "message": "Which one?", "of": "meeting/place"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"evidence": [{"of": "s1/country", "basis": "metadata"}],
    ///  "notes": [{"code": "doubt", "message": "Is it?", "of": "meeting/status"}]}
    /// ```
    pub(super) struct EvidenceOfNothing { code: "R116", name: "evidence-of-nothing", severity: Error }
}

impl Rule for EvidenceOfNothing {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        if record.evidence.is_empty() && record.notes.is_empty() {
            return;
        }
        // A record holds only texts, numbers and lists of them, which JSON can always carry.
        let value = serde_json::to_value(&**record).unwrap_or_default();
        let evidence = record.evidence.iter().enumerate();
        let evidence = evidence.map(|(index, entry)| (format!("/evidence/{index}/of"), Some(&entry.of)));
        let notes = record.notes.iter().enumerate().map(|(index, note)| (format!("/notes/{index}/of"), note.of.as_ref()));
        for (pointer, of) in evidence.chain(notes) {
            if let Some(of) = of.filter(|of| !is_there(&value, of)) {
                let message = format!("the record has no {of:?}");
                found.add_with_help(pointer, message, "name an entry's id and field, or the path of a field");
            }
        }
    }
}

/// Lists whose entries are named by their ids.
const LISTS: &[&str] = &[
    "/sides",
    "/people",
    "/topics",
    "/statements",
    "/references/encounters",
    "/references/instruments",
    "/references/events",
    "/mentions/organizations",
];

fn is_there(record: &Value, of: &str) -> bool {
    let (first, rest) = of.split_once('/').map_or((of, ""), |(first, rest)| (first, rest));
    let reaches = |value: &Value| rest.is_empty() || value.pointer(&format!("/{rest}")).is_some();
    let entries = LISTS.iter().filter_map(|list| record.pointer(list)?.as_array()).flatten();
    let mut entries = entries.filter(|entry| entry.get("id").is_some_and(|id| id == first));
    let is_country = || {
        let codes = record.pointer("/mentions/countries").and_then(Value::as_array);
        first == "country" && codes.is_some_and(|codes| codes.iter().any(|code| code["code"] == rest))
    };
    entries.any(reaches) || is_country() || record.get(first).is_some_and(reaches)
}
