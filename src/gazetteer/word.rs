//! Words: how text is cut into tokens and folded, for wordings in tables and for articles alike.

use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, inner apostrophes included; an abbreviation with its dots ("U.S.").
    Word,
    /// Digits, with letters that belong to them ("19th", "5G").
    Number,
    /// The 's of a possessive.
    Possessive,
    /// One other sign that is no white space.
    Sign,
}

/// A token of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawToken {
    /// Byte range in the text.
    pub span: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
}

/// Cuts a text into tokens.
///
/// ```
/// # use chancery::gazetteer::word::tokens;
/// let text = "Iran’s U.S. envoy, Jean-Noël";
/// let words: Vec<&str> = tokens(text).map(|token| &text[token.span]).collect();
/// assert_eq!(words, ["Iran", "’s", "U.S.", "envoy", ",", "Jean", "-", "Noël"]);
/// ```
pub fn tokens(text: &str) -> impl Iterator<Item = RawToken> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].find(|sign: char| !is_space(sign))?;
        let token = token_at(text, at);
        at = token.span.end;
        Some(token)
    })
}

/// White space, and the signs without width that pages leave between words.
fn is_space(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn token_at(text: &str, start: usize) -> RawToken {
    let rest = &text[start..];
    let first = rest.chars().next().unwrap_or_default();
    if is_apostrophe(first) && is_possessive(rest) {
        let stop = start + first.len_utf8() + 1;
        return RawToken { span: start..stop, kind: TokenKind::Possessive };
    }
    if let Some(length) = abbreviation(rest) {
        return RawToken { span: start..start + length, kind: TokenKind::Word };
    }
    if first.is_alphanumeric() {
        let kind = if first.is_numeric() { TokenKind::Number } else { TokenKind::Word };
        return RawToken { span: start..start + word_length(rest), kind };
    }
    RawToken { span: start..start + first.len_utf8(), kind: TokenKind::Sign }
}

/// Length of a run of letters and digits; an apostrophe between letters belongs to it unless it begins a possessive.
fn word_length(rest: &str) -> usize {
    for (at, sign) in rest.char_indices() {
        let inner = is_apostrophe(sign) && at > 0 && !is_possessive(&rest[at..]) && follows_letter(&rest[at..]);
        if !(sign.is_alphanumeric() || is_combining_mark(sign) || inner) {
            return if is_apostrophe(sign) && ends_name(&rest[..at]) { at + sign.len_utf8() } else { at };
        }
    }
    rest.len()
}

/// Whether an apostrophe belongs to the name it ends, as the sound of "ng" in names from East Africa: "Ochieng'".
fn ends_name(word: &str) -> bool {
    word.ends_with("ng") && word.starts_with(char::is_uppercase)
}

fn follows_letter(rest: &str) -> bool {
    rest.chars().nth(1).is_some_and(char::is_alphabetic)
}

/// Whether an apostrophe begins a possessive 's.
fn is_possessive(rest: &str) -> bool {
    let mut signs = rest.chars().skip(1);
    signs.next().is_some_and(|sign| sign == 's' || sign == 'S')
        && signs.next().is_none_or(|next| !next.is_alphanumeric())
}

fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`')
}

/// Length of an abbreviation of single letters with dots, at least two of them: "U.S.", "H.E.", "a.m.".
fn abbreviation(rest: &str) -> Option<usize> {
    let (mut length, mut letters) = (0, 0);
    let mut signs = rest.chars().peekable();
    while let Some(letter) = signs.next_if(|sign| sign.is_alphabetic()) {
        if signs.next_if_eq(&'.').is_none() {
            break;
        }
        letters += 1;
        length += letter.len_utf8() + 1;
    }
    (letters > 1).then_some(length)
}

/// Folds a word for comparison: lower case, without diacritics, apostrophes straight.
#[must_use]
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

/// Folds a word onto the end of a buffer.
pub fn fold_into(word: &str, folded: &mut String) {
    if word.is_ascii() {
        folded.extend(word.chars().map(|sign| sign.to_ascii_lowercase()));
        return;
    }
    for sign in word.nfd().filter(|sign| !is_combining_mark(*sign)).flat_map(char::to_lowercase) {
        match sign {
            'ı' => folded.push('i'),
            'ə' => folded.push('e'),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            '‐' | '‑' | '–' | '—' => folded.push('-'),
            sign if is_apostrophe(sign) => folded.push('\''),
            sign if is_combining_mark(sign) => {}
            sign => folded.push(sign),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).map(|token| &text[token.span]).collect()
    }

    #[test]
    fn names_keep_the_apostrophe_they_end_with() {
        assert_eq!(words("met Mr Ochieng' in"), ["met", "Mr", "Ochieng'", "in"]);
        assert_eq!(words("the 'long meeting' of"), ["the", "'", "long", "meeting", "'", "of"]);
    }

    #[test]
    fn abbreviations_keep_their_dots() {
        assert_eq!(
            words("the U.S. and H.E. Mr. S. Jai, U.S.-Russia"),
            ["the", "U.S.", "and", "H.E.", "Mr", ".", "S", ".", "Jai", ",", "U.S.", "-", "Russia"]
        );
    }

    #[test]
    fn possessives_stand_apart() {
        assert_eq!(
            words("Iran's O'Brien d’Affaires ministers'"),
            ["Iran", "'s", "O'Brien", "d’Affaires", "ministers", "'"]
        );
    }

    #[test]
    fn numbers_keep_their_letters() {
        assert_eq!(words("the 23rd, COP29 5.7"), ["the", "23rd", ",", "COP29", "5", ".", "7"]);
    }

    #[test]
    fn folding_strips_marks_and_case() {
        assert_eq!(fold("Çavuşoğlu"), "cavusoglu");
        assert_eq!(fold("Øystein Łukasz Əliyev ’"), "oystein lukasz eliyev '");
        assert_eq!(fold("İstanbul ısı"), "istanbul isi");
    }
}
