//! The record's types in TypeScript.

use super::{
    Target,
    declared::{Body, Declared, Holds, Member, declared_types},
    origin,
    shape::{Kind, Scalar},
};
use std::fmt::Write as _;

/// TypeScript in the list of targets.
pub(super) const TARGET: Target =
    Target { name: "typescript", file: "record.d.ts", about: "TypeScript types of the record", generate: declarations };

fn declarations() -> String {
    let mut text = format!("// {}\n", origin());
    for declared in declared_types() {
        text.push('\n');
        comment(&mut text, "", &declared.description);
        match &declared.body {
            Body::Object(members) => interface(&mut text, &declared, members),
            Body::Codes(codes) => union(&mut text, &declared, codes),
        }
    }
    text
}

fn interface(text: &mut String, declared: &Declared, members: &[Member]) {
    let _ = writeln!(text, "export interface {} {{", declared.name);
    for member in members {
        comment(text, "  ", &member.description);
        let optional = if member.required { "" } else { "?" };
        let held = match &member.holds {
            Holds::Type(name) => name.clone(),
            Holds::Scalar(scalar) => scalar_type(scalar),
        };
        let list = if member.many { "[]" } else { "" };
        let _ = writeln!(text, "  {}{optional}: {held}{list};", member.name);
    }
    text.push_str("}\n");
}

fn union(text: &mut String, declared: &Declared, codes: &[(String, String)]) {
    let _ = write!(text, "export type {} =", declared.name);
    for (code, meaning) in codes {
        text.push('\n');
        comment(text, "  ", meaning);
        let _ = write!(text, "  | \"{code}\"");
    }
    text.push_str(";\n");
}

fn scalar_type(scalar: &Scalar) -> String {
    match (scalar.kind, scalar.codes.as_slice()) {
        (Kind::Integer, _) => "number".to_owned(),
        (Kind::Text, []) => "string".to_owned(),
        (Kind::Text, codes) => codes.iter().map(|(code, _)| format!("\"{code}\"")).collect::<Vec<_>>().join(" | "),
    }
}

fn comment(text: &mut String, indent: &str, words: &str) {
    if !words.is_empty() {
        let words = words.replace("*/", "* /").replace('\n', " ");
        let _ = writeln!(text, "{indent}/** {words} */");
    }
}
