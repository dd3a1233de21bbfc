//! What makes a finding the same in the next run, when lines have moved.

use super::Diagnostic;
use crate::record::sha256;
use std::collections::HashMap;

/// Gives every finding of a run its fingerprint: kind, record or file, place in the record and message, not the line.
/// Findings that are alike in all of these are counted.
#[derive(Debug, Default)]
pub struct Fingerprints {
    seen: HashMap<u128, u32>,
}

impl Fingerprints {
    /// The fingerprint of the next finding of the run.
    pub fn of(&mut self, finding: &Diagnostic) -> String {
        let alike = likeness(finding);
        let number = u128::from_str_radix(&alike, 16).unwrap_or_default();
        let count = self.seen.entry(number).or_default();
        *count += 1;
        if *count == 1 { alike } else { digest(&[&alike, &count.to_string()]) }
    }
}

/// A record that has an id is known by it, wherever its file lies.
fn likeness(finding: &Diagnostic) -> String {
    let place = &finding.place;
    let owner = place.record_id.as_ref().or(place.file.as_ref()).map_or("", String::as_str);
    let table = place.table.as_deref().filter(|_| place.record_id.is_none()).unwrap_or_default();
    digest(&[finding.code, owner, table, place.pointer.as_deref().unwrap_or_default(), &finding.message])
}

fn digest(parts: &[&str]) -> String {
    let mut digest = sha256(parts.join("\u{0}"));
    digest.truncate(32);
    digest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Lines, Severity, Span};

    #[test]
    fn moved_lines_keep_it_and_repetitions_have_their_own() {
        let code = Code { code: "S999", name: "odd", severity: Severity::Error, about: "" };
        let at = |byte: usize, pointer: &str| {
            let lines = Lines::of(b"\n\n\n{}".to_vec());
            let finding = Diagnostic::new(code, "odd").at_pointer(pointer);
            finding.at_span(&lines, Span { start: byte, stop: byte })
        };
        let (mut first, mut second) = (Fingerprints::default(), Fingerprints::default());
        let found = first.of(&at(0, "/a"));
        assert_eq!(found, second.of(&at(3, "/a")));
        assert_ne!(found, second.of(&at(3, "/b")));
        let repeated = first.of(&at(0, "/a"));
        assert_ne!(found, repeated);
        assert_eq!(repeated, second.of(&at(1, "/a")));
    }
}
