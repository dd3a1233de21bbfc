//! `chancery parse`: from reports to records.

mod sink;
mod state;
mod trace;

use super::console::Progress;
use super::exit::Outcome;
use super::output::{Output, write_whole};
use super::reports::{self, Item, Kind, Settings, is_day, is_plain, is_uri};
use super::summary::Summary;
use super::{authorities, batch, console, inputs, target};
use crate::error::Error;
use crate::export;
use crate::format::csv::Guard;
use crate::format::{self, Format};
use crate::input::Encoding;
use crate::package::sha256_of;
use crate::record::Record;
use crate::{EvidenceLevel, Options, Parsed, Rejection, Report};
use inputs::Input;
use serde_json::{Value, json};
use sink::Sink;
use state::{State, Task};
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
    /// Keep in this file which inputs were read, and read only those that are new or have changed since; --output is then a
    /// folder, with a file of records for each input
    #[arg(long, value_name = "PATH", requires = "output")]
    state: Option<PathBuf>,
    #[command(flatten)]
    authorities: authorities::Naming,
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

/// What comes of the inputs, one after the other.
enum Step {
    /// An input whose records have a place of their own.
    Begin(Task),
    Item(Box<Item>),
}

/// A step that is done.
enum Done {
    Begin(Task),
    /// A report, with its id and what was read out of it unless it could not be read.
    Read(Box<Item>, Option<(Option<String>, Parsed)>),
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
    let authorities = arguments.authorities.read()?;
    let parsed = |report: &Report| {
        let mut parsed = crate::parse(report, &options);
        if let Some(authorities) = &authorities {
            parsed.records.iter_mut().for_each(|record| authorities.apply(record));
        }
        parsed
    };
    let steps = run.tasks(found.inputs)?.into_iter().flat_map(|(input, task)| {
        let items = reports::read(&input, &settings).map(|item| item.map(|item| Step::Item(Box::new(item))));
        task.map(|task| Ok(Step::Begin(task))).into_iter().chain(items)
    });
    let size = |step: &Result<Step, Error>| match step {
        Ok(Step::Item(item)) => item.size(),
        _ => 0,
    };
    let work = |step: Result<Step, Error>| {
        Ok(match step? {
            Step::Begin(task) => Done::Begin(task),
            Step::Item(item) => {
                let mut item = item.opened(&settings);
                let report = item.report.take();
                Done::Read(Box::new(item), report.map(|report| (report.id.clone(), parsed(&report))))
            }
        })
    };
    batch::in_order(steps, size, work, |done| match done {
        Ok(Done::Begin(task)) => run.begin(task),
        Ok(Done::Read(item, Some((id, parsed)))) => run.take(*item, id, parsed),
        Ok(Done::Read(item, None)) => {
            run.failure(*item);
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

    /// What the records depend on besides the inputs.
    fn asked(&self) -> Value {
        let Self { published, publisher, url, with_text, output, .. } = self;
        json!({
            "program": concat!("chancery ", env!("CARGO_PKG_VERSION")),
            "output": output, "to": self.form(),
            "from": format!("{:?}", self.from), "encoding": format!("{:?}", self.encoding),
            "published": published, "publisher": publisher, "url": url,
            "evidence": format!("{:?}", self.evidence), "with_text": with_text,
            "authorities": self.authorities.path().and_then(|path| sha256_of(path).ok()),
        })
    }

    /// The manifest that was asked for, and the ending of the files of records.
    fn ledger(&self) -> Result<Option<Ledger>, Error> {
        let (Some(path), Some(folder)) = (&self.state, &self.output) else { return Ok(None) };
        let form = format::by_name(self.form());
        let form =
            form.map_err(|_| Error::conflict("--state needs a format of records: --to jsonl, json, csv, xml …"))?;
        if folder == Path::new("-") || folder.is_file() {
            return Err(Error::conflict("--state needs a folder for the records: --output PATH"));
        }
        let state = State::open(path, folder, self.asked())?;
        let ending = form.extensions().first().copied().unwrap_or_default();
        Ok(Some(Ledger { state, form, ending, task: None, rejects: Vec::new(), others: Summary::default() }))
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
    /// Where records go; none where each input has a place of its own and has given none yet.
    sink: Option<Sink>,
    ledger: Option<Ledger>,
    rejects: Option<Output>,
    last_rejection: Option<Rejection>,
    /// The balance; where each input has a place of its own, that of the one that is read.
    summary: Summary,
    outcome: Outcome,
    progress: Progress,
    is_traced: bool,
}

/// The manifest, and what it will tell of the input that is read.
struct Ledger {
    state: State,
    form: &'static dyn Format,
    ending: &'static str,
    task: Option<Task>,
    rejects: Vec<Value>,
    /// What belongs to no input.
    others: Summary,
}

impl Run {
    fn open(arguments: &Arguments, first: Option<&Path>) -> Result<Self, Error> {
        let rejects = arguments.rejects.as_deref().map(|path| Output::open(Some(path))).transpose()?;
        let is_seen = arguments.output.is_none() && std::io::stdout().is_terminal();
        let ledger = arguments.ledger()?;
        let open = || Sink::open(arguments.form(), arguments.output.as_deref(), &arguments.export, first);
        Ok(Self {
            sink: if ledger.is_none() { Some(open()?) } else { None },
            ledger,
            rejects,
            last_rejection: None,
            summary: Summary::default(),
            outcome: Outcome::Clean,
            progress: Progress::new(!is_seen, "documents"),
            is_traced: arguments.trace,
        })
    }

    /// The inputs that are to be read.
    fn tasks(&mut self, inputs: Vec<Input>) -> Result<Vec<(Input, Option<Task>)>, Error> {
        let Some(Ledger { state, ending, .. }) = &mut self.ledger else {
            return Ok(inputs.into_iter().map(|input| (input, None)).collect());
        };
        Ok(state.tasks(inputs, ending)?.into_iter().map(|(input, task)| (input, Some(task))).collect())
    }

    /// Begins an input with a place of its own, and ends the one before.
    fn begin(&mut self, task: Task) -> Result<(), Error> {
        self.end()?;
        if let Some(ledger) = &mut self.ledger {
            ledger.task = Some(task);
        }
        Ok(())
    }

    /// Ends the input that was read, if it has a place of its own.
    fn end(&mut self) -> Result<(), Error> {
        let Some(ledger) = &mut self.ledger else { return Ok(()) };
        let balance = std::mem::take(&mut self.summary);
        let Some(task) = ledger.task.take() else {
            ledger.others.add(&balance);
            return Ok(());
        };
        self.sink.take().map_or(Ok(()), Sink::finish)?;
        ledger.state.done(&task, balance, std::mem::take(&mut ledger.rejects))
    }

    fn write(&mut self, record: &Record) -> Result<(), Error> {
        if let (None, Some(Ledger { state, form, task: Some(task), .. })) = (&self.sink, &self.ledger) {
            let place = state.place(task)?;
            self.sink = Some(Sink::Format(target::open(form.name(), Some(&place), Guard::None)?));
        }
        self.sink.as_mut().map_or(Ok(()), |sink| sink.write(record))
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
        item.ignored.into_iter().for_each(|name| self.summary.ignore(name, 1));
        self.progress.step();
    }

    fn take(&mut self, item: Item, id: Option<String>, parsed: Parsed) -> Result<(), Error> {
        self.summary.inputs += 1;
        self.tell(item);
        if self.is_traced {
            self.progress.text(&trace::trace(id.as_deref(), &parsed));
        }
        if let Some(rejection) = parsed.rejection {
            *self.summary.rejects.entry(rejection.code.to_owned()).or_default() += 1;
            self.reject(id, &rejection)?;
            self.last_rejection = Some(rejection);
            return Ok(());
        }
        self.summary.documents_with_records += 1;
        self.summary.records += parsed.records.len() as u64;
        parsed.records.iter().try_for_each(|record| self.write(record))
    }

    fn reject(&mut self, id: Option<String>, rejection: &Rejection) -> Result<(), Error> {
        let mut line = serde_json::Map::new();
        line.extend(id.map(|id| ("document_id".to_owned(), json!(id))));
        line.insert("code".to_owned(), json!(rejection.code));
        line.insert("message".to_owned(), json!(rejection.message));
        match &mut self.ledger {
            Some(ledger) => ledger.rejects.push(Value::Object(line)),
            None => self.tell_reject(&Value::Object(line))?,
        }
        Ok(())
    }

    fn tell_reject(&mut self, line: &Value) -> Result<(), Error> {
        let Some(rejects) = &mut self.rejects else { return Ok(()) };
        writeln!(rejects, "{line}").map_err(Error::write)
    }

    /// Ends the manifest, and tells of all inputs that it knows.
    fn settle(&mut self) -> Result<(), Error> {
        self.end()?;
        let Some(mut ledger) = self.ledger.take() else { return Ok(()) };
        ledger.state.keep()?;
        self.summary = ledger.others;
        for entry in ledger.state.known.values() {
            self.summary.add(&entry.balance);
            entry.rejects.iter().try_for_each(|line| self.tell_reject(line))?;
        }
        console::line(&ledger.state.told());
        Ok(())
    }

    fn finish(mut self, is_single: bool, summary: Option<&Path>) -> Result<Outcome, Error> {
        self.settle()?;
        self.progress.finish();
        self.sink.map_or(Ok(()), Sink::finish)?;
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
