//! Findings that are known: told by no run until they are gone and come back.

use crate::cli::output;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

/// Version of the file's form.
const VERSION: &str = "1.0";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    baseline_version: String,
    /// What was found, by fingerprint; the texts are for readers.
    findings: BTreeMap<String, String>,
}

/// The findings of a baseline, and those that the next one will have.
#[derive(Default)]
pub(in crate::cli) struct Baseline {
    known: HashSet<u128>,
    written: Option<(PathBuf, BTreeMap<String, String>)>,
}

impl Baseline {
    /// Reads a baseline, and begins the next one.
    pub(in crate::cli) fn open(read: Option<&Path>, write: Option<&Path>) -> Result<Self, Error> {
        let known = match read {
            Some(path) => known(path).map_err(|error| error.at(path))?,
            None => HashSet::new(),
        };
        Ok(Self { known, written: write.map(|path| (path.to_owned(), BTreeMap::new())) })
    }

    /// Whether it needs the fingerprint of every finding.
    pub(in crate::cli) fn is_asked(&self) -> bool {
        !self.known.is_empty() || self.written.is_some()
    }

    /// Whether a finding is known. What is written down becomes known.
    pub(in crate::cli) fn knows(&mut self, finding: &Diagnostic, fingerprint: &str) -> bool {
        if let Some((_, findings)) = &mut self.written {
            findings.insert(fingerprint.to_owned(), format!("{} {}", finding.code, finding.message));
            return true;
        }
        self.known.contains(&number(fingerprint))
    }

    /// Writes the next baseline.
    pub(in crate::cli) fn keep(self) -> Result<(), Error> {
        let Some((path, findings)) = self.written else { return Ok(()) };
        let document = Document { baseline_version: VERSION.to_owned(), findings };
        let text = serde_json::to_string_pretty(&document).map_err(Error::encode)? + "\n";
        output::write_whole(Some(&path), &text)
    }
}

fn known(path: &Path) -> Result<HashSet<u128>, Error> {
    let text = std::fs::read_to_string(path).map_err(Error::read)?;
    let document: Document = serde_json::from_str(&text).map_err(|error| Error::settings(error.to_string()))?;
    if document.baseline_version != VERSION {
        return Err(Error::settings(format!(
            "the baseline's version is {:?}, not {VERSION:?}",
            document.baseline_version
        )));
    }
    Ok(document.findings.keys().map(|fingerprint| number(fingerprint)).collect())
}

fn number(fingerprint: &str) -> u128 {
    u128::from_str_radix(fingerprint, 16).unwrap_or_default()
}
