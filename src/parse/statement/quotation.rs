//! Quotations with their speakers: "…," said the minister.

use super::cue::{self, Cue, Form};
use super::subject::{Scene, Subject};
use crate::parse::text::Text;
use std::ops::Range;

/// Shorter quotations are parts of sentences.
const SHORTEST: usize = 5;

/// The words between quotation marks in a range of tokens.
pub(super) fn quotations(text: &Text, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for token in tokens {
        match (text.raw(token), open) {
            ("“" | "«" | "„", _) | ("\"", None) => open = Some(token + 1),
            ("”" | "»" | "\"", Some(first)) => {
                found.push(first..token);
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// A quotation that stands as a statement of its own.
pub(super) struct Quotation {
    /// The cue.
    pub(super) cue: Cue,
    /// Who speaks.
    pub(super) subject: Subject,
    /// The words between the marks.
    pub(super) content: Range<usize>,
    /// Quotation and attribution together.
    pub(super) whole: Range<usize>,
}

/// The quotation with an attribution after it.
pub(super) fn attributed(scene: &Scene, quotation: &Range<usize>) -> Option<Quotation> {
    let text = scene.text;
    let opening = quotation.start.checked_sub(1)?;
    let begins = opening == 0
        || text.sentences.get(text.sentence_of(opening)).is_some_and(|sentence| sentence.tokens.start == opening)
        || matches!(text.raw(opening - 1), "." | "”" | "\"" | ":");
    if quotation.len() < SHORTEST || !begins {
        return None;
    }
    let first = quotation.end + 1;
    let sentence = text.sentences.get(text.sentence_of(first.min(text.tokens.len().checked_sub(1)?)))?;
    let from = if text.raw(first) == "," { first + 1 } else { first };
    let stop = sentence.tokens.end;
    let (cue, subject, end) = said_by(scene, from, stop).or_else(|| by_said(scene, from, stop))?;
    Some(Quotation { cue, subject, content: quotation.clone(), whole: opening..end })
}

/// "said the minister".
fn said_by(scene: &Scene, from: usize, stop: usize) -> Option<(Cue, Subject, usize)> {
    let cue = cue::at(scene.text, from, stop).filter(|cue| matches!(cue.form, Form::Past | Form::Present))?;
    let (subject, end) = scene.starting(cue.tokens.end, stop).filter(|(subject, _)| *subject != Subject::Meeting)?;
    Some((cue, subject, end))
}

/// "the minister said".
fn by_said(scene: &Scene, from: usize, stop: usize) -> Option<(Cue, Subject, usize)> {
    let (subject, end) = scene.starting(from, stop).filter(|(subject, _)| *subject != Subject::Meeting)?;
    let mut at = end;
    while super::words::is_adverb(scene.text.word(at)) {
        at += 1;
    }
    let cue = addressed(scene.text, at)
        .or_else(|| cue::at(scene.text, at, stop).filter(|cue| matches!(cue.form, Form::Past | Form::Present)))?;
    let end = cue.tokens.end;
    Some((cue, subject, end))
}

/// "addressed his interlocutor" after a quotation.
fn addressed(text: &Text, at: usize) -> Option<Cue> {
    let speaks = matches!(text.word(at), "addressed" | "wrote" | "continued");
    speaks.then_some(Cue { tokens: at..at + 1, kind: None, form: Form::Past, lemma: "address" })
}
