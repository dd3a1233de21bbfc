//! The evidence that a record brings itself: whether its quotes stand where it says.

use super::MISPLACED_EVIDENCE;
use super::verdict::Docket;
use crate::diagnostic::Diagnostic;

impl Docket<'_> {
    pub(super) fn own_evidence(&mut self) {
        if self.record.evidence.is_empty() {
            return;
        }
        let signs: Vec<char> = self.reading.text.source.chars().collect();
        for (number, evidence) in self.record.evidence.iter().enumerate() {
            let offset = |at: Option<u64>| usize::try_from(at?).ok();
            let (Some(start), Some(stop)) = (offset(evidence.start), offset(evidence.stop)) else { continue };
            let there: Option<String> = signs.get(start..stop).map(|signs| signs.iter().collect());
            let is_there =
                there.as_ref().is_some_and(|there| evidence.quote.as_ref().is_none_or(|quote| quote == there));
            if is_there {
                continue;
            }
            let message = match there {
                Some(there) => format!("from {start} to {stop} the text has {there:?}"),
                None => format!("the text has {} code points and none from {start} to {stop}", signs.len()),
            };
            let finding = Diagnostic::new(MISPLACED_EVIDENCE, message).at_pointer(format!("/evidence/{number}"));
            self.others.push(finding.with_help("offsets count code points of the source text, from 0"));
        }
    }
}
