//! The place of the meeting, which the dateline's city is not.

use super::reading::Reading;
use super::verdict::{Docket, Ruling};
use crate::gazetteer::known::countries_of_city;
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::fold;
use crate::parse::date::is_weekday;
use crate::parse::text::Part;
use crate::parse::{city, country};
use crate::record::{Part as SidePart, Place};
use std::ops::Range;

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
        let told = self.meetings.iter().filter_map(|meeting| meeting.place.as_ref());
        let is_city = |place: &Place| place.city.as_deref().is_some_and(|city| fold(city) == fold(name));
        if let Some(place) = told.clone().find(|place| is_city(&place.value)) {
            return Ruling::by_basis(&place.tokens, place.basis, "ground.place");
        }
        let all = self.city_places(name);
        let rival = told.clone().find(|place| place.value.city.is_some());
        let is_place = |place: &&Range<usize>| {
            let before = self.text.word(place.start.saturating_sub(1));
            let in_headline = self.sentence(place.start).is_some_and(|sentence| sentence.part == Part::Headline);
            !self.is_in_name(place) && (IN.contains(&before) || in_headline && before == ",")
                || self.sentence(place.start).is_some_and(|sentence| sentence.part == Part::Frame)
        };
        let fitting = all.iter().filter(is_place).find(|place| {
            let sentence = self.around(place.start);
            let is_frame = self.sentence(place.start).is_some_and(|sentence| sentence.part == Part::Frame);
            rival.is_none() && (is_frame || self.tells_of_meeting(&sentence))
        });
        match (fitting, rival, all.first()) {
            (Some(words), _, _) => Ruling::stated(words, "ground.place"),
            (None, Some(place), _) => {
                let city = place.value.city.as_deref().unwrap_or_default();
                Ruling::contradicted(&place.tokens, format!("the meeting was in {city}, by these words"))
            }
            (None, None, Some(words)) => {
                Ruling::contradicted(words, "the text names the city, but not as the place of the meeting")
            }
            (None, None, None) => self.city_by_dateline(name),
        }
    }

    /// A city that only the dateline names is the place of a meeting in that country alone where the text says nothing else.
    fn city_by_dateline(&self, name: &str) -> Ruling {
        let dateline = self.text.dateline.as_ref().map(|dateline| dateline.tokens.clone());
        let named = dateline.filter(|dateline| self.find(name).iter().any(|place| dateline.contains(&place.start)));
        match named {
            Some(dateline) => {
                Ruling::contradicted(&dateline, "only the dateline names the city, which is where the report was filed")
            }
            None => Ruling::absent("the text does not name the city"),
        }
    }

    fn place_country(&self, code: &str) -> Ruling {
        let told = self.meetings.iter().filter_map(|meeting| meeting.place.as_ref());
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
            let by_name = country::at(&self.text, token).filter(|named| named.code == code).map(|named| named.stop);
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
        let home = self.text.dateline.as_ref().filter(|_| {
            self.meetings.iter().any(|meeting| {
                meeting.sides.iter().any(|side| side.country.as_deref() == Some(code) && side.part == SidePart::Host)
            })
        });
        match (home, self.country(code).holds()) {
            (Some(dateline), _) => Ruling::derivable(&dateline.tokens, "ground.place", "its side was the host"),
            (None, true) => {
                Ruling::contradicted(&(0..0), "the text names the country, but not as the place of the meeting")
            }
            (None, false) => Ruling::absent("the text does not name the country"),
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
