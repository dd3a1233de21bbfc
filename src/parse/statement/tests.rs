use super::*;
use crate::parse::layout::layout;
use crate::parse::people::{Found, Mention, Person, Side};
use crate::record::{Basis, Capacity, Channel, MeetingStatus, Part as SidePart};

const BORIS: usize = 0;
const CLARA: usize = 1;

fn found<T>(value: T) -> Found<T> {
    Found { value, tokens: 0..0, basis: Basis::Stated, rule: "test" }
}

/// Marks "Minister Varga" and "President Odell" wherever they stand.
fn people(text: &Text) -> People {
    let mut people = People::default();
    for country in ["HU", "IE"] {
        people.persons.push(Person { country: Some(found(country.to_owned())), ..Person::default() });
    }
    for token in 0..text.tokens.len() {
        let person = match (text.word(token), text.word(token + 1)) {
            ("minister", "varga") => BORIS,
            ("president", "odell") => CLARA,
            _ => continue,
        };
        people.mentions.push(Mention {
            tokens: token..token + 2,
            name: Some(token + 1..token + 2),
            honorifics: Vec::new(),
            offices: Vec::new(),
            country: None,
            organization: None,
            person: Some(person),
        });
    }
    people
}

fn meeting(text: &Text) -> MeetingFound {
    let side = |country: &str| Side {
        country: Some(country.to_owned()),
        organization: None,
        part: SidePart::Host,
        tokens: 0..0,
    };
    MeetingFound {
        retold: Vec::new(),
        trigger: 0..0,
        sentence: 0,
        status: found(MeetingStatus::Held),
        channel: found(Channel::InPerson),
        participants: vec![(BORIS, Capacity::Principal, 0..0), (CLARA, Capacity::Principal, 0..0)],
        sides: vec![side("HU"), side("IE")],
        date: None,
        place: None,
        occasion: None,
        sentences: (0..text.sentences.len()).collect(),
    }
}

/// Kind, voice, speakers, cue and content of each statement.
fn statements(source: &str) -> Vec<(StatementKind, Voice, Vec<usize>, String, String)> {
    let text = Text::new(source, layout(source, false));
    let found = read(&text, &people(&text), &meeting(&text));
    let row = |statement: StatementFound| {
        let (cue, content) = (text.quote(statement.cue).to_owned(), text.quote(statement.content).to_owned());
        (statement.kind, statement.voice, statement.speakers, cue, content)
    };
    found.into_iter().map(row).collect()
}

fn only(source: &str) -> (StatementKind, Voice, Vec<usize>, String, String) {
    let mut found = statements(source);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

#[test]
fn discussion_after_the_meeting_has_all_named_speakers() {
    let (kind, voice, speakers, cue, content) =
        only("Minister Varga met with President Odell in Cork and discussed the canal treaty.");
    assert_eq!((kind, voice, speakers), (StatementKind::Discuss, Voice::Named, vec![BORIS, CLARA]));
    assert_eq!((cue.as_str(), content.as_str()), ("discussed", "the canal treaty"));
}

#[test]
fn passive_has_its_subject_as_content() {
    let (kind, voice, speakers, cue, content) = only("In addition, prospects for rail links were also reviewed.");
    assert_eq!((kind, voice), (StatementKind::Discuss, Voice::Impersonal));
    assert!(speakers.is_empty());
    assert_eq!((cue.as_str(), content.as_str()), ("were also reviewed", "prospects for rail links"));
}

#[test]
fn fronted_participle_has_the_subject_after_the_comma() {
    let found = statements("Emphasizing the value of the lakes, the ministers agreed to meet again.");
    let contents: Vec<_> = found.iter().map(|row| (row.0, row.1, row.4.as_str())).collect();
    assert_eq!(
        contents,
        [
            (StatementKind::Assess, Voice::Group, "the value of the lakes"),
            (StatementKind::Agree, Voice::Group, "meet again"),
        ]
    );
}

#[test]
fn joined_predicates_share_their_subject() {
    let found = statements("Minister Varga thanked President Odell for the ferry, and welcomed the new pier.");
    let rows: Vec<_> = found.iter().map(|row| (row.0, row.2.clone(), row.4.as_str())).collect();
    assert_eq!(
        rows,
        [(StatementKind::Thank, vec![BORIS], "the ferry"), (StatementKind::Welcome, vec![BORIS], "the new pier"),]
    );
}

#[test]
fn light_verbs_take_their_kind_from_the_noun() {
    let (kind, _, speakers, cue, content) = only("President Odell expressed deep concern over the drought.");
    assert_eq!((kind, speakers), (StatementKind::Concern, vec![CLARA]));
    assert_eq!((cue.as_str(), content.as_str()), ("expressed deep concern", "the drought"));
    assert_eq!(only("President Odell reaffirmed Ireland's commitment to the pact.").0, StatementKind::Commit);
}

#[test]
fn countries_stand_for_their_side() {
    let (_, voice, speakers, _, content) = only("Hungary noted the importance of the pact.");
    assert_eq!((voice, speakers), (Voice::Group, vec![BORIS]));
    assert_eq!(content, "the importance of the pact");
}

#[test]
fn quotations_take_the_speaker_after_them() {
    let source = "Minister Varga met President Odell. \"We will open the northern bridge this year,\" he said.";
    let text = Text::new(source, layout(source, false));
    let found = read(&text, &people(&text), &meeting(&text));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].quoted, &found[0].speakers), (Quoted::Direct, &vec![BORIS]));
    assert_eq!(text.quote(found[0].content.clone()), "We will open the northern bridge this year");
}

#[test]
fn deeds_credits_and_background_are_no_statements() {
    for source in [
        "Minister Varga met with President Odell in Cork, Delta reports.",
        "The factory discussed in the papers employs many people.",
        "The bridge connects both towns and supports trade.",
    ] {
        assert_eq!(statements(source), [], "{source}");
    }
}

#[test]
fn turns_of_a_transcript_are_direct() {
    let source = "President Odell: Good morning. We have doubled our trade in two years. Is that all?";
    let (_, voice, speakers, cue, content) = only(source);
    assert_eq!((voice, speakers), (Voice::Named, vec![CLARA]));
    assert_eq!((cue.as_str(), content.as_str()), ("President Odell:", "We have doubled our trade in two years"));
}

#[test]
fn what_is_said_stands_before_a_cue_with_place_and_time_alone() {
    let (kind, _, speakers, cue, content) =
        only("The canal will open in spring, Minister Varga said in Cork on Thursday after the talks.");
    assert_eq!((kind, speakers), (StatementKind::Announce, vec![BORIS]));
    assert_eq!((cue.as_str(), content.as_str()), ("said", "The canal will open in spring"));
    let (.., content) = only("Minister Varga said on Thursday that the canal matters.");
    assert_eq!(content, "the canal matters");
    let (.., content) = only("Minister Varga told reporters after the talks that the canal matters.");
    assert_eq!(content, "the canal matters");
}

#[test]
fn a_release_is_no_part_of_what_is_said() {
    let (kind, .., content) = only("The ministers discussed the canal, the foreign ministry said in a statement.");
    assert_eq!((kind, content.as_str()), (StatementKind::Discuss, "the canal"));
}

#[test]
fn a_partner_after_the_verb_speaks_too() {
    let (_, _, speakers, _, content) = only("Minister Varga discussed with President Odell the canal treaty.");
    assert_eq!((speakers, content.as_str()), (vec![BORIS, CLARA], "the canal treaty"));
}

#[test]
fn a_call_on_somebody_without_a_demand_is_a_visit() {
    assert!(statements("Minister Varga called on President Odell and left.").is_empty());
    let (kind, ..) = only("Minister Varga called on both sides to stop.");
    assert_eq!(kind, StatementKind::Request);
}

#[test]
fn several_address_a_matter_and_host_and_guest_speak() {
    let (kind, voice, ..) = only("The ministers also addressed the canal treaty.");
    assert_eq!((kind, voice), (StatementKind::Discuss, Voice::Group));
    let (kind, voice, ..) = only("Host and guest reiterated support for the canal.");
    assert_eq!((kind, voice), (StatementKind::Commit, Voice::Group));
}
