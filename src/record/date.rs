//! Dates with their doubt.

use super::{pattern, vocabulary::vocabulary};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The months in English, in order.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The value of a date in English words: "27 November 2025", "November 2025".
pub(crate) fn day_in_words(value: &str) -> String {
    let (year, rest) = match value.strip_prefix("--") {
        Some(rest) => ("of an open year", rest),
        None => (value.get(..4).unwrap_or(value), value.get(5..).unwrap_or_default()),
    };
    let mut parts = rest.split('-').filter_map(|part| part.parse::<usize>().ok());
    let month = parts.next().and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    match (month, parts.next()) {
        (Some(month), Some(day)) => format!("{day} {month} {year}"),
        (Some(month), None) => format!("{month} {year}"),
        (None, _) => value.to_owned(),
    }
}

/// A date as far as it is known, with what it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Date {
    /// A day, a month, a year, or a day whose year is open: `2025-11-27`, `2025-11`, `2025` or `--11-27`.
    #[schemars(regex(pattern = pattern::DATE))]
    pub value: String,
    /// The same in EDTF (ISO 8601-2): `?2025-11-27` where the year is inferred, `XXXX-11-27` where it is open.
    #[schemars(regex(pattern = "^[?~%]?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?$"))]
    pub edtf: String,
    /// The first day that the date can be; absent while the year is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::DAY))]
    pub earliest: Option<String>,
    /// The last day that the date can be; absent while the year is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = pattern::DAY))]
    pub latest: Option<String>,
    /// How the date is known.
    pub basis: DateBasis,
    /// The words that give the date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

vocabulary! {
    /// How a date is known.
    DateBasis {
        /// The text gives it.
        Stated = "stated",
        /// Counted from another date: "yesterday", "on Wednesday", "last year".
        Relative = "relative",
        /// A part, usually the year, follows from other passages; a note says which.
        Inferred = "inferred",
        /// The text gives no day and the day of publication was taken; a note says so.
        Published = "published",
        /// Given with the input, not in its words.
        Metadata = "metadata",
    }
}
