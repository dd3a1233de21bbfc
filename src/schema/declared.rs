//! The record's types by name, in the order in which they are first used: what generators of types walk.

use super::shape::{Scalar, scalar_of, text_of};
use serde_json::Value;

/// A declared type.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Declared {
    /// Its name, as in the Rust types.
    pub(crate) name: String,
    /// Its description.
    pub(crate) description: String,
    /// What it is.
    pub(crate) body: Body,
}

/// What a declared type is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Body {
    /// An object of named members.
    Object(Vec<Member>),
    /// A closed vocabulary: codes with their meanings.
    Codes(Vec<(String, String)>),
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Member {
    /// Its JSON name.
    pub(crate) name: String,
    /// Its description.
    pub(crate) description: String,
    /// Whether it must be there.
    pub(crate) required: bool,
    /// Whether it is a list.
    pub(crate) many: bool,
    /// The list whose ids its values are, as a JSON Pointer from the record.
    pub(crate) refers_to: Option<String>,
    /// What it, or each of its entries, holds.
    pub(crate) holds: Holds,
}

/// What a member holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Holds {
    /// A value of a declared type.
    Type(String),
    /// A plain value.
    Scalar(Scalar),
}

/// Every declared type of the record's schema, the record first.
pub(crate) fn declared_types() -> Vec<Declared> {
    let root = super::record_schema();
    let mut types = vec![declared(text_of(&root, "title"), &root)];
    let mut next = 0;
    while let Some(current) = types.get(next) {
        let names: Vec<String> = used_types(current).map(str::to_owned).collect();
        for name in names {
            if types.iter().all(|known| known.name != name) {
                types.push(declared(name.clone(), &root["$defs"][&name]));
            }
        }
        next += 1;
    }
    types
}

fn used_types(declared: &Declared) -> impl Iterator<Item = &str> {
    let members = match &declared.body {
        Body::Object(members) => members.as_slice(),
        Body::Codes(_) => &[],
    };
    members.iter().filter_map(|member| match &member.holds {
        Holds::Type(name) => Some(name.as_str()),
        Holds::Scalar(_) => None,
    })
}

fn declared(name: String, schema: &Value) -> Declared {
    let body = match schema.get("properties").and_then(Value::as_object) {
        Some(properties) => {
            let required = schema.get("required").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            let member = |(name, property): (&String, &Value)| member_of(name, property, required);
            Body::Object(properties.iter().map(member).collect())
        }
        None => Body::Codes(scalar_of(schema).codes),
    };
    Declared { name, description: text_of(schema, "description"), body }
}

fn member_of(name: &str, property: &Value, required: &[Value]) -> Member {
    let many = property.get("type").is_some_and(|kind| kind == "array");
    let held = if many { &property["items"] } else { property };
    let reference = held.get("$ref").and_then(Value::as_str).and_then(|reference| reference.rsplit('/').next());
    Member {
        name: name.to_owned(),
        description: text_of(property, "description"),
        required: required.iter().any(|other| other == name),
        many,
        refers_to: property.get("x-refers-to").and_then(Value::as_str).map(str::to_owned),
        holds: reference.map_or_else(|| Holds::Scalar(scalar_of(held)), |name| Holds::Type(name.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_definition_is_found_once() {
        let types = declared_types();
        let root = crate::schema::record_schema();
        let definitions = root["$defs"].as_object().map(serde_json::Map::len);
        assert_eq!(types.len() - 1, definitions.expect("definitions"));
        assert_eq!(types[0].name, "Record");
    }
}
