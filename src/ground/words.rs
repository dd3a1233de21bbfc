//! Wordings found in a text whatever stands between their words: commas, hyphens, line breaks, lost spaces.

use super::reading::Reading;
use crate::gazetteer::word::{TokenKind, fold, tokens};
use crate::parse::identity::is_variant;
use crate::parse::text::Text;
use std::ops::Range;

/// Wordings of fewer letters must stand as whole words.
const LONG: usize = 24;

/// Of the telling words of a wording that is told freely, so many of a hundred stand together.
const FREE_SHARE: usize = 75;

/// Of those of a name, so many.
const NAME_SHARE: usize = 80;

/// The letters and digits of a text without anything between them.
pub(super) struct Squeezed {
    signs: String,
    /// Where the signs of each token begin.
    starts: Vec<usize>,
}

impl Squeezed {
    /// Squeezes a text.
    pub(super) fn of(text: &Text) -> Self {
        let (mut signs, mut starts) = (String::new(), Vec::with_capacity(text.tokens.len()));
        for token in 0..text.tokens.len() {
            starts.push(signs.len());
            signs.extend(text.word(token).chars().filter(|sign| sign.is_alphanumeric()));
        }
        Self { signs, starts }
    }

    /// Every place where a wording stands.
    fn find(&self, wording: &str) -> Vec<Range<usize>> {
        let wanted: String = fold(wording).chars().filter(|sign| sign.is_alphanumeric()).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let places = self.signs.match_indices(&wanted).filter_map(|(at, _)| {
            let stop = at + wanted.len();
            let first = self.starts.partition_point(|start| *start <= at).checked_sub(1)?;
            let last = self.starts.partition_point(|start| *start < stop);
            let is_whole =
                self.starts[first] == at && self.starts.get(last).copied().unwrap_or(self.signs.len()) == stop;
            (is_whole || wanted.len() >= LONG).then_some(first..last)
        });
        places.collect()
    }
}

/// The folded words of a wording that tell something: no articles, prepositions and the like.
pub(super) fn telling(wording: &str) -> Vec<String> {
    const SMALL: &[&str] = &[
        "the", "of", "for", "and", "in", "on", "to", "a", "an", "at", "with", "by", "between", "from", "its", "their",
        "as", "his", "her", "that", "which", "is", "was", "be",
    ];
    let words = tokens(wording).filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number));
    words.map(|token| fold(&wording[token.span])).filter(|word| !SMALL.contains(&word.as_str())).collect()
}

/// The beginning of a word that its forms share: "agreements" and "agreement", "developing" and "development".
fn stem(word: &str) -> &str {
    let letters = word.chars().count();
    let kept = if letters > 8 { 6 } else { letters.saturating_sub(2).max(3) };
    word.char_indices().nth(kept).map_or(word, |(at, _)| &word[..at])
}

impl Reading<'_> {
    /// Every place where a wording stands as it is.
    pub(super) fn find(&self, wording: &str) -> Vec<Range<usize>> {
        self.squeezed.find(wording)
    }

    /// The sentence, or two that follow each other, in which most telling words of a wording stand in some form.
    pub(super) fn find_freely(&self, wording: &str) -> Option<Range<usize>> {
        self.find_share(wording, FREE_SHARE)
    }

    /// The same of a name, which must stand there but for a word of many.
    pub(super) fn find_name_freely(&self, name: &str) -> Option<Range<usize>> {
        self.find_share(name, NAME_SHARE)
    }

    fn find_share(&self, wording: &str, share: usize) -> Option<Range<usize>> {
        let wanted = telling(wording);
        let sentences = &self.text.sentences;
        let windows = sentences.iter().enumerate().map(|(index, sentence)| {
            let next = sentences.get(index + 1).filter(|next| next.paragraph == sentence.paragraph);
            [Some(sentence.tokens.clone()), next.map(|next| sentence.tokens.start..next.tokens.end)]
        });
        let mut windows = windows.flatten().flatten();
        windows.find(|window| self.share(&wanted, window) >= share)
    }

    /// How many of a hundred words stand in some form within a range of tokens.
    pub(super) fn share(&self, wanted: &[String], within: &Range<usize>) -> usize {
        let stands = |word: &&String| within.clone().any(|token| self.text.word(token).starts_with(stem(word)));
        if wanted.is_empty() { 0 } else { wanted.iter().filter(stands).count() * 100 / wanted.len() }
    }

    /// Every place where a name stands, its words in any order and small differences of spelling allowed.
    pub(super) fn find_name(&self, name: &str) -> Vec<Range<usize>> {
        let words: Vec<String> = tokens(name)
            .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
            .map(|token| fold(&name[token.span]).trim_end_matches('.').to_owned())
            .collect();
        let mut found = self.find(name);
        for start in 0..self.text.tokens.len() {
            let known = found.iter().any(|range| range.contains(&start));
            if !known && let Some(stop) = self.name_at(start, &words) {
                found.push(start..stop);
            }
        }
        found.sort_by_key(|range| range.start);
        found
    }

    /// The end of a name whose words stand from a token on.
    fn name_at(&self, start: usize, words: &[String]) -> Option<usize> {
        let mut left: Vec<&String> = words.iter().collect();
        let mut stop = start;
        let reach = start + 2 * words.len() + 3;
        for token in start..reach.min(self.text.tokens.len()) {
            if self.text.kind(token) != Some(TokenKind::Word) || !self.text.is_capitalised(token) && token == start {
                if token == start {
                    return None;
                }
                continue;
            }
            let word = self.text.word(token).trim_end_matches('.');
            match left.iter().position(|wanted| is_same_word(word, wanted)) {
                Some(at) => {
                    left.remove(at);
                    stop = token + 1;
                }
                None if token == start => return None,
                None => {}
            }
            if left.is_empty() {
                return Some(stop);
            }
        }
        None
    }
}

/// Whether a word of the text and one of a name are the same, an initial included.
fn is_same_word(word: &str, wanted: &str) -> bool {
    let is_initial = wanted.chars().count() == 1 || word.chars().count() == 1;
    if is_initial { word.chars().next() == wanted.chars().next() } else { is_variant(word, wanted) }
}
