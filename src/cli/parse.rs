//! `chancery parse`: from reports to records.

mod sink;
mod trace;

use super::console::Progress;
use super::exit::Outcome;
use super::output::{Output, write_whole};
use super::reports::{self, Item, Kind, Settings, is_day, is_plain, is_uri};
use super::summary::Summary;
use super::{batch, console, inputs, target};
use crate::error::Error;
use crate::export;
use crate::input::Encoding;
use crate::{EvidenceLevel, Options, Parsed, Rejection, Report};
use serde_json::json;
use sink::Sink;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Read reports and make a record of each meeting
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files, folders, patterns, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// What the inputs hold
    #[arg(long, value_enum, default_value = "auto")]
    from: Kind,
    /// Form of the output: card, or a format of records [default: a card on a terminal, else by the ending of PATH, else jsonl]
    #[arg(long, value_name = "FORM", value_parser = sink::form())]
    to: Option<String>,
    /// Write to this file, whole or not at all
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Day of publication of reports that do not say it themselves; goes before what a page says
    #[arg(long, value_name = "DATE", value_parser = checked(is_day, "a day looks like 2025-11-27"))]
    published: Option<String>,
    /// Publisher of reports that do not say it themselves; goes before what a page says
    #[arg(long, value_name = "NAME", value_parser = checked(is_plain, "a name has no control characters"))]
    publisher: Option<String>,
    /// Where the report was published
    #[arg(long, value_name = "URL", value_parser = checked(is_uri, "an absolute URI is needed"))]
    url: Option<String>,
    /// Encoding of texts, by its label, where they have no byte order mark [default: detected]
    #[arg(long, value_name = "LABEL")]
    encoding: Option<Encoding>,
    /// Put the source text into the record
    #[arg(long)]
    with_text: bool,
    /// How much evidence the records carry
    #[arg(long, value_enum, default_value = "full")]
    evidence: Evidence,
    /// Tell on standard error which words and which rule gave each value, and which readings lost
    #[arg(long)]
    trace: bool,
    /// Write the texts without a meeting to this file: JSON Lines of `document_id`, code and message
    #[arg(long, value_name = "PATH")]
    rejects: Option<PathBuf>,
    /// Write the balance of the run to this file, as JSON
    #[arg(long, value_name = "PATH")]
    summary: Option<PathBuf>,
    #[command(flatten)]
    export: super::export::Arguments,
}

/// How much evidence the records carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Evidence {
    /// Offsets and quotes
    Full,
    /// Offsets without the words
    Offsets,
    /// None
    None,
}

impl From<Evidence> for EvidenceLevel {
    fn from(evidence: Evidence) -> Self {
        match evidence {
            Evidence::Full => Self::Full,
            Evidence::Offsets => Self::Offsets,
            Evidence::None => Self::None,
        }
    }
}

/// An argument that must pass a check.
fn checked(is_good: fn(&str) -> bool, form: &'static str) -> impl Fn(&str) -> Result<String, &'static str> + Clone {
    move |value| if !value.is_empty() && is_good(value) { Ok(value.to_owned()) } else { Err(form) }
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let found = inputs::find(&arguments.inputs, reports::ENDINGS);
    let is_single = found.inputs.len() == 1;
    let first = found.inputs.first().and_then(|input| input.path.as_deref());
    let mut run = Run::open(arguments, first)?;
    found.faults.iter().for_each(|error| run.fault(error));
    let settings = arguments.settings();
    let shows_text = export::by_name(arguments.form()).is_some_and(export::Dialect::shows_text);
    let options = Options { evidence: arguments.evidence.into(), with_text: arguments.with_text || shows_text };
    let items = found.inputs.iter().flat_map(|input| reports::read(input, &settings));
    let size = |item: &Result<Item, Error>| item.as_ref().map_or(0, Item::size);
    let work = |item: Result<Item, Error>| {
        let item = item.map(|item| item.opened(&settings));
        item.map(|mut item| (item.report.take().map(|report| (crate::parse(&report, &options), report.id)), item))
    };
    batch::in_order(items, size, work, |done| match done {
        Ok((Some((parsed, id)), item)) => run.take(item, id, parsed),
        Ok((None, item)) => {
            run.failure(item);
            Ok(())
        }
        Err(error) => {
            run.fault(&error);
            Ok(())
        }
    })?;
    if found.left_out > 0 {
        console::line(&format!(
            "files of folders left out, since they do not end in .{}: {}",
            reports::ENDINGS.join(", ."),
            found.left_out
        ));
    }
    run.finish(is_single, arguments.summary.as_deref())
}

impl Arguments {
    fn settings(&self) -> Settings {
        let default = Report {
            published: self.published.clone(),
            publisher: self.publisher.clone(),
            url: self.url.clone(),
            ..Report::default()
        };
        Settings { kind: self.from, encoding: self.encoding, default }
    }

    /// The form of the output, by what was said, else by the ending of the path, else by whether a person looks.
    fn form(&self) -> &str {
        if let Some(form) = &self.to {
            return form;
        }
        let Some(path) = self.output.as_deref().filter(|path| *path != Path::new("-")) else {
            return if std::io::stdout().is_terminal() { sink::CARD } else { "jsonl" };
        };
        target::name_of(path).unwrap_or("jsonl")
    }
}

/// A run: where everything goes, and its balance.
struct Run {
    sink: Sink,
    rejects: Option<Output>,
    last_rejection: Option<Rejection>,
    summary: Summary,
    outcome: Outcome,
    progress: Progress,
    is_traced: bool,
}

impl Run {
    fn open(arguments: &Arguments, first: Option<&Path>) -> Result<Self, Error> {
        let rejects = arguments.rejects.as_deref().map(|path| Output::open(Some(path))).transpose()?;
        let is_seen = arguments.output.is_none() && std::io::stdout().is_terminal();
        Ok(Self {
            sink: Sink::open(arguments.form(), arguments.output.as_deref(), &arguments.export, first)?,
            rejects,
            last_rejection: None,
            summary: Summary::default(),
            outcome: Outcome::Clean,
            progress: Progress::new(!is_seen, "documents"),
            is_traced: arguments.trace,
        })
    }

    /// A fault of reading: told, counted, and the rest goes on.
    fn fault(&mut self, error: &Error) {
        self.summary.inputs += 1;
        self.summary.failures += 1;
        self.outcome = Outcome::Fault;
        self.progress.fault(error);
    }

    fn failure(&mut self, item: Item) {
        self.summary.inputs += 1;
        self.summary.failures += 1;
        self.outcome = self.outcome.max(Outcome::Findings);
        self.tell(item);
    }

    fn tell(&mut self, item: Item) {
        item.findings.iter().for_each(|finding| self.progress.finding(finding));
        item.ignored.into_iter().for_each(|name| self.summary.ignore(name));
        self.progress.step();
    }

    fn take(&mut self, item: Item, id: Option<String>, parsed: Parsed) -> Result<(), Error> {
        self.summary.inputs += 1;
        self.tell(item);
        if self.is_traced {
            self.progress.text(&trace::trace(id.as_deref(), &parsed));
        }
        if let Some(rejection) = parsed.rejection {
            *self.summary.rejects.entry(rejection.code).or_default() += 1;
            self.reject(id, &rejection)?;
            self.last_rejection = Some(rejection);
            return Ok(());
        }
        self.summary.documents_with_records += 1;
        self.summary.records += parsed.records.len() as u64;
        parsed.records.iter().try_for_each(|record| self.sink.write(record))
    }

    fn reject(&mut self, id: Option<String>, rejection: &Rejection) -> Result<(), Error> {
        let Some(rejects) = &mut self.rejects else { return Ok(()) };
        let mut line = serde_json::Map::new();
        line.extend(id.map(|id| ("document_id".to_owned(), json!(id))));
        line.insert("code".to_owned(), json!(rejection.code));
        line.insert("message".to_owned(), json!(rejection.message));
        writeln!(rejects, "{}", serde_json::Value::Object(line)).map_err(Error::write)
    }

    fn finish(self, is_single: bool, summary: Option<&Path>) -> Result<Outcome, Error> {
        self.progress.finish();
        self.sink.finish()?;
        let has_rejects_file = self.rejects.is_some();
        self.rejects.map_or(Ok(()), Output::keep)?;
        if let Some(path) = summary {
            write_whole(Some(path), &self.summary.to_json())?;
        }
        match self.last_rejection {
            Some(rejection) if is_single && self.summary.inputs == 1 => {
                console::line(&format!("no record: {} ({})", rejection.message, rejection.code));
            }
            Some(_) if !has_rejects_file => {
                let (rejected, inputs) = (self.summary.rejected(), self.summary.inputs);
                let reasons = self.summary.reasons();
                console::line(&format!(
                    "{rejected} of {inputs} texts gave no record ({reasons}); --rejects PATH lists them"
                ));
            }
            _ => {}
        }
        if !self.summary.ignored_members.is_empty() {
            console::line(&format!("ignored members that are not known: {}", self.summary.ignored()));
        }
        Ok(self.outcome)
    }
}
