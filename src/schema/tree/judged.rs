//! Lets the JSON Schema validator walk a [`Node`] as it is, so that no second tree is built.

use super::{Data, Member, Node as Spanned, number_of};
use jsonschema::JsonType;
use jsonschema::json::{Array, Json, JsonNumber, Node, NodeIdentity, Object};
use serde_json::{Number, Value};
use std::borrow::Cow;
use std::slice::Iter;

/// The representation of JSON in which every value knows its place.
#[derive(Debug, Clone, Copy)]
pub struct SpannedJson;

impl Json for SpannedJson {
    type Node<'a> = &'a Spanned;
    type PreparedKey = String;
    type StringBuffer = Spanned;
    const ACYCLIC: bool = true;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>(buffer: &mut Spanned, string: &str, f: impl FnOnce(&Spanned) -> T) -> T {
        buffer.data = Data::Text(string.into());
        f(buffer)
    }
}

impl<'a> Node<'a, SpannedJson> for &'a Spanned {
    type Object = &'a [Member];
    type Array = &'a [Spanned];
    type Number = Written<'a>;

    fn as_object(&self) -> Option<&'a [Member]> {
        match &self.data {
            Data::Object(members) => Some(members),
            _ => None,
        }
    }

    fn as_array(&self) -> Option<&'a [Spanned]> {
        match &self.data {
            Data::List(items) => Some(items),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match &self.data {
            Data::Text(text) => Some(Cow::Borrowed(text)),
            _ => None,
        }
    }

    fn as_number(&self) -> Option<Written<'a>> {
        match &self.data {
            Data::Number(written) => Some(Written(written)),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.data {
            Data::Boolean(boolean) => Some(boolean),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        self.data == Data::Null
    }

    fn json_type(&self) -> JsonType {
        match self.data {
            Data::Null => JsonType::Null,
            Data::Boolean(_) => JsonType::Boolean,
            Data::Number(_) => JsonType::Number,
            Data::Text(_) => JsonType::String,
            Data::List(_) => JsonType::Array,
            Data::Object(_) => JsonType::Object,
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (&self.data, expected) {
            (Data::Text(text), Value::String(expected)) => text == expected,
            (Data::Text(_), _) | (_, Value::String(_)) => false,
            _ => jsonschema::json::cmp::equal(&self.to_value(), expected),
        }
    }

    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(Spanned::to_value(self))
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(NodeIdentity::new(std::ptr::from_ref::<Spanned>(self).addr()))
    }
}

/// A number as it is written.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a>(&'a str);

impl JsonNumber for Written<'_> {
    fn as_u64(&self) -> Option<u64> {
        number_of(self.0).as_u64()
    }

    fn as_i64(&self) -> Option<i64> {
        number_of(self.0).as_i64()
    }

    fn as_f64(&self) -> Option<f64> {
        number_of(self.0).as_f64()
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.0)
    }

    fn to_number(&self) -> Cow<'_, Number> {
        Cow::Owned(number_of(self.0))
    }
}

impl<'a> Object<'a, SpannedJson> for &'a [Member] {
    type Node = &'a Spanned;
    type MemberName = &'a str;
    type MembersIter = Members<'a>;

    fn len(&self) -> usize {
        <[Member]>::len(self)
    }

    fn get(&self, key: &String) -> Option<&'a Spanned> {
        self.iter().find(|member| member.name == *key).map(|member| &member.value)
    }

    fn members(&self) -> Members<'a> {
        Members(self.iter())
    }
}

/// The members of an object in order.
#[derive(Debug, Clone)]
pub struct Members<'a>(Iter<'a, Member>);

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, &'a Spanned);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|member| (member.name.as_str(), &member.value))
    }
}

impl<'a> Array<'a, SpannedJson> for &'a [Spanned] {
    type Node = &'a Spanned;
    type ElementsIter = Iter<'a, Spanned>;

    fn len(&self) -> usize {
        <[Spanned]>::len(self)
    }

    fn elements(&self) -> Iter<'a, Spanned> {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_keeps_the_contract_of_the_validator() {
        let tree = Spanned::from(&jsonschema::json::conformance::document());
        jsonschema::json::conformance::assert_conformance::<SpannedJson>(&&tree);
    }

    /// The suite's schemas that others refer to.
    struct Remotes(std::path::PathBuf);

    impl jsonschema::Retrieve for Remotes {
        fn retrieve(&self, uri: &jsonschema::Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
            let name = uri.as_str().strip_prefix("http://localhost:1234/").ok_or("not one of the suite's")?;
            Ok(serde_json::from_str(&std::fs::read_to_string(self.0.join(name))?)?)
        }
    }

    #[test]
    #[ignore = "needs the JSON Schema Test Suite that .ci/suites installs"]
    fn json_schema_test_suite() {
        let place = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/judges/json-schema-suite");
        let mut paths: Vec<_> = std::fs::read_dir(place.join("tests/draft2020-12"))
            .expect("the suite")
            .map(|entry| entry.expect("a file").path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
            .collect();
        paths.sort();
        let (mut count, mut faults) = (0, Vec::new());
        for path in paths {
            let text = std::fs::read_to_string(&path).expect("readable");
            let groups: Vec<Value> = serde_json::from_str(&text).expect("JSON");
            for group in &groups {
                let options = jsonschema::options_for::<SpannedJson>().with_retriever(Remotes(place.join("remotes")));
                let validator = options.build(&group["schema"]).expect("a schema");
                for test in group["tests"].as_array().expect("tests") {
                    let tree = Spanned::from(&test["data"]);
                    let (verdict, errors) = (validator.is_valid(&tree), validator.iter_errors(&tree).count());
                    count += 1;
                    if test["valid"] != verdict || verdict != (errors == 0) {
                        faults.push(format!("{}: {} {}", path.display(), group["description"], test["description"]));
                    }
                }
            }
        }
        assert!(count > 1000, "only {count} tests");
        assert!(faults.is_empty(), "{} of {count} tests fail:\n{}", faults.len(), faults.join("\n"));
    }
}
