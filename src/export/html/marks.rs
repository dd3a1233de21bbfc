//! The source text with the words marked that are evidence of something.

use super::escaped;
use crate::record::Record;
use std::fmt::Write as _;

/// The text of a record in HTML. Each stretch of it names the pieces of evidence that it belongs to.
pub(super) fn text(record: &Record) -> String {
    let Some(text) = &record.source.text else {
        return "<p class=\"none\">The record does not carry its text; the fields show the words that were quoted.</p>"
            .into();
    };
    let signs: Vec<char> = text.chars().collect();
    let offset = |value: Option<u64>| value.and_then(|value| usize::try_from(value).ok());
    let spans = record.evidence.iter().enumerate().filter_map(|(number, evidence)| {
        let (start, stop) = (offset(evidence.start)?, offset(evidence.stop)?.min(signs.len()));
        (start < stop).then_some((start, stop, number))
    });
    let mut edges: Vec<(usize, bool, usize)> =
        spans.flat_map(|(start, stop, number)| [(start, true, number), (stop, false, number)]).collect();
    edges.sort_unstable();
    let mut html = String::with_capacity(text.len() * 2);
    let (mut at, mut open) = (0, Vec::new());
    for (edge, is_start, number) in edges {
        write(&signs[at..edge], &open, &mut html);
        at = edge;
        if is_start {
            open.push(number);
        } else {
            open.retain(|known| *known != number);
        }
    }
    write(&signs[at..], &[], &mut html);
    html
}

fn write(signs: &[char], evidence: &[usize], html: &mut String) {
    if signs.is_empty() {
        return;
    }
    let words = escaped(&signs.iter().collect::<String>());
    if evidence.is_empty() {
        html.push_str(&words);
        return;
    }
    let numbers: Vec<String> = evidence.iter().map(ToString::to_string).collect();
    let _ = write!(html, "<mark data-e=\"{}\">{words}</mark>", numbers.join(" "));
}
