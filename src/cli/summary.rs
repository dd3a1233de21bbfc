//! The balance of a run: inputs = documents with records + rejects + failures.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The balance.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Summary {
    /// Texts that were given.
    pub(super) inputs: u64,
    /// Texts that gave records.
    pub(super) documents_with_records: u64,
    /// Records that they gave.
    pub(super) records: u64,
    /// Texts without a meeting, by reason.
    pub(super) rejects: BTreeMap<String, u64>,
    /// Texts that could not be read.
    pub(super) failures: u64,
    /// Members of input lines that were ignored, with the number of lines.
    pub(super) ignored_members: BTreeMap<String, u64>,
}

/// How many names of ignored members are kept apart; the rest are counted under one.
const MOST_NAMES: usize = 100;

impl Summary {
    /// Adds another balance.
    pub(super) fn add(&mut self, other: &Self) {
        self.inputs += other.inputs;
        self.documents_with_records += other.documents_with_records;
        self.records += other.records;
        self.failures += other.failures;
        for (reason, count) in &other.rejects {
            *self.rejects.entry(reason.clone()).or_default() += count;
        }
        other.ignored_members.iter().for_each(|(name, count)| self.ignore(name.clone(), *count));
    }

    /// Counts lines with a member that was ignored.
    pub(super) fn ignore(&mut self, name: String, count: u64) {
        let is_known = self.ignored_members.contains_key(&name);
        let name = if is_known || self.ignored_members.len() < MOST_NAMES { name } else { "(others)".to_owned() };
        *self.ignored_members.entry(name).or_default() += count;
    }

    /// Number of texts without a meeting.
    pub(super) fn rejected(&self) -> u64 {
        self.rejects.values().sum()
    }

    /// The rejects as a person reads them: `domestic 2, no-meeting 5`.
    pub(super) fn reasons(&self) -> String {
        counted(&self.rejects)
    }

    /// The ignored members as a person reads them.
    pub(super) fn ignored(&self) -> String {
        counted(&self.ignored_members)
    }

    /// The balance as JSON.
    pub(super) fn to_json(&self) -> String {
        // Texts and numbers under texts: JSON can always carry them.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

fn counted(counts: &BTreeMap<String, u64>) -> String {
    counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
}
