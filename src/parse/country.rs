//! Countries where they stand in the text.

use super::text::Text;
use crate::gazetteer::lexicon::{Match, Table};

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
    let rows: Vec<&Match> = text.matches_at(token).iter().filter(|found| is_same(found, &named)).collect();
    let code = |row: &Match| text.gazetteer.country_names[row.row].code.as_str();
    let chosen =
        rows.iter().copied().find(|row| rows.len() > 1 && is_named_otherwise(text, code(row))).unwrap_or(rows[0]);
    let adjective = text.gazetteer.country_names[chosen.row].form == "adjective";
    Some(Named { code: code(chosen).to_owned(), stop: named.stop, adjective })
}

fn is_same(found: &Match, named: &Match) -> bool {
    found.table == Table::CountryName && found.stop == named.stop
}

/// Whether the text names a country by a name that no other country shares.
fn is_named_otherwise(text: &Text, code: &str) -> bool {
    (0..text.tokens.len()).any(|token| {
        let mut rows = text.matches_at(token).iter().filter(|found| found.table == Table::CountryName);
        let first = rows.next().map(|row| text.gazetteer.country_names[row.row].code.as_str());
        first == Some(code) && rows.next().is_none()
    })
}

/// Skips "the" and the like.
pub(crate) fn after_article(text: &Text, token: usize) -> usize {
    if matches!(text.word(token), "the" | "a" | "an") { token + 1 } else { token }
}
