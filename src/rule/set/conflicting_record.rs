//! One id, one record.

use super::{Check, Clash, Outline, SetRule};
use crate::diagnostic::Code;
use std::collections::HashMap;

rule! {
    /// No two records of a set have one id and different content.
    ///
    /// Whoever takes the set in keeps only one of them.
    ///
    /// ## Fails
    ///
    /// ```json
    /// [{"id": "urn:example:1"}, {"id": "urn:example:1", "meeting": {"status": "planned"}}]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// [{"id": "urn:example:1"}, {"id": "urn:example:2", "meeting": {"status": "planned"}}]
    /// ```
    pub(super) struct ConflictingRecord { code: "R201", name: "conflicting-record", severity: Error }
}

impl SetRule for ConflictingRecord {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn pointer(&self) -> &'static str {
        "/id"
    }

    fn start(&self) -> Box<dyn Check> {
        Box::new(Seen::default())
    }
}

#[derive(Default)]
struct Seen(HashMap<u64, (u64, u32)>);

impl Check for Seen {
    fn see(&mut self, outline: &Outline, number: u32) -> Option<Clash> {
        let (content, earlier) = *self.0.entry(outline.id).or_insert((outline.content, number));
        (content != outline.content).then_some(Clash {
            earlier,
            message: "has the same id and other content",
            help: "give one of the two another id, or keep only the newer",
        })
    }
}
