//! One side receives the others.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::{Part};

rule! {
    /// Not more than one side is the host.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"sides": [{"id": "s1", "country": "FR", "part": "host"}, {"id": "s2", "country": "DE", "part": "host"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"sides": [{"id": "s1", "country": "FR", "part": "party"}, {"id": "s2", "country": "DE", "part": "party"}]}
    /// ```
    pub(super) struct SeveralHosts { code: "R144", name: "several-hosts", severity: Warning }
}

impl Rule for SeveralHosts {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let hosts = record.sides.iter().enumerate().filter(|(_, side)| side.part == Part::Host);
        for (index, side) in hosts.skip(1) {
            let message = format!("side {:?} is a host too", side.id);
            found.add_with_help(format_args!("/sides/{index}/part"), message, "make all but one guests or parties");
        }
    }
}
