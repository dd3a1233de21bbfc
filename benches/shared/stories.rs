//! Records of the fixture stories, for the benchmarks that need many.

use chancery::record::Record;
use chancery::{Options, Report};
use std::path::Path;

/// So many records of the stories, over and over, with ids that differ.
pub(crate) fn records(count: usize) -> Vec<Record> {
    let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/stories");
    let mut paths: Vec<_> = std::fs::read_dir(stories).expect("stories").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let texts = paths.iter().filter_map(|path| std::fs::read_to_string(path.join("article.txt")).ok());
    let made: Vec<Record> =
        texts.flat_map(|text| chancery::parse(&Report::of_text(text), &Options::default()).records).collect();
    let many = made.iter().cycle().take(count).enumerate();
    many.map(|(index, record)| Record { id: format!("urn:bench:{index}"), ..record.clone() }).collect()
}
