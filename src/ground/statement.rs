//! Statements: whether they were made, in which words, and how.

use super::reading::Reading;
use super::verdict::{Docket, Ruling};
use crate::gazetteer::lexicon::Table;
use crate::parse::statement::StatementFound;
use crate::record::{Quoted, Statement, StatementKind};
use std::ops::Range;

/// A statement of the record where it stands in the text.
pub(super) struct Placed<'a> {
    /// What is said; the sentence where the words are told freely.
    pub(super) content: Range<usize>,
    /// The words that make it a statement, nearest to the content.
    pub(super) cue: Option<Range<usize>>,
    /// What reading found there.
    pub(super) found: Option<&'a StatementFound>,
}

impl Reading<'_> {
    fn placed(&self, statement: &Statement) -> Option<Placed<'_>> {
        let exact = self.find(&statement.text);
        let cues = self.find(&statement.cue);
        let distance = |content: &Range<usize>, cue: &Range<usize>| {
            if cue.end <= content.start { content.start - cue.end } else { cue.start.saturating_sub(content.end) }
        };
        let nearest = |content: &Range<usize>| cues.iter().min_by_key(|cue| distance(content, cue)).cloned();
        let content = exact
            .into_iter()
            .min_by_key(|content| nearest(content).map_or(usize::MAX, |cue| distance(content, &cue)))
            .or_else(|| self.find_freely(&statement.text))?;
        let cue = nearest(&content);
        let overlap = |found: &&StatementFound| {
            let shared = found.content.end.min(content.end).saturating_sub(found.content.start.max(content.start));
            let same_cue = cue.as_ref().is_some_and(|cue| cue.start < found.cue.end && found.cue.start < cue.end);
            (usize::from(same_cue), shared)
        };
        let found = self
            .statements
            .iter()
            .filter(|found| overlap(found).1 * 2 >= content.len().min(found.content.len()).max(1));
        let found = found.max_by_key(overlap);
        Some(Placed { content, cue, found })
    }

    fn statement_kind(&self, statement: &Statement, placed: &Placed) -> Ruling {
        let words = placed.cue.clone().unwrap_or(placed.content.clone());
        if placed.found.is_some_and(|found| found.kind == statement.kind) {
            return Ruling::stated(&words, "statement.kind");
        }
        let verbs =
            words.clone().flat_map(|token| self.text.matches_at(token)).filter(|found| found.table == Table::Verb);
        let kinds: Vec<Option<StatementKind>> =
            verbs.map(|verb| self.text.gazetteer.verbs[verb.row].statement_kind()).collect();
        if kinds.contains(&Some(statement.kind)) {
            return Ruling::derivable(&words, "statement.kind", "the cue can be of that kind");
        }
        match placed.found {
            Some(found) if !kinds.is_empty() && !kinds.contains(&None) && !is_kin(found.kind, statement.kind) => {
                Ruling::contradicted(&words, format!("the cue makes it {}", found.kind))
            }
            _ => Ruling::derivable(&words, "statement.kind", "the kind is a matter of judgement here"),
        }
    }

    fn quoted(&self, statement: &Statement, placed: &Placed) -> Ruling {
        const OPENING: &[&str] = &["\"", "“", "«", "„", "''", "‘", "'"];
        let content = &placed.content;
        let is_found = placed.found.is_some_and(|found| found.quoted == statement.quoted);
        let paragraph = self.paragraph(content.start);
        let opens = (paragraph.start..=content.start).any(|token| OPENING.contains(&self.text.raw(token)));
        let transcript = self.around(content.start).clone().any(|token| self.text.raw(token) == ":");
        match statement.quoted {
            Quoted::Direct if is_found || opens || transcript || self.is_transcript() => {
                Ruling::stated(content, "statement.quoted")
            }
            Quoted::Direct => Ruling::contradicted(content, "the words stand in no quotation marks"),
            Quoted::Indirect => Ruling::stated(content, "statement.quoted"),
        }
    }

    /// Whether a text is in turns of speakers, whose words need no quotation marks.
    fn is_transcript(&self) -> bool {
        let label = |tokens: &Range<usize>| tokens.clone().take(10).any(|token| self.text.raw(token) == ":");
        self.text.paragraphs.iter().filter(|paragraph| label(&paragraph.tokens)).count() > 1
    }
}

/// Kinds between which a careful reader may waver.
fn is_kin(one: StatementKind, other: StatementKind) -> bool {
    use StatementKind::{
        Agree, Announce, Assess, Commit, Concern, Condemn, Discuss, Inform, Propose, Recall, Request, Thank, Welcome,
    };
    const KIN: &[&[StatementKind]] = &[
        &[Assess, Inform, Recall, Welcome],
        &[Assess, Commit, Agree, Announce],
        &[Request, Propose, Assess, Commit],
        &[Discuss, Inform, Agree, Assess],
        &[Welcome, Thank],
        &[Concern, Condemn],
        &[Inform, Announce],
    ];
    KIN.iter().any(|kin| kin.contains(&one) && kin.contains(&other))
}

impl Docket<'_> {
    pub(super) fn statements(&mut self) {
        let reading = self.reading;
        for (number, statement) in self.record.statements.iter().enumerate() {
            let (pointer, of) = (format!("/statements/{number}"), statement.id.as_str());
            self.worded(&format!("{pointer}/text"), &format!("{of}/text"), &statement.text);
            self.cue(&pointer, statement);
            let Some(placed) = reading.placed(statement) else {
                self.unplaced(&pointer, statement);
                continue;
            };
            let kind = reading.statement_kind(statement, &placed);
            self.rule(&format!("{pointer}/kind"), &format!("{of}/kind"), statement.kind.code(), kind);
            let quoted = reading.quoted(statement, &placed);
            self.rule(&format!("{pointer}/quoted"), &format!("{of}/quoted"), statement.quoted.code(), quoted);
            self.speakers(&pointer, statement, &placed);
        }
    }

    fn cue(&mut self, pointer: &str, statement: &Statement) {
        self.worded(&format!("{pointer}/cue"), &format!("{}/cue", statement.id), &statement.cue);
    }

    /// Nobody says what does not stand in the text.
    fn unplaced(&mut self, pointer: &str, statement: &Statement) {
        let fields = [("kind", statement.kind.code()), ("quoted", statement.quoted.code())];
        for (field, code) in fields {
            let of = format!("{}/{field}", statement.id);
            self.rule(
                &format!("{pointer}/{field}"),
                &of,
                code,
                Ruling::absent("the statement does not stand in the text"),
            );
        }
    }
}
