//! The form that reviewdog reads. Its columns count bytes.

use super::report::Items;
use super::{Form, Lines, Position, Report, Severity, Summary, Told};
use serde_json::{Value, json};
use std::io::{self, Write};

pub(super) const FORM: Form =
    Form { name: "rdjson", about: "Diagnostics for reviewdog", start: |_| Box::new(Rdjson::default()) };

#[derive(Default)]
struct Rdjson {
    items: Items,
}

impl Report for Rdjson {
    fn begin(&mut self, output: &mut dyn Write) -> io::Result<()> {
        output.write_all(b"{\"source\":{\"name\":\"chancery\"},\"diagnostics\":[")
    }

    fn finding(&mut self, told: &Told<'_>, output: &mut dyn Write) -> io::Result<()> {
        let finding = told.finding;
        let severity = match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Info => "INFO",
        };
        let mut location = json!({"path": finding.place.file});
        if let (Some(start), Some(stop)) = (finding.place.start, finding.place.stop) {
            let table = finding.place.table.as_deref();
            location["range"] = json!({
                "start": position(start, table, told.lines),
                "end": position(stop, table, told.lines),
            });
        }
        let item = json!({
            "message": finding.sentence(),
            "location": location,
            "severity": severity,
            "code": {"value": finding.code},
        });
        self.items.write(&item, output)
    }

    fn end(&mut self, _: &Summary, output: &mut dyn Write) -> io::Result<()> {
        output.write_all(b"\n]}\n")
    }
}

fn position(position: Position, table: Option<&str>, lines: Option<&Lines>) -> Value {
    let column = lines.and_then(|lines| lines.byte_column(position, table)).unwrap_or(position.column);
    json!({"line": position.line, "column": column})
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    #[test]
    fn columns_count_bytes() {
        let text = crate::diagnostic::report::sample(&super::FORM);
        let report: Value = serde_json::from_str(&text).expect("JSON");
        let range = &report["diagnostics"][0]["location"]["range"];
        assert_eq!(*range, serde_json::json!({"start": {"line": 2, "column": 9}, "end": {"line": 2, "column": 16}}));
    }
}
