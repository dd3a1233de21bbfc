//! The place of the meeting, which the dateline's city is not.

use super::reading::Reading;
use super::verdict::{Docket, Ruling};
use crate::gazetteer::known::countries_of_city;
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::fold;
use crate::parse::date::is_weekday;
use crate::parse::people::{Found, Side};
use crate::parse::text::Part;
use crate::parse::{city, country};
use crate::record::{Part as SidePart, Place};
use std::ops::Range;

/// The rule of a place that only the dateline names.
const DATELINE: &str = "place.dateline";

/// Prepositions of place.
const IN: &[&str] = &["in", "at", "to", "into", "of", "visited", "visit", "visiting", "near", "outside"];

impl Reading<'_> {
    /// Where a city is named as a place, not as a part of another name nor in the dateline alone.
    fn city_places(&self, name: &str) -> Vec<Range<usize>> {
        let dateline = self.text.dateline.as_ref().map_or(0..0, |dateline| dateline.tokens.clone());
        let mut places = self.find(name);
        for token in 0..self.text.tokens.len() {
            if let Some(named) = city::at(&self.text, token).filter(|named| named.name == name)
                && !places.iter().any(|place| place.start == token)
            {
                places.push(token..named.stop);
            }
        }
        places.retain(|place| !dateline.contains(&place.start));
        places
    }

    /// The places of meetings that the report itself tells, its dateline left out.
    fn told_places(&self) -> impl Iterator<Item = &Found<Place>> + Clone {
        let is_told = |place: &&Found<Place>| {
            self.text.dateline.as_ref().is_none_or(|dateline| !dateline.tokens.contains(&place.tokens.start))
        };
        self.meetings.iter().filter_map(|meeting| meeting.place.as_ref()).filter(is_told)
    }

    /// Whether words are the name of something else: "the Washington Declaration".
    fn is_in_name(&self, place: &Range<usize>) -> bool {
        let goes_on = self.text.is_capitalised(place.end) && !is_weekday(self.text.word(place.end));
        let hidden = [Table::Lookalike, Table::Organization, Table::Event, Table::Instrument].iter().any(|table| {
            (place.start.saturating_sub(4)..=place.start).any(|token| {
                let found = self.text.match_of(token, *table);
                found.is_some_and(|found| found.stop >= place.end && found.stop - found.first > place.len())
            })
        });
        hidden || goes_on && self.text.raw(place.end) != "," && !self.starts_sentence(place.end)
    }

    fn starts_sentence(&self, token: usize) -> bool {
        self.around(token).start == token
    }

    fn city(&self, name: &str) -> Ruling {
        let told = self.told_places();
        let is_city = |place: &Place| place.city.as_deref().is_some_and(|city| fold(city) == fold(name));
        if let Some(place) = told.clone().find(|place| is_city(&place.value)) {
            return Ruling::by_basis(&place.tokens, place.basis, "ground.place");
        }
        if let Some(place) = told.clone().find(|place| place.value.city.is_some()) {
            let city = place.value.city.as_deref().unwrap_or_default();
            return Ruling::contradicted(&place.tokens, format!("the meeting was in {city}, by these words"));
        }
        let all = self.city_places(name);
        let is_place = |place: &&Range<usize>| {
            let part = self.sentence(place.start).map(|sentence| sentence.part);
            let before = self.text.word(place.start.saturating_sub(1));
            let follows = IN.contains(&before) || part == Some(Part::Headline) && before == ",";
            part == Some(Part::Frame)
                || follows && !self.is_in_name(place) && self.tells_of_meeting(&self.around(place.start))
        };
        match (all.iter().find(is_place), self.city_of_dateline(name), all.first()) {
            (Some(words), ..) => Ruling::stated(words, "ground.place"),
            (None, Some(ruling), _) => ruling,
            (None, None, Some(words)) => {
                Ruling::contradicted(words, "the text names the city, but not as the place of the meeting")
            }
            (None, None, None) => Ruling::absent("the text does not name the city"),
        }
    }

    /// A city that the dateline names is where the report was filed. The meeting can have been there unless the text says
    /// that it was elsewhere.
    fn city_of_dateline(&self, name: &str) -> Option<Ruling> {
        let dateline = self.text.dateline.as_ref()?;
        let words = self.find(name).into_iter().find(|place| dateline.tokens.contains(&place.start))?;
        let country = dateline.country.as_ref().map(|country| country.code.as_str());
        let told = self.told_places();
        let mut abroad =
            told.filter(|place| place.value.country.is_some() && place.value.country.as_deref() != country);
        let elsewhere = abroad.next().map(|place| place.tokens.clone()).or_else(|| self.another_city(name));
        Some(match elsewhere {
            Some(other) => Ruling::contradicted(&other, "the dateline names the city, but the meeting was elsewhere"),
            None => Ruling::derivable(&words, DATELINE, "the dateline names it, and the text names no other place"),
        })
    }

    /// Another city in which the text says that people met.
    fn another_city(&self, name: &str) -> Option<Range<usize>> {
        (1..self.text.tokens.len()).find_map(|token| {
            let city = city::at(&self.text, token).filter(|city| fold(city.name) != fold(name))?;
            let words = token..city.stop;
            let tells = self.text.word(token - 1) == "in" && self.tells_of_meeting(&self.around(token));
            (tells && !self.is_in_name(&words)).then_some(words)
        })
    }

    fn place_country(&self, code: &str) -> Ruling {
        let told = self.told_places();
        if let Some(place) = told.clone().find(|place| place.value.country.as_deref() == Some(code)) {
            return Ruling::by_basis(&place.tokens, place.basis, "ground.place");
        }
        let rival = told.clone().find(|place| place.value.country.is_some());
        if let Some(rival) = rival {
            let other = rival.value.country.as_deref().unwrap_or_default();
            return Ruling::contradicted(&rival.tokens, format!("the meeting was in {other}, by these words"));
        }
        for token in 0..self.text.tokens.len() {
            let sentence = self.around(token);
            let before = self.text.word(token.saturating_sub(1));
            let before = if before == "the" { self.text.word(token.saturating_sub(2)) } else { before };
            if !IN.contains(&before) || !self.tells_of_meeting(&sentence) {
                continue;
            }
            // "Foreign Minister Holm of Norway" is no place.
            let by_name = country::at(&self.text, token).filter(|named| named.code == code);
            let by_name = by_name.filter(|_| self.people.at(token).is_none()).map(|named| named.stop);
            let by_city = city::at(&self.text, token).filter(|named| named.country == code).map(|named| named.stop);
            let venue = self.text.match_of(token, Table::Venue);
            let by_venue = venue.filter(|venue| {
                let row = &self.text.gazetteer.venues[venue.row];
                row.country.as_deref() == Some(code)
            });
            if let Some(stop) = by_name.or(by_city).or(by_venue.map(|venue| venue.stop)) {
                return Ruling::derivable(&(token..stop), "ground.place", "the words name it as a place");
            }
        }
        let dateline = self.text.dateline.as_ref();
        let by_city = dateline.and_then(|dateline| dateline.country.as_ref()).filter(|country| country.code == code);
        let is_host = |side: &Side| side.country.as_deref() == Some(code) && side.part == SidePart::Host;
        let host = dateline.filter(|_| self.meetings.iter().any(|meeting| meeting.sides.iter().any(is_host)));
        match (host, by_city) {
            (Some(dateline), _) => Ruling::derivable(&dateline.tokens, "ground.place", "its side was the host"),
            (None, Some(country)) => {
                Ruling::derivable(&country.tokens, DATELINE, "the dateline names it, and the text names no other place")
            }
            (None, None) if self.country(code).holds() => {
                Ruling::contradicted(&(0..0), "the text names the country, but not as the place of the meeting")
            }
            (None, None) => Ruling::absent("the text does not name the country"),
        }
    }
}

impl Docket<'_> {
    pub(super) fn place(&mut self, place: &Place) {
        let city = place.city.as_deref().map(|city| self.reading.city(city));
        if let Some(country) = &place.country {
            let own = self.reading.place_country(country);
            // A city that holds has its country with it.
            let is_in_city = city.as_ref().is_some_and(Ruling::holds)
                && place.city.as_deref().is_some_and(|city| countries_of_city(city).contains(country));
            let ruling = match city.clone().filter(|_| is_in_city && !own.holds()) {
                Some(city) => city,
                None => own,
            };
            self.rule("/meeting/place/country", "meeting/place/country", country, ruling);
        }
        if let (Some(name), Some(ruling)) = (&place.city, city) {
            self.rule("/meeting/place/city", "meeting/place/city", name, ruling);
        }
        if let Some(venue) = &place.venue {
            self.worded("/meeting/place/venue", "meeting/place/venue", venue);
        }
        if let Some(text) = &place.text {
            self.worded("/meeting/place/text", "meeting/place/text", text);
        }
    }
}
