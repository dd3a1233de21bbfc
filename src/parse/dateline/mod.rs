//! The dateline: where, when and by which agency a report was filed.
//!
//! A dateline is read as a row of elements — places, a date, an agency — in whatever order and with whatever signs a house
//! puts between them, and then judged by how it closes: a dash, a colon, a full stop, or the end of its line.

mod day;
mod reader;

use super::city;
use super::text::{Part, Text};
use crate::gazetteer::lexicon::Match;
use crate::gazetteer::word::TokenKind;
use reader::Reader;
use std::ops::Range;

/// A paragraph with this many words is told prose, before which a dateline has to stand.
const PROSE: usize = 10;

/// A dateline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// All its tokens, with the agency and the closing sign.
    pub(crate) tokens: Range<usize>,
    /// The city, where the gazetteer knows it; the first of two.
    pub(crate) place: Option<Match>,
    /// The words that name the place, also of one that the gazetteer does not know.
    pub(crate) place_words: Option<Range<usize>>,
    /// The country that it names, or in which its city lies.
    pub(crate) country: Option<DatelineCountry>,
    /// The date.
    pub(crate) date: Option<Range<usize>>,
    /// The agency's name, without brackets.
    pub(crate) agency: Option<Range<usize>>,
}

impl Dateline {
    /// Its city: the usual name, else the words, of which those in capitals get small letters.
    pub(crate) fn city(&self, text: &Text) -> Option<String> {
        let known = self.place.map(|found| text.gazetteer.cities[found.row].name.clone());
        known.or_else(|| self.place_words.clone().map(|words| small(text.quote(words))))
    }
}

/// Words in capitals with small letters behind the first of each.
fn small(words: &str) -> String {
    if words.chars().any(char::is_lowercase) {
        return words.to_owned();
    }
    let mut inside = false;
    let letter = |letter: char| {
        let small = inside;
        inside = letter.is_alphabetic();
        if small { letter.to_lowercase().collect::<String>() } else { letter.to_string() }
    };
    words.chars().map(letter).collect()
}

/// The country of a dateline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DatelineCountry {
    /// Its code.
    pub(crate) code: String,
    /// The words that it follows from: its own name, or the city's.
    pub(crate) tokens: Range<usize>,
    /// Whether it is named, not only known from the city.
    pub(crate) is_named: bool,
}

/// The dateline of a text, which stands at the head of its first told paragraph or on lines of its own before it.
pub(crate) fn find(text: &Text) -> Option<Dateline> {
    let mut lone: Option<Elements> = None;
    for paragraph in text.paragraphs.iter().filter(|paragraph| matches!(paragraph.part, Part::Body | Part::Frame)) {
        let mut reader = Reader::new(text, paragraph.tokens.clone());
        reader.read();
        let rest = text.raw(reader.at);
        let fills = reader.at == paragraph.tokens.end || rest == "." && reader.at + 1 == paragraph.tokens.end;
        if fills && reader.is_line() {
            reader.found.stop = paragraph.tokens.end;
            lone = Some(lone.map_or_else(|| reader.found.clone(), |lone| lone.joined(&reader.found)));
        } else if let Some(stop) = reader.close() {
            return Some(reader.found.dateline(text, stop));
        } else if paragraph.part == Part::Body && is_prose(text, &paragraph.tokens) {
            break;
        }
    }
    let lone = lone.filter(|lone| lone.place.is_some())?;
    let stop = lone.stop;
    Some(lone.dateline(text, stop))
}

/// Whether a paragraph is told prose; a line that ends without a sign is a headline under the headline.
fn is_prose(text: &Text, paragraph: &Range<usize>) -> bool {
    let ends = paragraph.clone().last().is_some_and(|last| text.kind(last) == Some(TokenKind::Sign));
    ends && paragraph.clone().filter(|at| text.kind(*at) == Some(TokenKind::Word)).count() >= PROSE
}

/// What a dateline is made of.
#[derive(Debug, Clone, Default)]
struct Elements {
    start: usize,
    stop: usize,
    place: Option<Match>,
    words: Option<Range<usize>>,
    has_known_place: bool,
    country: Option<(usize, Range<usize>)>,
    date: Option<Range<usize>>,
    agency: Option<Range<usize>>,
}

impl Elements {
    fn has_place(&self) -> bool {
        self.words.is_some() || self.country.is_some()
    }

    /// Elements on lines that follow each other; what stands between lines apart is not part of a dateline.
    fn joined(self, next: &Elements) -> Elements {
        if self.stop != next.start || !(self.has_place() || next.has_place()) {
            return if next.has_place() { next.clone() } else { self };
        }
        Elements {
            start: self.start,
            stop: next.stop,
            place: self.place.or(next.place),
            words: self.words.or_else(|| next.words.clone()),
            has_known_place: self.has_known_place || next.has_known_place,
            country: self.country.or_else(|| next.country.clone()),
            date: self.date.or_else(|| next.date.clone()),
            agency: self.agency.or_else(|| next.agency.clone()),
        }
    }

    fn dateline(self, text: &Text, stop: usize) -> Dateline {
        let named = self.country.as_ref().map(|(row, tokens)| {
            let code = text.gazetteer.country_names[*row].code.clone();
            DatelineCountry { code, tokens: tokens.clone(), is_named: true }
        });
        let place = self.place.map(|found| Match { row: city::meant(text, found).row, ..found });
        let country = named.or_else(|| {
            let city = place?;
            let code = text.gazetteer.cities[city.row].country.clone();
            Some(DatelineCountry { code, tokens: city.first..city.stop, is_named: false })
        });
        let tokens = self.start..stop;
        Dateline { tokens, place, place_words: self.words, country, date: self.date, agency: self.agency }
    }
}

#[cfg(test)]
mod tests;
