//! A quote is as long as its offsets say.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;

rule! {
    /// A quote has as many code points as lie between its offsets, also where the text is not in the record.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"evidence": [{"of": "meeting/status", "basis": "stated", "start": 5, "stop": 10, "quote": "met"}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"evidence": [{"of": "meeting/status", "basis": "stated", "start": 5, "stop": 8, "quote": "met"}]}
    /// ```
    pub(super) struct MismeasuredQuote { code: "R122", name: "mismeasured-quote", severity: Error }
}

impl Rule for MismeasuredQuote {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        // With the text there, the words themselves are compared.
        if record.source.text.is_some() {
            return;
        }
        for (index, evidence) in record.evidence.iter().enumerate() {
            let (Some(start), Some(stop), Some(quote)) = (evidence.start, evidence.stop, &evidence.quote) else { continue };
            let length = quote.chars().count() as u64;
            if stop.checked_sub(start).is_some_and(|measured| measured != length) {
                let message = format!("the quote has {length} code points, its offsets say {}", stop - start);
                found.add_with_help(format_args!("/evidence/{index}/quote"), message, "count code points, not bytes");
            }
        }
    }
}
