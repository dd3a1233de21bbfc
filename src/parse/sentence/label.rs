//! Labels of speakers in transcripts: "President of Arcadia Jon Roe: Good afternoon."

use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::parse::text::{Part, Sentence, Text};
use std::ops::Range;

/// A label is at most this long, in tokens.
const LONGEST: usize = 32;

/// A label on a line of its own has at most this many words.
const LONE: usize = 3;

/// Labels that are no names.
const ROLES: &[&str] = &[
    "question",
    "answer",
    "q",
    "a",
    "journalist",
    "reporter",
    "moderator",
    "interviewer",
    "presenter",
    "host",
    "pm",
    "correspondent",
    "compere",
    "translator",
    "interpreter",
    "speaker",
    "chair",
    "chairman",
    "participant",
    "voice",
];

/// Small words inside a label.
const INNER: &[&str] = &[
    "of", "the", "and", "for", "to", "on", "in", "de", "da", "al", "el", "bin", "ibn", "van", "von", "den", "der",
    "la", "le",
];

/// The label of the speaker with which a sentence of a transcript begins, without its colon.
pub(crate) fn speaker_label(text: &Text, sentence: &Sentence) -> Option<Range<usize>> {
    let Range { start, end } = sentence.tokens;
    if sentence.part != Part::Body {
        return None;
    }
    if text.stands(start, &["(", "("]) {
        let close = (start + 2..end.min(start + LONGEST)).find(|at| text.stands(*at, &[")", ")"]))?;
        return text.is_capitalised(start + 2).then_some(start + 2..close);
    }
    let colon = (start + 1..end.min(start + LONGEST)).find(|at| text.raw(*at) == ":" && text.tokens[*at].glued)?;
    let label = label_before(text, start, colon)?;
    let is_lone = colon + 1 == text.paragraphs[sentence.paragraph].tokens.end;
    let words = label.clone().filter(|at| text.kind(*at) == Some(TokenKind::Word)).count();
    (is_speaker(text, &label) && (!is_lone || words <= LONE)).then_some(label)
}

/// The run of names and titles that ends before a colon; one that begins in mid-sentence must begin with an office.
fn label_before(text: &Text, start: usize, colon: usize) -> Option<Range<usize>> {
    let stop = before_remark(text, start, colon);
    let first = (start..stop).rev().take_while(|at| belongs(text, *at)).last()?;
    if first == start {
        return Some(first..stop);
    }
    let is_office =
        |at: &usize| [Table::Office, Table::Modifier].iter().any(|table| text.match_of(*at, *table).is_some());
    (first..stop).find(is_office).map(|office| office..stop)
}

/// Leaves out a remark in brackets: "Prime Minister (continued):".
fn before_remark(text: &Text, start: usize, colon: usize) -> usize {
    if text.raw(colon - 1) != ")" {
        return colon;
    }
    (start..colon).rev().find(|at| text.raw(*at) == "(").unwrap_or(colon)
}

fn belongs(text: &Text, at: usize) -> bool {
    match text.kind(at) {
        Some(TokenKind::Word) => text.is_capitalised(at) || INNER.contains(&text.word(at)),
        Some(TokenKind::Possessive) => true,
        Some(TokenKind::Sign) => matches!(text.raw(at), "-" | "–" | "—" | "," | "." | "\'" | "’"),
        _ => false,
    }
}

/// Whether words name a speaker: an office, a role, or at least one word that is no common one.
fn is_speaker(text: &Text, label: &Range<usize>) -> bool {
    let words = || label.clone().filter(|at| text.kind(*at) == Some(TokenKind::Word));
    let office = label.clone().any(|at| text.match_of(at, Table::Office).is_some());
    let role = words().count() == 1 && ROLES.contains(&text.word(label.start));
    let named = words().count() > 1 && words().filter(|at| text.is_capitalised(*at)).all(|at| !text.is_common(at));
    let surname = words().count() == 1 && !text.is_common(label.start) && text.tokens[label.start].capitals;
    text.is_capitalised(label.start) && (office || role || named || surname)
}
