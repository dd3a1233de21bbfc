//! Parquet and Arrow: what stands in the files, and what readers take from other programs.

use crate::generated::records;
use crate::program::{root, run_in};
use crate::roundtrip::{Shared, judged, read, written};
use arrow::array::{Array, ArrayRef, LargeStringArray, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, Schema};
use arrow::ipc::writer::StreamWriter;
use chancery::format::columnar::tables;
use chancery::format::{RecordWriter, by_name};
use chancery::record::Record;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::file::metadata::RowGroupMetaData;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

fn stories() -> Vec<Record> {
    let text = fs::read_to_string(root().join("fixtures/records/full.json")).expect("readable");
    let full: Record = serde_json::from_str(&text).expect("a record");
    let text = fs::read_to_string(root().join("fixtures/records/minimal.json")).expect("readable");
    vec![full, serde_json::from_str(&text).expect("a record")]
}

fn table_files(records: &[Record]) -> BTreeMap<String, Vec<u8>> {
    let mut outputs: BTreeMap<String, Shared> = BTreeMap::new();
    let writer = tables::Writer::new(|name| Ok(Box::new(outputs.entry(name.to_owned()).or_default().clone())));
    let mut writer = Box::new(writer.expect("begun"));
    for record in records {
        writer.write(record).expect("written");
    }
    writer.finish().expect("finished");
    outputs.into_iter().map(|(name, output)| (name, output.bytes())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn tables_give_back_what_was_written(records in records(0..=3)) {
        let files = table_files(&records);
        prop_assert!(files == table_files(&records), "the same records give other bytes");
        let inputs = files.iter().map(|(name, bytes)| -> tables::Input<'_> { (name.clone(), Box::new(bytes.as_slice())) });
        let (found, findings) = judged(tables::read(inputs.collect()));
        prop_assert!(findings.is_empty(), "{}", findings.join("\n"));
        prop_assert_eq!(found, records);
    }
}

#[test]
fn types_follow_the_shape_and_say_what_they_are() {
    let bytes = written(by_name("parquet").expect("a format"), &stories());
    let builder = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(bytes)).expect("Parquet");
    let schema = builder.schema().clone();
    assert_eq!(schema.metadata()["chancery:schema_version"], chancery::record::SCHEMA_VERSION);
    let DataType::Struct(meeting) = schema.field_with_name("meeting").expect("meeting").data_type() else {
        panic!("meeting is no struct")
    };
    let of = |name: &str| meeting.iter().find(|field| field.name() == name).expect("a field").clone();
    assert!(matches!(of("status").data_type(), DataType::Dictionary(_, _)));
    assert!(of("status").metadata()["description"].len() > 10);
    let DataType::Struct(date) = of("date").data_type().clone() else { panic!("date is no struct") };
    let kind = |name: &str| date.iter().find(|field| field.name() == name).expect("a field").data_type().clone();
    assert_eq!((kind("edtf"), kind("earliest"), kind("latest")), (DataType::Utf8, DataType::Date32, DataType::Date32));
}

#[test]
fn row_groups_are_bounded() {
    let one = stories().remove(1);
    let many: Vec<Record> = (0..20_500).map(|n| Record { id: format!("urn:x:{n}"), ..one.clone() }).collect();
    let bytes = written(by_name("parquet").expect("a format"), &many);
    let builder = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(bytes)).expect("Parquet");
    let rows: Vec<_> = builder.metadata().row_groups().iter().map(RowGroupMetaData::num_rows).collect();
    assert_eq!(rows, [10_000, 10_000, 500]);
}

/// An Arrow stream of one column.
fn stream(columns: Vec<(&str, ArrayRef)>) -> Vec<u8> {
    let fields: Vec<_> =
        columns.iter().map(|(name, array)| Field::new(*name, array.data_type().clone(), true)).collect();
    let schema = Arc::new(Schema::new(fields));
    let arrays = columns.into_iter().map(|(_, array)| array).collect();
    let batch = RecordBatch::try_new(Arc::clone(&schema), arrays).expect("a batch");
    let mut bytes = Vec::new();
    let mut writer = StreamWriter::try_new(&mut bytes, &schema).expect("begun");
    writer.write(&batch).expect("written");
    writer.finish().expect("finished");
    bytes
}

#[test]
fn what_others_write_is_judged_like_every_format() {
    let id: ArrayRef = Arc::new(LargeStringArray::from(vec!["urn:x:1"]));
    let mood: ArrayRef = Arc::new(StringArray::from(vec!["grey"]));
    let (records, findings) = read(by_name("arrows").expect("a format"), &stream(vec![("id", id), ("mood", mood)]));
    let all = findings.join("\n");
    assert!(records.is_empty());
    assert!(all.contains("mood") && all.contains("schema_version") && all.contains("meeting"), "{all}");
}

#[test]
fn faulty_files_and_impossible_days_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.parquet"), b"PAR1 and nothing more").expect("written");
    let ran = run_in(folder.path(), &["convert", "a.parquet", "--to", "jsonl"], b"");
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(ran.stderr.contains("error[K101]"), "{}", ran.stderr);
    let mut record = stories().remove(1);
    let date = r#"{"value": "2025-02", "edtf": "2025-02", "earliest": "2025-02-01", "latest": "2025-02-30", "basis": "stated"}"#;
    record.meeting.date = Some(serde_json::from_str(date).expect("a date"));
    let line = serde_json::to_string(&record).expect("JSON");
    let ran = run_in(folder.path(), &["convert", "-", "--to", "parquet", "-o", "b.parquet"], line.as_bytes());
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("2025-02-30"), "{}", ran.stderr);
    assert!(!folder.path().join("b.parquet").exists());
}

#[test]
fn folders_of_tables_are_read_and_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let full = root().join("fixtures/records/full.json");
    let full = full.to_str().expect("UTF-8");
    for _ in 0..2 {
        let ran = run_in(folder.path(), &["convert", full, "--to", "parquet-tables", "-o", "tables"], b"");
        assert_eq!(ran.code, 0, "{}", ran.stderr);
    }
    let expected = run_in(folder.path(), &["convert", full, "--to", "jsonl"], b"").stdout;
    assert!(run_in(folder.path(), &["convert", "tables", "--to", "jsonl"], b"").stdout == expected);
    fs::remove_file(folder.path().join("tables/people.parquet")).expect("removed");
    let ran = run_in(folder.path(), &["convert", "tables", "--to", "jsonl"], b"");
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("people"), "{}", ran.stderr);
}
