//! Work that goes on where it ended: `parse --state`.

use crate::program::{Ran, root, run_in};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const STORIES: [&str; 3] = ["harbour", "planned", "readout-call"];

/// A folder with reports in `in`.
fn reports() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(folder.path().join("in/more")).expect("made");
    for story in STORIES {
        put(folder.path(), &format!("in/{story}.txt"), story);
    }
    put(folder.path(), "in/more/harbour.txt", "harbour");
    fs::write(folder.path().join("in/rain.txt"), "Rain fell all night.").expect("written");
    folder
}

fn put(folder: &Path, name: &str, story: &str) {
    let text = fs::read(root().join("fixtures/stories").join(story).join("article.txt")).expect("a story");
    fs::write(folder.join(name), text).expect("written");
}

const PARSE: [&str; 6] = ["parse", "in", "--state", "state.jsonl", "-o", "out"];

fn parse(folder: &Path, more: &[&str]) -> Ran {
    let ran = run_in(folder, &[&PARSE[..], &["--rejects", "r.jsonl", "--summary", "s.json"], more].concat(), b"");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran
}

/// What stands in the folder of records, in order of the files.
fn records(folder: &Path) -> String {
    let ran = run_in(folder, &["convert", "out", "--to", "jsonl"], b"");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran.stdout
}

/// Holds everything that a run left against what a run without a manifest makes of the same inputs.
fn is_as_if_new(folder: &Path) {
    let new = ["parse", "in", "-o", "new.jsonl", "--rejects", "new-r.jsonl", "--summary", "new-s.json"];
    assert_eq!(run_in(folder, &new, b"").code, 0);
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect(name);
    assert_eq!(records(folder), read("new.jsonl"));
    assert_eq!(read("r.jsonl"), read("new-r.jsonl"));
    assert_eq!(read("s.json"), read("new-s.json"));
}

#[test]
fn a_second_run_reads_what_is_new_and_what_has_changed() {
    let folder = reports();
    let first = parse(folder.path(), &[]);
    assert!(first.stderr.contains("inputs read 5, unchanged 0, removed 0"), "{}", first.stderr);
    is_as_if_new(folder.path());
    let manifest = fs::read(folder.path().join("state.jsonl")).expect("a manifest");
    let second = parse(folder.path(), &[]);
    assert!(second.stderr.contains("inputs read 0, unchanged 5, removed 0"), "{}", second.stderr);
    assert_eq!(fs::read(folder.path().join("state.jsonl")).expect("a manifest"), manifest);
    is_as_if_new(folder.path());

    // What has not changed is not written again: a mark in it stays.
    let untouched = folder.path().join("out/planned.txt.jsonl");
    let kept = fs::read_to_string(&untouched).expect("records");
    fs::write(&untouched, "mark").expect("written");
    put(folder.path(), "in/harbour.txt", "video-trilateral");
    put(folder.path(), "in/new.txt", "planned");
    fs::remove_file(folder.path().join("in/readout-call.txt")).expect("removed");
    let third = parse(folder.path(), &[]);
    assert!(third.stderr.contains("inputs read 2, unchanged 3, removed 1"), "{}", third.stderr);
    assert_eq!(fs::read_to_string(&untouched).expect("records"), "mark");
    fs::write(&untouched, kept).expect("written");
    is_as_if_new(folder.path());
}

#[test]
fn what_was_asked_for_otherwise_is_read_again_and_leaves_nothing_old() {
    let folder = reports();
    parse(folder.path(), &[]);
    let other = parse(folder.path(), &["--to", "xml"]);
    assert!(other.stderr.contains("inputs read 5, unchanged 0"), "{}", other.stderr);
    let names = fs::read_dir(folder.path().join("out")).expect("listed").map(|entry| entry.expect("listed").path());
    assert!(names.filter(|path| path.is_file()).all(|path| path.extension().is_some_and(|ending| ending == "xml")));
    is_as_if_new(folder.path());
    let cited = parse(folder.path(), &["--to", "xml", "--evidence", "none"]);
    assert!(cited.stderr.contains("inputs read 5"), "{}", cited.stderr);
}

#[test]
fn inputs_with_faults_are_tried_again_and_those_that_cannot_be_known_are_refused() {
    let folder = reports();
    fs::write(folder.path().join("in/bad.jsonl"), "{\"text\": 5}\n").expect("written");
    for _ in 0..2 {
        let ran = run_in(folder.path(), &PARSE, b"");
        assert!(ran.code == 1 && ran.stderr.contains("in/bad.jsonl:1:10: error[T201]"), "{}", ran.stderr);
    }
    for wrong in [
        &["parse", "-", "--state", "s", "-o", "out"][..],
        &["parse", "in", "--state", "s"],
        &["parse", "in", "--state", "s", "-o", "out", "--to", "card"],
        &["parse", "in", "--state", "s", "-o", "-"],
        &["parse", "in", "in", "--state", "s", "-o", "out"],
    ] {
        let ran = run_in(folder.path(), wrong, b"");
        assert!(ran.code == 2 && !ran.stderr.is_empty(), "{wrong:?}: {}", ran.stderr);
    }
    fs::write(folder.path().join("state.jsonl"), "no manifest\n").expect("written");
    let ran = run_in(folder.path(), &PARSE, b"");
    assert!(ran.code == 2 && ran.stderr.contains("state.jsonl"), "{}", ran.stderr);
}

#[cfg(unix)]
#[test]
fn a_run_that_was_killed_goes_on_where_it_was() {
    use std::os::unix::process::ExitStatusExt;
    const COUNT: usize = 600;
    let folder = reports();
    for number in 0..COUNT {
        put(folder.path(), &format!("in/more/{number}.txt"), STORIES[number % STORIES.len()]);
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(PARSE)
        .current_dir(folder.path())
        .stderr(Stdio::null())
        .spawn()
        .expect("started");
    while !folder.path().join("state.jsonl").exists() && child.try_wait().expect("asked").is_none() {}
    child.kill().expect("killed");
    assert_eq!(child.wait().expect("ended").signal(), Some(9), "the run ended before it was killed");
    let again = parse(folder.path(), &[]);
    let count = |name: &str| -> usize {
        let rest = again.stderr.split(name).nth(1).expect("counts");
        rest.split([' ', ',', '\n']).find_map(|word| word.parse().ok()).expect("a number")
    };
    assert!(count("unchanged") > 0 && count("inputs read") > 0, "{}", again.stderr);
    assert_eq!(count("unchanged") + count("inputs read"), COUNT + 5);
    is_as_if_new(folder.path());
}
