//! The trace of a reading: each value with the words and the rule that it was read by, then the readings that lost.

use crate::Parsed;
use crate::record::Evidence;
use serde_json::Value;
use std::fmt::Write as _;

/// The longest value that is shown whole.
const LONGEST: usize = 80;

/// The trace of what was read out of a report.
pub(super) fn trace(id: Option<&str>, parsed: &Parsed) -> String {
    let mut text = String::new();
    for record in &parsed.records {
        let _ = writeln!(text, "{} {}", id.unwrap_or("-"), record.id);
        let value = serde_json::to_value(record).unwrap_or_default();
        record.evidence.iter().for_each(|evidence| line(&value, evidence, &mut text));
        for note in &record.notes {
            let _ = writeln!(text, "  {}: note {}: {}", note.of.as_deref().unwrap_or("-"), note.code, note.message);
        }
    }
    if let Some(rejection) = &parsed.rejection {
        let _ = writeln!(text, "{} no record: {} ({})", id.unwrap_or("-"), rejection.message, rejection.code);
    }
    for lost in &parsed.lost {
        let _ = writeln!(text, "  {}: not {} from {:?}: {}", lost.of, lost.reading, lost.quote, lost.why);
    }
    text
}

fn line(record: &Value, evidence: &Evidence, text: &mut String) {
    let value = of(record, &evidence.of).map(|value| format!(" = {}", clipped(&shown(value)))).unwrap_or_default();
    let _ = write!(text, "  {}{value}: {}", evidence.of, evidence.basis);
    if let Some(quote) = &evidence.quote {
        let _ = write!(text, " in {quote:?}");
    }
    if let Some(start) = evidence.start {
        let _ = write!(text, " at {start}");
    }
    let _ = writeln!(text, " by {}", evidence.rule.as_deref().unwrap_or("-"));
}

/// The value that an address of evidence names: by path, or by the id of an entry.
fn of<'v>(record: &'v Value, address: &str) -> Option<&'v Value> {
    let (first, rest) = address.split_once('/').map_or((address, None), |(first, rest)| (first, Some(rest)));
    if first == "country" {
        return None;
    }
    let start = record.get(first).or_else(|| entry(record, first))?;
    rest.map_or(Some(start), |rest| start.pointer(&format!("/{rest}")))
}

fn entry<'v>(value: &'v Value, id: &str) -> Option<&'v Value> {
    match value {
        Value::Object(members) if members.get("id").is_some_and(|found| found == id) => Some(value),
        Value::Object(members) => members.values().find_map(|value| entry(value, id)),
        Value::Array(values) => values.iter().find_map(|value| entry(value, id)),
        _ => None,
    }
}

/// A value in short: what an object says best, the items of a list.
fn shown(value: &Value) -> String {
    const TELLING: [&str; 10] =
        ["full", "value", "name", "label", "organization", "city", "title", "country", "text", "code"];
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(shown).collect::<Vec<_>>().join("; "),
        Value::Object(members) => {
            let told = TELLING.iter().find_map(|name| members.get(*name)).or_else(|| members.get("status"));
            told.map(shown).unwrap_or_default()
        }
        other => other.to_string(),
    }
}

fn clipped(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
