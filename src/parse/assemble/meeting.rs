//! The meeting, as it stands in the record, with the key that all accounts of it share.

use super::Draft;
use crate::record::{Basis, Capacity, Channel, Date, DateBasis, Format, Meeting, MeetingStatus, Person, Role, Side};

impl Draft<'_> {
    pub(super) fn meeting(&mut self, sides: &[Side], people: &[Person]) -> Meeting {
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
