//! Where records go: cards for a person, or a format of records.

use crate::cli::output::Output;
use crate::cli::target;
use crate::cli::{card, export};
use crate::error::Error;
use crate::format::RecordWriter;
use crate::format::csv::Guard;
use crate::record::Record;
use std::io::Write;
use std::path::Path;

/// Name of the form for a person.
pub(super) const CARD: &str = "card";

/// The forms of the output, for the command line.
pub(super) fn form() -> clap::builder::PossibleValuesParser {
    let names = std::iter::once(CARD).chain(target::names());
    clap::builder::PossibleValuesParser::new(names)
}

/// Takes records.
pub(super) enum Sink {
    Cards { output: Box<Output>, count: u64 },
    Format(Box<dyn RecordWriter>),
}

impl Sink {
    /// Opens the place for a form; settings of dialects are looked for above the first input.
    pub(super) fn open(
        form: &str,
        path: Option<&Path>,
        arguments: &export::Arguments,
        first: Option<&Path>,
    ) -> Result<Self, Error> {
        if form == CARD {
            return Ok(Self::Cards { output: Box::new(Output::open(path)?), count: 0 });
        }
        let path = path.filter(|path| *path != Path::new("-"));
        let writer = match crate::export::by_name(form) {
            Some(dialect) => export::open(dialect, path, arguments, first),
            None => target::open(form, path, Guard::None),
        };
        writer.map(Self::Format)
    }

    pub(super) fn write(&mut self, record: &Record) -> Result<(), Error> {
        match self {
            Self::Format(writer) => writer.write(record),
            Self::Cards { output, count } => {
                let before = if *count == 0 { "" } else { "\n" };
                *count += 1;
                write!(output, "{before}{}", card::card(record)).map_err(Error::write)
            }
        }
    }

    pub(super) fn finish(self) -> Result<(), Error> {
        match self {
            Self::Format(writer) => writer.finish(),
            Self::Cards { output, .. } => output.keep(),
        }
    }
}
