//! `chancery load`: records into a database.

use super::exit::Outcome;
use super::output::write_whole;
use super::{authorities, batch, console, inputs, source};
use crate::authority::Authorities;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::format::csv::Guard;
use crate::format::{self, Entry, FORMATS, Limits};
use crate::record::Record;
use crate::store::{Counts, Loader, Refusal};
use clap::builder::PossibleValuesParser;
use std::path::PathBuf;

/// Load records into a database; what comes of a document replaces what was there of it
///
/// The tables are made, or upgraded, from the schema. Each transaction takes some documents whole, so that a load that was
/// cut off can simply be run again. Records that a person reviewed are kept as they are, unless --force is given.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files, folders, patterns, CSV bundles, databases, or - for standard input; records of a document stand together
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// The database: sqlite:FILE, or the URL of a PostgreSQL database, which begins with postgres:
    #[arg(long, value_name = "DATABASE")]
    db: String,
    /// Format of the inputs [default: by the ending of the file; jsonl for standard input]
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name())))]
    from: Option<String>,
    /// Overwrite and remove records that a person reviewed, too
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    authorities: authorities::Naming,
    /// Write the counts to this file, as JSON
    #[arg(long, value_name = "PATH")]
    summary: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let given = arguments.from.as_deref().map(format::by_name).transpose()?;
    let found = inputs::find(&arguments.inputs, &inputs::record_endings());
    let authorities = arguments.authorities.read()?;
    let mut load = Load { authorities, loader: Loader::open(&arguments.db, arguments.force)?, outcome: Outcome::Clean };
    found.faults.iter().for_each(|error| load.fault(error));
    for input in &found.inputs {
        match source::open(input, given, Guard::None, Limits::default()) {
            Ok(entries) => load.take(input, entries)?,
            Err(error) => load.fault(&error.at(input.name())),
        }
    }
    let (counts, refusals) = load.loader.finish()?;
    for refusal in &refusals {
        load.refusal(refusal);
    }
    if let Some(path) = &arguments.summary {
        let text = serde_json::to_string_pretty(&counts).map_err(Error::encode)?;
        write_whole(Some(path), &format!("{text}\n"))?;
    }
    write_whole(None, &line(&counts))?;
    Ok(load.outcome)
}

fn line(counts: &Counts) -> String {
    let Counts { inserted, unchanged, replaced, removed, kept, refused } = counts;
    format!(
        "inserted {inserted}, unchanged {unchanged}, replaced {replaced}, removed {removed}, reviewed and kept {kept}, \
         refused {refused}\n"
    )
}

struct Load {
    authorities: Option<Authorities>,
    loader: Loader,
    outcome: Outcome,
}

impl Load {
    /// Loads the records of an input. Those that are none are told, and the rest goes on.
    fn take(&mut self, input: &inputs::Input, entries: format::Entries<'static>) -> Result<(), Error> {
        let size = |entry: &Result<Entry, Error>| entry.as_ref().map_or(0, Entry::size);
        let judge = |entry: Result<Entry, Error>| entry.map(Entry::judge);
        batch::in_order(entries, size, judge, |judged| match judged {
            Ok(judged) => {
                for mut finding in judged.entry.findings {
                    finding.place.file = Some(source::file_of(input, finding.place.table.as_deref()));
                    self.finding(&finding);
                }
                let refusals = judged.record.map_or(Ok(Vec::new()), |record| self.add(record))?;
                for refusal in &refusals {
                    self.refusal(refusal);
                }
                Ok(())
            }
            Err(error) => {
                self.fault(&error.at(input.name()));
                Ok(())
            }
        })
    }

    fn add(&mut self, mut record: Record) -> Result<Vec<Refusal>, Error> {
        if let Some(authorities) = &self.authorities {
            authorities.apply(&mut record);
        }
        self.loader.add(record)
    }

    fn fault(&mut self, error: &Error) {
        console::fault(error);
        self.outcome = Outcome::Fault;
    }

    fn finding(&mut self, finding: &Diagnostic) {
        console::line(&finding.to_string());
        if finding.severity == Severity::Error {
            self.outcome = self.outcome.max(Outcome::Findings);
        }
    }

    /// Tells a refusal with the errors that the rules find in its records.
    fn refusal(&mut self, refusal: &Refusal) {
        self.outcome = self.outcome.max(Outcome::Findings);
        for record in &refusal.records {
            console::line(&format!("refused: {}: {}; `chancery validate` names the lines", record.id, refusal.reason));
            let found = crate::check(record).into_iter().filter(|finding| finding.severity == Severity::Error);
            found.for_each(|finding| self.finding(&finding));
        }
    }
}
