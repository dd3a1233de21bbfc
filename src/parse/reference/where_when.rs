//! Places and dates that stand beside a noun: "in Vilnius, Lithuania, on 11 July", "which will be held in Norland next year".

use crate::gazetteer::lexicon::Table;
use crate::parse::city;
use crate::parse::country;
use crate::parse::date::{Dates, Direction, Use};
use crate::parse::text::Text;
use crate::record::TimeStatus;
use std::ops::Range;

/// A place read from words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Spot {
    /// The country.
    pub(super) country: Option<String>,
    /// The city.
    pub(super) city: Option<String>,
    /// Index after its last token.
    pub(super) stop: usize,
}

/// What is said of where and when something is.
#[derive(Debug, Clone, Default)]
pub(super) struct Beside {
    /// The place.
    pub(super) spot: Option<Spot>,
    /// Index into the dates of the text.
    pub(super) date: Option<usize>,
    /// Whether the words look ahead.
    pub(super) ahead: bool,
    /// Index after the last token.
    pub(super) stop: usize,
}

/// The place named at a token, an article skipped.
pub(super) fn spot(text: &Text, token: usize) -> Option<Spot> {
    let token = country::after_article(text, token);
    if let Some(named) = country::at(text, token) {
        return Some(Spot { country: Some(named.code), city: None, stop: named.stop }).filter(|_| !named.adjective);
    }
    if let Some(city) = city::at(text, token) {
        return Some(Spot {
            country: Some(city.country.to_owned()),
            city: Some(city.name.to_owned()),
            stop: city.stop,
        });
    }
    if let Some(found) = text.match_of(token, Table::Venue) {
        let venue = &text.gazetteer.venues[found.row];
        let given = |cell: &Option<String>| cell.clone().filter(|cell| !cell.is_empty());
        return Some(Spot { country: given(&venue.country)?.into(), city: given(&venue.city), stop: found.stop });
    }
    let found = text.match_of(token, Table::Place)?;
    let country = text.gazetteer.places[found.row].country.clone().filter(|code| !code.is_empty())?;
    Some(Spot { country: Some(country), city: None, stop: found.stop })
}

/// Index of the date that begins at a token, a preposition skipped.
pub(super) fn date_at(text: &Text, dates: &Dates, token: usize) -> Option<usize> {
    let skipped =
        usize::from(matches!(text.word(token), "on" | "in" | "of" | "from" | "during" | "early" | "late" | "at"));
    let begins = |at: usize| dates.all.iter().position(|date| date.tokens.start == at);
    let more = usize::from(matches!(text.word(token + skipped), "early" | "late" | "mid" | "the"));
    begins(token + skipped + more).or_else(|| begins(token))
}

/// What the phrases after a noun say of place and time.
pub(super) fn after(text: &Text, dates: &Dates, start: usize, sentence: &Range<usize>) -> Beside {
    let mut beside = phrases(text, dates, start, sentence);
    let mut next = beside.stop;
    if matches!(text.word(next), "," | "(") {
        next += 1;
    }
    let relative = matches!(
        text.word(next),
        "which" | "that" | "to" | "held" | "scheduled" | "due" | "hosted" | "planned" | "taking"
    );
    if relative && let Some(held) = held(text, next, sentence) {
        let told = phrases(text, dates, held, sentence);
        let ahead =
            (next..held).any(|token| matches!(text.word(token), "will" | "to" | "scheduled" | "due" | "planned"));
        beside.spot = beside.spot.or(told.spot);
        beside.date = beside.date.or(told.date);
        beside.ahead |= ahead || told.ahead;
        beside.stop = told.stop;
    }
    beside
}

/// Index after "held", "take place", "hosted by X" and the like, close behind a token.
fn held(text: &Text, start: usize, sentence: &Range<usize>) -> Option<usize> {
    let stop = sentence.end.min(start + 7);
    let verb = (start..stop).find(|token| {
        matches!(
            text.word(*token),
            "held" | "place" | "hosted" | "host" | "convened" | "opened" | "open" | "scheduled" | "planned"
        )
    })?;
    let mut next = verb + 1;
    if text.word(next) == "by" {
        while next < sentence.end && !matches!(text.word(next), "in" | "on" | "," | "." | "at") {
            next += 1;
        }
    }
    Some(next)
}

fn phrases(text: &Text, dates: &Dates, start: usize, sentence: &Range<usize>) -> Beside {
    let mut beside = Beside { stop: start, ..Beside::default() };
    loop {
        let at = beside.stop;
        let next = at + usize::from(matches!(text.word(at), "," | "("));
        if next >= sentence.end {
            return beside;
        }
        if let Some(index) = date_at(text, dates, next).filter(|_| beside.date.is_none()) {
            let date = &dates.all[index];
            beside.date = Some(index);
            beside.ahead |= date.direction == Direction::Future;
            beside.stop = date.tokens.end;
        } else if matches!(text.word(next), "in" | "at")
            && let Some(place) = spot(text, next + 1).filter(|_| beside.spot.is_none())
        {
            beside.stop = place.stop;
            beside.spot = Some(place);
        } else if matches!(text.word(next), "here" | "there") {
            beside.stop = next + 1;
        } else {
            return beside;
        }
    }
}

/// Index of the date that stands right before a noun: "their September 27 meeting".
pub(super) fn date_before(dates: &Dates, first: usize) -> Option<usize> {
    dates
        .all
        .iter()
        .position(|date| date.tokens.end <= first && first - date.tokens.end <= 2 && date.usage == Use::BeforeNoun)
}

/// Whether what is said of a thing looks ahead, back, or at the day of the report.
pub(super) fn status(
    text: &Text,
    dates: &Dates,
    beside: &Beside,
    before: Range<usize>,
    meeting: Option<&str>,
) -> TimeStatus {
    let coming = |token: usize| {
        matches!(
            text.word(token),
            "upcoming"
                | "forthcoming"
                | "coming"
                | "next"
                | "planned"
                | "scheduled"
                | "future"
                | "preparations"
                | "prepare"
        )
    };
    let day = beside.date.map(|index| dates.all[index].date.value.as_str());
    match (day, meeting) {
        (Some(day), Some(meeting)) if comparable(day, meeting) => match day.cmp(&meeting[..day.len()]) {
            std::cmp::Ordering::Greater => return TimeStatus::Planned,
            std::cmp::Ordering::Less => return TimeStatus::Past,
            std::cmp::Ordering::Equal if beside.ahead => return TimeStatus::Planned,
            std::cmp::Ordering::Equal => {}
        },
        _ => {}
    }
    if beside.ahead || before.clone().any(coming) { TimeStatus::Planned } else { TimeStatus::Past }
}

fn comparable(day: &str, meeting: &str) -> bool {
    !day.starts_with('-') && !meeting.starts_with('-') && day.len() <= meeting.len()
}
