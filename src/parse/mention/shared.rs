//! One office behind several names: "Ada Holm and Bo Lind, members of the Landsting".

use crate::parse::country;
use crate::parse::office;
use crate::parse::people::{Mention, Office};
use crate::parse::text::Text;
use std::ops::Range;

/// Gives those who are listed without an office the one that stands behind the last of them for all.
pub(super) fn give(text: &Text, mentions: &mut Vec<Mention>) {
    let mut number = 1;
    while number < mentions.len() {
        if let Some((office, stop)) = behind(text, &mentions[number]) {
            let group = group(text, mentions, number);
            if group.len() > 1 {
                mentions[group.clone()].iter_mut().for_each(|mention| mention.offices.push(office.clone()));
                mentions[number].tokens.end = stop;
                mentions.retain(|mention| mention.name.is_some() || !office.tokens.contains(&mention.tokens.start));
                number = group.end - 1;
            }
        }
        number += 1;
    }
}

/// The office of several behind the comma that follows a name, and the index after it.
fn behind(text: &Text, mention: &Mention) -> Option<(Office, usize)> {
    let comma = mention.tokens.end;
    let first = country::after_article(text, comma + 1);
    let is_bare = mention.name.is_some() && mention.offices.is_empty() && text.raw(comma) == ",";
    let (office, stop) = office::at(text, first).filter(|(office, _)| is_bare && office.many)?;
    let ends = matches!(text.raw(stop), "," | "." | ";" | ")" | "") || text.word(stop) == "and";
    let follows = text.sentence_of(first) == text.sentence_of(comma);
    (ends && follows).then_some((Office { many: false, ..office }, stop))
}

/// Those who are joined to the last one of a list by "and" and commas, all of them without an office.
fn group(text: &Text, mentions: &[Mention], last: usize) -> Range<usize> {
    let joins = |gap: Range<usize>, words: &[&str]| {
        !gap.is_empty() && gap.len() < 3 && gap.clone().all(|at| words.contains(&text.word(at)))
    };
    let mut first = last;
    while first > 0 {
        let before = &mentions[first - 1];
        let gap = before.tokens.end..mentions[first].tokens.start;
        let joined = joins(gap, if first == last { &["and", "&"] } else { &[",", "and"] });
        if !joined || before.name.is_none() || !before.offices.is_empty() {
            break;
        }
        first -= 1;
    }
    first..last + 1
}
