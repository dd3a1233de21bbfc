//! What follows a name: forms of address, a country, offices in apposition.

use super::{chain, honorifics_after, item, titled_name};
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::parse::counterpart;
use crate::parse::country::{self, Named};
use crate::parse::name::{self, Context};
use crate::parse::office;
use crate::parse::people::{Found, Mention, Office};
use crate::parse::text::Text;
use crate::record::{Basis, OrganizationKind, Role};

/// Reads what follows a name: forms of address, country, offices in apposition.
pub(crate) fn complete(text: &Text, mention: &mut Mention, end: usize) {
    let stop = mention.tokens.end;
    let after_comma = if text.raw(stop) == "," { stop + 1 } else { stop };
    let (after, next) = name::honorifics(text, after_comma, "after");
    if !after.is_empty() {
        mention.honorifics.extend(after);
        mention.tokens.end = next;
    }
    if let Some((office, next)) = postnominal(text, mention.tokens.end) {
        mention.offices.push(office);
        mention.tokens.end = next;
    }
    let stop = mention.tokens.end;
    let of = stop + usize::from(text.raw(stop) == "," && is_of_country(text, stop + 1));
    if text.word(of) == "of" {
        let first = country::after_article(text, of + 1);
        let named = country::at(text, first).filter(|named| named.stop <= end);
        match named {
            Some(named) if named.adjective => of_service(text, mention, first, named, end),
            Some(named) => {
                set_country(mention, first, named, "name.of-country");
                mention.tokens.end = after_body(text, mention.tokens.end, end);
            }
            None => {}
        }
    } else if text.raw(stop) == "(" {
        bracketed(text, mention, stop, end);
    } else if is_listed_owner(text, stop, end)
        && let Some(office) = mention.offices.last_mut()
    {
        item::add_body(text, office, stop, end);
        mention.tokens.end = end;
    } else if is_glued_title(text, stop) {
        apposition(text, mention, stop, end);
    } else if text.raw(stop) == "," || matches!(text.raw(stop), "–" | "—") && mention.offices.is_empty() {
        apposition(text, mention, stop + 1, end);
    }
}

/// The country of the body behind a name: "Ada Holm of the Norlandian | Coast Guard".
fn of_service(text: &Text, mention: &mut Mention, first: usize, named: Named, end: usize) {
    let stop = (named.stop..end).take_while(|at| text.is_capitalised(*at)).last().map_or(named.stop, |last| last + 1);
    if stop > named.stop {
        set_country(mention, first, named, "name.of-country");
        mention.tokens.end = stop;
    }
}

/// Skips the body that a country owns: "Ada Holm of Norland | 's Ministry of Trade".
fn after_body(text: &Text, stop: usize, end: usize) -> usize {
    let mut last = stop;
    let mut at = stop + 1;
    if text.kind(stop) != Some(TokenKind::Possessive) {
        return stop;
    }
    while at < end && (text.is_capitalised(at) || matches!(text.word(at), "of" | "for" | "and" | "the")) {
        last = if text.is_capitalised(at) { at + 1 } else { last };
        at += 1;
    }
    let is_body = (stop + 1..last).any(|token| text.match_of(token, Table::OrganizationNoun).is_some());
    if is_body { last } else { stop }
}

/// Whether nothing but a state's name stands behind "of": "Ada Holm, of Norland;".
fn is_of_country(text: &Text, of: usize) -> bool {
    let named = country::at(text, country::after_article(text, of + 1)).filter(|named| !named.adjective);
    text.word(of) == "of" && named.is_some_and(|named| matches!(text.raw(named.stop), "," | ";" | "." | ""))
}

/// An office in letters right after a name: "MP", "MEP".
fn postnominal(text: &Text, at: usize) -> Option<(Office, usize)> {
    text.tokens.get(at).filter(|token| token.capitals)?;
    office::at(text, at).filter(|(office, next)| *next == at + 1 && office.role == Role::Legislator)
}

/// Whether a line ends with a state or body after title and name: "President Ada Holm, Republic of Norland".
fn is_listed_owner(text: &Text, stop: usize, end: usize) -> bool {
    let first = country::after_article(text, stop + 1);
    let country = country::at(text, first).filter(|named| !named.adjective).map(|named| named.stop);
    let body = text
        .match_of(first, Table::Organization)
        .filter(|found| text.gazetteer.organizations[found.row].kind == OrganizationKind::Igo);
    text.raw(stop) == "," && country.or(body.map(|body| body.stop)).is_some_and(|stop| stop >= end)
}

/// Whether a title is run together with the name before it: `AnaPresident of Norland`.
pub(super) fn is_glued_title(text: &Text, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| token.glued) && text.is_capitalised(at) && office::at(text, at).is_some()
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
    let (mut offices, stop) = chain(text, at, end);
    if let Some(master) = master(text, &mut offices, stop, end) {
        mention.offices.extend(offices);
        mention.tokens.end = master;
        return;
    }
    if is_next_in_list(text, mention, at > first, stop) {
        return;
    }
    if closes(text, mention, &offices, stop, end) {
        mention.offices.extend(offices);
        mention.tokens.end = stop;
        return;
    }
    let (_, name_start) = honorifics_after(text, stop);
    let names_another = name::at(text, name_start, Context::Titled).is_some();
    let parts = |first: &Office| match text.word(first.tokens.end) {
        "and" => !names_another,
        "," => names_another,
        _ => false,
    };
    let first = offices.into_iter().next().filter(parts);
    let Some(first) = first else { return };
    let stop = first.tokens.end;
    if closes(text, mention, std::slice::from_ref(&first), stop, end) {
        mention.offices.push(first);
        mention.tokens.end = stop;
    }
}

/// Whether an office behind somebody with a title is that of the next in a list: "the Minister, Ada Holm, | the Director and
/// the press".
fn is_next_in_list(text: &Text, mention: &Mention, has_article: bool, stop: usize) -> bool {
    let titled = mention.offices.iter().any(|office| office.tokens.start < mention.tokens.start + 2);
    let goes_on = text.word(stop) == "and" && matches!(text.word(stop + 1), "the" | "other" | "others");
    titled && has_article && goes_on
}

/// Whether offices behind a name are that person's, up to their end.
fn closes(text: &Text, mention: &Mention, offices: &[Office], stop: usize, end: usize) -> bool {
    let Some(last) = offices.last() else { return false };
    let (_, name_start) = honorifics_after(text, stop);
    let names_another = stop < end && text.raw(stop) != "," && name::at(text, name_start, Context::Titled).is_some();
    let comma_name = stop < end
        && text.raw(stop) == ","
        && titled_name(text, stop, stop, offices)
            .is_some_and(|name| name.len() > 1 && matches!(text.raw(name.end), "," | "."))
        && !(mention.offices.is_empty() && is_name_before_office(text, stop, end));
    let headline = text.is_headline(stop - 1);
    let ends = matches!(text.raw(stop), "," | "." | ":" | "(" | ")" | ";" | "–" | "—" | "")
        || text.word(stop) == "and"
        || stop >= end
        || mention.offices.is_empty() && !headline && !is_object(text, mention);
    let is_plainer = |office: &Office| office.country.is_none() && last.country.is_some();
    let told = || mention.offices.iter().filter(|office| !counterpart::is_counterpart(text, office));
    let same = told().any(|office| office.role == last.role && !is_plainer(office));
    let lists =
        told().any(|office| office.country.is_some()) && last.country.is_some() && offices_differ(mention, last);
    !names_another && !comma_name && ends && !last.many && !same && !lists
}

/// Whether the next of a list is named before his office as well: "Ada Holm, Minister of Trade, | Bo Lind, Minister of Energy".
pub(super) fn is_name_before_office(text: &Text, comma: usize, end: usize) -> bool {
    let (_, start) = honorifics_after(text, comma);
    let start = start + usize::from(text.raw(start) == ",");
    let Some(name) = name::at(text, start, Context::Titled).filter(|name| text.raw(name.end) == ",") else {
        return false;
    };
    let (offices, stop) = chain(text, country::after_article(text, name.end + 1), end);
    let (_, next) = honorifics_after(text, stop);
    !offices.is_empty() && (stop >= end || name::at(text, next, Context::Titled).is_none())
}

/// Where the one is named on whose behalf somebody holds an office, which takes the name into its title: "X, Special Envoy of
/// | President Y".
fn master(text: &Text, offices: &mut [Office], stop: usize, end: usize) -> Option<usize> {
    let last = offices.last_mut()?;
    let head = last
        .tokens
        .clone()
        .rev()
        .find(|at| text.match_of(*at, Table::Office).is_some_and(|found| found.stop == stop))?;
    let name = name::at(text, stop, Context::Titled).filter(|name| name.end <= end)?;
    let of = head > last.tokens.start && matches!(text.word(head - 1), "of" | "to");
    of.then(|| {
        last.tokens.end = name.end;
        head
    })
}

/// Whether a preposition or participle stands before somebody, so that what follows may begin anew: "In receiving Ms Holm, the
/// President said".
fn is_object(text: &Text, mention: &Mention) -> bool {
    let before = mention.tokens.start.checked_sub(1).map_or("", |before| text.word(before));
    let acts = mention.tokens.start.checked_sub(1).and_then(|before| text.match_of(before, Table::Verb));
    let participle = before.ends_with("ing") && acts.is_some();
    participle || matches!(before, "with" | "to" | "by" | "from" | "of" | "for" | "and" | "between" | "on" | "about")
}

fn offices_differ(mention: &Mention, last: &Office) -> bool {
    let code = |office: &Office| office.country.as_ref().map(|found| found.value.clone());
    mention.offices.iter().all(|office| code(office) != code(last))
}
