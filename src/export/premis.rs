//! PREMIS 3, a document for each report: the file that the text was taken out of, the text and the records as objects, what
//! was done to them as events, and the programs and people who did it as agents.
//!
//! Names of objects are their paths in a bag, by which Archivematica finds the files they speak of.

mod event;

use super::xml::Element;
use super::{Dialect, Gatherer, Layout, Origin, Piece, Settings, names, wording};
use crate::error::Error;
use crate::record::{Original, Record, Source, sha256};
use event::Event;

/// PREMIS.
pub(super) struct Premis;

const NAMESPACE: &str = "http://www.loc.gov/premis/v3";

/// The program that exports and validates.
const PROGRAM: (&str, &str) = ("chancery", env!("CARGO_PKG_VERSION"));

impl Dialect for Premis {
    fn name(&self) -> &'static str {
        "premis"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xml"]
    }

    fn about(&self) -> &'static str {
        "PREMIS 3 preservation metadata, a document for each report: its files, what was done to them and by whom"
    }

    fn layout(&self) -> Layout {
        Layout::Each
    }

    fn joins_reports(&self, _settings: &Settings) -> bool {
        true
    }

    fn origins(&self, settings: &Settings) -> Vec<Origin> {
        let moment = if settings.at.is_some() { "the given moment" } else { "the record's source/published" };
        vec![
            Origin { target: "objectIdentifier", from: "the record's id, and digests of the text and its file" },
            Origin { target: "eventDateTime", from: moment },
        ]
    }

    fn unit(&self, records: &[Record], _number: u64, settings: &Settings) -> Result<String, Error> {
        let mut parts = Parts::default();
        parts.add(records, settings)?;
        Ok(parts.document())
    }
}

/// All reports in one document.
pub(super) struct PremisOfAll;

impl Dialect for PremisOfAll {
    fn name(&self) -> &'static str {
        Premis.name()
    }

    fn extensions(&self) -> &'static [&'static str] {
        Premis.extensions()
    }

    fn about(&self) -> &'static str {
        "PREMIS 3 preservation metadata, one document for all reports"
    }

    fn joins_reports(&self, _settings: &Settings) -> bool {
        true
    }

    fn gatherer(&self) -> Option<Box<dyn Gatherer>> {
        Some(Box::new(Parts::default()))
    }
}

/// The parts of a document, which stand apart in it.
#[derive(Default)]
struct Parts {
    objects: Vec<Element>,
    events: Vec<Event>,
    rights: Vec<Element>,
}

impl Parts {
    fn add(&mut self, records: &[Record], settings: &Settings) -> Result<(), Error> {
        let Some(first) = records.first() else { return Ok(()) };
        let events = event::events(records, settings)?;
        self.objects.extend(objects(records, &first.source, &events));
        self.events.extend(events);
        self.rights.extend(rights(first));
        Ok(())
    }

    fn document(self) -> String {
        Element::new("premis")
            .with("xmlns", NAMESPACE)
            .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
            .with("version", "3.0")
            .holding(self.objects)
            .holding(self.events.iter().map(Event::element))
            .holding(event::agents(&self.events))
            .holding(self.rights)
            .document()
    }
}

impl Gatherer for Parts {
    fn take(&mut self, records: &[Record], settings: &Settings) -> Result<Vec<Piece>, Error> {
        self.add(records, settings)?;
        Ok(Vec::new())
    }

    fn finish(self: Box<Self>, _settings: &Settings) -> Result<Vec<Piece>, Error> {
        Ok(vec![Piece::of(self.document())])
    }
}

/// What identifies an object, event or agent: the kind of identifier, and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Identifier(&'static str, String);

impl Identifier {
    /// The identifier in elements of these names.
    fn element(&self, whole: &'static str, kind: &'static str, value: &'static str) -> Element {
        Element::new(whole).holding([Element::text(kind, self.0), Element::text(value, &self.1)])
    }

    fn of_record(record: &Record) -> Self {
        Self(if record.id.starts_with("urn:") { "URN" } else { "URI" }, record.id.clone())
    }

    fn of_digest(digest: &str) -> Self {
        Self("SHA-256", digest.to_owned())
    }
}

/// The SHA-256 of the text: the one that the record says, else that of the text itself.
fn digest(source: &Source) -> Option<String> {
    source.text_sha256.clone().or_else(|| source.text.as_ref().map(sha256))
}

/// The file, the text that was taken out of it, and the records that were made of the text.
fn objects(records: &[Record], source: &Source, events: &[Event]) -> Vec<Element> {
    let text = digest(source);
    let text = text.as_deref();
    let original = source.original.as_ref().filter(|original| Some(original.sha256.as_str()) != text);
    let above = original.map(|original| Identifier::of_digest(&original.sha256));
    let beside = text.map(Identifier::of_digest).or_else(|| above.clone());
    let named = records.first().map(names::text);
    let file = records.first().zip(original).map(|(first, original)| file(first, original, events));
    let text = text.map(|digest| {
        let characters = source.text_length.map(|length| property("characters", &length.to_string()));
        let language = source.language.as_ref().map(|language| property("language", language));
        object("file", &Identifier::of_digest(digest))
            .holding(characters.into_iter().chain(language))
            .holding([characteristics(digest, source.text.as_ref().map(String::len), "text/plain; charset=utf-8")])
            .holding(named.map(|name| Element::text("originalName", name)))
            .holding(above.iter().map(|above| derived(above, "normalization", events)))
            .holding(links(&Identifier::of_digest(digest), events))
    });
    let records = records.iter().map(|record| {
        let own = Identifier::of_record(record);
        object("intellectualEntity", &own)
            .holding([
                property("title", &wording::title(record)),
                property("schema", &format!("record of a diplomatic meeting, version {}", record.schema_version)),
                property("review", &wording::review(record)),
            ])
            .holding([Element::text("originalName", names::record(record))])
            .holding(beside.iter().map(|beside| derived(beside, "metadata extraction", events)))
            .holding(links(&own, events))
    });
    file.into_iter().chain(text).chain(records).collect()
}

fn object(kind: &'static str, identifier: &Identifier) -> Element {
    let own = identifier.element("objectIdentifier", "objectIdentifierType", "objectIdentifierValue");
    Element::new("object").with("xsi:type", kind).holding([own])
}

fn file(first: &Record, original: &Original, events: &[Event]) -> Element {
    let own = Identifier::of_digest(&original.sha256);
    object("file", &own)
        .holding([property("name", &original.name)])
        .holding([characteristics(&original.sha256, None, &original.media_type)])
        .holding([Element::text("originalName", names::original(first, original))])
        .holding(links(&own, events))
}

fn property(kind: &str, value: &str) -> Element {
    Element::new("significantProperties")
        .holding([Element::text("significantPropertiesType", kind), Element::text("significantPropertiesValue", value)])
}

fn characteristics(digest: &str, size: Option<usize>, media_type: &str) -> Element {
    let fixity = [Element::text("messageDigestAlgorithm", "SHA-256"), Element::text("messageDigest", digest)];
    let format = Element::new("formatDesignation").holding([Element::text("formatName", media_type)]);
    Element::new("objectCharacteristics")
        .holding([Element::new("fixity").holding(fixity)])
        .holding(size.map(|size| Element::text("size", size.to_string())))
        .holding([Element::new("format").holding([format])])
}

/// That an object has its source in another, by the event of that kind.
fn derived(from: &Identifier, kind: &str, events: &[Event]) -> Element {
    let by = events.iter().filter(|event| event.kind == kind && event.objects.contains(from));
    let by = by.map(|event| {
        event.identifier.element("relatedEventIdentifier", "relatedEventIdentifierType", "relatedEventIdentifierValue")
    });
    Element::new("relationship")
        .holding([
            Element::text("relationshipType", "derivation"),
            Element::text("relationshipSubType", "has source"),
            from.element("relatedObjectIdentifier", "relatedObjectIdentifierType", "relatedObjectIdentifierValue"),
        ])
        .holding(by.collect::<Vec<_>>())
}

/// The events that an object had a part in.
fn links(own: &Identifier, events: &[Event]) -> Vec<Element> {
    let link = |event: &Event| {
        event.identifier.element("linkingEventIdentifier", "linkingEventIdentifierType", "linkingEventIdentifierValue")
    };
    events.iter().filter(|event| event.objects.contains(own)).map(link).collect()
}

/// What the report says of rights in it.
fn rights(record: &Record) -> Option<Element> {
    let rights = record.source.rights.as_ref()?;
    let identifier = Identifier("local", format!("{}#rights", record.id));
    let basis = Element::new("otherRightsInformation").holding([
        Element::text("otherRightsBasis", "statement in the report"),
        Element::text("otherRightsNote", rights),
    ]);
    let statement = Element::new("rightsStatement").holding([
        identifier.element(
            "rightsStatementIdentifier",
            "rightsStatementIdentifierType",
            "rightsStatementIdentifierValue",
        ),
        Element::text("rightsBasis", "other"),
        basis,
    ]);
    Some(Element::new("rights").holding([statement]))
}
