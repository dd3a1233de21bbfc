//! The people of a report, as they stand in the record.

use super::Draft;
use crate::parse::people::{Office, Person as PersonFound};
use crate::record::{Basis, Capacity, Person, Position, Side};
use std::ops::Range;

impl Draft<'_> {
    pub(super) fn people(&mut self, sides: &[Side]) -> Vec<Person> {
        let found = self.found.people;
        (0..found.persons.len()).map(|index| self.person(index, &found.persons[index], sides)).collect()
    }

    fn person(&mut self, index: usize, found: &PersonFound, sides: &[Side]) -> Person {
        let id = format!("p{}", index + 1);
        for tokens in self.wordings(found) {
            self.cite(&id, tokens, Basis::Stated, "person.mentioned");
        }
        if let Some(name) = &found.name {
            self.cite(&format!("{id}/name"), name.clone(), Basis::Stated, "person.name");
        }
        if let Some(country) = &found.country {
            self.cite_found(&format!("{id}/country"), country);
            if country.basis == Basis::Inferred {
                let wordings = self.found.countries.iter();
                for named in wordings.filter(|named| named.value == country.value && named.tokens != country.tokens) {
                    self.cite(&format!("{id}/country"), named.tokens.clone(), Basis::Inferred, country.rule);
                }
                self.note("country-inferred", format!("the text does not say which country the person belongs to; {} follows from the report as a whole", country.value), &format!("{id}/country"));
            }
        }
        let has_organization = found.country.is_none() || found.offices.len() > 1;
        let organization = found.organization.as_ref().filter(|_| has_organization);
        if let Some(organization) = organization {
            self.cite_found(&format!("{id}/organization"), organization);
        }
        let participant = self.found.meeting.participants.iter().find(|(person, ..)| *person == index);
        let capacity = participant.map_or(Capacity::Mentioned, |(_, capacity, _)| *capacity);
        if let Some((_, _, tokens)) = participant {
            self.cite(&format!("{id}/capacity"), tokens.clone(), Basis::Stated, "meeting.participant");
        }
        let positions = self.positions(&id, &found.offices);
        let country = found.country.as_ref().map(|found| found.value.clone());
        let organization = organization.map(|found| found.value.clone());
        let side = sides.iter().find(|side| {
            participant.is_some()
                && (side.country.is_some() && side.country == country
                    || side.organization.is_some() && side.organization == organization)
        });
        Person {
            id,
            capacity,
            name: self.name(found),
            variants: self.variants(found),
            side: side.map(|side| side.id.clone()),
            country,
            organization,
            positions,
            authority: None,
        }
    }

    /// Each wording in which the person is mentioned, where it stands first.
    fn wordings(&self, found: &PersonFound) -> Vec<Range<usize>> {
        let mut wordings: Vec<Range<usize>> = Vec::new();
        for number in &found.mentions {
            let tokens = &self.found.people.mentions[*number].tokens;
            if !wordings.iter().any(|known| self.found.text.is_same(known, tokens)) {
                wordings.push(tokens.clone());
            }
        }
        wordings
    }

    fn positions(&mut self, id: &str, offices: &[Office]) -> Vec<Position> {
        let mut positions: Vec<Position> = Vec::new();
        for office in offices {
            self.cite(&format!("{id}/positions"), office.tokens.clone(), Basis::Stated, "office.read");
            let title = self.quote(office.tokens.clone());
            let portfolio = office.portfolio.clone().map(|tokens| self.quote(tokens)).filter(|words| !words.is_empty());
            for role in std::iter::once(office.role).chain(office.also) {
                positions.push(Position {
                    role,
                    title: title.clone(),
                    portfolio: portfolio.clone(),
                    modifiers: office.modifiers.clone(),
                });
            }
        }
        positions
    }
}
