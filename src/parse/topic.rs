//! What a meeting was about: topics read from the words that name them.

use super::office;
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

/// A name in the text, of which no word is a topic by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// Its words.
    pub(crate) tokens: Range<usize>,
    /// Whether it is an international body that takes no part in the meeting, so that work in it is an issue.
    pub(crate) is_forum: bool,
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

/// The weight of wordings that are sure: they count wherever they stand.
const SURE: u8 = 2;

/// The topics of a meeting, in order of appearance, one for each code and issue; the names of bodies and events are none.
pub(crate) fn read(
    text: &Text,
    people: &People,
    meeting: &MeetingFound,
    statements: &[StatementFound],
    names: &[Name],
) -> Vec<TopicFound> {
    let mut topics = Vec::new();
    let told = text.told().filter(|(index, sentence)| {
        matches!(sentence.part, Part::Headline | Part::Body) && meeting.sentences.contains(index)
    });
    for (_, sentence) in told {
        let frame = frame(text, sentence.tokens.clone());
        for found in wordings(text, people, names, sentence.tokens.clone()) {
            let statement = statements
                .iter()
                .find(|statement| statement.content.start < found.stop && found.first < statement.content.end);
            let Some(row) = text.gazetteer.topics.get(found.row) else { continue };
            let span =
                statement.map_or_else(|| around(&found, &sentence.tokens), |statement| statement.content.clone());
            let framed = frame.is_some_and(|frame| frame <= found.first);
            let loosely = || {
                statement.is_some_and(|statement| {
                    is_dealt_with(statement.kind)
                        && (!names_surely(text, &span)
                            || is_listed(text, &found, &span)
                            || is_between_two(text, meeting, statement.kind, &found))
                })
            };
            let counts = row.weight >= SURE || framed || loosely();
            if counts && !is_side(text, meeting, &found) {
                add(
                    &mut topics,
                    meeting,
                    topic(text, row.code, found.first..found.stop, span, statement.map(|statement| statement.kind)),
                );
            }
        }
    }
    for name in names.iter().filter(|name| name.is_forum) {
        let content = |statement: &&StatementFound| statement.content.contains(&name.tokens.start);
        if let Some(statement) = statements.iter().find(content)
            && (!names_surely(text, &statement.content) || is_of_work(text, &name.tokens))
        {
            let code = TopicCode::MultilateralCooperation;
            add(
                &mut topics,
                meeting,
                topic(text, code, name.tokens.clone(), statement.content.clone(), Some(statement.kind)),
            );
        }
    }
    topics.sort_by_key(|topic| topic.tokens.start);
    topics
}

/// The few words around a wording that stands in no statement.
fn around(found: &Match, sentence: &Range<usize>) -> Range<usize> {
    sentence.start.max(found.first.saturating_sub(3))..sentence.end.min(found.stop + 4)
}

/// Whether the words beside a body's name tell of work in it: "within the League", "the League chairmanship".
fn is_of_work(text: &Text, name: &Range<usize>) -> bool {
    let is_work = |token: usize| {
        matches!(
            text.word(token),
            "within"
                | "membership"
                | "accession"
                | "chairmanship"
                | "chairpersonship"
                | "chair"
                | "presidency"
                | "candidature"
                | "candidacy"
                | "integration"
                | "summit"
                | "reform"
                | "seat"
                | "join"
                | "joining"
        )
    };
    (name.start.saturating_sub(4)..name.start).any(is_work) || (name.end..name.end + 3).any(is_work)
}

/// Whether a statement of this kind says what a meeting dealt with rather than thanking or wishing well.
fn is_dealt_with(kind: StatementKind) -> bool {
    use StatementKind::{Condole, Congratulate, Invite, Regret, Thank};
    !matches!(kind, Thank | Congratulate | Condole | Invite | Regret)
}

/// Whether two sides deal with their own cooperation, whatever it is in.
fn is_between_two(text: &Text, meeting: &MeetingFound, kind: StatementKind, found: &Match) -> bool {
    use StatementKind::{Agree, Commit, Discuss, Propose};
    let relation = matches!(
        text.word(found.first),
        "cooperation" | "co-operation" | "collaboration" | "ties" | "relations" | "relationship" | "partnership"
    );
    relation && meeting.sides.len() == 2 && matches!(kind, Discuss | Agree | Commit | Propose)
}

/// Whether a wording is no more than the name of a country that takes part.
fn is_side(text: &Text, meeting: &MeetingFound, found: &Match) -> bool {
    let named = text.match_of(found.first, Table::CountryName).filter(|named| named.stop == found.stop);
    let code = named.and_then(|named| text.gazetteer.country_names.get(named.row)).map(|row| &row.code);
    code.is_some_and(|code| meeting.sides.iter().any(|side| side.country.as_ref() == Some(code)))
}

/// Whether a wording is a member of a list by itself, a word before it apart.
fn is_listed(text: &Text, found: &Match, bounds: &Range<usize>) -> bool {
    let item = issue(text, &(found.first..found.stop), bounds);
    item.end == found.stop && found.first - item.start <= 1 && item != *bounds
}

/// Whether a sure wording stands in a range of tokens.
fn names_surely(text: &Text, tokens: &Range<usize>) -> bool {
    let mut rows = text.matches_in(tokens.clone(), Table::Topic);
    rows.any(|found| text.gazetteer.topics.get(found.row).is_some_and(|row| row.weight >= SURE))
}

/// Indices of the topics that are named in a range of tokens.
pub(crate) fn within(topics: &[TopicFound], tokens: &Range<usize>) -> Vec<usize> {
    let named =
        |topic: &TopicFound| topic.places.iter().any(|place| place.start < tokens.end && tokens.start < place.end);
    topics.iter().enumerate().filter(|(_, topic)| named(topic)).map(|(index, _)| index).collect()
}

/// The topic wordings of a sentence, the longest at each place, without those that are part of a name or title.
fn wordings(text: &Text, people: &People, names: &[Name], sentence: Range<usize>) -> Vec<Match> {
    let mut found: Vec<Match> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let row = text.matches_at(at).iter().find(|found| found.table == Table::Topic && found.stop <= sentence.end);
        let name = name_at(text, people, names, at);
        at = match (row, name) {
            (Some(row), name) if name.is_none_or(|name| name < row.stop) => {
                found.extend(
                    text.matches_at(at).iter().filter(|other| other.table == Table::Topic && other.stop == row.stop),
                );
                row.stop
            }
            (_, Some(name)) => name,
            (_, None) => at + 1,
        };
    }
    found
}

/// Index after the name, title or building that a token belongs to.
fn name_at(text: &Text, people: &People, names: &[Name], token: usize) -> Option<usize> {
    let person = people.at(token).map(|mention| mention.tokens.end);
    let body = names.iter().filter(|name| name.tokens.contains(&token)).map(|name| name.tokens.end).max();
    let office = office::at(text, token).map(|(_, stop)| stop);
    let venue = text.match_of(token, Table::Venue).map(|venue| venue.stop);
    let topic = text.match_of(token, Table::Topic).map_or(token, |topic| topic.stop);
    let place = text.match_of(token, Table::Place).map(|place| place.stop).filter(|stop| *stop > topic);
    person.max(body).max(office).max(venue).max(place).filter(|stop| *stop > token)
}

/// Where the list of topics of a sentence begins.
fn frame(text: &Text, sentence: Range<usize>) -> Option<usize> {
    sentence.clone().find_map(|token| {
        let frame = FRAMES.iter().find(|frame| text.stands(token, frame))?;
        Some(token + frame.len())
    })
}

fn topic(
    text: &Text,
    code: TopicCode,
    tokens: Range<usize>,
    bounds: Range<usize>,
    kind: Option<StatementKind>,
) -> TopicFound {
    let label = issue(text, &tokens, &bounds);
    let mut countries = Vec::new();
    for name in text.matches_in(label.clone(), Table::CountryName) {
        let row = text.gazetteer.country_names.get(name.row);
        if let Some(row) = row.filter(|row| !countries.contains(&row.code)) {
            countries.push(row.code.clone());
        }
    }
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
fn issue(text: &Text, found: &Range<usize>, bounds: &Range<usize>) -> Range<usize> {
    let ends = |token: usize| {
        matches!(text.raw(token), "," | ";" | ":" | "." | "(" | ")" | "\"" | "“" | "”" | "•")
            || matches!(text.word(token), "including" | "which" | "that" | "as" | "while" | "to" | "who")
            || text.word(token) == "and" && !joins_names(text, token)
    };
    let mut first = found.start;
    while first > bounds.start && !ends(first - 1) {
        first -= 1;
    }
    let mut stop = found.end;
    while stop < bounds.end && !ends(stop) {
        stop += 1;
    }
    first.min(found.start)..stop
}

/// Whether an "and" stands between two names, as in "between Freedonia and Sylvania".
fn joins_names(text: &Text, token: usize) -> bool {
    token > 0 && text.is_capitalised(token - 1) && text.is_capitalised(token + 1)
}

/// Adds a topic, or its words to one of the same code and issue: what concerns no more than the sides is one issue.
fn add(topics: &mut Vec<TopicFound>, meeting: &MeetingFound, topic: TopicFound) {
    let is_side = |code: &&String| meeting.sides.iter().any(|side| side.country.as_ref() == Some(*code));
    let others =
        |topic: &TopicFound| -> Vec<String> { topic.countries.iter().filter(|code| !is_side(code)).cloned().collect() };
    let concerned = others(&topic);
    let same =
        |known: &&mut TopicFound| known.code == topic.code && (concerned.is_empty() || concerned == others(known));
    let Some(known) = topics.iter_mut().find(same) else {
        topics.push(topic);
        return;
    };
    if known.relation == Relation::Background && topic.relation != Relation::Background {
        let places = std::mem::take(&mut known.places);
        *known = TopicFound { places: places.into_iter().chain(topic.places.clone()).collect(), ..topic };
    } else {
        known.places.extend(topic.places);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::layout;
    use crate::parse::people::{Found, Side};
    use crate::parse::statement;
    use crate::record::{Basis, Channel, MeetingStatus, Part};

    /// Code, relation and countries of each topic, with names and sides.
    fn topics_beside(source: &str, names: &[(&str, bool)], sides: &[&str]) -> Vec<(TopicCode, Relation, Vec<String>)> {
        fn found<T>(value: T) -> Found<T> {
            Found { value, tokens: 0..0, basis: Basis::Stated, rule: "test" }
        }
        let text = Text::new(source, layout(source, false));
        let side = |code: &&str| Side {
            country: Some((*code).to_owned()),
            organization: None,
            part: Part::Party,
            tokens: 0..0,
        };
        let meeting = MeetingFound {
            retold: Vec::new(),
            trigger: 0..0,
            sentence: 0,
            status: found(MeetingStatus::Held),
            channel: found(Channel::InPerson),
            participants: Vec::new(),
            sides: sides.iter().map(side).collect(),
            date: None,
            place: None,
            occasion: None,
            sentences: (0..text.sentences.len()).collect(),
        };
        let people = People::default();
        let statements = statement::read(&text, &people, &meeting);
        let name = |(words, is_forum): &(&str, bool)| {
            let words: Vec<&str> = words.split(' ').collect();
            let first = (0..text.tokens.len()).find(|token| text.stands(*token, &words)).expect("the name");
            Name { tokens: first..first + words.len(), is_forum: *is_forum }
        };
        let names: Vec<Name> = names.iter().map(name).collect();
        let topics = read(&text, &people, &meeting, &statements, &names);
        topics.into_iter().map(|topic| (topic.code, topic.relation, topic.countries)).collect()
    }

    fn topics(source: &str) -> Vec<(TopicCode, Relation, Vec<String>)> {
        topics_beside(source, &[], &[])
    }

    #[test]
    fn names_are_no_topics_and_work_in_a_body_is_one() {
        let source = "The ministers discussed tourism. They will go on within the energy charter.";
        let codes = |names: &[(&str, bool)]| -> Vec<TopicCode> {
            topics_beside(source, names, &[]).into_iter().map(|row| row.0).collect()
        };
        assert_eq!(codes(&[]), [TopicCode::Tourism, TopicCode::Energy]);
        assert_eq!(codes(&[("energy charter", false)]), [TopicCode::Tourism]);
        let source = "The ministers discussed their work in the eastern league.";
        let found = topics_beside(source, &[("eastern league", true)], &[]);
        assert_eq!(found, [(TopicCode::MultilateralCooperation, Relation::Discussed, Vec::new())]);
    }

    #[test]
    fn a_country_is_an_issue_unless_it_takes_part() {
        let source = "The ministers discussed Sudan and tourism.";
        let count = |sides: &[&str]| topics_beside(source, &[], sides).len();
        assert_eq!((count(&["NO"]), count(&["SD"])), (2, 1));
    }

    #[test]
    fn what_concerns_the_sides_alone_is_one_issue() {
        let source = "The ministers discussed energy in Norway. They discussed energy in Chad, and energy in Niger.";
        let count = |sides: &[&str]| topics_beside(source, &[], sides).len();
        assert_eq!((count(&["NO", "TD"]), count(&["NO", "NE"]), count(&[])), (2, 2, 3));
    }

    #[test]
    fn loose_words_count_as_members_of_a_list() {
        let has = |source: &str| topics(source).iter().any(|row| row.0 == TopicCode::Media);
        assert!(has("The ministers discussed trade, media and tourism."));
        assert!(!has("The ministers discussed trade that the media of both states praise."));
    }

    #[test]
    fn lists_of_a_discussion_give_a_topic_each() {
        let found =
            topics("The ministers discussed cooperation in several sectors, including energy, trade and tourism.");
        let codes: Vec<_> = found.iter().map(|row| (row.0, row.1)).collect();
        for code in [TopicCode::Energy, TopicCode::Trade, TopicCode::Tourism] {
            assert!(codes.contains(&(code, Relation::Discussed)), "{codes:?}");
        }
    }

    #[test]
    fn issues_of_one_code_differ_by_their_countries() {
        let found = topics("The ministers discussed the war in Yemen, and the conflict between Chad and Niger.");
        let countries: Vec<_> =
            found.iter().filter(|row| row.0 == TopicCode::PeaceConflict).map(|row| row.2.join(" ")).collect();
        assert_eq!(countries, ["YE", "TD NE"]);
    }
}
