//! Bags: what is made is complete, and what is not as it should be is found without leaving the bag.

use crate::program::{Ran, root, run_in};
use std::fs;
use std::path::Path;

fn ran(folder: &Path, arguments: &[&str]) -> Ran {
    run_in(folder, arguments, b"")
}

fn create(folder: &Path, arguments: &[&str]) -> Ran {
    let record = root().join("fixtures/stories/web-page/record.json");
    let settings = root().join("fixtures/archive/chancery.toml");
    let words = [record.to_str().expect("UTF-8"), "--archive", settings.to_str().expect("UTF-8")];
    ran(folder, &[&["bag", "create"], &words[..], arguments].concat())
}

const AT: [&str; 2] = ["--at", "2025-06-30T12:00:00Z"];

fn verify(folder: &Path) -> (i32, String) {
    let ran = ran(folder, &["bag", "verify", "bag"]);
    (ran.code, ran.stdout)
}

#[test]
fn a_bag_that_is_made_is_whole_and_holds_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = root().join("fixtures/stories/web-page/article.html");
    let file = ["--file", page.to_str().expect("UTF-8"), "--archivematica", "-o", "bag"];
    let made = create(folder.path(), &[&AT[..], &file].concat());
    assert_eq!((made.code, made.stderr.as_str()), (0, ""));
    assert_eq!(verify(folder.path()), (0, String::new()));
    let objects = folder.path().join("bag/data/objects");
    let mut names = fs::read_dir(objects).expect("listed").map(|entry| entry.expect("listed").path());
    let original = names.find(|path| path.extension().is_some_and(|ending| ending == "html")).expect("the page");
    assert_eq!(fs::read(original).expect("read"), fs::read(page).expect("read"));
    for name in ["premis.xml", "metadata.csv", "ead3.xml", "records.xml", "tables/records.csv"] {
        assert!(folder.path().join("bag/data/metadata").join(name).is_file(), "{name}");
    }
    let again = create(folder.path(), &[&AT[..], &["-o", "bag"]].concat());
    assert!(again.code == 2 && again.stderr.contains("new or empty folder"), "{}", again.stderr);
}

#[test]
fn packed_bags_are_the_same_bytes_twice() {
    let made = || {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(create(folder.path(), &[&AT[..], &["-o", "bag.zip"]].concat()).code, 0);
        fs::read(folder.path().join("bag.zip")).expect("read")
    };
    assert!(made() == made());
}

#[test]
fn a_bag_demands_what_its_dialects_demand_and_takes_no_file_of_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let record = root().join("fixtures/stories/harbour/record.json");
    let record = record.to_str().expect("UTF-8");
    let refused = ran(folder.path(), &["bag", "create", record, "-o", "bag", "--at", "2025-06-30T12:00:00Z"]);
    assert!(refused.code == 2 && refused.stderr.contains("[archive]"), "{}", refused.stderr);
    let other = root().join("Cargo.toml");
    let refused = create(folder.path(), &["--no-dialects", "-o", "bag", "--file", other.to_str().expect("UTF-8")]);
    assert!(refused.code == 2 && refused.stderr.contains("SHA-256"), "{}", refused.stderr);
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 0, "nothing is left of a refused bag");
    assert_eq!(ran(folder.path(), &["bag", "create", record, "-o", "bag", "--no-dialects"]).code, 0);
    assert_eq!(verify(folder.path()), (0, String::new()));
}

const HELLO: &str = "b1946ac92492d2347c6235b4d2611184";

/// A bag of one file `hello` with this version and lines of its manifest, and whatever else it shall have.
fn bag(version: &str, manifest: &str, others: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("bag");
    let declaration = format!("BagIt-Version: {version}\nTag-File-Character-Encoding: UTF-8\n");
    let files = [("bagit.txt", declaration.as_str()), ("data/hello", "hello\n"), ("manifest-md5.txt", manifest)];
    for (name, text) in files.iter().chain(others) {
        let path = place.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    folder
}

fn found(version: &str, manifest: &str, others: &[(&str, &str)]) -> Vec<String> {
    let (_, told) = verify(bag(version, manifest, others).path());
    let code = |line: &str| line.split(['[', ']']).nth(1).map(str::to_owned);
    told.lines().filter_map(code).filter(|code| code != "P114").collect()
}

#[test]
fn faults_of_bags_are_told_by_kind() {
    let line = format!("{HELLO}  data/hello\n");
    let with = |text: &str| format!("{line}{text}\n");
    assert!(found("1.0", &line, &[]).is_empty());
    assert_eq!(found("1.0", &line, &[("data/other", "x")]), ["P108"]);
    assert_eq!(found("1.0", &with(&format!("{HELLO}  data/gone")), &[]), ["P107"]);
    assert_eq!(found("1.0", &line.replace("b1", "b2"), &[]), ["P109"]);
    assert_eq!(found("1.0", &with(&line), &[]), ["P110"]);
    assert_eq!(found("1.0", &with("no line"), &[]), ["P111"]);
    assert_eq!(found("1.0", &line, &[("bag-info.txt", "Payload-Oxum: 7.1\n")]), ["P112"]);
    assert_eq!(found("1.0", &line, &[("manifest-crc.txt", "x")]), ["P113"]);
    assert_eq!(found("1.0", &line.replace("data", "./data"), &[]), ["P115"]);
    assert_eq!(found("1.0", &line, &[("fetch.txt", "http://example.org/x - data/far\n")]), ["P116"]);
    assert_eq!(found("2.0", &line, &[]), ["P103"]);
    assert_eq!(found("1.0", &line, &[("bagit.txt", "BagIt-Version: 1.0\n")]), ["P102"]);
    let encoding = ("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: none\n");
    assert_eq!(found("1.0", &line, &[encoding]), ["P104"]);
    let (code, told) = verify(bag("0.97", &with(&line), &[]).path());
    assert!(code == 0 && told.contains("warning[P110]"), "{told}");
}

#[test]
fn paths_out_of_the_bag_are_refused_and_not_opened() {
    let line = format!("{HELLO}  data/hello\n");
    for path in ["../../secret", "/etc/passwd", "~/x", "C:\\x", "\\\\host\\x", "data/../../secret"] {
        let (code, told) = verify(bag("1.0", &format!("{line}{HELLO}  {path}\n"), &[]).path());
        // A digest of what is out of the bag would be told as another one.
        assert!(code == 1 && told.contains("P106") && !told.contains("P109"), "{path}: {told}");
        let fetch = format!("http://example.org/x - {path}\n");
        assert!(found("1.0", &line, &[("fetch.txt", &fetch)]).contains(&"P106".to_owned()), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn links_in_a_bag_are_not_followed() {
    let folder = bag("1.0", &format!("{HELLO}  data/hello\n{HELLO}  data/link\n"), &[]);
    std::os::unix::fs::symlink("hello", folder.path().join("bag/data/link")).expect("linked");
    let (code, told) = verify(folder.path());
    assert!(code == 1 && told.contains("P118") && told.contains("P107"), "{told}");
}

#[cfg(unix)]
#[test]
fn line_ends_and_percent_signs_in_names_are_decoded_since_version_1() {
    let manifest = format!("{HELLO}  data/hello\n{HELLO}  data/a%0Ab\n{HELLO}  data/50%25\n{HELLO}  data/x%7E\n");
    let files = [("data/a\nb", "hello\n"), ("data/50%", "hello\n"), ("data/x%7E", "hello\n")];
    assert!(found("1.0", &manifest, &files).is_empty());
    let literal = format!("{HELLO}  data/hello\n{HELLO}  data/50%25\n");
    assert_eq!(found("1.0", &literal, &[("data/50%25", "hello\n")]), ["P115"]);
    assert!(found("0.97", &literal, &[("data/50%25", "hello\n")]).is_empty());
}
