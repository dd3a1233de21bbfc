//! All wordings of all tables in one automaton over words.
//!
//! A wording written in capitals ("US") must stand in capitals, a capitalised one ("Turkey") capitalised; one in lower
//! case matches in any case.

use super::table::Row;
use super::word::{TokenKind, fold, tokens};
use std::collections::{HashMap, HashSet};

/// Number of a folded word; 0 is a word that no table has.
pub type WordId = u32;

/// The table that a wording stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Names of countries.
    CountryName,
    /// Cities.
    City,
    /// Regions, seas and the like.
    Place,
    /// Phrases that only look like a country or city.
    Lookalike,
    /// Buildings and seats.
    Venue,
    /// Organizations.
    Organization,
    /// Recurring events.
    Event,
    /// Offices.
    Office,
    /// Ministers' fields.
    Portfolio,
    /// What qualifies an office.
    Modifier,
    /// Forms of address.
    Honorific,
    /// Verbs of meeting and saying.
    Verb,
    /// Topics.
    Topic,
    /// Instruments.
    Instrument,
    /// Head nouns of events.
    EventNoun,
    /// Head nouns of organizations.
    OrganizationNoun,
    /// Occasions of meetings.
    Occasion,
    /// News agencies and outlets.
    Agency,
    /// Words that tell how a meeting is reported.
    Cue,
}

/// How a wording must be written to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spelling {
    Capitals,
    Capitalised,
    Any,
}

/// A wording found: which row of which table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The table.
    pub table: Table,
    /// The row in it.
    pub row: u32,
    spelling: Spelling,
}

/// A wording found in a run of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// Index of the first token.
    pub first: usize,
    /// Index after the last token.
    pub stop: usize,
    /// The table.
    pub table: Table,
    /// The row in it.
    pub row: usize,
}

/// What the automaton needs to know of a token.
pub trait Word {
    /// Number of its folded form.
    fn id(&self) -> WordId;
    /// Whether its first letter is a capital.
    fn is_capitalised(&self) -> bool;
    /// Whether all its letters are capitals.
    fn is_capitals(&self) -> bool;
}

/// The automaton.
#[derive(Default)]
pub struct Lexicon {
    words: HashMap<String, WordId>,
    common: Vec<bool>,
    openings: HashSet<WordId>,
    steps: HashMap<(u32, WordId), u32>,
    entries: Vec<Vec<Entry>>,
}

impl Lexicon {
    pub(super) fn new() -> Self {
        Self { common: vec![false], entries: vec![Vec::new()], ..Self::default() }
    }

    pub(super) fn add_table<R: Row>(&mut self, table: Table, rows: &[R]) {
        for (number, row) in (0..).zip(rows) {
            for phrase in row.phrases() {
                if matches!(table, Table::Office | Table::Portfolio) {
                    self.add_opening(&phrase);
                }
                self.add(&phrase, Entry { table, row: number, spelling: spelling(&phrase) });
            }
        }
    }

    fn add_opening(&mut self, phrase: &str) {
        if let Some(first) = tokens(phrase).next() {
            let id = self.intern(&fold(&phrase[first.span]));
            self.openings.insert(id);
        }
    }

    pub(super) fn add_common_word(&mut self, word: &str) {
        let id = self.intern(&fold(word));
        self.common[id as usize] = true;
    }

    fn add(&mut self, phrase: &str, entry: Entry) {
        let mut state = 0;
        for token in tokens(phrase) {
            let word = self.intern(&fold(&phrase[token.span]));
            let next = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
            state = *self.steps.entry((state, word)).or_insert(next);
            if state == next {
                self.entries.push(Vec::new());
            }
        }
        if state != 0 && !self.entries[state as usize].contains(&entry) {
            self.entries[state as usize].push(entry);
        }
    }

    fn intern(&mut self, word: &str) -> WordId {
        if let Some(id) = self.words.get(word) {
            return *id;
        }
        let id = u32::try_from(self.common.len()).unwrap_or(u32::MAX);
        self.words.insert(word.to_owned(), id);
        self.common.push(false);
        id
    }

    /// Number of a folded word; a word that no table has counts as the title word of which it is a misprint.
    #[must_use]
    pub fn word(&self, folded: &str) -> WordId {
        let known = self.words.get(folded).copied();
        known.or_else(|| self.words.get(misprint_of(folded)?).copied()).unwrap_or_default()
    }

    /// Whether a title can begin with a folded word.
    #[must_use]
    pub fn opens_title(&self, folded: &str) -> bool {
        self.words.get(folded).is_some_and(|id| self.openings.contains(id))
    }

    /// Whether a word can be capitalised without being a name.
    #[must_use]
    pub fn is_common(&self, word: WordId) -> bool {
        self.common[word as usize]
    }

    /// The longest wording of each table at each place, in order of place.
    pub fn matches<W: Word>(&self, tokens: &[W]) -> Vec<Match> {
        let mut found = Vec::new();
        for first in 0..tokens.len() {
            self.matches_at(tokens, first, &mut found);
        }
        found
    }

    fn matches_at<W: Word>(&self, tokens: &[W], first: usize, found: &mut Vec<Match>) {
        let start = found.len();
        let mut state = 0;
        for (at, token) in tokens.iter().enumerate().skip(first) {
            match self.steps.get(&(state, token.id())) {
                Some(next) => state = *next,
                None => return,
            }
            for entry in &self.entries[state as usize] {
                if !spelled(entry.spelling, &tokens[first..=at]) {
                    continue;
                }
                let found_here = Match { first, stop: at + 1, table: entry.table, row: entry.row as usize };
                let shorter = found[start..].iter().any(|old| old.table == entry.table && old.stop <= at);
                if shorter {
                    let mut index = 0;
                    found.retain(|old| {
                        index += 1;
                        index <= start || old.table != entry.table || old.stop > at
                    });
                }
                found.push(found_here);
            }
        }
    }
}

/// The word of titles that differs from a folded word by one slip of the pen: "minster", "presdent".
fn misprint_of(folded: &str) -> Option<&'static str> {
    const TITLE_WORDS: &[&str] = &[
        "minister",
        "ministers",
        "president",
        "presidents",
        "secretary",
        "chancellor",
        "ambassador",
        "ambassadors",
        "commissioner",
        "chairman",
        "director",
        "governor",
        "foreign",
    ];
    let slip = |word: &&str| {
        word.len().abs_diff(folded.len()) < 2 && word[..1] == folded[..1] && strsim::osa_distance(word, folded) == 1
    };
    let long = folded.len() > 5 && folded.is_ascii();
    long.then(|| TITLE_WORDS.iter().find(|word| slip(word)).copied()).flatten()
}

/// How a phrase of a table is spelled, and so how it must stand in a text.
fn spelling(phrase: &str) -> Spelling {
    let letters = || phrase.chars().filter(|sign| sign.is_alphabetic());
    let has_small = letters().any(char::is_lowercase);
    match letters().next() {
        Some(_) if !has_small && letters().count() > 1 => Spelling::Capitals,
        Some(_) if tokens(phrase).any(|token| is_capital_word(&phrase[token.span.clone()], token.kind)) => {
            Spelling::Capitalised
        }
        _ => Spelling::Any,
    }
}

fn is_capital_word(word: &str, kind: TokenKind) -> bool {
    kind == TokenKind::Word && word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether tokens stand as a spelling asks. A proper name of several words must begin and end with a capital.
fn spelled<W: Word>(spelling: Spelling, tokens: &[W]) -> bool {
    match spelling {
        Spelling::Any => true,
        Spelling::Capitals => tokens.iter().all(Word::is_capitals),
        Spelling::Capitalised => {
            let capitals = tokens.iter().filter(|token| token.is_capitalised()).count();
            capitals > 0 && (tokens[0].is_capitalised() || tokens.last().is_some_and(Word::is_capitalised))
        }
    }
}
