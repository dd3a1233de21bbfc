//! The day from which a report counts: that of its dateline, of its publication, or of what it tells.

use super::calendar::Day;
use super::{Cited, Doubt};

/// A day from which relative dates are counted and missing years are filled.
#[derive(Debug, Clone)]
pub(super) struct Anchor {
    /// The day.
    pub(super) day: Day,
    /// Whether it is the day on which the report was written, so that "yesterday" can be counted from it; else only
    /// years are.
    pub(super) is_report: bool,
    /// Whether its year is open, and not that of `day`; only days can be counted from it then.
    pub(super) is_open: bool,
    /// Whether its year is inferred.
    pub(super) doubtful: bool,
    /// What it follows from.
    pub(super) cited: Vec<Cited>,
    /// What agrees with it, for the date whose year was inferred.
    pub(super) agrees: Vec<Cited>,
    /// What is to be said of its year.
    pub(super) doubt: Option<Doubt>,
}
