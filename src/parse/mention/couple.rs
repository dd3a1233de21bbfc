//! A couple under one name: "Mr. and Mrs. Holm", "President and Mrs. Holm".

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
