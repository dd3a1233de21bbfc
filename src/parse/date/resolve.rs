//! Which days the expressions are.

use super::anchor::Anchor;
use super::calendar::{Day, When, day, days_between, shifted, year_shifted};
use super::counting::{counted, day_of_month, in_season, on_weekday};
use super::expression::{Calendar, End, Kind, YearSaid};
use super::words::Unit;
use super::{Cited, Dated, Direction, Doubt, Grain, Manner, Seen, Use};
use crate::parse::text::Text;
use crate::record::{Basis, DateBasis};

/// A past date may lie this many days after the report at most before the year before is meant, and a future one so many
/// days before it.
pub(super) const TOLERANCE: i32 = 14;

/// All dates of a text, in order.
pub(super) fn all(text: &Text, seen: &[Seen], anchor: Option<&Anchor>) -> Vec<Dated> {
    let mut dates: Vec<Dated> = Vec::new();
    let mut story: Option<(Day, Vec<Cited>)> = None;
    for one in seen {
        let Some(date) = resolve(text, one, anchor, story.as_ref()) else { continue };
        if let (Grain::Day, Use::Free, Ok(day)) = (date.grain, date.usage, date.date.value.parse()) {
            story = Some((day, date.evidence.clone()));
        }
        dates.push(date);
    }
    dates
}

/// What an expression comes to.
pub(super) struct Outcome {
    when: When,
    end: Option<When>,
    rule: &'static str,
    /// Whether the anchor's day went into it.
    counted: bool,
    note: Option<Doubt>,
}

impl Outcome {
    /// One that the words give whole.
    pub(super) fn stated(when: When, rule: &'static str) -> Self {
        Outcome { when, end: None, rule, counted: false, note: None }
    }

    /// One that is counted from the anchor.
    pub(super) fn counted(when: When, rule: &'static str) -> Self {
        Outcome { when, end: None, rule, counted: true, note: None }
    }

    /// Days counted from one whose year is open; none around the end of February, which differs from year to year.
    fn without_year(self) -> Option<Self> {
        let open = |when| match when {
            When::Day(day) if (day.month(), day.day()) != (2, 29) => Some(When::Open(day.month(), day.day())),
            _ => None,
        };
        let end = self.end.and_then(open);
        Some(Outcome { when: open(self.when)?, end, ..self })
    }

    /// The same with an end.
    pub(super) fn until(self, end: Option<When>) -> Self {
        Outcome { end, ..self }
    }
}

/// The date of one expression; none where it cannot be told.
pub(super) fn resolve(
    text: &Text,
    seen: &Seen,
    anchor: Option<&Anchor>,
    story: Option<&(Day, Vec<Cited>)>,
) -> Option<Dated> {
    let report = anchor.filter(|anchor| anchor.is_report);
    let (whole, whole_report) = (anchor.filter(|anchor| !anchor.is_open), report.filter(|anchor| !anchor.is_open));
    let outcome = match &seen.said.kind {
        Kind::Calendar(calendar) => in_calendar(calendar, seen, whole)?,
        Kind::Weekday(weekday, shift, until) => on_weekday(*weekday, *shift, *until, seen, whole_report?.day)?,
        Kind::DayOfMonth(number, offset) => day_of_month(*number, *offset, seen, report?.day)?,
        Kind::Report(_, unit) if *unit != Unit::Day && whole.is_none() => return None,
        Kind::Report(count, unit) => counted(*count, *unit, seen, anchor?)?,
        Kind::Story(count) => return from_story(text, seen, *count, story?),
        Kind::LastDays(count) => {
            let last = report?.day;
            Outcome::counted(When::Day(shifted(last, 1 - count)?), "date.relative").until(Some(When::Day(last)))
        }
        Kind::Season(season, year) => in_season(*season, *year, whole)?,
    };
    let outcome = if outcome.counted && whole.is_none() { outcome.without_year()? } else { outcome };
    dated(text, seen, outcome, anchor)
}

fn dated(text: &Text, seen: &Seen, outcome: Outcome, anchor: Option<&Anchor>) -> Option<Dated> {
    let counted_from = anchor.filter(|_| outcome.counted);
    let manner = match &seen.said.kind {
        Kind::Calendar(calendar) if matches!(calendar.year, YearSaid::Given(_) | YearSaid::Open) => Manner::Absolute,
        Kind::Season(_, YearSaid::Given(_)) => Manner::Absolute,
        _ => Manner::Relative,
    };
    let basis = match (manner, outcome.counted) {
        (Manner::Relative, _) => DateBasis::Relative,
        (Manner::Absolute, true) => DateBasis::Inferred,
        (Manner::Absolute, false) => DateBasis::Stated,
    };
    let doubtful = basis == DateBasis::Inferred || counted_from.is_some_and(|anchor| anchor.doubtful);
    let words = text.quote(seen.said.tokens.clone());
    let own = match basis {
        DateBasis::Relative => Basis::Relative,
        DateBasis::Inferred => Basis::Inferred,
        _ => Basis::Stated,
    };
    let mut evidence = vec![Cited { tokens: seen.said.tokens.clone(), basis: own, rule: outcome.rule }];
    if let Some(anchor) = counted_from {
        let is_anchor = basis == DateBasis::Inferred && outcome.when == When::Day(anchor.day);
        let agrees = anchor.agrees.iter().filter(|_| is_anchor);
        for cited in anchor.cited.iter().chain(agrees) {
            if !evidence.iter().any(|known| known.tokens == cited.tokens && known.basis == cited.basis) {
                evidence.push(cited.clone());
            }
        }
    }
    Some(Dated {
        tokens: seen.said.tokens.clone(),
        date: outcome.when.record(basis, doubtful, words)?,
        end_date: outcome.end.and_then(|end| end.record(basis, doubtful, words)),
        grain: grain(seen, outcome.when),
        manner,
        usage: seen.usage,
        direction: seen.direction,
        evidence,
        note: outcome.note,
    })
}

fn grain(seen: &Seen, when: When) -> Grain {
    match when {
        _ if matches!(seen.said.kind, Kind::Season(..)) => Grain::Season,
        When::Day(_) | When::Open(..) => Grain::Day,
        When::Within(..) => Grain::Week,
        When::Month(..) => Grain::Month,
        When::Year(_) => Grain::Year,
    }
}

/// A date of the calendar.
fn in_calendar(said: &Calendar, seen: &Seen, anchor: Option<&Anchor>) -> Option<Outcome> {
    let (year, counted) = match said.year {
        YearSaid::Given(year) => (Some(year), false),
        YearSaid::Shifted(years) => (Some(year_shifted(anchor?.day, years)?), true),
        YearSaid::Last => (Some(around(said, Direction::Past, anchor?.day, 0)?), true),
        YearSaid::Next => (Some(around(said, Direction::Future, anchor?.day, 0)?), true),
        YearSaid::Open => {
            (anchor.and_then(|anchor| around(said, seen.direction, anchor.day, TOLERANCE)), anchor.is_some())
        }
    };
    let Some(year) = year else { return open(said) };
    let when = when_in(said, year)?;
    let mut note = None;
    if counted && said.year == YearSaid::Open {
        let anchor = anchor?;
        let same = when == When::Day(anchor.day);
        note = anchor.doubt.clone().filter(|_| same).or_else(|| Some(filled(year, anchor)));
    }
    if let (When::Day(found), Some(weekday)) = (when, said.weekday)
        && found.weekday() != weekday
    {
        note = Some(("weekday-mismatch", format!("{found} is no {weekday:?}, as the text has it")));
    }
    let rule = match (said.year, said.month) {
        (YearSaid::Open, _) if counted => "date.year-inferred",
        (YearSaid::Given(_) | YearSaid::Open, _) => "date.absolute",
        _ => "date.relative-year",
    };
    Some(Outcome { when, end: end_in(said, when, year), rule, counted, note })
}

fn filled(year: i16, anchor: &Anchor) -> Doubt {
    (
        "year-inferred",
        format!("The text gives no year; {year} is the year in which the date lies nearest to {}", anchor.day),
    )
}

/// A day whose year is open.
fn open(said: &Calendar) -> Option<Outcome> {
    let when = When::Open(said.month?, said.day?);
    let end = match said.end {
        Some(End::Day(month, day)) => Some(When::Open(month, day)),
        _ => None,
    };
    let message = "The text gives no year, and nothing in it tells which";
    Some(Outcome { when, end, rule: "date.absolute", counted: false, note: Some(("year-open", message.to_owned())) })
}

fn when_in(said: &Calendar, year: i16) -> Option<When> {
    match (said.month, said.day) {
        (Some(month), Some(number)) => day(year, month, number).map(When::Day),
        (Some(month), None) => Some(When::Month(year, month)),
        _ => Some(When::Year(year)),
    }
}

fn end_in(said: &Calendar, start: When, year: i16) -> Option<When> {
    let end = |year: i16| match said.end? {
        End::Day(month, number) => day(year, month, number).map(When::Day),
        End::Month(month) => Some(When::Month(year, month)),
        End::MonthOf(month, year) => Some(When::Month(year, month)),
        End::Year(year) => Some(When::Year(year)),
    };
    let after = |end: &When| end.bounds() > start.bounds();
    end(year).filter(after).or_else(|| end(year + 1).filter(after).filter(|_| said.month > Some(10)))
}

/// The year in which a month or day lies nearest to a day, on the side of it that the direction says. A date that is
/// little off on the wrong side is nearer than one a year away.
pub(super) fn around(said: &Calendar, direction: Direction, anchor: Day, tolerance: i32) -> Option<i16> {
    let candidates = (-1..=1).filter_map(|years| {
        let year = year_shifted(anchor, years)?;
        let (first, last) = when_in(said, year)?.bounds()?;
        let fits = !matches!((said.weekday, said.day), (Some(weekday), Some(_)) if first.weekday() != weekday);
        let ahead = days_between(anchor, first).max(0);
        let behind = days_between(last, anchor).max(0);
        let wrong = match direction {
            Direction::Past if tolerance == 0 => days_between(anchor, last) >= 0,
            Direction::Future if tolerance == 0 => days_between(first, anchor) >= 0,
            Direction::Past => ahead > tolerance,
            Direction::Future => behind > tolerance,
            Direction::Open => false,
        };
        Some((year, (!fits, wrong, ahead + behind, ahead > 0)))
    });
    candidates.min_by_key(|(_, order)| *order).map(|(year, _)| year)
}

/// "a day earlier", "the following day": counted from the day named last.
fn from_story(text: &Text, seen: &Seen, count: i32, (day, cited): &(Day, Vec<Cited>)) -> Option<Dated> {
    let when = When::Day(shifted(*day, count)?);
    let doubtful = cited.iter().any(|cited| cited.basis == Basis::Inferred);
    let mut evidence =
        vec![Cited { tokens: seen.said.tokens.clone(), basis: Basis::Relative, rule: "date.relative-story" }];
    evidence.extend(cited.iter().cloned());
    Some(Dated {
        tokens: seen.said.tokens.clone(),
        date: when.record(DateBasis::Relative, doubtful, text.quote(seen.said.tokens.clone()))?,
        end_date: None,
        grain: Grain::Day,
        manner: Manner::Relative,
        usage: seen.usage,
        direction: seen.direction,
        evidence,
        note: None,
    })
}
