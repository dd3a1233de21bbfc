//! Where the two versions differ in how they say the same.

use crate::export::wording::{self, standard};
use crate::export::xml::Element;
use crate::record::{Date, DateBasis};

/// A version of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// EAD 2002, the form that importers take today.
    Ead2002,
    /// EAD3 1.1.1.
    Ead3,
}

/// An access point: a name or word by which a description is found.
pub(super) struct AccessPoint {
    /// The element, of one name in both versions.
    pub(super) element: &'static str,
    /// The name or word.
    pub(super) text: String,
    /// Its part in the meeting.
    pub(super) role: Option<String>,
    /// Where the code is from, and the code.
    pub(super) code: Option<(String, String)>,
}

impl Version {
    /// The one name or the other.
    pub(super) fn name(self, ead_2002: &'static str, ead_3: &'static str) -> &'static str {
        match self {
            Self::Ead2002 => ead_2002,
            Self::Ead3 => ead_3,
        }
    }

    /// A name, in EAD3 with its part.
    pub(super) fn named(self, element: &'static str, text: impl Into<String>) -> Element {
        match self {
            Self::Ead2002 => Element::text(element, text),
            Self::Ead3 => Element::new(element).holding([Element::text("part", text)]),
        }
    }

    /// An access point.
    pub(super) fn access_point(self, point: AccessPoint) -> Option<Element> {
        if point.text.trim().is_empty() {
            return None;
        }
        let (source, code) = point.code.unzip();
        let element = self.named(point.element, point.text);
        let element = element.with_some(self.name("role", "relator"), point.role).with_some("source", source);
        Some(element.with_some(self.name("authfilenumber", "identifier"), code))
    }

    /// A date or the days from a first to a last, if there is a date: in words, and as ISO 8601 where it is known so far.
    pub(super) fn date(self, kind: &'static str, first: Option<&Date>, last: Option<&Date>) -> Option<Element> {
        let words = wording::days(first, last)?;
        let from = first.or(last).and_then(standard);
        let to = first.and(last).and_then(standard).filter(|to| from.is_some_and(|from| from < *to));
        let doubted = [first, last].into_iter().flatten().find_map(certainty);
        Some(self.period(words, from, to).with("datechar", kind).with_some("certainty", doubted))
    }

    /// A period in words, and from when to when.
    pub(super) fn period(self, words: String, from: Option<&str>, to: Option<&str>) -> Element {
        match (self, from, to) {
            (Self::Ead2002, from, to) => {
                let normal = from.map(|from| to.map_or_else(|| from.to_owned(), |to| format!("{from}/{to}")));
                Element::text("unitdate", words).with_some("normal", normal)
            }
            (Self::Ead3, Some(from), None) => {
                let single = Element::text("datesingle", words).with("standarddate", from);
                Element::new("unitdatestructured").holding([single])
            }
            (Self::Ead3, Some(from), Some(to)) => {
                let (first, last) = words.split_once(" to ").unwrap_or((&words, &words));
                let ends = [
                    Element::text("fromdate", first).with("standarddate", from),
                    Element::text("todate", last).with("standarddate", to),
                ];
                Element::new("unitdatestructured").holding([Element::new("daterange").holding(ends)])
            }
            (Self::Ead3, None, _) => Element::text("unitdate", words),
        }
    }
}

/// A language: its name with the code.
pub(super) fn spoken((name, code): (&str, &str)) -> Element {
    Element::text("language", name).with("langcode", code)
}

/// What there is to say against a date.
fn certainty(date: &Date) -> Option<&'static str> {
    match date.basis {
        DateBasis::Stated | DateBasis::Metadata if date.edtf == date.value => None,
        DateBasis::Stated | DateBasis::Metadata => Some("uncertain"),
        DateBasis::Relative | DateBasis::Inferred | DateBasis::Published => Some(date.basis.code()),
    }
}
