//! Places as words name them: "in Tokyo, Japan", "at the White House", "at Bayan Palace in Kuwait City".

use super::super::verb;
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::table::City;
use crate::gazetteer::word::{TokenKind, fold};
use crate::parse::people::{Found, People};
use crate::parse::text::Text;
use crate::parse::{city, country};
use crate::record::{Basis, Place};
use std::ops::Range;

/// Small words before a place that let it belong to the meeting.
#[rustfmt::skip]
const JOINTS: &[&str] = &[
    "meeting", "meetings", "talks", "consultations", "round", "session", "summit", "conference", "forum", "visit", "discussions",
    "discussion", "negotiations", "ceremony", "lunch", "dinner", "breakfast", "reception", "banquet", "audience", "place", "held",
    "together", "met", "meet", "meets", "received", "receives", "hosted", "counterpart", "counterparts", "delegation", "delegations",
    "leaders", "ministers", "officials", "presidents", "representatives", "sides", "here", "today", "yesterday", "tomorrow",
    "tonight", "morning", "afternoon", "evening", "night", "week", "weekend", "again", "person", "face", "and", "also", "on",
    "call", "event", "stop", "gathering", "dialogue", "concluded", "began", "opened", "convened", "ended", "started",
    "said", "told", "day", "assembly", "commission", "committee", "arrived", "welcomed", "was", "were", "is", "are", "be", "him", "her", "them", "us",
    "salute", "honour", "honours", "honor", "honors", "time", "hours", "hour", "minutes", "doors", "format", "hotel", "airport", "underway", "way", "ongoing", "ago", "organised",
    "organized",
];

/// Capitalised words before a place of which the place is a part.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "embassy", "consulate", "mission", "ambassador", "office", "delegation", "representative", "coordinator", "representation",
    "bureau", "institute", "university", "center", "centre", "war",
];

/// Nouns by which a capitalised run is a building.
#[rustfmt::skip]
const BUILDINGS: &[&str] = &[
    "palace", "buildings", "chambers", "house", "hotel", "hall", "residence", "castle", "villa", "building", "airport", "lodge", "mansion", "ministry",
    "secretariat", "headquarters", "chancellery", "parliament", "complex", "base", "centre", "center", "guesthouse", "office",
    "cathedral", "department",
];

/// Nouns of buildings in which authorities receive.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "ministry", "office", "offices", "palace", "presidency", "residence", "parliament", "headquarters", "premises", "building",
    "chancellery", "secretariat", "mansion",
];

/// Nouns after a city's name by which it is the region of that name.
const REGIONS: &[&str] = &["region", "oblast", "province", "governorate", "district", "prefecture", "county", "state"];

/// Nouns before a town's name.
const TOWNS: &[&str] = &["city", "town", "village", "resort", "capital", "port"];

/// Whether the preposition at a token opens a phrase of the meeting, not of a noun before it: "talks in Geneva", but not "the
/// war in Norland".
pub(super) fn is_free(text: &Text, people: &People, at: usize, start: usize, trigger: &Range<usize>) -> bool {
    let is_near = text.word(at) == "near" && town_of(text, country::after_article(text, at + 1)).is_some();
    if !matches!(text.word(at), "in" | "at") && !is_near || people.at(at).is_some() {
        return false;
    }
    let Some(before) = at.checked_sub(1).filter(|before| *before >= start) else { return true };
    let word = text.word(before);
    if matches!(word, "residence" | "resident" | "residing" | "based" | "headquartered") {
        return false;
    }
    if BODIES.contains(&word) && text.is_capitalised(before) {
        return false;
    }
    if trigger.contains(&before) || people.at(before).is_some() {
        return true;
    }
    match text.kind(before) {
        Some(TokenKind::Word) if text.is_capitalised(before) => true,
        Some(TokenKind::Word) => {
            let is_joint = JOINTS.contains(&word) || OFFICES.contains(&word) || word.ends_with("ly");
            is_joint || ends_verb(text, before, start) || is_after_building(text, at, start)
        }
        Some(TokenKind::Number) => true,
        Some(TokenKind::Sign) => matches!(word, "," | ")" | "—" | "–" | "\"" | "”"),
        _ => false,
    }
}

/// The noun of a building of the authorities at a token, small words and adjectives before it skipped: "presidential office".
pub(super) fn plain_building(text: &Text, first: usize) -> Option<usize> {
    let is_noun = |at: &usize| OFFICES.contains(&text.word(*at));
    let found = (first..first + 4).find(is_noun)?;
    let is_plain = |at: usize| {
        let word = matches!(text.kind(at), Some(TokenKind::Word | TokenKind::Possessive));
        word && country::at(text, at).is_none() && !matches!(text.word(at), "of" | "in" | "at" | "and")
    };
    (first..found).all(is_plain).then_some(found)
}

/// Whether a token opens "in this seaside town".
pub(super) fn is_this_town(text: &Text, at: usize) -> bool {
    let noun = || (at + 2..at + 6).find(|at| TOWNS.contains(&text.word(*at)));
    text.stands(at, &["in", "this"])
        && noun().is_some_and(|noun| (at + 2..noun).all(|at| text.kind(at) == Some(TokenKind::Word)))
}

/// Whether a preposition follows the name of a house that a building belongs to: "at the headquarters of the bank in Northport".
fn is_after_building(text: &Text, at: usize, start: usize) -> bool {
    let is_building = |first: usize| {
        text.word(first) == "at"
            && plain_building(text, country::after_article(text, first + 1)).is_some_and(|noun| {
                text.word(noun + 1) == "of"
                    && (noun + 1..at).all(|at| text.kind(at) == Some(TokenKind::Word) && text.word(at) != "at")
            })
    };
    text.word(at) == "in" && (start.max(at.saturating_sub(12))..at).any(is_building)
}

/// Whether a verb of meeting or travelling ends at a token.
fn ends_verb(text: &Text, last: usize, start: usize) -> bool {
    (start.max(last.saturating_sub(5))..=last)
        .any(|at| verb(text, at).is_some_and(|(found, verb)| found.stop == last + 1 && verb.class == "meet"))
}

/// The place that the words after a preposition name, with what is said of it behind.
pub(super) fn phrase(text: &Text, at: usize, end: usize) -> Option<Found<Place>> {
    let mut found: Option<(Place, usize)> = None;
    let mut next = at;
    while next < end {
        let comma = found.is_some() && text.raw(next) == ",";
        let preposition = next + usize::from(comma);
        let is_near = matches!(text.word(preposition), "near" | "outside") && (found.is_some() || preposition == at);
        let is_preposition = matches!(text.word(preposition), "in" | "at") || is_near;
        if !is_preposition && !comma {
            break;
        }
        let first = country::after_article(text, preposition + usize::from(is_preposition));
        let is_in = text.word(preposition) == "in" || is_near;
        let read = if is_preposition { named(text, first, end, is_in) } else { wider(text, first, end) };
        let Some((place, stop)) = read else { break };
        let Some(place) = merged(found.as_ref().map(|(place, _)| place), place) else { break };
        found = Some((place, stop));
        next = stop;
    }
    let (value, stop) = found?;
    let first = country::after_article(text, at + 1);
    Some(Found { value, tokens: first..stop, basis: Basis::Stated, rule: rule(text, first) })
}

fn rule(text: &Text, first: usize) -> &'static str {
    if text.match_of(first, Table::Venue).is_some() {
        "place.venue"
    } else if country::at(text, first).is_some() {
        "place.country"
    } else {
        "place.city"
    }
}

/// The place at a token with the city or country behind a comma: "Grand Hotel, Northport".
pub(super) fn wide(text: &Text, first: usize, end: usize) -> Option<(Place, usize)> {
    let (place, stop) = named(text, first, end, true)?;
    let wider = || wider(text, stop + 1, end).filter(|_| text.raw(stop) == ",");
    let both = wider().and_then(|(more, stop)| Some((merged(Some(&place), more)?, stop)));
    Some(both.unwrap_or((place, stop)))
}

/// The same place said twice, the second time more widely; none where they are two places.
fn merged(known: Option<&Place>, more: Place) -> Option<Place> {
    let Some(known) = known else { return Some(more) };
    let agree = |one: &Option<String>, other: &Option<String>| one.is_none() || other.is_none() || one == other;
    let fits = agree(&known.city, &more.city)
        && agree(&known.country, &more.country)
        && (known.venue.is_none() || more.venue.is_none());
    fits.then(|| Place {
        city: known.city.clone().or(more.city),
        country: known.country.clone().or(more.country),
        venue: known.venue.clone().or(more.venue),
        text: None,
    })
}

/// The city after which an event is named: "at the Northport Security Forum".
pub(super) fn event_city(text: &Text, at: usize, end: usize) -> Option<Found<Place>> {
    let first = country::after_article(text, at + 1);
    let city = text.match_of(first, Table::City).filter(|_| matches!(text.word(at), "at" | "of" | "during"))?;
    let (city, stop) = (city::meant(text, city), city.stop);
    let value = Place { city: Some(city.name.to_owned()), country: Some(city.country.to_owned()), ..Place::default() };
    let name = (stop..end.min(stop + 6)).take_while(|at| text.is_capitalised(*at));
    let noun = name.filter(|at| text.match_of(*at, Table::EventNoun).is_some()).last()?;
    Some(Found { value, tokens: first..noun + 1, basis: Basis::Inferred, rule: "place.event" })
}

/// The building, city, country or region named at a token, with the index after it.
pub(super) fn named(text: &Text, first: usize, end: usize, is_in: bool) -> Option<(Place, usize)> {
    let found = town_of(text, first)
        .filter(|_| is_in)
        .or_else(|| venue(text, first, end))
        .or_else(|| in_city(text, first))
        .or_else(|| in_country(text, first).filter(|_| is_in))
        .or_else(|| in_region(text, first).filter(|_| is_in))
        .or_else(|| in_town(text, first).filter(|_| is_in))
        .or_else(|| town_of_dateline(text, first).filter(|_| is_in))
        .or_else(|| building(text, first, end));
    found.or_else(|| house(text, first, end).filter(|_| !is_in)).filter(|(_, stop)| *stop <= end)
}

/// A house of any name with its city behind a comma: "at Aurora Bhavan, Northport".
fn house(text: &Text, first: usize, end: usize) -> Option<(Place, usize)> {
    let comma = (first..end.min(first + LONGEST_HOUSE)).find(|at| !text.is_capitalised(*at))?;
    let is_name = comma > first + 1 && text.raw(comma) == ",";
    let is_other = |at: usize| {
        [Table::Office, Table::Organization, Table::CountryName, Table::City, Table::EventNoun]
            .iter()
            .any(|table| text.match_of(at, *table).is_some())
    };
    in_city(text, comma + 1).filter(|_| is_name && !(first..comma).any(is_other))?;
    let name = text.quote(first..comma).split_whitespace().collect::<Vec<_>>().join(" ");
    Some((Place { venue: Some(name), ..Place::default() }, comma))
}

/// The name of a house has at most this many words.
const LONGEST_HOUSE: usize = 7;

/// "the border city of Northport", "the capital, Northport": the town, and its country where a table or the dateline has it.
fn town_of(text: &Text, first: usize) -> Option<(Place, usize)> {
    let noun = (first..first + 5).find(|at| TOWNS.contains(&text.word(*at)))?;
    let is_plain = (first..noun).all(|at| text.kind(at) == Some(TokenKind::Word));
    let start = noun + 1 + usize::from(matches!(text.word(noun + 1), "of" | ","));
    if !is_plain || !text.is_capitalised(start) || country::at(text, start).is_some() {
        return None;
    }
    if text.word(noun + 1) != "of" {
        return in_city(text, start);
    }
    let is_harbour = text.word(noun) == "port" && text.is_capitalised(noun);
    if let Some((town, stop)) = in_city(text, start).filter(|_| is_harbour) {
        return Some((Place { venue: Some(text.quote(noun..stop).to_owned()), ..town }, stop));
    }
    in_city(text, start).or_else(|| town_of_dateline(text, start)).or_else(|| {
        let stop = (start..start + 4).find(|at| !text.is_capitalised(*at))?;
        Some((Place { city: Some(text.quote(start..stop).to_owned()), ..Place::default() }, stop))
    })
}

/// A town that no table has, but the dateline.
fn town_of_dateline(text: &Text, first: usize) -> Option<(Place, usize)> {
    let dateline = text.dateline.as_ref().filter(|dateline| dateline.place.is_none())?;
    let words = dateline.place_words.clone()?;
    let stop = first + words.len();
    let is_same = fold(text.quote(words)) == fold(text.quote(first..stop.min(text.tokens.len())));
    let country = dateline.country.as_ref().map(|country| country.code.clone());
    (is_same && text.is_capitalised(first))
        .then(|| (Place { city: Some(text.quote(first..stop).to_owned()), country, ..Place::default() }, stop))
}

/// Whether a token opens "in" with the town of the dateline that no table has.
pub(super) fn is_in_town_of_dateline(text: &Text, at: usize) -> bool {
    text.word(at) == "in" && town_of_dateline(text, at + 1).is_some()
}

/// The place in a line that is labelled as one, up to its end: "Venue: Grand Hotel, 12 High Street, Northport".
pub(super) fn listed(text: &Text, line: Range<usize>) -> Option<Found<Place>> {
    let is_part =
        |at: usize| at == line.start || matches!(text.word(at - 1), "," | "in" | "at" | "the" | "-" | "–" | "(");
    let mut place = Place::default();
    for at in line.clone().filter(|at| is_part(*at)) {
        let part = named(text, at, line.end, true).map(|(part, _)| part);
        place = part.and_then(|part| merged(Some(&place), part)).unwrap_or(place);
    }
    place.country.is_some().then_some(Found {
        value: place,
        tokens: line,
        basis: Basis::Stated,
        rule: "place.labelled",
    })
}

/// What a comma can add to a place: its city or country.
fn wider(text: &Text, first: usize, end: usize) -> Option<(Place, usize)> {
    in_city(text, first).or_else(|| in_country(text, first)).filter(|(_, stop)| *stop <= end)
}

/// A town that no table has, with its country, or a part of a city that is named: "in Northport, Norland", "in Dockside, Northport".
fn in_town(text: &Text, first: usize) -> Option<(Place, usize)> {
    let comma =
        (first..first + 4).find(|at| !text.is_capitalised(*at)).filter(|at| *at > first && text.raw(*at) == ",")?;
    let is_name = (first..comma).all(|at| text.matches_at(at).is_empty() && !text.is_common(at));
    if let Some(city) = in_city(text, comma + 1).filter(|_| is_name) {
        return Some(city);
    }
    let named = country::at(text, comma + 1).filter(|named| !named.adjective && text.is_capitalised(comma + 1))?;
    let city = text.quote(first..comma).to_owned();
    is_name.then_some((Place { city: Some(city), country: Some(named.code), ..Place::default() }, named.stop))
}

/// Of several buildings of a name, the one in a country that the text names.
fn meant(text: &Text, venue: Match) -> Match {
    let same = |other: &&Match| other.table == Table::Venue && other.stop == venue.stop;
    let is_named = |other: &&Match| {
        let country = text.gazetteer.venues[other.row].country.as_deref();
        country.is_some_and(|country| text.names_country(country))
    };
    text.matches_at(venue.first).iter().filter(same).find(is_named).copied().unwrap_or(venue)
}

fn venue(text: &Text, first: usize, end: usize) -> Option<(Place, usize)> {
    let article = first.checked_sub(1).filter(|the| text.word(*the) == "the" && text.is_capitalised(first));
    let found = text.match_of(first, Table::Venue);
    let found = article.and_then(|the| text.match_of(the, Table::Venue)).or(found)?;
    let found = meant(text, found);
    if found.stop > end || text.kind(found.stop) == Some(TokenKind::Possessive) {
        return None;
    }
    let row = &text.gazetteer.venues[found.row];
    let given = |cell: &Option<String>| cell.clone().filter(|cell| !cell.is_empty());
    let name = text.quote(found.first..found.stop).split_whitespace().collect::<Vec<_>>().join(" ");
    let city = given(&row.city).map(|city| spelling(text, &city));
    Some((Place { city, country: given(&row.country), venue: Some(name), text: None }, found.stop))
}

/// The name by which a report calls the city of a building: "St Petersburg" for "Saint Petersburg".
fn spelling(text: &Text, city: &str) -> String {
    let of_name = || text.gazetteer.cities.iter().find(|row| row.name == city);
    let same = |row: &City, own: &City| row.country == own.country && row.population == own.population;
    let named = |own: &City| {
        let mut cities = text.told().flat_map(|(_, sentence)| text.matches_in(sentence.tokens.clone(), Table::City));
        let mut named = cities.by_ref().map(|found| &text.gazetteer.cities[found.row]);
        named.find(|row| same(row, own)).map(|row| row.name.clone())
    };
    of_name().and_then(named).unwrap_or_else(|| city.to_owned())
}

fn in_city(text: &Text, first: usize) -> Option<(Place, usize)> {
    let city = city::at(text, first).filter(|_| country::at(text, first).is_none())?;
    if text.kind(city.stop) == Some(TokenKind::Possessive) {
        return building(text, city.stop + 1, city.stop + 8).map(|(building, stop)| {
            (Place { city: Some(city.name.to_owned()), country: Some(city.country.to_owned()), ..building }, stop)
        });
    }
    let country = Some(city.country.to_owned());
    if REGIONS.contains(&text.word(city.stop)) {
        return Some((Place { country, ..Place::default() }, city.stop + 1));
    }
    Some((Place { city: Some(city.name.to_owned()), country, ..Place::default() }, city.stop))
}

/// "in Norland", "in the Norlandic capital", "in Norland's capital, Northport".
fn in_country(text: &Text, first: usize) -> Option<(Place, usize)> {
    let named = country::at(text, first)?;
    let possessive = text.kind(named.stop) == Some(TokenKind::Possessive);
    let place = Place { country: Some(named.code.clone()), ..Place::default() };
    if !possessive && !named.adjective {
        let place = Place { city: city_state(text, first, &named), ..place };
        return (text.raw(named.stop) != "-").then_some((place, named.stop));
    }
    let noun = named.stop + usize::from(possessive);
    let noun = noun
        + usize::from(matches!(
            text.word(noun),
            "southern" | "northern" | "eastern" | "western" | "coastal" | "resort" | "port"
        ));
    if !matches!(text.word(noun), "capital" | "city" | "town" | "resort" | "province" | "region") {
        return None;
    }
    let next = noun + 1 + usize::from(matches!(text.raw(noun + 1), "," | "of"));
    let city = in_city(text, next).filter(|(city, _)| city.country == place.country);
    let capital = || text.gazetteer.country(&named.code).filter(|_| text.word(noun) == "capital");
    let city_name = || capital().map(|country| country.capital.clone()).filter(|capital| !capital.is_empty());
    Some(city.unwrap_or_else(|| (Place { city: city_name(), ..place }, noun + 1)))
}

/// The capital that has the name of its country: "in Singapore".
fn city_state(text: &Text, first: usize, named: &country::Named) -> Option<String> {
    let capital = &text.gazetteer.country(&named.code)?.capital;
    (fold(capital) == fold(text.quote(first..named.stop))).then(|| capital.clone())
}

fn in_region(text: &Text, first: usize) -> Option<(Place, usize)> {
    let found = text.match_of(first, Table::Place)?;
    let row = &text.gazetteer.places[found.row];
    let is_region = matches!(row.kind.as_str(), "subnational" | "island");
    let country = row.country.clone().filter(|code| !code.is_empty() && is_region)?;
    Some((Place { country: Some(country), ..Place::default() }, found.stop))
}

/// A building that no table has: a capitalised run with a noun of buildings in it, in the country that it names.
fn building(text: &Text, first: usize, end: usize) -> Option<(Place, usize)> {
    let small = |at: usize| {
        matches!(text.word(at), "of" | "the" | "de" | "and") || text.kind(at) == Some(TokenKind::Possessive)
    };
    let mut stop = first;
    let mut last = first;
    while stop < end.min(first + 9) && (text.is_capitalised(stop) || stop > first && small(stop)) {
        stop += 1;
        if text.is_capitalised(stop - 1) {
            last = stop;
        }
    }
    let is_title = (first..last).any(|at| text.match_of(at, Table::Office).is_some());
    let is_building =
        !is_title && (first..last).any(|at| BUILDINGS.contains(&text.word(at)) && text.is_capitalised(at));
    let name = text.quote(first..last).split_whitespace().collect::<Vec<_>>().join(" ");
    let named = (first..last).find_map(|at| country::at(text, at));
    let country = named.filter(|named| named.stop <= last).map(|named| named.code);
    (is_building && last > first + 1).then(|| (Place { venue: Some(name), country, ..Place::default() }, last))
}
