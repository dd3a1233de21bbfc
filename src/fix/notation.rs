//! How values stand in a file, as far as corrections need to know: what is written for a text, and what goes with a member.

use std::ops::Range;

/// How the values of a file stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    /// As JSON.
    Json,
    /// As elements.
    Xml,
    /// As cells of one file, in which lists of objects stand as JSON.
    Csv,
    /// As cells of one table of several, in which lists of objects are rows.
    Table,
    /// As JSON in a cell.
    JsonInCell,
}

impl Notation {
    /// The notation of a format, if its files can be corrected.
    pub(super) fn of(format: &str) -> Option<Self> {
        match format {
            "json" | "jsonl" => Some(Self::Json),
            "xml" => Some(Self::Xml),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }

    /// The notation in a list of objects.
    pub(super) fn within_list(self) -> Self {
        if self == Self::Csv { Self::JsonInCell } else { self }
    }

    /// What is written for a text in place of what stands at a range, which in a table is within the cell that begins at a
    /// byte; none where it would take something else away.
    pub(super) fn text(self, bytes: &[u8], range: &Range<usize>, cell: usize, text: &str) -> Option<String> {
        let json = || serde_json::Value::from(text).to_string();
        match self {
            Self::JsonInCell if bytes[range.clone()].starts_with(b"\"\"") => Some(json().replace('"', "\"\"")),
            Self::Json | Self::JsonInCell => Some(json()),
            Self::Xml => {
                let old = &bytes[range.clone()];
                let has = |needle: &[u8]| old.windows(needle.len()).any(|window| window == needle);
                let holds_more = has(b"<!--") || has(b"<?");
                (!holds_more).then(|| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
            }
            Self::Csv | Self::Table => in_cell(bytes, range, cell, text),
        }
    }

    /// The bytes that go with a member, given where its name and its value stand.
    pub(super) fn member(self, bytes: &[u8], name: &Range<usize>, value: &Range<usize>) -> Range<usize> {
        match self {
            Self::Json | Self::JsonInCell => with_comma(bytes, name.start, value.end),
            Self::Xml => element(bytes, name.start.saturating_sub(1), value.end),
            Self::Csv | Self::Table => value.clone(),
        }
    }
}

/// The text as it stands in a cell, or in a part of one that holds several; none where a spreadsheet would take it for a
/// formula.
fn in_cell(bytes: &[u8], range: &Range<usize>, cell: usize, text: &str) -> Option<String> {
    let doubled = || text.replace('"', "\"\"");
    let is_end = matches!(bytes.get(range.end), None | Some(b',' | b'\n' | b'\r'));
    match text {
        _ if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) => None,
        _ if bytes.get(cell) == Some(&b'"') => Some(doubled()),
        _ if !text.contains([',', '"', '\n', '\r']) => Some(text.to_owned()),
        _ if range.start == cell && is_end => Some(format!("\"{}\"", doubled())),
        _ => None,
    }
}

/// A member with the comma after it, or else with the one before.
fn with_comma(bytes: &[u8], start: usize, stop: usize) -> Range<usize> {
    let is_space = |byte: &u8| byte.is_ascii_whitespace();
    let spaces = |from: usize| bytes[from..].iter().take_while(|byte| is_space(byte)).count();
    let comma = stop + spaces(stop);
    if bytes.get(comma) == Some(&b',') {
        return start..comma + 1 + spaces(comma + 1);
    }
    let before = bytes[..start].iter().rposition(|byte| !is_space(byte)).unwrap_or(start);
    if bytes.get(before) == Some(&b',') { before..stop } else { start..stop }
}

/// An element with its tags and the white space before it.
fn element(bytes: &[u8], open: usize, value_end: usize) -> Range<usize> {
    let is_whole = bytes[..value_end].last() == Some(&b'>');
    let close = bytes[value_end..].iter().position(|byte| *byte == b'>').map_or(value_end, |at| value_end + at + 1);
    let stop = if is_whole { value_end } else { close };
    let before = bytes[..open].iter().rposition(|byte| !byte.is_ascii_whitespace()).map_or(open, |last| last + 1);
    before..stop
}

#[cfg(test)]
mod tests {
    use super::in_cell;

    #[test]
    fn a_part_of_a_cell_keeps_the_cell_whole() {
        for (row, range, text, written) in [
            ("\"X| A, B\",1", 3..8, "A, B", Some("A, B")),
            ("\"X| A \"\"B\"\"\",1", 3..11, "A \"B\"", Some("A \"\"B\"\"")),
            (" A \"B\",1", 0..6, "A \"B\"", Some("\"A \"\"B\"\"\"")),
            ("X| A \"B\",1", 2..8, "A \"B\"", None),
            ("X| A,1", 2..4, "A", Some("A")),
            (" =A,1", 0..3, "=A", None),
        ] {
            assert_eq!(in_cell(row.as_bytes(), &range, 0, text).as_deref(), written, "{row}");
        }
    }
}
