//! Findings about data: what is wrong, where, and what to do about it.
//!
//! A finding is a value; how it is shown is the matter of one file per form of report in this folder.

mod concise;
mod fingerprint;
mod github;
mod gitlab;
mod json;
mod junit;
mod position;
mod rdjson;
mod report;
mod sarif;
mod text;
mod visible;

pub use fingerprint::Fingerprints;
pub use json::ReportDocument;
pub use position::{CellStarts, Excerpt, Lines, Position, Span};
pub use report::{FORMS, Form, Look, REMARKS, Report, Summary, Told};

use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably wrong.
    Warning,
    /// Wrong: the record does not hold.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

/// A kind of finding. Its code is never given to another kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The stable code: `S101`.
    pub code: &'static str,
    /// A name that says the fault: `unknown-field`.
    pub name: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What it is, in Markdown.
    pub about: &'static str,
}

impl Code {
    /// The first paragraph of what it is, on one line.
    #[must_use]
    pub fn summary(&self) -> String {
        let lines: Vec<_> = self.about.lines().map(str::trim).take_while(|line| !line.is_empty()).collect();
        lines.join(" ")
    }
}

/// Declares kinds of finding as constants and lists them; the documentation comment is what the code means.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $constant:ident = $code:literal $name:literal $severity:ident),+ $(,)?) => {
        $($(#[doc = $doc])+ pub(crate) const $constant: $crate::diagnostic::Code = $crate::diagnostic::Code {
            code: $code,
            name: $name,
            severity: $crate::diagnostic::Severity::$severity,
            about: concat!($($doc, "\n"),+).trim_ascii(),
        };)+

        /// Every kind of finding that is declared here.
        pub(crate) const CODES: &[$crate::diagnostic::Code] = &[$($constant),+];
    };
}
pub(crate) use codes;

/// Where a finding is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Place {
    /// The file, as the user named it; absent for values that came from no file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Where it begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Position>,
    /// Where it ends: the place after its last code point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop: Option<Position>,
    /// Number of the record in the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<u64>,
    /// The record's own id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_id: Option<String>,
    /// The table, where the file is one of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// Number of the row in its table, the names of columns being row 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// Name of the column in whose cell it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column_name: Option<String>,
    /// JSON Pointer from the record: `/people/0/name`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
}

impl Place {
    /// Table, row and column as far as there are any: `table "sides", row 3, column "part"`.
    #[must_use]
    pub fn cell(&self) -> Option<String> {
        let parts = [
            self.table.as_ref().map(|table| format!("table {table:?}")),
            self.row.map(|row| format!("row {row}")),
            self.column_name.as_ref().map(|name| format!("column {name:?}")),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Diagnostic {
    /// Stable code of its kind.
    pub code: &'static str,
    /// Name of its kind.
    pub name: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding of a kind.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        let Code { code, name, severity, .. } = code;
        Self { code, name, severity, place: Place::default(), message: message.into(), help: None }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds where in the record it is.
    #[must_use]
    pub fn at_pointer(mut self, pointer: impl Into<String>) -> Self {
        self.place.pointer = Some(pointer.into());
        self
    }

    /// Adds where in the file it is.
    #[must_use]
    pub fn at_span(mut self, lines: &Lines, span: Span) -> Self {
        self.place.start = Some(lines.position(span.start));
        self.place.table = lines.table(span.start).map(str::to_owned);
        self.place.row = lines.row(span.start);
        self.place.column_name = lines.column_name(span).map(str::to_owned);
        self.place.stop = Some(lines.position(span.stop));
        self
    }

    /// Message, cell and remedy in one text, for forms that have no fields of their own for them.
    #[must_use]
    pub fn sentence(&self) -> String {
        let cell = self.place.cell().map(|cell| format!(" ({cell})")).unwrap_or_default();
        let help = self.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        format!("{}{cell}{help}", self.message)
    }
}
