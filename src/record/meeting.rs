//! The meeting and its sides.

use super::{Date, none_if_empty, pattern, vocabulary::vocabulary};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The meeting itself: representatives of two or more states or international bodies met, spoke by phone or video, or
/// hold a named round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// The same for every account of the same meeting: day, channel, then each side with the level of its highest
    /// principal, sides sorted: `2025-11-27/in_person/AZ:minister/IT:minister`. Absent unless the day is whole and not
    /// merely the day of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(
        pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}/[a-z_]+(/[^/:|\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]+:(leader|minister|other))+$"
    ))]
    pub key: Option<String>,
    /// Whether it took place.
    pub status: MeetingStatus,
    /// How the sides came together.
    pub channel: Channel,
    /// How many sides there were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// The day of the meeting, or its first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The last day of a meeting of several days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_date: Option<Date>,
    /// Where it was held. A dateline's city is not the place unless the text links the two.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "none_if_empty")]
    pub place: Option<Place>,
    /// In whose course or on which occasion it was held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<Occasion>,
}

vocabulary! {
    /// Whether the meeting took place.
    MeetingStatus {
        /// It took place.
        Held = "held",
        /// It is announced with its parties and a time.
        Planned = "planned",
        /// It was put off.
        Postponed = "postponed",
        /// It was called off.
        Cancelled = "cancelled",
        /// A party says that it did not take place; nothing counts it as a meeting.
        Denied = "denied",
    }
}

vocabulary! {
    /// How the sides came together.
    Channel {
        /// Face to face.
        InPerson = "in_person",
        /// By telephone.
        Phone = "phone",
        /// By video link.
        Video = "video",
        /// In writing, as a named round of correspondence.
        Correspondence = "correspondence",
    }
}

vocabulary! {
    /// How many sides met.
    Format {
        /// Two sides.
        Bilateral = "bilateral",
        /// Three sides.
        Trilateral = "trilateral",
        /// More than three sides.
        Multilateral = "multilateral",
        /// A session of one body's own.
        Internal = "internal",
    }
}

/// Where a meeting was held.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// The country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::COUNTRY))]
    pub country: Option<String>,
    /// The building or premises.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// The words that give the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The occasion on which the sides met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Occasion {
    /// Its kind.
    pub kind: OccasionKind,
    /// The words that give it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

vocabulary! {
    /// Kinds of occasion.
    OccasionKind {
        /// A state visit.
        StateVisit = "state_visit",
        /// An official visit.
        OfficialVisit = "official_visit",
        /// A working visit.
        WorkingVisit = "working_visit",
        /// A private visit.
        PrivateVisit = "private_visit",
        /// A stopover.
        Transit = "transit",
        /// A summit of leaders.
        Summit = "summit",
        /// A conference or forum.
        Conference = "conference",
        /// On the margins of another event.
        Sidelines = "sidelines",
        /// Political or other consultations.
        Consultations = "consultations",
        /// A round of negotiations.
        Negotiation = "negotiation",
        /// A session of a joint or intergovernmental commission.
        JointCommission = "joint_commission",
        /// A courtesy call.
        CourtesyCall = "courtesy_call",
        /// Presentation of credentials.
        Credentials = "credentials",
        /// A farewell call.
        Farewell = "farewell",
        /// A ceremony.
        Ceremony = "ceremony",
        /// Another occasion, for instance a visit of no stated kind.
        Other = "other",
    }
}

/// A state or body that took part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// Identifier of the side within the record: `s1`, `s2` …
    #[schemars(regex(pattern = pattern::ID))]
    pub id: String,
    /// The state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::COUNTRY))]
    pub country: Option<String>,
    /// The international body, where the side is no state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// Its part in the meeting.
    pub part: Part,
    /// The words that name the side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

vocabulary! {
    /// A side's part in the meeting.
    Part {
        /// It received the others.
        Host = "host",
        /// It was received.
        Guest = "guest",
        /// One side among others.
        Party = "party",
        /// It mediated between the others.
        Mediator = "mediator",
        /// It attended without taking part.
        Observer = "observer",
    }
}
