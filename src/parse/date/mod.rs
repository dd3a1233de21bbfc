//! Dates: what the words say, and which days they are.
//!
//! `scan` finds expressions (`absolute`, `digits`, `relative`), `usage` says how they stand in their sentence, `publication` and
//! `infer` find the day from which the report counts (`anchor`), and `resolve` turns expressions into dates of the record (`counting`).
//! No clock is read: without any day to count from, a relative date is none and a missing year stays open.

mod absolute;
mod anchor;
mod calendar;
mod counting;
mod digits;
mod expression;
mod infer;
mod publication;
mod relative;
mod resolve;
mod scan;
#[cfg(test)]
mod tests;
mod usage;
mod words;

pub(crate) use words::{is_calendar_name, is_month, is_weekday};

use crate::parse::text::{Part, Sentence, Text};
use crate::record::{self, Basis};
use calendar::Day;
use expression::Expression;
use std::ops::Range;

/// What is known of a report besides its words.
#[derive(Debug, Clone, Default)]
pub(crate) struct Context<'a> {
    /// The day of publication as given with the input: `2025-11-27`. What is no such day is ignored.
    pub(crate) published: Option<&'a str>,
    /// Tokens of the dateline ("BAKU, Azerbaijan, November 27").
    pub(crate) dateline: Option<Range<usize>>,
}

/// How precise a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grain {
    /// One day, or from one day to another where there is an end.
    Day,
    /// Some day of a week.
    Week,
    /// A month, or from one to another.
    Month,
    /// A season; the value is its year.
    Season,
    /// A year, or from one to another.
    Year,
}

/// Whether the words name a date or count from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// "27 November", "in 2024".
    Absolute,
    /// "yesterday", "on Wednesday", "last year".
    Relative,
}

/// How a date stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// By itself: "on 5 May", "today".
    Free,
    /// After the "of" of a noun, which it dates: "the declaration of 8 August".
    OfNoun,
    /// Before a noun, which it dates: "their September 27 meeting", "today's summit".
    BeforeNoun,
    /// As a part of a name: "Expo 2030", "the 2019 Berlin Conference", "September 11 attacks".
    InName,
}

/// Where the clause of a date looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Back.
    Past,
    /// Ahead.
    Future,
    /// The clause does not say.
    Open,
}

/// Words, or the input's own data, from which a date follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cited {
    /// The words; empty for what was given with the input.
    pub(crate) tokens: Range<usize>,
    /// How the date follows from them.
    pub(crate) basis: Basis,
    /// Stable name of the rule.
    pub(crate) rule: &'static str,
}

/// What is doubtful about a date: the code and message of a note.
pub(crate) type Doubt = (&'static str, String);

/// A date of the text.
#[derive(Debug, Clone)]
pub(crate) struct Dated {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// The date, or the first day of a range.
    pub(crate) date: record::Date,
    /// The end of a range.
    pub(crate) end_date: Option<record::Date>,
    /// How precise it is.
    pub(crate) grain: Grain,
    /// Whether it is named or counted.
    #[allow(dead_code, reason = "handed to the stage that reads references")]
    pub(crate) manner: Manner,
    /// How it stands in its sentence.
    pub(crate) usage: Use,
    /// Where its clause looks.
    pub(crate) direction: Direction,
    /// What it follows from, its own words first.
    pub(crate) evidence: Vec<Cited>,
    /// What is doubtful about it.
    pub(crate) note: Option<Doubt>,
}

/// The dates of a text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dates {
    /// All dates of headline and report, in order.
    pub(crate) all: Vec<Dated>,
    /// The day of publication where the text states it in full.
    pub(crate) published: Option<Dated>,
    /// The day from which the report counts.
    report: Option<Day>,
}

/// Reads the dates of a text.
pub(crate) fn read(text: &Text, context: &Context) -> Dates {
    let everywhere = text.sentences.iter().flat_map(|sentence| {
        let is_told = matches!(sentence.part, Part::Headline | Part::Body) || is_dateline(sentence, context);
        scan::scan(text, &sentence.tokens).into_iter().map(move |date| (is_told, date))
    });
    let (told, everywhere): (Vec<Option<Expression>>, Vec<Expression>) =
        everywhere.map(|(is_told, date)| (is_told.then(|| date.clone()), date)).unzip();
    let told: Vec<Expression> = told.into_iter().flatten().collect();
    let seen = usage::of_all(text, &told);
    let given: Option<Day> = context.published.and_then(|day| day.trim().get(..10)?.parse().ok());
    let dateline = context.dateline.as_ref().and_then(|tokens| infer::in_dateline(&seen, tokens));
    let stated = dateline.filter(|seen| infer::is_whole(seen.said)).map(|seen| seen.said);
    let stated = stated.or_else(|| publication::stated(text, &everywhere, given, dateline));
    let anchor = infer::anchor(text, &seen, dateline, stated, given);
    let published = stated.and_then(|said| resolve::resolve(text, &Seen::new(text, said), anchor.as_ref(), None));
    let report = anchor.as_ref().filter(|anchor| anchor.is_report && !anchor.is_open).map(|anchor| anchor.day);
    Dates { all: resolve::all(text, &seen, anchor.as_ref()), published, report }
}

/// Whether a sentence is the dateline, which dates the report though it is not part of what is told.
fn is_dateline(sentence: &Sentence, context: &Context) -> bool {
    context.dateline.as_ref().is_some_and(|dateline| dateline.contains(&sentence.tokens.start))
}

/// An expression with its use.
pub(crate) struct Seen<'e> {
    said: &'e Expression,
    usage: Use,
    direction: Direction,
}

impl<'e> Seen<'e> {
    fn new(text: &Text, said: &'e Expression) -> Self {
        let is_year = said.calendar().is_some_and(|calendar| calendar.month.is_none());
        Seen {
            said,
            usage: usage::usage(text, &said.tokens, is_year),
            direction: said.kind.direction().unwrap_or_else(|| usage::direction(text, &said.tokens)),
        }
    }
}

impl Dates {
    /// The dates within a range of tokens.
    pub(crate) fn within(&self, tokens: Range<usize>) -> impl Iterator<Item = &Dated> + '_ {
        let first = self.all.partition_point(|date| date.tokens.start < tokens.start);
        self.all[first..].iter().take_while(move |date| date.tokens.end <= tokens.end)
    }

    /// The days within a range of tokens, such as a sentence, that are no part of a name.
    pub(crate) fn days(&self, tokens: Range<usize>) -> impl Iterator<Item = &Dated> + '_ {
        self.within(tokens).filter(|date| date.grain == Grain::Day && date.usage != Use::InName)
    }

    /// How many days before the report a day lies; negative for one after it.
    pub(crate) fn days_old(&self, date: &Dated) -> Option<i32> {
        let day: Day = date.date.value.parse().ok()?;
        self.report.map(|report| calendar::days_between(day, report))
    }

    /// The date of any grain within a range of tokens that stands nearest to a token, parts of names left out.
    #[allow(dead_code, reason = "handed to the stage that reads references")]
    pub(crate) fn nearest(&self, tokens: Range<usize>, near: usize) -> Option<&Dated> {
        self.within(tokens).filter(|date| date.usage != Use::InName).min_by_key(|date| distance(&date.tokens, near))
    }
}

fn distance(tokens: &Range<usize>, near: usize) -> usize {
    if tokens.contains(&near) {
        0
    } else if tokens.end <= near {
        near - tokens.end
    } else {
        tokens.start - near
    }
}
