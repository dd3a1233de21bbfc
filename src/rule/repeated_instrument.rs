//! An instrument and an event are one entry.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::gazetteer::word::fold;
use std::collections::HashSet;

rule! {
    /// No two instruments share name and date, and no two events name, place and date.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"references": {"instruments": [{"id": "i1", "name": "Harbour Treaty", "kind": "treaty", "status": "signed"},
    ///                                 {"id": "i2", "name": "harbour treaty", "kind": "treaty", "status": "mentioned"}]}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"references": {"instruments": [{"id": "i1", "name": "Harbour Treaty", "kind": "treaty", "status": "signed"},
    ///                                 {"id": "i2", "name": "Fishing Treaty", "kind": "treaty", "status": "signed"}]}}
    /// ```
    pub(super) struct RepeatedInstrument { code: "R153", name: "repeated-instrument", severity: Warning }
}

impl Rule for RepeatedInstrument {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let references = &record.references;
        let mut seen = HashSet::new();
        for (index, entry) in references.instruments.iter().enumerate() {
            if !seen.insert((fold(&entry.name), entry.date.as_ref().map(|date| &date.value), None, None)) {
                let message = format!("{:?} is there already", entry.name);
                found.add_with_help(format_args!("/references/instruments/{index}"), message, "make one entry of the two");
            }
        }
        seen.clear();
        for (index, entry) in references.events.iter().enumerate() {
            let date = entry.date.as_ref().map(|date| &date.value);
            if !seen.insert((fold(&entry.name), date, entry.city.as_ref(), entry.country.as_ref())) {
                let message = format!("{:?} is there already", entry.name);
                found.add_with_help(format_args!("/references/events/{index}"), message, "make one entry of the two");
            }
        }
    }
}
