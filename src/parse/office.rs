//! Offices: the words of a title and what they mean.
//!
//! A title is read as `[country | body | modifier | portfolio]* head [of | for … portfolio | country | body]*`: what stands
//! before the head and the head here, what stands after it in `complement`; `role` tells what the office is.

mod complement;
mod role;

pub(crate) use complement::after_acronym;

use super::city;
use super::country;
use super::name;
use super::people::{Found, Office};
use super::text::Text;
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::table::CueKind;
use crate::gazetteer::word::TokenKind;
use crate::record::{Basis, Modifier, OrganizationKind, Role};
use std::ops::Range;

/// Words before a head are at most this many.
const LONGEST_OPENING: usize = 12;

/// What has been read of a title.
#[derive(Default, Clone)]
pub(super) struct Draft {
    first: Option<usize>,
    country: Option<Found<String>>,
    organization: Option<Found<String>>,
    body: Option<OrganizationKind>,
    portfolio: Option<Range<usize>>,
    portfolio_role: Option<Role>,
    modifiers: Vec<Modifier>,
    accredited: bool,
    within: bool,
}

/// The office whose title begins at a token, and the index after its last word.
pub(crate) fn at(text: &Text, start: usize) -> Option<(Office, usize)> {
    let is_nominee =
        matches!(text.word(start), "nominee" | "candidate") && matches!(text.word(start + 1), "for" | "as");
    if !is_nominee {
        return held(text, start).or_else(|| member(text, start));
    }
    let (office, stop) = held(text, country::after_article(text, start + 2))?;
    let modifiers = vec![Modifier::Designate];
    Some((Office { role: Role::Other, also: None, tokens: start..stop, modifiers, ..office }, stop))
}

/// The office of a member of a national parliament that the tables name: "members of the State Great Khural".
fn member(text: &Text, start: usize) -> Option<(Office, usize)> {
    let many = match text.word(start) {
        "member" => false,
        "members" => true,
        _ => return None,
    };
    let first = country::after_article(text, start + 2);
    let body = text.match_of(first, Table::Organization).filter(|_| text.word(start + 1) == "of")?;
    let row = &text.gazetteer.organizations[body.row];
    let value = row.country.clone().filter(|_| row.kind == OrganizationKind::Parliament)?;
    let tokens = body.first..body.stop;
    let country = Some(Found { value, tokens, basis: Basis::Stated, rule: "office.national-body" });
    Some((Office { country, many, ..Office::plain(Role::Legislator, start..body.stop) }, body.stop))
}

/// The office of somebody who holds it, or has been named for it ("Ambassador to Norland Nominee").
fn held(text: &Text, start: usize) -> Option<(Office, usize)> {
    let mut draft = Draft::default();
    let head_start = opening(text, start, &mut draft)?;
    let head = text.match_of(head_start, Table::Office).filter(|head| !name::is_fathered(text, head.stop))?;
    if is_within_body(text, head_start..head.stop) {
        return None;
    }
    let row = &text.gazetteer.offices[head.row];
    let note = row.note.as_deref().unwrap_or_default();
    let is_office = is_written_as_office(text, head_start, head.stop, note, &draft);
    body_of_its(text, head_start, &mut draft);
    let head_stop = after_general(text, head.stop);
    let mut stop = complement::read(text, field_stop(text, head_start..head_stop), &mut draft, row.role[0]);
    if !is_office && !is_of_named_body(text, head.stop, note, &draft) {
        return None;
    }
    body_within(text, head_start..head.stop, &mut draft);
    draft.country = draft.country.take().or_else(|| of_expatriates(text, head_start..stop));
    draft.country = draft.country.take().or_else(|| of_municipality(text, head.stop, stop));
    if draft.organization.is_some() || draft.body.is_some() || draft.within {
        stop = complement::after_acronym(text, stop);
    }
    let first = draft.first.unwrap_or(head_start);
    let mut role = role::of(text, &draft, &role::Words { head: head_start..head.stop, stop }, row);
    if text.word(stop) == "nominee" {
        stop += 1;
        role = Role::Other;
        draft.modifiers.push(Modifier::Designate);
    }
    let also = row.role.get(1).copied().filter(|_| role == row.role[0]);
    let office = Office {
        role,
        also,
        tokens: first..stop,
        portfolio: draft.portfolio,
        modifiers: role::modifiers(draft.modifiers, role),
        country: draft.country,
        organization: draft.organization,
        many: row.number == "many",
    };
    Some((office, stop))
}

/// The index after a head and the "General" that makes one office of both: "Council Secretary | -General".
fn after_general(text: &Text, stop: usize) -> usize {
    let general = stop + usize::from(text.raw(stop) == "-");
    let joins = matches!(text.word(stop - 1), "secretary" | "director" | "consul" | "commissioner");
    if joins && text.word(general) == "general" { general + 1 } else { stop }
}

/// The kind of the body that "its" stands for: "the Chamber of Deputies, led by its | President".
fn body_of_its(text: &Text, head: usize, draft: &mut Draft) {
    if head == 0 || text.word(head - 1) != "its" || draft.body.is_some() || draft.country.is_some() {
        return;
    }
    let first = text.sentences.get(text.sentence_of(head)).map_or(head, |sentence| sentence.tokens.start);
    let body = (first..head).rev().find_map(|at| {
        let body = text.match_of(at, Table::Organization).map(|body| text.gazetteer.organizations[body.row].kind);
        let noun = || {
            let noun = text.match_of(at, Table::OrganizationNoun).filter(|_| text.is_capitalised(at))?;
            Some(text.gazetteer.organization_nouns[noun.row].kind)
        };
        body.or_else(noun)
    });
    draft.body = body.filter(|kind| matches!(kind, OrganizationKind::Parliament));
}

/// Whether the words of an office are only a part of a body's name: "United Nations | General | Assembly".
fn is_within_body(text: &Text, head: Range<usize>) -> bool {
    let before = head.start.saturating_sub(REACH_OF_BODY)..head.start;
    before.into_iter().any(|at| text.match_of(at, Table::Organization).is_some_and(|body| body.stop >= head.end))
}

/// A body's name begins at most this many tokens before a word of it that is an office elsewhere.
const REACH_OF_BODY: usize = 4;

/// The index after a head, and after the field that begins within it: "Minister of Foreign Affairs, African Cooperation".
fn field_stop(text: &Text, head: Range<usize>) -> usize {
    let fields = head.clone().skip(1).filter_map(|token| text.match_of(token, Table::Portfolio));
    fields.map(|field| field.stop).max().map_or(head.end, |stop| stop.max(head.end))
}

/// The body that a fixed wording holds: "NATO Secretary General", "President of the European Commission".
fn body_within(text: &Text, head: Range<usize>, draft: &mut Draft) {
    let is_accredited = || head.clone().any(|token| text.word(token) == "to");
    if draft.country.is_some() || draft.organization.is_some() || head.len() < 2 || is_accredited() {
        return;
    }
    let bodies = head.clone().filter_map(|token| text.match_of(token, Table::Organization));
    if let Some(body) = bodies.filter(|body| body.stop <= head.end).max_by_key(|body| body.stop - body.first) {
        add_organization(text, body.first..body.stop, body.row, draft);
    }
}

/// The country whose people abroad a ministry is for: "Minister of Foreign Affairs and Norlandian Expatriates".
fn of_expatriates(text: &Text, title: Range<usize>) -> Option<Found<String>> {
    let abroad = |at: usize| {
        matches!(text.word(at), "expatriates" | "abroad" | "expatriate" | "diaspora" | "overseas")
            || matches!(text.word(at), "living" | "residing") && text.word(at + 1) == "abroad"
            || matches!(text.word(at), "community" | "communities" | "nationals" | "citizens")
                && text.word(at + 1) == "abroad"
    };
    title.clone().find_map(|at| {
        let named =
            country::at(text, at).filter(|named| named.adjective && named.stop < title.end && abroad(named.stop))?;
        let tokens = at..named.stop;
        Some(Found { value: named.code, tokens, basis: Basis::Stated, rule: "office.country-within" })
    })
}

/// The country of the city of which somebody is mayor: "Vice Mayor | of Northport", "Mayor | of Northport's Old District".
fn of_municipality(text: &Text, head_stop: usize, stop: usize) -> Option<Found<String>> {
    let first = country::after_article(text, head_stop + 1);
    let governs = matches!(text.word(head_stop - 1), "mayor" | "mayors") && text.word(head_stop) == "of";
    let city = city::at(text, first).filter(|city| governs && city.stop <= stop.max(first + 1))?;
    let tokens = first..city.stop;
    Some(Found { value: city.country.to_owned(), tokens, basis: Basis::Inferred, rule: "office.of-city" })
}

/// "Leader", "speaker" and the like are offices only with a country or body, or capitalised.
fn is_written_as_office(text: &Text, first: usize, stop: usize, note: &str, draft: &Draft) -> bool {
    if text.word(stop - 1) == "official" && text.cue(stop, CueKind::Occurrence).is_some() {
        return false;
    }
    if !note.contains("weak") && !note.contains("rank") {
        return true;
    }
    if name::is_given_name(text, first) {
        return false;
    }
    let sentence_start =
        text.sentences.get(text.sentence_of(first)).is_some_and(|sentence| sentence.tokens.start == first);
    let capital = text.is_capitalised(first) && !sentence_start;
    let belongs = draft.country.is_some() || draft.organization.is_some() || is_of_area(text, first);
    let definite = || first > 0 && matches!(text.word(first - 1), "the" | "its" | "their" | "our");
    let named = || {
        text.raw(stop) == ","
            && definite()
            && name::at(text, stop + 1, name::Context::Titled).is_some_and(|name| name.len() > 1)
    };
    let many = || {
        let first = name::at(text, stop, name::Context::Titled).filter(|name| name.len() > 1);
        let and = first.map(|name| name.end).filter(|and| note.contains("congress") && text.word(*and) == "and");
        and.is_some_and(|and| name::at(text, and + 1, name::Context::Titled).is_some_and(|name| name.len() > 1))
    };
    belongs || capital && (text.is_capitalised(stop) || named()) || many()
}

/// Whether a word that is no office by itself stands before a body of a country: "leader of the Norland Labour Movement".
fn is_of_named_body(text: &Text, stop: usize, note: &str, draft: &Draft) -> bool {
    let named = (draft.body.is_some() || draft.within) && (draft.country.is_some() || draft.organization.is_some());
    note.contains("weak") && text.word(stop) == "of" && named
}

/// Whether an area that no table has stands before an office and a full name after it: "the Norlandian leader Ada Holm".
fn is_of_area(text: &Text, first: usize) -> bool {
    let named = |area: usize| text.is_capitalised(area) && !text.is_common(area);
    let full = || name::at(text, first + 1, name::Context::Titled).is_some_and(|name| name.len() > 1);
    first.checked_sub(1).is_some_and(named) && full()
}

/// Reads what stands before the head; the index of the head.
fn opening(text: &Text, start: usize, draft: &mut Draft) -> Option<usize> {
    let mut at = start;
    while at < start + LONGEST_OPENING {
        if let Some(next) = longer_opening(text, at, draft) {
            at = next;
            continue;
        }
        if let Some(head) = text.match_of(at, Table::Office) {
            let Some(next) = after_owner(text, at..head.stop, draft) else { return Some(at) };
            at = next;
            continue;
        }
        at = opening_element(text, at, draft)?;
    }
    None
}

/// The index after the one whose officer is named, with the body for which both act: "UN Secretary-General's | Personal Envoy".
fn after_owner(text: &Text, owner: Range<usize>, draft: &mut Draft) -> Option<usize> {
    let next = owner.end + 1;
    let owns = text.kind(owner.end) == Some(TokenKind::Possessive) && text.is_capitalised(owner.end + 1);
    if !owns || !leads_to_head(text, next) {
        return None;
    }
    body_within(text, owner.clone(), draft);
    draft.first.get_or_insert(owner.start);
    Some(next)
}

/// A body or country whose name is longer than the office that begins at the same word ("National Assembly Speaker").
fn longer_opening(text: &Text, at: usize, draft: &mut Draft) -> Option<usize> {
    let office = text.match_of(at, Table::Office)?;
    let portfolio = text.match_of(at, Table::Portfolio).filter(|found| found.stop > office.stop);
    let body = text.match_of(at, Table::Organization).filter(|found| found.stop > office.stop);
    let goes_on = |stop: usize| text.match_of(stop, Table::Office).is_some();
    let next = portfolio
        .map(|found| found.stop)
        .into_iter()
        .chain(body.map(|found| found.stop))
        .find(|stop| goes_on(*stop))?;
    if portfolio.is_some_and(|found| found.stop == next) {
        add_portfolio(text, at..next, draft);
    }
    draft.first.get_or_insert(at);
    Some(next)
}

fn opening_element(text: &Text, at: usize, draft: &mut Draft) -> Option<usize> {
    if let Some(named) = country::at(text, at) {
        let tokens = at..named.stop;
        draft.country = Some(Found { value: named.code, tokens, basis: Basis::Stated, rule: "office.country-before" });
        return Some(after_link(text, named.stop));
    }
    if let Some(found) = text.match_of(at, Table::Organization) {
        add_organization(text, at..found.stop, found.row, draft);
        draft.first.get_or_insert(at);
        return Some(after_link(text, complement::after_acronym(text, found.stop)));
    }
    if let Some(found) = text.match_of(at, Table::Venue) {
        let government = text.gazetteer.venues[found.row].government.clone()?;
        let tokens = at..found.stop;
        draft.country = Some(Found { value: government, tokens, basis: Basis::Stated, rule: "office.seat-before" });
        return Some(after_link(text, found.stop));
    }
    if let Some(stop) = ministry(text, at, draft) {
        return Some(stop);
    }
    if let Some(found) = text.match_of(at, Table::Portfolio).filter(|found| leads_to_head(text, found.stop)) {
        add_portfolio(text, at..found.stop, draft);
        draft.first.get_or_insert(at);
        return Some(found.stop);
    }
    if let Some(found) = text.match_of(at, Table::Modifier) {
        draft.modifiers.push(text.gazetteer.modifiers[found.row].modifier);
        draft.first.get_or_insert(at);
        return Some(after_link(text, found.stop));
    }
    let joins = matches!(text.word(at), "and" | "&" | ",") && draft.portfolio.is_some();
    joins.then_some(at + 1).filter(|next| text.match_of(*next, Table::Portfolio).is_some())
}

/// The ministry, parliament or other body whose officer is named: "Foreign Ministry | Undersecretary", "Forum | Chair".
fn ministry(text: &Text, at: usize, draft: &mut Draft) -> Option<usize> {
    let first = text.match_of(at, Table::Portfolio).map_or(at, |field| field.stop);
    let noun = text.match_of(at, Table::OrganizationNoun).or_else(|| text.match_of(first, Table::OrganizationNoun))?;
    let kind = text.gazetteer.organization_nouns[noun.row].kind;
    let stop = after_link(text, noun.stop);
    let is_field = text.match_of(at, Table::Portfolio).is_some();
    let owns =
        matches!(kind, OrganizationKind::Ministry | OrganizationKind::Parliament) || noun.stop == at + 1 && !is_field;
    let office = text.match_of(stop, Table::Office).or_else(|| {
        let after = text.match_of(stop, Table::Modifier).map(|found| found.stop)?;
        text.match_of(after, Table::Office)
    });
    if !owns || office.is_none() || !text.is_capitalised(at) && kind != OrganizationKind::Ministry {
        return None;
    }
    draft.body.get_or_insert(kind);
    draft.first.get_or_insert(at);
    Some(stop)
}

/// Whether a portfolio is followed by a head, at once or after further portfolios.
fn leads_to_head(text: &Text, mut at: usize) -> bool {
    for _ in 0..6 {
        if text.match_of(at, Table::Office).is_some() {
            return true;
        }
        let next = if matches!(text.word(at), "and" | "&" | "," | "-") { at + 1 } else { at };
        let found = text.match_of(next, Table::Portfolio).or_else(|| text.match_of(next, Table::Modifier));
        match found {
            Some(found) => at = found.stop,
            None => return false,
        }
    }
    false
}

/// Skips a possessive and a hyphen.
fn after_link(text: &Text, at: usize) -> usize {
    match text.kind(at) {
        Some(TokenKind::Possessive) => at + 1,
        Some(TokenKind::Sign) if matches!(text.raw(at), "-" | "–" | "'" | "’") && text.tokens[at].glued => at + 1,
        _ => at,
    }
}

fn add_portfolio(text: &Text, tokens: Range<usize>, draft: &mut Draft) {
    let row = text.match_of(tokens.start, Table::Portfolio).map(|found| &text.gazetteer.portfolios[found.row]);
    let role = row.map_or(Role::Minister, |row| row.role);
    draft.portfolio_role = Some(draft.portfolio_role.unwrap_or(role));
    draft.portfolio = Some(draft.portfolio.as_ref().map_or(tokens.start, |old| old.start)..tokens.end);
}

fn add_organization(text: &Text, tokens: Range<usize>, row: usize, draft: &mut Draft) {
    let organization = &text.gazetteer.organizations[row];
    draft.body = Some(draft.body.unwrap_or(organization.kind));
    if let Some(country) = &organization.country {
        if draft.country.is_none() {
            let found = Found { value: country.clone(), tokens, basis: Basis::Stated, rule: "office.national-body" };
            draft.country = Some(found);
        }
    } else if matches!(
        organization.kind,
        OrganizationKind::Igo | OrganizationKind::Court | OrganizationKind::Parliament
    ) && draft.organization.is_none()
    {
        let value = organization.name.clone();
        draft.organization = Some(Found { value, tokens, basis: Basis::Stated, rule: "office.body" });
    }
}
