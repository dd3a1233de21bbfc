//! The format counts the sides.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::{Format, Part};

rule! {
    /// A bilateral meeting has two sides, a trilateral three, a multilateral more, an internal one at most one body.
    ///
    /// Mediators and observers need not be counted.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"meeting": {"format": "trilateral"}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"meeting": {"format": "bilateral"}}
    /// ```
    pub(super) struct MiscountedFormat { code: "R143", name: "miscounted-format", severity: Error }
}

impl Rule for MiscountedFormat {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let Some(format) = record.meeting.format else { return };
        let all = record.sides.len();
        let parties = record.sides.iter().filter(|side| !matches!(side.part, Part::Mediator | Part::Observer)).count();
        let fits = |count: usize| match format {
            Format::Bilateral => count == 2,
            Format::Trilateral => count == 3,
            Format::Multilateral => count > 3,
            Format::Internal => count <= 1,
        };
        // One side or none was named: how many there were cannot be told from that.
        if all > 1 && !fits(all) && !fits(parties) {
            let message = format!("a {format} meeting has {all} sides");
            found.add_with_help("/meeting/format", message, "correct the format or the sides");
        }
    }
}
