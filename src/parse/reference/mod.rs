//! What a report mentions besides its meeting: instruments, events, and other encounters.

mod encounter;
mod event;
mod gathering;
mod instrument;
mod journey;
mod where_when;

pub(crate) use encounter::{EncounterFound, Reading, encounters};
pub(crate) use event::{EventFound, events};
pub(crate) use instrument::{InstrumentFound, instruments};

/// Collapses white space, so that a name has none but single spaces.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
