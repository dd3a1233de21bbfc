//! Records made from the shape of the schema: every field, every vocabulary, hostile texts, lists of none, one and many.

use chancery::record::Record;
use chancery::schema::shape::{Kind, RECORD, Scalar, Shape};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::string::string_regex;
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
    vec(value_of(&RECORD), count).prop_map(|mut values| {
        number_ids(&mut values);
        let read = |value| serde_json::from_value(value).expect("a generated record");
        values.into_iter().map(read).collect()
    })
}

fn value_of(shape: &Shape) -> BoxedStrategy<Value> {
    match shape {
        Shape::Scalar(scalar) => scalar_of(scalar),
        Shape::List(item) => vec(value_of(item), 0..=3)
            .prop_map(|mut items| {
                number_ids(&mut items);
                Value::Array(items)
            })
            .boxed(),
        Shape::Object(fields) => {
            let member = |field: &chancery::schema::shape::Field| {
                let name = field.name.clone();
                let value = value_of(&field.shape);
                let value = if field.required { value.prop_map(Some).boxed() } else { prop::option::of(value).boxed() };
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
