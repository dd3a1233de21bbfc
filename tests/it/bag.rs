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

/// A tar archive of these files.
fn tar(files: &[(&str, &str)]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, text) in files {
        let mut header = tar::Header::new_gnu();
        // Written as it is: the library itself refuses paths with `..`.
        header.as_gnu_mut().expect("a header").name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(text.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        builder.append(&header, text.as_bytes()).expect("added");
    }
    builder.into_inner().expect("finished")
}

const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

fn packed_codes(name: &str, bytes: &[u8]) -> (i32, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(name), bytes).expect("written");
    let ran = ran(folder.path(), &["bag", "verify", name]);
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1, "something was unpacked");
    let code = |line: &str| line.split(['[', ']']).nth(1).map(str::to_owned);
    (ran.code, ran.stdout.lines().filter_map(code).filter(|code| code != "P114").collect())
}

#[test]
fn packed_bags_are_verified_without_being_unpacked() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(create(folder.path(), &[&AT[..], &["-o", "bag.zip"]].concat()).code, 0);
    let zip = fs::read(folder.path().join("bag.zip")).expect("read");
    assert_eq!(packed_codes("bag.zip", &zip), (0, vec![]));
    assert_eq!(packed_codes("other.zip", &zip), (0, vec!["P119".to_owned()]));
    let line = format!("{HELLO}  data/hello\n");
    let named = |folder: &str| {
        [
            (format!("{folder}bagit.txt"), DECLARATION.to_owned()),
            (format!("{folder}manifest-md5.txt"), line.clone()),
            (format!("{folder}data/hello"), "hello\n".to_owned()),
        ]
    };
    let of = |files: &[(String, String)]| {
        let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        tar(&files)
    };
    let good = of(&named("bag/"));
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut gzip, &good).expect("packed");
    for (name, bytes) in [
        ("bag.tar", good.clone()),
        ("bag.tar.gz", gzip.finish().expect("packed")),
        ("bag.tar.zst", zstd::encode_all(&good[..], 0).expect("packed")),
        ("bag.tar", of(&named("./bag/"))),
    ] {
        assert_eq!(packed_codes(name, &bytes), (0, vec![]), "{name}");
    }
    assert_eq!(packed_codes("bag.tar", &of(&named(""))), (1, vec!["P119".to_owned()]));
    let told = |files: &[(&str, &str)]| {
        let mut all = named("bag/").to_vec();
        all.extend(files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
        packed_codes("bag.tar", &of(&all)).1
    };
    assert_eq!(told(&[("bag/data/other", "x")]), ["P108"]);
    assert_eq!(told(&[("bag/data/Hello", "hello\n")]), ["P119"]);
    assert_eq!(told(&[("beside/x", "x")]), ["P119"]);
    assert_eq!(told(&[("../../outside", "x")]), ["P106"]);
    assert_eq!(told(&[("/etc/outside", "x")]), ["P106"]);
    let mut changed = named("bag/").to_vec();
    changed[2].1 = "hullo\n".to_owned();
    assert_eq!(packed_codes("bag.tar", &of(&changed)).1, ["P109"]);
    assert_eq!(packed_codes("bag.tar", b"no archive").0, 2);
}

#[test]
fn links_in_an_archive_are_told() {
    let mut builder = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Symlink);
    header.set_size(0);
    builder.append_link(&mut header, "bag/data/link", "/etc/passwd").expect("added");
    let mut bytes = builder.into_inner().expect("finished");
    bytes.truncate(bytes.len() - 1024);
    let line = format!("{HELLO}  data/hello\n");
    bytes.extend(tar(&[
        ("bag/bagit.txt", DECLARATION),
        ("bag/manifest-md5.txt", &line),
        ("bag/data/hello", "hello\n"),
    ]));
    assert_eq!(packed_codes("bag.tar", &bytes), (1, vec!["P118".to_owned()]));
}
