//! `chancery validate`: structure and rules.

pub(super) mod baseline;
mod fix;
pub(super) mod settings;
pub(super) mod split;
pub(super) mod teller;

use super::exit::Outcome;
use super::inputs::{self, Input};
use super::{batch, findings, source};
use crate::config::Config;
use crate::error::Error;
use crate::format::csv::Guard;
use crate::format::{self, Entry, FORMATS, Judged, Limits, Unit};
use crate::rule::set::{Outline, Set};
use crate::schema::foreign::Foreign;
use clap::builder::PossibleValuesParser;
use settings::{Loaded, Settings};
use split::Split;
use std::io::Write;
use std::path::{Path, PathBuf};
use teller::Teller;

/// Check records: their structure by the schema, then the rules
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files, folders, patterns, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Format of the inputs [default: by the ending of the file; jsonl for standard input]
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name())))]
    from: Option<String>,
    /// Judge any JSON or JSON Lines by this JSON Schema, in place of records by their own; without rules
    #[arg(long, value_name = "FILE")]
    schema: Option<PathBuf>,
    #[command(flatten)]
    findings: findings::Arguments,
    /// Refuse records with more levels of nesting [default: 64]
    #[arg(long, value_name = "NUMBER")]
    max_depth: Option<usize>,
    /// Refuse records of more bytes [default: 32 MiB]
    #[arg(long, value_name = "NUMBER")]
    max_record_bytes: Option<usize>,
    /// Refuse cells of tables of more bytes [default: 16 MiB]
    #[arg(long, value_name = "NUMBER")]
    max_cell_bytes: Option<usize>,
    #[command(flatten)]
    fixing: fix::Arguments,
    #[command(flatten)]
    split: split::Arguments,
    /// Judge only the structure, by the schema, and leave out all rules
    #[arg(long)]
    no_rules: bool,
    /// Leave out the rules over the whole set, which keep some numbers of every record
    #[arg(long)]
    no_set_rules: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let given = arguments.from.as_deref().map(format::by_name).transpose()?;
    let schema = arguments.schema.as_deref().map(foreign).transpose()?;
    let endings = if schema.is_some() { vec!["json", "jsonl", "ndjson"] } else { inputs::record_endings() };
    let found = inputs::find(&arguments.inputs, &endings);
    let mut settings = arguments.findings.settings()?;
    if arguments.fixing.diff {
        return diff(arguments, &found, given, &mut settings);
    }
    let first = found.inputs.first().and_then(|input| input.path.as_deref());
    let of_first = settings.of(first)?;
    let set = set(arguments, &of_first.config);
    let mut teller = arguments.findings.teller(&of_first, set, Split::open(&arguments.split)?)?;
    found.faults.iter().for_each(|error| teller.fault(error));
    let own = match (arguments.no_rules, arguments.split.is_asked()) {
        (false, _) => Judge::Rules,
        (true, true) => Judge::Record,
        (true, false) => Judge::Structure,
    };
    for input in &found.inputs {
        let settings = settings.of(input.path.as_deref())?;
        let limits = limits(arguments, &settings.config);
        if arguments.fixing.fix {
            match fix::change(input, given, limits) {
                Ok(change) => change.iter().try_for_each(fix::Change::write)?,
                Err(error) => teller.fault(&error.at(input.name())),
            }
        }
        let opened = match &schema {
            Some(schema) => source::open_values(input, given, schema, limits)
                .map(|(unit, entries)| (Judge::Foreign(schema, unit), entries)),
            None => source::open(input, given, Guard::None, limits).map(|entries| (own, entries)),
        };
        match opened {
            Ok((judge, entries)) => read(input, entries, judge, &settings, &mut teller)?,
            Err(error) => teller.fault(&error.at(input.name())),
        }
    }
    teller.end()
}

/// Shows what `--fix` would change.
fn diff(
    arguments: &Arguments,
    found: &inputs::Found,
    given: Option<&'static dyn format::Format>,
    settings: &mut Settings,
) -> Result<Outcome, Error> {
    let (mut is_changed, mut faults) = (false, Vec::new());
    let mut output = arguments.findings.output()?;
    for input in &found.inputs {
        let limits = limits(arguments, &settings.of(input.path.as_deref())?.config);
        match fix::change(input, given, limits) {
            Ok(None) => {}
            Ok(Some(change)) => {
                is_changed = true;
                output.write_all(change.diff(input).as_bytes()).map_err(Error::write)?;
            }
            Err(error) => faults.push(error.at(input.name())),
        }
    }
    output.keep()?;
    found.faults.iter().chain(&faults).for_each(super::console::fault);
    Ok(match (found.faults.len() + faults.len(), is_changed) {
        (1.., _) => Outcome::Fault,
        (0, true) => Outcome::Findings,
        (0, false) => Outcome::Clean,
    })
}

fn foreign(path: &Path) -> Result<Foreign, Error> {
    let text = std::fs::read_to_string(path).map_err(|error| Error::read(error).at(path))?;
    Foreign::of(&text).map_err(|error| error.at(path))
}

fn limits(arguments: &Arguments, config: &Config) -> Limits {
    // Values are read by functions that call themselves, and the stack ends somewhere.
    const DEEPEST: usize = 512;
    let usual = Limits::default();
    Limits {
        record_bytes: arguments.max_record_bytes.or(config.limits.record_bytes).unwrap_or(usual.record_bytes),
        cell_bytes: arguments.max_cell_bytes.or(config.limits.cell_bytes).unwrap_or(usual.cell_bytes),
        depth: arguments.max_depth.or(config.limits.depth).unwrap_or(usual.depth).min(DEEPEST),
    }
}

/// The rules over the whole set, where they are asked.
fn set(arguments: &Arguments, config: &Config) -> Option<Set> {
    let is_asked = !arguments.no_rules && !arguments.no_set_rules && config.set_rules != Some(false);
    is_asked.then(Set::default)
}

/// What judges what is read.
#[derive(Clone, Copy)]
enum Judge<'a> {
    /// A schema of the user's own.
    Foreign(&'a Foreign, Unit),
    /// The record's schema.
    Structure,
    /// The record's schema, where the record itself is wanted too.
    Record,
    /// The record's schema, then the rules.
    Rules,
}

impl Judge<'_> {
    fn judge(self, entry: Entry) -> Judged {
        match self {
            Self::Foreign(schema, unit) => Judged { entry: entry.judge_by(schema, unit), record: None },
            Self::Structure => Judged { entry: entry.check(), record: None },
            Self::Record => entry.judge(),
            Self::Rules => crate::validate(entry),
        }
    }
}

/// Judges the records of an input and tells what is found.
fn read(
    input: &Input,
    entries: format::Entries<'static>,
    judge: Judge<'_>,
    settings: &Loaded,
    teller: &mut Teller,
) -> Result<(), Error> {
    teller.file(&input.name())?;
    let size = |entry: &Result<Entry, Error>| entry.as_ref().map_or(0, Entry::size);
    let has_set = teller.has_set();
    let work = |entry: Result<Entry, Error>| {
        let judged = judge.judge(entry?);
        let outline = judged.record.as_ref().filter(|_| has_set).map(Outline::of);
        Ok((judged, outline))
    };
    batch::in_order(entries, size, work, |judged: Result<_, Error>| match judged {
        Ok((judged, outline)) => teller.record(input, settings, judged, outline.as_ref()),
        Err(error) => {
            teller.fault(&error.at(input.name()));
            Ok(())
        }
    })
}
