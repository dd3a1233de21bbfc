//! People across records: who is taken for one, and what an authority file changes.

use crate::program::{Ran, root, run, run_in};
use chancery::record::Record;
use std::fs;
use std::path::Path;

const RECORDS: &str = r#"{"schema_version":"1.0","id":"urn:x:1","meeting":{"status":"held","channel":"phone"},"sides":[{"id":"s1","country":"PE","part":"party"}],"people":[{"id":"p1","capacity":"principal","name":{"full":"José Núñez","given":"José","family":"Núñez"},"side":"s1"}]}
{"schema_version":"1.0","id":"urn:x:2","meeting":{"status":"held","channel":"phone"},"people":[{"id":"p1","capacity":"principal","name":{"full":"Jose Nunez"},"country":"PE"},{"id":"p2","capacity":"principal","name":{"full":"J. Nunez"},"country":"PE"}]}
{"schema_version":"1.0","id":"urn:x:3","meeting":{"status":"held","channel":"phone"},"people":[{"id":"p1","capacity":"principal","name":{"full":"José Núñez"},"country":"ES"}]}
"#;

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().take(6).map(str::to_owned).collect()).collect()
}

fn convert(folder: &Path, arguments: &[&str]) -> Ran {
    let ran = run_in(folder, &[&["convert", "-", "--from", "jsonl"], arguments].concat(), RECORDS.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran
}

#[test]
fn merges_are_listed_and_the_list_is_an_authority_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let people = convert(folder.path(), &["--to", "people"]).stdout;
    let expected = [
        ["J. Nunez", "", "PE", "", "", "1"],
        ["José Núñez", "", "ES", "", "", "1"],
        ["José Núñez", "Jose Nunez", "PE", "", "", "2"],
    ];
    assert_eq!(rows(&people), expected);
    fs::write(folder.path().join("people.csv"), people).expect("written");
    let named = convert(folder.path(), &["--authorities", "people.csv", "--to", "people"]).stdout;
    // All accounts have the one spelling now.
    assert_eq!(rows(&named)[2], ["José Núñez", "", "PE", "", "", "2"]);
}

#[test]
fn an_authority_file_joins_what_spelling_keeps_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = "name,variants,country,scheme,id\nJosé Núñez,J. Nunez,PE,wikidata,Q1\nJosé Núñez,,ES,,\n";
    fs::write(folder.path().join("a.csv"), file).expect("written");
    let with = ["--authorities", "a.csv"];
    let people = convert(folder.path(), &[&with[..], &["--to", "people"]].concat()).stdout;
    let joined = ["José Núñez", "", "PE", "wikidata", "Q1", "2"].map(str::to_owned).to_vec();
    assert!(rows(&people).contains(&joined) && rows(&people).len() == 2, "{people}");
    let lines = convert(folder.path(), &[&with[..], &["--to", "jsonl"]].concat()).stdout;
    for line in lines.lines() {
        let record: Record = serde_json::from_str(line).expect("a record");
        let faults = chancery::check(&record).into_iter().filter(|finding| finding.message.contains("authority"));
        assert_eq!(faults.count(), 0);
    }
    let ead = convert(folder.path(), &[&with[..], &["--to", "jsonld"]].concat()).stdout;
    assert!(ead.contains("\"propertyID\":\"wikidata\""), "{ead}");
}

#[test]
fn reports_are_read_with_the_names_of_the_file() {
    let story = "fixtures/stories/harbour/article.txt";
    let ran = run(&["parse", story, "--authorities", "fixtures/records/authorities.csv", "--to", "json"]);
    let record: Vec<Record> = serde_json::from_str(&ran.stdout).expect("records");
    let ids: Vec<_> =
        record[0].people.iter().map(|person| person.authority.as_ref().map(|found| found.id.as_str())).collect();
    assert_eq!(ids, [Some("0001"), Some("Q0001")]);
    assert_eq!(record[0].people[1].name.as_ref().map(|name| name.full.as_str()), Some("El Khattabi Yassine"));
    assert!(record[0].people[1].variants.contains(&"Yassine El Khattabi".to_owned()));
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("made.json"), &ran.stdout).expect("written");
    let judged = run_in(folder.path(), &["validate", "made.json"], b"");
    assert!(judged.stdout.is_empty(), "{}", judged.stdout);
    let bad = root().join("Cargo.toml");
    let ran = run(&["parse", story, "--authorities", bad.to_str().expect("UTF-8")]);
    assert!(ran.code == 2 && ran.stderr.contains("Cargo.toml"), "{}", ran.stderr);
}
