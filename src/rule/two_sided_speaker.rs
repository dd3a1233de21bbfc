//! A side speaks through its own.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;

rule! {
    /// The speakers of a statement that a side makes are on that side, and nobody speaks to himself.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "principal", "name": {"full": "Ada Roy"}, "side": "s1", "country": "FR"}],
    ///  "statements": [{"id": "st1", "kind": "agree", "voice": "named", "speakers": ["p1"], "side": "s2", "cue": "agreed", "text": "to meet", "quoted": "indirect"}]}
    /// ```
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "principal", "name": {"full": "Ada Roy"}, "side": "s1", "country": "FR"}],
    ///  "statements": [{"id": "st1", "kind": "thank", "voice": "named", "speakers": ["p1"], "addressees": ["p1"], "cue": "thanked", "text": "for all", "quoted": "indirect"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "principal", "name": {"full": "Ada Roy"}, "side": "s1", "country": "FR"}],
    ///  "statements": [{"id": "st1", "kind": "agree", "voice": "named", "speakers": ["p1"], "side": "s1", "cue": "agreed", "text": "to meet", "quoted": "indirect"}]}
    /// ```
    pub(super) struct TwoSidedSpeaker { code: "R150", name: "two-sided-speaker", severity: Warning }
}

impl Rule for TwoSidedSpeaker {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, statement) in record.statements.iter().enumerate() {
            for (place, speaker) in statement.speakers.iter().enumerate() {
                let pointer = format!("/statements/{index}/speakers/{place}");
                let person = record.people.iter().find(|person| person.id == *speaker);
                let sides = person.and_then(|person| person.side.as_ref()).zip(statement.side.as_ref());
                if let Some((own, other)) = sides.filter(|(own, other)| own != other) {
                    let message = format!("{speaker:?} is on side {own:?} and speaks for {other:?}");
                    found.add_with_help(&pointer, message, "correct the speaker or the side");
                }
                if statement.addressees.contains(speaker) {
                    found.add_with_help(&pointer, format!("{speaker:?} speaks to himself"), "correct the one or the other");
                }
            }
        }
    }
}
