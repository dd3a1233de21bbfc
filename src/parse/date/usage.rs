//! How a date stands in its sentence: what it belongs to, and whether it lies before or after the report.

use super::expression::Expression;
use super::{Direction, Seen, Use};
use crate::gazetteer::word::TokenKind;
use crate::parse::text::{Part, Text};
use std::ops::Range;

/// Words after a date that make it part of a name.
#[rustfmt::skip]
const NAME_TAILS: &[&str] = &[
    "attacks", "movement", "alliance", "street", "square", "avenue", "boulevard", "revolution", "uprising", "coup",
    "massacre", "university", "brigade", "bridge", "stadium", "airport", "protests", "earthquake", "genocide",
    "times", "mail", "telegraph", "express", "mirror", "herald", "post", "star", "war", "prison", "square", "road",
    "plaza",
];

/// Words between which and a noun a date is that noun's attribute.
#[rustfmt::skip]
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "their", "his", "her", "its", "our", "these", "those", "joint", "first", "second", "historic",
    "landmark", "recent", "previous", "earlier", "upcoming", "last",
];

/// Words that give a noun its own date: "the declaration of 8 August", "a letter dated 3 May".
const OF: &[&str] = &["of", "dated"];

/// What can have "of" before a date without being named by it: "the morning of 5 May".
#[rustfmt::skip]
const TIMES: &[&str] = &[
    "morning", "afternoon", "evening", "night", "day", "end", "beginning", "start", "middle", "half", "quarter",
    "month", "days", "part", "week", "weekend", "as", "course",
];

/// Words by which a clause speaks of what is to come.
#[rustfmt::skip]
const FUTURE: &[&str] = &[
    "will", "shall", "upcoming", "forthcoming", "scheduled", "planned", "planning", "plans", "slated", "due",
    "would", "ahead", "invited", "invites", "invitation", "invite", "expected", "prepare", "preparing",
    "preparations", "preparation", "next", "coming", "awaits", "intends", "tomorrow", "'ll",
];

/// Words by which a clause tells what is over.
#[rustfmt::skip]
const PAST: &[&str] = &[
    "was", "were", "had", "met", "held", "took", "said", "spoke", "began", "went", "came", "made", "told", "gave",
    "saw", "paid", "left", "led", "since", "ago", "last", "previous", "earlier", "after", "followed", "did", "sent",
    "became",
];

/// Verbs after a "to" that looks ahead.
#[rustfmt::skip]
const INTENTIONS: &[&str] = &[
    "be", "visit", "host", "hold", "meet", "take", "attend", "receive", "sign", "travel", "arrive", "pay", "open",
    "address", "begin", "start", "join", "welcome", "fly", "head", "lead", "participate", "chair", "return", "go",
    "speak", "submit", "present", "discuss", "review", "table", "deliver", "convene", "consider", "launch",
];

/// Words by which a "to" tells what somebody is going to do, not for what he does it.
#[rustfmt::skip]
const BEFORE_INTENTION: &[&str] = &[
    "is", "are", "was", "were", "set", "due", "expected", "scheduled", "planned", "plans", "slated", "ready", "about",
    "has", "have", "intends", "likely",
];

/// Verbs by which a report tells of talks; they say nothing about the time of what was spoken of.
#[rustfmt::skip]
const REPORTING: &[&str] = &[
    "discussed", "reviewed", "noted", "emphasized", "emphasised", "stressed", "highlighted", "underscored",
    "underlined", "mentioned", "exchanged", "considered", "examined", "touched", "expressed", "reaffirmed",
    "reiterated", "briefed", "informed", "confirmed", "welcomed", "praised", "thanked", "agreed", "said", "told",
    "explored", "outlined",
];

/// All expressions with their use; in a list all are used as the first.
pub(super) fn of_all<'e>(text: &Text, told: &'e [Expression]) -> Vec<Seen<'e>> {
    let mut seen: Vec<Seen> = Vec::with_capacity(told.len());
    for said in told {
        let mut one = Seen::new(text, said);
        if let Some(last) = seen.last().filter(|last| last.usage == Use::OfNoun && one.usage == Use::Free) {
            let gap = last.said.tokens.end..said.tokens.start;
            let listed = (1..=2).contains(&gap.len()) && gap.clone().all(|at| matches!(text.word(at), "," | "and"));
            if listed && said.calendar().is_some() {
                one.usage = Use::OfNoun;
            }
        }
        seen.push(one);
    }
    seen
}

/// How a date is used.
pub(super) fn usage(text: &Text, tokens: &Range<usize>, is_year: bool) -> Use {
    let sentence = sentence(text, tokens.start);
    let inside = |at: usize| sentence.contains(&at);
    let before = tokens.start.checked_sub(1).filter(|at| inside(*at));
    let after = Some(tokens.end).filter(|at| inside(*at));
    let word = |at: Option<usize>| at.map_or("", |at| text.word(at));
    if is_named(text, tokens, (before, after), is_year) {
        return Use::InName;
    }
    let before_that = before.and_then(|at| at.checked_sub(1)).filter(|at| inside(*at));
    if OF.contains(&word(before)) && !TIMES.contains(&word(before_that)) {
        return Use::OfNoun;
    }
    let possessive = after.is_some_and(|at| text.kind(at) == Some(TokenKind::Possessive));
    let noun = after.is_some_and(|at| text.kind(at) == Some(TokenKind::Word))
        && !super::words::AFTER_DATE.contains(&word(after));
    if possessive || noun && DETERMINERS.contains(&word(before)) {
        return Use::BeforeNoun;
    }
    Use::Free
}

fn is_named(
    text: &Text,
    tokens: &Range<usize>,
    (before, after): (Option<usize>, Option<usize>),
    is_year: bool,
) -> bool {
    let word = |at: Option<usize>| at.map_or("", |at| text.word(at));
    let capital = |at: Option<usize>| at.is_some_and(|at| text.is_capitalised(at));
    let relative = tokens.len() == 1 && matches!(text.word(tokens.start), "today" | "tomorrow" | "yesterday");
    if relative && text.is_capitalised(tokens.start) && capital(before) && capital(after) {
        return !in_headline(text, tokens.start);
    }
    if NAME_TAILS.contains(&word(after)) {
        return true;
    }
    let opens = before.is_some_and(|at| sentence(text, at).start == at && text.is_common(at));
    let run_before = capital(before) && !opens && !super::words::BEFORE_PERIOD.contains(&word(before));
    let run_after = capital(after) && DETERMINERS.contains(&word(before));
    is_year && (run_before || run_after)
}

fn in_headline(text: &Text, at: usize) -> bool {
    text.sentences.get(text.sentence_of(at)).is_some_and(|sentence| sentence.part == Part::Headline)
}

fn sentence(text: &Text, at: usize) -> Range<usize> {
    text.sentences.get(text.sentence_of(at)).map_or(0..0, |sentence| sentence.tokens.clone())
}

/// Words by which something is moved to a later day.
const MOVED: &[&str] = &["postponed", "moved", "rescheduled", "deferred", "delayed", "pushed", "off"];

/// Whether the clause of a date tells of the past or of what is to come.
pub(super) fn direction(text: &Text, tokens: &Range<usize>) -> Direction {
    let sentence = sentence(text, tokens.start);
    let before = tokens.start.saturating_sub(1);
    let is_limit = matches!(text.word(before), "by" | "until" | "till") && tokens.start > sentence.start;
    let is_moved = matches!(text.word(before), "to" | "for")
        && (before.saturating_sub(2).max(sentence.start)..before).any(|at| MOVED.contains(&text.word(at)));
    if is_limit || is_moved {
        return Direction::Future;
    }
    let clause = clause(text, &sentence, tokens);
    cue(text, &clause, tokens).or_else(|| cue(text, &sentence, tokens)).unwrap_or(Direction::Open)
}

/// The tokens around a date up to commas and the like; a clause that is hardly more than the date takes its neighbour in.
fn clause(text: &Text, sentence: &Range<usize>, tokens: &Range<usize>) -> Range<usize> {
    let is_edge = |at: &usize| matches!(text.word(*at), "," | ";" | ":" | "." | "(" | ")" | "—" | "–");
    let start_from = |at: usize| (sentence.start..at).rev().find(is_edge).map_or(sentence.start, |at| at + 1);
    let stop_from = |at: usize| (at..sentence.end).find(is_edge).unwrap_or(sentence.end);
    let (mut start, mut stop) = (start_from(tokens.start), stop_from(tokens.end));
    if stop.saturating_sub(start) <= tokens.len() + 3 {
        if start > sentence.start {
            start = start_from(start - 1);
        }
        if stop < sentence.end {
            stop = stop_from(stop + 1);
        }
    }
    start..stop
}

/// The cue nearest to the date, one before it first.
fn cue(text: &Text, within: &Range<usize>, tokens: &Range<usize>) -> Option<Direction> {
    let before = (within.start..tokens.start).rev().find_map(|at| cue_at(text, at).map(|cue| (tokens.start - at, cue)));
    let after = (tokens.end..purpose(text, tokens.end, within.end))
        .find_map(|at| cue_at(text, at).map(|cue| (at + 2 - tokens.end, cue)));
    before.into_iter().chain(after).min_by_key(|(distance, _)| *distance).map(|(_, cue)| cue)
}

/// Where after a date another clause begins, which says nothing of the date: "met on 3 May to prepare the summit", "said on
/// 3 May that talks would follow", "met on 3 May ahead of the summit".
fn purpose(text: &Text, start: usize, stop: usize) -> usize {
    let is_purpose = |at: usize| {
        let next = text.word(at + 1);
        let is_verb = text.kind(at + 1) == Some(TokenKind::Word)
            && !text.is_capitalised(at + 1)
            && !matches!(next, "the" | "a" | "an" | "his" | "her" | "its" | "their" | "this" | "that");
        let is_aim = is_verb && !BEFORE_INTENTION.contains(&text.word(at.saturating_sub(1)));
        text.word(at) == "to" && is_aim
    };
    let opens = |at: usize| matches!(text.word(at), "that" | "which" | "who" | "where" | "ahead");
    (start..stop).find(|at| opens(*at) || is_purpose(*at)).unwrap_or(stop)
}

fn cue_at(text: &Text, at: usize) -> Option<Direction> {
    let word = text.word(at);
    if text.kind(at) != Some(TokenKind::Word) {
        return None;
    }
    let to_come = word == "to" && INTENTIONS.contains(&text.word(at + 1));
    if to_come || FUTURE.contains(&word) {
        return Some(Direction::Future);
    }
    let passive = matches!(word, "was" | "were" | "been") && REPORTING.contains(&text.word(at + 1));
    if passive || at > 0 && matches!(text.word(at - 1), "be" | "to") {
        return None;
    }
    let ended = word.len() > 4
        && word.ends_with("ed")
        && !text.is_capitalised(at)
        && !matches!(word, "united" | "need" | "indeed");
    (!REPORTING.contains(&word) && (ended || PAST.contains(&word))).then_some(Direction::Past)
}
