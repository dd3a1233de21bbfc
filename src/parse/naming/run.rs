//! Runs of capitalised words around a head noun: names that no table has.

use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::word::TokenKind;
use crate::parse::date::is_calendar_name;
use crate::parse::text::{Part, Text};
use std::ops::Range;

/// What may follow a head noun within a name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tail {
    /// Words that join what follows: "of", "on" ...
    pub(crate) joints: &'static [&'static str],
    /// Whether lists go on after a comma or "and".
    pub(crate) lists: bool,
}

/// The name around a head noun that stands capitalised at these tokens.
pub(crate) fn around(text: &Text, sentence: &Range<usize>, head: &Range<usize>, tail: Tail) -> Range<usize> {
    left(text, sentence, head.start)..right(text, sentence, head, tail)
}

/// Whether most words of a sentence are capitalised, so that capitals mark no names.
pub(crate) fn is_title_case(text: &Text, sentence: &Range<usize>) -> bool {
    let long =
        || sentence.clone().filter(|token| text.kind(*token) == Some(TokenKind::Word) && text.word(*token).len() > 3);
    let capitalised = long().filter(|token| text.is_capitalised(*token)).count();
    let is_prose = sentence.end > sentence.start
        && text.raw(sentence.end - 1) == "."
        && text.sentences.get(text.sentence_of(sentence.start)).is_some_and(|sentence| sentence.part == Part::Body);
    !is_prose && capitalised * 10 > long().count() * 8
}

/// The first token of the capitalised words that end before `stop`.
pub(crate) fn left(text: &Text, sentence: &Range<usize>, stop: usize) -> usize {
    let mut first = stop;
    while first > sentence.start {
        let before = first - 1;
        if is_name_part(text, sentence, before) {
            first = before;
        } else if is_joining_sign(text, before) && before > sentence.start && is_name_part(text, sentence, before - 1)
            || is_list(text, sentence, first)
        {
            first = before - 1;
        } else {
            break;
        }
    }
    first
}

/// Whether the common word at a token goes on a list: "Science and Research", "Trade and Investment".
fn is_list(text: &Text, sentence: &Range<usize>, token: usize) -> bool {
    let is_noun = |token: usize| {
        is_name_part(text, sentence, token)
            && text.is_common(token)
            && text.match_of(token, Table::Organization).is_none()
    };
    token > sentence.start + 2 && matches!(text.word(token - 1), "and" | "&") && is_noun(token) && is_noun(token - 2)
}

fn right(text: &Text, sentence: &Range<usize>, head: &Range<usize>, tail: Tail) -> usize {
    let joined = head.clone().any(|token| tail.joints.contains(&text.word(token)));
    let mut stop = head.end;
    loop {
        let mut next = stop;
        if text.word(next) == "(" && text.word(next + 2) == ")" && text.is_capitalised(next + 1) {
            next += 3;
        }
        let joint = text.word(next);
        let lists = tail.lists && (joined || next > head.end) && is_list_joint(text, sentence, next);
        let goes_on = lists || tail.joints.contains(&joint) && !is_calendar_name(text.word(next + 1));
        if !goes_on {
            return stop;
        }
        let article = usize::from(text.word(next + 1) == "the");
        let end = words(text, sentence, next + 1 + article);
        if end <= next + 1 + article {
            return stop;
        }
        stop = end;
    }
}

/// Whether a list of capitalised words goes on after "and" or a comma, and no new name of a person begins.
fn is_list_joint(text: &Text, sentence: &Range<usize>, joint: usize) -> bool {
    let begins_other = |token: usize| {
        text.matches_at(token).iter().any(|found| {
            matches!(found.table, Table::Office | Table::Organization | Table::CountryName | Table::Honorific)
        })
    };
    match text.word(joint) {
        "and" | "&" => text.word(joint + 1) != "the" && !begins_other(joint + 1) && text.is_common(joint + 1),
        "," => {
            let end = words(text, sentence, joint + 1);
            end > joint + 1 && !begins_other(joint + 1) && text.is_common(joint + 1) && text.word(end) == "and"
        }
        _ => false,
    }
}

/// The end of the capitalised words from a token on.
pub(crate) fn words(text: &Text, sentence: &Range<usize>, start: usize) -> usize {
    let mut stop = start;
    while stop < sentence.end {
        if text.is_capitalised(stop) {
            stop += 1;
        } else if stop > start
            && is_joining_sign(text, stop)
            && (text.is_capitalised(stop + 1) || text.is_capitalised(stop + 2))
        {
            stop += 2;
        } else {
            break;
        }
    }
    stop.min(sentence.end).max(start)
}

/// A dash or slash between two words.
fn is_joining_sign(text: &Text, token: usize) -> bool {
    match text.word(token) {
        "-" | "/" => text.tokens[token].glued,
        _ => false,
    }
}

/// Whether a token can stand before a head noun as a part of its name.
fn is_name_part(text: &Text, sentence: &Range<usize>, token: usize) -> bool {
    const NEVER: &[&str] = &[
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "their",
        "his",
        "her",
        "its",
        "our",
        "your",
        "in",
        "on",
        "at",
        "of",
        "for",
        "during",
        "after",
        "before",
        "under",
        "with",
        "as",
        "and",
        "today",
        "both",
        "following",
        "since",
    ];
    if !text.is_capitalised(token) || NEVER.contains(&text.word(token)) {
        return false;
    }
    let begins = token == sentence.start;
    !(begins
        && text.is_common(token)
        && text.match_of(token, Table::CountryName).is_none()
        && !is_upper_noun(text, token))
}

/// A common word that a table has as the beginning of a name.
fn is_upper_noun(text: &Text, token: usize) -> bool {
    [Table::Organization, Table::City, Table::Place, Table::Event]
        .iter()
        .any(|table| text.match_of(token, *table).is_some())
}

/// Whether the words of a wording are capitalised from the first to the last, small joints apart.
pub(crate) fn is_capitalised(text: &Text, found: &Match) -> bool {
    text.is_capitalised(found.first) && text.is_capitalised(found.stop - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::layout;

    #[test]
    fn a_name_ends_with_its_sentence() {
        for source in
            ["They spoke to the Council for the. Norland Board of", "He left the Ministry of", "Board for the"]
        {
            let text = Text::new(source, layout(source, false));
            for sentence in &text.sentences {
                for head in sentence.tokens.clone() {
                    let tail = Tail { joints: &["of", "for", "on"], lists: true };
                    let name = around(&text, &sentence.tokens, &(head..head + 1), tail);
                    assert!(name.start <= head && name.end <= sentence.tokens.end, "{source}: {name:?}");
                }
            }
        }
    }
}
