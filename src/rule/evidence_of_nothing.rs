//! Evidence and notes are of something.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use std::collections::{HashMap, HashSet};

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
        let there = There::of(record);
        let evidence = record.evidence.iter().enumerate();
        let evidence = evidence.map(|(index, entry)| (format!("/evidence/{index}/of"), Some(&entry.of)));
        let notes = record.notes.iter().enumerate().map(|(index, note)| (format!("/notes/{index}/of"), note.of.as_ref()));
        for (pointer, of) in evidence.chain(notes) {
            if let Some(of) = of.filter(|of| !there.has(of)) {
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

/// How pointers to parts of evidence begin.
const EVIDENCE: &str = "/evidence/";

/// What evidence can be of.
struct There<'a> {
    record: &'a Subject<'a>,
    /// Where values stand that are no evidence themselves, which is most of a record and hardly ever has evidence.
    pointers: HashSet<&'a str>,
    /// Where the entries of each id stand.
    entries: HashMap<&'a str, Vec<&'a str>>,
    countries: HashSet<&'a str>,
}

impl<'a> There<'a> {
    fn of(record: &'a Subject<'a>) -> Self {
        let mut there = Self { record, pointers: HashSet::new(), entries: HashMap::new(), countries: HashSet::new() };
        for (pointer, text) in record.values().filter(|(pointer, _)| !pointer.starts_with(EVIDENCE)) {
            there.pointers.insert(pointer);
            let entry = pointer.strip_suffix("/id").filter(|entry| is_entry(entry));
            if let (Some(entry), Some(id)) = (entry, text) {
                there.entries.entry(id).or_default().push(entry);
            }
        }
        there.countries.extend(record.mentions.countries.iter().map(|country| country.code.as_str()));
        there
    }

    fn has(&self, of: &str) -> bool {
        let (first, rest) = of.split_once('/').unwrap_or((of, ""));
        let reaches = |from: &str| match rest {
            "" => self.has_value(from),
            rest => self.has_value(&format!("{from}/{rest}")),
        };
        self.entries.get(first).is_some_and(|entries| entries.iter().any(|entry| reaches(entry)))
            || first == "country" && self.countries.contains(rest)
            || !first.is_empty() && reaches(&format!("/{first}"))
    }

    fn has_value(&self, wanted: &str) -> bool {
        let is_evidence = || self.record.values().any(|(pointer, _)| pointer == wanted);
        self.pointers.contains(wanted) || wanted.starts_with(EVIDENCE) && is_evidence()
    }
}

/// Whether a pointer leads to an entry of one of the lists.
fn is_entry(pointer: &str) -> bool {
    pointer.rsplit_once('/').is_some_and(|(list, _)| LISTS.contains(&list))
}
