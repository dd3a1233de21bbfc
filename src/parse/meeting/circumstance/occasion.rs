//! The occasion on which the sides met.

use super::{around, is_of_another, main_clause, scenes};
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::word::TokenKind;
use crate::parse::country;
use crate::parse::date::is_calendar_name;
use crate::parse::meeting::telling::Telling;
use crate::parse::people::Found;
use crate::parse::text::Text;
use crate::record::{Basis, Occasion, OccasionKind};
use std::ops::Range;

/// How many tokens the words of an occasion may have.
const LONGEST: usize = 24;

/// Words before "conference" and the like that make a talk of it.
const CALLS: &[&str] = &["press", "news", "video", "phone", "telephone", "conference"];

/// How many tokens before the words can belong to them.
const MOST: usize = 8;

/// How many tokens before the words can turn them to another occasion.
const REACH: usize = 6;

/// What is narrower goes before what it lies within: the sidelines before the summit, the visit before its talks.
fn rank(kind: OccasionKind) -> usize {
    match kind {
        OccasionKind::Sidelines => 0,
        OccasionKind::StateVisit
        | OccasionKind::OfficialVisit
        | OccasionKind::WorkingVisit
        | OccasionKind::PrivateVisit => 1,
        OccasionKind::Transit | OccasionKind::Credentials | OccasionKind::CourtesyCall | OccasionKind::Farewell => 2,
        OccasionKind::JointCommission => 3,
        OccasionKind::Consultations | OccasionKind::Negotiation => 4,
        OccasionKind::Summit => 5,
        OccasionKind::Conference => 6,
        OccasionKind::Ceremony => 7,
        OccasionKind::Other => 8,
    }
}

/// The occasion that the clause of the meeting names, else the headline or a sentence around it.
pub(in crate::parse::meeting) fn occasion(text: &Text, telling: &Telling) -> Option<Found<Occasion>> {
    let own = scenes(text, telling).iter().find_map(|scene| within(text, &scene.clause));
    own.or_else(|| {
        around(text, telling).find_map(|sentence| within(text, &main_clause(text, &sentence)).filter(is_course))
    })
}

/// What a sentence around the meeting's own can tell: the visit in whose course the sides met, or what they met beside.
fn is_course(found: &Found<Occasion>) -> bool {
    let kind = found.value.kind;
    kind == OccasionKind::Other || rank(kind) <= 3 && kind != OccasionKind::Credentials
}

fn within(text: &Text, stretch: &Range<usize>) -> Option<Found<Occasion>> {
    let kind = |found: &Match| text.gazetteer.occasions[found.row].kind;
    let before = |found: &Match| found.first.checked_sub(1).map_or("", |at| text.word(at));
    let is_talk = |found: &Match| CALLS.contains(&before(found)) || matches!(text.word(found.stop), "call" | "calls");
    let fits = |found: &Match| {
        !is_talk(found)
            && !is_aim(text, found.first)
            && !is_of_another(text, found.first.saturating_sub(REACH).max(stretch.start)..found.first)
    };
    let found = text.matches_in(stretch.clone(), Table::Occasion).filter(fits).min_by_key(|found| rank(kind(found)))?;
    let tokens = start(text, &found, stretch)..stop(text, &found, stretch);
    let value = Occasion { kind: kind(&found), text: Some(plain(text, tokens.clone())) };
    Some(Found { value, tokens, basis: Basis::Stated, rule: "occasion.words" })
}

/// Whether an occasion is yet to come about: "to open formal negotiations".
fn is_aim(text: &Text, first: usize) -> bool {
    let opens =
        |at: usize| matches!(text.word(at), "open" | "launch" | "start" | "resume" | "begin" | "establish" | "hold");
    (first.saturating_sub(4)..first).any(|at| text.word(at) == "to" && opens(at + 1))
}

fn plain(text: &Text, tokens: Range<usize>) -> String {
    text.quote(tokens).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words that qualify an occasion.
#[rustfmt::skip]
const QUALIFIERS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "inaugural", "annual", "historic", "day", "-", "round", "of", "session", "ever",
    "one", "two", "three", "four", "five", "brief", "joint", "bilateral", "political", "trilateral",
];

/// Takes in what stands before: "two-day", "12th round of", and the name of what has one: "Norland-Sudia Consultations".
fn start(text: &Text, found: &Match, stretch: &Range<usize>) -> usize {
    let named = (3..=6).contains(&rank(text.gazetteer.occasions[found.row].kind));
    let belongs = |at: usize| {
        let counts = QUALIFIERS.contains(&text.word(at)) || text.kind(at) == Some(TokenKind::Number);
        counts || named && text.is_capitalised(at) && at > stretch.start
    };
    if matches!(text.word(found.first), "on" | "in" | "at" | "during" | "as" | "within") {
        return found.first;
    }
    let first =
        (stretch.start.max(found.first.saturating_sub(MOST))..found.first).rev().take_while(|at| belongs(*at)).last();
    let is_loose = |at: &usize| !matches!(text.word(*at), "of" | "-" | "day");
    (first.unwrap_or(found.first)..found.first).find(is_loose).unwrap_or(found.first)
}

/// Takes in what the occasion is one of: "to Malaysia", "of the 80th session of the General Assembly".
fn stop(text: &Text, found: &Match, stretch: &Range<usize>) -> usize {
    let opens = text.word(found.stop - 1) == "of";
    let is_visit = matches!(rank(text.gazetteer.occasions[found.row].kind), 1 | 8);
    let link = text.word(found.stop) == "of" || is_visit && text.word(found.stop) == "to";
    if !opens && !link {
        return found.stop;
    }
    let first = country::after_article(text, found.stop + usize::from(link && !opens));
    let is_ours =
        |at: usize| text.stands(at, &["our", "country"]) || at > first && text.stands(at - 1, &["our", "country"]);
    let is_capital = |at: usize| text.is_capitalised(at) && !is_calendar_name(text.word(at));
    let is_number = |at: usize| text.kind(at) == Some(TokenKind::Number);
    let is_name = |at: usize| is_capital(at) || is_number(at) || is_ours(at) || text.raw(at) == "-";
    let is_noun = |at: usize| text.match_of(at, Table::EventNoun).is_some();
    let is_link =
        |at: usize| matches!(text.word(at), "of" | "the" | "and") || !is_visit && matches!(text.word(at), "on" | "for");
    let belongs = |at: &usize| is_name(*at) || is_noun(*at) || is_link(*at);
    let run = (first..stretch.end.min(found.first + LONGEST)).take_while(belongs);
    run.filter(|at| is_name(*at) || is_noun(*at)).last().map_or(found.stop, |last| last + 1)
}
