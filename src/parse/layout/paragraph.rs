//! Cuts a source text into paragraphs: blocks between blank lines, their lines, and lines that were wrapped.

use crate::parse::frame::is_frame;
use std::ops::Range;

/// Wider lines were not wrapped at a fixed width, in bytes.
const WIDEST: usize = 130;
/// A shorter line does not break off because it was full, in bytes.
const NARROWEST: usize = 40;

/// Blocks between blank lines. A block that begins with a small letter goes on with the one before it.
pub(super) fn blocks(source: &str) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut blank = true;
    for line in lines(source, 0..source.len()) {
        let is_blank = source[line.clone()].trim().is_empty();
        if !is_blank {
            let number = blocks.len();
            match blocks.last_mut() {
                Some(block) if !blank || number > 1 && goes_on(source, block, &line) => block.end = line.end,
                _ => blocks.push(line),
            }
        }
        blank = is_blank;
    }
    blocks
}

/// Whether a line ends in mid-sentence what stands in a block of wrapped lines before it.
fn goes_on(source: &str, block: &Range<usize>, line: &Range<usize>) -> bool {
    let before = source[block.clone()].trim_end();
    let open_end = before.ends_with(|sign: char| sign.is_alphanumeric() || sign == ',');
    let small = source[line.clone()].trim_start().starts_with(char::is_lowercase);
    open_end && small && before.contains('\n') && !is_frame(&source[line.clone()])
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
pub(super) fn paragraphs(source: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let lines: Vec<_> = lines(source, block).filter(|line| !source[line.clone()].trim().is_empty()).collect();
    if lines.len() < 2 || !is_wrapped(source, &lines) {
        return lines;
    }
    let widest = lines.iter().map(ExactSizeIterator::len).max().unwrap_or_default();
    let mut joined: Vec<Range<usize>> = Vec::new();
    let mut before: &str = "";
    for line in lines {
        let words = source[line.clone()].trim();
        match joined.last_mut() {
            Some(last) if !begins_paragraph(before, words, widest) => last.end = line.end,
            _ => joined.push(line),
        }
        before = words;
    }
    joined
}

/// Whether a wrapped line begins a paragraph after the line before it.
fn begins_paragraph(before: &str, line: &str, widest: usize) -> bool {
    let closed = before.ends_with(['.', '!', '?', '"', '”', ':']);
    let short = before.len() * 4 < widest * 3;
    let heading = |line: &str| !line.contains(char::is_lowercase) && line.contains(char::is_alphabetic);
    begins_item(line) && (closed || !line.starts_with(['–', '—']))
        || closed && short && !line.starts_with(char::is_lowercase)
        || heading(before) != heading(line) && (heading(before) || is_frame(line))
        || is_frame(before)
        || is_frame(line) && (closed || heading(before))
        || is_page_number(line)
        || is_page_number(before)
}

/// "-2-", "./ 2", "3."
pub(in crate::parse) fn is_page_number(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let bare = line.chars().all(|sign| sign.is_ascii_digit() || sign.is_whitespace() || "-–—./()~".contains(sign));
    (1..=3).contains(&digits) && bare && line.len() <= 8
}

/// Whether a line is an item of a list.
pub(super) fn begins_item(line: &str) -> bool {
    line.trim_start().starts_with(['-', '•', '*', '–', '—', '▪', '●'])
}

/// Whether lines were wrapped: enough of them break off in mid-sentence at a usual width.
fn is_wrapped(source: &str, lines: &[Range<usize>]) -> bool {
    let widest = lines.iter().map(ExactSizeIterator::len).max().unwrap_or_default();
    let pairs =
        || lines.windows(2).map(|pair| (source[pair[0].clone()].trim_end(), source[pair[1].clone()].trim_start()));
    let open_end = |line: &str| !line.ends_with(['.', '!', '?', ':', '”', '"', ';', '|']) && line.len() >= NARROWEST;
    let goes_on = |next: &str| next.starts_with(|sign: char| sign.is_lowercase() || sign.is_numeric());
    let broken =
        pairs().filter(|(line, next)| open_end(line) && (goes_on(next) || line.len() * 5 > widest * 4)).count();
    let sure = pairs().any(|(line, next)| open_end(line) && next.starts_with(char::is_lowercase));
    let capitals =
        lines.iter().filter(|line| source[(*line).clone()].trim_start().starts_with(char::is_uppercase)).count();
    let is_list = !sure && capitals == lines.len();
    widest <= WIDEST && !is_list && broken * 3 >= lines.len() - 1 && (sure || lines.len() > 5)
}
