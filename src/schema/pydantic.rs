//! The record's types as pydantic models (version 2).

use super::{
    Target,
    declared::{Body, Declared, Holds, Member, declared_types},
    origin,
    shape::{Kind, Scalar},
};
use std::fmt::Write as _;

/// The pydantic models in the list of targets.
pub(super) const TARGET: Target =
    Target { name: "pydantic", file: "record.py", about: "pydantic models of the record", generate: models };

const HEAD: &str = "from __future__ import annotations

from typing import Annotated, List, Literal, Optional

from pydantic import BaseModel, ConfigDict, Field, StrictInt


class Strict(BaseModel):
    \"\"\"Closed: a member that the schema does not know is an error.\"\"\"

    model_config = ConfigDict(extra=\"forbid\")
";

fn models() -> String {
    let types = declared_types();
    let mut text = format!("# {}\n{HEAD}", origin());
    for declared in types.iter().rev() {
        match &declared.body {
            Body::Object(members) => model(&mut text, declared, members),
            Body::Codes(codes) => literal(&mut text, declared, codes),
        }
    }
    text.push_str("\n\n");
    for declared in types.iter().filter(|declared| matches!(declared.body, Body::Object(_))) {
        let _ = writeln!(text, "{}.model_rebuild()", declared.name);
    }
    text
}

fn model(text: &mut String, declared: &Declared, members: &[Member]) {
    let _ = writeln!(text, "\n\nclass {}(Strict):", declared.name);
    let _ = writeln!(text, "    {}\n", quoted_documentation(&declared.description));
    for member in members {
        let _ = writeln!(text, "    {}: {}{}", member.name, annotation(member), default(member));
        if !member.description.is_empty() {
            let _ = writeln!(text, "    {}", quoted_documentation(&member.description));
        }
    }
}

fn annotation(member: &Member) -> String {
    let held = match &member.holds {
        Holds::Type(name) => name.clone(),
        Holds::Scalar(scalar) => scalar_type(scalar),
    };
    match (member.many, member.required) {
        (true, _) => format!("List[{held}]"),
        (false, true) => held,
        (false, false) => format!("Optional[{held}]"),
    }
}

fn default(member: &Member) -> &'static str {
    match (member.many, member.required) {
        (_, true) => "",
        (true, false) => " = Field(default_factory=list)",
        (false, false) => " = None",
    }
}

fn literal(text: &mut String, declared: &Declared, codes: &[(String, String)]) {
    let _ = writeln!(text, "\n\n{} = Literal[", declared.name);
    for (code, meaning) in codes {
        let _ = writeln!(text, "    \"{code}\",  # {}", meaning.replace('\n', " "));
    }
    text.push_str("]\n");
    let _ = writeln!(text, "{}", quoted_documentation(&declared.description));
}

fn scalar_type(scalar: &Scalar) -> String {
    if scalar.kind == Kind::Integer {
        return match scalar.bounds {
            Some((least, most)) => format!("Annotated[StrictInt, Field(ge={least}, le={most})]"),
            None => "StrictInt".to_owned(),
        };
    }
    if !scalar.codes.is_empty() {
        let codes: Vec<String> = scalar.codes.iter().map(|(code, _)| format!("\"{code}\"")).collect();
        return format!("Literal[{}]", codes.join(", "));
    }
    match &scalar.pattern {
        Some(pattern) => format!("Annotated[str, Field(pattern=r\"{pattern}\")]"),
        None => "str".to_owned(),
    }
}

fn quoted_documentation(words: &str) -> String {
    let words = words.replace('\\', "\\\\").replace('"', "'").replace('\n', " ");
    format!("\"\"\"{words}\"\"\"")
}
