//! The tables of a CSV bundle as a Data Package with Table Schemas (version 2).

use super::{
    DIGEST, RECORD_SCHEMA_ID, Target, csvw, pattern, pretty,
    shape::{Kind, Scalar},
    table::{Column, ITEM, Source, TABLES, Table},
};
use crate::record::SCHEMA_VERSION;
use serde_json::{Map, Value, json};

/// The member of the descriptor that says how cells are guarded against being run as formulas.
pub(crate) const GUARD: &str = "chancery:guard";
/// What the guard means, in words.
pub(super) const GUARD_NOTE: &str = "For spreadsheets: a cell whose value starts with =, +, -, @, TAB, CR or an apostrophe \
    has one apostrophe before it. Take one leading apostrophe away to get the value.";

/// The Data Package in the list of targets.
pub(super) const TARGET: Target = Target {
    name: "datapackage",
    file: "datapackage.json",
    about: "Data Package with Table Schemas of the tables of a CSV bundle",
    generate: || pretty(&descriptor(false)),
};

/// The descriptor; `guarded` where cells that a spreadsheet would run as formulas have an apostrophe before them.
#[must_use]
pub(crate) fn descriptor(guarded: bool) -> Value {
    let mut document = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "chancery-records",
        "title": "Records of diplomatic meetings",
        "description": super::origin(),
        "version": SCHEMA_VERSION,
        "chancery:schema": {"id": RECORD_SCHEMA_ID, "version": SCHEMA_VERSION, "sha256": *DIGEST},
    });
    if guarded {
        document[GUARD] = json!({"prefix": "'", "description": GUARD_NOTE});
    }
    document["resources"] = TABLES.iter().map(|table| resource(table, guarded)).collect();
    document
}

fn resource(table: &Table, guarded: bool) -> Value {
    let foreign = table
        .full_foreign_keys(&TABLES)
        .into_iter()
        .map(|key| json!({"fields": key.columns, "reference": {"resource": key.table, "fields": key.key}}));
    json!({
        "name": table.name,
        "type": "table",
        "path": format!("{}.csv", table.name),
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": table.columns.iter().map(|column| field(column, guarded)).collect::<Vec<_>>(),
            "primaryKey": table.key,
            "foreignKeys": foreign.collect::<Vec<_>>(),
            "missingValues": [""],
        },
    })
}

fn field(column: &Column, guarded: bool) -> Value {
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".into(), json!(true));
    }
    let joined = matches!(column.source, Source::Joined(_));
    add_constraints(&mut constraints, &column.scalar, joined, guarded);
    let kind = match column.scalar.kind {
        Kind::Integer if !joined => "integer",
        _ => "string",
    };
    let mut members = Map::new();
    members.insert("name".into(), json!(column.name));
    members.insert("type".into(), json!(kind));
    members.insert("description".into(), json!(column.description));
    if joined {
        members.insert("chancery:separator".into(), json!(ITEM));
    }
    if !constraints.is_empty() {
        members.insert("constraints".into(), Value::Object(constraints));
    }
    Value::Object(members)
}

fn add_constraints(constraints: &mut Map<String, Value>, scalar: &Scalar, joined: bool, guarded: bool) {
    let plain = !joined && !guarded;
    if plain && !scalar.codes.is_empty() {
        let codes: Vec<_> = scalar.codes.iter().map(|(code, _)| code).collect();
        constraints.insert("enum".into(), json!(codes));
    } else if let Some(expression) = csvw::expression(scalar) {
        let item = pattern::with_plain_characters(&expression);
        let whole = if joined { format!("({item})([{ITEM}]({item}))*") } else { item };
        let whole = if guarded { format!("'?({whole})") } else { whole };
        constraints.insert("pattern".into(), json!(whole));
    }
    if let (Some((least, most)), false) = (scalar.bounds, joined) {
        constraints.insert("minimum".into(), json!(least));
        constraints.insert("maximum".into(), json!(most));
    }
}
