//! Readings that competed for a value and lost, for those who ask why a value is what it is.

use super::date::{Dates, Grain, Use};
use super::people::MeetingFound;
use super::text::Text;
use std::ops::Range;

/// A reading that lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// What it would have been, named as in evidence: `meeting`, `meeting/date`.
    pub of: &'static str,
    /// What it reads.
    pub reading: String,
    /// Its words.
    pub quote: String,
    /// Why it lost.
    pub why: String,
}

impl Lost {
    pub(super) fn new(text: &Text, of: &'static str, reading: &str, tokens: Range<usize>, why: String) -> Self {
        let quote = text.quote(tokens).split_whitespace().collect::<Vec<_>>().join(" ");
        Self { of, reading: reading.to_owned(), quote, why }
    }
}

/// The dates of a text that date none of its meetings.
pub(super) fn dates(text: &Text, dates: &Dates, meetings: &[MeetingFound]) -> Vec<Lost> {
    let is_chosen = |index: &usize| meetings.iter().any(|meeting| meeting.date == Some(*index));
    let others = dates.all.iter().enumerate().filter(|(index, _)| !is_chosen(index));
    let lost = others.map(|(_, dated)| {
        let stands_in = |meeting: &MeetingFound| text.sentences[meeting.sentence].tokens.contains(&dated.tokens.start);
        let why = if dated.usage == Use::InName {
            "it is part of a name"
        } else if dated.grain != Grain::Day {
            "it names no day"
        } else if dated.usage != Use::Free {
            "it dates the noun beside it"
        } else if meetings.iter().any(stands_in) {
            "another day fits the words of the meeting better"
        } else {
            "it stands in a sentence that does not tell of the meeting"
        };
        Lost::new(text, "meeting/date", &dated.date.value, dated.tokens.clone(), why.to_owned())
    });
    lost.collect()
}
