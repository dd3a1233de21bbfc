//! People whose side a sentence names: "on the Norland side, Minister Holm", "the Norland delegation was led by Ms Holm".

use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::parse::country;
use crate::parse::people::{Found, Mention, Office};
use crate::parse::text::Text;
use crate::record::Basis;
use std::ops::Range;

/// Nouns for those who come for a state.
const SIDES: &[&str] = &["side", "delegation", "team"];

/// Words after which a side's people are named.
const OPENERS: &[&str] =
    &["headed", "led", "represented", "included", "includes", "comprised", "comprising", "including"];

/// Gives the people of a side its country, where their titles name none.
pub(super) fn place(text: &Text, mentions: &mut [Mention]) {
    for (_, sentence) in text.told() {
        let mut sides: Vec<(usize, Found<String>)> = Vec::new();
        for token in sentence.tokens.clone() {
            let Some((noun, found)) = named(text, token) else { continue };
            match behind(text, mentions, token, noun) {
                Some(before) => give(&mut mentions[before], &found),
                None => sides.extend(first_of_side(text, token, noun, sentence.tokens.end).map(|start| (start, found))),
            }
        }
        give_owned(text, &sentence.tokens, mentions);
        for (number, (start, found)) in sides.iter().enumerate() {
            let end = sides.get(number + 1).map_or(sentence.tokens.end, |(_, next)| next.tokens.start);
            let of_side = mentions.iter_mut().filter(|mention| (*start..end).contains(&mention.tokens.start));
            of_side.for_each(|mention| give(mention, found));
        }
    }
}

/// The country that has just been named as an owner, for the holder of an office after "its": "Norland's minister and its
/// ambassador, Ms Holm", "Norland sent its envoy, Ms Holm".
fn give_owned(text: &Text, sentence: &Range<usize>, mentions: &mut [Mention]) {
    for mention in mentions.iter_mut().filter(|mention| sentence.contains(&mention.tokens.start)) {
        let Some(its) = mention.tokens.start.checked_sub(1).filter(|at| matches!(text.word(*at), "its")) else {
            continue;
        };
        let mut countries = (sentence.start..its).rev().filter_map(|at| owner(text, sentence, at));
        if let Some(found) = countries.next().filter(|_| !mention.offices.is_empty()) {
            give(mention, &Found { basis: Basis::Inferred, rule: "person.its-country", ..found });
        }
    }
}

fn give(mention: &mut Mention, found: &Found<String>) {
    let of_office = |office: &Office| office.many || office.country.is_some() || office.organization.is_some();
    let belongs = mention.country.is_some() || mention.offices.iter().any(of_office);
    if !belongs && mention.name.is_some() {
        mention.country = Some(found.clone());
    }
}

/// The country at a token whose side may be named, and the index where the noun for it stands.
fn named(text: &Text, token: usize) -> Option<(usize, Found<String>)> {
    let named = country::at(text, token)?;
    let noun = named.stop + usize::from(text.kind(named.stop) == Some(TokenKind::Possessive));
    let found = Found { value: named.code, tokens: token..named.stop, basis: Basis::Stated, rule: "person.of-side" };
    Some((noun, found))
}

/// A country that owns something or acts: "Norland's", "Norland sent".
fn owner(text: &Text, sentence: &Range<usize>, token: usize) -> Option<Found<String>> {
    let (noun, found) = named(text, token)?;
    let owns = text.kind(noun.wrapping_sub(1)) == Some(TokenKind::Possessive);
    let before = token.checked_sub(1).filter(|before| sentence.contains(before)).map_or("", |before| text.word(before));
    let acts = matches!(before, "" | "," | "while" | "and" | "but" | "the")
        && !text.is_capitalised(noun)
        && !matches!(text.raw(noun), "-" | "–");
    (owns || acts).then_some(found)
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

/// Where the people of a side begin; its noun may be left out ("and the Norlandian by", "the Norland delegation – by").
fn first_of_side(text: &Text, token: usize, noun: usize, end: usize) -> Option<usize> {
    let before = word_before(text, token).map_or("", |before| text.word(before));
    let is_noun = SIDES.contains(&text.word(noun));
    let elided = noun + usize::from(is_noun || text.word(noun) == "one");
    let elided = elided + usize::from(is_noun && matches!(text.raw(elided), "–" | "—" | "-" | ","));
    let adjective = country::at(text, token).is_some_and(|named| named.adjective);
    if adjective && text.word(elided) == "by" && text.word(token.wrapping_sub(1)) == "the" {
        return Some(elided + 1);
    }
    let on_behalf = token > 1 && text.stands(token - 2, &["behalf", "of"]);
    if on_behalf && text.raw(noun) == "," {
        return Some(noun);
    }
    let owns = text.kind(noun.wrapping_sub(1)) == Some(TokenKind::Possessive);
    if !is_noun || !(adjective || owns) {
        return None;
    }
    let listed = matches!(before, "on" | "from") && text.word(noun) == "side";
    let opens = |at: usize| OPENERS.contains(&text.word(at)) && text.match_of(at, Table::Office).is_none();
    if listed { Some(noun + 1) } else { (noun + 1..(noun + 6).min(end)).find(|at| opens(*at)) }
}
