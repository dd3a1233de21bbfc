//! The meeting: status, channel, format, day, place, occasion, and its sides.

use super::capacity::part_in;
use super::day::fits;
use super::person::Spots;
use super::reading::Reading;
use super::verdict::{Docket, Ruling};
use crate::gazetteer::lexicon::Table;
use crate::parse::people::MeetingFound;
use crate::record::{Capacity, Channel, Format, MeetingStatus, Occasion, Part, Record};
use std::ops::Range;

/// Words of each channel but the one face to face, which needs none.
const PHONE: &[&str] =
    &["phone", "telephone", "telephoned", "phoned", "call", "called", "calls", "conversation", "spoke", "speak"];
const VIDEO: &[&str] = &[
    "video",
    "videoconference",
    "virtual",
    "virtually",
    "online",
    "videoconferencing",
    "teleconference",
    "vtc",
    "remotely",
    "link",
];
const LETTER: &[&str] =
    &["letter", "letters", "message", "messages", "wrote", "telegram", "correspondence", "note", "cable"];
/// Words of coming together in one place.
const IN_PERSON: &[&str] = &[
    "met", "meet", "meets", "meeting", "received", "receive", "receives", "hosted", "visit", "visited", "visiting",
    "arrived", "summit", "welcomed", "talks", "gathered", "ceremony", "session", "luncheon", "lunch", "dinner",
];
/// Words of what is to come.
pub(super) const AHEAD: &[&str] =
    &["will", "planned", "scheduled", "upcoming", "expected", "to", "tomorrow", "next", "plans", "due"];
impl Reading<'_> {
    /// The meeting of the report that a record tells of: the one with most of those who took part, then of the same
    /// channel, day and place; of equals, the first.
    pub(super) fn meeting_of(&self, record: &Record, spots: &[Spots]) -> Option<&MeetingFound> {
        let told = &record.meeting;
        let taking_part = record.people.iter().zip(spots).filter(|(person, _)| person.capacity != Capacity::Mentioned);
        let taking_part: Vec<&Spots> = taking_part.map(|(_, spots)| spots).collect();
        let weight = |meeting: &&MeetingFound| {
            let people = taking_part.iter().filter(|spots| part_in(meeting, spots).is_some()).count();
            let day = meeting.date.and_then(|date| self.dates.all.get(date));
            let is_day = day.zip(told.date.as_ref()).is_some_and(|(day, date)| fits(day, &date.value));
            let city = meeting.place.as_ref().and_then(|place| place.value.city.as_ref());
            let is_city = city.is_some() && city == told.place.as_ref().and_then(|place| place.city.as_ref());
            (people, usize::from(meeting.channel.value == told.channel) + usize::from(is_day) + usize::from(is_city))
        };
        self.meetings.iter().rev().max_by_key(weight)
    }

    /// Whether a range of tokens tells of a meeting.
    pub(super) fn tells_of_meeting(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().any(|token| {
            let verb = self.text.match_of(token, Table::Verb);
            verb.is_some_and(|verb| self.text.gazetteer.verbs[verb.row].class == "meet")
                || IN_PERSON.contains(&self.text.word(token))
        })
    }

    /// The first of some words, in headline or report.
    pub(super) fn first_of(&self, words: &[&str]) -> Option<Range<usize>> {
        let told = self.text.told().flat_map(|(_, sentence)| sentence.tokens.clone());
        let mut told = told.filter(|token| words.contains(&self.text.word(*token)));
        told.next().map(|token| token..token + 1)
    }

    fn status(&self, status: MeetingStatus) -> Ruling {
        let told = self.meetings.iter().find(|meeting| meeting.status.value == status);
        if let Some(meeting) = told {
            return Ruling::by_basis(&meeting.status.tokens, meeting.status.basis, "ground.status");
        }
        let of_kind = |kind: &str| {
            (0..self.text.tokens.len()).find_map(|token| {
                let verb = self.text.match_of(token, Table::Verb)?;
                let row = &self.text.gazetteer.verbs[verb.row];
                (row.class == "status" && row.kind == kind).then_some(verb.first..verb.stop)
            })
        };
        let words = match status {
            MeetingStatus::Held => {
                self.meetings.is_empty().then(|| self.first_of(IN_PERSON).or_else(|| self.first_of(PHONE))).flatten()
            }
            MeetingStatus::Planned => of_kind("planned").or_else(|| self.first_of(AHEAD).filter(|_| !self.is_held())),
            MeetingStatus::Postponed => of_kind("postponed"),
            MeetingStatus::Cancelled => of_kind("cancelled"),
            MeetingStatus::Denied => of_kind("denied"),
        };
        match (words, self.meetings.first()) {
            (Some(words), _) => Ruling::derivable(&words, "ground.status", "the words speak of it"),
            (None, Some(meeting)) => {
                Ruling::contradicted(&meeting.trigger, format!("the meeting is told as {}", meeting.status.value))
            }
            (None, None) => Ruling::absent("no words speak of it"),
        }
    }

    fn is_held(&self) -> bool {
        self.meetings.iter().any(|meeting| meeting.status.value == MeetingStatus::Held)
    }

    fn channel(&self, channel: Channel) -> Ruling {
        if let Some(meeting) = self.meetings.iter().find(|meeting| meeting.channel.value == channel) {
            let words = if meeting.channel.tokens.is_empty() { &meeting.trigger } else { &meeting.channel.tokens };
            return Ruling::by_basis(words, meeting.channel.basis, "ground.channel");
        }
        let words = match channel {
            Channel::InPerson => self.first_of(IN_PERSON),
            Channel::Phone => {
                self.first_of(&PHONE[..4]).or_else(|| self.first_of(PHONE).filter(|_| self.meetings.is_empty()))
            }
            Channel::Video => self.first_of(VIDEO),
            Channel::Correspondence => self.first_of(LETTER),
        };
        let other = self.meetings.first().filter(|meeting| {
            matches!(meeting.channel.value, Channel::Phone | Channel::Video) || !matches!(channel, Channel::Video)
        });
        match (words, other) {
            (Some(words), None) => Ruling::derivable(&words, "ground.channel", "the words tell of it"),
            (_, Some(meeting)) => {
                let words = if meeting.channel.tokens.is_empty() { &meeting.trigger } else { &meeting.channel.tokens };
                Ruling::contradicted(words, format!("the meeting is told as {}", meeting.channel.value))
            }
            (None, None) => Ruling::absent("no words tell of it"),
        }
    }

    fn occasion(&self, occasion: &Occasion) -> Ruling {
        let told = self.meetings.iter().filter_map(|meeting| meeting.occasion.as_ref());
        if let Some(found) = told.clone().find(|found| found.value.kind == occasion.kind) {
            return Ruling::by_basis(&found.tokens, found.basis, "ground.occasion");
        }
        let named = (0..self.text.tokens.len()).find_map(|token| {
            let found = self.text.match_of(token, Table::Occasion)?;
            (self.text.gazetteer.occasions[found.row].kind == occasion.kind).then_some(found.first..found.stop)
        });
        match (named, told.clone().next()) {
            (Some(words), _) => Ruling::derivable(&words, "ground.occasion", "the words name such an occasion"),
            (None, Some(other)) => {
                Ruling::contradicted(&other.tokens, format!("the occasion is told as {}", other.value.kind))
            }
            (None, None) => Ruling::absent("no words name such an occasion"),
        }
    }

    /// How many sides met, by the record's own count or by the words.
    fn format(&self, format: Format, sides: usize) -> Ruling {
        let counted = match sides {
            2 => Some(Format::Bilateral),
            3 => Some(Format::Trilateral),
            4.. => Some(Format::Multilateral),
            _ => None,
        };
        let said = self.first_of(&[format.code()]);
        match (counted, said) {
            (Some(counted), _) if counted == format => {
                Ruling::derivable(&(0..0), "format.sides-counted", "the record's sides are so many")
            }
            (_, Some(words)) => Ruling::stated(&words, "ground.wording"),
            (Some(counted), None) => Ruling::contradicted(&(0..0), format!("the record's sides make it {counted}")),
            (None, None) => Ruling::absent("no words say so"),
        }
    }
}

impl Docket<'_> {
    pub(super) fn meeting(&mut self) {
        let (meeting, reading) = (&self.record.meeting, self.reading);
        self.rule("/meeting/status", "meeting/status", meeting.status.code(), reading.status(meeting.status));
        self.rule("/meeting/channel", "meeting/channel", meeting.channel.code(), reading.channel(meeting.channel));
        if let Some(format) = meeting.format {
            let ruling = reading.format(format, self.record.sides.len());
            self.rule("/meeting/format", "meeting/format", format.code(), ruling);
        }
        if let Some(date) = &meeting.date {
            self.date("/meeting/date", "meeting/date", date, reading.meeting_day(&date.value));
        }
        if let Some(date) = &meeting.end_date {
            self.date("/meeting/end_date", "meeting/end_date", date, reading.day(&date.value, None));
        }
        if let Some(place) = &meeting.place {
            self.place(place);
        }
        if let Some(occasion) = &meeting.occasion {
            self.rule("/meeting/occasion/kind", "meeting/occasion", occasion.kind.code(), reading.occasion(occasion));
            if let Some(text) = &occasion.text {
                self.worded("/meeting/occasion/text", "meeting/occasion/text", text);
            }
        }
    }

    pub(super) fn sides(&mut self) {
        for (number, side) in self.record.sides.iter().enumerate() {
            let (pointer, of) = (format!("/sides/{number}"), &side.id);
            if let Some(country) = &side.country {
                let ruling = self.side_country(&side.id, country);
                self.rule(&format!("{pointer}/country"), &format!("{of}/country"), country, ruling);
            }
            if let Some(organization) = &side.organization {
                self.body_named(&format!("{pointer}/organization"), &format!("{of}/organization"), organization);
            }
            if let Some(text) = &side.text {
                self.worded(&format!("{pointer}/text"), &format!("{of}/text"), text);
            }
            let part = self.part(side.part, side.country.as_deref());
            self.rule(&format!("{pointer}/part"), &format!("{of}/part"), side.part.code(), part);
        }
    }

    /// A side is a country of the meeting, or that of somebody of the record who took part.
    fn side_country(&self, side: &str, country: &str) -> Ruling {
        let of_meeting = self.reading.meetings.iter().flat_map(|meeting| &meeting.sides);
        let mut sides = of_meeting.clone().filter(|known| known.country.as_deref() == Some(country));
        if let Some(known) = sides.next() {
            return Ruling::stated(&known.tokens, "ground.side");
        }
        let members = self.record.people.iter().filter(|person| person.side.as_deref() == Some(side));
        let is_own = members.clone().any(|person| person.country.as_deref() == Some(country));
        let named = self.reading.country(country);
        if named.holds() && !is_own && of_meeting.count() > 1 {
            return Ruling::contradicted(&(0..0), "the text names the country, but not as a side of the meeting");
        }
        named
    }

    fn part(&self, part: Part, country: Option<&str>) -> Ruling {
        let of_meeting = self.reading.meetings.iter().flat_map(|meeting| &meeting.sides);
        let known = of_meeting.clone().find(|side| side.country.as_deref() == country && country.is_some());
        let is_told = |part: Part| matches!(part, Part::Host | Part::Guest);
        match known {
            Some(known) if known.part == part => Ruling::stated(&known.tokens, "ground.side"),
            Some(known) if is_told(known.part) && is_told(part) => {
                Ruling::contradicted(&known.tokens, format!("the side is told as {}", known.part))
            }
            Some(known) => Ruling::derivable(&known.tokens, "ground.side", "the side took part"),
            None => Ruling::derivable(&(0..0), "ground.side", "whoever is a side has a part"),
        }
    }
}
