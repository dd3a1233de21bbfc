//! The countries that a text names, by name, adjective or usual short form.

use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::word::TokenKind;
use crate::parse::people::Found;
use crate::parse::text::Text;
use crate::record::{Basis, OrganizationKind};
use std::ops::Range;

/// Words after an adjective that make a currency of it.
const CURRENCIES: &[&str] = &[
    "dollar",
    "dollars",
    "pound",
    "pounds",
    "yen",
    "yuan",
    "renminbi",
    "rupee",
    "rupees",
    "ruble",
    "rubles",
    "rouble",
    "roubles",
    "franc",
    "francs",
    "lira",
    "liras",
    "krone",
    "kroner",
    "krona",
    "kronor",
    "peso",
    "pesos",
    "dinar",
    "dinars",
    "dirham",
    "dirhams",
    "riyal",
    "riyals",
    "rial",
    "rials",
    "manat",
    "manats",
    "hryvnia",
    "hryvnias",
    "tenge",
    "zloty",
    "zlotys",
    "forint",
    "forints",
    "won",
    "baht",
    "rand",
    "shilling",
    "shillings",
    "real",
    "reais",
];

/// Words before "America" and "American" that make a continent of it, or several.
const CONTINENTS: &[&str] = &["latin", "south", "north", "central", "pan", "inter", "ibero", "meso"];

/// A wording that names a country, with every country that it can mean.
struct Named {
    tokens: Range<usize>,
    codes: Vec<String>,
}

/// Every country that headline and report name, with each of its wordings once, where it stands first, in order.
pub(crate) fn countries(text: &Text) -> Vec<Found<String>> {
    let named = named(text);
    let sure: Vec<&str> = named.iter().filter_map(|named| only(&named.codes)).collect();
    let mut found: Vec<Found<String>> = Vec::new();
    for Named { tokens, codes } in &named {
        let (code, basis, rule) = match only(codes) {
            Some(code) => (code, Basis::Stated, "country.named"),
            None => match meant(codes, &sure) {
                Some(code) => (code, Basis::Inferred, "country.ambiguous"),
                None => continue,
            },
        };
        let adds_nothing = |words: &Range<usize>| basis == Basis::Inferred || text.is_same(words, tokens);
        let is_known = |known: &Found<String>| known.value == code && adds_nothing(&known.tokens);
        if !found.iter().any(is_known) {
            found.push(Found { value: code.to_owned(), tokens: tokens.clone(), basis, rule });
        }
    }
    found
}

fn only(codes: &[String]) -> Option<&str> {
    match codes {
        [code] => Some(code),
        _ => None,
    }
}

/// The one of several countries that the text names otherwise.
fn meant<'c>(codes: &'c [String], sure: &[&str]) -> Option<&'c str> {
    let mut named = codes.iter().filter(|code| sure.contains(&code.as_str()));
    let first = named.next()?;
    named.next().is_none().then_some(first)
}

fn named(text: &Text) -> Vec<Named> {
    let mut named = Vec::new();
    for (_, sentence) in text.told() {
        let around = wider(text, &sentence.tokens);
        for found in text.matches_in(sentence.tokens.clone(), Table::CountryName) {
            let hidden = around.iter().any(|wide| covers(wide, &found) && !is_a_side(text, wide, &found));
            if !hidden && names_a_country(text, &found) {
                named.push(Named { tokens: found.first..found.stop, codes: codes(text, &found) });
            }
        }
    }
    named
}

/// The codes of all rows with this wording.
fn codes(text: &Text, found: &Match) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for row in text.matches_at(found.first) {
        if row.table == Table::CountryName && row.stop == found.stop {
            let code = &text.gazetteer.country_names[row.row].code;
            if !codes.contains(code) {
                codes.push(code.clone());
            }
        }
    }
    codes
}

/// Names of other things, whose inner words name no country.
fn wider(text: &Text, sentence: &Range<usize>) -> Vec<Match> {
    const TABLES: [Table; 6] =
        [Table::City, Table::Place, Table::Lookalike, Table::Organization, Table::Instrument, Table::Event];
    let all = sentence.clone().flat_map(|token| text.matches_at(token));
    all.filter(|found| TABLES.contains(&found.table) && hides_countries(text, found)).copied().collect()
}

fn hides_countries(text: &Text, found: &Match) -> bool {
    match found.table {
        Table::Instrument => text.gazetteer.instruments[found.row].named.is_some(),
        // A state's own organs name it.
        Table::Organization => !matches!(
            text.gazetteer.organizations[found.row].kind,
            OrganizationKind::Ministry
                | OrganizationKind::Government
                | OrganizationKind::Parliament
                | OrganizationKind::ArmedForces
        ),
        _ => true,
    }
}

fn covers(wide: &Match, found: &Match) -> bool {
    let longer = wide.stop - wide.first > found.stop - found.first || wide.table == Table::Organization;
    longer && wide.first <= found.first && found.stop <= wide.stop
}

/// Whether a country stands as one of two sides in an event's name ("the Russia-ASEAN summit").
fn is_a_side(text: &Text, wide: &Match, found: &Match) -> bool {
    let dash = |token: usize| text.word(token) == "-";
    wide.table == Table::Event && (dash(found.stop) || found.first > wide.first && dash(found.first - 1))
}

fn names_a_country(text: &Text, found: &Match) -> bool {
    let before = found.first.checked_sub(1).map_or("", |token| text.word(token));
    let before_dash =
        if before == "-" { found.first.checked_sub(2).map_or("", |token| text.word(token)) } else { before };
    let continent = text.word(found.first).starts_with("america") && CONTINENTS.contains(&before_dash);
    let money = CURRENCIES.contains(&text.word(found.stop)) || matches!(text.word(found.stop), "$" | "€" | "£");
    let currency = money && is_adjective(text, found);
    !continent && !currency && !is_part_of_a_name(text, found)
}

fn is_adjective(text: &Text, found: &Match) -> bool {
    matches!(text.gazetteer.country_names[found.row].form.as_str(), "adjective" | "short")
}

/// Whether a country's name stands as a person's given name or surname ("Georgia Veller", "Tomas Jordan").
fn is_part_of_a_name(text: &Text, found: &Match) -> bool {
    if found.stop - found.first > 1 || text.gazetteer.country_names[found.row].form != "name" {
        return false;
    }
    let sentence = &text.sentences[text.sentence_of(found.first)].tokens;
    let before = found.first.checked_sub(1).map_or("", |token| text.word(token));
    if matches!(before, "of" | "in" | "to" | "from" | "for" | "the") || is_in_capitals_throughout(text, sentence) {
        return false;
    }
    let surname = is_name_word(text, found.stop) && found.stop < sentence.end;
    let given = found.first > sentence.start + 1 && is_name_word(text, found.first - 1);
    surname || given && is_name_like(text, found.first - 1) && is_single(text, found.first)
}

/// Whether most words of a sentence are capitalised, as in a headline.
fn is_in_capitals_throughout(text: &Text, sentence: &Range<usize>) -> bool {
    let words = || sentence.clone().filter(|token| text.kind(*token) == Some(TokenKind::Word));
    let capitalised = words().filter(|token| text.is_capitalised(*token)).count();
    capitalised * 10 > words().count() * 7
}

/// A capitalised word that is neither common nor in any table.
fn is_name_word(text: &Text, token: usize) -> bool {
    text.is_capitalised(token)
        && !text.is_common(token)
        && text.matches_at(token).is_empty()
        && text.tokens.get(token).is_some_and(|token| !token.capitals && !token.glued)
}

/// Whether the token stands after an office, an honorific or the like, so that it begins a person's name.
fn is_name_like(text: &Text, token: usize) -> bool {
    let before = token.saturating_sub(3)..token;
    before.clone().any(|first| {
        text.matches_at(first)
            .iter()
            .any(|found| matches!(found.table, Table::Office | Table::Honorific) && found.stop == token)
    })
}

/// Whether no country's name stands in a list or possession here.
fn is_single(text: &Text, token: usize) -> bool {
    text.kind(token + 1) != Some(TokenKind::Possessive)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::layout;

    fn codes_of(source: &str) -> String {
        let text = Text::new(source, layout(source, false));
        let mut codes: Vec<_> = countries(&text).into_iter().map(|found| found.value).collect();
        codes.dedup();
        codes.join(" ")
    }

    #[test]
    fn each_wording_of_a_country_is_cited_once() {
        let source = "Chad and the Chadian envoy met. Chad was thanked.";
        let text = Text::new(source, layout(source, false));
        let words: Vec<_> = countries(&text).into_iter().map(|found| text.quote(found.tokens)).collect();
        assert_eq!(words, ["Chad", "Chadian"]);
    }

    #[test]
    fn names_adjectives_and_short_forms_count_once() {
        assert_eq!(
            codes_of("The Italian minister left Italy for the UK. A U.S. envoy spoke of the Republic of Korea."),
            "IT GB US KR"
        );
        assert_eq!(codes_of("They recalled the Russia-ASEAN summit and the Italy–Chile fund."), "RU IT CL");
    }

    #[test]
    fn other_names_and_currencies_are_no_countries() {
        assert_eq!(codes_of("He paid ten U.S. dollars in Mexico City near the South China Sea."), "");
        assert_eq!(codes_of("They spoke of Latin American trade and the Washington Joint Declaration."), "");
    }

    #[test]
    fn ambiguous_adjectives_follow_the_text() {
        assert_eq!(codes_of("The Congolese minister spoke."), "");
        assert_eq!(codes_of("The Congolese minister spoke in the Democratic Republic of the Congo."), "CD");
    }

    #[test]
    fn names_of_persons_are_no_countries() {
        assert_eq!(codes_of("The minister received Georgia Vellerini in the palace."), "");
        assert_eq!(codes_of("The minister of Georgia received the envoy."), "GE");
    }
}
