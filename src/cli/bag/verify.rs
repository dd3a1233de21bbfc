//! `chancery bag verify`: whether bags are complete and unchanged.

use crate::cli::console;
use crate::cli::exit::Outcome;
use crate::cli::output::Output;
use crate::diagnostic::{Diagnostic, FORMS, Fingerprints, Form, Look, Report, Summary, Told};
use crate::error::Error;
use crate::package;
use clap::builder::{PossibleValue, PossibleValuesParser};
use std::path::{Path, PathBuf};

/// Check that bags of any published version are complete, unchanged and safe to open
///
/// Nothing is fetched, links are not followed, and no path that a bag names is opened before it was looked at.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Bags: folders, or archives in zip, tar, tar.gz or tar.zst
    #[arg(required = true, value_name = "BAG")]
    bags: Vec<PathBuf>,
    /// Form of the report
    #[arg(long, value_name = "FORM", default_value = "concise", value_parser = forms())]
    report: String,
    /// Where the report goes [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn forms() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMS.iter().map(|form: &Form| PossibleValue::new(form.name).help(form.about)))
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let known = || FORMS.iter().map(|form| form.name.to_owned()).collect();
    let form = FORMS.iter().find(|form| form.name == arguments.report);
    let form = form.ok_or_else(|| Error::unknown_name("form of report", &arguments.report, known()))?;
    let mut report = (form.start)(Look { is_coloured: false, codes: package::codes().to_vec() });
    let mut output = Output::open(arguments.output.as_deref())?;
    let mut summary = Summary::default();
    report.begin(&mut output).map_err(Error::write)?;
    for bag in &arguments.bags {
        summary.files += 1;
        report.file(&bag.display().to_string(), &mut output).map_err(Error::write)?;
        match package::verify::verify(bag) {
            Ok(findings) => tell(bag, findings, report.as_mut(), &mut output, &mut summary)?,
            Err(error) => {
                summary.faults += 1;
                console::fault(&error);
            }
        }
    }
    report.end(&summary, &mut output).map_err(Error::write)?;
    output.keep()?;
    let counted = |count, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let (bags, errors) = (counted(summary.files, "bag"), counted(summary.errors, "error"));
    console::line(&format!("{bags}: {errors}, {}", counted(summary.warnings, "warning")));
    Ok(match summary {
        Summary { faults: 1.., .. } => Outcome::Fault,
        Summary { errors: 1.., .. } => Outcome::Findings,
        _ => Outcome::Clean,
    })
}

fn tell(
    bag: &Path,
    findings: Vec<Diagnostic>,
    report: &mut dyn Report,
    output: &mut Output,
    summary: &mut Summary,
) -> Result<(), Error> {
    let mut fingerprints = Fingerprints::default();
    for mut finding in findings {
        finding.place.file = finding
            .place
            .file
            .map(|file| if file.is_empty() { bag.display().to_string() } else { bag.join(file).display().to_string() });
        summary.count(finding.severity);
        let fingerprint = fingerprints.of(&finding);
        let told = Told { finding: &finding, lines: None, fingerprint: &fingerprint };
        report.finding(&told, output).map_err(Error::write)?;
    }
    Ok(())
}
