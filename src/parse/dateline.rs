//! The dateline: where, when and by which agency a report was filed.
//!
//! A dateline is read as a row of elements — places, a date, an agency — in whatever order and with whatever signs a house
//! puts between them, and then judged by how it closes: a dash, a colon, a full stop, or the end of its line.

use super::text::{Part, Text};
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::word::TokenKind;
use std::ops::Range;

/// No dateline is longer, in tokens.
const LONGEST: usize = 32;
/// A paragraph with this many tokens is told prose, before which a dateline has to stand.
const PROSE: usize = 14;

const MONTHS: &[&str] = &[
    "january", "jan", "february", "feb", "march", "mar", "april", "apr", "may", "june", "jun", "july", "jul", "august",
    "aug", "september", "sept", "sep", "october", "oct", "november", "nov", "december", "dec",
];
const WEEKDAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri",
    "sat", "sun",
];
const HIJRI_MONTHS: &[&str] = &[
    "muharram", "safar", "rabi", "jumada", "rajab", "shaban", "shaaban", "sha'ban", "ramadan", "shawwal", "dhu", "dhul",
    "thul",
];

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
        if reader.at == paragraph.tokens.end && reader.is_line() {
            lone = Some(lone.map_or_else(|| reader.found.clone(), |lone| lone.joined(&reader.found)));
        } else if let Some(stop) = reader.close() {
            return Some(reader.found.dateline(text, stop));
        } else if paragraph.part == Part::Body && paragraph.tokens.len() >= PROSE {
            break;
        }
    }
    let lone = lone.filter(|lone| lone.place.is_some())?;
    let stop = lone.stop;
    Some(lone.dateline(text, stop))
}

/// The end of a date that begins at a token: "Nov. 5", "5 November 2025", "Wednesday, Nov 5", "05.11.2025", "December 1968".
pub(super) fn date_stop(text: &Text, at: usize, end: usize) -> Option<usize> {
    let word = |at: usize| if at < end { text.word(at) } else { "" };
    if WEEKDAYS.contains(&word(at)) {
        let next = skip(text, at + 1, end, &[",", "."]);
        return date_stop(text, next, end);
    }
    let month_stop = |at: usize| MONTHS.contains(&word(at)).then(|| skip(text, at + 1, end, &["."]));
    if let Some(next) = month_stop(at) {
        let number = is_number(text, next, end, 4)?;
        return Some(if number == 4 { next + 1 } else { year_stop(text, next + 1, end) });
    }
    let digits = is_number(text, at, end, 4)?;
    if let Some(next) = month_stop(at + 1).filter(|_| digits <= 2) {
        return Some(year_stop(text, next, end));
    }
    let sign = word(at + 1);
    let is_numeric = matches!(sign, "." | "/" | "-")
        && word(at + 3) == sign
        && (at + 1..at + 5).all(|token| token < end && text.tokens[token].glued)
        && is_number(text, at + 2, end, 2).is_some()
        && is_number(text, at + 4, end, 4).is_some_and(|last| digits.max(last) == 4 || last == 2);
    is_numeric.then_some(at + 5)
}

/// Digits of a number, ordinals included, when there are at most `most` of them.
fn is_number(text: &Text, at: usize, end: usize, most: usize) -> Option<usize> {
    if at >= end || text.kind(at) != Some(TokenKind::Number) {
        return None;
    }
    let word = text.word(at);
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let is_ordinal = matches!(&word[digits..], "" | "st" | "nd" | "rd" | "th");
    (is_ordinal && (1..=most).contains(&digits)).then_some(digits)
}

/// Skips the year after day and month, where there is one.
fn year_stop(text: &Text, at: usize, end: usize) -> usize {
    let next = skip(text, at, end, &[",", "/"]);
    let year = is_number(text, next, end, 4) == Some(4) && (text.word(next).starts_with("19") || text.word(next).starts_with("20"));
    if year { next + 1 } else { at }
}

/// Skips one sign of a list.
fn skip(text: &Text, at: usize, end: usize, signs: &[&str]) -> usize {
    if at < end && signs.contains(&text.raw(at)) { at + 1 } else { at }
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
        let place = self.place.map(|city| likely_city(text, city, named.as_ref()));
        let country = named.or_else(|| {
            let city = place?;
            let code = text.gazetteer.cities[city.row].country.clone();
            Some(DatelineCountry { code, tokens: city.first..city.stop, is_named: false })
        });
        let tokens = self.start..stop;
        Dateline { tokens, place, place_words: self.words, country, date: self.date, agency: self.agency }
    }
}

/// Of several cities of a name, the one in the country that the dateline names, else a capital, else the largest.
fn likely_city(text: &Text, city: Match, country: Option<&DatelineCountry>) -> Match {
    let same_name = |other: &&Match| other.table == Table::City && other.stop == city.stop;
    let weight = |other: &&Match| {
        let row = &text.gazetteer.cities[other.row];
        let named = country.is_some_and(|country| country.code == row.country);
        (named, row.kind == "capital", row.population, std::cmp::Reverse(other.row))
    };
    text.matches_at(city.first).iter().filter(same_name).max_by_key(weight).copied().unwrap_or(city)
}

/// Reads the elements at the head of a paragraph.
struct Reader<'t, 'a> {
    text: &'t Text<'a>,
    end: usize,
    limit: usize,
    at: usize,
    found: Elements,
    /// Whether the last element was an agency in brackets.
    after_bracket: bool,
}

impl<'t, 'a> Reader<'t, 'a> {
    fn new(text: &'t Text<'a>, tokens: Range<usize>) -> Self {
        let limit = tokens.end.min(tokens.start + LONGEST);
        let found = Elements { start: tokens.start, stop: tokens.start, ..Elements::default() };
        Self { text, end: tokens.end, limit, at: tokens.start, found, after_bracket: false }
    }

    fn read(&mut self) {
        loop {
            if self.time() || self.agency() || self.date() || self.place() {
                self.found.stop = self.at;
            } else if !self.joint() {
                break;
            }
        }
        self.at = self.at.max(self.found.stop);
    }

    fn raw(&self, at: usize) -> &'a str {
        if at < self.limit { self.text.raw(at) } else { "" }
    }

    /// A time of day before the place: "10:45 |".
    fn time(&mut self) -> bool {
        let is_time = self.at == self.found.start
            && self.text.kind(self.at) == Some(TokenKind::Number)
            && self.raw(self.at + 1) == ":"
            && self.text.kind(self.at + 2) == Some(TokenKind::Number)
            && self.raw(self.at + 3) == "|";
        if is_time {
            self.at += 4;
        }
        is_time
    }

    fn date(&mut self) -> bool {
        let (start, first) = (self.at, self.text.word(self.at));
        if self.at < self.limit && HIJRI_MONTHS.contains(&first) && self.found.date.is_none() {
            return self.hijri_date();
        }
        let Some(stop) = date_stop(self.text, self.at, self.limit).filter(|_| self.found.date.is_none()) else { return false };
        self.at = stop;
        self.after_bracket = false;
        self.found.date = Some(start..stop);
        true
    }

    /// A date of the Islamic calendar stands beside the common one and is passed over.
    fn hijri_date(&mut self) -> bool {
        let number = |at: &usize| self.text.kind(*at) == Some(TokenKind::Number);
        let Some(day) = (self.at + 1..self.limit.min(self.at + 6)).find(number) else { return false };
        let year = skip(self.text, day + 1, self.limit, &[","]);
        let has_year = is_number(self.text, year, self.limit, 4) == Some(4) && self.text.word(year).starts_with('1');
        self.at = if has_year { year + 1 } else { day + 1 };
        skip(self.text, self.at, self.limit, &["h"]);
        true
    }

    /// "(Xinhua)", "/TASS/", "SPA".
    fn agency(&mut self) -> bool {
        let close = match self.raw(self.at) {
            "(" => ")",
            "[" => "]",
            "/" => "/",
            _ => return self.bare_agency(),
        };
        let open = self.at + self.run(self.at, "/").max(1);
        let Some(stop) = (open..self.limit.min(open + 10)).find(|at| self.raw(*at) == close) else { return false };
        if !self.is_agency(open..stop) {
            return false;
        }
        self.found.agency.get_or_insert(open..stop);
        self.at = stop + self.run(stop, "/").max(1);
        self.after_bracket = true;
        true
    }

    fn is_agency(&self, inside: Range<usize>) -> bool {
        let known = inside.clone().any(|at| self.text.match_of(at, Table::Agency).is_some());
        let is_country = self.text.match_of(inside.start, Table::CountryName).is_some_and(|name| name.stop == inside.end);
        let short = (1..=3).contains(&inside.len()) && inside.clone().all(|at| self.text.is_capitalised(at));
        known || short && self.found.has_place() && !is_country && self.text.word(inside.start).len() > 1
    }

    fn bare_agency(&mut self) -> bool {
        let Some(agency) = self.text.match_of(self.at, Table::Agency) else { return false };
        let is_element = (self.found.has_place() || self.found.date.is_some()) && agency.stop <= self.limit;
        if is_element && self.found.agency.is_none() {
            self.found.agency = Some(agency.first..agency.stop);
            self.at = agency.stop;
            self.after_bracket = false;
        }
        is_element
    }

    fn place(&mut self) -> bool {
        let first = self.at == self.found.start || self.found.words.is_none() && self.raw(self.at - 1) != ",";
        let stop = self.city().or_else(|| self.country()).or_else(|| if first { self.unknown_place() } else { None });
        let Some(stop) = stop.filter(|stop| *stop <= self.limit) else { return false };
        self.at = stop;
        self.after_bracket = false;
        true
    }

    fn city(&mut self) -> Option<usize> {
        let city = self.text.match_of(self.at, Table::City).or_else(|| self.text.match_of(self.at, Table::Place))?;
        let glued = |at: usize| self.raw(at) == "-" && self.text.tokens[at].glued && self.text.tokens.get(at + 1).is_some_and(|next| next.glued);
        if self.found.has_known_place && !matches!(self.raw(self.at - 1), "/" | "-" | "and" | "," | "AND") || glued(city.stop) && !self.is_sure() {
            return None;
        }
        if city.table == Table::City {
            self.found.place.get_or_insert(city);
        }
        self.found.words.get_or_insert(city.first..city.stop);
        self.found.has_known_place = true;
        let tail = skip(self.text, city.stop, self.limit, &[","]);
        Some(if matches!(self.text.word(tail), "d.c." | "dc") { tail + 1 } else { city.stop })
    }

    /// ", Azerbaijan", "[India]".
    fn country(&mut self) -> Option<usize> {
        let bracket = matches!(self.raw(self.at), "[" | "(");
        let first = self.at + usize::from(bracket);
        let name = self.text.match_of(first, Table::CountryName)?;
        let form = &self.text.gazetteer.country_names[name.row].form;
        if matches!(form.as_str(), "adjective" | "people") || self.found.country.is_some() {
            return None;
        }
        let stop = if bracket { name.stop + usize::from(matches!(self.raw(name.stop), "]" | ")")) } else { name.stop };
        if bracket && stop == name.stop {
            return None;
        }
        self.found.country = Some((name.row, name.first..name.stop));
        Some(stop)
    }

    /// A place that the gazetteer lacks: a few capitalised words that are no common ones.
    fn unknown_place(&mut self) -> Option<usize> {
        let is_name = |at: usize| at < self.limit && self.text.is_capitalised(at) && !self.text.is_common(at);
        let mut stop = self.at;
        while stop < self.at + 4 && (is_name(stop) || self.raw(stop) == "-" && stop > self.at && is_name(stop + 1) && self.text.tokens[stop].glued) {
            stop += 1;
        }
        if stop == self.at || self.found.words.is_some() {
            return None;
        }
        self.found.words = Some(self.at..stop);
        Some(stop)
    }

    /// Signs between elements. A dash goes between them only after an agency or before a date that closes itself.
    fn joint(&mut self) -> bool {
        if self.at == self.found.start || self.at >= self.limit {
            return false;
        }
        let next = match self.raw(self.at) {
            "," | ";" | "|" => self.at + 1,
            "/" if self.city_at(self.at + 1) => self.at + 1,
            "and" | "AND" | "&" if self.city_at(self.at + 1) => self.at + 1,
            "." if self.goes_on_after_stop(self.at + 1) => self.at + 1,
            "-" | "–" | "—" if self.goes_on_after_dash(self.at + 1) => self.at + 1,
            _ => return false,
        };
        self.at = next;
        true
    }

    fn city_at(&self, at: usize) -> bool {
        at < self.limit && self.text.match_of(at, Table::City).is_some()
    }

    fn goes_on_after_stop(&self, at: usize) -> bool {
        let bare = self.text.match_of(at, Table::Agency).map(|agency| agency.stop);
        matches!(self.raw(at), "/" | "(" | "," | ";")
            || self.found.date.is_none() && date_stop(self.text, at, self.limit).is_some()
            || bare.is_some_and(|stop| stop == self.end || is_dash(self.raw(stop)) || self.raw(stop) == ":")
    }

    fn goes_on_after_dash(&self, at: usize) -> bool {
        let only_agency = self.found.agency.is_some() && !self.found.has_place();
        let date = date_stop(self.text, at, self.limit).filter(|_| self.found.date.is_none());
        let closes = |stop: usize| matches!(self.raw(stop), "(" | "/" | ":") || is_dash(self.raw(stop));
        only_agency && (self.city_at(at) || date.is_some()) || date.is_some_and(closes)
    }

    fn run(&self, at: usize, sign: &str) -> usize {
        (at..self.limit).take_while(|at| self.raw(*at) == sign).count()
    }

    fn is_sure(&self) -> bool {
        self.found.agency.is_some() || self.found.date.is_some()
    }

    /// Whether the elements fill a line of their own.
    fn is_line(&self) -> bool {
        let known = self.found.has_known_place || self.found.country.is_some();
        let agency = self.found.agency.is_some();
        self.found.stop > self.found.start
            && (known || self.found.date.is_some() && (agency || self.found.words.is_none()) || agency && self.found.has_place())
    }

    /// Where the dateline ends, when it closes as one does.
    fn close(&self) -> Option<usize> {
        let stop = self.found.stop;
        let found = &self.found;
        if stop == found.start {
            return None;
        }
        let full_stop = usize::from(self.raw(stop) == "." && is_dash(self.raw(stop + 1)));
        let dashes = (stop + full_stop..self.limit).take_while(|at| is_dash(self.raw(*at))).count();
        let after = stop + full_stop + dashes;
        let known = found.has_known_place || found.country.is_some();
        let capitals = found.words.clone().is_some_and(|words| words.clone().all(|at| self.text.tokens[at].capitals));
        let is_closed = match self.raw(stop) {
            _ if dashes > 0 => {
                let apart = !self.joins(stop);
                apart && (known || capitals || self.is_sure()) || self.is_sure() && found.agency.is_some()
            }
            ":" => found.has_known_place && self.text.is_capitalised(stop + 1) || self.is_sure() && found.has_place(),
            "." => self.is_sure() && (known || capitals) || found.agency.is_some(),
            "=" => self.is_sure(),
            _ => self.after_bracket && found.has_place() && (found.date.is_some() || known || capitals),
        };
        let closing = if dashes > 0 { after } else { stop + usize::from(matches!(self.raw(stop), ":" | "." | "=")) };
        (is_closed && closing < self.end).then_some(closing)
    }

    /// Whether a dash joins two words: "Paris-based".
    fn joins(&self, dash: usize) -> bool {
        let glued = |at: usize| self.text.tokens.get(at).is_some_and(|token| token.glued);
        glued(dash) && glued(dash + 1)
    }
}

fn is_dash(sign: &str) -> bool {
    matches!(sign, "-" | "–" | "—" | "―" | "‐" | "‑" | "−")
}

#[cfg(test)]
mod tests;
