//! Who speaks at a meeting, and so was there.

use super::joining::group_before;
use super::participant::Participant;
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::table::CueKind;
use crate::parse::actor::{self, Actor};
use crate::parse::date::is_weekday;
use crate::parse::people::People;
use crate::parse::text::{Sentence, Text};
use crate::record::Role;
use std::collections::BTreeSet;
use std::ops::Range;

/// Who speaks at the meeting: "In opening remarks, Ms Holm said", "Addressing the session, Mr Lind".
pub(super) fn opens(text: &Text, people: &People, sentence: &Sentence, token: usize) -> Option<Vec<Actor>> {
    let first = sentence.tokens.start;
    let comma = (first..sentence.tokens.end.min(first + LONGEST_OPENING)).find(|at| text.raw(*at) == ",")?;
    let remarks = |at: usize| {
        matches!(text.word(at), "opening" | "welcoming" | "welcome" | "closing" | "introductory")
            && matches!(text.word(at + 1), "remarks" | "statement" | "address" | "speech")
    };
    let addresses = matches!(text.word(first), "opening" | "chairing" | "addressing" | "moderating");
    let of_meeting = |at: usize| text.cue(at, CueKind::Occurrence).is_some() && text.word(at) != "event";
    let opens =
        (first..comma).any(remarks) && text.word(first) == "in" || addresses && (first + 1..comma).any(of_meeting);
    if token != first || !opens {
        return None;
    }
    let actors = actor::within(text, people, comma + 1..sentence.tokens.end);
    let near = actors.into_iter().next().filter(|actor| actor.tokens.start <= comma + 2 && !actor.owns);
    near.map(|actor| vec![actor])
}

/// "In his opening remarks at the session" has at most this many tokens.
const LONGEST_OPENING: usize = 12;

/// Where three or more sides met, those who say something for a state or body: "Minister Lind said"; where two met, those who
/// speak for a third one.
pub(super) fn for_one_more_side(
    text: &Text,
    people: &People,
    sentence: &Sentence,
    token: usize,
    (participants, is_of_several): (&[Participant], bool),
) -> Option<Vec<Actor>> {
    let says = |found: Match| text.gazetteer.verbs[found.row].class == "say";
    let speak = text.match_of(token, Table::Verb).is_some_and(says);
    if !speak || is_told_elsewhere(text, sentence, participants) {
        return None;
    }
    let relative = spoken_of(text, people, sentence.tokens.start..token);
    let is_relative = relative.is_some();
    let group = relative.map_or_else(|| group_before(text, people, sentence.tokens.start..token), |actor| vec![actor]);
    let first = group.last()?.tokens.start;
    let alone = is_relative || actor::within(text, people, sentence.tokens.start..first).is_empty();
    let met = sides_met(people, participants);
    let is_third = |actor: &Actor| {
        let side = actor.person.and_then(|person| side_of(people, person));
        side.is_some_and(|side| !met.contains(side)) && actor.link_word(text).is_empty() && !is_quoted(text, sentence)
    };
    let may = is_of_several || met.len() >= SEVERAL || !is_relative && group.iter().all(is_third);
    (alone && may && group.iter().all(|actor| speaks_for_side(text, people, actor))).then_some(group)
}

/// Whom a clause is about that tells what one of those who met said: "found an ally in Ms Holm, who | recalled".
fn spoken_of(text: &Text, people: &People, opening: Range<usize>) -> Option<Actor> {
    let who = opening.end.checked_sub(1).filter(|at| text.word(*at) == "who")?;
    let actors = actor::within(text, people, opening.start..who);
    actors.into_iter().next_back().filter(|actor| actor.tokens.end + 1 >= who && actor.person.is_some())
}

/// Who is said to be the host: "Norland's Ada Holm, the host, said".
pub(super) fn host(text: &Text, people: &People, sentence: &Sentence, token: usize) -> Option<Vec<Actor>> {
    let is_host = text.stands(token, &[",", "the", "host"]) && matches!(text.raw(token + 3), "," | ".");
    let actors = actor::within(text, people, sentence.tokens.start..token);
    let last = actors.into_iter().next_back().filter(|actor| is_host && actor.person.is_some());
    last.filter(|actor| actor.tokens.end == token).map(|actor| vec![actor])
}

/// Whether somebody holds an office of a state or body, and not that of its spokesperson.
fn speaks_for_side(text: &Text, people: &People, actor: &Actor) -> bool {
    let Some(person) = actor.person.map(|index| &people.persons[index]) else { return false };
    let mut words = person.offices.iter().flat_map(|office| office.tokens.clone());
    let for_a_side = person.country.is_some() || person.organization.is_some();
    for_a_side
        && person.offices.iter().any(|office| office.role != Role::Other)
        && !words.any(|at| text.word(at).starts_with("spokes"))
}

/// Whether what is said in a sentence was said elsewhere or on another day than those who took part met: "Meanwhile, Minister
/// Lind said on Tuesday", "told broadcaster NTV".
fn is_told_elsewhere(text: &Text, sentence: &Sentence, participants: &[Participant]) -> bool {
    let of_meeting = |at: usize| participants.iter().any(|(.., tokens)| text.sentence_of(tokens.start) == at);
    let meeting = || (0..text.sentences.len()).filter(|number| of_meeting(*number));
    let is_day_of_meeting =
        |day: &str| meeting().any(|number| text.sentences[number].tokens.clone().any(|at| text.word(at) == day));
    let another_day = |at: usize| is_weekday(text.word(at)) && !is_day_of_meeting(text.word(at));
    let elsewhere = |at: usize| {
        matches!(text.word(at), "meanwhile" | "ceremony" | "broadcaster" | "reporters" | "journalists" | "television")
    };
    sentence.tokens.clone().any(|at| another_day(at) || elsewhere(at))
}

/// So many sides make a meeting one at which each speaks for itself.
const SEVERAL: usize = 3;

/// The states and bodies for which those who took part speak.
fn sides_met<'p>(people: &'p People, participants: &[Participant]) -> BTreeSet<&'p str> {
    participants.iter().filter_map(|(person, ..)| side_of(people, *person)).collect()
}

/// The state or body for which somebody speaks.
fn side_of(people: &People, person: usize) -> Option<&str> {
    let person = &people.persons[person];
    person.country.as_ref().or(person.organization.as_ref()).map(|found| found.value.as_str())
}

/// Whether words of somebody are quoted in a sentence.
fn is_quoted(text: &Text, sentence: &Sentence) -> bool {
    sentence.tokens.clone().any(|at| matches!(text.raw(at), "\"" | "“" | "”"))
}

#[cfg(test)]
mod tests {
    use crate::parse::meeting::tests::table;

    #[test]
    fn who_speaks_for_one_more_side_was_there() {
        let three = "Foreign Minister of Chile Ana Rojas, Foreign Minister of Peru Luis Quispe and Foreign Minister of Bolivia \
                     Juan Mamani met in Lima on Monday.";
        let met = "held in_person BO CL PE: Ana Rojas CL, Luis Quispe PE, Juan Mamani BO";
        let with = "held in_person BO BR CL PE: Ana Rojas CL, Luis Quispe PE, Juan Mamani BO, Rui Melo BR";
        table(&[
            (&format!("{three}\n\nForeign Minister of Brazil Rui Melo said that the talks were useful."), &[with]),
            (
                &format!("{three}\n\nForeign Minister of Brazil Rui Melo told reporters that he was not invited."),
                &[met],
            ),
            (&format!("{three}\n\nMeanwhile, Foreign Minister of Brazil Rui Melo said that trade is growing."), &[met]),
        ]);
    }
}
