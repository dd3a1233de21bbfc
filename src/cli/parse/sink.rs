//! Where records go: cards for a person, or a format of records.

use crate::cli::card;
use crate::cli::output::Output;
use crate::error::Error;
use crate::format::{self, FORMATS, RecordWriter};
use crate::record::Record;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Name of the form for a person.
pub(super) const CARD: &str = "card";

/// The forms of the output, for the command line.
pub(super) fn form() -> clap::builder::PossibleValuesParser {
    let names = std::iter::once(CARD).chain(FORMATS.iter().map(|format| format.name()));
    clap::builder::PossibleValuesParser::new(names)
}

/// Takes records.
pub(super) struct Sink {
    output: Shared,
    form: Form,
}

enum Form {
    Cards { count: u64 },
    Format(Box<dyn RecordWriter>),
}

impl Sink {
    pub(super) fn open(form: &str, path: Option<&Path>) -> Result<Self, Error> {
        let format = if form == CARD { None } else { Some(format::by_name(form)?) };
        let output = Shared(Arc::new(Mutex::new(Output::open(path)?)));
        let form = match format {
            None => Form::Cards { count: 0 },
            Some(format) => Form::Format(format.write(Box::new(output.clone()))),
        };
        Ok(Self { output, form })
    }

    pub(super) fn write(&mut self, record: &Record) -> Result<(), Error> {
        match &mut self.form {
            Form::Format(writer) => writer.write(record),
            Form::Cards { count } => {
                let before = if *count == 0 { "" } else { "\n" };
                *count += 1;
                write!(self.output, "{before}{}", card::card(record)).map_err(Error::write)
            }
        }
    }

    pub(super) fn finish(self) -> Result<(), Error> {
        if let Form::Format(writer) = self.form {
            writer.finish()?;
        }
        match Arc::try_unwrap(self.output.0) {
            Ok(output) => output.into_inner().unwrap_or_else(PoisonError::into_inner).keep(),
            // A writer that is finished holds the output no longer.
            Err(_) => Ok(()),
        }
    }
}

/// The output, which the writer of a format writes to and the sink keeps in the end.
#[derive(Clone)]
struct Shared(Arc<Mutex<Output>>);

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Output> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.lock().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.lock().flush()
    }
}
