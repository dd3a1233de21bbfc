//! The schema boiled down to scalar, list and object: what everything generic walks.
//!
//! Formats, table schemas and generated records never name a field; they follow the shape, whose order is that of the
//! types.

use serde_json::Value;
use std::sync::LazyLock;

/// The shape of the record.
pub static RECORD: LazyLock<Shape> = LazyLock::new(|| Shape::of(&super::record_schema()));

/// The shape of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// One value.
    Scalar(Scalar),
    /// Any number of values of one shape.
    List(Box<Shape>),
    /// Named fields in declared order.
    Object(Vec<Field>),
}

/// A field of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its JSON name.
    pub name: String,
    /// Its description.
    pub description: String,
    /// Whether it must be there.
    pub required: bool,
    /// The list whose ids its values are, as a JSON Pointer from the record: `/people`.
    pub refers_to: Option<String>,
    /// Its shape.
    pub shape: Shape,
}

/// What a scalar may be.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scalar {
    /// Text or an integer.
    pub kind: Kind,
    /// An anchored regular expression that the text matches.
    pub pattern: Option<String>,
    /// The codes of a closed vocabulary with their descriptions, or the one constant.
    pub codes: Vec<(String, String)>,
    /// Bounds of an integer.
    pub bounds: Option<(u64, u64)>,
}

/// Kinds of scalar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// Unicode text.
    #[default]
    Text,
    /// An integer.
    Integer,
}

impl Shape {
    /// The shape of a schema made by [`super::record_schema`].
    #[must_use]
    pub fn of(schema: &Value) -> Self {
        shape_of(schema, schema)
    }

    /// The fields of an object; none for other shapes.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        match self {
            Shape::Object(fields) => fields,
            Shape::Scalar(_) | Shape::List(_) => &[],
        }
    }

    /// The field of that name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields().iter().find(|field| field.name == name)
    }
}

/// Names of the fields of the record's object at a JSON Pointer; none where there is no object.
#[must_use]
pub fn fields_at(pointer: &str) -> Vec<String> {
    let mut shape: &Shape = &RECORD;
    for step in pointer.split('/').skip(1) {
        shape = match shape {
            Shape::List(item) => item,
            Shape::Object(_) => match shape.field(step) {
                Some(field) => &field.shape,
                None => return Vec::new(),
            },
            Shape::Scalar(_) => return Vec::new(),
        };
    }
    shape.fields().iter().map(|field| field.name.clone()).collect()
}

fn shape_of(schema: &Value, root: &Value) -> Shape {
    let schema = resolve(schema, root);
    match schema.get("type").and_then(Value::as_str) {
        Some("object") => Shape::Object(fields_of(schema, root)),
        Some("array") => Shape::List(Box::new(shape_of(&schema["items"], root))),
        _ => Shape::Scalar(scalar_of(schema)),
    }
}

fn resolve<'a>(schema: &'a Value, root: &'a Value) -> &'a Value {
    let target = schema.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#'));
    target.and_then(|pointer| root.pointer(pointer)).unwrap_or(schema)
}

fn fields_of(schema: &Value, root: &Value) -> Vec<Field> {
    let required = schema.get("required").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return Vec::new() };
    let field = |(name, property): (&String, &Value)| Field {
        name: name.clone(),
        description: text_of(property, "description"),
        required: required.iter().any(|other| other == name.as_str()),
        refers_to: property.get("x-refers-to").and_then(Value::as_str).map(str::to_owned),
        shape: shape_of(property, root),
    };
    properties.iter().map(field).collect()
}

pub(super) fn scalar_of(schema: &Value) -> Scalar {
    let kind = match schema.get("type").and_then(Value::as_str) {
        Some("integer") => Kind::Integer,
        _ => Kind::Text,
    };
    let bound = |name: &str| schema.get(name).and_then(Value::as_u64);
    let constant = schema.get("const").and_then(Value::as_str);
    let code = |branch: &Value| Some((branch.get("const")?.as_str()?.to_owned(), text_of(branch, "description")));
    let branches = schema.get("oneOf").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut codes: Vec<_> = branches.iter().filter_map(code).collect();
    codes.extend(constant.map(|constant| (constant.to_owned(), String::new())));
    Scalar {
        kind,
        pattern: schema.get("pattern").and_then(Value::as_str).map(str::to_owned),
        codes,
        bounds: bound("minimum").zip(bound("maximum")),
    }
}

pub(super) fn text_of(schema: &Value, keyword: &str) -> String {
    schema.get(keyword).and_then(Value::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_that_of_the_types() {
        let names: Vec<_> = RECORD.fields().iter().map(|field| field.name.as_str()).collect();
        let expected = ["schema_version", "id", "source", "meeting", "sides", "people", "topics", "statements"];
        assert_eq!(&names[..expected.len()], &expected);
    }

    #[test]
    fn vocabularies_keep_their_order() {
        let Some(Shape::Object(meeting)) = RECORD.field("meeting").map(|field| &field.shape) else {
            panic!("no meeting")
        };
        let status = meeting.iter().find(|field| field.name == "status").expect("status");
        let Shape::Scalar(scalar) = &status.shape else { panic!("status is no scalar") };
        let codes: Vec<_> = scalar.codes.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(codes, ["held", "planned", "postponed", "cancelled", "denied"]);
    }

    #[test]
    fn references_name_lists_of_the_record() {
        fn lists(shape: &Shape, path: &str, found: &mut Vec<String>) {
            for field in shape.fields() {
                let path = format!("{path}/{}", field.name);
                match &field.shape {
                    Shape::List(_) => found.push(path),
                    Shape::Object(_) => lists(&field.shape, &path, found),
                    Shape::Scalar(_) => {}
                }
            }
        }
        fn references(shape: &Shape, found: &mut Vec<String>) {
            for field in shape.fields() {
                found.extend(field.refers_to.clone());
                match &field.shape {
                    Shape::List(item) => references(item, found),
                    other => references(other, found),
                }
            }
        }
        let (mut targets, mut used) = (Vec::new(), Vec::new());
        lists(&RECORD, "", &mut targets);
        references(&RECORD, &mut used);
        assert!(!used.is_empty());
        for target in used {
            assert!(targets.contains(&target), "{target} is no list of the record");
        }
    }
}
