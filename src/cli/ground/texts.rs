//! The texts that records are held against.

use crate::Report;
use crate::cli::inputs::Input;
use crate::cli::reports::{self, Settings};
use crate::cli::validate::teller::Teller;
use crate::diagnostic::Severity;
use crate::record::{Record, sha256};
use std::collections::HashMap;

/// A text with the name of its file.
pub(super) struct Text {
    pub(super) name: String,
    pub(super) report: Report,
}

/// Texts, found by digest and by the id of their document.
pub(super) struct Texts {
    all: Vec<Text>,
    by_digest: HashMap<String, usize>,
    by_id: HashMap<String, usize>,
}

impl Texts {
    /// Reads the texts of some inputs; what cannot be read is told.
    pub(super) fn read(inputs: &[Input], settings: &Settings, teller: &mut Teller) -> Self {
        let mut texts = Self { all: Vec::new(), by_digest: HashMap::new(), by_id: HashMap::new() };
        for input in inputs {
            for item in reports::read(input, settings) {
                match item {
                    Ok(item) => {
                        let item = item.opened(settings);
                        let faults = item.findings.iter().filter(|finding| finding.severity == Severity::Error);
                        faults.for_each(|finding| teller.unreadable(finding));
                        item.report.into_iter().for_each(|report| texts.add(input.name(), report));
                    }
                    Err(error) => teller.fault(&error),
                }
            }
        }
        texts
    }

    fn add(&mut self, name: String, report: Report) {
        let index = self.all.len();
        self.by_digest.entry(sha256(report.source_text())).or_insert(index);
        if let Some(id) = &report.id {
            self.by_id.entry(id.clone()).or_insert(index);
        }
        self.all.push(Text { name, report });
    }

    /// The text of a record: that of its digest, else of its document, else the only one there is.
    pub(super) fn of(&self, record: &Record) -> Option<&Text> {
        let by_digest = || self.by_digest.get(record.source.text_sha256.as_ref()?);
        let by_id = || self.by_id.get(record.source.document_id.as_ref()?);
        let only = || if let [only] = self.all.as_slice() { Some(only) } else { None };
        by_digest().or_else(by_id).map(|index| &self.all[*index]).or_else(only)
    }
}
