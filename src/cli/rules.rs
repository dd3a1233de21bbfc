//! `chancery rules`: the list of rules.

use super::{exit::Outcome, output};
use crate::error::Error;
use crate::rule;

/// List the rules by which records are judged after their structure
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// One JSON object a line, with the whole documentation
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let mut text = String::new();
    for code in rule::codes() {
        let line = if arguments.json {
            let about: Vec<&str> = code.about.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
            let object = serde_json::json!({
                "code": code.code, "name": code.name, "severity": code.severity, "about": about.join("\n"),
            });
            object.to_string()
        } else {
            let severity = code.severity.to_string();
            format!("{} {:26} {severity:8} {}", code.code, code.name, code.summary())
        };
        text.push_str(&line);
        text.push('\n');
    }
    output::write_whole(None, &text)?;
    Ok(Outcome::Clean)
}
