//! Actors of a sentence: people, delegations and states that can meet.

use super::country;
use super::people::{Mention, People};
use super::text::Text;
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use std::ops::Range;

/// Words before an actor that make it part of something else ("the visit of", "on behalf of").
const ELSEWHERE: &[&str] = &[
    "of",
    "from",
    "about",
    "on",
    "under",
    "against",
    "like",
    "than",
    "since",
    "regarding",
    "via",
    "for",
    "after",
    "before",
    "behalf",
    "citing",
    "to",
    "through",
];

/// Nouns that stand for a side.
const DELEGATIONS: &[&str] = &[
    "delegation",
    "delegations",
    "side",
    "officials",
    "representatives",
    "negotiators",
    "government",
    "authorities",
    "leadership",
    "team",
    "envoys",
    "diplomats",
    "ambassadors",
    "counterparts",
    "leaders",
    "ministers",
];

/// Somebody or something that can meet.
#[derive(Debug, Clone)]
pub(super) struct Actor {
    /// Its words.
    pub(super) tokens: Range<usize>,
    /// The person.
    pub(super) person: Option<usize>,
    /// The mention, where nobody is known to be meant.
    pub(super) mention: Option<usize>,
    /// The country of a delegation or state.
    pub(super) country: Option<String>,
    /// Whether it is a state that acts under its name alone.
    pub(super) is_state: bool,
    /// The word before it.
    pub(super) link: String,
    /// Whether a possessive follows, so that something of the actor's is spoken of.
    pub(super) owns: bool,
}

impl Actor {
    /// Whether it stands in the sentence for itself.
    pub(super) fn stands_free(&self) -> bool {
        !self.owns && !ELSEWHERE.contains(&self.link.as_str())
    }
}

/// The actors of a range of tokens, in order.
pub(super) fn within(text: &Text, people: &People, tokens: Range<usize>) -> Vec<Actor> {
    let mut actors: Vec<Actor> = Vec::new();
    for number in people.numbers_within(&tokens) {
        let mention = &people.mentions[number];
        if !mention.offices.first().is_some_and(|office| office.many && office.country.is_none()) {
            actors.push(of_mention(text, tokens.start, number, mention));
        }
    }
    let mut at = tokens.start;
    while at < tokens.end {
        let actor =
            side(text, tokens.start, at).filter(|actor| people.at(at).is_none() && actor.tokens.end <= tokens.end);
        at = actor.as_ref().map_or(at + 1, |actor| actor.tokens.end);
        actors.extend(actor);
    }
    actors.sort_by_key(|actor| actor.tokens.start);
    actors
}

fn of_mention(text: &Text, start: usize, number: usize, mention: &Mention) -> Actor {
    Actor {
        tokens: mention.tokens.clone(),
        person: mention.person,
        mention: Some(number),
        country: None,
        is_state: false,
        link: link(text, start, mention.tokens.start),
        owns: text.kind(mention.tokens.end) == Some(TokenKind::Possessive)
            || matches!(text.raw(mention.tokens.end), "’" | "'"),
    }
}

/// The word before, articles and "both" skipped.
fn link(text: &Text, start: usize, mut at: usize) -> String {
    while at > start {
        let word = text.word(at - 1);
        if !matches!(word, "the" | "a" | "an" | "both" | "his" | "her" | "its" | "their" | "visiting" | "senior") {
            return word.to_owned();
        }
        at -= 1;
    }
    String::new()
}

/// A state by its name, or a delegation of it.
fn side(text: &Text, start: usize, at: usize) -> Option<Actor> {
    let named = country::at(text, at)?;
    let possessive = text.kind(named.stop) == Some(TokenKind::Possessive);
    let noun = if possessive { named.stop + 1 } else { named.stop };
    let noun = if matches!(text.word(noun), "government" | "high" | "senior" | "official")
        && DELEGATIONS.contains(&text.word(noun + 1))
    {
        noun + 1
    } else {
        noun
    };
    let is_delegation = DELEGATIONS.contains(&text.word(noun));
    if !is_delegation && (named.adjective || possessive) || text.match_of(named.stop, Table::Office).is_some() {
        return None;
    }
    let stop = if is_delegation { noun + 1 } else { named.stop };
    Some(Actor {
        tokens: at..stop,
        person: None,
        mention: None,
        country: Some(named.code),
        is_state: !is_delegation,
        link: link(text, start, at),
        owns: text.kind(stop) == Some(TokenKind::Possessive),
    })
}
