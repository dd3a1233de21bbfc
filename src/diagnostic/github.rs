//! Workflow commands of GitHub Actions, which become annotations of the changed files.

use super::visible::visible;
use super::{Form, Report, Severity, Told};
use std::fmt::Write as _;
use std::io::{self, Write};

pub(super) const FORM: Form =
    Form { name: "github", about: "Annotations of GitHub Actions", start: |_| Box::new(Github) };

struct Github;

impl Report for Github {
    fn finding(&mut self, told: &Told<'_>, output: &mut dyn Write) -> io::Result<()> {
        let finding = told.finding;
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let mut properties = format!("title={}", property(&format!("{} {}", finding.code, finding.name)));
        if let Some(file) = &finding.place.file {
            let _ = write!(properties, ",file={}", property(file));
        }
        if let (Some(start), Some(stop)) = (finding.place.start, finding.place.stop) {
            let _ = write!(properties, ",line={},endLine={}", start.line, stop.line);
            // Columns of a finding over several lines are refused.
            if start.line == stop.line {
                let _ = write!(properties, ",col={},endColumn={}", start.column, stop.column);
            }
        }
        writeln!(output, "::{command} {properties}::{}", data(&finding.sentence()))
    }
}

/// A message on one line, as the runner undoes it; it does not undo what else steers a terminal, which is shown as an escape.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    visible(&text).into_owned()
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    #[test]
    fn signs_of_the_command_are_escaped() {
        let text = crate::diagnostic::report::sample(&super::FORM);
        let expected = "::error title=S999 odd-value,file=a b.json,line=2,endLine=2,col=8,endColumn=15\
                        ::odd: 100%25,%0Avalue; mend <it>\n";
        assert_eq!(text, expected);
    }
}
