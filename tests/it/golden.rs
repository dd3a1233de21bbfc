//! The fixture stories: what the parser makes of them is what is checked in.

use crate::program::{root, run};
use std::fs;
use std::path::PathBuf;

fn stories() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("fixtures/stories")).expect("stories");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect();
    paths.sort();
    paths
}

#[test]
fn there_are_stories_in_different_styles() {
    assert!(stories().len() >= 8);
}

#[test]
fn records_of_the_stories_are_valid() {
    for story in stories().iter().filter(|story| story.join("record.json").is_file()) {
        let path = story.join("record.json");
        let ran = run(&["validate", path.to_str().expect("UTF-8")]);
        assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", path.display());
    }
}

#[test]
fn stories_give_their_golden_records() {
    for story in stories().iter().filter(|story| story.join("record.json").is_file()) {
        let golden: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(story.join("record.json")).expect("readable")).expect("JSON");
        let article = story.join("article.txt");
        let line = serde_json::json!({
            "id": story.file_name().expect("a name").to_string_lossy(),
            "text": fs::read_to_string(&article).expect("readable"),
        });
        let ran = crate::program::run_in(&root(), &["parse", "-", "--to", "json"], line.to_string().as_bytes());
        let found: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
        assert!(found == golden, "{} has other records; see the difference after: cargo run -- bless", story.display());
    }
}
