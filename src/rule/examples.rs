//! Runs the examples in the rules' documentation: tests over the list, not over the rule.

use super::{RULES, Rule, check};
use crate::record::Record;
use serde_json::{Value, json};
use std::collections::HashSet;

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
fn examples(rule: &dyn Rule, heading: &str) -> Vec<Value> {
    let about = rule.code().about.replace("\n ", "\n");
    let section = about.split("## ").find_map(|section| section.strip_prefix(heading)).unwrap_or_default();
    let blocks = section.split("```json").skip(1).filter_map(|block| block.split("```").next());
    blocks
        .map(|block| serde_json::from_str(block).unwrap_or_else(|error| panic!("{}: {error}", rule.code().code)))
        .collect()
}

fn spoken(example: &Value) -> Vec<&'static str> {
    let mut value = minimal();
    patch(&mut value, example);
    let record: Record = serde_json::from_value(value).unwrap_or_else(|error| panic!("{example}: {error}"));
    let codes: HashSet<_> = check(&record).iter().map(|finding| finding.code).collect();
    codes.into_iter().collect()
}

#[test]
fn the_minimal_record_passes() {
    assert_eq!(spoken(&json!({})), Vec::<&str>::new());
}

#[test]
fn examples_speak_as_they_say() {
    for rule in RULES {
        let code = rule.code().code;
        let (fails, passes) = (examples(*rule, "Fails"), examples(*rule, "Passes"));
        assert!(!fails.is_empty() && !passes.is_empty(), "{code} has no examples");
        for example in fails {
            assert_eq!(spoken(&example), [code], "{example}");
        }
        for example in passes {
            assert_eq!(spoken(&example), Vec::<&str>::new(), "{code} speaks of {example}");
        }
    }
}

#[test]
fn codes_and_names_are_unique_and_in_order() {
    let codes: Vec<_> = RULES.iter().map(|rule| rule.code().code).collect();
    let names: HashSet<_> = RULES.iter().map(|rule| rule.code().name).collect();
    assert!(codes.is_sorted_by(|left, right| left < right), "{codes:?}");
    assert_eq!(names.len(), RULES.len());
}
