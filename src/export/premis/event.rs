//! Events and agents. Names of events are those of the Library of Congress's list of event types.

use super::{Identifier, PROGRAM, digest};
use crate::diagnostic::Severity;
use crate::error::Error;
use crate::export::xml::Element;
use crate::export::{Settings, wording};
use crate::record::Record;

/// What was done to objects.
pub(super) struct Event {
    /// What identifies it.
    pub(super) identifier: Identifier,
    /// Its type.
    pub(super) kind: &'static str,
    moment: String,
    detail: String,
    outcome: Option<(String, Vec<String>)>,
    agent: Option<Agent>,
    /// The objects that had a part in it, its result last.
    pub(super) objects: Vec<Identifier>,
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Agent {
    kind: &'static str,
    name: String,
    version: Option<String>,
}

impl Agent {
    fn program(name: &str, version: &str) -> Self {
        Self { kind: "software", name: name.to_owned(), version: Some(version.to_owned()) }
    }

    fn identifier(&self) -> Identifier {
        let version = self.version.as_ref().map(|version| format!(" {version}")).unwrap_or_default();
        Identifier("local", format!("{}{version}", self.name))
    }
}

/// What was done to a report and its records, in order.
pub(super) fn events(records: &[Record], settings: &Settings) -> Result<Vec<Event>, Error> {
    let Some(first) = records.first() else { return Ok(Vec::new()) };
    let (source, moment) = (&first.source, settings.moment(Some(first))?);
    let maker = first.generator.as_ref().map(|made| Agent::program(&made.name, &made.version));
    let text = digest(source).as_deref().map(Identifier::of_digest);
    let original = source.original.as_ref().map(|original| Identifier::of_digest(&original.sha256));
    let original = original.filter(|original| text.as_ref() != Some(original));
    let event = |name: &str, kind, detail: &str, agent: Option<Agent>, objects| Event {
        identifier: Identifier("local", format!("{}#{name}", first.id)),
        kind,
        moment: moment.clone(),
        detail: detail.to_owned(),
        outcome: None,
        agent,
        objects,
    };
    let mut events = Vec::new();
    let files: Vec<Identifier> = original.iter().chain(&text).cloned().collect();
    if !files.is_empty() {
        let detail = "SHA-256 of the bytes";
        events.push(event("digest", "message digest calculation", detail, maker.clone(), files.clone()));
    }
    if files.len() == 2 {
        let detail =
            "the text of the report was taken out of the file and written as UTF-8 with LF at the ends of lines";
        events.push(event("text", "normalization", detail, maker.clone(), files.clone()));
    }
    for record in records {
        let own = Identifier::of_record(record);
        let last = files.last().cloned();
        let mut read = event("", "metadata extraction", "the record was read from the report", None, Vec::new());
        read.identifier = Identifier("local", format!("{}#record", record.id));
        read.agent = record.generator.as_ref().map(|made| Agent::program(&made.name, &made.version));
        read.outcome = Some((wording::review(record), wording::doubts(record)));
        read.objects = last.into_iter().chain([own.clone()]).collect();
        events.push(read);
        events.extend(validation(record, settings, &moment));
        events.extend(review(record));
    }
    Ok(events)
}

/// What the rules say of a record; nothing when they are not asked.
fn validation(record: &Record, settings: &Settings, moment: &str) -> Option<Event> {
    let findings = (settings.check?)(record);
    let fails = findings.iter().any(|found| found.severity == Severity::Error);
    let told = findings.iter().map(|found| format!("{} {}: {}", found.severity, found.code, found.message));
    Some(Event {
        identifier: Identifier("local", format!("{}#validation", record.id)),
        kind: "validation",
        moment: moment.to_owned(),
        detail: format!("the schema of records, version {}, and the rules", record.schema_version),
        outcome: Some((if fails { "fail" } else { "pass" }.to_owned(), told.collect())),
        agent: Some(Agent::program(PROGRAM.0, PROGRAM.1)),
        objects: vec![Identifier::of_record(record)],
    })
}

/// A person's review, where it has a day.
fn review(record: &Record) -> Option<Event> {
    let review = record.review.as_ref().filter(|_| wording::is_reviewed(record))?;
    let by = review.by.as_ref().filter(|by| !by.trim().is_empty());
    Some(Event {
        identifier: Identifier("local", format!("{}#review", record.id)),
        kind: "quality review",
        moment: review.date.clone()?,
        detail: "a person compared the record with the report".to_owned(),
        outcome: Some((review.status.to_string(), review.note.iter().cloned().collect())),
        agent: by.map(|by| Agent { kind: "person", name: by.clone(), version: None }),
        objects: vec![Identifier::of_record(record)],
    })
}

impl Event {
    pub(super) fn element(&self) -> Element {
        let detail = Element::new("eventDetailInformation").holding([Element::text("eventDetail", &self.detail)]);
        let outcome = self.outcome.as_ref().map(|(outcome, notes)| {
            let note = |note: &String| {
                Element::new("eventOutcomeDetail").holding([Element::text("eventOutcomeDetailNote", note)])
            };
            Element::new("eventOutcomeInformation")
                .holding([Element::text("eventOutcome", outcome)])
                .holding(notes.iter().map(note))
        });
        let agent = self.agent.as_ref().map(|agent| {
            let names = ("linkingAgentIdentifier", "linkingAgentIdentifierType", "linkingAgentIdentifierValue");
            let role = if agent.kind == "person" { "implementer" } else { "executing program" };
            agent.identifier().element(names.0, names.1, names.2).holding([Element::text("linkingAgentRole", role)])
        });
        let is_made = matches!(self.kind, "normalization" | "metadata extraction");
        let objects = self.objects.iter().enumerate().map(|(index, object)| {
            let names = ("linkingObjectIdentifier", "linkingObjectIdentifierType", "linkingObjectIdentifierValue");
            let is_result = is_made && index + 1 == self.objects.len();
            let role = if is_result { "outcome" } else { "source" };
            object.element(names.0, names.1, names.2).holding([Element::text("linkingObjectRole", role)])
        });
        Element::new("event")
            .holding([self.identifier.element("eventIdentifier", "eventIdentifierType", "eventIdentifierValue")])
            .holding([Element::text("eventType", self.kind), Element::text("eventDateTime", &self.moment), detail])
            .holding(outcome)
            .holding(agent)
            .holding(objects.collect::<Vec<_>>())
    }
}

/// Everybody who did something, each once.
pub(super) fn agents(events: &[Event]) -> Vec<Element> {
    let mut known: Vec<&Agent> = Vec::new();
    for agent in events.iter().filter_map(|event| event.agent.as_ref()) {
        if !known.contains(&agent) {
            known.push(agent);
        }
    }
    let element = |agent: &Agent| {
        Element::new("agent")
            .holding([agent.identifier().element("agentIdentifier", "agentIdentifierType", "agentIdentifierValue")])
            .holding([Element::text("agentName", &agent.name), Element::text("agentType", agent.kind)])
            .holding(agent.version.iter().map(|version| Element::text("agentVersion", version)))
    };
    known.into_iter().map(element).collect()
}
