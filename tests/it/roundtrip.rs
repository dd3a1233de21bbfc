//! Writing and reading back gives the equal record, in every format, and writing twice gives the same bytes.

use crate::generated::records;
use chancery::format::bundle::{self, TableInput};
use chancery::format::csv::{Csv, Guard};
use chancery::format::{Entries, Format, Limits, RecordWriter, built};
use chancery::record::Record;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Arc, Mutex};

/// An output that can be looked at while a writer has it.
#[derive(Clone, Default)]
pub(crate) struct Shared(Arc<Mutex<Vec<u8>>>);

impl Shared {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.0.lock().expect("a lock").clone()
    }
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("a lock").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

pub(crate) fn written(format: &dyn Format, records: &[Record]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = format.write(Box::new(&mut bytes));
    for record in records {
        writer.write(record).expect("written");
    }
    writer.finish().expect("finished");
    bytes
}

pub(crate) fn tables(guard: Guard, records: &[Record]) -> BTreeMap<String, Vec<u8>> {
    let mut outputs: BTreeMap<String, Shared> = BTreeMap::new();
    let writer = bundle::Writer::new(guard, |name| {
        let output = outputs.entry(name.to_owned()).or_default();
        Ok(Box::new(output.clone()))
    });
    let mut writer = Box::new(writer.expect("begun"));
    for record in records {
        writer.write(record).expect("written");
    }
    writer.finish().expect("finished");
    outputs.into_iter().map(|(name, output)| (name, output.bytes())).collect()
}

/// The findings of everything that is wrong, and the records that are right.
pub(crate) fn judged(entries: Entries<'_>) -> (Vec<Record>, Vec<String>) {
    let (mut records, mut findings) = (Vec::new(), Vec::new());
    for entry in entries {
        let judged = entry.expect("no fault of the input").judge();
        findings.extend(judged.entry.findings.iter().map(|finding| format!("{finding:?}")));
        records.extend(judged.record);
    }
    (records, findings)
}

pub(crate) fn read(format: &dyn Format, bytes: &[u8]) -> (Vec<Record>, Vec<String>) {
    judged(format.entries(Box::new(bytes), Limits::default()))
}

pub(crate) fn read_tables(guard: Guard, tables: &BTreeMap<String, Vec<u8>>) -> (Vec<Record>, Vec<String>) {
    let inputs = tables
        .iter()
        .map(|(name, bytes)| TableInput { name: name.clone(), input: Box::new(std::io::Cursor::new(bytes)) });
    judged(bundle::read(inputs.collect(), guard, Limits::default()))
}

fn assert_same(format: &str, (found, findings): &(Vec<Record>, Vec<String>), expected: &[Record]) {
    assert!(findings.is_empty(), "{format}: {}", findings.join("\n"));
    assert_eq!(found.len(), expected.len(), "{format}");
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(serde_json::to_value(found).ok(), serde_json::to_value(expected).ok(), "{format}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_format_gives_back_what_was_written(records in records(0..=2)) {
        let guarded: &dyn Format = &Csv { guard: Guard::Apostrophe };
        for format in built().chain([guarded]) {
            let bytes = written(format, &records);
            prop_assert_eq!(&bytes, &written(format, &records));
            // A JSON Lines or CSV file without records is empty or a header; the reader of nothing says so.
            if !records.is_empty() {
                assert_same(format.name(), &read(format, &bytes), &records);
            }
        }
        for guard in [Guard::None, Guard::Apostrophe] {
            assert_same("bundle", &read_tables(guard, &tables(guard, &records)), &records);
        }
    }
}

#[test]
fn a_bundle_gives_the_same_records_in_whatever_order_its_rows_stand() {
    let one: serde_json::Value = serde_json::from_str(include_str!("../../fixtures/records/full.json")).expect("JSON");
    let numbered = |number: usize| {
        let mut record = one.clone();
        record["id"] = format!("urn:x:{}", number * 37 % 200).into();
        serde_json::from_value(record).expect("a record")
    };
    let records: Vec<Record> = (0..200).map(numbered).collect();
    let ordered = tables(Guard::None, &records);
    assert_same("bundle in order", &read_tables(Guard::None, &ordered), &records);
    let rows = |name: &str| String::from_utf8(ordered[name].clone()).expect("UTF-8");
    let sides: Vec<String> = rows("sides").lines().map(|row| format!("{row}\n")).collect();
    let mut shuffled = ordered.clone();
    shuffled.insert(
        "sides".into(),
        sides[..1].iter().chain(sides[1..].iter().rev()).map(String::as_str).collect::<String>().into(),
    );
    assert_same("bundle in disorder", &read_tables(Guard::None, &shuffled), &records);
    // Faults are told wherever they stand, and once.
    for (name, sound) in [("in order", ordered), ("in disorder", shuffled)] {
        let mut faulty = sound;
        let text = String::from_utf8(faulty["sides"].clone()).expect("UTF-8");
        let orphan = sides[1].replacen("urn:x:0", "urn:x:none", 1);
        let middle = text.match_indices('\n').nth(150).expect("a row").0 + 1;
        let text = format!("{}{orphan}short\n{}", &text[..middle], &text[middle..]);
        faulty.insert("sides".into(), text.into());
        let (found, findings) = read_tables(Guard::None, &faulty);
        assert_eq!(found.len(), 200, "{name}");
        let count = |code: &str| findings.iter().filter(|finding| finding.contains(code)).count();
        assert_eq!((count("B104"), count("C105"), findings.len()), (1, 1, 2), "{name}: {findings:?}");
    }
}
