//! Two who are spoken of together before the words of a meeting: "The two leaders discussed", "both ministers", "they",
//! "after their talks".

use super::super::side;
use super::Form;
use super::wording::Wording;
use crate::parse::actor::{self, Actor};
use crate::parse::people::People;
use crate::parse::text::{Part, Text};
use crate::record::Role;
use std::ops::Range;

/// The words that mean two stand at most this many tokens before those of the meeting.
const REACH: usize = 6;

/// The two are named at most this many sentences before.
const REACH_BACK: usize = 6;

/// Leaders of states and bodies.
const LEADERS: &[Role] = &[
    Role::HeadOfState,
    Role::HeadOfGovernment,
    Role::DeputyHeadOfState,
    Role::DeputyHeadOfGovernment,
    Role::Royal,
    Role::IoHead,
];

/// Members of governments.
const MINISTERS: &[Role] = &[Role::ForeignMinister, Role::Minister, Role::DeputyForeignMinister, Role::DeputyMinister];

/// Others who speak for states.
const OTHERS: &[Role] = &[Role::Ambassador, Role::Envoy, Role::ParliamentSpeaker, Role::Adviser, Role::Military];

/// The two who are meant before the words of a meeting, as those who met: of different sides, and named last.
pub(super) fn meant(
    text: &Text,
    people: &People,
    number: usize,
    opening: &Range<usize>,
    words: &Wording,
) -> Option<(Vec<Actor>, Vec<Actor>)> {
    let near = opening.end.saturating_sub(REACH).max(opening.start)..opening.end;
    let ranks = |at: usize| Some((at, together(text, at, opening.end, words.form)?));
    let (at, ranks) = near.rev().find_map(ranks).filter(|_| meets_together(text, words))?;
    let [one, other] = named_last(text, people, number, at, ranks)?;
    Some((vec![one], vec![other]))
}

/// Whether the words tell what two do with each other, and ask for nobody else.
fn meets_together(text: &Text, words: &Wording) -> bool {
    let goes_to =
        matches!(words.kind.as_str(), "call_on" | "receive" | "host" | "welcome" | "farewell" | "credentials");
    let asks = matches!(text.word(words.tokens.end - 1), "with" | "to" | "by") || text.word(words.tokens.end) == "with";
    !goes_to && !asks
}

/// The last two of some ranks who were named before a token and can stand for two sides.
fn named_last(text: &Text, people: &People, number: usize, at: usize, ranks: &[&[Role]]) -> Option<[Actor; 2]> {
    let may_be = |actor: &Actor| {
        let roles = actor.person.map(|index| people.persons[index].offices.as_slice()).unwrap_or_default();
        let of_rank = roles.iter().any(|office| ranks.iter().any(|rank| rank.contains(&office.role)));
        of_rank && people.persons.get(actor.person.unwrap_or_default()).is_some_and(|person| person.name.is_some())
    };
    let first = number.saturating_sub(REACH_BACK);
    let before = text.sentences[first..=number].iter().rev();
    let told = before.filter(|sentence| matches!(sentence.part, Part::Headline | Part::Body));
    let named = told.flat_map(|sentence| {
        let stop = sentence.tokens.end.min(at);
        let actors = actor::within(text, people, sentence.tokens.start.min(stop)..stop);
        actors.into_iter().rev().filter(|actor| actor.person.is_some())
    });
    let mut seen: Vec<Actor> = Vec::new();
    for actor in named.filter(may_be) {
        if let Some(other) = seen.iter().find(|other| face(people, other, &actor)) {
            return Some([actor, other.clone()]);
        }
        seen.push(actor);
    }
    None
}

/// Whether two people can stand for two sides.
fn face(people: &People, one: &Actor, other: &Actor) -> bool {
    let differ = match (side::of(people, one), side::of(people, other)) {
        (Some(one), Some(other)) => one != other,
        (None, None) => side::share_rank(people, &[one, other]),
        _ => true,
    };
    one.person != other.person && differ
}

/// Words for those who met, as seen from their meeting.
const SIDES: &[&str] = &["parties", "sides", "interlocutors", "counterparts"];

/// The ranks of those whom the words at a token mean together.
fn together(text: &Text, at: usize, trigger: usize, form: Form) -> Option<&'static [&'static [Role]]> {
    let all: &[&[Role]] = &[LEADERS, MINISTERS, OTHERS];
    let word = text.word(at);
    match word {
        "they" if form == Form::Verb && at + 3 > trigger => return Some(all),
        "their" if form == Form::Noun && at + 3 > trigger => return Some(all),
        _ => {}
    }
    let first = match word {
        "both" => at + 1,
        "two" if text.word(at.wrapping_sub(1)) == "the" => at + 1,
        "the" if matches!(text.word(at + 1), "pair" | "duo") => return Some(all),
        "the" if at + 2 == trigger && SIDES.contains(&text.word(at + 1)) => return Some(&[MINISTERS]),
        _ => return None,
    };
    (first..trigger.min(first + 3)).find_map(|noun| match text.word(noun) {
        "leaders" | "presidents" | "premiers" | "heads" => Some(&[LEADERS] as &[&[Role]]),
        "ministers" => Some(&[MINISTERS, LEADERS]),
        "sides" | "officials" | "diplomats" | "men" | "women" | "politicians" | "envoys" | "parties"
        | "counterparts" | "statesmen" | "dignitaries" | "chiefs" => Some(all),
        _ => None,
    })
}
