//! The day from which the report counts, and the year that its words imply where they do not give it.

use super::anchor::Anchor;
use super::calendar::{Day, When, day};
use super::expression::{Calendar, Expression, Kind, YearSaid};
use super::resolve::{TOLERANCE, around};
use super::{Cited, Direction, Doubt, Seen, Use};
use crate::parse::text::Text;
use crate::record::Basis;
use std::ops::Range;

/// In how many sentences from the beginning the day of what is told is sought, where nothing says when the report was written.
const LEAD: usize = 4;

/// A year that has all days; it stands for an open one.
const LEAP_YEAR: i16 = 2000;

/// The date of the dateline.
pub(super) fn in_dateline<'s, 'e>(seen: &'s [Seen<'e>], dateline: &Range<usize>) -> Option<&'s Seen<'e>> {
    let inside = |seen: &&Seen| dateline.start <= seen.said.tokens.start && seen.said.tokens.end <= dateline.end;
    seen.iter()
        .filter(inside)
        .find(|seen| seen.said.calendar().is_some_and(|said| said.day.is_some() && said.end.is_none()))
}

/// Whether an expression gives day, month and year.
pub(super) fn is_whole(said: &Expression) -> bool {
    whole(said).is_some()
}

/// The day of an expression that gives day, month and year.
pub(super) fn whole(said: &Expression) -> Option<Day> {
    let calendar = said.calendar()?;
    match (calendar.year, calendar.month, calendar.day) {
        (YearSaid::Given(year), Some(month), Some(number)) => day(year, month, number),
        _ => None,
    }
}

/// The day from which the report counts: of its dateline, of publication as its words state it or as it was given, else
/// of what it tells first.
pub(super) fn anchor(
    text: &Text,
    seen: &[Seen],
    dateline: Option<&Seen>,
    stated: Option<&Expression>,
    given: Option<Day>,
) -> Option<Anchor> {
    let publication = publication(stated, given);
    match (dateline, publication) {
        (Some(dateline), publication) if is_whole(dateline.said) => {
            let day = whole(dateline.said)?;
            let cited = cite(&dateline.said.tokens, Basis::Stated, "date.dateline");
            Some(Anchor { cited, ..publication.unwrap_or_else(|| report(day)) }.on(day))
        }
        (Some(dateline), Some(publication)) => Some(filled(dateline, publication)),
        (Some(dateline), None) => inferred(text, seen, dateline, true).or_else(|| open(dateline)),
        (None, Some(publication)) => Some(publication),
        (None, None) => told_first(text, seen),
    }
}

impl Anchor {
    fn on(self, day: Day) -> Self {
        Anchor { day, ..self }
    }
}

fn report(day: Day) -> Anchor {
    Anchor { day, is_report: true, is_open: false, doubtful: false, cited: Vec::new(), agrees: Vec::new(), doubt: None }
}

fn cite(tokens: &Range<usize>, basis: Basis, rule: &'static str) -> Vec<Cited> {
    vec![Cited { tokens: tokens.clone(), basis, rule }]
}

/// The day of publication; what the words state goes before what was given, unless it lies more than a week off.
fn publication(stated: Option<&Expression>, given: Option<Day>) -> Option<Anchor> {
    let of_words = stated.and_then(|said| {
        let day = whole(said)?;
        let near = given.is_none_or(|given| super::calendar::days_between(day, given).abs() <= 7);
        near.then(|| Anchor { cited: cite(&said.tokens, Basis::Stated, "date.publication"), ..report(day) })
    });
    of_words
        .or_else(|| given.map(|day| Anchor { cited: cite(&(0..0), Basis::Metadata, "date.published"), ..report(day) }))
}

/// A dateline without a year, which the day of publication gives.
fn filled(dateline: &Seen, publication: Anchor) -> Anchor {
    let day = dateline.said.calendar().and_then(|said| {
        let year = around(said, Direction::Past, publication.day, TOLERANCE)?;
        day(year, said.month?, said.day?)
    });
    let Some(day) = day else { return publication };
    let mut cited = cite(&dateline.said.tokens, Basis::Inferred, "date.dateline");
    cited.extend(publication.cited.iter().cloned());
    Anchor { day, cited, ..publication }
}

/// A dateline whose year stays open.
fn open(dateline: &Seen) -> Option<Anchor> {
    let said = dateline.said.calendar()?;
    let cited = cite(&dateline.said.tokens, Basis::Stated, "date.dateline");
    Some(Anchor { is_open: true, cited, ..report(day(LEAP_YEAR, said.month?, said.day?)?) })
}

/// Without dateline and publication: the first day of what is told, from which years can be counted.
fn told_first(text: &Text, seen: &[Seen]) -> Option<Anchor> {
    let lead = text.told().take(LEAD).last().map_or(0, |(_, sentence)| sentence.tokens.end);
    let first = seen.iter().filter(|seen| seen.said.tokens.start < lead).find(|seen| {
        let is_day = seen.said.calendar().is_some_and(|said| said.day.is_some());
        is_day && seen.usage == Use::Free && seen.direction != Direction::Future
    })?;
    match whole(first.said) {
        Some(day) => {
            let cited = cite(&first.said.tokens, Basis::Stated, "date.told-first");
            Some(Anchor { is_report: false, cited, ..report(day) })
        }
        None => inferred(text, seen, first, false),
    }
}

/// A bound of the year: the explicit date that sets it.
struct Bound<'s, 'e> {
    day: Day,
    seen: &'s Seen<'e>,
    /// Whether a day or month sets it; a year alone may be long past.
    is_close: bool,
}

/// A day without year, whose year follows from the other dates of the text: the smallest that puts it at or after the
/// latest explicit date of the past, and the greatest that puts it before what is still to come.
fn inferred(text: &Text, seen: &[Seen], target: &Seen, is_report: bool) -> Option<Anchor> {
    let said = *target.said.calendar()?;
    let past = latest(&said, bounds(seen, target, false).collect());
    let coming = bounds(seen, target, true).min_by_key(|bound| bound.day);
    let from = past.as_ref().and_then(|bound| smallest(&said, bound.day));
    let to = coming.as_ref().and_then(|bound| greatest(&said, bound.day));
    let close = |bound: Option<&Bound>| bound.is_some_and(|bound| bound.is_close);
    let year = match (from, to) {
        (Some(from), Some(to)) if from > to => None,
        (Some(from), Some(to)) if close(past.as_ref()) || to - from <= 1 && !close(coming.as_ref()) => Some(from),
        (Some(from), None) if close(past.as_ref()) => Some(from),
        (_, Some(to)) if close(coming.as_ref()) => Some(to),
        _ => None,
    }?;
    let day = day(year, said.month?, said.day?)?;
    let rests_on: Vec<&Bound> = past.iter().chain(coming.iter()).collect();
    let mut cited = cite(&target.said.tokens, Basis::Inferred, "date.year-inferred");
    cited.extend(rests_on.iter().map(|bound| Cited {
        tokens: noun_phrase(text, bound.seen),
        basis: Basis::Inferred,
        rule: "date.year-bound",
    }));
    let doubt = Some(doubt(text, year, &rests_on, from == Some(year)));
    Some(Anchor { day, is_report, is_open: false, doubtful: true, cited, agrees: agrees(seen), doubt })
}

/// The latest bound of the past. Where a date that the text does not put into the past would only move the year on by one, it
/// may still be to come, and the others count.
fn latest<'s, 'e>(said: &Calendar, bounds: Vec<Bound<'s, 'e>>) -> Option<Bound<'s, 'e>> {
    let is_sure = |bound: &Bound| bound.seen.direction == Direction::Past || bound.seen.usage != Use::Free;
    let (sure, unsure): (Vec<_>, Vec<_>) = bounds.into_iter().partition(is_sure);
    let last = |bounds: Vec<Bound<'s, 'e>>| bounds.into_iter().max_by_key(|bound| (bound.day, bound.is_close));
    let (sure, unsure) = (last(sure), last(unsure));
    let year = |bound: &Option<Bound>| bound.as_ref().and_then(|bound| smallest(said, bound.day));
    let one_on = year(&unsure).zip(year(&sure)).is_some_and(|(unsure, sure)| unsure == sure + 1);
    match (sure, unsure) {
        (Some(sure), Some(unsure)) if unsure.day > sure.day && !(one_on && sure.is_close) => Some(unsure),
        (sure, unsure) => sure.or(unsure),
    }
}

fn doubt(text: &Text, year: i16, rests_on: &[&Bound], earliest: bool) -> Doubt {
    let quotes: Vec<String> = rests_on
        .iter()
        .map(|bound| {
            format!("“{}”", text.quote(bound.seen.said.tokens.clone()).split_whitespace().collect::<Vec<_>>().join(" "))
        })
        .collect();
    let which = if earliest { "first" } else { "last" };
    ("year-inferred", format!("The text gives no year; {year} is the {which} that fits {}", quotes.join(" and ")))
}

/// Explicit dates of the past, or of what is to come.
fn bounds<'s, 'e>(seen: &'s [Seen<'e>], target: &Seen, coming: bool) -> impl Iterator<Item = Bound<'s, 'e>> {
    let own = target.said.tokens.clone();
    seen.iter().filter(move |seen| seen.said.tokens != own).filter_map(move |seen| {
        let said = seen.said.calendar()?;
        let YearSaid::Given(year) = said.year else { return None };
        let is_close = said.month.is_some();
        if (seen.direction == Direction::Future) != coming || !is_close && seen.usage == Use::InName {
            return None;
        }
        let when = match (said.month, said.day) {
            (Some(month), Some(number)) => When::Day(day(year, month, number)?),
            (Some(month), None) => When::Month(year, month),
            _ => When::Year(year),
        };
        let (first, last) = when.bounds()?;
        Some(Bound { day: if coming { last } else { first }, seen, is_close })
    })
}

/// Years in which a day falls on the weekday that the text gives with it, from one year on or back.
fn fitting(said: &Calendar, from: i16, step: i16) -> impl Iterator<Item = Day> + '_ {
    (0..12).filter_map(move |years| {
        let found = day(from.checked_add(years * step)?, said.month?, said.day?)?;
        said.weekday.is_none_or(|weekday| found.weekday() == weekday).then_some(found)
    })
}

fn smallest(said: &Calendar, bound: Day) -> Option<i16> {
    fitting(said, bound.year(), 1).find(|found| *found >= bound).map(Day::year)
}

fn greatest(said: &Calendar, bound: Day) -> Option<i16> {
    fitting(said, bound.year(), -1).find(|found| *found <= bound).map(Day::year)
}

/// Passages that count from the year and agree with it: "September of this year", "last year", "next year".
fn agrees(seen: &[Seen]) -> Vec<Cited> {
    let counts = |seen: &&Seen| match &seen.said.kind {
        Kind::Calendar(said) => matches!(said.year, YearSaid::Shifted(_) | YearSaid::Last | YearSaid::Next),
        Kind::Report(_, unit) => *unit == super::words::Unit::Year,
        _ => false,
    };
    let cited =
        |seen: &Seen| Cited { tokens: seen.said.tokens.clone(), basis: Basis::Inferred, rule: "date.year-agrees" };
    seen.iter().filter(counts).map(cited).collect()
}

/// The date with the noun that it dates: "the Washington Joint Declaration of August 8, 2025".
fn noun_phrase(text: &Text, seen: &Seen) -> Range<usize> {
    let tokens = seen.said.tokens.clone();
    if seen.usage != Use::OfNoun || tokens.start < 2 {
        return tokens;
    }
    let first = text.sentences.get(text.sentence_of(tokens.start)).map_or(0, |sentence| sentence.tokens.start);
    let mut start = tokens.start - 1;
    while start > first && text.is_capitalised(start - 1) {
        start -= 1;
    }
    if start > first && start + 1 < tokens.start && text.word(start - 1) == "the" {
        start -= 1;
    }
    if start + 1 == tokens.start && start > first { start - 1..tokens.end } else { start..tokens.end }
}
