//! Actors of a sentence: people, delegations, states and bodies that can meet.

use super::people::{Mention, People};
use super::text::Text;
use super::{city, country};
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::table::CueKind;
use crate::gazetteer::word::TokenKind;
use crate::record::OrganizationKind;
use std::ops::Range;

/// A body in the plural is looked for at most this many tokens after those who represent it.
const REACH_OF_BODY: usize = 6;

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
    /// The international body of a delegation, or the body itself.
    pub(super) organization: Option<String>,
    /// Whether it is a state or body that acts under its name alone.
    pub(super) is_state: bool,
    /// Whether it stands for several states: of a body's members or unnamed ones.
    pub(super) is_several: bool,
    /// The word before it.
    pub(super) link: usize,
    /// Whether a possessive follows, so that something of the actor's is spoken of.
    pub(super) owns: bool,
}

impl Actor {
    /// Whether it stands in the sentence for itself.
    pub(super) fn stands_free(&self, text: &Text) -> bool {
        !self.owns && !self.is_elsewhere(text)
    }

    /// Whether the word before makes it a part of something else ("the visit of", "on behalf of").
    pub(super) fn is_elsewhere(&self, text: &Text) -> bool {
        self.link < self.tokens.start && text.cue(self.link, CueKind::Elsewhere).is_some()
    }

    /// Whether "led by" stands before it.
    pub(super) fn leads(&self, text: &Text) -> bool {
        let verb = self.link.checked_sub(1).map_or("", |verb| text.word(verb));
        text.word(self.link) == "by" && matches!(verb, "led" | "headed")
    }

    /// The word before it, articles skipped; empty at the start of a sentence.
    pub(super) fn link_word<'t>(&self, text: &'t Text) -> &'t str {
        if self.link < self.tokens.start { text.word(self.link) } else { "" }
    }
}

/// The actors of a range of tokens, in order.
pub(super) fn within(text: &Text, people: &People, tokens: Range<usize>) -> Vec<Actor> {
    let mut actors: Vec<Actor> = Vec::new();
    for number in people.numbers_within(&tokens) {
        let after = actors.last().map_or(tokens.start, |last| last.tokens.end);
        actors.extend(of_mention(text, tokens.start, after, number, &people.mentions[number]));
    }
    let mut at = tokens.start;
    while at < tokens.end {
        let names_nobody = |actor: &Actor| actor.tokens.clone().all(|token| people.at(token).is_none());
        let actor = delegation_of(text, tokens.start, at)
            .filter(names_nobody)
            .or_else(|| side(text, tokens.start, at))
            .or_else(|| foreign(text, tokens.start, at))
            .filter(|actor| people.at(at).is_none() && actor.tokens.end <= tokens.end);
        at = actor.as_ref().map_or(at + 1, |actor| actor.tokens.end);
        actors.extend(actor);
    }
    actors.sort_by_key(|actor| actor.tokens.start);
    actors
}

/// The actor of a mention; a title that several share stands before the first of them only.
fn of_mention(text: &Text, start: usize, after: usize, number: usize, mention: &Mention) -> Option<Actor> {
    let title = mention.offices.first().map(|office| office.tokens.start).filter(|title| *title >= after);
    let title = title.unwrap_or(mention.tokens.start);
    let first = title.clamp(start, mention.tokens.start.max(start));
    let actor = Actor {
        tokens: mention.tokens.clone(),
        person: mention.person,
        mention: Some(number),
        country: None,
        organization: None,
        is_state: false,
        is_several: false,
        link: link(text, start, first),
        owns: text.kind(mention.tokens.end) == Some(TokenKind::Possessive)
            || matches!(text.raw(mention.tokens.end), "’" | "'"),
    };
    let Some(office) = mention.offices.first().filter(|office| office.many) else { return Some(actor) };
    if let Some(country) = &office.country {
        return Some(Actor { country: Some(country.value.clone()), ..actor });
    }
    let named = office.organization.as_ref().map(|found| found.value.clone());
    let organization = named.or_else(|| body_of(text, mention.tokens.end));
    if organization.is_none() && is_of_region(text, &office.tokens) {
        return Some(Actor { is_several: true, ..actor });
    }
    organization.map(|organization| Actor { organization: Some(organization), is_several: true, ..actor })
}

/// Whether those who hold an office together do so for the states of a region: "Nordic defence ministers".
pub(super) fn is_of_region(text: &Text, office: &Range<usize>) -> bool {
    let first = office.start.saturating_sub(1);
    (first..office.end).any(|at| text.cue(at, CueKind::Region).is_some() && text.is_capitalised(at))
}

/// The body of "the ambassadors of the G7 countries".
fn body_of(text: &Text, stop: usize) -> Option<String> {
    let of = (text.word(stop) == "of").then_some(stop + 1)?;
    (of..of + REACH_OF_BODY).find_map(|token| body_at(text, token).map(|(name, _)| name))
}

/// An international body named at a token, and the index after it.
fn body_at(text: &Text, token: usize) -> Option<(String, usize)> {
    let found = text.match_of(token, Table::Organization)?;
    let row = &text.gazetteer.organizations[found.row];
    let international =
        matches!(row.kind, OrganizationKind::Igo | OrganizationKind::Court | OrganizationKind::Parliament);
    (international && row.country.is_none()).then(|| (row.name.clone(), found.stop))
}

/// The members of the international body that is named at a token, where states meet as such; the United Nations are
/// where all of them meet.
pub(super) fn members(text: &Text, at: usize) -> Option<Actor> {
    let (organization, stop) = body_at(text, at).filter(|(name, _)| !name.starts_with("United Nations"))?;
    Some(Actor { organization: Some(organization), is_several: true, ..named_actor(text, at, at..stop) })
}

/// The word before, articles and "both" skipped; the actor's own first token where none is before.
fn link(text: &Text, start: usize, first: usize) -> usize {
    let mut at = first;
    while at > start {
        if at >= start + 3 && text.stands(at - 3, &["as", "well", "as"]) {
            at -= 3;
            continue;
        }
        if let Some(noun) = represented(text, start, at) {
            at = noun;
            continue;
        }
        let word = text.word(at - 1);
        let is_visit = word == "visiting" && at >= start + 2 && is_being(text.word(at - 2));
        if is_visit
            || !matches!(word, "the" | "a" | "an" | "both" | "his" | "her" | "its" | "their" | "visiting" | "senior")
        {
            return at - 1;
        }
        at -= 1;
    }
    first
}

/// Whether a word makes "visiting" a verb: "who is | visiting Norland".
fn is_being(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "currently" | "now" | "been" | "while")
}

/// Nouns for those who act for states.
const REPRESENTATIVES: &[&str] = &[
    "leaders",
    "delegations",
    "governments",
    "ministries",
    "authorities",
    "parliaments",
    "representatives",
    "officials",
    "diplomats",
    "teams",
    "negotiators",
    "envoys",
];

/// Where "the leaders of" or "the foreign ministries of" begins, which ends before a token.
fn represented(text: &Text, start: usize, at: usize) -> Option<usize> {
    let noun = at.checked_sub(2).filter(|noun| *noun >= start)?;
    let is_one = matches!(text.word(at - 1), "of" | "from") && REPRESENTATIVES.contains(&text.word(noun));
    let adjective = |at: usize| {
        text.match_of(at, Table::Portfolio).is_some() || matches!(text.word(at), "foreign" | "senior" | "top")
    };
    let first = if noun > start && adjective(noun - 1) { noun - 1 } else { noun };
    is_one.then_some(first).or_else(|| ministry(text, start, at))
}

/// Where "the Ministry of Foreign Affairs of" begins, which ends before a token.
fn ministry(text: &Text, start: usize, at: usize) -> Option<usize> {
    let before = at.saturating_sub(LONGEST_MINISTRY).max(start)..at - 1;
    let noun = before
        .rev()
        .find(|token| matches!(text.word(*token), "ministry" | "ministries" | "parliament" | "government"))?;
    let joins =
        |token: usize| text.is_capitalised(token) || matches!(text.word(token), "of" | "for" | "and" | "the" | ",");
    (text.word(at - 1) == "of" && (noun + 1..at).all(joins)).then_some(noun)
}

/// "Ministry of Foreign Affairs and Trade of" has at most this many tokens.
const LONGEST_MINISTRY: usize = 9;

/// Representatives of other states, none of them named: "foreign ambassadors".
fn foreign(text: &Text, start: usize, at: usize) -> Option<Actor> {
    let stop = text.cue(at, CueKind::Foreign)?;
    Some(Actor { is_several: true, ..named_actor(text, start, at..stop) })
}

fn named_actor(text: &Text, start: usize, tokens: Range<usize>) -> Actor {
    Actor {
        person: None,
        mention: None,
        country: None,
        organization: None,
        is_state: false,
        is_several: false,
        link: link(text, start, tokens.start),
        owns: text.kind(tokens.end) == Some(TokenKind::Possessive),
        tokens,
    }
}

/// A state or international body by its name, or a delegation of it.
fn side(text: &Text, start: usize, at: usize) -> Option<Actor> {
    let country = country::at(text, at);
    let body = body_at(text, at).filter(|(_, stop)| country.as_ref().is_none_or(|named| named.stop < *stop));
    let (stop, adjective) = match (&body, &country) {
        (Some((_, stop)), _) => (*stop, false),
        (None, Some(named)) => (named.stop, named.adjective),
        (None, None) => return None,
    };
    let possessive = text.kind(stop) == Some(TokenKind::Possessive);
    let noun = after_qualifiers(text, after_bracket(text, stop + usize::from(possessive)));
    let is_several = body.is_some() && text.cue(noun, CueKind::Several).is_some();
    let delegation = text.cue(noun, CueKind::Side).max(text.cue(noun, CueKind::Several).filter(|_| is_several));
    let delegation = delegation.or_else(|| Some(stop).filter(|_| adjective && shares_noun(text, stop)));
    if delegation.is_none() && (adjective || possessive) || text.match_of(stop, Table::Office).is_some() {
        return None;
    }
    if country.as_ref().is_some_and(|named| delegation.is_none() && is_after_city(text, at, &named.code)) {
        return None;
    }
    let tokens = at..delegation.unwrap_or(stop);
    let organization = body.map(|(name, _)| name);
    let country = country.filter(|_| organization.is_none()).map(|named| named.code);
    Some(Actor {
        country,
        organization,
        is_state: delegation.is_none(),
        is_several,
        ..named_actor(text, start, tokens)
    })
}

/// Whether a country only says where the city before it is: "Northport, | Norland".
fn is_after_city(text: &Text, at: usize, code: &str) -> bool {
    let comma = at.checked_sub(1).filter(|comma| text.raw(*comma) == ",");
    let is_city = |comma: usize, first: usize| {
        city::at(text, first).is_some_and(|city| city.stop >= comma && city.country == code)
    };
    comma.is_some_and(|comma| (comma.saturating_sub(LONGEST_CITY)..comma).any(|first| is_city(comma, first)))
}

/// A city's name has at most this many tokens.
const LONGEST_CITY: usize = 4;

/// A delegation behind which it stands whose it is: "a delegation | from Norland", "of the National Assembly of Norland".
fn delegation_of(text: &Text, start: usize, at: usize) -> Option<Actor> {
    let is_sent = matches!(text.word(at), "delegation" | "delegations" | "deputation")
        && matches!(text.word(at + 1), "of" | "from" | "representing");
    let first = country::after_article(text, at + 2);
    let goes_on = |token: usize| {
        text.is_capitalised(token)
            || matches!(text.word(token), "of" | "for" | "and" | "the")
            || text.kind(token) == Some(TokenKind::Possessive)
    };
    let opening = (first..first + LONGEST_SENDER).take_while(|token| goes_on(*token));
    let mut names = opening.filter(|_| is_sent);
    let (stop, country, organization) = names.find_map(|token| {
        let body = body_at(text, token).filter(|_| token == first).map(|(name, stop)| (stop, None, Some(name)));
        let state = country::at(text, token).filter(|named| !named.adjective || text.is_capitalised(named.stop));
        let city = || city::at(text, token).filter(|_| token == first && text.word(at + 1) == "of");
        body.or_else(|| state.map(|named| (named.stop, Some(named.code), None)))
            .or_else(|| city().map(|city| (city.stop, Some(city.country.to_owned()), None)))
    })?;
    Some(Actor { country, organization, ..named_actor(text, start, at..stop) })
}

/// The name of whoever sent a delegation has at most this many tokens.
const LONGEST_SENDER: usize = 12;

/// Whether a country's adjective shares the noun of the next one: "Norlandian | and Sudlandian ministers".
fn shares_noun(text: &Text, stop: usize) -> bool {
    let joint = (stop..stop + 2).take_while(|at| matches!(text.word(*at), "," | "and" | "&" | "-" | "–")).count();
    let Some(next) = country::at(text, stop + joint).filter(|named| joint > 0 && named.adjective) else { return false };
    let noun = after_qualifiers(text, next.stop);
    let many = |at: usize| {
        text.match_of(at, Table::Office).is_some_and(|found| text.gazetteer.offices[found.row].number == "many")
    };
    text.cue(noun, CueKind::Side).is_some() || (next.stop..next.stop + 4).any(many) || shares_noun(text, next.stop)
}

/// Skips an acronym in brackets, or the bracket that closes one.
fn after_bracket(text: &Text, at: usize) -> usize {
    match (text.raw(at), text.raw(at + 2)) {
        ("(", ")") => at + 3,
        (")", _) => at + 1,
        _ => at,
    }
}

/// Skips what stands between a country and its delegation ("a Chinese high-level delegation").
fn after_qualifiers(text: &Text, at: usize) -> usize {
    let is_qualifier = |token: usize| {
        matches!(
            text.word(token),
            "government"
                | "high"
                | "level"
                | "senior"
                | "official"
                | "-"
                | "top"
                | "ministerial"
                | "security"
                | "defence"
                | "defense"
                | "military"
                | "trade"
        ) && text.cue(token, CueKind::Side).is_none_or(|stop| text.cue(stop, CueKind::Side).is_some())
    };
    let stop = (at..at + 4).find(|token| !is_qualifier(*token)).unwrap_or(at);
    if text.cue(stop, CueKind::Side).is_some() { stop } else { at }
}
