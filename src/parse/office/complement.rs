//! What stands after the head of a title: fields, countries, bodies, areas.

use super::{Draft, add_organization, add_portfolio, leads_to_head};
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::word::TokenKind;
use crate::parse::country;
use crate::parse::name::{self, Context};
use crate::parse::people::Found;
use crate::parse::text::Text;
use crate::record::{Basis, Modifier, OrganizationKind, Role};

/// Reads what stands after the head; the index after the title.
pub(super) fn read(text: &Text, head_stop: usize, draft: &mut Draft, head: Role) -> usize {
    let end = text.sentences.get(text.sentence_of(head_stop - 1)).map_or(head_stop, |sentence| sentence.tokens.end);
    let numbered = head_stop + usize::from(matches!(text.raw(head_stop), "II" | "III"));
    let head = if matches!(text.word(head_stop - 1), "adviser" | "advisor") { Role::Adviser } else { head };
    let mut stop = after_modifier(text, numbered, draft);
    loop {
        let next = match text.word(stop) {
            "in" | "," if charge(text, stop).is_some() => {
                charge(text, stop).and_then(|first| list_of_fields(text, first).or_else(|| field_at(text, first)))
            }
            "(" if takes_portfolio(head) => {
                let field = Some(stop).filter(|_| draft.portfolio.is_none());
                let field = field.and_then(|stop| bracketed_portfolio(text, stop, draft));
                field.or_else(|| after_bracketed_field(text, stop))
            }
            "of" | "for" | "to" | "at" | "in" | "on" | "with" => complement(text, stop, draft, head),
            "," if body_after_comma(text, stop, draft).is_some() => body_after_comma(text, stop, draft),
            "," | "and" | "&" if takes_portfolio(head) || head == Role::Legislator => {
                further_portfolio(text, stop, draft, head)
            }
            _ if draft.country.is_some() || draft.organization.is_some() => {
                let owned = text.kind(stop) == Some(TokenKind::Possessive) && draft.body.is_some();
                inner_body(text, stop + usize::from(owned), draft)
            }
            _ => None,
        };
        match next.filter(|next| *next <= end) {
            Some(next) => stop = next,
            None => return stop,
        }
    }
}

/// The first field of ", in charge of the Arab World".
fn charge(text: &Text, stop: usize) -> Option<usize> {
    let at = stop + usize::from(text.raw(stop) == ",");
    text.stands(at, &["in", "charge", "of"]).then(|| country::after_article(text, at + 3))
}

/// The index after the one field that stands at a token.
fn field_at(text: &Text, first: usize) -> Option<usize> {
    text.match_of(first, Table::Portfolio).map(|field| field.stop)
}

/// Capitalised fields joined by commas and "and"; the index after them.
fn list_of_fields(text: &Text, first: usize) -> Option<usize> {
    let mut stop = first;
    let mut at = first;
    while text.is_capitalised(at) && text.match_of(at, Table::Honorific).is_none() {
        stop = at + 1;
        at = stop;
        while !text.is_capitalised(at) && matches!(text.word(at), "," | "and" | "the" | "of" | "for" | "&") {
            if text.word(at) == "of" && country::at(text, country::after_article(text, at + 1)).is_some() {
                return Some(stop);
            }
            at += 1;
        }
        if text.raw(stop) == ","
            && (text.match_of(at, Table::Office).is_some() || !(at..at + 8).any(|next| text.word(next) == "and"))
        {
            break;
        }
    }
    (stop > first).then_some(stop)
}

/// The field of "Permanent Secretary (Foreign Affairs)".
fn bracketed_portfolio(text: &Text, stop: usize, draft: &mut Draft) -> Option<usize> {
    let last = portfolio_list(text, stop + 1).filter(|last| text.raw(*last) == ")" && text.is_capitalised(stop + 1))?;
    add_portfolio(text, stop + 1..last, draft);
    Some(last + 1)
}

/// Skips a field in brackets that no table has, before a name: "Additional Secretary (Bilateral Affairs – East) Ada Holm".
fn after_bracketed_field(text: &Text, stop: usize) -> Option<usize> {
    let last = (stop + 1..stop + LONGEST_FIELD).find(|at| text.raw(*at) == ")")?;
    let capitals =
        |at: usize| text.kind(at) != Some(TokenKind::Word) || text.is_capitalised(at) || text.word(at) == "and";
    let is_acronym = last == stop + 2 && text.tokens[stop + 1].capitals;
    let field = last > stop + 1
        && (stop + 1..last).all(capitals)
        && !(stop + 1..last).any(|at| country::at(text, at).is_some());
    let goes_on = text.is_capitalised(last + 1)
        || matches!(text.word(last + 1), "of" | "at" | "in")
        || is_acronym && text.raw(last + 1) == ",";
    (field && goes_on).then_some(last + 1)
}

/// A field in brackets has at most this many tokens.
const LONGEST_FIELD: usize = 9;

/// A body within the one that was named: "of the Communist Party of X | Central Committee".
fn inner_body(text: &Text, first: usize, draft: &mut Draft) -> Option<usize> {
    let mut stop = first;
    let mut named = false;
    while text.is_capitalised(stop) && is_body_word(text, stop) {
        let noun = text.match_of(stop, Table::OrganizationNoun).map(|noun| noun.stop);
        named = noun.is_some();
        stop = noun.unwrap_or(stop + 1);
    }
    draft.within |= named;
    named.then_some(stop)
}

/// A portfolio that goes on after a head that holds the first one: "Minister of Foreign Affairs and Trade".
fn further_portfolio(text: &Text, stop: usize, draft: &mut Draft, head: Role) -> Option<usize> {
    let next = if text.word(stop) == "," && text.word(stop + 1) == "and" { stop + 2 } else { stop + 1 };
    let next = if text.word(next - 1) == "and" { country::after_article(text, next) } else { next };
    let Some(found) = text.match_of(next, Table::Portfolio).filter(|_| text.is_capitalised(next)) else {
        return capitalised_common(text, next).filter(|last| head == Role::Legislator || leads_to_field(text, *last));
    };
    if text.match_of(next, Table::Organization).is_some_and(|body| body.stop > found.stop) {
        return None;
    }
    let ended = draft.country.as_ref().is_some_and(|country| country.rule == "office.of-country");
    if ended || draft.organization.is_some() || leads_to_head(text, found.stop) {
        return None;
    }
    let last = portfolio_list(text, next)?;
    draft.portfolio.get_or_insert(next..last);
    Some(last)
}

/// A body behind a comma, and the state behind another one: "Director of Trade | , Ministry of Commerce, Republic of Norland".
fn body_after_comma(text: &Text, comma: usize, draft: &mut Draft) -> Option<usize> {
    let first = country::after_article(text, comma + 1);
    if let Some(body) = text.match_of(first, Table::Organization)
        && text.gazetteer.organizations[body.row].kind == OrganizationKind::Parliament
        && ends_item(text, body.stop)
    {
        add_organization(text, body.first..body.stop, body.row, draft);
        return Some(body.stop);
    }
    if let Some(stop) = department_named(text, first) {
        return Some(stop);
    }
    let is_government = text.word(first) == "government";
    let noun = text.match_of(first, Table::OrganizationNoun).filter(|_| text.is_capitalised(first));
    let is_ministry =
        noun.is_some_and(|noun| text.gazetteer.organization_nouns[noun.row].kind == OrganizationKind::Ministry);
    let after_noun = noun.map_or(first + 1, |noun| noun.stop);
    let stop =
        capitalised_phrase(text, after_noun).filter(|stop| (is_ministry || is_government) && ends_item(text, *stop))?;
    draft.body.get_or_insert(OrganizationKind::Ministry);
    let within = (after_noun..stop).find_map(|at| country::at(text, at).map(|named| (at, named)));
    let behind = || {
        let at = country::after_article(text, stop + 1);
        let named = country::at(text, at).filter(|named| text.raw(stop) == "," && !named.adjective);
        named.filter(|named| ends_item(text, named.stop)).map(|named| (at, named))
    };
    let Some((at, named)) = within.or_else(behind) else { return Some(stop) };
    let tokens = at..named.stop;
    let last = named.stop.max(stop);
    let found = Found { value: named.code, tokens, basis: Basis::Stated, rule: "office.listed-country" };
    if is_government {
        draft.country = Some(found);
    } else {
        draft.country.get_or_insert(found);
    }
    Some(last)
}

/// The index after a body in quotation marks: "Executive Director of “Norgas”".
fn quoted_body(text: &Text, open: usize) -> Option<usize> {
    let close = (open + 2..open + LONGEST_FIELD).find(|at| matches!(text.raw(*at), "\"" | "”"))?;
    (open + 1..close)
        .all(|at| text.is_capitalised(at) || matches!(text.word(at), "and" | "of" | "&" | "-"))
        .then_some(close + 1)
}

/// Whether a body's branch stands before "in": "Head of the Council's Office | in Northport".
fn is_branch(text: &Text, preposition: usize) -> bool {
    let is_noun = |at: usize| {
        matches!(text.word(at), "office" | "mission" | "centre" | "center" | "bureau" | "branch" | "representation")
    };
    preposition.checked_sub(1).is_some_and(is_noun)
}

/// The index after a department whose noun stands last, between commas: "Americas Directorate".
fn department_named(text: &Text, first: usize) -> Option<usize> {
    let noun = (first + 1..first + LONGEST_FIELD).find(|at| DEPARTMENTS.contains(&text.word(*at)))?;
    let is_part = |at: usize| text.is_capitalised(at) || matches!(text.word(at), "and" | "&" | "-");
    let named = text.is_capitalised(first) && text.is_capitalised(noun) && (first..noun).all(is_part);
    (named && text.raw(noun + 1) == ",").then_some(noun + 1)
}

/// Whether what stands in a list ends at a token.
fn ends_item(text: &Text, stop: usize) -> bool {
    matches!(text.raw(stop), "," | "." | ";" | ")" | "") || text.word(stop) == "and"
}

/// The index after capitalised words that "of", "for", "and" and the like join.
fn capitalised_phrase(text: &Text, first: usize) -> Option<usize> {
    let joins = |at: usize| matches!(text.word(at), "of" | "for" | "and" | "the" | "&" | "-" | "–" | "on");
    let mut stop = first;
    let mut at = first;
    while text.is_capitalised(at) || joins(at) {
        if text.is_capitalised(at) {
            stop = at + 1;
        } else if text.word(at) == "and" && text.match_of(at + 1, Table::Honorific).is_some() {
            break;
        }
        at += 1;
    }
    (stop >= first).then_some(stop)
}

/// Whether "and" and a field follow one that no table has: "Foreign Affairs, International Business | and Cooperation".
fn leads_to_field(text: &Text, stop: usize) -> bool {
    let next = stop + 1 + usize::from(text.stands(stop, &[",", "and"]));
    let joined = text.word(next - 1) == "and";
    joined && text.is_capitalised(next) && text.match_of(next, Table::Portfolio).is_some()
}

fn after_modifier(text: &Text, stop: usize, draft: &mut Draft) -> usize {
    let at = if text.raw(stop) == "-" { stop + 1 } else { stop };
    let Some(found) = text.match_of(at, Table::Modifier) else { return stop };
    let modifier = text.gazetteer.modifiers[found.row].modifier;
    if !matches!(modifier, Modifier::Elect | Modifier::Designate | Modifier::Acting)
        || text.is_capitalised(found.stop)
            && at == stop
            && !matches!(modifier, Modifier::Acting)
            && text.word(at) != "designate"
            && text.word(at) != "elect"
    {
        return stop;
    }
    draft.modifiers.push(modifier);
    found.stop
}

/// Reads "of the Republic of X", "for Foreign Affairs and Trade", "to Sri Lanka", "of the Office of the President".
fn complement(text: &Text, at: usize, draft: &mut Draft, head: Role) -> Option<usize> {
    let preposition = text.word(at);
    let first = country::after_article(text, at + 1);
    if preposition == "of"
        && matches!(text.word(first), "his" | "her")
        && matches!(text.word(first + 1), "majesty" | "highness" | "excellency" | "holiness")
    {
        return Some(first + 2);
    }
    if (preposition == "of" || preposition == "to" && head == Role::Ambassador)
        && text.match_of(first, Table::Organization).is_none()
        && let Some(stop) = said_otherwise(text, first)
    {
        return Some(stop);
    }
    if preposition == "of"
        && let Some(stop) = area(text, first)
    {
        let stop = after_more_areas(text, stop);
        return Some(noun_phrase(text, stop, draft, head).filter(|_| text.is_capitalised(stop)).unwrap_or(stop));
    }
    if let Some(stop) = field(text, preposition, first, draft, head) {
        return Some(stop);
    }
    let body = text.match_of(first, Table::Organization);
    let named = country::at(text, first).filter(|named| body.is_none_or(|body| body.stop <= named.stop));
    if let Some(stop) = group_of_pair(text, first, draft) {
        return Some(stop);
    }
    let named = named.filter(|named| !is_pair(text, named.stop));
    let serves = |named: &country::Named| {
        preposition == "to" && text.word(named.stop) != "nominee" && text.match_of(named.stop, Table::Office).is_some()
    };
    if named.as_ref().is_some_and(serves) {
        return embedded_office(text, first, draft);
    }
    if let Some(named) = named {
        return country_complement(text, preposition, first, named, draft);
    }
    if let Some(stop) = own_ministry(text, first, draft) {
        return Some(stop);
    }
    match body {
        Some(body) => Some(body_complement(text, at, &body, draft, head)),
        None => further_complement(text, preposition, first, draft, head),
    }
}

/// The body for which somebody acts; one to which somebody is sent, or which is somebody's field, is not.
fn body_complement(text: &Text, at: usize, body: &Match, draft: &mut Draft, head: Role) -> usize {
    let speaks_for = text.word(at - 1).starts_with("spokes");
    let is_field = || text.gazetteer.organizations[body.row].kind == OrganizationKind::Igo && !speaks_for;
    if text.word(at) == "to" || text.word(at) == "for" && head == Role::Official && is_field() {
        draft.accredited = true;
    } else {
        add_organization(text, body.first..body.stop, body.row, draft);
    }
    after_acronym(text, body.stop)
}

/// What no table has as a whole: an office within, a body, a city, a company.
fn further_complement(text: &Text, preposition: &str, first: usize, draft: &mut Draft, head: Role) -> Option<usize> {
    match preposition {
        "of" if text.raw(first) == "\"" || text.raw(first) == "“" => quoted_body(text, first),
        "in" if is_branch(text, first - 1) => text.match_of(first, Table::City).map(|city| city.stop),
        "to" if matches!(head, Role::Official | Role::IoHead | Role::Ambassador)
            && text.match_of(first, Table::City).is_some() =>
        {
            text.match_of(first, Table::City).map(|city| city.stop)
        }
        "to" if !serves(head) => None,
        "to" => embedded_office(text, first, draft),
        "in" if head == Role::Ambassador => text.match_of(first, Table::City).map(|city| city.stop),
        "at" if owns_body(text, first) => embedded_office(text, first, draft),
        "at" | "with" | "in" if !is_leader(head) && (preposition != "in" || is_ministry(text, first)) => {
            noun_phrase(text, first, draft, head)
                .filter(|_| draft.body.is_some())
                .or_else(|| embedded_office(text, first, draft))
        }
        "in" if draft.body.is_some() && !is_leader(head) => {
            text.match_of(first, Table::City).map(|city| city.stop).filter(|stop| leads_to_name(text, *stop))
        }
        "in" | "on" | "at" | "with" => None,
        _ => embedded_office(text, first, draft)
            .or_else(|| noun_phrase(text, first, draft, head))
            .or_else(|| company(text, first, draft, head)),
    }
}

/// Whether the name of a ministry begins at a token.
fn is_ministry(text: &Text, first: usize) -> bool {
    let noun = text.match_of(first, Table::OrganizationNoun).filter(|_| text.is_capitalised(first));
    noun.is_some_and(|noun| text.gazetteer.organization_nouns[noun.row].kind == OrganizationKind::Ministry)
}

/// Whether a holder can be somebody else's: an adviser to the President, but no President to a Minister.
fn serves(head: Role) -> bool {
    !is_leader(head) && !matches!(head, Role::Minister | Role::ForeignMinister | Role::Royal | Role::ParliamentSpeaker)
}

/// Whether somebody's body is named: "at the Prime Minister's Office".
fn owns_body(text: &Text, first: usize) -> bool {
    let owner = text.match_of(first, Table::Office).map(|office| office.stop);
    owner.is_some_and(|stop| text.kind(stop) == Some(TokenKind::Possessive))
}

/// The end of "of the ministry" before a name: a body that the report named before.
fn own_ministry(text: &Text, first: usize, draft: &mut Draft) -> Option<usize> {
    let noun = text.match_of(first, Table::OrganizationNoun).filter(|_| text.word(first - 1) == "the")?;
    let kind = text.gazetteer.organization_nouns[noun.row].kind;
    let stop = department(text, noun.stop).unwrap_or(noun.stop);
    let named = !text.is_capitalised(first) && leads_to_name(text, stop);
    named.then(|| {
        draft.body.get_or_insert(kind);
        stop
    })
}

/// The end of a part of a body after its owner: "the ministry's | Europe department".
fn department(text: &Text, owner: usize) -> Option<usize> {
    let is_owned = text.kind(owner) == Some(TokenKind::Possessive);
    let noun = (owner + 1..owner + LONGEST_FIELD).find(|at| DEPARTMENTS.contains(&text.word(*at)));
    let is_word = |at: usize| text.kind(at) == Some(TokenKind::Word) || matches!(text.raw(at), "-" | "&");
    noun.filter(|noun| is_owned && (owner + 1..*noun).all(is_word)).map(|noun| noun + 1)
}

/// Nouns for parts of a ministry or office.
const DEPARTMENTS: &[&str] = &["department", "division", "directorate", "section", "desk", "bureau", "unit", "office"];

/// Whether a name follows, at once or between commas: "of the office in Northport, Ada Holm, said".
fn leads_to_name(text: &Text, stop: usize) -> bool {
    if text.raw(stop) != "," {
        return text.is_capitalised(stop);
    }
    let (_, start) = name::honorifics(text, stop + 1, "before");
    let name = name::at(text, start, Context::Titled).filter(|_| country::at(text, start).is_none());
    name.is_some_and(|name| name.len() > 1 && matches!(text.raw(name.end), "," | "." | ";" | ")"))
}

/// The field of an office after its preposition: "for Foreign Affairs and Trade".
fn field(text: &Text, preposition: &str, first: usize, draft: &mut Draft, head: Role) -> Option<usize> {
    let may_be = matches!(preposition, "of" | "for" | "on")
        && text.match_of(first, Table::Place).is_none()
        && (takes_portfolio(head) || preposition == "on" && head == Role::Adviser)
        && draft.portfolio.is_none();
    let stop = portfolio_list(text, first).filter(|_| may_be)?;
    let stop = stop + usize::from(matches!(text.raw(stop), "II" | "III"));
    let is_noun = text.match_of(first, Table::OrganizationNoun).is_some()
        && text.match_of(first, Table::Portfolio).is_none()
        && matches!(text.word(stop), "on" | "for" | "with");
    let in_body = is_noun
        || text.match_of(first, Table::Organization).is_some_and(|body| body.stop >= stop)
        || text.is_capitalised(stop) && text.match_of(stop, Table::OrganizationNoun).is_some();
    if in_body {
        return None;
    }
    add_portfolio(text, first..stop, draft);
    Some(stop)
}

/// Nouns for a state that was named before.
const STATES: &[&str] = &["nation", "country", "island", "state", "kingdom", "republic", "sultanate", "emirate"];

/// A state that is described and not named: "of the Asian nation", "of that country".
fn said_otherwise(text: &Text, first: usize) -> Option<usize> {
    let noun = (first..first + 4).find(|at| STATES.contains(&text.word(*at)))?;
    let names_body = || text.is_capitalised(noun + 1) && text.match_of(noun + 1, Table::OrganizationNoun).is_some();
    if text.is_capitalised(noun) && (noun > first || text.word(noun + 1) == "of" || names_body()) {
        return None;
    }
    let definite = matches!(text.word(first.wrapping_sub(1)), "the" | "this")
        || matches!(text.word(first), "that" | "this" | "our" | "his" | "her" | "their");
    let is_plain = |at: usize| {
        let place = text.match_of(at, Table::Place).is_some() || country::at(text, at).is_some();
        place || text.kind(at) == Some(TokenKind::Word) && !text.is_capitalised(at)
    };
    let described = noun == first + 1 || (first..noun).all(|at| text.raw(at) == "-" || is_plain(at));
    (definite && described).then_some(noun + 1)
}

/// Skips the short name of a body after its name: "(ASEAN)", "- GUAM".
pub(crate) fn after_acronym(text: &Text, stop: usize) -> usize {
    let capitals = text.tokens.get(stop + 1).is_some_and(|token| token.capitals);
    match text.raw(stop) {
        "(" if capitals && text.raw(stop + 2) == ")" => stop + 3,
        "-" | "–" if capitals && !text.tokens[stop].glued => stop + 2,
        _ => stop,
    }
}

fn takes_portfolio(head: Role) -> bool {
    matches!(
        head,
        Role::Minister
            | Role::DeputyMinister
            | Role::ForeignMinister
            | Role::DeputyForeignMinister
            | Role::Official
            | Role::Envoy
    )
}

fn country_complement(
    text: &Text,
    preposition: &str,
    first: usize,
    named: country::Named,
    draft: &mut Draft,
) -> Option<usize> {
    if named.adjective {
        let next = text.match_of(named.stop, Table::Organization).map(|found| (found.stop, found.row));
        let tokens = first..named.stop;
        draft.country.get_or_insert(Found {
            value: named.code,
            tokens,
            basis: Basis::Stated,
            rule: "office.country-within",
        });
        if let Some(noun) = text.match_of(named.stop, Table::OrganizationNoun) {
            draft.body.get_or_insert(text.gazetteer.organization_nouns[noun.row].kind);
        }
        return match next {
            Some((stop, row)) => {
                add_organization(text, named.stop..stop, row, draft);
                Some(stop)
            }
            None => noun_phrase(text, named.stop, draft, Role::Official),
        };
    }
    if matches!(preposition, "to" | "in" | "at" | "on" | "for" | "with") {
        draft.accredited = true;
        return Some(after_more_areas(text, named.stop));
    }
    if draft.country.is_some() && draft.accredited {
        return None;
    }
    let tokens = first..named.stop;
    draft.country.get_or_insert(Found { value: named.code, tokens, basis: Basis::Stated, rule: "office.of-country" });
    if text.kind(named.stop) == Some(TokenKind::Possessive) {
        let own = text.match_of(named.stop + 1, Table::Organization).map(|body| (body.stop, body.row));
        let Some((stop, row)) = own else { return noun_phrase(text, named.stop + 1, draft, Role::Official) };
        add_organization(text, named.stop + 1..stop, row, draft);
        return Some(stop);
    }
    let footnote = text.raw(named.stop) == "*" && text.tokens[named.stop].glued && text.raw(named.stop + 1) != "*";
    Some(named.stop + usize::from(footnote))
}

/// Skips a second state or area after "and": "for Norland | and the Red Sea".
fn after_more_areas(text: &Text, stop: usize) -> usize {
    let first = country::after_article(text, stop + 1);
    let place = text.match_of(first, Table::Place).map(|found| found.stop);
    let named = country::at(text, first).filter(|named| !named.adjective).map(|named| named.stop);
    let free =
        |next: &usize| text.kind(*next) != Some(TokenKind::Possessive) && text.match_of(*next, Table::Office).is_none();
    let next = place.max(named).filter(|_| text.word(stop) == "and").filter(free);
    next.unwrap_or(stop)
}

/// A list of portfolios: "Foreign Affairs, Foreign Employment and Tourism".
fn portfolio_list(text: &Text, first: usize) -> Option<usize> {
    let mut stop = portfolio(text, first)?;
    loop {
        let mut next = stop;
        while matches!(text.word(next), "," | "and" | "&" | "of" | "for" | "the") {
            next += 1;
        }
        if next == stop || text.word(stop) == "of" || text.match_of(next, Table::Office).is_some() {
            return Some(stop);
        }
        let named = country::at(text, next);
        let field = match named {
            Some(named) if named.adjective && !leads_to_head(text, named.stop) => named.stop,
            Some(named) if text.word(named.stop) == "abroad" => return Some(named.stop + 1),
            Some(_) => return Some(stop),
            None => text.match_of(next, Table::Place).map_or(next, |place| place.stop),
        };
        match portfolio(text, field) {
            Some(found) => stop = found,
            None => return Some(stop),
        }
    }
}

/// One portfolio: a wording of the table, or capitalised common words.
fn portfolio(text: &Text, first: usize) -> Option<usize> {
    if let Some(found) = text.match_of(first, Table::Portfolio) {
        return Some(capitalised_common(text, found.stop).unwrap_or(found.stop));
    }
    capitalised_common(text, first)
}

/// Capitalised words that are ordinary words, compounds of one included; the index after them.
fn capitalised_common(text: &Text, first: usize) -> Option<usize> {
    let mut stop = first;
    while text.is_capitalised(stop)
        && text.match_of(stop, Table::Honorific).is_none()
        && country::at(text, stop).is_none()
    {
        let is_compound = text.raw(stop + 1) == "-" && text.tokens[stop + 1].glued && text.is_common(stop + 2);
        match (is_compound, text.is_common(stop)) {
            (true, _) => stop += 3,
            (false, true) => stop += 1,
            (false, false) => break,
        }
    }
    (stop > first).then_some(stop)
}

/// "of the Office of the President of Ukraine": the office of somebody else inside a title.
fn embedded_office(text: &Text, first: usize, draft: &mut Draft) -> Option<usize> {
    let after_country = country::at(text, first).map_or(first, |named| named.stop);
    let after_country = after_country + usize::from(text.kind(after_country) == Some(TokenKind::Possessive));
    let head = text.match_of(after_country, Table::Office).filter(|_| text.is_capitalised(after_country))?;
    let mut inner = Draft::default();
    let stop = read(text, head.stop, &mut inner, Role::Other);
    let owned =
        (text.kind(stop) == Some(TokenKind::Possessive)).then(|| noun_phrase(text, stop + 1, &mut inner, Role::Other));
    let stop = owned.flatten().unwrap_or(stop);
    if draft.country.is_none() {
        draft.country = inner.country;
    }
    if draft.organization.is_none() {
        draft.organization = inner.organization;
    }
    Some(stop)
}

/// The name of a body, field or area that no table has: "the Board of Investment", "Arab and African Affairs".
fn noun_phrase(text: &Text, first: usize, draft: &mut Draft, head: Role) -> Option<usize> {
    let mut stop = first;
    let mut at = first;
    while let Some(next) = phrase_element(text, at) {
        if let Some(found) = text.match_of(at, Table::OrganizationNoun) {
            draft.body.get_or_insert(text.gazetteer.organization_nouns[found.row].kind);
        }
        let is_name = !is_body_word(text, at) && text.match_of(at, Table::Place).is_none();
        stop = if is_name { stop } else { next };
        at = after_phrase_joint(text, next);
    }
    let alone = stop == first && at > first && matches!(text.raw(first + 1), "," | "(");
    if alone {
        return Some(first + 1);
    }
    if stop == first && !is_leader(head) {
        return lower_phrase(text, first);
    }
    let branded = draft.body.filter(|body| *body == OrganizationKind::Company && stop > first);
    branded.and_then(|_| company(text, stop, draft, head)).or((stop > first).then_some(stop))
}

/// A body under a name that no table has, before the name of somebody: "of the board of NORMAST", "of Normast Ada Holm".
fn company(text: &Text, first: usize, draft: &mut Draft, head: Role) -> Option<usize> {
    let mut stop = first;
    while is_brand(text, stop) {
        stop += 1;
    }
    let is_word = |token: usize| text.is_capitalised(token) && !text.is_common(token);
    let leads = matches!(head, Role::Other | Role::Official | Role::IoHead);
    if stop == first && leads && (first..first + 3).all(is_word) {
        stop += 1;
    }
    let named = stop > first && is_word(stop) && !text.tokens[stop].capitals;
    draft.body = draft.body.or(named.then_some(OrganizationKind::Company));
    named.then_some(stop)
}

/// Whether a word is written with capitals inside, as brands and short names of bodies are.
fn is_brand(text: &Text, at: usize) -> bool {
    let inner = text.raw(at).chars().skip(3).any(char::is_uppercase);
    text.is_capitalised(at) && text.raw(at).chars().count() > 1 && (text.tokens[at].capitals || inner)
}

/// A body named by ordinary words: "the board", "the Norland-Sudland friendship group".
fn lower_phrase(text: &Text, first: usize) -> Option<usize> {
    let mut at = first;
    while at < first + 6 {
        if let Some(noun) = text.match_of(at, Table::OrganizationNoun) {
            return Some(noun.stop);
        }
        let is_word = text.kind(at) == Some(TokenKind::Word)
            && !text.is_capitalised(at)
            && !FUNCTION_WORDS.contains(&text.word(at));
        at = match country::at(text, at) {
            Some(named) => named.stop,
            None if is_word || text.raw(at) == "-" => at + 1,
            None => return None,
        };
    }
    None
}

/// Words with which a new phrase begins.
const FUNCTION_WORDS: &[&str] = &[
    "and", "or", "who", "that", "which", "to", "in", "on", "at", "with", "by", "for", "from", "was", "is", "has",
    "had", "will", "said",
];

/// Whether a second country follows a hyphen: "the Norland-Sudland group".
fn is_pair(text: &Text, stop: usize) -> bool {
    matches!(text.raw(stop), "-" | "–") && text.tokens[stop].glued && country::at(text, stop + 1).is_some()
}

/// A group of a parliament for its state's ties with another one, which the state of the parliament opens: "the Norland-Sudland
/// Friendship Group", "the Norland-Sudland friendship group of the Sudland parliament".
fn group_of_pair(text: &Text, first: usize, draft: &mut Draft) -> Option<usize> {
    let one = country::at(text, first).filter(|one| is_pair(text, one.stop))?;
    let other = country::at(text, one.stop + 1)?;
    let ties = (other.stop..other.stop + LONGEST_GROUP).find(|at| TIES.contains(&text.word(*at)))?;
    let noun = (ties..ties + LONGEST_GROUP).find(|at| GROUPS.contains(&text.word(*at)))?;
    let body = country::after_article(text, noun + 2);
    let of = |found: Match| Some((text.gazetteer.organizations[found.row].country.clone()?, body..found.stop));
    let within = text.match_of(body, Table::Organization).filter(|_| matches!(text.word(noun + 1), "of" | "in"));
    let (value, tokens) = within.and_then(of).unwrap_or((one.code, first..one.stop));
    draft.country.get_or_insert(Found { value, tokens, basis: Basis::Inferred, rule: "office.of-pair" });
    draft.body.get_or_insert(OrganizationKind::Parliament);
    Some(noun + 1)
}

/// Words for what parliaments have with each other, and for those who see to it.
const TIES: &[&str] = &["friendship", "parliamentary", "interparliamentary", "inter"];
const GROUPS: &[&str] = &["group", "league", "association", "committee", "union", "society", "caucus"];

/// The noun for a group stands at most this many tokens after the states and after what they have with each other.
const LONGEST_GROUP: usize = 5;

fn is_leader(head: Role) -> bool {
    matches!(head, Role::HeadOfState | Role::HeadOfGovernment)
}

/// A region or city for which somebody is in office: "Jetisu Region", "the region".
fn area(text: &Text, first: usize) -> Option<usize> {
    const AREAS: &[&str] = &[
        "region",
        "province",
        "oblast",
        "district",
        "city",
        "county",
        "state",
        "governorate",
        "territory",
        "prefecture",
        "aimag",
        "voivodeship",
        "canton",
        "emirate",
        "municipality",
    ];
    let named = [Table::Place, Table::City]
        .iter()
        .filter_map(|table| text.match_of(first, *table))
        .map(|found| found.stop)
        .max();
    let body = text.match_of(first, Table::Organization).map_or(first, |body| body.stop);
    let named = named.filter(|stop| text.raw(*stop) != "-" && body <= *stop);
    let stop = named.unwrap_or(first);
    let is_area = |at: usize| AREAS.contains(&text.word(at));
    if is_area(stop) && (named.is_some() || !text.is_capitalised(stop)) {
        return Some(stop + 1);
    }
    if named.is_none() && text.is_capitalised(first) && !text.is_common(first) && is_area(first + 1) {
        return Some(first + 2);
    }
    named
}

/// One word or wording of a body's name; the index after it.
fn phrase_element(text: &Text, at: usize) -> Option<usize> {
    if !text.is_capitalised(at) || text.match_of(at, Table::Honorific).is_some() && !is_body_word(text, at) {
        return None;
    }
    if text.match_of(at, Table::Office).is_some() && !is_body_word(text, at) {
        return None;
    }
    let place = text.match_of(at, Table::Place).map(|found| found.stop);
    place.or_else(|| country::at(text, at).map(|named| named.stop)).or(Some(at + 1))
}

/// Skips what joins two words of a body's name.
fn after_phrase_joint(text: &Text, at: usize) -> usize {
    let next = match text.word(at) {
        "and" | "&" | "-" | "of" | "for" | "on" | "with" => country::after_article(text, at + 1),
        "," if (at + 2..at + 8).any(|token| text.word(token) == "and") => at + 1,
        _ if text.kind(at) == Some(TokenKind::Possessive) => at + 1,
        _ => at,
    };
    let goes_on =
        |at: usize| text.is_capitalised(at) && (is_body_word(text, at) || text.match_of(at, Table::Place).is_some());
    let joined = next == at || text.raw(at) == "-" || goes_on(next) || text.raw(at) != "," && goes_on(next + 1);
    if text.is_capitalised(next) && joined { next } else { at }
}

fn is_body_word(text: &Text, at: usize) -> bool {
    let known = [Table::OrganizationNoun, Table::Portfolio, Table::Modifier];
    let stop = |table: Table| text.match_of(at, table).map_or(at, |found| found.stop);
    let body = stop(Table::OrganizationNoun);
    let is_title = stop(Table::Office).max(stop(Table::Honorific)) > body.max(at);
    let word = text.is_common(at) || known.iter().any(|table| text.match_of(at, *table).is_some());
    word && !is_title
}
