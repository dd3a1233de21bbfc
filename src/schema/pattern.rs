//! The record's regular expressions in the dialects of other schema languages.
//!
//! The expressions of the types are anchored and use no shorthand classes, groups with names, lazy quantifiers or
//! look-around, so that what is left to translate are the anchors and the escapes `\uXXXX` in classes.

use std::fmt::Write as _;

/// The expression without its anchors, for languages that match the whole value.
pub(crate) fn unanchored(pattern: &str) -> &str {
    let inner = pattern.strip_prefix('^').unwrap_or(pattern);
    inner.strip_suffix('$').unwrap_or(inner)
}

/// The expression in XML Schema's dialect, ready to stand in an attribute.
///
/// Characters that XML forbids cannot occur in a document, so a class need not name them.
pub(crate) fn for_xml_schema(pattern: &str) -> String {
    let mut translated = String::new();
    for piece in pieces(unanchored(pattern)) {
        match piece {
            Piece::Literal(character) => push_escaped(&mut translated, character),
            Piece::Range(first, last) => {
                for (first, last) in legal_in_xml(first, last) {
                    push_reference(&mut translated, first);
                    if last > first {
                        translated.push('-');
                        push_reference(&mut translated, last);
                    }
                }
            }
        }
    }
    translated
}

/// The expression with every `\uXXXX` as the character itself, as Table Schema wants it.
pub(crate) fn with_plain_characters(pattern: &str) -> String {
    let mut translated = String::new();
    for piece in pieces(unanchored(pattern)) {
        match piece {
            Piece::Literal(character) => translated.push(character),
            Piece::Range(first, last) => {
                translated.extend(char::from_u32(first));
                if last > first {
                    translated.push('-');
                    translated.extend(char::from_u32(last));
                }
            }
        }
    }
    translated
}

/// A part of an expression.
enum Piece {
    /// A character as it stands.
    Literal(char),
    /// `\uXXXX` or `\uXXXX-\uXXXX`.
    Range(u32, u32),
}

fn pieces(pattern: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some(character) = rest.chars().next() {
        if let Some((first, after)) = escape(rest) {
            let last = after.strip_prefix('-').and_then(escape);
            pieces.push(Piece::Range(first, last.map_or(first, |(last, _)| last)));
            rest = last.map_or(after, |(_, after)| after);
        } else {
            pieces.push(Piece::Literal(character));
            rest = &rest[character.len_utf8()..];
        }
    }
    pieces
}

/// The code point of an escape at the head of the text, and what follows it.
fn escape(text: &str) -> Option<(u32, &str)> {
    let digits = text.strip_prefix("\\u")?;
    let code = u32::from_str_radix(digits.get(..4)?, 16).ok()?;
    Some((code, &digits[4..]))
}

/// The parts of a range below U+10000 that XML 1.0 can hold.
fn legal_in_xml(first: u32, last: u32) -> Vec<(u32, u32)> {
    const LEGAL: [(u32, u32); 5] = [(0x9, 0x9), (0xA, 0xA), (0xD, 0xD), (0x20, 0xD7FF), (0xE000, 0xFFFD)];
    let overlap = |(low, high): (u32, u32)| (first.max(low), last.min(high));
    LEGAL.into_iter().map(overlap).filter(|(low, high)| low <= high).collect()
}

fn push_reference(text: &mut String, code: u32) {
    // Writing to a string cannot fail.
    let _ = write!(text, "&#x{code:X};");
}

fn push_escaped(text: &mut String, character: char) {
    match character {
        '&' => text.push_str("&amp;"),
        '<' => text.push_str("&lt;"),
        '"' => text.push_str("&quot;"),
        other => text.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_lose_what_xml_cannot_hold() {
        let text = "^[^\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]+$";
        assert_eq!(for_xml_schema(text), "[^&#xD;&#x7F;-&#x9F;]+");
        assert_eq!(for_xml_schema("^[^|\\u0000-\\u001F]+$"), "[^|&#x9;&#xA;&#xD;]+");
    }

    #[test]
    fn plain_characters_stand_for_escapes() {
        assert_eq!(with_plain_characters("^[^\\u0000-\\u0008x]+$"), "[^\u{0}-\u{8}x]+");
    }

    #[test]
    fn nothing_else_changes() {
        assert_eq!(for_xml_schema("^([A-Z]{2}|[A-Z]{4})$"), "([A-Z]{2}|[A-Z]{4})");
    }
}
