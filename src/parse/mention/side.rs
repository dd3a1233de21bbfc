//! People whose side a sentence names: "on the Norland side, Minister Holm", "the Norland delegation was led by Ms Holm",
//! "Norland was represented by Ms Holm", "Ms Holm took part from Norland".

use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::parse::country;
use crate::parse::office;
use crate::parse::people::{Found, Mention, Office};
use crate::parse::text::Text;
use crate::record::{Basis, OrganizationKind};
use std::ops::Range;

/// Nouns for those who come for a state.
const SIDES: &[&str] = &["side", "delegation", "team"];

/// Words after which a side's people are named.
const OPENERS: &[&str] =
    &["headed", "led", "represented", "included", "includes", "comprised", "comprising", "including"];

/// Words after which the people of a state or body are named that stands for itself.
const ACTS: &[&[&str]] = &[&["was", "represented", "by"], &["is", "represented", "by"]];

/// A state or body at a token whose side may be named.
struct Owner {
    found: Found<String>,
    /// Whether it is an international body.
    is_body: bool,
    adjective: bool,
    /// Where the noun for its side stands.
    noun: usize,
}

/// Gives the people of a side its country or body, where their titles name none.
pub(super) fn place(text: &Text, mentions: &mut [Mention]) {
    for (_, sentence) in text.told() {
        let mut sides: Vec<(usize, Owner)> = Vec::new();
        for token in sentence.tokens.clone() {
            let Some(owner) = named(text, token) else { continue };
            let before = behind(text, mentions, token, owner.noun);
            let whole = || took_part(text, mentions, &sentence.tokens, token);
            match before.map_or_else(whole, |before| before..before + 1) {
                people if !people.is_empty() => mentions[people].iter_mut().for_each(|mention| give(mention, &owner)),
                _ => sides.extend(first_of_side(text, token, &owner, sentence.tokens.end).map(|start| (start, owner))),
            }
        }
        give_owned(text, &sentence.tokens, mentions);
        for (number, (start, owner)) in sides.iter().enumerate() {
            let end = sides.get(number + 1).map_or(sentence.tokens.end, |(_, next)| next.found.tokens.start);
            let leaders = is_led(text, *start).then(|| leaders(text, mentions, *start));
            let within = mentions.partition_point(|mention| mention.tokens.start < *start)
                ..mentions.partition_point(|mention| mention.tokens.start < end);
            let of_side = leaders.unwrap_or(within);
            mentions[of_side].iter_mut().for_each(|mention| give(mention, owner));
        }
    }
}

/// Whether those who lead a side stand at a token: "led by | Ms Holm".
fn is_led(text: &Text, start: usize) -> bool {
    start > 1 && text.word(start - 1) == "by" && matches!(text.word(start - 2), "led" | "headed")
}

/// The mentions of those who lead a side: the first one and who is joined to it by "and".
fn leaders(text: &Text, mentions: &[Mention], start: usize) -> Range<usize> {
    let first = mentions.partition_point(|mention| mention.tokens.start < start);
    let mut stop = (first + 1).min(mentions.len());
    while stop < mentions.len()
        && mentions[stop - 1].tokens.end + 2 >= mentions[stop].tokens.start
        && text.word(mentions[stop - 1].tokens.end) == "and"
    {
        stop += 1;
    }
    first..stop
}

/// The country that has just been named as an owner, for the holder of an office after "its": "Norland's minister and its
/// ambassador, Ms Holm", "Norland sent its envoy, Ms Holm".
fn give_owned(text: &Text, sentence: &Range<usize>, mentions: &mut [Mention]) {
    for mention in mentions.iter_mut().filter(|mention| sentence.contains(&mention.tokens.start)) {
        let Some(its) = mention.tokens.start.checked_sub(1).filter(|at| matches!(text.word(*at), "its")) else {
            continue;
        };
        let mut countries = (sentence.start..its).rev().filter_map(|at| owner(text, sentence, at));
        if let Some(owner) = countries.next().filter(|_| !mention.offices.is_empty()) {
            let found = Found { basis: Basis::Inferred, rule: "person.its-country", ..owner.found };
            give(mention, &Owner { found, ..owner });
        }
    }
}

fn give(mention: &mut Mention, owner: &Owner) {
    let of_office = |office: &Office| office.many || office.country.is_some() || office.organization.is_some();
    let belongs = mention.country.is_some() || mention.offices.iter().any(of_office);
    if belongs || mention.name.is_none() {
        return;
    }
    if !owner.is_body {
        mention.country = Some(owner.found.clone());
    } else if let Some(office) = mention.offices.first_mut() {
        office.organization = Some(owner.found.clone());
    } else {
        mention.organization = Some(owner.found.clone());
    }
}

/// The country or international body at a token whose side may be named.
fn named(text: &Text, token: usize) -> Option<Owner> {
    let found = |value, stop, rule| Found { value, tokens: token..stop, basis: Basis::Stated, rule };
    let noun = |stop| stop + usize::from(text.kind(stop) == Some(TokenKind::Possessive));
    if let Some(named) = country::at(text, token) {
        let found = found(named.code, named.stop, "person.of-side");
        return Some(Owner { found, is_body: false, adjective: named.adjective, noun: noun(named.stop) });
    }
    let body = text.match_of(token, Table::Organization)?;
    let row = &text.gazetteer.organizations[body.row];
    if let Some(code) = row.country.clone().filter(|_| row.kind == OrganizationKind::Parliament) {
        let found = found(code, body.stop, "person.of-side");
        return Some(Owner { found, is_body: false, adjective: true, noun: noun(body.stop) });
    }
    let found = found(row.name.clone(), body.stop, "office.of-side");
    let international = row.kind == OrganizationKind::Igo && row.country.is_none();
    international.then_some(Owner { found, is_body: true, adjective: false, noun: noun(body.stop) })
}

/// A country that owns something or acts ("Norland's", "Norland sent"), or a body.
fn owner(text: &Text, sentence: &Range<usize>, token: usize) -> Option<Owner> {
    let named = named(text, token)?;
    if named.is_body {
        return Some(named);
    }
    let noun = named.noun;
    let owns = noun > named.found.tokens.end;
    let before = token.checked_sub(1).filter(|before| sentence.contains(before)).map_or("", |before| text.word(before));
    let acts = matches!(before, "" | "," | "while" | "and" | "but" | "the")
        && !text.is_capitalised(noun)
        && !matches!(text.raw(noun), "-" | "–");
    (owns || acts).then_some(named)
}

/// The index of the word before a country, an article skipped.
fn word_before(text: &Text, token: usize) -> Option<usize> {
    let before = token.checked_sub(1)?;
    if text.word(before) == "the" { before.checked_sub(1) } else { Some(before) }
}

/// The mention of somebody who is named before the side: "Ms Holm on the Norland side", "Ms Holm led the Norland
/// delegation".
fn behind(text: &Text, mentions: &[Mention], token: usize, noun: usize) -> Option<usize> {
    let before = word_before(text, token)?;
    let leads = matches!(text.word(before), "led" | "headed" | "leads" | "heads" | "represented" | "represents");
    let on_side = matches!(text.word(before), "on" | "from") && text.word(noun) == "side";
    let last = mentions.iter().rposition(|mention| mention.tokens.end <= before)?;
    let mut gap = mentions[last].tokens.end..before;
    let near = gap.is_empty() || leads && gap.all(|at| matches!(text.word(at), "," | "who" | "also"));
    ((leads && SIDES.contains(&text.word(noun)) || on_side) && near).then_some(last)
}

/// Where the mentions stand of those who "took part from Norland", in the clause before.
fn took_part(text: &Text, mentions: &[Mention], sentence: &Range<usize>, token: usize) -> Range<usize> {
    let of_side = |from: &usize| text.word(*from) == "from" || text.word(*from) == "on" && is_side(text, token);
    let from = word_before(text, token).filter(|from| of_side(from) && sentence.contains(from));
    let took_part = |from: &usize| {
        let verbs = (from.saturating_sub(2)..*from).filter_map(|at| text.match_of(at, Table::Verb));
        verbs.into_iter().any(|verb| verb.stop == *from && text.gazetteer.verbs[verb.row].kind == "attend")
    };
    let Some(from) = from.filter(took_part) else { return 0..0 };
    let opens = |at: &usize| matches!(text.word(*at), "while" | "whereas" | "but" | ";");
    let start = (sentence.start..from).rfind(opens).unwrap_or(sentence.start);
    let before = |token: usize| mentions.partition_point(|mention| mention.tokens.start < token);
    before(start)..before(from)
}

/// Whether a country's side is named: "the Norland side".
fn is_side(text: &Text, token: usize) -> bool {
    named(text, token).is_some_and(|owner| text.word(owner.noun) == "side")
}

/// Where those are named who lead a delegation whose state stands behind it: "a delegation from Norland, led by", "the
/// delegation of the House of Representatives of Norland, headed by".
fn after_origin(text: &Text, token: usize, stop: usize, end: usize) -> Option<usize> {
    let from = token.saturating_sub(REACH_OF_ORIGIN);
    let noun = (from..token).rev().find(|at| SIDES.contains(&text.word(*at)))?;
    let joins = |at: usize| {
        text.is_capitalised(at)
            || matches!(
                text.word(at),
                "of" | "from" | "the" | "and" | "for" | "on" | "at" | "'" | "-" | "–" | "state" | "province"
            )
    };
    let stop = office::after_acronym(text, stop);
    let of_state = matches!(text.word(noun + 1), "of" | "from") && (noun + 1..token).all(joins);
    let body = (stop..end).take_while(|at| joins(*at) || text.kind(*at) == Some(TokenKind::Possessive)).count();
    let opener = stop + body + usize::from(text.raw(stop + body) == ",");
    let leads = matches!(text.word(opener), "led" | "headed") && text.word(opener + 1) == "by";
    (of_state && leads && opener + 2 < end).then_some(opener + 2)
}

/// The state of a delegation stands at most this many tokens behind it.
const REACH_OF_ORIGIN: usize = 14;

/// Skips what is said of a state between commas: "Norland, an observer state, | was represented by".
fn after_aside(text: &Text, stop: usize) -> usize {
    let opens = text.raw(stop) == "," && matches!(text.word(stop + 1), "a" | "an" | "the" | "which" | "whose" | "as");
    let comma = (stop + 1..stop + LONGEST_ASIDE).find(|at| text.raw(*at) == ",").filter(|_| opens);
    comma.map_or(stop, |comma| comma + 1)
}

/// What is said of a state between commas has at most this many tokens.
const LONGEST_ASIDE: usize = 20;

/// Where the people of a side begin; its noun may be left out ("and the Norlandian by", "the Norland delegation – by").
fn first_of_side(text: &Text, token: usize, owner: &Owner, end: usize) -> Option<usize> {
    let (noun, stop) = (owner.noun, owner.found.tokens.end);
    let owns = noun > stop;
    let before = word_before(text, token);
    let before_words = |words: &[&str]| {
        before.and_then(|at| (at + 1).checked_sub(words.len())).is_some_and(|at| text.stands(at, words))
    };
    let is_noun = SIDES.contains(&text.word(noun));
    let elided = noun + usize::from(is_noun || text.word(noun) == "one");
    let is_dash = is_noun && matches!(text.raw(elided), "–" | "—" | "-" | ",");
    let by = elided + usize::from(is_dash);
    let definite = text.word(token.wrapping_sub(1)) == "the";
    if definite && owner.adjective && text.word(by) == "by" {
        return Some(by + 1);
    }
    if definite && is_noun && matches!(text.raw(elided), "–" | "—") {
        return Some(by);
    }
    if before_words(&["behalf", "of"]) && text.raw(noun) == "," {
        return Some(noun);
    }
    if let Some(opener) = after_origin(text, token, stop, end) {
        return Some(opener);
    }
    let after = after_aside(text, stop);
    let acts = ACTS.iter().find(|words| !owner.adjective && !owns && text.stands(after, words));
    if let Some(words) = acts {
        return Some(after + words.len());
    }
    if !is_noun || !(owner.adjective || owns || owner.is_body) {
        return None;
    }
    let listed = (before_words(&["on"]) || before_words(&["from"])) && text.word(noun) == "side";
    let opens = |at: usize| OPENERS.contains(&text.word(at)) && text.match_of(at, Table::Office).is_none();
    if listed { Some(noun + 1) } else { (noun + 1..(noun + 6).min(end)).find(|at| opens(*at)) }
}
