//! Generated files are those that the program makes.

use crate::program::{root, run, run_in};
use std::fs;
use std::path::Path;

const REMEDY: &str = "run: cargo run -- bless";

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder") {
        let (entry, target) = (entry.expect("an entry"), to);
        let target = target.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

fn compare(ours: &Path, theirs: &Path) {
    for entry in fs::read_dir(theirs).expect("a folder") {
        let theirs = entry.expect("an entry").path();
        let ours = ours.join(theirs.file_name().expect("a name"));
        if theirs.is_dir() {
            compare(&ours, &theirs);
        } else {
            let is_same = fs::read(&ours).ok() == fs::read(&theirs).ok();
            assert!(is_same, "{} is not what the program makes; {REMEDY}", ours.display());
        }
    }
}

#[test]
fn generated_files_do_not_drift() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&root().join("fixtures/stories"), &folder.path().join("fixtures/stories"));
    copy(&root().join("fixtures/records"), &folder.path().join("fixtures/records"));
    copy(&root().join("fixtures/archive"), &folder.path().join("fixtures/archive"));
    copy(&root().join("fixtures/claims"), &folder.path().join("fixtures/claims"));
    copy(&root().join("fixtures/exports"), &folder.path().join("fixtures/exports"));
    fs::copy(root().join("README.md"), folder.path().join("README.md")).expect("copied");
    let ran = run_in(folder.path(), &["bless"], b"");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    compare(&root(), folder.path());
    let stray: Vec<_> = fs::read_dir(root().join("schemas"))
        .expect("schemas")
        .map(|entry| entry.expect("an entry").file_name())
        .filter(|name| !folder.path().join("schemas").join(name).exists())
        .collect();
    assert!(stray.is_empty(), "nothing makes these files of schemas/: {stray:?}");
}

#[test]
fn each_schema_is_printed_as_it_is_checked_in() {
    let list = run(&["schema"]).stdout;
    assert!(list.lines().count() > 3, "{list}");
    for line in list.lines() {
        let mut words = line.split_whitespace();
        let (name, file) = (words.next().expect("a name"), words.next().expect("a file"));
        let expected = fs::read_to_string(root().join("schemas").join(file)).expect("checked in");
        assert!(run(&["schema", name]).stdout == expected, "schemas/{file} has drifted; {REMEDY}");
    }
}

#[test]
fn a_ten_line_record_is_valid() {
    let ran = run(&["validate", "fixtures/records/minimal.json"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    assert!(fs::read_to_string(root().join("fixtures/records/minimal.json")).expect("readable").lines().count() <= 10);
}

#[test]
fn the_dialect_picks_the_sql() {
    let file = |name: &str| fs::read_to_string(root().join("schemas").join(name)).expect("checked in");
    assert!(run(&["schema", "sql", "--dialect", "sqlite"]).stdout == file("record.sql"));
    assert!(run(&["schema", "sql", "--dialect", "postgres"]).stdout == file("record.postgres.sql"));
    let ran = run(&["schema", "xsd", "--dialect", "sqlite"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{}", ran.stderr);
}
