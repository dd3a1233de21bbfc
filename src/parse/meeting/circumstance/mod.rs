//! How, when, where and on what occasion the sides met.
//!
//! All four read the clause that tells of the meeting first, then the headline and the sentences around, and last what else the
//! text says of the visit in whose course the sides met.

mod channel;
mod date;
mod occasion;
mod place;

pub(super) use channel::channel;
pub(super) use date::date;
pub(super) use occasion::occasion;
pub(super) use place::{place, said_place};

use super::telling::Telling;
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::table::Verb;
use crate::gazetteer::word::TokenKind;
use crate::parse::country;
use crate::parse::date::is_calendar_name;
use crate::parse::text::{Part, Sentence, Text};
use crate::record::MeetingStatus;
use std::ops::Range;

/// Words by which something else than the meeting at hand is spoken of: an earlier one, a coming one, its results.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "previous", "earlier", "last", "recent", "recently", "past", "former", "since", "next", "upcoming", "forthcoming",
    "future", "coming", "planned", "scheduled", "invited", "invite", "invites", "inviting", "invitation",
    "results", "result", "outcome", "outcomes", "following", "after", "before", "ahead", "prior", "prepare",
    "preparing", "preparations", "preparation", "hoped", "hopes", "hope", "looked", "looks", "looking", "recalled",
    "recalling", "would", "would-be", "postponed", "cancelled", "ago", "when", "eve", "follow", "reached", "agreements",
];

/// Such words that also tell of a meeting that was planned, and then perhaps put off.
const ARRANGED: &[&str] = &["planned", "scheduled", "postponed", "cancelled"];

/// Kinds of verbs by which a clause takes the meeting up.
const TAKING_UP: &[&str] = &["call_on", "meet", "receive", "talks"];

/// In how many sentences from the beginning a report tells what its headline has.
const LEADS: usize = 6;

/// How many tokens an aside on day and place can have.
const LONGEST_ASIDE: usize = 12;

/// Kinds of verbs that tell of a meeting.
#[rustfmt::skip]
const TELLING: &[&str] = &["meet", "talks", "receive", "host", "call_on", "phone", "phone_weak", "video", "credentials"];

/// Nouns by which a sentence takes the meeting up.
#[rustfmt::skip]
const MEETINGS: &[&str] = &[
    "meeting", "talks", "conversation", "call", "discussion", "discussions", "summit", "consultations", "session", "visit",
    "dialogue", "negotiations", "ceremony", "audience",
];

/// Words that bind "last", "next" and the like to a day.
#[rustfmt::skip]
const SPANS: &[&str] = &["week", "weekend", "month", "year", "night", "evening", "day", "days"];

/// How many tokens lie between a stretch and the words that tell of the meeting.
fn gap(tokens: &Range<usize>, trigger: &Range<usize>) -> usize {
    if tokens.end <= trigger.start { trigger.start - tokens.end } else { tokens.start.saturating_sub(trigger.end) }
}

/// A sentence that tells of the meeting.
struct Scene {
    /// The sentence up to what was said at the meeting.
    clause: Range<usize>,
    /// All of it.
    sentence: Range<usize>,
    /// The words that tell of the meeting; none at the beginning of a report's first sentence, where only the headline has them.
    trigger: Range<usize>,
}

impl Scene {
    fn new(text: &Text, sentence: &Range<usize>, trigger: Range<usize>) -> Self {
        let clause = sentence.start..said_from(text, trigger.end..sentence.end);
        Scene { clause, sentence: sentence.clone(), trigger }
    }
}

/// The sentences that tell of a meeting, and those that tell of it again.
fn scenes(text: &Text, telling: &Telling) -> Vec<Scene> {
    let again = telling.again.iter().map(|again| {
        let sentence = &text.sentences[text.sentence_of(again.start)].tokens;
        Scene::new(text, sentence, again.clone())
    });
    own_scenes(text, telling).into_iter().chain(again).collect()
}

/// The sentences that tell of a meeting: that of the telling, and where it is the headline the first of the report before it.
fn own_scenes(text: &Text, telling: &Telling) -> Vec<Scene> {
    let own = Scene::new(text, &text.sentences[telling.sentence].tokens, telling.trigger.clone());
    let lead = lead(text, telling).map(|number| {
        let sentence = &text.sentences[number].tokens;
        let tells = sentence.clone().find_map(|at| tells(text, telling, at));
        Scene::new(text, sentence, tells.unwrap_or(sentence.start..sentence.start))
    });
    lead.into_iter().chain([own]).chain(outcome(text, telling)).chain(before_two(text, telling)).collect()
}

/// The sentence before "The two leaders" meet that tells how one of them was received.
fn before_two(text: &Text, telling: &Telling) -> Option<Scene> {
    let first = telling.sentence.saturating_sub(REACH_OF_TWO);
    let before = text.sentences.get(first..telling.sentence).filter(|_| telling.is_of_two)?;
    let told = before.iter().rev().filter(|sentence| sentence.part == Part::Body);
    told.map(|sentence| &sentence.tokens).find_map(|tokens| {
        let tells = tokens.clone().find_map(|at| tells(text, telling, at))?;
        Some(Scene::new(text, tokens, tells))
    })
}

/// Two who are spoken of together were received at most this many sentences before.
const REACH_OF_TWO: usize = 3;

/// The sentence before that of a telling which only says in what course it came about: "They agreed in Rome to cooperate. This
/// came during talks between …"
fn outcome(text: &Text, telling: &Telling) -> Option<Scene> {
    let own = text.sentences[telling.sentence].tokens.start;
    let came = matches!(text.word(own + 1), "came" | "comes" | "was" | "were" | "took" | "happened");
    let is_this = matches!(text.word(own), "this" | "it" | "these" | "that") && came;
    let is_course = (own + 2..telling.trigger.start).any(|at| matches!(text.word(at), "during" | "in" | "at"));
    let before = text.sentences.get(telling.sentence.checked_sub(1)?).filter(|before| before.part == Part::Body)?;
    let tokens = &before.tokens;
    if is_this && is_course {
        return Some(Scene::new(text, tokens, tokens.start..tokens.start));
    }
    let own = own..telling.trigger.end;
    is_remark(text, own).then(|| Scene {
        clause: tokens.clone(),
        sentence: tokens.clone(),
        trigger: tokens.end..tokens.end,
    })
}

/// Whether words take up what somebody said, as said in the course of something: "She made the remarks while", "He said this
/// when he".
fn is_remark(text: &Text, opening: Range<usize>) -> bool {
    let spoken = |at: usize| {
        matches!(
            text.word(at),
            "remarks" | "comments" | "remark" | "comment" | "statement" | "observations" | "observation"
        ) || text.word(at) == "this" && matches!(text.word(at - 1), "said" | "stated" | "disclosed" | "revealed")
    };
    let course = |at: usize| matches!(text.word(at), "while" | "when" | "during" | "after" | "as" | "at");
    let near = opening.start + 1..opening.end.min(opening.start + LONGEST_REMARK);
    let said = near.into_iter().find(|at| spoken(*at));
    said.is_some_and(|said| course(said + 1) || (said + 1..opening.end).any(course))
}

/// "Ambassador Ada Holm made the remarks" has at most this many tokens.
const LONGEST_REMARK: usize = 12;

/// Number of the sentence in which the report tells what a telling in the headline has.
fn lead(text: &Text, telling: &Telling) -> Option<usize> {
    if !is_title(text, &text.sentences[telling.sentence]) {
        return None;
    }
    let body = || text.told().filter(|(_, sentence)| !is_title(text, sentence)).take(LEADS);
    let telling = body().find(|(_, sentence)| sentence.tokens.clone().any(|at| tells(text, telling, at).is_some()));
    telling.or_else(|| body().next()).map(|(number, _)| number)
}

/// Whether a sentence is the headline or a line like one, which ends without a sign.
fn is_title(text: &Text, sentence: &Sentence) -> bool {
    let ends = sentence.tokens.clone().last().is_some_and(|last| text.kind(last) == Some(TokenKind::Sign));
    sentence.part == Part::Headline || !ends
}

/// The words at a token by which a meeting like that of a telling is told of.
fn tells(text: &Text, telling: &Telling, at: usize) -> Option<Range<usize>> {
    let (found, verb) = verb(text, at)?;
    (verb.class == "meet" && TELLING.contains(&verb.kind.as_str()) && is_of_kind(telling, &verb.kind))
        .then_some(found.first..found.stop)
}

/// Whether a verb can take a meeting up: calls are no journeys.
fn is_of_kind(telling: &Telling, kind: &str) -> bool {
    let is_call = |kind: &str| matches!(kind, "phone" | "phone_weak" | "video");
    if is_call(&telling.kind) {
        return is_call(kind);
    }
    let is_aside = matches!(kind, "invite" | "letter" | "sign" | "greet" | "accompany");
    !is_aside && (kind != "credentials" || telling.kind == kind)
}

/// The part of a sentence around the meeting's own that can tell of the meeting: up to what was said there, nothing in quotation
/// marks.
fn main_clause(text: &Text, sentence: &Range<usize>) -> Range<usize> {
    let unquoted = unquoted(text, sentence);
    sentence.start..said_from(text, sentence.clone()).min(unquoted.end)
}

/// A sentence up to its first quotation mark.
fn unquoted(text: &Text, sentence: &Range<usize>) -> Range<usize> {
    let quote = sentence.clone().find(|at| matches!(text.raw(*at), "\"" | "“" | "«"));
    sentence.start..quote.unwrap_or(sentence.end)
}

/// Where a stretch goes over from what was done to what was said, an aside on day and place after the verb still being of the
/// first; its end where it does not.
fn said_from(text: &Text, stretch: Range<usize>) -> usize {
    let is_start = |at: &usize| is_said(text, *at) || text.stands(*at, &["to", "discuss"]);
    let mut open = stretch.clone();
    if text.word(stretch.start) == "as" {
        open.start = stretch.clone().find(|at| text.raw(*at) == ",").unwrap_or(stretch.start);
    }
    let start = open.find(is_start);
    start.map_or(stretch.end, |at| aside(text, at).unwrap_or(at).min(stretch.end))
}

/// Where an aside after a verb of saying ends: "agreed, on Monday in Rome, to", "agreed on Monday in Rome to".
fn aside(text: &Text, verb: usize) -> Option<usize> {
    let stop = text.match_of(verb, Table::Verb)?.stop;
    let first = stop + usize::from(text.raw(stop) == ",");
    let is_day = |at: usize| is_calendar_name(text.word(at)) || matches!(text.word(at), "today" | "yesterday" | "here");
    let is_place =
        |at: usize| matches!(text.word(at), "in" | "at") && text.is_capitalised(country::after_article(text, at + 1));
    let opens = |at: usize| is_place(at) || is_day(at) || text.word(at) == "on" && is_day(at + 1);
    let is_part = |at: &usize| {
        text.is_capitalised(*at)
            || text.kind(*at) == Some(TokenKind::Number)
            || opens(*at)
            || *at > first && opens(at - 1)
    };
    opens(first).then(|| (first..first + LONGEST_ASIDE).take_while(is_part).last().map_or(first, |last| last + 1))
}

/// Whether a verb of saying with a content of its own begins at a token. "said" may well say when and where they met, and a base
/// form is mostly a noun ("the head of state").
fn is_said(text: &Text, at: usize) -> bool {
    if text.is_capitalised(at) {
        return false;
    }
    let verbs = || text.matches_at(at).iter().filter(|found| found.table == Table::Verb);
    let of = |found: &Match| &text.gazetteer.verbs[found.row];
    let is_cue = |verb: &Verb| {
        let is_base = verb.form == verb.lemma && !BEFORE_BASE.contains(&text.word(at.saturating_sub(1)));
        verb.class == "say" && !is_base && !TELLERS.contains(&verb.lemma.as_str())
    };
    let Some(cue) = verbs().find(|found| is_cue(of(found))) else { return false };
    let next = country::after_article(text, cue.stop);
    let to_somebody = [Table::Office, Table::Honorific].iter().any(|table| text.match_of(next, *table).is_some());
    let is_told = || to_somebody || text.is_capitalised(next) || is_circumstance(text, cue.stop);
    !(verbs().any(|found| of(found).class == "meet") && is_told())
}

/// Whether what follows a verb says with whom, when or where, not what was said: "held talks with", "exchanged views on Monday in".
fn is_circumstance(text: &Text, at: usize) -> bool {
    let is_aside = |at: usize| text.word(at) == "the" && matches!(text.word(at + 1), "sidelines" | "margins");
    match text.word(at) {
        "with" | "between" | "in" | "at" | "here" | "today" | "yesterday" => true,
        "on" => is_calendar_name(text.word(at + 1)) || is_aside(at + 1),
        "the" => text.word(at - 1) == "on" && is_aside(at),
        _ => false,
    }
}

/// Words before the base form of a verb.
const BEFORE_BASE: &[&str] = &["to", "will", "would", "shall", "also", "and", "they", "we"];

/// Verbs by which somebody tells that a meeting was held.
const TELLERS: &[&str] = &["say", "announce", "report", "state", "according to"];

/// The verb or verbal phrase that begins at a token.
fn verb<'t>(text: &'t Text, at: usize) -> Option<(Match, &'t Verb)> {
    let found = text.match_of(at, Table::Verb)?;
    Some((found, &text.gazetteer.verbs[found.row]))
}

/// Whether a stretch speaks of another meeting or journey than the one at hand.
fn is_of_another(text: &Text, stretch: Range<usize>) -> bool {
    others(text, stretch).next().is_some()
}

/// Whether a stretch speaks of another meeting than that of a telling; one that was not held may itself be called planned.
fn is_beside(text: &Text, telling: &Telling, stretch: Range<usize>) -> bool {
    let is_held = telling.status.value == MeetingStatus::Held;
    others(text, stretch).any(|at| is_held || !ARRANGED.contains(&text.word(at)))
}

/// Words of a stretch that speak of another meeting; "when she called on him" speaks of this one.
fn others<'t>(text: &'t Text, stretch: Range<usize>) -> impl Iterator<Item = usize> + 't {
    let is_span = move |at: usize| is_calendar_name(text.word(at)) || SPANS.contains(&text.word(at));
    let meets = |at: usize| verb(text, at).is_some_and(|(_, verb)| TAKING_UP.contains(&verb.kind.as_str()));
    let is_this = move |at: usize| text.word(at) == "when" && (at + 1..at + 5).any(meets);
    let is_early = move |at: usize| text.word(at) == "earlier" && (is_span(at + 2) || is_span(at + 3));
    let is_recent = move |at: usize| {
        text.word(at) == "ago" && at > 0 && matches!(text.word(at - 1), "day" | "days" | "hour" | "hours" | "minutes")
    };
    let is_due = move |at: usize| text.stands(at, &["due", "to"]) && (at + 2..at + 4).any(meets);
    stretch.filter(move |at| {
        let is_other = OTHERS.contains(&text.word(*at)) && !is_span(at + 1) && !is_arrival(text.word(at + 1));
        let is_now = is_this(*at) || is_early(*at) || is_recent(*at) || is_of_office(text, *at);
        is_other && !is_now || is_due(*at)
    })
}

/// Whether "former" and the like stand before an office: "the former foreign minister".
fn is_of_office(text: &Text, at: usize) -> bool {
    let is_office = |at: usize| text.match_of(at, Table::Office).is_some();
    matches!(text.word(at), "former" | "past" | "future" | "recent" | "next") && (at + 1..at + 4).any(is_office)
}

fn is_arrival(word: &str) -> bool {
    matches!(word, "arriving" | "landing")
}

/// The sentences in which more is said of a meeting, without those that tell of it: those around, the headline, those further
/// off, and the first one of the report.
fn around<'t>(text: &'t Text, telling: &Telling) -> impl Iterator<Item = Range<usize>> + 't {
    let own = lead(text, telling).unwrap_or(telling.sentence);
    let told = move |number: Option<usize>| text.sentences.get(number?).filter(|sentence| sentence.part == Part::Body);
    let headline = text.told().filter(move |(number, sentence)| sentence.part == Part::Headline && *number != own);
    let near = [own.checked_add(1), own.checked_sub(1)].into_iter().filter_map(told);
    let further = [own.checked_add(2), own.checked_sub(2)].into_iter().filter_map(told);
    let first =
        text.told().find(|(_, sentence)| sentence.part == Part::Body).filter(|(number, _)| number.abs_diff(own) > 2);
    let headline = headline.map(|(_, sentence)| sentence);
    near.chain(headline).chain(further).chain(first.map(|(_, sentence)| sentence)).map(|found| found.tokens.clone())
}

#[cfg(test)]
mod tests;
