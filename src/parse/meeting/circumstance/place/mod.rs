//! Where the sides met.
//!
//! `spot` reads the places that words name, `visit` the journeys in whose course the sides met. What the clause of the meeting says goes
//! first, then headline and sentences around, then the visit, then the country of the side that received the other.

mod spot;
mod visit;

use super::{around, clause, gap, is_of_another, verb};
use crate::parse::meeting::telling::Telling;
use crate::parse::people::{Found, People, Side};
use crate::parse::text::Text;
use crate::record::{self, Basis, Channel, Place};
use std::ops::Range;

/// How many tokens before a place can turn it to another meeting.
const REACH: usize = 8;

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
    let clause = clause(text, telling);
    let said = said(text, people, &clause, &telling.trigger);
    if said.as_ref().is_some_and(|found| found.value.country.is_some()) {
        return said;
    }
    let near = || around(text, telling).find_map(|sentence| taken_up(text, people, &sentence));
    let elsewhere = here(text, &clause)
        .or_else(|| visit::of_meeting(text, people, telling, sides))
        .or_else(near)
        .or_else(|| visit::anywhere(text, people, sides))
        .or_else(|| host(text, sides, &clause));
    joined(said, elsewhere.map(|found| with_dateline(text, found)))
}

/// Whether a clause names a place at all, so that those who spoke there were together.
pub(super) fn is_said(text: &Text, clause: &Range<usize>) -> bool {
    clause.clone().any(|at| matches!(text.word(at), "in" | "at") && spot::phrase(text, at, clause.end).is_some())
}

/// The place in the clause of the meeting that stands nearest to the words that tell of it.
fn said(text: &Text, people: &People, clause: &Range<usize>, trigger: &Range<usize>) -> Option<Found<Place>> {
    let fits = |at: &usize| {
        let from = if *at >= trigger.end { trigger.end } else { clause.start };
        spot::is_free(text, people, *at, clause.start, trigger)
            && !is_of_another(text, at.saturating_sub(REACH).max(from)..*at)
    };
    let found = clause.clone().filter(fits).filter_map(|at| spot::phrase(text, at, clause.end));
    found.min_by_key(|found| (found.value.country.is_none(), gap(&found.tokens, trigger)))
}

/// A city or venue that another sentence gives: "The talks took place in Geneva."
fn taken_up(text: &Text, people: &People, sentence: &Range<usize>) -> Option<Found<Place>> {
    let is_meeting = |at: usize| {
        verb(text, at).is_some_and(|(_, verb)| {
            verb.class == "meet" && matches!(verb.kind.as_str(), "meet" | "talks" | "receive" | "host" | "call_on")
        })
    };
    let trigger = sentence.clone().find(|at| is_meeting(*at))?;
    let found = said(text, people, sentence, &(trigger..trigger + 1))?;
    let near = found.tokens.start.abs_diff(trigger) <= 14;
    (near && found.value.country.is_some() && !is_of_another(text, sentence.start..trigger)).then_some(found)
}

/// "here", which a dateline explains.
fn here(text: &Text, clause: &Range<usize>) -> Option<Found<Place>> {
    let at = clause.clone().find(|at| text.word(*at) == "here")?;
    let place = of_dateline(text)?;
    Some(Found { value: place, tokens: at..at + 1, basis: Basis::Relative, rule: "place.here" })
}

fn of_dateline(text: &Text) -> Option<Place> {
    let dateline = text.dateline.as_ref()?;
    let city = dateline.place.map(|found| text.gazetteer.cities[found.row].name.clone());
    let country = dateline.country.as_ref().map(|country| country.code.clone());
    (city.is_some() || country.is_some()).then_some(Place { city, country, ..Place::default() })
}

/// The country of the side that received the other, unless they met beside an event elsewhere.
fn host(text: &Text, sides: &[Side], clause: &Range<usize>) -> Option<Found<Place>> {
    let host = sides.iter().find(|side| side.part == record::Part::Host)?;
    let beside =
        clause.clone().any(|at| matches!(text.word(at), "sidelines" | "sideline" | "margins" | "margin" | "fringes"));
    let country = host.country.clone().filter(|_| !beside)?;
    let place = Place { country: Some(country), ..Place::default() };
    Some(Found { value: place, tokens: host.tokens.clone(), basis: Basis::Inferred, rule: "place.host" })
}

/// Adds the city of a dateline whose country is said to be visited or to receive.
fn with_dateline(text: &Text, mut found: Found<Place>) -> Found<Place> {
    let same = of_dateline(text).filter(|place| place.country == found.value.country);
    if let Some(place) = same.filter(|_| found.value.city.is_none() && found.rule != "place.said") {
        found.value.city = place.city;
    }
    found
}

/// The building of the one and the country of the other, where they can go together.
fn joined(said: Option<Found<Place>>, elsewhere: Option<Found<Place>>) -> Option<Found<Place>> {
    match (said, elsewhere) {
        (Some(said), Some(mut other)) => {
            other.value.venue = said.value.venue.or(other.value.venue);
            Some(other)
        }
        (said, elsewhere) => said.or(elsewhere),
    }
}
