//! Those who join the ones that met: who signed with them, who is named along with those present, who was welcomed as a
//! guest; and whose side they are on where two are named for two sides.

use super::participant::Participant;
use super::speaking;
use super::telling::Telling;
use crate::gazetteer::lexicon::{Match, Table};
use crate::parse::actor::{self, Actor};
use crate::parse::counterpart;
use crate::parse::people::{Found, People};
use crate::parse::text::{Sentence, Text};
use crate::record::{Basis, Capacity};
use std::ops::Range;

/// Those who do something stand at most this many tokens before the verb.
const REACH_OF_SUBJECT: usize = 3;

/// Adds those who join, told of in the sentences of a meeting.
pub(super) fn add<'t>(
    text: &'t Text,
    people: &People,
    sentences: impl Iterator<Item = &'t Sentence>,
    telling: &Telling,
    participants: &mut Vec<Participant>,
) {
    let is_of_several = telling.actors().any(|actor| actor.is_several);
    for sentence in sentences {
        for token in sentence.tokens.clone().filter(|token| people.at(*token).is_none()) {
            let joining = signatories(text, people, sentence, token, participants)
                .or_else(|| companions(text, people, sentence, token, participants))
                .or_else(|| guests(text, people, sentence, token))
                .or_else(|| speaking::opens(text, people, sentence, token))
                .or_else(|| speaking::host(text, people, sentence, token))
                .or_else(|| speaking::for_one_more_side(text, people, sentence, token, (participants, is_of_several)))
                .unwrap_or_default();
            for actor in joining {
                let person = actor.person.filter(|person| participants.iter().all(|(other, ..)| other != person));
                participants.extend(person.map(|person| (person, Capacity::Delegation, actor.tokens)));
            }
        }
    }
}

/// Those who "signed a protocol", side by side with somebody who met or for the two sides that did.
fn signatories(
    text: &Text,
    people: &People,
    sentence: &Sentence,
    token: usize,
    participants: &[Participant],
) -> Option<Vec<Actor>> {
    let verb =
        verb(text, token, "sign").or_else(|| verb(text, token, "discuss").filter(|_| is_to_come(text, token)))?;
    let is_done = is_to_come(text, token)
        || text.word(verb.stop - 1).ends_with("ed") && !matches!(text.word(token.wrapping_sub(1)), "had" | "be");
    let mut group = group_before(text, people, sentence.tokens.start..token);
    if group.is_empty() && text.word(verb.stop) == "by" {
        group = listed(text, verb.stop + 1, actor::within(text, people, verb.stop + 1..sentence.tokens.end));
    }
    let met =
        group.iter().any(|actor| took_part(actor, participants)) || are_for_sides(text, people, &group, participants);
    (is_done && met && group.len() > 1).then_some(group)
}

/// Those who stand side by side before a verb, the last one first.
pub(super) fn group_before(text: &Text, people: &People, opening: Range<usize>) -> Vec<Actor> {
    let verb = opening.end;
    let mut group: Vec<Actor> = Vec::new();
    for actor in actor::within(text, people, opening).into_iter().rev() {
        let next = group.last().map_or(verb, |next: &Actor| next.tokens.start);
        let reach = if group.is_empty() { REACH_OF_SUBJECT } else { 4 };
        let joined = group.is_empty() || (actor.tokens.end..next).any(|at| matches!(text.word(at), "and" | "with"));
        if !actor.stands_free(text) || next.saturating_sub(actor.tokens.end) > reach || !joined {
            break;
        }
        group.push(actor);
    }
    group
}

/// Whether a verb tells what is to be done: "are expected to review".
fn is_to_come(text: &Text, verb: usize) -> bool {
    let expected = |at: usize| matches!(text.word(at), "expected" | "scheduled" | "due" | "set");
    text.word(verb.wrapping_sub(1)) == "to" && verb > 1 && expected(verb - 2)
        || text.word(verb.wrapping_sub(1)) == "will"
}

/// Whether people sign for sides that met: one of them for such a side, another one for another, be it only as a counterpart.
fn are_for_sides(text: &Text, people: &People, group: &[Actor], participants: &[Participant]) -> bool {
    let country = |person: usize| people.persons[person].country.as_ref().map(|found| found.value.as_str());
    let met: Vec<&str> = participants.iter().filter_map(|(person, ..)| country(*person)).collect();
    let sides: Vec<Option<&str>> = group.iter().map(|actor| actor.person.and_then(country)).collect();
    let signs = |side: Option<&str>| side.is_some_and(|side| met.contains(&side));
    let offices = |actor: &Actor| actor.mention.and_then(|number| people.mentions[number].offices.first());
    let is_counterpart = |actor: &Actor| offices(actor).is_some_and(|office| counterpart::is_counterpart(text, office));
    if group.len() == 2 && group.iter().any(is_counterpart) && sides.iter().all(Option::is_none) {
        return true;
    }
    let first = sides.iter().find(|side| signs(**side));
    first.is_some_and(|first| {
        sides.iter().all(|side| side.is_none() || signs(*side)) && sides.iter().any(|side| side != first)
    })
}

/// Those who are named "along with" others who were there.
fn companions(
    text: &Text,
    people: &People,
    sentence: &Sentence,
    token: usize,
    participants: &[Participant],
) -> Option<Vec<Actor>> {
    let along = verb(text, token, "attend").filter(|found| text.word(found.stop - 1) == "with")?;
    let were_there = |at: usize| {
        verb(text, at, "attend").is_some_and(|found| text.word(found.stop - 1) != "with") && people.at(at).is_none()
    };
    let before = actor::within(text, people, sentence.tokens.start..token);
    let met = before.iter().any(|actor| took_part(actor, participants));
    if !met || !sentence.tokens.clone().any(were_there) {
        return None;
    }
    let after = actor::within(text, people, along.stop..sentence.tokens.end);
    Some(listed(text, along.stop, after))
}

/// Those whom the ones who met "welcomed as special guests".
fn guests(text: &Text, people: &People, sentence: &Sentence, token: usize) -> Option<Vec<Actor>> {
    let welcomes = verb(text, token, "welcome")?;
    let is_guest = |at: usize| {
        text.word(at) == "as"
            && (at + 1..at + 4).any(|noun| matches!(text.word(noun), "guest" | "guests" | "observers"))
    };
    let stop = (welcomes.stop..sentence.tokens.end).find(|at| is_guest(*at))?;
    Some(listed(text, welcomes.stop, actor::within(text, people, welcomes.stop..stop)))
}

/// The first of a list and those who are joined to it.
fn listed(text: &Text, first: usize, actors: Vec<Actor>) -> Vec<Actor> {
    let mut stop = first;
    let mut found = Vec::new();
    for actor in actors {
        let mut gap = stop..actor.tokens.start;
        let joined = gap.all(|at| matches!(text.word(at), "," | ";" | "and" | "the" | "a" | "also"));
        if !joined {
            break;
        }
        stop = actor.tokens.end;
        found.push(actor);
    }
    found
}

fn verb<'t>(text: &'t Text, token: usize, kind: &str) -> Option<&'t Match> {
    let mut verbs = text.matches_at(token).iter().filter(|found| found.table == Table::Verb);
    verbs.find(|found| text.gazetteer.verbs[found.row].kind == kind)
}

fn took_part(actor: &Actor, participants: &[Participant]) -> bool {
    actor.person.is_some_and(|person| participants.iter().any(|(other, ..)| *other == person))
}

/// Gives two who are named for two sides their countries in the order of the sides: "The delegations were headed by A and
/// B", "The talks were attended by the chairs of the committees, A and B".
pub(super) fn place_in_order<'t>(
    text: &'t Text,
    people: &mut People,
    sentences: impl Iterator<Item = &'t Sentence>,
    telling: &Telling,
    participants: &[Participant],
) {
    let of_telling = two_sides(people, telling);
    for sentence in sentences {
        let Some(sides) = of_telling.clone().or_else(|| two_states(text, people, sentence)) else { continue };
        for (person, side) in pairs(text, people, sentence, participants).iter().flat_map(|two| two.iter().zip(&sides))
        {
            people.persons[*person].country = Some(side.clone());
        }
    }
}

/// Two by two, those of a sentence who took part for one of two sides each, if the text leaves their country open.
fn pairs(text: &Text, people: &People, sentence: &Sentence, participants: &[Participant]) -> Vec<[usize; 2]> {
    let is_open = |person: &usize| {
        let person = &people.persons[*person];
        person.country.is_none() && person.organization.is_none()
    };
    let is_placed = |person: &usize| {
        people.persons[*person].offices.iter().any(|office| office.country.is_some()) && !is_open(person)
    };
    let actors = actor::within(text, people, sentence.tokens.clone());
    let open: Vec<(usize, Range<usize>)> = actors
        .iter()
        .filter(|actor| took_part(actor, participants))
        .filter_map(|actor| Some((actor.person.filter(is_open)?, actor.tokens.clone())))
        .collect();
    let pair = |two: &[(usize, Range<usize>)]| {
        let [(one, first), (other, second)] = two else { return None };
        let between = first.end..second.start;
        let joined = one != other && between.len() < 3 && between.clone().any(|at| text.word(at) == "and");
        let heads = open.len() == 2 && is_of_delegations(text, sentence.tokens.start..first.start);
        let alone = || actors.iter().filter_map(|actor| actor.person).all(|person| !is_placed(&person));
        (joined && (heads || share_office(text, people, *one, *other) && alone())).then_some([*one, *other])
    };
    open.windows(2).filter_map(pair).collect()
}

/// The two states between which a meeting was, in the order in which they are named.
fn two_sides(people: &People, telling: &Telling) -> Option<[Found<String>; 2]> {
    let mut sides: Vec<Found<String>> = Vec::new();
    let mut actors: Vec<&Actor> = telling.actors().collect();
    actors.sort_by_key(|actor| actor.tokens.start);
    for actor in actors {
        let own = || people.persons[actor.person?].country.as_ref().map(|found| found.value.clone());
        let Some(value) = actor.country.clone().or_else(own) else { continue };
        if sides.iter().all(|side| side.value != value) {
            let tokens = actor.tokens.clone();
            sides.push(Found { value, tokens, basis: Basis::Inferred, rule: "person.side-in-order" });
        }
    }
    sides.try_into().ok()
}

/// The two states with which a sentence opens: "Norland and Sudland will cooperate, ministers A and B agreed".
fn two_states(text: &Text, people: &People, sentence: &Sentence) -> Option<[Found<String>; 2]> {
    let actors = actor::within(text, people, sentence.tokens.clone());
    let states: Vec<&Actor> = actors.iter().take_while(|actor| actor.person.is_none()).collect();
    let [one, other] = states.as_slice() else { return None };
    let side = |state: &Actor| {
        let (value, tokens) = (state.country.clone().filter(|_| state.is_state)?, state.tokens.clone());
        Some(Found { value, tokens, basis: Basis::Inferred, rule: "person.side-in-order" })
    };
    let joined = (one.tokens.end..other.tokens.start).all(|at| matches!(text.word(at), "and" | "the" | "&"));
    Some([side(one)?, side(other)?]).filter(|_| joined)
}

/// Whether two people hold an office that is named for both, and of which each side has one: "the chairs of the committees".
fn share_office(text: &Text, people: &People, one: usize, other: usize) -> bool {
    let first = |person: usize| people.persons[person].offices.first().map(|office| office.tokens.clone());
    let heads = |title: &Range<usize>| {
        matches!(
            text.word(title.start),
            "chairs" | "chairmen" | "chairpersons" | "heads" | "leaders" | "presidents" | "speakers"
        )
    };
    first(one).is_some_and(|title| heads(&title) && first(other) == Some(title))
}

/// Whether the words before two people tell who headed "the delegations".
fn is_of_delegations(text: &Text, opening: Range<usize>) -> bool {
    let plural = |at: usize| matches!(text.word(at), "delegations" | "sides" | "teams");
    let heads = |at: usize| matches!(text.word(at), "headed" | "led" | "chaired" | "represented");
    opening.clone().find(|at| plural(*at)).is_some_and(|first| (first..opening.end).any(heads))
}
