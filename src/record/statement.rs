//! Topics and statements.

use super::{pattern, vocabulary::vocabulary};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One topic: a code, with the issue that the text names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Identifier of the topic within the record: `t1`, `t2` …
    #[schemars(regex(pattern = pattern::ID))]
    pub id: String,
    /// The topic's code.
    pub code: TopicCode,
    /// The issue as the text words it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// How the meeting dealt with it.
    pub relation: Relation,
    /// Countries that the issue concerns.
    #[serde(default)]
    #[schemars(inner(regex(pattern = pattern::COUNTRY)))]
    pub countries: Vec<String>,
}

vocabulary! {
    /// How a meeting dealt with a topic.
    Relation {
        /// It was spoken about.
        Discussed = "discussed",
        /// It was stressed.
        Emphasised = "emphasised",
        /// Something was agreed on it.
        Agreed = "agreed",
        /// It is background of the report.
        Background = "background",
    }
}

vocabulary! {
    /// Topics of diplomatic meetings.
    TopicCode {
        /// Relations between the sides in general: ties, partnership, political dialogue.
        BilateralRelations = "bilateral_relations",
        /// Economy and finance, sanctions included.
        Economy = "economy",
        /// Trade in goods and services, customs, tariffs.
        Trade = "trade",
        /// Investment.
        Investment = "investment",
        /// Energy: oil, gas, electricity, renewables.
        Energy = "energy",
        /// Transport and transit.
        Transport = "transport",
        /// Infrastructure, construction and reconstruction.
        Infrastructure = "infrastructure",
        /// Defence and military cooperation.
        Defense = "defense",
        /// Security, internal and regional; policing, borders, crime.
        Security = "security",
        /// Terrorism and violent extremism.
        Counterterrorism = "counterterrorism",
        /// Culture and heritage.
        Culture = "culture",
        /// Education and training.
        Education = "education",
        /// Science, research, technology, innovation.
        ScienceTechnology = "science_technology",
        /// Digital economy, telecommunications, cybersecurity, artificial intelligence.
        Digital = "digital",
        /// Health.
        Health = "health",
        /// Environment, climate, water.
        Environment = "environment",
        /// Agriculture, food supply, fisheries.
        Agriculture = "agriculture",
        /// Tourism.
        Tourism = "tourism",
        /// Migration, refugees, labour mobility.
        Migration = "migration",
        /// Humanitarian and development aid, disaster relief.
        Humanitarian = "humanitarian",
        /// Human rights, democracy, equality.
        HumanRights = "human_rights",
        /// Armed conflict and its settlement.
        PeaceConflict = "peace_conflict",
        /// Nuclear energy, arms and non-proliferation.
        Nuclear = "nuclear",
        /// Consular matters, visas, nationals abroad.
        Consular = "consular",
        /// Space.
        Space = "space",
        /// Sports.
        Sports = "sports",
        /// Work in international bodies; integration into the EU, NATO and the like.
        MultilateralCooperation = "multilateral_cooperation",
        /// Parliamentary ties.
        Parliamentary = "parliamentary",
        /// Press and media.
        Media = "media",
        /// Justice, law and legal cooperation.
        Legal = "legal",
    }
}

/// What someone said, agreed or discussed at the meeting, or said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Identifier of the statement within the record.
    #[schemars(regex(pattern = pattern::ID))]
    pub id: String,
    /// What kind of act it is. It follows the cue; where the cue is neutral, the content.
    pub kind: StatementKind,
    /// Whether persons, a group or nobody in particular speaks.
    pub voice: Voice,
    /// Who speaks.
    #[serde(default)]
    #[schemars(inner(regex(pattern = pattern::ID)), extend("x-refers-to" = "/people"))]
    pub speakers: Vec<String>,
    /// The side that speaks as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::ID), extend("x-refers-to" = "/sides"))]
    pub side: Option<String>,
    /// Who is spoken to.
    #[serde(default)]
    #[schemars(inner(regex(pattern = pattern::ID)), extend("x-refers-to" = "/people"))]
    pub addressees: Vec<String>,
    /// The word or phrase that makes it a statement: "emphasized", "were reviewed".
    pub cue: String,
    /// What is said, without the cue.
    pub text: String,
    /// Whether the words are the speaker's own.
    pub quoted: Quoted,
    /// The topics that it is about.
    #[serde(default)]
    #[schemars(inner(regex(pattern = pattern::ID)), extend("x-refers-to" = "/topics"))]
    pub topics: Vec<String>,
}

vocabulary! {
    /// Kinds of statement.
    StatementKind {
        /// Informs, briefs, notes.
        Inform = "inform",
        /// Judges or stresses.
        Assess = "assess",
        /// Discusses, considers, exchanges views.
        Discuss = "discuss",
        /// Agrees.
        Agree = "agree",
        /// Undertakes, pledges, reaffirms a commitment or support.
        Commit = "commit",
        /// Proposes.
        Propose = "propose",
        /// Asks, urges, encourages.
        Request = "request",
        /// Welcomes, praises, appreciates.
        Welcome = "welcome",
        /// Thanks.
        Thank = "thank",
        /// Congratulates.
        Congratulate = "congratulate",
        /// Condoles.
        Condole = "condole",
        /// Voices concern.
        Concern = "concern",
        /// Criticises or condemns.
        Condemn = "condemn",
        /// Rejects.
        Reject = "reject",
        /// Denies.
        Deny = "deny",
        /// Warns or threatens.
        Warn = "warn",
        /// Invites.
        Invite = "invite",
        /// Recalls.
        Recall = "recall",
        /// Announces.
        Announce = "announce",
        /// Regrets or apologises.
        Regret = "regret",
    }
}

vocabulary! {
    /// Whose voice a statement has.
    Voice {
        /// A person or persons, by name, office or pronoun.
        Named = "named",
        /// "The ministers", "both sides", a state or delegation that stands for its side.
        Group = "group",
        /// A passive without agent, "the meeting noted".
        Impersonal = "impersonal",
    }
}

vocabulary! {
    /// Whether a statement's words are the speaker's own.
    Quoted {
        /// The whole text stands in quotation marks or in a transcript.
        Direct = "direct",
        /// Reported speech.
        Indirect = "indirect",
    }
}
