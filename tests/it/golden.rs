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
        let name = story.file_name().expect("a name").to_string_lossy();
        let line = match fs::read(story.join("article.html")) {
            Ok(page) => page_line(&name, page, &golden[0]["source"]["original"]),
            Err(_) => serde_json::json!({
                "id": name,
                "text": fs::read_to_string(story.join("article.txt")).expect("readable"),
            }),
        };
        let ran = crate::program::run_in(&root(), &["parse", "-", "--to", "json"], line.to_string().as_bytes());
        let mut found: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
        if let Some(original) = golden[0]["source"].get("original") {
            found[0]["source"]["original"] = original.clone();
        }
        assert!(found == golden, "{} has other records; see the difference after: cargo run -- bless", story.display());
    }
}

/// The line that gives what a page gives.
fn page_line(name: &str, page: Vec<u8>, original: &serde_json::Value) -> serde_json::Value {
    let article = chancery::input::html::Page::new("article.html", page).read(None).expect("a page");
    assert_eq!(&serde_json::to_value(&article.original).expect("JSON"), original);
    serde_json::json!({
        "id": name, "text": article.text, "headline": article.headline, "published": article.published,
        "publisher": article.publisher, "url": article.url, "language": article.language,
    })
}
