//! Transcripts: turns that begin with the name of the speaker and a colon.

use super::StatementFound;
use super::content;
use super::cue::{Cue, Form};
use super::subject::Scene;
use crate::parse::text::Text;
use crate::record::{Quoted, StatementKind, Voice};
use std::ops::Range;

/// A label is at most this many tokens long.
const LONGEST_LABEL: usize = 18;

/// Shorter sentences are greetings.
const SHORTEST: usize = 6;

/// Words of courtesy that are not asked for.
const COURTESIES: &[&[&str]] = &[
    &["happy", "to", "see"],
    &["glad", "to", "see"],
    &["pleased", "to", "see"],
    &["pleasure", "to", "see"],
    &["great", "pleasure"],
    &["nice", "to", "see"],
    &["i", "hope"],
    &["good", "afternoon"],
    &["good", "morning"],
    &["good", "evening"],
    &["welcome"],
    &["of", "great", "importance"],
];

/// The label with which a sentence begins: its words with the colon, and the speaker.
pub(super) fn label(scene: &Scene, sentence: &Range<usize>) -> Option<(Range<usize>, usize)> {
    let text = scene.text;
    let mut at = sentence.start;
    while matches!(text.raw(at), "*" | "-" | "—" | "–" | "•") {
        at += 1;
    }
    let mention = scene.people.at(at).filter(|mention| mention.tokens.start <= at + 1)?;
    let person = mention.person?;
    let stop = sentence.end.min(at + LONGEST_LABEL);
    let colon = (mention.tokens.end..stop).find(|token| text.raw(*token) == ":")?;
    let plain = (mention.tokens.end..colon).all(|token| {
        text.is_capitalised(token)
            || matches!(text.raw(token), "(" | ")" | "," | "." | "of")
            || text.raw(token - 1) == "("
    });
    let talks = colon + 1 < sentence.end && !matches!(text.raw(colon + 1), "\"" | "“");
    (plain && talks).then_some((at..colon + 1, person))
}

/// The statement of one sentence of a turn; `None` for courtesies.
pub(super) fn statement(
    scene: &Scene,
    label: &Range<usize>,
    speaker: usize,
    tokens: Range<usize>,
) -> Option<StatementFound> {
    let text = scene.text;
    let content = content::trim(text, tokens.clone());
    let question = text.raw(tokens.end.checked_sub(1)?) == "?";
    let courtesy = content.clone().any(|token| COURTESIES.iter().any(|words| text.stands(token, words)));
    if content.len() < SHORTEST || question || courtesy {
        return None;
    }
    let cue = Cue { tokens: label.clone(), kind: kind(text, &content), form: Form::Past, lemma: "state" };
    Some(StatementFound {
        kind: content::kind(text, &cue, &content, true),
        voice: Voice::Named,
        speakers: vec![speaker],
        side: None,
        addressees: Vec::new(),
        cue: label.clone(),
        content,
        quoted: Quoted::Direct,
    })
}

fn kind(text: &Text, content: &Range<usize>) -> Option<StatementKind> {
    use StatementKind::{Assess, Commit, Congratulate, Inform, Invite, Thank};
    let openings: [(&[&str], StatementKind); 12] = [
        (&["thank", "you"], Thank),
        (&["grateful"], Thank),
        (&["i", "congratulate"], Congratulate),
        (&["to", "congratulate"], Congratulate),
        (&["i", "invite"], Invite),
        (&["to", "invite"], Invite),
        (&["we", "are", "ready"], Commit),
        (&["i", "am", "ready"], Commit),
        (&["good", "prospects"], Assess),
        (&["confident"], Assess),
        (&["confidence"], Assess),
        (&["important"], Assess),
    ];
    let spoken = |words: &[&str]| content.clone().any(|token| text.stands(token, words));
    let found = openings.iter().find(|(words, _)| spoken(words)).map(|(_, kind)| *kind);
    found.or(Some(if spoken(&["feel"]) || spoken(&["leading"]) { Assess } else { Inform }))
}
