//! Whom the outlet credits: the agency that reports, and the bodies and persons from whom it has the news.
//!
//! "Trend reports via the Foreign Ministry", "(Xinhua)", "according to a statement by the Presidency", "told Reuters". A
//! credit that is repeated stands in the list once; its words are known wherever they stand, so that no later stage takes
//! "Trend reports" for a statement.

mod agency;
mod phrase;
mod source;

use super::text::{Part, Text};
use crate::gazetteer::word::TokenKind;
use crate::record::AttributionRole;
use std::collections::BTreeSet;
use std::ops::Range;

/// A credit, where it stands first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Credit {
    /// Who is credited, without article.
    pub(crate) name: String,
    /// In which part.
    pub(crate) role: AttributionRole,
    /// The country of a state body.
    pub(crate) country: Option<String>,
    /// The words of the name.
    pub(crate) tokens: Range<usize>,
}

/// The credits of a text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Credits {
    /// Each once, in the order of the text, by its fullest name.
    pub(crate) list: Vec<Credit>,
    /// Words that only credit, repeated ones too, in order.
    pub(crate) words: Vec<Range<usize>>,
}

impl Credits {
    /// Whether a token only credits: "Trend reports", ", the press service said".
    pub(crate) fn is_credit(&self, token: usize) -> bool {
        self.words.iter().any(|words| words.contains(&token))
    }
}

/// A credit as it was read, before repeated ones are put together.
struct Reading {
    name: Range<usize>,
    role: AttributionRole,
    /// All words of the credit when they are not a statement by someone as well.
    words: Option<Range<usize>>,
}

/// The credits of a text, that of its dateline included.
pub(crate) fn find(text: &Text) -> Credits {
    let mut readings = Vec::new();
    let agency = text.dateline.as_ref().and_then(|dateline| dateline.agency.clone());
    readings.extend(agency.map(|name| Reading { words: Some(name.clone()), name, role: AttributionRole::Agency }));
    for sentence in text.sentences.iter().filter(|sentence| sentence.part != Part::Noise) {
        agency::find(text, sentence, &mut readings);
        source::find(text, sentence, &mut readings);
    }
    readings.sort_by_key(|reading| (reading.name.start, reading.name.end));
    collect(text, readings)
}

fn collect(text: &Text, readings: Vec<Reading>) -> Credits {
    let mut credits = Credits::default();
    let mut known: Vec<(AttributionRole, BTreeSet<String>)> = Vec::new();
    for reading in readings {
        credits.words.extend(reading.words.clone());
        let (name, country) = match reading.role {
            AttributionRole::Agency => (agency::name(text, &reading.name), None),
            AttributionRole::Source => {
                (text.quote(reading.name.clone()).to_owned(), phrase::country(text, &reading.name))
            }
        };
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let content = content_words(text, &reading, &name);
        if content.is_empty() {
            continue;
        }
        let credit = Credit { name, role: reading.role, country, tokens: reading.name };
        let same = |(role, other): &(AttributionRole, BTreeSet<String>)| {
            *role == credit.role && (content.is_subset(other) || other.is_subset(&content))
        };
        match known.iter().position(same) {
            Some(at) if content.len() > known[at].1.len() => {
                known[at].1 = content;
                credits.list[at] = credit;
            }
            Some(_) => {}
            None => {
                known.push((credit.role, content));
                credits.list.push(credit);
            }
        }
    }
    credits.words.sort_by_key(|words| (words.start, words.end));
    credits
}

/// What a name says, for telling a repeated credit: an agency's usual name, a source's words without small ones.
fn content_words(text: &Text, reading: &Reading, name: &str) -> BTreeSet<String> {
    if reading.role == AttributionRole::Agency {
        return BTreeSet::from([name.to_lowercase()]);
    }
    let is_content = |at: &usize| {
        let small = matches!(text.word(*at), "the" | "a" | "an" | "of" | "for" | "and" | "from" | "by" | "to");
        text.kind(*at) == Some(TokenKind::Word) && !small
    };
    reading.name.clone().filter(is_content).map(|at| text.word(at).to_owned()).collect()
}

#[cfg(test)]
mod tests;
