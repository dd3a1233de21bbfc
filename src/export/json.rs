//! What the dialects in JSON share.

use serde_json::{Map, Value};

/// The value without members that say nothing: nulls, empty texts, empty lists, objects without members or with nothing
/// but a type.
pub(super) fn pruned(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().map(|(name, value)| (name, pruned(value)));
            Value::Object(members.filter(|(_, value)| !is_empty(value)).collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(pruned).filter(|item| !is_empty(item)).collect()),
        other => other,
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.keys().all(|name| name == "@type"),
        _ => false,
    }
}
