//! Bad input gives findings with code, line and column, never a panic or a silent drop.

use crate::generated::records;
use crate::roundtrip::{tables, written};
use chancery::format::bundle::{self, Guard, TableInput};
use chancery::format::{Entries, Limits, by_name};
use chancery::record::Record;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::sync::LazyLock;

const NAMESPACE: &str = "urn:chancery:record:1";
const RECORD: &str = "<schema_version>1.0</schema_version><id>urn:x:1</id><meeting><status>held</status><channel>phone</channel></meeting>";

/// Name of the finding, line, column.
type Found = (String, u64, u64);

fn findings(entries: Entries<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for entry in entries {
        for finding in entry.expect("no fault of the input").judge().entry.findings {
            let (line, column) = finding.place.start.map_or((0, 0), |start| (start.line, start.column));
            found.push((finding.name.to_owned(), line, column));
        }
    }
    found
}

fn found_in(format: &str, text: &[u8]) -> Vec<Found> {
    findings(by_name(format).expect("a format").entries(Box::new(text), Limits::default()))
}

fn xml(inner: &str) -> Vec<Found> {
    found_in("xml", format!("<records xmlns=\"{NAMESPACE}\">\n{inner}\n</records>\n").as_bytes())
}

fn one(name: &str, line: u64, column: u64) -> Vec<Found> {
    vec![(name.to_owned(), line, column)]
}

#[test]
fn a_sound_document_has_no_findings() {
    assert_eq!(xml(&format!("<record>{RECORD}</record>")), []);
    assert_eq!(xml(""), []);
    let prefixed =
        format!("<?xml version='1.0'?><!-- c --><r:records xmlns:r='{NAMESPACE}'><?p?></r:records><!-- d -->");
    assert_eq!(found_in("xml", prefixed.as_bytes()), []);
    let spaced = RECORD.replace("</id>", "</id >").replace("held", "&#104;el<![CDATA[d]]>");
    assert_eq!(xml(&format!("<record>{spaced}</record>")), []);
}

#[test]
fn a_document_type_declaration_is_refused() {
    let bomb = "<!DOCTYPE records [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<records>&b;</records>";
    assert_eq!(found_in("xml", bomb.as_bytes()), one("doctype", 1, 1));
    let external = "<?xml version=\"1.0\"?>\n<!DOCTYPE records SYSTEM \"file:///etc/passwd\"><records/>";
    assert_eq!(found_in("xml", external.as_bytes()), one("doctype", 2, 1));
}

#[test]
fn what_is_not_well_formed_is_refused() {
    let root = format!("<records xmlns='{NAMESPACE}'>");
    let cases = [
        String::new(),
        "text".to_owned(),
        root.clone(),
        format!("{root}</records>{root}</records>"),
        format!("{root}</records>x"),
        format!("{root}<record><1a/></record></records>"),
        format!("{root}<record a='<'/></records>"),
        format!("{root}<record>\u{1}</record></records>"),
        format!("{root}<record>]]></record></records>"),
        format!("{root}<record><a></record></records>"),
        format!("{root}<p:record/></records>"),
        format!("{root}<record>&nbsp;</record></records>"),
        format!("{root}<record>&#0;</record></records>"),
        format!("{root}<record a='1' a='2'/></records>"),
        format!("{root}<!-- a -- b --></records>"),
        format!("{root}<?xml version='1.0'?></records>"),
        format!(" <?xml version='1.0'?>{root}</records>"),
    ];
    for case in cases {
        let names: Vec<String> = found_in("xml", case.as_bytes()).into_iter().map(|(name, _, _)| name).collect();
        assert!(names.contains(&"not-well-formed".to_owned()), "{case}: {names:?}");
    }
}

#[test]
fn foreign_documents_say_why() {
    assert_eq!(found_in("xml", b"<record/>"), one("wrong-root", 1, 1));
    assert_eq!(found_in("xml", b"<records xmlns='urn:other'/>"), one("wrong-namespace", 1, 1));
    assert_eq!(found_in("xml", b"<?xml version='1.1'?><records/>"), one("wrong-xml-version", 1, 1));
    assert_eq!(found_in("xml", b"<?xml version='1.0' encoding='ISO-8859-1'?><records/>"), one("not-utf8", 1, 1));
    assert_eq!(found_in("xml", b"<!-- a -->\n  \xE9<records/>"), one("not-utf8", 2, 3));
    assert_eq!(found_in("xml", b"\xFF\xFE<\0r\0").len(), 1);
    assert_eq!(xml("<visit/>"), one("no-record", 2, 1));
}

#[test]
fn elements_out_of_place_have_line_and_column() {
    let with = |extra: &str| xml(&format!("<record>{RECORD}\n {extra}</record>"));
    assert_eq!(with("<sidez>x</sidez>"), one("unknown-field", 3, 3));
    assert_eq!(with("<id>urn:x:2</id>"), [("wrong-order".into(), 3, 2), ("repeated-element".into(), 3, 3)]);
    assert_eq!(with("words"), one("text-between-elements", 2, RECORD.len() as u64 + 9));
    assert_eq!(with("<generator x='1'/>")[0], ("unknown-attribute".into(), 3, 2));
    assert_eq!(with("<x:y xmlns:x='urn:other'/>"), one("wrong-namespace", 3, 2));
    assert_eq!(
        with("<generator><name><b/></name><version>1</version></generator>")[0],
        ("element-in-text".into(), 3, 19)
    );
    assert_eq!(with("<generator><name></name><version>1</version></generator>"), one("empty-text", 3, 13));
    assert_eq!(with("<source><text_length>007</text_length></source>").len(), 2, "order and type");
}

#[test]
fn records_after_one_another_keep_their_columns() {
    let record = format!("<record>{RECORD}</record>");
    let bad = record.replace("held", "hold");
    let column = (record.len() * 2 + record.find("held").expect("held")) as u64 + 1;
    assert_eq!(xml(&format!("{record}{record}{bad}")), one("unknown-code", 2, column));
}

const HEADER: &str = "schema_version,id,meeting__status,meeting__channel";
const ROW: &str = "1.0,urn:x:1,held,phone";

fn csv(text: &str) -> Vec<Found> {
    found_in("csv", text.as_bytes())
}

#[test]
fn bad_csv_says_where() {
    assert_eq!(csv(&format!("{HEADER}\r\n{ROW}\r\n")), []);
    assert_eq!(csv(&format!("\u{FEFF}{HEADER}\n{ROW}")), []);
    assert_eq!(csv(""), one("empty-input", 0, 0));
    assert_eq!(csv(&format!("{HEADER}\n\n{ROW},x\n")), one("ragged-row", 3, 24));
    assert_eq!(csv(&format!("{HEADER}\n1.0,urn:x:1,held\n")), one("ragged-row", 2, 13));
    assert_eq!(csv(&format!("{HEADER},id\n{ROW},x\n")), one("duplicate-column", 1, 52));
    assert_eq!(csv(&format!("{HEADER},nonsense\n{ROW},x\n")), one("unknown-column", 1, 52));
    assert_eq!(csv(&format!("{HEADER}\n1.0,\"urn:x:1,held,phone\n")), one("unterminated-quote", 2, 5));
    assert_eq!(csv(&format!("{HEADER}\n1.0,\"urn:x:1\"y,held,phone\n")), one("text-after-quote", 2, 14));
    assert_eq!(csv(&format!("{HEADER}\n1.0,urn:x:1,hold,phone\n")), one("unknown-code", 2, 13));
    assert_eq!(csv(&format!("{HEADER}\n1.0,urn:x:1,,phone\n")), one("missing-field", 2, 1));
    assert_eq!(csv(&format!("{HEADER},sides\n{ROW},[{{\n")), one("json-syntax", 2, 24));
    assert_eq!(
        csv(&format!("{HEADER},sides\n{ROW},\"[{{\"\"id\"\":\"\"s1\"\",\"\"part\"\":\"\"ghost\"\"}}]\"\n")),
        one("unknown-code", 2, 50)
    );
    let mut latin = format!("{HEADER}\n").into_bytes();
    latin.extend_from_slice(b"1.0,urn:x:1,h\xE9ld,phone\n");
    assert_eq!(found_in("csv", &latin), one("not-utf8", 2, 14));
}

fn bundle_findings(tables: &std::collections::BTreeMap<String, Vec<u8>>) -> Vec<(Found, Option<String>)> {
    let inputs = tables
        .iter()
        .map(|(name, bytes)| TableInput { name: name.clone(), input: Box::new(std::io::Cursor::new(bytes)) });
    let mut found = Vec::new();
    for entry in bundle::read(inputs.collect(), Guard::None, Limits::default()) {
        for finding in entry.expect("no fault of the input").judge().entry.findings {
            let (line, column) = finding.place.start.map_or((0, 0), |start| (start.line, start.column));
            found.push(((finding.name.to_owned(), line, column), finding.place.table));
        }
    }
    found
}

#[test]
fn a_bundle_with_a_gap_says_where() {
    let sound = tables(Guard::None, &[]);
    let with = |name: &str, row: &str| {
        let mut tables = sound.clone();
        tables.entry(name.to_owned()).or_default().extend_from_slice(row.as_bytes());
        tables
    };
    assert_eq!(bundle_findings(&sound), []);
    let mut gap = sound.clone();
    gap.remove("people");
    assert_eq!(bundle_findings(&gap)[0].0.0, "missing-table");
    let in_table =
        |name: &str, line, column, table: &str| vec![((name.to_owned(), line, column), Some(table.to_owned()))];
    let orphan = with("sides", "urn:x:1,1,s1,,,host,\n");
    assert_eq!(bundle_findings(&orphan), in_table("row-without-parent", 2, 1, "sides"));
    let mut foreign = sound.clone();
    foreign.insert("visits".to_owned(), b"a\n".to_vec());
    assert_eq!(bundle_findings(&foreign), in_table("unknown-table", 1, 1, "visits"));
    assert_eq!(bundle_findings(&with("sides", "x\n")), in_table("ragged-row", 2, 1, "sides"));
}

static SOUND: LazyLock<Vec<Record>> =
    LazyLock::new(|| records(1..=1).new_tree(&mut TestRunner::deterministic()).expect("records").current());

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// One byte of a sound file is changed, taken away or doubled: no reader panics, and what is read is judged.
    #[test]
    fn damaged_files_never_panic(place in any::<prop::sample::Index>(), byte in any::<u8>(), act in 0..3, name in prop::sample::select(vec!["xml", "csv", "json", "jsonl"])) {
        let mut bytes = written(by_name(name).expect("a format"), &SOUND);
        let at = place.index(bytes.len());
        match act {
            0 => bytes[at] = byte,
            1 => { bytes.remove(at); }
            _ => bytes.insert(at, byte),
        }
        let _ = found_in(name, &bytes);
    }
}

#[test]
fn foreign_documents_are_told_where_they_are_not_well_formed() {
    for (text, codes) in [
        ("<a/>", &["X103"][..]),
        ("<a x='1'><b>c</b></a>\n", &["X103"]),
        ("<a><b></a></b>", &["X103", "X101"]),
        ("<a/><b/>", &["X103", "X101"]),
        ("<a>", &["X103", "X101"]),
        ("<records><a>]]></a></records>", &["X104", "X101"]),
    ] {
        let ran = crate::program::run_in(&crate::program::root(), &["validate", "-", "--from", "xml"], text.as_bytes());
        let code = |line: &str| line.split_once('[').and_then(|(_, rest)| Some(rest.split_once(']')?.0.to_owned()));
        let found: Vec<_> = ran.stdout.lines().filter_map(code).collect();
        assert_eq!(found, codes, "{text}");
    }
}
