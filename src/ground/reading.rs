//! A text as the stages of reading see it: what every value is held against.

use super::words::Squeezed;
use crate::gazetteer::lexicon::Table;
use crate::parse::Report;
use crate::parse::country;
use crate::parse::credit::{self, Credits};
use crate::parse::date::{self, Dates};
use crate::parse::identity;
use crate::parse::layout;
use crate::parse::meeting;
use crate::parse::mention;
use crate::parse::naming::{self, OrganizationFound};
use crate::parse::people::{Found, MeetingFound, People};
use crate::parse::statement::{self, StatementFound};
use crate::parse::text::{Part, Sentence, Text};
use crate::record::{Basis, Evidence};
use std::ops::Range;

/// A text with its tokens, dates, people and whatever else its stages find.
pub(super) struct Reading<'a> {
    pub(super) report: &'a Report,
    pub(super) text: Text<'a>,
    pub(super) squeezed: Squeezed,
    pub(super) dates: Dates,
    pub(super) people: People,
    pub(super) credits: Credits,
    /// The meetings that the report tells of, as far as they were understood.
    pub(super) meetings: Vec<MeetingFound>,
    pub(super) statements: Vec<StatementFound>,
    pub(super) bodies: Vec<OrganizationFound>,
    pub(super) countries: Vec<Found<String>>,
    /// The publisher's country.
    pub(super) home: Option<String>,
    /// The day of publication that was given.
    pub(super) published: Option<jiff::civil::Date>,
    offsets: Vec<usize>,
}

/// The country that a publisher's name tells: by its name or a seat of its government.
fn home(publisher: &str) -> Option<String> {
    let text = Text::new(publisher, vec![(0..publisher.len(), Part::Body)]);
    (0..text.tokens.len()).find_map(|token| {
        let venue = text.match_of(token, Table::Venue).map(|venue| &text.gazetteer.venues[venue.row]);
        let seat = venue.and_then(|row| row.government.clone());
        country::at(&text, token).map(|named| named.code).or(seat)
    })
}

impl<'a> Reading<'a> {
    /// Reads a source text.
    pub(super) fn of(source: &'a str, report: &'a Report) -> Self {
        let text = Text::new(source, layout::layout(source, report.headline.is_some()));
        let dateline = text.dateline.as_ref().map(|dateline| dateline.tokens.clone());
        let dates = date::read(&text, &date::Context { published: report.published.as_deref(), dateline });
        let mut people = identity::people(&text, mention::scan(&text));
        let credits = credit::find(&text);
        let meetings = meeting::read(&text, &mut people, &dates, report, &credits, &mut Vec::new()).unwrap_or_default();
        let statements = meetings.iter().flat_map(|meeting| statement::read(&text, &people, meeting)).collect();
        let bodies = naming::organizations(&text, &naming::mentions(&text, &people));
        let countries = naming::countries(&text);
        let offsets = source.char_indices().step_by(64).map(|(at, _)| at).collect();
        let published = report.published.as_deref().and_then(|day| day.get(..10)?.parse().ok());
        let squeezed = Squeezed::of(&text);
        Self {
            report,
            text,
            squeezed,
            dates,
            people,
            credits,
            meetings,
            statements,
            bodies,
            countries,
            home: report.publisher.as_deref().and_then(home),
            published,
            offsets,
        }
    }

    /// The sentence in which a token stands.
    pub(super) fn sentence(&self, token: usize) -> Option<&Sentence> {
        self.text.sentences.get(self.text.sentence_of(token))
    }

    /// The tokens of the sentence in which a token stands.
    pub(super) fn around(&self, token: usize) -> Range<usize> {
        self.sentence(token).map_or(token..token, |sentence| sentence.tokens.clone())
    }

    /// The tokens of the paragraph in which a token stands.
    pub(super) fn paragraph(&self, token: usize) -> Range<usize> {
        let paragraph = self.sentence(token).and_then(|sentence| self.text.paragraphs.get(sentence.paragraph));
        paragraph.map_or(token..token, |paragraph| paragraph.tokens.clone())
    }

    /// The words of a range of tokens, white space collapsed.
    pub(super) fn quote(&self, tokens: Range<usize>) -> String {
        self.text.quote(tokens).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words as evidence of something; those that are none are data given with the input.
    pub(super) fn evidence(&self, of: &str, tokens: &Range<usize>, basis: Basis, rule: &str) -> Evidence {
        let (of, rule) = (of.to_owned(), Some(rule.to_owned()));
        if tokens.is_empty() {
            return Evidence { of, basis, start: None, stop: None, quote: None, rule };
        }
        let bytes = self.text.bytes(tokens.clone());
        let (start, stop) = (self.code_point(bytes.start), self.code_point(bytes.end));
        let quote = Some(self.text.source[bytes].to_owned());
        Evidence { of, basis, start: Some(start), stop: Some(stop), quote, rule }
    }

    fn code_point(&self, byte: usize) -> u64 {
        let block = self.offsets.partition_point(|at| *at <= byte).saturating_sub(1);
        let within = self.offsets.get(block).map_or(0, |from| self.text.source[*from..byte].chars().count());
        (block * 64 + within) as u64
    }
}
