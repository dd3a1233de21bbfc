//! What the words of a date say, before it is known on which day the report was written.

use super::Direction;
use super::calendar::Weekday;
use super::words::{Season, Unit};
use std::ops::Range;

/// A date as the words give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Expression {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What they say.
    pub(super) kind: Kind,
}

/// What the words of a date say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A day, month or year of the calendar.
    Calendar(Calendar),
    /// A day of the week, and another one until which it goes on.
    Weekday(Weekday, Shift, Option<Weekday>),
    /// A day of an unnamed month; it is sought near the day so many days after the report.
    DayOfMonth(i8, i32),
    /// So many units after the day of the report.
    Report(i32, Unit),
    /// So many days after the day named last.
    Story(i32),
    /// The last so many days, the day of the report included.
    LastDays(i32),
    /// A season.
    Season(Season, YearSaid),
}

/// A day, month or year of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Calendar {
    /// The year.
    pub(super) year: YearSaid,
    /// The month.
    pub(super) month: Option<i8>,
    /// The day of the month.
    pub(super) day: Option<i8>,
    /// The day of the week that the text gives with it.
    pub(super) weekday: Option<Weekday>,
    /// The end of a range.
    pub(super) end: Option<End>,
}

/// Where a range ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// On a day of a month.
    Day(i8, i8),
    /// With a month.
    Month(i8),
    /// With a month of another year.
    MonthOf(i8, i16),
    /// With a year.
    Year(i16),
}

/// What the words say of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearSaid {
    /// The year itself.
    Given(i16),
    /// So many years after that of the report.
    Shifted(i32),
    /// The last such month or season before the report.
    Last,
    /// The next one after it.
    Next,
    /// Nothing.
    Open,
}

/// Which of several days of the week is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    /// The nearest one, back or forth as the sentence has it.
    Nearest,
    /// "this Friday": the one of the report's week, or just before or after.
    This,
    /// The last one before the report.
    Last,
    /// The next one after the report.
    Next,
    /// That of the week so many weeks after the report's.
    Week(i32),
}

impl Calendar {
    /// A day of a month.
    pub(super) fn day(month: i8, day: i8) -> Self {
        Self { year: YearSaid::Open, month: Some(month), day: Some(day), weekday: None, end: None }
    }

    /// A month.
    pub(super) fn month(month: i8) -> Self {
        Self { year: YearSaid::Open, month: Some(month), day: None, weekday: None, end: None }
    }

    /// A year.
    pub(super) fn year(year: i16) -> Self {
        Self { year: YearSaid::Given(year), month: None, day: None, weekday: None, end: None }
    }
}

impl Expression {
    /// What the calendar says, where it is of the calendar.
    pub(super) fn calendar(&self) -> Option<&Calendar> {
        match &self.kind {
            Kind::Calendar(calendar) => Some(calendar),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub(super) fn calendar_mut(&mut self) -> Option<&mut Calendar> {
        match &mut self.kind {
            Kind::Calendar(calendar) => Some(calendar),
            _ => None,
        }
    }
}

impl Kind {
    /// Where the words themselves look, whatever their clause says: "yesterday", "next year".
    pub(super) fn direction(&self) -> Option<Direction> {
        let by_sign = |count: i32| match count.signum() {
            -1 => Some(Direction::Past),
            1 => Some(Direction::Future),
            _ => None,
        };
        match self {
            Kind::Calendar(Calendar { year, .. }) | Kind::Season(_, year) => match year {
                YearSaid::Last => Some(Direction::Past),
                YearSaid::Next => Some(Direction::Future),
                YearSaid::Shifted(years) => by_sign(*years),
                YearSaid::Given(_) | YearSaid::Open => None,
            },
            Kind::Weekday(_, Shift::Last, _) | Kind::LastDays(_) => Some(Direction::Past),
            Kind::Weekday(_, Shift::Next, _) => Some(Direction::Future),
            Kind::Weekday(_, Shift::Week(count), _) | Kind::DayOfMonth(_, count) | Kind::Report(count, _) => {
                by_sign(*count)
            }
            Kind::Weekday(..) | Kind::Story(_) => None,
        }
    }
}
