//! People: names, countries and bodies, and where each of them stands in the text.

use super::reading::Reading;
use super::verdict::{Docket, Ruling};
use crate::gazetteer::word::{TokenKind, fold};
use crate::parse::city;
use crate::parse::people::{Found, Mention, Office, Person as FoundPerson};
use crate::record::{Basis, Capacity, Name, Person, Role};
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

    /// Someone without a name stands where the office does of the same country, else where it does without one.
    fn office_alone(&self, person: &Person) -> Vec<Range<usize>> {
        let holds = |found: &FoundPerson| {
            let is_one = |office: &Office| {
                let roles = person.positions.iter().map(|position| position.role);
                roles.into_iter().any(|role| office.role == role || office.also == Some(role))
            };
            found.name.is_none() && found.offices.iter().any(is_one)
        };
        let of_country = |code: Option<&String>| -> Vec<Range<usize>> {
            let of_code = |found: &&FoundPerson| found.country.as_ref().map(|found| &found.value) == code;
            let known = self.people.persons.iter().filter(|found| holds(found)).filter(of_code);
            let mentions = known.flat_map(|found| &found.mentions);
            mentions.map(|number| self.people.mentions[*number].tokens.clone()).collect()
        };
        let own = of_country(person.country.as_ref());
        if person.country.is_some() && !own.is_empty() {
            return own;
        }
        let titles = person.positions.iter().flat_map(|position| self.find(&position.title));
        own.into_iter().chain(of_country(None)).chain(titles).collect()
    }

    /// The family name by itself, as in "Holm said".
    fn short_forms(&self, name: &Name) -> impl Iterator<Item = Range<usize>> + '_ {
        let last = name.full.split_whitespace().next_back().unwrap_or_default();
        let family = fold(name.family.as_deref().unwrap_or(last));
        let is_one = move |token: &usize| self.text.is_capitalised(*token) && self.text.word(*token) == family;
        (0..self.text.tokens.len()).filter(is_one).map(|token| token..token + 1)
    }

    /// All offices that the text gives somebody, those beside the name first.
    pub(super) fn offices(&self, spots: &Spots) -> Vec<&Office> {
        let own = spots.index.and_then(|index| self.people.persons.get(index)).map(|person| &person.offices);
        let mentioned = || spots.mentions.iter().map(|number| &self.people.mentions[*number]);
        let named = mentioned().filter(|mention| mention.name.is_some());
        let nameless = mentioned().filter(|mention| mention.name.is_none());
        let named = named.flat_map(|mention| &mention.offices);
        let nameless = nameless.flat_map(|mention| &mention.offices);
        named.chain(own.into_iter().flatten()).chain(nameless).collect()
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
        let mentions = spots.mentions.iter().map(|number| &self.people.mentions[*number]);
        let told = mentions.flat_map(|mention| {
            mention.offices.iter().filter_map(|office| office.country.as_ref()).chain(&mention.country)
        });
        let told: Vec<&Found<String>> = told.collect();
        if let Some(found) = own.into_iter().chain(told.iter().copied()).find(|found| found.value == code) {
            return Ruling::by_basis(&found.tokens, found.basis, "person.country");
        }
        if let Some(words) = self.country_in_title(person, code) {
            return Ruling::stated(&words, "person.country");
        }
        if let Some(rival) = own.filter(|found| found.basis == Basis::Stated).or(told.first().copied()) {
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
        match beside {
            Some(words) => Ruling::derivable(&words, "person.country-beside", "the country is named beside the person"),
            None => self.country_of_report(person, spots, code),
        }
    }

    /// The words of a country in a title, not of the one to which an ambassador is sent.
    fn country_in_title(&self, person: &Person, code: &str) -> Option<Range<usize>> {
        let titles = person.positions.iter().flat_map(|position| self.find(&position.title));
        titles.into_iter().find_map(|title| {
            let words = self.country_words(code, &title)?;
            let before =
                (title.start..words.start).rev().map(|token| self.text.word(token)).find(|word| *word != "the");
            (before != Some("to")).then_some(words)
        })
    }

    /// Whether a country that is named elsewhere can be that of somebody beside whom none stands: not where somebody else
    /// holds that office of the country, nor where the report is at home in another one.
    fn country_of_report(&self, person: &Person, spots: &Spots, code: &str) -> Ruling {
        let named = self.country(code);
        if !named.holds() {
            return named;
        }
        if let Some(other) = self.holder(person, spots, code) {
            return Ruling::contradicted(&other, "somebody else holds that office of the country, by these words");
        }
        let of_city = |token: usize| city::at(&self.text, token).filter(|city| city.country == code);
        let mut around = spots.all.iter().flat_map(|spot| self.paragraph(spot.start));
        if let Some((token, city)) = around.find_map(|token| Some((token, of_city(token)?))) {
            return Ruling::derivable(
                &(token..city.stop),
                "person.country-of-city",
                "a city of it is named beside the person",
            );
        }
        match self.seat() {
            Some(seat) if seat != code && self.holder(person, spots, seat).is_none() => {
                Ruling::absent("the country is not named beside the person, who would be of the report's own")
            }
            _ => named,
        }
    }

    /// The country from which a report comes: the publisher's, else that of the dateline.
    fn seat(&self) -> Option<&str> {
        let dateline = self.text.dateline.as_ref().and_then(|dateline| dateline.country.as_ref());
        self.home.as_deref().or(dateline.map(|country| country.code.as_str()))
    }

    /// The words of somebody else who holds an office of a country that one person holds at a time.
    fn holder(&self, person: &Person, spots: &Spots, code: &str) -> Option<Range<usize>> {
        const SINGLE: [Role; 3] = [Role::HeadOfState, Role::HeadOfGovernment, Role::ForeignMinister];
        let of_office = |other: &FoundPerson| {
            let roles = person.positions.iter().map(|position| position.role).filter(|role| SINGLE.contains(role));
            roles
                .into_iter()
                .any(|role| other.offices.iter().any(|office| office.role == role && office.modifiers.is_empty()))
        };
        let others = self.people.persons.iter().enumerate().filter(|(index, _)| Some(*index) != spots.index);
        let of_country = |other: &FoundPerson| other.country.as_ref().is_some_and(|found| found.value == code);
        let mut others = others.map(|(_, other)| other).filter(|other| of_country(other) && of_office(other));
        others.find_map(|other| other.name.clone())
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
            let spots = &self.spots[number];
            let (pointer, of) = (format!("/people/{number}"), person.id.as_str());
            self.names(&pointer, person, spots);
            if let Some(country) = &person.country {
                let ruling = self.reading.country_of(person, spots, country);
                self.rule(&format!("{pointer}/country"), &format!("{of}/country"), country, ruling);
            }
            if let Some(organization) = &person.organization {
                self.body_named(&format!("{pointer}/organization"), &format!("{of}/organization"), organization);
            }
            if let Some(side) = &person.side {
                let ruling = self.side_of(person, spots, side);
                self.rule(&format!("{pointer}/side"), &format!("{of}/side"), side, ruling);
            }
            self.positions(&pointer, person, spots);
            let capacity = self.reading.capacity(person, spots, self.meeting);
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

    /// Whoever is of a side is of its state, or of its body.
    fn side_of(&self, person: &Person, spots: &Spots, id: &str) -> Ruling {
        let side = self.record.sides.iter().find(|side| side.id == *id);
        match side.map(|side| (&side.country, &side.organization)) {
            Some((Some(country), _)) => self.reading.country_of(person, spots, country),
            Some((None, Some(body))) => self.reading.body(body),
            Some((None, None)) => Ruling::absent("the side is of no state and no body"),
            None => Ruling::absent("the record has no such side"),
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
