//! What the report mentions besides the meeting, as it stands in the record.

use super::{Draft, plain};
use crate::parse::reference::{EncounterFound, EventFound, InstrumentFound};
use crate::record::{Basis, Date, Encounter, Event, Instrument, References};

impl Draft<'_> {
    pub(super) fn references(&mut self) -> References {
        let found = self.found.references;
        let numbered = |list: usize| 1..=list;
        let events =
            numbered(found.events.len()).zip(&found.events).map(|(number, event)| self.event(number, event)).collect();
        let instruments = numbered(found.instruments.len()).zip(&found.instruments);
        let instruments = instruments.map(|(number, instrument)| self.instrument(number, instrument)).collect();
        let encounters = numbered(found.encounters.len()).zip(&found.encounters);
        let encounters = encounters.map(|(number, encounter)| self.encounter(number, encounter)).collect();
        References { encounters, instruments, events }
    }

    fn event(&mut self, number: usize, found: &EventFound) -> Event {
        let id = format!("ev{number}");
        self.cite(&id, found.tokens.clone(), Basis::Stated, found.rule);
        let (date, end_date) = self.dates_of(&id, found.date);
        Event {
            id,
            name: plain(&found.name),
            kind: found.kind,
            date,
            end_date,
            city: found.city.clone(),
            country: found.country.clone(),
            status: found.status,
        }
    }

    fn instrument(&mut self, number: usize, found: &InstrumentFound) -> Instrument {
        let id = format!("i{number}");
        self.cite(&id, found.tokens.clone(), Basis::Stated, found.rule);
        let (date, _) = self.dates_of(&id, found.date);
        Instrument { id, name: plain(&found.name), kind: found.kind, status: found.status, date }
    }

    fn encounter(&mut self, number: usize, found: &EncounterFound) -> Encounter {
        let id = format!("e{number}");
        self.cite(&id, found.tokens.clone(), Basis::Stated, found.rule);
        let (date, end_date) = self.dates_of(&id, found.date);
        Encounter {
            id,
            kind: found.kind,
            people: found.people.iter().map(|person| format!("p{}", person + 1)).collect(),
            from_country: found.from_country.clone(),
            to_country: found.to_country.clone(),
            to_city: found.to_city.clone(),
            event: found.event.map(|event| format!("ev{}", event + 1)),
            date,
            end_date,
            status: found.status,
        }
    }

    /// The date of an entry and its end, with their evidence.
    fn dates_of(&mut self, id: &str, date: Option<usize>) -> (Option<Date>, Option<Date>) {
        let Some(dated) = date.and_then(|index| self.found.dates.all.get(index)) else { return (None, None) };
        self.cite_date(&format!("{id}/date"), dated);
        if dated.end_date.is_some() {
            self.cite_date(&format!("{id}/end_date"), dated);
        }
        (Some(dated.date.clone()), dated.end_date.clone())
    }
}
