//! The tables of a CSV bundle in CSV on the Web (W3C, 2015).

use super::{
    DIGEST, RECORD_SCHEMA_ID, Target, pattern, pretty,
    shape::{Kind, RECORD, Scalar, Shape},
    table::{Column, ITEM, Source, TABLES, Table, flat_columns},
};
use crate::record::SCHEMA_VERSION;
use serde_json::{Map, Value, json};

/// The property that names the guard, as an IRI since CSVW takes no other names.
pub(crate) const GUARD_IRI: &str = "urn:chancery:guard";

/// CSVW metadata in the list of targets.
pub(super) const TARGET: Target = Target {
    name: "csvw",
    file: "csvw-metadata.json",
    about: "CSVW metadata of the tables of a CSV bundle",
    generate: || pretty(&metadata(false)),
};

/// The metadata; `guarded` where cells that a spreadsheet would run as formulas have an apostrophe before them.
#[must_use]
pub(crate) fn metadata(guarded: bool) -> Value {
    let mut document = json!({
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": "Records of diplomatic meetings",
        "dc:identifier": RECORD_SCHEMA_ID,
        "dc:hasVersion": SCHEMA_VERSION,
        "dc:provenance": super::origin(),
        "dc:source": format!("sha256:{}", *DIGEST),
        "dialect": {"header": true, "encoding": "utf-8", "delimiter": ",", "quoteChar": "\"", "doubleQuote": true},
        "tables": TABLES.iter().map(|table| described(table, guarded)).collect::<Vec<_>>(),
    });
    if guarded {
        document["rdfs:comment"] = json!(super::package::GUARD_NOTE);
        document[GUARD_IRI] = json!("'");
    }
    document
}

/// The metadata of one-file CSV. Lists of objects are JSON in a cell, of which CSVW knows only that it is text.
#[must_use]
pub(crate) fn one_file(file: &str, guarded: bool) -> Value {
    let columns = flat_columns(&RECORD).into_iter().map(|(name, _, field)| {
        let mut column = json!({"name": name, "titles": name, "dc:description": field.description});
        let (scalar, joined) = match &field.shape {
            Shape::Scalar(scalar) => (Some(scalar), false),
            Shape::List(item) => match item.as_ref() {
                Shape::Scalar(scalar) => (Some(scalar), true),
                _ => (None, false),
            },
            Shape::Object(_) => (None, false),
        };
        if joined {
            column["separator"] = json!(ITEM);
        }
        column["datatype"] = scalar.map_or_else(|| json!("string"), |scalar| datatype(scalar, guarded));
        column
    });
    let mut document = json!({
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": file,
        "dc:identifier": RECORD_SCHEMA_ID,
        "dc:hasVersion": SCHEMA_VERSION,
        "dc:source": format!("sha256:{}", *DIGEST),
        "tableSchema": {"columns": columns.collect::<Vec<_>>(), "primaryKey": "id"},
    });
    if guarded {
        document["rdfs:comment"] = json!(super::package::GUARD_NOTE);
        document[GUARD_IRI] = json!("'");
    }
    document
}

fn described(table: &Table, guarded: bool) -> Value {
    let foreign = table.full_foreign_keys(&TABLES).into_iter().map(|key| {
        json!({
            "columnReference": key.columns,
            "reference": {"resource": format!("{}.csv", key.table), "columnReference": key.key},
        })
    });
    json!({
        "url": format!("{}.csv", table.name),
        "dc:description": table.description,
        "tableSchema": {
            "columns": table.columns.iter().map(|column| described_column(column, guarded)).collect::<Vec<_>>(),
            "primaryKey": table.key,
            "foreignKeys": foreign.collect::<Vec<_>>(),
        },
    })
}

fn described_column(column: &Column, guarded: bool) -> Value {
    let mut members = Map::new();
    members.insert("name".into(), json!(column.name));
    members.insert("titles".into(), json!(column.name));
    members.insert("dc:description".into(), json!(column.description));
    members.insert("required".into(), json!(column.required));
    if matches!(column.source, Source::Joined(_)) {
        members.insert("separator".into(), json!(ITEM));
    }
    members.insert("datatype".into(), datatype(&column.scalar, guarded));
    Value::Object(members)
}

fn datatype(scalar: &Scalar, guarded: bool) -> Value {
    match scalar.kind {
        Kind::Integer => match scalar.bounds {
            Some((least, most)) => json!({"base": "integer", "minimum": least, "maximum": most}),
            None => json!("integer"),
        },
        Kind::Text => match expression(scalar) {
            Some(expression) if guarded => json!({"base": "string", "format": format!("'?({expression})")}),
            Some(expression) => json!({"base": "string", "format": expression}),
            None => json!("string"),
        },
    }
}

/// The regular expression, for the whole value, of a scalar's pattern or codes.
pub(super) fn expression(scalar: &Scalar) -> Option<String> {
    if scalar.codes.is_empty() {
        return scalar.pattern.as_deref().map(|found| pattern::unanchored(found).to_owned());
    }
    let codes: Vec<String> = scalar.codes.iter().map(|(code, _)| code.replace('.', "[.]")).collect();
    Some(codes.join("|"))
}
