//! Names of persons: runs of capitalised words with particles and initials.

use super::country;
use super::date::is_calendar_name;
use super::text::{Part, Sentence, Text};
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::word::TokenKind;
use crate::record::Role;
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
    if is_inside_wording(text, start) {
        return None;
    }
    let sentence = text.sentences.get(text.sentence_of(start));
    let headline = sentence.is_some_and(|sentence| sentence.part == Part::Headline || is_shouted(text, sentence));
    let end = sentence.map_or(text.tokens.len(), |sentence| sentence.tokens.end);
    let mut stop = start;
    let mut words = 0;
    while words < LONGEST && stop < end && !is_repeated(text, start, stop) {
        let Some(next) = element(text, stop, stop > start, context, headline) else { break };
        words += 1;
        stop = next;
    }
    while stop > start && is_dangling(text, stop - 1) {
        stop -= 1;
    }
    (stop > start && text.is_capitalised(start) || stop > start + 1).then_some(start..stop)
}

/// Whether a word stands twice, so that the name begins again: "Ana Holm | Holm Ana".
fn is_repeated(text: &Text, start: usize, at: usize) -> bool {
    at > start + 1 && text.word(at) == text.word(at - 1) && text.kind(at) == Some(TokenKind::Word)
}

/// Whether a place or body is named by words that begin before a token and go on over it ("Lanka" of "Sri Lanka").
fn is_inside_wording(text: &Text, token: usize) -> bool {
    let first = token.saturating_sub(LONGEST);
    (first..token).any(|before| text.matches_at(before).iter().any(|found| found.stop > token && is_thing(found.table)))
}

/// Whether a table names places, bodies and events.
fn is_thing(table: Table) -> bool {
    matches!(
        table,
        Table::CountryName
            | Table::City
            | Table::Place
            | Table::Lookalike
            | Table::Organization
            | Table::Event
            | Table::Venue
    )
}

/// Whether a sentence stands in capitals, so that they mark no names.
fn is_shouted(text: &Text, sentence: &Sentence) -> bool {
    let long = || sentence.tokens.clone().filter(|token| text.raw(*token).len() > 2);
    long().count() > 3 && long().filter(|token| text.tokens[*token].capitals).count() * 4 > long().count() * 3
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
    if inside && is_nickname(text, at) {
        return Some(at + 3);
    }
    if text.kind(at) != Some(TokenKind::Word) || inside && is_postnominal(text, at) {
        return None;
    }
    if !text.is_capitalised(at) {
        let next = if text.raw(at + 1) == "-" { at + 2 } else { at + 1 };
        let goes_on =
            PARTICLES.contains(&text.word(at)) && (text.is_capitalised(next) || PARTICLES.contains(&text.word(next)));
        return (goes_on && (inside || context == Context::Titled)).then_some(next);
    }
    if is_shortened(text, at) {
        return Some(at + 2);
    }
    if text.raw(at).contains('.') && text.raw(at).chars().filter(|sign| sign.is_alphabetic()).count() > 1 {
        return (!is_gazetteer_word(text, at, context, inside)).then_some(at + 1);
    }
    (!is_barred(text, at, inside, context, headline)).then_some(at + 1)
}

/// Whether a word stands shortened to an initial or, with more of the name after it, to some letters: "J.", "Md.".
fn is_shortened(text: &Text, at: usize) -> bool {
    let letters = text.raw(at).chars().count();
    let dotted = text.raw(at + 1) == "." && text.tokens[at + 1].glued;
    let goes_on = || text.is_capitalised(at + 2) && text.sentence_of(at) == text.sentence_of(at + 2);
    let is_form = || {
        text.match_of(at, Table::Honorific).is_some_and(|form| text.gazetteer.honorifics[form.row].position == "before")
    };
    let is_word = || text.tokens[at].capitals || text.is_common(at) || is_form();
    dotted && (letters == 1 || letters <= 3 && goes_on() && !is_word())
}

/// A nickname in quotation marks within a name: `Juan "Johnny" Reyes`.
fn is_nickname(text: &Text, at: usize) -> bool {
    let quotes = |sign: &str| matches!(sign, "\"" | "“" | "”");
    quotes(text.raw(at))
        && text.is_capitalised(at + 1)
        && quotes(text.raw(at + 2))
        && text.is_capitalised(at + 3)
        && text.sentence_of(at) == text.sentence_of(at + 3)
}

/// Letters after a name that are no part of it: "MP", "AO", "CVO".
fn is_postnominal(text: &Text, at: usize) -> bool {
    text.tokens[at].capitals
        && text
            .match_of(at, Table::Honorific)
            .is_some_and(|form| text.gazetteer.honorifics[form.row].position == "after")
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
    let function_word =
        text.word(at).len() < 3 && !text.tokens[at].capitals && !is_short_name(text, at, inside, context);
    let sentence_start = text.sentences[text.sentence_of(at).min(text.sentences.len() - 1)].tokens.start == at;
    headline
        || sentence_start
        || function_word
        || context == Context::Open && !inside
        || FUNCTION_WORDS.contains(&text.word(at))
}

/// Whether a word of two letters is a name, though a common word is written like it: "Minister To Van", "Minister Li Ye".
fn is_short_name(text: &Text, at: usize, inside: bool, context: Context) -> bool {
    let goes_on = text.is_capitalised(at + 1);
    let follows = inside && !text.is_common(at - 1) && !goes_on;
    let is_open = text.word(at).len() == 2 && !PREPOSITIONS.contains(&text.word(at));
    context == Context::Titled && is_open && (follows || goes_on && !text.is_common(at + 1))
}

/// Words of two letters before a place, a time or another word of a headline.
const PREPOSITIONS: &[&str] = &["of", "in", "on", "at", "by", "as", "is", "or", "us"];

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
        Table::Honorific if is_for_capitals(text, found.row) && !text.tokens[at].capitals => false,
        Table::Office | Table::Honorific => is_title_word(text, at, found.stop, inside),
        Table::City | Table::Place => !titled && (!inside || found.stop > at + 1),
        Table::Lookalike => true,
        _ => false,
    })
}

/// Whether a form of address is letters after a name, so that a name may be spelled like it: "MA" and "Ma".
fn is_for_capitals(text: &Text, row: usize) -> bool {
    let form = &text.gazetteer.honorifics[row];
    form.position == "after" && form.phrase.chars().all(char::is_uppercase)
}

/// Whether an office or form of address begins here rather than a word of a name.
fn is_title_word(text: &Text, at: usize, stop: usize, inside: bool) -> bool {
    let word_alone = stop == at + 1;
    let can_be_name = || {
        text.match_of(at, Table::Office).is_none_or(|found| {
            let role = text.gazetteer.offices[found.row].role.last();
            role.is_some_and(|role| matches!(role, Role::Royal | Role::Military | Role::Other))
        })
    };
    let is_own_name = || is_given_name(text, at) || is_fathered(text, stop);
    !(word_alone && (inside && !text.is_common(at) && can_be_name() || is_own_name()))
}

/// Whether a word that can be a title is somebody's own name, with the father's after it: "Sultan bin Hamad".
pub(crate) fn is_fathered(text: &Text, stop: usize) -> bool {
    matches!(text.word(stop), "bin" | "bint" | "ibn")
}

/// Whether a word that can be a title is a name after a plain form of address: "Mr. Dean Holm".
pub(crate) fn is_given_name(text: &Text, at: usize) -> bool {
    let before = if at > 0 && text.raw(at - 1) == "." { at.checked_sub(2) } else { at.checked_sub(1) };
    let addressed = before.is_some_and(|before| matches!(text.word(before), "mr" | "mrs" | "ms" | "miss"));
    let weak = text.match_of(at, Table::Office).is_some_and(|found| {
        text.gazetteer.offices[found.row]
            .note
            .as_deref()
            .is_some_and(|note| note.contains("weak") || note.contains("rank"))
    });
    addressed && weak && text.is_capitalised(at) && text.is_capitalised(at + 1)
}

/// Whether a place or body is meant rather than a form of address: "Sri Lanka", "General Assembly", "St. Petersburg".
fn is_longer_thing(text: &Text, form: &Match) -> bool {
    let longer = text.matches_at(form.first).iter().any(|found| found.stop > form.stop && is_thing(found.table));
    longer || is_inside_wording(text, form.first)
}

/// Forms of address that begin at a token, each with its dot; the index after them and what qualifies them ("Col. (Ret.)").
pub(crate) fn honorifics(text: &Text, start: usize, position: &str) -> (Vec<Range<usize>>, usize) {
    let mut found = Vec::new();
    let mut at = start;
    while let Some(form) = text.match_of(at, Table::Honorific).filter(|form| !is_longer_thing(text, form)) {
        let office = text.match_of(form.first, Table::Office).filter(|office| office.stop >= form.stop);
        let is_office = office.is_some_and(|office| text.gazetteer.offices[office.row].note.as_deref() != Some("rank"));
        let place = text.gazetteer.honorifics[form.row].position.as_str();
        if position == "before" && place == "after" && text.raw(form.first) == "(" {
            at = form.stop;
            continue;
        }
        if place != position || is_office {
            break;
        }
        let dotted = text.raw(form.stop) == "." && text.tokens[form.stop].glued;
        let stop = form.stop + usize::from(dotted);
        found.push(at..form.stop);
        at = if text.raw(stop) == "," && position == "before" { stop + 1 } else { stop };
    }
    (found, at)
}
