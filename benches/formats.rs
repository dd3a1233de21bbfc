//! Speed of reading and writing each format beside its floor: the library below it, doing as little as it can with the
//! same bytes. `cargo bench --bench formats` prints MB/s and ratios; one thread, best of five.

#[path = "shared/clock.rs"]
mod clock;
#[path = "shared/stories.rs"]
mod stories;

use chancery::format::bundle::{self, TableInput};
use chancery::format::csv::Guard;
use chancery::format::{Entries, Limits, RecordWriter, by_name};
use chancery::record::Record;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::{BufReader, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How many records are read and written.
const COUNT: usize = 3_000;

fn main() {
    let records = stories::records(COUNT);
    let mut table = Table::default();
    for name in ["jsonl", "xml", "csv"] {
        let bytes = written(name, &records);
        let floors = floors(name);
        let (reading, floor) = (time(|| read(name, &bytes)), time(|| (floors.read)(&bytes)));
        table.row(&format!("{name} read and judged"), bytes.len(), reading, floor, floors.of);
        let events = (floors.prepare)(&bytes);
        let (writing, floor) = (time(|| drop(written(name, &records))), time(events));
        table.row(&format!("{name} written"), bytes.len(), writing, floor, floors.of);
    }
    let tables = tables(&records);
    let size = tables.values().map(Vec::len).sum();
    let reading = time(|| read_tables(&tables));
    let floor = time(|| tables.values().for_each(|bytes| read_csv(bytes)));
    table.row("csv bundle read and judged", size, reading, floor, "csv");
    let writing = time(|| drop(self::tables(&records)));
    let rows: Vec<_> = tables.values().map(|bytes| prepare_csv(bytes)).collect();
    let floor = time(|| {
        for write in &rows {
            write();
        }
    });
    table.row("csv bundle written", size, writing, floor, "csv");
    let mut output = std::io::stdout();
    output.write_all(table.text.as_bytes()).expect("written");
}

fn written(name: &str, records: &[Record]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = by_name(name).expect("a format").write(Box::new(&mut bytes));
    for record in records {
        writer.write(record).expect("written");
    }
    writer.finish().expect("finished");
    bytes
}

fn judge(entries: Entries<'_>) {
    let judged = entries.map(|entry| entry.expect("read").judge());
    assert_eq!(judged.filter(|judged| judged.record.is_some()).count(), COUNT);
}

fn read(name: &str, bytes: &[u8]) {
    judge(by_name(name).expect("a format").read(Box::new(bytes), Limits::default()));
}

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("a lock").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn tables(records: &[Record]) -> BTreeMap<String, Vec<u8>> {
    let mut outputs: BTreeMap<String, Shared> = BTreeMap::new();
    let open = |name: &str| -> Result<Box<dyn Write + Send>, chancery::Error> {
        Ok(Box::new(outputs.entry(name.to_owned()).or_default().clone()))
    };
    let mut writer = Box::new(bundle::Writer::new(Guard::None, open).expect("begun"));
    for record in records {
        writer.write(record).expect("written");
    }
    writer.finish().expect("finished");
    outputs.into_iter().map(|(name, output)| (name, std::mem::take(&mut *output.0.lock().expect("a lock")))).collect()
}

fn read_tables(tables: &BTreeMap<String, Vec<u8>>) {
    let inputs = tables.iter().map(|(name, bytes)| TableInput {
        name: name.clone(),
        input: Box::new(std::io::Cursor::new(bytes.as_slice())),
    });
    judge(bundle::read(inputs.collect(), Guard::None, Limits::default()));
}

/// What the library below a format does with the same bytes.
struct Floors {
    of: &'static str,
    read: fn(&[u8]),
    prepare: fn(&[u8]) -> Box<dyn Fn()>,
}

fn floors(name: &str) -> Floors {
    match name {
        "xml" => Floors { of: "quick-xml", read: read_xml, prepare: prepare_xml },
        "csv" => Floors { of: "csv", read: read_csv, prepare: prepare_csv },
        _ => Floors { of: "serde_json", read: read_json, prepare: prepare_json },
    }
}

fn json_values(bytes: &[u8]) -> impl Iterator<Item = serde_json::Value> + '_ {
    let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines.map(|line| serde_json::from_slice(line).expect("JSON"))
}

fn read_json(bytes: &[u8]) {
    for value in json_values(bytes) {
        black_box(value);
    }
}

fn prepare_json(bytes: &[u8]) -> Box<dyn Fn()> {
    let values: Vec<_> = json_values(bytes).collect();
    Box::new(move || {
        let mut output = Vec::new();
        for value in &values {
            serde_json::to_writer(&mut output, value).expect("written");
        }
        black_box(output);
    })
}

fn read_csv(bytes: &[u8]) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).expect("a row") {
        black_box(&record);
    }
}

fn prepare_csv(bytes: &[u8]) -> Box<dyn Fn()> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let rows: Vec<_> = reader.byte_records().map(|row| row.expect("a row")).collect();
    Box::new(move || {
        let mut output = csv::Writer::from_writer(Vec::new());
        for row in &rows {
            output.write_byte_record(row).expect("written");
        }
        black_box(output.into_inner().expect("flushed"));
    })
}

fn xml_events(bytes: &[u8]) -> Vec<quick_xml::events::Event<'static>> {
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(bytes));
    let (mut events, mut buffer) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event_into(&mut buffer).expect("an event") {
            quick_xml::events::Event::Eof => return events,
            event => events.push(event.into_owned()),
        }
        buffer.clear();
    }
}

fn read_xml(bytes: &[u8]) {
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(bytes));
    let mut buffer = Vec::new();
    while !matches!(black_box(reader.read_event_into(&mut buffer).expect("an event")), quick_xml::events::Event::Eof) {
        buffer.clear();
    }
}

fn prepare_xml(bytes: &[u8]) -> Box<dyn Fn()> {
    let events = xml_events(bytes);
    Box::new(move || {
        let mut output = quick_xml::Writer::new(Vec::new());
        for event in &events {
            output.write_event(event.borrow()).expect("written");
        }
        black_box(output.into_inner());
    })
}

/// The best of five runs.
fn time(act: impl Fn()) -> Duration {
    clock::best(5, act).map(|((), time)| time).unwrap_or_default()
}

#[derive(Default)]
struct Table {
    text: String,
}

impl Table {
    fn row(&mut self, name: &str, bytes: usize, ours: Duration, floor: Duration, of: &str) {
        let size = f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1e6;
        let (speed, limit) = (size / ours.as_secs_f64(), size / floor.as_secs_f64());
        let ratio = speed / limit;
        let line = format!("{name:<28} {size:>6.1} MB {speed:>7.1} MB/s, {of} {limit:>7.1} MB/s, ratio {ratio:.3}\n");
        self.text.push_str(&line);
    }
}
