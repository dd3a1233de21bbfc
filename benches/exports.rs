//! Speed of each dialect beside plain XML of the same records. `cargo bench --bench exports` prints MB/s of what is written
//! and records a second; one thread, best of five.

#[path = "shared/clock.rs"]
mod clock;
#[path = "shared/stories.rs"]
mod stories;

use chancery::config::Archive;
use chancery::export::{DIALECTS, Dialect, Export, Settings};
use chancery::format::by_name;
use chancery::record::Record;
use std::io::Write;
use std::time::Duration;

/// How many records are written.
const COUNT: u32 = 3_000;

fn main() {
    let records = records();
    let mut text = row("plain xml", time(|| xml(&records)));
    for dialect in DIALECTS {
        text.push_str(&row(dialect.name(), time(|| export(*dialect, &records))));
    }
    std::io::stdout().write_all(text.as_bytes()).expect("written");
}

/// Records of the fixture stories, each of a report of its own.
fn records() -> Vec<Record> {
    let mut records = stories::records(COUNT as usize);
    for (index, record) in records.iter_mut().enumerate() {
        record.source.document_id = Some(index.to_string());
    }
    records
}

fn settings() -> Settings {
    let some = |text: &str| Some(text.to_owned());
    let archive = Archive {
        agency: some("Archive of Examples"),
        collection: some("meetings"),
        title: some("Reports of meetings"),
        ..Archive::default()
    };
    Settings { archive, at: some("2025-06-30T12:00:00Z"), ..Settings::default() }
}

/// Writes records in a dialect and gives the number of bytes.
fn export(dialect: &'static dyn Dialect, records: &[Record]) -> usize {
    let mut export = Export::new(dialect, settings());
    let mut bytes = 0;
    for record in records {
        bytes += export.take(record).expect("taken").iter().map(|piece| piece.text.len()).sum::<usize>();
    }
    bytes + export.finish().expect("finished").iter().map(|piece| piece.text.len()).sum::<usize>()
}

fn xml(records: &[Record]) -> usize {
    let mut bytes = Vec::new();
    let mut writer = by_name("xml").expect("a format").write(Box::new(&mut bytes));
    for record in records {
        writer.write(record).expect("written");
    }
    writer.finish().expect("finished");
    bytes.len()
}

/// The bytes, and the best of five runs.
fn time(act: impl Fn() -> usize) -> (usize, Duration) {
    clock::best(5, act).unwrap_or_default()
}

fn row(name: &str, (bytes, time): (usize, Duration)) -> String {
    let size = f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1e6;
    let seconds = time.as_secs_f64();
    let (speed, rate) = (size / seconds, f64::from(COUNT) / seconds);
    format!("{name:<12} {size:>6.1} MB {speed:>7.1} MB/s {rate:>9.0} records/s\n")
}
