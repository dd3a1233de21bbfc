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
#[cfg(feature = "postgres")]
use std::io::Write;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A database that holds nothing yet, and goes with the test.
struct Store {
    folder: TempDir,
    name: String,
}

impl Store {
    fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let name = format!("sqlite:{}", folder.path().join("records.db").display());
        Self { folder, name }
    }

    /// A schema of its own in the database that `CHANCERY_POSTGRES` names.
    #[cfg(feature = "postgres")]
    fn postgres() -> Option<Self> {
        let Ok(url) = std::env::var("CHANCERY_POSTGRES") else {
            writeln!(std::io::stderr(), "skipped: CHANCERY_POSTGRES names no server").expect("told");
            return None;
        };
        let folder = tempfile::tempdir().expect("a folder");
        let schema = folder.path().file_name().expect("a name").to_string_lossy().to_lowercase().replace('.', "t");
        let mut client = postgres::Client::connect(&url, postgres::NoTls).expect("a server");
        client.batch_execute(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}")).expect("made");
        Some(Self { folder, name: format!("{url}?options=-csearch_path%3D{schema}") })
    }

    #[cfg(not(feature = "postgres"))]
    fn postgres() -> Option<Self> {
        None
    }

    /// Every database that is at hand.
    fn all() -> Vec<Self> {
        std::iter::once(Self::sqlite()).chain(Self::postgres()).collect()
    }

    fn load(&self, lines: &str, more: &[&str]) -> Ran {
        run_in(self.folder.path(), &[&["load", "-", "--db", &self.name], more].concat(), lines.as_bytes())
    }

    fn back(&self) -> String {
        let ran = run_in(self.folder.path(), &["convert", "--from", &self.name, "--to", "jsonl"], b"");
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran.stdout
    }

    /// What a query gives, cells joined, a row a line; none while it cannot be answered.
    fn try_query(&self, query: &str) -> Option<String> {
        #[cfg(feature = "postgres")]
        if self.name.starts_with("postgres") {
            let mut client = postgres::Client::connect(&self.name, postgres::NoTls).expect("a server");
            let rows = client.simple_query(query).ok()?.into_iter().filter_map(|message| match message {
                postgres::SimpleQueryMessage::Row(row) => {
                    let cells: Vec<_> = (0..row.len()).map(|cell| row.get(cell).unwrap_or_default()).collect();
                    Some(cells.join("|") + "\n")
                }
                _ => None,
            });
            return Some(rows.collect());
        }
        let connection = Connection::open(self.name.strip_prefix("sqlite:")?).ok()?;
        let mut statement = connection.prepare(query).ok()?;
        let count = statement.column_count();
        let cell = |row: &rusqlite::Row<'_>, index| match row.get(index).expect("a cell") {
            rusqlite::types::Value::Null => String::new(),
            rusqlite::types::Value::Integer(number) => number.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => panic!("{other:?}"),
        };
        let rows = statement.query_map([], |row| Ok((0..count).map(|index| cell(row, index)).collect::<Vec<_>>()));
        rows.ok()?.map(|row| row.ok().map(|row| row.join("|") + "\n")).collect()
    }

    fn query(&self, query: &str) -> String {
        self.try_query(query).unwrap_or_else(|| panic!("{}: no answer to {query}", self.name))
    }

    fn run(&self, script: &str) {
        #[cfg(feature = "postgres")]
        if self.name.starts_with("postgres") {
            let mut client = postgres::Client::connect(&self.name, postgres::NoTls).expect("a server");
            return client.batch_execute(script).expect("run");
        }
        let file = self.name.strip_prefix("sqlite:").expect("a file");
        Connection::open(file).expect("opened").execute_batch(script).expect("run");
    }
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

/// Loads records into a database that holds nothing, and holds what is read from it against them.
fn there_and_back(store: &Store, records: &[Record]) {
    let mut loader = Loader::open(&store.name, false).expect("opened");
    for record in records {
        assert!(loader.add(record.clone()).expect("taken").is_empty());
    }
    let (counts, refusals) = loader.finish().expect("loaded");
    let reasons: Vec<_> = refusals.iter().map(|refusal| &refusal.reason).collect();
    assert!(reasons.is_empty(), "{}: {reasons:?}", store.name);
    assert_eq!(counts.inserted, records.len() as u64);
    let (found, findings) = judged(read(&store.name).expect("opened"));
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    assert_eq!(found, records, "{}", store.name);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn databases_give_back_what_was_loaded(records in records(0..=3)) {
        there_and_back(&Store::sqlite(), &records);
    }
}

#[cfg(feature = "postgres")]
proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn postgres_gives_back_what_was_loaded(records in records(0..=8)) {
        if let Some(store) = Store::postgres() {
            there_and_back(&store, &records);
        }
    }
}

#[test]
fn a_load_replaces_what_was_there_of_a_document() {
    for store in Store::all() {
        let (a1, a2, b) = (record("a1", "a"), record("a2", "a"), record("b", "b"));
        let first = store.load(&lines(&[a1.clone(), a2.clone(), b.clone()]), &[]);
        assert_eq!(
            first.stdout, "inserted 3, unchanged 0, replaced 0, removed 0, reviewed and kept 0, refused 0\n",
            "{}",
            first.stderr
        );
        // A second parse: one record is the same but for the program, one is another, one is gone, and one is new.
        let mut same = a1.clone();
        same.generator = Some(serde_json::from_str(r#"{"name": "chancery", "version": "9"}"#).expect("a generator"));
        let mut other = b.clone();
        other.meeting.place = Some(serde_json::from_str(r#"{"city": "Oslo"}"#).expect("a place"));
        let new = record("c", "c");
        let second = store.load(&lines(&[same, other.clone(), new.clone()]), &["--summary", "counts.json"]);
        assert_eq!(second.stdout, "inserted 1, unchanged 1, replaced 1, removed 1, reviewed and kept 0, refused 0\n");
        assert_eq!(store.back(), lines(&[a1, other, new]));
        let counts = fs::read_to_string(store.folder.path().join("counts.json")).expect("counts");
        assert!(counts.contains("\"removed\": 1"), "{counts}");
        assert_eq!(store.query("SELECT count(*) FROM sides WHERE records__id = 'urn:x:a2'"), "0\n");
    }
}

#[test]
fn reviewed_records_stay_unless_forced() {
    for store in Store::all() {
        let mut reviewed = record("a", "a");
        reviewed.review = Some(Review { status: ReviewStatus::Corrected, by: None, date: None, note: None });
        store.load(&lines(std::slice::from_ref(&reviewed)), &[]);
        let parsed = lines(&[record("a", "a")]);
        let kept = "inserted 0, unchanged 0, replaced 0, removed 0, reviewed and kept 1, refused 0\n";
        assert_eq!(store.load(&parsed, &[]).stdout, kept);
        assert_eq!(store.back(), lines(&[reviewed]));
        let forced = "inserted 0, unchanged 0, replaced 1, removed 0, reviewed and kept 0, refused 0\n";
        assert_eq!(store.load(&parsed, &["--force"]).stdout, forced);
        assert_eq!(store.back(), parsed);
    }
}

#[test]
fn what_the_tables_do_not_take_holds_nothing_else_up() {
    for store in Store::all() {
        let mut dangling = record("b", "b");
        let person = r#"{"id": "p1", "capacity": "principal", "side": "s9", "name": {"full": "Ana Moreau"}}"#;
        dangling.people = vec![serde_json::from_str(person).expect("a person")];
        let mut impossible = record("d", "d");
        let date = r#"{"value": "2025-02", "edtf": "2025-02", "earliest": "2025-02-01", "latest": "2025-02-30", "basis": "stated"}"#;
        impossible.meeting.date = Some(serde_json::from_str(date).expect("a date"));
        let sound = [record("a", "a"), record("c", "c")];
        let all = [sound[0].clone(), dangling, impossible, sound[1].clone()];
        let ran = store.load(&(lines(&all) + "{\"id\": 5}\n"), &[]);
        assert_eq!(ran.code, 1);
        assert_eq!(ran.stdout, "inserted 2, unchanged 0, replaced 0, removed 0, reviewed and kept 0, refused 2\n");
        assert!(ran.stderr.contains("urn:x:b") && ran.stderr.contains("error[R103]"), "{}", ran.stderr);
        assert!(ran.stderr.contains("refused: urn:x:d"), "{}", ran.stderr);
        assert!(ran.stderr.contains("-:5:"), "{}", ran.stderr);
        assert_eq!(store.back(), lines(&sound));
    }
}

#[test]
fn newer_schemas_are_refused() {
    for store in Store::all() {
        let parsed = lines(&[record("a", "a")]);
        store.load(&parsed, &[]);
        store.run("UPDATE chancery_schema SET version = '1.1'");
        for ran in [store.load(&parsed, &[]), run_in(store.folder.path(), &["validate", &store.name], b"")] {
            assert_eq!(ran.code, 2);
            assert!(ran.stderr.contains("1.1"), "{}", ran.stderr);
        }
    }
}

#[test]
fn what_is_no_database_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("text.db"), "no database, but a text that is long enough to look at")
        .expect("written");
    for name in ["sqlite:text.db", "sqlite:nowhere.db", "postgres://nobody@127.0.0.1:1/none"] {
        let ran = run_in(folder.path(), &["convert", name, "--to", "jsonl"], b"");
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{name}");
        assert!(ran.stderr.contains(name), "{}", ran.stderr);
    }
    assert!(!folder.path().join("nowhere.db").exists());
}

#[test]
fn an_older_schema_is_upgraded() {
    for store in Store::all() {
        let dialect = if store.name.starts_with("sqlite") { sql::Dialect::Sqlite } else { sql::Dialect::Postgres };
        let older = sql::script(dialect).replace("VALUES ('1.0', '", "VALUES ('0.9', '0");
        assert!(older.contains("'0.9'"));
        store.run(&format!("{older};\nALTER TABLE records DROP COLUMN review__note;\nDROP TABLE extra;"));
        let mut full = record("a", "a");
        full.review = serde_json::from_str(r#"{"status": "reviewed", "note": "seen"}"#).expect("a review");
        full.extra = vec![serde_json::from_str(r#"{"name": "mood", "value": "grey"}"#).expect("a field")];
        let ran = store.load(&lines(&[full.clone()]), &[]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert_eq!(store.back(), lines(&[full]));
    }
}

#[cfg(unix)]
#[test]
fn a_load_that_was_killed_is_run_again() {
    use std::os::unix::process::ExitStatusExt;
    const COUNT: u32 = 10_000;
    for store in Store::all() {
        let records: Vec<_> =
            (0..COUNT).map(|number| record(&number.to_string(), &format!("d{}", number / 2))).collect();
        fs::write(store.folder.path().join("in.jsonl"), lines(&records)).expect("written");
        let mut child = Command::new(env!("CARGO_BIN_EXE_chancery"))
            .args(["load", "in.jsonl", "--db", &store.name])
            .current_dir(store.folder.path())
            .stdout(Stdio::null())
            .spawn()
            .expect("started");
        let count = || store.try_query("SELECT count(*) FROM chancery_records")?.trim().parse::<u32>().ok();
        while count().is_none_or(|count| count == 0) && child.try_wait().expect("asked").is_none() {}
        child.kill().expect("killed");
        assert_eq!(child.wait().expect("ended").signal(), Some(9), "the load ended before it was killed");
        let before = count().expect("a count");
        assert!(before > 0 && before < COUNT, "{before}");
        let ran = run_in(store.folder.path(), &["load", "in.jsonl", "--db", &store.name], b"");
        let numbers = |text: &str| text.split([' ', ',']).filter_map(|word| word.parse().ok()).collect::<Vec<u32>>();
        let counted = numbers(&ran.stdout);
        // A server may end the transaction that it was in when its client went away.
        assert!(counted[0] + counted[1] == COUNT && counted[1] >= before, "{}{}", ran.stdout, ran.stderr);
        assert!(counted[2..].iter().all(|count| *count == 0), "{}", ran.stdout);
        assert!(store.back() == lines(&records), "{}: other records came back", store.name);
    }
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
    let text = fs::read_to_string(root().join("docs/databases.md")).expect("readable");
    let queries = documented(&text);
    assert!(queries.len() >= 4);
    let stories = root().join("fixtures/stories");
    for store in Store::all() {
        let ran = run_in(&root(), &["load", stories.to_str().expect("UTF-8"), "--db", &store.name], b"");
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(text.contains(&ran.stdout), "docs/databases.md: {}", ran.stdout);
        for (query, expected) in &queries {
            assert_eq!(store.query(query), *expected, "{}: docs/databases.md: {query}", store.name);
        }
    }
}
