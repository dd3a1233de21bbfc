//! Mentions: where somebody stands in the text, by name, office or both.
//!
//! `mention` reads titles and the name after them, `couple` two people of one name, `item` lists, `apposition` what follows
//! a name, `bare` names without a title; `thing` tells names of things from those of people, `side` whose side they are on.

mod apposition;
mod bare;
mod couple;
mod item;
mod shared;
mod side;
mod thing;

pub(crate) use apposition::complete;

use super::country;
use super::date::is_calendar_name;
use super::name::{self, Context};
use super::people::{Found, Mention, Office};
use super::text::Text;
use super::{counterpart, office};
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::record::{Basis, Role};
use std::ops::Range;

/// All mentions of the headline and the report, in order; then names without any title.
pub(crate) fn scan(text: &Text) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (_, sentence) in text.told() {
        scan_sentence(text, sentence.tokens.clone(), &mut mentions);
    }
    bare::add(text, &mut mentions);
    shared::give(text, &mut mentions);
    side::place(text, &mut mentions);
    mentions
}

fn scan_sentence(text: &Text, sentence: Range<usize>, mentions: &mut Vec<Mention>) {
    let mut at = item::read(text, &sentence, mentions).unwrap_or(sentence.start);
    while at < sentence.end {
        let stop =
            counterpart::read(text, at, sentence.end, mentions).or_else(|| read(text, at, sentence.end, mentions));
        at = stop.filter(|stop| *stop > at).unwrap_or(at + 1);
    }
}

/// Reads titles and the name that goes with them; the index after the mention.
fn read(text: &Text, start: usize, end: usize, mentions: &mut Vec<Mention>) -> Option<usize> {
    let at = country::after_article(text, start);
    let (mut honorifics, after_honorifics) = name::honorifics(text, at, "before");
    let (offices, after_offices) = chain(text, after_honorifics, end);
    if let Some(stop) = of_name_before(text, start, &offices, end) {
        return without_name(text, start, offices.into_iter().take(1).collect(), stop, end, mentions);
    }
    let (more, name_start) = honorifics_after(text, after_offices);
    honorifics.extend(more);
    let titled = !offices.is_empty() || !honorifics.is_empty();
    if titled && let Some(stop) = couple::read(text, start..name_start, end, &honorifics, &offices, mentions) {
        return Some(stop);
    }
    if let Some(mention) = far_name(text, start, &offices, end) {
        let stop = mention.tokens.end;
        mentions.push(mention);
        return Some(stop);
    }
    let name = titled.then(|| titled_name(text, name_start, after_offices, &offices)).flatten();
    let Some(name) = name.filter(|name| name.end <= end && thing::is_person(text, name, &honorifics, &offices)) else {
        return without_name(text, start, offices, after_offices, end, mentions);
    };
    let mut mention = Mention {
        tokens: start..name.end,
        name: Some(name),
        honorifics,
        offices,
        country: None,
        organization: None,
        person: None,
    };
    complete(text, &mut mention, end);
    mentions.push(mention.clone());
    Some(couple::share(text, &mention, end, mentions))
}

/// The end of an office that belongs to the name before it, where that of another name follows: "Bo Lind, | head of the
/// bureau, | and deputy minister Ada Holm".
fn of_name_before(text: &Text, start: usize, offices: &[Office], end: usize) -> Option<usize> {
    let first = offices.first()?;
    let last = start.checked_sub(2).filter(|_| text.raw(start - 1) == ",")?;
    let is_name = text.is_capitalised(last)
        && text.is_capitalised(last.saturating_sub(1))
        && !text.is_common(last)
        && country::at(text, last).is_none()
        && text.matches_at(last).iter().all(|found| matches!(found.table, Table::Verb | Table::Topic));
    let stop = first.tokens.end;
    let parts = text.stands(stop, &[",", "and"]) || text.stands(stop, &[",", "the"]);
    let apart = if let Some(second) = offices.get(1) {
        parts && second.tokens.start <= stop + 3
    } else {
        let another = || is_of_state(text, stop + 1) || apposition::is_name_before_office(text, stop, end);
        text.raw(stop) == "," && another()
    };
    (is_name && apart).then_some(stop)
}

/// Whether a name with its own state stands at a token: "Ada Holm of Norland".
fn is_of_state(text: &Text, start: usize) -> bool {
    let name = name::at(text, start, Context::Titled).filter(|name| name.len() > 1);
    name.is_some_and(|name| {
        let named = country::at(text, country::after_article(text, name.end + 1));
        text.word(name.end) == "of" && named.is_some_and(|named| !named.adjective)
    })
}

/// Somebody whose title goes on in words that no table has, up to a comma and a form of address, or a name between commas:
/// "Permanent Secretary in the Office of the Governor, Ms. Ada Holm", "the director of coastal shipping, Ada Holm, said".
fn far_name(text: &Text, start: usize, offices: &[Office], end: usize) -> Option<Mention> {
    let office = offices.last().filter(|office| !office.many)?;
    let stop = office.tokens.end;
    let mut commas = (stop + 1..end.min(stop + LONGEST_TITLE)).filter(|at| text.raw(*at) == ",");
    let (comma, honorifics, name) = commas.find_map(|comma| {
        let (honorifics, name_start) = name::honorifics(text, comma + 1, "before");
        let name = name::at(text, name_start, Context::Titled).filter(|name| name.end <= end)?;
        goes_on_to(text, stop..comma, &honorifics, &name).then_some((comma, honorifics, name))
    })?;
    let mut offices = offices.to_vec();
    let last = offices.last_mut()?;
    last.tokens.end = comma;
    last.country = last.country.take().or_else(|| country_of_title(text, stop..comma));
    let mut mention = Mention { name: Some(name.clone()), honorifics, ..Mention::by_office(start..name.end, offices) };
    complete(text, &mut mention, end);
    Some(mention)
}

/// The country in the words that go on a title: "of the Norland Embassy", "of the Department of Defence of Norland".
fn country_of_title(text: &Text, words: Range<usize>) -> Option<Found<String>> {
    words.clone().find_map(|at| {
        let named = country::at(text, at)
            .filter(|named| named.adjective || is_after_of(text, at) && named.stop <= words.end)?;
        let tokens = at..named.stop;
        Some(Found { value: named.code, tokens, basis: Basis::Stated, rule: "office.country-within" })
    })
}

/// Whether words lead from a title to a name behind a comma.
fn goes_on_to(text: &Text, words: Range<usize>, honorifics: &[Range<usize>], name: &Range<usize>) -> bool {
    let opens = matches!(text.word(words.start), "in" | "at" | "of" | "for" | "to" | "on");
    let addressed =
        !honorifics.is_empty() && opens && words.clone().all(|at| text.is_capitalised(at) || is_link(text, at));
    let closed = matches!(text.raw(name.end), "," | "." | ";" | ")");
    addressed || closed && is_full_name(text, name) && is_plain_title(text, words)
}

/// Words that join those of a title.
fn is_link(text: &Text, at: usize) -> bool {
    matches!(text.word(at), "in" | "at" | "of" | "for" | "to" | "on" | "the" | "and" | "&" | "-")
}

/// Whether "of" or "of the" stands before a token.
fn is_after_of(text: &Text, at: usize) -> bool {
    text.word(at - 1) == "of" || text.stands(at.saturating_sub(2), &["of", "the"])
}

/// Whether words can go on a title: they name nobody and tell of nothing done.
fn is_plain_title(text: &Text, mut words: Range<usize>) -> bool {
    words.all(|at| {
        let tells = text.match_of(at, Table::Verb).is_some() && !text.is_capitalised(at);
        let office = text.match_of(at, Table::Office).is_some();
        let field = || [Table::Portfolio, Table::Place].iter().any(|table| text.match_of(at, *table).is_some());
        let is_known = || text.is_common(at) || field() || country::at(text, at).is_some();
        let is_noun = text.kind(at) == Some(TokenKind::Word)
            && if office { is_after_of(text, at) } else { !text.is_capitalised(at) || is_known() };
        let is_acronym = text.tokens[at].capitals && text.raw(at - 1) == "," && text.raw(at + 1) == ",";
        is_link(text, at) || text.raw(at) == "," || is_acronym || is_noun && !tells && !is_calendar_name(text.word(at))
    })
}

/// Whether a name has several words, and is not one of a state or a body.
fn is_full_name(text: &Text, name: &Range<usize>) -> bool {
    let other = [Table::Organization, Table::OrganizationNoun, Table::City, Table::Place, Table::Office];
    let is_thing = |at: usize| other.iter().any(|table| text.match_of(at, *table).is_some());
    let is_word = |at: usize| text.is_common(at) || text.match_of(at, Table::Portfolio).is_some();
    name.len() > 1
        && country::at(text, name.start).is_none()
        && !name.clone().any(is_thing)
        && !name.clone().all(is_word)
}

/// The words of a title that go on after its office have at most this many tokens.
const LONGEST_TITLE: usize = 12;

/// The name after titles: at once, or after a comma if another comma or verb closes it.
fn titled_name(text: &Text, name_start: usize, after_offices: usize, offices: &[Office]) -> Option<Range<usize>> {
    if offices.last().is_some_and(|office| office.many) {
        return None;
    }
    let name_start = after_residence(text, name_start);
    let start = if text.raw(name_start) == "," && !offices.is_empty() {
        let (_, start) = name::honorifics(text, name_start + 1, "before");
        start
    } else {
        name_start
    };
    let name = name::at(text, start, Context::Titled)?;
    let comma = start > after_offices && text.raw(after_offices) == ",";
    let goes_on = |name: &Range<usize>| !text.is_capitalised(name.end) || text.tokens[name.end].capitals;
    let signed = matches!(text.raw(name.end), "," | "." | ")" | ";");
    let begins_headline_clause = name.len() == 1 && text.is_headline(start);
    let is_subject = comma && ends_fronted(text, after_offices, offices);
    let closes = !comma || signed || !begins_headline_clause && !is_subject && goes_on(&name);
    let is_acronym = || name.len() == 1 && text.tokens[start].capitals && text.raw(name.end) == ",";
    let foreign = comma
        && (is_acronym()
            || country::at(text, start).is_some()
            || text.match_of(start, Table::Office).is_some() && !name::is_given_name(text, start)
            || name.len() < 2 && text.match_of(start, Table::City).is_some());
    (closes && !foreign).then_some(name)
}

/// Whether a title ends the phrase that a sentence opens with, so that who is named behind the comma is its subject: "At the
/// request of the President of Norland, | Ada Holm informed him".
fn ends_fronted(text: &Text, comma: usize, offices: &[Office]) -> bool {
    let Some(title) = offices.first().map(|office| office.tokens.start) else { return false };
    let first = text.sentences.get(text.sentence_of(title)).map_or(title, |sentence| sentence.tokens.start);
    let opens = matches!(text.word(first), "at" | "on" | "upon" | "following" | "after" | "during" | "with");
    opens && first < title && (first..comma).all(|at| text.raw(at) != ",")
}

/// Skips where an envoy lives: "Ambassador to Norland, resident in Northport, Ada Holm".
fn after_residence(text: &Text, at: usize) -> usize {
    let resides = matches!(text.word(at + 1), "resident" | "residing" | "based" | "accredited");
    let comma = (at + 2..at + LONGEST_RESIDENCE).find(|token| text.raw(*token) == ",");
    comma.filter(|_| text.raw(at) == "," && resides).unwrap_or(at)
}

/// "resident in …" has at most this many tokens.
const LONGEST_RESIDENCE: usize = 9;

fn honorifics_after(text: &Text, at: usize) -> (Vec<Range<usize>>, usize) {
    let start = if text.raw(at) == "," { at + 1 } else { at };
    let (found, stop) = name::honorifics(text, start, "before");
    if found.is_empty() { (found, at) } else { (found, stop) }
}

/// A chain of offices of one person: "Deputy Prime Minister, Minister of Foreign Affairs of Italy".
pub(crate) fn chain(text: &Text, start: usize, end: usize) -> (Vec<Office>, usize) {
    let mut offices = Vec::new();
    let mut stop = start;
    let mut at = start;
    while at < end {
        let Some((office, next)) = office::at(text, at).filter(|(_, next)| *next <= end) else { break };
        if !offices.is_empty() && is_address(text, stop..at, &office) {
            stop = next;
            break;
        }
        let follows = offices.last().is_none_or(|last| follows(text, last, &office, stop, at));
        if !follows {
            break;
        }
        let many = office.many;
        offices.push(office);
        stop = next;
        if many {
            break;
        }
        at = after_joint(text, next);
    }
    drop_open_chain(text, &mut offices, &mut stop, end);
    if offices.len() > 1 && !offices.iter().all(|office| is_style(text, office)) {
        offices.retain(|office| !is_style(text, office));
    }
    (offices, stop)
}

/// Whether an office is a style that goes with another one: "Leader of the Nation, President".
fn is_style(text: &Text, office: &Office) -> bool {
    let mut wordings = office.tokens.clone().filter_map(|at| text.match_of(at, Table::Office));
    wordings.any(|wording| {
        let note = text.gazetteer.offices[wording.row].note.as_deref();
        wording.stop == office.tokens.end && note.is_some_and(|note| note.contains("honorary"))
    })
}

/// Whether a word behind an office is but a form of address before a name: "Minister of Mines, Chief Ada Holm".
fn is_address(text: &Text, joint: Range<usize>, office: &Office) -> bool {
    let word = &office.tokens;
    let form = text.match_of(word.start, Table::Honorific).filter(|form| form.stop == word.end);
    form.is_some_and(|form| text.gazetteer.honorifics[form.row].position == "before")
        && matches!(office.role, Role::Official | Role::Other)
        && joint.clone().all(|token| text.raw(token) == ",")
        && name::at(text, word.end, Context::Titled).is_some()
}

/// Skips what joins two offices of one person.
fn after_joint(text: &Text, at: usize) -> usize {
    let mut next = at;
    while matches!(text.word(next), "," | "and" | "&" | "/" | "-" | "–" | "cum" | "as" | "well") {
        next += 1;
    }
    if next > at { country::after_article(text, next) } else { next }
}

/// Whether an office is another one of the same person.
fn follows(text: &Text, last: &Office, office: &Office, stop: usize, at: usize) -> bool {
    let countries = last.country.as_ref().zip(office.country.as_ref());
    let other_country = countries.is_some_and(|(a, b)| a.value != b.value);
    let joined = (stop..at).any(|token| text.word(token) == "and");
    let article = matches!(text.word(at.saturating_sub(1)), "the" | "a") && joined;
    let is_form = !joined && office.tokens.len() == 1 && name::at(text, office.tokens.end, Context::Titled).is_some();
    let same = at > stop
        && !is_form
        && last.role == office.role
        && last.portfolio.is_none() == office.portfolio.is_none()
        && last.organization == office.organization;
    let owned = || text.kind(office.tokens.start.saturating_sub(1)) == Some(TokenKind::Possessive);
    let another = joined && (is_another_leader(text, last, office) || last.country.is_none() && owned());
    !other_country && !article && !same && !office.many && !another
}

/// Whether a leader is meant by the first of two titles and somebody else by the second: "the President and Speaker Holm". Of a
/// government's head and a minister whose state closes both titles one person is meant: "the Prime Minister and Minister of
/// Foreign Affairs of Norland".
fn is_another_leader(text: &Text, last: &Office, office: &Office) -> bool {
    let leads = |role: Role| {
        matches!(
            role,
            Role::HeadOfState
                | Role::DeputyHeadOfState
                | Role::HeadOfGovernment
                | Role::ParliamentSpeaker
                | Role::IoHead
        )
    };
    let governs = last.role == Role::HeadOfGovernment
        && matches!(office.role, Role::Minister | Role::ForeignMinister)
        && office.country.as_ref().is_some_and(|country| country.rule == "office.of-country");
    let is_bare = !governs && last.country.is_none() && last.organization.is_none() && last.also.is_none();
    let definite = last.tokens.start > 0 && text.word(last.tokens.start - 1) == "the";
    leads(last.role) && is_bare && (definite || leads(office.role))
}

/// A chain joined by "and" belongs to one person only if a name closes it.
fn drop_open_chain(text: &Text, offices: &mut Vec<Office>, stop: &mut usize, end: usize) {
    if offices.len() < 2 {
        return;
    }
    let (_, start) = honorifics_after(text, *stop);
    let start = if text.raw(start) == "," { start + 1 } else { start };
    let closed = name::at(text, start, Context::Titled).is_some() || far_name(text, *stop, offices, end).is_some();
    let after_name = offices.first().is_some_and(|first| {
        let before = first.tokens.start.saturating_sub(1);
        let comma = before - usize::from(text.word(before) == "the" && before > 0);
        first.tokens.start > 1 && text.raw(comma) == ","
    });
    if !closed && !after_name {
        offices.truncate(1);
        *stop = offices[0].tokens.end;
    }
}

/// A mention by office alone, one for each country where several people hold it.
fn without_name(
    text: &Text,
    start: usize,
    offices: Vec<Office>,
    stop: usize,
    end: usize,
    mentions: &mut Vec<Mention>,
) -> Option<usize> {
    let first = offices.first()?;
    if first.many {
        if let Some(stop) = counterpart::named_many(text, first, start, stop, end, mentions) {
            return Some(stop);
        }
        return Some(counterpart::of_many(text, first, start, stop, end, mentions));
    }
    let is_building = start.checked_sub(3).is_some_and(|before| {
        matches!(text.word(before + 1), "office" | "residence")
            && text.is_capitalised(before + 1)
            && text.word(before + 2) == "of"
    });
    if !is_building {
        mentions.push(Mention::by_office(start..stop, offices));
    }
    Some(stop)
}

#[cfg(test)]
mod tests;
