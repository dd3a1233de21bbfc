//! The people of a report: who is named or known by office, and where.

use crate::record::{Basis, Modifier, Role};
use std::collections::BTreeSet;
use std::ops::Range;

/// Rule of the country of somebody who is introduced by it alone ("Norland's Ada Holm").
pub(crate) const OF_COUNTRY: &str = "name.of-possessive";

/// A value read from words, with the rule that read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found<T> {
    /// The value.
    pub(crate) value: T,
    /// The words; empty where the value has none.
    pub(crate) tokens: Range<usize>,
    /// How the value follows from them.
    pub(crate) basis: Basis,
    /// Stable name of the rule.
    pub(crate) rule: &'static str,
}

/// One office read from a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Office {
    /// What the office is.
    pub(crate) role: Role,
    /// Further roles of the same office (a king is head of state and royal).
    pub(crate) also: Option<Role>,
    /// The words of the title, without country names before it.
    pub(crate) tokens: Range<usize>,
    /// The words of the portfolio.
    pub(crate) portfolio: Option<Range<usize>>,
    /// What qualifies it.
    pub(crate) modifiers: Vec<Modifier>,
    /// The country whose office it is.
    pub(crate) country: Option<Found<String>>,
    /// The international body whose office it is.
    pub(crate) organization: Option<Found<String>>,
    /// Whether several people hold it ("the foreign ministers").
    pub(crate) many: bool,
}

impl Office {
    /// An office of which no more is said than its words.
    pub(crate) fn plain(role: Role, tokens: Range<usize>) -> Self {
        Office {
            role,
            also: None,
            tokens,
            portfolio: None,
            modifiers: Vec::new(),
            country: None,
            organization: None,
            many: false,
        }
    }
}

/// A place in the text where somebody stands, by name, office or both.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Mention {
    /// All its words, titles included.
    pub(crate) tokens: Range<usize>,
    /// The words of the name, without titles.
    pub(crate) name: Option<Range<usize>>,
    /// Forms of address.
    pub(crate) honorifics: Vec<Range<usize>>,
    /// Offices named with it.
    pub(crate) offices: Vec<Office>,
    /// The country named with it outside an office.
    pub(crate) country: Option<Found<String>>,
    /// The international body named with it outside an office.
    pub(crate) organization: Option<Found<String>>,
    /// Index of the person; `None` where it stays open who is meant.
    pub(crate) person: Option<usize>,
}

impl Mention {
    /// Somebody who is known here by office alone.
    pub(crate) fn by_office(tokens: Range<usize>, offices: Vec<Office>) -> Self {
        Mention { tokens, name: None, honorifics: Vec::new(), offices, country: None, organization: None, person: None }
    }

    /// Somebody who is named here without a title.
    pub(crate) fn by_name(name: Range<usize>) -> Self {
        Mention { name: Some(name.clone()), ..Mention::by_office(name, Vec::new()) }
    }
}

/// A person with everything that the text says of who it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Person {
    /// The fullest form of the name.
    pub(crate) name: Option<Range<usize>>,
    /// Indices of its mentions, in order.
    pub(crate) mentions: Vec<usize>,
    /// Its offices, each once.
    pub(crate) offices: Vec<Office>,
    /// Its country.
    pub(crate) country: Option<Found<String>>,
    /// The international body for which it speaks.
    pub(crate) organization: Option<Found<String>>,
}

/// Everyone in a text.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// The people, in order of appearance.
    pub(crate) persons: Vec<Person>,
    /// Where they stand, in order of the text.
    pub(crate) mentions: Vec<Mention>,
}

impl People {
    /// The mentions that begin in a range of tokens, in order.
    pub(crate) fn within(&self, tokens: Range<usize>) -> impl Iterator<Item = &Mention> {
        self.mentions[self.numbers_within(&tokens)].iter()
    }

    /// The indices of the mentions that begin in a range of tokens.
    pub(crate) fn numbers_within(&self, tokens: &Range<usize>) -> Range<usize> {
        let before = |token: usize| self.mentions.partition_point(|mention| mention.tokens.start < token);
        let first = before(tokens.start);
        first..before(tokens.end).max(first)
    }

    /// The mention that covers a token.
    pub(crate) fn at(&self, token: usize) -> Option<&Mention> {
        let after = self.mentions.partition_point(|mention| mention.tokens.start <= token);
        self.mentions[..after].last().filter(|mention| token < mention.tokens.end)
    }
}

/// A side of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Side {
    /// The state.
    pub(crate) country: Option<String>,
    /// The body, where it is no state.
    pub(crate) organization: Option<String>,
    /// Its part.
    pub(crate) part: crate::record::Part,
    /// The words that name it.
    pub(crate) tokens: Range<usize>,
}

/// What the meeting stage found; further stages read it.
#[derive(Debug)]
pub(crate) struct MeetingFound {
    /// Words that tell of the meeting ("met with", "held a telephone conversation").
    pub(crate) trigger: Range<usize>,
    /// Further words that tell of it as well.
    pub(crate) retold: Vec<Range<usize>>,
    /// Index of the sentence that tells of it first.
    #[allow(dead_code, reason = "handed to the stage that reads references")]
    pub(crate) sentence: usize,
    /// Its status.
    pub(crate) status: Found<crate::record::MeetingStatus>,
    /// Its channel.
    pub(crate) channel: Found<crate::record::Channel>,
    /// Those who took part, with their capacity, in order of appearance.
    pub(crate) participants: Vec<(usize, crate::record::Capacity, Range<usize>)>,
    /// The sides.
    pub(crate) sides: Vec<Side>,
    /// Index into the dates of the text.
    pub(crate) date: Option<usize>,
    /// The place.
    pub(crate) place: Option<Found<crate::record::Place>>,
    /// The occasion.
    pub(crate) occasion: Option<Found<crate::record::Occasion>>,
    /// The sentences that tell of this meeting rather than of another one of the same text.
    pub(crate) sentences: BTreeSet<usize>,
}
