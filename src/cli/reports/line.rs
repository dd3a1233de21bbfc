//! A line of JSON Lines as a report.

use crate::Report;
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::format::Entry;
use crate::schema::tree::{Data, Member, Node};

codes! {
    /// A line of input is no object, or a member of it is of the wrong type or form.
    WRONG_MEMBER = "T201" "wrong-member" Error,
    /// A line of input has no text.
    NO_TEXT = "T202" "no-text" Error,
}

/// Kinds of fault of input lines.
pub(in crate::cli) const FAULTS: &[Code] = CODES;

/// The report of a line; members that are not known are named and otherwise ignored.
pub(super) fn report(entry: &Entry, default: &Report, ignored: &mut Vec<String>) -> Result<Report, Vec<Diagnostic>> {
    let mut findings = entry.findings.clone();
    let mut report = Report { id: None, ..default.clone() };
    match entry.tree().map(|tree| (tree, &tree.data)) {
        Some((_, Data::Object(members))) => {
            for member in members {
                match set(&mut report, member) {
                    Ok(true) => {}
                    Ok(false) => ignored.push(member.name.to_string()),
                    Err(finding) => findings.push(finding.at_span(entry.lines(), member.value.span)),
                }
            }
        }
        Some((tree, _)) => {
            let finding = Diagnostic::new(WRONG_MEMBER, "the line is no object");
            findings.push(finding.with_help(MEMBERS).at_span(entry.lines(), tree.span));
        }
        None => {}
    }
    if findings.is_empty() && report.text.trim().is_empty() {
        let finding = Diagnostic::new(NO_TEXT, "the line has no text").with_help(MEMBERS);
        findings.push(finding.at_span(entry.lines(), entry.tree().map(|tree| tree.span).unwrap_or_default()));
    }
    if findings.is_empty() { Ok(report) } else { Err(findings) }
}

const MEMBERS: &str =
    "a line is an object with id and text, and optionally headline, published, publisher, url and language";

/// Sets what a member says; gives whether it is known.
fn set(report: &mut Report, member: &Member) -> Result<bool, Box<Diagnostic>> {
    let (field, is_good, form): (_, fn(&str) -> bool, _) = match member.name.as_str() {
        "text" => {
            report.text = text(member)?.unwrap_or_default();
            return Ok(true);
        }
        "id" => (&mut report.id, is_plain, "a text on one line"),
        "headline" => (&mut report.headline, |_| true, ""),
        "published" => (&mut report.published, is_day, "a day: 2025-11-27"),
        "publisher" => (&mut report.publisher, is_plain, "a text on one line"),
        "url" => (&mut report.url, is_uri, "an absolute URI"),
        "language" => (&mut report.language, is_language, "a BCP 47 tag: en, pt-BR"),
        _ => return Ok(false),
    };
    let Some(value) = text(member)?.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()) else {
        return Ok(true);
    };
    let value = if member.name == "published" { day_of(&value).to_owned() } else { value };
    if !is_good(&value) {
        return Err(wrong(member, form));
    }
    *field = Some(value);
    Ok(true)
}

/// The text of a member; null says nothing, and a number is a usual form of ids.
fn text(member: &Member) -> Result<Option<String>, Box<Diagnostic>> {
    match &member.value {
        Node { data: Data::Null, .. } => Ok(None),
        Node { data: Data::Text(text), .. } => Ok(Some(text.to_string())),
        Node { data: Data::Number(number), .. } if member.name == "id" => Ok(Some(number.to_string())),
        _ => Err(wrong(member, "a text")),
    }
}

fn wrong(member: &Member, form: &str) -> Box<Diagnostic> {
    let finding = Diagnostic::new(WRONG_MEMBER, format!("{:?} is not {form}", member.name));
    Box::new(finding.with_help("correct it or leave it out"))
}

/// The day of a date with a time: `2025-11-27T10:00:00Z`.
fn day_of(value: &str) -> &str {
    match value.split_at_checked(10) {
        Some((day, rest)) if rest.starts_with(['T', ' ']) => day,
        _ => value,
    }
}

/// Whether a text is a day of the calendar.
pub(in crate::cli) fn is_day(value: &str) -> bool {
    value.len() == 10 && value.parse::<jiff::civil::Date>().is_ok()
}

/// Whether a text is an absolute URI.
pub(in crate::cli) fn is_uri(value: &str) -> bool {
    let Some((scheme, rest)) = value.split_once(':') else { return false };
    let in_scheme = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '+' | '.' | '-');
    let is_named = scheme.starts_with(|sign: char| sign.is_ascii_alphabetic()) && scheme.chars().all(in_scheme);
    is_named && !rest.is_empty() && rest.chars().all(|sign| ('!'..='~').contains(&sign))
}

fn is_language(value: &str) -> bool {
    let mut parts = value.split('-');
    let is_first = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_other = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    parts.next().is_some_and(is_first) && parts.all(is_other)
}

/// Whether a text has no control characters.
pub(in crate::cli) fn is_plain(value: &str) -> bool {
    !value.chars().any(|sign| sign.is_control() || matches!(sign, '\u{FFFE}' | '\u{FFFF}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Limits, LineReader, read_line};

    fn read(line: &str) -> (Result<Report, Vec<Diagnostic>>, Vec<String>) {
        let mut lines = LineReader::new(Box::new(std::io::Cursor::new(line.as_bytes().to_vec())), 1 << 20);
        let line = lines.next().expect("a line").expect("readable");
        let mut ignored = Vec::new();
        let entry = read_line(line, Limits::default());
        (report(&entry, &Report { publisher: Some("Given".into()), ..Report::default() }, &mut ignored), ignored)
    }

    #[test]
    fn members_become_the_report_and_others_are_named() {
        let (report, ignored) =
            read(r#"{"id":7,"text":"They met.","published":"2025-11-27T10:00:00Z","url":null,"lang":"en"}"#);
        let report = report.expect("a report");
        assert_eq!((report.id.as_deref(), report.text.as_str()), (Some("7"), "They met."));
        assert_eq!(report.published.as_deref(), Some("2025-11-27"));
        assert_eq!(report.publisher.as_deref(), Some("Given"));
        assert_eq!(ignored, ["lang"]);
    }

    #[test]
    fn faults_name_the_place_in_the_line() {
        for (line, code, column) in [
            ("[1]", "T201", 1),
            (r#"{"id":"a"}"#, "T202", 1),
            (r#"{"text":" "}"#, "T202", 1),
            (r#"{"text":5}"#, "T201", 9),
            (r#"{"text":"x","published":"27.11.2025"}"#, "T201", 25),
            (r#"{"text":"x","published":"2025-02-30"}"#, "T201", 25),
            (r#"{"text":"x","url":"no uri"}"#, "T201", 19),
            (r#"{"text":"x","language":"english!"}"#, "T201", 24),
            (r#"{"text":"x","text":"y"}"#, "J102", 13),
            (r#"{"text":"x""#, "J101", 12),
        ] {
            let findings = read(line).0.expect_err("a fault");
            let found: Vec<_> = findings
                .iter()
                .map(|finding| (finding.code, finding.place.start.map_or(0, |start| start.column)))
                .collect();
            assert_eq!(found, [(code, column)], "{line}");
        }
    }
}
