//! Days, months and years, and how a record writes them.

use crate::record::{self, DateBasis};
use jiff::ToSpan;

pub(super) use jiff::civil::{Date as Day, Weekday};

/// A stretch of the calendar that an expression stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// A day.
    Day(Day),
    /// A month of a year.
    Month(i16, i8),
    /// A year.
    Year(i16),
    /// One day, not known which, from the first to the last of these: "last week".
    Within(Day, Day),
    /// A day of a month whose year is open.
    Open(i8, i8),
}

impl When {
    /// Its first and last day; none while the year is open.
    pub(super) fn bounds(self) -> Option<(Day, Day)> {
        match self {
            When::Day(day) => Some((day, day)),
            When::Month(year, month) => {
                let first = Day::new(year, month, 1).ok()?;
                Some((first, first.last_of_month()))
            }
            When::Year(year) => Some((Day::new(year, 1, 1).ok()?, Day::new(year, 12, 31).ok()?)),
            When::Within(first, last) => Some((first, last)),
            When::Open(..) => None,
        }
    }

    /// The form of the record's `value`; none for a stretch that crosses the turn of a year.
    fn value(self) -> Option<String> {
        match self {
            When::Day(day) => Some(day.to_string()),
            When::Month(year, month) => Some(format!("{year:04}-{month:02}")),
            When::Year(year) => Some(format!("{year:04}")),
            When::Open(month, day) => Some(format!("--{month:02}-{day:02}")),
            When::Within(first, last) if first.year() != last.year() => None,
            When::Within(first, last) if first.month() != last.month() => When::Year(first.year()).value(),
            When::Within(first, _) => When::Month(first.year(), first.month()).value(),
        }
    }

    /// The record's date; `doubtful` marks a year that is inferred.
    pub(super) fn record(self, basis: DateBasis, doubtful: bool, text: &str) -> Option<record::Date> {
        let value = self.value()?;
        let edtf = match self {
            When::Open(month, day) => format!("XXXX-{month:02}-{day:02}"),
            _ if doubtful => format!("?{value}"),
            _ => value.clone(),
        };
        let bounds = self.bounds();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(record::Date {
            value,
            edtf,
            earliest: bounds.map(|(first, _)| first.to_string()),
            latest: bounds.map(|(_, last)| last.to_string()),
            basis,
            text: Some(text).filter(|text| !text.is_empty()),
        })
    }
}

/// A day by its numbers, where there is such a day.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Day> {
    Day::new(year, month, day).ok()
}

/// The day so many days after another, or before it.
pub(super) fn shifted(day: Day, days: i32) -> Option<Day> {
    day.checked_add(days.days()).ok()
}

/// Days from one day to another; negative if the other is earlier.
pub(super) fn days_between(from: Day, to: Day) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The month so many months after that of a day.
pub(super) fn month_shifted(day: Day, months: i32) -> Option<When> {
    let index = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + months;
    let (year, month) = (i16::try_from(index.div_euclid(12)).ok()?, i8::try_from(index.rem_euclid(12) + 1).ok()?);
    (1..=9999).contains(&year).then_some(When::Month(year, month))
}

/// The year so many years after that of a day.
pub(super) fn year_shifted(day: Day, years: i32) -> Option<i16> {
    i16::try_from(i32::from(day.year()) + years).ok().filter(|year| (1..=9999).contains(year))
}

/// Monday of the week so many weeks after that of a day.
pub(super) fn monday(day: Day, weeks: i32) -> Option<Day> {
    shifted(day, weeks * 7 - i32::from(day.weekday().to_monday_zero_offset()))
}

/// Whether some year has this day.
pub(super) fn exists(month: i8, day_of_month: i8) -> bool {
    day(2000, month, day_of_month).is_some()
}
