//! The meeting that a report is about where no clause of it tells who met whom: its gist, read from the words that tell of a
//! meeting and those who hold an office around them.

use super::home::Home;
use super::is_background;
use super::side;
use super::standing::{Kind, LENGTH_OF_YEAR, Standing, is_of_name};
use super::telling::{Form, Telling, is_headline};
use crate::parse::actor::{self, Actor};
use crate::parse::date::Dates;
use crate::parse::people::{Found, People};
use crate::parse::text::{Part, Text};
use crate::record::{MeetingStatus, Role};
use std::ops::Range;

/// A report tells its news at most this many sentences from the first one.
const REACH_OF_NEWS: usize = 8;

/// Words that have no more than this tell of another day or in passing.
const LEAST_WORDS: i32 = -2;

/// Those who met are named at most this many sentences from the words that tell of it.
const REACH_OF_PEOPLE: usize = 2;

/// Kinds of wordings that tell of a meeting by themselves.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "meet", "talks", "receive", "call_on", "round", "credentials", "phone", "video", "summon", "attend", "host", "visit",
];

/// The telling around which those of two sides stand, the first one of the report. A clause that tells who met has been judged
/// before and is none.
pub(super) fn read(
    text: &Text,
    people: &People,
    home: &Home,
    (kind, dates): (&Kind, &Dates),
    weighed: &[(Telling, Standing)],
) -> Option<Telling> {
    if kind.is_of_another_kind() {
        return None;
    }
    let news = |(telling, standing): &&(Telling, Standing)| {
        let sentence = &text.sentences[telling.sentence].tokens;
        let before = is_background(text, sentence) || tells_of_a_year(text, dates, sentence);
        let near = telling.sentence.saturating_sub(kind.first) <= REACH_OF_NEWS;
        let held = telling.status.value == MeetingStatus::Held && !telling.in_passing;
        let verb = text.word(telling.trigger.start);
        let acts = telling.form == Form::Noun || telling.actors().any(|actor| actor.person.is_some());
        let is_past = telling.form == Form::Noun || !verb.ends_with("ing") && !matches!(verb, "meet" | "meets");
        let told = near && held && acts && is_past && !before && !is_headline(text, telling.sentence);
        let is_judged = telling.form != Form::Noun && side::are_two(text, people, home, telling);
        told && !is_judged && standing.words > LEAST_WORDS && KINDS.contains(&telling.kind.as_str())
    };
    let told = weighed.iter().filter(news).filter_map(|(telling, _)| with_cast(text, people, (home, kind), telling));
    told.min_by_key(|(reach, telling)| (*reach, telling.sentence)).map(|(_, telling)| telling)
}

/// Whether the only time in a sentence is a year: news has a day.
fn tells_of_a_year(text: &Text, dates: &Dates, sentence: &Range<usize>) -> bool {
    dates.within(sentence.clone()).any(|date| date.date.value.len() == LENGTH_OF_YEAR && !is_of_name(text, date))
}

/// A telling with those of two sides who stand around it, and how far.
fn with_cast(
    text: &Text,
    people: &People,
    (home, kind): (&Home, &Kind),
    telling: &Telling,
) -> Option<(usize, Telling)> {
    (0..=REACH_OF_PEOPLE).find_map(|reach| {
        let first = telling.sentence.saturating_sub(reach);
        let stop = text.sentences.len().min(telling.sentence + reach + 1);
        let near = text.sentences[first..stop].iter().filter(|sentence| sentence.part == Part::Body);
        let actors = near.flat_map(|sentence| actor::within(text, people, sentence.tokens.clone()));
        let cast = officers(text, people, actors);
        let own = home.certain();
        let (guests, hosts) = parted(people, cast, own.as_ref(), kind.is_bilateral)?;
        Some((reach, Telling { subjects: hosts, objects: guests, form: Form::Verb, ..telling.clone() }))
    })
}

/// Those who act for a state or body, each once.
fn officers(text: &Text, people: &People, actors: impl Iterator<Item = Actor>) -> Vec<Actor> {
    let mut found: Vec<Actor> = Vec::new();
    for actor in actors.filter(|actor| !actor.owns && speaks_for_side(text, people, actor)) {
        if found.iter().all(|other| other.person != actor.person) {
            found.push(actor);
        }
    }
    found
}

/// Whether somebody who is named holds an office that is neither a spokesperson's nor one of no rank.
fn speaks_for_side(text: &Text, people: &People, actor: &Actor) -> bool {
    let Some(person) = actor.person.map(|index| &people.persons[index]) else { return false };
    let mut words = person.offices.iter().flat_map(|office| office.tokens.clone());
    let ranks = person.offices.iter().any(|office| office.role != Role::Other);
    person.name.is_some() && ranks && !words.any(|at| text.word(at).starts_with("spokes"))
}

/// The guests, who are of a state or body that is named, and the hosts, whose state goes without saying or is another one.
fn parted(
    people: &People,
    cast: Vec<Actor>,
    own: Option<&Found<String>>,
    is_bilateral: bool,
) -> Option<(Vec<Actor>, Vec<Actor>)> {
    let own = own.map(|found| found.value.as_str());
    let side = |actor: &Actor| side::of(people, actor).filter(|side| Some(side.as_str()) != own);
    let foreign: Vec<String> = cast.iter().filter_map(side).collect();
    let first = foreign.first()?;
    let is_guest =
        |actor: &Actor| side(actor).is_some() && (is_bilateral && is_foreign(people, actor) || is_sent(people, actor));
    let face = foreign.iter().any(|other| other != first)
        || cast.iter().any(|actor| side(actor).is_none()) && cast.iter().any(is_guest);
    face.then(|| cast.into_iter().partition(|actor| side(actor).is_some()))
}

/// Whether somebody represents a state abroad or speaks for a body, so that others are of another side.
fn is_sent(people: &People, actor: &Actor) -> bool {
    let Some(person) = actor.person.map(|index| &people.persons[index]) else { return false };
    person.organization.is_some() || person.offices.iter().any(|office| office.role == Role::Ambassador)
}

/// Whether it is said of what state somebody is, which at home goes without saying, and not only by the name of a body.
fn is_foreign(people: &People, actor: &Actor) -> bool {
    let country = actor.person.and_then(|index| people.persons[index].country.as_ref());
    country.is_some_and(|country| country.rule != "office.national-body")
}

#[cfg(test)]
mod tests {
    use crate::parse::meeting::tests::table;

    #[test]
    fn a_meeting_is_read_from_those_who_stand_around_its_words() {
        table(&[(
            "Kenya seeks more flights to Ghana, Foreign Minister of Kenya Peter Otieno said on Monday.\n\n\
             The talks were frank. Ambassador of Ghana Kofi Asare praised the ties between the two countries.",
            &["held in_person GH KE: Peter Otieno KE, Kofi Asare GH"],
        )]);
    }

    #[test]
    fn what_was_in_another_year_is_no_news() {
        table(&[(
            "Exports fell again, farmers say.\n\nIn 2011 the meeting was frank, Foreign Minister of Kenya Peter Otieno \
             recalls, as does Ambassador of Ghana Kofi Asare.",
            &["no-meeting"],
        )]);
    }
}
