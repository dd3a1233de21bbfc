//! Names of things, which look like names of people: bodies, places, events, ships.

use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::parse::country;
use crate::parse::people::Office;
use crate::parse::text::Text;
use std::ops::Range;

/// What stands before the name of a ship.
const SHIPS: &[&str] = &["HMS", "USS", "HMAS", "HMCS", "HMNZS", "INS", "RMS", "USNS", "RFA"];

/// Words with which the names of streets end.
const STREETS: &[&str] = &["street", "avenue", "road", "drive", "boulevard", "lane", "highway", "embankment"];

/// Whether the name of a street stands rather than somebody's: "Office of the President, Harbour Drive".
fn is_street(text: &Text, name: &Range<usize>) -> bool {
    name.len() > 1 && STREETS.contains(&text.word(name.end - 1))
}

/// Cultures whose forms of address stand before any surname, be it an ordinary word.
const PLAIN: &[&str] = &["english", "diplomatic", "civil", "slavic", "romance", "germanic", "south_asia"];

/// Whether the words after titles name a person rather than a thing ("General Provisions", "HMS Queen Anne").
pub(super) fn is_person(text: &Text, name: &Range<usize>, honorifics: &[Range<usize>], offices: &[Office]) -> bool {
    let forms = honorifics.iter().map(|form| form.start);
    let first = forms.clone().chain(offices.iter().map(|office| office.tokens.start)).min().unwrap_or(name.start);
    if first > 0 && SHIPS.contains(&text.raw(first - 1)) || is_street(text, name) {
        return false;
    }
    let is_plain = |form: usize| {
        let found = text.match_of(form, Table::Honorific);
        found.is_some_and(|found| PLAIN.contains(&text.gazetteer.honorifics[found.row].culture.as_str()))
    };
    if forms.clone().any(is_plain) {
        return true;
    }
    let words: Vec<usize> = name.clone().filter(|token| text.kind(*token) == Some(TokenKind::Word)).collect();
    let all_common = words.iter().all(|token| text.is_common(*token));
    let is_noun = |token: usize| text.match_of(token, Table::OrganizationNoun).is_some();
    let last = words.last().copied().unwrap_or(name.start);
    let goes_on = text.is_capitalised(name.end) && is_noun(name.end);
    let alone = words.len() == 1 && !offices.is_empty();
    let is_body = goes_on || is_noun(last) && (alone || words.len() > 1 && text.is_common(last));
    let is_field = [Table::Topic, Table::Portfolio].iter().any(|table| text.match_of(last, *table).is_some());
    let after_comma = name.start > 0 && text.raw(name.start - 1) == ",";
    if offices.is_empty() { !all_common && !is_body } else { !is_body && !(all_common && (is_field || after_comma)) }
}

/// Whether a capitalised run is the name of a body, place, event or instrument.
pub(super) fn is_thing(text: &Text, name: &Range<usize>) -> bool {
    let nouns = [Table::OrganizationNoun, Table::EventNoun, Table::Instrument];
    let things = [Table::Organization, Table::Event, Table::Place, Table::City, Table::Venue, Table::Lookalike];
    let within =
        |token: usize| nouns.iter().any(|table| text.is_capitalised(token) && text.match_of(token, *table).is_some());
    let whole =
        things.iter().any(|table| text.match_of(name.start, *table).is_some_and(|found| found.stop >= name.end));
    let pairs = |token: usize| text.raw(token) == "-" && country::at(text, token + 1).is_some();
    let after_article = name.start > 0 && matches!(text.word(name.start - 1), "the" | "a" | "an");
    let ship = SHIPS.contains(&text.raw(name.start));
    ship || whole
        || is_street(text, name)
        || after_article
        || within(name.end)
        || name.clone().any(|token| within(token) || pairs(token))
}
