//! How much a telling stands for a meeting that the report is about.
//!
//! Reports tell their news first, with a verb, its subject and its object; what stands far down, in passing or with
//! the date of another month belongs to the background.

use super::telling::{self, Form, Telling, is_headline};
use crate::gazetteer::table::CueKind;
use crate::gazetteer::word::TokenKind;
use crate::parse::date::{Dated, Dates, Direction};
use crate::parse::text::{Part, Sentence, Text};
use std::ops::Range;

/// A meeting needs this much to be the report's first one.
pub(super) const ENOUGH: i32 = 6;
/// A further meeting needs this much, its place in the text not counted.
pub(super) const ENOUGH_FOR_FURTHER: i32 = 4;

/// The first sentence of a report has at least this many tokens; what is shorter is a byline or the like.
const SHORTEST_LEAD: usize = 10;

/// So many sentences from the first one a report does not tell its news.
const FAR_DOWN: usize = 25;

/// How much speaks for a telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    /// By its words and those who are in it.
    pub(super) words: i32,
    /// By its place in the text.
    pub(super) place: i32,
}

impl Standing {
    pub(super) fn sum(self) -> i32 {
        self.words + self.place
    }
}

/// What the whole text says of its kind.
pub(super) struct Kind {
    /// Points that a text takes away that is of another kind than a report of a meeting.
    genre: i32,
    /// Points for a text that goes on about its meeting.
    support: i32,
    /// Number of the first sentence of the body.
    pub(super) first: usize,
    /// Whether it speaks of what is between two states.
    pub(super) is_bilateral: bool,
}

impl Kind {
    /// Whether the text is of another kind than a report of a meeting.
    pub(super) fn is_of_another_kind(&self) -> bool {
        self.genre < 0
    }

    pub(super) fn of(text: &Text) -> Self {
        let body = || text.told().filter(|(_, sentence)| sentence.part == Part::Body);
        let is_lead = |sentence: &Range<usize>| {
            let last = text.raw(sentence.end.saturating_sub(1));
            sentence.len() >= SHORTEST_LEAD
                && !matches!(text.raw(sentence.start), "•" | "*" | "–" | "-")
                && text.kind(sentence.end.saturating_sub(1)) == Some(TokenKind::Sign)
                && last != "|"
        };
        let first = body().find(|(_, sentence)| is_lead(&sentence.tokens)).map_or(0, |(number, _)| number);
        let has = |tokens: &Range<usize>, kind| tokens.clone().any(|token| text.cue(token, kind).is_some());
        let headline = || text.told().filter(|(_, sentence)| sentence.part == Part::Headline);
        let is_readout =
            |(_, sentence): (usize, &Sentence)| sentence.tokens.clone().any(|at| text.word(at) == "readout");
        let genre = !headline().any(is_readout)
            && headline()
                .chain(body().take(1))
                .any(|(_, sentence)| sentence.tokens.clone().any(|at| is_genre(text, at)));
        let support = body().filter(|(_, sentence)| has(&sentence.tokens, CueKind::Support)).count();
        let support = i32::try_from(support.min(3)).unwrap_or_default();
        let is_bilateral = headline().chain(body()).any(|(_, sentence)| has(&sentence.tokens, CueKind::Bilateral));
        Kind { genre: if genre { -3 } else { 0 }, support, first, is_bilateral }
    }
}

/// Whether the words at a token say that a text is of another kind; a press conference of two is one of those who met.
fn is_genre(text: &Text, at: usize) -> bool {
    let of_two = |stop: usize| {
        let is_press = matches!(text.word(stop - 1), "conference" | "briefing");
        text.word(at.wrapping_sub(1)) == "joint" || is_press && matches!(text.word(stop), "with" | "alongside")
    };
    let is_of_page = |stop: usize| {
        let is_word = |at: Option<usize>| at.is_some_and(|at| text.kind(at) == Some(TokenKind::Word));
        PAGES.contains(&text.word(at)) && is_word(at.checked_sub(1)) && is_word(Some(stop))
    };
    text.cue(at, CueKind::Genre).is_some_and(|stop| !of_two(stop) && !is_of_page(stop) && !is_spoken_of(text, at))
}

/// Words for a page of a paper, which tell of a text only where they stand by themselves, and not in a menu: "World Opinion Money".
const PAGES: &[&str] = &["opinion", "analysis", "editorial", "commentary", "explainer", "obituaries"];

/// Whether what happened is only what something is for or about: "ready for hybrid | attacks".
fn is_spoken_of(text: &Text, at: usize) -> bool {
    let about = |at: usize| matches!(text.word(at), "for" | "about" | "against" | "over" | "amid");
    (1..=2).filter_map(|back| at.checked_sub(back)).any(about)
}

/// Weighs a telling.
pub(super) fn of(text: &Text, dates: &Dates, published: Option<&str>, kind: &Kind, telling: &Telling) -> Standing {
    let settles = matches!(telling.kind.as_str(), "agree" | "sign");
    let one_sided = telling.subjects.is_empty() || telling.objects.is_empty();
    let both = !(one_sided || telling.is_of_two && settles);
    let several = telling.actors().count() > 1 || telling.actors().any(|actor| actor.is_several);
    let words = match telling.form {
        Form::Verb | Form::Passive if both => 4,
        Form::Verb | Form::Passive if several => 3,
        Form::Noun if both => 3,
        Form::Noun if several && telling::is_held(text, telling.trigger.end) => 4,
        Form::Noun if several => 2,
        _ => 0,
    };
    let weak = match telling.kind.as_str() {
        "said" => -3,
        "discuss" if telling.objects.is_empty() => 0,
        "phone_weak" | "host" | "discuss" | "agree" | "sign" => -1,
        _ => 0,
    };
    let passing = if telling.in_passing { -4 } else { 0 };
    let time = time(text, dates, published, telling);
    let place = if is_headline(text, telling.sentence) {
        3
    } else {
        match telling.sentence.saturating_sub(kind.first) {
            0 => 4,
            1 => 3,
            2 => 2,
            3..=5 => 1,
            6..FAR_DOWN => 0,
            _ => -3,
        }
    };
    Standing { words: words + weak + passing + time + kind.genre, place: place + kind.support }
}

/// The day in the sentence tells whether the meeting is news.
fn time(text: &Text, dates: &Dates, published: Option<&str>, telling: &Telling) -> i32 {
    let sentence = text.sentences[telling.sentence].tokens.clone();
    let near = dates
        .within(sentence)
        .filter(|date| !is_of_name(text, date))
        .min_by_key(|date| date.tokens.start.abs_diff(telling.trigger.start));
    let Some(date) = near.filter(|date| date.direction != Direction::Future) else { return 0 };
    let Some(latest) = date.date.latest.as_deref().or(Some(date.date.value.as_str())) else { return 0 };
    let Some(published) = published.or(dates.published.as_ref().map(|date| date.date.value.as_str())) else { return 0 };
    match days_between(latest, published) {
        Some(days) if days > 21 => -4,
        Some(_) => 1,
        None => 0,
    }
}

/// Whether a date is a year in a name: "Expo 2020".
pub(super) fn is_of_name(text: &Text, date: &Dated) -> bool {
    let is_year = date.date.value.len() == LENGTH_OF_YEAR && date.tokens.len() == 1;
    let first = text.sentences[text.sentence_of(date.tokens.start)].tokens.start;
    is_year && date.tokens.start > first + 1 && text.is_capitalised(date.tokens.start - 1)
}

/// A date that is a year alone has so many characters.
pub(super) const LENGTH_OF_YEAR: usize = 4;

/// Days from one day to another; none unless both are whole days.
fn days_between(from: &str, to: &str) -> Option<i32> {
    let from: jiff::civil::Date = from.parse().ok()?;
    let to: jiff::civil::Date = to.get(..10)?.parse().ok()?;
    from.until(to).ok().map(|span| span.get_days())
}
