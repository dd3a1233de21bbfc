//! Databases: what comes back, what a load counts, and what happens when it is cut off.

use crate::generated::records;
use crate::program::{Ran, root, run_in};
use crate::roundtrip::judged;
use chancery::record::{Record, Review, ReviewStatus};
use chancery::schema::sql;
use chancery::store::{Loader, read};
use proptest::prelude::*;
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const DATABASE: &str = "sqlite:records.db";

fn load(folder: &Path, lines: &str, more: &[&str]) -> Ran {
    run_in(folder, &[&["load", "-", "--db", DATABASE], more].concat(), lines.as_bytes())
}

fn back(folder: &Path) -> String {
    let ran = run_in(folder, &["convert", "--from", DATABASE, "--to", "jsonl"], b"");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran.stdout
}

fn minimal() -> Record {
    let text = fs::read_to_string(root().join("fixtures/records/minimal.json")).expect("readable");
    serde_json::from_str(&text).expect("a record")
}

/// A record of a document.
fn record(id: &str, document: &str) -> Record {
    let mut record = minimal();
    record.id = format!("urn:x:{id}");
    record.source.document_id = Some(document.to_owned());
    record
}

fn lines(records: &[Record]) -> String {
    records.iter().map(|record| serde_json::to_string(record).expect("JSON") + "\n").collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn sqlite_gives_back_what_was_loaded(records in records(0..=3)) {
        let folder = tempfile::tempdir().expect("a folder");
        let name = format!("sqlite:{}", folder.path().join("records.db").display());
        let mut loader = Loader::open(&name, false).expect("opened");
        for record in &records {
            prop_assert!(loader.add(record.clone()).expect("taken").is_empty());
        }
        let (counts, refusals) = loader.finish().expect("loaded");
        let reasons: Vec<_> = refusals.iter().map(|refusal| &refusal.reason).collect();
        prop_assert!(reasons.is_empty(), "{reasons:?}");
        prop_assert_eq!(counts.inserted, records.len() as u64);
        let (found, findings) = judged(read(&name).expect("opened"));
        prop_assert!(findings.is_empty(), "{}", findings.join("\n"));
        prop_assert_eq!(found, records);
    }
}

#[test]
fn a_load_replaces_what_was_there_of_a_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let (a1, a2, b) = (record("a1", "a"), record("a2", "a"), record("b", "b"));
    let first = load(folder.path(), &lines(&[a1.clone(), a2.clone(), b.clone()]), &[]);
    assert_eq!(first.stdout, "inserted 3, unchanged 0, replaced 0, removed 0, reviewed and kept 0, refused 0\n");
    // A second parse: one record is the same but for the program, one is another, one is gone, and one is new.
    let mut same = a1.clone();
    same.generator = Some(serde_json::from_str(r#"{"name": "chancery", "version": "9"}"#).expect("a generator"));
    let mut other = b.clone();
    other.meeting.place = Some(serde_json::from_str(r#"{"city": "Oslo"}"#).expect("a place"));
    let new = record("c", "c");
    let second = load(folder.path(), &lines(&[same, other.clone(), new.clone()]), &["--summary", "counts.json"]);
    assert_eq!(second.stdout, "inserted 1, unchanged 1, replaced 1, removed 1, reviewed and kept 0, refused 0\n");
    assert_eq!(back(folder.path()), lines(&[a1, other, new]));
    let counts = fs::read_to_string(folder.path().join("counts.json")).expect("counts");
    assert!(counts.contains("\"removed\": 1"), "{counts}");
    let connection = Connection::open(folder.path().join("records.db")).expect("opened");
    let orphans: i64 = connection
        .query_row("SELECT count(*) FROM sides WHERE records__id = 'urn:x:a2'", [], |row| row.get(0))
        .expect("a count");
    assert_eq!(orphans, 0);
}

#[test]
fn reviewed_records_stay_unless_forced() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut reviewed = record("a", "a");
    reviewed.review = Some(Review { status: ReviewStatus::Corrected, by: None, date: None, note: None });
    load(folder.path(), &lines(std::slice::from_ref(&reviewed)), &[]);
    let parsed = lines(&[record("a", "a")]);
    let kept = "inserted 0, unchanged 0, replaced 0, removed 0, reviewed and kept 1, refused 0\n";
    assert_eq!(load(folder.path(), &parsed, &[]).stdout, kept);
    assert_eq!(back(folder.path()), lines(&[reviewed]));
    let forced = "inserted 0, unchanged 0, replaced 1, removed 0, reviewed and kept 0, refused 0\n";
    assert_eq!(load(folder.path(), &parsed, &["--force"]).stdout, forced);
    assert_eq!(back(folder.path()), parsed);
}

#[test]
fn what_the_tables_do_not_take_holds_nothing_else_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut dangling = record("b", "b");
    dangling.people = vec![
        serde_json::from_str(r#"{"id": "p1", "capacity": "principal", "side": "s9", "name": {"full": "Ana Moreau"}}"#)
            .expect("a person"),
    ];
    let sound = [record("a", "a"), record("c", "c")];
    let all = [sound[0].clone(), dangling, sound[1].clone()];
    let ran = load(folder.path(), &(lines(&all) + "{\"id\": 5}\n"), &[]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.stdout, "inserted 2, unchanged 0, replaced 0, removed 0, reviewed and kept 0, refused 1\n");
    assert!(ran.stderr.contains("urn:x:b") && ran.stderr.contains("error[R103]"), "{}", ran.stderr);
    assert!(ran.stderr.contains("-:4:"), "{}", ran.stderr);
    assert_eq!(back(folder.path()), lines(&sound));
}

#[test]
fn newer_schemas_and_other_files_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let parsed = lines(&[record("a", "a")]);
    load(folder.path(), &parsed, &[]);
    let connection = Connection::open(folder.path().join("records.db")).expect("opened");
    connection.execute("UPDATE chancery_schema SET version = '1.1'", []).expect("changed");
    drop(connection);
    for ran in [load(folder.path(), &parsed, &[]), run_in(folder.path(), &["validate", DATABASE], b"")] {
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains("1.1"), "{}", ran.stderr);
    }
    fs::write(folder.path().join("text.db"), "no database, but a text that is long enough to look at")
        .expect("written");
    for name in ["sqlite:text.db", "sqlite:nowhere.db"] {
        let ran = run_in(folder.path(), &["convert", name, "--to", "jsonl"], b"");
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{name}");
        assert!(ran.stderr.contains(name), "{}", ran.stderr);
    }
    assert!(!folder.path().join("nowhere.db").exists());
}

#[test]
fn an_older_schema_is_upgraded() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = sql::script(sql::Dialect::Sqlite).replace("  review__note TEXT CHECK (review__note <> ''),\n", "");
    let script = script.replace("VALUES ('1.0', '", "VALUES ('0.9', '0");
    assert!(!script.contains("review__note TEXT") && script.contains("'0.9'"));
    let connection = Connection::open(folder.path().join("records.db")).expect("opened");
    connection.execute_batch(&script).expect("made");
    connection.execute_batch("DROP TABLE extra").expect("dropped");
    drop(connection);
    let mut full = record("a", "a");
    full.review = serde_json::from_str(r#"{"status": "reviewed", "note": "seen"}"#).expect("a review");
    full.extra = vec![serde_json::from_str(r#"{"name": "mood", "value": "grey"}"#).expect("a field")];
    let ran = load(folder.path(), &lines(&[full.clone()]), &[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(back(folder.path()), lines(&[full]));
}

#[cfg(unix)]
#[test]
fn a_load_that_was_killed_is_run_again() {
    use std::os::unix::process::ExitStatusExt;
    let folder = tempfile::tempdir().expect("a folder");
    let records: Vec<_> = (0..6_000).map(|number| record(&number.to_string(), &format!("d{}", number / 2))).collect();
    fs::write(folder.path().join("in.jsonl"), lines(&records)).expect("written");
    let mut child = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(["load", "in.jsonl", "--db", DATABASE])
        .current_dir(folder.path())
        .stdout(Stdio::null())
        .spawn()
        .expect("started");
    let count = || {
        let connection = Connection::open(folder.path().join("records.db")).ok()?;
        connection.query_row("SELECT count(*) FROM chancery_records", [], |row| row.get::<_, i64>(0)).ok()
    };
    while count().is_none_or(|count| count == 0) && child.try_wait().expect("asked").is_none() {}
    child.kill().expect("killed");
    assert_eq!(child.wait().expect("ended").signal(), Some(9), "the load ended before it was killed");
    let half = count().expect("a count");
    assert!(half > 0 && half < 6_000, "{half}");
    let ran = run_in(folder.path(), &["load", "in.jsonl", "--db", DATABASE], b"");
    let (inserted, rest) = (6_000 - half, "replaced 0, removed 0, reviewed and kept 0, refused 0");
    assert_eq!(ran.stdout, format!("inserted {inserted}, unchanged {half}, {rest}\n"));
    assert!(back(folder.path()) == lines(&records));
}

/// The queries of a document, each with the output that follows it.
fn documented(text: &str) -> Vec<(String, String)> {
    let blocks = text.split("```sql\n").skip(1);
    let parts = blocks.map(|block| {
        let (query, rest) = block.split_once("```").expect("an end");
        let output = rest.split_once("```text\n").and_then(|(_, rest)| rest.split_once("```")).expect("an output");
        (query.to_owned(), output.0.to_owned())
    });
    parts.collect()
}

#[test]
fn documented_queries_give_the_documented_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let stories = root().join("fixtures/stories");
    let ran = run_in(folder.path(), &["load", stories.to_str().expect("UTF-8"), "--db", DATABASE], b"");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let connection = Connection::open(folder.path().join("records.db")).expect("opened");
    let text = fs::read_to_string(root().join("docs/databases.md")).expect("readable");
    let queries = documented(&text);
    assert!(queries.len() >= 4);
    for (query, expected) in queries {
        let mut statement = connection.prepare(&query).expect("a query");
        let count = statement.column_count();
        let cell = |row: &rusqlite::Row<'_>, index| match row.get(index).expect("a cell") {
            rusqlite::types::Value::Null => String::new(),
            rusqlite::types::Value::Integer(number) => number.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => panic!("{other:?}"),
        };
        let rows = statement.query_map([], |row| Ok((0..count).map(|index| cell(row, index)).collect::<Vec<_>>()));
        let found: String = rows.expect("rows").map(|row| row.expect("a row").join("|") + "\n").collect();
        assert_eq!(found, expected, "docs/databases.md: {query}");
    }
}
