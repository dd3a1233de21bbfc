//! Reads the elements of a dateline at the head of a paragraph.

use super::Elements;
use super::day::{date_stop, is_number, skip};
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::parse::text::Text;
use std::ops::Range;

/// No dateline is longer, in tokens.
const LONGEST: usize = 32;
const HIJRI_MONTHS: &[&str] = &[
    "muharram", "safar", "rabi", "jumada", "rajab", "shaban", "shaaban", "sha'ban", "ramadan", "shawwal", "dhu",
    "dhul", "thul",
];

/// Reads the elements at the head of a paragraph.
pub(super) struct Reader<'t, 'a> {
    text: &'t Text<'a>,
    end: usize,
    limit: usize,
    pub(super) at: usize,
    pub(super) found: Elements,
    /// Whether the last element was an agency in brackets.
    after_bracket: bool,
}

impl<'t, 'a> Reader<'t, 'a> {
    pub(super) fn new(text: &'t Text<'a>, tokens: Range<usize>) -> Self {
        let limit = tokens.end.min(tokens.start + LONGEST);
        let found = Elements { start: tokens.start, stop: tokens.start, ..Elements::default() };
        Self { text, end: tokens.end, limit, at: tokens.start, found, after_bracket: false }
    }

    pub(super) fn read(&mut self) {
        loop {
            if self.at < self.limit && (self.time() || self.agency() || self.date() || self.place()) {
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
        let is_time = self.at == self.found.start && self.is_time(self.at) && self.raw(self.at + 3) == "|";
        if is_time {
            self.at += 4;
        }
        is_time
    }

    /// Whether a time of day stands at a token: "18:55".
    fn is_time(&self, at: usize) -> bool {
        let number = |at: usize| self.text.kind(at) == Some(TokenKind::Number);
        number(at) && self.raw(at + 1) == ":" && number(at + 2)
    }

    fn date(&mut self) -> bool {
        let (start, first) = (self.at, self.text.word(self.at));
        if self.at < self.limit && HIJRI_MONTHS.contains(&first) && self.found.date.is_none() {
            return self.hijri_date();
        }
        let Some(stop) = date_stop(self.text, self.at, self.limit).filter(|_| self.found.date.is_none()) else {
            return false;
        };
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
        let is_country =
            self.text.match_of(inside.start, Table::CountryName).is_some_and(|name| name.stop == inside.end);
        let short = (1..=3).contains(&inside.len()) && inside.clone().all(|at| self.text.is_capitalised(at));
        known || short && self.found.has_place() && !is_country && self.text.word(inside.start).len() > 1
    }

    fn bare_agency(&mut self) -> bool {
        let Some(agency) = self.text.match_of(self.at, Table::Agency) else { return self.unknown_agency() };
        let is_before_place = self.raw(agency.stop) == "," && self.city_at(agency.stop + 1);
        let opens = self.at == self.found.start && (is_dash(self.raw(agency.stop)) || is_before_place);
        let is_element = (opens || self.found.has_place() || self.found.date.is_some()) && agency.stop <= self.limit;
        if is_element {
            self.found.agency.get_or_insert(agency.first..agency.stop);
            self.at = agency.stop;
            self.after_bracket = false;
        }
        is_element
    }

    /// A name that no table has, between the comma after place and date and a dash: "Northport, May 5, North-News --".
    fn unknown_agency(&mut self) -> bool {
        let is_placed = self.found.has_known_place && self.found.date.is_some() && self.found.agency.is_none();
        let is_name = |at: &usize| {
            let joins = self.raw(*at) == "-" && self.text.tokens[*at].glued && self.raw(at + 1) != "-";
            self.text.is_capitalised(*at) || joins
        };
        let stop = (self.at..self.limit.min(self.at + 5)).find(|at| !is_name(at)).unwrap_or(self.at);
        let is_agency = is_placed && stop > self.at && is_dash(self.raw(stop)) && self.raw(self.at - 1) == ",";
        if is_agency {
            self.found.agency = Some(self.at..stop);
            self.at = stop;
        }
        is_agency
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
        let known = |table: &Table| self.text.match_of(self.at, *table).filter(|found| found.stop <= self.limit);
        let city = [Table::City, Table::Place].iter().find_map(known)?;
        let glued = |at: usize| {
            self.raw(at) == "-"
                && self.text.tokens[at].glued
                && self.text.tokens.get(at + 1).is_some_and(|next| next.glued)
        };
        if self.found.has_known_place && !matches!(self.raw(self.at - 1), "/" | "-" | "and" | "," | "AND")
            || glued(city.stop) && !self.is_sure()
        {
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
        if name.stop > self.limit {
            return None;
        }
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
        while stop < self.at + 4
            && (is_name(stop)
                || self.raw(stop) == "-" && stop > self.at && is_name(stop + 1) && self.text.tokens[stop].glued)
        {
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
            "/" | "and" | "AND" | "&" if self.city_at(self.at + 1) => self.at + 1,
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
    pub(super) fn is_line(&self) -> bool {
        let known = self.found.has_known_place || self.found.country.is_some();
        let agency = self.found.agency.is_some();
        self.found.stop > self.found.start
            && (known
                || self.found.date.is_some() && (agency || self.found.words.is_none())
                || agency && self.found.has_place())
    }

    /// Where the dateline ends, when it closes as one does.
    pub(super) fn close(&self) -> Option<usize> {
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
                let apart = !self.joins(stop + full_stop) && !self.is_time(after) && !self.is_pair(after);
                apart && (known || capitals || self.is_sure() && !self.is_barred()) || found.agency.is_some()
            }
            ":" => found.has_known_place && self.text.is_capitalised(stop + 1) || self.is_sure() && found.has_place(),
            "." => {
                self.is_sure() && (known || capitals)
                    || found.agency.is_some() && (found.has_place() || found.date.is_some())
            }
            "=" => self.is_sure(),
            _ => self.after_bracket && found.has_place() && (found.date.is_some() || known || capitals),
        };
        let closing = if dashes > 0 { after } else { stop + usize::from(matches!(self.raw(stop), ":" | "." | "=")) };
        (is_closed && closing < self.end).then_some(closing)
    }

    /// Whether a country alone is followed by another: "Norland – Sudia: ties grow".
    fn is_pair(&self, after: usize) -> bool {
        let alone = self.found.words.is_none() && !self.is_sure();
        alone && self.text.match_of(after, Table::CountryName).is_some()
    }

    /// Whether a bar stands in it, as in a line of author and date.
    fn is_barred(&self) -> bool {
        (self.found.start..self.found.stop).any(|at| self.raw(at) == "|")
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
