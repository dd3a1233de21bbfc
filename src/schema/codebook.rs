//! The codebook: what each field means, which codes it takes and how to decide, for people who code by hand.

use super::{
    Target,
    declared::{Body, Declared, Holds, Member, declared_types},
    origin,
    shape::{Kind, RECORD, Scalar, Shape},
    table::{TABLES, flat_columns},
};
use std::fmt::Write as _;

/// The codebook in the list of targets.
pub(super) const TARGET: Target = Target {
    name: "codebook",
    file: "codebook.md",
    about: "Every field, vocabulary and coding rule, in Markdown",
    generate: codebook,
};

/// The rules of coding that belong to no single field.
const RULES: &str = include_str!("coding_rules.md");

fn codebook() -> String {
    let types = declared_types();
    let mut text = format!("<!-- {} -->\n\n{RULES}", origin());
    text.push_str("\n## Fields\n\n\"One\" is a field that must be there, \"none or one\" one that may be absent, \"any\" a list.\n");
    for declared in &types {
        if let Body::Object(members) = &declared.body {
            fields(&mut text, declared, members);
        }
    }
    text.push_str("\n## Vocabularies\n\nClosed: another code is an error.\n");
    for declared in &types {
        if let Body::Codes(codes) = &declared.body {
            vocabulary(&mut text, declared, codes, &types);
        }
    }
    columns(&mut text);
    tables(&mut text);
    text
}

fn fields(text: &mut String, declared: &Declared, members: &[Member]) {
    let _ = writeln!(text, "\n### {}\n\n{}\n", declared.name, declared.description.replace("\n\n", " "));
    text.push_str("| field | how many | holds | what it says |\n| --- | --- | --- | --- |\n");
    for member in members {
        let many = match (member.many, member.required) {
            (true, _) => "any",
            (false, true) => "one",
            (false, false) => "none or one",
        };
        let mut words = cell(&member.description);
        if let Some(target) = &member.refers_to {
            let _ = write!(words, " Refers to the `id` of an entry of `{}`.", target.trim_start_matches('/'));
        }
        let _ = writeln!(text, "| `{}` | {many} | {} | {words} |", member.name, holds(&member.holds));
    }
}

fn holds(holds: &Holds) -> String {
    match holds {
        Holds::Type(name) => format!("[{name}](#{})", name.to_lowercase()),
        Holds::Scalar(scalar) => scalar_words(scalar),
    }
}

fn scalar_words(scalar: &Scalar) -> String {
    match (scalar.kind, scalar.codes.as_slice(), &scalar.pattern) {
        (Kind::Integer, _, _) => match scalar.bounds {
            Some((least, most)) => format!("integer, {least} to {most}"),
            None => "integer".to_owned(),
        },
        (Kind::Text, [], Some(pattern)) if pattern == super::TEXT_PATTERN => "text".to_owned(),
        (Kind::Text, [], Some(pattern)) => format!("text of the form `{}`", cell(pattern)),
        (Kind::Text, [], None) => "text".to_owned(),
        (Kind::Text, codes, _) => codes.iter().map(|(code, _)| format!("`{code}`")).collect::<Vec<_>>().join(", "),
    }
}

fn vocabulary(text: &mut String, declared: &Declared, codes: &[(String, String)], types: &[Declared]) {
    let _ = writeln!(text, "\n### {}\n\n{}", declared.name, declared.description);
    let _ = writeln!(text, "Used by {}.\n", users(&declared.name, types).join(", "));
    text.push_str("| code | meaning |\n| --- | --- |\n");
    for (code, meaning) in codes {
        let _ = writeln!(text, "| `{code}` | {} |", cell(meaning));
    }
}

fn users(name: &str, types: &[Declared]) -> Vec<String> {
    let mut users = Vec::new();
    for declared in types {
        let Body::Object(members) = &declared.body else { continue };
        for member in members.iter().filter(|member| member.holds == Holds::Type(name.to_owned())) {
            users.push(format!("`{}` of {}", member.name, declared.name));
        }
    }
    users
}

fn columns(text: &mut String) {
    text.push_str("\n## Columns of one-file CSV\n\n| column | cell |\n| --- | --- |\n");
    for (name, _, field) in flat_columns(&RECORD) {
        let cell = match &field.shape {
            Shape::List(item) if matches!(**item, Shape::Scalar(_)) => "items joined with a vertical bar",
            Shape::List(_) => "a JSON array",
            Shape::Scalar(Scalar { kind: Kind::Integer, .. }) => "an integer",
            Shape::Scalar(_) | Shape::Object(_) => "text",
        };
        let _ = writeln!(text, "| `{name}` | {cell} |");
    }
}

fn tables(text: &mut String) {
    text.push_str("\n## Tables of a CSV bundle\n\n| table | key | refers to | columns |\n| --- | --- | --- | --- |\n");
    for table in TABLES.iter() {
        let foreign: Vec<_> = table.foreign_keys(&TABLES).into_iter().map(|key| format!("`{}`", key.table)).collect();
        let columns: Vec<_> = table.columns.iter().map(|column| format!("`{}`", column.name)).collect();
        let key: Vec<_> = table.key.iter().map(|name| format!("`{name}`")).collect();
        let row = [format!("`{}`", table.name), key.join(", "), foreign.join(", "), columns.join(", ")];
        let _ = writeln!(text, "| {} |", row.join(" | "));
    }
}

/// Text that can stand in a cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('\n', " ").replace('|', "\\|")
}
