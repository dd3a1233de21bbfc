//! What becomes of findings, for the commands that tell them: how much each kind weighs, which are left out, in which
//! form the others are told, and where.

use super::console::Progress;
use super::output::Output;
use super::validate::baseline::Baseline;
use super::validate::settings::{Choice, Loaded, Settings};
use super::validate::split::Split;
use super::validate::teller::Teller;
use crate::diagnostic::{FORMS, Form, Look, Report};
use crate::error::Error;
use crate::rule::set::Set;
use clap::builder::{PossibleValue, PossibleValuesParser};
use std::io::IsTerminal;
use std::path::PathBuf;

/// Arguments of the commands that tell findings.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(super) struct Arguments {
    /// Form of the report [default: text on a terminal, else concise]
    #[arg(long, value_name = "FORM", value_parser = forms())]
    report: Option<String>,
    /// Where the report goes [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Tell so many findings at most; the others are only counted [default: 25000]
    #[arg(long, value_name = "NUMBER")]
    max_findings: Option<u64>,
    /// Settings [default: the nearest chancery.toml in the folders above each input]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Heed no chancery.toml
    #[arg(long, conflicts_with = "config")]
    no_config: bool,
    /// How much a kind of finding weighs, over the settings: R113=off, not-in-text=warning
    #[arg(long, value_name = "CODE=LEVEL")]
    rule: Vec<String>,
    /// Leave out the findings that this file knows
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write down all findings as known, and tell none
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    write_baseline: Option<PathBuf>,
}

fn forms() -> PossibleValuesParser {
    let value = |form: &Form| PossibleValue::new(form.name).help(form.about);
    PossibleValuesParser::new(FORMS.iter().map(value))
}

impl Arguments {
    /// The settings that the arguments ask for.
    pub(super) fn settings(&self) -> Result<Settings, Error> {
        let choice = match &self.config {
            Some(file) => Choice::Given(file.clone()),
            None if self.no_config => Choice::Nothing,
            None => Choice::Nearest,
        };
        Settings::new(choice, &self.rule, crate::codes())
    }

    /// Opens what the arguments name as the place of the report.
    pub(super) fn output(&self) -> Result<Output, Error> {
        Output::open(self.output.as_deref())
    }

    /// Begins the report. What concerns the whole run is said by the settings of the first input.
    pub(super) fn teller(&self, settings: &Loaded, set: Option<Set>, split: Split) -> Result<Teller, Error> {
        const MOST: u64 = 25_000;
        let is_terminal = self.output.is_none() && std::io::stdout().is_terminal();
        let most = self.max_findings.or(settings.config.limits.findings).unwrap_or(MOST);
        let written = self.write_baseline.as_deref();
        let known = self.baseline.clone().or_else(|| settings.baseline()).filter(|_| written.is_none());
        let baseline = Baseline::open(known.as_deref(), written)?;
        let report = report(self.report.as_deref(), is_terminal)?;
        let progress = Progress::new(!is_terminal, "records");
        Teller::begin(self.output()?, report, most, set, baseline, split, progress)
    }
}

/// Begins a report of this form, or of the one that fits where it goes.
fn report(name: Option<&str>, is_terminal: bool) -> Result<Box<dyn Report>, Error> {
    let name = name.unwrap_or(if is_terminal { "text" } else { "concise" });
    let known = || FORMS.iter().map(|form| form.name.to_owned()).collect();
    let form = FORMS.iter().find(|form| form.name == name);
    let form = form.ok_or_else(|| Error::unknown_name("form of report", name, known()))?;
    let is_colour_wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    Ok((form.start)(Look { is_coloured: is_terminal && is_colour_wanted, codes: crate::codes() }))
}
