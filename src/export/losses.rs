//! Which fields of a record a dialect does not carry, found out by changing one value at a time: an export that stays the
//! same does not carry the value.

use super::{DIALECTS, Dialect, Settings, whole};
use crate::error::Error;
use crate::record::{Record, pattern};
use crate::schema::shape::{Field, Kind, RECORD, Scalar, Shape};
use serde::Serialize;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// A field of a record that an export does not carry, or not everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Loss {
    /// The field: `people[]/name/full`.
    pub field: String,
    /// How many of its values the export does not carry.
    pub lost: usize,
    /// How many values it has.
    pub of: usize,
}

/// What an export of one record does not carry.
///
/// # Errors
/// When a value is lacking that the target demands.
pub fn of(dialect: &'static dyn Dialect, settings: &Settings, record: &Record) -> Result<Vec<Loss>, Error> {
    Ok(fields(dialect, settings, record)?.into_iter().filter(|found| found.lost > 0).collect())
}

/// Every field that the record has, and how much of it is lost.
fn fields(dialect: &'static dyn Dialect, settings: &Settings, record: &Record) -> Result<Vec<Loss>, Error> {
    let export = |record: &Record| whole(dialect, settings, std::slice::from_ref(record));
    let value = serde_json::to_value(record).map_err(Error::encode)?;
    let plain = export(record)?;
    let mut found: Vec<Loss> = Vec::new();
    for flip in flips(&value) {
        let mut changed = value.clone();
        if let Some(place) = changed.pointer_mut(&flip.pointer) {
            *place = flip.value;
        }
        // A change that makes no record, or that the target refuses, is one that it takes notice of.
        let is_same =
            serde_json::from_value(changed).is_ok_and(|record| export(&record).is_ok_and(|text| text == plain));
        let lost = usize::from(is_same);
        match found.iter_mut().find(|known| known.field == flip.field) {
            Some(known) => {
                known.lost += lost;
                known.of += 1;
            }
            None => found.push(Loss { field: flip.field, lost, of: 1 }),
        }
    }
    Ok(found)
}

/// The table fields × dialects, from a record that has every field: yes, no, or part where not every value is carried.
///
/// # Errors
/// When a dialect lacks a value that its target demands.
pub fn table(sample: &Record, settings: &Settings) -> Result<String, Error> {
    let columns = DIALECTS.iter().map(|dialect| fields(*dialect, settings, sample)).collect::<Result<Vec<_>, _>>()?;
    let names: Vec<&str> = DIALECTS.iter().map(|dialect| dialect.name()).collect();
    let mut table = format!("field,{}\n", names.join(","));
    for (index, row) in columns.first().into_iter().flatten().enumerate() {
        let cell = |column: &Vec<Loss>| match column.get(index) {
            Some(found) if found.lost == 0 => "yes",
            Some(found) if found.lost < found.of => "part",
            _ => "no",
        };
        let cells: Vec<&str> = columns.iter().map(cell).collect();
        let _ = writeln!(table, "{},{}", row.field, cells.join(","));
    }
    Ok(table)
}

/// The fields of the record's shape that hold values and can have more than one.
#[must_use]
pub fn every_field() -> Vec<String> {
    fn walk(shape: &Shape, path: &str, found: &mut Vec<String>) {
        match shape {
            Shape::Scalar(scalar) if scalar.codes.len() != 1 => found.push(path.to_owned()),
            Shape::Scalar(_) => {}
            Shape::List(item) => walk(item, &format!("{path}[]"), found),
            Shape::Object(fields) => {
                for field in fields {
                    walk(&field.shape, &join(path, &field.name), found);
                }
            }
        }
    }
    let mut found = Vec::new();
    walk(&RECORD, "", &mut found);
    found
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") }
}

/// A change of one value.
struct Flip {
    field: String,
    pointer: String,
    value: Value,
}

fn flips(record: &Value) -> Vec<Flip> {
    let mut found = Vec::new();
    collect(record, record, &RECORD, ("", ""), None, &mut found);
    found
}

fn collect(
    whole: &Value,
    value: &Value,
    shape: &Shape,
    (field, pointer): (&str, &str),
    owner: Option<&Field>,
    found: &mut Vec<Flip>,
) {
    match (shape, value) {
        (Shape::Object(fields), Value::Object(members)) => {
            for inner in fields {
                if let Some(member) = members.get(&inner.name) {
                    let places = (join(field, &inner.name), format!("{pointer}/{}", inner.name));
                    collect(whole, member, &inner.shape, (&places.0, &places.1), Some(inner), found);
                }
            }
        }
        (Shape::List(item), Value::Array(items)) => {
            for (index, entry) in items.iter().enumerate() {
                let places = (format!("{field}[]"), format!("{pointer}/{index}"));
                collect(whole, entry, item, (&places.0, &places.1), owner, found);
            }
        }
        (Shape::Scalar(scalar), value) => {
            let list = owner.and_then(|owner| owner.refers_to.as_deref());
            let value = list.map_or_else(|| flipped(scalar, value), |list| other_entry(whole, list, value));
            found.extend(value.map(|value| Flip { field: field.to_owned(), pointer: pointer.to_owned(), value }));
        }
        _ => {}
    }
}

/// The id of another entry of the list.
fn other_entry(whole: &Value, list: &str, id: &Value) -> Option<Value> {
    let entries = whole.pointer(list)?.as_array()?;
    entries.iter().filter_map(|entry| entry.get("id")).find(|other| *other != id).cloned()
}

/// Another value of the same kind; none where there is only one.
fn flipped(scalar: &Scalar, value: &Value) -> Option<Value> {
    if !scalar.codes.is_empty() {
        return scalar.codes.iter().map(|(code, _)| json!(code)).find(|code| code != value);
    }
    if scalar.kind == Kind::Integer {
        return Some(json!(value.as_u64()? ^ 1));
    }
    let text = value.as_str()?;
    let pattern = scalar.pattern.as_deref().unwrap_or_default();
    let other = match pattern {
        pattern::COUNTRY => either(text, "FR", "DE"),
        pattern::SHA256 => either(text, &"0".repeat(64), &"1".repeat(64)),
        "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" => either(text, "fr", "de"),
        _ if is_dated(pattern) => turned(text),
        _ => format!("{text}x"),
    };
    Some(json!(other))
}

fn either(text: &str, first: &str, second: &str) -> String {
    if text == first { second.to_owned() } else { first.to_owned() }
}

/// Whether values begin with a year or a day.
fn is_dated(pattern: &str) -> bool {
    let pattern = pattern.trim_start_matches(['^', '(']).trim_start_matches("[?~%]?");
    pattern.starts_with("[0-9]{4}") || pattern.starts_with("[0-9X]{4}")
}

/// A date with another year, or another day where the year is open.
fn turned(text: &str) -> String {
    let digits: Vec<usize> = text.char_indices().filter(|(_, sign)| sign.is_ascii_digit()).map(|(at, _)| at).collect();
    let has_year = text.trim_start_matches(['?', '~', '%']).get(..4).is_some_and(|year| !year.contains(['-', 'X']));
    let Some(at) = (if has_year { digits.get(3) } else { digits.last() }).copied() else { return format!("{text}x") };
    let other = if text[at..].starts_with('1') { "2" } else { "1" };
    format!("{}{other}{}", &text[..at], &text[at + 1..])
}
