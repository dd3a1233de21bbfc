//! Finds the expressions of dates in a stretch of text.

use super::expression::{Calendar, End, Expression, Kind, YearSaid};
use super::words::{self, Trigger};
use super::{absolute, relative};
use crate::gazetteer::word::TokenKind;
use crate::parse::text::Text;
use std::ops::Range;

/// A stretch of text in which expressions are sought; nothing stands outside of it.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'t> {
    text: &'t Text<'t>,
    /// Its first token.
    pub(super) start: usize,
    /// After its last token.
    pub(super) stop: usize,
}

impl<'t> Stretch<'t> {
    /// The stretch of these tokens.
    pub(super) fn new(text: &'t Text<'_>, tokens: &Range<usize>) -> Self {
        Self { text, start: tokens.start, stop: tokens.end.min(text.tokens.len()) }
    }

    /// A token's folded form; empty outside.
    pub(super) fn word(&self, at: usize) -> &'t str {
        if (self.start..self.stop).contains(&at) { self.text.word(at) } else { "" }
    }

    /// The folded form of the token so many tokens before another; empty outside.
    pub(super) fn back(&self, at: usize, by: usize) -> &'t str {
        at.checked_sub(by).map_or("", |at| self.word(at))
    }

    /// Whether these folded words stand from a token on.
    pub(super) fn stands(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(offset, word)| self.word(at + offset) == *word)
    }

    /// Whether a token is a word with a capital.
    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        (self.start..self.stop).contains(&at) && self.text.is_capitalised(at)
    }

    /// Whether a token is a word without a capital.
    pub(super) fn is_small(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word) && !self.is_capitalised(at)
    }

    /// What a token is.
    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        if (self.start..self.stop).contains(&at) { self.text.kind(at) } else { None }
    }

    /// Whether nothing stands between a token and the one before.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        (self.start..self.stop).contains(&at) && self.text.tokens[at].glued
    }

    /// What a token can begin.
    pub(super) fn trigger(&self, at: usize) -> Option<Trigger> {
        (self.kind(at) == Some(TokenKind::Word)).then(|| words::trigger(self.word(at))).flatten()
    }

    /// Whether the token is a dash or a word that stands for one.
    pub(super) fn is_range_word(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "—" | "to" | "through" | "till" | "until")
    }
}

/// All expressions of a stretch, in order, none inside another.
pub(super) fn scan(text: &Text, tokens: &Range<usize>) -> Vec<Expression> {
    let stretch = Stretch::new(text, tokens);
    let mut found = Vec::new();
    let mut at = stretch.start;
    while at < stretch.stop {
        let stop = read(&stretch, at, &mut found);
        at = stop.unwrap_or(at + 1).max(at + 1);
    }
    share_years(&stretch, &mut found);
    join_ranges(&stretch, &mut found);
    found
}

/// Reads what begins at a token; gives where it ends.
fn read(stretch: &Stretch, at: usize, found: &mut Vec<Expression>) -> Option<usize> {
    match stretch.kind(at)? {
        TokenKind::Number => absolute::from_number(stretch, at, found),
        TokenKind::Word => match words::trigger(stretch.word(at)) {
            Some(Trigger::Month(..)) => absolute::from_month(stretch, at, found),
            Some(Trigger::Weekday(weekday)) => relative::from_weekday(stretch, at, weekday, found),
            Some(Trigger::Season(season)) => relative::from_season(stretch, at, season, found),
            Some(Trigger::Phrase) => relative::from_phrase(stretch, at, found),
            Some(Trigger::Unit(unit)) => relative::from_unit(stretch, at, unit, found),
            None => absolute::from_short_weekday(stretch, at, found),
        },
        TokenKind::Possessive | TokenKind::Sign => None,
    }
}

/// "January 11 and November 26, 2021": a date without a year takes the year of the next date of its list.
fn share_years(stretch: &Stretch, found: &mut [Expression]) {
    for index in (1..found.len()).rev() {
        let gap = found[index - 1].tokens.end..found[index].tokens.start;
        let listed = gap.len() <= 2
            && gap.clone().all(|at| matches!(stretch.word(at), "," | "and" | "or" | "&" | "-" | "–" | "to"));
        let next = found[index].calendar().map(|calendar| (calendar.year, calendar.month));
        let (Some((year @ YearSaid::Given(_), Some(_))), true) = (next, listed && !gap.is_empty()) else { continue };
        if let Some(calendar) = found[index - 1].calendar_mut().filter(|calendar| calendar.year == YearSaid::Open) {
            calendar.year = year;
        }
    }
}

/// Joins two dates with a dash or "to" between them to one range.
fn join_ranges(stretch: &Stretch, found: &mut Vec<Expression>) {
    let mut index = 0;
    while index + 1 < found.len() {
        let gap = found[index].tokens.end..found[index + 1].tokens.start;
        let joined = if gap.len() == 1 && stretch.is_range_word(gap.start) {
            joined(&found[index].kind, &found[index + 1].kind)
        } else if gap.len() == 1 && stretch.word(gap.start) == "and" {
            neighbours(&found[index].kind, &found[index + 1].kind)
        } else {
            None
        };
        if let Some(kind) = joined {
            found[index].kind = kind;
            found[index].tokens.end = found[index + 1].tokens.end;
            found.remove(index + 1);
        }
        index += 1;
    }
}

fn joined(first: &Kind, second: &Kind) -> Option<Kind> {
    match (first, second) {
        (Kind::Calendar(first), Kind::Calendar(second)) if first.end.is_none() && second.end.is_none() => {
            let end = match (first.day, second.month, second.day, second.year) {
                (Some(_), Some(month), Some(day), _) => End::Day(month, day),
                (None, Some(month), None, YearSaid::Given(year))
                    if first.year != second.year && first.month.is_some() =>
                {
                    End::MonthOf(month, year)
                }
                (None, Some(month), None, _) if first.month.is_some() => End::Month(month),
                (None, None, None, YearSaid::Given(year)) if first.month.is_none() => End::Year(year),
                _ => return None,
            };
            let year = if first.year == YearSaid::Open { second.year } else { first.year };
            Some(Kind::Calendar(Calendar { end: Some(end), year, ..*first }))
        }
        (Kind::Weekday(first, shift, None), Kind::Weekday(second, _, None)) if first != second => {
            Some(Kind::Weekday(*first, *shift, Some(*second)))
        }
        _ => None,
    }
}

/// "Monday and Tuesday": two days in a row are one range.
fn neighbours(first: &Kind, second: &Kind) -> Option<Kind> {
    match (first, second) {
        (Kind::Weekday(day, shift, None), Kind::Weekday(next, _, None)) if day.next() == *next => {
            Some(Kind::Weekday(*day, *shift, Some(*next)))
        }
        _ => None,
    }
}
