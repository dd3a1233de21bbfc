//! What is judged at first sight gets the verdict that reading it would give: findings, their places and records alike.

use crate::generated::records;
use chancery::format::{Entries, Limits, by_name};
use chancery::record::Record;
use proptest::prelude::*;
use proptest::sample::{Index, select};

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
}
