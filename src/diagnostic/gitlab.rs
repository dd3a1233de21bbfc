//! The code quality report of GitLab.

use super::report::Items;
use super::{Form, Report, Severity, Summary, Told};
use serde_json::json;
use std::io::{self, Write};

pub(super) const FORM: Form =
    Form { name: "gitlab", about: "Code quality report of GitLab", start: |_| Box::new(Gitlab::default()) };

#[derive(Default)]
struct Gitlab {
    items: Items,
}

impl Report for Gitlab {
    fn begin(&mut self, output: &mut dyn Write) -> io::Result<()> {
        output.write_all(b"[")
    }

    fn finding(&mut self, told: &Told<'_>, output: &mut dyn Write) -> io::Result<()> {
        let finding = told.finding;
        let severity = match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Info => "info",
        };
        let line = finding.place.start.map_or(1, |start| start.line);
        let item = json!({
            "description": format!("{}: {}", finding.code, finding.sentence()),
            "check_name": finding.name,
            "fingerprint": told.fingerprint,
            "severity": severity,
            "location": {"path": finding.place.file, "lines": {"begin": line}},
        });
        self.items.write(&item, output)
    }

    fn end(&mut self, _: &Summary, output: &mut dyn Write) -> io::Result<()> {
        output.write_all(b"\n]\n")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    #[test]
    fn an_issue_has_what_gitlab_asks_for() {
        let text = crate::diagnostic::report::sample(&super::FORM);
        let issues: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(issues[0]["location"], serde_json::json!({"path": "a b.json", "lines": {"begin": 2}}));
        assert_eq!(issues[0]["severity"], "major");
        assert_eq!(issues[0]["fingerprint"].as_str().map(str::len), Some(32));
    }
}
