//! Whether a meeting was held, is to come, was put off, called off or denied.

use super::telling::Form;
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::table::CueKind;
use crate::parse::people::Found;
use crate::parse::text::Text;
use crate::record::{Basis, MeetingStatus};
use std::ops::Range;

/// What is denied stands at most this many tokens after the denial.
const REACH_OF_DENIAL: usize = 9;

/// What is denied.
const DENIED: &[&str] = &[
    "report",
    "reports",
    "claim",
    "claims",
    "allegation",
    "allegations",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "posting",
    "baseless",
    "false",
    "untrue",
    "that",
];

/// "will travel to Northport to attend the meeting": the words of what is to come stand at most this many tokens before it.
const REACH_OF_JOURNEY: usize = 16;

/// The status of a meeting, by the words around those that tell of it.
pub(super) fn of(text: &Text, sentence: &Range<usize>, trigger: Range<usize>, form: Form) -> Found<MeetingStatus> {
    let found = |value, at: usize, stop: usize, rule| Found { value, tokens: at..stop, basis: Basis::Stated, rule };
    let near = trigger.start.saturating_sub(7).max(sentence.start)..(trigger.end + 7).min(sentence.end);
    let settled = || if form == Form::Noun { predicate(text, near.end..sentence.end) } else { None };
    let denied = || denial(text, sentence.start..trigger.start);
    let word = near.clone().find_map(|at| status_word(text, at)).or_else(settled).or_else(denied);
    if let Some((value, tokens)) = word {
        return found(value, tokens.start, tokens.end, "meeting.status-word");
    }
    let no = (trigger.start.saturating_sub(3).max(sentence.start)..trigger.start).find(|at| is_negation(text, *at));
    if let Some(at) = no {
        return found(MeetingStatus::Denied, at, trigger.end, "meeting.negated");
    }
    let goes = |at: usize| matches!(text.word(at), "attend" | "attends" | "travel" | "travels" | "visit" | "arrive");
    let far = trigger.start.saturating_sub(REACH_OF_JOURNEY).max(sentence.start);
    let from = if form == Form::Noun && (far..trigger.start).any(goes) { far } else { near.start };
    let ahead = (from..trigger.start).find_map(|at| Some((at, text.cue(at, CueKind::Ahead)?)));
    if let Some((at, stop)) = ahead {
        return found(MeetingStatus::Planned, at, stop, "meeting.future");
    }
    if let Some((at, stop)) = joined_future(text, sentence, &trigger).filter(|_| form != Form::Noun) {
        return found(MeetingStatus::Planned, at, stop, "meeting.future");
    }
    if let Some(at) = opens_future(text, sentence, &trigger).filter(|_| form == Form::Noun) {
        return found(MeetingStatus::Planned, at, at + 1, "meeting.future");
    }
    if trigger.start > sentence.start && text.word(trigger.start - 1) == "to" {
        return found(MeetingStatus::Planned, trigger.start - 1, trigger.start, "meeting.infinitive");
    }
    found(MeetingStatus::Held, trigger.start, trigger.end, "meeting.told")
}

/// The words of what is to come before a verb that is joined to the first: "is scheduled to depart for Northport on Tuesday and
/// | meet".
fn joined_future(text: &Text, sentence: &Range<usize>, trigger: &Range<usize>) -> Option<(usize, usize)> {
    let is_base = matches!(text.word(trigger.start), "meet" | "hold" | "have" | "receive" | "confer" | "pay" | "call");
    let joined = trigger.start > sentence.start && matches!(text.word(trigger.start - 1), "and" | "then");
    let mut opening = sentence.start..trigger.start;
    let ahead = || opening.find_map(|at| Some((at, text.cue(at, CueKind::Ahead)?)));
    (is_base && joined).then(ahead).flatten()
}

/// "During their meeting in Northport, the two ministers | will discuss".
fn opens_future(text: &Text, sentence: &Range<usize>, trigger: &Range<usize>) -> Option<usize> {
    let opens = matches!(text.word(sentence.start), "during" | "at") && trigger.start <= sentence.start + 3;
    let comma = (trigger.end..sentence.end).find(|at| text.raw(*at) == ",").filter(|_| opens)?;
    let mut clause = comma + 1..sentence.end.min(comma + 1 + REACH_OF_WILL);
    let is_will = |at: &usize| text.word(*at) == "will";
    let is_verb = |at: usize| text.match_of(at, Table::Verb).is_some() || matches!(text.word(at), "that" | ",");
    clause.find(|at| is_will(at) || is_verb(*at)).filter(is_will)
}

/// "will" stands at most this many tokens after the comma that ends the opening of its sentence.
const REACH_OF_WILL: usize = 8;

/// The words at a token by which a meeting was put off, called off or denied; what will not be held until a day is put off.
fn status_word(text: &Text, at: usize) -> Option<(MeetingStatus, Range<usize>)> {
    let word = text.match_of(at, Table::Verb).filter(|word| text.gazetteer.verbs[word.row].class == "status")?;
    let value = match text.gazetteer.verbs[word.row].kind.as_str() {
        "cancelled" | "denied" if text.word(word.stop) == "until" => MeetingStatus::Postponed,
        "postponed" => MeetingStatus::Postponed,
        "cancelled" => MeetingStatus::Cancelled,
        "denied" => MeetingStatus::Denied,
        _ => return None,
    };
    Some((value, at..word.stop))
}

/// What a sentence says of the meeting that its subject names: "the talks planned for 5 May in Northport have been put off".
fn predicate(text: &Text, stretch: Range<usize>) -> Option<(MeetingStatus, Range<usize>)> {
    let is_verb =
        |at: usize| matches!(text.word(at), "was" | "were" | "has" | "have" | "had" | "will" | "did" | "never");
    let is_other = |at: &usize| {
        let says = text.match_of(*at, Table::Verb).is_some_and(|found| text.gazetteer.verbs[found.row].class == "say");
        says || matches!(text.word(*at), "which" | "who" | "that" | "whose" | "but" | ";")
    };
    let stop = stretch.clone().find(is_other).unwrap_or(stretch.end);
    (stretch.start..stop).filter(|at| is_verb(*at)).find_map(|at| status_word(text, at))
}

/// The words before a meeting by which reports of it are denied.
pub(super) fn denial(text: &Text, before: Range<usize>) -> Option<(MeetingStatus, Range<usize>)> {
    let is_denial = |at: usize| {
        let denies = ["denie", "deny", "dismiss", "refut", "reject"].iter().any(|stem| text.word(at).starts_with(stem));
        denies && (at + 1..at + REACH_OF_DENIAL).any(|noun| DENIED.contains(&text.word(noun)))
    };
    before.rev().find(|at| is_denial(*at)).map(|at| (MeetingStatus::Denied, at..at + 1))
}

fn is_negation(text: &Text, token: usize) -> bool {
    matches!(text.word(token), "not" | "never" | "no" | "didn't" | "hasn't" | "won't")
}
