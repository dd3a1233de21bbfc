//! The structural check by a JSON Schema of the user's own: any JSON gets the findings and places that records get.

use super::check::{self, Names};
use super::tree::{Node, SpannedJson};
use crate::diagnostic::{Diagnostic, Lines};
use crate::error::Error;
use jsonschema::{PatternOptions, Validator};
use serde_json::Value;

/// A JSON Schema of the user's own.
pub struct Foreign {
    schema: Value,
    validator: Validator<SpannedJson>,
}

impl Foreign {
    /// Compiles a schema of any draft. References lead nowhere outside of it.
    ///
    /// # Errors
    /// When it is no schema, or refers to something else.
    pub fn of(text: &str) -> Result<Self, Error> {
        let schema: Value = serde_json::from_str(text).map_err(|error| Error::settings(error.to_string()))?;
        let options = jsonschema::options_for::<SpannedJson>().should_validate_formats(true);
        // Patterns of others may need what only the slower engine knows.
        let linear = options.clone().with_pattern_options(PatternOptions::regex()).build(&schema);
        let validator = linear.or_else(|_| options.build(&schema));
        let validator = validator.map_err(|error| Error::settings(error.masked().to_string()))?;
        Ok(Self { schema, validator })
    }

    /// What breaks the schema, in the order of the text.
    #[must_use]
    pub fn check(&self, tree: &Node, lines: &Lines) -> Vec<Diagnostic> {
        let names = Names { at: &|pointer| self.names_at(pointer).unwrap_or_default(), help: "remove it" };
        check::check_by(&self.validator, names, tree, lines)
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
