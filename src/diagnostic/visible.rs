//! Texts of others made safe to show on one line: what breaks a line, steers a terminal or turns the direction of writing
//! is shown as an escape.

use std::borrow::Cow;

/// Whether a sign is not shown but does something to what is shown: a control, a separator of lines, a mark of direction.
fn steers(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The text with `\n`, `\u{1b}` and the like in the place of such signs.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(steers) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for sign in text.chars() {
        if steers(sign) { shown.extend(sign.escape_default()) } else { shown.push(sign) }
    }
    Cow::Owned(shown)
}

/// The text with one U+FFFD for each such sign but TAB, so that its columns stay.
pub(super) fn masked(text: &str) -> String {
    text.chars().map(|sign| if steers(sign) && sign != '\t' { char::REPLACEMENT_CHARACTER } else { sign }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic, FORMS, Lines, Severity, Span, report};

    #[test]
    fn what_steers_is_shown_and_the_rest_stays() {
        let sound = "a \\ ü “x” \u{10FFFD}\u{AD}";
        assert!(matches!(visible(sound), Cow::Borrowed(text) if text == sound));
        assert_eq!(visible("a\nb\t\u{1b}[2J\u{85}\u{2028}\u{202e}c"), "a\\nb\\t\\u{1b}[2J\\u{85}\\u{2028}\\u{202e}c");
        assert_eq!(masked("a\t\u{9b}\u{2029}b"), "a\t\u{FFFD}\u{FFFD}b");
    }

    #[test]
    fn no_data_break_a_line_of_a_report_or_steer_the_terminal() {
        const HOSTILE: &str = "a\n::error::b\r\u{1b}[2J\u{b}\u{1c}\u{85}\u{9b}1m\u{2028}\u{202e}\u{2067}\u{200f}z";
        const CODE: Code = Code { code: "S999", name: "odd", severity: Severity::Error, about: "" };
        let lines = Lines::of(format!("\u{85}\u{202e}\"{HOSTILE}\"").into_bytes());
        let finding = Diagnostic::new(CODE, HOSTILE).with_help(HOSTILE).at_pointer(format!("/{HOSTILE}"));
        let mut finding = finding.at_span(&lines, Span { start: 6, stop: 7 });
        finding.place.file = Some(HOSTILE.into());
        finding.place.column_name = Some(HOSTILE.into());
        for form in FORMS.iter().filter(|form| ["text", "concise", "github"].contains(&form.name)) {
            let text = report::told(form, CODE, &finding, &lines);
            let found = text.chars().find(|sign| steers(*sign) && *sign != '\n');
            assert_eq!(found, None, "{} {text:?}", form.name);
            assert!(form.name == "text" || text.lines().count() == 1, "{text}");
            assert!(form.name != "text" || text.contains("\n1 | \u{FFFD}\u{FFFD}\"a\n  |    ^ "), "{text}");
        }
    }
}
