//! Dates: whether the text names a day, in whatever form, and whether it is the day of what it is said to date.

use super::reading::Reading;
use super::verdict::Ruling;
use crate::gazetteer::word::TokenKind;
use crate::parse::date::{Dated, Use, is_month};
use crate::record::{Basis, DateBasis};
use jiff::civil::Date;
use std::ops::Range;

/// A day whose year is left out lies at most so many days from publication.
const REACH: i32 = 300;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The parts of a date as a record has it.
struct Parts {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
}

impl Parts {
    fn of(value: &str) -> Self {
        if let Some(rest) = value.strip_prefix("--") {
            let (month, day) = rest.split_once('-').unwrap_or((rest, ""));
            return Self { year: None, month: month.parse().ok(), day: day.parse().ok() };
        }
        let mut parts = value.splitn(3, '-');
        let year = parts.next().and_then(|year| year.parse().ok());
        Self {
            year,
            month: parts.next().and_then(|month| month.parse().ok()),
            day: parts.next().and_then(|day| day.parse().ok()),
        }
    }
}

/// Whether a date of the text is that of a record: the same, a finer one, or a stretch of days that holds it.
pub(super) fn fits(dated: &Dated, value: &str) -> bool {
    let same = |date: &crate::record::Date| {
        date.value == value || value.len() < date.value.len() && date.value.starts_with(value)
    };
    let end = dated.end_date.as_ref();
    let open = |date: &str| value.strip_prefix('-').is_some_and(|day| date.len() == 10 && date.ends_with(day));
    let within = || {
        let last = end.map_or(dated.date.latest.as_deref(), |end| end.latest.as_deref());
        let (first, last) = (dated.date.earliest.as_deref(), last);
        let is_short = dated.grain == crate::parse::date::Grain::Week || end.is_some();
        is_short && value.len() == 10 && first.zip(last).is_some_and(|(first, last)| first <= value && value <= last)
    };
    same(&dated.date) || end.is_some_and(same) || open(&dated.date.value) || within()
}

/// A date as found by reading.
pub(super) fn by_basis(dated: &Dated) -> Ruling {
    let basis = match known_as(dated.date.basis) {
        Basis::Metadata => Basis::Inferred,
        basis => basis,
    };
    Ruling::by_basis(&dated.tokens, basis, "ground.date")
}

/// How evidence calls what the basis of a date says.
fn known_as(basis: DateBasis) -> Basis {
    match basis {
        DateBasis::Stated => Basis::Stated,
        DateBasis::Relative => Basis::Relative,
        DateBasis::Inferred => Basis::Inferred,
        DateBasis::Published | DateBasis::Metadata => Basis::Metadata,
    }
}

impl Reading<'_> {
    /// Whether the text names a date, within some words or anywhere.
    pub(super) fn day(&self, value: &str, within: Option<&[Range<usize>]>) -> Ruling {
        let is_inside = |at: usize| within.is_none_or(|ranges| ranges.iter().any(|range| range.contains(&at)));
        let mut inside = self.dates.all.iter().filter(|dated| is_inside(dated.tokens.start));
        if let Some(dated) = inside.clone().find(|dated| fits(dated, value)) {
            return by_basis(dated);
        }
        if let Some(words) = self.spelled(value).find(|words| is_inside(words.start)) {
            return Ruling::derivable(&words, "ground.date-spelled", "the words leave out a part of it");
        }
        match inside.next() {
            Some(other) => Ruling::contradicted(&other.tokens, format!("the words give {}", other.date.value)),
            None => Ruling::absent("no words give this date"),
        }
    }

    /// Whether the meeting was on a day.
    pub(super) fn meeting_day(&self, value: &str) -> Ruling {
        let told = self.meetings.iter().filter_map(|meeting| self.dates.all.get(meeting.date?));
        if let Some(dated) = told.clone().find(|dated| fits(dated, value)) {
            return by_basis(dated);
        }
        let told = told.clone().next();
        if let Some(dated) = self.free_day(value, told) {
            return by_basis(dated);
        }
        if told.is_none() && self.is_publication(value) {
            return Ruling::derivable(&(0..0), "date.published", "the text gives no day; it is that of publication");
        }
        if told.is_none_or(|told| fits(told, value))
            && let Some(words) = self.spelled(value).next()
        {
            return Ruling::derivable(&words, "ground.date-spelled", "the words leave out a part of it");
        }
        match told {
            Some(told) => {
                Ruling::contradicted(&told.tokens, format!("the meeting was on {}, by these words", told.date.value))
            }
            None => Ruling::absent("no words give this day for the meeting"),
        }
    }

    /// A day that the text names by itself, in a sentence that tells of a meeting, where reading found no day or one that
    /// stands in another sentence.
    fn free_day(&self, value: &str, told: Option<&Dated>) -> Option<&Dated> {
        self.dates.all.iter().filter(|dated| fits(dated, value)).find(|dated| {
            let sentence = self.around(dated.tokens.start);
            let rival = told.is_some_and(|told| told.tokens.start < sentence.end);
            matches!(dated.usage, Use::Free | Use::BeforeNoun) && !rival && self.tells_of_meeting(&sentence)
        })
    }

    /// Whether a date is known as the record says: by the words themselves, counted from another day, inferred.
    pub(super) fn basis(&self, date: &crate::record::Date, ruling: &Ruling) -> Ruling {
        let Some((words, basis)) = ruling.ground().filter(|_| ruling.holds()) else {
            return Ruling::absent("no words give the date itself");
        };
        if known_as(date.basis) == basis {
            return Ruling::by_basis(words, basis, "ground.date");
        }
        let so = self.dates.all.iter().find(|dated| dated.date.basis == date.basis && fits(dated, &date.value));
        if let Some(dated) = so {
            return by_basis(dated);
        }
        match (date.basis, basis) {
            (DateBasis::Stated, Basis::Inferred) => Ruling::contradicted(words, "the words leave out a part of it"),
            (DateBasis::Stated, Basis::Relative) => {
                Ruling::contradicted(words, "the words count it from the day of the report")
            }
            (DateBasis::Stated, Basis::Metadata) => Ruling::absent("no words state it"),
            (DateBasis::Relative | DateBasis::Inferred, Basis::Stated) => {
                Ruling::contradicted(words, "the words state it whole")
            }
            (DateBasis::Published, Basis::Stated | Basis::Relative) => {
                Ruling::contradicted(words, "the words give the day, which need not be that of publication")
            }
            _ => Ruling::derivable(words, "ground.date", "how it follows is a matter of judgement"),
        }
    }

    fn is_publication(&self, value: &str) -> bool {
        let given = self.published.is_some_and(|day| day.to_string() == value);
        given || self.dates.published.as_ref().is_some_and(|dated| dated.date.value == value)
    }

    /// The day of publication: stated, or given with the report.
    pub(super) fn publication(&self, value: &str) -> Ruling {
        let stated = self.dates.published.as_ref();
        if let Some(dated) = stated.filter(|dated| fits(dated, value)) {
            return Ruling::stated(&dated.tokens, "date.publication");
        }
        let given = self.report.published.as_deref().map(|day| day.get(..10).unwrap_or(day));
        match given {
            Some(given) if given == value => {
                Ruling::derivable(&(0..0), "date.published", "it was given with the report")
            }
            Some(given) => Ruling::contradicted(&(0..0), format!("{given} was given with the report")),
            None => self.day(value, None),
        }
    }

    /// The words that give day and month of a date, or month and year, in a form that reading leaves undated.
    fn spelled(&self, value: &str) -> impl Iterator<Item = Range<usize>> + '_ {
        let Parts { year, month, day } = Parts::of(value);
        let is_near = year.is_none_or(|year| self.is_near(year, month, day));
        let names = move |token: usize| {
            let word = self.text.word(token);
            let number = month.and_then(|month| MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?));
            is_month(word) && number.is_some_and(|number| word.starts_with(number))
        };
        let months = (0..self.text.tokens.len()).filter(move |token| names(*token));
        months.filter_map(move |token| {
            let said_year = (token + 1..token + 5).find_map(|at| self.year_at(at));
            let agrees = match (said_year, year) {
                (Some(said), Some(year)) => said == year,
                (None, Some(_)) => is_near,
                (_, None) => true,
            };
            let first = token.saturating_sub(3);
            let days = (first..token).rev().chain(token + 1..token + 3);
            let at = match day {
                None => said_year.map(|_| token),
                Some(day) => days.into_iter().find(|at| self.number_at(*at) == Some(i16::from(day))),
            };
            at.filter(|_| agrees).map(|at| at.min(token)..at.max(token) + 1)
        })
    }

    fn is_near(&self, year: i16, month: Option<i8>, day: Option<i8>) -> bool {
        let date = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok();
        let gap = date.zip(self.published).and_then(|(date, published)| date.until(published).ok());
        gap.is_some_and(|gap| gap.get_days().abs() <= REACH)
    }

    fn number_at(&self, token: usize) -> Option<i16> {
        let word = self.text.word(token);
        let digits = word.trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
        (self.text.kind(token) == Some(TokenKind::Number)).then(|| digits.parse().ok()).flatten()
    }

    fn year_at(&self, token: usize) -> Option<i16> {
        self.number_at(token).filter(|year| (1000..3000).contains(year))
    }
}
