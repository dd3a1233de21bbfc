//! Cuts a paragraph into sentences.

#[allow(dead_code, reason = "read by the transcript stage")]
mod label;

#[allow(unused_imports, reason = "read by the transcript stage")]
pub(crate) use label::speaker_label;

use super::text::{Part, Sentence, Text};
use crate::gazetteer::word::TokenKind;
use std::ops::Range;

/// Abbreviations after which a dot ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "hon", "rev", "fr", "sr", "st", "gen", "lt", "maj", "col", "capt", "cmdr", "adm",
    "brig", "sgt", "gov", "sen", "rep", "amb", "eng", "messrs", "rt", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep", "sept", "oct", "nov", "dec", "no", "nos", "vs", "approx", "dept", "univ", "mt", "ft", "art", "para", "vol",
    "pp", "bros", "shri", "smt", "md", "abp", "bp", "pres", "min", "sec", "ma", "hrh", "ven", "sh", "engr", "supt",
    "insp", "corp", "inc", "ltd", "co", "ret", "retd", "rtd", "profs", "drs", "mme", "mmes", "mlle", "mgr", "msgr",
    "sra", "dra", "ing", "ir", "arch", "adv", "atty", "lic", "commo", "cdre", "cllr", "usec", "asec", "vadm", "radm",
];

/// Words that begin a sentence when they follow an abbreviation such as "U.S.".
const OPENERS: &[&str] = &[
    "the",
    "he",
    "she",
    "it",
    "they",
    "we",
    "in",
    "on",
    "at",
    "this",
    "these",
    "both",
    "during",
    "for",
    "as",
    "also",
    "his",
    "her",
    "their",
    "a",
    "an",
    "after",
    "before",
    "but",
    "and",
    "while",
    "with",
    "according",
    "earlier",
];

/// Time zones, which may follow "5:10 a.m.".
#[rustfmt::skip]
const ZONES: &[&str] = &["jst", "kst", "ist", "pst", "est", "edt", "cet", "cest", "eet", "gmt", "utc", "bst", "aest", "wib", "et"];

/// The sentences of a text in order. A dateline is one of its own, so that the report's first sentence begins after it.
pub(super) fn sentences(text: &Text) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let dateline = text.dateline.as_ref().map_or(0..0, |dateline| dateline.tokens.clone());
    for (number, paragraph) in text.paragraphs.iter().enumerate() {
        let Range { start, end } = paragraph.tokens;
        let stop = dateline.end.clamp(start, end);
        if dateline.start < end && start < stop {
            sentences.push(Sentence { tokens: start..stop, paragraph: number, part: Part::Frame });
        }
        let first = if dateline.start < end { stop } else { start };
        for tokens in split(text, first..end) {
            sentences.push(Sentence { tokens, paragraph: number, part: paragraph.part });
        }
    }
    sentences
}

/// The sentences of a paragraph, each with its final sign.
fn split(text: &Text, paragraph: Range<usize>) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut first = paragraph.start;
    let mut at = paragraph.start;
    while at < paragraph.end {
        let stop = end_after(text, at, paragraph.end).filter(|stop| !is_item_number(text, first..*stop, paragraph.end));
        at += 1;
        if let Some(stop) = stop {
            sentences.push(first..stop);
            first = stop;
            at = stop;
        }
    }
    if first < paragraph.end {
        sentences.push(first..paragraph.end);
    }
    sentences
}

/// Whether tokens only number what follows: "1.", "2.".
fn is_item_number(text: &Text, tokens: Range<usize>, end: usize) -> bool {
    tokens.len() == 2
        && tokens.end < end
        && text.kind(tokens.start) == Some(TokenKind::Number)
        && text.raw(tokens.start).len() <= 2
}

/// Where a sentence ends whose final sign stands at `at`.
fn end_after(text: &Text, at: usize, end: usize) -> Option<usize> {
    match text.raw(at) {
        "." if is_inner_dot(text, at) => None,
        "." | "!" | "?" | "…" => {
            let stop = closing(text, at + 1, end);
            (stop >= end || opens(text, stop)).then_some(stop)
        }
        "*" if text.raw(at + 1) == "*" => Some(closing(text, at + 1, end)),
        word if word.ends_with('.') && at + 1 < end => {
            let time = matches!(text.word(at), "a.m." | "p.m.") && !ZONES.contains(&text.word(at + 1));
            let opener = OPENERS.contains(&text.word(at + 1)) && text.is_capitalised(at + 1);
            (opener || time && text.is_capitalised(at + 1)).then_some(at + 1)
        }
        _ => None,
    }
}

/// Skips what belongs to the sentence after its final sign: more of the same and closing quotation marks.
fn closing(text: &Text, mut at: usize, end: usize) -> usize {
    while at < end {
        let glued = text.tokens[at].glued;
        match text.raw(at) {
            "." | "!" | "?" | "…" | "*" => at += 1,
            "\"" | "”" | "’" | "'" | "»" | ")" | "]" | ">" if glued => at += 1,
            _ => break,
        }
    }
    at
}

/// Whether a dot stands inside a number or after an abbreviation or initial.
fn is_inner_dot(text: &Text, at: usize) -> bool {
    let glued_to_word = at > 0 && text.tokens[at].glued;
    if !glued_to_word {
        return false;
    }
    let next_is_glued = text.tokens.get(at + 1).is_some_and(|next| next.glued && next.kind != TokenKind::Sign);
    let before = text.word(at - 1);
    let initial = text.is_capitalised(at - 1) && before.chars().count() == 1 && !ends_designation(text, at - 1);
    let small_next = text.kind(at + 1) == Some(TokenKind::Word) && !text.is_capitalised(at + 1);
    let number_before = text.kind(at - 1) == Some(TokenKind::Number);
    number_before && (next_is_glued || is_time(text, at + 1))
        || is_degree(text, at)
        || text.raw(at + 1) == ")" && ABBREVIATIONS.contains(&before) && text.raw(at.wrapping_sub(2)) == "("
        || is_numbered_release(text, at - 1)
        || (text.is_capitalised(at - 1) || small_next || text.kind(at + 1) == Some(TokenKind::Number))
            && ABBREVIATIONS.contains(&before)
            && !(text.is_capitalised(at + 1) && OPENERS.contains(&text.word(at + 1)))
        || initial
}

/// Whether minutes follow, as in badly read print: "10. 30 a. m.".
fn is_time(text: &Text, at: usize) -> bool {
    let minutes = text.kind(at) == Some(TokenKind::Number) && text.raw(at).len() == 2;
    minutes && matches!(text.word(at + 1), "a" | "p" | "am" | "pm" | "a.m." | "p.m.")
}

/// "Ph.D": a dot inside a short capitalised word.
fn is_degree(text: &Text, at: usize) -> bool {
    let glued = text.tokens.get(at + 1).is_some_and(|next| next.glued);
    glued && text.is_capitalised(at - 1) && text.is_capitalised(at + 1) && text.raw(at - 1).chars().count() <= 3
}

/// "PM. No. 35": the office before the number of a release.
fn is_numbered_release(text: &Text, at: usize) -> bool {
    matches!(text.word(at), "pm" | "p.m." | "m") && text.is_capitalised(at) && text.word(at + 2) == "no"
}

/// Whether a single capital ends a designation ("World War I", "Group A") rather than standing for a name.
fn ends_designation(text: &Text, at: usize) -> bool {
    at > 0 && matches!(text.word(at - 1), "war" | "group" | "phase" | "annex" | "part" | "ii")
}

/// Whether a sentence can begin here.
fn opens(text: &Text, at: usize) -> bool {
    match text.kind(at) {
        Some(TokenKind::Word) => text.tokens[at].capitalised || !text.raw(at).starts_with(char::is_alphabetic),
        Some(TokenKind::Number) | None => true,
        Some(_) => !matches!(text.raw(at), "," | ";" | ":" | ")" | "/"),
    }
}

#[cfg(test)]
mod tests;
