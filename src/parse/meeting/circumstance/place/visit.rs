//! The country or city of the visit in whose course the sides met: "currently on a visit to Norland", "who arrived in Northport".

use super::super::{ARRANGED, around, is_of_another, main_clause, others, scenes, verb};
use super::spot;
use crate::gazetteer::lexicon::{Match, Table};
use crate::parse::country;
use crate::parse::date::is_month;
use crate::parse::meeting::telling::Telling;
use crate::parse::people::{Found, People, Side};
use crate::parse::text::Text;
use crate::record::{self, Basis, MeetingStatus, Place};
use std::ops::Range;

/// How many tokens before the words of a visit can turn it to another one.
const REACH: usize = 8;

/// Words by which a journey goes away from a place, or is a wish.
#[rustfmt::skip]
const AWAY: &[&str] = &[
    "depart", "departed", "departing", "departs", "from", "leave", "leaves", "leaving", "left", "return", "returned",
    "returning", "returns", "head", "headed", "heading", "heads", "set", "sets", "setting", "come", "coming", "go", "going",
    "tour", "tours", "through",
];

/// Words by which somebody comes to a town.
const COMING: &[[&str; 2]] = &[
    ["visit", "to"],
    ["visits", "to"],
    ["arrival", "in"],
    ["arriving", "in"],
    ["arrived", "in"],
    ["coming", "to"],
    ["came", "to"],
    ["come", "to"],
];

/// The visit of which the sentence of the meeting tells.
pub(super) fn of_meeting(text: &Text, people: &People, telling: &Telling, sides: &[Side]) -> Option<Found<Place>> {
    let own = scenes(text, telling);
    own.iter().find_map(|scene| within(text, people, telling, sides, &scene.sentence))
}

/// The visit of which the headline or a sentence around tells.
pub(super) fn around_meeting(text: &Text, people: &People, telling: &Telling, sides: &[Side]) -> Option<Found<Place>> {
    let goes = |sentence: Range<usize>| within(text, people, telling, sides, &main_clause(text, &sentence));
    around(text, telling).find_map(|sentence| goes(sentence).filter(|found| found.value.venue.is_none()))
}

fn within(
    text: &Text,
    people: &People,
    telling: &Telling,
    sides: &[Side],
    stretch: &Range<usize>,
) -> Option<Found<Place>> {
    let planned = telling.status.value == MeetingStatus::Planned;
    stretch.clone().find_map(|at| visited(text, people, sides, at, stretch, planned))
}

/// A visit to one of the sides that the text speaks of anywhere.
pub(super) fn anywhere(text: &Text, people: &People, sides: &[Side]) -> Option<Found<Place>> {
    let to_a_side = |found: &Found<Place>| sides.iter().any(|side| side.country == found.value.country);
    text.told().find_map(|(_, sentence)| {
        let main = main_clause(text, &sentence.tokens);
        let theirs = || sentence.tokens.clone().find(|at| text.stands(*at, &["your", "visit"]));
        let told = main.clone().find_map(|at| visited(text, people, sides, at, &main, false));
        told.or_else(|| visited(text, people, sides, theirs()? + 1, &sentence.tokens, false))
            .filter(|found| to_a_side(found) && found.value.venue.is_none())
    })
}

fn visited(
    text: &Text,
    people: &People,
    sides: &[Side],
    at: usize,
    sentence: &Range<usize>,
    planned: bool,
) -> Option<Found<Place>> {
    let (found, verb) = verb(text, at)?;
    let to = match verb.kind.as_str() {
        "visit" if planned && is_bound_for(text, &found) || !is_away(text, &found) => destination(text, people, &found),
        "welcome" | "host" => guest(text, people, &found)?,
        _ => return None,
    };
    let before = at.saturating_sub(REACH).max(sentence.start)..at;
    let will = before
        .clone()
        .any(|at| matches!(text.word(at), "will" | "to" | "plans" | "expected") && is_near(at, found.first));
    let in_month = before.clone().last().is_some_and(|at| is_month(text.word(at)) && text.is_capitalised(at));
    let is_first = before.clone().any(|at| text.word(at) == "first");
    let will = will && !is_first;
    let is_other = others(text, before).any(|at| !planned || !ARRANGED.contains(&text.word(at)));
    if in_month || is_other || !planned && will || is_dated(text, found.stop..sentence.end, planned) {
        return None;
    }
    let (place, tokens) = goal(text, people, sides, to, at, sentence.end)?;
    Some(Found { value: place, tokens, basis: Basis::Stated, rule: "place.visited" })
}

fn is_near(at: usize, verb: usize) -> bool {
    verb - at <= 2
}

fn is_away(text: &Text, found: &Match) -> bool {
    let before = found.first.saturating_sub(2)..found.first;
    let is_back = before.clone().any(|at| text.word(at) == "from");
    is_back || (found.first..found.stop).any(|at| AWAY.contains(&text.word(at)))
}

/// Whether somebody leaves for where the words say: "is to depart for".
fn is_bound_for(text: &Text, found: &Match) -> bool {
    matches!(text.word(found.stop - 1), "for" | "to") && !text.word(found.first).starts_with("return")
}

/// Whether a year or "last" behind the words puts the visit into another time than that of what is planned or not.
fn is_dated(text: &Text, behind: Range<usize>, planned: bool) -> bool {
    (behind.start..behind.end.min(behind.start + 6)).any(|at| {
        let word = text.word(at);
        let to_come = matches!(word, "next" | "later" | "tomorrow" | "soon");
        matches!(word, "last" | "ago" | "earlier") || to_come && !planned || word.len() == 4 && word.starts_with("19")
    })
}

/// Index of the first word of the goal after the words of a visit, its traveller skipped.
fn destination(text: &Text, people: &People, found: &Match) -> usize {
    let mut at = found.stop;
    if matches!(text.word(at), "of" | "by") {
        at += 1;
    }
    if let Some(mention) = people.at(country::after_article(text, at)) {
        at = mention.tokens.end;
    }
    at + usize::from(matches!(text.word(at), "to" | "in"))
}

/// Index of the goal after a guest: "welcomed the minister to Northport".
fn guest(text: &Text, people: &People, found: &Match) -> Option<usize> {
    let mention = people.at(country::after_article(text, found.stop))?;
    let next = mention.tokens.end + usize::from(text.raw(mention.tokens.end) == ",");
    (text.word(next) == "to").then_some(next + 1)
}

/// The place at the goal; "our country" is that of the side which receives.
fn goal(
    text: &Text,
    people: &People,
    sides: &[Side],
    to: usize,
    verb: usize,
    end: usize,
) -> Option<(Place, Range<usize>)> {
    let is_country = matches!(text.word(to + 1), "country" | "state" | "capital" | "nation");
    if is_country && matches!(text.word(to), "our" | "the") && text.word(to + 2) != "of" {
        let country = home(people, sides, traveller(people, verb))?;
        return Some((Place { country: Some(country), ..Place::default() }, to..to + 2));
    }
    let first = country::after_article(text, to);
    let (place, stop) = spot::wide(text, first, end)?;
    let is_place = place.country.is_some() && text.word(stop) != "-" && text.match_of(first, Table::Office).is_none();
    is_place.then_some((place, first..stop))
}

/// The town of a country to which somebody is said to have come, be it in what was said: "thanked him for arriving in Northport".
pub(super) fn town_in(text: &Text, country: Option<&str>) -> Option<String> {
    let coming = |at: &usize| COMING.iter().any(|words| text.stands(*at, words));
    text.told().find_map(|(_, sentence)| {
        let within = sentence.tokens.clone();
        let town = |at: usize| {
            let (place, stop) = spot::named(text, country::after_article(text, at + 2), within.end, true)?;
            let is_tour = text.word(stop) == "and" && spot::named(text, stop + 1, within.end, true).is_some();
            let other = is_of_another(text, at.saturating_sub(REACH).max(within.start)..at);
            let other = other || is_dated(text, at + 2..within.end, false);
            place.city.filter(|_| place.country.as_deref() == country && !other && !is_tour)
        };
        within.clone().filter(coming).find_map(town)
    })
}

/// The person named last before the words of a visit.
fn traveller(people: &People, verb: usize) -> Option<usize> {
    (verb.saturating_sub(4)..verb).rev().find_map(|at| people.at(at)).and_then(|mention| mention.person)
}

/// The country of the host, else of the first side that is not the traveller's.
fn home(people: &People, sides: &[Side], traveller: Option<usize>) -> Option<String> {
    let from = traveller.and_then(|person| people.persons[person].country.as_ref()).map(|found| found.value.as_str());
    let host = sides.iter().find(|side| side.part == record::Part::Host);
    let other = || sides.iter().find(|side| side.country.is_some() && side.country.as_deref() != from);
    host.or_else(other)?.country.clone()
}

/// "met with the visiting Foreign Minister of Norland": the others are at home.
pub(super) fn by_guest(text: &Text, people: &People, sides: &[Side], clause: &Range<usize>) -> Option<Found<Place>> {
    let guest = |at: usize| {
        let mention = people.at(at + 1).filter(|_| text.word(at) == "visiting")?;
        let country = home(people, sides, Some(mention.person?))?;
        let place = Place { country: Some(country), ..Place::default() };
        Some(Found { value: place, tokens: at..at + 1, basis: Basis::Stated, rule: "place.visited" })
    };
    clause.clone().find_map(guest)
}
