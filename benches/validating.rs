//! Speed of validating JSON Lines with the place of every value beside its floor: `serde_json` to a value, then the
//! schema's `is_valid`, which tells neither what is wrong nor where. `cargo bench --bench validating` prints MB/s and
//! ratios; one thread, best of three. Input where every record has faults stands beside input that has none, at two sizes.

#[path = "shared/clock.rs"]
mod clock;
#[path = "shared/stories.rs"]
mod stories;

use chancery::format::{Entry, Limits, by_name};
use chancery::record::Record;
use std::hint::black_box;
use std::io::Write;
use std::time::Duration;

const COUNT: usize = 2_000;
/// How much more the larger input has.
const TIMES: usize = 5;

fn main() {
    let good = lines(|text| text);
    // One fault in each record, and one in every entry of every list.
    let bad = lines(|text| text.replacen("\"status\":\"", "\"status\":\"un", 1));
    let worst = lines(|text| text.replace("\"id\":\"", "\"ib\":\""));
    let schema = chancery::schema::record_schema();
    let validator = jsonschema::validator_for(&schema).expect("the record's schema");
    let floor = time(|| {
        for line in good.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            assert!(validator.is_valid(&serde_json::from_slice(line).expect("JSON")));
        }
    });
    let mut text = String::new();
    let mut row = |name: &str, bytes: usize, taken: Duration, floor: Duration| {
        let speed = float(bytes) / 1e6 / taken.as_secs_f64();
        let ratio = taken.as_secs_f64() / floor.as_secs_f64();
        let megabytes = float(bytes) / 1e6;
        let line = format!("{name:<34} {megabytes:>6.1} MB {speed:>7.1} MB/s, {ratio:>5.2} times the time\n");
        text.push_str(&line);
    };
    row("floor: value and is_valid", good.len(), floor, floor);
    row("structure, with places", good.len(), time(|| judge(&good, |entry| entry.judge().entry)), floor);
    let all = time(|| judge(&good, |entry| chancery::validate(entry).entry));
    row("structure and rules", good.len(), all, floor);
    row(
        "one fault a record, to all good",
        bad.len(),
        time(|| judge(&bad, |entry| chancery::validate(entry).entry)),
        all,
    );
    let worst_once = time(|| judge(&worst, |entry| chancery::validate(entry).entry));
    row("a fault an entry, to all good", worst.len(), worst_once, all);
    let more = worst.repeat(TIMES);
    let name = format!("{TIMES} times as much, to once");
    row(&name, more.len(), time(|| judge(&more, |entry| chancery::validate(entry).entry)), worst_once);
    std::io::stdout().write_all(text.as_bytes()).expect("written");
}

fn judge(bytes: &[u8], work: impl Fn(Entry) -> Entry) {
    for entry in by_name("jsonl").expect("a format").read(Box::new(bytes), Limits::default()) {
        black_box(work(entry.expect("read")));
    }
}

/// Records of the fixture stories, over and over, with ids that differ, each line changed.
fn lines(change: impl Fn(String) -> String) -> Vec<u8> {
    let line = |record: &Record| change(serde_json::to_string(record).expect("JSON")) + "\n";
    stories::records(COUNT).iter().map(line).collect::<String>().into_bytes()
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The best of three runs.
fn time(act: impl Fn()) -> Duration {
    clock::best(3, act).map(|((), time)| time).unwrap_or_default()
}
