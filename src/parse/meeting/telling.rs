//! Tellings: the words that tell of a meeting, and who is in it.

use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::parse::actor::{self, Actor};
use crate::parse::people::{Found, People};
use crate::parse::text::{Part, Text};
use crate::record::{Basis, MeetingStatus};
use std::ops::Range;

/// A telling of a meeting: the words and who is in it.
pub(super) struct Telling {
    pub(super) trigger: Range<usize>,
    pub(super) kind: String,
    pub(super) sentence: usize,
    pub(super) actors: Vec<Actor>,
    pub(super) host: Option<usize>,
    pub(super) status: Found<MeetingStatus>,
}

/// Tellings in the report first, then those of the headline.
pub(super) fn all(text: &Text, people: &People) -> Vec<Telling> {
    let mut found: Vec<Telling> = Vec::new();
    for part in [Part::Body, Part::Headline] {
        for (number, sentence) in text.told().filter(|(_, sentence)| sentence.part == part) {
            for token in sentence.tokens.clone() {
                found.extend(telling(text, people, number, &sentence.tokens, token));
            }
        }
    }
    found
}

fn telling(text: &Text, people: &People, number: usize, sentence: &Range<usize>, token: usize) -> Option<Telling> {
    let verbs = text.matches_at(token).iter().filter(|found| found.table == Table::Verb);
    let verb = verbs
        .filter(|found| is_trigger(&text.gazetteer.verbs[found.row].class, &text.gazetteer.verbs[found.row].kind))
        .max_by_key(|found| found.stop)?;
    if people.at(token).is_some() || is_quoted(text, sentence, token) {
        return None;
    }
    let kind = text.gazetteer.verbs[verb.row].kind.clone();
    let before = actor::within(text, people, sentence.start..token);
    let stop = clause_stop(text, verb.stop, sentence.end);
    let after = actor::within(text, people, verb.stop..stop);
    let subjects: Vec<Actor> =
        before.into_iter().filter(|actor| actor.stands_free() || leads_to(text, actor, token)).collect();
    let objects = objects(text, after, verb.stop);
    let inverted = subjects.is_empty() || !is_finite(text, token, sentence);
    let mut actors = subjects;
    let host = host(&kind, &actors, &objects);
    actors.extend(objects);
    if inverted {
        let rest = actor::within(text, people, stop..sentence.end);
        actors.extend(rest.into_iter().filter(Actor::stands_free).take(1));
    }
    let status = status(text, sentence, token);
    is_own_telling(text, sentence, token).then_some(Telling {
        trigger: token..verb.stop,
        kind,
        sentence: number,
        actors,
        host,
        status,
    })
}

fn is_trigger(class: &str, kind: &str) -> bool {
    class == "meet"
        && matches!(
            kind,
            "meet" | "receive" | "talks" | "call_on" | "phone" | "phone_weak" | "video" | "credentials" | "host"
        )
}

fn is_finite(text: &Text, token: usize, sentence: &Range<usize>) -> bool {
    let before = token.checked_sub(1).filter(|before| *before >= sentence.start).map_or("", |before| text.word(before));
    !matches!(before, "during" | "in" | "a" | "an" | "at" | "following" | "the" | "phone" | "telephone" | "after")
}

/// Whether the words stand inside a quotation that began before them in the sentence.
fn is_quoted(text: &Text, sentence: &Range<usize>, token: usize) -> bool {
    let mut open = false;
    for at in sentence.start..token {
        match text.raw(at) {
            "“" => open = true,
            "”" => open = false,
            "\"" => open = !open,
            _ => {}
        }
    }
    open
}

/// Whether an owner's own meeting is spoken of: "Readout of President X's Meeting with Y".
fn leads_to(text: &Text, actor: &Actor, trigger: usize) -> bool {
    let next = actor.tokens.end + usize::from(actor.owns);
    let gap = next..trigger;
    actor.owns && gap.len() <= 3 && gap.clone().all(|token| text.kind(token) == Some(TokenKind::Word))
}

/// The clause after a verb ends where another one begins.
fn clause_stop(text: &Text, first: usize, end: usize) -> usize {
    (first..end)
        .find(|token| {
            matches!(
                text.word(*token),
                "discussed"
                    | "during"
                    | "where"
                    | "which"
                    | "after"
                    | "before"
                    | "emphasizing"
                    | "regarding"
                    | "ahead"
                    | "whom"
                    | "while"
                    | "following"
                    | "expressing"
                    | "underscored"
                    | "said"
            ) || text.word(*token) == "to" && text.word(*token + 1) == "discuss"
        })
        .unwrap_or(end)
}

/// Those met: the first group after the verb, joined by commas and "and".
fn objects(text: &Text, after: Vec<Actor>, start: usize) -> Vec<Actor> {
    let mut objects: Vec<Actor> = Vec::new();
    for actor in after {
        let first = objects.is_empty();
        let fits = if first {
            matches!(actor.link.as_str(), "with" | "by" | "between" | "of" | "")
                || actor.tokens.start <= start + 2
                || actor.link == "and"
        } else {
            matches!(
                actor.link.as_str(),
                "and" | "," | "with" | ";" | "separately" | "as" | "well" | "including" | "comprising" | "of" | ":"
            )
        };
        let state_place = actor.is_state && !matches!(actor.link.as_str(), "with" | "and" | "between" | ",");
        let near = objects.last().is_none_or(|last| actor.tokens.start < last.tokens.end + 14)
            && (!first || actor.tokens.start < start + 14);
        if fits && !state_place && near && !(actor.owns && text.kind(actor.tokens.end).is_some()) {
            objects.push(actor);
        }
    }
    objects
}

fn host(kind: &str, subjects: &[Actor], objects: &[Actor]) -> Option<usize> {
    match kind {
        "receive" => subjects.last().and_then(|actor| actor.person),
        "call_on" => objects.first().and_then(|actor| actor.person),
        _ => None,
    }
}

/// Whether the words tell of a meeting for itself, not of an earlier or other one in passing.
fn is_own_telling(text: &Text, sentence: &Range<usize>, token: usize) -> bool {
    let window = token.saturating_sub(3).max(sentence.start)..token;
    let in_passing = window.clone().any(|at| {
        matches!(
            text.word(at),
            "previous" | "earlier" | "last" | "recent" | "since" | "future" | "next" | "upcoming" | "regular"
        )
    });
    let long_ago = text.word(token.saturating_sub(1)) == "had" && text.word(token) == "met";
    !in_passing && !long_ago
}

fn status(text: &Text, sentence: &Range<usize>, token: usize) -> Found<MeetingStatus> {
    let window = token.saturating_sub(6).max(sentence.start)..token;
    let has = |words: &[&str]| window.clone().find(|at| words.contains(&text.word(*at)));
    let found = |value, at: usize, rule| Found { value, tokens: at..at + 1, basis: Basis::Stated, rule };
    let status_word = sentence.clone().find_map(|at| {
        let found = text.match_of(at, Table::Verb).filter(|found| text.gazetteer.verbs[found.row].class == "status")?;
        let kind = text.gazetteer.verbs[found.row].kind.as_str();
        let value = match kind {
            "postponed" => MeetingStatus::Postponed,
            "cancelled" => MeetingStatus::Cancelled,
            "denied" => MeetingStatus::Denied,
            _ => return None,
        };
        Some(Found { value, tokens: at..found.stop, basis: Basis::Stated, rule: "meeting.status-word" })
    });
    if let Some(status) = status_word {
        return status;
    }
    if let Some(at) = has(&["will", "shall", "expected", "scheduled", "planned", "due", "plans", "set"]) {
        return found(MeetingStatus::Planned, at, "meeting.future");
    }
    found(MeetingStatus::Held, token, "meeting.told")
}
