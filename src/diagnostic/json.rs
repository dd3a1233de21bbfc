//! One JSON object a line.

use super::Diagnostic;

pub(super) fn line(finding: &Diagnostic) -> String {
    // A finding holds only texts and numbers under fixed names, which JSON can always carry.
    let mut line = serde_json::to_string(finding).unwrap_or_default();
    line.push('\n');
    line
}
