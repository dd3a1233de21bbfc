//! The XML of `JUnit`: a suite for each file, a failed case for each error. What is no error passes and is told in the output
//! of its case, so that a run that ends well shows no failure.

use super::{Form, Report, Severity, Summary, Told};
use std::fmt::Write as _;
use std::io::{self, Write};

pub(super) const FORM: Form =
    Form { name: "junit", about: "JUnit XML, a suite for each file", start: |_| Box::new(Junit::default()) };

/// The suite of one file is held back until its counts are known.
#[derive(Default)]
struct Junit {
    suite: Option<Suite>,
}

#[derive(Default)]
struct Suite {
    name: String,
    cases: String,
    tests: u64,
    failures: u64,
}

impl Report for Junit {
    fn begin(&mut self, output: &mut dyn Write) -> io::Result<()> {
        output.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"chancery\">\n")
    }

    fn file(&mut self, name: &str, output: &mut dyn Write) -> io::Result<()> {
        self.write_suite(output)?;
        self.suite = Some(Suite { name: name.to_owned(), ..Suite::default() });
        Ok(())
    }

    fn finding(&mut self, told: &Told<'_>, _: &mut dyn Write) -> io::Result<()> {
        self.suite.get_or_insert_default().add(told);
        Ok(())
    }

    fn end(&mut self, _: &Summary, output: &mut dyn Write) -> io::Result<()> {
        self.write_suite(output)?;
        output.write_all(b"</testsuites>\n")
    }
}

impl Junit {
    fn write_suite(&mut self, output: &mut dyn Write) -> io::Result<()> {
        let Some(mut suite) = self.suite.take() else { return Ok(()) };
        let name = escaped(&suite.name);
        if suite.tests == 0 {
            suite.tests = 1;
            let _ = writeln!(suite.cases, "    <testcase name=\"sound\" classname=\"{name}\"/>");
        }
        let Suite { cases, tests, failures, .. } = suite;
        writeln!(output, "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">")?;
        writeln!(output, "{cases}  </testsuite>")
    }
}

impl Suite {
    fn add(&mut self, told: &Told<'_>) {
        let finding = told.finding;
        self.tests += 1;
        let line = escaped(&finding.to_string());
        let place = finding.place.start.map(|start| format!(":{}:{}", start.line, start.column)).unwrap_or_default();
        let name = escaped(&format!("{} {}{place}", finding.code, finding.name));
        let told = if finding.severity == Severity::Error {
            self.failures += 1;
            let message = escaped(&finding.message);
            format!("<failure type=\"{}\" message=\"{message}\">{line}</failure>", finding.code)
        } else {
            format!("<system-out>{line}</system-out>")
        };
        let class = escaped(&self.name);
        let _ = writeln!(self.cases, "    <testcase name=\"{name}\" classname=\"{class}\">{told}</testcase>");
    }
}

/// Text that may stand in an attribute; signs that XML has no room for become U+FFFD.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => {
                let _ = write!(escaped, "&#{};", u32::from(sign));
            }
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => escaped.push('\u{FFFD}'),
            _ => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    #[test]
    fn errors_fail_and_clean_files_pass() {
        let text = crate::diagnostic::report::sample(&super::FORM);
        assert!(text.contains("<testsuite name=\"clean.json\" tests=\"1\" failures=\"0\" errors=\"0\">"), "{text}");
        assert!(text.contains("<testsuite name=\"a b.json\" tests=\"1\" failures=\"1\" errors=\"0\">"), "{text}");
        assert!(text.contains("message=\"odd: 100%,&#10;value\""), "{text}");
        assert!(text.contains("mend &lt;it&gt;"), "{text}");
    }
}
