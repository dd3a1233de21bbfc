//! The published JSON Schema, made from the types in [`crate::record`], and what is generated from it.

pub mod check;
mod codebook;
mod config;
pub(crate) mod csvw;
mod declared;
pub mod diff;
pub mod foreign;
mod losses;
pub(crate) mod package;
mod pattern;
mod pydantic;
mod report;
pub mod rows;
pub mod shape;
pub(crate) mod sound;
pub mod sql;
pub mod table;
pub mod tree;
mod typescript;
pub(crate) mod walk;
mod xsd;

use crate::record::{Record, SCHEMA_VERSION, sha256};
use schemars::{JsonSchema, Schema, generate::SchemaSettings, transform::RecursiveTransform};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// `$id` of the JSON Schema.
pub const RECORD_SCHEMA_ID: &str = "urn:chancery:schema:record:1";

pub use xsd::{NAMESPACE, RECORD_ELEMENT};

/// Text that every format can carry: not empty, no control characters but TAB and LF.
const TEXT_PATTERN: &str = "^[^\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]+$";

/// A file of `schemas/` and the function that makes it.
pub struct Target {
    /// Name for `chancery schema NAME`.
    pub name: &'static str,
    /// File name in `schemas/`.
    pub file: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Makes its content.
    pub generate: fn() -> String,
}

/// Everything that is generated from the record's types, one entry each.
pub const TARGETS: &[Target] = &[
    Target {
        name: "record",
        file: "record.schema.json",
        about: "JSON Schema 2020-12 of the record",
        generate: record_schema_text,
    },
    xsd::TARGET,
    csvw::TARGET,
    package::TARGET,
    sql::SQLITE,
    sql::POSTGRES,
    codebook::TARGET,
    typescript::TARGET,
    pydantic::TARGET,
    losses::TARGET,
    report::TARGET,
    config::TARGET,
];

/// SHA-256 of the JSON Schema's text, which every other generated schema names.
pub static DIGEST: LazyLock<String> = LazyLock::new(|| sha256(record_schema_text()));

/// What a generated schema says of its origin, on one line.
fn origin() -> String {
    format!(
        "Generated from the record's types by `cargo run -- bless`; schema version {SCHEMA_VERSION}, {RECORD_SCHEMA_ID}, \
         sha256 {}",
        *DIGEST
    )
}

/// The JSON Schema of a record, as read: fields that may be absent are not required.
#[must_use]
pub fn record_schema() -> Value {
    let mut schema = schema_of::<Record>();
    if let Some(object) = schema.as_object_mut() {
        let mut ordered = Map::new();
        ordered.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
        ordered.insert("$id".into(), json!(RECORD_SCHEMA_ID));
        ordered.insert(
            "$comment".into(),
            json!("Generated from the types in src/record. Change those, then run: cargo run -- bless"),
        );
        ordered.extend(std::mem::take(object).into_iter().filter(|(key, _)| key != "$schema"));
        *object = ordered;
    }
    schema
}

/// The JSON Schema 2020-12 of a type, with the house rules for strings, integers and absence applied.
fn schema_of<T: JsonSchema>() -> Value {
    let generator = SchemaSettings::draft2020_12()
        .for_deserialize()
        .with_transform(RecursiveTransform(forbid_null))
        .with_transform(RecursiveTransform(tidy_defaults))
        .with_transform(RecursiveTransform(plain_integers))
        .with_transform(RecursiveTransform(plain_text))
        .with_transform(RecursiveTransform(description_first))
        .into_generator();
    generator.into_root_schema_for::<T>().to_value()
}

fn record_schema_text() -> String {
    pretty(&record_schema())
}

/// JSON with two spaces of indentation and a final line feed.
fn pretty(value: &Value) -> String {
    let mut text = format!("{value:#}");
    text.push('\n');
    text
}

/// Absent is the one way of saying nothing: an optional field is left out, never null.
fn forbid_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [single] = types.as_slice() {
            let single = single.clone();
            object.insert("type".into(), single);
        }
    }
    if let Some(Value::Array(branches)) = object.get_mut("anyOf") {
        branches.retain(|branch| branch.get("type").is_none_or(|kind| kind != "null"));
        if let [Value::Object(single)] = branches.as_slice() {
            let single = single.clone();
            object.remove("anyOf");
            object.extend(single);
        }
    }
}

/// A default of nothing says nothing: lists and optional objects are simply not required.
fn tidy_defaults(schema: &mut Schema) {
    schema.remove("default");
}

/// `uint64` is no format of JSON Schema; bounds say what is meant.
fn plain_integers(schema: &mut Schema) {
    if schema.get("type").is_some_and(|kind| kind == "integer") {
        schema.remove("format");
    }
}

/// Every free string is text: not empty and without control characters.
fn plain_text(schema: &mut Schema) {
    let is_string = schema.get("type").is_some_and(|kind| kind == "string");
    let is_free = ["const", "enum", "pattern", "format"].iter().all(|keyword| schema.get(*keyword).is_none());
    if is_string && is_free {
        schema.insert("pattern".into(), json!(TEXT_PATTERN));
    }
}

/// A reader wants to know first what a thing is: title and description go to the front, and lines that were only wrapped
/// in the source become paragraphs.
fn description_first(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    let mut ordered = Map::new();
    for name in ["title", "description"] {
        if let Some((name, value)) = object.remove_entry(name) {
            let value = value.as_str().map(paragraphs).map_or(value.clone(), Value::String);
            ordered.insert(name, value);
        }
    }
    ordered.append(object);
    *object = ordered;
}

/// The text with the lines of each paragraph joined; items of a list stay on lines of their own.
fn paragraphs(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        let starts_anew = line.is_empty() || line.starts_with("- ") || joined.is_empty() || joined.ends_with('\n');
        if !joined.is_empty() {
            joined.push(if starts_anew { '\n' } else { ' ' });
        }
        joined.push_str(line);
    }
    joined
}

/// Applies a transform to a schema, for tests of the transforms.
#[cfg(test)]
fn transformed(mut schema: Schema, mut transform: impl schemars::transform::Transform) -> Value {
    transform.transform(&mut schema);
    schema.to_value()
}

#[cfg(test)]
mod tests {
    use super::*;
    use schemars::json_schema;

    #[test]
    fn null_is_never_allowed() {
        let text = record_schema_text();
        assert!(!text.contains("\"null\""), "null in the schema: {text}");
    }

    #[test]
    fn optional_reference_becomes_plain() {
        let schema = json_schema!({"description": "d", "anyOf": [{"$ref": "#/$defs/Date"}, {"type": "null"}]});
        let found = transformed(schema, forbid_null);
        assert_eq!(found, json!({"description": "d", "$ref": "#/$defs/Date"}));
    }

    #[test]
    fn wrapped_lines_become_paragraphs() {
        let schema = json_schema!({"type": "string", "description": "One\ntwo.\n\nThree:\n- a\n- b", "title": "T"});
        let found = transformed(schema, description_first).to_string();
        assert_eq!(found, r#"{"title":"T","description":"One two.\n\nThree:\n- a\n- b","type":"string"}"#);
    }

    #[test]
    fn patterns_are_anchored() {
        fn walk(value: &Value) {
            if let Some(pattern) = value.get("pattern").and_then(Value::as_str) {
                assert!(pattern.starts_with('^') && pattern.ends_with('$'), "not anchored: {pattern}");
                for shorthand in ["\\d", "\\w", "\\s", "\\b", "\\p"] {
                    assert!(!pattern.contains(shorthand), "shorthand class in {pattern}");
                }
            }
            match value {
                Value::Object(members) => members.values().for_each(walk),
                Value::Array(items) => items.iter().for_each(walk),
                _ => {}
            }
        }
        walk(&record_schema());
    }
}
