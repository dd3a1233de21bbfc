//! Descriptions of reports or meetings by ISAD(G), and who took part in what.

use super::table::{Table, aligned, joined};
use super::{Names, day};
use crate::error::Error;
use crate::export::entity::{Key, Period, body_key, person_key};
use crate::export::wording::{self, is_reviewed};
use crate::export::{CONVENTION, PROGRAM, Settings, Unit};
use crate::gazetteer::known::country_name;
use crate::record::{AttributionRole, Record, Review, ReviewStatus};

/// A description, whose names are known when all records are.
pub(super) struct Description {
    id: String,
    /// Everybody by whom it is found.
    names: Vec<Key>,
    /// Those who took part.
    present: Vec<Key>,
    events: Vec<Event>,
    cells: Cells,
}

/// What happened with what is described.
struct Event {
    kind: &'static str,
    period: Period,
    actor: String,
    place: String,
}

/// Cells that depend on nothing else.
struct Cells {
    identifier: String,
    title: String,
    extent: String,
    content: String,
    rights: String,
    language: String,
    originals: String,
    related: String,
    note: String,
    subjects: String,
    places: String,
    genres: String,
    record: String,
    status: &'static str,
    sources: String,
    archivist: String,
    other_identifiers: Vec<(&'static str, String)>,
}

impl Description {
    /// The description of the records of a report, or of one record.
    pub(super) fn of(id: String, records: &[Record], settings: &Settings) -> Result<Self, Error> {
        settings.collection()?;
        let people = records.iter().flat_map(|record| record.people.iter().map(move |person| (record, person)));
        let people: Vec<_> =
            people.filter_map(|(record, person)| Some((person_key(record, person)?, person))).collect();
        let present = people.iter().filter(|(_, person)| wording::took_part(person)).map(|(key, _)| key.clone());
        let mut names: Vec<Key> = people.iter().map(|(key, _)| key.clone()).collect();
        for record in records {
            names.extend(
                record.sides.iter().filter_map(|side| body_key(side.organization.as_ref(), side.country.as_ref())),
            );
            let organizations = record.mentions.organizations.iter();
            names.extend(organizations.filter_map(|found| body_key(Some(&found.name), found.country.as_ref())));
        }
        let (mut present, mut unique): (Vec<Key>, Vec<Key>) = (present.collect(), Vec::new());
        for key in names {
            if !unique.contains(&key) {
                unique.push(key);
            }
        }
        present.sort();
        present.dedup();
        Ok(Self { id, names: unique, present, events: happenings(records), cells: cells(records, settings) })
    }
}

/// Publication and creation of the report, and the meetings.
fn happenings(records: &[Record]) -> Vec<Event> {
    let Some(first) = records.first() else { return Vec::new() };
    let source = &first.source;
    let event = |kind, period, actor: Option<&String>| Event {
        kind,
        period,
        actor: actor.cloned().unwrap_or_default(),
        place: String::new(),
    };
    let mut events = Vec::new();
    if source.publisher.is_some() || source.published.is_some() {
        events.push(event("Publication", Period::of(source.published.as_ref(), None), source.publisher.as_ref()));
    }
    let agencies = source.attributions.iter().filter(|credit| credit.role == AttributionRole::Agency);
    events.extend(agencies.map(|credit| event("Creation", Period::default(), Some(&credit.name))));
    for meeting in records.iter().map(|record| &record.meeting).filter(|meeting| meeting.date.is_some()) {
        let mut held = event("Meeting", Period::of(meeting.date.as_ref(), meeting.end_date.as_ref()), None);
        held.place = meeting.place.as_ref().and_then(wording::place).unwrap_or_default();
        events.push(held);
    }
    events
}

fn cells(records: &[Record], settings: &Settings) -> Cells {
    let every = |of: fn(&Record) -> Vec<String>| {
        let mut told: Vec<String> = Vec::new();
        for text in records.iter().flat_map(of) {
            if !told.contains(&text) {
                told.push(text);
            }
        }
        told
    };
    let first = records.first();
    let source = first.map(|record| &record.source);
    let id = first.map(|record| record.id.clone()).unwrap_or_default();
    let document = source.and_then(|source| source.document_id.clone()).filter(|_| settings.unit == Unit::Article);
    let identifier = document.unwrap_or_else(|| id.clone());
    let ids = records.iter().map(|record| ("Record", record.id.clone())).filter(|(_, id)| *id != identifier);
    let keys = records.iter().filter_map(|record| Some(("Meeting", record.meeting.key.clone()?)));
    let subject = |record: &Record| record.topics.iter().map(|topic| wording::words(topic.code.code())).collect();
    Cells {
        title: wording::unit_title(records, settings.unit),
        extent: source.map(wording::extent).unwrap_or_default(),
        content: wording::contents(records).join("\n"),
        rights: source.and_then(|source| source.rights.clone()).unwrap_or_default(),
        language: source.and_then(|source| two_letters(source.language.as_deref())).unwrap_or_default(),
        originals: first.map(wording::original).unwrap_or_default().join("\n"),
        related: every(wording::references).join("\n"),
        note: every(|record| record.extra.iter().map(|found| format!("{}: {}", found.name, found.value)).collect())
            .join("\n"),
        subjects: joined(every(subject)),
        places: joined(every(places)),
        genres: joined(every(|record| vec![wording::form(&record.meeting)])),
        status: status(records),
        sources: every(|record| wording::citation(record).into_iter().collect()).join("\n"),
        archivist: every(|record| [vec![wording::making(record)], wording::doubts(record)].concat()).join("\n"),
        other_identifiers: ids.chain(keys).collect(),
        record: id,
        identifier,
    }
}

fn two_letters(tag: Option<&str>) -> Option<String> {
    let primary = tag?.split('-').next()?.to_ascii_lowercase();
    (primary.len() == 2).then_some(primary)
}

fn places(record: &Record) -> Vec<String> {
    let place = record.meeting.place.as_ref();
    let codes = place.and_then(|place| place.country.as_ref()).into_iter();
    let codes = codes.chain(record.sides.iter().filter_map(|side| side.country.as_ref()));
    let codes = codes.chain(record.mentions.countries.iter().map(|found| &found.code));
    let city = place.and_then(|place| place.city.clone());
    city.into_iter().chain(codes.map(|code| country_name(code).to_owned())).collect()
}

/// How far the description is, in AtoM's words.
fn status(records: &[Record]) -> &'static str {
    let corrected = |review: &Review| review.status == ReviewStatus::Corrected;
    if !records.iter().all(is_reviewed) {
        "Draft"
    } else if records.iter().any(|record| record.review.as_ref().is_some_and(corrected)) {
        "Revised"
    } else {
        "Final"
    }
}

/// A description with what is the same in all of them.
struct Row<'a> {
    found: &'a Description,
    names: &'a Names,
    parent: String,
    agency: String,
    institution: String,
    culture: String,
    /// Whether AtoM has no earlier import: it adds events and identifiers on every import, so an update must not bring them.
    is_new: bool,
}

impl Row<'_> {
    fn of_events(&self, of: fn(&Event) -> String) -> String {
        if self.is_new { aligned(self.found.events.iter().map(of)) } else { String::new() }
    }

    fn of_identifiers(&self, of: fn(&(&'static str, String)) -> String) -> String {
        if self.is_new { aligned(self.found.cells.other_identifiers.iter().map(of)) } else { String::new() }
    }
}

type Column = (&'static str, fn(&Row<'_>) -> String);

/// The columns, in the order of AtoM's template.
const COLUMNS: &[Column] = &[
    ("legacyId", |row| row.found.id.clone()),
    ("qubitParentSlug", |row| row.parent.clone()),
    ("identifier", |row| row.found.cells.identifier.clone()),
    ("title", |row| row.found.cells.title.clone()),
    ("levelOfDescription", |_| "Item".to_owned()),
    ("extentAndMedium", |row| row.found.cells.extent.clone()),
    ("repository", |row| row.agency.clone()),
    ("scopeAndContent", |row| row.found.cells.content.clone()),
    ("reproductionConditions", |row| row.found.cells.rights.clone()),
    ("language", |row| row.found.cells.language.clone()),
    ("locationOfOriginals", |row| row.found.cells.originals.clone()),
    ("relatedUnitsOfDescription", |row| row.found.cells.related.clone()),
    ("generalNote", |row| row.found.cells.note.clone()),
    ("subjectAccessPoints", |row| row.found.cells.subjects.clone()),
    ("placeAccessPoints", |row| row.found.cells.places.clone()),
    ("nameAccessPoints", |row| joined(row.found.names.iter().map(|key| row.names.of_key(key).to_owned()))),
    ("genreAccessPoints", |row| row.found.cells.genres.clone()),
    ("descriptionIdentifier", |row| row.found.cells.record.clone()),
    ("institutionIdentifier", |row| row.institution.clone()),
    ("rules", |_| CONVENTION.to_owned()),
    ("descriptionStatus", |row| row.found.cells.status.to_owned()),
    ("levelOfDetail", |_| "Partial".to_owned()),
    ("revisionHistory", |_| format!("Made by the program {PROGRAM}.")),
    ("languageOfDescription", |row| row.culture.clone()),
    ("scriptOfDescription", |_| "Latn".to_owned()),
    ("sources", |row| row.found.cells.sources.clone()),
    ("archivistNote", |row| row.found.cells.archivist.clone()),
    ("publicationStatus", |_| "Draft".to_owned()),
    ("alternativeIdentifiers", |row| row.of_identifiers(|(_, id)| id.clone())),
    ("alternativeIdentifierLabels", |row| row.of_identifiers(|(label, _)| (*label).to_owned())),
    ("eventDates", |row| row.of_events(|event| event.period.words.clone())),
    ("eventTypes", |row| row.of_events(|event| event.kind.to_owned())),
    ("eventStartDates", |row| row.of_events(|event| day(event.period.from.as_deref()))),
    ("eventEndDates", |row| row.of_events(|event| day(event.period.to.as_deref().or(event.period.from.as_deref())))),
    ("eventActors", |row| row.of_events(|event| event.actor.clone())),
    ("eventPlaces", |row| row.of_events(|event| event.place.clone())),
    ("culture", |row| row.culture.clone()),
];

/// The table of descriptions.
pub(super) fn table(all: &[Description], names: &Names, settings: &Settings) -> Result<Table, Error> {
    let mut table = Table::new(&COLUMNS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    let ((parent, _), agency, culture) = (settings.collection()?, settings.agency()?, settings.culture());
    let institution = settings.repository()?.0.map_or_else(|| agency.clone(), str::to_owned);
    let mut row = |found| {
        let (parent, agency) = (parent.clone(), agency.clone());
        let (institution, culture) = (institution.clone(), culture.clone());
        let row = Row { found, names, parent, agency, institution, culture, is_new: !settings.is_update };
        table.row(&COLUMNS.iter().map(|(_, cell)| cell(&row)).collect::<Vec<_>>());
    };
    all.iter().for_each(&mut row);
    Ok(table)
}

/// The table of those who took part.
pub(super) fn events(all: &[Description], names: &Names, culture: &str) -> Table {
    let mut table = Table::new(&["legacyId", "eventActorName", "eventType", "culture"]);
    for found in all {
        for key in &found.present {
            let cells = [found.id.as_str(), names.of_key(key), "Participation", culture];
            table.row(&cells.map(str::to_owned));
        }
    }
    table
}
