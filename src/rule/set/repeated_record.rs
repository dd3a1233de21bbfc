//! A record is there once.

use super::{Check, Clash, Outline, SetRule};
use crate::diagnostic::Code;
use std::collections::HashMap;

rule! {
    /// No two records of a set have the same content, whatever their ids.
    ///
    /// ## Fails
    ///
    /// ```json
    /// [{"id": "urn:example:1"}, {"id": "urn:example:2"}]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// [{"id": "urn:example:1"}, {"id": "urn:example:2", "meeting": {"channel": "phone"}}]
    /// ```
    pub(super) struct RepeatedRecord { code: "R202", name: "repeated-record", severity: Warning }
}

impl SetRule for RepeatedRecord {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn pointer(&self) -> &'static str {
        ""
    }

    fn start(&self) -> Box<dyn Check> {
        Box::new(Seen::default())
    }
}

#[derive(Default)]
struct Seen(HashMap<u64, u32>);

impl Check for Seen {
    fn see(&mut self, outline: &Outline, number: u32) -> Option<Clash> {
        let earlier = *self.0.entry(outline.content).or_insert(number);
        (earlier != number).then_some(Clash { earlier, message: "has the same content", help: "keep one of the two" })
    }
}
