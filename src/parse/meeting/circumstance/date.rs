//! The day on which the sides met.

use super::{around, clause, gap, is_of_another, verb};
use crate::parse::date::{Dated, Dates, Direction, Use};
use crate::parse::meeting::telling::Telling;
use crate::parse::text::{Part, Text};
use crate::record::MeetingStatus;
use std::ops::Range;

/// A day that lies so much further back than the report is hardly the one that it tells of.
const STALE: i32 = 45;

/// How many tokens before a day can turn it to another meeting.
const REACH: usize = 5;

/// How far from the words of a meeting a day may stand in a sentence that takes it up.
const NEAR: usize = 12;

/// How far from the beginning of a sentence a day may stand to date all of it.
const OPENING: usize = 4;

/// Words that open a clause on something else.
#[rustfmt::skip]
const RELATIVES: &[&str] = &["which", "who", "whom", "whose", "that", "where", "when", "signed", "adopted", "established", "celebrated", "dated"];

/// The day of the meeting: that of its clause, of a sentence that takes it up, or of the dateline.
pub(in crate::parse::meeting) fn date(text: &Text, dates: &Dates, telling: &Telling) -> Option<usize> {
    let sentence = text.sentences[telling.sentence].clone();
    let own = in_clause(text, dates, telling, &clause(text, telling))
        .or_else(|| in_clause(text, dates, telling, &sentence.tokens).filter(|day| day.usage == Use::Free));
    let lead = || {
        let next = text.sentences.get(telling.sentence + 1).filter(|_| sentence.part == Part::Headline)?;
        dates.days(next.tokens.clone()).find(|day| is_main(text, dates, telling, day, next.tokens.start))
    };
    let taken_up = || around(text, telling).find_map(|sentence| taken_up(text, dates, telling, &sentence));
    let dateline = || text.dateline.as_ref().and_then(|dateline| dates.days(dateline.tokens.clone()).next());
    let coming = || coming(text, dates, telling, &sentence.tokens);
    let day = own.or_else(lead).or_else(taken_up).or_else(coming).or_else(dateline)?;
    dates.all.iter().position(|other| other.tokens == day.tokens)
}

/// The day of the clause of the meeting, the nearest first that stands by itself.
fn in_clause<'d>(text: &Text, dates: &'d Dates, telling: &Telling, clause: &Range<usize>) -> Option<&'d Dated> {
    let trigger = telling.trigger.end;
    let fits = |day: &&Dated| {
        let between = trigger.min(day.tokens.start)..day.tokens.start;
        let reach = between.start.max(day.tokens.start.saturating_sub(REACH))..day.tokens.start;
        fits(dates, telling, day) && !is_apart(text, between) && !is_of_another(text, reach)
    };
    dates
        .days(clause.clone())
        .filter(fits)
        .min_by_key(|day| (day.usage != Use::Free, gap(&day.tokens, &telling.trigger)))
}

/// Whether a day can be that of the meeting: not long past, and to come only where the meeting is.
fn fits(dates: &Dates, telling: &Telling, day: &Dated) -> bool {
    let is_stale = dates.days_old(day).is_some_and(|days| days > STALE);
    let is_to_come = telling.status.value == MeetingStatus::Held && day.direction == Direction::Future;
    !is_stale && !is_to_come
}

/// Whether another clause begins in a stretch.
fn is_apart(text: &Text, mut stretch: Range<usize>) -> bool {
    stretch.any(|at| RELATIVES.contains(&text.word(at)))
}

/// Whether a day stands by itself in the main clause of a sentence.
fn is_main(text: &Text, dates: &Dates, telling: &Telling, day: &Dated, start: usize) -> bool {
    let before = start..day.tokens.start;
    day.usage == Use::Free
        && fits(dates, telling, day)
        && !is_apart(text, before.clone())
        && !is_of_another(text, before)
}

/// The day in the main clause of a sentence that takes the meeting up: "The talks were held on 5 May."
fn taken_up<'d>(text: &Text, dates: &'d Dates, telling: &Telling, sentence: &Range<usize>) -> Option<&'d Dated> {
    let is_meeting = |at: &usize| {
        verb(text, *at).is_some_and(|(_, verb)| {
            verb.class == "meet" && !matches!(verb.kind.as_str(), "invite" | "letter" | "sign" | "greet" | "accompany")
        })
    };
    let meetings: Vec<usize> = sentence.clone().filter(is_meeting).collect();
    let is_near = |day: &Dated| meetings.iter().any(|at| gap(&day.tokens, &(*at..*at + 1)) <= NEAR);
    let opens = |day: &Dated| !meetings.is_empty() && day.tokens.start <= sentence.start + OPENING;
    dates
        .days(sentence.clone())
        .find(|day| (is_near(day) || opens(day)) && is_main(text, dates, telling, day, sentence.start))
}

/// A day to come before the words that tell of the meeting: "will visit Norland from 2 to 4 July for the annual meeting".
fn coming<'d>(text: &Text, dates: &'d Dates, telling: &Telling, sentence: &Range<usize>) -> Option<&'d Dated> {
    let will = sentence.clone().find(|at| matches!(text.word(*at), "will" | "shall"))?;
    let within = will..telling.trigger.start.max(will);
    dates
        .days(within.clone())
        .find(|day| day.direction == Direction::Future && !is_apart(text, within.start..day.tokens.start))
}
