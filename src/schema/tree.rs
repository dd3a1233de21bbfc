//! A value as it was read, each part with its place: what every reader fills and the schema judges.
//!
//! JSON, XML and CSV readers build the same tree, so that one validator gives one verdict for all of them.

mod judged;
mod made;
mod typed;

pub use judged::SpannedJson;

use crate::diagnostic::Span;
use compact_str::CompactString;
use serde_json::{Map, Number, Value};

/// A value and the bytes that it was read from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Node {
    /// The value.
    pub data: Data,
    /// Where it stands.
    pub span: Span,
}

/// What a value is.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Data {
    /// JSON's null.
    #[default]
    Null,
    /// True or false.
    Boolean(bool),
    /// A number as it is written.
    Number(CompactString),
    /// Text.
    Text(CompactString),
    /// Values in order.
    List(Vec<Node>),
    /// Named values in order.
    Object(Vec<Member>),
}

/// A named value of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The name.
    pub name: CompactString,
    /// Where the name stands.
    pub name_span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// A value read from these bytes.
    #[must_use]
    pub fn new(data: Data, span: Span) -> Self {
        Self { data, span }
    }

    /// The member of that name, if this is an object that has one.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<&Member> {
        match &self.data {
            Data::Object(members) => members.iter().find(|member| member.name == name),
            _ => None,
        }
    }

    /// The text, if this is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value at a JSON Pointer, or the nearest value above it that is there.
    #[must_use]
    pub fn nearest(&self, pointer: &str) -> &Node {
        let mut node = self;
        for step in pointer.split('/').skip(1) {
            let step = step.replace("~1", "/").replace("~0", "~");
            let next = match &node.data {
                Data::Object(_) => node.member(&step).map(|member| &member.value),
                Data::List(items) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None => return node,
            }
        }
        node
    }

    /// The value without places.
    #[must_use]
    pub fn to_value(&self) -> Value {
        match &self.data {
            Data::Null => Value::Null,
            Data::Boolean(boolean) => Value::Bool(*boolean),
            Data::Number(written) => Value::Number(number_of(written)),
            Data::Text(text) => Value::String(text.to_string()),
            Data::List(items) => Value::Array(items.iter().map(Node::to_value).collect()),
            Data::Object(members) => {
                let members = members.iter().map(|member| (member.name.to_string(), member.value.to_value()));
                Value::Object(members.collect::<Map<_, _>>())
            }
        }
    }
}

impl From<&Value> for Node {
    /// A value that stands nowhere.
    fn from(value: &Value) -> Self {
        let data = match value {
            Value::Null => Data::Null,
            Value::Bool(boolean) => Data::Boolean(*boolean),
            Value::Number(number) => Data::Number(number.to_string().into()),
            Value::String(text) => Data::Text(text.into()),
            Value::Array(items) => Data::List(items.iter().map(Node::from).collect()),
            Value::Object(members) => {
                let member = |(name, value): (&String, &Value)| Member {
                    name: name.into(),
                    name_span: Span::default(),
                    value: Node::from(value),
                };
                Data::Object(members.iter().map(member).collect())
            }
        };
        Node::new(data, Span::default())
    }
}

/// The number that is written: a whole one as an integer however it is written, one beyond the range of a double as the
/// nearest that there is.
fn number_of(written: &str) -> Number {
    const WHOLE: f64 = 9_007_199_254_740_991.0;
    if let Ok(whole) = written.parse::<u64>() {
        return Number::from(whole);
    }
    let number: Number = serde_json::from_str(written).unwrap_or_else(|_| {
        let limit = if written.starts_with('-') { f64::MIN } else { f64::MAX };
        Number::from_f64(limit).unwrap_or_else(|| Number::from(0))
    });
    match number.as_f64().filter(|double| number.is_f64() && double.fract() == 0.0 && double.abs() <= WHOLE) {
        #[allow(clippy::cast_possible_truncation, reason = "whole and within 2^53")]
        Some(double) => Number::from(double as i64),
        None => number,
    }
}
