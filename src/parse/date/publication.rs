//! Where the text itself says on which day it was published.

use super::expression::{Expression, YearSaid};
use crate::gazetteer::word::TokenKind;
use crate::parse::text::Text;
use std::ops::Range;

/// Beginnings of a line that states the day of publication.
const LABELS: &[&str] = &["published", "date", "posted", "released", "issued", "publication"];

/// How many words besides the date a line of date may have: a city, a time, the number of the release.
const OTHER_WORDS: usize = 4;

/// How many lines at the head of a text can be lines of date.
const HEAD_LINES: usize = 6;

/// How many lines at its foot can be.
const FOOT_LINES: usize = 3;

/// The expression that states the day of publication: of those with a label the first, else of the lines at head and
/// foot that hold nothing but a date.
pub(super) fn stated<'e>(text: &Text, dates: &'e [Expression]) -> Option<&'e Expression> {
    let whole = |date: &&Expression| {
        date.calendar()
            .is_some_and(|said| said.day.is_some() && said.end.is_none() && matches!(said.year, YearSaid::Given(_)))
    };
    let lines = lines(text);
    let place = |date: &Expression| lines.iter().position(|line| line.contains(&date.tokens.start));
    let labelled =
        dates.iter().filter(whole).find(|date| place(date).is_some_and(|line| is_labelled(text, &lines[line], date)));
    labelled.or_else(|| {
        dates.iter().filter(whole).find(|date| {
            place(date).is_some_and(|line| {
                let at_rim = line < HEAD_LINES || line + FOOT_LINES >= lines.len();
                at_rim && is_line_of_date(text, &lines[line], date)
            })
        })
    })
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
    labelled && (near || matches!(text.word(line.start + 1), "on") && date.tokens.start - line.start <= 3)
}

/// Whether a line has nothing but the date, capitalised words, numbers and signs.
fn is_line_of_date(text: &Text, line: &Range<usize>, date: &Expression) -> bool {
    let others = || line.clone().filter(|at| !date.tokens.contains(at));
    let words = others().filter(|at| text.kind(*at) == Some(TokenKind::Word) && text.word(*at).chars().count() > 1);
    let small = words
        .clone()
        .filter(|at| !text.is_capitalised(*at) && !matches!(text.word(*at), "a.m." | "p.m." | "am" | "pm" | "at"));
    let sentence = others().any(|at| matches!(text.word(at), "on" | "the" | "in" | "is" | "of"));
    words.count() <= OTHER_WORDS && small.count() == 0 && !sentence
}
