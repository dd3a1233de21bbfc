//! Items of lists of people: "- Ada Holm, President, Council of Women", "- President Ada Holm, Republic of Norland".

use super::chain;
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::parse::country;
use crate::parse::name::{self, Context};
use crate::parse::people::{Found, Mention, Office};
use crate::parse::text::Text;
use crate::record::{Basis, OrganizationKind, Role};
use std::ops::Range;

/// Reads a line that is nothing but somebody's name, office and body; the index after it.
pub(super) fn read(text: &Text, line: &Range<usize>, mentions: &mut Vec<Mention>) -> Option<usize> {
    let start = after_bullet(text, line).filter(|start| !text.is_headline(*start))?;
    let (honorifics, name_start) = name::honorifics(text, start, "before");
    let name = name::at(text, name_start, Context::Titled).filter(|name| name.end < line.end)?;
    if !text.raw(name.end).eq(",") || name.clone().all(|token| text.is_common(token)) || tells(text, line) {
        return None;
    }
    let (mut offices, stop) = chain(text, country::after_article(text, name.end + 1), line.end);
    if let Some(office) = offices.last_mut() {
        add_body(text, office, stop, line.end);
    }
    let closes = stop >= line.end || !text.is_capitalised(stop);
    if offices.is_empty() || offices.iter().any(|office| office.many) || !closes {
        return None;
    }
    mentions.push(Mention { name: Some(name), honorifics, ..Mention::by_office(start..line.end, offices) });
    Some(line.end)
}

/// The first word of an item, if the line is a paragraph of its own.
fn after_bullet(text: &Text, line: &Range<usize>) -> Option<usize> {
    let sentence = text.sentences.get(text.sentence_of(line.start))?;
    let alone = text.paragraphs.get(sentence.paragraph)?.tokens == *line;
    let mut start = line.start;
    while start < line.end && text.kind(start) != Some(TokenKind::Word) {
        start += 1;
    }
    (alone && start < line.end).then_some(start)
}

/// Whether a line tells of something, so that it is no item of a list.
fn tells(text: &Text, line: &Range<usize>) -> bool {
    let is_verb = |token: usize| {
        !text.is_capitalised(token)
            && (text.match_of(token, Table::Verb).is_some()
                || matches!(text.word(token), "is" | "was" | "were" | "are" | "will" | "has" | "have" | "had"))
    };
    line.clone().any(is_verb)
}

/// Gives an office the state or body that stands after it behind a comma; a president of neither heads no state.
pub(super) fn add_body(text: &Text, office: &mut Office, stop: usize, end: usize) {
    if office.country.is_some() || office.organization.is_some() || text.raw(stop) != "," || stop + 1 >= end {
        return;
    }
    let first = country::after_article(text, stop + 1);
    let organization = text.match_of(first, Table::Organization).map(|found| &text.gazetteer.organizations[found.row]);
    if let Some(named) = country::at(text, first).filter(|named| !named.adjective && ends(text, named.stop, end)) {
        let tokens = first..named.stop;
        let found = Found { value: named.code, tokens, basis: Basis::Stated, rule: "office.listed-country" };
        office.country = Some(found);
    } else if let Some(body) = organization.filter(|body| body.kind == OrganizationKind::Igo) {
        let tokens = first..first + 1;
        let found = Found { value: body.name.clone(), tokens, basis: Basis::Stated, rule: "office.listed-body" };
        office.organization = Some(found);
        office.role = if office.role == Role::HeadOfState { Role::IoHead } else { office.role };
    } else if matches!(office.role, Role::HeadOfState | Role::DeputyHeadOfState | Role::IoHead) {
        office.role = Role::Other;
    }
}

fn ends(text: &Text, stop: usize, end: usize) -> bool {
    stop >= end || matches!(text.raw(stop), "." | ";" | ")")
}
