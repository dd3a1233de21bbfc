//! People: names, countries and bodies, and where each of them stands in the text.

use super::reading::Reading;
use super::verdict::{Docket, Ruling};
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::{TokenKind, fold};
use crate::parse::people::{Found, Mention, Office};
use crate::record::{Basis, Capacity, Name, Person};
use std::ops::Range;

/// A country belongs to a name in the same sentence if it stands so many words from it at most.
const REACH: usize = 12;

/// Where a person of the record stands in the text.
pub(super) struct Spots {
    /// The whole name, or where there is none the words of the office.
    pub(super) whole: Vec<Range<usize>>,
    /// Every place, short forms of the name and office alone included.
    pub(super) all: Vec<Range<usize>>,
    /// Indices of the mentions at these places.
    pub(super) mentions: Vec<usize>,
    /// The person that reading found there.
    pub(super) index: Option<usize>,
}

impl Reading<'_> {
    /// Where somebody stands.
    pub(super) fn spots(&self, person: &Person) -> Spots {
        let whole = match &person.name {
            Some(name) => self.find_name(&name.full),
            None => self.office_alone(person),
        };
        let touches = |mention: &Mention, range: &Range<usize>| {
            mention.tokens.start < range.end && range.start < mention.tokens.end
        };
        let at = |range: &Range<usize>| {
            let named =
                |mention: &&Mention| touches(mention, range) && (mention.name.is_some() || person.name.is_none());
            self.people.mentions.iter().find(named).and_then(|mention| mention.person)
        };
        let indices: Vec<usize> = whole.iter().filter_map(at).collect();
        let times = |index: &usize| indices.iter().filter(|other| *other == index).count();
        let index = indices.iter().copied().max_by_key(|index| (times(index), std::cmp::Reverse(*index)));
        let mut all = whole.clone();
        if let Some(found) = index.and_then(|index| self.people.persons.get(index)) {
            all.extend(found.mentions.iter().map(|number| self.people.mentions[*number].tokens.clone()));
        }
        if let Some(name) = &person.name {
            let is_free =
                |range: &Range<usize>| self.people.at(range.start).is_none_or(|mention| mention.person == index);
            all.extend(self.short_forms(name).filter(is_free));
        }
        all.sort_by_key(|range| (range.start, range.end));
        all.dedup();
        let mentions = (0..self.people.mentions.len()).filter(|number| {
            let mention = &self.people.mentions[*number];
            let is_own = index.is_some() && mention.person == index;
            is_own || mention.person.is_none() && all.iter().any(|range| touches(mention, range))
        });
        Spots { whole, mentions: mentions.collect(), all, index }
    }

    /// Someone without a name stands where the office does, best with the country beside it.
    fn office_alone(&self, person: &Person) -> Vec<Range<usize>> {
        let holds = |found: &&crate::parse::people::Person| {
            let role = person.positions.iter().any(|position| {
                found.offices.iter().any(|office| office.role == position.role || office.also == Some(position.role))
            });
            let country = found.country.as_ref().map(|found| &found.value);
            found.name.is_none()
                && role
                && (country == person.country.as_ref() || country.is_none() || person.country.is_none())
        };
        let known = self.people.persons.iter().filter(holds).flat_map(|found| &found.mentions);
        let mut places: Vec<Range<usize>> = known.map(|number| self.people.mentions[*number].tokens.clone()).collect();
        places.extend(person.positions.iter().flat_map(|position| self.find(&position.title)));
        places
    }

    /// The family name by itself, as in "Holm said".
    fn short_forms(&self, name: &Name) -> impl Iterator<Item = Range<usize>> + '_ {
        let last = name.full.split_whitespace().next_back().unwrap_or_default();
        let family = fold(name.family.as_deref().unwrap_or(last));
        let is_one = move |token: &usize| self.text.is_capitalised(*token) && self.text.word(*token) == family;
        (0..self.text.tokens.len()).filter(is_one).map(|token| token..token + 1)
    }

    /// All offices that the text gives somebody.
    pub(super) fn offices(&self, spots: &Spots) -> Vec<&Office> {
        let own = spots.index.and_then(|index| self.people.persons.get(index)).map(|person| &person.offices);
        let mentioned = spots.mentions.iter().flat_map(|number| &self.people.mentions[*number].offices);
        own.into_iter().flatten().chain(mentioned).collect()
    }

    fn name(&self, person: &Person, spots: &Spots) -> Ruling {
        let full = person.name.as_ref().map_or("", |name| &name.full);
        if let Some(words) = self.find(full).first() {
            return Ruling::stated(words, "person.name");
        }
        if let Some(words) = spots.whole.first() {
            return Ruling::derivable(words, "person.name-variant", "the words are a variant of the name");
        }
        let family = person.name.as_ref().and_then(|name| self.short_forms(name).next());
        match family {
            Some(words) => Ruling::contradicted(&words, "the text has another name of that family"),
            None => Ruling::absent("nobody of that name stands in the text"),
        }
    }

    fn country_of(&self, person: &Person, spots: &Spots, code: &str) -> Ruling {
        let own = spots.index.and_then(|index| self.people.persons[index].country.as_ref());
        // What is inferred of somebody without a name can be that of another one of the same office.
        let own = own.filter(|found| found.basis == Basis::Stated || person.name.is_some());
        let is_code = |found: &&Found<String>| found.value == code;
        if let Some(found) = own.filter(is_code) {
            return Ruling::by_basis(&found.tokens, found.basis, "person.country");
        }
        let mentions = spots.mentions.iter().map(|number| &self.people.mentions[*number]);
        let told = mentions.flat_map(|mention| {
            mention.offices.iter().filter_map(|office| office.country.as_ref()).chain(&mention.country)
        });
        let told: Vec<&Found<String>> = told.collect();
        if let Some(found) = told.iter().copied().find(is_code) {
            return Ruling::by_basis(&found.tokens, found.basis, "person.country");
        }
        let mut titled = person.positions.iter().flat_map(|position| self.find(&position.title));
        if let Some(words) = titled.find_map(|title| self.country_words(code, &title)) {
            return Ruling::stated(&words, "person.country");
        }
        let rival = own.filter(|found| found.basis == Basis::Stated).or(told.first().copied());
        if let Some(words) = rival.and_then(|rival| self.in_list_of_countries(spots, rival, code)) {
            return Ruling::derivable(&words, "person.country-listed", "the country is named in the same list");
        }
        if let Some(rival) = rival {
            return Ruling::contradicted(&rival.tokens, format!("the text gives {}", rival.value));
        }
        if let Some(own) = own.filter(|_| person.capacity == Capacity::Principal) {
            return Ruling::contradicted(&own.tokens, format!("the report as a whole gives {}", own.value));
        }
        if let Some(other) = self.facing(spots, code) {
            return Ruling::contradicted(&other, "it is the country of the other side, by these words");
        }
        let beside = spots.all.iter().find_map(|spot| {
            let sentence = self.around(spot.start);
            let near = sentence.start.max(spot.start.saturating_sub(REACH))..sentence.end.min(spot.end + REACH);
            self.country_words(code, &near).filter(|words| self.is_nobodys(words, spots))
        });
        if let Some(words) = beside {
            return Ruling::derivable(&words, "person.country-beside", "the country is named beside the person");
        }
        let named = self.country(code);
        match self.home.as_deref() {
            Some(home) if home != code && named.holds() => {
                Ruling::absent("the country is not named beside the person, who would be of the publisher's")
            }
            _ => named,
        }
    }

    /// The words of a country beside somebody to whom reading gave another one out of a list: "the ministers of Norway,
    /// Denmark and Sweden".
    fn in_list_of_countries(&self, spots: &Spots, rival: &Found<String>, code: &str) -> Option<Range<usize>> {
        const LISTED: usize = 3;
        let sentence = self.around(rival.tokens.start);
        let mut named: Vec<&str> = self
            .text
            .matches_in(sentence.clone(), Table::CountryName)
            .map(|found| self.text.gazetteer.country_names[found.row].code.as_str())
            .collect();
        named.sort_unstable();
        named.dedup();
        let is_own = spots.whole.iter().any(|spot| {
            self.people.at(spot.start).is_some_and(|mention| {
                mention.tokens.contains(&rival.tokens.start) && mention.offices.iter().all(|office| !office.many)
            })
        });
        let stands = spots.all.iter().any(|spot| sentence.contains(&spot.start));
        (named.len() >= LISTED && !is_own && stands).then(|| self.country_words(code, &sentence)).flatten()
    }

    /// Whether no mention of somebody else has these words.
    fn is_nobodys(&self, words: &Range<usize>, spots: &Spots) -> bool {
        let mention = self.people.at(words.start);
        mention.is_none_or(|mention| mention.person.is_none() || mention.person == spots.index)
    }

    /// The words that give a country to the one other participant of a meeting of two.
    fn facing(&self, spots: &Spots, code: &str) -> Option<Range<usize>> {
        let own = |meeting: &&crate::parse::people::MeetingFound| {
            meeting.participants.len() == 2
                && meeting.participants.iter().any(|(index, ..)| Some(*index) == spots.index)
        };
        let meeting = self.meetings.iter().find(own)?;
        let (other, ..) = meeting.participants.iter().find(|(index, ..)| Some(*index) != spots.index)?;
        let country = self.people.persons[*other].country.as_ref()?;
        (country.value == code).then(|| country.tokens.clone())
    }
}

impl Docket<'_> {
    pub(super) fn people(&mut self) {
        for (number, person) in self.record.people.iter().enumerate() {
            let spots = self.reading.spots(person);
            let (pointer, of) = (format!("/people/{number}"), person.id.as_str());
            self.names(&pointer, person, &spots);
            if let Some(country) = &person.country {
                let ruling = self.reading.country_of(person, &spots, country);
                self.rule(&format!("{pointer}/country"), &format!("{of}/country"), country, ruling);
            }
            if let Some(organization) = &person.organization {
                self.body_named(&format!("{pointer}/organization"), &format!("{of}/organization"), organization);
            }
            self.positions(&pointer, person, &spots);
            let capacity = self.reading.capacity(person, &spots);
            self.rule(&format!("{pointer}/capacity"), &format!("{of}/capacity"), person.capacity.code(), capacity);
        }
    }

    fn names(&mut self, pointer: &str, person: &Person, spots: &Spots) {
        let of = format!("{}/name", person.id);
        if let Some(name) = &person.name {
            let ruling = self.reading.name(person, spots);
            self.rule(&format!("{pointer}/name/full"), &of, &name.full, ruling);
            let parts = [("given", &name.given), ("family", &name.family)];
            for (field, part) in parts.into_iter().filter_map(|(field, part)| Some((field, part.as_ref()?))) {
                let ruling = self.part_of_name(part, &name.full);
                self.rule(&format!("{pointer}/name/{field}"), &of, part, ruling);
            }
            for (number, form) in name.honorifics.iter().enumerate() {
                self.worded(&format!("{pointer}/name/honorifics/{number}"), &of, form);
            }
        }
        for (number, variant) in person.variants.iter().enumerate() {
            let ruling = match self.reading.find_name(variant).first() {
                Some(words) => Ruling::stated(words, "person.name"),
                None => Ruling::absent("the text has no such form of the name"),
            };
            self.rule(&format!("{pointer}/variants/{number}"), &format!("{}/variants", person.id), variant, ruling);
        }
    }

    /// A part of a name is one of the whole.
    fn part_of_name(&self, part: &str, full: &str) -> Ruling {
        let letters = |name: &str| -> String { fold(name).chars().filter(|sign| sign.is_alphanumeric()).collect() };
        let places = self.reading.find_name(part);
        match places.first().filter(|_| letters(full).contains(&letters(part))) {
            Some(words) => Ruling::stated(words, "person.name"),
            None => Ruling::absent("it is no part of the name that stands in the text"),
        }
    }
}

/// Whether a token is a word.
pub(super) fn is_word(reading: &Reading, token: usize) -> bool {
    reading.text.kind(token) == Some(TokenKind::Word)
}
