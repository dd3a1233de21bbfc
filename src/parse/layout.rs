//! The layout of a report: paragraphs, headline, what stands around the report, and what belongs to the page only.

mod paragraph;

use super::frame::is_frame;
use super::noise::{Noise, is_repeating_caption, noise};
use super::text::Part;
use std::ops::Range;

/// A headline is at most this long, in bytes.
const LONGEST_HEADLINE: usize = 320;
/// A line of prose has at least this many words and an end, or is long.
const PROSE: usize = 8;
/// A paragraph of this many words is prose however it ends.
const LONG_PROSE: usize = 25;
/// A line at head or foot with at most this many words is no told one.
const SHORT_LINE: usize = 5;

/// A headline has at most this many lines above it.
const MOST_ABOVE: usize = 5;
/// A masthead has at most this many words.
const LONGEST_MASTHEAD: usize = 9;
/// First words of mastheads.
const MASTHEADS: &[&str] =
    &["ministry", "government", "embassy", "office", "department", "directorate", "presidency", "secretariat"];

/// The paragraphs of a source text, each with its part; `has_headline` says that its first paragraph was given as one.
pub(crate) fn layout(source: &str, has_headline: bool) -> Vec<(Range<usize>, Part)> {
    let mut blocks = paragraph::blocks(source).into_iter();
    let mut layout = Vec::new();
    let mut body = Vec::new();
    if let Some(first) = blocks.next() {
        if has_headline {
            layout.push((first, Part::Headline));
        } else {
            body.extend(paragraph::paragraphs(source, first));
        }
    }
    body.extend(blocks.flat_map(|block| paragraph::paragraphs(source, block)));
    if layout.is_empty()
        && let Some(number) = headline(source, &body)
    {
        let rest = body.split_off(number + 1);
        let above = body.len() - 1;
        layout.extend(
            body.into_iter()
                .enumerate()
                .map(|(at, line)| (line, if at == above { Part::Headline } else { Part::Frame })),
        );
        body = rest;
    }
    let headline = layout.last().map(|(range, _)| source[range.clone()].trim());
    let parts = parts(source, &body, headline);
    layout.extend(body.into_iter().zip(parts));
    layout
}

/// Number of the paragraph that is the headline: the first one, or the first under the masthead, date and labels.
fn headline(source: &str, paragraphs: &[Range<usize>]) -> Option<usize> {
    let line = |at: usize| paragraphs.get(at).map_or("", |range| source[range.clone()].trim());
    let is_aside = |at: usize| is_frame(line(at)) || noise(line(at)) == Some(Noise::Line) || is_masthead(line(at));
    let first = (0..MOST_ABOVE).find(|at| !is_aside(*at))?;
    let apart = |at: usize| {
        let gap = paragraphs.get(at + 1).map_or("", |next| &source[paragraphs[at].end..next.start]);
        gap.matches('\n').count() > 1
    };
    let reads = |at: usize| {
        let told = at == 0 || !is_prose(line(at)) && line(at).split_whitespace().count() > 2;
        told && at + 1 < paragraphs.len()
            && is_headline(line(at))
            && (apart(at) || is_prose(line(at + 1)) || is_aside(at + 1))
    };
    if reads(first) { Some(first) } else { Some(0).filter(|_| reads(0) && apart(0)) }
}

/// Whether a line names who publishes and not what happened: "Ministry of Foreign Affairs", "Government of Norland".
fn is_masthead(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let opens = MASTHEADS.iter().any(|noun| words.first().is_some_and(|first| first.eq_ignore_ascii_case(noun)));
    opens && words.len() <= LONGEST_MASTHEAD && words.iter().skip(1).all(|word| !is_content(word)) && !has_end(line)
}

fn has_end(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '\'', '’', ')']).ends_with(['.', ':'])
}

/// What each paragraph is.
fn parts(source: &str, paragraphs: &[Range<usize>], headline: Option<&str>) -> Vec<Part> {
    let lines: Vec<&str> = paragraphs.iter().map(|paragraph| source[paragraph.clone()].trim()).collect();
    let mut parts = without_noise(source, &lines);
    for (line, part) in lines.iter().zip(&mut parts) {
        if *part != Part::Noise && is_frame(line) {
            *part = Part::Frame;
        } else if *part != Part::Noise && headline.is_some_and(|headline| headline.eq_ignore_ascii_case(line)) {
            *part = Part::Headline;
        }
    }
    let prose: Vec<usize> = (0..lines.len()).filter(|at| parts[*at] == Part::Body && is_prose(lines[*at])).collect();
    if let (Some(first), Some(last)) = (prose.first(), prose.last()) {
        mark_head(&lines[..*first], &mut parts[..*first], headline.is_some());
        if !lines[*last].ends_with(':') {
            mark_foot(&lines[last + 1..], &mut parts[last + 1..]);
        }
    }
    parts
}

/// Marks the lines of the page.
fn without_noise(source: &str, lines: &[&str]) -> Vec<Part> {
    let (mut rest, mut list) = (false, false);
    let mut parts = Vec::with_capacity(lines.len());
    for line in lines {
        let found = noise(line);
        rest |= found == Some(Noise::Rest);
        list = found == Some(Noise::List) || list && !is_prose(line) && !is_frame(line);
        let is_noise =
            rest || list || found.is_some() || paragraph::is_page_number(line) || is_repeating_caption(source, line);
        parts.push(if is_noise { Part::Noise } else { Part::Body });
    }
    parts
}

/// Lines between headline and prose: a deck goes with the headline, a short line is of the frame.
fn mark_head(lines: &[&str], parts: &mut [Part], has_headline: bool) {
    for (line, part) in lines.iter().zip(parts).filter(|(_, part)| **part == Part::Body) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let capitals = !line.contains(char::is_lowercase);
        let told = words.iter().any(|word| is_content(word)) || capitals && words.len() > 2 || words.len() > PROSE;
        let open = !line.ends_with(['.', ':', '!', '?', '"', '”']);
        if has_headline
            && open
            && told
            && !has_dateline_dash(line)
            && words.len() > 3
            && line.len() <= LONGEST_HEADLINE
            && !is_item(line)
        {
            *part = Part::Headline;
        } else if open && words.len() <= SHORT_LINE && !is_item(line) {
            *part = Part::Frame;
        }
    }
}

/// Whether a word in small letters is no mere link between names.
fn is_content(word: &str) -> bool {
    let links = ["of", "the", "for", "and", "to", "in", "on", "by", "at", "a", "an", "with", "de", "al", "bin"];
    word.starts_with(char::is_lowercase) && !links.contains(&word)
}

/// Short lines after the last prose: signatures, sign-offs, names of offices.
fn mark_foot(lines: &[&str], parts: &mut [Part]) {
    for (line, part) in lines.iter().zip(parts).filter(|(_, part)| **part == Part::Body) {
        let named = ["Mr", "Ms", "Mrs", "Dr", "H.E."].iter().any(|title| line.starts_with(title));
        let sentence = line.ends_with(['.', '!', '?', '"', '”']) && line.split_whitespace().count() > 1;
        let capitals = !line.contains(char::is_lowercase);
        if line.split_whitespace().count() <= SHORT_LINE
            && !is_item(line)
            && !named
            && !line.ends_with(':')
            && (capitals || !sentence)
        {
            *part = Part::Frame;
        }
    }
}

fn is_item(line: &str) -> bool {
    paragraph::begins_item(line) && !line.starts_with("--")
}

fn is_prose(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let ends =
        line.trim_end_matches(['"', '”', '\'', '’', ')', '*', '■', '/', ' ']).ends_with(['.', '!', '?', ':', '…', ';']);
    words >= LONG_PROSE || words >= PROSE && ends || words > 3 && line.ends_with(':')
}

/// Whether a line can be a headline.
fn is_headline(line: &str) -> bool {
    line.len() <= LONGEST_HEADLINE && !has_end(line) && !has_dateline_dash(line) && !is_item(line)
}

/// "PARIS, May 3 (Agency) - The minister …" is no headline even where the text is cut before its full stop.
fn has_dateline_dash(first: &str) -> bool {
    let head: String = first.chars().take(60).collect();
    let Some((place, _)) = head.split_once([')', '–', '—']) else { return false };
    let letters = || place.split([',', '(']).next().unwrap_or_default().chars().filter(|sign| sign.is_alphabetic());
    letters().count() > 2 && letters().all(char::is_uppercase)
}

#[cfg(test)]
mod tests;
