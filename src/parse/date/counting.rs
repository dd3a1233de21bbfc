//! Days counted from the day of the report, or sought near it.

use super::anchor::Anchor;
use super::calendar::{Day, Weekday, When, day, days_between, monday, month_shifted, shifted, year_shifted};
use super::expression::{Shift, YearSaid};
use super::resolve::Outcome;
use super::words::{Season, Unit};
use super::{Direction, Seen};

/// "on Wednesday": the nearest one on or before the report, or after it where the clause looks ahead.
pub(super) fn on_weekday(
    weekday: Weekday,
    shift: Shift,
    until: Option<Weekday>,
    seen: &Seen,
    report: Day,
) -> Option<Outcome> {
    let back = i32::from(report.weekday().since(weekday));
    let ahead = i32::from(report.weekday().until(weekday));
    let days = match shift {
        Shift::Last => {
            if back == 0 {
                -7
            } else {
                -back
            }
        }
        Shift::Next => in_week(weekday, 1, report)?,
        Shift::Week(weeks) => in_week(weekday, weeks, report)?,
        Shift::Nearest if seen.direction == Direction::Future => ahead,
        Shift::This if seen.direction != Direction::Past => ahead,
        Shift::Nearest | Shift::This => -back,
    };
    let first = shifted(report, days)?;
    let last = until.and_then(|until| shifted(first, i32::from(first.weekday().until(until))));
    Some(Outcome::counted(When::Day(first), "date.weekday").until(last.map(When::Day)))
}

/// Days from the report to a weekday in a week that is counted from its own.
fn in_week(weekday: Weekday, weeks: i32, report: Day) -> Option<i32> {
    let first = monday(report, weeks)?;
    Some(days_between(report, first) + i32::from(weekday.to_monday_zero_offset()))
}

/// "this afternoon (29)", "on the 27th": the day of that number nearest to where it is sought.
pub(super) fn day_of_month(number: i8, offset: i32, seen: &Seen, report: Day) -> Option<Outcome> {
    let sought = shifted(report, offset)?;
    let candidates = (-2..=2).filter_map(|months| match month_shifted(sought, months)? {
        When::Month(year, month) => day(year, month, number),
        _ => None,
    });
    let future = seen.direction == Direction::Future;
    let is_wrong = |found: Day| if future { found < report && offset >= 0 } else { days_between(report, found) > 3 };
    let found = candidates.min_by_key(|found| (is_wrong(*found), days_between(sought, *found).abs()))?;
    Some(Outcome::counted(When::Day(found), "date.day-of-month"))
}

/// "yesterday", "last week", "two years ago".
pub(super) fn counted(count: i32, unit: Unit, seen: &Seen, anchor: &Anchor) -> Option<Outcome> {
    let report = anchor.day;
    if !anchor.is_report && unit != Unit::Year {
        return None;
    }
    let when = match unit {
        Unit::Day => When::Day(shifted(report, count)?),
        Unit::Week => {
            let first = monday(report, count)?;
            When::Within(first, shifted(first, 6)?)
        }
        Unit::Weekend => return weekend(count, seen, report),
        Unit::Month => month_shifted(report, count)?,
        Unit::Year => When::Year(year_shifted(report, count)?),
    };
    let rule = if unit == Unit::Year { "date.relative-year" } else { "date.relative" };
    Some(Outcome::counted(when, rule))
}

/// A Saturday and Sunday: those of the report's week, or of the one before where the clause looks back at a weekend that
/// has not begun.
fn weekend(weeks: i32, seen: &Seen, report: Day) -> Option<Outcome> {
    let this = shifted(monday(report, weeks)?, 5)?;
    let not_begun = weeks == 0 && seen.direction == Direction::Past && this > report;
    let saturday = if not_begun { shifted(this, -7)? } else { this };
    Some(Outcome::counted(When::Day(saturday), "date.relative").until(shifted(saturday, 1).map(When::Day)))
}

/// "spring 2022", "last summer"; a relative winter is none, as it has no year of its own.
pub(super) fn in_season(season: Season, said: YearSaid, anchor: Option<&Anchor>) -> Option<Outcome> {
    if let YearSaid::Given(year) = said {
        return Some(Outcome::stated(When::Year(year), "date.season"));
    }
    let last_month = match season {
        Season::Spring => 5,
        Season::Summer => 8,
        Season::Autumn => 11,
        Season::Winter => return None,
    };
    let report = anchor?.day;
    let shift = match said {
        YearSaid::Last => {
            if report.month() > last_month {
                0
            } else {
                -1
            }
        }
        YearSaid::Next => i32::from(report.month() >= last_month - 2),
        _ => 0,
    };
    Some(Outcome::counted(When::Year(year_shifted(report, shift)?), "date.season"))
}
