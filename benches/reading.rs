//! Speed of reading reports beside its floor: an Aho-Corasick pass over the same text for the same wordings.
//! `cargo bench --bench reading` prints MB/s, articles per second, the ratio, and of the texts with a record how many are
//! read per second and how many records are held against them; one thread, best of three.
//!
//! Real texts are read too where `$SHARED`, or `../shared`, has them.

#[path = "shared/clock.rs"]
mod clock;

use aho_corasick::{AhoCorasick, MatchKind};
use chancery::gazetteer::GAZETTEER;
use chancery::record::Record;
use chancery::{Options, Report};
use std::hint::black_box;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How many bytes of our own articles are read, over and over.
const OWN_BYTES: usize = 2_000_000;
/// Every so many real texts is read.
const STEP: usize = 60;

fn main() {
    let floor = Floor::new();
    let mut output = std::io::stdout();
    for (name, texts) in [("own articles", own()), ("real texts", real())] {
        let line = if texts.is_empty() { format!("{name}: not there\n") } else { measure(name, &texts, &floor) };
        output.write_all(line.as_bytes()).expect("written");
    }
}

/// The wordings of all tables in one automaton over bytes, without regard to case as the parser's own.
struct Floor {
    automaton: AhoCorasick,
}

impl Floor {
    fn new() -> Self {
        let mut builder = AhoCorasick::builder();
        builder.match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(true);
        Self {
            automaton: builder
                .build(GAZETTEER.phrases().into_iter().map(std::borrow::Cow::into_owned))
                .expect("an automaton"),
        }
    }

    fn pass(&self, texts: &[String]) {
        for text in texts {
            black_box(self.automaton.find_iter(text).count());
        }
    }
}

fn measure(name: &str, texts: &[String], floor: &Floor) -> String {
    let megabytes = float(texts.iter().map(String::len).sum()) / 1e6;
    let reading = time(|| read(texts)).as_secs_f64();
    let passing = time(|| floor.pass(texts)).as_secs_f64();
    let read: Vec<(&String, Record)> = texts.iter().filter_map(|text| Some((text, first(text)?))).collect();
    let reported: Vec<String> = read.iter().map(|(text, _)| (*text).clone()).collect();
    let reading_again = time(|| self::read(&reported)).as_secs_f64();
    let grounding = time(|| ground(&read)).as_secs_f64();
    format!(
        "{name:<12} {megabytes:>5.1} MB {:>7.2} MB/s {:>7.0} articles/s, aho-corasick {:>7.1} MB/s, ratio {:.4}; \
         of those with a record {:>7.0} articles/s read, {:>7.0} records/s held against them\n",
        megabytes / reading,
        float(texts.len()) / reading,
        megabytes / passing,
        passing / reading,
        float(read.len()) / reading_again,
        float(read.len()) / grounding,
    )
}

/// The first record of a text.
fn first(text: &str) -> Option<Record> {
    chancery::parse(&Report::of_text(text), &Options::default()).records.into_iter().next()
}

fn ground(records: &[(&String, Record)]) {
    for (text, record) in records {
        black_box(chancery::ground(record, &Report::of_text(text.as_str())));
    }
}

fn read(texts: &[String]) {
    for text in texts {
        black_box(chancery::parse(&Report::of_text(text.as_str()), &Options::default()));
    }
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of the stories and of the open reports, repeated.
fn own() -> Vec<String> {
    let folders = |path: PathBuf| std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    let stories = folders(root().join("fixtures/stories")).map(|path| path.join("article.txt"));
    let reports = folders(root().join("fixtures/reports/open"));
    let mut paths: Vec<_> =
        stories.chain(reports).filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    paths.sort();
    let texts: Vec<_> = paths.iter().flat_map(std::fs::read_to_string).collect();
    let once: usize = texts.iter().map(String::len).sum();
    let times = OWN_BYTES.div_ceil(once.max(1));
    std::iter::repeat_n(texts, times).flatten().collect()
}

/// An even sample of the real texts.
fn real() -> Vec<String> {
    let shared = std::env::var_os("SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let Ok(folder) = std::fs::read_dir(shared.join("corpus/bulk")) else { return Vec::new() };
    let mut paths: Vec<_> = folder.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "zst"));
    paths.sort();
    let lines = paths.iter().flat_map(|path| {
        let decoder = zstd::Decoder::new(std::fs::File::open(path).expect("open")).expect("Zstandard");
        BufReader::new(decoder).lines().map(|line| line.expect("a line"))
    });
    lines.step_by(STEP).filter_map(|line| text_of(&line)).collect()
}

fn text_of(line: &str) -> Option<String> {
    let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
    row["text"].as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// The best of three runs.
fn time(act: impl Fn()) -> Duration {
    clock::best(3, act).map(|((), time)| time).unwrap_or_default()
}
