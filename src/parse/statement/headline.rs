//! The headline, for what the body does not repeat.

use super::subject::Scene;
use super::{StatementFound, sentence};
use crate::gazetteer::word::TokenKind;
use crate::parse::text::{Part, Text};
use std::collections::BTreeSet;
use std::ops::Range;

/// Puts the headline's statements first, unless most of their words stand in the body.
pub(super) fn read(scene: &Scene, statements: &mut Vec<StatementFound>) {
    let text = scene.text;
    let body: Vec<Range<usize>> = text
        .told()
        .filter(|(_, sentence)| sentence.part == Part::Body)
        .map(|(_, sentence)| sentence.tokens.clone())
        .collect();
    let headlines = text.told().filter(|(_, sentence)| sentence.part == Part::Headline);
    let mut found = Vec::new();
    for (_, headline) in headlines {
        for statement in sentence::read(scene, &headline.tokens, &[]) {
            let repeated = body.iter().any(|sentence| repeats(text, &statement.content, sentence));
            if !repeated && statement.voice == crate::record::Voice::Named && !statement.speakers.is_empty() {
                found.push(statement);
            }
        }
    }
    statements.splice(0..0, found);
}

/// Whether at least half of the longer words of a content stand in a sentence.
fn repeats(text: &Text, content: &Range<usize>, sentence: &Range<usize>) -> bool {
    let words = |tokens: &Range<usize>| -> BTreeSet<&str> {
        let telling = |token: &usize| text.kind(*token) == Some(TokenKind::Word) && text.word(*token).len() > 3;
        tokens.clone().filter(telling).map(|token| text.word(token)).collect()
    };
    let wanted = words(content);
    wanted.intersection(&words(sentence)).count() * 2 >= wanted.len()
}
