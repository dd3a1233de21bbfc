//! Safe corrections of records in their files: white space, normal form, case of codes, forms of days and numbers, absent in
//! place of empty, and the derived key. What is not corrected keeps its bytes; a second run changes nothing.

mod keys;
mod notation;

use crate::diagnostic::{Lines, Span};
use crate::error::Error;
use crate::format::bundle::{self, Guard, TableInput};
use crate::format::{Entries, Entry, Format, Limits};
use crate::gazetteer::{known, word};
use crate::record::{meeting_key, pattern};
use crate::schema::shape::{Field, Kind, RECORD, Scalar, Shape};
use crate::schema::tree::{Data, Member, Node};
use jiff::civil::Date;
use notation::Notation;
use std::io::Cursor;
use std::ops::Range;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// Fields whose texts are words of others, or free in their form.
const FREE: &[&str] = &["text", "quote", "message", "value", "note", "rights"];

/// The corrected file; none if there is nothing to correct. Records that cannot be read stay as they are.
///
/// # Errors
/// When the file cannot be read at all, or is of a format whose files are not corrected.
pub fn fixed(bytes: &[u8], format: &dyn Format, limits: Limits) -> Result<Option<Vec<u8>>, Error> {
    let refused = || {
        Error::conflict(
            "corrections are made in JSON, JSON Lines, XML and CSV; convert the file to one of them, correct that, and convert it back",
        )
    };
    let notation = Notation::of(format.name()).ok_or_else(refused)?;
    let file = vec![File { table: None, bytes: bytes.to_vec() }];
    let corrected = corrected(file, |files| {
        let input = Box::new(Cursor::new(files[0].bytes.as_slice()));
        edits_of(format.read(input, limits), files, notation)
    })?;
    let after = corrected.into_iter().next().map(|file| file.bytes);
    Ok(after.filter(|after| after != bytes))
}

/// The tables of a bundle that there is something to correct in, each with its name and what it is to be.
///
/// # Errors
/// When the tables cannot be read at all.
pub fn fixed_tables(
    tables: &[(String, Vec<u8>)],
    guard: Guard,
    limits: Limits,
) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let file = |(name, bytes): &(String, Vec<u8>)| File { table: Some(name.clone()), bytes: bytes.clone() };
    let corrected = corrected(tables.iter().map(file).collect(), |files| {
        let input = |file: &'_ File| TableInput {
            name: file.table.clone().unwrap_or_default(),
            input: Box::new(Cursor::new(file.bytes.clone())),
        };
        let mut edits = keys::edits(files, limits)?;
        edits.extend(edits_of(bundle::read(files.iter().map(input).collect(), guard, limits), files, Notation::Table)?);
        Ok(edits)
    })?;
    let after = corrected.into_iter().filter_map(|file| Some((file.table?, file.bytes)));
    Ok(after.zip(tables).filter(|(after, before)| after.1 != before.1).map(|(after, _)| after).collect())
}

/// A file of records, or a table of several.
struct File {
    table: Option<String>,
    bytes: Vec<u8>,
}

/// Bytes of a file and what is to stand in their place.
struct Edit {
    file: usize,
    range: Range<usize>,
    text: String,
}

/// The files once nothing is left to correct in them.
fn corrected(mut files: Vec<File>, edits: impl Fn(&[File]) -> Result<Vec<Edit>, Error>) -> Result<Vec<File>, Error> {
    // Of the members of an object one is removed at a time, and a correction can call for another.
    const ROUNDS: usize = 100;
    for _ in 0..ROUNDS {
        let mut edits = edits(&files)?;
        if edits.is_empty() {
            break;
        }
        edits.sort_by_key(|edit| (edit.file, edit.range.start));
        for edits in edits.chunk_by(|left, right| left.file == right.file) {
            let file = &mut files[edits[0].file];
            file.bytes = applied(&file.bytes, edits);
        }
    }
    Ok(files)
}

/// The bytes with edits in their order.
fn applied(bytes: &[u8], edits: &[Edit]) -> Vec<u8> {
    let (mut result, mut at) = (Vec::with_capacity(bytes.len()), 0);
    for edit in edits {
        // One that reaches into another waits for the next round.
        if edit.range.start >= at {
            result.extend_from_slice(&bytes[at..edit.range.start]);
            result.extend_from_slice(edit.text.as_bytes());
            at = edit.range.end;
        }
    }
    result.extend_from_slice(&bytes[at..]);
    result
}

fn edits_of(entries: Entries<'_>, files: &[File], notation: Notation) -> Result<Vec<Edit>, Error> {
    let mut edits = Vec::new();
    for entry in entries {
        edits.extend(corrections(entry?, files, notation));
    }
    Ok(edits)
}

fn corrections(entry: Entry, files: &[File], notation: Notation) -> Vec<Edit> {
    let Some(tree) = entry.tree().filter(|_| entry.findings.is_empty()) else { return Vec::new() };
    let lines = Arc::clone(entry.lines());
    let mut walk = Walk { files, lines: &lines, notation, edits: Vec::new() };
    walk.value(tree, &RECORD, "");
    if walk.edits.is_empty() {
        let judged = entry.judge();
        let meeting = judged.entry.tree().and_then(|tree| tree.member("meeting"));
        let key = meeting.and_then(|meeting| meeting.value.member("key"));
        if let (Some(record), Some(member)) = (&judged.record, key) {
            match meeting_key(&record.meeting, &record.sides, &record.people, word::fold) {
                Some(derived) if record.meeting.key.as_ref() == Some(&derived) => {}
                Some(derived) => walk.replace(&member.value, &derived),
                None => walk.remove(member),
            }
        }
    }
    walk.edits
}

struct Walk<'a> {
    files: &'a [File],
    lines: &'a Lines,
    notation: Notation,
    edits: Vec<Edit>,
}

impl Walk<'_> {
    fn value(&mut self, node: &Node, shape: &Shape, name: &str) {
        match (&node.data, shape) {
            (Data::Object(members), Shape::Object(_)) => self.members(members, shape),
            (Data::List(items), Shape::List(shape)) => {
                let outside = self.notation;
                if matches!(shape.as_ref(), Shape::Object(_)) {
                    self.notation = outside.within_list();
                }
                for item in items {
                    self.value(item, shape, name);
                }
                self.notation = outside;
            }
            (Data::Text(text), Shape::Scalar(scalar)) if scalar.kind == Kind::Text => {
                if let Some(better) = canonical(text, scalar, name).filter(|better| better != text) {
                    self.replace(node, &better);
                }
            }
            (Data::Text(text), Shape::Scalar(_)) => {
                if let Ok(number) = text.trim().parse::<u64>() {
                    self.replace_with(node, number.to_string());
                }
            }
            (Data::Number(written), Shape::Scalar(scalar)) if scalar.codes.iter().any(|(code, _)| code == written) => {
                self.replace(node, written);
            }
            (Data::Number(written), Shape::Scalar(scalar)) if scalar.kind == Kind::Integer => {
                let plain = node.to_value().to_string();
                if plain != *written && plain.parse::<u64>().is_ok() {
                    self.replace_with(node, plain);
                }
            }
            _ => {}
        }
    }

    fn members(&mut self, members: &[Member], shape: &Shape) {
        let known = members.iter().filter_map(|member| Some((member, shape.field(&member.name)?)));
        let mut is_one_removed = false;
        for (member, field) in known {
            if !says_nothing(member, field) {
                self.value(&member.value, &field.shape, &field.name);
            } else if !is_one_removed {
                is_one_removed = true;
                self.remove(member);
            }
        }
    }

    fn replace(&mut self, node: &Node, text: &str) {
        let (file, range) = self.place(node.span);
        let cell = self.lines.cell_start(node.span.start).map_or(range.start, |cell| {
            let (_, cell) = self.place(Span { start: cell, stop: cell });
            cell.start
        });
        if let Some(text) = self.notation.text(&self.files[file].bytes, &range, cell, text) {
            self.replace_with(node, text);
        }
    }

    fn replace_with(&mut self, node: &Node, text: String) {
        // Keys are corrected together with what refers to them.
        if self.notation != Notation::Table || !keys::is_key(self.lines, node.span) {
            let (file, range) = self.place(node.span);
            self.edits.push(Edit { file, range, text });
        }
    }

    /// The file in which a value stands, and where in it.
    fn place(&self, span: Span) -> (usize, Range<usize>) {
        let table = self.lines.table(span.start);
        let file = self.files.iter().position(|file| file.table.as_deref() == table).unwrap_or_default();
        let start = usize::try_from(self.lines.file_byte(span.start)).unwrap_or_default();
        (file, start..start + (span.stop - span.start))
    }

    fn remove(&mut self, member: &Member) {
        let ((file, value), (_, name)) = (self.place(member.value.span), self.place(member.name_span));
        let range = self.notation.member(&self.files[file].bytes, &name, &value);
        self.edits.push(Edit { file, range, text: String::new() });
    }
}

/// Whether a member that may be absent is there for nothing.
fn says_nothing(member: &Member, field: &Field) -> bool {
    let is_empty = match &member.value.data {
        Data::Null => true,
        Data::Text(text) => text.trim().is_empty(),
        Data::Object(members) => members.is_empty(),
        _ => false,
    };
    is_empty && !field.required
}

/// The usual form of a text in a field; none for texts that are left alone.
fn canonical(text: &str, scalar: &Scalar, name: &str) -> Option<String> {
    let trimmed = text.trim();
    if !scalar.codes.is_empty() {
        let code = trimmed.to_lowercase().replace([' ', '-'], "_");
        return scalar.codes.iter().any(|(known, _)| *known == code).then_some(code);
    }
    match scalar.pattern.as_deref() {
        Some(pattern::COUNTRY) => Some(trimmed.to_uppercase()).filter(|code| known::is_country(code)),
        Some(pattern::SHA256) => Some(trimmed.to_lowercase()),
        Some(pattern::DAY | pattern::DATE) => day_of(trimmed),
        _ if FREE.contains(&name) => None,
        _ => Some(trimmed.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()),
    }
}

/// A day in its usual form; days whose parts could be taken for one another are left alone.
fn day_of(text: &str) -> Option<String> {
    let day = match text.split_at_checked(10) {
        Some((day, rest)) if rest.starts_with(['T', ' ']) => day,
        _ => text,
    };
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let parts = match parts.as_slice() {
        [year, month, day] => [*year, *month, *day],
        [digits] if digits.len() == 8 && digits.is_ascii() => [&digits[..4], &digits[4..6], &digits[6..]],
        _ => return None,
    };
    let is_year_first = parts[0].len() == 4 && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let [year, month, day] = parts.map(|part| part.parse::<i16>().ok());
    let date = Date::new(year?, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?).ok();
    date.filter(|_| is_year_first).map(|date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::by_name;

    fn fix(text: &str) -> Option<String> {
        fix_in("jsonl", text)
    }

    fn fix_in(format: &str, text: &str) -> Option<String> {
        let format = by_name(format).expect("a format");
        let fixed = fixed(text.as_bytes(), format, Limits::default()).expect("readable");
        fixed.map(|bytes| String::from_utf8(bytes).expect("UTF-8"))
    }

    #[test]
    fn what_is_safe_is_corrected_and_the_rest_keeps_its_bytes() {
        let text = "{ \"schema_version\":1.0, \"id\": \"urn:x:1\",  \"source\": {\"headline\": \" Cafe\u{301}  talks\", \"url\": \"\", \
                    \"rights\": null, \"text_length\": \"012\"}, \"meeting\": {\"status\": \"Held\", \"channel\": \"in person\", \
                    \"place\": {}, \"date\": {\"value\": \"2025/11/27\", \"edtf\": \"2025-11-27\", \"basis\": \"stated\"}, \
                    \"key\": \"x\"}, \"sides\": [{\"id\": \"s1\", \"country\": \"fr\", \"part\": \"party\"}], \"odd\": 1}\r\n";
        let expected = "{ \"schema_version\":\"1.0\", \"id\": \"urn:x:1\",  \"source\": {\"headline\": \"Caf\u{e9} talks\", \
                        \"text_length\": 12}, \"meeting\": {\"status\": \"held\", \"channel\": \"in_person\", \
                        \"date\": {\"value\": \"2025-11-27\", \"edtf\": \"2025-11-27\", \"basis\": \"stated\"}, \
                        \"key\": \"x\"}, \"sides\": [{\"id\": \"s1\", \"country\": \"FR\", \"part\": \"party\"}], \"odd\": 1}\r\n";
        let fixed = fix(text).expect("corrected");
        assert_eq!(fixed, expected);
        assert_eq!(fix(&fixed), None);
    }

    #[test]
    fn all_of_several_empty_members_go() {
        for (members, expected) in [
            ("\"headline\": \"\", \"url\": \"\"", ""),
            ("\"url\": \"\" , \"rights\": \"R\", \"headline\": \" \"", "\"rights\": \"R\""),
        ] {
            let text = |members: &str| format!("{{\"source\": {{{members}}}}}");
            let fixed = fix(&text(members)).expect("corrected");
            // A source that says nothing is nothing itself.
            assert_eq!(fixed, if expected.is_empty() { "{}".to_owned() } else { text(expected) });
        }
    }

    #[test]
    fn the_key_is_derived_and_broken_lines_are_left() {
        let record = |key: &str| {
            format!(
                "{{\"schema_version\":\"1.0\",\"id\":\"urn:x:1\",\"meeting\":{{\"key\":\"{key}\",\"status\":\"held\",\"channel\":\"phone\",\
                 \"date\":{{\"value\":\"2025-11-27\",\"edtf\":\"2025-11-27\",\"basis\":\"stated\"}}}},\
                 \"sides\":[{{\"id\":\"s1\",\"country\":\"FR\",\"part\":\"party\"}}]}}\n"
            )
        };
        let wrong = "{\"source\": null,\n".to_owned() + &record("2025-11-26/phone/FR:other");
        assert_eq!(fix(&wrong), Some("{\"source\": null,\n".to_owned() + &record("2025-11-27/phone/FR:other")));
    }

    #[test]
    fn elements_are_corrected_and_the_others_keep_their_bytes() {
        let text = "<records xmlns='urn:chancery:record:1'><!-- kept -->\n <record ><schema_version>1.0</schema_version><id>urn:x:1</id>\n\
                    <source><headline>\n Cafe\u{301} &amp;  tea &lt;3 </headline>\n  <url/>\n  <rights></rights><text_length> 012 </text_length></source>\
                    <meeting><status>Held</status><channel>in <![CDATA[person]]></channel><place > </place></meeting>\n\
                    <people><id>p1</id><capacity>mentioned<!-- kept --> </capacity><variants> A</variants><variants>B</variants></people></record>\n</records>\n";
        let expected = "<records xmlns='urn:chancery:record:1'><!-- kept -->\n <record ><schema_version>1.0</schema_version><id>urn:x:1</id>\n\
                    <source><headline>Caf\u{e9} &amp; tea &lt;3</headline><text_length>12</text_length></source>\
                    <meeting><status>held</status><channel>in_person</channel></meeting>\n\
                    <people><id>p1</id><capacity>mentioned<!-- kept --> </capacity><variants>A</variants><variants>B</variants></people></record>\n</records>\n";
        assert_eq!(fix_in("xml", text).as_deref(), Some(expected));
        assert_eq!(fix_in("xml", expected), None);
    }

    #[test]
    fn cells_are_corrected_and_the_others_keep_their_bytes() {
        let text = "schema_version,\"id\",meeting__status,meeting__channel,source__headline,source__text_length,meeting__date__value,sides\r\n\
                    1.0,urn:x:1,\"Held\",in person, One  \"\"two\"\",+12,2025/11/27,\"[{\"\"id\"\": \"\" s1\"\", \"\"country\"\":\"\"fr\"\",\"\"part\"\":\"\"party\"\" , \"\"text\"\":\"\"\"\"}]\"\r\n\r\n\
                    1.0,urn:x:2,held,phone,\" say \"\"a\"\", b\", 007,,\"\"\n";
        let expected = "schema_version,\"id\",meeting__status,meeting__channel,source__headline,source__text_length,meeting__date__value,sides\r\n\
                    1.0,urn:x:1,\"held\",in_person,\"One \"\"\"\"two\"\"\"\"\",12,2025-11-27,\"[{\"\"id\"\": \"\"s1\"\", \"\"country\"\":\"\"FR\"\",\"\"part\"\":\"\"party\"\" }]\"\r\n\r\n\
                    1.0,urn:x:2,held,phone,\"say \"\"a\"\", b\",7,,\"\"\n";
        assert_eq!(fix_in("csv", text).as_deref(), Some(expected));
        assert_eq!(fix_in("csv", expected), None);
        let formula =
            "schema_version,id,meeting__status,meeting__channel,source__headline\n1.0,urn:x:1,held,phone, =1+1\n";
        assert_eq!(fix_in("csv", formula), None);
    }

    #[test]
    fn only_days_that_mean_one_thing_are_rewritten() {
        for (written, day) in [
            ("2025-11-27T10:00:00Z", Some("2025-11-27")),
            ("20251127", Some("2025-11-27")),
            ("2025.1.7", Some("2025-01-07")),
            ("27.11.2025", None),
            ("2025-13-01", None),
            ("2025-11", None),
            ("--11-27", None),
        ] {
            assert_eq!(day_of(written).as_deref(), day, "{written}");
        }
    }
}
