//! Dates of the calendar: days with their months, months, years.

use super::calendar::{Weekday, exists};
use super::digits::in_digits;
use super::expression::{Calendar, End, Expression, Kind, YearSaid};
use super::scan::Stretch;
use super::words::{self, AFTER_DATE, BEFORE_MONTH, BEFORE_PERIOD, PARTS_OF_PERIOD, Trigger, UNSURE_MONTHS};
use crate::gazetteer::word::TokenKind;
use std::ops::RangeInclusive;

/// Years that a report of a meeting can speak of.
pub(super) const YEARS: RangeInclusive<i16> = 1800..=2199;

/// Words after a number of four digits that make it a time of day or a count.
const NO_YEARS: &[&str] =
    &["utc", "gmt", "hrs", "hours", "hour", "h", "%", "percent", "per", "km", "people", "kilometers", "kilometres"];

/// Words before a number that make it the number of something.
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "resolution", "no", "nos", "article", "flight", "number", "paragraph", "page", "room", "resolutions", "$", "€",
    "£", "#", "+", "decree", "act", "law",
];

/// A month at a token, with where it ends.
fn month(stretch: &Stretch, at: usize) -> Option<(i8, usize, bool)> {
    let Some(Trigger::Month(month, short)) = stretch.trigger(at).filter(|_| stretch.is_capitalised(at)) else {
        return None;
    };
    let dot = short && stretch.word(at + 1) == "." && stretch.is_glued(at + 1);
    Some((month, at + 1 + usize::from(dot), short))
}

/// A day of a month at a token; the flag says whether it has an ordinal's ending.
fn day_number(stretch: &Stretch, at: usize) -> Option<(i8, bool)> {
    if stretch.kind(at)? != TokenKind::Number || is_part_of_number(stretch, at) {
        return None;
    }
    let word = stretch.word(at);
    let digits = word.trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let day: i8 = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    let known = matches!(ending, "" | "st" | "nd" | "rd" | "th");
    ((1..=31).contains(&day) && known).then_some((day, !ending.is_empty()))
}

/// Whether a number goes on before or after: "5,000", "10.5", "18:30", "$5", "5%".
fn is_part_of_number(stretch: &Stretch, at: usize) -> bool {
    let number = |at: usize| stretch.kind(at) == Some(TokenKind::Number);
    let joins = |sign: &str| matches!(sign, "." | "," | ":");
    let before =
        at > 1 && stretch.is_glued(at) && joins(stretch.back(at, 1)) && stretch.is_glued(at - 1) && number(at - 2);
    let after = stretch.is_glued(at + 1) && joins(stretch.word(at + 1)) && stretch.is_glued(at + 2) && number(at + 2);
    let money = matches!(stretch.back(at, 1), "$" | "€" | "£" | "#");
    let counted = matches!(
        stretch.word(at + 1),
        "%" | "percent" | "million" | "billion" | "trillion" | "a.m." | "p.m." | "am" | "pm"
    );
    before || after || money || counted
}

/// A year of four digits at a token.
fn year(stretch: &Stretch, at: usize) -> Option<i16> {
    let word = stretch.word(at);
    let whole = stretch.kind(at)? == TokenKind::Number && word.len() == 4 && !is_part_of_number(stretch, at);
    whole.then(|| word.parse().ok()).flatten().filter(|year| YEARS.contains(year))
}

/// A year after a day or month, with or without a comma, or "of this year" and the like; where it ends.
fn year_after(stretch: &Stretch, at: usize) -> (YearSaid, usize) {
    if let Some(year) = year(stretch, at) {
        return (YearSaid::Given(year), at + 1);
    }
    if matches!(stretch.word(at), "," | "of" | "/")
        && let Some(year) = year(stretch, at + 1)
    {
        return (YearSaid::Given(year), at + 2);
    }
    let first = at + usize::from(matches!(stretch.word(at), "of" | "," | "in"));
    let first = first + usize::from(stretch.word(first) == "the");
    match (stretch.word(first), stretch.word(first + 1)) {
        ("this" | "current", "year") => (YearSaid::Shifted(0), first + 2),
        ("last" | "past", "year") => (YearSaid::Shifted(-1), first + 2),
        ("next", "year") => (YearSaid::Shifted(1), first + 2),
        _ => (YearSaid::Open, at),
    }
}

/// Adds an expression and what of the weekday stands around it; gives where it ends.
pub(super) fn add(
    stretch: &Stretch,
    start: usize,
    stop: usize,
    mut calendar: Calendar,
    found: &mut Vec<Expression>,
) -> usize {
    let mut stop = stop;
    for (opening, closing) in [("(", ")"), (",", ",")] {
        let named = words::weekday(stretch.word(stop + 1))
            .filter(|_| calendar.day.is_some() && stretch.is_capitalised(stop + 1));
        if stretch.word(stop) == opening
            && named.is_some()
            && matches!(stretch.word(stop + 2), end if end == closing || end == ".")
        {
            calendar.weekday = named;
            stop += 2 + usize::from(closing == ")");
        }
    }
    found.push(Expression { tokens: start..stop, kind: Kind::Calendar(calendar) });
    stop
}

/// What begins with a number: "27 November 2025", "19-20 November", "27.11.2025", "in 2024".
pub(super) fn from_number(stretch: &Stretch, at: usize, found: &mut Vec<Expression>) -> Option<usize> {
    in_digits(stretch, at, found)
        .or_else(|| day_before_month(stretch, at, found))
        .or_else(|| ordinal(stretch, at, found))
        .or_else(|| bare_year(stretch, at, found))
}

/// "27 November", "16 and 17 September", "9 to Sunday 14 March", "1, 3 and 5 May 2024", "30 April to 2 May".
fn day_before_month(stretch: &Stretch, at: usize, found: &mut Vec<Expression>) -> Option<usize> {
    let mut days: Vec<(usize, i8)> = vec![(at, day_number(stretch, at)?.0)];
    let mut next = at + 1;
    let mut ranged = false;
    while days.len() < 6
        && (stretch.is_range_word(next) || matches!(stretch.word(next), "," | "and" | "&" | "/"))
        && let number = next + 1 + usize::from(words::weekday(stretch.word(next + 1)).is_some())
        && let Some((day, _)) = day_number(stretch, number)
    {
        ranged |= days.len() == 1 && stretch.is_range_word(next);
        days.push((number, day));
        next = number + 1;
    }
    let of = stretch.word(next) == "of" && (stretch.is_capitalised(next + 1));
    let (month, after, _) = month(stretch, next + usize::from(of))?;
    let (year, stop) = year_after(stretch, after);
    close_days(stretch, &days, (month, year), ranged, stop, found)
}

/// Turns a list of days of one month into expressions, the last of which ends at `stop`.
fn close_days(
    stretch: &Stretch,
    days: &[(usize, i8)],
    (month, year): (i8, YearSaid),
    ranged: bool,
    stop: usize,
    found: &mut Vec<Expression>,
) -> Option<usize> {
    if !days.iter().all(|(_, day)| exists(month, *day)) {
        return None;
    }
    let (first, last) = (days.first()?, days.last()?);
    let base = Calendar { year, ..Calendar::day(month, first.1) };
    let follows = days.len() == 2 && (ranged || last.1 == first.1 + 1) && last.1 > first.1;
    if days.len() == 1 || follows {
        let end = follows.then_some(End::Day(month, last.1));
        return Some(add(stretch, first.0, stop, Calendar { end, ..base }, found));
    }
    for (number, (token, day)) in days.iter().enumerate() {
        let own_stop = if number + 1 == days.len() { stop } else { token + 1 };
        let start = if number + 1 == days.len() { *token } else { own_stop - 1 };
        found.push(Expression { tokens: start..own_stop, kind: Kind::Calendar(Calendar { day: Some(*day), ..base }) });
    }
    Some(stop)
}

/// What begins with a month: "November 27, 2025", "September 16-17", "April 2021", "September of this year".
pub(super) fn from_month(stretch: &Stretch, at: usize, found: &mut Vec<Expression>) -> Option<usize> {
    let (month, after, short) = month(stretch, at)?;
    if let Some(stop) = month_before_day(stretch, at, (month, after), found) {
        return Some(stop);
    }
    let (year, stop) = year_after(stretch, after);
    let alone = !short && (!UNSURE_MONTHS.contains(&month) || is_after_preposition(stretch, at));
    let shown = year != YearSaid::Open || alone && !is_name_around(stretch, at);
    let start = at - usize::from(PARTS_OF_PERIOD.contains(&stretch.back(at, 1)));
    shown.then(|| add(stretch, start, stop, Calendar { year, ..Calendar::month(month) }, found))
}

/// Whether a month alone is rather part of a name: "Mark August", "April Jones".
fn is_name_around(stretch: &Stretch, at: usize) -> bool {
    stretch.is_capitalised(at + 1) && !matches!(stretch.word(at + 1), "and" | "the")
}

fn is_after_preposition(stretch: &Stretch, at: usize) -> bool {
    let before = stretch.back(at, 1);
    let is_month = |at: usize| matches!(stretch.trigger(at), Some(Trigger::Month(..)));
    let ranged = at > 1 && (stretch.is_range_word(at - 1) || before == "and") && is_month(at - 2)
        || stretch.is_range_word(at + 1) && is_month(at + 2);
    BEFORE_MONTH.contains(&before) || before == "-" && stretch.back(at, 2) == "mid" || ranged
}

fn month_before_day(
    stretch: &Stretch,
    at: usize,
    (month, after): (i8, usize),
    found: &mut Vec<Expression>,
) -> Option<usize> {
    let after = after
        + usize::from(
            stretch.word(after) == "the" && day_number(stretch, after + 1).is_some_and(|(_, ordinal)| ordinal),
        );
    let mut days: Vec<(usize, i8)> = vec![(at, day_number(stretch, after)?.0)];
    let mut next = after + 1;
    let mut ranged = false;
    while days.len() < 6
        && let Some((token, day)) = listed_day(stretch, next)
    {
        ranged |= days.len() == 1 && stretch.is_range_word(next);
        days.push((token, day));
        next = token + 1;
    }
    let (year, stop) = year_after(stretch, next);
    close_days(stretch, &days, (month, year), ranged, stop, found)
}

/// The next day of "16-17", "16 and 17", "16, 17 and 18" after a month and a day.
fn listed_day(stretch: &Stretch, at: usize) -> Option<(usize, i8)> {
    let comma = stretch.word(at) == ",";
    let joint = comma || stretch.is_range_word(at) || matches!(stretch.word(at), "and" | "&");
    let token = at + 1 + usize::from(comma && stretch.word(at + 1) == "and");
    let (day, _) = day_number(stretch, token).filter(|_| joint)?;
    let next = stretch.word(token + 1);
    let goes_on = !comma || next == "and" || stretch.word(at + 1) == "and";
    let is_day_first = month(stretch, token + 1).is_some() || next == "of" && month(stretch, token + 2).is_some();
    let ends = stretch.kind(token + 1) != Some(TokenKind::Word) || AFTER_DATE.contains(&next);
    (goes_on && ends && !is_day_first).then_some((token, day))
}

/// "the 27th", "the 27th of this month", as a day of a month that is not named.
fn ordinal(stretch: &Stretch, at: usize, found: &mut Vec<Expression>) -> Option<usize> {
    let (day, is_ordinal) = day_number(stretch, at)?;
    let said =
        is_ordinal && stretch.back(at, 1) == "the" && matches!(stretch.back(at, 2), "on" | "of" | "until" | "from");
    let of_month = stretch.word(at + 1) == "of"
        && matches!(stretch.word(at + 2), "this" | "the" | "current")
        && stretch.word(at + 3) == "month";
    let after = if of_month { at + 4 } else { at + 1 };
    let ends = of_month
        || stretch.kind(after) != Some(TokenKind::Word)
        || AFTER_DATE.contains(&stretch.word(after)) && stretch.word(after) != "of";
    let hyphen = matches!(stretch.word(after), "-" | "–" | "/");
    (said && ends && !hyphen).then(|| {
        found.push(Expression { tokens: at - 1..after, kind: Kind::DayOfMonth(day, 0) });
        after
    })
}

/// "in 2024", "the 1994 agreement", "between 2010 and 2050", "2014-2020".
fn bare_year(stretch: &Stretch, at: usize, found: &mut Vec<Expression>) -> Option<usize> {
    let given = year(stretch, at)?;
    let (before, after) = (stretch.back(at, 1), stretch.word(at + 1));
    if NO_YEARS.contains(&after)
        || NUMBERED.contains(&before)
        || before == "." && NUMBERED.contains(&stretch.back(at, 2))
    {
        return None;
    }
    let listed = found.last().is_some_and(|last| {
        last.calendar().is_some_and(|calendar| calendar.month.is_none())
            && (last.tokens.end + 1 == at || last.tokens.end + 2 == at && before == "and")
            && (matches!(before, "and" | "or" | "," | "&" | "–" | "-" | "/" | "to"))
    });
    let told = BEFORE_PERIOD.contains(&before)
        || before == "(" && after == ")"
        || before == "-" && stretch.back(at, 2) == "mid"
        || listed;
    let attribute = matches!(before, "the" | "a" | "its" | "their" | "his" | "that")
        && stretch.kind(at + 1) == Some(TokenKind::Word);
    let named = stretch.is_capitalised(at.wrapping_sub(1)) && !stretch.is_glued(at);
    let counted = told && is_plural(stretch, at + 1);
    let ranged = matches!(after, "-" | "–" | "/") && year(stretch, at + 2).is_some_and(|next| next > given);
    ((told || attribute || named || ranged) && !counted && !(attribute && is_plural(stretch, at + 1))).then(|| {
        let start = at - usize::from(PARTS_OF_PERIOD.contains(&before));
        found.push(Expression { tokens: start..at + 1, kind: Kind::Calendar(Calendar::year(given)) });
        at + 1
    })
}

/// Whether a small word looks like a plural: "2000 villages".
fn is_plural(stretch: &Stretch, at: usize) -> bool {
    let word = stretch.word(at);
    stretch.is_small(at)
        && word.len() > 4
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !AFTER_DATE.contains(&word)
}

/// "Sat, Aug 24, 2019", "Wed 27 November": a short weekday before a date.
pub(super) fn from_short_weekday(stretch: &Stretch, at: usize, found: &mut Vec<Expression>) -> Option<usize> {
    if stretch.word(at).len() > 5 || !stretch.is_capitalised(at) {
        return None;
    }
    with_weekday(stretch, at, words::weekday(stretch.word(at))?, found)
}

/// A date of the calendar right after a weekday.
pub(super) fn with_weekday(
    stretch: &Stretch,
    at: usize,
    weekday: Weekday,
    found: &mut Vec<Expression>,
) -> Option<usize> {
    let mut next = at + 1;
    let bracket = stretch.word(next) == "(";
    next += usize::from(matches!(stretch.word(next), "," | "." | "(" | "/"));
    next += usize::from(stretch.word(next) == "the" || stretch.word(next) == "on");
    let mut inner = Vec::new();
    let stop = match stretch.kind(next)? {
        TokenKind::Number => {
            in_digits(stretch, next, &mut inner).or_else(|| day_before_month(stretch, next, &mut inner))
        }
        TokenKind::Word => month(stretch, next)
            .and_then(|(month, after, _)| month_before_day(stretch, next, (month, after), &mut inner)),
        _ => None,
    }?;
    let closed = bracket && stretch.word(stop) == ")";
    let first = inner.first_mut()?;
    first.tokens.start = at;
    first.calendar_mut()?.weekday = Some(weekday);
    let last = inner.last_mut()?;
    last.tokens.end = stop + usize::from(closed);
    found.append(&mut inner);
    Some(stop + usize::from(closed))
}
