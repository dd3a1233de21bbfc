//! Paragraphs that belong to the page, not to the report.

use crate::gazetteer::table::{NoisePhrase, read};
use std::sync::LazyLock;

static PHRASES: LazyLock<Vec<NoisePhrase>> = LazyLock::new(read);

/// A paragraph longer than this, in characters, is no line of the page because of how it begins.
const LONGEST_LINE: usize = 260;

/// A caption is at most this long, in characters.
const LONGEST_CAPTION: usize = 420;

/// How far the noise goes that a paragraph opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noise {
    /// This paragraph.
    Line,
    /// The list under it as well.
    List,
    /// The rest of the text.
    Rest,
}

/// Whether a paragraph belongs to the page, and what else with it.
pub(super) fn noise(paragraph: &str) -> Option<Noise> {
    let line = paragraph.trim();
    if !line.contains(char::is_alphanumeric) || is_hashtag(line) || is_markup(line) {
        return Some(Noise::Line);
    }
    if line.chars().nth(LONGEST_LINE).is_some() {
        return None;
    }
    let folded = line.to_lowercase();
    let folded =
        folded.trim_start_matches(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '©' | '@' | '(' | '['));
    let bare = folded.trim_start_matches(['(', '[']);
    let folded = if is_copyright(folded) { folded } else { bare };
    let words = folded.trim_end_matches(|sign: char| !sign.is_alphabetic());
    let matching = |phrase: &&NoisePhrase| match phrase.stands.as_str() {
        "whole" => words == phrase.phrase,
        _ => opens_with(folded, &phrase.phrase),
    };
    let longest = PHRASES.iter().filter(matching).max_by_key(|phrase| phrase.phrase.len())?;
    Some(match longest.effect.as_str() {
        "rest" => Noise::Rest,
        "list" => Noise::List,
        _ => Noise::Line,
    })
}

/// "#talks", not the heading "### Talks".
fn is_hashtag(line: &str) -> bool {
    line.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// "(c) 2025", not the item "(c) trade".
fn is_copyright(line: &str) -> bool {
    line.strip_prefix("(c)").is_some_and(|rest| rest.trim_start().starts_with(|sign: char| sign.is_ascii_digit()))
}

/// Pictures, tables and frames that a page leaves in its text.
fn is_markup(line: &str) -> bool {
    let blocks = ["<figure", "<img", "<table", "<!--", "<iframe", "<script", "<style", "<div", "<video", "<svg"];
    blocks.iter().any(|block| line.starts_with(block))
}

fn opens_with(folded: &str, phrase: &str) -> bool {
    let Some(rest) = folded.strip_prefix(phrase) else { return false };
    let ends_in_sign = phrase.ends_with(|sign: char| !sign.is_alphanumeric());
    ends_in_sign || !rest.starts_with(char::is_alphanumeric)
}

/// Whether a paragraph is the caption of a picture whose names the rest of the source has too.
///
/// A caption may be the only place of a full name; then it is kept.
pub(super) fn is_repeating_caption(source: &str, paragraph: &str) -> bool {
    if !is_caption(paragraph) {
        return false;
    }
    let text = paragraph.rsplit_once('(').map_or(paragraph, |(text, _)| text);
    names(text).iter().all(|name| source.matches(name).count() > paragraph.matches(name).count())
}

fn is_caption(paragraph: &str) -> bool {
    let trimmed = paragraph.trim();
    let Some((_, bracket)) = trimmed.trim_end_matches('.').strip_suffix(')').and_then(|text| text.rsplit_once('('))
    else {
        return false;
    };
    let bracket = bracket.to_lowercase();
    let credits = ["photo", "picture", "image", "handout", "courtesy", "xinhua/", "via reuters", "via ap", "file"];
    trimmed.chars().count() <= LONGEST_CAPTION && credits.iter().any(|credit| bracket.contains(credit))
}

/// The last two words of each run of capitalised words.
fn names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut run: Vec<(usize, usize)> = Vec::new();
    let mut close = |run: &mut Vec<(usize, usize)>| {
        if let [.., (first, _), (_, stop)] = run[..] {
            names.push(&text[first..stop]);
        }
        run.clear();
    };
    for (start, word) in words(text) {
        let bare = word.trim_end_matches(|sign: char| !sign.is_alphanumeric());
        if text[..start].ends_with(|sign: char| !sign.is_whitespace()) {
            close(&mut run);
        }
        if bare.starts_with(char::is_uppercase) {
            run.push((start, start + bare.len()));
        }
        if bare.len() < word.len() || !bare.starts_with(char::is_uppercase) {
            close(&mut run);
        }
    }
    close(&mut run);
    names
}

/// Words with where they begin, without signs before them.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().filter_map(move |word| {
        let bare = word.trim_start_matches(|sign: char| !sign.is_alphanumeric());
        (!bare.is_empty()).then(|| (bare.as_ptr().addr() - text.as_ptr().addr(), bare))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_page() {
        let cases = [
            ("READ ALSO: Port strike ends", Some(Noise::Line)),
            ("###", Some(Noise::Line)),
            ("__________", Some(Noise::Line)),
            ("#talks #trade", Some(Noise::Line)),
            ("<figure> <img src=\"a.jpg\" /> </figure>", Some(Noise::Line)),
            ("Share: Facebook  X  WhatsApp", Some(Noise::Line)),
            ("FOR IMMEDIATE RELEASE", Some(Noise::Line)),
            ("(c) 2025 Press Office", Some(Noise::Line)),
            ("(c) trade between the two countries;", None),
            ("### Trade between the two countries", None),
            ("[ENDS]", Some(Noise::Line)),
            ("Related articles", Some(Noise::List)),
            ("RELATED", Some(Noise::List)),
            ("Comments (12) Closed", Some(Noise::Rest)),
            ("Comments", Some(Noise::Rest)),
            ("Leave a Reply", Some(Noise::Rest)),
            ("Comments by the minister on trade were welcomed by the visitors.", None),
            ("Homework for both governments remains.", None),
            ("Tweeting was the minister's habit.", None),
            ("News of the talks reached the capital.", None),
        ];
        for (line, expected) in cases {
            assert_eq!(noise(line), expected, "{line}");
        }
    }

    #[test]
    fn captions_that_repeat_names_are_noise() {
        let caption = "Minister Ann Roe (L) shakes hands with Jon Doe. (Photo: Press Office)";
        assert!(is_repeating_caption(&format!("{caption}\n\nAnn Roe met Jon Doe."), caption));
        assert!(!is_repeating_caption(&format!("{caption}\n\nMs Roe met Mr Doe."), caption));
        assert!(!is_repeating_caption("Ann Roe left. (NAN)", "Ann Roe left. (NAN)"));
    }
}
