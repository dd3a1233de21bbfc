//! JSON-LD: the meeting as an Event of schema.org, the making of the record in PROV-O, and its evidence as Web
//! Annotations. The context stands in the document, so that nothing is fetched to read it.

mod annotation;
mod event;

use super::json::pruned;
use super::{Dialect, Settings};
use crate::error::Error;
use crate::record::Record;
use serde_json::{Value, json};

/// JSON-LD.
pub(super) struct JsonLd;

impl Dialect for JsonLd {
    fn name(&self) -> &'static str {
        "jsonld"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonld"]
    }

    fn about(&self) -> &'static str {
        "JSON-LD: schema.org Event, PROV-O and Web Annotations of the evidence, with its context"
    }

    fn begin(&self, _first: Option<&Record>, _settings: &Settings) -> Result<String, Error> {
        Ok(format!("{{\"@context\":{},\n\"@graph\":[", context()))
    }

    fn unit(&self, records: &[Record], number: u64, settings: &Settings) -> Result<String, Error> {
        let mut text = String::new();
        for (record, number) in records.iter().zip(number..) {
            for (index, node) in nodes(record, settings).into_iter().enumerate() {
                text.push_str(if number == 1 && index == 0 { "\n" } else { ",\n" });
                text.push_str(&pruned(node).to_string());
            }
        }
        Ok(text)
    }

    fn end(&self) -> String {
        "\n]}\n".to_owned()
    }
}

/// The meeting, the report, the record itself, and a node for each piece of evidence.
fn nodes(record: &Record, settings: &Settings) -> Vec<Value> {
    let mut nodes = vec![event::meeting(record), event::report(record), event::description(record, settings)];
    nodes.extend(record.evidence.iter().enumerate().map(|(index, found)| annotation::of(record, index, found)));
    nodes
}

/// What the names mean. Dates are typed, and what names a node is an IRI.
fn context() -> Value {
    let iri = |name: &str| json!({"@id": name, "@type": "@id"});
    let schema_iri = |name: &str| iri(&format!("http://schema.org/{name}"));
    let integer = |name: &str| json!({"@id": name, "@type": "xsd:nonNegativeInteger"});
    let date = |name: &str| json!({"@id": format!("http://schema.org/{name}"), "@type": "Date"});
    let date_time = |name: &str| json!({"@id": name, "@type": "xsd:dateTime"});
    json!({
        "@vocab": "http://schema.org/",
        "prov": "http://www.w3.org/ns/prov#",
        "oa": "http://www.w3.org/ns/oa#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "chancery": "urn:chancery:record:1:",
        "eventStatus": schema_iri("eventStatus"),
        "eventAttendanceMode": schema_iri("eventAttendanceMode"),
        "url": schema_iri("url"),
        "startDate": date("startDate"),
        "endDate": date("endDate"),
        "datePublished": date("datePublished"),
        "dateCreated": date_time("http://schema.org/dateCreated"),
        "prov:wasDerivedFrom": iri("prov:wasDerivedFrom"),
        "prov:used": iri("prov:used"),
        "prov:endedAtTime": date_time("prov:endedAtTime"),
        "oa:motivatedBy": iri("oa:motivatedBy"),
        "oa:hasSource": iri("oa:hasSource"),
        "oa:start": integer("oa:start"),
        "oa:end": integer("oa:end"),
    })
}

/// The IRI of a record: its id, with the signs escaped that a URI may hold in the record but an IRI must not.
fn iri(id: &str) -> String {
    let mut iri = String::with_capacity(id.len());
    for sign in id.chars() {
        match sign {
            '<' => iri.push_str("%3C"),
            '>' => iri.push_str("%3E"),
            '"' => iri.push_str("%22"),
            '{' => iri.push_str("%7B"),
            '}' => iri.push_str("%7D"),
            '|' => iri.push_str("%7C"),
            '\\' => iri.push_str("%5C"),
            '^' => iri.push_str("%5E"),
            '`' => iri.push_str("%60"),
            other => iri.push(other),
        }
    }
    iri
}

/// The IRI of a part of a record.
fn part(record: &Record, name: &str) -> String {
    let base = iri(&record.id);
    let sign = if base.contains('#') { '.' } else { '#' };
    format!("{base}{sign}{name}")
}

/// The IRI of the report: its address, else a part of the record.
fn report_iri(record: &Record) -> String {
    record.source.url.as_deref().map_or_else(|| part(record, "report"), iri)
}
