//! People whose side a sentence names: "on the Norland side, Minister Holm", "the Norland delegation was led by Ms Holm".

use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::parse::country;
use crate::parse::people::{Found, Mention};
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
        let sides: Vec<(usize, Found<String>)> =
            sentence.tokens.clone().filter_map(|token| side(text, token, sentence.tokens.end)).collect();
        for (number, (start, found)) in sides.iter().enumerate() {
            let end = sides.get(number + 1).map_or(sentence.tokens.end, |(_, next)| next.tokens.start);
            give(mentions, &(*start..end), found);
        }
    }
}

fn give(mentions: &mut [Mention], tokens: &Range<usize>, found: &Found<String>) {
    for mention in mentions.iter_mut().filter(|mention| tokens.contains(&mention.tokens.start)) {
        let belongs = mention.country.is_some()
            || mention
                .offices
                .iter()
                .any(|office| office.many || office.country.is_some() || office.organization.is_some());
        if !belongs && mention.name.is_some() {
            mention.country = Some(found.clone());
        }
    }
}

/// A side named at a token, and where its people begin; its noun may be left out ("and the Norlandian by").
fn side(text: &Text, token: usize, end: usize) -> Option<(usize, Found<String>)> {
    let named = country::at(text, token)?;
    let possessive = text.kind(named.stop) == Some(TokenKind::Possessive);
    let noun = named.stop + usize::from(possessive);
    let found = Found { value: named.code, tokens: token..named.stop, basis: Basis::Stated, rule: "person.of-side" };
    let elided = noun + usize::from(text.word(noun) == "one" || SIDES.contains(&text.word(noun)));
    if named.adjective && text.word(elided) == "by" && text.word(token.wrapping_sub(1)) == "the" {
        return Some((elided + 1, found));
    }
    if text.word(token - usize::from(token > 0)) == "of"
        && token > 1
        && text.word(token - 2) == "behalf"
        && text.raw(named.stop) == ","
    {
        return Some((named.stop, found));
    }
    if !SIDES.contains(&text.word(noun)) || !(named.adjective || possessive) {
        return None;
    }
    let before = if token > 0 && text.word(token - 1) == "the" { token.checked_sub(2) } else { token.checked_sub(1) };
    let listed = before.is_some_and(|before| matches!(text.word(before), "on" | "from")) && text.word(noun) == "side";
    let opens = |at: usize| OPENERS.contains(&text.word(at)) && text.match_of(at, Table::Office).is_none();
    let start = if listed { Some(noun + 1) } else { (noun + 1..(noun + 6).min(end)).find(|at| opens(*at)) };
    Some((start?, found))
}
