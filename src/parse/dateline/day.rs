//! Dates as datelines write them.

use crate::gazetteer::word::TokenKind;
use crate::parse::date::{is_month, is_weekday};
use crate::parse::text::Text;

/// The end of a date that begins at a token: "Nov. 5", "5 November 2025", "Wednesday, Nov 5", "05.11.2025", "December 1968".
pub(super) fn date_stop(text: &Text, at: usize, end: usize) -> Option<usize> {
    let word = |at: usize| if at < end { text.word(at) } else { "" };
    if is_weekday(word(at)) {
        let next = skip(text, at + 1, end, &[",", "."]);
        return date_stop(text, next, end);
    }
    let month_stop = |at: usize| is_month(word(at)).then(|| skip(text, at + 1, end, &["."]));
    if let Some(next) = month_stop(at) {
        let number = is_number(text, next, end, 4)?;
        return Some(if number == 4 { next + 1 } else { year_stop(text, next + 1, end) });
    }
    let digits = is_number(text, at, end, 4)?;
    if let Some(next) = month_stop(at + 1).filter(|_| digits <= 2) {
        return Some(year_stop(text, next, end));
    }
    let sign = word(at + 1);
    let is_numeric = matches!(sign, "." | "/" | "-")
        && word(at + 3) == sign
        && (at + 1..at + 5).all(|token| token < end && text.tokens[token].glued)
        && is_number(text, at + 2, end, 2).is_some()
        && is_number(text, at + 4, end, 4).is_some_and(|last| digits.max(last) == 4 || last == 2);
    is_numeric.then_some(at + 5)
}

/// Digits of a number, ordinals included, when there are at most `most` of them.
pub(super) fn is_number(text: &Text, at: usize, end: usize, most: usize) -> Option<usize> {
    if at >= end || text.kind(at) != Some(TokenKind::Number) {
        return None;
    }
    let word = text.word(at);
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let is_ordinal = matches!(&word[digits..], "" | "st" | "nd" | "rd" | "th");
    (is_ordinal && (1..=most).contains(&digits)).then_some(digits)
}

/// Skips the year after day and month, where there is one.
fn year_stop(text: &Text, at: usize, end: usize) -> usize {
    let next = skip(text, at, end, &[",", "/"]);
    let year = is_number(text, next, end, 4) == Some(4)
        && (text.word(next).starts_with("19") || text.word(next).starts_with("20"));
    if year { next + 1 } else { at }
}

/// Skips one sign of a list.
pub(super) fn skip(text: &Text, at: usize, end: usize, signs: &[&str]) -> usize {
    if at < end && signs.contains(&text.raw(at)) { at + 1 } else { at }
}
