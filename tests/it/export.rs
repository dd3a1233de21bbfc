//! Dialects on the command line: where documents go, what is refused, and what is told of losses.

use crate::program::{Ran, root, run_in};
use std::fs;
use std::path::Path;

fn convert(folder: &Path, arguments: &[&str]) -> Ran {
    let records = ["harbour", "readout-call"].map(|story| root().join(format!("fixtures/stories/{story}/record.json")));
    let records = records.each_ref().map(|path| path.to_str().expect("UTF-8"));
    run_in(folder, &[&["convert"], &records[..], arguments].concat(), b"")
}

#[test]
fn documents_of_records_go_into_a_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = convert(folder.path(), &["--to", "oai_dc", "-o", "items"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(fs::read_dir(folder.path().join("items")).expect("listed").count(), 2);
    let ran = convert(folder.path(), &["--to", "oai_dc"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("name a folder with -o"), "{}", ran.stderr);
}

#[test]
fn a_demand_that_nobody_meets_is_refused_and_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = convert(folder.path(), &["--to", "ninjs", "-o", "items"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("--at"), "{}", ran.stderr);
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 0);
}

#[test]
fn losses_are_told_for_each_record_with_the_origins_of_demands() {
    let folder = tempfile::tempdir().expect("a folder");
    let arguments = ["--to", "ninjs", "-o", "items", "--at", "2025-06-30T14:00:00+02:00", "--losses", "losses.jsonl"];
    let ran = convert(folder.path(), &arguments);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let text = fs::read_to_string(folder.path().join("losses.jsonl")).expect("readable");
    let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0]["demands"].as_array().is_some_and(|demands| !demands.is_empty()), "{text}");
    let lost = lines[1]["lost"].as_array().expect("a list");
    assert!(lost.iter().any(|loss| loss["field"] == "evidence[]/quote" && loss["lost"] == loss["of"]), "{text}");
    let mut items = fs::read_dir(folder.path().join("items")).expect("listed");
    let item = fs::read_to_string(items.next().expect("an item").expect("listed").path()).expect("readable");
    assert!(item.contains("2025-06-30T12:00:00Z"), "{item}");
}

#[test]
fn parse_writes_dialects_too() {
    let text = b"The foreign ministers of Peru and Chile met in Lima on 3 May 2024.";
    let ran = run_in(&root(), &["parse", "-", "--from", "text", "--to", "jsonld"], text);
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(value["@graph"][0]["startDate"], "2024-05-03", "{}", ran.stderr);
}
