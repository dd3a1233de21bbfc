//! The meeting, the report and the record as nodes.

use super::{iri, part, report_iri};
use crate::export::Settings;
use crate::export::wording::{self, circumstances, doubts, is_reviewed, iso, making, title};
use crate::gazetteer::known::country_name;
use crate::record::{
    Channel, Date, MeetingStatus, Part, Person, Place, Position, Quoted, Record, Side, Statement, Topic,
};
use serde_json::{Value, json};

const SCHEMA: &str = "http://schema.org/";

/// The meeting.
pub(super) fn meeting(record: &Record) -> Value {
    let meeting = &record.meeting;
    let (took_part, _) = people(record);
    let attendees: Vec<Value> = record.sides.iter().map(|found| side(record, found)).chain(took_part).collect();
    let host = record.sides.iter().filter(|side| side.part == Part::Host);
    json!({
        "@id": iri(&record.id),
        "@type": "Event",
        "name": title(record),
        "description": circumstances(record).join(" "),
        "identifier": meeting.key,
        "startDate": date(meeting.date.as_ref()),
        "endDate": date(meeting.end_date.as_ref()),
        "eventStatus": status(meeting.status),
        "eventAttendanceMode": attendance(meeting.channel),
        "additionalType": wording::form(meeting),
        "location": meeting.place.as_ref().map(place),
        "superEvent": {"@type": "Event", "name": wording::occasion(meeting)},
        "organizer": host.map(|host| json!({"@id": part(record, &host.id)})).collect::<Vec<_>>(),
        "attendee": attendees,
        "about": record.topics.iter().map(|found| topic(record, found)).collect::<Vec<_>>(),
        "subjectOf": [{"@id": report_iri(record)}, {"@id": part(record, "record")}],
    })
}

/// The report that the record was made from.
pub(super) fn report(record: &Record) -> Value {
    let source = &record.source;
    let (_, mentioned) = people(record);
    let organizations = record.mentions.organizations.iter().map(|found| {
        json!({
            "@id": part(record, &found.id), "@type": "Organization", "name": found.name, "alternateName": found.acronym,
            "additionalType": found.kind, "location": found.country.as_deref().map(country),
        })
    });
    let countries = record.mentions.countries.iter().map(|found| country(&found.code));
    let mentions: Vec<Value> =
        mentioned.into_iter().chain(organizations).chain(countries).chain(references(record)).collect();
    let credited = source.attributions.iter().map(|credit| {
        json!({"@type": "Organization", "name": credit.name, "additionalType": credit.role,
               "location": credit.country.as_deref().map(country)})
    });
    json!({
        "@id": report_iri(record),
        "@type": ["NewsArticle", "prov:Entity"],
        "headline": source.headline,
        "identifier": source.document_id,
        "url": source.url.as_deref().map(iri),
        "publisher": {"@type": "Organization", "name": source.publisher},
        "datePublished": date(source.published.as_ref()),
        "dateline": source.dateline.as_ref().map(|dateline| &dateline.text),
        "locationCreated": source.dateline.as_ref().map(|line| address(line.city.as_deref(), line.country.as_deref())),
        "inLanguage": source.language,
        "copyrightNotice": source.rights,
        "sourceOrganization": credited.collect::<Vec<_>>(),
        "associatedMedia": files(record),
        "hasPart": record.statements.iter().map(|found| statement(record, found)).collect::<Vec<_>>(),
        "mentions": mentions,
    })
}

/// The file that the text was taken out of, and the text.
fn files(record: &Record) -> Vec<Value> {
    let source = &record.source;
    let original = source.original.as_ref().map(|file| {
        json!({"@type": "MediaObject", "name": file.name, "encodingFormat": file.media_type, "sha256": file.sha256})
    });
    let text = json!({"@type": "MediaObject", "encodingFormat": source.text_sha256.as_ref().map(|_| "text/plain"),
                      "sha256": source.text_sha256});
    original.into_iter().chain([text]).collect()
}

/// The record as a description that somebody or something made.
pub(super) fn description(record: &Record, settings: &Settings) -> Value {
    let moment = settings.moment(Some(record)).ok();
    let agent = record.generator.as_ref().map(|made| {
        json!({"@type": ["prov:SoftwareAgent", "SoftwareApplication"], "name": made.name, "softwareVersion": made.version})
    });
    let comments: Vec<Value> =
        doubts(record).into_iter().map(|text| json!({"@type": "Comment", "text": text})).collect();
    let extra =
        record.extra.iter().map(|extra| json!({"@type": "PropertyValue", "name": extra.name, "value": extra.value}));
    json!({
        "@id": part(record, "record"),
        "@type": ["CreativeWork", "prov:Entity"],
        "description": making(record),
        "about": {"@id": iri(&record.id)},
        "inLanguage": settings.language(),
        "schemaVersion": record.schema_version,
        "creativeWorkStatus": if is_reviewed(record) { wording::review(record) } else { "unreviewed".to_owned() },
        "copyrightNotice": settings.archive.rights,
        "dateCreated": moment,
        "comment": comments,
        "identifier": extra.collect::<Vec<_>>(),
        "prov:wasDerivedFrom": report_iri(record),
        "prov:wasGeneratedBy": agent.map(|agent| json!({
            "@id": part(record, "making"), "@type": "prov:Activity", "prov:used": report_iri(record),
            "prov:endedAtTime": moment, "prov:wasAssociatedWith": agent,
        })),
    })
}

/// A date as schema.org has it; one with an open year cannot be carried.
fn date(date: Option<&Date>) -> Option<&str> {
    date.and_then(iso)
}

fn status(status: MeetingStatus) -> Option<String> {
    let name = match status {
        MeetingStatus::Planned => "EventScheduled",
        MeetingStatus::Postponed => "EventPostponed",
        MeetingStatus::Cancelled => "EventCancelled",
        MeetingStatus::Held | MeetingStatus::Denied => return None,
    };
    Some(format!("{SCHEMA}{name}"))
}

fn attendance(channel: Channel) -> Option<String> {
    let name = match channel {
        Channel::InPerson => "OfflineEventAttendanceMode",
        Channel::Phone | Channel::Video => "OnlineEventAttendanceMode",
        Channel::Correspondence => return None,
    };
    Some(format!("{SCHEMA}{name}"))
}

fn country(code: &str) -> Value {
    json!({"@type": "Country", "name": country_name(code), "identifier": code})
}

fn address(city: Option<&str>, country: Option<&str>) -> Value {
    json!({"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": city, "addressCountry": country}})
}

fn place(place: &Place) -> Value {
    let mut node = address(place.city.as_deref(), place.country.as_deref());
    if let Some(members) = node.as_object_mut() {
        members.insert("name".to_owned(), json!(wording::place(place)));
        members.insert("description".to_owned(), json!(place.text));
    }
    node
}

fn side(record: &Record, side: &Side) -> Value {
    let kind = if side.organization.is_some() { "Organization" } else { "GovernmentOrganization" };
    json!({
        "@id": part(record, &side.id), "@type": kind, "name": wording::side(side), "description": side.part,
        "alternateName": side.text, "location": side.country.as_deref().map(country),
    })
}

/// Those who took part, and those who are only mentioned.
fn people(record: &Record) -> (Vec<Value>, Vec<Value>) {
    let (took_part, mentioned): (Vec<_>, Vec<_>) = record.people.iter().partition(|found| wording::took_part(found));
    let nodes = |people: Vec<&Person>| people.into_iter().map(|found| person(record, found)).collect();
    (nodes(took_part), nodes(mentioned))
}

fn person(record: &Record, person: &Person) -> Value {
    let name = person.name.as_ref();
    let alternatives: Vec<&String> = person.variants.iter().collect();
    let side = person.side.as_ref().map(|side| json!({"@id": part(record, side)}));
    json!({
        "@id": part(record, &person.id),
        "@type": "Person",
        "name": wording::name(person),
        "givenName": name.and_then(|name| name.given.as_ref()),
        "familyName": name.and_then(|name| name.family.as_ref()),
        "honorificPrefix": name.map(|name| &name.honorifics),
        "alternateName": alternatives,
        "description": person.capacity,
        "identifier": person.authority.as_ref().map(|found| {
            json!({"@type": "PropertyValue", "propertyID": found.scheme, "value": found.id})
        }),
        "affiliation": [side, person.organization.as_ref().map(|body| json!({"@type": "Organization", "name": body}))],
        "nationality": person.country.as_deref().map(country),
        "jobTitle": person.positions.iter().map(|position| &position.title).collect::<Vec<_>>(),
        "hasOccupation": person.positions.iter().map(occupation).collect::<Vec<_>>(),
    })
}

fn occupation(position: &Position) -> Value {
    json!({
        "@type": "Occupation", "name": position.title, "occupationalCategory": position.role,
        "responsibilities": position.portfolio, "qualifications": position.modifiers,
    })
}

fn topic(record: &Record, topic: &Topic) -> Value {
    json!({
        "@id": part(record, &topic.id), "@type": "DefinedTerm", "name": wording::topic(topic), "termCode": topic.code,
        "description": topic.relation,
    })
}

/// A statement: words of the speaker's own are a quotation, others a claim.
fn statement(record: &Record, statement: &Statement) -> Value {
    let nodes = |ids: &[String]| ids.iter().map(|id| json!({"@id": part(record, id)})).collect::<Vec<_>>();
    let mut speakers = nodes(&statement.speakers);
    speakers.extend(statement.side.iter().map(|id| json!({"@id": part(record, id)})));
    let (kind, speaking) = match statement.quoted {
        Quoted::Direct => ("Quotation", "spokenByCharacter"),
        Quoted::Indirect => ("Claim", "author"),
    };
    json!({
        "@id": part(record, &statement.id), "@type": kind, speaking: speakers, "audience": audience(record, statement),
        "genre": statement.kind, "keywords": statement.cue, "text": statement.text, "about": nodes(&statement.topics),
        "abstract": statement.voice,
    })
}

fn audience(record: &Record, statement: &Statement) -> Vec<Value> {
    let named = |id: &String| record.people.iter().find(|person| person.id == *id).map(wording::name);
    let audience = |name: String| json!({"@type": "Audience", "name": name});
    statement.addressees.iter().filter_map(named).map(audience).collect()
}

/// Encounters, instruments and events that the report refers to.
fn references(record: &Record) -> Vec<Value> {
    let references = &record.references;
    let encounters = references.encounters.iter().map(|found| {
        json!({
            "@id": part(record, &found.id), "@type": "Event", "name": wording::encounter(record, found),
            "additionalType": found.kind, "startDate": date(found.date.as_ref()), "endDate": date(found.end_date.as_ref()),
            "attendee": found.people.iter().map(|id| json!({"@id": part(record, id)})).collect::<Vec<_>>(),
            "superEvent": found.event.as_ref().map(|id| json!({"@id": part(record, id)})),
            "location": address(found.to_city.as_deref(), found.to_country.as_deref()),
        })
    });
    let instruments = references.instruments.iter().map(|found| {
        json!({
            "@id": part(record, &found.id), "@type": "CreativeWork", "name": found.name, "genre": found.kind,
            "creativeWorkStatus": found.status, "temporal": date(found.date.as_ref()),
        })
    });
    let events = references.events.iter().map(|found| {
        json!({
            "@id": part(record, &found.id), "@type": "Event", "name": found.name, "additionalType": found.kind,
            "description": found.status, "startDate": date(found.date.as_ref()), "endDate": date(found.end_date.as_ref()),
            "location": address(found.city.as_deref(), found.country.as_deref()),
        })
    });
    encounters.chain(instruments).chain(events).collect()
}
