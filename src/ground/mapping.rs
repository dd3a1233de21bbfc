//! Mappings: how foreign JSON becomes a short form of a record.
//!
//! A mapping is a JSON object of JSON Pointers, ours to theirs; `*` in both stands for every entry of a list:
//! `{"/people/*/name/full": "/attendees/*/name", "/meeting/date": "/when"}`.

use crate::error::Error;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    pairs: Vec<(Vec<String>, Vec<String>)>,
}

/// Foreign JSON as a short form of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Mapped {
    /// The short form.
    pub short: Value,
    /// For each value, ours, where it stood in theirs.
    places: BTreeMap<String, String>,
    /// The pointers of theirs at which something stood.
    pub met: BTreeSet<String>,
}

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    /// When it is no JSON object of JSON Pointers, or a `*` of theirs has none to go to.
    pub fn of(text: &str) -> Result<Self, Error> {
        let pairs: BTreeMap<String, String> = serde_json::from_str(text)
            .map_err(|_| Error::conflict("a mapping is a JSON object of JSON Pointers, ours to theirs"))?;
        let stars = |steps: &[String]| steps.iter().filter(|step| *step == "*").count();
        let pair = |(ours, theirs): (String, String)| {
            let (ours, theirs) = (steps(&ours)?, steps(&theirs)?);
            if stars(&ours) != stars(&theirs) {
                return Err(Error::conflict("a pair of a mapping has as many * on one side as on the other"));
            }
            Ok((ours, theirs))
        };
        Ok(Self { pairs: pairs.into_iter().map(pair).collect::<Result<_, _>>()? })
    }

    /// The steps of the pointers of ours, `*` and numbers of entries among them.
    pub fn ours(&self) -> impl Iterator<Item = &[String]> {
        self.pairs.iter().map(|(ours, _)| ours.as_slice())
    }

    /// The pointers of theirs.
    pub fn theirs(&self) -> impl Iterator<Item = String> {
        self.pairs.iter().map(|(_, theirs)| pointer(theirs))
    }

    /// Takes a short form of a record out of foreign JSON; null and empty texts are left out.
    #[must_use]
    pub fn apply(&self, theirs: &Value) -> Mapped {
        let short = Value::Object(Map::new());
        let mut mapped = Mapped { short, places: BTreeMap::new(), met: BTreeSet::new() };
        for (ours, path) in &self.pairs {
            take(theirs, path, &mut Vec::new(), &mut String::new(), &mut |value, numbers, place| {
                let mut numbers = numbers.iter();
                let concrete: Vec<String> = ours
                    .iter()
                    .map(|step| {
                        if step == "*" {
                            numbers.next().map_or_else(String::new, ToString::to_string)
                        } else {
                            step.clone()
                        }
                    })
                    .collect();
                put(&mut mapped.short, &concrete, value.clone());
                mapped.places.insert(format!("/{}", concrete.join("/")), place.to_owned());
                mapped.met.insert(pointer(path));
            });
        }
        mapped
    }
}

impl Mapped {
    /// Where in theirs the value at a pointer of ours stood, or the nearest one above it.
    #[must_use]
    pub fn place(&self, pointer: &str) -> String {
        let mut above =
            std::iter::successors(Some(pointer), |pointer| pointer.rsplit_once('/').map(|(above, _)| above));
        above.find_map(|pointer| self.places.get(pointer)).cloned().unwrap_or_default()
    }
}

fn steps(pointer: &str) -> Result<Vec<String>, Error> {
    let rest = pointer.strip_prefix('/');
    let rest = rest.ok_or_else(|| Error::conflict("a JSON Pointer of a mapping begins with a slash"))?;
    Ok(rest.split('/').map(|step| step.replace("~1", "/").replace("~0", "~")).collect())
}

/// Steps as a JSON Pointer.
#[must_use]
pub fn pointer(steps: &[String]) -> String {
    steps.iter().flat_map(|step| ["/".to_owned(), step.replace('~', "~0").replace('/', "~1")]).collect()
}

/// Hands over each value at a path, with the numbers that stood for its stars and its own pointer.
fn take(
    value: &Value,
    path: &[String],
    numbers: &mut Vec<usize>,
    place: &mut String,
    give: &mut dyn FnMut(&Value, &[usize], &str),
) {
    let Some((step, rest)) = path.split_first() else {
        if !value.is_null() && value.as_str() != Some("") {
            give(value, numbers, place);
        }
        return;
    };
    let length = place.len();
    match value {
        Value::Array(items) if step == "*" => {
            for (number, item) in items.iter().enumerate() {
                numbers.push(number);
                place.push('/');
                place.push_str(&number.to_string());
                take(item, rest, numbers, place, give);
                place.truncate(length);
                numbers.pop();
            }
        }
        Value::Array(items) => {
            if let Some(item) = step.parse().ok().and_then(|number: usize| items.get(number)) {
                place.push('/');
                place.push_str(step);
                take(item, rest, numbers, place, give);
                place.truncate(length);
            }
        }
        Value::Object(members) => {
            if let Some(member) = members.get(step) {
                place.push('/');
                place.push_str(&step.replace('~', "~0").replace('/', "~1"));
                take(member, rest, numbers, place, give);
                place.truncate(length);
            }
        }
        _ => {}
    }
}

/// Puts a value at a path, with whatever lists and objects it needs above it.
fn put(at: &mut Value, path: &[String], value: Value) {
    let Some((step, rest)) = path.split_first() else {
        *at = value;
        return;
    };
    if let Ok(number) = step.parse::<usize>() {
        if !at.is_array() {
            *at = Value::Array(Vec::new());
        }
        let Value::Array(items) = at else { return };
        while items.len() <= number {
            items.push(Value::Object(Map::new()));
        }
        put(&mut items[number], rest, value);
        return;
    }
    if !at.is_object() {
        *at = Value::Object(Map::new());
    }
    let Value::Object(members) = at else { return };
    put(members.entry(step.clone()).or_insert(Value::Null), rest, value);
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn foreign_json_becomes_a_short_form_with_its_places() {
        let mapping =
            Mapping::of(r#"{"/people/*/name/full": "/who/*/n", "/meeting/date": "/when"}"#).expect("a mapping");
        let mapped =
            mapping.apply(&json!({"who": [{"n": "Ada"}, {"n": null}, {"n": "Bo"}], "when": "2024-05-03", "x": 1}));
        assert_eq!(
            mapped.short,
            json!({"meeting": {"date": "2024-05-03"}, "people": [{"name": {"full": "Ada"}}, {}, {"name": {"full": "Bo"}}]})
        );
        assert_eq!(mapped.place("/people/2/name/full"), "/who/2/n");
        assert_eq!(mapped.place("/meeting/date/value"), "/when");
        let met: Vec<&str> = mapped.met.iter().map(String::as_str).collect();
        assert_eq!(met, ["/when", "/who/*/n"]);
    }

    #[test]
    fn a_single_entry_is_taken_by_its_number() {
        let mapping =
            Mapping::of(r#"{"/people/0/name/full": "/who/1", "/meeting/date": "/days/7"}"#).expect("a mapping");
        let mapped = mapping.apply(&json!({"who": ["Ada", "Bo"], "days": []}));
        assert_eq!(mapped.short, json!({"people": [{"name": {"full": "Bo"}}]}));
        assert_eq!(mapped.place("/people/0/name/full"), "/who/1");
    }

    #[test]
    fn a_mapping_that_cannot_be_followed_is_refused() {
        for text in ["[]", r#"{"people": "/who"}"#, r#"{"/people/*/id": "/who"}"#] {
            assert!(Mapping::of(text).is_err(), "{text}");
        }
    }
}
