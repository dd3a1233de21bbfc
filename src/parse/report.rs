//! The input: a report's text and what was given with it.

use crate::record::Original;

/// A report to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The text, as decoded.
    pub text: String,
    /// The document's identifier in its collection.
    pub id: Option<String>,
    /// The headline, where it was given apart from the text.
    pub headline: Option<String>,
    /// Day of publication: `2025-11-27`.
    pub published: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it was published, an absolute URI.
    pub url: Option<String>,
    /// Its language, a BCP 47 tag.
    pub language: Option<String>,
    /// The file that the text was taken out of.
    pub original: Option<Original>,
}

impl Report {
    /// A report of which only the text is known.
    #[must_use]
    pub fn of_text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The source text that digests and offsets refer to.
    ///
    /// CR LF and CR become LF, U+0080–9F are read as Windows-1252, any other control but TAB and LF becomes U+FFFD, and
    /// trailing white space is cut. A headline given apart goes before the text with a blank line unless the text
    /// begins with it.
    #[must_use]
    pub fn source_text(&self) -> String {
        let body = clean(&self.text);
        match self.headline.as_deref().map(clean) {
            Some(headline) if !headline.is_empty() && !body.trim_start().starts_with(headline.trim()) => {
                format!("{headline}\n\n{body}")
            }
            _ => body,
        }
    }
}

fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut signs = text.strip_prefix('\u{FEFF}').unwrap_or(text).chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\r' => {
                signs.next_if_eq(&'\n');
                cleaned.push('\n');
            }
            '\t' | '\n' => cleaned.push(sign),
            '\u{80}'..='\u{9F}' => cleaned.push(windows_1252(sign)),
            sign if sign.is_control() || matches!(sign, '\u{FFFE}' | '\u{FFFF}') => cleaned.push('\u{FFFD}'),
            sign => cleaned.push(sign),
        }
    }
    cleaned.truncate(cleaned.trim_end().len());
    cleaned
}

/// What a C1 control stands for in Windows-1252; U+FFFD where that code is not assigned.
fn windows_1252(sign: char) -> char {
    let byte = u8::try_from(u32::from(sign)).unwrap_or_default();
    let decoded = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
    decoded.filter(|decoded| !decoded.is_control()).unwrap_or('\u{FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_controls_are_settled() {
        let report = Report::of_text("a\r\nb\rc\u{0}d\u{93}e\u{94} \n ");
        assert_eq!(report.source_text(), "a\nb\nc\u{FFFD}d“e”");
    }

    #[test]
    fn headline_goes_before_the_text_once() {
        let mut report = Report::of_text("They met.");
        report.headline = Some("Ministers meet ".into());
        assert_eq!(report.source_text(), "Ministers meet\n\nThey met.");
        report.text = "Ministers meet\n\nThey met.".into();
        assert_eq!(report.source_text(), "Ministers meet\n\nThey met.");
    }
}
