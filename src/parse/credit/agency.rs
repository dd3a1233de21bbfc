//! Credits of news agencies and outlets.

use super::{Reading, phrase};
use crate::gazetteer::lexicon::{Match, Table};
use crate::parse::text::{Part, Sentence, Text};
use crate::record::AttributionRole;
use std::ops::Range;

/// What an outlet does when it is credited.
const REPORTING: &[&str] = &[
    "report",
    "reports",
    "reported",
    "informs",
    "informed",
    "learned",
    "learnt",
    "says",
    "said",
    "writes",
    "wrote",
    "quoted",
    "cited",
    "understands",
    "revealed",
    "confirmed",
    "adds",
    "added",
    "notes",
    "noted",
    "quotes",
    "announced",
    "claimed",
    "broadcast",
    "published",
];

/// Words before an outlet's name that credit it.
const BEFORE: &[&[&str]] = &[
    &["told"],
    &["told", "the"],
    &["told", "to"],
    &["citing"],
    &["citing", "the"],
    &["quoting"],
    &["quoting", "the"],
    &["via"],
    &["according", "to"],
    &["according", "to", "the"],
    &["quoted", "by"],
    &["quoted", "by", "the"],
    &["cited", "by"],
    &["carried", "by"],
    &["reported", "by"],
    &["reports"],
    &["interview", "with"],
    &["interview", "with", "the"],
    &["interview", "to"],
    &["interview", "to", "the"],
    &["reported", "to"],
    &["informs"],
    &["source", ":"],
    &["as", "per"],
    &["referring", "to"],
    &["reference", "to"],
    &["with", "information", "from"],
];

/// Words that may stand between a credit and an outlet's name: "citing the state news agency SANA".
const KINDS: &[&str] = &[
    "state",
    "run",
    "owned",
    "news",
    "agency",
    "agencies",
    "official",
    "private",
    "local",
    "newspaper",
    "daily",
    "broadcaster",
    "television",
    "tv",
    "channel",
    "portal",
    "website",
    "outlet",
    "wire",
    "service",
    "semi",
    "the",
    "-",
    "national",
    "'s",
    "country",
    "public",
    "semiofficial",
];

/// The outlets that a sentence credits.
pub(super) fn find(text: &Text, sentence: &Sentence, readings: &mut Vec<Reading>) {
    let Range { start, end } = sentence.tokens;
    for agency in text.matches_in(start..end, Table::Agency) {
        let words = credit_words(text, agency, start..end).or_else(|| sign_off(text, agency, sentence));
        if let Some(words) = words {
            readings.push(Reading {
                name: agency.first..agency.stop,
                role: AttributionRole::Agency,
                words: Some(words),
            });
        }
    }
}

/// An outlet's usual name; one that the gazetteer lacks stands as it is written.
pub(super) fn name(text: &Text, tokens: &Range<usize>) -> String {
    let known = tokens.clone().find_map(|at| text.match_of(at, Table::Agency));
    known.map_or_else(
        || text.quote(tokens.clone()).to_owned(),
        |agency| text.gazetteer.agencies[agency.row].name.clone(),
    )
}

/// The words of a credit within a sentence: what stands before the outlet, or its verb after it.
fn credit_words(text: &Text, agency: Match, within: Range<usize>) -> Option<Range<usize>> {
    let mut first = agency.first;
    while first > within.start && KINDS.contains(&text.word(first - 1)) && !before(text, first, within.start) {
        first -= 1;
    }
    let goes_on = text.is_capitalised(agency.stop) && !phrase::is_temporal(text.word(agency.stop));
    if goes_on {
        return None;
    }
    if before(text, first, within.start) || before(text, agency.first, within.start) {
        return Some(lead_in(text, first, within.start)..after_bracket(text, agency.stop, within.end));
    }
    let stop = after_bracket(text, agency.stop, within.end);
    let has = matches!(text.word(stop), "has" | "have" | "had") && REPORTING.contains(&text.word(stop + 1));
    let verb = stop + usize::from(has);
    if verb < within.end && REPORTING.contains(&text.word(verb)) {
        return Some(first..verb + 1);
    }
    (text.raw(stop) == "," && matches!(text.word(stop + 1), "citing" | "quoting")).then_some(first..stop)
}

fn before(text: &Text, at: usize, start: usize) -> bool {
    BEFORE.iter().any(|words| at >= start + words.len() && text.stands(at - words.len(), words))
}

/// The first of the words that lead in a credit.
fn lead_in(text: &Text, at: usize, start: usize) -> usize {
    let longest = BEFORE.iter().filter(|words| at >= start + words.len() && text.stands(at - words.len(), words));
    at - longest.map(|words| words.len()).max().unwrap_or_default()
}

/// Skips an acronym in brackets: "News Agency of Nigeria (NAN)".
fn after_bracket(text: &Text, at: usize, end: usize) -> usize {
    let closed = text.raw(at) == "(" && text.raw(at + 2) == ")" && at + 3 <= end;
    if closed { at + 3 } else { at }
}

/// An outlet's sign at the end of a report or on a line of its own: "(Xinhua)", "--SPA", "WAM/Name", "Source: KUNA".
fn sign_off(text: &Text, agency: Match, sentence: &Sentence) -> Option<Range<usize>> {
    let paragraph = text.paragraphs[sentence.paragraph].tokens.clone();
    let words = agency.first..agency.stop;
    let is_sign = |at: usize| phrase::is_sign(text, at);
    if sentence.part == Part::Frame {
        let leads = (paragraph.start..agency.first).all(is_sign);
        let ends = (agency.stop..paragraph.end).all(is_sign)
            || text.raw(agency.stop) == "/"
            || leads && phrase::is_dash(text, agency.stop);
        return (leads && ends).then_some(words);
    }
    let bracket = agency.first > paragraph.start
        && matches!((text.raw(agency.first - 1), text.raw(agency.stop)), ("(", ")") | ("/", "/") | ("[", "]"));
    let ends = agency.stop + 1 >= paragraph.end
        || (agency.stop + 1..paragraph.end).all(|at| is_sign(at) || text.word(at).starts_with("www"));
    let dashed = agency.stop == paragraph.end
        && agency.first > paragraph.start + 1
        && phrase::is_dash(text, agency.first - 1)
        && phrase::is_dash(text, agency.first - 2);
    let bare = agency.stop == paragraph.end
        && agency.first > paragraph.start
        && matches!(text.raw(agency.first - 1), "." | "”" | "\"");
    (bracket && ends || dashed || bare).then_some(words)
}
