//! The people and bodies of many records, each once: who is who by the entry in an authority file, else by folded name and
//! country.

use super::wording::{self, took_part};
use crate::gazetteer::known::country_name;
use crate::gazetteer::word::fold;
use crate::record::{Authority, Date, MeetingStatus, OrganizationKind, Person, Place, Record, sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What kind of thing an entity is; a state is a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// A person.
    Person,
    /// A state, an international or other body.
    Body,
}

/// What makes an entity the same in all records.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    /// What it is.
    pub(super) kind: Kind,
    folded: String,
    country: Option<String>,
}

impl Key {
    fn of(kind: Kind, name: &str, country: Option<&String>) -> Option<Self> {
        let folded = fold(name.trim());
        (!folded.is_empty()).then(|| Self { kind, folded, country: country.cloned() })
    }

    /// An identifier that is a name in XML and in file systems.
    pub(super) fn id(&self) -> String {
        let whole = format!("{:?}/{}/{}", self.kind, self.folded, self.country.as_deref().unwrap_or_default());
        let words = self.folded.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let plain: String = words.collect::<Vec<_>>().join("-").chars().take(40).collect();
        let digest = sha256(&whole);
        let kind = if self.kind == Kind::Person { "person" } else { "body" };
        let parts = [kind, plain.trim_matches('-'), digest.get(..8).unwrap_or_default()];
        parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("-")
    }
}

/// A person or body.
#[derive(Debug, Clone, Default)]
pub(super) struct Entity {
    /// The name as a heading, from the first record that names it.
    pub(super) name: String,
    /// A person's name as the first record writes it.
    pub(super) full: String,
    /// A person's name as all records write it.
    pub(super) spellings: BTreeSet<String>,
    /// Family name and given name, where they are known.
    pub(super) parts: Option<(String, String)>,
    /// Other names.
    pub(super) variants: BTreeSet<String>,
    /// The country.
    pub(super) country: Option<String>,
    /// The entry in an authority file.
    pub(super) authority: Option<Authority>,
    /// What kind of body it is.
    pub(super) organization: Option<OrganizationKind>,
    /// Offices, with the first and last date on which a report gives them.
    pub(super) offices: BTreeMap<String, Option<(String, String)>>,
    /// Meetings and representations, in order of the records.
    pub(super) relations: Vec<Relation>,
    /// Reports that name it, each once in order.
    pub(super) sources: Vec<Mention>,
    /// Whether a person reviewed every record that it is taken from.
    pub(super) is_reviewed: bool,
    /// The last whole day on which a report that names it was published.
    pub(super) published: Option<String>,
}

/// What an entity has to do with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    /// The other.
    pub(super) to: Key,
    /// What it is: `met`, `represents`, `is represented by`.
    pub(super) kind: &'static str,
    /// When.
    pub(super) period: Period,
    /// Where.
    pub(super) place: Option<Place>,
    /// The meeting, in words.
    pub(super) meeting: String,
    /// The record that tells of it.
    pub(super) record: String,
}

/// A record that names an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// The report.
    pub(super) citation: String,
    /// The record.
    pub(super) record: String,
}

/// A time: in words, and from when to when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Period {
    /// In words; empty where it is not known.
    pub(super) words: String,
    /// The first day, month or year.
    pub(super) from: Option<String>,
    /// The last, if there are several.
    pub(super) to: Option<String>,
    /// What is doubtful about it.
    pub(super) doubt: Option<String>,
}

impl Period {
    /// The days of a meeting.
    pub(super) fn of(first: Option<&Date>, last: Option<&Date>) -> Self {
        let from = first.or(last).and_then(wording::standard).map(str::to_owned);
        let to = first.and(last).and_then(wording::standard).map(str::to_owned).filter(|to| from.as_ref() < Some(to));
        let words = wording::days(first, last).unwrap_or_default();
        Self {
            words,
            to: to.filter(|_| from.is_some()),
            from,
            doubt: first.and_then(|date| wording::doubt("date", date)),
        }
    }
}

/// Everybody, in the order of kinds, names and countries.
#[derive(Debug, Clone, Default)]
pub(super) struct Entities {
    /// The people and bodies.
    pub(super) known: BTreeMap<Key, Entity>,
}

impl Entities {
    /// Adds those of a record.
    pub(super) fn add(&mut self, record: &Record) {
        let people: Vec<(Key, &Person)> =
            record.people.iter().filter_map(|person| Some((person_key(record, person)?, person))).collect();
        for (key, person) in &people {
            self.person(record, key, person);
        }
        let sides: Vec<(&str, Key)> = record
            .sides
            .iter()
            .filter_map(|side| {
                let key = self.body(record, side.organization.as_ref(), side.country.as_ref(), None)?;
                Some((side.id.as_str(), key))
            })
            .collect();
        for found in &record.mentions.organizations {
            if let Some(key) = self.body(record, Some(&found.name), found.country.as_ref(), found.kind) {
                self.entry(&key, record).variants.extend(found.acronym.clone());
            }
        }
        // Only what took place makes relations.
        if record.meeting.status == MeetingStatus::Held {
            self.relate(record, &people, &sides);
        }
    }

    fn relate(&mut self, record: &Record, people: &[(Key, &Person)], sides: &[(&str, Key)]) {
        let present: Vec<&(Key, &Person)> = people.iter().filter(|(_, person)| took_part(person)).collect();
        for (own, person) in &present {
            let of = sides.iter().find(|(id, _)| person.side.as_deref() == Some(id));
            if let Some((_, side)) = of {
                self.link(record, own, side, "represents");
                self.link(record, side, own, "is represented by");
            }
            let is_across = |met: &Person| met.id != person.id && (met.side.is_none() || met.side != person.side);
            for (other, _) in present.iter().filter(|(other, met)| is_across(met) && other != own) {
                self.link(record, own, other, "met");
            }
        }
        for (id, own) in sides {
            for (_, other) in sides.iter().filter(|(other, key)| other != id && key != own) {
                self.link(record, own, other, "met");
            }
        }
    }

    fn link(&mut self, record: &Record, own: &Key, other: &Key, kind: &'static str) {
        let meeting = &record.meeting;
        let relation = Relation {
            to: other.clone(),
            kind,
            period: Period::of(meeting.date.as_ref(), meeting.end_date.as_ref()),
            place: meeting.place.clone(),
            meeting: wording::title(record),
            record: record.id.clone(),
        };
        let relations = &mut self.entry(own, record).relations;
        // Only the relations of one record can be the same, and they stand together.
        let of_record = relations.iter().rev().take_while(|known| known.record == record.id);
        if !of_record.into_iter().any(|known| *known == relation) {
            relations.push(relation);
        }
    }

    fn person(&mut self, record: &Record, key: &Key, person: &Person) {
        let heading = wording::heading(person).unwrap_or_default();
        let day = record.meeting.date.as_ref().or(record.source.published.as_ref()).and_then(wording::standard);
        let country = country_of(record, person).cloned();
        let entity = self.entry(key, record);
        entity.country = entity.country.take().or(country);
        entity.authority = entity.authority.take().or_else(|| person.authority.clone());
        if entity.name.is_empty() {
            entity.name.clone_from(&heading);
            let name = person.name.as_ref().and_then(|name| Some((name.family.clone()?, name.given.clone()?)));
            entity.parts = name.filter(|(family, given)| heading == format!("{family}, {given}"));
        }
        let full = person.name.iter().map(|name| name.full.clone());
        entity.spellings.extend(full.clone());
        if entity.full.is_empty() {
            entity.full = full.clone().collect();
        }
        entity.variants.extend(full.chain([heading]).chain(person.variants.iter().cloned()));
        for position in &person.positions {
            let known = entity.offices.entry(position.title.clone()).or_default();
            if let Some(day) = day {
                *known = Some(match known.take() {
                    Some((first, last)) => (first.min(day.to_owned()), last.max(day.to_owned())),
                    None => (day.to_owned(), day.to_owned()),
                });
            }
        }
    }

    /// Adds a body, or the state where there is only a country.
    fn body(
        &mut self,
        record: &Record,
        name: Option<&String>,
        country: Option<&String>,
        kind: Option<OrganizationKind>,
    ) -> Option<Key> {
        let key = body_key(name, country)?;
        let name = name.cloned().or_else(|| Some(country_name(country?).to_owned()))?;
        let entity = self.entry(&key, record);
        entity.organization = entity.organization.or(kind);
        if entity.name.is_empty() {
            entity.name = name;
        } else {
            entity.variants.insert(name);
        }
        Some(key)
    }

    /// The entity of that key, with the record among its sources.
    fn entry(&mut self, key: &Key, record: &Record) -> &mut Entity {
        let new = || Entity { is_reviewed: true, country: key.country.clone(), ..Entity::default() };
        let entity = self.known.entry(key.clone()).or_insert_with(new);
        if entity.sources.last().is_none_or(|last| last.record != record.id) {
            let citation = wording::citation(record).filter(|text| !text.trim().is_empty());
            let citation = citation.unwrap_or_else(|| wording::title(record));
            entity.sources.push(Mention { citation, record: record.id.clone() });
            entity.is_reviewed &= wording::is_reviewed(record);
            let day = record.source.published.as_ref().and_then(wording::standard);
            let day = day.filter(|day| wording::is_whole(day)).map(str::to_owned);
            entity.published = entity.published.take().max(day);
        }
        entity
    }
}

/// The key of a person with a name.
pub(super) fn person_key(record: &Record, person: &Person) -> Option<Key> {
    let by_name = Key::of(Kind::Person, &person.name.as_ref()?.full, country_of(record, person))?;
    let entry = |found: &Authority| Key::of(Kind::Person, &format!("{} {}", found.scheme, found.id), None);
    person.authority.as_ref().and_then(entry).or(Some(by_name))
}

/// The person's own country, else that of the side.
fn country_of<'a>(record: &'a Record, person: &'a Person) -> Option<&'a String> {
    let side = record.sides.iter().find(|side| person.side.as_ref() == Some(&side.id));
    person.country.as_ref().or_else(|| side?.country.as_ref())
}

/// The key of a body, or of the state where there is only a country.
pub(super) fn body_key(name: Option<&String>, country: Option<&String>) -> Option<Key> {
    let name = name.map(String::as_str).or_else(|| Some(country_name(country?)))?;
    Key::of(Kind::Body, name, country)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(id: &str, status: &str, name: &str, country: &str) -> Record {
        serde_json::from_value(serde_json::json!({
            "schema_version": "1.0", "id": id, "meeting": {"status": status, "channel": "in_person"},
            "sides": [{"id": "s1", "country": country, "part": "host"}, {"id": "s2", "country": "CL", "part": "guest"}],
            "people": [
                {"id": "p1", "capacity": "principal", "name": {"full": name}, "side": "s1"},
                {"id": "p2", "capacity": "principal", "name": {"full": "Marta Rojas"}, "side": "s2"},
                {"id": "p3", "capacity": "delegation", "name": {"full": "Luis Soto"}, "side": "s2"},
            ],
        }))
        .expect("a record")
    }

    fn of(records: &[Record]) -> Entities {
        let mut entities = Entities::default();
        for record in records {
            entities.add(record);
        }
        entities
    }

    #[test]
    fn people_are_the_same_by_folded_name_and_country() {
        let records = [record("urn:x:1", "held", "José Núñez", "PE"), record("urn:x:2", "held", "Jose Nunez", "PE")];
        let entities = of(&records);
        assert_eq!(entities.known.keys().filter(|key| key.kind == Kind::Person).count(), 3);
        let found = entities.known.values().find(|entity| entity.name == "José Núñez").expect("known");
        assert!(found.variants.contains("Jose Nunez") && found.sources.len() == 2);
        let apart = [record("urn:x:1", "held", "José Núñez", "PE"), record("urn:x:2", "held", "José Núñez", "ES")];
        assert_eq!(of(&apart).known.keys().filter(|key| key.kind == Kind::Person).count(), 4);
    }

    #[test]
    fn only_those_of_other_sides_met_and_only_where_a_meeting_was_held() {
        let kinds = |status: &str| -> Vec<&'static str> {
            let entities = of(&[record("urn:x:1", status, "José Núñez", "PE")]);
            let found = entities.known.into_values().find(|entity| entity.name == "Luis Soto").expect("known");
            found.relations.iter().map(|relation| relation.kind).collect()
        };
        assert_eq!(kinds("held"), ["represents", "met"]);
        assert!(kinds("denied").is_empty() && kinds("planned").is_empty());
    }
}
