//! Parts the records of one pass: the sound ones in any format, the others as JSON Lines with their findings beside them.

use crate::cli::output::Output;
use crate::cli::{source, target};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::format::csv::Guard;
use crate::format::{Entry, RecordWriter};
use crate::record::Record;
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where the records go.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub(in crate::cli) struct Arguments {
    /// Write the records without errors there, in the format of the name's ending
    #[arg(long, value_name = "FILE", conflicts_with = "schema")]
    valid_to: Option<PathBuf>,
    /// Write the other records there as JSON Lines, with what was found in them
    #[arg(long, value_name = "FILE", conflicts_with = "schema")]
    invalid_to: Option<PathBuf>,
}

impl Arguments {
    /// Whether records are wanted at all.
    pub(super) fn is_asked(&self) -> bool {
        self.valid_to.is_some() || self.invalid_to.is_some()
    }
}

/// Takes records apart.
#[derive(Default)]
pub(in crate::cli) struct Split {
    valid: Option<Box<dyn RecordWriter>>,
    invalid: Option<Output>,
}

impl Split {
    pub(in crate::cli) fn open(arguments: &Arguments) -> Result<Self, Error> {
        let writer = |path: &PathBuf| {
            let format = source::format_of(path).map_or("jsonl", |format| format.name());
            target::open(format, Some(path.as_path()), Guard::None)
        };
        let output = |path: &PathBuf| Output::open(Some(Path::new(path)));
        Ok(Self {
            valid: arguments.valid_to.as_ref().map(writer).transpose()?,
            invalid: arguments.invalid_to.as_ref().map(output).transpose()?,
        })
    }

    /// Whether records are wanted at all.
    pub(in crate::cli) fn is_asked(&self) -> bool {
        self.valid.is_some() || self.invalid.is_some()
    }

    /// Puts a record in its place.
    pub(in crate::cli) fn put(
        &mut self,
        record: Option<&Record>,
        entry: &Entry,
        findings: &[Diagnostic],
    ) -> Result<(), Error> {
        let is_sound = findings.iter().all(|finding| finding.severity != Severity::Error);
        match (record.filter(|_| is_sound), &mut self.valid, &mut self.invalid) {
            (Some(record), Some(valid), _) => valid.write(record),
            (None, _, Some(invalid)) => {
                let mut line = json!({"findings": findings});
                match entry.tree() {
                    Some(tree) => line["record"] = tree.to_value(),
                    None => line["text"] = String::from_utf8_lossy(entry.lines().bytes()).into(),
                }
                writeln!(invalid, "{line}").map_err(Error::write)
            }
            _ => Ok(()),
        }
    }

    /// Puts the files in their places.
    pub(in crate::cli) fn keep(self) -> Result<(), Error> {
        self.valid.map_or(Ok(()), RecordWriter::finish)?;
        self.invalid.map_or(Ok(()), Output::keep)
    }
}
