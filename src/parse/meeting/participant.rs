//! Who took part, and for which side.

use super::attendance::{self, Attendance};
use super::circumstance;
use super::guest;
use super::home::Home;
use super::side;
use super::telling::Telling;
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::table::CueKind;
use crate::parse::actor::{self, Actor};
use crate::parse::counterpart;
use crate::parse::people::{Found, People, Person, Side};
use crate::parse::text::{Sentence, Text};
use crate::parse::{city, country};
use crate::record::{self, Basis, Capacity, Place, Role};
use std::collections::BTreeSet;
use std::ops::Range;

/// Somebody who took part: who, how, and the words that say so.
pub(super) type Participant = (usize, Capacity, Range<usize>);

/// Those who met.
pub(super) fn principals(telling: &Telling) -> Vec<Participant> {
    let mut participants: Vec<Participant> = Vec::new();
    for actor in telling.actors() {
        add(&mut participants, actor, Capacity::Principal);
    }
    participants
}

fn add(participants: &mut Vec<Participant>, actor: &Actor, capacity: Capacity) {
    if let Some(person) = actor.person.filter(|person| participants.iter().all(|(other, ..)| other != person)) {
        participants.push((person, capacity, actor.tokens.clone()));
    }
}

/// Those who are said to have attended, taken part or come along.
pub(super) fn add_delegations<'t>(
    text: &'t Text,
    people: &mut People,
    sentences: impl Iterator<Item = &'t Sentence>,
    is_home_known: bool,
    participants: &mut Vec<Participant>,
) {
    for sentence in sentences {
        let attendances: Vec<Attendance> =
            sentence.tokens.clone().filter_map(|token| attendance::at(text, people, sentence, token)).collect();
        if attendances.is_empty() {
            continue;
        }
        let actors = actor::within(text, people, sentence.tokens.start..text.list_stop(sentence));
        let leader =
            side_of_pronoun(text, people, sentence).or_else(|| side_of_envoy(text, people, sentence, participants));
        for (index, actor) in actors.iter().enumerate() {
            if !actor.owns
                && !is_spouse(people, actor)
                && attendances.iter().any(|attendance| attendance.lists(text, actor))
            {
                add(participants, actor, Capacity::Delegation);
                let of_delegation = attendances.iter().any(|attendance| attendance.is_of_delegation(text));
                let side = side_in(text, &actors, index)
                    .or_else(|| side_of_leader(text, people, &actors[..index]))
                    .or_else(|| side_of_led(text, people, actor))
                    .or_else(|| leader.clone())
                    .or_else(|| group_side(people, &actors).filter(|_| of_delegation))
                    .or_else(|| {
                        side_of_delegation(text, people, sentence).filter(|_| of_delegation || is_member(text, actor))
                    })
                    .or_else(|| side_before(text, people, &actors[..index], actor).filter(|_| !is_home_known));
                let may_be = actor.person.is_none_or(|person| {
                    !faces_body(people, participants) || may_speak_for_state(text, &people.persons[person])
                });
                give_side(people, actor, side.as_ref().filter(|_| may_be));
            }
        }
    }
}

/// Whether somebody is named only as the second of a couple: "Mr. and | Mrs. Holm".
fn is_spouse(people: &People, actor: &Actor) -> bool {
    let before = actor.mention.and_then(|number| Some((number.checked_sub(1)?, number)));
    before.is_some_and(|(first, second)| {
        let (first, second) = (&people.mentions[first], &people.mentions[second]);
        second.name.is_some() && first.name == second.name
    })
}

/// Whether somebody who took part speaks for a body.
fn faces_body(people: &People, participants: &[Participant]) -> bool {
    participants
        .iter()
        .map(|(person, ..)| &people.persons[*person])
        .any(|person| person.country.is_none() && person.organization.is_some())
}

/// Words of offices that bodies have and states hardly.
#[rustfmt::skip]
const OF_BODIES: &[&str] = &[
    "commissioner", "resident", "coordinator", "division", "programme", "chairperson", "specialist", "secretariat", "forum",
];

/// Whether somebody's offices may be those of a state, and are not such as bodies have.
fn may_speak_for_state(text: &Text, person: &Person) -> bool {
    let of_body =
        |role: Role| matches!(role, Role::Official | Role::Other | Role::Adviser | Role::Envoy | Role::IoHead);
    let has_word = |token: usize| {
        OF_BODIES.contains(&text.word(token)) || text.word(token) == "general" && text.word(token - 1) == "secretary"
    };
    person.offices.iter().all(|office| !of_body(office.role) || !office.tokens.clone().any(has_word))
}

/// The one state that faces a body, to which those who hold an office of a state belong.
fn only_state(people: &People, participants: &[Participant]) -> Option<Found<String>> {
    let mut countries = participants.iter().filter_map(|(person, ..)| people.persons[*person].country.as_ref());
    let first = countries.next().filter(|_| faces_body(people, participants))?;
    let found = Found { basis: Basis::Inferred, rule: "person.beside-side", ..first.clone() };
    countries.all(|other| other.value == first.value).then_some(found)
}

/// The side for which somebody is listed: "the Maldivian delegation included A", "on the Estonian side A", "A and other
/// Maldivian officials".
fn side_in(text: &Text, actors: &[Actor], index: usize) -> Option<Found<String>> {
    let is_delegation = |actor: &&Actor| actor.country.is_some() && !actor.is_state;
    let before = actors[..index].iter().rfind(is_delegation);
    let others = |actor: &&Actor| is_delegation(actor) && text.word(actor.link) == "other";
    let delegation = before.or_else(|| actors[index..].iter().rfind(others))?;
    let value = delegation.country.clone()?;
    Some(Found { value, tokens: delegation.tokens.clone(), basis: Basis::Inferred, rule: "person.listed-side" })
}

/// Whether the text does not say for whom somebody speaks, and it can be a state.
fn is_open(person: &Person) -> bool {
    let for_a_body = person.offices.iter().any(|office| office.role == Role::IoHead);
    person.country.is_none() && person.organization.is_none() && !for_a_body
}

/// The country of somebody who came with others: "Minister Holm was accompanied by".
fn side_of_leader(text: &Text, people: &People, before: &[Actor]) -> Option<Found<String>> {
    let led = |actor: &&Actor| {
        let next = actor.tokens.end..actor.tokens.end + 3;
        let beside_delegation = text.word(actor.link) == "accompanying"
            && actor.link.checked_sub(1).is_some_and(|noun| text.cue(noun, CueKind::Side).is_some());
        let delegation = actor.owns && next.clone().any(|at| text.cue(at, CueKind::Side).is_some());
        let accompanied = |verb: Match| text.gazetteer.verbs[verb.row].kind == "accompany";
        beside_delegation || delegation || next.filter_map(|at| text.match_of(at, Table::Verb)).any(accompanied)
    };
    let joined = |actor: &&Actor| {
        let verb = actor.link.min(actor.tokens.start.saturating_sub(1));
        matches!(text.word(verb), "joining" | "accompanying") && text.is_capitalised(verb)
    };
    let leader = people.persons.get(before.iter().find(|actor| led(actor) || joined(actor))?.person?)?;
    let country = leader.country.clone()?;
    Some(Found { basis: Basis::Inferred, rule: "person.listed-side", ..country })
}

/// The country of the one who led the delegation of which the sentences before tell.
fn side_of_delegation(text: &Text, people: &People, sentence: &Sentence) -> Option<Found<String>> {
    let number = text.sentence_of(sentence.tokens.start);
    let before = text.sentences[..number].iter().rev().take(REACH_OF_DELEGATION);
    let heads = |actor: &Actor| {
        let verb = (actor.tokens.end..actor.tokens.end + 3)
            .find(|at| matches!(text.word(*at), "led" | "leads" | "leading" | "heads" | "headed" | "heading"));
        verb.is_some_and(|verb| (verb..verb + 5).any(|at| text.word(at) == "delegation"))
    };
    let leads = |actor: &Actor| (actor.leads(text) || heads(actor)) && actor.person.is_some();
    let mut leaders = before.flat_map(|sentence| actor::within(text, people, sentence.tokens.clone()));
    let country = people.persons[leaders.find(leads)?.person?].country.clone()?;
    Some(Found { basis: Basis::Inferred, rule: "person.listed-side", ..country })
}

/// The country of the delegation of which the report told, for the one who leads it: "The delegation, led by Ms Holm,".
fn side_of_led(text: &Text, people: &People, actor: &Actor) -> Option<Found<String>> {
    let number = text.sentence_of(actor.tokens.start);
    let first = text.sentences[number].tokens.start;
    let is_told = text.word(first) == "the"
        && (first + 1..actor.link).any(|at| matches!(text.word(at), "delegation" | "team" | "mission"));
    let before = text.sentences[number.saturating_sub(REACH_OF_DELEGATION)..number].iter().rev();
    let mut sent = before.filter(|_| is_told && actor.leads(text)).flat_map(|sentence| {
        let actors = actor::within(text, people, sentence.tokens.clone());
        actors.into_iter().rev().filter(|actor| actor.person.is_none() && !actor.is_state)
    });
    let delegation = sent.next()?;
    let tokens = delegation.tokens.clone();
    Some(Found { value: delegation.country?, tokens, basis: Basis::Inferred, rule: "person.listed-side" })
}

/// Gives those who lead a delegation that met the country that sent it.
fn place_leaders(text: &Text, people: &mut People, group: &[Actor]) {
    for (index, leader) in group.iter().enumerate().filter(|(_, actor)| actor.leads(text)) {
        let side = side_in(text, group, index);
        give_side(people, leader, side.as_ref());
    }
}

/// Whether somebody is one of those whom "members of the delegation" opens.
fn is_member(text: &Text, actor: &Actor) -> bool {
    let reach = actor.tokens.start.saturating_sub(REACH_OF_MEMBERS)..actor.tokens.start;
    reach.into_iter().any(|at| text.stands(at, &["members", "of", "the", "delegation"]))
}

/// A member is named at most this many tokens behind "members of the delegation".
const REACH_OF_MEMBERS: usize = 12;

/// A delegation's leader is named at most this many sentences before its members.
const REACH_OF_DELEGATION: usize = 6;

/// The country of the one who is meant by "He was accompanied by": who acts in the sentence before.
fn side_of_pronoun(text: &Text, people: &People, sentence: &Sentence) -> Option<Found<String>> {
    let first = sentence.tokens.start;
    let accompanied = || {
        (first + 1..sentence.tokens.end.min(first + REACH_OF_PRONOUN))
            .filter_map(|at| text.match_of(at, Table::Verb))
            .any(|verb| text.gazetteer.verbs[verb.row].kind == "accompany")
    };
    if !matches!(text.word(first), "he" | "she") || !accompanied() {
        return None;
    }
    let before = text.sentences.get(text.sentence_of(first).checked_sub(1)?)?;
    let actors = actor::within(text, people, before.tokens.clone());
    let leader = actors.into_iter().find(|actor| actor.person.is_some() && actor.stands_free(text))?;
    let country = people.persons[leader.person?].country.clone()?;
    Some(Found { basis: Basis::Inferred, rule: "person.listed-side", ..country })
}

/// The country of the one ambassador who met, where "The envoy was accompanied by" others.
fn side_of_envoy(
    text: &Text,
    people: &People,
    sentence: &Sentence,
    participants: &[Participant],
) -> Option<Found<String>> {
    let first = sentence.tokens.start;
    let envoy = |at: &usize| {
        matches!(text.word(*at), "envoy" | "ambassador" | "diplomat" | "commissioner") && !text.is_capitalised(*at)
    };
    let noun = (first + 1..first + REACH_OF_PRONOUN).find(envoy).filter(|_| text.word(first) == "the")?;
    let mut next = noun + 1..sentence.tokens.end.min(noun + REACH_OF_PRONOUN);
    let accompanied = next.find_map(|at| text.match_of(at, Table::Verb))?;
    let is_envoy = |person: &usize| {
        people.persons[*person].offices.iter().any(|office| matches!(office.role, Role::Ambassador | Role::Envoy))
    };
    let mut envoys = participants.iter().map(|(person, ..)| *person).filter(is_envoy);
    let only = envoys.next().filter(|_| envoys.next().is_none())?;
    let country = people.persons[only].country.clone()?;
    let found = Found { basis: Basis::Inferred, rule: "person.listed-side", ..country };
    (text.gazetteer.verbs[accompanied.row].kind == "accompany").then_some(found)
}

/// "accompanied" stands at most this many tokens after "He".
const REACH_OF_PRONOUN: usize = 5;

/// The country of the one who is listed right before: "Norland's Ambassador Holm, the Director of the Department Lind".
fn side_before(text: &Text, people: &People, before: &[Actor], actor: &Actor) -> Option<Found<String>> {
    let last = before.last().filter(|last| {
        matches!(text.word(last.tokens.end), "," | "and" | ";") && actor.tokens.start > last.tokens.end
    })?;
    let country = people.persons.get(last.person?)?.country.clone()?;
    Some(Found { basis: Basis::Inferred, rule: "person.listed-side", ..country })
}

/// Words of offices at an embassy, or of a state that is named otherwise ("ambassador of the island nation"), whose holders come from where its ambassador does.
const AT_EMBASSIES: &[&str] =
    &["mission", "embassy", "counsellor", "counselor", "attache", "attaché", "affaires", "nation", "country", "island"];

/// The one state other than the report's own for which somebody took part.
fn guest_side(people: &People, participants: &[Participant], own: Option<&Found<String>>) -> Option<Found<String>> {
    let countries = participants.iter().filter_map(|(person, ..)| people.persons[*person].country.clone());
    let mut foreign = countries.filter(|found| own.is_some_and(|own| own.value != found.value));
    let first = foreign.next()?;
    foreign.all(|other| other.value == first.value).then_some(Found {
        basis: Basis::Inferred,
        rule: "person.embassy-side",
        ..first
    })
}

fn give_side(people: &mut People, actor: &Actor, side: Option<&Found<String>>) {
    let (Some(side), Some(person)) = (side, actor.person.map(|index| &mut people.persons[index])) else { return };
    if is_open(person) {
        person.country = Some(side.clone());
    }
}

/// Gives those who met, and whose country the text leaves open, that of their group, else the report's own; what the
/// latter is.
pub(super) fn place_open(text: &Text, people: &mut People, home: &Home, telling: &Telling) -> Option<Found<String>> {
    let groups = [&telling.subjects, &telling.objects];
    let host = guest::host_country(text, people, telling);
    if let Some((country, guests_first, guest)) = &host {
        let hosts = groups[usize::from(*guests_first)];
        let beside = || telling.actors().filter(|actor| hosts.is_empty() && actor.person != Some(*guest));
        for actor in hosts.iter().chain(beside()) {
            give_side(people, actor, Some(country));
        }
    }
    for group in groups {
        place_leaders(text, people, group);
    }
    returned_home(text, people);
    host_of_place(text, people, telling);
    place_counterparts(text, people, telling, None);
    let mut sides = side::known(people, telling);
    let left = only_left(people, telling);
    let face_each_other = left.is_none() && groups.iter().all(|group| !group.is_empty());
    let beside = with_counterparts(text, people);
    let has_both = |group: &[Actor]| {
        let met = |person: usize| group.iter().any(|actor| actor.person == Some(person));
        beside.iter().any(|(model, counterpart, _)| met(*model) && met(*counterpart))
    };
    for group in groups.into_iter().filter(|group| face_each_other && !has_both(group)) {
        let own = group_side(people, group);
        for actor in group {
            give_side(people, actor, own.as_ref());
        }
    }
    let left = only_left(people, telling).or(left);
    let is_left_open = |actor: &&Actor| actor.person.is_some_and(|index| is_open(&people.persons[index]));
    let open: Vec<Actor> = telling.actors().filter(is_left_open).cloned().collect();
    if open.is_empty() {
        return left.or_else(|| home.certain());
    }
    sides.extend(host.map(|(country, ..)| country.value).filter(|country| !sides.contains(country)));
    let is_state = |side: &String| text.gazetteer.country(side).is_some();
    if telling.actors().any(|actor| actor.is_several) && !sides.iter().any(is_state) {
        let own = home.among_many();
        for actor in &open {
            give_side(people, actor, own.as_ref());
        }
        return own;
    }
    let opposite = left.or_else(|| home.opposite(text, &sides, &side::suggested(text, people, telling)));
    let opposite = opposite.or_else(|| home.certain().filter(|own| !sides.is_empty() && !sides.contains(&own.value)));
    let opposite = opposite.or_else(|| seat_of_host(text, people, telling).filter(|seat| !sides.contains(&seat.value)));
    let one_country = !side::share_rank(people, &open.iter().collect::<Vec<&Actor>>());
    for actor in open.iter().filter(|_| one_country) {
        give_side(people, actor, opposite.as_ref());
    }
    opposite
}

/// The capital in which those who receive more often speak for a body of many states.
const SEAT_OF_BODIES: &str = "Brussels";

/// The country in whose capital somebody received guests who came from elsewhere.
fn seat_of_host(text: &Text, people: &People, telling: &Telling) -> Option<Found<String>> {
    let host = telling.host.filter(|host| is_open(&people.persons[*host]))?;
    let receives = people.persons[host].offices.iter().any(|office| office.role != Role::Ambassador);
    let place = circumstance::said_place(text, people, telling).filter(|_| receives)?;
    let (city, country) = (place.value.city?, place.value.country?);
    let is_capital = city != SEAT_OF_BODIES && text.gazetteer.country(&country).is_some_and(|row| row.capital == city);
    is_capital.then_some(Found {
        value: country,
        tokens: place.tokens,
        basis: Basis::Inferred,
        rule: "person.host-of-place",
    })
}

/// Gives those who "returned to Norland" its country, where the text leaves theirs open.
fn returned_home(text: &Text, people: &mut People) {
    let returns = |at: usize| {
        matches!(text.word(at), "returned" | "returns" | "returning" | "return") && text.word(at + 1) == "to"
    };
    let homes: Vec<(usize, Found<String>)> = text
        .told()
        .flat_map(|(_, sentence)| sentence.tokens.clone().map(move |at| (sentence.tokens.start, at)))
        .filter(|(_, at)| returns(*at))
        .filter_map(|(start, at)| {
            let first = country::after_article(text, at + 2);
            let (value, stop) = home_at(text, first)?;
            let tokens = first..stop;
            let found = Found { value, tokens, basis: Basis::Inferred, rule: "person.returned-home" };
            Some((people.within(start..at).next()?.person?, found))
        })
        .collect();
    for (person, home) in homes {
        if is_open(&people.persons[person]) {
            people.persons[person].country = Some(home);
        }
    }
}

/// The state at a token, or that of the capital there, with the index after it.
fn home_at(text: &Text, first: usize) -> Option<(String, usize)> {
    let state = country::at(text, first).filter(|named| !named.adjective).map(|named| (named.code, named.stop));
    let capital = || {
        let city = city::at(text, first)?;
        let is_capital = text.gazetteer.cities[city.row].kind == "capital";
        is_capital.then(|| (city.country.to_owned(), city.stop))
    };
    state.or_else(capital)
}

/// Gives the one who hosted a meeting of several states the country where it was: "Minister Holm hosted in Northport a meeting
/// of", "met in Northport at the invitation of Minister Holm".
fn host_of_place(text: &Text, people: &mut People, telling: &Telling) {
    let tokens = text.sentences[telling.sentence].tokens.clone();
    let hosts = |actor: &Actor| {
        let before = actor.link.saturating_sub(3)..actor.link + 1;
        let invites = before.clone().any(|at| matches!(text.word(at), "invitation" | "chairmanship"));
        let hosted =
            text.word(actor.link) == "by" && before.into_iter().any(|at| matches!(text.word(at), "hosted" | "chaired"));
        let acts = text.word(actor.tokens.end + usize::from(text.raw(actor.tokens.end) == ",")) == "hosted";
        invites || hosted || acts
    };
    if !telling.actors().any(|actor| actor.is_several) && side::known(people, telling).len() < 2 {
        return;
    }
    let actors = actor::within(text, people, tokens.clone());
    let Some(host) = actors.iter().find(|actor| actor.person.is_some() && hosts(actor)) else { return };
    let place = circumstance::said_place(text, people, telling);
    let found = place.and_then(|place| {
        Some(Found {
            value: place.value.country?,
            tokens: place.tokens,
            basis: Basis::Inferred,
            rule: "person.host-of-place",
        })
    });
    give_side(people, host, found.as_ref());
}

/// The one of several states that met for which nobody in the report speaks by a country of his own.
fn only_left(people: &People, telling: &Telling) -> Option<Found<String>> {
    let met = telling.actors().filter_map(|actor| people.persons[actor.person?].country.as_ref());
    let met: Vec<&Found<String>> = met.collect();
    let all = || people.persons.iter().filter_map(|person| person.country.as_ref());
    let spoken_for = |code: &String| match met.as_slice() {
        [] => all().any(|found| found.value == *code),
        met => met.iter().any(|found| found.value == *code),
    };
    let states = || telling.actors().filter(|actor| actor.person.is_none() && actor.country.is_some());
    let mut left = states().filter(|actor| actor.country.as_ref().is_some_and(|code| !spoken_for(code)));
    let only = left.next().filter(|_| left.next().is_none() && states().count() > 1)?;
    let tokens = only.tokens.clone();
    Some(Found { value: only.country.clone()?, tokens, basis: Basis::Inferred, rule: "person.side-left" })
}

/// Gives those whose counterpart of one of two states is named the other one: "Holm and her Sudland counterpart"; where no
/// state is named with either of them, the first is of the report's own.
pub(super) fn place_counterparts(text: &Text, people: &mut People, telling: &Telling, own: Option<&Found<String>>) {
    let sides = side::known(people, telling);
    let [one, other] = sides.as_slice() else { return };
    let opposite = |country: &str| match country {
        country if country == one => Some(other),
        country if country == other => Some(one),
        _ => None,
    };
    let side = |value: &String, tokens: Range<usize>| {
        Some(Found { value: value.clone(), tokens, basis: Basis::Inferred, rule: "person.counterpart-side" })
    };
    for (model, counterpart, mention) in with_counterparts(text, people) {
        let tokens = people.mentions[mention].tokens.clone();
        let country = |person: usize| people.persons[person].country.as_ref().map(|found| found.value.clone());
        let of_counterpart = country(counterpart).filter(|_| is_open(&people.persons[model]));
        if let Some(opposite) = of_counterpart.as_deref().and_then(opposite) {
            people.persons[model].country = side(opposite, tokens);
        } else if is_open(&people.persons[counterpart])
            && let Some(opposite) = country(model).or(own.map(|own| own.value.clone())).as_deref().and_then(opposite)
        {
            people.persons[counterpart].country = side(opposite, tokens);
        }
    }
}

/// Those beside whom their counterpart is named, with the counterpart and its mention: "Holm and her counterpart Lind".
fn with_counterparts(text: &Text, people: &People) -> Vec<(usize, usize, usize)> {
    let pair = |number: usize| {
        let (model, mention) = (&people.mentions[number - 1], &people.mentions[number]);
        let is_counterpart = mention.offices.first().is_some_and(|office| counterpart::is_counterpart(text, office));
        let gap = model.tokens.end..mention.tokens.start + 1;
        let joined = gap.len() < 4 && gap.into_iter().any(|at| text.word(at) == "and");
        (joined && is_counterpart).then_some((model.person?, mention.person?, number))
    };
    (1..people.mentions.len()).filter_map(pair).filter(|(model, counterpart, _)| model != counterpart).collect()
}

/// The side in whose country the meeting was, whose officials a report names without saying where they come from.
pub(super) fn host_side(
    people: &People,
    telling: &Telling,
    participants: &[Participant],
    place: Found<Place>,
) -> Option<Found<String>> {
    let is_open = telling.actors().any(|actor| actor.person.is_some_and(|person| is_open(&people.persons[person])));
    let countries: Vec<&Found<String>> =
        participants.iter().filter_map(|(person, ..)| people.persons[*person].country.as_ref()).collect();
    let host = countries.iter().find(|found| Some(&found.value) == place.value.country.as_ref())?;
    let bodies = participants.iter().filter(|(person, ..)| people.persons[*person].organization.is_some()).count();
    let mut codes: Vec<&str> = countries.iter().map(|found| found.value.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    if is_open || codes.len() != 2 && (codes.len() != 1 || bodies == 0) {
        return None;
    }
    Some(Found {
        tokens: place.tokens,
        basis: Basis::Inferred,
        rule: "person.host-of-place",
        value: host.value.clone(),
    })
}

/// Rule of the country of those who attended on the side to which an ambassador is sent.
const OF_ENVOYS_HOST: &str = "person.envoys-host";

/// The side whose officials a report of two sides names without saying where they come from: that to which the other one's
/// ambassador is sent who took part.
pub(super) fn envoys_host(people: &People, participants: &[Participant]) -> Option<Found<String>> {
    let persons = || participants.iter().map(|(person, ..)| &people.persons[*person]);
    let sides: BTreeSet<&str> =
        persons().filter_map(|person| person.country.as_ref()).map(|found| found.value.as_str()).collect();
    let is_envoy = |person: &&Person| person.offices.iter().any(|office| office.role == Role::Ambassador);
    let senders: BTreeSet<&str> = persons()
        .filter(is_envoy)
        .filter_map(|person| person.country.as_ref())
        .map(|found| found.value.as_str())
        .collect();
    let hosts: Vec<&str> = sides.difference(&senders).copied().collect();
    let [host] = hosts.as_slice() else { return None };
    let found = persons().filter_map(|person| person.country.as_ref()).find(|found| found.value == **host)?;
    let two = sides.len() == 2 && senders.len() == 1 && !faces_body(people, participants);
    two.then(|| Found { basis: Basis::Inferred, rule: OF_ENVOYS_HOST, ..found.clone() })
}

/// Gives others who took part, and hold an office, the report's own country where the text leaves theirs open.
pub(super) fn place_others(
    text: &Text,
    people: &mut People,
    participants: &[Participant],
    own: Option<&Found<String>>,
) {
    let guest = guest_side(people, participants, own);
    let state = only_state(people, participants);
    let own = own.or(state.as_ref());
    let faces_body = faces_body(people, participants);
    let hosts_of_embassy = guest.clone().filter(|_| is_embassy(people, participants, own));
    for (person, capacity, _) in participants {
        let person = &mut people.persons[*person];
        let own = own.filter(|own| own.rule != OF_ENVOYS_HOST || *capacity == Capacity::Delegation);
        let may_be = !faces_body || may_speak_for_state(text, person);
        if is_open(person) && !person.offices.is_empty() && may_be {
            let words = || person.offices.iter().flat_map(|office| office.tokens.clone());
            let at_embassy = words().any(|token| AT_EMBASSIES.contains(&text.word(token)));
            let of_host = hosts_of_embassy.clone().filter(|_| governs(person));
            person.country = guest.clone().filter(|_| at_embassy).or(of_host).or_else(|| own.cloned());
        }
    }
}

/// Whether the own side is an embassy: nobody but its ambassadors stands for it as a principal.
fn is_embassy(people: &People, participants: &[Participant], own: Option<&Found<String>>) -> bool {
    let is_own =
        |person: &&Person| person.country.as_ref().is_some_and(|found| own.is_some_and(|own| own.value == found.value));
    let principals = participants.iter().filter(|(_, capacity, _)| *capacity == Capacity::Principal);
    let mut own_side = principals.map(|(person, ..)| &people.persons[*person]).filter(is_own).peekable();
    let is_envoy = |person: &Person| person.offices.iter().any(|office| office.role == Role::Ambassador);
    own_side.peek().is_some() && own_side.all(is_envoy)
}

/// Whether somebody holds an office of a government, which has none abroad.
fn governs(person: &Person) -> bool {
    let roles = [Role::HeadOfGovernment, Role::DeputyHeadOfGovernment, Role::Minister, Role::DeputyMinister];
    let abroad = [Role::ForeignMinister, Role::DeputyForeignMinister, Role::ParliamentSpeaker, Role::Legislator];
    person.offices.iter().any(|office| roles.contains(&office.role) || abroad.contains(&office.role))
}

/// Gives somebody without an office that of those whom the report calls by it together: "The presidents agreed".
pub(super) fn share_office(text: &Text, people: &mut People, participants: &[Participant]) {
    let [(one, ..), (other, ..)] = participants else { return };
    for (open, holder) in [(*one, *other), (*other, *one)] {
        if !people.persons[open].offices.is_empty() {
            continue;
        }
        let roles: Vec<Role> = people.persons[holder].offices.iter().map(|office| office.role).collect();
        let together = people.mentions.iter().flat_map(|mention| &mention.offices);
        let shared =
            together.clone().find(|office| office.many && office.country.is_none() && roles.contains(&office.role));
        let shared = shared.filter(|office| text.word(office.tokens.start.wrapping_sub(1)) == "the");
        let Some(mut office) = shared.cloned() else { continue };
        office.many = false;
        office.country.clone_from(&people.persons[open].country);
        people.persons[open].offices.push(office);
    }
}

/// The one country of a group of people who stand together, if some of them have it.
fn group_side(people: &People, group: &[Actor]) -> Option<Found<String>> {
    let mut sides = group.iter().filter_map(|actor| {
        let person = &people.persons[actor.person?];
        person.country.clone().filter(|_| person.organization.is_none())
    });
    let first = sides.next()?;
    sides.all(|side| side.value == first.value).then_some(Found {
        basis: Basis::Inferred,
        rule: "person.beside-side",
        ..first
    })
}

/// The sides: those of the people who took part, then states and bodies that stand for themselves.
pub(super) fn sides(people: &People, telling: &Telling, participants: &[Participant]) -> Vec<Side> {
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
    let members_named = participants.len() > 1;
    let stands = |actor: &&Actor| actor.person.is_none() && !(actor.is_several && members_named);
    for actor in telling.actors().filter(stands) {
        add(actor.country.clone(), actor.organization.clone(), false, actor.tokens.clone());
    }
    if sides.iter().any(|side| side.part == record::Part::Host) {
        for side in sides.iter_mut().filter(|side| side.part == record::Part::Party) {
            side.part = record::Part::Guest;
        }
    }
    sides
}
