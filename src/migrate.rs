//! Lifts records of older versions of the schema to the current one: one step for each version that there was.
//!
//! 0.9 was the draft before the first release. It called the channel of a meeting its `mode`, the part of a side its
//! `role`, and the digest of the text `sha256`.

use crate::diagnostic::Diagnostic;
use crate::format::{Entry, Judged, Limits, by_name};
use crate::record::SCHEMA_VERSION;
use serde_json::Value;
use std::io::Cursor;

/// A step from one version to the next.
struct Step {
    from: &'static str,
    to: &'static str,
    /// Fields that have another name: where they stand, with `*` for each entry of a list, the old name and the new.
    renamed: &'static [(&'static str, &'static str, &'static str)],
}

/// The steps in their order; a new version is an entry here and a fixture in `fixtures/versions`.
const STEPS: &[Step] = &[Step {
    from: "0.9",
    to: "1.0",
    renamed: &[("/meeting", "mode", "channel"), ("/sides/*", "role", "part"), ("/source", "sha256", "text_sha256")],
}];

/// The versions that can be lifted.
#[must_use]
pub fn versions() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.from).collect()
}

/// Lifts what was read to the current version and judges it by its schema. What is of the current version, or of one that
/// is not known, is only judged; findings of a lifted record name the field in the new version and no line.
#[must_use]
pub fn lifted(entry: Entry) -> Judged {
    let entry = entry.read();
    let version = entry.tree().and_then(|tree| tree.member("schema_version")?.value.text().map(str::to_owned));
    let is_old = version.is_some_and(|version| STEPS.iter().any(|step| step.from == version));
    let Some(tree) = entry.tree().filter(|_| is_old && entry.findings.is_empty()) else { return entry.judge() };
    let mut value = tree.to_value();
    for step in STEPS {
        if value["schema_version"] == step.from {
            step.lift(&mut value);
        }
    }
    let Some(again) = read_again(&value) else { return entry.judge() };
    let mut judged = again.judge();
    let in_record = |mut finding: Diagnostic| {
        (finding.place.start, finding.place.stop, finding.place.record) = (None, None, Some(entry.number));
        finding
    };
    judged.entry.findings = std::mem::take(&mut judged.entry.findings).into_iter().map(in_record).collect();
    judged
}

fn read_again(value: &Value) -> Option<Entry> {
    let text = value.to_string();
    let limits = Limits::default();
    by_name("jsonl").ok()?.read(Box::new(Cursor::new(text)), limits).next()?.ok()
}

impl Step {
    fn lift(&self, value: &mut Value) {
        for (path, old, new) in self.renamed {
            at(value, path, &mut |object| rename(object, old, new));
        }
        value["schema_version"] = self.to.into();
    }
}

/// Does something with every value at a path.
fn at(value: &mut Value, path: &str, act: &mut dyn FnMut(&mut Value)) {
    let Some(path) = path.strip_prefix('/') else { return act(value) };
    let (step, rest) = path.find('/').map_or((path, ""), |slash| path.split_at(slash));
    if step == "*" {
        value.as_array_mut().into_iter().flatten().for_each(|item| at(item, rest, act));
    } else if let Some(inner) = value.get_mut(step) {
        at(inner, rest, act);
    }
}

/// Renames a member and keeps its place among the others.
fn rename(object: &mut Value, old: &str, new: &str) {
    let Some(members) = object.as_object_mut() else { return };
    let renamed = std::mem::take(members).into_iter();
    *members = renamed.map(|(name, value)| (if name == old { new.to_owned() } else { name }, value)).collect();
}

/// The version to which records are lifted.
#[must_use]
pub const fn newest() -> &'static str {
    SCHEMA_VERSION
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_step_leads_to_the_current_version() {
        assert_eq!(STEPS.last().map(|step| step.to), Some(newest()));
        assert!(STEPS.windows(2).all(|pair| pair[0].to == pair[1].from));
    }

    #[test]
    fn fields_are_renamed_where_they_stand() {
        let mut value = serde_json::json!({"list": [{"a": 1, "b": 2}, {"b": 3}], "a": 4});
        at(&mut value, "/list/*", &mut |object| rename(object, "a", "z"));
        assert_eq!(value.to_string(), r#"{"list":[{"z":1,"b":2},{"b":3}],"a":4}"#);
    }
}
