//! Names of the files of a report in a bag, which PREMIS speaks of and the bag has.

use super::stem;
use crate::record::{Original, Record};

/// The folder of what is kept.
const FOLDER: &str = "objects";

/// The text of a report, by its first record.
#[must_use]
pub fn text(first: &Record) -> String {
    format!("{FOLDER}/{}.txt", stem(&first.id))
}

/// The file that the text was taken out of.
#[must_use]
pub fn original(first: &Record, original: &Original) -> String {
    let ending = original.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_plain =
        |ending: &String| (1..=5).contains(&ending.len()) && ending.chars().all(|sign| sign.is_ascii_alphanumeric());
    let kind = if original.media_type.contains("html") { "html" } else { "bin" };
    let ending = ending.filter(is_plain).unwrap_or_else(|| kind.to_owned());
    format!("{FOLDER}/{}-original.{ending}", stem(&first.id))
}

/// A record.
#[must_use]
pub fn record(record: &Record) -> String {
    format!("{FOLDER}/{}.json", stem(&record.id))
}
