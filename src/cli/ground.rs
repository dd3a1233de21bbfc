//! `chancery ground`: whether the values of records stand in their texts.

mod texts;
mod verdicts;

use super::exit::Outcome;
use super::inputs::{self, Input};
use super::reports::{Settings as Reading, is_day};
use super::validate::settings::Loaded;
use super::validate::split::Split;
use super::validate::teller::Teller;
use super::{batch, console, findings, source, target};
use crate::Report;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::format::csv::Guard;
use crate::format::{self, Entries, Entry, FORMATS, Judged, Limits, RecordWriter};
use crate::ground::mapping::{Mapped, Mapping};
use crate::ground::{Grounded, NO_TEXT, UNMAPPED, short};
use crate::record::Record;
use crate::schema::check::MISSING_FIELD;
use crate::schema::shape::{RECORD, Shape};
use clap::builder::PossibleValuesParser;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use texts::Texts;
use verdicts::Verdicts;

/// Hold records that anybody made against their texts: which values are stated, derivable, contradicted, or not there
///
/// A record need not be whole: a short form with only what its maker filled in is enough, and --map takes records out of
/// JSON of any other form.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files of records, folders, patterns, or - for standard input
    #[arg(required = true, value_name = "RECORD")]
    inputs: Vec<PathBuf>,
    /// The text, or files, folders and JSON Lines of texts; joined with the records by digest or `document_id`
    #[arg(long, required = true, value_name = "PATH")]
    text: Vec<PathBuf>,
    /// Format of the records [default: by the ending of the file; jsonl for standard input]
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name())))]
    from: Option<String>,
    /// A JSON object of JSON Pointers, ours to theirs, by which records are taken out of foreign JSON
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Day of publication of texts whose records do not say it
    #[arg(long, value_name = "DATE", value_parser = day)]
    published: Option<String>,
    /// Tell the verdict on every value, not only on those that do not hold
    #[arg(long)]
    all: bool,
    /// Write the records with the words of their values as evidence to this file
    #[arg(long, value_name = "PATH")]
    write: Option<PathBuf>,
    /// Format of what is written; html is a page with every value coloured by its verdict [default: by the ending of PATH]
    #[arg(long, value_name = "FORMAT", requires = "write", value_parser = PossibleValuesParser::new(target::names()))]
    to: Option<String>,
    /// Write the counts of verdicts for each record and each field to this file, as JSON
    #[arg(long, value_name = "PATH")]
    summary: Option<PathBuf>,
    #[command(flatten)]
    findings: findings::Arguments,
    #[command(flatten)]
    export: super::export::Arguments,
}

fn day(value: &str) -> Result<String, &'static str> {
    if is_day(value) { Ok(value.to_owned()) } else { Err("a day looks like 2025-11-27") }
}

/// A record held against its text, with what is to be written of it.
struct Done {
    judged: Judged,
    /// The pointers of the mapping at which something stood.
    met: BTreeSet<String>,
    grounded: Option<Grounded>,
    written: Option<Record>,
}

impl Done {
    /// A record that could not be held against a text.
    fn unheld(judged: Judged) -> Self {
        Self { judged, met: BTreeSet::new(), grounded: None, written: None }
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let given = arguments.from.as_deref().map(format::by_name).transpose()?;
    let mapping = arguments.map.as_deref().map(mapping).transpose()?;
    let found = inputs::find(&arguments.inputs, &inputs::record_endings());
    let first = found.inputs.first().and_then(|input| input.path.as_deref());
    let mut settings = arguments.findings.settings()?;
    let mut teller = arguments.findings.teller(&*settings.of(first)?, None, Split::default())?;
    let texts = texts(arguments, &mut teller);
    found.faults.iter().for_each(|error| teller.fault(error));
    let (writer, form) = writer(arguments, first)?;
    let judge = Judge { texts: &texts, mapping: mapping.as_ref(), all: arguments.all, writes: form };
    let mut run = Run { teller, verdicts: Verdicts::default(), met: BTreeSet::new(), writer };
    for input in &found.inputs {
        let settings = settings.of(input.path.as_deref())?;
        match source::open(input, given, Guard::None, Limits::default()) {
            Ok(entries) => run.read(input, entries, &judge, &settings)?,
            Err(error) => run.teller.fault(&error.at(input.name())),
        }
    }
    run.writer.map_or(Ok(()), RecordWriter::finish)?;
    run.verdicts.tell(arguments.summary.as_deref())?;
    let theirs = mapping.iter().flat_map(Mapping::theirs).filter(|pointer| !run.met.contains(pointer));
    theirs.for_each(|pointer| console::line(&format!("nothing stood at {pointer} of the mapping in any record")));
    run.teller.end()
}

fn mapping(path: &Path) -> Result<Mapping, Error> {
    let text = std::fs::read_to_string(path).map_err(|error| Error::read(error).at(path))?;
    let mapping = Mapping::of(&text).and_then(|mapping| {
        mapping.ours().try_for_each(|steps| known(steps, &RECORD))?;
        Ok(mapping)
    });
    mapping.map_err(|error| error.at(path))
}

/// Whether the record has what a pointer of ours points at.
fn known(steps: &[String], shape: &Shape) -> Result<(), Error> {
    match (steps.split_first(), shape) {
        (None, _) => Ok(()),
        (Some((_, rest)), Shape::List(item)) => known(rest, item),
        (Some((step, rest)), shape) => {
            let fields = || shape.fields().iter().map(|field| field.name.clone()).collect();
            let field = shape.field(step).ok_or_else(|| Error::unknown_name("field of the record", step, fields()))?;
            known(rest, &field.shape)
        }
    }
}

/// Begins what is to be written, if anything is.
fn writer(arguments: &Arguments, first: Option<&Path>) -> Result<(Option<Box<dyn RecordWriter>>, Writes), Error> {
    let Some(path) = arguments.write.as_deref() else { return Ok((None, Writes::Nothing)) };
    let name = arguments.to.as_deref().or_else(|| target::name_of(path)).unwrap_or("jsonl");
    match crate::export::by_name(name) {
        Some(dialect) => {
            let form = if dialect.shows_text() { Writes::Page } else { Writes::Records };
            Ok((Some(super::export::open(dialect, Some(path), &arguments.export, first)?), form))
        }
        None => Ok((Some(target::open(name, Some(path), Guard::None)?), Writes::Records)),
    }
}

/// The texts; those that cannot be read are told.
fn texts(arguments: &Arguments, teller: &mut Teller) -> Texts {
    let found = inputs::find(&arguments.text, super::reports::ENDINGS);
    found.faults.iter().for_each(|error| teller.fault(error));
    let default = Report { published: arguments.published.clone(), ..Report::default() };
    let reading = Reading { kind: super::reports::Kind::Auto, encoding: None, default };
    Texts::read(&found.inputs, &reading, teller)
}

/// What each record is judged by.
struct Judge<'a> {
    texts: &'a Texts,
    mapping: Option<&'a Mapping>,
    all: bool,
    writes: Writes,
}

/// What is written of a record.
#[derive(Clone, Copy)]
enum Writes {
    Nothing,
    Records,
    Page,
}

impl Judge<'_> {
    fn judge(&self, entry: Entry) -> Done {
        let entry = entry.read();
        let Some(theirs) = entry.tree().map(crate::schema::tree::Node::to_value) else {
            return Done::unheld(entry.judge());
        };
        let mapped = self.mapping.map(|mapping| mapping.apply(&theirs));
        let met = mapped.as_ref().map_or_else(BTreeSet::new, |mapped| mapped.met.clone());
        if mapped.is_some() && met.is_empty() {
            return unmapped(entry, "nothing stands at the pointers of the mapping", "map what the JSON has");
        }
        let given = mapped.as_ref().map_or(theirs, |mapped| mapped.short.clone());
        let done = match (serde_json::from_value::<Record>(short::completed(given.clone())), &mapped) {
            (Ok(record), mapped) => self.hold(entry, record, &given, mapped.as_ref()),
            (Err(error), Some(_)) => {
                let help = "map only what the schema knows; see chancery schema";
                unmapped(entry, &format!("the mapping gives no record: {error}"), help)
            }
            (Err(_), None) => Done::unheld(judged(entry)),
        };
        Done { met, ..done }
    }

    /// Holds a record against its text.
    fn hold(&self, mut entry: Entry, record: Record, given: &serde_json::Value, mapped: Option<&Mapped>) -> Done {
        let Some(text) = self.texts.of(&record) else {
            let source = &record.source;
            let (message, help) = match source.text_sha256.as_ref().or(source.document_id.as_ref()) {
                Some(_) => {
                    ("no text with the digest or document_id of the record was given", "give the text with --text")
                }
                None => ("of several texts, the record says by no digest or document_id which is its own", "add one"),
            };
            let finding = Diagnostic::new(NO_TEXT, message);
            entry.add(vec![finding.at_pointer("/source").with_help(help)]);
            return Done::unheld(Judged { entry, record: Some(record) });
        };
        let grounded = short::held(&record, given, &text.report);
        let findings = if self.all { grounded.all() } else { grounded.findings() };
        let placed = findings.into_iter().map(|mut finding| {
            finding.message = finding.message.replace("(text ", &format!("({}:", text.name));
            let pointer = finding.place.pointer.take();
            finding.place.pointer =
                pointer.map(|pointer| mapped.map_or(pointer.clone(), |mapped| mapped.place(&pointer)));
            finding
        });
        entry.add(placed.collect());
        let written = match self.writes {
            Writes::Nothing => None,
            Writes::Records => Some(short::worded(grounded.filled(&record), &grounded)),
            Writes::Page => Some(grounded.marked(&record, &text.report.source_text())),
        };
        let judged = Judged { entry, record: Some(record) };
        Done { judged, met: BTreeSet::new(), grounded: Some(grounded), written }
    }
}

/// Foreign JSON of which the mapping makes no record.
fn unmapped(mut entry: Entry, message: &str, help: &str) -> Done {
    entry.add(vec![Diagnostic::new(UNMAPPED, message).with_help(help)]);
    Done::unheld(Judged { entry, record: None })
}

/// Judges the structure of what is no record, not even a short form, in which no field must be there.
fn judged(entry: Entry) -> Judged {
    let mut judged = entry.judge();
    let is_missing = |finding: &Diagnostic| finding.code == MISSING_FIELD.code;
    if !judged.entry.findings.iter().all(is_missing) {
        judged.entry.findings.retain(|finding| !is_missing(finding));
    }
    judged
}

/// A run: where everything goes.
struct Run {
    teller: Teller,
    verdicts: Verdicts,
    met: BTreeSet<String>,
    writer: Option<Box<dyn RecordWriter>>,
}

impl Run {
    fn read(
        &mut self,
        input: &Input,
        entries: Entries<'static>,
        judge: &Judge,
        settings: &Loaded,
    ) -> Result<(), Error> {
        self.teller.file(&input.name())?;
        let size = |entry: &Result<Entry, Error>| entry.as_ref().map_or(0, Entry::size);
        let work = |entry: Result<Entry, Error>| entry.map(|entry| judge.judge(entry));
        batch::in_order(entries, size, work, |done: Result<Done, Error>| match done {
            Ok(done) => self.take(input, done, settings),
            Err(error) => {
                self.teller.fault(&error.at(input.name()));
                Ok(())
            }
        })
    }

    fn take(&mut self, input: &Input, done: Done, settings: &Loaded) -> Result<(), Error> {
        let Done { judged, met, grounded, written } = done;
        self.met.extend(met);
        if let (Some(grounded), Some(record)) = (&grounded, &judged.record) {
            self.verdicts.count(&input.name(), judged.entry.number, record, grounded);
        }
        if let (Some(writer), Some(written)) = (&mut self.writer, &written) {
            writer.write(written)?;
        }
        self.teller.record(input, settings, judged, None)
    }
}
