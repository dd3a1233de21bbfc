//! Several people in one phrase: "his Greek and French counterparts, A and B, respectively", "the presidents of X and Y".

use super::country;
use super::name::{self, Context};
use super::people::{Found, Mention, Office};
use super::text::Text;
use crate::record::{Basis, Role};
use std::ops::Range;

/// Reads "[his] French counterpart [Name]" and the plural; the index after it.
///
/// The role is that of the person before in the sentence.
pub(crate) fn read(text: &Text, start: usize, end: usize, mentions: &mut Vec<Mention>) -> Option<usize> {
    let mut at = start;
    while matches!(text.word(at), "his" | "her" | "its" | "their" | "the" | "my" | "our" | "both") {
        at += 1;
    }
    let (countries, noun) = countries(text, at);
    let is_noun = matches!(text.word(noun), "counterpart" | "counterparts") && noun < end;
    if !is_noun {
        return None;
    }
    let model = mentions
        .iter()
        .rev()
        .find(|mention| mention.tokens.start >= sentence_start(text, start) && !mention.offices.is_empty());
    let model = model.or_else(|| mentions.iter().rev().find(|mention| !mention.offices.is_empty()))?;
    let role = counterpart_role(model);
    let (stop, of) = if text.word(noun + 1) == "from" || text.word(noun + 1) == "of" {
        after_countries(text, noun + 2)
    } else {
        (noun + 1, Vec::new())
    };
    let countries = if countries.is_empty() { of } else { countries };
    let office = |country: Option<Found<String>>| Office {
        role,
        also: None,
        tokens: noun..noun + 1,
        portfolio: None,
        modifiers: Vec::new(),
        country,
        organization: None,
        many: false,
    };
    if countries.len() < 2 {
        return Some(single(text, start, stop, end, office(countries.into_iter().next()), mentions));
    }
    let template = office(None);
    Some(distribute(text, &template, countries, stop, end, mentions))
}

fn sentence_start(text: &Text, token: usize) -> usize {
    text.sentences.get(text.sentence_of(token)).map_or(0, |sentence| sentence.tokens.start)
}

/// The role that a counterpart shares: foreign minister before others.
fn counterpart_role(model: &Mention) -> Role {
    let roles: Vec<Role> = model.offices.iter().map(|office| office.role).collect();
    let shared = [Role::ForeignMinister, Role::HeadOfState, Role::HeadOfGovernment];
    shared.into_iter().find(|role| roles.contains(role)).unwrap_or(roles[0])
}

fn single(text: &Text, start: usize, stop: usize, end: usize, office: Office, mentions: &mut Vec<Mention>) -> usize {
    let after_comma = if text.raw(stop) == "," { stop + 1 } else { stop };
    let (honorifics, name_start) = name::honorifics(text, after_comma, "before");
    let name = name::at(text, name_start, Context::Titled).filter(|name| name.end <= end);
    let name = name.filter(|name| after_comma == stop || name.len() > 1 && !text.is_capitalised(name.end));
    let tokens = start..name.as_ref().map_or(stop, |name| name.end);
    let stop = tokens.end;
    mentions.push(Mention { tokens, name, honorifics, offices: vec![office], country: None, person: None });
    stop
}

/// One mention for each country of a plural office: "the Presidents of Finland and the United States".
pub(crate) fn of_many(
    text: &Text,
    office: &Office,
    start: usize,
    stop: usize,
    end: usize,
    mentions: &mut Vec<Mention>,
) -> usize {
    let (before, _) = countries(text, country::after_article(text, start));
    let (list_stop, of) = if text.word(office.tokens.end) == "of" {
        after_countries(text, office.tokens.end + 1)
    } else {
        rest_of_countries(text, office)
    };
    let countries = if of.is_empty() { before } else { of };
    if countries.is_empty() {
        mentions.push(Mention::by_office(start..stop, vec![office.clone()]));
        return stop;
    }
    let mut template = office.clone();
    template.many = false;
    distribute(text, &template, countries, list_stop.max(stop), end, mentions)
}

/// Countries after the first one of "of X, Y and Z", which the title has already taken.
fn rest_of_countries(text: &Text, office: &Office) -> (usize, Vec<Found<String>>) {
    match &office.country {
        Some(first) if first.tokens.end == office.tokens.end => after_countries(text, first.tokens.start),
        _ => (office.tokens.end, Vec::new()),
    }
}

/// A list of countries; the index after it.
fn after_countries(text: &Text, first: usize) -> (usize, Vec<Found<String>>) {
    let (found, stop) = countries(text, country::after_article(text, first));
    (stop, found)
}

fn countries(text: &Text, first: usize) -> (Vec<Found<String>>, usize) {
    let mut found = Vec::new();
    let mut stop = first;
    let mut at = first;
    while let Some(named) = country::at(text, at) {
        found.push(Found {
            value: named.code,
            tokens: at..named.stop,
            basis: Basis::Stated,
            rule: "office.country-list",
        });
        stop = named.stop;
        at = stop;
        while matches!(text.word(at), "," | "and" | "the" | "as" | "well") {
            at += 1;
        }
        if at == stop {
            break;
        }
    }
    (found, stop)
}

/// Gives each country its mention, with the names that follow in the same order.
fn distribute(
    text: &Text,
    template: &Office,
    countries: Vec<Found<String>>,
    stop: usize,
    end: usize,
    mentions: &mut Vec<Mention>,
) -> usize {
    let (names, names_stop) = names(text, stop, end);
    let paired = names.len() == countries.len();
    for (number, country) in countries.into_iter().enumerate() {
        let tokens = country.tokens.clone();
        let name = paired.then(|| names[number].clone());
        let mut office = template.clone();
        office.country = Some(country);
        mentions.push(Mention { name, ..Mention::by_office(tokens, vec![office]) });
    }
    if paired { names_stop } else { stop }
}

/// A list of names after a comma or dash: ", A, B and C, respectively".
fn names(text: &Text, stop: usize, end: usize) -> (Vec<Range<usize>>, usize) {
    let mut found = Vec::new();
    let mut at = stop;
    let mut last = stop;
    loop {
        let before = at;
        while matches!(text.word(at), "," | "and" | "-" | "–" | "—" | ":" | "(") {
            at += 1;
        }
        let (_, start) = name::honorifics(text, at, "before");
        match name::at(text, start, Context::Titled).filter(|name| name.end <= end && (at > before || found.is_empty()))
        {
            Some(name) => {
                at = name.end;
                last = at;
                found.push(name);
            }
            None => return (found, last),
        }
    }
}
