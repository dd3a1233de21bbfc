//! A topic is one entry.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::gazetteer::word::fold;
use std::collections::HashSet;

rule! {
    /// No two topics have the same code, issue and relation.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"topics": [{"id": "t1", "code": "trade", "label": "customs", "relation": "discussed"},
    ///             {"id": "t2", "code": "trade", "label": "Customs", "relation": "discussed"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"topics": [{"id": "t1", "code": "trade", "label": "customs", "relation": "discussed"},
    ///             {"id": "t2", "code": "trade", "label": "tariffs", "relation": "discussed"}]}
    /// ```
    pub(super) struct RepeatedTopic { code: "R149", name: "repeated-topic", severity: Warning }
}

impl Rule for RepeatedTopic {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let mut seen = HashSet::new();
        for (index, topic) in record.topics.iter().enumerate() {
            if !seen.insert((topic.code, topic.relation, topic.label.as_deref().map(fold), &topic.countries)) {
                let message = format!("{} with the same issue is there already", topic.code);
                found.add_with_help(format_args!("/topics/{index}"), message, "make one entry of the two");
            }
        }
    }
}
