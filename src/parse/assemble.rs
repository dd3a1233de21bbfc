//! The record: what the stages found, with the evidence of every value.

mod meeting;
mod name;
mod person;
mod reference;

use super::Report;
use super::credit::Credits;
use super::date::{Cited, Dated, Dates};
use super::facade::{EvidenceLevel, Options};
use super::language::Language;
use super::naming::OrganizationFound;
use super::people::{Found, MeetingFound, People};
use super::reference::ReferencesFound;
use super::statement::StatementFound;
use super::text::{Part, Text};
use super::topic::{self, TopicFound};
use crate::record::{
    Attribution, Basis, Country, Date, DateBasis, Dateline, Evidence, Generator, Mentions, Note, Organization, Record,
    SCHEMA_VERSION, Side, Source, Statement, Topic, sha256,
};
use std::ops::Range;

/// What the stages found in a text.
pub(super) struct Findings<'f> {
    pub(super) report: &'f Report,
    pub(super) language: &'f Language,
    /// The meeting's number in its text, from 1.
    pub(super) ordinal: usize,
    pub(super) text: &'f Text<'f>,
    pub(super) dates: &'f Dates,
    pub(super) people: &'f People,
    pub(super) meeting: &'f MeetingFound,
    pub(super) credits: &'f Credits,
    pub(super) statements: &'f [StatementFound],
    pub(super) topics: &'f [TopicFound],
    pub(super) countries: &'f [Found<String>],
    pub(super) organizations: &'f [OrganizationFound],
    pub(super) references: &'f ReferencesFound,
}

/// A record in the making: its evidence and notes.
struct Draft<'f> {
    found: &'f Findings<'f>,
    options: Options,
    offsets: Vec<usize>,
    evidence: Vec<Evidence>,
    notes: Vec<Note>,
}

/// The record of a meeting.
pub(super) fn record(found: &Findings, options: Options) -> Record {
    let mut draft =
        Draft { found, options, offsets: code_points(found.text.source), evidence: Vec::new(), notes: Vec::new() };
    let source = draft.source();
    let sides = draft.sides();
    let people = draft.people(&sides);
    let meeting = draft.meeting(&sides, &people);
    let topics = draft.topics();
    let statements = draft.statements();
    let references = draft.references();
    let mentions = draft.mentions();
    Record {
        schema_version: SCHEMA_VERSION.to_owned(),
        id: record_id(found.report, source.text_sha256.as_deref().unwrap_or_default(), found.ordinal),
        source,
        meeting,
        sides,
        people,
        topics,
        statements,
        references,
        mentions,
        evidence: draft.evidence,
        notes: draft.notes,
        extra: Vec::new(),
        review: None,
        generator: Some(Generator { name: "chancery".into(), version: env!("CARGO_PKG_VERSION").into() }),
    }
}

/// Byte offsets at which each 64th code point begins, for counting code points quickly.
fn code_points(source: &str) -> Vec<usize> {
    source.char_indices().step_by(64).map(|(at, _)| at).collect()
}

fn record_id(report: &Report, digest: &str, ordinal: usize) -> String {
    let document = report.id.as_deref().or(report.url.as_deref()).unwrap_or_default();
    let name = format!("urn:chancery:record:1:{document}:{digest}:{ordinal}");
    uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_URL, name.as_bytes()).urn().to_string()
}

/// Collapses white space, so that a value has none but single spaces.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each id once, in order.
fn once(ids: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for id in ids {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    seen
}

impl Draft<'_> {
    fn quote(&self, tokens: Range<usize>) -> String {
        plain(self.found.text.quote(tokens))
    }

    fn code_point(&self, byte: usize) -> u64 {
        let block = self.offsets.partition_point(|at| *at <= byte).saturating_sub(1);
        let within = self.offsets.get(block).map_or(0, |from| self.found.text.source[*from..byte].chars().count());
        (block * 64 + within) as u64
    }

    fn cite(&mut self, of: &str, tokens: Range<usize>, basis: Basis, rule: &str) {
        if self.options.evidence == EvidenceLevel::None {
            return;
        }
        let rule = Some(rule.to_owned());
        if tokens.is_empty() {
            self.evidence.push(Evidence { of: of.to_owned(), basis, start: None, stop: None, quote: None, rule });
            return;
        }
        let bytes = self.found.text.bytes(tokens);
        let quote =
            (self.options.evidence == EvidenceLevel::Full).then(|| self.found.text.source[bytes.clone()].to_owned());
        let (start, stop) = (Some(self.code_point(bytes.start)), Some(self.code_point(bytes.end)));
        self.evidence.push(Evidence { of: of.to_owned(), basis, start, stop, quote, rule });
    }

    fn cite_found<T>(&mut self, of: &str, found: &Found<T>) {
        self.cite(of, found.tokens.clone(), found.basis, found.rule);
    }

    fn note(&mut self, code: &str, message: String, of: &str) {
        self.notes.push(Note { code: code.to_owned(), message, of: Some(of.to_owned()) });
    }

    fn source(&mut self) -> Source {
        let (report, text) = (self.found.report, self.found.text);
        let published = self.published();
        let headline = text
            .sentences
            .iter()
            .find(|sentence| sentence.part == Part::Headline)
            .map(|sentence| text.paragraphs[sentence.paragraph].tokens.clone());
        if let Some(tokens) = headline.clone() {
            self.cite("source/headline", tokens, Basis::Stated, "source.headline");
        }
        Source {
            document_id: report.id.clone(),
            publisher: report.publisher.clone(),
            headline: headline.map(|tokens| self.quote(tokens)),
            url: report.url.clone(),
            rights: None,
            language: self.language(),
            published,
            dateline: self.dateline(),
            attributions: self.attributions(),
            original: report.original.clone(),
            text_sha256: Some(sha256(text.source)),
            text_length: Some(text.source.chars().count() as u64),
            text: (self.options.with_text && !text.source.is_empty()).then(|| text.source.to_owned()),
        }
    }

    /// The language that is given, else the one that the words are in. Like its digest it is one of the whole text, so no
    /// words are cited for it.
    fn language(&self) -> Option<String> {
        let read = self.found.language.tag().map(str::to_owned);
        self.found.report.language.clone().or(read)
    }

    fn published(&mut self) -> Option<Date> {
        if let Some(day) = self.found.report.published.as_ref().filter(|day| day.len() == 10) {
            self.cite("source/published", 0..0, Basis::Metadata, "source.published");
            let (earliest, latest) = (Some(day.clone()), Some(day.clone()));
            return Some(Date {
                value: day.clone(),
                edtf: day.clone(),
                earliest,
                latest,
                basis: DateBasis::Metadata,
                text: None,
            });
        }
        let stated = self.found.dates.published.clone()?;
        self.cite_date("source/published", &stated);
        Some(stated.date)
    }

    fn cite_date(&mut self, of: &str, dated: &Dated) {
        for Cited { tokens, basis, rule } in &dated.evidence {
            self.cite(of, tokens.clone(), *basis, rule);
        }
        if let Some((code, message)) = &dated.note {
            self.note(code, message.clone(), of);
        }
    }

    fn dateline(&mut self) -> Option<Dateline> {
        let dateline = self.found.text.dateline.clone()?;
        self.cite("source/dateline", dateline.tokens.clone(), Basis::Stated, "dateline.read");
        let date = dateline.date.clone().and_then(|tokens| self.found.dates.within(tokens).next().cloned());
        if let Some(date) = &date {
            self.cite_date("source/dateline/date", date);
        }
        let city = dateline.city(self.found.text);
        Some(Dateline {
            text: self.quote(dateline.tokens),
            city,
            country: dateline.country.map(|country| country.code),
            date: date.map(|date| date.date),
        })
    }

    fn attributions(&mut self) -> Vec<Attribution> {
        let credits = self.found.credits;
        for credit in &credits.list {
            self.cite("source/attributions", credit.tokens.clone(), Basis::Stated, "credit.read");
        }
        let attribution = |credit: &super::credit::Credit| Attribution {
            name: plain(&credit.name),
            role: credit.role,
            country: credit.country.clone(),
        };
        credits.list.iter().map(attribution).collect()
    }

    fn sides(&mut self) -> Vec<Side> {
        let found = self.found.meeting.sides.clone();
        let mut sides = Vec::new();
        for (number, side) in found.into_iter().enumerate() {
            let id = format!("s{}", number + 1);
            self.cite(&id, side.tokens.clone(), Basis::Stated, "side.named");
            sides.push(Side {
                id,
                country: side.country,
                organization: side.organization,
                part: side.part,
                text: Some(self.quote(side.tokens)),
            });
        }
        sides
    }

    fn topics(&mut self) -> Vec<Topic> {
        let found = self.found.topics;
        let mut topics = Vec::new();
        for (number, topic) in found.iter().enumerate() {
            let id = format!("t{}", number + 1);
            self.cite(&id, topic.tokens.clone(), Basis::Stated, "topic.phrase");
            let label = self.quote(topic.label.clone());
            let label = (!label.is_empty()).then_some(label);
            topics.push(Topic {
                id,
                code: topic.code,
                label,
                relation: topic.relation,
                countries: topic.countries.clone(),
            });
        }
        topics
    }

    fn statements(&mut self) -> Vec<Statement> {
        let found = self.found;
        let mut statements = Vec::new();
        for statement in
            found.statements.iter().filter(|statement| !statement.content.is_empty() && !statement.cue.is_empty())
        {
            let id = format!("st{}", statements.len() + 1);
            self.cite(&id, statement.content.clone(), Basis::Stated, "statement.content");
            self.cite(&format!("{id}/cue"), statement.cue.clone(), Basis::Stated, "statement.cue");
            let person = |index: &usize| format!("p{}", index + 1);
            statements.push(Statement {
                id,
                kind: statement.kind,
                voice: statement.voice,
                speakers: once(statement.speakers.iter().map(person)),
                side: statement.side.map(|side| format!("s{}", side + 1)),
                addressees: once(statement.addressees.iter().map(person)),
                cue: plain(found.text.quote(statement.cue.clone())),
                text: found.text.quote(statement.content.clone()).to_owned(),
                quoted: statement.quoted,
                topics: topic::within(found.topics, &statement.content)
                    .into_iter()
                    .map(|topic| format!("t{}", topic + 1))
                    .collect(),
            });
        }
        statements
    }

    fn mentions(&mut self) -> Mentions {
        let countries = self.found.countries;
        for country in countries {
            self.cite_found(&format!("country/{}", country.value), country);
        }
        let codes = once(countries.iter().map(|country| country.value.clone()));
        let countries = codes.into_iter().map(|code| Country { code }).collect();
        Mentions { organizations: self.organizations(), countries }
    }

    fn organizations(&mut self) -> Vec<Organization> {
        let found = self.found.organizations;
        let mut organizations = Vec::new();
        for (number, organization) in found.iter().enumerate() {
            let id = format!("o{}", number + 1);
            for words in std::iter::once(&organization.tokens).chain(&organization.others) {
                self.cite(&id, words.clone(), Basis::Stated, organization.rule);
            }
            organizations.push(Organization {
                id,
                name: plain(&organization.name),
                acronym: organization.acronym.clone(),
                kind: organization.kind,
                country: organization.country.clone(),
            });
        }
        organizations
    }
}
