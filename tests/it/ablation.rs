//! Evidence means something: where the words that a value was read from are blanked, the value goes or changes.
//!
//! Over the real reports of `$SHARED`, or `../shared`; without them there is nothing to test.

use crate::program::root;
use chancery::record::{Evidence, Record};
use chancery::{Options, Report, parse};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::ops::Range;
use std::path::PathBuf;

/// Of a thousand values, so many go or change.
const FLOOR: usize = 950;

#[test]
fn values_go_with_the_words_of_their_evidence() {
    let reports = reports();
    if reports.is_empty() {
        say("skipped: there are no real reports in ../shared");
        return;
    }
    let outcomes: Vec<_> = reports.par_iter().flat_map(outcomes).collect();
    let (gone, all) = (outcomes.iter().filter(|(_, outcome)| *outcome == Outcome::Gone).count(), outcomes.len());
    let told = format!("{gone} of {all} values went or changed; left are:\n{}", left(&outcomes));
    say(&told);
    assert!(all > 1_000 && gone * 1_000 >= all * FLOOR, "{told}");
    assert!(outcomes.iter().all(|(_, outcome)| *outcome != Outcome::Unmoved), "{told}");
}

/// Writes past the harness, which would hide it.
fn say(line: &str) {
    writeln!(std::io::stderr(), "{line}").expect("written");
}

/// The reports of the dev collection with their days of publication.
fn reports() -> Vec<Report> {
    let shared = std::env::var_os("SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let folder = shared.join("corpus/dev");
    let Ok(index) = std::fs::read_to_string(folder.join("index.tsv")) else { return Vec::new() };
    let mut rows = index.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let header = rows.next().expect("a header");
    let column = |name: &str| header.iter().position(|title| *title == name).expect("a column");
    let (file, published) = (column("file"), column("published"));
    let report = |row: Vec<&str>| Report {
        published: Some(row[published].to_owned()),
        ..Report::of_text(std::fs::read_to_string(folder.join(row[file])).expect("a text"))
    };
    rows.map(report).collect()
}

/// What became of a value when its words were blanked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// It is gone, or another.
    Gone,
    /// It is still there, read from other words.
    Elsewhere,
    /// It is still there, read from the filler.
    Unmoved,
}

/// What became of each value of a report.
fn outcomes(report: &Report) -> Vec<(String, Outcome)> {
    let records = parse(report, &Options::default()).records;
    records.iter().flat_map(readings).map(|reading| (reading.of.clone(), outcome(report, &reading))).collect()
}

fn outcome(report: &Report, reading: &Reading) -> Outcome {
    let whole: Vec<char> = report.source_text().chars().collect();
    let mut blanked = whole.clone();
    for range in &reading.words {
        blank(&mut blanked, &whole[range.clone()]);
    }
    let report = Report { text: blanked.iter().collect(), ..report.clone() };
    let again = parse(&report, &Options::default()).records;
    let same: Vec<_> = again.iter().flat_map(readings).filter(|other| other.value == reading.value).collect();
    let is_filler = |range: &Range<usize>| blanked[range.clone()] != whole[range.clone()];
    match same.iter().any(|other| other.words.iter().all(is_filler)) {
        _ if same.is_empty() => Outcome::Gone,
        false => Outcome::Elsewhere,
        true => Outcome::Unmoved,
    }
}

/// Fills words with signs of equal length wherever they stand, whatever their case.
fn blank(text: &mut [char], words: &[char]) {
    let fold = |sign: &char| sign.to_lowercase().next();
    let joins = |one: Option<&char>, other: Option<&char>| {
        one.zip(other).is_some_and(|(one, other)| one.is_alphanumeric() && other.is_alphanumeric())
    };
    for start in 0..(text.len() + 1).saturating_sub(words.len()) {
        let stop = start + words.len();
        let cut = joins(text[..start].last(), words.first()) || joins(words.last(), text.get(stop));
        if !cut && text[start..stop].iter().map(fold).eq(words.iter().map(fold)) {
            text[start..stop].iter_mut().filter(|sign| sign.is_alphanumeric()).for_each(|sign| *sign = 'x');
        }
    }
}

/// A value with the words that it is read from.
struct Reading {
    of: String,
    value: Value,
    words: Vec<Range<usize>>,
}

/// The values of a record that are read from words.
fn readings(record: &Record) -> Vec<Reading> {
    let mut words: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    for evidence in &record.evidence {
        words.entry(&evidence.of).or_default().extend(span(evidence));
    }
    words.retain(|_, words| !words.is_empty());
    let own: BTreeSet<&str> = words.keys().copied().collect();
    let tree = serde_json::to_value(record).expect("JSON");
    let reading = |(of, words): (&&str, &Vec<Range<usize>>)| {
        Some(Reading { of: (*of).to_owned(), value: value(&tree, of, &own)?, words: words.clone() })
    };
    words.iter().filter_map(reading).collect()
}

fn span(evidence: &Evidence) -> Option<Range<usize>> {
    let offset = |offset: Option<u64>| usize::try_from(offset?).ok();
    Some(offset(evidence.start)?..offset(evidence.stop)?)
}

/// What evidence is of, told so that it can be found in another record; without the members that have evidence of their
/// own.
fn value(record: &Value, of: &str, own: &BTreeSet<&str>) -> Option<Value> {
    let rest = |value: &Value, path: &str| {
        let Some(members) = value.as_object() else { return value.clone() };
        let kept = members.iter().filter(|(name, _)| is_told(name) && !own.contains(format!("{path}/{name}").as_str()));
        Value::Object(kept.map(|(name, member)| (name.clone(), member.clone())).collect())
    };
    if let Some(code) = of.strip_prefix("country/") {
        return Some(json!({"country": code}));
    }
    let (head, field) = of.split_once('/').map_or((of, None), |(head, field)| (head, Some(field)));
    let Some((list, entry)) = entry(record, head) else {
        return Some(json!([of, rest(record.pointer(&format!("/{of}"))?, of)]));
    };
    let which: Vec<_> = ["name", "country", "text", "code"].into_iter().map(|name| (name, entry.get(name))).collect();
    Some(match field {
        Some(field) => {
            let which: Vec<_> = which.into_iter().filter(|(name, _)| *name != field).collect();
            json!([list, which, field, entry.get(field)])
        }
        None => json!([list, which, rest(entry, head)]),
    })
}

/// Whether a member tells something by itself: ids say nothing, and some members follow from others.
fn is_told(name: &str) -> bool {
    const FOLLOWING: [&str; 9] =
        ["id", "side", "people", "speakers", "addressees", "topics", "event", "key", "variants"];
    !FOLLOWING.contains(&name)
}

/// The entry of an id, and its list.
fn entry<'a>(record: &'a Value, id: &str) -> Option<(&'static str, &'a Value)> {
    const LISTS: [&str; 8] = [
        "/sides",
        "/people",
        "/topics",
        "/statements",
        "/references/encounters",
        "/references/instruments",
        "/references/events",
        "/mentions/organizations",
    ];
    LISTS.iter().find_map(|list| {
        let entries = record.pointer(list)?.as_array()?;
        Some((*list, entries.iter().find(|entry| entry["id"] == id)?))
    })
}

/// What stayed, counted by what it is.
fn left(outcomes: &[(String, Outcome)]) -> String {
    let mut kinds: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for (of, outcome) in outcomes {
        let kind = of.split('/').map(|part| part.trim_end_matches(|sign: char| sign.is_ascii_digit()));
        let kind = kind.filter(|part| part.chars().any(char::is_lowercase)).collect::<Vec<_>>().join("/");
        let counts = kinds.entry(kind).or_default();
        counts[0] += 1;
        counts[1] += usize::from(*outcome == Outcome::Elsewhere);
        counts[2] += usize::from(*outcome == Outcome::Unmoved);
    }
    kinds.retain(|_, [_, elsewhere, unmoved]| *elsewhere + *unmoved > 0);
    let line = |(kind, [all, elsewhere, unmoved]): (String, [usize; 3])| {
        format!("{kind}: {elsewhere} of {all} read from other words, {unmoved} from the filler\n")
    };
    kinds.into_iter().map(line).collect()
}
