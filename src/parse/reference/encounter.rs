//! Visits, meetings, calls, attendances and invitations other than the meeting of the report.

use super::event::EventFound;
use super::{gathering, journey};
use crate::parse::date::Dates;
use crate::parse::people::{MeetingFound, Mention, Office, People, Person};
use crate::parse::text::{Part, Sentence, Text};
use crate::record::{EncounterKind, TimeStatus};
use std::ops::Range;

/// An encounter of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EncounterFound {
    /// Its kind.
    pub(crate) kind: EncounterKind,
    /// Indices of the travellers, those who met, or those invited.
    pub(crate) people: Vec<usize>,
    /// Where the travellers come from.
    pub(crate) from_country: Option<String>,
    /// The country visited, or in which a meeting was held.
    pub(crate) to_country: Option<String>,
    /// The city.
    pub(crate) to_city: Option<String>,
    /// Index into the events of the text.
    pub(crate) event: Option<usize>,
    /// Index into the dates of the text.
    pub(crate) date: Option<usize>,
    /// Before, with or after the report.
    pub(crate) status: TimeStatus,
    /// The words that tell of it.
    pub(crate) tokens: Range<usize>,
    /// Stable name of the rule that read them.
    pub(crate) rule: &'static str,
}

/// What encounters are read from.
pub(crate) struct Reading<'r> {
    /// The text.
    pub(crate) text: &'r Text<'r>,
    /// Its people.
    pub(crate) people: &'r People,
    /// Its dates.
    pub(crate) dates: &'r Dates,
    /// Its meeting.
    pub(crate) meeting: &'r MeetingFound,
    /// Its events.
    pub(crate) events: &'r [EventFound],
}

/// Every encounter besides the meeting, once, in order.
pub(crate) fn encounters(reading: &Reading) -> Vec<EncounterFound> {
    let mut found: Vec<EncounterFound> = Vec::new();
    for (_, sentence) in reading.text.told().filter(|(_, sentence)| sentence.part != Part::Headline) {
        let mut here = journey::in_sentence(reading, sentence);
        let invited: Vec<_> =
            here.iter().filter(|one| one.kind == EncounterKind::Invitation).map(|one| one.tokens.clone()).collect();
        let gatherings = gathering::in_sentence(reading, sentence).into_iter();
        here.extend(gatherings.filter(|one| !invited.iter().any(|tokens| tokens.contains(&one.tokens.start))));
        here.sort_by_key(|encounter| encounter.tokens.start);
        for encounter in here {
            match found.iter_mut().find(|known| is_same(reading, known, &encounter)) {
                Some(known) => add(known, encounter),
                None => found.push(encounter),
            }
        }
    }
    found
}

fn is_same(reading: &Reading, known: &EncounterFound, other: &EncounterFound) -> bool {
    let shared = known.people.iter().any(|person| other.people.contains(person));
    let day = |found: &EncounterFound| found.date.map(|index| reading.dates.all[index].date.value.clone());
    let same_day = known.date.is_none() || other.date.is_none() || day(known) == day(other);
    let same_place = known.to_country == other.to_country || other.to_country.is_none();
    let same_time = known.status == other.status || other.date.is_none();
    let same_event = known.event == other.event || known.event.is_none() || other.event.is_none();
    known.kind == other.kind && shared && same_day && same_place && same_time && same_event
}

fn add(known: &mut EncounterFound, other: EncounterFound) {
    known.date = known.date.or(other.date);
    known.event = known.event.or(other.event);
    known.to_city = known.to_city.take().or(other.to_city);
    for person in other.people {
        if !known.people.contains(&person) {
            known.people.push(person);
        }
    }
}

impl Reading<'_> {
    /// The day of the meeting.
    pub(super) fn day(&self) -> Option<&str> {
        self.meeting.date.map(|index| self.dates.all[index].date.value.as_str())
    }

    /// The mention that begins at a token or after an article there.
    pub(super) fn mention_at(&self, token: usize) -> Option<&Mention> {
        let skipped = usize::from(matches!(self.text.word(token), "the" | "both" | "a"));
        self.people.at(token).or_else(|| self.people.at(token + skipped))
    }

    /// The people of a list of mentions that begins at a token, and where it ends.
    pub(super) fn list(&self, token: usize) -> (Vec<usize>, usize) {
        let (mut persons, mut stop) = (Vec::new(), token);
        while let Some(mention) = self.mention_at(stop) {
            persons.extend(mention.person.filter(|person| !persons.contains(person)));
            stop = mention.tokens.end;
            let mut next = stop;
            while matches!(self.text.word(next), "," | "and" | "as" | "well") {
                next += 1;
            }
            if next == stop || self.mention_at(next).is_none() {
                break;
            }
            stop = next;
        }
        (persons, stop)
    }

    /// The last mention that ends before a token of the sentence.
    pub(super) fn before(&self, sentence: &Sentence, token: usize) -> Option<&Mention> {
        self.people
            .within(sentence.tokens.start..token)
            .filter(|mention| mention.tokens.end <= token && mention.person.is_some())
            .last()
    }

    /// The person whom the sentence tells of: the first who stands in it for himself.
    pub(super) fn subject(&self, sentence: &Sentence, token: usize) -> Option<usize> {
        let owns = |mention: &Mention| {
            let before = mention.tokens.start.checked_sub(1).map_or("", |before| self.text.word(before));
            let after = self.text.raw(mention.tokens.end);
            matches!(before, "of" | "to" | "with" | "by" | "from" | "for" | "behalf")
                || matches!(after, "'s" | "’s" | "'" | "’")
        };
        let mut all = self.people.within(sentence.tokens.start..token).filter(|mention| mention.person.is_some());
        all.find(|mention| !owns(mention)).and_then(|mention| mention.person)
    }

    /// The country of a person.
    pub(super) fn country(&self, person: usize) -> Option<&str> {
        self.people.persons.get(person)?.country.as_ref().map(|country| country.value.as_str())
    }

    /// The country in which the meeting was held.
    pub(super) fn place(&self) -> Option<&str> {
        self.meeting.place.as_ref().and_then(|place| place.value.country.as_deref())
    }

    /// Whether a person took part in the meeting.
    pub(super) fn took_part(&self, person: usize) -> bool {
        self.meeting
            .participants
            .iter()
            .any(|(participant, capacity, _)| *participant == person && *capacity != crate::record::Capacity::Mentioned)
    }

    /// The principals of the meeting.
    pub(super) fn principals(&self) -> Vec<usize> {
        let all = self.meeting.participants.iter();
        all.filter(|(_, capacity, _)| *capacity == crate::record::Capacity::Principal)
            .map(|(person, ..)| *person)
            .collect()
    }

    /// Whether a country received the meeting or is one of its sides.
    pub(super) fn is_side(&self, country: &str) -> bool {
        let place = self.place();
        let side = || self.meeting.sides.iter().any(|side| side.country.as_deref() == Some(country));
        place == Some(country)
            || side()
            || self.principals().iter().any(|person| self.country(*person) == Some(country))
    }

    /// Whether a country received a traveller in the course of the meeting.
    pub(super) fn is_host(&self, country: &str, traveller: usize) -> bool {
        let place = self.place();
        let host = place.map_or_else(|| self.is_side(country), |place| place == country);
        host && self.country(traveller) != Some(country)
    }

    /// The one person with a name who holds the office by which another is known, else that other one.
    pub(super) fn namesake(&self, person: usize) -> usize {
        let known = &self.people.persons[person];
        if known.name.is_some() {
            return person;
        }
        let holds = |other: &Person| {
            let same = |office: &Office| known.offices.iter().any(|own| own.role == office.role);
            let country =
                other.country.as_ref().is_none_or(|of| known.country.as_ref().is_some_and(|own| own.value == of.value));
            other.name.is_some() && country && other.offices.iter().any(same)
        };
        let mut all = self.people.persons.iter().enumerate().filter(|(_, other)| holds(other));
        match (all.next(), all.next()) {
            (Some((only, _)), None) => only,
            _ => person,
        }
    }

    /// Index of the event that is named at a token, an article and ordinals skipped.
    pub(super) fn event_in(&self, tokens: Range<usize>) -> Option<usize> {
        self.events.iter().position(|event| event.mentions.iter().any(|words| tokens.contains(&words.start)))
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::{Options, Report, parse};

    const MEETING: &str = "OSLO, May 5. Minister of Foreign Affairs of Norway Ann Roe met with Minister of Foreign \
        Affairs of Chad Jon Doe in Oslo on May 5, 2025, and discussed trade.";

    /// Kind, number of people, goal, day and status of each encounter.
    fn encounters(more: &str) -> Vec<String> {
        let report = Report { text: format!("{MEETING} {more}"), ..Report::default() };
        let parsed = parse(&report, &Options::default());
        let record = parsed.records.first().expect("a record");
        let row = |found: &crate::record::Encounter| {
            let day = found.date.as_ref().map_or("", |date| date.value.as_str());
            let goal = found.to_country.as_deref().unwrap_or_default();
            format!("{} {} {goal} {day} {}", found.kind, found.people.len(), found.status)
        };
        record.references.encounters.iter().map(row).collect()
    }

    #[test]
    fn a_meeting_with_somebody_else_is_an_encounter() {
        assert_eq!(encounters("Later King of Norway Olaf Poe received Jon Doe at the palace."), ["meeting 2 NO  past"]);
        assert!(encounters("Ann Roe received Jon Doe at the ministry.").is_empty());
    }

    #[test]
    fn one_is_invited_to_visit_or_to_attend() {
        assert_eq!(encounters("Jon Doe invited Ann Roe to visit Chad."), ["invitation 1 TD  planned"]);
        assert_eq!(
            encounters("Ann Roe invited Jon Doe to attend the Arctic Circle Assembly in Reykjavik, Iceland."),
            ["invitation 1 IS  planned"]
        );
    }
}
