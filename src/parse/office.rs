//! Offices: the words of a title and what they mean.
//!
//! A title is read as `[country | body | modifier | portfolio]* head [of | for … portfolio | country | body]*`.

use super::country;
use super::name;
use super::people::{Found, Office};
use super::text::Text;
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::table;
use crate::gazetteer::word::TokenKind;
use crate::record::{Basis, Modifier, OrganizationKind, Role};
use std::ops::Range;

/// Words before a head are at most this many.
const LONGEST_OPENING: usize = 12;

/// States whose Foreign Secretary is a senior official.
const SOUTH_ASIA: &[&str] = &["IN", "PK", "BD", "LK", "NP", "MV", "BT"];
/// States whose Secretary of State is the minister of foreign affairs.
const SECRETARY_OF_STATE: &[&str] = &["US", "VA"];

/// What has been read of a title.
#[derive(Default, Clone)]
struct Draft {
    first: Option<usize>,
    country: Option<Found<String>>,
    organization: Option<Found<String>>,
    body: Option<OrganizationKind>,
    portfolio: Option<Range<usize>>,
    portfolio_role: Option<Role>,
    modifiers: Vec<Modifier>,
    accredited: bool,
}

/// The office whose title begins at a token, and the index after its last word.
pub(crate) fn at(text: &Text, start: usize) -> Option<(Office, usize)> {
    let is_nominee =
        matches!(text.word(start), "nominee" | "candidate") && matches!(text.word(start + 1), "for" | "as");
    if !is_nominee {
        return held(text, start);
    }
    let (office, stop) = held(text, country::after_article(text, start + 2))?;
    let modifiers = vec![Modifier::Designate];
    Some((Office { role: Role::Other, also: None, tokens: start..stop, modifiers, ..office }, stop))
}

/// The office of somebody who holds it, or has been named for it ("Ambassador to Norland Nominee").
fn held(text: &Text, start: usize) -> Option<(Office, usize)> {
    let mut draft = Draft::default();
    let head_start = opening(text, start, &mut draft)?;
    let head = text.match_of(head_start, Table::Office)?;
    let row = &text.gazetteer.offices[head.row];
    if !is_written_as_office(text, head_start, head.stop, row.note.as_deref().unwrap_or_default(), &draft) {
        return None;
    }
    let mut stop = closing(text, head.stop, &mut draft, row.role[0]);
    body_within(text, head_start..head.stop, &mut draft);
    let first = draft.first.unwrap_or(head_start);
    let mut role = role(text, &draft, head_start..head.stop, row);
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
        modifiers: modifiers(draft.modifiers, role),
        country: draft.country,
        organization: draft.organization,
        many: row.number == "many",
    };
    Some((office, stop))
}

/// The body that a fixed wording holds: "NATO Secretary General", "President of the European Commission".
fn body_within(text: &Text, head: Range<usize>, draft: &mut Draft) {
    if draft.country.is_some() || draft.organization.is_some() || head.len() < 2 {
        return;
    }
    let bodies = head.clone().filter_map(|token| text.match_of(token, Table::Organization));
    if let Some(body) = bodies.filter(|body| body.stop <= head.end).max_by_key(|body| body.stop - body.first) {
        add_organization(text, body.first..body.stop, body.row, draft);
    }
}

/// "Leader", "speaker" and the like are offices only with a country or body, or capitalised.
fn is_written_as_office(text: &Text, first: usize, stop: usize, note: &str, draft: &Draft) -> bool {
    if !note.contains("weak") && !note.contains("rank") {
        return true;
    }
    if name::is_given_name(text, first) {
        return false;
    }
    let sentence_start =
        text.sentences.get(text.sentence_of(first)).is_some_and(|sentence| sentence.tokens.start == first);
    let capital = text.is_capitalised(first) && !sentence_start;
    draft.country.is_some() || draft.organization.is_some() || capital && text.is_capitalised(stop)
}

/// Reads what stands before the head; the index of the head.
fn opening(text: &Text, start: usize, draft: &mut Draft) -> Option<usize> {
    let mut at = start;
    while at < start + LONGEST_OPENING {
        if let Some(next) = longer_opening(text, at, draft) {
            at = next;
            continue;
        }
        if text.match_of(at, Table::Office).is_some() {
            return Some(at);
        }
        at = opening_element(text, at, draft)?;
    }
    None
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
        return Some(after_link(text, found.stop));
    }
    if let Some(found) = text.match_of(at, Table::Venue) {
        let government = text.gazetteer.venues[found.row].government.clone()?;
        let tokens = at..found.stop;
        draft.country = Some(Found { value: government, tokens, basis: Basis::Stated, rule: "office.seat-before" });
        return Some(after_link(text, found.stop));
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
        Some(TokenKind::Sign) if matches!(text.raw(at), "-" | "–" | "'" | "’") => at + 1,
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
    } else if organization.kind == OrganizationKind::Igo && draft.organization.is_none() {
        let value = organization.name.clone();
        draft.organization = Some(Found { value, tokens, basis: Basis::Stated, rule: "office.body" });
    }
}

/// Reads what stands after the head; the index after the title.
fn closing(text: &Text, head_stop: usize, draft: &mut Draft, head: Role) -> usize {
    let mut stop = after_modifier(text, head_stop, draft);
    loop {
        let next = match text.word(stop) {
            "of" | "for" | "to" | "at" | "in" | "on" | "with" => complement(text, stop, draft, head),
            "," | "and" | "&" if takes_portfolio(head) => further_portfolio(text, stop, draft),
            _ if draft.country.is_some() || draft.organization.is_some() => inner_body(text, stop),
            _ => None,
        };
        match next {
            Some(next) => stop = next,
            None => return stop,
        }
    }
}

/// A body within the one that was named: "of the Communist Party of X | Central Committee".
fn inner_body(text: &Text, first: usize) -> Option<usize> {
    let mut stop = first;
    let mut named = false;
    while text.is_capitalised(stop) && is_body_word(text, stop) {
        named = text.match_of(stop, Table::OrganizationNoun).is_some();
        stop += 1;
    }
    (named && stop > first + 1).then_some(stop)
}

/// A portfolio that goes on after a head that holds the first one: "Minister of Foreign Affairs and Trade".
fn further_portfolio(text: &Text, stop: usize, draft: &mut Draft) -> Option<usize> {
    let next = if text.word(stop) == "," && text.word(stop + 1) == "and" { stop + 2 } else { stop + 1 };
    let found = text.match_of(next, Table::Portfolio).filter(|_| text.is_capitalised(next))?;
    let ended = draft.country.as_ref().is_some_and(|country| country.rule == "office.of-country");
    if ended || draft.organization.is_some() || leads_to_head(text, found.stop) {
        return None;
    }
    let last = portfolio_list(text, next)?;
    draft.portfolio.get_or_insert(next..last);
    Some(last)
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
    if matches!(preposition, "of" | "for" | "on")
        && takes_portfolio(head)
        && draft.portfolio.is_none()
        && let Some(stop) = portfolio_list(text, first)
        && !(text.is_capitalised(stop) && text.match_of(stop, Table::OrganizationNoun).is_some())
    {
        add_portfolio(text, first..stop, draft);
        return Some(stop);
    }
    let body = text.match_of(first, Table::Organization);
    let named = country::at(text, first).filter(|named| body.is_none_or(|body| body.stop <= named.stop));
    if let Some(named) = named {
        return country_complement(text, preposition, first, named, draft);
    }
    if let Some(body) = body {
        add_organization(text, first..body.stop, body.row, draft);
        return Some(after_acronym(text, body.stop));
    }
    match preposition {
        "to" => embedded_office(text, first, draft),
        "in" if head == Role::Ambassador => text.match_of(first, Table::City).map(|city| city.stop),
        "at" | "with" => noun_phrase(text, first, draft, head).filter(|_| draft.body.is_some()),
        "in" | "on" => None,
        _ => embedded_office(text, first, draft).or_else(|| noun_phrase(text, first, draft, head)),
    }
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
        return match next {
            Some((stop, row)) => {
                add_organization(text, named.stop..stop, row, draft);
                Some(stop)
            }
            None => noun_phrase(text, named.stop, draft, Role::Official),
        };
    }
    if matches!(preposition, "to" | "in" | "at" | "on" | "for") {
        draft.accredited = true;
        return Some(named.stop);
    }
    if draft.country.is_some() && draft.accredited {
        return None;
    }
    let tokens = first..named.stop;
    draft.country.get_or_insert(Found { value: named.code, tokens, basis: Basis::Stated, rule: "office.of-country" });
    if text.kind(named.stop) == Some(TokenKind::Possessive) {
        return noun_phrase(text, named.stop + 1, draft, Role::Official);
    }
    let footnote = text.raw(named.stop) == "*" && text.tokens[named.stop].glued && text.raw(named.stop + 1) != "*";
    Some(named.stop + usize::from(footnote))
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
            Some(_) => return Some(stop),
            None => next,
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

/// Capitalised words that are ordinary words; the index after them.
fn capitalised_common(text: &Text, first: usize) -> Option<usize> {
    let mut stop = first;
    while text.is_capitalised(stop)
        && text.is_common(stop)
        && text.match_of(stop, Table::Honorific).is_none()
        && country::at(text, stop).is_none()
    {
        stop += 1;
    }
    (stop > first).then_some(stop)
}

/// "of the Office of the President of Ukraine": the office of somebody else inside a title.
fn embedded_office(text: &Text, first: usize, draft: &mut Draft) -> Option<usize> {
    let head = text.match_of(first, Table::Office).filter(|_| text.is_capitalised(first))?;
    let mut inner = Draft::default();
    let stop = closing(text, head.stop, &mut inner, Role::Other);
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
    if let Some(area) = area(text, first) {
        return Some(area);
    }
    let mut stop = first;
    let mut at = first;
    while let Some(next) = phrase_element(text, at) {
        if let Some(found) = text.match_of(at, Table::OrganizationNoun) {
            draft.body.get_or_insert(text.gazetteer.organization_nouns[found.row].kind);
        }
        let is_name = text.is_capitalised(at) && !is_body_word(text, at);
        stop = if is_name { stop } else { next };
        at = after_phrase_joint(text, next);
    }
    let alone = stop == first && at > first && matches!(text.raw(first + 1), "," | "(");
    if alone {
        return Some(first + 1);
    }
    let is_head = matches!(head, Role::HeadOfState | Role::HeadOfGovernment);
    let lower = text.match_of(first, Table::OrganizationNoun).filter(|_| stop == first && !is_head);
    stop = lower.map_or(stop, |found| found.stop);
    (stop > first).then_some(stop)
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
    ];
    let named = [Table::Place, Table::City]
        .iter()
        .filter_map(|table| text.match_of(first, *table))
        .map(|found| found.stop)
        .max();
    let named = named.filter(|stop| text.raw(*stop) != "-");
    let stop = named.unwrap_or(first);
    let is_area = |at: usize| AREAS.contains(&text.word(at));
    if is_area(stop) {
        return Some(stop + 1);
    }
    if named.is_none() && text.is_capitalised(first) && text.is_capitalised(first + 1) && is_area(first + 1) {
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
    Some(country::at(text, at).map_or(at + 1, |named| named.stop))
}

/// Skips what joins two words of a body's name.
fn after_phrase_joint(text: &Text, at: usize) -> usize {
    let next = match text.word(at) {
        "and" | "&" | "-" | "of" | "for" => country::after_article(text, at + 1),
        _ => at,
    };
    let goes_on = |at: usize| text.is_capitalised(at) && is_body_word(text, at);
    let joined = next == at || text.raw(at) == "-" || goes_on(next) || goes_on(next + 1);
    if text.is_capitalised(next) && joined { next } else { at }
}

fn is_body_word(text: &Text, at: usize) -> bool {
    let known = [Table::OrganizationNoun, Table::Portfolio, Table::Modifier];
    let office = text.match_of(at, Table::Office).is_some() && text.match_of(at, Table::OrganizationNoun).is_none();
    let word = text.is_common(at) || known.iter().any(|table| text.match_of(at, *table).is_some());
    word && !office && text.match_of(at, Table::Honorific).is_none()
}

/// What the office is, from its head, its portfolio, its body and its country.
fn role(text: &Text, draft: &Draft, head: Range<usize>, row: &table::Office) -> Role {
    let listed = row.role[0];
    let country = draft.country.as_ref().map_or("", |found| found.value.as_str());
    let words: Vec<&str> = head.clone().map(|token| text.word(token)).collect();
    let rest = head.end..head.end + 8;
    if rest.clone().any(|token| text.stands(token, &["council", "of", "ministers"]))
        && matches!(listed, Role::HeadOfState | Role::Official)
    {
        return by_modifier(draft, Role::HeadOfGovernment);
    }
    let only_british = row.note.as_deref().is_some_and(|note| note.starts_with("gb; elsewhere deputy_minister"));
    let by_wording = match words.as_slice() {
        ["foreign", "secretary"] if SOUTH_ASIA.contains(&country) || country.is_empty() && is_south_asian(text) => {
            Role::Official
        }
        ["secretary", "of", "state"] => secretary_of_state(country, draft),
        ["secretary"] if draft.portfolio_role == Some(Role::ForeignMinister) => Role::ForeignMinister,
        ["secretary"] if draft.body.is_some() => Role::Official,
        _ if only_british && !matches!(country, "" | "GB") => Role::DeputyMinister,
        _ => by_body(draft, listed),
    };
    by_modifier(draft, with_portfolio(draft, by_wording))
}

/// Whether a text is about states whose Foreign Secretary is a senior official, and not about Britain.
fn is_south_asian(text: &Text) -> bool {
    let codes: Vec<String> =
        (0..text.tokens.len()).filter_map(|token| country::at(text, token)).map(|named| named.code).collect();
    codes.iter().any(|code| SOUTH_ASIA.contains(&code.as_str())) && !codes.iter().any(|code| code == "GB")
}

fn secretary_of_state(country: &str, draft: &Draft) -> Role {
    match draft.portfolio_role {
        Some(Role::ForeignMinister) if country != "US" => Role::ForeignMinister,
        None if country.is_empty() || SECRETARY_OF_STATE.contains(&country) => Role::ForeignMinister,
        Some(_) | None => Role::DeputyMinister,
    }
}

fn with_portfolio(draft: &Draft, role: Role) -> Role {
    let foreign = draft.portfolio_role == Some(Role::ForeignMinister);
    match role {
        Role::Minister if foreign => Role::ForeignMinister,
        Role::DeputyMinister if foreign => Role::DeputyForeignMinister,
        Role::Official if draft.portfolio.is_none() => role,
        role => role,
    }
}

/// The president of a body is not the president of a country.
fn by_body(draft: &Draft, listed: Role) -> Role {
    let generic = matches!(
        listed,
        Role::HeadOfState | Role::Official | Role::IoHead | Role::ParliamentSpeaker | Role::DeputyHeadOfState
    );
    match draft.body {
        _ if !generic => listed,
        Some(OrganizationKind::Igo) if listed != Role::Official || draft.organization.is_some() => {
            if listed == Role::Official && draft.portfolio.is_some() { Role::Official } else { igo_role(listed) }
        }
        Some(OrganizationKind::Parliament) if listed == Role::HeadOfState => Role::ParliamentSpeaker,
        Some(_) if listed == Role::HeadOfState => Role::Other,
        Some(OrganizationKind::Ministry | OrganizationKind::Government | OrganizationKind::Agency) => Role::Official,
        _ if listed == Role::IoHead && draft.country.is_some() && draft.organization.is_none() => Role::Official,
        _ => listed,
    }
}

fn igo_role(listed: Role) -> Role {
    match listed {
        Role::HeadOfState | Role::IoHead | Role::Official => Role::IoHead,
        other => other,
    }
}

/// "Deputy" and the like make another role of some heads.
fn by_modifier(draft: &Draft, role: Role) -> Role {
    let deputy = draft.modifiers.iter().any(|modifier| matches!(modifier, Modifier::Deputy | Modifier::Vice));
    match role {
        Role::HeadOfState if deputy => Role::DeputyHeadOfState,
        Role::HeadOfGovernment if deputy => Role::DeputyHeadOfGovernment,
        Role::ForeignMinister if deputy => Role::DeputyForeignMinister,
        Role::Minister if deputy => Role::DeputyMinister,
        Role::IoHead if deputy => Role::Official,
        role => role,
    }
}

fn modifiers(mut modifiers: Vec<Modifier>, role: Role) -> Vec<Modifier> {
    let has_deputy = matches!(
        role,
        Role::DeputyHeadOfState | Role::DeputyHeadOfGovernment | Role::DeputyForeignMinister | Role::DeputyMinister
    );
    modifiers.retain(|modifier| !(has_deputy && matches!(modifier, Modifier::Deputy | Modifier::Vice)));
    modifiers.dedup();
    modifiers
}
