//! What a form of report is, and the list of them.

use super::{Code, Diagnostic, Lines, Severity, codes, concise, github, gitlab, json, junit, rdjson, sarif, text};
use schemars::JsonSchema;
use serde::Serialize;
use std::io::{self, Write};

/// Kinds of remark on the report itself.
pub const REMARKS: &[Code] = CODES;

codes! {
    /// The report has as many findings as the limit allows; the others are only counted.
    CUT = "V101" "cut-report" Info,
}

/// A form in which findings are reported.
pub struct Form {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is, in one line.
    pub about: &'static str,
    /// Begins a report.
    pub start: fn(Look) -> Box<dyn Report>,
}

/// Every form; a new one is its file and its line here.
pub const FORMS: &[Form] =
    &[text::FORM, concise::FORM, json::FORM, sarif::FORM, junit::FORM, github::FORM, gitlab::FORM, rdjson::FORM];

/// What a report is told about its surroundings.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// Whether to colour, where the form has colours.
    pub is_coloured: bool,
    /// Every kind of finding there is.
    pub codes: Vec<Code>,
}

/// A finding with what a report may show of it.
pub struct Told<'a> {
    /// The finding.
    pub finding: &'a Diagnostic,
    /// The lines that it is in.
    pub lines: Option<&'a Lines>,
    /// What stays the same when lines move; no two findings of a run have the same.
    pub fingerprint: &'a str,
}

/// What a run saw in all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Summary {
    /// Files that were read.
    pub files: u64,
    /// Records in them.
    pub records: u64,
    /// Errors found.
    pub errors: u64,
    /// Warnings found.
    pub warnings: u64,
    /// Remarks found.
    pub infos: u64,
    /// Findings among these that the limit kept out of the report.
    pub untold: u64,
    /// Findings that the baseline knows, which count nowhere else.
    pub known: u64,
    /// Files that could not be read.
    pub faults: u64,
}

impl Summary {
    /// Counts a finding.
    pub fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }

    /// The remark that findings were left out of the report, if any were.
    #[must_use]
    pub fn cut(&self) -> Option<Diagnostic> {
        let told = self.errors + self.warnings + self.infos - self.untold;
        let message =
            format!("the limit of findings cut the report after {told}; {} more are only counted", self.untold);
        (self.untold > 0).then(|| Diagnostic::new(CUT, message).with_help("raise the limit with --max-findings"))
    }
}

/// A report in the making. Each part is written as soon as it is known.
pub trait Report {
    /// Begins the report.
    ///
    /// # Errors
    /// When the output fails; so with the others.
    fn begin(&mut self, _output: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Begins a file.
    ///
    /// # Errors
    /// When the output fails.
    fn file(&mut self, _name: &str, _output: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Tells a finding.
    ///
    /// # Errors
    /// When the output fails.
    fn finding(&mut self, told: &Told<'_>, output: &mut dyn Write) -> io::Result<()>;

    /// Ends the report.
    ///
    /// # Errors
    /// When the output fails.
    fn end(&mut self, _summary: &Summary, _output: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// Writes items of a JSON array one after the other, each on a line of its own.
#[derive(Debug, Default)]
pub(super) struct Items {
    is_begun: bool,
}

impl Items {
    /// Writes an item.
    pub(super) fn write(&mut self, item: &impl Serialize, output: &mut dyn Write) -> io::Result<()> {
        output.write_all(if self.is_begun { b",\n" } else { b"\n" })?;
        self.is_begun = true;
        serde_json::to_writer(output, item).map_err(io::Error::from)
    }
}

/// A file name as a relative or absolute reference that URIs allow.
pub(super) fn uri_of(file: &str) -> String {
    let mut uri = String::new();
    if file.starts_with('/') {
        uri.push_str("file://");
    }
    let file = if file == "-" { "stdin" } else { file };
    for byte in file.bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.extend(['%', hex(byte >> 4), hex(byte & 15)]),
        }
    }
    uri
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase()
}

/// A report of one finding, for the tests of the forms.
#[cfg(test)]
pub(super) fn sample(form: &Form) -> String {
    use super::Span;
    const CODE: Code =
        Code { code: "S999", name: "odd-value", severity: Severity::Error, about: "An odd value.\n\nLong text." };
    let lines = Lines::of("{\n  \"ü\": \"a<b>&\"}".as_bytes().to_vec());
    let finding = Diagnostic::new(CODE, "odd: 100%,\nvalue").with_help("mend <it>").at_pointer("/ü");
    let mut finding = finding.at_span(&lines, Span { start: 10, stop: 17 });
    finding.place.file = Some("a b.json".into());
    finding.place.record = Some(1);
    told(form, CODE, &finding, &lines)
}

/// A report of a finding in the second of two files.
#[cfg(test)]
pub(super) fn told(form: &Form, code: Code, finding: &Diagnostic, lines: &Lines) -> String {
    let mut output = Vec::new();
    let mut report = (form.start)(Look { codes: vec![code], is_coloured: false });
    let fingerprint = super::Fingerprints::default().of(finding);
    let told = Told { finding, lines: Some(lines), fingerprint: &fingerprint };
    let summary = Summary { files: 2, records: 2, errors: 1, ..Summary::default() };
    let done = report
        .begin(&mut output)
        .and_then(|()| report.file("clean.json", &mut output))
        .and_then(|()| report.file("a b.json", &mut output))
        .and_then(|()| report.finding(&told, &mut output))
        .and_then(|()| report.end(&summary, &mut output));
    done.expect("written");
    String::from_utf8(output).expect("UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_have_names_of_their_own_and_report_even_nothing() {
        let mut names: Vec<_> = FORMS.iter().map(|form| form.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), FORMS.len());
        for form in FORMS {
            let mut output = Vec::new();
            let mut report = (form.start)(Look::default());
            report.begin(&mut output).and_then(|()| report.end(&Summary::default(), &mut output)).expect("written");
            let text = String::from_utf8(output).expect("UTF-8");
            if text.starts_with(['{', '[']) {
                serde_json::from_str::<serde_json::Value>(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
            }
        }
    }

    #[test]
    fn file_names_become_references() {
        assert_eq!(uri_of("in/a b.json"), "in/a%20b.json");
        assert_eq!(uri_of("/tmp/ü"), "file:///tmp/%C3%BC");
    }
}
