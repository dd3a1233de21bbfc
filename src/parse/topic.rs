//! What a meeting was about: topics read from the words that name them.

use super::people::{MeetingFound, People};
use super::statement::StatementFound;
use super::text::{Part, Text};
use crate::gazetteer::lexicon::{Match, Table};
use crate::record::{Relation, StatementKind, TopicCode};
use std::ops::Range;

/// A topic with the words that name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TopicFound {
    /// What it is about.
    pub(crate) code: TopicCode,
    /// The issue as the text words it.
    pub(crate) label: Range<usize>,
    /// How the meeting dealt with it.
    pub(crate) relation: Relation,
    /// Countries that the issue concerns.
    pub(crate) countries: Vec<String>,
    /// The words that name the topic first.
    pub(crate) tokens: Range<usize>,
    /// All words that name it.
    pub(crate) places: Vec<Range<usize>>,
}

/// Words after which a list of topics stands, besides the content of statements.
const FRAMES: &[&[&str]] = &[
    &["cooperation", "in"],
    &["cooperation", "on"],
    &["collaboration", "in"],
    &["partnership", "in"],
    &["fields", "of"],
    &["field", "of"],
    &["areas", "of"],
    &["area", "of"],
    &["areas", "such", "as"],
    &["sectors", "such", "as"],
    &["sectors", ",", "including"],
    &["areas", ",", "including"],
    &["fields", ",", "including"],
    &["spheres", "of"],
    &["issues", "of"],
];

/// The topics of a meeting, in order of appearance, one for each code and issue.
pub(crate) fn read(
    text: &Text,
    people: &People,
    meeting: &MeetingFound,
    statements: &[StatementFound],
) -> Vec<TopicFound> {
    let mut topics = Vec::new();
    let told = text.told().filter(|(index, sentence)| sentence.part == Part::Body && meeting.sentences.contains(index));
    for (_, sentence) in told {
        let frame = frame(text, sentence.tokens.clone());
        for found in wordings(text, people, sentence.tokens.clone()) {
            let statement = statements
                .iter()
                .find(|statement| statement.content.start < found.stop && found.first < statement.content.end);
            let Some(row) = text.gazetteer.topics.get(found.row) else { continue };
            if row.weight >= 2 || statement.is_some() || frame.is_some_and(|frame| frame <= found.first) {
                let bounds = statement.map_or(sentence.tokens.clone(), |statement| statement.content.clone());
                add(&mut topics, topic(text, row.code, &found, bounds, statement.map(|statement| statement.kind)));
            }
        }
    }
    topics
}

/// Indices of the topics that are named in a range of tokens.
pub(crate) fn within(topics: &[TopicFound], tokens: &Range<usize>) -> Vec<usize> {
    let named =
        |topic: &TopicFound| topic.places.iter().any(|place| place.start < tokens.end && tokens.start < place.end);
    topics.iter().enumerate().filter(|(_, topic)| named(topic)).map(|(index, _)| index).collect()
}

/// The topic wordings of a sentence, the longest at each place, without those that are part of a name or title.
fn wordings(text: &Text, people: &People, sentence: Range<usize>) -> Vec<Match> {
    let mut found: Vec<Match> = Vec::new();
    let mut after = sentence.start;
    for token in sentence.clone() {
        if let Some(body) = text.match_of(token, Table::Organization) {
            after = after.max(body.stop);
        }
        if token < after || people.at(token).is_some() {
            continue;
        }
        let rows =
            text.matches_at(token).iter().filter(|found| found.table == Table::Topic && found.stop <= sentence.end);
        found.extend(rows.copied());
        after = found.last().map_or(after, |last| last.stop.max(after));
    }
    found
}

/// Where the list of topics of a sentence begins.
fn frame(text: &Text, sentence: Range<usize>) -> Option<usize> {
    sentence.clone().find_map(|token| {
        let frame = FRAMES.iter().find(|frame| text.stands(token, frame))?;
        Some(token + frame.len())
    })
}

fn topic(text: &Text, code: TopicCode, found: &Match, bounds: Range<usize>, kind: Option<StatementKind>) -> TopicFound {
    let label = issue(text, found, &bounds);
    let mut countries = Vec::new();
    for name in text.matches_in(label.clone(), Table::CountryName) {
        if let Some(row) = text.gazetteer.country_names.get(name.row) {
            if !countries.contains(&row.code) {
                countries.push(row.code.clone());
            }
        }
    }
    let tokens = found.first..found.stop;
    TopicFound { code, label, relation: relation(kind), countries, places: vec![tokens.clone()], tokens }
}

fn relation(kind: Option<StatementKind>) -> Relation {
    match kind {
        None | Some(StatementKind::Recall) => Relation::Background,
        Some(StatementKind::Agree | StatementKind::Commit) => Relation::Agreed,
        Some(StatementKind::Discuss | StatementKind::Inform | StatementKind::Propose) => Relation::Discussed,
        Some(_) => Relation::Emphasised,
    }
}

/// The issue around a wording: the member of the list in which it stands.
fn issue(text: &Text, found: &Match, bounds: &Range<usize>) -> Range<usize> {
    let ends = |token: usize| {
        matches!(text.raw(token), "," | ";" | ":" | "." | "(" | ")" | "\"" | "“" | "”" | "•")
            || matches!(text.word(token), "including" | "which" | "that" | "as" | "while" | "to" | "who")
            || text.word(token) == "and" && !joins_names(text, token)
    };
    let mut first = found.first;
    while first > bounds.start && !ends(first - 1) {
        first -= 1;
    }
    let mut stop = found.stop;
    while stop < bounds.end && !ends(stop) {
        stop += 1;
    }
    first.min(found.first)..stop
}

/// Whether an "and" stands between two names, as in "between Freedonia and Sylvania".
fn joins_names(text: &Text, token: usize) -> bool {
    token > 0 && text.is_capitalised(token - 1) && text.is_capitalised(token + 1)
}

fn add(topics: &mut Vec<TopicFound>, topic: TopicFound) {
    let known = topics
        .iter_mut()
        .find(|known| known.code == topic.code && (topic.countries.is_empty() || topic.countries == known.countries));
    match known {
        Some(known) => {
            known.places.extend(topic.places);
            if known.relation == Relation::Background {
                known.relation = topic.relation;
            }
        }
        None => topics.push(topic),
    }
}
