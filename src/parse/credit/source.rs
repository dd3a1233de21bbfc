//! Credits of bodies and persons from whom a report has its news.

use super::{Reading, phrase};
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::parse::text::{Part, Sentence, Text};
use crate::record::AttributionRole;
use std::ops::Range;

/// Words before the name of a source.
const BEFORE: &[&[&str]] = &[
    &["according", "to"],
    &["citing"],
    &["reports", "via"],
    &["reported", "via"],
    &["reports", ",", "via"],
    &["with", "reference", "to"],
    &["referring", "to"],
    &["quoting"],
    &["attributable", "to"],
    &["source", ":"],
    &["as", "per"],
    &["reports", "referring", "to"],
    &["information", "from"],
];

/// What a source does in a credit.
const VERBS: &[&str] = &[
    "said",
    "says",
    "reported",
    "reports",
    "announced",
    "announces",
    "informed",
    "informs",
    "noted",
    "told",
    "stated",
    "confirmed",
    "added",
    "reads",
    "disclosed",
    "revealed",
];

/// Where social media carry a statement.
const MEDIA: &[&str] = &["facebook", "social", "twitter", "telegram", "instagram", "linkedin", "weibo"];

/// Small words that may follow the verb of a credit up to the end of its clause.
const TAIL_WORDS: &[&str] = &[
    "in",
    "a",
    "an",
    "on",
    "its",
    "the",
    "statement",
    "release",
    "press",
    "reporters",
    "journalists",
    "post",
    "late",
    "this",
    "earlier",
    "separate",
    "website",
    "that",
    "media",
    "news",
    "readout",
    "communique",
    "official",
    "joint",
    "briefing",
    "at",
];

/// Words after an unnamed source that say how it knows.
const KNOWING: &[&str] = &["familiar", "briefed", "close", "privy"];

/// The sources that a sentence credits.
pub(super) fn find(text: &Text, sentence: &Sentence, readings: &mut Vec<Reading>) {
    let Range { start, end } = sentence.tokens;
    for at in start..end {
        if let Some(words) = BEFORE.iter().find(|words| at + words.len() < end && text.stands(at, words)) {
            after_words(text, at, at + words.len(), end, readings);
        } else if sentence.part != Part::Headline
            && at > start
            && VERBS.contains(&text.word(at))
            && !text.is_capitalised(at)
        {
            before_verb(text, sentence, at, readings);
        } else if MEDIA.contains(&text.word(at)) {
            posted(text, at, end, readings);
        } else if at > start && KNOWING.contains(&text.word(at)) {
            unnamed(text, at, start..end, readings);
        }
    }
    if sentence.part == Part::Headline {
        issued(text, sentence, readings);
    }
}

/// "according to X", "citing X".
fn after_words(text: &Text, first: usize, at: usize, end: usize, readings: &mut Vec<Reading>) {
    let Some(name) = phrase::forward(text, at, end) else { return };
    if names_agency(text, &name) {
        return;
    }
    let words = first..name.end;
    readings.push(Reading { name, role: AttributionRole::Source, words: Some(words) });
}

/// "…, the foreign ministry said Friday.", "…, Kremlin Spokesman X told reporters.", "A statement by X said …".
fn before_verb(text: &Text, sentence: &Sentence, verb: usize, readings: &mut Vec<Reading>) {
    let Range { start, end } = sentence.tokens;
    let Some(name) = phrase::backward(text, start, verb) else { return };
    if names_agency(text, &name) {
        return;
    }
    let name_start = before_article(text, start, name.start);
    let first = phrase::document_start(text, start, name_start);
    let is_tail = first > start && matches!(text.raw(first - 1), "," | "\"" | "”" | "’" | "'");
    let stop = tail_stop(text, verb + 1, end);
    let person = speaks_in_person(text, &name);
    let words = (is_tail && stop.is_some() && !person)
        .then(|| first - usize::from(text.raw(first - 1) == ",")..stop.unwrap_or(verb + 1));
    let told_press = text.word(verb) == "told"
        && person
        && matches!(text.word(verb + 1), "reporters" | "journalists" | "media" | "the");
    let in_document = phrase::is_issuer(text, start, name_start)
        || in_document(text, start, first)
        || in_document(text, verb + 1, end.min(verb + 6));
    if words.is_some() || is_tail && stop.is_some() || told_press || in_document || is_anonymous(text, &name) {
        readings.push(Reading { name, role: AttributionRole::Source, words });
    }
}

/// Where a phrase begins with its article.
fn before_article(text: &Text, start: usize, at: usize) -> usize {
    at - usize::from(at > start && matches!(text.word(at - 1), "the" | "a" | "an"))
}

/// "three people familiar with the matter", "a diplomat briefed on the talks".
fn unnamed(text: &Text, knowing: usize, within: Range<usize>, readings: &mut Vec<Reading>) {
    let noun = |at: usize| {
        matches!(
            text.word(at),
            "people"
                | "persons"
                | "source"
                | "sources"
                | "official"
                | "officials"
                | "diplomat"
                | "diplomats"
                | "person"
        )
    };
    if !noun(knowing - 1) || !matches!(text.word(knowing + 1), "with" | "on" | "about" | "to") {
        return;
    }
    let is_word = |at: &usize| text.kind(*at) == Some(TokenKind::Word);
    let first = (within.start..knowing - 1).rev().take(4).take_while(is_word).filter(|at| !text.is_capitalised(*at));
    let first =
        first.take_while(|at| !VERBS.contains(&text.word(*at)) && text.word(*at) != "to").last().unwrap_or(knowing - 1);
    let first = first + usize::from(matches!(text.word(first), "a" | "an" | "the"));
    let stop = (knowing + 1..within.end).take_while(|at| is_word(at) && !VERBS.contains(&text.word(*at))).last();
    let name = first..stop.map_or(knowing, |stop| stop + 1);
    readings.push(Reading { name, role: AttributionRole::Source, words: None });
}

/// Whether a phrase ends in the name of an agency, with or without what it is; then it is credited as one.
fn names_agency(text: &Text, name: &Range<usize>) -> bool {
    let agency = name.clone().find_map(|at| text.match_of(at, Table::Agency));
    agency.is_some_and(|agency| (agency.stop..name.end).all(|at| !text.is_capitalised(at)))
}

/// The end of a tail after its verb: "said", "said Friday", "said in a statement on Friday", "told reporters".
fn tail_stop(text: &Text, verb: usize, end: usize) -> Option<usize> {
    let ends_clause = |at: &usize| phrase::is_sign(text, *at) && !matches!(text.raw(*at), "-" | "(" | ")");
    let stop = (verb..end.min(verb + 12)).find(ends_clause).unwrap_or(end);
    let small = |at: usize| {
        let word = text.word(at);
        phrase::is_temporal(word)
            || TAIL_WORDS.contains(&word)
            || text.kind(at) != Some(TokenKind::Word)
            || text.is_capitalised(at)
    };
    let ends = stop >= end || matches!(text.raw(stop), "." | "," | "!" | "?");
    (ends && (verb..stop).all(small)).then_some(stop)
}

/// Whether a named person speaks for the source, so that the words are a statement as well.
fn speaks_in_person(text: &Text, name: &Range<usize>) -> bool {
    name.clone().any(|at| {
        let word = text.word(at);
        word.starts_with("spokes") || word == "secretary" && at > name.start && text.word(at - 1) == "press"
    })
}

/// "In a statement,", "said in a readout".
fn in_document(text: &Text, start: usize, end: usize) -> bool {
    let document =
        |at: usize| matches!(text.word(at), "statement" | "readout" | "release" | "communique" | "announcement");
    start < end && (start..end).any(|at| text.word(at) == "in" && (at + 1..end.min(at + 5)).any(document))
}

/// Unnamed persons: "a diplomat", "Turkish diplomatic sources".
fn is_anonymous(text: &Text, name: &Range<usize>) -> bool {
    let last = text.word(name.end - 1);
    matches!(last, "source" | "sources" | "diplomat" | "diplomats" | "mediators")
}

/// "In a Facebook post".
fn posted(text: &Text, at: usize, end: usize, readings: &mut Vec<Reading>) {
    let stop = if text.word(at) == "social" { at + 2 } else { at + 1 };
    if stop < end
        && text.word(stop) == "post"
        && at > 1
        && matches!(text.word(at - 1), "a" | "his" | "her" | "its" | "the")
    {
        readings.push(Reading { name: at..stop + 1, role: AttributionRole::Source, words: Some(at - 1..stop + 1) });
    }
}

/// "Readout from NSC Spokesperson X on …" in a headline.
fn issued(text: &Text, sentence: &Sentence, readings: &mut Vec<Reading>) {
    let Range { start, end } = sentence.tokens;
    let document = matches!(text.word(start), "readout" | "statement" | "remarks");
    if document && matches!(text.word(start + 1), "from" | "by") && start + 2 < end {
        let name = phrase::forward(text, start + 2, end).filter(|name| speaks_in_person(text, name));
        readings.extend(name.map(|name| Reading { name, role: AttributionRole::Source, words: None }));
    }
}
