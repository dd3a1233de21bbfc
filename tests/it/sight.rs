//! What is judged at first sight gets the verdict that reading it would give: findings, their places and records alike.

use crate::generated::records;
use crate::roundtrip::{tables, written};
use chancery::format::bundle::{self, Guard, TableInput};
use chancery::format::{Entries, Entry, Limits, by_name};
use chancery::record::Record;
use chancery::schema::table::TABLES;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::BTreeMap;
use std::io::Cursor;

/// Pieces that make a line wrong, or leave it right in an odd way.
const ODD: &[&str] = &[
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    " ",
    "\t",
    "0",
    "-1",
    "1.0",
    "1e2",
    "null",
    "\"\"",
    "\\u0041",
    "\\ud800",
    "\\u0085",
    "\u{1}",
    "\u{85}",
    "\u{FEFF}",
    "\u{FFFE}",
    "é",
    "x",
    "\"id\":\"p1\",",
    "\"extra\":[],",
    "held",
];

/// The same for XML.
const MARKUP: &[&str] = &[
    "<",
    ">",
    "&",
    "&amp;",
    "&#x41;",
    "&#1;",
    "</id>",
    "<x/>",
    "<!-- -->",
    "<![CDATA[x]]>",
    "]]>",
    "<?p?>",
    " ",
    "\r\n",
    "\u{1}",
    "\u{FFFE}",
    "/",
    "x",
    "é",
    "</record>",
    "<record>",
    " a='b'",
    "held",
];

/// The same for tables.
const CELLS: &[&str] =
    &["", ",", "\"", "\n", "|", "'", "0", "-1", "p1", "x", "é", "\u{85}", "\u{FFFE}", "held", ",,", "1"];

type Verdict = (Vec<String>, Vec<Record>);

fn verdict(entries: Entries<'_>) -> Verdict {
    let (mut findings, mut records) = (Vec::new(), Vec::new());
    for entry in entries {
        let judged = chancery::validate(entry.expect("no fault of the input"));
        findings.extend(judged.entry.findings.iter().map(|finding| format!("{finding:?}")));
        records.extend(judged.record);
    }
    (findings, records)
}

/// The verdicts at first sight and after reading.
fn verdicts(bytes: &[u8], depth: usize) -> [Verdict; 2] {
    let (format, limits) = (by_name("jsonl").expect("a format"), Limits { depth, ..Limits::default() });
    [verdict(format.entries(Box::new(bytes), limits)), verdict(format.read(Box::new(bytes), limits))]
}

/// The entries of a bundle.
fn rows(tables: &BTreeMap<String, Vec<u8>>, guard: Guard) -> Entries<'_> {
    let input = |(name, bytes): (&String, _)| TableInput { name: name.clone(), input: Box::new(Cursor::new(bytes)) };
    bundle::read(tables.iter().map(input).collect(), guard, Limits::default())
}

fn line(record: &Record) -> String {
    serde_json::to_string(record).expect("JSON")
}

#[test]
fn nesting_counts_at_first_sight() {
    let full: Record = serde_json::from_str(include_str!("../../fixtures/records/full.json")).expect("a record");
    for depth in 0..8 {
        let [sight, reading] = verdicts(line(&full).as_bytes(), depth);
        assert_eq!(sight, reading, "{depth}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn first_sight_and_reading_agree(
        records in records(1..=1), places in proptest::collection::vec((any::<Index>(), select(ODD), any::<bool>()), 0..3),
    ) {
        let mut bytes = line(&records[0]).into_bytes();
        for (place, odd, replaces) in places {
            let at = place.index(bytes.len());
            bytes.splice(at..at + usize::from(replaces), odd.bytes());
        }
        let [sight, reading] = verdicts(&bytes, Limits::default().depth);
        prop_assert_eq!(sight, reading, "{}", String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn first_sight_and_reading_agree_on_xml(
        records in records(2..=3), places in proptest::collection::vec((any::<Index>(), select(MARKUP), any::<bool>()), 0..3),
    ) {
        let (format, limits) = (by_name("xml").expect("a format"), Limits::default());
        let mut bytes = written(format, &records);
        for (place, odd, replaces) in places {
            let at = place.index(bytes.len());
            bytes.splice(at..at + usize::from(replaces), odd.bytes());
        }
        // With so few levels allowed nothing is judged at first sight; records have fewer. And one of the two gets pieces.
        let pieces = std::io::BufReader::with_capacity(100, bytes.as_slice());
        let sight = verdict(format.entries(Box::new(pieces), limits));
        let reading = verdict(format.read(Box::new(bytes.as_slice()), Limits { depth: 15, ..limits }));
        prop_assert_eq!(sight, reading, "{}", String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn first_sight_and_reading_agree_on_tables(
        records in records(1..=3), is_guarded in any::<bool>(),
        places in proptest::collection::vec((any::<Index>(), any::<Index>(), select(CELLS), any::<bool>()), 0..3),
    ) {
        let guard = if is_guarded { Guard::Apostrophe } else { Guard::None };
        let mut tables = tables(guard, &records);
        for (table, place, odd, replaces) in places {
            let bytes = tables.values_mut().nth(table.index(TABLES.len())).expect("a table");
            let at = place.index(bytes.len());
            bytes.splice(at..at + usize::from(replaces), odd.bytes());
        }
        let reading = rows(&tables, guard).map(|entry| entry.map(Entry::read));
        prop_assert_eq!(verdict(rows(&tables, guard)), verdict(Box::new(reading)));
    }
}
