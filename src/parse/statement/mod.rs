//! Statements: what was said, agreed and discussed, by whom.

mod content;
mod cue;
mod headline;
mod quotation;
mod sentence;
mod subject;
mod transcript;
mod words;

#[cfg(test)]
mod tests;

use super::people::{MeetingFound, People};
use super::text::{Part, Text};
use crate::record::{Quoted, StatementKind, Voice};
use std::ops::Range;
use subject::{Scene, Subject};

/// A statement with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StatementFound {
    /// What kind of act it is.
    pub(crate) kind: StatementKind,
    /// Whose voice it has.
    pub(crate) voice: Voice,
    /// Who speaks, by index of the person; empty for a group of all participants.
    pub(crate) speakers: Vec<usize>,
    /// The side that speaks as a whole, by index.
    pub(crate) side: Option<usize>,
    /// Who is spoken to, by index of the person.
    pub(crate) addressees: Vec<usize>,
    /// The words that make it a statement.
    pub(crate) cue: Range<usize>,
    /// What is said.
    pub(crate) content: Range<usize>,
    /// Whether the words are the speaker's own.
    pub(crate) quoted: Quoted,
}

/// The statements of a meeting, in the order of the text.
pub(crate) fn read(text: &Text, people: &People, meeting: &MeetingFound) -> Vec<StatementFound> {
    let mut scene = Scene { text, people, meeting, last: None };
    let mut statements = Vec::new();
    let mut turn: Option<(Range<usize>, usize)> = None;
    let mut done = 0;
    let told = text.told().filter(|(index, sentence)| sentence.part == Part::Body && meeting.sentences.contains(index));
    for (_, sentence) in told {
        let mut tokens = sentence.tokens.clone();
        if let Some((label, speaker)) = transcript::label(&scene, &tokens) {
            tokens.start = label.end;
            turn = Some((label, speaker));
        }
        if let Some((label, speaker)) = &turn {
            statements.extend(transcript::statement(&scene, label, *speaker, tokens));
            continue;
        }
        let paragraph =
            text.paragraphs.get(sentence.paragraph).map_or(tokens.clone(), |paragraph| paragraph.tokens.clone());
        tokens.start = tokens.start.max(done).min(tokens.end);
        let quotations = quotation::quotations(text, paragraph);
        for quoted in quotations.iter().filter(|quoted| tokens.contains(&quoted.start.saturating_sub(1))) {
            if let Some(quotation) = quotation::attributed(&scene, quoted) {
                remember(&mut scene, &quotation.subject);
                done = quotation.whole.end;
                statements.push(quote(text, quotation));
            }
        }
        tokens.start = tokens.start.max(done).min(tokens.end);
        let found = sentence::read(&scene, &tokens, &quotations);
        settle_pronoun(&mut scene, &found, &tokens);
        statements.extend(found);
    }
    headline::read(&scene, &mut statements);
    statements
}

/// Whom "he" or "she" means after a sentence: its last single speaker, or its subject.
fn settle_pronoun(scene: &mut Scene, found: &[StatementFound], tokens: &Range<usize>) {
    let speaker = found.iter().rev().filter(|statement| statement.voice == Voice::Named).find_map(|statement| {
        let [speaker] = statement.speakers[..] else { return None };
        Some(speaker)
    });
    match speaker {
        Some(speaker) => scene.last = Some(speaker),
        None => {
            if let Some((subject, _)) = scene.main(tokens) {
                remember(scene, &subject);
            }
        }
    }
}

fn remember(scene: &mut Scene, subject: &Subject) {
    if let Subject::Persons(persons) = subject {
        scene.last = persons.first().copied().or(scene.last);
    }
}

fn quote(text: &Text, quotation: quotation::Quotation) -> StatementFound {
    let content = content::trim(text, quotation.content);
    let kind = content::kind(text, &quotation.cue, &content, true);
    let (voice, speakers, side) = voice(quotation.subject);
    let cue = quotation.cue.tokens;
    StatementFound { kind, voice, speakers, side, addressees: Vec::new(), cue, content, quoted: Quoted::Direct }
}

/// Voice, speakers and side of a subject.
fn voice(subject: Subject) -> (Voice, Vec<usize>, Option<usize>) {
    match subject {
        Subject::Persons(persons) => (Voice::Named, persons, None),
        Subject::Group { speakers, side } => (Voice::Group, speakers, side),
        Subject::Meeting => (Voice::Impersonal, Vec::new(), None),
    }
}
