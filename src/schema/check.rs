//! The structural check: is a value a record of the schema?

use super::sound;
use super::tree::{Data, Node, SpannedJson};
use crate::diagnostic::{Code, Diagnostic, Lines, Span, codes};
use crate::record::SCHEMA_VERSION;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{ValidationError, Validator};
use serde_json::Value;
use std::sync::LazyLock;

/// Kinds of breach.
pub const FAULTS: &[Code] = CODES;

codes! {
    /// A member that the schema does not know. Usually a misspelt name; fields of your own belong in `extra`.
    UNKNOWN_FIELD = "S101" "unknown-field" Error,
    /// A member that must be there is absent.
    MISSING_FIELD = "S102" "missing-field" Error,
    /// A value of another type than the schema asks for, for instance a number where a text is expected.
    WRONG_TYPE = "S103" "wrong-type" Error,
    /// A code that the closed vocabulary does not have.
    UNKNOWN_CODE = "S104" "unknown-code" Error,
    /// A text that has not the form that its field asks for.
    MALFORMED_TEXT = "S105" "malformed-text" Error,
    /// A number outside its bounds.
    OUT_OF_RANGE = "S106" "out-of-range" Error,
    /// The record follows a newer version of the schema than this program knows.
    NEWER_SCHEMA = "S107" "newer-schema" Error,
    /// The record names a version of the schema that there never was, or one that is no longer read.
    UNKNOWN_SCHEMA = "S108" "unknown-schema" Error,
    /// Null. What is not known is left out.
    NULL_VALUE = "S109" "null-value" Error,
    /// An empty text. What is not known is left out.
    EMPTY_TEXT = "S110" "empty-text" Error,
    /// A control character other than TAB and LF, or a code point that is no character.
    CONTROL_CHARACTER = "S111" "control-character" Error,
    /// The value breaks the schema in a way that has no code of its own.
    OTHER_BREACH = "S199" "schema-breach" Error,
}

static VALIDATOR: LazyLock<Validator<SpannedJson>> = LazyLock::new(|| {
    let options = jsonschema::options_for::<SpannedJson>();
    let options = options.with_pattern_options(jsonschema::PatternOptions::regex());
    options
        .build(&super::record_schema())
        .unwrap_or_else(|error| panic!("the record's schema does not compile: {error}"))
});

/// What breaks the record's schema, in the order of the text.
#[must_use]
pub fn check(tree: &Node, lines: &Lines) -> Vec<Diagnostic> {
    if sound::RECORD.accepts(tree) {
        return Vec::new();
    }
    if let Some(finding) = version_finding(tree, lines) {
        return vec![finding];
    }
    let names = Names { at: &super::shape::fields_at, help: "remove it, or carry it in extra" };
    check_by(&VALIDATOR, names, tree, lines)
}

/// Whether the schema itself accepts a value.
#[cfg(test)]
pub(super) fn is_valid(tree: &Node) -> bool {
    VALIDATOR.is_valid(tree)
}

/// What a schema knows of members.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    /// The names that it declares where a JSON Pointer leads.
    pub(super) at: &'a dyn Fn(&str) -> Vec<String>,
    /// What to do with a member that is not like any of them.
    pub(super) help: &'a str,
}

/// What breaks a schema, in the order of the text.
pub(super) fn check_by(
    validator: &Validator<SpannedJson>,
    names: Names<'_>,
    tree: &Node,
    lines: &Lines,
) -> Vec<Diagnostic> {
    if validator.is_valid(tree) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for error in validator.iter_errors(tree) {
        explain(&error, names, tree, lines, &mut findings);
    }
    findings.sort_by_key(|finding| finding.place.start.map(|start| start.byte));
    findings
}

/// A record of another version is judged by nothing but its version: the rest would be noise.
fn version_finding(tree: &Node, lines: &Lines) -> Option<Diagnostic> {
    let value = &tree.member("schema_version")?.value;
    let found = value.text().filter(|found| *found != SCHEMA_VERSION)?;
    let finding = match (parts(found), parts(SCHEMA_VERSION)) {
        (Some(theirs), Some(ours)) if theirs > ours => {
            Diagnostic::new(NEWER_SCHEMA, format!("version {found} of the schema is newer than {SCHEMA_VERSION}"))
                .with_help("use a release of chancery that knows it")
        }
        _ => Diagnostic::new(UNKNOWN_SCHEMA, format!("version {found:?} of the schema is unknown"))
            .with_help(format!("this program reads {SCHEMA_VERSION:?}; `chancery migrate` lifts older ones")),
    };
    Some(finding.at_pointer("/schema_version").at_span(lines, value.span))
}

fn parts(version: &str) -> Option<(u32, u32)> {
    let (major, minor) = version.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// Turns an error of the validator into findings: one for each unknown member, else one.
fn explain(error: &ValidationError<'_>, names: Names<'_>, tree: &Node, lines: &Lines, findings: &mut Vec<Diagnostic>) {
    let pointer = error.instance_path().as_str();
    let node = tree.nearest(pointer);
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
            for name in unexpected {
                findings.push(unknown_field(node, name, pointer, names).at_span(lines, name_span(node, name)));
            }
            return;
        }
        ValidationErrorKind::OneOfNotValid { context } | ValidationErrorKind::AnyOf { context } => {
            if let Some(branch) = applying(context, node, pointer) {
                for error in branch {
                    explain(error, names, tree, lines, findings);
                }
                return;
            }
        }
        _ => {}
    }
    let is_type = matches!(error.kind(), ValidationErrorKind::Type { .. } | ValidationErrorKind::OneOfNotValid { .. });
    let finding = if node.data == Data::Null && is_type {
        Diagnostic::new(NULL_VALUE, "null stands for nothing here").with_help("leave the member out")
    } else {
        one_finding(error, node)
    };
    findings.push(finding.at_pointer(pointer).at_span(lines, node.span));
}

/// Of alternatives that a constant member tells apart, the one whose constant the value has; of those that no value
/// has, the first, which then says what the member could be.
fn applying<'a>(
    context: &'a [Vec<ValidationError<'static>>],
    node: &Node,
    pointer: &str,
) -> Option<&'a [ValidationError<'static>]> {
    let is_tag = |error: &ValidationError<'static>| {
        let is_constant =
            matches!(error.kind(), ValidationErrorKind::Constant { .. } | ValidationErrorKind::Enum { .. });
        let below = error.instance_path().as_str().strip_prefix(pointer).and_then(|below| below.strip_prefix('/'));
        is_constant && below.is_some_and(|below| !below.contains('/'))
    };
    let is_tagged = matches!(node.data, Data::Object(_)) && context.iter().flatten().any(is_tag);
    let mut applying = context.iter().filter(|errors| !errors.iter().any(is_tag));
    match (applying.next(), applying.next()) {
        (Some(errors), None) if is_tagged => Some(errors),
        (None, _) if is_tagged => {
            let first = context.first()?;
            let tag = first.iter().position(is_tag)?;
            first.get(tag..=tag)
        }
        _ => None,
    }
}

fn unknown_field(node: &Node, name: &str, pointer: &str, names: Names<'_>) -> Diagnostic {
    let known = (names.at)(pointer);
    let absent: Vec<&str> = known.iter().map(String::as_str).filter(|field| node.member(field).is_none()).collect();
    let help = match nearest(name, &absent) {
        Some(near) => format!("did you mean {near:?}?"),
        None => names.help.to_owned(),
    };
    let escaped = name.replace('~', "~0").replace('/', "~1");
    Diagnostic::new(UNKNOWN_FIELD, format!("unknown field {name:?}"))
        .with_help(help)
        .at_pointer(format!("{pointer}/{escaped}"))
}

fn name_span(node: &Node, name: &str) -> Span {
    node.member(name).map_or(node.span, |member| member.name_span)
}

fn one_finding(error: &ValidationError<'_>, node: &Node) -> Diagnostic {
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            Diagnostic::new(MISSING_FIELD, format!("field {name:?} is missing")).with_help("add it")
        }
        ValidationErrorKind::Type { kind } => wrong_type(node, &type_name(kind)),
        ValidationErrorKind::OneOfNotValid { context } | ValidationErrorKind::AnyOf { context } => {
            let codes: Vec<String> = context.iter().flatten().filter_map(constant).collect();
            if codes.is_empty() {
                let message = format!("{} fits none of {} alternatives", written(node), context.len());
                return Diagnostic::new(OTHER_BREACH, message);
            }
            unknown_code(node, &codes)
        }
        ValidationErrorKind::Constant { expected_value } => unknown_code(node, &[expected_value.to_string()]),
        ValidationErrorKind::Enum { options } => {
            let options = options.as_array().map(Vec::as_slice).unwrap_or_default();
            unknown_code(node, &options.iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>())
        }
        ValidationErrorKind::Pattern { pattern } => malformed(node, pattern),
        ValidationErrorKind::Format { format } => {
            Diagnostic::new(MALFORMED_TEXT, format!("{} is no {format}", quoted(node.text().unwrap_or_default())))
        }
        ValidationErrorKind::MinLength { .. } if node.text() == Some("") => malformed(node, ""),
        ValidationErrorKind::MinLength { .. } | ValidationErrorKind::MaxLength { .. } => {
            Diagnostic::new(MALFORMED_TEXT, error.masked_with(quoted(node.text().unwrap_or_default())).to_string())
        }
        ValidationErrorKind::Minimum { limit }
        | ValidationErrorKind::Maximum { limit }
        | ValidationErrorKind::ExclusiveMinimum { limit }
        | ValidationErrorKind::ExclusiveMaximum { limit } => {
            let name = error.kind().keyword();
            Diagnostic::new(OUT_OF_RANGE, format!("{} breaks the {name} of {limit}", written(node)))
        }
        _ => Diagnostic::new(OTHER_BREACH, error.masked_with(written(node)).to_string()),
    }
}

fn constant(error: &ValidationError<'static>) -> Option<String> {
    match error.kind() {
        ValidationErrorKind::Constant { expected_value } => expected_value.as_str().map(str::to_owned),
        _ => None,
    }
}

fn type_name(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Single(single) => json_type_name(&single.to_string()).to_owned(),
        TypeKind::Multiple(set) => {
            set.iter().map(|kind| json_type_name(&kind.to_string()).to_owned()).collect::<Vec<_>>().join(" or ")
        }
    }
}

fn json_type_name(name: &str) -> &str {
    match name {
        "string" => "a text",
        "integer" => "a whole number",
        "number" => "a number",
        "array" => "a list",
        "object" => "an object",
        "boolean" => "true or false",
        other => other,
    }
}

fn wrong_type(node: &Node, expected: &str) -> Diagnostic {
    Diagnostic::new(WRONG_TYPE, format!("expected {expected}, found {}", written(node)))
}

/// A value as a message names it.
fn written(node: &Node) -> String {
    match &node.data {
        Data::Null => "null".to_owned(),
        Data::Boolean(boolean) => boolean.to_string(),
        Data::Number(number) => format!("the number {number}"),
        Data::Text(text) => format!("the text {}", quoted(text)),
        Data::List(_) => "a list".to_owned(),
        Data::Object(_) => "an object".to_owned(),
    }
}

/// A text in quotation marks, cut where it is long.
fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{:?} …", &text[..end]),
        None => format!("{text:?}"),
    }
}

fn unknown_code(node: &Node, codes: &[String]) -> Diagnostic {
    let Some(found) = node.text() else { return wrong_type(node, "a code") };
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let help = match nearest(found, &codes) {
        Some(near) => format!("did you mean {near:?}?"),
        None => format!("one of: {}", codes.join(", ")),
    };
    Diagnostic::new(UNKNOWN_CODE, format!("{} is not in the vocabulary", quoted(found))).with_help(help)
}

fn malformed(node: &Node, pattern: &str) -> Diagnostic {
    let text = node.text().unwrap_or_default();
    let is_control =
        |sign: char| (sign.is_control() && sign != '\t' && sign != '\n') || matches!(sign, '\u{FFFE}' | '\u{FFFF}');
    if text.is_empty() {
        return Diagnostic::new(EMPTY_TEXT, "an empty text stands for nothing here").with_help("leave it out");
    }
    if let Some(sign) = text.chars().find(|sign| is_control(*sign)) {
        let message = format!("the text contains the control character U+{:04X}", u32::from(sign));
        return Diagnostic::new(CONTROL_CHARACTER, message).with_help("remove it, or write LF for a line end");
    }
    Diagnostic::new(MALFORMED_TEXT, format!("{} has not the form {pattern}", quoted(text)))
}

/// The candidate that a misspelt name is nearest to, if it is near enough.
fn nearest<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let near = |candidate: &&'a str| (distance(name, candidate), *candidate);
    let (distance, candidate) = candidates.iter().map(near).min()?;
    (distance * 3 <= name.chars().count().max(3)).then_some(candidate)
}

/// Levenshtein distance.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, sign) in left.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], index + 1);
        for (column, other) in right.iter().enumerate() {
            let changed = diagonal + usize::from(sign != *other);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}
