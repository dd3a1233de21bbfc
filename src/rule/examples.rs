//! Runs the examples in the rules' documentation: tests over the list, not over the rule.

use super::{check, codes, set};
use crate::diagnostic::Code;
use crate::record::Record;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashSet};

/// The smallest record that no rule finds fault with.
fn minimal() -> Value {
    json!({
        "schema_version": "1.0",
        "id": "urn:example:1",
        "meeting": {"status": "held", "channel": "in_person"},
        "sides": [
            {"id": "s1", "country": "FR", "part": "host"},
            {"id": "s2", "country": "DE", "part": "guest"}
        ]
    })
}

/// Applies a JSON merge patch (RFC 7396).
fn patch(target: &mut Value, patch: &Value) {
    let Value::Object(changes) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = json!({});
    }
    for (name, change) in changes {
        self::patch(&mut target[name.as_str()], change);
    }
}

/// The JSON examples below a heading of a rule's documentation.
fn examples(code: Code, heading: &str) -> Vec<Value> {
    let about = code.about.replace("\n ", "\n");
    let section = about.split("## ").find_map(|section| section.strip_prefix(heading)).unwrap_or_default();
    let blocks = section.split("```json").skip(1).filter_map(|block| block.split("```").next());
    blocks.map(|block| serde_json::from_str(block).unwrap_or_else(|error| panic!("{}: {error}", code.code))).collect()
}

fn record(example: &Value) -> Record {
    let mut value = minimal();
    patch(&mut value, example);
    serde_json::from_value(value).unwrap_or_else(|error| panic!("{example}: {error}"))
}

/// The codes of what is found in a record, or in a set of them.
fn spoken(example: &Value) -> Vec<&'static str> {
    let found = match example {
        Value::Array(examples) => {
            let records: Vec<Record> = examples.iter().map(record).collect();
            let single = records.iter().flat_map(check);
            single.chain(set::check(&records)).collect()
        }
        example => check(&record(example)),
    };
    let codes: BTreeSet<_> = found.iter().map(|finding| finding.code).collect();
    codes.into_iter().collect()
}

#[test]
fn the_minimal_record_passes() {
    assert_eq!(spoken(&json!({})), Vec::<&str>::new());
}

#[test]
fn examples_speak_as_they_say() {
    let mut faults = Vec::new();
    for code in codes() {
        let (fails, passes) = (examples(code, "Fails"), examples(code, "Passes"));
        assert!(!fails.is_empty() && !passes.is_empty(), "{} has no examples", code.code);
        let wanted = fails.iter().map(|example| (example, vec![code.code]));
        for (example, wanted) in wanted.chain(passes.iter().map(|example| (example, Vec::new()))) {
            let found = spoken(example);
            if found != wanted {
                faults.push(format!("{} {example}: {found:?}", code.code));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn codes_and_names_are_unique_and_in_order() {
    let codes = codes();
    let names: HashSet<_> = codes.iter().map(|code| code.name).collect();
    assert!(codes.is_sorted_by(|left, right| left.code < right.code), "{codes:?}");
    assert_eq!(names.len(), codes.len());
}
