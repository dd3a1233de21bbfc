//! What a report mentions besides the meeting.

use super::{Date, pattern, vocabulary::vocabulary};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the report mentions besides the meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct References {
    /// Visits, meetings, calls, attendances and invitations other than the meeting; the visit in whose course it took
    /// place is `current`.
    #[serde(default)]
    pub encounters: Vec<Encounter>,
    /// Named agreements, statements, resolutions, memoranda.
    #[serde(default)]
    pub instruments: Vec<Instrument>,
    /// Named events.
    #[serde(default)]
    pub events: Vec<Event>,
}

/// An earlier, current or coming encounter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Encounter {
    /// Identifier of the encounter within the record.
    #[schemars(regex(pattern = pattern::ID))]
    pub id: String,
    /// Its kind.
    pub kind: EncounterKind,
    /// The travellers, those who met, or those invited, as far as named.
    #[serde(default)]
    #[schemars(inner(regex(pattern = pattern::ID)), extend("x-refers-to" = "/people"))]
    pub people: Vec<String>,
    /// Where the travellers come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::COUNTRY))]
    pub from_country: Option<String>,
    /// The country visited, or in which a meeting was held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::COUNTRY))]
    pub to_country: Option<String>,
    /// The city visited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_city: Option<String>,
    /// The event attended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::ID), extend("x-refers-to" = "/references/events"))]
    pub event: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_date: Option<Date>,
    /// Before, with or after the report.
    pub status: TimeStatus,
}

vocabulary! {
    /// Kinds of encounter.
    EncounterKind {
        /// A visit to a country.
        Visit = "visit",
        /// A meeting.
        Meeting = "meeting",
        /// A call by phone or video.
        Call = "call",
        /// Taking part in an event.
        Attendance = "attendance",
        /// An invitation, until it is taken up.
        Invitation = "invitation",
    }
}

vocabulary! {
    /// Time as seen from the report.
    TimeStatus {
        /// Over.
        Past = "past",
        /// Going on.
        Current = "current",
        /// Still to come.
        Planned = "planned",
    }
}

/// A named agreement, statement, resolution or memorandum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Identifier of the instrument within the record.
    #[schemars(regex(pattern = pattern::ID))]
    pub id: String,
    /// Its name as the text has it.
    pub name: String,
    /// Its kind.
    pub kind: InstrumentKind,
    /// How far it is.
    pub status: InstrumentStatus,
    /// Its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

vocabulary! {
    /// Kinds of instrument.
    InstrumentKind {
        /// A treaty, convention or charter.
        Treaty = "treaty",
        /// An agreement or accord.
        Agreement = "agreement",
        /// A memorandum of understanding.
        Memorandum = "memorandum",
        /// A protocol.
        Protocol = "protocol",
        /// A declaration.
        Declaration = "declaration",
        /// A joint statement.
        JointStatement = "joint_statement",
        /// A communiqué.
        Communique = "communique",
        /// A roadmap.
        Roadmap = "roadmap",
        /// A plan or programme.
        Plan = "plan",
        /// A contract.
        Contract = "contract",
        /// A letter.
        Letter = "letter",
        /// A resolution.
        Resolution = "resolution",
        /// Another instrument.
        Other = "other",
    }
}

vocabulary! {
    /// How far an instrument is.
    InstrumentStatus {
        /// Signed.
        Signed = "signed",
        /// In force or being carried out.
        InForce = "in_force",
        /// Agreed, not yet signed.
        Agreed = "agreed",
        /// Under negotiation.
        Negotiated = "negotiated",
        /// Proposed.
        Proposed = "proposed",
        /// Only mentioned.
        Mentioned = "mentioned",
        /// Ended or denounced.
        Terminated = "terminated",
    }
}

/// A named event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Identifier of the event within the record.
    #[schemars(regex(pattern = pattern::ID))]
    pub id: String,
    /// Its name as the text has it.
    pub name: String,
    /// Its kind.
    pub kind: EventKind,
    /// When it is held, or its first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Its last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_date: Option<Date>,
    /// The city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// The country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::COUNTRY))]
    pub country: Option<String>,
    /// Before, with or after the report.
    pub status: TimeStatus,
}

vocabulary! {
    /// Kinds of event.
    EventKind {
        /// A summit of leaders.
        Summit = "summit",
        /// A conference.
        Conference = "conference",
        /// A forum or dialogue.
        Forum = "forum",
        /// A session of a body.
        Session = "session",
        /// A meeting of ministers.
        Ministerial = "ministerial",
        /// A ceremony or inauguration.
        Ceremony = "ceremony",
        /// A military or other exercise.
        Exercise = "exercise",
        /// An anniversary.
        Anniversary = "anniversary",
        /// An election.
        Election = "election",
        /// Another event.
        Other = "other",
    }
}

/// What the whole text names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mentions {
    /// Every organization named.
    #[serde(default)]
    pub organizations: Vec<Organization>,
    /// Every country named, by name, adjective or usual short form.
    #[serde(default)]
    pub countries: Vec<Country>,
}

/// An organization that the text names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// Identifier of the organization within the record.
    #[schemars(regex(pattern = pattern::ID))]
    pub id: String,
    /// Its usual name, or the name that the text gives.
    pub name: String,
    /// Its acronym.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acronym: Option<String>,
    /// Its kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<OrganizationKind>,
    /// The country of a national body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::COUNTRY))]
    pub country: Option<String>,
}

vocabulary! {
    /// Kinds of organization.
    OrganizationKind {
        /// A ministry or department.
        Ministry = "ministry",
        /// A government or an organ of one.
        Government = "government",
        /// An international or regional body.
        Igo = "igo",
        /// A political party.
        Party = "party",
        /// A company.
        Company = "company",
        /// A university or other place of learning.
        University = "university",
        /// A public agency.
        Agency = "agency",
        /// A court.
        Court = "court",
        /// A parliament or chamber.
        Parliament = "parliament",
        /// The armed forces of a state.
        ArmedForces = "armed_forces",
        /// An armed group.
        ArmedGroup = "armed_group",
        /// A non-governmental organization.
        Ngo = "ngo",
        /// Another organization.
        Other = "other",
    }
}

/// A country that the text names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166-1 alpha-2, XK for Kosovo, or ISO 3166-3 for a former state.
    #[schemars(regex(pattern = pattern::COUNTRY))]
    pub code: String,
}
