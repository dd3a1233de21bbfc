//! The structural check by a JSON Schema of the user's own: any JSON gets the findings and places that records get.

use super::check::{self, Names};
use super::tree::{Node, SpannedJson};
use crate::diagnostic::{Diagnostic, Lines};
use crate::error::Error;
use jsonschema::{PatternOptions, ValidationError, ValidationOptions, Validator, ValidatorMap};
use serde_json::Value;

/// A JSON Schema of the user's own.
pub struct Foreign {
    schema: Value,
    validator: Validator<SpannedJson>,
    /// Of a schema that asks of a list nothing but what it asks of each item, the validators of its parts.
    parts: Option<ValidatorMap<SpannedJson>>,
}

/// Where the schema of items stands in such a schema.
const ITEMS: &str = "#/items";

impl Foreign {
    /// Compiles a schema of any draft. References lead nowhere outside of it.
    ///
    /// # Errors
    /// When it is no schema, or refers to something else.
    pub fn of(text: &str) -> Result<Self, Error> {
        let schema: Value = serde_json::from_str(text).map_err(|error| Error::settings(error.to_string()))?;
        let options = jsonschema::options_for::<SpannedJson>().should_validate_formats(true);
        // Patterns of others may need what only the slower engine knows.
        let linear = options.clone().with_pattern_options(PatternOptions::regex());
        let compile = |options: &ValidationOptions<'_, _, SpannedJson>| {
            let parts = is_of_items(&schema).then(|| options.build_map(&schema)).transpose()?;
            Ok((options.build(&schema)?, parts))
        };
        let compiled = compile(&linear).or_else(|_| compile(&options));
        let (validator, parts) =
            compiled.map_err(|error: ValidationError<'_>| Error::settings(error.masked().to_string()))?;
        Ok(Self { schema, validator, parts })
    }

    /// Whether the items of a list can be judged one at a time, by [`check_item`](Self::check_item).
    #[must_use]
    pub fn is_of_items(&self) -> bool {
        self.parts.as_ref().is_some_and(|parts| parts.contains_key(ITEMS))
    }

    /// What breaks the schema, in the order of the text.
    #[must_use]
    pub fn check(&self, tree: &Node, lines: &Lines) -> Vec<Diagnostic> {
        let names = Names { at: &|pointer| self.names_at(pointer).unwrap_or_default(), help: "remove it" };
        check::check_by(&self.validator, names, tree, lines)
    }

    /// What in an item of a list breaks the schema; what [`check`](Self::check) finds in it where it judges the whole list.
    #[must_use]
    pub fn check_item(&self, index: u64, tree: &Node, lines: &Lines) -> Vec<Diagnostic> {
        let Some(validator) = self.parts.as_ref().and_then(|parts| parts.get(ITEMS)) else { return Vec::new() };
        let below = |pointer: &str| format!("/{index}{pointer}");
        let names = Names { at: &|pointer| self.names_at(&below(pointer)).unwrap_or_default(), help: "remove it" };
        let mut findings = check::check_by(validator, names, tree, lines);
        for finding in &mut findings {
            finding.place.pointer = Some(below(finding.place.pointer.as_deref().unwrap_or_default()));
        }
        findings
    }

    /// The names that the schema declares where a pointer leads, as far as references and lists tell.
    fn names_at(&self, pointer: &str) -> Option<Vec<String>> {
        let mut schema = self.resolved(&self.schema)?;
        for step in pointer.split('/').skip(1) {
            let property = schema.get("properties").and_then(|properties| properties.get(step));
            schema = self.resolved(property.or_else(|| schema.get("items"))?)?;
        }
        Some(schema.get("properties")?.as_object()?.keys().cloned().collect())
    }

    fn resolved<'a>(&'a self, schema: &'a Value) -> Option<&'a Value> {
        match schema.get("$ref").and_then(Value::as_str) {
            Some(reference) => self.schema.pointer(reference.strip_prefix('#')?),
            None => Some(schema),
        }
    }
}

/// Whether a schema asks of a list nothing but what it asks of each of its items.
fn is_of_items(schema: &Value) -> bool {
    const SAYS_NOTHING: &[&str] =
        &["$schema", "$id", "$comment", "$defs", "definitions", "title", "description", "default", "examples"];
    let asks_more = |(name, value): (&String, &Value)| match name.as_str() {
        "type" => value != "array",
        "items" => !value.is_object(),
        name => !SAYS_NOTHING.contains(&name),
    };
    schema.as_object().is_some_and(|members| members.contains_key("items") && !members.iter().any(asks_more))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(schema: &str, value: &str) -> Vec<String> {
        let value: Value = serde_json::from_str(value).expect("JSON");
        let findings = Foreign::of(schema).expect("a schema").check(&Node::from(&value), &Lines::default());
        let told = |finding: Diagnostic| format!("{} {}", finding.code, finding.place.pointer.unwrap_or_default());
        findings.into_iter().map(told).collect()
    }

    #[test]
    fn of_tagged_alternatives_only_the_one_that_applies_is_reported() {
        let schema = r#"{"oneOf": [
            {"properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}}, "required": ["kind", "lives"]},
            {"properties": {"kind": {"const": "dog"}, "name": {"type": "string"}}, "required": ["kind", "name"]}]}"#;
        assert_eq!(found(schema, r#"{"kind": "cat", "lives": "nine"}"#), ["S103 /lives"]);
        assert_eq!(found(schema, r#"{"kind": "dog"}"#), ["S102 "]);
        assert_eq!(found(schema, r#"{"kind": "cow"}"#), ["S104 /kind"]);
    }

    #[test]
    fn keywords_have_the_codes_that_records_have() {
        let schema = r#"{"type": "object", "additionalProperties": false, "properties": {
            "a": {"type": ["integer", "null"], "minimum": 3}, "b": {"enum": ["x", "y"]}, "c": {"format": "date"},
            "d": {"type": "array", "maxItems": 1}}}"#;
        assert_eq!(found(schema, r#"{"a": 1, "b": "z", "c": "soon", "d": [1, 2], "e": 0}"#).len(), 5);
        assert_eq!(found(schema, r#"{"a": null, "b": "x", "c": "2025-11-27", "d": [1]}"#), Vec::<String>::new());
    }

    #[test]
    fn schemas_that_lead_outside_are_refused() {
        assert!(Foreign::of(r#"{"$ref": "https://example.org/other.json"}"#).is_err());
        assert!(Foreign::of(r#"{"type": "nothing"}"#).is_err());
        assert!(Foreign::of("{").is_err());
    }
}
