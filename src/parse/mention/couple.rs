//! Two people under one name or form of address: "Mr. and Mrs. Holm", "President and Mrs. Holm", "Messrs. Holm and Lind".

use crate::parse::country;
use crate::parse::name::{self, Context};
use crate::parse::people::{Mention, Office};
use crate::parse::text::Text;
use std::ops::Range;

/// Reads the second of a couple after the titles of the first; the index after their name.
pub(super) fn read(
    text: &Text,
    titles: Range<usize>,
    end: usize,
    honorifics: &[Range<usize>],
    offices: &[Office],
    mentions: &mut Vec<Mention>,
) -> Option<usize> {
    let joint = (titles.end..titles.end + 2).find(|token| matches!(text.word(*token), "and" | "&"))?;
    let between = titles.end..joint;
    if country::after_article(text, titles.start) > titles.start || !between.clone().all(|token| text.raw(token) == ".")
    {
        return None;
    }
    let (others, name_start) = name::honorifics(text, joint + 1, "before");
    let spouse = others
        .first()
        .is_some_and(|form| matches!(text.word(form.start), "mrs" | "mr" | "madame" | "mme" | "lady" | "dr"));
    let name = name::at(text, name_start, Context::Titled).filter(|name| spouse && name.end <= end)?;
    let first = Mention {
        name: Some(name.clone()),
        honorifics: honorifics.to_vec(),
        ..Mention::by_office(titles, offices.to_vec())
    };
    let second = Mention { honorifics: others, ..Mention::by_name(name.clone()) };
    mentions.push(first);
    mentions.push(Mention { tokens: joint + 1..name.end, ..second });
    Some(name.end)
}

/// Forms of address in the plural.
const PLURALS: &[&str] = &["messrs", "mmes", "profs", "drs"];

/// Reads those who share a form of address with the mention before; the index after them.
pub(super) fn share(text: &Text, first: &Mention, end: usize, mentions: &mut Vec<Mention>) -> usize {
    let mut stop = first.tokens.end;
    if !first.honorifics.iter().any(|form| PLURALS.contains(&text.word(form.start))) {
        return stop;
    }
    while let Some(name) = next_of_list(text, stop).filter(|name| name.end <= end) {
        stop = name.end;
        mentions.push(Mention { honorifics: first.honorifics.clone(), ..Mention::by_name(name) });
    }
    stop
}

/// The name after a comma or "and".
fn next_of_list(text: &Text, at: usize) -> Option<Range<usize>> {
    let joint = (at..at + 2).take_while(|token| matches!(text.word(*token), "," | "and" | "&")).count();
    name::at(text, at + joint, Context::Titled).filter(|_| joint > 0)
}
