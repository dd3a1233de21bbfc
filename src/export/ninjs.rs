//! IPTC ninjs 3.1, type event: what newsrooms import, a document for each meeting.

use super::json::pruned;
use super::wording::{self, circumstances, doubts, is_reviewed, is_whole, iso, making, title};
use super::{Dialect, Layout, Origin, Settings};
use crate::error::Error;
use crate::gazetteer::known::country_name;
use crate::record::{Part, Person, Record};
use serde_json::{Value, json};

/// ninjs.
pub(super) struct Ninjs;

/// IPTC's code for what an algorithm made that was not trained on media.
const MADE_BY_PROGRAM: &str = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia";

const SCHEMA: &str = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#";

impl Dialect for Ninjs {
    fn name(&self) -> &'static str {
        "ninjs"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn about(&self) -> &'static str {
        "IPTC ninjs 3.1, type event, for newsrooms, a document for each meeting"
    }

    fn layout(&self) -> Layout {
        Layout::Each
    }

    fn origins(&self, settings: &Settings) -> Vec<Origin> {
        let moment = if settings.at.is_some() { "the given moment" } else { "the record's source/published" };
        vec![
            Origin { target: "uri", from: "the record's id" },
            Origin { target: "versionCreated", from: moment },
            Origin { target: "language", from: language_origin(settings) },
        ]
    }

    fn unit(&self, records: &[Record], _number: u64, settings: &Settings) -> Result<String, Error> {
        let written = |record| Ok(format!("{:#}\n", pruned(item(record, settings)?)));
        records.iter().map(written).collect()
    }
}

/// Where the language of the description comes from.
fn language_origin(settings: &Settings) -> &'static str {
    if settings.archive.language.is_some() {
        "chancery.toml, archive.language"
    } else {
        "the program, whose words are English"
    }
}

fn item(record: &Record, settings: &Settings) -> Result<Value, Error> {
    let (source, moment) = (&record.source, settings.moment(Some(record))?);
    let statements = record.statements.iter().map(|found| wording::statement(record, found));
    let body: Vec<String> = circumstances(record).into_iter().chain(statements).collect();
    let note: Vec<String> = doubts(record).into_iter().chain([making(record)]).collect();
    let has_program = record.generator.is_some();
    Ok(json!({
        "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        "uri": record.id,
        "type": "event",
        "version": "1",
        "firstCreated": moment,
        "versionCreated": moment,
        "pubStatus": if is_reviewed(record) { "usable" } else { "withheld" },
        "language": settings.language(),
        "title": title(record),
        "slugline": record.meeting.key,
        "located": source.dateline.as_ref().and_then(|dateline| dateline.city.as_ref()),
        "headlines": source.headline.iter().map(headline).collect::<Vec<_>>(),
        "descriptions": [{"role": "summary", "contentType": "text/plain", "value": body.join("\n")}],
        "edNote": note.join("\n"),
        "copyrightNotice": source.rights,
        "usageTerms": settings.archive.rights,
        "people": record.people.iter().map(person).collect::<Vec<_>>(),
        "organisations": organisations(record),
        "places": places(record),
        "subjects": subjects(record),
        "events": events(record),
        "objects": record.references.instruments.iter().map(|found| json!({
            "name": wording::instrument(found), "rel": found.status, "literal": found.kind,
        })).collect::<Vec<_>>(),
        "eventDetails": {"dates": dates(record), "organiser": organiser(record)},
        "infoSources": info_sources(record),
        "associations": associations(record),
        "altIds": source.document_id.iter().map(|id| json!({"role": "document", "value": id})).collect::<Vec<_>>(),
        "genres": [{"name": wording::form(&record.meeting), "literal": record.meeting.status}],
        "digitalSourceType": if has_program { json!({"name": "Created using Algorithm", "uri": MADE_BY_PROGRAM}) } else { Value::Null },
    }))
}

fn headline(headline: &String) -> Value {
    json!({"role": "source", "contentType": "text/plain", "value": headline})
}

fn person(person: &Person) -> Value {
    json!({
        "name": person.name.as_ref().map(|name| &name.full),
        "rel": person.capacity,
        "literal": wording::person(person),
    })
}

fn organisations(record: &Record) -> Vec<Value> {
    let sides = record.sides.iter().map(|side| json!({"name": wording::side(side), "rel": side.part}));
    let mentioned = record
        .mentions
        .organizations
        .iter()
        .map(|found| json!({"name": found.name, "rel": "mentioned", "literal": found.acronym}));
    sides.chain(mentioned).collect()
}

fn places(record: &Record) -> Vec<Value> {
    let held = record.meeting.place.iter().map(|place| {
        let country = place.country.as_deref().map(country_name);
        let address =
            json!({"lines": place.venue.iter().collect::<Vec<_>>(), "locality": place.city, "country": country});
        json!({"name": wording::place(place), "rel": "location", "contactInfo": [{"address": address}]})
    });
    let mentioned = record
        .mentions
        .countries
        .iter()
        .map(|country| json!({"name": country_name(&country.code), "rel": "mentioned", "literal": country.code}));
    held.chain(mentioned).collect()
}

fn subjects(record: &Record) -> Vec<Value> {
    let subject = |topic| json!({"name": wording::topic(topic), "rel": topic.relation, "literal": topic.code});
    record.topics.iter().map(subject).collect()
}

fn events(record: &Record) -> Vec<Value> {
    let encounters =
        record.references.encounters.iter().map(
            |found| json!({"name": wording::encounter(record, found), "rel": found.status, "literal": found.kind}),
        );
    let events = record
        .references
        .events
        .iter()
        .map(|found| json!({"name": wording::event(found), "rel": found.status, "literal": found.kind}));
    let occasion = wording::occasion(&record.meeting).map(|occasion| json!({"name": occasion, "rel": "occasion"}));
    occasion.into_iter().chain(encounters).chain(events).collect()
}

/// Days: `startDate` would need a time of day, which no record has.
fn dates(record: &Record) -> Value {
    let (first, last) = (record.meeting.date.as_ref(), record.meeting.end_date.as_ref());
    json!({"expectedStartDate": first.and_then(iso), "expectedEndDate": last.and_then(iso)})
}

fn organiser(record: &Record) -> Value {
    let host = record.sides.iter().find(|side| side.part == Part::Host);
    host.map_or(Value::Null, |host| json!({"name": wording::side(host)}))
}

fn info_sources(record: &Record) -> Vec<Value> {
    let publisher = record.source.publisher.iter().map(|name| json!({"name": name, "role": "publisher"}));
    let credited = record.source.attributions.iter().map(|credit| {
        let country = credit.country.as_deref().map(country_name);
        json!({"name": credit.name, "role": credit.role, "literal": country})
    });
    publisher.chain(credited).collect()
}

/// The report, if it has an address.
fn associations(record: &Record) -> Vec<Value> {
    let source = &record.source;
    let published = source.published.as_ref().and_then(iso).filter(|day| is_whole(day));
    let report = source.url.iter().map(|url| {
        json!({
            "name": "source", "rel": "derivedFrom", "uri": url, "type": "text", "title": source.headline,
            "language": source.language,
            "contentCreated": published.map(|day| format!("{day}T00:00:00Z")),
        })
    });
    report.collect()
}
