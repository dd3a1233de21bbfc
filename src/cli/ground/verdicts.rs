//! How many values have which verdict, by record and by field.

use crate::cli::{console, output};
use crate::error::Error;
use crate::ground::{Grounded, Verdict};
use crate::record::Record;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Counts of verdicts.
#[derive(Debug, Clone, Copy, Default, Serialize)]
struct Counts {
    stated: u64,
    derivable: u64,
    contradicted: u64,
    not_in_text: u64,
}

impl Counts {
    fn add(&mut self, verdict: Verdict) {
        *match verdict {
            Verdict::Stated => &mut self.stated,
            Verdict::Derivable => &mut self.derivable,
            Verdict::Contradicted => &mut self.contradicted,
            Verdict::NotInText => &mut self.not_in_text,
        } += 1;
    }

    fn and(self, other: Self) -> Self {
        Self {
            stated: self.stated + other.stated,
            derivable: self.derivable + other.derivable,
            contradicted: self.contradicted + other.contradicted,
            not_in_text: self.not_in_text + other.not_in_text,
        }
    }

    fn line(&self) -> String {
        let Self { stated, derivable, contradicted, not_in_text } = self;
        format!("{stated} stated, {derivable} derivable, {contradicted} contradicted, {not_in_text} not in the text")
    }
}

/// The counts of a record.
#[derive(Debug, Serialize)]
struct OfRecord {
    file: String,
    record: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_id: Option<String>,
    #[serde(flatten)]
    counts: Counts,
}

/// The counts of a run.
#[derive(Debug, Default, Serialize)]
pub(super) struct Verdicts {
    records: Vec<OfRecord>,
    fields: BTreeMap<String, Counts>,
}

impl Verdicts {
    /// Counts the verdicts on a record.
    pub(super) fn count(&mut self, file: &str, number: u64, record: &Record, grounded: &Grounded) {
        let mut counts = Counts::default();
        for value in &grounded.values {
            counts.add(value.verdict);
            self.fields.entry(value.field()).or_default().add(value.verdict);
        }
        let document_id = record.source.document_id.clone();
        self.records.push(OfRecord { file: file.to_owned(), record: number, document_id, counts });
    }

    /// Tells the counts: a line for each of a few records; for many, a line for each field in which values do not hold; of
    /// more than one record, a line for all.
    pub(super) fn tell(&self, summary: Option<&Path>) -> Result<(), Error> {
        const FEW: usize = 12;
        if let Some(path) = summary {
            // Texts and numbers under texts: JSON can always carry them.
            let text = serde_json::to_string_pretty(self).unwrap_or_default();
            output::write_whole(Some(path), &format!("{text}\n"))?;
        }
        if self.records.len() <= FEW {
            for OfRecord { file, record, counts, .. } in &self.records {
                console::line(&format!("{file}, record {record}: {}", counts.line()));
            }
        } else {
            for (field, counts) in self.fields.iter().filter(|(_, counts)| counts.contradicted + counts.not_in_text > 0)
            {
                console::line(&format!("{field}: {}", counts.line()));
            }
        }
        if let [_, _, ..] = self.records.as_slice() {
            let all = self.records.iter().fold(Counts::default(), |sum, record| sum.and(record.counts));
            console::line(&format!("{} records: {}", self.records.len(), all.line()));
        }
        Ok(())
    }
}
