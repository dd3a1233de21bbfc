//! A statement is one entry.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use std::collections::HashSet;

rule! {
    /// No two statements of the same speakers have the same kind, cue and text.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"statements": [{"id": "st1", "kind": "agree", "voice": "impersonal", "cue": "agreed", "text": "to meet", "quoted": "indirect"},
    ///                 {"id": "st2", "kind": "agree", "voice": "impersonal", "cue": "agreed", "text": "to meet", "quoted": "indirect"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"statements": [{"id": "st1", "kind": "agree", "voice": "impersonal", "cue": "agreed", "text": "to meet", "quoted": "indirect"},
    ///                 {"id": "st2", "kind": "agree", "voice": "impersonal", "cue": "agreed", "text": "to talk", "quoted": "indirect"}]}
    /// ```
    pub(super) struct RepeatedStatement { code: "R151", name: "repeated-statement", severity: Warning }
}

impl Rule for RepeatedStatement {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let mut seen = HashSet::new();
        for (index, statement) in record.statements.iter().enumerate() {
            let same = (statement.kind, &statement.cue, &statement.text, &statement.speakers, &statement.side);
            if !seen.insert(same) {
                let message = "the same statement of the same speakers is there already";
                found.add_with_help(format_args!("/statements/{index}"), message, "make one entry of the two");
            }
        }
    }
}
