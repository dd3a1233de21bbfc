//! The text cut into tokens, sentences and paragraphs, with the gazetteer's wordings found in it.
//!
//! Every later stage works on token indices; byte and code point offsets appear only when evidence is written.

use super::country;
use super::dateline::Dateline;
use crate::gazetteer::lexicon::{Match, Table, Word, WordId};
use crate::gazetteer::table::CueKind;
use crate::gazetteer::word::{TokenKind, fold, fold_into, tokens};
use crate::gazetteer::{GAZETTEER, Gazetteer};
use std::collections::BTreeSet;
use std::ops::Range;

/// A token of the text.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// Bytes in the source text.
    pub(crate) bytes: Range<usize>,
    folded: Range<usize>,
    id: WordId,
    /// What it is.
    pub(crate) kind: TokenKind,
    /// Whether it begins with a capital letter.
    pub(crate) capitalised: bool,
    /// Whether all its letters, two at least, are capitals.
    pub(crate) capitals: bool,
    /// Whether nothing stands between it and the token before.
    pub(crate) glued: bool,
}

impl Word for Token {
    fn id(&self) -> WordId {
        self.id
    }

    fn is_capitalised(&self) -> bool {
        self.capitalised
    }

    fn is_capitals(&self) -> bool {
        self.capitals || !self.bytes.is_empty() && self.kind != TokenKind::Word
    }
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The headline.
    Headline,
    /// Around the report: byline, time stamp, source line, place and date at the foot, an agency's sign-off. A dateline's
    /// sentence is of this part too.
    Frame,
    /// The report.
    Body,
    /// Of the page, not of the report: teasers, captions, share buttons, tags.
    Noise,
}

/// A paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// What it is.
    pub(crate) part: Part,
}

/// A sentence.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Its tokens, the final sign included.
    pub(crate) tokens: Range<usize>,
    /// Index of its paragraph.
    pub(crate) paragraph: usize,
    /// What it is: what its paragraph is, a dateline apart.
    pub(crate) part: Part,
}

/// A text with its tokens, sentences and wordings.
pub(crate) struct Text<'a> {
    /// The source text.
    pub(crate) source: &'a str,
    /// The gazetteer.
    pub(crate) gazetteer: &'static Gazetteer,
    /// All tokens.
    pub(crate) tokens: Vec<Token>,
    /// All paragraphs.
    pub(crate) paragraphs: Vec<Paragraph>,
    /// All sentences; a dateline is one of its own.
    pub(crate) sentences: Vec<Sentence>,
    /// The dateline.
    pub(crate) dateline: Option<Dateline>,
    matches: Vec<Match>,
    match_starts: Vec<usize>,
    countries: BTreeSet<&'static str>,
    folded: String,
}

impl<'a> Text<'a> {
    /// Where a sentence ends, the lines of the list that it opens with a colon included.
    pub(crate) fn list_stop(&self, sentence: &Sentence) -> usize {
        let opens = self.raw(sentence.tokens.end.saturating_sub(1)) == ":";
        let number = self.sentences.partition_point(|other| other.tokens.start < sentence.tokens.end);
        let items = self.sentences[number..].iter().take_while(|item| opens && self.is_item(item));
        items.last().map_or(sentence.tokens.end, |item| item.tokens.end)
    }

    /// Whether a sentence is a line of a list: a paragraph of its own with a mark before it or no full stop after it.
    fn is_item(&self, sentence: &Sentence) -> bool {
        let alone = self.paragraphs.get(sentence.paragraph).is_some_and(|whole| whole.tokens == sentence.tokens);
        let marked = matches!(self.raw(sentence.tokens.start), "•" | "-" | "–" | "*" | "·" | "▪" | "(")
            || self.kind(sentence.tokens.start) == Some(TokenKind::Number);
        let full_stop = self.raw(sentence.tokens.end.saturating_sub(1)) == ".";
        sentence.part == Part::Body && alone && (marked || !full_stop)
    }

    /// Cuts a source text; paragraphs are those of `layout`.
    pub(crate) fn new(source: &'a str, layout: Vec<(Range<usize>, Part)>) -> Self {
        let mut text = Text {
            source,
            gazetteer: &GAZETTEER,
            tokens: Vec::new(),
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            dateline: None,
            matches: Vec::new(),
            match_starts: Vec::new(),
            countries: BTreeSet::new(),
            folded: String::with_capacity(source.len()),
        };
        for (bytes, part) in layout {
            text.add_paragraph(bytes, part);
        }
        text.matches = text.gazetteer.lexicon.matches(&text.tokens);
        let mut at = 0;
        for token in 0..=text.tokens.len() {
            while text.matches.get(at).is_some_and(|found| found.first < token) {
                at += 1;
            }
            text.match_starts.push(at);
        }
        text.countries = country::unshared(&text);
        text.dateline = super::dateline::find(&text);
        text.sentences = super::sentence::sentences(&text);
        text
    }

    fn add_paragraph(&mut self, bytes: Range<usize>, part: Part) {
        let first = self.tokens.len();
        let mut before = usize::MAX;
        for raw in tokens(&self.source[bytes.clone()]) {
            let span = raw.span.start + bytes.start..raw.span.end + bytes.start;
            let glued = span.start == before;
            before = span.end;
            match self.glued_title(&span) {
                Some(title) => {
                    self.add_token(span.start..title, raw.kind, glued);
                    self.add_token(title..span.end, raw.kind, true);
                }
                None => self.add_token(span, raw.kind, glued),
            }
        }
        if self.tokens.len() == first {
            return;
        }
        self.paragraphs.push(Paragraph { tokens: first..self.tokens.len(), part });
    }

    /// Where a title begins that is run together with the word before it: `AnaPresident`.
    fn glued_title(&self, span: &Range<usize>) -> Option<usize> {
        const SHORTEST: usize = 5;
        let word = &self.source[span.clone()];
        let mut signs = word.char_indices().zip(word.chars().skip(1));
        let inner = signs.find(|((_, sign), next)| sign.is_lowercase() && next.is_uppercase());
        let start = inner.map(|((at, sign), _)| at + sign.len_utf8()).filter(|start| *start > 2)?;
        let tail = fold(&word[start..]);
        (tail.len() >= SHORTEST && self.gazetteer.lexicon.opens_title(&tail)).then_some(span.start + start)
    }

    fn add_token(&mut self, bytes: Range<usize>, kind: TokenKind, glued: bool) {
        let word = &self.source[bytes.clone()];
        let start = self.folded.len();
        fold_into(word, &mut self.folded);
        let letters = || word.chars().filter(|sign| sign.is_alphabetic());
        let capitalised = word.chars().next().is_some_and(char::is_uppercase);
        let capitals = letters().count() > 1 && letters().all(char::is_uppercase);
        let id = self.gazetteer.lexicon.word(&self.folded[start..]);
        self.tokens.push(Token { bytes, folded: start..self.folded.len(), id, kind, capitalised, capitals, glued });
    }

    /// The folded form of a token; empty past the end.
    pub(crate) fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| &self.folded[token.folded.clone()])
    }

    /// Whether the tokens from `first` on are these folded words.
    pub(crate) fn stands(&self, first: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(offset, word)| self.word(first + offset) == *word)
    }

    /// Whether two ranges of tokens have the same folded words.
    pub(crate) fn is_same(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        one.len() == other.len()
            && one.clone().zip(other.clone()).all(|(one, other)| self.word(one) == self.word(other))
    }

    /// The token as it stands.
    pub(crate) fn raw(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |token| &self.source[token.bytes.clone()])
    }

    /// The words of a range of tokens as they stand.
    pub(crate) fn quote(&self, tokens: Range<usize>) -> &'a str {
        &self.source[self.bytes(tokens)]
    }

    /// Bytes of a range of tokens in the source text; an empty range gives an empty span.
    pub(crate) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.bytes.start..last.bytes.end,
            (Some(first), _) => first.bytes.start..first.bytes.start,
            _ => self.source.len()..self.source.len(),
        }
    }

    /// Whether a token is a word that begins with a capital.
    pub(crate) fn is_capitalised(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Word && token.capitalised)
    }

    /// Whether a token can be capitalised without being a name.
    pub(crate) fn is_common(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|token| self.gazetteer.lexicon.is_common(token.id))
    }

    /// What kind of token it is.
    pub(crate) fn kind(&self, token: usize) -> Option<TokenKind> {
        self.tokens.get(token).map(|token| token.kind)
    }

    /// The wordings that begin at a token, of all tables.
    pub(crate) fn matches_at(&self, token: usize) -> &[Match] {
        let bound = |token: usize| self.match_starts.get(token).copied().unwrap_or(self.matches.len());
        &self.matches[bound(token)..bound(token + 1)]
    }

    /// The longest wording of a table that begins at a token.
    pub(crate) fn match_of(&self, token: usize, table: Table) -> Option<Match> {
        self.matches_at(token).iter().copied().find(|found| found.table == table)
    }

    /// The index after the longest cue of a kind that begins at a token.
    pub(crate) fn cue(&self, token: usize, kind: CueKind) -> Option<usize> {
        let cues = self.matches_at(token).iter().filter(|found| found.table == Table::Cue);
        cues.filter(|found| self.gazetteer.cues[found.row].kind == kind).map(|found| found.stop).max()
    }

    /// All wordings of a table in a range of tokens, in order; a wording inside a longer one before it is left out.
    pub(crate) fn matches_in(&self, tokens: Range<usize>, table: Table) -> impl Iterator<Item = Match> + '_ {
        let mut after = tokens.start;
        tokens.clone().filter_map(move |token| {
            let found = self.match_of(token, table).filter(|found| token >= after && found.stop <= tokens.end)?;
            after = found.stop;
            Some(found)
        })
    }

    /// Whether the text names a country by a name that no other country shares.
    pub(crate) fn names_country(&self, code: &str) -> bool {
        self.countries.contains(code)
    }

    /// Index of the sentence in which a token stands.
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// Whether a token stands in the headline.
    pub(crate) fn is_headline(&self, token: usize) -> bool {
        self.sentences.get(self.sentence_of(token)).is_some_and(|sentence| sentence.part == Part::Headline)
    }

    /// Sentences of the headline and the report, without its frame and page noise, with their indices.
    pub(crate) fn told(&self) -> impl Iterator<Item = (usize, &Sentence)> + '_ {
        self.sentences.iter().enumerate().filter(|(_, sentence)| matches!(sentence.part, Part::Headline | Part::Body))
    }
}
