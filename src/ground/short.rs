//! Short forms of a record: only what its maker filled in, without the ids and codes that a whole record must have.

use super::Grounded;
use crate::parse::Report;
use crate::record::{Record, sha256};
use serde_json::{Map, Value, json};

/// Holds the values that a short form gives against their text; `record` is its completed form.
#[must_use]
pub fn held(record: &Record, given: &Value, report: &Report) -> Grounded {
    let mut grounded = super::ground(record, report);
    grounded.values.retain(|value| is_given(given, &value.pointer));
    grounded
}

/// The completed form of a short one for keeping: an office that its maker gave as a role alone has the words that the
/// text has for it.
#[must_use]
pub fn worded(mut record: Record, grounded: &Grounded) -> Record {
    for (number, person) in record.people.iter_mut().enumerate() {
        for (place, position) in person.positions.iter_mut().enumerate().filter(|(_, position)| position.title == OPEN)
        {
            let pointer = format!("/people/{number}/positions/{place}/role");
            let role = grounded.values.iter().find(|value| value.pointer == pointer);
            let words = role.and_then(|value| value.evidence.first()?.quote.as_deref());
            if let Some(words) = words {
                position.title = words.split_whitespace().collect::<Vec<_>>().join(" ");
            }
        }
    }
    record
}

/// What stands in for words that the maker did not give.
pub(super) const OPEN: &str = "-";

/// What a record must have: where, the field, and what stands in for it.
const REQUIRED: &[(&str, &str, &str)] = &[
    ("", "schema_version", "1.0"),
    ("", "id", "urn:chancery:short"),
    ("", "meeting", "{}"),
    ("/meeting", "status", "held"),
    ("/meeting", "channel", "in_person"),
    ("/meeting/occasion", "kind", "other"),
    ("/source/dateline", "text", OPEN),
    ("/source/attributions/*", "name", OPEN),
    ("/source/attributions/*", "role", "source"),
    ("/sides/*", "id", "s"),
    ("/sides/*", "part", "party"),
    ("/people/*", "id", "p"),
    ("/people/*", "capacity", "mentioned"),
    ("/people/*/positions/*", "role", "other"),
    ("/people/*/positions/*", "title", OPEN),
    ("/people/*/name", "full", OPEN),
    ("/topics/*", "id", "t"),
    ("/topics/*", "relation", "discussed"),
    ("/statements/*", "id", "st"),
    ("/statements/*", "kind", "inform"),
    ("/statements/*", "voice", "named"),
    ("/statements/*", "cue", OPEN),
    ("/statements/*", "text", OPEN),
    ("/statements/*", "quoted", "indirect"),
    ("/references/instruments/*", "id", "i"),
    ("/references/instruments/*", "kind", "other"),
    ("/references/instruments/*", "status", "mentioned"),
    ("/references/events/*", "id", "ev"),
    ("/references/events/*", "kind", "other"),
    ("/references/events/*", "status", "past"),
    ("/references/encounters/*", "id", "e"),
    ("/references/encounters/*", "kind", "meeting"),
    ("/references/encounters/*", "status", "past"),
    ("/mentions/organizations/*", "id", "o"),
];

/// Where a date can stand; a short form gives its value alone.
const DATES: &[&str] = &[
    "/source/published",
    "/source/dateline/date",
    "/meeting/date",
    "/meeting/end_date",
    "/references/instruments/*/date",
    "/references/events/*/date",
    "/references/events/*/end_date",
    "/references/encounters/*/date",
    "/references/encounters/*/end_date",
];

/// Adds to a short form what a whole record must have. What is added is no value of the maker's: [`is_given`].
#[must_use]
pub fn completed(mut record: Value) -> Value {
    let id = format!("urn:chancery:short:{}", &sha256(record.to_string())[..16]);
    for place in DATES {
        each(&mut record, place, &mut |date, _| {
            if let Value::String(value) = date {
                *date = json!({ "value": value });
            }
            if let Value::Object(members) = date {
                complete_date(members);
            }
        });
    }
    for (place, field, default) in REQUIRED {
        each(&mut record, place, &mut |entry, number| {
            let Value::Object(members) = entry else { return };
            let value = match (*field, *default) {
                (_, "{}") => json!({}),
                ("id", "urn:chancery:short") => json!(id),
                ("id", letter) => json!(format!("{letter}{}", number + 1)),
                (_, default) => json!(default),
            };
            members.entry((*field).to_owned()).or_insert(value);
        });
    }
    record
}

/// Whether a short form itself gives the value at a JSON Pointer; the value of a date can stand in its place.
#[must_use]
pub fn is_given(short: &Value, pointer: &str) -> bool {
    let of_date = pointer.strip_suffix("/value").and_then(|date| short.pointer(date)).is_some_and(Value::is_string);
    of_date || short.pointer(pointer).is_some()
}

fn complete_date(members: &mut Map<String, Value>) {
    let value = members.get("value").and_then(Value::as_str).unwrap_or_default().to_owned();
    let edtf = value.strip_prefix('-').map_or(value.clone(), |day| format!("XXXX{day}"));
    members.entry("edtf".to_owned()).or_insert(json!(edtf));
    members.entry("basis".to_owned()).or_insert(json!("stated"));
}

/// Does something with each value at a place; `*` stands for every entry of a list, whose number is told.
fn each(value: &mut Value, place: &str, act: &mut dyn FnMut(&mut Value, usize)) {
    fn walk(value: &mut Value, steps: &[&str], number: usize, act: &mut dyn FnMut(&mut Value, usize)) {
        match (steps.split_first(), value) {
            (None, value) => act(value, number),
            (Some((&"*", rest)), Value::Array(items)) => {
                items.iter_mut().enumerate().for_each(|(number, item)| walk(item, rest, number, act));
            }
            (Some((step, rest)), Value::Object(members)) => {
                if let Some(member) = members.get_mut(*step) {
                    walk(member, rest, number, act);
                }
            }
            _ => {}
        }
    }
    let steps: Vec<&str> = place.split('/').skip(1).collect();
    walk(value, &steps, 0, act);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Record;

    #[test]
    fn a_short_form_becomes_a_record() {
        let short = json!({
            "meeting": {"date": "2024-05-03", "place": {"city": "Oslo"}},
            "people": [{"name": {"full": "Ada Holm"}}, {"positions": [{"role": "ambassador"}]}],
            "mentions": {"countries": [{"code": "NO"}]},
        });
        let record: Record = serde_json::from_value(completed(short.clone())).expect("a record");
        assert_eq!(record.people[1].id, "p2");
        assert_eq!(record.meeting.date.expect("a date").value, "2024-05-03");
        for (pointer, given) in [
            ("/meeting/date/value", true),
            ("/meeting/status", false),
            ("/people/0/name/full", true),
            ("/people/0/capacity", false),
            ("/people/1/positions/0/role", true),
            ("/people/1/positions/0/title", false),
        ] {
            assert_eq!(is_given(&short, pointer), given, "{pointer}");
        }
    }
}
