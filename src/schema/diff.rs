//! What changes from one JSON Schema to another, and whom it concerns.
//!
//! Backward compatible is a change after which old data are still accepted; forward compatible one after which old
//! programs accept new data. The schemas are compared piece by piece; a proof by the validator's canonical forms, where it
//! finds one, goes over that.

use crate::error::Error;
use jsonschema::canonical::Containment;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

/// Whether a change breaks something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing breaks.
    Compatible,
    /// It cannot be told.
    Unknown,
    /// Something that was accepted is refused.
    Breaking,
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Verdict::Compatible => "compatible",
            Verdict::Unknown => "unknown",
            Verdict::Breaking => "breaking",
        })
    }
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The value that it concerns, as a JSON Pointer with `*` for the items of a list.
    pub pointer: String,
    /// What changes.
    pub what: String,
    /// For old data under the new schema.
    pub backward: Verdict,
    /// For new data under the old schema.
    pub forward: Verdict,
}

/// What changes from one schema to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// For old data under the new schema.
    pub backward: Verdict,
    /// For new data under the old schema.
    pub forward: Verdict,
    /// The changes.
    pub changes: Vec<Change>,
}

impl Difference {
    /// Compares two schemas.
    ///
    /// # Errors
    /// When one of them is no JSON.
    pub fn of(old: &str, new: &str) -> Result<Self, Error> {
        let read = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| Error::settings(error.to_string()));
        let (old, new) = (read(old)?, read(new)?);
        let mut comparison = Comparison { old: &old, new: &new, changes: Vec::new() };
        comparison.schemas(&old, &new, "", 0);
        let changes = comparison.changes;
        let worst = |verdict: fn(&Change) -> Verdict| changes.iter().map(verdict).max().unwrap_or(Verdict::Compatible);
        Ok(Self {
            backward: proven(&new, &old).unwrap_or(worst(|change| change.backward)),
            forward: proven(&old, &new).unwrap_or(worst(|change| change.forward)),
            changes,
        })
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "backward  {:10}  old data under the new schema", self.backward)?;
        writeln!(formatter, "forward   {:10}  new data under the old schema", self.forward)?;
        for Change { pointer, what, backward, forward } in &self.changes {
            let pointer = if pointer.is_empty() { "/" } else { pointer };
            writeln!(formatter, "{pointer}: {what} (backward {backward}, forward {forward})")?;
        }
        Ok(())
    }
}

/// Whether the wide schema provably accepts all that the narrow one accepts, or provably not.
fn proven(wide: &Value, narrow: &Value) -> Option<Verdict> {
    let (wide, narrow) = (jsonschema::canonicalize(wide).ok()?, jsonschema::canonicalize(narrow).ok()?);
    match wide.covers(&narrow).ok()? {
        Containment::Yes => Some(Verdict::Compatible),
        Containment::No => Some(Verdict::Breaking),
        Containment::Unknown => None,
    }
}

struct Comparison<'a> {
    old: &'a Value,
    new: &'a Value,
    changes: Vec<Change>,
}

/// Keywords that say nothing about what is accepted.
const SILENT: &[&str] =
    &["title", "description", "$comment", "$id", "$schema", "$defs", "examples", "default", "deprecated"];

/// Keywords that are compared by rules of their own.
const COMPARED: &[&str] = &[
    "$ref",
    "properties",
    "required",
    "items",
    "type",
    "enum",
    "const",
    "oneOf",
    "additionalProperties",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
];

impl<'a> Comparison<'a> {
    fn add(&mut self, pointer: &str, what: String, backward: Verdict, forward: Verdict) {
        self.changes.push(Change { pointer: pointer.to_owned(), what, backward, forward });
    }

    /// Something is accepted that was not.
    fn wider(&mut self, pointer: &str, what: String) {
        self.add(pointer, what, Verdict::Compatible, Verdict::Breaking);
    }

    /// Something is no longer accepted.
    fn narrower(&mut self, pointer: &str, what: String) {
        self.add(pointer, what, Verdict::Breaking, Verdict::Compatible);
    }

    fn schemas(&mut self, old: &'a Value, new: &'a Value, pointer: &str, depth: usize) {
        const DEEPEST: usize = 40;
        let (old, new) = (resolved(self.old, old), resolved(self.new, new));
        let (Some(old), Some(new)) = (old.as_object(), new.as_object()) else {
            if old != new {
                self.add(pointer, "the schema changed".to_owned(), Verdict::Unknown, Verdict::Unknown);
            }
            return;
        };
        if depth > DEEPEST {
            return;
        }
        self.sets("type", &types(old), &types(new), pointer);
        self.sets("code", &codes(old), &codes(new), pointer);
        self.texts(old, new, pointer);
        self.bounds(old, new, pointer);
        self.members(old, new, pointer, depth);
        match (old.get("items"), new.get("items")) {
            (Some(old), Some(new)) => self.schemas(old, new, &format!("{pointer}/*"), depth + 1),
            (None, Some(_)) => self.narrower(pointer, "items are limited now".to_owned()),
            (Some(_), None) => self.wider(pointer, "items are no longer limited".to_owned()),
            (None, None) => {}
        }
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for name in names.into_iter().filter(|name| !SILENT.contains(&name.as_str()) && !name.starts_with("x-")) {
            let (before, after) = (old.get(name), new.get(name));
            let is_compared = COMPARED.contains(&name.as_str()) && !is_opaque(name, before) && !is_opaque(name, after);
            if !is_compared && before != after {
                self.add(pointer, format!("{name} changed"), Verdict::Unknown, Verdict::Unknown);
            }
        }
    }

    fn sets(&mut self, what: &str, old: &BTreeSet<String>, new: &BTreeSet<String>, pointer: &str) {
        match (old.is_empty(), new.is_empty()) {
            (true, false) => self.narrower(pointer, format!("{what} is limited now")),
            (false, true) => self.wider(pointer, format!("{what} is no longer limited")),
            _ => {
                new.difference(old).for_each(|code| self.wider(pointer, format!("{what} {code} added")));
                old.difference(new).for_each(|code| self.narrower(pointer, format!("{what} {code} removed")));
            }
        }
    }

    fn texts(&mut self, old: &Map<String, Value>, new: &Map<String, Value>, pointer: &str) {
        for name in ["pattern", "format"] {
            match (old.get(name), new.get(name)) {
                (None, Some(_)) => self.narrower(pointer, format!("{name} added")),
                (Some(_), None) => self.wider(pointer, format!("{name} removed")),
                (Some(before), Some(after)) if before != after => {
                    self.add(pointer, format!("{name} changed"), Verdict::Unknown, Verdict::Unknown);
                }
                _ => {}
            }
        }
    }

    fn bounds(&mut self, old: &Map<String, Value>, new: &Map<String, Value>, pointer: &str) {
        for name in ["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"] {
            let number = |schema: &Map<String, Value>| schema.get(name).and_then(Value::as_f64);
            let is_lower = name.starts_with("min");
            match (number(old), number(new)) {
                (None, Some(limit)) => self.narrower(pointer, format!("{name} {limit} added")),
                (Some(limit), None) => self.wider(pointer, format!("{name} {limit} removed")),
                (Some(before), Some(after)) if (before < after) == is_lower && (before - after).abs() > 0.0 => {
                    self.narrower(pointer, format!("{name} changed from {before} to {after}"));
                }
                (Some(before), Some(after)) if (before - after).abs() > 0.0 => {
                    self.wider(pointer, format!("{name} changed from {before} to {after}"));
                }
                _ => {}
            }
        }
    }

    fn members(&mut self, old: &'a Map<String, Value>, new: &'a Map<String, Value>, pointer: &str, depth: usize) {
        static NONE: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);
        let properties =
            |schema: &'a Map<String, Value>| schema.get("properties").and_then(Value::as_object).unwrap_or(&NONE);
        let is_closed = |schema: &Map<String, Value>| schema.get("additionalProperties") == Some(&Value::Bool(false));
        let (before, after) = (properties(old), properties(new));
        let (was_required, required) = (required(old), required(new));
        match (is_closed(old), is_closed(new)) {
            (false, true) => self.narrower(pointer, "unknown members are refused now".to_owned()),
            (true, false) => self.wider(pointer, "unknown members are accepted now".to_owned()),
            _ => {}
        }
        for (name, schema) in after {
            let here = format!("{pointer}/{name}");
            let is_required = required.contains(name.as_str());
            if let Some(earlier) = before.get(name) {
                self.schemas(earlier, schema, &here, depth + 1);
            } else {
                // A closed schema never saw the member; an open one may have had it in any form.
                let accepted = if is_closed(old) { Verdict::Compatible } else { Verdict::Unknown };
                let backward = if is_required { Verdict::Breaking } else { accepted };
                let forward = if is_closed(old) { Verdict::Breaking } else { Verdict::Compatible };
                let what = if is_required { "required member added" } else { "optional member added" };
                self.add(&here, what.to_owned(), backward, forward);
            }
            if before.contains_key(name) && is_required && !was_required.contains(name.as_str()) {
                self.narrower(&here, "is required now".to_owned());
            }
        }
        for name in before.keys().filter(|name| !after.contains_key(*name)) {
            let backward = if is_closed(new) { Verdict::Breaking } else { Verdict::Compatible };
            let was_required = was_required.contains(name.as_str());
            let forward = if was_required { Verdict::Breaking } else { Verdict::Compatible };
            self.add(&format!("{pointer}/{name}"), "member removed".to_owned(), backward, forward);
        }
        for name in was_required.iter().filter(|name| after.contains_key(**name) && !required.contains(*name)) {
            self.wider(&format!("{pointer}/{name}"), "is optional now".to_owned());
        }
    }
}

/// Whether a keyword has a value that is not looked into: a reference that leads outside, alternatives that are no
/// constants, a schema for unknown members.
fn is_opaque(name: &str, value: Option<&Value>) -> bool {
    match (name, value) {
        ("$ref", Some(_)) => true,
        ("oneOf", Some(Value::Array(alternatives))) => alternatives.iter().any(|one| one.get("const").is_none()),
        ("additionalProperties", Some(value)) => value.is_object(),
        _ => false,
    }
}

fn resolved<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let reference = schema.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#'));
    reference.and_then(|pointer| root.pointer(pointer)).unwrap_or(schema)
}

fn required(schema: &Map<String, Value>) -> BTreeSet<&str> {
    schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

fn types(schema: &Map<String, Value>) -> BTreeSet<String> {
    match schema.get("type") {
        Some(Value::String(name)) => BTreeSet::from([name.clone()]),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => BTreeSet::new(),
    }
}

/// The values that a schema lists, as `enum`, as `const` or as alternatives of constants.
fn codes(schema: &Map<String, Value>) -> BTreeSet<String> {
    let listed = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
    let alternatives = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    let constants = alternatives.filter_map(|alternative| alternative.get("const")).chain(schema.get("const"));
    listed.chain(constants).map(written).collect()
}

fn written(value: &Value) -> String {
    let mut text = String::new();
    let _ = write!(text, "{value}");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdicts(old: &str, new: &str) -> (Verdict, Verdict, usize) {
        let found = Difference::of(old, new).expect("schemas");
        (found.backward, found.forward, found.changes.len())
    }

    #[test]
    fn changes_are_judged_in_both_directions() {
        use Verdict::{Breaking, Compatible};
        let schema = |inner: &str| format!(r#"{{"type":"object","additionalProperties":false,{inner}}}"#);
        let plain = schema(r#""properties":{"a":{"enum":["x","y"]}}"#);
        for (new, backward, forward) in [
            (schema(r#""properties":{"a":{"enum":["x","y"]}}"#), Compatible, Compatible),
            (schema(r#""properties":{"a":{"enum":["x","y","z"]}}"#), Compatible, Breaking),
            (schema(r#""properties":{"a":{"enum":["x"]}}"#), Breaking, Compatible),
            (schema(r#""properties":{"a":{"enum":["x","y"]},"b":{}}"#), Compatible, Breaking),
            (schema(r#""properties":{"a":{"enum":["x","y"]}},"required":["a"]"#), Breaking, Compatible),
            (schema(r#""properties":{"b":{"type":"string"}}"#), Breaking, Breaking),
        ] {
            let found = verdicts(&plain, &new);
            assert_eq!((found.0, found.1), (backward, forward), "{new}");
        }
    }

    #[test]
    fn the_schema_of_the_record_is_compatible_with_itself() {
        let text = super::super::record_schema_text();
        assert_eq!(verdicts(&text, &text), (Verdict::Compatible, Verdict::Compatible, 0));
        let changed = text.replace(r#""Held""#, "").replacen(r#""const": "held""#, r#""const": "took_place""#, 1);
        let found = Difference::of(&text, &changed).expect("schemas");
        assert_eq!((found.backward, found.forward), (Verdict::Breaking, Verdict::Breaking), "{found}");
        assert!(found.to_string().contains("/meeting/status: code \"took_place\" added"), "{found}");
    }

    #[test]
    fn what_cannot_be_told_is_unknown() {
        let found = verdicts(r#"{"type":"string","pattern":"^a+$"}"#, r#"{"type":"string","pattern":"^a+b?$"}"#);
        assert_eq!(found.2, 1);
        assert_ne!(found.0, Verdict::Breaking);
    }
}
