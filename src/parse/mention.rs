//! Mentions: where somebody stands in the text, by name, office or both.

use super::country::{self, Named};
use super::name::{self, Context};
use super::people::{Found, Mention, Office};
use super::text::{Part, Text};
use super::{counterpart, office};
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::record::Basis;
use std::collections::HashSet;
use std::ops::Range;

/// All mentions of the headline and the report, in order; then names without any title.
pub(crate) fn scan(text: &Text) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (_, sentence) in text.told() {
        scan_sentence(text, sentence.tokens.clone(), &mut mentions);
    }
    add_bare_names(text, &mut mentions);
    mentions
}

fn scan_sentence(text: &Text, sentence: Range<usize>, mentions: &mut Vec<Mention>) {
    let mut at = sentence.start;
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
    let (more, name_start) = honorifics_after(text, after_offices);
    honorifics.extend(more);
    let titled = !offices.is_empty() || !honorifics.is_empty();
    let name = titled.then(|| titled_name(text, name_start, after_offices, &offices)).flatten();
    let Some(name) = name.filter(|name| name.end <= end) else {
        return without_name(text, start, offices, after_offices, end, mentions);
    };
    let mut mention =
        Mention { tokens: start..name.end, name: Some(name), honorifics, offices, country: None, person: None };
    complete(text, &mut mention, end);
    let stop = mention.tokens.end;
    mentions.push(mention);
    Some(stop)
}

/// The name after titles: at once, or after a comma if another comma or verb closes it.
fn titled_name(text: &Text, name_start: usize, after_offices: usize, offices: &[Office]) -> Option<Range<usize>> {
    if offices.last().is_some_and(|office| office.many) {
        return None;
    }
    let start = if text.raw(name_start) == "," && !offices.is_empty() {
        let (_, start) = name::honorifics(text, name_start + 1, "before");
        start
    } else {
        name_start
    };
    let name = name::at(text, start, Context::Titled)?;
    let comma = start > after_offices && text.raw(after_offices) == ",";
    let closes = !comma || matches!(text.raw(name.end), "," | "." | ")" | ";") || !text.is_capitalised(name.end);
    let foreign = comma
        && (country::at(text, start).is_some()
            || text.match_of(start, Table::Office).is_some()
            || name.len() < 2 && text.match_of(start, Table::City).is_some());
    (closes && !foreign).then_some(name)
}

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
        if at == next {
            break;
        }
    }
    drop_open_chain(text, &mut offices, &mut stop);
    (offices, stop)
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
    let article =
        matches!(text.word(at.saturating_sub(1)), "the" | "a") && (stop..at).any(|token| text.word(token) == "and");
    let same = last.role == office.role
        && last.portfolio.is_none() == office.portfolio.is_none()
        && last.organization == office.organization;
    !other_country && !article && !same && !office.many
}

/// A chain joined by "and" belongs to one person only if a name closes it.
fn drop_open_chain(text: &Text, offices: &mut Vec<Office>, stop: &mut usize) {
    if offices.len() < 2 {
        return;
    }
    let (_, start) = honorifics_after(text, *stop);
    let start = if text.raw(start) == "," { start + 1 } else { start };
    let closed = name::at(text, start, Context::Titled).is_some();
    let after_name =
        offices.first().is_some_and(|first| first.tokens.start > 1 && text.raw(first.tokens.start - 1) == ",");
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
        return Some(counterpart::of_many(text, first, start, stop, end, mentions));
    }
    mentions.push(Mention::by_office(start..stop, offices));
    Some(stop)
}

/// Reads what follows a name: forms of address, country, offices in apposition.
fn complete(text: &Text, mention: &mut Mention, end: usize) {
    let stop = mention.tokens.end;
    let after_comma = if text.raw(stop) == "," { stop + 1 } else { stop };
    let (after, next) = name::honorifics(text, after_comma, "after");
    if !after.is_empty() {
        mention.honorifics.extend(after);
        mention.tokens.end = next;
    }
    let stop = mention.tokens.end;
    if text.word(stop) == "of" {
        let first = country::after_article(text, stop + 1);
        if let Some(named) = country::at(text, first).filter(|named| !named.adjective && named.stop <= end) {
            set_country(mention, first, named, "name.of-country");
        }
    } else if text.raw(stop) == "(" {
        bracketed(text, mention, stop, end);
    } else if text.raw(stop) == "," || matches!(text.raw(stop), "–" | "—") && mention.offices.is_empty() {
        apposition(text, mention, stop + 1, end);
    }
}

fn set_country(mention: &mut Mention, first: usize, named: Named, rule: &'static str) {
    mention.tokens.end = named.stop;
    let found = Found { value: named.code, tokens: first..named.stop, basis: Basis::Stated, rule };
    match mention.offices.iter_mut().find(|office| office.country.is_none() && office.organization.is_none()) {
        Some(office) => office.country = Some(found),
        None => mention.country = Some(found),
    }
}

/// "Lubomir Rehak (Slovak Republic)", "X (Minister of Finance)".
fn bracketed(text: &Text, mention: &mut Mention, stop: usize, end: usize) {
    let first = country::after_article(text, stop + 1);
    if let Some(named) = country::at(text, first).filter(|named| !named.adjective && text.raw(named.stop) == ")") {
        set_country(mention, first, named, "name.bracketed-country");
    } else {
        let (offices, after) = chain(text, first, end);
        if text.raw(after) == ")" && !offices.is_empty() {
            mention.offices.extend(offices);
            mention.tokens.end = after + 1;
        }
    }
}

/// "X, Minister of Foreign Affairs of Italy, said".
fn apposition(text: &Text, mention: &mut Mention, first: usize, end: usize) {
    let at = country::after_article(text, first);
    let (offices, stop) = chain(text, at, end);
    let Some(last) = offices.last() else { return };
    let (_, name_start) = honorifics_after(text, stop);
    let names_another = text.raw(stop) != "," && name::at(text, name_start, Context::Titled).is_some();
    let comma_name = text.raw(stop) == ","
        && titled_name(text, stop, stop, &offices)
            .is_some_and(|name| name.len() > 1 && matches!(text.raw(name.end), "," | "."));
    let closes = matches!(text.raw(stop), "," | "." | ")" | ";" | "–" | "—" | "")
        || text.word(stop) == "and"
        || stop >= end
        || mention.offices.is_empty();
    let same = mention.offices.iter().any(|office| office.role == last.role);
    let lists = mention.offices.iter().any(|office| office.country.is_some())
        && last.country.is_some()
        && offices_differ(mention, last);
    if !names_another && !comma_name && closes && !last.many && !same && !lists {
        mention.offices.extend(offices);
        mention.tokens.end = stop;
    }
}

fn offices_differ(mention: &Mention, last: &Office) -> bool {
    let code = |office: &Office| office.country.as_ref().map(|found| found.value.clone());
    mention.offices.iter().all(|office| code(office) != code(last))
}

/// Names that stand without a title: words of names known from titled mentions, and full names that act.
fn add_bare_names(text: &Text, mentions: &mut Vec<Mention>) {
    let known: HashSet<&str> = mentions
        .iter()
        .filter_map(|mention| mention.name.clone())
        .flatten()
        .map(|token| text.word(token))
        .filter(|word| word.len() > 2)
        .collect();
    let covered: Vec<Range<usize>> = mentions.iter().map(|mention| mention.tokens.clone()).collect();
    let mut bare = Vec::new();
    for (_, sentence) in text.told() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if let Some(range) = covered.iter().find(|range| range.contains(&at)) {
                at = range.end.max(at + 1);
                continue;
            }
            let mention = bare_name(text, at, &sentence.tokens, sentence.part, &known);
            at = mention.as_ref().map_or(at + 1, |mention| mention.tokens.end);
            bare.extend(mention);
        }
    }
    mentions.extend(bare);
    mentions.sort_by_key(|mention| (mention.tokens.start, mention.tokens.end));
}

fn bare_name(text: &Text, at: usize, sentence: &Range<usize>, part: Part, known: &HashSet<&str>) -> Option<Mention> {
    if !text.is_capitalised(at) {
        return None;
    }
    let is_known = known.contains(text.word(at));
    let mut name = name::at(text, at, if is_known { Context::Titled } else { Context::Open })?;
    name.end = name.end.min(sentence.end);
    let words = name.clone().filter(|token| text.kind(*token) == Some(TokenKind::Word)).count();
    let has_known = name.clone().any(|token| known.contains(text.word(token)));
    let all_common =
        name.clone().filter(|token| text.kind(*token) == Some(TokenKind::Word)).all(|token| text.is_common(token));
    let thing = is_name_of_thing(text, &name);
    let accepted = !thing
        && (has_known && !all_common
            || part == Part::Body && words >= 2 && !all_common && acts(text, &name, sentence)
            || part == Part::Headline && (2..=4).contains(&words) && !all_common && acts(text, &name, sentence));
    if !accepted {
        return None;
    }
    let mut mention = Mention::by_name(name);
    complete(text, &mut mention, sentence.end);
    Some(mention)
}

/// Whether a capitalised run is the name of a body, place, event or instrument.
fn is_name_of_thing(text: &Text, name: &Range<usize>) -> bool {
    let nouns = [Table::OrganizationNoun, Table::EventNoun, Table::Instrument];
    let things = [Table::Organization, Table::Event, Table::Place, Table::City, Table::Venue, Table::Lookalike];
    let within =
        |token: usize| nouns.iter().any(|table| text.is_capitalised(token) && text.match_of(token, *table).is_some());
    let whole =
        things.iter().any(|table| text.match_of(name.start, *table).is_some_and(|found| found.stop >= name.end));
    let after_article = name.start > 0 && matches!(text.word(name.start - 1), "the" | "a" | "an");
    whole || after_article || within(name.end) || name.clone().any(within)
}

/// Whether somebody named here acts or is met, so that the name is a person's.
fn acts(text: &Text, name: &Range<usize>, sentence: &Range<usize>) -> bool {
    let before =
        name.start.checked_sub(1).filter(|before| *before >= sentence.start).map_or("", |before| text.word(before));
    let is_verb = |token: usize| {
        text.match_of(token, Table::Verb).is_some()
            || matches!(text.word(token), "had" | "has" | "is" | "was" | "will" | "took" | "also" | "who")
    };
    let next = if text.raw(name.end) == "," { name.end + 1 } else { name.end };
    let followed = is_verb(name.end)
        || text.word(next) == "who"
        || office::at(text, country::after_article(text, next)).is_some() && next > name.end;
    matches!(before, "with" | "met" | "told" | "received" | "between")
        || followed
        || text.kind(name.end) == Some(TokenKind::Possessive) && is_verb(name.end + 1)
        || text.raw(name.end) == "(" && country::at(text, name.end + 1).is_some()
}
