//! Cues: the words that make a clause a statement.

use super::words::{is_adverb, is_auxiliary};
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::table::Verb;
use crate::gazetteer::word::TokenKind;
use crate::parse::text::Text;
use crate::record::StatementKind;
use std::ops::Range;

/// How a cue stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "stressed", "had said".
    Past,
    /// "stresses".
    Present,
    /// "stress".
    Base,
    /// "stressing".
    Participle,
    /// "were reviewed".
    Passive,
    /// A phrase with its own subject: "particular attention was paid".
    Phrase,
}

/// A cue.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    /// Its words.
    pub(super) tokens: Range<usize>,
    /// What it makes of its content; `None` where that follows the content.
    pub(super) kind: Option<StatementKind>,
    /// How it stands.
    pub(super) form: Form,
    /// The verb, in its dictionary form.
    pub(super) lemma: &'static str,
}

/// Verbs whose passive tells of facts rather than of talk.
const NO_PASSIVE: &[&str] = &[
    "support",
    "expect",
    "believe",
    "report",
    "describe",
    "accept",
    "approve",
    "resolve",
    "claim",
    "seek",
    "want",
    "say",
    "think",
    "intend",
    "cover",
    "convey",
    "demonstrate",
    "judge",
    "guarantee",
    "commemorate",
    "call",
    "deem",
    "justify",
    "threaten",
    "address",
    "blame",
    "worry",
    "concern",
    "quote",
    "update",
    "illustrate",
    "decline",
    "hail",
    "adopt",
];

/// Participles that are prepositions or tell of deeds.
const NO_PARTICIPLE: &[&str] = &[
    "concerning",
    "regarding",
    "considering",
    "supporting",
    "seeking",
    "wanting",
    "covering",
    "demonstrating",
    "following",
    "responding",
    "answering",
    "replying",
    "including",
    "resolving",
    "guaranteeing",
    "intending",
    "addressing",
    "negotiating",
    "building",
];

/// Verbs that are statements only with certain words after them.
const ORDINARY: &[&str] = &[
    "support",
    "seek",
    "want",
    "cover",
    "resolve",
    "accept",
    "approve",
    "demonstrate",
    "address",
    "negotiate",
    "raise",
    "justify",
    "intend",
    "expect",
    "worry",
    "veto",
    "survey",
    "judge",
    "guarantee",
    "undertake",
    "commemorate",
    "offer",
    "unveil",
    "fear",
    "write",
    "oppose",
    "convey",
    "decline",
    "object",
    "concern",
    "express",
    "voice",
    "lobby",
    "consider",
];

/// Of the ordinary ones those that may stand when the subject speaks.
const SPOKEN: &[&str] =
    &["resolve", "raise", "expect", "seek", "oppose", "consider", "justify", "guarantee", "cover", "address"];

/// Nouns that belong to what is said, not to the cue.
const CONTENT_NOUNS: &[&str] =
    &["importance", "need", "necessity", "significance", "understanding", "view", "interest"];

/// The cue that begins at a token and ends before `stop`.
pub(super) fn at(text: &Text, token: usize, stop: usize) -> Option<Cue> {
    if text.kind(token) != Some(TokenKind::Word) {
        return None;
    }
    passive(text, token, stop).or_else(|| active(text, token, stop))
}

fn rows<'t>(
    text: &'t Text,
    token: usize,
    stop: usize,
    class: &'t str,
) -> impl Iterator<Item = (usize, &'static Verb)> + 't {
    let gazetteer = text.gazetteer;
    text.matches_at(token).iter().filter_map(move |found| {
        let row = gazetteer.verbs.get(found.row).filter(|_| found.table == Table::Verb && found.stop <= stop)?;
        (row.class == class).then_some((found.stop, row))
    })
}

/// "were reviewed", "was also warmly welcomed", "has been agreed".
fn passive(text: &Text, token: usize, stop: usize) -> Option<Cue> {
    let mut at = match text.word(token) {
        "was" | "were" => token + 1,
        "has" | "have" | "had" if text.word(token + 1) == "been" => token + 2,
        _ => return None,
    };
    while is_adverb(text.word(at)) {
        at += 1;
    }
    let (end, row) = rows(text, at, stop, "say").next()?;
    let past = form_of(text, at, row) == Some(Form::Past);
    (past && !NO_PASSIVE.contains(&row.lemma.as_str())).then(|| Cue {
        tokens: token..manner(text, end),
        kind: row.statement_kind(),
        form: Form::Passive,
        lemma: &row.lemma,
    })
}

/// "in detail" and the like belong to the cue.
fn manner(text: &Text, end: usize) -> usize {
    let phrases: [&[&str]; 4] = [&["in", "detail"], &["in", "depth"], &["at", "length"], &["with", "satisfaction"]];
    phrases.iter().find(|phrase| text.stands(end, phrase)).map_or(end, |phrase| end + phrase.len())
}

fn active(text: &Text, token: usize, stop: usize) -> Option<Cue> {
    let is_done_by = |end: usize| text.word(end) == "by" && text.word(token.wrapping_sub(1)) == ",";
    let say = rows(text, token, stop, "say").next().filter(|(end, _)| !is_done_by(*end));
    let joined = joined(text, token, stop);
    let joined = joined.filter(|joined| say.is_none_or(|(end, _)| end <= joined.tokens.end));
    if joined.is_some() {
        return joined;
    }
    let (end, row) = say?;
    let form = form_of(text, token, row)?;
    let lemma = row.lemma.as_str();
    if lemma == "express" || lemma == "voice" || lemma.starts_with("according") {
        return None;
    }
    if ORDINARY.contains(&lemma) && !SPOKEN.contains(&lemma) {
        return None;
    }
    let end = without_content_noun(text, token, end);
    Some(Cue { tokens: token..manner(text, end), kind: row.statement_kind(), form, lemma })
}

/// "the importance" at the end of a wording is part of what is said.
fn without_content_noun(text: &Text, token: usize, end: usize) -> usize {
    if end > token + 2 && CONTENT_NOUNS.contains(&text.word(end - 1)) && text.word(end - 2) == "the" {
        end - 2
    } else {
        end
    }
}

/// A light verb with the noun that tells what is said: "expressed his deep concern".
fn joined(text: &Text, token: usize, stop: usize) -> Option<Cue> {
    let (after, verb) = rows(text, token, stop, "light").next()?;
    let stressing = matches!(
        verb.lemma.as_str(),
        "emphasize" | "emphasise" | "stress" | "highlight" | "underline" | "underscore" | "note"
    );
    let empty = matches!(
        verb.lemma.as_str(),
        "give" | "make" | "pay" | "show" | "send" | "share" | "raise" | "offer" | "record"
    );
    let form = form_of(text, token, verb)?;
    let reach = if empty { 4 } else { 9 };
    for noun in after..stop.min(after + reach) {
        if !may_stand_between(text, noun) {
            return None;
        }
        let Some((end, row)) = rows(text, noun, stop, "noun").next() else { continue };
        let kind = row.statement_kind();
        let followed = end >= stop
            || matches!(
                text.word(end),
                "for"
                    | "of"
                    | "to"
                    | "that"
                    | "on"
                    | "over"
                    | "about"
                    | "at"
                    | "in"
                    | "with"
                    | "from"
                    | ","
                    | "."
                    | "and"
                    | "regarding"
                    | "against"
                    | "towards"
            );
        let content_noun = CONTENT_NOUNS.contains(&text.word(noun)) && verb.lemma != "express" && verb.lemma != "voice";
        if !followed || content_noun {
            continue;
        }
        if stressing
            && matches!(
                kind,
                Some(StatementKind::Commit | StatementKind::Assess | StatementKind::Agree | StatementKind::Discuss)
            )
        {
            return None;
        }
        return Some(Cue { tokens: token..end, kind, form, lemma: &verb.lemma });
    }
    None
}

/// Whether a word can stand between a light verb and its noun.
fn may_stand_between(text: &Text, token: usize) -> bool {
    match text.kind(token) {
        Some(TokenKind::Word) => !matches!(
            text.word(token),
            "that"
                | "for"
                | "on"
                | "to"
                | "about"
                | "with"
                | "in"
                | "which"
                | "who"
                | "by"
                | "was"
                | "is"
                | "were"
                | "at"
                | "from"
        ),
        Some(TokenKind::Possessive) => true,
        _ => matches!(text.raw(token), "-" | "’" | "'"),
    }
}

/// How a row's wording stands; `None` for wordings that are no predicate.
fn form_of(text: &Text, token: usize, row: &Verb) -> Option<Form> {
    let first = text.word(token);
    let base = row.lemma.split(' ').next().unwrap_or_default();
    match first {
        "i" | "we" | "my" | "our" | "it" | "am" | "is" | "are" | "be" | "was" | "were" | "been" => return None,
        "said" | "told" | "took" | "set" | "put" | "laid" | "drew" | "spoke" | "had" | "held" | "paid" | "made"
        | "gave" => {
            return Some(Form::Past);
        }
        "a" | "an" | "the" | "attention" | "particular" | "special" | "discussion" | "discussions" | "talks"
        | "among" | "agreement" | "agreements" | "issues" | "topics" | "great" | "considerable" | "emphasis"
        | "focus" | "consensus" | "views" | "opinions" | "on" | "also" => {
            let verb = ["was", "were", "focused", "centered", "centred", "included", "revolved"];
            let predicate = row.form.split(' ').skip(1).any(|word| verb.contains(&word));
            return predicate.then_some(Form::Phrase);
        }
        _ => {}
    }
    if is_adverb(first) {
        return None;
    }
    if is_auxiliary(first) {
        return Some(if first == "have" { Form::Base } else { Form::Past });
    }
    if first.ends_with("ing") {
        return (!NO_PARTICIPLE.contains(&first)).then_some(Form::Participle);
    }
    if first == fold_first(base) && !first.ends_with("ed") {
        return Some(Form::Base);
    }
    Some(if first.ends_with('s') { Form::Present } else { Form::Past })
}

fn fold_first(word: &str) -> String {
    crate::gazetteer::word::fold(word)
}
