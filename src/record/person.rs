//! People and their offices.

use super::{pattern, vocabulary::vocabulary};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Someone whom the report names or knows by office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Identifier of the person, the same in every record of a text: `p1`, `p2` …
    #[schemars(regex(pattern = pattern::ID))]
    pub id: String,
    /// In what capacity the person took part in this meeting.
    pub capacity: Capacity,
    /// The name; absent for someone known only by office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Other spellings and short forms in the text.
    #[serde(default)]
    #[schemars(inner(regex(pattern = pattern::ITEM)))]
    pub variants: Vec<String>,
    /// The side for which the person took part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::ID), extend("x-refers-to" = "/sides"))]
    pub side: Option<String>,
    /// The country that the person represents or belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::COUNTRY))]
    pub country: Option<String>,
    /// The international body for which the person speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// The person's offices.
    #[serde(default)]
    pub positions: Vec<Position>,
    /// The person in an authority file; never read from the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<Authority>,
}

/// An entry of an authority file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// The file, by a short name: `wikidata`, `viaf`, `isni`, or the collection's own.
    #[schemars(regex(pattern = "^[A-Za-z][A-Za-z0-9_.-]*$"))]
    pub scheme: String,
    /// The person's identifier there.
    #[schemars(regex(pattern = pattern::ITEM))]
    pub id: String,
}

vocabulary! {
    /// In what capacity someone appears in the report of a meeting; the first three took part.
    Capacity {
        /// Led or spoke for a side.
        Principal = "principal",
        /// Attended as a member of a delegation.
        Delegation = "delegation",
        /// Attended as an observer.
        Observer = "observer",
        /// Is only mentioned.
        Mentioned = "mentioned",
    }
}

/// A person's name in the fullest form of the text, without titles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// The whole name, family name first where the text has it so.
    pub full: String,
    /// The given name or names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// The family name with its particles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// Forms of address that stood before or after the name.
    #[serde(default)]
    #[schemars(inner(regex(pattern = pattern::ITEM)))]
    pub honorifics: Vec<String>,
}

/// An office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// What the office is, whatever its wording.
    pub role: Role,
    /// The office as the text writes it.
    pub title: String,
    /// The field of a minister or official, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portfolio: Option<String>,
    /// What qualifies the office. A role that has "deputy" in it takes no modifier for it.
    #[serde(default)]
    pub modifiers: Vec<Modifier>,
}

vocabulary! {
    /// Roles. They follow the office, not its wording: a United States Secretary of State is a foreign minister.
    Role {
        /// President, monarch, or another head of state; also a president who heads the government.
        HeadOfState = "head_of_state",
        /// Vice president or another deputy of the head of state.
        DeputyHeadOfState = "deputy_head_of_state",
        /// Prime minister, chancellor, president of a council of ministers.
        HeadOfGovernment = "head_of_government",
        /// Deputy prime minister, vice premier.
        DeputyHeadOfGovernment = "deputy_head_of_government",
        /// Minister of foreign or external affairs, United States Secretary of State, British Foreign Secretary.
        ForeignMinister = "foreign_minister",
        /// Deputy, vice or assistant foreign minister, Deputy Secretary of State.
        DeputyForeignMinister = "deputy_foreign_minister",
        /// Minister of another portfolio, United States secretary of a department.
        Minister = "minister",
        /// Deputy, vice or junior minister, state secretary.
        DeputyMinister = "deputy_minister",
        /// Head of a mission: ambassador, high commissioner, nuncio, chargé d'affaires, permanent representative.
        Ambassador = "ambassador",
        /// Special envoy, special representative, ambassador-at-large.
        Envoy = "envoy",
        /// Head of an international body or of one of its organs.
        IoHead = "io_head",
        /// Speaker or president of a parliament or chamber.
        ParliamentSpeaker = "parliament_speaker",
        /// Member of a parliament, leader of a parliamentary party.
        Legislator = "legislator",
        /// National security adviser, adviser or aide to a leader.
        Adviser = "adviser",
        /// Monarch or member of a ruling house.
        Royal = "royal",
        /// Member of the armed forces.
        Military = "military",
        /// Civil servant or holder of another public office.
        Official = "official",
        /// Anyone else, nominees and former holders without an office of today included.
        Other = "other",
    }
}

vocabulary! {
    /// What qualifies an office.
    Modifier {
        /// Acting.
        Acting = "acting",
        /// Interim or caretaker.
        Interim = "interim",
        /// Deputy, where the role does not say so.
        Deputy = "deputy",
        /// Vice, where the role does not say so.
        Vice = "vice",
        /// First.
        First = "first",
        /// No longer in office.
        Former = "former",
        /// Elected, not yet in office.
        Elect = "elect",
        /// Designated, not yet in office.
        Designate = "designate",
        /// Special.
        Special = "special",
        /// Permanent.
        Permanent = "permanent",
        /// Honorary.
        Honorary = "honorary",
        /// Another qualification.
        Other = "other",
    }
}
