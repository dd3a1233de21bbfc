//! What reading a report takes and gives.

use super::assemble::{self, Findings};
use super::lost::{self, Lost};
use super::naming::OrganizationFound;
use super::people::MeetingFound;
use super::reference::ReferencesFound;
use super::text::Text;
use super::topic::Name;
use super::{Report, credit, date, identity, language, layout, meeting, mention, naming, reference, statement, topic};
use crate::gazetteer::lexicon::Table;
use crate::record::{OrganizationKind, Record};

/// How much of the evidence the records carry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum EvidenceLevel {
    /// Offsets and quotes.
    #[default]
    Full,
    /// Offsets alone: facts can be shared without the text.
    Offsets,
    /// None.
    None,
}

/// What the records should carry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// How much evidence.
    pub evidence: EvidenceLevel,
    /// Whether the source text goes into the record.
    pub with_text: bool,
}

/// Why a text gave no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// Stable code of the reason: `no-meeting`, `domestic`, `language` …
    pub code: &'static str,
    /// The reason in words.
    pub message: String,
}

/// What was read out of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The records, the principal meeting first; empty if and only if there is a rejection.
    pub records: Vec<Record>,
    /// Why there is no record.
    pub rejection: Option<Rejection>,
    /// Readings that competed for a value and lost, as far as they are known.
    pub lost: Vec<Lost>,
}

/// Reads a report: the best records, or the reason why there is none.
#[must_use]
pub fn parse(report: &Report, options: &Options) -> Parsed {
    let source = report.source_text();
    if source.trim().is_empty() {
        return reject("empty", "the text is empty");
    }
    let language = language::read(&source);
    if let Some(message) = language.foreign(report.language.as_deref()) {
        return reject("language", &message);
    }
    let text = Text::new(&source, layout::layout(&source, report.headline.is_some()));
    let dateline = text.dateline.as_ref().map(|dateline| dateline.tokens.clone());
    let dates = date::read(&text, &date::Context { published: report.published.as_deref(), dateline });
    let mut people = identity::people(&text, mention::scan(&text));
    let credits = credit::find(&text);
    let mut lost = Vec::new();
    let meetings = match meeting::read(&text, &mut people, &dates, report, &credits, &mut lost) {
        Ok(meetings) => meetings,
        Err((code, message)) => return Parsed { lost, ..reject(code, message) },
    };
    let references = reference::read(&text, &people, &dates, &meetings[0]);
    let mut bodies = naming::mentions(&text, &people);
    let is_outlet = |token: usize| text.match_of(token, Table::Agency).is_some();
    bodies.retain(|body| !(is_outlet(body.tokens.start) && credits.is_credit(body.tokens.start)));
    let (countries, organizations) = (naming::countries(&text), naming::organizations(&text, &bodies));
    let nothing = ReferencesFound::default();
    let mut records = Vec::new();
    for meeting in &meetings {
        let is_principal = records.is_empty();
        let mut statements = statement::read(&text, &people, meeting);
        statements.retain(|statement| !credits.is_credit(statement.cue.start));
        let names = names(&bodies, meeting, &references);
        let topics = topic::read(&text, &people, meeting, &statements, &names);
        let findings = Findings {
            report,
            language: &language,
            ordinal: records.len() + 1,
            text: &text,
            dates: &dates,
            people: &people,
            meeting,
            credits: &credits,
            statements: &statements,
            topics: &topics,
            countries: if is_principal { &countries } else { &[] },
            organizations: if is_principal { &organizations } else { &[] },
            references: if is_principal { &references } else { &nothing },
        };
        records.push(assemble::record(&findings, *options));
    }
    lost.extend(lost::dates(&text, &dates, &meetings));
    Parsed { records, rejection: None, lost }
}

/// All names of bodies and events.
fn names(bodies: &[OrganizationFound], meeting: &MeetingFound, references: &ReferencesFound) -> Vec<Name> {
    let takes_part = |name: &String| meeting.sides.iter().any(|side| side.organization.as_ref() == Some(name));
    // An armed group is an issue by itself, and an event without a name says what it is about.
    let bodies = bodies.iter().filter(|body| body.kind != Some(OrganizationKind::ArmedGroup)).map(|body| Name {
        is_forum: body.kind == Some(OrganizationKind::Igo) && !takes_part(&body.name),
        tokens: body.tokens.clone(),
    });
    let events = references
        .events
        .iter()
        .filter(|event| event.rule != "event.hosted")
        .flat_map(|event| event.mentions.iter().cloned());
    bodies.chain(events.map(|tokens| Name { tokens, is_forum: false })).collect()
}

fn reject(code: &'static str, message: &str) -> Parsed {
    Parsed { records: Vec::new(), rejection: Some(Rejection { code, message: message.to_owned() }), lost: Vec::new() }
}
