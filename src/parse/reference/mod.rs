//! What a report mentions besides its meeting: instruments, events, and other encounters.

mod described;
mod encounter;
mod event;
mod gathering;
mod held;
mod instrument;
mod journey;
mod where_when;

pub(crate) use encounter::EncounterFound;
pub(crate) use event::EventFound;
pub(crate) use instrument::{InstrumentFound, status as instrument_status};

use super::date::Dates;
use super::people::{MeetingFound, People};
use super::text::Text;
use crate::record::MeetingStatus;
use encounter::Reading;

/// Everything that a report mentions besides its meeting.
#[derive(Debug, Default)]
pub(crate) struct ReferencesFound {
    /// Encounters.
    pub(crate) encounters: Vec<EncounterFound>,
    /// Instruments.
    pub(crate) instruments: Vec<InstrumentFound>,
    /// Events.
    pub(crate) events: Vec<EventFound>,
}

/// Reads what a report mentions besides its meeting.
pub(crate) fn read(text: &Text, people: &People, dates: &Dates, meeting: &MeetingFound) -> ReferencesFound {
    let day = meeting.date.map(|index| dates.all[index].date.value.as_str());
    let sentence = text.sentences.get(meeting.sentence).map_or(0..0, |sentence| sentence.tokens.clone());
    let ahead = meeting.status.value != MeetingStatus::Held;
    let events = event::events(text, dates, &event::Seen { day, sentence, ahead });
    let encounters = encounter::encounters(&Reading { text, people, dates, meeting, events: &events });
    ReferencesFound { encounters, instruments: instrument::instruments(text, dates), events }
}

/// Collapses white space, so that a name has none but single spaces.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
