//! A review has a reviewer.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::{ReviewStatus};

rule! {
    /// A record that was reviewed or corrected says by whom.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"review": {"status": "reviewed"}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"review": {"status": "reviewed", "by": "A. Roy"}}
    /// ```
    pub(super) struct UnsignedReview { code: "R155", name: "unsigned-review", severity: Warning }
}

impl Rule for UnsignedReview {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let Some(review) = &record.review else { return };
        if review.status != ReviewStatus::Unreviewed && review.by.is_none() {
            found.add_with_help("/review", format!("{} by nobody", review.status), "say by whom");
        }
    }
}
