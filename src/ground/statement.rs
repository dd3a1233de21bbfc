//! Statements: whether they were made, in which words, and how.

use super::reading::Reading;
use super::verdict::{Docket, Ruling};
use crate::gazetteer::lexicon::Table;
use crate::parse::statement::StatementFound;
use crate::record::{Quoted, Statement, StatementKind, Voice};
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

/// Whose voice a statement has: that of those who are named, of a group, or of nobody.
fn voice(statement: &Statement, placed: &Placed) -> Ruling {
    let words = placed.cue.clone().unwrap_or(placed.content.clone());
    match placed.found.map(|found| found.voice) {
        Some(found) if found == statement.voice => Ruling::stated(&words, "statement.voice"),
        Some(Voice::Named) if statement.voice == Voice::Impersonal => {
            Ruling::contradicted(&words, "somebody is named who speaks")
        }
        _ => Ruling::derivable(&words, "statement.voice", "whose voice it is, is a matter of judgement here"),
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
            let voice = voice(statement, &placed);
            self.rule(&format!("{pointer}/voice"), &format!("{of}/voice"), statement.voice.code(), voice);
            self.speakers(&pointer, statement, &placed);
            self.links(&pointer, statement, |docket, field, id| match field {
                "side" => docket.speaking_side(id, &placed),
                _ => docket.topic_of(id, &placed),
            });
        }
    }

    fn cue(&mut self, pointer: &str, statement: &Statement) {
        self.worded(&format!("{pointer}/cue"), &format!("{}/cue", statement.id), &statement.cue);
    }

    /// Nobody says what does not stand in the text.
    fn unplaced(&mut self, pointer: &str, statement: &Statement) {
        let absent = || Ruling::absent("the statement does not stand in the text");
        let codes =
            [("kind", statement.kind.code()), ("quoted", statement.quoted.code()), ("voice", statement.voice.code())];
        for (field, code) in codes {
            self.rule(&format!("{pointer}/{field}"), &format!("{}/{field}", statement.id), code, absent());
        }
        for (field, ids) in [("speakers", &statement.speakers), ("addressees", &statement.addressees)] {
            for (place, id) in ids.iter().enumerate() {
                self.rule(&format!("{pointer}/{field}/{place}"), &format!("{}/{field}", statement.id), id, absent());
            }
        }
        self.links(pointer, statement, |_, _, _| absent());
    }

    /// What a statement refers to besides people: its side and its topics.
    fn links(&mut self, pointer: &str, statement: &Statement, judge: impl Fn(&Self, &str, &str) -> Ruling) {
        if let Some(side) = &statement.side {
            let ruling = judge(self, "side", side);
            self.rule(&format!("{pointer}/side"), &format!("{}/side", statement.id), side, ruling);
        }
        for (place, topic) in statement.topics.iter().enumerate() {
            let ruling = judge(self, "topics", topic);
            self.rule(&format!("{pointer}/topics/{place}"), &format!("{}/topics", statement.id), topic, ruling);
        }
    }

    /// A side speaks where its state or body stands before what is said, or a group of which it is part.
    fn speaking_side(&self, id: &str, placed: &Placed) -> Ruling {
        let Some(side) = self.record.sides.iter().find(|side| side.id == *id) else {
            return Ruling::absent("the record has no such side");
        };
        let subject = self.reading.subject(placed);
        let country = side.country.as_ref().and_then(|code| self.reading.country_words(code, &subject));
        let in_subject = |words: &Range<usize>| subject.contains(&words.start);
        let body = || side.organization.as_ref().and_then(|body| self.reading.find(body).into_iter().find(in_subject));
        match country.or_else(body) {
            Some(words) => Ruling::stated(&words, "statement.side"),
            None => Ruling::derivable(&subject, "statement.side", "the words can mean the side"),
        }
    }

    /// A topic is that of a statement where its words stand in the paragraph.
    fn topic_of(&self, id: &str, placed: &Placed) -> Ruling {
        let Some(topic) = self.record.topics.iter().find(|topic| topic.id == *id) else {
            return Ruling::absent("the record has no such topic");
        };
        let paragraph = self.reading.paragraph(placed.content.start);
        match self.reading.topic_words(topic.code, paragraph) {
            Some(words) => Ruling::derivable(&words, "ground.topic", "the words name it"),
            None => self.reading.topic(topic.code),
        }
    }
}
