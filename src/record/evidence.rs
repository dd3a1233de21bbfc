//! Where values come from, and what is doubtful about them.

use super::{pattern, vocabulary::vocabulary};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The words from which a value was read: W3C's `TextPositionSelector` (`start`, `stop`) and `TextQuoteSelector`
/// (`quote`). Evidence of an entry covers all its members that have none of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What the words are evidence of: an entry's id and field (`p1/country`, `t3`), the path of a field that stands in
    /// no list (`meeting/date`), or a country by code (`country/AM`).
    #[schemars(regex(pattern = "^[A-Za-z][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)*$"))]
    pub of: String,
    /// How the value follows from the words.
    pub basis: Basis,
    /// Offset of the first code point of the quote in the source text, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 9_007_199_254_740_991_u64))]
    pub start: Option<u64>,
    /// Offset after the last code point of the quote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 9_007_199_254_740_991_u64))]
    pub stop: Option<u64>,
    /// The words themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Stable name of the rule that read the words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^[a-z][a-z0-9_.-]*$"))]
    pub rule: Option<String>,
}

vocabulary! {
    /// How a value follows from its evidence.
    Basis {
        /// The words say it.
        Stated = "stated",
        /// The words give it relative to another date.
        Relative = "relative",
        /// It follows from the words together with others; a note says how.
        Inferred = "inferred",
        /// Given with the input; there are no words.
        Metadata = "metadata",
    }
}

/// A doubt, an inference or an oddity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Stable code of the kind of note.
    #[schemars(regex(pattern = "^[a-z][a-z0-9_-]*$"))]
    pub code: String,
    /// What there is to say.
    pub message: String,
    /// What it is about, named as in evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^[A-Za-z][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)*$"))]
    pub of: Option<String>,
}

/// A field of the user's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Extra {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// The state of a person's review of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// How far the review is.
    pub status: ReviewStatus,
    /// Who reviewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// On which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::DAY))]
    pub date: Option<String>,
    /// The reviewer's remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

vocabulary! {
    /// How far a review is.
    ReviewStatus {
        /// Nobody has looked at it.
        Unreviewed = "unreviewed",
        /// Looked at and left as it is.
        Reviewed = "reviewed",
        /// Looked at and corrected.
        Corrected = "corrected",
    }
}

/// The program that made the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Generator {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}
