//! `chancery ground`: verdicts, joins, forms of report, short forms and foreign JSON, evidence that is filled in.

use crate::program::{root, run_in};
use chancery::Report;
use chancery::ground::{UNJUDGED, UNJUDGED_OF_DATES};
use chancery::record::Record;
use chancery::schema::shape::{RECORD, Shape};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const TEXT: &str =
    "Foreign Minister Ada Holm of Norway met her Danish counterpart, Bo Lund, in Bergen on 3 May 2024.\n";
const OTHER: &str =
    "Foreign Minister Eva Dahl of Sweden met her Finnish counterpart, Timo Aho, in Turku on 4 May 2024.\n";

/// A folder with two texts.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("texts")).expect("made");
    write(folder.path(), "texts/one.txt", TEXT);
    write(folder.path(), "texts/two.txt", OTHER);
    folder
}

fn write(folder: &Path, name: &str, content: &str) {
    fs::write(folder.join(name), content).expect("written");
}

fn lines(records: &[Value]) -> String {
    let lines: Vec<String> = records.iter().map(ToString::to_string).collect();
    lines.join("\n") + "\n"
}

#[test]
fn values_that_do_not_hold_are_told_with_both_places() {
    let folder = folder();
    let record = json!({"meeting": {"date": "2024-05-03", "place": {"city": "Oslo"}}});
    write(folder.path(), "record.json", &serde_json::to_string_pretty(&record).expect("JSON"));
    let ran = run_in(folder.path(), &["ground", "record.json", "--text", "texts/one.txt"], b"");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let line = ran.stdout.lines().next().expect("a finding");
    assert_eq!(ran.stdout.lines().count(), 1, "{}", ran.stdout);
    for part in ["record.json:5:15: error[G101]", "\"Oslo\"", "Bergen", "texts/one.txt:1:77", "/meeting/place/city"] {
        assert!(line.contains(part), "{part} is not in {line}");
    }
    assert!(ran.stderr.contains("1 stated, 0 derivable, 1 contradicted, 0 not in the text"), "{}", ran.stderr);
    let all = run_in(folder.path(), &["ground", "record.json", "--text", "texts/one.txt", "--all"], b"");
    assert!(all.stdout.contains("info[G001]"), "{}", all.stdout);
}

/// The fields of a record that hold a value, as JSON Pointers without the numbers of entries.
fn leaves(shape: &Shape, pointer: &str, found: &mut BTreeSet<String>) {
    match shape {
        Shape::Scalar(_) => {
            found.insert(pointer.to_owned());
        }
        Shape::List(item) => leaves(item, pointer, found),
        Shape::Object(fields) => {
            for field in fields {
                leaves(&field.shape, &format!("{pointer}/{}", field.name), found);
            }
        }
    }
}

#[test]
fn every_field_has_a_verdict_or_a_reason_why_it_has_none() {
    let full = fs::read_to_string(root().join("fixtures/records/full.json")).expect("a record");
    let record: Record = serde_json::from_str(&full).expect("a whole record");
    let report = Report::of_text(record.source.text.clone().expect("its text"));
    let values = chancery::ground(&record, &report).values;
    let judged: BTreeSet<String> = values.iter().map(|value| format!("/{}", value.field())).collect();
    let mut fields = BTreeSet::new();
    leaves(&RECORD, "", &mut fields);
    let lies_in = |field: &str, whole: &str| field == whole || field.starts_with(&format!("{whole}/"));
    let of_date = |field: &str| {
        let (date, name) = field.rsplit_once('/').expect("a pointer");
        let is_date = date.ends_with("date") || date.ends_with("published");
        is_date && UNJUDGED_OF_DATES.iter().any(|(unjudged, _)| *unjudged == name)
    };
    for field in &fields {
        let is_excused = UNJUDGED.iter().any(|(unjudged, _)| lies_in(field, unjudged)) || of_date(field);
        assert_ne!(judged.contains(field), is_excused, "{field} has a verdict or a reason, and not both");
    }
    for (unjudged, reason) in UNJUDGED {
        assert!(fields.iter().any(|field| lies_in(field, unjudged)) && reason.ends_with('.'), "{unjudged}: {reason}");
    }
}

#[test]
fn records_find_their_texts_by_document_and_digest() {
    let folder = folder();
    let digest = chancery::record::sha256(TEXT.trim_end());
    let records = [
        json!({"source": {"document_id": "two"}, "people": [{"name": {"full": "Eva Dahl"}}]}),
        json!({"source": {"text_sha256": digest}, "people": [{"name": {"full": "Ada Holm"}}]}),
    ];
    write(folder.path(), "records.jsonl", &lines(&records));
    let ran = run_in(folder.path(), &["ground", "records.jsonl", "--text", "texts", "--summary", "s.json"], b"");
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    let summary: Value =
        serde_json::from_slice(&fs::read(folder.path().join("s.json")).expect("a summary")).expect("JSON");
    assert_eq!(summary["fields"]["people/name/full"]["stated"], 2);
    assert_eq!(summary["records"][0]["document_id"], "two");
    let stray = lines(&[json!({"source": {"document_id": "nine"}, "people": [{"name": {"full": "Eva Dahl"}}]})]);
    let ran = run_in(folder.path(), &["ground", "-", "--text", "texts"], stray.as_bytes());
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("error[G104]"), "{}", ran.stdout);
}

#[test]
fn foreign_json_is_mapped_and_its_own_places_are_told() {
    let folder = folder();
    write(folder.path(), "map.json", r#"{"/people/*/name/full": "/attendees/*/who", "/meeting/place/city": "/where"}"#);
    let theirs = json!({"where": "Bergen", "attendees": [{"who": "Ada Holm"}, {"who": "Kai Brandt"}]});
    write(folder.path(), "theirs.jsonl", &lines(&[theirs]));
    let arguments = ["ground", "theirs.jsonl", "--map", "map.json", "--text", "texts/one.txt", "--report", "json"];
    let ran = run_in(folder.path(), &arguments, b"");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("findings");
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!((&findings[0]["code"], &findings[0]["place"]["pointer"]), (&json!("G102"), &json!("/attendees/1/who")));
    write(folder.path(), "map.json", r#"{"/meeting/channel": "/where"}"#);
    let ran = run_in(folder.path(), &arguments, b"");
    assert!(ran.stdout.contains("G106"), "{}", ran.stdout);
}

#[test]
fn evidence_is_filled_in_and_holds() {
    let folder = folder();
    let ran = run_in(folder.path(), &["parse", "texts/one.txt", "--evidence", "none", "-o", "bare.json"], b"");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let arguments = ["ground", "bare.json", "--text", "texts/one.txt", "--write", "filled.json"];
    let ran = run_in(folder.path(), &arguments, b"");
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    let filled: Value =
        serde_json::from_slice(&fs::read(folder.path().join("filled.json")).expect("a file")).expect("JSON");
    let record = filled.as_array().map_or(&filled, |records| &records[0]);
    let evidence = record["evidence"].as_array().expect("evidence");
    let name = evidence.iter().find(|evidence| evidence["of"] == "p1/name").expect("evidence of the name");
    assert_eq!((&name["quote"], &name["start"]), (&json!("Ada Holm"), &json!(17)));
    let ran = run_in(folder.path(), &["validate", "filled.json"], b"");
    assert_eq!(ran.code, 0, "{}", ran.stdout);
}

#[test]
fn findings_have_every_form_and_a_baseline() {
    let folder = folder();
    write(folder.path(), "record.jsonl", &lines(&[json!({"meeting": {"place": {"city": "Oslo"}}})]));
    for form in chancery::diagnostic::FORMS {
        let arguments = ["ground", "record.jsonl", "--text", "texts/one.txt", "--report", form.name];
        let ran = run_in(folder.path(), &arguments, b"");
        assert_eq!(ran.code, 1, "{}: {}", form.name, ran.stderr);
        assert!(ran.stdout.contains("G101"), "{}: {}", form.name, ran.stdout);
    }
    let known = ["ground", "record.jsonl", "--text", "texts/one.txt", "--write-baseline", "known.json"];
    run_in(folder.path(), &known, b"");
    let ran =
        run_in(folder.path(), &["ground", "record.jsonl", "--text", "texts/one.txt", "--baseline", "known.json"], b"");
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    let softer = ["ground", "record.jsonl", "--text", "texts/one.txt", "--rule", "contradicted=warning"];
    assert_eq!(run_in(folder.path(), &softer, b"").code, 0);
}

#[test]
fn what_cannot_be_read_is_a_fault() {
    let folder = folder();
    write(folder.path(), "record.jsonl", &lines(&[json!({"meeting": {"statuss": "held"}})]));
    let ran = run_in(folder.path(), &["ground", "record.jsonl", "--text", "nowhere.txt"], b"");
    assert_eq!(ran.code, 2);
    let ran = run_in(folder.path(), &["ground", "record.jsonl", "--text", "texts/one.txt"], b"");
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("statuss"), "{}", ran.stdout);
}

#[test]
fn the_page_colours_every_value_by_its_verdict() {
    let folder = folder();
    let record = json!({"meeting": {"place": {"city": "Oslo"}}, "people": [{"name": {"full": "Ada Holm"}}, {"name": {"full": "Kai Brandt"}}]});
    write(folder.path(), "record.jsonl", &lines(&[record]));
    let arguments = ["ground", "record.jsonl", "--text", "texts/one.txt", "--write", "page.html"];
    assert_eq!(run_in(folder.path(), &arguments, b"").code, 1);
    let page = fs::read_to_string(folder.path().join("page.html")).expect("a page");
    for (class, value) in [("contradicted", "Oslo"), ("stated", "Ada Holm"), ("not-in-text", "Kai Brandt")] {
        let is_coloured = |line: &str| line.contains(&format!("class=\"row {class}\"")) && line.contains(value);
        assert!(page.lines().any(is_coloured), "{value} is not {class} in {page}");
    }
}

#[test]
fn a_mapping_that_does_not_fit_is_told() {
    let folder = folder();
    write(folder.path(), "theirs.json", r#"{"who": [{"n": "Ada Holm"}, {"n": "Bo Lund"}], "where": "Oslo"}"#);
    let mapped = |mapping: &str| {
        write(folder.path(), "map.json", mapping);
        run_in(folder.path(), &["ground", "theirs.json", "--text", "texts/one.txt", "--map", "map.json"], b"")
    };
    let unknown = mapped(r#"{"/peple/*/name/full": "/who/*/n"}"#);
    assert_eq!(unknown.code, 2, "{}", unknown.stdout);
    assert!(unknown.stderr.contains("no field of the record is called \"peple\""), "{}", unknown.stderr);
    let nothing = mapped(r#"{"/people/*/name/full": "/attendees/*/n"}"#);
    assert!(nothing.code == 1 && nothing.stdout.contains("error[G106]: nothing stands"), "{}", nothing.stdout);
    let partly = mapped(r#"{"/people/0/name/full": "/who/1/n", "/meeting/date": "/when"}"#);
    assert_eq!((partly.code, partly.stdout.as_str()), (0, ""), "{}", partly.stderr);
    assert!(partly.stderr.contains("nothing stood at /when of the mapping"), "{}", partly.stderr);
    assert!(partly.stderr.contains("1 stated, 0 derivable"), "{}", partly.stderr);
}

#[test]
fn a_short_form_that_is_written_is_a_sound_record() {
    let folder = folder();
    let people = json!([
        {"name": {"full": "Ada Holm"}, "country": "NO", "capacity": "principal", "positions": [{"role": "foreign_minister"}]},
        {"name": {"full": "Bo Lund"}, "country": "DK", "capacity": "principal", "positions": [{"role": "foreign_minister"}]},
    ]);
    write(folder.path(), "short.json", &json!({ "people": people }).to_string());
    let ran = run_in(folder.path(), &["ground", "short.json", "--text", "texts/one.txt", "--write", "whole.json"], b"");
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    let written = fs::read_to_string(folder.path().join("whole.json")).expect("written");
    assert!(written.contains("\"title\": \"Foreign Minister\""), "{written}");
    let judged = run_in(folder.path(), &["validate", "whole.json"], b"");
    let codes: BTreeSet<&str> = judged.stdout.lines().filter_map(|line| line.split(['[', ']']).nth(1)).collect();
    assert_eq!(codes, BTreeSet::from(["R101"]), "only the sides are missing: {}", judged.stdout);
}

#[test]
fn what_is_no_short_form_is_told_without_asking_for_a_whole_record() {
    let folder = folder();
    write(folder.path(), "typo.json", r#"{"meting": {"date": "2024-05-03"}}"#);
    let ran = run_in(folder.path(), &["ground", "typo.json", "--text", "texts/one.txt"], b"");
    assert_eq!((ran.code, ran.stdout.lines().count()), (1, 1), "{}", ran.stdout);
    assert!(ran.stdout.contains("did you mean \"meeting\"?"), "{}", ran.stdout);
    write(folder.path(), "open.json", r#"{"meeting": {"date": "2024-05-03"}}"#);
    let ran = run_in(folder.path(), &["ground", "open.json", "--text", "texts"], b"");
    assert!(ran.code == 1 && ran.stdout.contains("of several texts"), "{}", ran.stdout);
}
