//! SARIF 2.1.0, for code scanning and for viewers of editors.

use super::report::{Items, uri_of};
use super::{Code, Form, Look, Place, Report, Severity, Summary, Told};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{self, Write};

pub(super) const FORM: Form = Form {
    name: "sarif",
    about: "SARIF 2.1.0",
    start: |look| Box::new(Sarif { look, items: Items::default(), used: BTreeSet::new() }),
};

struct Sarif {
    look: Look,
    items: Items,
    used: BTreeSet<&'static str>,
}

impl Report for Sarif {
    fn begin(&mut self, output: &mut dyn Write) -> io::Result<()> {
        let head = "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\
                    \"columnKind\":\"unicodeCodePoints\",\"results\":[";
        output.write_all(head.as_bytes())
    }

    fn finding(&mut self, told: &Told<'_>, output: &mut dyn Write) -> io::Result<()> {
        let finding = told.finding;
        self.used.insert(finding.code);
        let item = json!({
            "ruleId": finding.code,
            "level": level(finding.severity),
            "message": {"text": finding.sentence()},
            "locations": [location(&finding.place)],
            "partialFingerprints": {"chancery/v1": told.fingerprint},
        });
        self.items.write(&item, output)
    }

    /// The kinds stand after the results: only now it is known which are needed.
    fn end(&mut self, summary: &Summary, output: &mut dyn Write) -> io::Result<()> {
        let rules: Vec<_> = self.look.codes.iter().filter(|code| self.used.contains(code.code)).map(rule).collect();
        let driver = json!({"name": "chancery", "version": env!("CARGO_PKG_VERSION"), "rules": rules});
        let invocation = json!({"executionSuccessful": summary.faults == 0});
        writeln!(output, "\n],\"tool\":{{\"driver\":{driver}}},\"invocations\":[{invocation}]}}]}}")
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn location(place: &Place) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": uri_of(place.file.as_deref().unwrap_or_default())}});
    if let (Some(start), Some(stop)) = (place.start, place.stop) {
        physical["region"] = json!({
            "startLine": start.line, "startColumn": start.column, "endLine": stop.line, "endColumn": stop.column,
        });
    }
    let mut location = json!({"physicalLocation": physical});
    if let Some(pointer) = &place.pointer {
        let name = format!("{}#{pointer}", place.record_id.as_deref().unwrap_or_default());
        location["logicalLocations"] = json!([{"fullyQualifiedName": name}]);
    }
    location
}

fn rule(code: &Code) -> Value {
    let about: Vec<&str> = code.about.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    json!({
        "id": code.code,
        "name": code.name,
        "shortDescription": {"text": code.summary()},
        "help": {"text": about.join("\n"), "markdown": about.join("\n")},
        "defaultConfiguration": {"level": level(code.severity)},
    })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    #[test]
    fn results_name_region_rule_and_fingerprint() {
        let text = crate::diagnostic::report::sample(&super::FORM);
        let log: Value = serde_json::from_str(&text).expect("JSON");
        let run = &log["runs"][0];
        let place = &run["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "a%20b.json");
        assert_eq!(place["region"]["startColumn"], 8);
        assert_eq!(run["tool"]["driver"]["rules"][0]["shortDescription"]["text"], "An odd value.");
    }
}
