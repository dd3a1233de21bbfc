//! Names of persons: runs of capitalised words with particles and initials.

use super::country;
use super::date::is_calendar_name;
use super::text::Text;
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use std::ops::Range;

/// Words in lower case that stand inside names.
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "bint", "ibn", "ben", "abu", "abd", "ould", "ag", "da", "de", "do", "dos", "das", "del",
    "della", "di", "der", "den", "du", "des", "la", "le", "van", "von", "zu", "y", "e", "ter", "ten", "af", "av", "i",
    "a", "oglu", "qizi", "ul", "ur", "binti", "s/o", "d/o", "ud", "zur", "zum", "st", "mac", "dit",
];

/// A name has at most this many words.
const LONGEST: usize = 9;

/// How sure it is that a person is named here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Context {
    /// After a title or form of address.
    Titled,
    /// Anywhere else.
    Open,
}

/// The name that begins at a token.
pub(crate) fn at(text: &Text, start: usize, context: Context) -> Option<Range<usize>> {
    let headline = text
        .sentences
        .get(text.sentence_of(start))
        .is_some_and(|sentence| sentence.part == super::text::Part::Headline);
    let mut stop = start;
    let mut words = 0;
    while words < LONGEST {
        let Some(next) = element(text, stop, stop > start, context, headline) else { break };
        words += 1;
        stop = next;
    }
    while stop > start && is_dangling(text, stop - 1) {
        stop -= 1;
    }
    (stop > start && text.is_capitalised(start) || stop > start + 1).then_some(start..stop)
}

/// A particle or sign with which no name ends.
fn is_dangling(text: &Text, token: usize) -> bool {
    let particle = PARTICLES.contains(&text.word(token)) && !text.is_capitalised(token);
    particle || matches!(text.raw(token), "-" | "," | "‑")
}

/// One word of a name; the index after it.
fn element(text: &Text, at: usize, inside: bool, context: Context, headline: bool) -> Option<usize> {
    if inside && is_suffix(text, at) {
        return Some(suffix_stop(text, at));
    }
    if matches!(text.raw(at), "-" | "‑" | "–")
        && inside
        && text.tokens[at].glued
        && text.tokens.get(at + 1).is_some_and(|next| next.glued)
    {
        return (text.kind(at + 1) == Some(TokenKind::Word) && text.raw(at) != "–").then_some(at + 2);
    }
    if text.kind(at) != Some(TokenKind::Word) {
        return None;
    }
    if !text.is_capitalised(at) {
        let next = if text.raw(at + 1) == "-" { at + 2 } else { at + 1 };
        let goes_on =
            PARTICLES.contains(&text.word(at)) && (text.is_capitalised(next) || PARTICLES.contains(&text.word(next)));
        return (goes_on && (inside || context == Context::Titled)).then_some(next);
    }
    let initial = text.raw(at).chars().count() == 1 && text.raw(at + 1) == "." && text.tokens[at + 1].glued;
    if initial {
        return Some(at + 2);
    }
    if text.raw(at).contains('.') && text.raw(at).chars().filter(|sign| sign.is_alphabetic()).count() > 1 {
        return (!is_gazetteer_word(text, at, context, inside)).then_some(at + 1);
    }
    (!is_barred(text, at, inside, context, headline)).then_some(at + 1)
}

fn is_suffix(text: &Text, at: usize) -> bool {
    let word = if text.raw(at) == "," { text.word(at + 1) } else { text.word(at) };
    matches!(word, "jr" | "sr")
        || matches!(text.raw(at), "II" | "III" | "IV" | "VI" | "VII" | "VIII" | "XIV" | "XVI" | "XIII" | "XV")
}

fn suffix_stop(text: &Text, at: usize) -> usize {
    let word = if text.raw(at) == "," { at + 1 } else { at };
    if text.raw(word + 1) == "." && text.tokens[word + 1].glued && matches!(text.word(word), "jr" | "sr") {
        word + 2
    } else {
        word + 1
    }
}

/// Whether a capitalised word cannot be part of a name here.
fn is_barred(text: &Text, at: usize, inside: bool, context: Context, headline: bool) -> bool {
    if is_calendar_name(text.word(at)) || is_gazetteer_word(text, at, context, inside) {
        return true;
    }
    if !text.is_common(at) {
        return false;
    }
    let function_word = text.word(at).len() < 3 && !text.tokens[at].capitals;
    let sentence_start = text.sentences[text.sentence_of(at).min(text.sentences.len() - 1)].tokens.start == at;
    headline
        || sentence_start
        || function_word
        || context == Context::Open && !inside
        || FUNCTION_WORDS.contains(&text.word(at))
}

const FUNCTION_WORDS: &[&str] = &[
    "the",
    "and",
    "for",
    "with",
    "from",
    "that",
    "this",
    "his",
    "her",
    "their",
    "its",
    "who",
    "has",
    "was",
    "were",
    "during",
    "after",
    "before",
    "while",
    "also",
    "both",
    "they",
    "she",
    "meanwhile",
    "today",
    "yesterday",
    "meets",
    "met",
    "holds",
    "held",
    "calls",
];

/// Whether a wording of the gazetteer begins here that bars a name.
fn is_gazetteer_word(text: &Text, at: usize, context: Context, inside: bool) -> bool {
    let titled = context == Context::Titled;
    if country::at(text, at).is_some_and(|named| {
        !(inside && titled && named.stop == at + 1 && !named.adjective && text.is_capitalised(named.stop))
    }) {
        return true;
    }
    text.matches_at(at).iter().any(|found| match found.table {
        Table::Organization | Table::Event | Table::Venue => found.stop > at + 1 || text.tokens[at].capitals,
        Table::Office | Table::Honorific => is_title_word(text, at, found.stop, inside),
        Table::City | Table::Place => !titled && (!inside || found.stop > at + 1),
        Table::Lookalike => true,
        _ => false,
    })
}

/// Whether an office or form of address begins here rather than a word of a name.
fn is_title_word(text: &Text, at: usize, stop: usize, inside: bool) -> bool {
    let word_alone = stop == at + 1;
    !(inside && word_alone && !text.is_common(at))
}

/// Forms of address that begin at a token, each with its dot; the index after them.
pub(crate) fn honorifics(text: &Text, start: usize, position: &str) -> (Vec<Range<usize>>, usize) {
    let mut found = Vec::new();
    let mut at = start;
    while let Some(form) = text.match_of(at, Table::Honorific) {
        let office = text.match_of(form.first, Table::Office).filter(|office| office.stop >= form.stop);
        let is_office = office.is_some_and(|office| text.gazetteer.offices[office.row].note.as_deref() != Some("rank"));
        if text.gazetteer.honorifics[form.row].position != position || is_office {
            break;
        }
        let dotted = text.raw(form.stop) == "." && text.tokens[form.stop].glued;
        let stop = form.stop + usize::from(dotted);
        found.push(at..form.stop);
        at = if text.raw(stop) == "," && position == "before" { stop + 1 } else { stop };
    }
    (found, at)
}
