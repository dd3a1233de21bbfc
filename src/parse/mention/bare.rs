//! Names that stand without a title: words of names known from titled mentions, and full names that act.

use super::apposition::{complete, is_glued_title};
use super::thing::is_thing;
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::parse::country;
use crate::parse::name::{self, Context};
use crate::parse::office;
use crate::parse::people::{Found, Mention, OF_COUNTRY};
use crate::parse::text::{Part, Text};
use crate::record::Basis;
use std::collections::HashSet;
use std::ops::Range;

/// Adds names that stand without a title, in order.
pub(super) fn add(text: &Text, mentions: &mut Vec<Mention>) {
    let known: HashSet<&str> = mentions
        .iter()
        .filter_map(|mention| mention.name.clone())
        .flatten()
        .map(|token| text.word(token))
        .filter(|word| word.len() > 2)
        .collect();
    let covered = stops(text, mentions);
    let mut bare: Vec<Mention> = Vec::new();
    for (_, sentence) in text.told() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if covered[at] > at {
                at = covered[at];
                continue;
            }
            let mention = bare_name(text, at, &sentence.tokens, sentence.part, &known, bare.last());
            at = mention.as_ref().map_or(at + 1, |mention| mention.tokens.end);
            bare.extend(mention);
        }
    }
    mentions.extend(bare);
    mentions.sort_by_key(|mention| (mention.tokens.start, mention.tokens.end));
}

/// For each token the index after the mention that covers it, the first one's where there are several; 0 outside.
fn stops(text: &Text, mentions: &[Mention]) -> Vec<usize> {
    let mut stops = vec![0; text.tokens.len()];
    for mention in mentions {
        for stop in stops[mention.tokens.clone()].iter_mut().filter(|stop| **stop == 0) {
            *stop = mention.tokens.end;
        }
    }
    stops
}

fn bare_name(
    text: &Text,
    at: usize,
    sentence: &Range<usize>,
    part: Part,
    known: &HashSet<&str>,
    last: Option<&Mention>,
) -> Option<Mention> {
    if !text.is_capitalised(at) {
        return None;
    }
    let is_known = known.contains(text.word(at));
    let mut name = name::at(text, at, if is_known { Context::Titled } else { Context::Open })?;
    name.end = name.end.min(sentence.end);
    let words: Vec<usize> = name.clone().filter(|token| text.kind(*token) == Some(TokenKind::Word)).collect();
    let telling = || words.iter().filter(|token| !text.is_common(**token));
    let has_known = telling().any(|token| known.contains(text.word(*token)));
    let longest = if part == Part::Headline { 4 } else { usize::MAX };
    let has_title = || text.raw(name.end) == "," && is_office(text, name.end + 1);
    let ends_common = words.last().is_some_and(|token| text.is_common(*token)) && !has_title();
    let owner = of_country(text, name.start, sentence.start);
    let is_person = || {
        owner.is_some()
            || acts(text, &name, sentence)
            || is_listed_by_state(text, &name, sentence)
            || last.is_some_and(|last| goes_on(text, last, &name))
    };
    let is_new = (2..=longest).contains(&words.len()) && !ends_common && is_person();
    let accepted = telling().count() > 0 && (has_known || is_new) && !is_thing(text, &name);
    if !accepted {
        return None;
    }
    let mut mention = Mention::by_name(name);
    mention.country = owner;
    complete(text, &mut mention, sentence.end);
    Some(mention)
}

/// A country has at most this many words.
const LONGEST_COUNTRY: usize = 5;

/// The country of "Norland's Ada Holm", who is not introduced further.
fn of_country(text: &Text, name: usize, start: usize) -> Option<Found<String>> {
    let possessive = name.checked_sub(1).filter(|at| text.kind(*at) == Some(TokenKind::Possessive))?;
    let first = possessive.saturating_sub(LONGEST_COUNTRY).max(start);
    let found = (first..possessive)
        .find_map(|at| Some((at, country::at(text, at)?)).filter(|(_, named)| named.stop == possessive));
    let (at, named) = found.filter(|(_, named)| !named.adjective)?;
    Some(Found { value: named.code, tokens: at..named.stop, basis: Basis::Stated, rule: OF_COUNTRY })
}

/// Whether a name stands in a list of those who come from several states: "Ada Holm of Norland, Bo Lind of Sudland and".
fn is_listed_by_state(text: &Text, name: &Range<usize>, sentence: &Range<usize>) -> bool {
    let of_state = |of: usize| {
        let named = || country::at(text, country::after_article(text, of + 1)).filter(|named| !named.adjective);
        text.word(of) == "of"
            && text.is_capitalised(of - 1)
            && named().is_some_and(|named| matches!(text.word(named.stop), "," | ";" | "and" | "." | ""))
    };
    let before = name.start.checked_sub(1).map_or("", |before| text.word(before));
    let lists = matches!(before, "," | ";" | ":" | "and" | "are" | "were" | "included" | "from");
    lists && of_state(name.end) && (sentence.start + 1..sentence.end).filter(|at| of_state(*at)).count() > 1
}

/// Whether somebody named here acts or is met, so that the name is a person's.
fn acts(text: &Text, name: &Range<usize>, sentence: &Range<usize>) -> bool {
    let before = name.start.checked_sub(1).filter(|before| sentence.contains(before));
    let is_verb = |token: usize| {
        text.match_of(token, Table::Verb).is_some()
            || matches!(text.word(token), "had" | "has" | "is" | "was" | "will" | "took" | "also" | "who")
    };
    let next = if text.raw(name.end) == "," { name.end + 1 } else { name.end };
    let followed = is_verb(name.end)
        || text.word(next) == "who"
        || is_glued_title(text, name.end)
        || text.stands(next, &["a", "member", "of"])
        || next > name.end && is_office(text, next);
    is_introduced(text, before, sentence.start)
        || followed
        || text.kind(name.end) == Some(TokenKind::Possessive) && is_verb(name.end + 1)
        || text.raw(name.end) == "(" && country::at(text, name.end + 1).is_some()
        || is_beside_officer(text, name, sentence.start)
}

/// Whether an officer who is named stands beside a name that opens its clause: "Ada Holm | and President Lind".
fn is_beside_officer(text: &Text, name: &Range<usize>, start: usize) -> bool {
    let opens = name.start == start || text.raw(name.start - 1) == ",";
    let officer = || office::at(text, country::after_article(text, name.end + 1));
    let is_named = |stop: usize| name::at(text, stop, Context::Titled).is_some();
    opens && text.word(name.end) == "and" && officer().is_some_and(|office| is_named(office.0.tokens.end))
}

/// Whether a title begins at a token, an article skipped.
fn is_office(text: &Text, at: usize) -> bool {
    office::at(text, country::after_article(text, at)).is_some()
}

/// Words right before a name that only people have.
const INTRODUCERS: &[&str] = &["with", "met", "told", "received", "between", "wife", "husband", "spouse"];

/// What is done by people at a meeting, before "by".
const DONE: &[&str] =
    &["led", "headed", "chaired", "represented", "accompanied", "received", "welcomed", "greeted", "joined", "flanked"];

/// Whether the word before a name says that somebody is met, leads or accompanies: "a delegation led by".
fn is_introduced(text: &Text, before: Option<usize>, start: usize) -> bool {
    let Some(before) = before else { return false };
    let is_done = |at: usize| at >= start && DONE.contains(&text.word(at));
    let done = match before.checked_sub(1) {
        Some(joint) if matches!(text.word(joint), "and" | ",") => (start..joint).any(is_done),
        Some(verb) => is_done(verb),
        None => false,
    };
    let of_delegation = || text.stands(before.saturating_sub(3), &["members", "of", "the", "delegation"]);
    INTRODUCERS.contains(&text.word(before)) || of_delegation() || text.word(before) == "by" && done
}

/// Whether a name is the next of those who are introduced: "chaired by Ada Holm | and Tom Lind".
fn goes_on(text: &Text, last: &Mention, name: &Range<usize>) -> bool {
    let start = text.sentences.get(text.sentence_of(name.start)).map_or(0, |sentence| sentence.tokens.start);
    let joined = text.word(last.tokens.end) == "and" && last.tokens.end + 1 == name.start;
    joined && is_introduced(text, last.tokens.start.checked_sub(1), start)
}
