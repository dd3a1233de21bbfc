//! The layout of a report: paragraphs, headline, and what belongs to the page only.

use super::text::Part;
use std::ops::Range;

/// A headline is at most this long, in bytes.
const LONGEST_HEADLINE: usize = 320;

/// The paragraphs of a source text, each with its part; `has_headline` says that its first paragraph was given as one.
pub(super) fn layout(source: &str, has_headline: bool) -> Vec<(Range<usize>, Part)> {
    let blocks = blocks(source);
    let mut layout = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        if number == 0 && (has_headline || is_headline(source, block, blocks.len())) {
            layout.push((block.clone(), Part::Headline));
            continue;
        }
        for paragraph in paragraphs(source, block.clone()) {
            let part = if super::noise::is_noise(&source[paragraph.clone()]) { Part::Noise } else { Part::Body };
            layout.push((paragraph, part));
        }
    }
    layout
}

/// Blocks between blank lines.
fn blocks(source: &str) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for line in lines(source, 0..source.len()) {
        if source[line.clone()].trim().is_empty() {
            blocks.extend(open.take());
        } else {
            open = Some(open.map_or(line.start, |block| block.start)..line.end);
        }
    }
    blocks.extend(open);
    blocks
}

/// Byte ranges of lines, without their line feeds.
fn lines(source: &str, within: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = within.start;
    source[within].split('\n').map(move |line| {
        let range = at..at + line.len();
        at = range.end + 1;
        range
    })
}

/// A block's lines are paragraphs of their own, unless the text was wrapped at a fixed width.
fn paragraphs(source: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let lines: Vec<_> = lines(source, block.clone()).filter(|line| !source[line.clone()].trim().is_empty()).collect();
    if lines.len() < 2 || !is_wrapped(source, &lines) {
        return lines;
    }
    let mut joined: Vec<Range<usize>> = Vec::new();
    for line in lines {
        match joined.last_mut() {
            Some(last) if !begins_item(&source[line.clone()]) => last.end = line.end,
            _ => joined.push(line),
        }
    }
    joined
}

fn begins_item(line: &str) -> bool {
    line.trim_start().starts_with(['-', '•', '*', '–', '—'])
}

/// Whether lines were wrapped: one of them, not the last, breaks off in mid-sentence at a usual width.
fn is_wrapped(source: &str, lines: &[Range<usize>]) -> bool {
    let widest = lines.iter().map(ExactSizeIterator::len).max().unwrap_or_default();
    let broken = lines.windows(2).filter(|pair| {
        let (line, next) = (source[pair[0].clone()].trim_end(), source[pair[1].clone()].trim_start());
        let open_end = !line.ends_with(['.', '!', '?', ':', '”', '"', ';', '|']);
        let goes_on = next.starts_with(|sign: char| sign.is_lowercase() || sign.is_numeric());
        open_end && (goes_on || line.len() * 5 > widest * 4)
    });
    widest <= 130 && broken.count() * 3 >= lines.len() - 1
}

fn is_headline(source: &str, block: &Range<usize>, blocks: usize) -> bool {
    let first = source[block.clone()].trim();
    let one_line = !first.contains('\n');
    let ends = first.trim_end_matches(['"', '”', '\'', '’', ')']);
    blocks > 1
        && one_line
        && first.len() <= LONGEST_HEADLINE
        && !ends.ends_with(['.', ':'])
        && !has_dateline_dash(first)
}

/// "PARIS, May 3 (Agency) - The minister …" is no headline even where the text is cut before its full stop.
fn has_dateline_dash(first: &str) -> bool {
    let head: String = first.chars().take(60).collect();
    let Some((place, _)) = head.split_once([')', '–', '—']) else { return false };
    let letters = || place.split([',', '(']).next().unwrap_or_default().chars().filter(|sign| sign.is_alphabetic());
    letters().count() > 2 && letters().all(char::is_uppercase)
}
