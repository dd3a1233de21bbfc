use super::*;
use crate::schema::check;
use crate::schema::tree::Node;
use serde_json::{Value, json};

fn full() -> Value {
    serde_json::from_str(include_str!("../../../fixtures/records/full.json")).expect("JSON")
}

fn accepts(value: &Value) -> bool {
    RECORD.accepts(&Node::from(value))
}

/// Whether the schema itself has nothing to say.
fn is_valid(value: &Value) -> bool {
    check::is_valid(&Node::from(value))
}

/// Every value that differs from this one in one place.
fn variants(value: &Value, found: &mut Vec<Value>) {
    let others = [
        json!(null),
        json!(""),
        json!("x"),
        json!("2025-02-30"),
        json!("a\u{85}b"),
        json!("ü|–\n"),
        json!(-1),
        json!(1.0),
    ];
    found.extend(others.into_iter().chain([
        json!(1e300),
        json!(9_007_199_254_740_992_u64),
        json!(true),
        json!([]),
        json!({}),
    ]));
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate().take(2) {
                let mut inner = Vec::new();
                variants(item, &mut inner);
                found.extend(inner.into_iter().map(|variant| with(value, |value| value[index] = variant)));
            }
        }
        Value::Object(members) => {
            found.push(with(value, |value| value["unknown"] = json!("x")));
            for (name, member) in members {
                found.push(with(value, |value| drop(value.as_object_mut().expect("an object").shift_remove(name))));
                let mut inner = Vec::new();
                variants(member, &mut inner);
                found.extend(inner.into_iter().map(|variant| with(value, |value| value[name] = variant)));
            }
        }
        _ => {}
    }
}

fn with(value: &Value, change: impl FnOnce(&mut Value)) -> Value {
    let mut value = value.clone();
    change(&mut value);
    value
}

#[test]
fn what_is_found_sound_is_what_the_schema_accepts() {
    let mut found = vec![full()];
    variants(&full(), &mut found);
    assert!(found.len() > 1000 && accepts(&full()));
    for value in &found {
        // A whole number may also be written with a fraction, which is left to the schema.
        let is_plain = !value.to_string().contains("1.0");
        assert!(accepts(value) == is_valid(value) || !is_plain && !accepts(value), "{value}");
    }
}

#[test]
fn the_schema_says_nothing_that_forms_do_not_know() {
    const KNOWN: &[&str] = &[
        "$schema",
        "$id",
        "$comment",
        "title",
        "description",
        "type",
        "additionalProperties",
        "properties",
        "required",
        "$defs",
        "$ref",
        "items",
        "const",
        "oneOf",
        "pattern",
        "minimum",
        "maximum",
        "x-refers-to",
    ];
    fn keywords(schema: &Value, names: bool) {
        for (name, inner) in schema.as_object().into_iter().flatten() {
            assert!(names || KNOWN.contains(&name.as_str()), "{name}");
            keywords(inner, !names && matches!(name.as_str(), "properties" | "$defs"));
        }
        schema.as_array().into_iter().flatten().for_each(|inner| keywords(inner, false));
    }
    keywords(&crate::schema::record_schema(), false);
}

/// Every pattern of a schema.
fn patterns(form: &Value, found: &mut Vec<String>) {
    match form {
        Value::Object(members) => {
            found.extend(members.get("pattern").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|form| patterns(form, found));
        }
        Value::Array(items) => items.iter().for_each(|form| patterns(form, found)),
        _ => {}
    }
}

#[test]
fn patterns_match_as_regular_expressions_do() {
    let texts = [
        "",
        "a",
        "AZ",
        "A-1",
        "a/b.c",
        "2025-11-27",
        "--11-27",
        "?2025",
        "é",
        "a\u{7f}",
        "a\u{85}",
        "\u{FFFE}",
        "a|b",
        "a\nb",
        "a\rb",
    ];
    let long = "The minister said “so” – and went on, at length, to say it again.\n".repeat(3);
    let mut found = Vec::new();
    patterns(&crate::schema::record_schema(), &mut found);
    assert!(found.len() > 50);
    for pattern in &found {
        let (ours, theirs) = (Pattern::of(pattern), regex::Regex::new(pattern).expect("a pattern"));
        for text in
            texts.into_iter().chain([long.as_str(), &(long.clone() + "\u{1}"), &(long.clone() + "\u{9f}" + &long)])
        {
            assert_eq!(ours.matches(text.as_bytes()), theirs.is_match(text), "{pattern} {text:?}");
        }
    }
}
