//! Voice and speakers of a statement agree.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::Voice;

rule! {
    /// A statement in a named voice has a speaker, and an impersonal one has none.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"statements": [{"id": "q1", "kind": "thank", "voice": "named", "cue": "thanked", "text": "his host",
    ///                  "quoted": "indirect"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"statements": [{"id": "q1", "kind": "discuss", "voice": "group", "cue": "discussed", "text": "trade",
    ///                  "quoted": "indirect"}]}
    /// ```
    pub(super) struct SpeakerWithoutVoice { code: "R114", name: "speaker-without-voice", severity: Warning }
}

impl Rule for SpeakerWithoutVoice {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, statement) in record.statements.iter().enumerate() {
            let at = format!("/statements/{index}");
            match (statement.voice, statement.speakers.is_empty()) {
                (Voice::Named, true) => found.add_with_help(at, "a named voice has no speaker", "name who speaks"),
                (Voice::Impersonal, false) => {
                    found.add_with_help(at, "an impersonal statement has a speaker", "set the voice to named");
                }
                _ => {}
            }
        }
    }
}
