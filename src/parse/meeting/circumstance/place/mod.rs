//! Where the sides met.
//!
//! `spot` reads the places that words name, `visit` the journeys in whose course the sides met. What the clause of the meeting says goes
//! first, then headline and sentences around, then the visit, then the country of the side that received the other.

mod spot;
mod visit;

use super::{around, gap, is_of_another, is_title, main_clause, scenes, verb};
use crate::parse::meeting::telling::Telling;
use crate::parse::people::{Found, People, Side};
use crate::parse::text::Text;
use crate::record::{self, Basis, Channel, Place};
use std::ops::Range;

/// How many tokens before a place can turn it to another meeting.
const REACH: usize = 8;

/// How many tokens the name of a place that hosts, with its auxiliaries, can have.
const SEAT: usize = 6;

/// Where they met; nowhere where they spoke by phone or video.
pub(in crate::parse::meeting) fn place(
    text: &Text,
    people: &People,
    telling: &Telling,
    channel: Channel,
    sides: &[Side],
) -> Option<Found<Place>> {
    if channel != Channel::InPerson {
        return None;
    }
    let scenes = scenes(text, telling);
    let said = scenes.iter().find_map(|scene| {
        said(text, people, telling, (&scene.clause, &scene.trigger)).or_else(|| seat(text, &scene.trigger))
    });
    if said.as_ref().is_some_and(|found| found.value.country.is_some()) {
        return said;
    }
    let clauses = || scenes.iter().map(|scene| &scene.clause);
    let near = || around(text, telling).find_map(|sentence| taken_up(text, people, telling, &sentence));
    let lead = text.told().find(|(_, sentence)| !is_title(text, sentence));
    let lead = lead.map(|(_, sentence)| main_clause(text, &sentence.tokens));
    let elsewhere = clauses()
        .chain(&lead)
        .find_map(|clause| here(text, clause))
        .or_else(|| narrower(visit::of_meeting(text, people, telling, sides), near()))
        .or_else(|| visit::around_meeting(text, people, telling, sides))
        .or_else(|| clauses().find_map(|clause| visit::by_guest(text, people, sides, clause)))
        .or_else(|| visit::anywhere(text, people, sides))
        .or_else(|| arrived_here(text))
        .or_else(|| scenes.iter().find_map(|scene| named_event(text, &scene.sentence)))
        .or_else(|| own_office(text, telling, sides, said.as_ref()))
        .or_else(|| host(sides).filter(|_| !clauses().any(|clause| is_beside(text, clause))));
    joined(said, elsewhere.map(|found| with_town(text, with_dateline(text, found))))
}

/// Whether a clause names a place at all, so that those who spoke there were together.
pub(super) fn is_said(text: &Text, clause: &Range<usize>) -> bool {
    clause.clone().any(|at| matches!(text.word(at), "in" | "at") && spot::phrase(text, at, clause.end).is_some())
}

/// The place in the clause of the meeting that stands nearest to the words that tell of it.
fn said(
    text: &Text,
    people: &People,
    telling: &Telling,
    (clause, trigger): (&Range<usize>, &Range<usize>),
) -> Option<Found<Place>> {
    let fits = |at: &usize| {
        let from = if *at >= trigger.end { trigger.end } else { clause.start };
        spot::is_free(text, people, *at, clause.start, trigger)
            && !super::is_beside(text, telling, at.saturating_sub(REACH).max(from)..*at)
    };
    let found = clause.clone().filter(fits).filter_map(|at| spot::phrase(text, at, clause.end));
    found.min_by_key(|found| (found.value.country.is_none(), gap(&found.tokens, trigger)))
}

/// A city or building that is itself said to host: "Geneva hosted the talks".
fn seat(text: &Text, trigger: &Range<usize>) -> Option<Found<Place>> {
    let hosts = matches!(text.word(trigger.start), "host" | "hosts" | "hosted" | "hosting");
    let (_, verb) = verb(text, trigger.start).filter(|_| hosts)?;
    let before = |start: usize| {
        let (place, stop) = spot::named(text, start, trigger.start, false)?;
        let joins = (stop..trigger.start).all(|at| matches!(text.word(at), "will" | "has" | "to" | "is" | "also"));
        let tokens = start..stop;
        (joins && verb.class == "meet").then_some(Found {
            value: place,
            tokens,
            basis: Basis::Stated,
            rule: "place.seat",
        })
    };
    (trigger.start.saturating_sub(SEAT)..trigger.start).find_map(before)
}

/// A city or venue that another sentence gives: "The talks took place in Geneva."
fn taken_up(text: &Text, people: &People, telling: &Telling, sentence: &Range<usize>) -> Option<Found<Place>> {
    let sentence = &main_clause(text, sentence);
    let is_meeting = |at: usize| {
        verb(text, at).is_some_and(|(_, verb)| {
            verb.class == "meet"
                && matches!(verb.kind.as_str(), "meet" | "talks" | "receive" | "host" | "call_on" | "welcome")
        })
    };
    let trigger = sentence.clone().find(|at| is_meeting(*at))?;
    let found = said(text, people, telling, (sentence, &(trigger..trigger + 1)))?;
    let near = found.tokens.start.abs_diff(trigger) <= 14;
    (near && found.value.country.is_some() && !is_of_another(text, sentence.start..trigger)).then_some(found)
}

/// The city of an event that a sentence names by it.
fn named_event(text: &Text, sentence: &Range<usize>) -> Option<Found<Place>> {
    sentence.clone().find_map(|at| spot::event_city(text, at, sentence.end))
}

/// "here" or "in this seaside town", which a dateline explains.
fn here(text: &Text, clause: &Range<usize>) -> Option<Found<Place>> {
    let at = clause.clone().find(|at| text.word(*at) == "here" || spot::is_this_town(text, *at))?;
    dateline_at(text, at)
}

/// "The delegation had arrived here by air."
fn arrived_here(text: &Text) -> Option<Found<Place>> {
    let is_arrival =
        |at: &usize| text.word(at + 1) == "here" && matches!(text.word(*at), "arrived" | "arrives" | "came");
    let at = text.told().find_map(|(_, sentence)| sentence.tokens.clone().find(is_arrival))?;
    dateline_at(text, at + 1)
}

fn dateline_at(text: &Text, at: usize) -> Option<Found<Place>> {
    let place = of_dateline(text)?;
    Some(Found { value: place, tokens: at..at + 1, basis: Basis::Relative, rule: "place.here" })
}

fn of_dateline(text: &Text) -> Option<Place> {
    let dateline = text.dateline.as_ref()?;
    let city = dateline.city(text);
    let country = dateline.country.as_ref().map(|country| country.code.clone());
    (city.is_some() || country.is_some()).then_some(Place { city, country, ..Place::default() })
}

/// The dateline's place where they met in a building of a side that is at home there: "at his office", "at the Ministry".
fn own_office(text: &Text, telling: &Telling, sides: &[Side], said: Option<&Found<Place>>) -> Option<Found<Place>> {
    let place = of_dateline(text).filter(|place| sides.iter().any(|side| side.country == place.country))?;
    let building = |at: usize| {
        let owner = matches!(text.word(at + 1), "the" | "his" | "her" | "its");
        spot::plain_building(text, at + 2).filter(|_| text.word(at) == "at" && owner)
    };
    let near = around(text, telling).take(1).map(|sentence| main_clause(text, &sentence));
    let own = scenes(text, telling).into_iter().map(|scene| scene.clause);
    let at = own.chain(near).find_map(|mut stretch| stretch.find_map(building)).map(|at| at..at + 1);
    let tokens = at.or_else(|| said.map(|found| found.tokens.clone()))?;
    Some(Found { value: place, tokens, basis: Basis::Inferred, rule: "place.own-office" })
}

/// The country of the side that received the other.
fn host(sides: &[Side]) -> Option<Found<Place>> {
    let host = sides.iter().find(|side| side.part == record::Part::Host)?;
    let place = Place { country: Some(host.country.clone()?), ..Place::default() };
    Some(Found { value: place, tokens: host.tokens.clone(), basis: Basis::Inferred, rule: "place.host" })
}

/// Whether they met beside an event, so that he who received is not at home.
fn is_beside(text: &Text, clause: &Range<usize>) -> bool {
    clause.clone().any(|at| matches!(text.word(at), "sidelines" | "sideline" | "margins" | "margin" | "fringes"))
}

/// Adds the city of a dateline whose country is said to be visited or to receive.
fn with_dateline(text: &Text, mut found: Found<Place>) -> Found<Place> {
    let same = of_dateline(text).filter(|place| place.country == found.value.country);
    if let Some(place) = same.filter(|_| found.value.city.is_none() && found.rule != "place.said") {
        found.value.city = place.city;
    }
    found
}

/// Adds the town to which somebody is said to have come, where it lies in the country that is visited or receives.
fn with_town(text: &Text, mut found: Found<Place>) -> Found<Place> {
    if found.value.city.is_none() && matches!(found.rule, "place.host" | "place.visited") {
        found.value.city = visit::town_in(text, found.value.country.as_deref());
    }
    found
}

/// Of the visit's goal and the place that a sentence around gives: the second where it is within the first.
fn narrower(visited: Option<Found<Place>>, near: Option<Found<Place>>) -> Option<Found<Place>> {
    match (visited, near) {
        (Some(visited), Some(near)) if visited.value.city.is_none() && near.value.country == visited.value.country => {
            Some(near)
        }
        (visited, near) => visited.or(near),
    }
}

/// The building of the one and the country of the other, where they can go together.
fn joined(said: Option<Found<Place>>, elsewhere: Option<Found<Place>>) -> Option<Found<Place>> {
    match (said, elsewhere) {
        (Some(said), Some(mut other)) => {
            other.value.venue = said.value.venue.or(other.value.venue);
            other.value.city = said.value.city.or(other.value.city);
            Some(other)
        }
        (said, elsewhere) => said.or(elsewhere),
    }
}
