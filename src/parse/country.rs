//! Countries where they stand in the text.

use super::text::Text;
use crate::gazetteer::lexicon::{Match, Table};
use std::collections::BTreeSet;

/// A country's name in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// Its code.
    pub(crate) code: String,
    /// Index after its last token, a possessive not included.
    pub(crate) stop: usize,
    /// Whether it is an adjective ("Italian").
    pub(crate) adjective: bool,
}

/// The country named at a token, unless the words only look like one.
pub(crate) fn at(text: &Text, token: usize) -> Option<Named> {
    let named = text.match_of(token, Table::CountryName)?;
    let longer = [Table::Lookalike, Table::Organization, Table::Venue, Table::City, Table::Event];
    if longer.iter().any(|table| text.match_of(token, *table).is_some_and(|other| other.stop > named.stop)) {
        return None;
    }
    let name = |found: &Match| &text.gazetteer.country_names[found.row];
    let mut rows = text.matches_at(token).iter().filter(|found| is_same(found, &named));
    let chosen = rows.clone().find(|row| text.names_country(&name(row).code)).or_else(|| rows.next())?;
    Some(Named { code: name(chosen).code.clone(), stop: named.stop, adjective: name(chosen).form == "adjective" })
}

fn is_same(found: &Match, named: &Match) -> bool {
    found.table == Table::CountryName && found.stop == named.stop
}

/// Codes of the countries that a text names by a name that no other country shares.
pub(crate) fn unshared(text: &Text) -> BTreeSet<&'static str> {
    let only = |token: usize| {
        let mut rows = text.matches_at(token).iter().filter(|found| found.table == Table::CountryName);
        let first = rows.next().filter(|_| rows.next().is_none())?;
        Some(text.gazetteer.country_names[first.row].code.as_str())
    };
    (0..text.tokens.len()).filter_map(only).collect()
}

/// Skips "the" and the like.
pub(crate) fn after_article(text: &Text, token: usize) -> usize {
    if matches!(text.word(token), "the" | "a" | "an") { token + 1 } else { token }
}
