//! One line a finding, in the form that editors and compilers share: `file:line:column: severity[code]: message`. What in
//! the data would break the line or steer a terminal is shown as an escape.

use super::visible::visible;
use super::{Diagnostic, Form, Report, Told};
use std::fmt;
use std::io::{self, Write};

pub(super) const FORM: Form = Form { name: "concise", about: "One line a finding", start: |_| Box::new(Concise) };

struct Concise;

impl Report for Concise {
    fn finding(&mut self, told: &Told<'_>, output: &mut dyn Write) -> io::Result<()> {
        writeln!(output, "{}", told.finding)
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = &self.place;
        let file = visible(place.file.as_deref().unwrap_or_default());
        formatter.write_str(&file)?;
        if let Some(start) = place.start {
            write!(formatter, ":{}:{}", start.line, start.column)?;
        }
        if place.start.is_some() || !file.is_empty() {
            formatter.write_str(": ")?;
        }
        write!(formatter, "{}[{}]: {}", self.severity, self.code, visible(&self.message))?;
        let pointer = place.pointer.as_ref().filter(|pointer| !pointer.is_empty());
        let record = place.record.filter(|_| pointer.is_some()).map(|record| format!("record {record}"));
        let parts: Vec<String> = [place.cell(), record, pointer.cloned()].into_iter().flatten().collect();
        if !parts.is_empty() {
            write!(formatter, " ({})", visible(&parts.join(", ")))?;
        }
        match &self.help {
            Some(help) => write!(formatter, "; {}", visible(help)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostic, Lines, Severity, Span};

    #[test]
    fn names_file_line_column_code_and_remedy() {
        let code = Code { code: "S999", name: "odd", severity: Severity::Warning, about: "" };
        let lines = Lines::of("{\n  \"ü\": 1}".as_bytes().to_vec());
        let mut finding = Diagnostic::new(code, "odd value").with_help("mend it").at_pointer("/ü");
        finding = finding.at_span(&lines, Span { start: 10, stop: 11 });
        finding.place.file = Some("a.json".into());
        assert_eq!(finding.to_string(), "a.json:2:8: warning[S999]: odd value (/ü); mend it");
    }
}
