//! Records made from the shape of the schema: every field, every vocabulary, hostile texts, lists of none, one and many.

use chancery::record::Record;
use chancery::schema::shape::{Kind, RECORD, Scalar, Shape};
use chancery::schema::sql::is_day;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::string::string_regex;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

/// Texts that have broken readers and writers.
const HOSTILE: &[&str] = &[
    " ",
    "\n",
    "\t",
    " leading",
    "trailing ",
    "two  spaces",
    "a\nb\n\nc",
    "\"",
    "\"\"",
    "'",
    "''",
    "'=1+1",
    "=1+1",
    "+49",
    "-1",
    "@SUM(A1)",
    "\t=x",
    ",",
    ";",
    "a,b",
    "\"a\",\"b\"",
    "|",
    "a|b",
    "\\",
    "\\n",
    "null",
    "NULL",
    "NaN",
    "true",
    "007",
    "1e5",
    "[]",
    "[\"a\"]",
    "{}",
    "{\"a\":1}",
    "<a/>",
    "]]>",
    "&amp;",
    "&#13;",
    "&lt;",
    "<!--",
    "--",
    "%",
    "${x}",
    "\u{A0}",
    "\u{2028}",
    "\u{FEFF}",
    "\u{200B}",
    "e\u{301}",
    "é",
    "Ω",
    "日本",
    "😀",
    "\u{10FFFD}",
    "\u{202E}abc",
    "''\"\"",
    "a\"b",
    "a\n",
    "\na",
    "#",
];

/// Any number of records, whose ids differ.
pub(crate) fn records(count: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<Record>> {
    values(count, Extent::Any).prop_map(|values| {
        let read = |value| serde_json::from_value(value).expect("a generated record");
        values.into_iter().map(read).collect()
    })
}

/// Records as JSON, with ids that differ and references that resolve.
pub(crate) fn values(count: std::ops::RangeInclusive<usize>, extent: Extent) -> impl Strategy<Value = Vec<Value>> {
    vec(value_of(&RECORD, extent), count).prop_map(|mut values| {
        number_ids(&mut values);
        for value in &mut values {
            let whole = value.clone();
            resolve(value, &RECORD, &whole);
        }
        values
    })
}

/// How much of a record is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Any of its fields, lists of any length.
    Any,
    /// Every field, lists of two.
    Full,
}

fn value_of(shape: &Shape, extent: Extent) -> BoxedStrategy<Value> {
    match shape {
        Shape::Scalar(scalar) => scalar_of(scalar),
        Shape::List(item) => vec(value_of(item, extent), if extent == Extent::Full { 2..=2 } else { 0..=3 })
            .prop_map(|mut items| {
                number_ids(&mut items);
                Value::Array(items)
            })
            .boxed(),
        Shape::Object(fields) => {
            let member = |field: &chancery::schema::shape::Field| {
                let name = field.name.clone();
                let value = value_of(&field.shape, extent);
                let value = if field.required || extent == Extent::Full {
                    value.prop_map(Some).boxed()
                } else {
                    prop::option::of(value).boxed()
                };
                value.prop_map(move |value| value.map(|value| (name.clone(), value))).boxed()
            };
            let members: Vec<_> = fields.iter().map(member).collect();
            members.prop_map(|members| Value::Object(members.into_iter().flatten().collect::<Map<_, _>>())).boxed()
        }
    }
}

fn scalar_of(scalar: &Scalar) -> BoxedStrategy<Value> {
    if !scalar.codes.is_empty() {
        let codes: Vec<String> = scalar.codes.iter().map(|(code, _)| code.clone()).collect();
        return select(codes).prop_map(Value::from).boxed();
    }
    if scalar.kind == Kind::Integer {
        let (least, most) = scalar.bounds.expect("bounds");
        return prop_oneof![Just(least), Just(most), least..=most].prop_map(Value::from).boxed();
    }
    let pattern = scalar.pattern.as_deref().expect("every text has a pattern");
    if is_day(scalar) {
        // Days of the calendar: those that are none cannot stand in columns of dates.
        let day = (1..=9999, 1..=12, 1..=28).prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
        return day.prop_map(Value::from).boxed();
    }
    let whole = regex::Regex::new(pattern).expect("a pattern");
    let hostile: Vec<&str> = HOSTILE.iter().copied().filter(|text| whole.is_match(text)).collect();
    let inner = pattern.trim_start_matches('^').trim_end_matches('$');
    let any = string_regex(inner).expect("a pattern");
    if hostile.is_empty() {
        return any.prop_map(Value::from).boxed();
    }
    prop_oneof![select(hostile).prop_map(str::to_owned), any].prop_map(Value::from).boxed()
}

/// Gives the entries of a list ids that differ, as a rule asks.
fn number_ids(items: &mut [Value]) {
    for (index, item) in items.iter_mut().enumerate() {
        if let Some(id) = item.get_mut("id") {
            *id = json!(format!("{}{index}", id.as_str().unwrap_or("x")));
        }
    }
}

/// Makes every reference one to an entry that is there; without one it goes.
fn resolve(value: &mut Value, shape: &Shape, whole: &Value) {
    let Value::Object(members) = value else { return };
    for field in shape.fields() {
        let ids: Vec<Value> = field.refers_to.iter().flat_map(|target| ids_of(whole, target)).collect();
        match (members.get_mut(&field.name), field.refers_to.is_some(), &field.shape) {
            (None, _, _) => {}
            (Some(Value::Array(items)), true, _) => {
                *items = items
                    .iter()
                    .enumerate()
                    .filter_map(|(index, _)| ids.get(index % ids.len().max(1)).cloned())
                    .collect();
            }
            (Some(item), true, _) => match ids.first() {
                Some(id) => *item = id.clone(),
                None => {
                    members.remove(&field.name);
                }
            },
            (Some(Value::Array(items)), false, Shape::List(shape)) => {
                for item in items.iter_mut() {
                    resolve(item, shape, whole);
                }
            }
            (Some(item), false, shape) => resolve(item, shape, whole),
        }
    }
}

fn ids_of(whole: &Value, target: &str) -> Vec<Value> {
    let entries = whole.pointer(target).and_then(Value::as_array).cloned().unwrap_or_default();
    entries.into_iter().filter_map(|entry| entry.get("id").cloned()).collect()
}

/// Writes records for the judges of `.ci/judges`: a whole one and many of any kind, one a line. `VERDICTS` says of how many
/// the verdicts are compared.
#[test]
#[ignore = "writes files for .ci/judges"]
fn records_for_the_judges() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/judges");
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut runner = TestRunner::deterministic();
    let mut write = |name: &str, count: usize, extent| {
        let made = values(count..=count, extent).new_tree(&mut runner).expect("records").current();
        let records = made.into_iter().map(|value| serde_json::from_value::<Record>(value).expect("a record"));
        let lines: String = records.map(|record| serde_json::to_string(&record).expect("JSON") + "\n").collect();
        std::fs::write(folder.join(name), lines).expect("written");
    };
    write("full.jsonl", 1, Extent::Full);
    write("generated.jsonl", 300, Extent::Any);
    let verdicts = std::env::var("VERDICTS").map_or(300, |count| count.parse().expect("a number"));
    write("verdicts.jsonl", verdicts, Extent::Any);
}
