//! The canonical record: the only place where a field is declared and described.
//!
//! Documentation of a type or field becomes the description in every generated schema. All structs have named
//! fields, all enums are closed vocabularies of unit variants (`vocabulary`), and no list holds lists: that is
//! what lets one walk over the schema's shape serve every format.

mod date;
mod evidence;
mod key;
mod meeting;
mod person;
mod reference;
mod source;
mod statement;
mod vocabulary;

pub(crate) use date::day_in_words;
pub use date::{Date, DateBasis};
pub use evidence::{Basis, Evidence, Extra, Generator, Note, Review, ReviewStatus};
pub use key::meeting_key;
pub use meeting::{Channel, Format, Meeting, MeetingStatus, Occasion, OccasionKind, Part, Place, Side};
pub use person::{Authority, Capacity, Modifier, Name, Person, Position, Role};
pub use reference::{
    Country, Encounter, EncounterKind, Event, EventKind, Instrument, InstrumentKind, InstrumentStatus, Mentions,
    Organization, OrganizationKind, References, TimeStatus,
};
pub use source::{Attribution, AttributionRole, Dateline, Original, Source, sha256};
pub use statement::{Quoted, Relation, Statement, StatementKind, Topic, TopicCode, Voice};

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

/// Version of the record's schema, written into every record.
pub const SCHEMA_VERSION: &str = "1.0";

/// Patterns that fields share. All are anchored and use no shorthand classes, so that they mean the same to JSON
/// Schema, XSD, CSVW and Table Schema.
pub(crate) mod pattern {
    /// ISO 3166-1 alpha-2, XK for Kosovo, or ISO 3166-3 for a former state.
    pub(crate) const COUNTRY: &str = "^([A-Z]{2}|[A-Z]{4})$";
    /// The id of an entry, unique within its list.
    pub(crate) const ID: &str = "^[A-Za-z][A-Za-z0-9_.-]*$";
    /// An absolute URI.
    pub(crate) const URI: &str = "^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$";
    /// A SHA-256 digest in lower-case hexadecimal.
    pub(crate) const SHA256: &str = "^[0-9a-f]{64}$";
    /// A whole day.
    pub(crate) const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    /// A day, a month, a year, or a day whose year is open.
    pub(crate) const DATE: &str = "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|--[0-9]{2}-[0-9]{2})$";
    /// A plain text that can stand in a joined cell.
    pub(crate) const ITEM: &str = "^[^|\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]+$";
}

/// One report's account of one meeting.
///
/// A report of three meetings gives three records with the same source, the principal meeting first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Version of the schema that the record follows.
    #[schemars(extend("const" = "1.0"))]
    pub schema_version: String,
    /// The record's own identifier, an absolute URI. `parse` derives it from the document, its text and the ordinal of
    /// the meeting, so that the same input gives the same id.
    #[schemars(regex(pattern = pattern::URI))]
    pub id: String,
    /// The report that the record was made from.
    #[serde(default)]
    pub source: Source,
    /// The meeting itself.
    pub meeting: Meeting,
    /// The states and bodies that met.
    #[serde(default)]
    pub sides: Vec<Side>,
    /// Everyone whom the report names or knows by office, in order of appearance.
    #[serde(default)]
    pub people: Vec<Person>,
    /// What the meeting was about.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// Who said, agreed or discussed what.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// What the report mentions besides the meeting; on the first record of a text only.
    #[serde(default)]
    pub references: References,
    /// Organizations and countries that the whole text names; on the first record of a text only.
    #[serde(default)]
    pub mentions: Mentions,
    /// The words of the source from which each value was read.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// What the parser doubts, inferred or found odd.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// The user's own fields, carried everywhere unchanged.
    #[serde(default)]
    pub extra: Vec<Extra>,
    /// The state of a person's review; never written by `parse`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// The program that made the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generator: Option<Generator>,
}

/// Reads an optional object; one without members is the same as none.
fn none_if_empty<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default + PartialEq,
{
    Ok(Option::<T>::deserialize(deserializer)?.filter(|value| *value != T::default()))
}
