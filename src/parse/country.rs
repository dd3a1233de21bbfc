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
    if is_given_name(text, &named) {
        return None;
    }
    let name = |found: &Match| &text.gazetteer.country_names[found.row];
    let mut rows = text.matches_at(token).iter().filter(|found| is_same(found, &named));
    let chosen = rows.clone().find(|row| text.names_country(&name(row).code)).or_else(|| rows.next())?;
    Some(Named { code: name(chosen).code.clone(), stop: named.stop, adjective: name(chosen).form == "adjective" })
}

/// Whether a country's name is somebody's given name: right after a title, with an uncommon word behind it ("Minister Jordan
/// Lind").
fn is_given_name(text: &Text, named: &Match) -> bool {
    let next = named.stop;
    let others = [
        Table::Office,
        Table::Honorific,
        Table::OrganizationNoun,
        Table::EventNoun,
        Table::Portfolio,
        Table::CountryName,
    ];
    let is_surname = text.is_capitalised(next)
        && !text.is_common(next)
        && !others.iter().any(|table| text.match_of(next, *table).is_some());
    is_surname && next == named.first + 1 && is_after_title(text, named.first)
}

/// A title has at most this many words.
const LONGEST_TITLE: usize = 6;

fn is_after_title(text: &Text, token: usize) -> bool {
    let ends = |at: usize, table| text.match_of(at, table).is_some_and(|found| found.stop == token);
    let dotted = token > 1 && text.raw(token - 1) == ".";
    let stop = token - usize::from(dotted);
    (token.saturating_sub(LONGEST_TITLE)..token).any(|at| {
        let form = text.match_of(at, Table::Honorific).is_some_and(|found| found.stop == stop || found.stop == token);
        let state = ends(at, Table::CountryName) && matches!(text.word(at.saturating_sub(1)), "of" | "the");
        form || state || ends(at, Table::Office)
    })
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

/// Skips "the" and the like, where it is no part of a city's name ("The Hague").
pub(crate) fn after_article(text: &Text, token: usize) -> usize {
    let is_article = matches!(text.word(token), "the" | "a" | "an");
    let is_city = || text.is_capitalised(token) && text.match_of(token, Table::City).is_some();
    if is_article && !is_city() { token + 1 } else { token }
}
