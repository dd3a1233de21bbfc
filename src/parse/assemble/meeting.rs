//! The meeting, as it stands in the record, with the key that all accounts of it share.

use super::Draft;
use crate::record::{Basis, Date, DateBasis, Format, Meeting, MeetingStatus, Person, Side, meeting_key};

impl Draft<'_> {
    pub(super) fn meeting(&mut self, sides: &[Side], people: &[Person]) -> Meeting {
        let found = self.found.meeting;
        self.cite("meeting", found.trigger.clone(), Basis::Stated, "meeting.told");
        self.cite_found("meeting/status", &found.status);
        self.cite_found("meeting/channel", &found.channel);
        for words in &found.retold {
            self.cite("meeting", words.clone(), Basis::Stated, "meeting.told");
            self.cite("meeting/status", words.clone(), Basis::Stated, found.status.rule);
            if found.channel.tokens == found.trigger {
                self.cite("meeting/channel", words.clone(), Basis::Stated, found.channel.rule);
            }
        }
        let (date, end_date) = self.meeting_date();
        let place = found.place.as_ref().map(|place| {
            self.cite_found("meeting/place", place);
            if place.basis == Basis::Inferred {
                let from = match place.rule {
                    "place.event" => "the event's name",
                    "place.own-office" | "place.dateline" => "the dateline",
                    "place.hospitality" => "the country that is thanked for its hospitality",
                    "place.at-home" => "the country of the report",
                    "place.accredited" => "the country to which an ambassador is accredited",
                    _ => "the host's country",
                };
                self.note("place-inferred", format!("the text names no place; {from} was taken"), "meeting/place");
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
            for side in &found.sides {
                self.cite("meeting/format", side.tokens.clone(), Basis::Inferred, "format.sides-counted");
            }
            self.note(
                "format-counted",
                format!("the format follows from the number of sides, {}", sides.len()),
                "meeting/format",
            );
        }
        let mut meeting = Meeting {
            key: None,
            status: self.status(date.as_ref()),
            channel: found.channel.value,
            format,
            date,
            end_date,
            place,
            occasion,
        };
        meeting.key = meeting_key(&meeting, sides, people, crate::gazetteer::word::fold);
        meeting
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
        let given = self.found.report.published.clone().filter(|day| day.len() == 10);
        let stated = self.found.dates.published.clone().filter(|stated| {
            let days = self.found.dates.days_old(stated);
            given.is_none() || days == Some(0) && given.as_ref().is_some_and(|given| stated.date.value <= *given)
        });
        let Some(day) = stated.as_ref().map(|dated| dated.date.value.clone()).or(given) else {
            return (None, None);
        };
        match &stated {
            Some(dated) => self.cite_date("meeting/date", dated),
            None => self.cite("meeting/date", 0..0, Basis::Metadata, "date.published"),
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
