//! One JSON document, described by `schemas/report.schema.json`: the findings, one a line, then the summary.

use super::report::Items;
use super::{Diagnostic, Form, Report, Summary, Told};
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

pub(super) const FORM: Form = Form {
    name: "json",
    about: "One JSON document, see schemas/report.schema.json",
    start: |_| Box::new(Json::default()),
};

/// Version of the report's form: the first number changes when something is taken away or means something else.
pub(crate) const VERSION: &str = "1.0";

/// A report of findings.
#[derive(Debug, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "only described; the report is written piece by piece")]
pub struct ReportDocument {
    /// Version of the report's form.
    #[schemars(extend("const" = "1.0"))]
    report_version: String,
    /// The program that made the report.
    generator: Generator,
    /// What was found, in the order of the inputs.
    findings: Vec<Finding<'static>>,
    /// What was seen in all.
    summary: Summary,
}

/// A program.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Generator {
    /// Its name.
    name: &'static str,
    /// Its version.
    version: &'static str,
}

/// A finding with its fingerprint.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Finding<'a> {
    #[serde(flatten)]
    finding: Cow<'a, Diagnostic>,
    /// The same in every run, also when lines move; unique in a report.
    fingerprint: &'a str,
}

#[derive(Default)]
struct Json {
    items: Items,
}

impl Report for Json {
    fn begin(&mut self, output: &mut dyn Write) -> io::Result<()> {
        let generator = Generator { name: "chancery", version: env!("CARGO_PKG_VERSION") };
        let generator = serde_json::to_string(&generator)?;
        write!(output, "{{\"report_version\":\"{VERSION}\",\"generator\":{generator},\"findings\":[")
    }

    fn finding(&mut self, told: &Told<'_>, output: &mut dyn Write) -> io::Result<()> {
        let finding = Finding { finding: Cow::Borrowed(told.finding), fingerprint: told.fingerprint };
        self.items.write(&finding, output)
    }

    fn end(&mut self, summary: &Summary, output: &mut dyn Write) -> io::Result<()> {
        writeln!(output, "\n],\"summary\":{}}}", serde_json::to_string(summary)?)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    #[test]
    fn is_one_document_with_a_summary() {
        let text = crate::diagnostic::report::sample(&super::FORM);
        let report: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(report["findings"][0]["place"]["start"]["column"], 8);
        assert_eq!(report["findings"][0]["name"], "odd-value");
        assert_eq!(report["summary"]["errors"], 1);
    }
}
