//! Countries and organizations that the text names.

use super::reading::Reading;
use super::verdict::{Docket, Ruling};
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::fold;
use std::ops::Range;

impl Reading<'_> {
    /// Whether the text names a country: by name or adjective, by a city or seat that stands for it, or by its publisher.
    pub(super) fn country(&self, code: &str) -> Ruling {
        if let Some(found) = self.countries.iter().find(|found| found.value == code) {
            return Ruling::by_basis(&found.tokens, found.basis, "ground.country");
        }
        let all = 0..self.text.tokens.len();
        if let Some(words) = self.country_words(code, &all) {
            return Ruling::derivable(&words, "ground.country", "the words can mean it");
        }
        let seat = all.clone().find_map(|token| {
            let venue = self.text.match_of(token, Table::Venue);
            let row = venue.map(|venue| &self.text.gazetteer.venues[venue.row]);
            let stands =
                row.is_some_and(|row| [&row.government, &row.country].into_iter().flatten().any(|other| other == code));
            let stop = venue.filter(|_| stands).map(|venue| venue.stop);
            let city = || {
                self.text
                    .match_of(token, Table::City)
                    .filter(|city| self.text.gazetteer.cities[city.row].country == code)
            };
            stop.or_else(|| city().map(|city| city.stop)).map(|stop| token..stop)
        });
        if let Some(words) = seat {
            return Ruling::derivable(&words, "ground.country-of-seat", "a city or seat of it is named");
        }
        if self.is_home(code) {
            return Ruling::derivable(&(0..0), "ground.country-of-publisher", "it is the publisher's country");
        }
        Ruling::absent("the text does not name the country")
    }

    /// The first words within a range that can name a country.
    pub(super) fn country_words(&self, code: &str, within: &Range<usize>) -> Option<Range<usize>> {
        within.clone().find_map(|token| {
            let mut rows = self.text.matches_at(token).iter().filter(|found| found.table == Table::CountryName);
            let row = rows.find(|found| self.text.gazetteer.country_names[found.row].code == code)?;
            Some(row.first..row.stop)
        })
    }

    /// Whether a country is the publisher's or that of an agency that is credited.
    fn is_home(&self, code: &str) -> bool {
        let mut of_people = self.people.persons.iter().filter_map(|person| person.country.as_ref());
        let inferred = of_people.any(|found| found.value == code);
        inferred
            || self.home.as_deref() == Some(code)
            || self.credits.list.iter().any(|credit| credit.country.as_deref() == Some(code))
    }

    /// Whether the text names a body, by any of its names.
    pub(super) fn body(&self, name: &str) -> Ruling {
        if let Some(words) = self.find(name).first() {
            return Ruling::stated(words, "ground.wording");
        }
        let is_same = |other: &str| fold(other) == fold(name);
        if let Some(found) = self.bodies.iter().find(|found| is_same(&found.name)) {
            return Ruling::stated(&found.tokens, "ground.organization");
        }
        if let Some(credit) = self.credits.list.iter().find(|credit| is_same(&credit.name)) {
            return Ruling::stated(&credit.tokens, "ground.credit");
        }
        if let Some(words) = self.other_name(name) {
            return Ruling::derivable(&words, "ground.organization", "the words are another name of it");
        }
        match self.find_name_freely(name) {
            Some(words) => Ruling::derivable(&words, "ground.free-wording", "its words stand in another form"),
            None => Ruling::absent("the text does not name it"),
        }
    }

    /// Another name of a body or event of the gazetteer, where it stands.
    pub(super) fn other_name(&self, name: &str) -> Option<Range<usize>> {
        let wanted = fold(name);
        let is_one = |first: &str, acronym: Option<&str>, aliases: Option<&str>| {
            let others = aliases.into_iter().flat_map(|aliases| aliases.split('|'));
            std::iter::once(first).chain(acronym).chain(others).any(|other| fold(other) == wanted)
        };
        let gazetteer = self.text.gazetteer;
        (0..self.text.tokens.len()).find_map(|token| {
            let found = self.text.matches_at(token).iter().find(|found| match found.table {
                Table::Organization => {
                    let row = &gazetteer.organizations[found.row];
                    is_one(&row.name, row.acronym.as_deref(), row.aliases.as_deref())
                }
                Table::Event => {
                    let row = &gazetteer.events[found.row];
                    is_one(&row.name, row.acronym.as_deref(), row.aliases.as_deref())
                }
                Table::Agency => {
                    let row = &gazetteer.agencies[found.row];
                    is_one(&row.name, None, row.aliases.as_deref())
                }
                _ => false,
            })?;
            Some(found.first..found.stop)
        })
    }
}

impl Docket<'_> {
    pub(super) fn body_named(&mut self, pointer: &str, of: &str, name: &str) {
        let ruling = self.reading.body(name);
        self.rule(pointer, of, name, ruling);
    }

    pub(super) fn mentions(&mut self) {
        let mentions = &self.record.mentions;
        for (number, body) in mentions.organizations.iter().enumerate() {
            let (pointer, of) = (format!("/mentions/organizations/{number}"), &body.id);
            self.body_named(&format!("{pointer}/name"), of, &body.name);
            if let Some(acronym) = &body.acronym {
                let ruling =
                    match self.reading.find(acronym).first().cloned().or_else(|| self.reading.other_name(acronym)) {
                        Some(words) => Ruling::derivable(&words, "ground.organization", "it is a name of the body"),
                        None => Ruling::absent("the text does not name it"),
                    };
                self.rule(&format!("{pointer}/acronym"), &format!("{of}/acronym"), acronym, ruling);
            }
            if let Some(kind) = body.kind {
                let ruling = self.reading.body_kind(kind, &body.name);
                self.rule(&format!("{pointer}/kind"), &format!("{of}/kind"), kind.code(), ruling);
            }
            if let Some(country) = &body.country {
                let ruling = self.reading.country(country);
                self.rule(&format!("{pointer}/country"), &format!("{of}/country"), country, ruling);
            }
        }
        for (number, country) in mentions.countries.iter().enumerate() {
            let (pointer, of) = (format!("/mentions/countries/{number}/code"), format!("country/{}", country.code));
            let words = self.reading.country_words(&country.code, &(0..self.reading.text.tokens.len()));
            // A country that is mentioned is named: a city or seat of it is not enough.
            let ruling = match words {
                Some(_) => self.reading.country(&country.code),
                None => Ruling::absent("the text does not name the country"),
            };
            self.rule(&pointer, &of, &country.code, ruling);
        }
    }
}
