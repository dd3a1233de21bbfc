//! The record: what the stages found, with the evidence of every value.

mod reference;

use super::Report;
use super::credit::Credits;
use super::date::{Cited, Dated, Dates};
use super::facade::{EvidenceLevel, Options};
use super::naming::OrganizationFound;
use super::people::{Found, MeetingFound, Office, People, Person as PersonFound};
use super::reference::ReferencesFound;
use super::statement::StatementFound;
use super::text::{Part, Text};
use super::topic::{self, TopicFound};
use crate::record::{
    Attribution, Basis, Capacity, Channel, Country, Date, DateBasis, Dateline, Evidence, Format, Generator, Meeting,
    MeetingStatus, Mentions, Name, Note, Organization, Person, Position, Record, Role, SCHEMA_VERSION, Side, Source,
    Statement, Topic,
};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::ops::Range;

/// What the stages found in a text.
pub(super) struct Findings<'f> {
    pub(super) report: &'f Report,
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
        id: record_id(found.report, source.text_sha256.as_deref().unwrap_or_default()),
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

fn record_id(report: &Report, digest: &str) -> String {
    let document = report.id.as_deref().or(report.url.as_deref()).unwrap_or_default();
    let name = format!("urn:chancery:record:1:{document}:{digest}:1");
    uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_URL, name.as_bytes()).urn().to_string()
}

fn digest(source: &str) -> String {
    Sha256::digest(source.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Collapses white space, so that a value has none but single spaces.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
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
            language: report.language.clone(),
            published,
            dateline: self.dateline(),
            attributions: self.attributions(),
            original: None,
            text_sha256: Some(digest(text.source)),
            text_length: Some(text.source.chars().count() as u64),
            text: (self.options.with_text && !text.source.is_empty()).then(|| text.source.to_owned()),
        }
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
        let city = dateline.place.map(|found| self.found.text.gazetteer.cities[found.row].name.clone());
        let city = city.or_else(|| dateline.place_words.clone().map(|tokens| self.quote(tokens)));
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

    fn people(&mut self, sides: &[Side]) -> Vec<Person> {
        let found = self.found.people;
        (0..found.persons.len()).map(|index| self.person(index, &found.persons[index], sides)).collect()
    }

    fn person(&mut self, index: usize, found: &PersonFound, sides: &[Side]) -> Person {
        let id = format!("p{}", index + 1);
        let first =
            found.mentions.first().map(|number| self.found.people.mentions[*number].tokens.clone()).unwrap_or_default();
        self.cite(&id, first, Basis::Stated, "person.mentioned");
        if let Some(name) = &found.name {
            self.cite(&format!("{id}/name"), name.clone(), Basis::Stated, "person.name");
        }
        if let Some(country) = &found.country {
            self.cite_found(&format!("{id}/country"), country);
            if country.basis == Basis::Inferred {
                self.note("country-inferred", format!("the text does not say which country the person belongs to; {} follows from the report as a whole", country.value), &format!("{id}/country"));
            }
        }
        if let Some(organization) = &found.organization {
            self.cite_found(&format!("{id}/organization"), organization);
        }
        let participant = self.found.meeting.participants.iter().find(|(person, ..)| *person == index);
        let capacity = participant.map_or(Capacity::Mentioned, |(_, capacity, _)| *capacity);
        if let Some((_, _, tokens)) = participant {
            self.cite(&format!("{id}/capacity"), tokens.clone(), Basis::Stated, "meeting.participant");
        }
        let positions = self.positions(&id, &found.offices);
        let country = found.country.as_ref().map(|found| found.value.clone());
        let organization = found
            .organization
            .as_ref()
            .map(|found| found.value.clone())
            .filter(|_| country.is_none() || found.offices.len() > 1);
        let side = sides.iter().find(|side| {
            participant.is_some()
                && (side.country.is_some() && side.country == country
                    || side.organization.is_some() && side.organization == organization)
        });
        Person {
            id,
            capacity,
            name: self.name(found),
            variants: self.variants(found),
            side: side.map(|side| side.id.clone()),
            country,
            organization,
            positions,
        }
    }

    fn positions(&mut self, id: &str, offices: &[Office]) -> Vec<Position> {
        let mut positions: Vec<Position> = Vec::new();
        for office in offices {
            self.cite(&format!("{id}/positions"), office.tokens.clone(), Basis::Stated, "office.read");
            let title = self.quote(office.tokens.clone());
            let portfolio = office.portfolio.clone().map(|tokens| self.quote(tokens)).filter(|words| !words.is_empty());
            for role in std::iter::once(office.role).chain(office.also) {
                positions.push(Position {
                    role,
                    title: title.clone(),
                    portfolio: portfolio.clone(),
                    modifiers: office.modifiers.clone(),
                });
            }
        }
        positions
    }

    fn name(&self, found: &PersonFound) -> Option<Name> {
        let full = self.quote(found.name.clone()?);
        let mut honorifics: Vec<String> = Vec::new();
        for number in &found.mentions {
            for form in &self.found.people.mentions[*number].honorifics {
                let form = self.quote(form.clone()).replace('|', " ");
                if !form.is_empty() && !honorifics.contains(&form) {
                    honorifics.push(form);
                }
            }
        }
        Some(Name { full, given: None, family: None, honorifics })
    }

    fn variants(&self, found: &PersonFound) -> Vec<String> {
        let full = found.name.clone().map(|tokens| self.quote(tokens));
        let mut variants: Vec<String> = Vec::new();
        for number in &found.mentions {
            let Some(name) = self.found.people.mentions[*number].name.clone() else { continue };
            let name = self.quote(name).replace('|', " ");
            if Some(&name) != full.as_ref() && !variants.contains(&name) {
                variants.push(name);
            }
        }
        variants
    }

    fn meeting(&mut self, sides: &[Side], people: &[Person]) -> Meeting {
        let found = self.found.meeting;
        self.cite("meeting", found.trigger.clone(), Basis::Stated, "meeting.told");
        self.cite_found("meeting/status", &found.status);
        self.cite_found("meeting/channel", &found.channel);
        let (date, end_date) = self.meeting_date();
        let place = found.place.as_ref().map(|place| {
            self.cite_found("meeting/place", place);
            if place.basis == Basis::Inferred {
                self.note(
                    "place-inferred",
                    "the text names no place; the host's country was taken".into(),
                    "meeting/place",
                );
            }
            let words = Some(self.quote(place.tokens.clone()));
            crate::record::Place { text: words, ..place.value.clone() }
        });
        let occasion = found.occasion.as_ref().map(|occasion| {
            self.cite_found("meeting/occasion", occasion);
            occasion.value.clone()
        });
        let format = match sides.len() {
            0 | 1 => None,
            2 => Some(Format::Bilateral),
            3 => Some(Format::Trilateral),
            _ => Some(Format::Multilateral),
        };
        if format.is_some() {
            self.cite("meeting/format", found.trigger.clone(), Basis::Inferred, "format.sides-counted");
            self.note(
                "format-counted",
                format!("the format follows from the number of sides, {}", sides.len()),
                "meeting/format",
            );
        }
        let key = key(date.as_ref(), found.channel.value, sides, people);
        Meeting {
            key,
            status: self.status(date.as_ref()),
            channel: found.channel.value,
            format,
            date,
            end_date,
            place,
            occasion,
        }
    }

    /// The status that the words give; a meeting on a day after publication is still to come.
    fn status(&mut self, date: Option<&Date>) -> MeetingStatus {
        let told = self.found.meeting.status.value;
        let published = self.found.report.published.as_deref().filter(|day| day.len() == 10);
        let after = date
            .and_then(|date| date.earliest.as_deref())
            .zip(published)
            .is_some_and(|(day, published)| day > published);
        if told == MeetingStatus::Held && after {
            self.note("planned-by-date", "the day is later than the day of publication".into(), "meeting/status");
            return MeetingStatus::Planned;
        }
        told
    }

    fn meeting_date(&mut self) -> (Option<Date>, Option<Date>) {
        if let Some(dated) = self.found.meeting.date.map(|index| self.found.dates.all[index].clone()) {
            self.cite_date("meeting/date", &dated);
            return (Some(dated.date), dated.end_date);
        }
        if self.found.meeting.status.value != MeetingStatus::Held {
            return (None, None);
        }
        let report = self.found.report.published.clone().filter(|day| day.len() == 10);
        let stated = self.found.dates.published.clone();
        let Some(day) = report.or_else(|| stated.as_ref().map(|dated| dated.date.value.clone())) else {
            return (None, None);
        };
        match &stated {
            Some(dated) if self.found.report.published.is_none() => self.cite_date("meeting/date", dated),
            _ => self.cite("meeting/date", 0..0, Basis::Metadata, "date.published"),
        }
        self.note(
            "date-of-publication",
            "the text gives no day of the meeting; the day of publication was taken".into(),
            "meeting/date",
        );
        let (earliest, latest) = (Some(day.clone()), Some(day.clone()));
        (Some(Date { value: day.clone(), edtf: day, earliest, latest, basis: DateBasis::Published, text: None }), None)
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
                speakers: statement.speakers.iter().map(person).collect(),
                side: statement.side.map(|side| format!("s{}", side + 1)),
                addressees: statement.addressees.iter().map(person).collect(),
                cue: found.text.quote(statement.cue.clone()).to_owned(),
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
        let countries = countries.iter().map(|country| Country { code: country.value.clone() }).collect();
        Mentions { organizations: self.organizations(), countries }
    }

    fn organizations(&mut self) -> Vec<Organization> {
        let found = self.found.organizations;
        let mut organizations = Vec::new();
        for (number, organization) in found.iter().enumerate() {
            let id = format!("o{}", number + 1);
            self.cite(&id, organization.tokens.clone(), Basis::Stated, organization.rule);
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

/// The key that all accounts of a meeting share; none unless the day is whole and not merely that of publication.
fn key(date: Option<&Date>, channel: Channel, sides: &[Side], people: &[Person]) -> Option<String> {
    let date = date
        .filter(|date| date.value.len() == 10 && !date.value.starts_with('-') && date.basis != DateBasis::Published)?;
    let mut parts: Vec<String> =
        sides.iter().map(|side| format!("{}:{}", side_name(side), level(side, people))).collect();
    parts.sort();
    (!parts.is_empty()).then(|| format!("{}/{channel}/{}", date.value, parts.join("/")))
}

fn side_name(side: &Side) -> String {
    let folded = |name: &String| crate::gazetteer::word::fold(name).replace(['/', ':', '|'], " ");
    side.country.clone().or_else(|| side.organization.as_ref().map(folded)).unwrap_or_default()
}

fn level(side: &Side, people: &[Person]) -> &'static str {
    let own =
        people.iter().filter(|person| person.side.as_ref() == Some(&side.id) && person.capacity == Capacity::Principal);
    let roles: Vec<Role> = own.flat_map(|person| &person.positions).map(|position| position.role).collect();
    let has = |wanted: &[Role]| roles.iter().any(|role| wanted.contains(role));
    if has(&[Role::HeadOfState, Role::HeadOfGovernment]) {
        "leader"
    } else if has(&[Role::Minister, Role::ForeignMinister, Role::DeputyHeadOfGovernment, Role::DeputyHeadOfState]) {
        "minister"
    } else {
        "other"
    }
}
