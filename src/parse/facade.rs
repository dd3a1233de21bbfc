//! What reading a report takes and gives.

use super::Report;
use crate::record::Record;

/// How much of the evidence the records carry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum EvidenceLevel {
    /// Offsets and quotes.
    #[default]
    Full,
    /// Offsets alone: facts can be shared without the text.
    Offsets,
    /// None.
    None,
}

/// What the records should carry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// How much evidence.
    pub evidence: EvidenceLevel,
    /// Whether the source text goes into the record.
    pub with_text: bool,
}

/// Why a text gave no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// Stable code of the reason: `no-meeting`, `domestic` …
    pub code: &'static str,
    /// The reason in words.
    pub message: String,
}

/// What was read out of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The records, the principal meeting first; empty if and only if there is a rejection.
    pub records: Vec<Record>,
    /// Why there is no record.
    pub rejection: Option<Rejection>,
}

/// Reads a report.
#[must_use]
pub fn parse(report: &Report, _options: &Options) -> Parsed {
    let message = format!("no meeting was found in {} characters", report.source_text().chars().count());
    Parsed { records: Vec::new(), rejection: Some(Rejection { code: "no-meeting", message }) }
}
