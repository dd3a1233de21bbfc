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
pub(super) use place::place;

use super::telling::Telling;
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::table::Verb;
use crate::parse::text::{Part, Text};
use std::ops::Range;

/// Words by which something else than the meeting at hand is spoken of: an earlier one, a coming one, its results.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "previous", "earlier", "last", "recent", "recently", "past", "former", "since", "next", "upcoming", "forthcoming",
    "future", "coming", "planned", "scheduled", "invited", "invite", "invites", "inviting", "invitation",
    "results", "result", "outcome", "outcomes", "following", "after", "before", "ahead", "prior", "prepare",
    "preparing", "preparations", "preparation", "hoped", "hopes", "hope", "looked", "looks", "looking", "recalled",
    "recalling", "would", "would-be", "postponed", "cancelled", "ago", "when", "eve",
];

/// Words that bind "last", "next" and the like to a day.
#[rustfmt::skip]
const SPANS: &[&str] = &["week", "weekend", "month", "year", "night", "evening", "day", "days"];

/// How many tokens lie between a stretch and the words that tell of the meeting.
fn gap(tokens: &Range<usize>, trigger: &Range<usize>) -> usize {
    if tokens.end <= trigger.start { trigger.start - tokens.end } else { tokens.start.saturating_sub(trigger.end) }
}

/// The clause of a telling: its sentence up to what was said there.
fn clause(text: &Text, telling: &Telling) -> Range<usize> {
    let sentence = text.sentences[telling.sentence].tokens.clone();
    let is_said = |at: usize| {
        let is_cue = verb(text, at).is_some_and(|(_, verb)| verb.class == "say");
        is_cue || text.stands(at, &["to", "discuss"])
    };
    let stop = (telling.trigger.end..sentence.end).find(|at| is_said(*at)).unwrap_or(sentence.end);
    sentence.start..stop
}

/// The verb or verbal phrase that begins at a token.
fn verb<'t>(text: &'t Text, at: usize) -> Option<(Match, &'t Verb)> {
    let found = text.match_of(at, Table::Verb)?;
    Some((found, &text.gazetteer.verbs[found.row]))
}

/// Whether a stretch speaks of another meeting or journey than the one at hand.
fn is_of_another(text: &Text, stretch: Range<usize>) -> bool {
    let is_span = |at: usize| crate::parse::date::is_calendar_name(text.word(at)) || SPANS.contains(&text.word(at));
    stretch.clone().any(|at| OTHERS.contains(&text.word(at)) && !is_span(at + 1) && !is_arrival(text.word(at + 1)))
}

fn is_arrival(word: &str) -> bool {
    matches!(word, "arriving" | "landing")
}

/// The sentences in which more is said of a meeting, without its own: those around it, the headline, those further off, and the
/// first one of the report.
fn around<'t>(text: &'t Text, telling: &Telling) -> impl Iterator<Item = Range<usize>> + 't {
    let own = telling.sentence;
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
