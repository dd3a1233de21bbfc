//! The command line: exit codes, streams, and what happens to bad input.

use crate::program::{root, run, run_in};
use serde_json::Value;
use std::fs;

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(path, content).expect("written");
    }
    folder
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn usage_and_missing_files_exit_with_2() {
    for arguments in [
        &["parse"][..],
        &["parse", "nowhere.txt"],
        &["parse", "*.nothing"],
        &["parse", "-", "--published", "27.11.2025"],
        &["parse", "-", "--url", "no uri"],
        &["parse", "-", "--to", "papyrus"],
        &["parse", "-", "--encoding", "klingon"],
        &["validate", "nowhere.json"],
        &["validate", "Cargo.toml"],
        &["schema", "papyrus"],
        &["explain", "X999"],
        &["unheard-of"],
    ] {
        let ran = run(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.stderr);
        assert!(!ran.stderr.is_empty(), "{arguments:?} says nothing");
        assert_eq!(ran.stdout, "", "{arguments:?}");
    }
}

#[test]
fn faulty_inputs_exit_with_1_and_the_rest_goes_on() {
    let files: &[(&str, &[u8])] = &[
        ("in/a-empty.txt", b""),
        ("in/b-pdf.txt", b"%PDF-1.7"),
        ("in/c-half.txt", b"ab\xE4\xB8\xAD \xE4\xB8\xAD \xE4\xB8\xAD \xE4\xB8\xAD \xE4\xB8"),
        ("in/d-good.txt", b"The committee adjourned."),
        ("in/e.jsonl", b"{\"text\": 5}\n{\"id\": \"x\", \"text\": \"Rain fell.\", \"mood\": \"grey\"}\n{\"text\": \"a\", \"text\": \"b\"}\n"),
        ("in/f.pdf", b"left out"),
    ];
    let folder = folder(files);
    let ran =
        run_in(folder.path(), &["parse", "in", "--summary", "s.json", "--rejects", "r.jsonl", "-o", "o.jsonl"], b"");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    for place in [
        "in/a-empty.txt: error[T101]",
        "in/b-pdf.txt: error[T102]",
        "in/c-half.txt:1:11: error[T103]",
        "in/e.jsonl:1:10: error[T201]",
        "in/e.jsonl:3:15: error[J102]",
        ".warc: 1",
        "mood 1",
    ] {
        assert!(ran.stderr.contains(place), "{place} is not in:\n{}", ran.stderr);
    }
    let summary = json(&fs::read_to_string(folder.path().join("s.json")).expect("a summary"));
    let count = |name: &str| summary[name].as_u64().expect("a count");
    let rejected: u64 = summary["rejects"].as_object().expect("rejects").values().filter_map(Value::as_u64).sum();
    assert_eq!((count("inputs"), count("failures"), rejected), (7, 5, 2));
    assert_eq!(count("inputs"), count("documents_with_records") + rejected + count("failures"));
    let rejects = fs::read_to_string(folder.path().join("r.jsonl")).expect("rejects");
    let ids: Vec<_> = rejects.lines().map(|line| json(line)["document_id"].as_str().map(str::to_owned)).collect();
    assert_eq!(ids, [Some("d-good".to_owned()), Some("x".to_owned())]);
    assert!(rejects.lines().all(|line| json(line)["code"].is_string() && json(line)["message"].is_string()));
}

#[test]
fn texts_without_a_meeting_are_no_fault() {
    let ran = run_in(&root(), &["parse", "-", "--from", "text"], b"Rain fell all night.");
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
    assert!(ran.stderr.contains("no record"), "{}", ran.stderr);
}

#[test]
fn a_line_of_100_megabytes_is_refused_in_bounded_memory() {
    let mut input = vec![b'a'; 100 << 20];
    input.extend(b"\n{\"id\": \"after\", \"text\": \"Rain fell.\"}\n");
    let ran = run_in(&root(), &["parse", "-", "--from", "jsonl", "--rejects", "-"], &input);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("-:1:1: error[J106]"), "{}", ran.stderr);
    assert!(ran.stdout.contains("\"document_id\":\"after\""), "{}", ran.stdout);
}

#[test]
fn nothing_partial_is_left_behind() {
    let folder = folder(&[("bad.txt", b""), ("kept.jsonl", b"old")]);
    let ran = run_in(folder.path(), &["parse", "bad.txt", "-o", "nowhere/out.jsonl"], b"");
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    let ran = run_in(folder.path(), &["parse", "bad.txt", "-o", "kept.jsonl", "--rejects", "nowhere/r.jsonl"], b"");
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert_eq!(fs::read(folder.path().join("kept.jsonl")).expect("kept"), b"old");
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 2);
}

#[test]
fn encodings_are_declared_or_detected() {
    let text = "Министр иностранных дел принял посла. Стороны обсудили торговлю и культуру.";
    let (encoded, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    let folder = folder(&[("a.txt", &encoded)]);
    let detected = run_in(folder.path(), &["parse", "a.txt"], b"");
    assert_eq!(detected.code, 0, "{}", detected.stderr);
    assert!(detected.stderr.contains("info[T104]: read as windows-1251"), "{}", detected.stderr);
    let declared = run_in(folder.path(), &["parse", "a.txt", "--encoding", "windows-1251"], b"");
    assert!(!declared.stderr.contains("T104"), "{}", declared.stderr);
}

#[test]
fn findings_name_file_line_column_and_remedy() {
    let ran = run(&["validate", "fixtures/records/faulty.json"]);
    let expected = "\
fixtures/records/faulty.json:5:27: error[S104]: \"hold\" is not in the vocabulary (record 1, /meeting/status); did you mean \"held\"?
fixtures/records/faulty.json:5:55: error[S101]: unknown field \"dat\" (record 1, /meeting/dat); did you mean \"date\"?
fixtures/records/faulty.json:12:14: warning[R101]: 1 of at least 2 sides named (record 2, /sides); add who else met, or drop the record
fixtures/records/faulty.json:12:39: error[R109]: there is no country \"UK\" (record 2, /sides/0/country); write GB
fixtures/records/faulty.json:14:22: error[S107]: version 2.0 of the schema is newer than 1.0 (record 3, /schema_version); use a release of chancery that knows it
";
    assert_eq!((ran.code, ran.stdout.as_str()), (1, expected));
    assert_eq!(ran.stderr, "3 records in 1 file: 4 errors, 1 warning\n");
    let report = json(&run(&["validate", "fixtures/records/faulty.json", "--report", "json"]).stdout);
    let findings = report["findings"].as_array().expect("findings");
    let places: Vec<_> = findings.iter().map(|finding| finding["place"]["start"]["column"].as_u64()).collect();
    assert_eq!(places, [Some(27), Some(55), Some(14), Some(39), Some(22)]);
}

#[test]
fn the_limit_counts_what_it_keeps_out_and_the_report_can_go_to_a_file() {
    let folder = folder(&[("a.json", &fs::read(root().join("fixtures/records/faulty.json")).expect("readable"))]);
    let arguments = ["validate", "a.json", "--report", "json", "--max-findings", "2", "-o", "report.json"];
    let ran = run_in(folder.path(), &arguments, b"");
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(
        ran.stderr.ends_with("4 errors, 1 warning; the limit kept 3 findings out of the report\n"),
        "{}",
        ran.stderr
    );
    let report = json(&fs::read_to_string(folder.path().join("report.json")).expect("a report"));
    let codes: Vec<_> = report["findings"].as_array().expect("findings").iter().map(|found| &found["code"]).collect();
    assert_eq!(codes, ["S104", "S101", "V101"]);
    assert_eq!((&report["summary"]["errors"], &report["summary"]["untold"]), (&Value::from(4), &Value::from(3)));
}

/// The reports on some inputs in all forms, with the name of each form.
fn all_reports(folder: &std::path::Path, arguments: &[&str]) -> Vec<(&'static str, String)> {
    let report = |form: &chancery::diagnostic::Form| {
        let ran = run_in(folder, &[&["validate", "--report", form.name], arguments].concat(), b"");
        assert_eq!(ran.code, 1, "{}: {}", form.name, ran.stderr);
        (form.name, ran.stdout.replace("\\\"", "\"").replace("&quot;", "\"").replace("%2C", ","))
    };
    chancery::diagnostic::FORMS.iter().map(report).collect()
}

#[test]
fn every_form_of_report_says_that_a_limit_cut_it_and_where_a_limit_stopped_the_reading() {
    let long = "x".repeat(400);
    let row = format!(
        "schema_version,id,meeting__status,meeting__channel\n1.0,urn:x:{long},held,phone\n1.0,urn:x:2,hold,fax\n"
    );
    let line = |id: &str| format!("{{\"schema_version\":\"1.0\",\"id\":\"urn:x:{id}\"}}\n");
    let lines = line(&long) + &line("2");
    let folder = folder(&[("a.csv", row.as_bytes()), ("a.jsonl", lines.as_bytes())]);
    for (form, report) in all_reports(folder.path(), &["a.csv", "--max-findings", "1", "--max-cell-bytes", "300"]) {
        assert!(report.contains("C109") || report.contains("cell-too-long"), "{form}: {report}");
        assert!(
            report.contains("the limit of findings cut the report after 1; 2 more are only counted"),
            "{form}: {report}"
        );
    }
    for (form, report) in all_reports(folder.path(), &["a.jsonl", "a.csv", "--max-record-bytes", "300"]) {
        assert!(report.contains("the line is longer than 300 bytes"), "{form}: {report}");
        assert!(report.contains("the row is longer than the limit for one record"), "{form}: {report}");
    }
}

#[test]
fn every_form_of_report_names_table_row_and_column_of_a_cell() {
    let folder = folder(&[(
        "a.csv",
        b"schema_version,id,meeting__status,meeting__channel\n\n1.0,\"urn:x:1\",held,phone\n1.0,urn:x:2,\"hold\",phone\n",
    )]);
    for (form, report) in all_reports(folder.path(), &["a.csv"]) {
        let is_told = match form {
            "json" => report.contains("\"row\":4,\"column_name\":\"meeting__status\""),
            _ => report.contains("row 4, column \"meeting__status\""),
        };
        assert!(is_told, "{form}: {report}");
    }
    let minimal = root().join("fixtures/records/minimal.json").display().to_string();
    let ran = run_in(folder.path(), &["convert", &minimal, "--to", "csv", "-o", "bundle"], b"");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let sides = folder.path().join("bundle/sides.csv");
    let text = fs::read_to_string(&sides).expect("a table");
    fs::write(&sides, text.replacen("party", "pasty", 1)).expect("written");
    for (form, report) in all_reports(folder.path(), &["bundle"]) {
        let is_told = match form {
            "json" => report.contains("\"table\":\"sides\",\"row\":2,\"column_name\":\"part\""),
            _ => report.contains("table \"sides\", row 2, column \"part\""),
        };
        assert!(is_told, "{form}: {report}");
    }
}

#[test]
fn rules_over_the_set_compare_files() {
    let record = |id: &str, status: &str| {
        format!(
            "{{\"schema_version\":\"1.0\",\"id\":\"urn:x:{id}\",\"meeting\":{{\"status\":\"{status}\",\"channel\":\"phone\"}},\"sides\":[{{\"id\":\"s1\",\"country\":\"FR\",\"part\":\"party\"}},{{\"id\":\"s2\",\"country\":\"DE\",\"part\":\"party\"}}]}}\n"
        )
    };
    let first = record("1", "held") + "{}\n" + &record("2", "planned");
    let second = record("1", "cancelled") + &record("3", "planned");
    let folder = folder(&[("a.jsonl", first.as_bytes()), ("b.jsonl", second.as_bytes())]);
    let ran = run_in(folder.path(), &["validate", "a.jsonl", "b.jsonl"], b"");
    assert!(ran.stdout.contains("b.jsonl:1:30: error[R201]: record 1 of a.jsonl has the same id"), "{}", ran.stdout);
    assert!(
        ran.stdout.contains("b.jsonl:2:1: warning[R202]: record 3 of a.jsonl has the same content"),
        "{}",
        ran.stdout
    );
    let ran = run_in(folder.path(), &["validate", "a.jsonl", "b.jsonl", "--no-set-rules"], b"");
    assert!(!ran.stdout.contains("[R2"), "{}", ran.stdout);
}

#[test]
fn what_the_parser_makes_of_the_stories_breaks_no_rule() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("stories.jsonl").display().to_string();
    run(&["parse", "fixtures/stories", "--to", "jsonl", "-o", &path]);
    let ran = run(&["validate", &path]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
}

#[test]
fn settings_are_found_upward_and_arguments_go_over_them() {
    let faulty = fs::read(root().join("fixtures/records/faulty.json")).expect("readable");
    let config =
        b"[rules]\nR101 = \"error\"\nunknown-country = \"off\"\n[[ignore]]\npaths = [\"old/*\"]\nrules = [\"S104\"]\n";
    let folder = folder(&[("chancery.toml", config), ("old/a.json", &faulty), ("new/a.json", &faulty)]);
    let codes = |arguments: &[&str]| -> Vec<String> {
        let ran = run_in(folder.path(), &[&["validate"], arguments].concat(), b"");
        let code = |line: &str| line.split(' ').nth(1).expect("a code").to_owned();
        ran.stdout.lines().map(code).collect()
    };
    assert_eq!(codes(&["new/a.json"]), ["error[S104]:", "error[S101]:", "error[R101]:", "error[S107]:"]);
    assert_eq!(codes(&["old/a.json"]), ["error[S101]:", "error[R101]:", "error[S107]:"]);
    assert_eq!(codes(&["old/a.json", "--rule", "R101=off"]), ["error[S101]:", "error[S107]:"]);
    let all = ["error[S104]:", "error[S101]:", "warning[R101]:", "error[R109]:", "error[S107]:"];
    assert_eq!(codes(&["old/a.json", "--no-config"]), all);
    fs::write(folder.path().join("new/chancery.toml"), "[limits]\ndepht = 3\n").expect("written");
    let ran = run_in(folder.path(), &["validate", "new/a.json"], b"");
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("chancery.toml") && ran.stderr.contains("line 2"), "{}", ran.stderr);
}

#[test]
fn a_baseline_leaves_only_new_findings() {
    let faulty = fs::read_to_string(root().join("fixtures/records/faulty.json")).expect("readable");
    let folder = folder(&[("a.json", faulty.as_bytes())]);
    let validate = |arguments: &[&str]| run_in(folder.path(), &[&["validate", "a.json"], arguments].concat(), b"");
    let ran = validate(&["--write-baseline", "known.json"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    let moved = "\n\n".to_owned() + &faulty.replace("\"phone\", \"dat\"", "\"phon\", \"dat\"");
    fs::write(folder.path().join("a.json"), moved).expect("written");
    let ran = validate(&["--baseline", "known.json"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.stdout.lines().count(), 1, "{}", ran.stdout);
    assert!(ran.stdout.starts_with("a.json:7:46: error[S104]"), "{}", ran.stdout);
    assert!(ran.stderr.contains("5 known from the baseline"), "{}", ran.stderr);
    fs::write(folder.path().join("known.json"), "{}").expect("written");
    assert_eq!(validate(&["--baseline", "known.json"]).code, 2);
}

#[test]
fn limits_refuse_what_is_too_deep_or_too_long() {
    let deep = format!("{{\"a\":{}1{}}}\n", "[".repeat(9), "]".repeat(9));
    let with = |arguments: &[&str]| run_in(&root(), &[&["validate", "-"], arguments].concat(), deep.as_bytes()).stdout;
    assert!(!with(&[]).contains("J1"));
    assert!(with(&["--max-depth", "5"]).contains("J104"));
    assert!(with(&["--max-record-bytes", "10"]).contains("J106"));
    let bottomless = "[".repeat(1 << 20);
    let ran = run_in(&root(), &["validate", "-", "--max-depth", "1000000"], bottomless.as_bytes());
    assert!(ran.stdout.contains("J104"), "{}", ran.stderr);
}

#[test]
fn any_json_is_judged_by_a_schema_of_ones_own() {
    let schema = br#"{"type": "object", "required": ["n"], "properties": {"n": {"type": "integer", "maximum": 9}}, "additionalProperties": false}"#;
    let (lines, gz) = (b"{\"n\": 1}\n\n{\"n\": 10}\n{\"m\": 1}\n", b"[\n  {}]");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut packed, gz).expect("packed");
    let gz = packed.finish().expect("packed");
    let folder = folder(&[("s.json", schema), ("in/a.jsonl", lines), ("in/b.json.gz", &gz), ("c.xml", b"<a/>")]);
    let ran = run_in(folder.path(), &["validate", "--schema", "s.json", "in"], b"");
    let expected = "\
in/a.jsonl:3:7: error[S106]: the number 10 breaks the maximum of 9 (record 2, /n)
in/a.jsonl:4:1: error[S102]: field \"n\" is missing; add it
in/a.jsonl:4:2: error[S101]: unknown field \"m\" (record 3, /m); did you mean \"n\"?
in/b.json.gz:1:1: error[S103]: expected an object, found a list
";
    assert_eq!((ran.code, ran.stdout.as_str()), (1, expected), "{}", ran.stderr);
    assert_eq!(run_in(folder.path(), &["validate", "--schema", "s.json", "c.xml"], b"").code, 2);
    assert_eq!(run_in(folder.path(), &["validate", "--schema", "in/a.jsonl", "in"], b"").code, 2);
    assert_eq!(run_in(folder.path(), &["validate", "--schema", "s.json", "-"], b"{\"n\": 3}\n").code, 0);
}

#[test]
fn the_items_of_a_list_are_judged_one_at_a_time_and_no_otherwise() {
    let schema = |more: &str| {
        format!(
            r##"{{"$defs": {{"thing": {{"type": "object", "required": ["n"], "properties": {{"n": {{"type": "integer"}},
            "in": {{"$ref": "#/$defs/thing"}}, "all": {{"$ref": "#"}}}}, "additionalProperties": false}}}},
            "type": "array", {more} "items": {{"$ref": "#/$defs/thing"}}}}"##
        )
    };
    let lists =
        "[\n  {\"n\": 1, \"in\": {\"n\": \"x\"}},\n  7, {\"m\": 1},\n  {\"n\": 2, \"all\": [{\"n\": 1}, {}, 3]}\n]\n";
    let files = [
        ("one.json", schema("")),
        ("all.json", schema("\"minItems\": 0,")),
        ("in/a.json", lists.to_owned()),
        ("in/b.json", "{\"n\": 1}".to_owned()),
        ("in/c.json", " [ ] ".to_owned()),
        ("in/d.json", "[{\"n\": 1}, {\"n\": 1, \"n\": 2}] x".to_owned()),
    ];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let folder = folder(&files);
    let run = |schema| run_in(folder.path(), &["validate", "--schema", schema, "--report", "json", "in"], b"");
    let (one, all) = (run("one.json"), run("all.json"));
    assert_eq!((one.code, all.code), (1, 1), "{}", one.stderr);
    assert_eq!(json(&one.stdout)["findings"], json(&all.stdout)["findings"]);
    assert_eq!(json(&one.stdout)["findings"].as_array().map(Vec::len), Some(9), "{}", one.stdout);
    // An item that is too long leaves the others.
    let limited =
        run_in(folder.path(), &["validate", "--schema", "one.json", "--max-record-bytes", "30", "in/a.json"], b"");
    assert!(limited.stdout.contains("in/a.json:3:3: error[S103]"), "{}", limited.stdout);
    assert!(limited.stdout.contains("in/a.json:4:3: error[J106]"), "{}", limited.stdout);
}

#[test]
fn patterns_name_files_as_their_users_do_and_rules_can_be_left_out() {
    let text = r#"{"schema_version":"1.0","id":"urn:x:1","meeting":{"status":"held","channel":"phone"}}"#;
    let bad = text.replace("held", "hold");
    let folder = folder(&[("a.json", text.as_bytes()), ("b.json", bad.as_bytes())]);
    let codes = |arguments: &[&str]| -> Vec<String> {
        let ran = run_in(folder.path(), &[&["validate"], arguments].concat(), b"");
        let code = |line: &str| line.split([' ', ']']).take(2).collect::<Vec<_>>().join(" ");
        ran.stdout.lines().map(code).collect()
    };
    let wanted = ["a.json:1:1: warning[R101", "b.json:1:60: error[S104"];
    assert_eq!(codes(&["*.json"]), wanted);
    assert_eq!(codes(&["."]), wanted);
    assert_eq!(codes(&["*.json", "--no-rules"]), wanted[1..]);
}

#[test]
fn corrections_are_shown_or_made_once() {
    let text = "[{\"schema_version\": \"1.0\", \"id\": \"urn:x:1\",\n  \"meeting\": {\"status\": \"Held\", \"channel\": \"phone\", \"place\": null},\n  \"sides\": [{\"id\": \"s1\", \"country\": \"fr\", \"part\": \"party\"}, {\"id\": \"s2\", \"country\": \"DE\", \"part\": \"party\"}]}]";
    let folder = folder(&[("a.json", text.as_bytes()), ("b.xml.gz", b"\x1F\x8B"), ("c.parquet", b"PAR1")]);
    let diff = run_in(folder.path(), &["validate", "--diff", "a.json"], b"");
    assert_eq!(diff.code, 1);
    assert!(diff.stdout.contains("-  \"meeting\": {\"status\": \"Held\""), "{}", diff.stdout);
    assert!(diff.stdout.contains("+  \"meeting\": {\"status\": \"held\", \"channel\": \"phone\"}"), "{}", diff.stdout);
    assert_eq!(fs::read_to_string(folder.path().join("a.json")).expect("readable"), text);
    let ran = run_in(folder.path(), &["validate", "--fix", "a.json"], b"");
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    assert_eq!(run_in(folder.path(), &["validate", "--diff", "a.json"], b"").code, 0);
    for (refused, remedy) in [("b.xml.gz", "cannot read"), ("c.parquet", "convert"), ("-", "write it to a file")] {
        for mode in ["--fix", "--diff"] {
            let ran = run_in(folder.path(), &["validate", mode, refused, "a.json"], text.as_bytes());
            assert_eq!(ran.code, 2);
            assert!(ran.stderr.contains(refused) && ran.stderr.contains(remedy), "{mode} {refused}: {}", ran.stderr);
        }
    }
}

#[test]
fn compressed_files_are_corrected_and_stay_compressed() {
    use std::io::{Read, Write};
    let text =
        b"{\"schema_version\":1.0,\"id\": \"urn:x:1\", \"meeting\":{\"status\":\"Held\",\"channel\":\"phone\"}}\n";
    let expected =
        "{\"schema_version\":\"1.0\",\"id\": \"urn:x:1\", \"meeting\":{\"status\":\"held\",\"channel\":\"phone\"}}\n";
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(text).expect("packed");
    let (gzip, zstd) = (gzip.finish().expect("packed"), zstd::encode_all(&text[..], 0).expect("packed"));
    // What the bytes are says how they are packed, whatever the name says.
    let folder = folder(&[("a.jsonl.gz", &gzip), ("b.jsonl.zst", &zstd), ("c.jsonl", &gzip), ("d.jsonl.gz", text)]);
    let read = |name: &str| fs::read(folder.path().join(name)).expect("readable");
    let diff = run_in(folder.path(), &["validate", "--diff", "a.jsonl.gz"], b"");
    assert_eq!((diff.code, read("a.jsonl.gz") == gzip), (1, true));
    assert!(diff.stdout.contains(&format!("+{expected}")), "{}", diff.stdout);
    let names = ["a.jsonl.gz", "b.jsonl.zst", "c.jsonl", "d.jsonl.gz"];
    let fix = |mode| run_in(folder.path(), &[&["validate", mode, "--no-rules"], &names[..]].concat(), b"");
    assert_eq!(fix("--fix").code, 0);
    for name in ["a.jsonl.gz", "c.jsonl"] {
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(read(name).as_slice()).read_to_string(&mut unpacked).expect("gzip");
        assert_eq!(unpacked, expected, "{name}");
    }
    assert_eq!(zstd::decode_all(read("b.jsonl.zst").as_slice()).expect("Zstandard"), expected.as_bytes());
    assert_eq!(read("d.jsonl.gz"), expected.as_bytes());
    assert_eq!(fix("--diff").stdout, "");
}

/// A bundle of the whole record, with faults in its cells: each table's name and text.
fn faulty_bundle() -> (tempfile::TempDir, Vec<(String, String)>) {
    let folder = folder(&[("full.json", &fs::read(root().join("fixtures/records/full.json")).expect("a record"))]);
    run_in(folder.path(), &["validate", "--fix", "full.json"], b"");
    assert_eq!(run_in(folder.path(), &["convert", "full.json", "--to", "csv", "-o", "bundle"], b"").code, 0);
    let good = |name: &str| fs::read_to_string(folder.path().join("bundle").join(name)).expect("a table");
    let changes: &[(&str, &[(&str, &str)])] = &[
        // The key of a person, and what belongs to it; what refers to it is said otherwise again.
        ("people.csv", &[("2,p2,", "2,p2 ,"), (",principal,", ",\"Principal\","), (",PE,,wiki", ", pe,,wiki")]),
        ("people__positions.csv", &[(",p2,1,", ",\"p2 \",01,"), ("Minister of Ferries", "Minister  of\tFerries")]),
        ("statements__speakers.csv", &[("p2\n", " p2\n")]),
        ("topics.csv", &[("PE|CL", "\"PE| cl\"")]),
    ];
    let table = |(name, changes): &(&str, &[(&str, &str)])| {
        let faulty = changes.iter().fold(good(name), |text, (from, to)| {
            assert!(text.contains(from), "{name}: {from}");
            text.replacen(from, to, 1)
        });
        fs::write(folder.path().join("bundle").join(name), &faulty).expect("written");
        (name.to_string(), faulty)
    };
    let faulty = changes.iter().map(table).collect();
    (folder, faulty)
}

#[test]
fn bundles_are_corrected_with_the_keys_that_hold_them_together() {
    let (folder, faulty) = faulty_bundle();
    let read = |name: &str| fs::read_to_string(folder.path().join("bundle").join(name)).expect("a table");
    let before = read("statements.csv");
    let diff = run_in(folder.path(), &["validate", "--diff", "bundle"], b"");
    assert_eq!(diff.code, 1, "{}", diff.stderr);
    assert!(
        diff.stdout.contains("+++ bundle/people.csv") && !diff.stdout.contains("statements.csv"),
        "{}",
        diff.stdout
    );
    assert!(faulty.iter().all(|(name, text)| read(name) == *text), "shown, not made");
    let fixed = run_in(folder.path(), &["validate", "--fix", "bundle"], b"");
    assert_eq!(fixed.code, 0, "{} {}", fixed.stdout, fixed.stderr);
    assert!(read("people.csv").contains(",p2,principal,") && read("people.csv").contains(",p1,\"principal\","));
    assert!(read("topics.csv").contains("\"PE|CL\""), "{}", read("topics.csv"));
    assert!(read("people__positions.csv").contains(",\"p2\",1,"), "{}", read("people__positions.csv"));
    assert_eq!(read("statements.csv"), before);
    let again = run_in(folder.path(), &["validate", "--diff", "bundle"], b"");
    assert_eq!((again.code, again.stdout.as_str()), (0, ""));
    let back = |input: &str| run_in(folder.path(), &["convert", input, "--to", "json"], b"").stdout;
    assert_eq!(back("bundle"), back("full.json"));
}

#[test]
fn keys_that_a_correction_would_make_one_are_left() {
    let (folder, _) = faulty_bundle();
    let path = folder.path().join("bundle/people.csv");
    let text = fs::read_to_string(&path).expect("a table").replace(",p1,", ",p2,");
    fs::write(&path, &text).expect("written");
    let fixed = run_in(folder.path(), &["validate", "--fix", "bundle"], b"");
    assert_eq!(fixed.code, 1, "{}", fixed.stderr);
    let after = fs::read_to_string(&path).expect("a table");
    assert!(after.contains("1,p2,\"principal\"") && after.contains("2,p2 ,"), "{after}");
}

#[test]
fn packed_bundles_are_corrected_and_what_else_is_in_them_stays_as_it_is_packed() {
    let (folder, faulty) = faulty_bundle();
    let path = folder.path().join("bundle.zip");
    let options = zip::write::SimpleFileOptions::default();
    let mut archive = zip::ZipWriter::new(fs::File::create(&path).expect("made"));
    let mut names: Vec<_> = fs::read_dir(folder.path().join("bundle")).expect("listed").flatten().collect();
    names.sort_by_key(fs::DirEntry::file_name);
    for entry in &names {
        let name = format!("records/{}", entry.file_name().to_string_lossy());
        archive.start_file(name, options).expect("begun");
        std::io::Write::write_all(&mut archive, &fs::read(entry.path()).expect("read")).expect("packed");
    }
    archive.start_file("notes.txt", options.compression_method(zip::CompressionMethod::Stored)).expect("begun");
    std::io::Write::write_all(&mut archive, b"Kept as it is.").expect("packed");
    archive.finish().expect("finished");
    // Each file with the time, the way and the size of its packing, and its content.
    let listed = || {
        let mut archive = zip::ZipArchive::new(fs::File::open(&path).expect("there")).expect("a zip file");
        let file = |index: usize| {
            let mut file = archive.by_index(index).expect("a file");
            let told = format!("{:?} {:?}", file.last_modified(), file.compression());
            let name = file.name().expect("a name").into_owned();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut file, &mut text).expect("text");
            (name, told, text)
        };
        (0..=names.len()).map(file).collect::<Vec<_>>()
    };
    let before = listed();
    assert_eq!(run_in(folder.path(), &["validate", "--fix", "bundle.zip"], b"").code, 0);
    let after = listed();
    for (before, after) in before.iter().zip(&after) {
        let is_faulty = faulty.iter().any(|(name, _)| before.0 == format!("records/{name}"));
        assert_eq!((&before.0, &before.1), (&after.0, &after.1));
        assert_eq!(before.2 != after.2, is_faulty, "{}", before.0);
    }
    let packed = fs::read(&path).expect("read");
    assert_eq!(run_in(folder.path(), &["validate", "--fix", "bundle.zip"], b"").code, 0);
    assert_eq!(fs::read(&path).expect("read"), packed);
    let back = |input: &str| run_in(folder.path(), &["convert", input, "--to", "json"], b"").stdout;
    assert_eq!(back("bundle.zip"), back("full.json"));
}

#[test]
fn good_and_bad_records_are_parted_in_one_pass() {
    let faulty = fs::read(root().join("fixtures/records/faulty.json")).expect("readable");
    let minimal = fs::read(root().join("fixtures/records/minimal.json")).expect("readable");
    let folder = folder(&[("a.json", &faulty), ("b.json", &minimal), ("c.jsonl", b"{\n")]);
    let arguments = ["validate", "a.json", "b.json", "c.jsonl", "--valid-to", "good.xml", "--invalid-to", "bad.jsonl"];
    assert_eq!(run_in(folder.path(), &arguments, b"").code, 1);
    let good = fs::read_to_string(folder.path().join("good.xml")).expect("readable");
    assert!(
        good.contains("<id>https://example.org/meetings/1</id>") && good.matches("<record>").count() == 1,
        "{good}"
    );
    let bad = fs::read_to_string(folder.path().join("bad.jsonl")).expect("readable");
    let bad: Vec<Value> = bad.lines().map(json).collect();
    let codes: Vec<_> = bad.iter().map(|line| line["findings"][0]["code"].as_str().expect("a code")).collect();
    assert_eq!(codes, ["S104", "R101", "S107", "J101"]);
    assert_eq!((&bad[0]["record"]["meeting"]["dat"], &bad[3]["text"]), (&Value::from("2025"), &Value::from("{")));
}

#[test]
fn older_records_are_lifted_and_newer_ones_refused() {
    let old = root().join("fixtures/versions/0.9.jsonl").display().to_string();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("new.jsonl").display().to_string();
    assert!(run(&["validate", &old]).stdout.contains("error[S108]"));
    assert_eq!(run(&["migrate", &old, "-o", &path]).code, 0);
    assert_eq!(run(&["validate", &path]).code, 0);
    let lifted: Vec<Value> = fs::read_to_string(&path).expect("readable").lines().map(json).collect();
    assert_eq!(
        (&lifted[0]["meeting"]["channel"], &lifted[0]["sides"][0]["part"]),
        (&"in_person".into(), &"host".into())
    );
    assert!(lifted[0]["source"]["text_sha256"].is_string());
    for (line, message) in [
        ("{\"schema_version\": \"2.0\"}", "error[S107]"),
        ("{\"schema_version\": \"0.9\", \"id\": \"urn:x:1\"}", "field \"meeting\" is missing"),
    ] {
        let ran = run_in(&root(), &["migrate", "-"], line.as_bytes());
        assert!(ran.code == 1 && ran.stderr.contains(message), "{}", ran.stderr);
    }
}

#[test]
fn schemas_are_compared() {
    let old = br#"{"type": "object", "additionalProperties": false, "properties": {"a": {"enum": ["x"]}}}"#;
    let new = br#"{"type": "object", "additionalProperties": false, "properties": {"a": {"enum": ["x", "y"]}}}"#;
    let folder = folder(&[("old.json", old), ("new.json", new)]);
    let ran = run_in(folder.path(), &["schema", "diff", "old.json", "new.json"], b"");
    assert!(ran.code == 0 && ran.stdout.contains("/a: code \"y\" added"), "{}{}", ran.stdout, ran.stderr);
    assert_eq!(run_in(folder.path(), &["schema", "diff", "new.json", "old.json"], b"").code, 1);
    assert_eq!(run_in(folder.path(), &["schema", "diff", "new.json", "none.json"], b"").code, 2);
}

#[test]
fn structural_faults_have_codes_of_their_own() {
    let record = |change: &str| format!("{{\"schema_version\":\"1.0\",\"id\":\"urn:x:1\",{change}}}");
    let good = "\"meeting\":{\"status\":\"held\",\"channel\":\"phone\"},\"sides\":[{\"id\":\"s1\",\"country\":\"FR\",\"part\":\"party\"},{\"id\":\"s2\",\"country\":\"DE\",\"part\":\"party\"}]";
    for (change, code) in [
        (good.to_owned(), None),
        (format!("{good},\"colour\":1"), Some("S101")),
        ("\"sides\":[]".to_owned(), Some("S102")),
        (format!("{good},\"people\":7"), Some("S103")),
        (format!("{good},\"source\":{{\"url\":\"no uri\"}}"), Some("S105")),
        (format!("{good},\"source\":{{\"text_length\":-1}}"), Some("S106")),
        (format!("{good},\"source\":null"), Some("S109")),
        (format!("{good},\"source\":{{\"headline\":\"\"}}"), Some("S110")),
        (format!("{good},\"source\":{{\"headline\":\"a\\u0007\"}}"), Some("S111")),
        (format!("{good},{good}"), Some("J102")),
        (format!("{good},"), Some("J101")),
    ] {
        let text = record(&change);
        let ran = run_in(&root(), &["validate", "-", "--from", "json"], text.as_bytes());
        let found = code.is_none_or(|code| ran.stdout.contains(&format!("error[{code}]")));
        assert!(found && ran.code == i32::from(code.is_some()), "{code:?} in {text}:\n{}{}", ran.stdout, ran.stderr);
    }
}

#[test]
fn completions_manual_and_explanations_are_there() {
    for shell in ["bash", "zsh", "fish"] {
        assert!(run(&["completions", shell]).stdout.contains("chancery"), "{shell}");
    }
    assert!(run(&["man"]).stdout.contains(".TH"));
    assert!(run(&["man", "parse"]).stdout.contains("published"));
    assert!(run(&["explain", "R101"]).stdout.contains("at least two sides"));
    assert!(run(&["rules"]).stdout.lines().count() >= 60);
    assert!(run(&["rules", "--json"]).stdout.lines().all(|line| json(line)["about"].is_string()));
    for line in run(&["explain"]).stdout.lines() {
        let code = line.split_whitespace().next().expect("a code");
        assert!(run(&["explain", code]).stdout.lines().count() >= 3, "{code}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let parse = || run(&["parse", "fixtures/stories", "--to", "jsonl", "--rejects", "-"]).stdout;
    assert_eq!(parse(), parse());
}

const PAGE: &str = "<!DOCTYPE html><html lang=en><head><meta property='og:site_name' content='Page Post'><meta name=date content=2025-04-10>\
    </head><body><p>Slovenian Foreign Minister Ana Novak met Ghanaian Foreign Minister Efua Boateng in Accra on Wednesday.</p></body></html>";

#[test]
fn pages_tell_their_day_and_publisher_and_options_go_before_them() {
    let folder = folder(&[("in/a.html", PAGE.as_bytes())]);
    let source = |arguments: &[&str], input: &[u8]| {
        let ran = run_in(folder.path(), &[&["parse", "--to", "jsonl"], arguments].concat(), input);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        json(&ran.stdout)["source"].clone()
    };
    let told = source(&["in"], b"");
    assert_eq!((&told["document_id"], &told["original"]["name"]), (&json("\"a\""), &json("\"a.html\"")));
    assert_eq!((&told["publisher"], &told["published"]["value"]), (&json("\"Page Post\""), &json("\"2025-04-10\"")));
    assert_eq!(source(&["-"], PAGE.as_bytes())["original"]["media_type"], "text/html");
    let given =
        source(&["in", "--publisher", "Mine", "--published", "2025-04-11", "--url", "https://mine.example/"], b"");
    assert_eq!((&given["publisher"], &given["published"]["value"]), (&json("\"Mine\""), &json("\"2025-04-11\"")));
    assert_eq!(given["url"], "https://mine.example/");
}

#[test]
fn archives_give_a_report_for_each_page_and_tell_what_is_broken() {
    let record = |name: &str, length: usize| {
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/{name}\r\nContent-Length: {length}\r\n\r\n\
             HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}\r\n\r\n"
        )
    };
    let length = PAGE.len() + "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".len();
    let archive = [record("one", length), record("two", length - 9), record("three", length)].concat();
    let folder = folder(&[("web.warc", archive.as_bytes())]);
    for arguments in [&["parse", "web.warc"][..], &["parse", "-"], &["parse", "-", "--from", "warc"]] {
        let ran = run_in(folder.path(), &[arguments, &["--to", "jsonl"]].concat(), archive.as_bytes());
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        let place = format!("error[T108]: the record at offset {} ", record("one", length).len());
        assert!(ran.stderr.contains(&place), "{}", ran.stderr);
        let ids: Vec<_> = ran.stdout.lines().map(|line| json(line)["source"]["document_id"].clone()).collect();
        assert_eq!(ids, ["https://post.example/one", "https://post.example/three"]);
    }
}

#[test]
fn a_batch_is_shown_on_one_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("all.html");
    let ran = run(&["parse", "fixtures/stories", "-o", &path.display().to_string()]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let page = fs::read_to_string(path).expect("a page");
    assert!(page.matches("<article ").count() > 5 && page.matches("<mark ").count() > 100);
    assert_eq!((page.matches("<!DOCTYPE").count(), page.matches("</html>").count()), (1, 1));
    let ran = run(&["convert", "fixtures/records/minimal.json", "--to", "html"]);
    assert!(ran.code == 0 && ran.stdout.contains("A meeting of Ireland, Norway"), "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn a_trace_tells_the_rule_of_each_value_and_the_readings_that_lost() {
    let text = "Irish Foreign Minister Aoife Byrne met Norwegian Foreign Minister Kari Dahl in Oslo on 3 May 2024. They spoke of \
        the harbour that opened on 9 April 2021. Byrne will meet her staff on 6 May 2024.";
    let ran = run_in(&root(), &["parse", "-", "--from", "text", "--to", "jsonl", "--trace"], text.as_bytes());
    assert_eq!((ran.code, ran.stdout.lines().count()), (0, 1), "{}", ran.stderr);
    for line in [
        "  p1/name = Aoife Byrne: stated in \"Aoife Byrne\" at 23 by person.name",
        "  meeting/date = 2024-05-03: stated in \"3 May 2024\"",
        "  meeting/date: not 2021-04-09 from \"9 April 2021\": ",
    ] {
        assert!(ran.stderr.contains(line), "{line} is not in:\n{}", ran.stderr);
    }
    let ran =
        run_in(&root(), &["parse", "-", "--trace"], b"Irish Foreign Minister Aoife Byrne met her staff on Monday.");
    assert!(
        ran.stderr.contains("no record: ") && ran.stderr.contains("  meeting: not meet from \"met\": "),
        "{}",
        ran.stderr
    );
}
