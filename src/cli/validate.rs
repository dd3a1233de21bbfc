//! `chancery validate`: structure and rules.

mod teller;

use super::exit::Outcome;
use super::inputs::{self, Input};
use super::output::Output;
use super::{batch, source};
use crate::diagnostic::{FORMS, Form, Look};
use crate::error::Error;
use crate::format::csv::Guard;
use crate::format::{self, Entry, FORMATS, Limits};
use crate::rule::set::{Outline, Set};
use clap::builder::PossibleValuesParser;
use std::io::IsTerminal;
use std::path::PathBuf;
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
    /// Form of the report [default: text on a terminal, else concise]
    #[arg(long, value_name = "FORM", value_parser = forms())]
    report: Option<String>,
    /// Where the report goes [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Tell so many findings at most; the others are only counted
    #[arg(long, value_name = "NUMBER", default_value_t = 25_000)]
    max_findings: u64,
    /// Leave out the rules over the whole set, which keep some numbers of every record
    #[arg(long)]
    no_set_rules: bool,
}

fn forms() -> PossibleValuesParser {
    let value = |form: &Form| clap::builder::PossibleValue::new(form.name).help(form.about);
    PossibleValuesParser::new(FORMS.iter().map(value))
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let given = arguments.from.as_deref().map(format::by_name).transpose()?;
    let found = inputs::find(&arguments.inputs, &inputs::record_endings());
    let mut teller = teller(arguments)?;
    found.faults.iter().for_each(|error| teller.fault(error));
    for input in &found.inputs {
        match source::open(input, given, Guard::None, Limits::default()) {
            Ok(entries) => read(input, entries, &mut teller)?,
            Err(error) => teller.fault(&error.at(input.name())),
        }
    }
    teller.end()
}

/// Begins the report that the arguments ask for.
fn teller(arguments: &Arguments) -> Result<Teller, Error> {
    let is_terminal = arguments.output.is_none() && std::io::stdout().is_terminal();
    let name = arguments.report.as_deref().unwrap_or(if is_terminal { "text" } else { "concise" });
    let known = || FORMS.iter().map(|form| form.name.to_owned()).collect();
    let form = FORMS.iter().find(|form| form.name == name);
    let form = form.ok_or_else(|| Error::unknown_name("form of report", name, known()))?;
    let is_colour_wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let look = Look { is_coloured: is_terminal && is_colour_wanted, codes: crate::codes() };
    let set = (!arguments.no_set_rules).then(Set::default);
    Teller::begin(Output::open(arguments.output.as_deref())?, (form.start)(look), arguments.max_findings, set)
}

/// Judges the records of an input and tells what is found.
fn read(input: &Input, entries: format::Entries<'static>, teller: &mut Teller) -> Result<(), Error> {
    teller.file(&input.name())?;
    let size = |entry: &Result<Entry, Error>| entry.as_ref().map_or(0, |entry| entry.lines.bytes().len());
    let judge = |entry: Result<Entry, Error>| {
        let judged = crate::validate(entry?);
        let outline = judged.record.as_ref().map(Outline::of);
        Ok((judged.entry, outline))
    };
    batch::in_order(entries, size, judge, |judged: Result<_, Error>| match judged {
        Ok((entry, outline)) => teller.record(input, entry, outline.as_ref()),
        Err(error) => {
            teller.fault(&error.at(input.name()));
            Ok(())
        }
    })
}
