//! The report that a record was made from.

use super::{Date, pattern, vocabulary::vocabulary};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The SHA-256 of bytes, or of a text in UTF-8, as digests stand in a record: lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes.as_ref()).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

/// The report; the same for all records of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The document's identifier in the collection it came from: the input's `id`, else its path without extension.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_id: Option<String>,
    /// Who published the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The report's headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// Where the report was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::URI))]
    pub url: Option<String>,
    /// Statement of rights in the report's text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rights: Option<String>,
    /// Language of the report, a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"))]
    pub language: Option<String>,
    /// Day of publication: given with the input or stated in the text, never copied from the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// The dateline at the head of the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dateline: Option<Dateline>,
    /// Whom the outlet credits; a repeated credit once.
    #[serde(default)]
    pub attributions: Vec<Attribution>,
    /// The file that the text was taken out of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<Original>,
    /// SHA-256 of the source text in UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::SHA256))]
    pub text_sha256: Option<String>,
    /// Length of the source text in Unicode code points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 9_007_199_254_740_991_u64))]
    pub text_length: Option<u64>,
    /// The source text itself, only when asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A dateline: where, and often when, the report was filed. Its city is not the place of the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dateline {
    /// The dateline as it stands.
    pub text: String,
    /// The city it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// The country it names, or in which its city lies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::COUNTRY))]
    pub country: Option<String>,
    /// The date it gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

/// A credit that the outlet gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attribution {
    /// Who is credited.
    pub name: String,
    /// In which part.
    pub role: AttributionRole,
    /// The country of a state body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::COUNTRY))]
    pub country: Option<String>,
}

vocabulary! {
    /// The part of one who is credited.
    AttributionRole {
        /// The news agency or outlet that reports.
        Agency = "agency",
        /// The body or person from whom the report has it.
        Source = "source",
    }
}

/// The file that the source text was taken out of, for instance an HTML page or a WARC record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Original {
    /// Name of the file or record.
    pub name: String,
    /// Its media type.
    #[schemars(regex(pattern = "^[a-z]+/[A-Za-z0-9.+-]+$"))]
    pub media_type: String,
    /// SHA-256 of its bytes.
    #[schemars(regex(pattern = pattern::SHA256))]
    pub sha256: String,
}
