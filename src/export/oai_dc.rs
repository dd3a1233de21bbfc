//! Dublin Core as harvesters take it: `oai_dc`, a document for each meeting.

use super::wording::{self, circumstances, citation, doubts, form, interval, making, place, references, title};
use super::xml::Element;
use super::{Dialect, Layout, Settings};
use crate::error::Error;
use crate::gazetteer::known::{country_name, language};
use crate::record::Record;

/// Dublin Core.
pub(super) struct OaiDc;

const NAMESPACE: &str = "http://www.openarchives.org/OAI/2.0/oai_dc/";

impl Dialect for OaiDc {
    fn name(&self) -> &'static str {
        "oai_dc"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xml"]
    }

    fn about(&self) -> &'static str {
        "Dublin Core (oai_dc) for harvesters, a document for each meeting"
    }

    fn layout(&self) -> Layout {
        Layout::Each
    }

    fn unit(&self, records: &[Record], _number: u64, settings: &Settings) -> Result<String, Error> {
        Ok(records.iter().map(|record| document(record, settings).document()).collect())
    }
}

fn document(record: &Record, settings: &Settings) -> Element {
    let element = |name: &'static str| move |text: String| Element::text(name, text);
    let source = &record.source;
    let people = record.people.iter().filter(|person| wording::took_part(person)).map(wording::person);
    let identifiers = [Some(record.id.clone()), record.meeting.key.clone()];
    let sources = [citation(record), source.url.clone(), source.document_id.clone()];
    let rights = source.rights.clone().or_else(|| settings.archive.rights.clone());
    let language = source.language.as_deref().and_then(language).map(|(_, code)| code.to_owned());
    Element::new("oai_dc:dc")
        .with("xmlns:oai_dc", NAMESPACE)
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .with("xsi:schemaLocation", format!("{NAMESPACE} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"))
        .holding([Element::text("dc:title", title(record))])
        .holding(subjects(record).into_iter().map(element("dc:subject")))
        .holding(descriptions(record).into_iter().map(element("dc:description")))
        .holding(source.publisher.clone().map(element("dc:publisher")))
        .holding(people.map(element("dc:contributor")))
        .holding(interval(&record.meeting).map(element("dc:date")))
        .holding(["Event".to_owned(), form(&record.meeting)].map(element("dc:type")))
        .holding(identifiers.into_iter().flatten().map(element("dc:identifier")))
        .holding(sources.into_iter().flatten().map(element("dc:source")))
        .holding(language.map(element("dc:language")))
        .holding(references(record).into_iter().map(element("dc:relation")))
        .holding(record.meeting.place.as_ref().and_then(place).map(element("dc:coverage")))
        .holding(rights.map(element("dc:rights")))
}

/// The columns of the table in which Archivematica takes Dublin Core.
pub(super) const COLUMNS: [&str; 9] = [
    "filename",
    "dc.title",
    "dc.type",
    "dc.identifier",
    "dc.publisher",
    "dc.date",
    "dc.language",
    "dc.source",
    "dc.rights",
];

/// The row of a report's file in that table.
pub(super) fn row(name: &str, record: &Record) -> [String; 9] {
    let source = &record.source;
    let language = source.language.as_deref().and_then(language).map(|(_, code)| code.to_owned());
    let title = source.headline.clone().unwrap_or_else(|| format!("Report: {}", title(record)));
    let published = source.published.as_ref().and_then(wording::iso).map(str::to_owned);
    [
        name.to_owned(),
        title,
        "Text".to_owned(),
        source.document_id.clone().unwrap_or_else(|| record.id.clone()),
        source.publisher.clone().unwrap_or_default(),
        published.unwrap_or_default(),
        language.unwrap_or_default(),
        source.url.clone().unwrap_or_default(),
        source.rights.clone().unwrap_or_default(),
    ]
}

/// Topics, then the sides and whoever else is named, each once.
fn subjects(record: &Record) -> Vec<String> {
    let mentioned = record.people.iter().filter(|person| !wording::took_part(person));
    let organizations = record.mentions.organizations.iter();
    let countries = record.mentions.countries.iter().map(|country| country_name(&country.code).to_owned());
    let all = (record.topics.iter().map(wording::topic))
        .chain(record.sides.iter().map(wording::side))
        .chain(mentioned.map(wording::person))
        .chain(organizations.map(|found| wording::with(&found.name, found.acronym.as_deref().unwrap_or_default())))
        .chain(countries);
    let mut subjects: Vec<String> = Vec::new();
    for subject in all {
        if !subjects.contains(&subject) {
            subjects.push(subject);
        }
    }
    subjects
}

fn descriptions(record: &Record) -> Vec<String> {
    let statements = record.statements.iter().map(|statement| wording::statement(record, statement));
    let mut descriptions: Vec<String> = circumstances(record).into_iter().chain(statements).collect();
    descriptions.extend(doubts(record));
    descriptions.push(making(record));
    descriptions
}
