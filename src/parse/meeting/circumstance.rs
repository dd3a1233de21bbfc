//! How, when, where and on what occasion the sides met.

use super::telling::Telling;
use crate::gazetteer::lexicon::Table;
use crate::parse::country;
use crate::parse::date::{Dated, Dates, Direction, Use};
use crate::parse::people::{Found, People, Side};
use crate::parse::text::{Part, Text};
use crate::record::{self, Basis, Channel, Occasion, OccasionKind, Place};
use std::ops::Range;

pub(super) fn channel(text: &Text, telling: &Telling) -> Found<Channel> {
    let found = |value, tokens: Range<usize>, rule| Found { value, tokens, basis: Basis::Stated, rule };
    let sentence = text.sentences[telling.sentence].tokens.clone();
    let video = sentence.clone().find(|token| {
        matches!(
            text.word(*token),
            "videoconference" | "virtual" | "virtually" | "online" | "video" | "videoconferencing" | "teleconference"
        )
    });
    if let Some(token) = video.filter(|_| telling.kind != "phone") {
        return found(Channel::Video, token..token + 1, "channel.video");
    }
    let phone = sentence
        .clone()
        .find(|token| matches!(text.word(*token), "phone" | "telephone" | "telephonic" | "telephoned" | "phoned"));
    let call = matches!(telling.kind.as_str(), "phone" | "phone_weak");
    match (telling.kind.as_str(), phone) {
        ("video", _) => found(Channel::Video, telling.trigger.clone(), "channel.video"),
        (_, Some(token)) => found(Channel::Phone, token..token + 1, "channel.phone"),
        _ if call => found(Channel::Phone, telling.trigger.clone(), "channel.phone"),
        _ => found(Channel::InPerson, telling.trigger.clone(), "channel.in-person"),
    }
}

/// The day nearest to the words that tell of the meeting, in their sentence or the next ones.
pub(super) fn date(text: &Text, dates: &Dates, telling: &Telling) -> Option<usize> {
    let own = text.sentences[telling.sentence].tokens.clone();
    let index = |day: &Dated| dates.all.iter().position(|other| other.tokens == day.tokens);
    if let Some(day) = dates.nearest_day(own, telling.trigger.start) {
        return index(day);
    }
    let near = text
        .told()
        .filter(|(number, sentence)| number.abs_diff(telling.sentence) <= 2 || sentence.part == Part::Headline);
    let mut days =
        near.flat_map(|(_, sentence)| dates.days(sentence.tokens.clone())).filter(|day| day.usage == Use::Free);
    let day = days.find(|day| day.direction != Direction::Future);
    day.or_else(|| text.dateline.as_ref().and_then(|dateline| dates.days(dateline.tokens.clone()).next()))
        .and_then(index)
}

/// Where they met: said in the sentence itself, or the country of a visit in whose course they met.
pub(super) fn place(
    text: &Text,
    people: &People,
    telling: &Telling,
    channel: Channel,
    sides: &[Side],
) -> Option<Found<Place>> {
    if matches!(channel, Channel::Phone | Channel::Video) {
        return None;
    }
    let sentence = text.sentences[telling.sentence].tokens.clone();
    stated_place(text, people, &sentence)
        .or_else(|| visited(text, &sentence))
        .or_else(|| {
            let headline = text
                .told()
                .filter(|(number, sentence)| sentence.part == Part::Headline || *number == telling.sentence + 1);
            headline
                .map(|(_, sentence)| sentence.tokens.clone())
                .find_map(|tokens| stated_place(text, people, &tokens).filter(|found| found.value.city.is_some()))
        })
        .or_else(|| text.told().find_map(|(_, sentence)| visited(text, &sentence.tokens)))
        .or_else(|| host_country(sides))
}

fn host_country(sides: &[Side]) -> Option<Found<Place>> {
    let host = sides.iter().find(|side| side.part == record::Part::Host)?;
    let country = host.country.clone()?;
    let place = Place { country: Some(country), ..Place::default() };
    Some(Found { value: place, tokens: host.tokens.clone(), basis: Basis::Inferred, rule: "place.host" })
}

/// "in Cairo", "at the White House", "in Tokyo, Japan".
fn stated_place(text: &Text, people: &People, sentence: &Range<usize>) -> Option<Found<Place>> {
    for at in sentence.clone() {
        if !matches!(text.word(at), "in" | "at") || people.at(at).is_some() {
            continue;
        }
        let first = country::after_article(text, at + 1);
        if let Some(venue) = text.match_of(first, Table::Venue) {
            let row = &text.gazetteer.venues[venue.row];
            let place = Place {
                city: row.city.clone(),
                country: row.country.clone(),
                venue: Some(text.quote(first..venue.stop).to_owned()),
                text: None,
            };
            let city =
                (venue.stop..(venue.stop + 3).min(sentence.end)).find_map(|token| text.match_of(token, Table::City));
            let place = city
                .map_or(place.clone(), |city| Place { venue: place.venue, ..city_place(text, city.first, city.row) });
            return Some(Found { value: place, tokens: first..venue.stop, basis: Basis::Stated, rule: "place.venue" });
        }
        if let Some(city) = text.match_of(first, Table::City).filter(|_| country::at(text, first).is_none()) {
            return Some(Found {
                value: city_place(text, first, city.row),
                tokens: first..city.stop,
                basis: Basis::Stated,
                rule: "place.city",
            });
        }
        if let Some(named) = country::at(text, first).filter(|named| !named.adjective && text.word(at) == "in") {
            let place = Place { country: Some(named.code), ..Place::default() };
            return Some(Found {
                value: place,
                tokens: first..named.stop,
                basis: Basis::Stated,
                rule: "place.country",
            });
        }
    }
    None
}

/// A city with its country: the one named after it or elsewhere, else the largest of that name.
fn city_place(text: &Text, first: usize, row: usize) -> Place {
    let name = text.gazetteer.cities[row].name.clone();
    let rows: Vec<_> = text
        .matches_at(first)
        .iter()
        .filter(|found| found.table == Table::City)
        .map(|found| &text.gazetteer.cities[found.row])
        .collect();
    let named: Vec<String> =
        (0..text.tokens.len()).filter_map(|token| country::at(text, token)).map(|named| named.code).collect();
    let in_named = rows.iter().find(|city| named.contains(&city.country));
    let largest = rows.iter().max_by_key(|city| (city.kind == "capital", city.population));
    let country = in_named.or(largest).map(|city| city.country.clone());
    Place { city: Some(name), country, ..Place::default() }
}

/// "as part of the official visit to the Italian Republic", "currently on a visit to Sri Lanka", "who arrived in Kyiv".
fn visited(text: &Text, sentence: &Range<usize>) -> Option<Found<Place>> {
    for at in sentence.clone() {
        if !matches!(text.word(at), "visit" | "arrived" | "trip" | "tour" | "visiting") {
            continue;
        }
        let to =
            (at + 1..(at + 3).min(sentence.end)).find(|token| matches!(text.word(*token), "to" | "in")).unwrap_or(at);
        let first = country::after_article(text, to + 1);
        if let Some(named) = country::at(text, first)
            .filter(|named| named.stop <= sentence.end && (!named.adjective || text.kind(named.stop).is_none()))
        {
            let place = Place { country: Some(named.code), ..Place::default() };
            return Some(Found {
                value: place,
                tokens: first..named.stop,
                basis: Basis::Stated,
                rule: "place.visited",
            });
        }
        if let Some(city) = text.match_of(first, Table::City).filter(|_| to > at) {
            return Some(Found {
                value: city_place(text, first, city.row),
                tokens: first..city.stop,
                basis: Basis::Stated,
                rule: "place.visited",
            });
        }
    }
    None
}

pub(super) fn occasion(text: &Text, telling: &Telling) -> Option<Found<Occasion>> {
    let sentence = text.sentences[telling.sentence].tokens.clone();
    let kinds: &[(&[&str], OccasionKind)] = &[
        (&["state", "visit"], OccasionKind::StateVisit),
        (&["official", "visit"], OccasionKind::OfficialVisit),
        (&["working", "visit"], OccasionKind::WorkingVisit),
        (&["private", "visit"], OccasionKind::PrivateVisit),
        (&["sidelines"], OccasionKind::Sidelines),
        (&["margins"], OccasionKind::Sidelines),
        (&["courtesy", "call"], OccasionKind::CourtesyCall),
        (&["credentials"], OccasionKind::Credentials),
        (&["consultations"], OccasionKind::Consultations),
        (&["summit"], OccasionKind::Summit),
    ];
    let found = kinds.iter().find_map(|(words, kind)| {
        sentence.clone().find(|token| text.stands(*token, words)).map(|token| (*kind, token..token + words.len()))
    });
    let (kind, tokens) = found?;
    let value = Occasion { kind, text: Some(text.quote(tokens.clone()).to_owned()) };
    Some(Found { value, tokens, basis: Basis::Stated, rule: "occasion.words" })
}
