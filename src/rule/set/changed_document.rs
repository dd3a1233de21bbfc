//! A document has one text.

use super::{Check, Clash, Outline, SetRule};
use crate::diagnostic::Code;
use std::collections::HashMap;

rule! {
    /// Records of one document were made from one text.
    ///
    /// Otherwise the document was changed between two runs, or two documents share an id.
    ///
    /// ## Fails
    ///
    /// ```json
    /// [{"id": "urn:example:1", "source": {"document_id": "d", "text_sha256": "0000000000000000000000000000000000000000000000000000000000000000"}},
    ///  {"id": "urn:example:2", "source": {"document_id": "d", "text_sha256": "1111111111111111111111111111111111111111111111111111111111111111"}}]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// [{"id": "urn:example:1", "source": {"document_id": "d", "text_sha256": "0000000000000000000000000000000000000000000000000000000000000000"}},
    ///  {"id": "urn:example:2", "source": {"document_id": "e", "text_sha256": "1111111111111111111111111111111111111111111111111111111111111111"}}]
    /// ```
    pub(super) struct ChangedDocument { code: "R204", name: "changed-document", severity: Warning }
}

impl SetRule for ChangedDocument {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn pointer(&self) -> &'static str {
        "/source/document_id"
    }

    fn start(&self) -> Box<dyn Check> {
        Box::new(Seen::default())
    }
}

#[derive(Default)]
struct Seen(HashMap<u64, (u64, u32)>);

impl Check for Seen {
    fn see(&mut self, outline: &Outline, number: u32) -> Option<Clash> {
        let (document, text) = outline.document.zip(outline.text)?;
        let (known, earlier) = *self.0.entry(document).or_insert((text, number));
        (known != text).then_some(Clash {
            earlier,
            message: "names the same document, with another text",
            help: "parse the document again, or give one of the two another id",
        })
    }
}
