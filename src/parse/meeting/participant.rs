//! Who took part, and for which side.

use super::side_of_person;
use super::telling::Telling;
use crate::gazetteer::lexicon::Table;
use crate::parse::actor;
use crate::parse::country;
use crate::parse::people::{Found, People, Side};
use crate::parse::text::Text;
use crate::record::{self, Basis, Capacity};
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) fn principals(telling: &Telling) -> Vec<(usize, Capacity, Range<usize>)> {
    let mut participants: Vec<(usize, Capacity, Range<usize>)> = Vec::new();
    for actor in &telling.actors {
        if let Some(person) = actor.person.filter(|person| participants.iter().all(|(other, ..)| other != person)) {
            participants.push((person, Capacity::Principal, actor.tokens.clone()));
        }
    }
    participants
}

/// Those who are said to have attended, taken part or come along.
pub(super) fn add_delegations(
    text: &Text,
    people: &People,
    telling: &Telling,
    participants: &mut Vec<(usize, Capacity, Range<usize>)>,
) {
    for (_, sentence) in text.told().skip_while(|(number, _)| *number < telling.sentence) {
        let attending = sentence.tokens.clone().find(|token| {
            people.at(*token).is_none()
                && text
                    .match_of(*token, Table::Verb)
                    .is_some_and(|found| is_attendance(&text.gazetteer.verbs[found.row].form))
        });
        let Some(token) = attending.filter(|_| names_meeting(text, &sentence.tokens)) else { continue };
        for actor in actor::within(text, people, sentence.tokens.clone()) {
            let fits = actor.stands_free() || matches!(actor.link.as_str(), "by" | "including");
            let Some(person) = actor.person.filter(|_| fits || actor.tokens.start > token) else { continue };
            if participants.iter().all(|(other, ..)| *other != person) {
                participants.push((person, Capacity::Delegation, actor.tokens.clone()));
            }
        }
    }
}

fn is_attendance(form: &str) -> bool {
    matches!(
        form,
        "attended by"
            | "was attended by"
            | "were attended by"
            | "attended"
            | "also attended"
            | "joined by"
            | "was joined by"
            | "accompanied by"
            | "was accompanied by"
            | "were accompanied by"
            | "also present were"
            | "also present was"
            | "in attendance"
            | "also in attendance were"
            | "taking part in"
            | "participated"
            | "took part"
            | "were present"
            | "was present"
            | "were also present"
            | "was also present"
            | "in the presence of"
            | "joined the talks"
            | "taking part"
            | "present at the meeting were"
    )
}

/// Whether the sentence is about the meeting: it says so, or those present are listed.
fn names_meeting(text: &Text, sentence: &Range<usize>) -> bool {
    let noun = |at: usize| {
        matches!(
            text.word(at),
            "meeting"
                | "talks"
                | "discussions"
                | "summit"
                | "luncheon"
                | "call"
                | "audience"
                | "ceremony"
                | "session"
                | "delegation"
                | "president"
                | "minister"
                | "present"
                | "conversation"
        )
    };
    sentence.clone().any(noun)
}

/// Gives those participants whose country the text leaves open the report's own country.
pub(super) fn place_home(text: &Text, people: &mut People, participants: &[(usize, Capacity, Range<usize>)]) {
    let mut known: Vec<String> = Vec::new();
    for (person, ..) in participants {
        known.extend(side_of_person(&people.persons[*person]));
    }
    let Some(home) = home(text, &known) else { return };
    let tokens = (0..text.tokens.len())
        .find_map(|token| country::at(text, token).filter(|named| named.code == home).map(|named| token..named.stop));
    for (person, ..) in participants {
        let person = &mut people.persons[*person];
        if person.country.is_none() && person.organization.is_none() {
            let tokens = tokens.clone().unwrap_or(0..0);
            person.country =
                Some(Found { value: home.clone(), tokens, basis: Basis::Inferred, rule: "person.own-side" });
        }
    }
}

/// The report's own country: of those that are no known side, the one named most often.
fn home(text: &Text, known: &[String]) -> Option<String> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let Some(named) = country::at(text, at) else {
            at += 1;
            continue;
        };
        at = named.stop;
        *times.entry(named.code).or_default() += 1;
    }
    times.retain(|code, _| !known.contains(code));
    let most = times.values().copied().max()?;
    times.into_iter().find(|(_, count)| *count == most).map(|(code, _)| code)
}

pub(super) fn sides(people: &People, telling: &Telling, participants: &[(usize, Capacity, Range<usize>)]) -> Vec<Side> {
    let mut sides: Vec<Side> = Vec::new();
    let mut add = |country: Option<String>, organization: Option<String>, is_host: bool, tokens: Range<usize>| {
        let known = sides.iter().any(|side| side.country == country && side.organization == organization);
        if !known && (country.is_some() || organization.is_some()) {
            let part = if is_host { record::Part::Host } else { record::Part::Party };
            sides.push(Side { country, organization, part, tokens });
        }
    };
    for (person, _, tokens) in participants {
        let found = &people.persons[*person];
        let country = found.country.as_ref().map(|found| found.value.clone());
        let organization = found.organization.as_ref().filter(|_| country.is_none()).map(|found| found.value.clone());
        add(country, organization, telling.host == Some(*person), tokens.clone());
    }
    for actor in telling.actors.iter().filter(|actor| actor.country.is_some()) {
        add(actor.country.clone(), None, false, actor.tokens.clone());
    }
    if sides.iter().any(|side| side.part == record::Part::Host) {
        for side in sides.iter_mut().filter(|side| side.part == record::Part::Party) {
            side.part = record::Part::Guest;
        }
    }
    sides
}
