//! Cities where they stand in the text.

use super::country;
use super::text::Text;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::table::City;
use crate::gazetteer::word::TokenKind;
use std::cmp::Reverse;

/// A city's name in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Named {
    /// Its row.
    pub(crate) row: usize,
    /// Its name.
    pub(crate) name: &'static str,
    /// The country it lies in.
    pub(crate) country: &'static str,
    /// Index after its last token, a country named behind it included.
    pub(crate) stop: usize,
}

/// The city named at a token, unless the words belong to the name of something else.
pub(crate) fn at(text: &Text, token: usize) -> Option<Named> {
    let city = text.match_of(token, Table::City)?;
    let longer = [Table::Lookalike, Table::Organization, Table::Venue, Table::CountryName, Table::Place, Table::Office];
    let is_hidden = longer.iter().any(|table| text.match_of(token, *table).is_some_and(|other| other.stop > city.stop));
    (!is_hidden).then(|| meant(text, city))
}

/// Of several cities of a name, the one in the country named behind it, else in one that the text names, else a capital,
/// else the largest.
pub(crate) fn meant(text: &Text, city: Match) -> Named {
    let after = country_after(text, city.stop);
    let weight = |other: &&Match| {
        let row = &text.gazetteer.cities[other.row];
        let beside = after.as_ref().is_some_and(|(code, _)| *code == row.country);
        (beside, text.names_country(&row.country), row.kind == "capital", row.population, Reverse(other.row))
    };
    let same_name = |other: &&Match| other.table == Table::City && other.stop == city.stop;
    let meant =
        text.matches_at(city.first).iter().filter(same_name).max_by_key(weight).map_or(city.row, |found| found.row);
    let row = &text.gazetteer.cities[meant];
    let stop = after.filter(|(code, _)| *code == row.country).map_or(city.stop, |(_, stop)| stop);
    Named { row: meant, name: usual(text.gazetteer, row), country: &row.country, stop }
}

/// The usual name of a city: a capital has that of its country's row, however the text writes it ("Washington, D.C.").
fn usual(gazetteer: &'static Gazetteer, city: &'static City) -> &'static str {
    let capital = gazetteer.country(&city.country).map(|country| country.capital.as_str());
    let is_same = |name: &&str| {
        let same = |other: &City| other.name == **name && other.population == city.population;
        city.kind == "capital" && gazetteer.cities.iter().any(|other| other.country == city.country && same(other))
    };
    capital.filter(is_same).unwrap_or(&city.name)
}

/// The country behind a city, with the index after it: "Cairo, Egypt", "Cairo (Egypt)".
fn country_after(text: &Text, at: usize) -> Option<(String, usize)> {
    let sign = text.raw(at);
    let first = country::after_article(text, at + usize::from(matches!(sign, "," | "(")));
    let is_owner = |stop: usize| text.kind(stop) == Some(TokenKind::Possessive);
    let named = country::at(text, first).filter(|named| !named.adjective && !is_owner(named.stop))?;
    let closed = usize::from(sign == "(" && text.raw(named.stop) == ")");
    Some((named.code, named.stop + closed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::layout;

    fn first(source: &str) -> Option<(&'static str, &'static str)> {
        let text = Text::new(source, layout(source, false));
        (0..text.tokens.len()).find_map(|token| at(&text, token)).map(|city| (city.name, city.country))
    }

    #[test]
    fn of_two_cities_of_a_name_the_country_decides() {
        assert_eq!(first("The talks in San José, Costa Rica, went on."), Some(("San José", "CR")));
        assert_eq!(first("America's envoys met in San Jose."), Some(("San Jose", "US")));
    }

    #[test]
    fn a_capital_has_its_usual_name() {
        assert_eq!(first("They met in Washington, D.C., on Monday."), Some(("Washington", "US")));
    }

    #[test]
    fn words_of_a_longer_name_are_no_city() {
        assert_eq!(first("They read of it in the Washington Post."), None);
    }
}
