//! Where the text itself says on which day it was published.

use super::Seen;
use super::calendar::{Day, day, days_between};
use super::expression::{Expression, YearSaid};
use crate::gazetteer::word::TokenKind;
use crate::parse::text::Text;
use std::ops::Range;

/// Beginnings of a line that states the day of publication.
const LABELS: &[&str] = &["published", "date", "posted", "released", "issued", "publication"];

/// Beginnings of a line that dates the page rather than the report.
const NO_LABELS: &[&str] =
    &["updated", "last", "modified", "copyright", "©", "today", "accessed", "retrieved", "printed"];

/// Small words that a line of date may have.
const SMALL_WORDS: &[&str] =
    &["a.m.", "p.m.", "am", "pm", "at", "by", "min", "mins", "minutes", "read", "local", "time", "hours"];

/// How many words besides the date a line of date may have: a city, a time, the number of the release.
const OTHER_WORDS: usize = 4;

/// How many lines at the head of a text can be lines of date.
const HEAD_LINES: usize = 6;

/// How many lines at its foot can be.
const FOOT_LINES: usize = 3;

/// The expression that states the day of publication: of those with a label the first, else of the lines at head and
/// foot that hold nothing but a date.
pub(super) fn stated<'e>(
    text: &Text,
    dates: &'e [Expression],
    given: Option<Day>,
    dateline: Option<&Seen>,
) -> Option<&'e Expression> {
    let whole = |date: &&Expression| {
        date.calendar()
            .is_some_and(|said| said.day.is_some() && said.end.is_none() && matches!(said.year, YearSaid::Given(_)))
    };
    let lines = lines(text);
    let place = |date: &Expression| lines.iter().position(|line| line.contains(&date.tokens.start));
    let labelled = |date: &&Expression| place(date).is_some_and(|line| is_labelled(text, &lines[line], date));
    let alone = |date: &&Expression| {
        place(date).is_some_and(|line| {
            let at_rim = line < HEAD_LINES || line + FOOT_LINES >= lines.len();
            at_rim && is_line_of_date(text, &lines[line], date)
        })
    };
    let of_line = || dates.iter().filter(whole).filter(alone).min_by_key(|date| distance(date, given, dateline));
    dates.iter().filter(whole).find(labelled).or_else(of_line)
}

/// Days between a line of date and what else is known of the day: a page may show the day on which it was looked at too.
fn distance(date: &Expression, given: Option<Day>, dateline: Option<&Seen>) -> i32 {
    let Some(own) = super::infer::whole(date) else { return i32::MAX };
    let of_dateline = || {
        let said = dateline?.said.calendar()?;
        day(own.year(), said.month?, said.day?)
    };
    given.or_else(of_dateline).map_or(0, |known| days_between(own, known).abs())
}

/// Token ranges of the lines of the source.
fn lines(text: &Text) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| text.tokens[before].bytes.end);
        let breaks = before.is_none_or(|end| text.source[end..token.bytes.start].contains('\n'));
        match lines.last_mut() {
            Some(line) if !breaks => line.end = at + 1,
            _ => lines.push(at..at + 1),
        }
    }
    lines
}

fn is_labelled(text: &Text, line: &Range<usize>, date: &Expression) -> bool {
    let labelled = LABELS.contains(&text.word(line.start)) && text.is_capitalised(line.start);
    let colon = (line.start..date.tokens.start).any(|at| text.word(at) == ":");
    let near = date.tokens.start - line.start <= 5 && colon;
    labelled
        && (near
            || date.tokens.start - line.start <= 1
            || matches!(text.word(line.start + 1), "on") && date.tokens.start - line.start <= 3)
}

/// Whether a line has nothing but the date, capitalised words, numbers and signs.
fn is_line_of_date(text: &Text, line: &Range<usize>, date: &Expression) -> bool {
    let others = || line.clone().filter(|at| !date.tokens.contains(at));
    let words = others().filter(|at| text.kind(*at) == Some(TokenKind::Word) && text.word(*at).chars().count() > 1);
    let small = words.clone().filter(|at| !text.is_capitalised(*at) && !SMALL_WORDS.contains(&text.word(*at)));
    let sentence = others().any(|at| matches!(text.word(at), "on" | "the" | "in" | "is" | "of"));
    words.count() <= OTHER_WORDS && small.count() == 0 && !sentence && !NO_LABELS.contains(&text.word(line.start))
}
