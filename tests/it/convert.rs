//! `convert`: files, bundles, compression, and what happens with faulty input.

use crate::generated::records;
use crate::program::{Ran, run_in};
use crate::roundtrip::written;
use chancery::format::by_name;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::fs;
use std::path::Path;

fn sound() -> Vec<u8> {
    let records = records(3..=3).new_tree(&mut TestRunner::deterministic()).expect("records").current();
    written(by_name("jsonl").expect("a format"), &records)
}

fn convert(folder: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    run_in(folder, &[&["convert"], arguments].concat(), input)
}

fn in_order(folder: &Path, commands: &[&[&str]]) {
    for command in commands {
        let ran = convert(folder, command, b"");
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{command:?}");
    }
}

#[test]
fn records_come_back_from_every_shape() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("first.jsonl"), sound()).expect("written");
    in_order(
        folder.path(),
        &[
            &["first.jsonl", "--to", "csv", "-o", "bundle"],
            &["bundle", "--to", "xml", "-o", "a.xml.gz"],
            &["a.xml.gz", "--to", "csv", "-o", "a.csv.zst"],
            &["a.csv.zst", "--to", "csv", "-o", "a.zip"],
            &["a.zip", "--to", "csv", "-o", "sheet.csv", "--spreadsheet"],
            &["sheet.csv", "--to", "csv", "-o", "sheets", "--spreadsheet"],
            &["sheets", "--to", "json", "-o", "a.json"],
            &["a.json", "--to", "jsonl", "-o", "last.jsonl"],
        ],
    );
    let read = |name: &str| fs::read(folder.path().join(name)).expect("readable");
    assert_eq!(read("last.jsonl"), read("first.jsonl"));
    assert!(String::from_utf8_lossy(&read("sheet.csv-metadata.json")).contains("urn:chancery:guard"));
    assert!(String::from_utf8_lossy(&read("sheets/datapackage.json")).contains("chancery:guard"));
    assert!(!String::from_utf8_lossy(&read("bundle/datapackage.json")).contains("chancery:guard"));
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("first.jsonl"), sound()).expect("written");
    for (form, ending) in [("csv", "zip"), ("csv", "csv"), ("xml", "xml.gz"), ("jsonl", "jsonl.zst")] {
        let names = [format!("1.{ending}"), format!("2.{ending}")];
        for name in &names {
            in_order(folder.path(), &[&["first.jsonl", "--to", form, "-o", name]]);
        }
        let [first, second] = names.map(|name| fs::read(folder.path().join(name)).expect("readable"));
        assert_eq!(first, second, "{ending}");
    }
}

#[test]
fn a_faulty_record_is_told_and_the_others_go_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = String::from_utf8(sound()).expect("UTF-8");
    let faulty = format!("{{\"id\":1}}\n{text}");
    let ran = convert(folder.path(), &["-", "--to", "jsonl"], faulty.as_bytes());
    assert_eq!((ran.code, ran.stdout), (1, text));
    assert!(ran.stderr.contains("-:1:"), "{}", ran.stderr);
}

#[test]
fn a_fault_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let twice = [sound(), sound()].concat();
    let ran = convert(folder.path(), &["-", "--to", "csv", "-o", "bundle"], &twice);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("two rows of the table records"), "{}", ran.stderr);
    let ran = convert(folder.path(), &["-", "--to", "xml", "--spreadsheet", "-o", "a.xml"], &twice);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 0);
}

#[test]
fn a_finding_in_a_bundle_names_the_file_of_its_table() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("first.jsonl"), sound()).expect("written");
    in_order(folder.path(), &[&["first.jsonl", "--to", "csv", "-o", "bundle"]]);
    fs::remove_file(folder.path().join("bundle/notes.csv")).expect("removed");
    let records = folder.path().join("bundle/records.csv");
    let text = fs::read_to_string(&records).expect("readable").replace("1.0,", "0.5,");
    fs::write(&records, text).expect("written");
    let ran = run_in(folder.path(), &["validate", "bundle"], b"");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stdout.contains("bundle/notes.csv:1:1: error[B101]"), "{}", ran.stdout);
    assert!(ran.stdout.contains("bundle/records.csv:2:1: error[S108]"), "{}", ran.stdout);
}
