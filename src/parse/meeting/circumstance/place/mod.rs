//! Where the sides met.
//!
//! `spot` reads the places that words name, `visit` the journeys in whose course the sides met. What the clause of the meeting says goes
//! first, then headline and sentences around, then the visit, then the country of the side that received the other.

mod spot;
mod visit;

use super::{around, gap, is_of_another, is_title, main_clause, scenes, verb};
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::parse::date::{is_month, is_weekday};
use crate::parse::meeting::telling::Telling;
use crate::parse::people::{Found, People, Side};
use crate::parse::text::{Part, Text};
use crate::parse::{city, country};
use crate::record::{self, Basis, Channel, MeetingStatus, Place, Role};
use std::ops::Range;

/// How many tokens before a place can turn it to another meeting.
const REACH: usize = 8;

/// Words by which somebody is thanked.
#[rustfmt::skip]
const THANKS: &[&str] = &[
    "thank", "thanked", "thanks", "thanking", "gratitude", "grateful", "appreciation", "appreciated", "thankful",
];

/// In how many paragraphs from the end a line of place and day is sought.
const FOOT: usize = 3;

/// Words that open the line of an advisory that has the place.
const LABELS: &[&str] = &["venue", "place", "location", "where"];

/// Phrases by which a report names its own country as the place.
const OWN: &[&[&str]] = &[
    &["in", "the", "capital", "of", "our", "country"],
    &["in", "the", "capital", "of", "the", "country"],
    &["in", "our", "capital"],
    &["in", "the", "capital"],
    &["in", "our", "country"],
];

/// How far from the words of a meeting a place may stand in a sentence that takes it up.
const NEAR: usize = 30;

/// How many tokens the name of a place that hosts, with its auxiliaries, can have.
const SEAT: usize = 6;

/// Where they met; nowhere where they spoke by phone or video.
pub(in crate::parse::meeting) fn place(
    text: &Text,
    people: &People,
    telling: &Telling,
    channel: Channel,
    (sides, home): (&[Side], Option<String>),
) -> Option<Found<Place>> {
    if channel != Channel::InPerson {
        return None;
    }
    let scenes = scenes(text, telling);
    let said = said_place(text, people, telling);
    if said.as_ref().is_some_and(|found| found.value.country.is_some()) {
        return said;
    }
    let clauses = || scenes.iter().map(|scene| &scene.clause);
    let near = || around(text, telling).find_map(|sentence| taken_up(text, people, telling, &sentence));
    let lead = text.told().find(|(_, sentence)| !is_title(text, sentence));
    let lead = lead.map(|(_, sentence)| main_clause(text, &sentence.tokens));
    let elsewhere = labelled(text)
        .or_else(|| headline(text).find_map(|sentence| bracketed(text, &sentence)))
        .or_else(|| clauses().chain(&lead).find_map(|clause| here(text, clause)))
        .or_else(|| clauses().chain(&lead).find_map(|clause| at_home(text, sides, home.as_deref(), clause)))
        .or_else(|| narrower(visit::of_meeting(text, people, telling, sides), near()))
        .or_else(|| visit::around_meeting(text, people, telling, sides))
        .or_else(|| clauses().find_map(|clause| visit::by_guest(text, people, sides, clause)))
        .or_else(|| visit::anywhere(text, people, sides))
        .or_else(|| arrived_here(text))
        .or_else(|| scenes.iter().find_map(|scene| named_event(text, &scene.sentence)))
        .or_else(|| headline(text).find_map(|sentence| named_event(text, &sentence)))
        .or_else(|| own_office(text, telling, sides, said.as_ref()))
        .or_else(|| town_of_officer(text, people, telling))
        .or_else(|| named_host(text, people, sides))
        .or_else(|| hospitality(text, sides))
        .or_else(|| {
            accredited(text, people, telling, sides).filter(|_| !clauses().any(|clause| is_beside(text, clause)))
        })
        .or_else(|| host(sides).filter(|_| !clauses().any(|clause| is_beside(text, clause))))
        .or_else(|| side_of_dateline(text, sides));
    joined(said, elsewhere.map(|found| with_town(text, with_dateline(text, found))))
}

/// The place in a sentence that tells of the meeting.
pub(in crate::parse::meeting) fn said_place(text: &Text, people: &People, telling: &Telling) -> Option<Found<Place>> {
    scenes(text, telling).iter().find_map(|scene| {
        said(text, people, telling, (&scene.clause, &scene.trigger)).or_else(|| seat(text, &scene.trigger))
    })
}

/// Whether a clause names a place at all, so that those who spoke there were together; that of a coming meeting is none.
pub(super) fn is_said(text: &Text, telling: &Telling, clause: &Range<usize>) -> bool {
    let is_place = |at: usize| matches!(text.word(at), "in" | "at") && spot::phrase(text, at, clause.end).is_some();
    let is_other = |at: usize| super::is_beside(text, telling, at.saturating_sub(REACH).max(clause.start)..at);
    clause.clone().any(|at| is_place(at) && !is_other(at))
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

/// The place on a line of its own in an advisory: "Venue: Grand Hotel, Northport".
fn labelled(text: &Text) -> Option<Found<Place>> {
    let breaks = |at: usize| {
        let gap = text.tokens[at - 1].bytes.end..text.tokens[at].bytes.start;
        text.source[gap].contains('\n')
    };
    let opens = |at: &usize| LABELS.contains(&text.word(*at)) && text.raw(at + 1) == ":" && (*at == 0 || breaks(*at));
    (0..text.tokens.len()).filter(opens).find_map(|at| {
        let end = (at + 2..text.tokens.len()).find(|at| breaks(*at)).unwrap_or(text.tokens.len());
        spot::listed(text, at + 2..end)
    })
}

/// The city in brackets with the day behind it: "Statement following the meeting (Northport, 5 May 2026)".
fn bracketed(text: &Text, sentence: &Range<usize>) -> Option<Found<Place>> {
    let opens = |at: &usize| text.raw(*at) == "(";
    sentence.clone().filter(opens).find_map(|at| {
        let city = city::at(text, at + 1)?;
        let is_day = |at: usize| is_month(text.word(at)) || text.kind(at) == Some(TokenKind::Number);
        let tokens = at + 1..city.stop;
        let value =
            Place { city: Some(city.name.to_owned()), country: Some(city.country.to_owned()), ..Place::default() };
        let is_dated = text.raw(city.stop) == "," && is_day(city.stop + 1);
        is_dated.then_some(Found { value, tokens, basis: Basis::Stated, rule: "place.labelled" })
    })
}

/// "in the capital of our country", "in the capital": the report's own.
fn at_home(text: &Text, sides: &[Side], home: Option<&str>, clause: &Range<usize>) -> Option<Found<Place>> {
    let ours = |at: usize| OWN.iter().find(|words| text.stands(at, words)).map(|words| at..at + words.len());
    let is_alone = |tokens: &Range<usize>| {
        !matches!(text.raw(tokens.end), "of" | "," | "city") && !text.is_capitalised(tokens.end)
    };
    let tokens = clause.clone().filter_map(ours).find(is_alone)?;
    let country = home.map(str::to_owned).or_else(|| most_named(text, sides))?;
    let is_capital = tokens.clone().any(|at| text.word(at) == "capital");
    let capital = text.gazetteer.country(&country).filter(|_| is_capital).map(|row| row.capital.clone());
    let value = Place { city: capital.filter(|city| !city.is_empty()), country: Some(country), ..Place::default() };
    Some(Found { value, tokens, basis: Basis::Inferred, rule: "place.at-home" })
}

/// Of the sides the country that the report names most often, where one is.
fn most_named(text: &Text, sides: &[Side]) -> Option<String> {
    let named = |code: &str| {
        (0..text.tokens.len()).filter(|at| country::at(text, *at).is_some_and(|named| named.code == code)).count()
    };
    let mut counted: Vec<(usize, &String)> =
        sides.iter().filter_map(|side| side.country.as_ref()).map(|code| (named(code), code)).collect();
    counted.sort();
    let (most, code) = counted.pop()?;
    counted.last().is_none_or(|(second, _)| second < &most).then(|| code.clone())
}

/// "Mr Verdi, the host, said": the country of the one who is called so.
fn named_host(text: &Text, people: &People, sides: &[Side]) -> Option<Found<Place>> {
    let is_host =
        |at: &usize| text.stands(*at, &[",", "the", "host", ","]) || text.stands(*at, &[",", "host", "of", "the"]);
    let mut told = text.told().flat_map(|(_, sentence)| sentence.tokens.clone());
    let at = told.find(is_host)?;
    let person = people.at(at.checked_sub(1)?)?.person?;
    let country = people.persons[person].country.as_ref()?.value.clone();
    let is_side = sides.iter().any(|side| side.country.as_ref() == Some(&country));
    let value = Place { country: Some(country), ..Place::default() };
    is_side.then(|| Found { value, tokens: at..at + 3, basis: Basis::Inferred, rule: "place.host" })
}

/// "thanked the Sudian authorities for their hospitality": the country that is thanked for it.
fn hospitality(text: &Text, sides: &[Side]) -> Option<Found<Place>> {
    let is_side = |code: &String| sides.iter().any(|side| side.country.as_ref() == Some(code));
    text.told().find_map(|(_, sentence)| {
        let at = sentence.tokens.clone().find(|at| text.word(*at) == "hospitality")?;
        let first = (sentence.tokens.start..at).rev().find(|at| country::at(text, *at).is_some())?;
        let named = country::at(text, first).filter(|named| is_side(&named.code))?;
        let thanks = (sentence.tokens.start..first).any(|at| THANKS.contains(&text.word(at)));
        let value = Place { country: Some(named.code), ..Place::default() };
        let is_now = thanks && !is_of_another(text, at..sentence.tokens.end.min(at + REACH));
        is_now.then_some(Found { value, tokens: first..named.stop, basis: Basis::Inferred, rule: "place.hospitality" })
    })
}

/// The country in which an ambassador who meets its officials is accredited: "the Ambassador of Norland to Sudia".
fn accredited(text: &Text, people: &People, telling: &Telling, sides: &[Side]) -> Option<Found<Place>> {
    let is_ambassador =
        |person: usize| people.persons[person].offices.iter().any(|office| office.role == Role::Ambassador);
    let mut envoys = telling.actors().filter(|actor| actor.person.is_some_and(is_ambassador));
    let (envoy, None) = (envoys.next()?, envoys.next()) else { return None };
    let own = people.persons[envoy.person?].country.as_ref()?.value.clone();
    let is_other = |code: &Option<String>| {
        code.as_ref().is_some_and(|code| *code != own && sides.iter().any(|side| side.country.as_ref() == Some(code)))
    };
    let post = |at: usize| {
        let first = country::after_article(text, at + 1);
        let (place, stop) =
            spot::named(text, first, envoy.tokens.end, true).filter(|_| matches!(text.word(at), "to" | "in"))?;
        is_other(&place.country).then_some(Found {
            value: place,
            tokens: first..stop,
            basis: Basis::Inferred,
            rule: "place.accredited",
        })
    };
    envoy.tokens.clone().find_map(post)
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
    let trigger = sentence.clone().find(|at| is_meeting(*at) || is_held(text, *at))?;
    let found = said(text, people, telling, (sentence, &(trigger..trigger + 1)))?;
    let near = found.tokens.start.abs_diff(trigger) <= NEAR;
    let is_put_off = || telling.status.value == MeetingStatus::Held && is_put_off(text, sentence);
    let is_this = found.value.country.is_some() && !is_of_another(text, sentence.start..trigger);
    (near && is_this && !is_put_off()).then_some(found)
}

/// Whether something is said to have been held or to have taken place.
fn is_held(text: &Text, at: usize) -> bool {
    let passive = matches!(text.word(at), "was" | "were" | "is" | "been")
        && matches!(text.word(at + 1), "held" | "convened" | "hosted");
    passive || text.stands(at, &["took", "place"])
}

/// Whether a sentence tells of a meeting that was put off: the place at which it was not held.
fn is_put_off(text: &Text, sentence: &Range<usize>) -> bool {
    let is_status = |at: usize| {
        verb(text, at)
            .is_some_and(|(_, verb)| verb.class == "status" && matches!(verb.kind.as_str(), "postponed" | "cancelled"))
    };
    sentence.clone().any(is_status)
}

/// The headline and the lines like one before the report.
fn headline<'t>(text: &'t Text) -> impl Iterator<Item = Range<usize>> + 't {
    text.told()
        .map(|(_, sentence)| sentence)
        .take_while(|sentence| is_title(text, sentence))
        .map(|sentence| sentence.tokens.clone())
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

/// The place of the dateline, else that of the line with place and day at the foot.
fn of_dateline(text: &Text) -> Option<Place> {
    let of_head = text.dateline.as_ref().and_then(|dateline| {
        let city = dateline.city(text);
        let country = dateline.country.as_ref().map(|country| country.code.clone());
        (city.is_some() || country.is_some()).then_some(Place { city, country, ..Place::default() })
    });
    of_head.or_else(|| of_foot(text))
}

/// The place of a line at the foot that has place and day only: "Northport, 5 May 2026".
fn of_foot(text: &Text) -> Option<Place> {
    let lines = text.paragraphs.iter().rev().filter(|paragraph| paragraph.part != Part::Noise).take(FOOT);
    lines.map(|paragraph| paragraph.tokens.clone()).find_map(|line| {
        let agency = text.match_of(line.start, Table::Agency).map_or(line.start, |agency| agency.stop);
        let city = city::at(text, agency + usize::from(agency > line.start && text.raw(agency) == ","))?;
        let is_day =
            |at: usize| text.kind(at) != Some(TokenKind::Word) || is_month(text.word(at)) || is_weekday(text.word(at));
        let is_line = city.stop < line.end && text.raw(city.stop) == "," && (city.stop..line.end).all(is_day);
        let (city, country) = (Some(city.name.to_owned()), Some(city.country.to_owned()));
        is_line.then(|| Place { city, country, ..Place::default() })
    })
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

/// The town whose governor or mayor is among those who met: "Northport Governor Ada Holm received".
fn town_of_officer(text: &Text, people: &People, telling: &Telling) -> Option<Found<Place>> {
    let of_town = |at: usize| matches!(text.word(at), "governor" | "mayor");
    let mentions =
        telling.actors().filter_map(|actor| actor.person).flat_map(|person| &people.persons[person].mentions);
    let mut titles = mentions.flat_map(|number| &people.mentions[*number].offices).map(|office| &office.tokens);
    titles.find_map(|title| {
        let mut reach = title.start.saturating_sub(REACH_OF_TOWN)..title.end;
        let city = title.clone().any(of_town).then(|| reach.find_map(|at| city::at(text, at))).flatten()?;
        let country = telling.actors().any(|actor| {
            let own = actor.person.and_then(|person| people.persons[person].country.as_ref());
            own.is_some_and(|own| own.value == city.country)
        });
        let name = text.gazetteer.cities[city.row].name.clone();
        let value = Place { city: Some(name), country: Some(city.country.to_owned()), ..Place::default() };
        country.then(|| Found { value, tokens: title.clone(), basis: Basis::Inferred, rule: "place.officer-of-town" })
    })
}

/// A town is named at most this many tokens before the office: "Northport City | Mayor".
const REACH_OF_TOWN: usize = 2;

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

/// Adds the city of a dateline whose country is said to be visited or to receive, or whose town, in no known country, the headline
/// names as the place.
fn with_dateline(text: &Text, mut found: Found<Place>) -> Found<Place> {
    let is_named = || headline(text).any(|title| title.clone().any(|at| spot::is_in_town_of_dateline(text, at)));
    let same =
        of_dateline(text).filter(|place| place.country == found.value.country || place.country.is_none() && is_named());
    if let Some(place) = same.filter(|_| found.value.city.is_none() && found.rule != "place.said") {
        found.value.city = place.city;
    }
    found
}

/// The side from whose country the report was sent, where it says nothing else of the place.
fn side_of_dateline(text: &Text, sides: &[Side]) -> Option<Found<Place>> {
    let country = text.dateline.as_ref()?.country.as_ref()?;
    let is_side = sides.iter().any(|side| side.country.as_ref() == Some(&country.code));
    let value = Place { country: Some(country.code.clone()), ..Place::default() };
    is_side.then(|| Found { value, tokens: country.tokens.clone(), basis: Basis::Inferred, rule: "place.dateline" })
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
