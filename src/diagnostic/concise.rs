//! One line a finding, in the form that editors and compilers share: `file:line:column: severity[code]: message`.

use super::Diagnostic;
use std::fmt::Write as _;

pub(super) fn line(finding: &Diagnostic) -> String {
    let place = &finding.place;
    let mut line = place.file.clone().unwrap_or_default();
    if let Some(start) = place.start {
        let _ = write!(line, ":{}:{}", start.line, start.column);
    }
    if !line.is_empty() {
        line.push_str(": ");
    }
    let _ = write!(line, "{}[{}]: {}", finding.severity, finding.code, finding.message);
    match (place.record, place.pointer.as_deref().filter(|pointer| !pointer.is_empty())) {
        (Some(record), Some(pointer)) => {
            let _ = write!(line, " (record {record}, {pointer})");
        }
        (None, Some(pointer)) => {
            let _ = write!(line, " ({pointer})");
        }
        _ => {}
    }
    if let Some(help) = &finding.help {
        let _ = write!(line, "; {help}");
    }
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostic, Lines, Report, Severity, Span};

    #[test]
    fn names_file_line_column_code_and_remedy() {
        let code = Code { code: "S999", name: "odd", severity: Severity::Warning, about: "" };
        let lines = Lines::of("{\n  \"ü\": 1}".as_bytes().to_vec());
        let mut finding = Diagnostic::new(code, "odd value").with_help("mend it").at_pointer("/ü");
        finding = finding.at_span(&lines, Span { start: 10, stop: 11 });
        finding.place.file = Some("a.json".into());
        assert_eq!(Report::Concise.of(&finding), "a.json:2:8: warning[S999]: odd value (/ü); mend it\n");
    }
}
