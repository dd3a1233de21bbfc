//! Holds the code against the layout: who may import whom, and that ARCHITECTURE.md tells the truth.

use crate::program::root;
use std::fs;
use std::path::{Path, PathBuf};

/// What each part may import besides itself and `error`; the command line uses the public facade.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("record", &[]),
    ("error", &[]),
    ("diagnostic", &["record"]),
    ("config", &["diagnostic"]),
    ("schema", &["record", "diagnostic", "config"]),
    ("gazetteer", &["record"]),
    ("input", &["record", "gazetteer", "diagnostic"]),
    ("parse", &["record", "gazetteer", "diagnostic"]),
    ("authority", &["record", "gazetteer"]),
    ("rule", &["record", "gazetteer", "diagnostic"]),
    ("ground", &["parse", "record", "gazetteer", "diagnostic"]),
    ("format", &["record", "schema", "diagnostic"]),
    ("migrate", &["record", "format", "diagnostic"]),
    ("fix", &["record", "schema", "gazetteer", "format", "diagnostic"]),
    ("export", &["record", "schema", "gazetteer", "diagnostic", "config"]),
];

/// Parts that use the facade and one another; nobody else uses them.
const ADAPTERS: &[&str] = &["cli", "package", "python", "store"];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).expect("a folder");
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The parts of the crate that a file names: the word after each `crate::`, in groups too.
fn imported(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    for rest in code.join("\n").split("crate::").skip(1) {
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or_default().split(',').collect(),
            None => vec![rest],
        };
        let word = |name: &str| {
            name.trim().split(|sign: char| !sign.is_alphanumeric() && sign != '_').next().map(str::to_owned)
        };
        found.extend(names.into_iter().filter_map(word).filter(|name| !name.is_empty()));
    }
    found
}

#[test]
fn parts_import_only_what_they_may() {
    let source = root().join("src");
    let mut faults = Vec::new();
    for file in rust_files(&source) {
        let below = file.strip_prefix(&source).expect("below src");
        let part = below.components().next().expect("a name").as_os_str().to_string_lossy().replace(".rs", "");
        if part == "lib" || part == "main" || ADAPTERS.contains(&part.as_str()) {
            continue;
        }
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == part) else {
            faults.push(format!("{}: the part {part:?} is not in the table", below.display()));
            continue;
        };
        for name in imported(&fs::read_to_string(&file).expect("readable")) {
            if name != part && name != "error" && !allowed.contains(&name.as_str()) {
                faults.push(format!("{} imports crate::{name}", below.display()));
            }
        }
    }
    assert!(faults.is_empty(), "imports against the layout (see ARCHITECTURE.md):\n{}", faults.join("\n"));
}

#[test]
fn the_entry_point_is_thin() {
    let main = fs::read_to_string(root().join("src/main.rs")).expect("readable");
    assert!(main.lines().count() < 30);
}

#[test]
fn every_path_that_the_map_names_exists() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("readable");
    let named = text.split('`').skip(1).step_by(2);
    let is_path = |name: &&str| {
        let first = name.split('/').next().unwrap_or_default();
        let folders = ["src", "tests", "schemas", "fixtures", "benches", ".ci"];
        name.contains('/') && folders.contains(&first) && !name.contains([' ', '<', '*', '{'])
    };
    let missing: Vec<_> = named.filter(is_path).filter(|name| !root().join(name).exists()).collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md names paths that are not there: {missing:?}");
}

#[test]
fn every_dependency_has_its_line() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("readable");
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("readable");
    let mut in_dependencies = false;
    let mut count = 0;
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.contains("dependencies]");
        } else if let Some((name, _)) = line.split_once('=').filter(|_| in_dependencies && !line.starts_with('#')) {
            count += 1;
            assert!(text.contains(&format!("- `{}`:", name.trim())), "ARCHITECTURE.md says nothing of {}", name.trim());
        }
    }
    assert!(count > 10, "no dependencies were found in Cargo.toml");
}

#[test]
fn imports_are_seen_in_every_form() {
    let source =
        "use crate::record::Record;\nuse crate::{schema, format::Format};\n// crate::cli\nlet x = crate::rule::check;";
    assert_eq!(imported(source), ["record", "schema", "format", "rule"]);
}
