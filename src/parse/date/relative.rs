//! Dates that are counted from another day: "yesterday", "on Wednesday", "two years ago", "last evening (11)".

use super::absolute::with_weekday;
use super::calendar::Weekday;
use super::expression::{Expression, Kind, Shift, YearSaid};
use super::scan::Stretch;
use super::words::{self, From, PHRASES, Season, Trigger, Unit};
use crate::gazetteer::word::TokenKind;

/// Words before a weekday that make it a name or any such day.
#[rustfmt::skip]
const NO_WEEKDAY: &[&str] = &[
    "black", "good", "bloody", "holy", "easter", "palm", "ash", "super", "sheffield", "every", "each", "any", "a",
    "per",
];

/// Parts of a day that can follow a weekday or stand before it.
const DAY_PARTS: &[&str] = &["morning", "afternoon", "evening", "night"];

/// What begins with a weekday.
pub(super) fn from_weekday(
    stretch: &Stretch,
    at: usize,
    weekday: Weekday,
    found: &mut Vec<Expression>,
) -> Option<usize> {
    if !stretch.is_capitalised(at) || NO_WEEKDAY.contains(&stretch.back(at, 1)) {
        return None;
    }
    with_weekday(stretch, at, weekday, found).or_else(|| {
        let shift = match stretch.back(at, 1) {
            "last" | "past" => Shift::Last,
            "next" => Shift::Next,
            "this" | "coming" => Shift::This,
            _ => Shift::Nearest,
        };
        let start = at - usize::from(shift != Shift::Nearest);
        Some(close_weekday(stretch, start..at + 1, weekday, shift, found))
    })
}

/// Reads on after a weekday: "evening", "of last week", "(16)".
fn close_weekday(
    stretch: &Stretch,
    tokens: std::ops::Range<usize>,
    weekday: Weekday,
    shift: Shift,
    found: &mut Vec<Expression>,
) -> usize {
    let mut stop = tokens.end + usize::from(DAY_PARTS.contains(&stretch.word(tokens.end)));
    let first = stop + usize::from(stretch.word(stop) == "of");
    let week = match (stretch.word(first), stretch.word(first + 1)) {
        ("last", "week") => Some(-1),
        ("this", "week") => Some(0),
        ("next", "week") => Some(1),
        _ => None,
    };
    if week.is_some() {
        stop = first + 2;
    }
    let shift = week.map_or(shift, Shift::Week);
    let kind = bracketed_day(stretch, stop).map(|(day, after)| {
        stop = after;
        Kind::DayOfMonth(day, 0)
    });
    found.push(Expression { tokens: tokens.start..stop, kind: kind.unwrap_or(Kind::Weekday(weekday, shift, None)) });
    stop
}

/// "(29)", "(11th)" after a relative date: the day of the month, with where it ends.
fn bracketed_day(stretch: &Stretch, at: usize) -> Option<(i8, usize)> {
    let word = stretch.word(at + 1);
    let digits = word.trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
    let known = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th") && digits.len() <= 2;
    let whole =
        stretch.word(at) == "(" && stretch.word(at + 2) == ")" && stretch.kind(at + 1) == Some(TokenKind::Number);
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    (known && whole).then_some((day, at + 3))
}

/// A calendar date in brackets after a relative one: "yesterday (November 26)", "today (26.11.2025)".
fn bracketed_date(stretch: &Stretch, start: usize, at: usize, found: &mut Vec<Expression>) -> Option<usize> {
    if stretch.word(at) != "(" && stretch.word(at) != "," {
        return None;
    }
    let mut inner = Vec::new();
    let stop = match stretch.trigger(at + 1) {
        Some(Trigger::Month(..)) => super::absolute::from_month(stretch, at + 1, &mut inner),
        Some(Trigger::Weekday(weekday)) => with_weekday(stretch, at + 1, weekday, &mut inner),
        _ => super::absolute::from_number(stretch, at + 1, &mut inner),
    }?;
    let closed = stretch.word(at) == "," || stretch.word(stop) == ")";
    let is_day =
        inner.len() == 1 && inner.iter().all(|date| date.calendar().is_some_and(|calendar| calendar.day.is_some()));
    if !closed || !is_day {
        return None;
    }
    let after = stop + usize::from(stretch.word(at) == "(");
    let date = inner.pop()?;
    found.push(Expression { tokens: start..after, kind: date.kind });
    Some(after)
}

/// What begins with a word of a fixed phrase, or with "this", "last", "next", "past".
pub(super) fn from_phrase(stretch: &Stretch, at: usize, found: &mut Vec<Expression>) -> Option<usize> {
    if let Some(phrase) = PHRASES.iter().find(|phrase| stretch.stands(at, phrase.words)) {
        let stop = at + phrase.words.len();
        return close_phrase(stretch, at, stop, phrase, found);
    }
    match (stretch.word(at), stretch.trigger(at + 1)) {
        ("last" | "past", _) => last_days(stretch, at, found).or_else(|| determined(stretch, at, found)),
        _ => determined(stretch, at, found),
    }
}

fn close_phrase(
    stretch: &Stretch,
    at: usize,
    stop: usize,
    phrase: &words::Phrase,
    found: &mut Vec<Expression>,
) -> Option<usize> {
    let kind = match phrase.from {
        From::Story => Kind::Story(phrase.count),
        From::Report => Kind::Report(phrase.count, phrase.unit),
    };
    if phrase.from == From::Report && phrase.unit == Unit::Day {
        if let Some((day, after)) = bracketed_day(stretch, stop) {
            found.push(Expression { tokens: at..after, kind: Kind::DayOfMonth(day, phrase.count) });
            return Some(after);
        }
        if let Some(after) = bracketed_date(stretch, at, stop, found) {
            return Some(after);
        }
    }
    let is_whole = match (phrase.from, phrase.words) {
        (From::Report, _) | (From::Story, ["later" | "earlier", ..]) => true,
        (From::Story, words) => {
            let ends = words.last() != Some(&"before") || stretch.kind(stop) != Some(TokenKind::Word);
            matches!(stretch.back(at, 1), "the" | "that") && ends
        }
    };
    is_whole.then(|| {
        found.push(Expression { tokens: at..stop, kind });
        stop
    })
}

/// "the past two days".
fn last_days(stretch: &Stretch, at: usize, found: &mut Vec<Expression>) -> Option<usize> {
    let count = words::count(stretch.word(at + 1)).filter(|count| (2..=10).contains(count))?;
    (stretch.word(at + 2) == "days").then(|| {
        found.push(Expression { tokens: at..at + 3, kind: Kind::LastDays(count) });
        at + 3
    })
}

/// "last September", "this spring", "next Monday", "this March 5".
fn determined(stretch: &Stretch, at: usize, found: &mut Vec<Expression>) -> Option<usize> {
    let between = usize::from(stretch.stands(at, &["this", "past"]));
    let year = match stretch.word(at + between) {
        "last" | "past" => YearSaid::Last,
        "next" => YearSaid::Next,
        "this" => YearSaid::Shifted(0),
        _ => return None,
    };
    match stretch.trigger(at + 1 + between)? {
        Trigger::Month(..) => {
            let mut inner = Vec::new();
            let stop = super::absolute::from_month(stretch, at + 1 + between, &mut inner)?;
            let mut date = inner.pop().filter(|_| inner.is_empty())?;
            date.tokens.start = at;
            let calendar = date.calendar_mut()?;
            if calendar.year == YearSaid::Open {
                calendar.year = year;
            }
            found.push(date);
            Some(stop)
        }
        Trigger::Season(season) => {
            found.push(Expression { tokens: at..at + 2 + between, kind: Kind::Season(season, year) });
            Some(at + 2 + between)
        }
        _ => None,
    }
}

/// "spring 2022", "summer of 2023".
pub(super) fn from_season(stretch: &Stretch, at: usize, season: Season, found: &mut Vec<Expression>) -> Option<usize> {
    let first = at + 1 + usize::from(stretch.word(at + 1) == "of");
    let word = stretch.word(first);
    let year = word.parse().ok().filter(|year| word.len() == 4 && (1800..=2199).contains(year))?;
    found.push(Expression { tokens: at..first + 1, kind: Kind::Season(season, YearSaid::Given(year)) });
    Some(first + 1)
}

/// "two days ago", "a year ago", "a day earlier", "three days later".
pub(super) fn from_unit(stretch: &Stretch, at: usize, unit: Unit, found: &mut Vec<Expression>) -> Option<usize> {
    let report = match stretch.word(at + 1) {
        "ago" => true,
        "before" if stretch.kind(at + 2) == Some(TokenKind::Word) => return from_phrase(stretch, at, found),
        "earlier" | "later" | "before" => false,
        _ => return from_phrase(stretch, at, found),
    };
    let Some(count) = words::count(stretch.back(at, 1)) else { return from_phrase(stretch, at, found) };
    let later = stretch.word(at + 1) == "later";
    let kind = match (report, unit) {
        (true, _) => Kind::Report(-count, unit),
        (false, Unit::Day) => Kind::Story(if later { count } else { -count }),
        (false, _) => return None,
    };
    if found.last().is_some_and(|last| last.tokens.end > at - 1) {
        return None;
    }
    found.push(Expression { tokens: at - 1..at + 2, kind });
    Some(at + 2)
}
