//! What becomes of findings: counted, and told in the form that is asked for.

use super::baseline::Baseline;
use super::settings::Loaded;
use super::split::Split;
use crate::cli::console::{self, Progress};
use crate::cli::exit::Outcome;
use crate::cli::inputs::Input;
use crate::cli::output::Output;
use crate::cli::source;
use crate::diagnostic::{Diagnostic, Fingerprints, Lines, Report, Summary, Told};
use crate::error::Error;
use crate::format::Judged;
use crate::rule::set::{Outline, Set};

/// Takes findings to the report.
pub(in crate::cli) struct Teller {
    output: Output,
    report: Box<dyn Report>,
    most: u64,
    told: u64,
    fingerprints: Fingerprints,
    summary: Summary,
    set: Option<Set>,
    baseline: Baseline,
    split: Split,
    progress: Progress,
    /// The file in which the limit of findings was reached.
    cut_in: Option<String>,
}

impl Teller {
    /// Begins a report of so many findings at most.
    pub(in crate::cli) fn begin(
        mut output: Output,
        mut report: Box<dyn Report>,
        most: u64,
        set: Option<Set>,
        baseline: Baseline,
        split: Split,
        progress: Progress,
    ) -> Result<Self, Error> {
        report.begin(&mut output).map_err(Error::write)?;
        let (fingerprints, summary) = (Fingerprints::default(), Summary::default());
        Ok(Self { output, report, most, told: 0, fingerprints, summary, set, baseline, split, progress, cut_in: None })
    }

    /// Tells a fault of the program or its surroundings.
    pub(in crate::cli) fn fault(&mut self, error: &Error) {
        self.summary.faults += 1;
        self.progress.fault(error);
    }

    /// Tells that a text which records are to be held against cannot be read.
    pub(in crate::cli) fn unreadable(&mut self, finding: &Diagnostic) {
        self.summary.faults += 1;
        self.progress.finding(finding);
    }

    /// Whether the rules over the set are asked.
    pub(super) fn has_set(&self) -> bool {
        self.set.is_some()
    }

    /// Begins a file.
    pub(in crate::cli) fn file(&mut self, name: &str) -> Result<(), Error> {
        self.summary.files += 1;
        self.set.iter_mut().for_each(|set| set.file(name));
        self.report.file(name, &mut self.output).map_err(Error::write)
    }

    /// Tells what was found in a record.
    pub(in crate::cli) fn record(
        &mut self,
        input: &Input,
        settings: &Loaded,
        judged: Judged,
        outline: Option<&Outline>,
    ) -> Result<(), Error> {
        let Judged { mut entry, record } = judged;
        self.summary.records += 1;
        self.progress.step();
        match (&mut self.set, outline) {
            (Some(set), Some(outline)) => entry.add(set.see(outline)),
            (Some(set), None) => set.skip(),
            (None, _) => {}
        }
        if entry.findings.is_empty() && !self.split.is_asked() {
            return Ok(());
        }
        let found = std::mem::take(&mut entry.findings);
        let id = entry.tree().and_then(|tree| tree.member("id")).and_then(|id| id.value.text());
        let placed = found.into_iter().filter_map(|mut finding| {
            finding.place.file = Some(source::file_of(input, finding.place.table.as_deref()));
            finding.place.record_id = id.map(str::to_owned);
            settings.judge(finding)
        });
        let findings: Vec<Diagnostic> = placed.collect();
        self.split.put(record.as_ref(), &entry, &findings)?;
        findings.iter().try_for_each(|finding| self.tell(finding, Some(entry.lines())))
    }

    fn tell(&mut self, finding: &Diagnostic, lines: Option<&Lines>) -> Result<(), Error> {
        // Fingerprints are counted, which takes memory, so beyond the limit only a baseline gets them.
        let is_within = self.told < self.most;
        let fingerprint = (is_within || self.baseline.is_asked()).then(|| self.fingerprints.of(finding));
        if fingerprint.as_ref().is_some_and(|fingerprint| self.baseline.knows(finding, fingerprint)) {
            self.summary.known += 1;
            return Ok(());
        }
        self.summary.count(finding.severity);
        let Some(fingerprint) = fingerprint.filter(|_| is_within) else {
            self.summary.untold += 1;
            if self.cut_in.is_none() {
                self.cut_in.clone_from(&finding.place.file);
            }
            return Ok(());
        };
        self.told += 1;
        let told = Told { finding, lines, fingerprint: &fingerprint };
        self.report.finding(&told, &mut self.output).map_err(Error::write)
    }

    /// Ends the report, tells the sums and how the run ended.
    pub(in crate::cli) fn end(mut self) -> Result<Outcome, Error> {
        self.progress.finish();
        if let Some(mut cut) = self.summary.cut() {
            cut.place.file = self.cut_in.take();
            let fingerprint = self.fingerprints.of(&cut);
            let told = Told { finding: &cut, lines: None, fingerprint: &fingerprint };
            self.report.finding(&told, &mut self.output).map_err(Error::write)?;
        }
        self.report.end(&self.summary, &mut self.output).map_err(Error::write)?;
        self.output.keep()?;
        self.baseline.keep()?;
        self.split.keep()?;
        console::line(&sums(&self.summary));
        Ok(match self.summary {
            Summary { faults: 1.., .. } => Outcome::Fault,
            Summary { errors: 1.., .. } => Outcome::Findings,
            _ => Outcome::Clean,
        })
    }
}

/// The sums on one line.
fn sums(summary: &Summary) -> String {
    let counted = |count: u64, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let (files, records) = (counted(summary.files, "file"), counted(summary.records, "record"));
    let (errors, warnings) = (counted(summary.errors, "error"), counted(summary.warnings, "warning"));
    let mut sums = vec![format!("{records} in {files}: {errors}, {warnings}")];
    if summary.infos > 0 {
        sums.push(counted(summary.infos, "remark"));
    }
    if summary.known > 0 {
        sums.push(format!("{} known from the baseline", summary.known));
    }
    if summary.untold > 0 {
        sums.push(format!("the limit kept {} out of the report", counted(summary.untold, "finding")));
    }
    sums.join("; ")
}
