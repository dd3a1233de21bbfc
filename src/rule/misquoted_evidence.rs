//! Evidence quotes what stands there.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;

rule! {
    /// Where the text is in the record, a quote equals the text between its offsets, counted in code points.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"source": {"text": "They met in Köln."},
    ///  "evidence": [{"of": "meeting", "basis": "stated", "start": 12, "stop": 16, "quote": "Bonn"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"source": {"text": "They met in Köln."},
    ///  "evidence": [{"of": "meeting", "basis": "stated", "start": 12, "stop": 16, "quote": "Köln"}]}
    /// ```
    pub(super) struct MisquotedEvidence { code: "R111", name: "misquoted-evidence", severity: Error }
}

impl Rule for MisquotedEvidence {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let Some(text) = &record.source.text else { return };
        let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        let byte = |offset: u64| usize::try_from(offset).ok().and_then(|offset| starts.get(offset).copied());
        for (index, evidence) in record.evidence.iter().enumerate() {
            let (Some(start), Some(stop), Some(quote)) = (evidence.start, evidence.stop, &evidence.quote) else { continue };
            let slice = byte(start).zip(byte(stop)).and_then(|(start, stop)| text.get(start..stop));
            if let Some(slice) = slice.filter(|slice| slice != quote) {
                let message = format!("the quote is {quote:?}, but the text has {slice:?} there");
                found.add(format_args!("/evidence/{index}/quote"), message);
            }
        }
    }
}
