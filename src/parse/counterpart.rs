//! Several people in one phrase: "his Greek and French counterparts, A and B, respectively", "the presidents of X and Y".

use super::country;
use super::name::{self, Context};
use super::people::{Found, Mention, Office, People};
use super::text::Text;
use super::{mention, office};
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::record::{Basis, Role};
use std::ops::Range;

/// What goes on after the words of an office, before the names of its holders, has at most this many tokens.
const LONGEST_BODY: usize = 8;

/// Nouns for those who hold the same office elsewhere.
const COUNTERPARTS: &[&str] = &["counterpart", "counterparts"];

/// Nouns that mean a counterpart only with a country.
const COLLEAGUES: &[&str] = &["colleague", "colleagues", "peer", "peers", "homologue", "homologues", "host"];

/// Roles that a counterpart shares before others.
const SHARED: &[Role] = &[Role::ForeignMinister, Role::HeadOfState, Role::HeadOfGovernment];

/// Reads "[his] French counterpart [Name]" and the plural; the index after it.
///
/// The role is that of the person before in the sentence.
pub(crate) fn read(text: &Text, start: usize, end: usize, mentions: &mut Vec<Mention>) -> Option<usize> {
    let mut at = start;
    while matches!(text.word(at), "his" | "her" | "its" | "their" | "the" | "my" | "our" | "both") {
        at += 1;
    }
    let (countries, noun) = countries(text, at);
    if countries.is_empty()
        && let Some((stop, organization)) = from_body(text, noun)
    {
        let office =
            Office { organization: Some(organization), many: true, ..Office::plain(Role::Other, noun..noun + 1) };
        mentions.push(Mention::by_office(start..stop, vec![office]));
        return Some(stop);
    }
    let from_there = || matches!(text.word(noun + 1), "from" | "of") && !after_countries(text, noun + 2).1.is_empty();
    let is_colleague = COLLEAGUES.contains(&text.word(noun)) && (!countries.is_empty() || from_there());
    let is_noun = (is_colleague || COUNTERPARTS.contains(&text.word(noun))) && noun < end;
    if !is_noun {
        return None;
    }
    let model = mentions
        .iter()
        .rev()
        .find(|mention| mention.tokens.start >= sentence_start(text, start) && !mention.offices.is_empty());
    let model = model.or_else(|| mentions.iter().rev().find(|mention| !mention.offices.is_empty()))?;
    let role = shared_role(&model.offices);
    let (stop, of) = if text.word(noun + 1) == "from" || text.word(noun + 1) == "of" {
        after_countries(text, noun + 2)
    } else {
        (noun + 1, Vec::new())
    };
    let stop = office::after_acronym(text, stop);
    let countries = if countries.is_empty() { of } else { countries };
    let office = |country: Option<Found<String>>| Office { country, ..Office::plain(role, noun..noun + 1) };
    if countries.len() < 2 {
        return Some(single(text, start, stop, end, office(countries.into_iter().next()), mentions));
    }
    let template = office(None);
    Some(distribute(text, &template, countries, stop, end, mentions))
}

/// "colleagues from the Northern Council": the body, and the index after it.
fn from_body(text: &Text, noun: usize) -> Option<(usize, Found<String>)> {
    let is_noun =
        matches!(text.word(noun), "colleagues" | "counterparts") && matches!(text.word(noun + 1), "from" | "of");
    let first = country::after_article(text, noun + 2);
    let found = text.match_of(first, Table::Organization).filter(|_| is_noun)?;
    let row = &text.gazetteer.organizations[found.row];
    let value = Found { value: row.name.clone(), tokens: first..found.stop, basis: Basis::Stated, rule: "office.body" };
    (row.country.is_none()).then(|| (office::after_acronym(text, found.stop), value))
}

/// Gives counterparts the role of the person whose counterpart they are, now that all offices of that person are known.
pub(crate) fn settle(text: &Text, people: &mut People) {
    for number in 0..people.mentions.len() {
        let mention = &people.mentions[number];
        if !mention.offices.first().is_some_and(|office| is_counterpart(text, office)) {
            continue;
        }
        let sentence = sentence_start(text, mention.tokens.start);
        let before = people.mentions[..number].iter().rev();
        let models = before.filter(|other| other.tokens.start < mention.tokens.start).filter_map(|other| {
            let offices = other.person.map_or(&other.offices, |person| &people.persons[person].offices);
            let several = offices.iter().all(|office| office.many);
            let near = other.tokens.start >= sentence && !several
                || offices.iter().any(|office| SHARED.contains(&office.role));
            let acts = other.tokens.start >= sentence && !is_object(text, other.tokens.start);
            Some((acts, offices)).filter(|_| near)
        });
        let is_model = |(_, offices): &(bool, &Vec<Office>)| offices.iter().any(|office| !is_counterpart(text, office));
        let models: Vec<(bool, &Vec<Office>)> = models.filter(is_model).collect();
        let offices = models.iter().find(|(acts, _)| *acts).or(models.first()).map(|(_, offices)| offices);
        if let Some(role) = offices.map(|offices| shared_role(offices)) {
            people.mentions[number].offices[0].role = role;
        }
    }
}

/// Whether a preposition makes somebody the one to whom something is done: nobody's counterpart is told of there.
fn is_object(text: &Text, first: usize) -> bool {
    let article = first.saturating_sub(usize::from(text.word(first.saturating_sub(1)) == "the"));
    matches!(
        text.word(article.saturating_sub(1)),
        "on" | "upon" | "with" | "to" | "of" | "by" | "from" | "received" | "met"
    )
}

pub(crate) fn is_counterpart(text: &Text, office: &Office) -> bool {
    let noun = text.word(office.tokens.start);
    COUNTERPARTS.contains(&noun) || COLLEAGUES.contains(&noun)
}

/// Gives people who are listed with their countries the office of those who are announced: "the foreign ministers …: A
/// (Norland), B (Sudland)".
pub(crate) fn share_office(people: &mut People) {
    let mut announced: Option<Office> = None;
    let mut run: Vec<usize> = Vec::new();
    for number in 0..=people.mentions.len() {
        if people.mentions.get(number).is_some_and(is_listed) {
            run.push(number);
            continue;
        }
        if let Some(office) = announced.as_ref().filter(|_| run.len() > 1) {
            for listed in &run {
                let mention = &mut people.mentions[*listed];
                mention.offices.push(Office { many: false, country: mention.country.clone(), ..office.clone() });
            }
        }
        run.clear();
        let office = people.mentions.get(number).and_then(|mention| mention.offices.first());
        let several = office.filter(|office| office.many && office.country.is_none());
        let says_less = |office: &Office| office.role == Role::Envoy && announced.is_some();
        announced = several.filter(|office| !says_less(office)).cloned().or(announced);
    }
}

/// Whether somebody stands under name and country alone: "A (Norland)", "A of Norland".
fn is_listed(mention: &Mention) -> bool {
    let by_state = |country: &Found<String>| match country.rule {
        "name.bracketed-country" => true,
        "name.of-country" => country.tokens.end == mention.tokens.end,
        _ => false,
    };
    mention.offices.is_empty() && mention.country.as_ref().is_some_and(by_state)
}

fn sentence_start(text: &Text, token: usize) -> usize {
    text.sentences.get(text.sentence_of(token)).map_or(0, |sentence| sentence.tokens.start)
}

/// The role that a counterpart shares: foreign minister before others.
fn shared_role(offices: &[Office]) -> Role {
    let roles: Vec<Role> = offices.iter().map(|office| office.role).collect();
    let office = roles.iter().copied().find(|role| *role != Role::Military).unwrap_or(roles[0]);
    SHARED.iter().copied().find(|role| roles.contains(role)).unwrap_or(office)
}

fn single(text: &Text, start: usize, stop: usize, end: usize, office: Office, mentions: &mut Vec<Mention>) -> usize {
    let after_comma = if text.raw(stop) == "," { stop + 1 } else { stop };
    let (mut honorifics, title) = name::honorifics(text, after_comma, "before");
    let (titles, after_titles) = mention::chain(text, title, end);
    let (more, name_start) = name::honorifics(text, after_titles, "before");
    honorifics.extend(more);
    let name = name::at(text, name_start, Context::Titled).filter(|name| name.end <= end);
    let name = name.filter(|name| after_comma == stop || name.len() > 1 && !text.is_capitalised(name.end));
    let tokens = start..name.as_ref().map_or(stop, |name| name.end);
    let titles = titles.into_iter().filter(|title| name.is_some() && !title.many);
    let offices = std::iter::once(office).chain(titles).collect();
    let is_named = name.is_some();
    let mut mention = Mention { name, honorifics, ..Mention::by_office(tokens, offices) };
    if is_named {
        mention::complete(text, &mut mention, end);
    }
    let stop = mention.tokens.end;
    mentions.push(mention);
    stop
}

/// Several people named after one plural office: "Presidents A of X and B of Y", "the ministers of trade and energy, A and B".
pub(crate) fn named_many(
    text: &Text,
    office: &Office,
    start: usize,
    stop: usize,
    end: usize,
    mentions: &mut Vec<Mention>,
) -> Option<usize> {
    let mut found: Vec<Mention> = Vec::new();
    let mut at = after_owners(text, stop);
    loop {
        let (honorifics, name_start) = name::honorifics(text, at, "before");
        let name = name::at(text, name_start, Context::Titled).filter(|_| !matches!(text.word(name_start), "a" | "an"));
        let Some(name) = name.filter(|name| name.end <= end) else { break };
        let mut own = office.clone();
        own.many = false;
        let tokens = if found.is_empty() { start..name.end } else { at..name.end };
        let mut mention = Mention { name: Some(name), honorifics, ..Mention::by_office(tokens, vec![own]) };
        mention::complete(text, &mut mention, end);
        mention.tokens.end = after_field(text, mention.tokens.end);
        let next = mention.tokens.end;
        found.push(mention);
        at = next;
        while matches!(text.word(at), "," | "and" | "&") {
            at += 1;
        }
        if at == next {
            break;
        }
    }
    let last = found.last().map(|mention| mention.tokens.end).filter(|_| found.len() > 1)?;
    let respective = respective(text, last..end, found.len());
    for (mention, own) in found.iter_mut().zip(respective) {
        mention.country.get_or_insert(own);
    }
    mentions.extend(found);
    Some(last)
}

/// Skips the field in brackets behind one of several names: "Secretaries Ada Holm (Trade and Industry)".
fn after_field(text: &Text, stop: usize) -> usize {
    let close = (stop + 1..stop + LONGEST_BODY).find(|at| text.raw(*at) == ")");
    let is_field =
        |close: &usize| text.raw(stop) == "(" && text.match_of(stop + 1, Table::Portfolio).is_some() && *close > stop;
    close.filter(is_field).map_or(stop, |close| close + 1)
}

/// Skips a comma or dash, and before it those whose office it is: "of the two groups,".
fn after_owners(text: &Text, stop: usize) -> usize {
    let is_break = |token: usize| match text.raw(token) {
        "," | "–" | "—" => true,
        "-" => !text.tokens[token].glued,
        _ => false,
    };
    let comma = (stop..stop + 6).find(|token| is_break(*token));
    match comma {
        Some(comma) if comma == stop => stop + 1,
        Some(comma) if text.word(stop) == "of" && !(stop..comma).any(|token| text.is_capitalised(token)) => comma + 1,
        _ => stop,
    }
}

/// One mention for each country of a plural office: "the Presidents of Finland and the United States".
pub(crate) fn of_many(
    text: &Text,
    office: &Office,
    start: usize,
    stop: usize,
    end: usize,
    mentions: &mut Vec<Mention>,
) -> usize {
    let (before, _) = countries(text, country::after_article(text, start));
    let (list_stop, of) = if text.word(office.tokens.end) == "of" {
        after_countries(text, office.tokens.end + 1)
    } else {
        rest_of_countries(text, office)
    };
    let countries = if of.is_empty() { before } else { of };
    let is_group = matches!(office.role, Role::Other | Role::Official | Role::Legislator | Role::Military);
    let comma = comma_after_body(text, list_stop.max(stop));
    let (listed, listed_stop) = names(text, comma, end);
    let several = listed.len() > 1 && text.raw(comma) == ",";
    if countries.is_empty() && several {
        let mut own = respective(text, listed_stop..end, listed.len()).into_iter();
        mentions
            .extend(listed.into_iter().map(|mention| Mention { country: own.next(), ..with_office(mention, office) }));
        return listed_stop;
    }
    if countries.is_empty() || is_group && !(several && listed.len() == countries.len()) {
        mentions.push(Mention::by_office(start..stop, vec![office.clone()]));
        return stop;
    }
    let mut template = office.clone();
    template.many = false;
    distribute(text, &template, countries, list_stop.max(stop), end, mentions)
}

/// The countries that a sentence gives in the order of as many names: "the ministers, A and B, …, of Norland and Sudland,
/// respectively".
fn respective(text: &Text, rest: Range<usize>, count: usize) -> Vec<Found<String>> {
    let Some(stop) = rest.clone().find(|at| text.word(*at) == "respectively") else { return Vec::new() };
    let list = (rest.start..stop).rev().filter(|at| text.word(*at) == "of").map(|of| after_countries(text, of + 1));
    let closes = |(end, found): &(usize, Vec<Found<String>>)| found.len() == count && (*end..stop).len() < 2;
    let found = list.into_iter().find(closes).map(|(_, found)| found).unwrap_or_default();
    found.into_iter().map(|country| Found { rule: "person.respective-country", ..country }).collect()
}

/// The comma before a list of names, the body of an office before it skipped: "the chairs of the foreign affairs | committees,".
fn comma_after_body(text: &Text, stop: usize) -> usize {
    let comma = (stop..stop + LONGEST_BODY).find(|at| text.raw(*at) == ",");
    let is_body = |at: usize| text.kind(at) == Some(TokenKind::Word) && text.match_of(at, Table::Verb).is_none();
    comma.filter(|comma| (stop..*comma).all(is_body)).unwrap_or(stop)
}

/// Somebody of those who are listed after a plural office, who holds it unless another one stands with the name.
fn with_office(mut mention: Mention, office: &Office) -> Mention {
    if mention.offices.is_empty() {
        mention.offices.push(Office { many: false, ..office.clone() });
    }
    mention
}

/// Countries after the first one of "of X, Y and Z", which the title has already taken.
fn rest_of_countries(text: &Text, office: &Office) -> (usize, Vec<Found<String>>) {
    match &office.country {
        Some(first) if first.tokens.end == office.tokens.end => after_countries(text, first.tokens.start),
        _ => (office.tokens.end, Vec::new()),
    }
}

/// A list of countries; the index after it.
fn after_countries(text: &Text, first: usize) -> (usize, Vec<Found<String>>) {
    let (found, stop) = countries(text, country::after_article(text, first));
    (stop, found)
}

fn countries(text: &Text, first: usize) -> (Vec<Found<String>>, usize) {
    let mut found = Vec::new();
    let mut stop = first;
    let mut at = first;
    while let Some(named) = country::at(text, at) {
        found.push(Found {
            value: named.code,
            tokens: at..named.stop,
            basis: Basis::Stated,
            rule: "office.country-list",
        });
        stop = bracketed(text, named.stop).map_or(named.stop, |mention| mention.tokens.end);
        at = stop;
        while matches!(text.word(at), "," | "and" | "the" | "as" | "well") {
            at += 1;
        }
        if at == stop {
            break;
        }
    }
    (found, stop)
}

/// Somebody named in brackets after a country: "of Norland (Ada Holm)".
fn bracketed(text: &Text, at: usize) -> Option<Mention> {
    let (honorifics, start) = name::honorifics(text, at + 1, "before");
    let name =
        name::at(text, start, Context::Titled).filter(|name| text.raw(at) == "(" && text.raw(name.end) == ")")?;
    Some(Mention { name: Some(name.clone()), honorifics, ..Mention::by_office(at..name.end + 1, Vec::new()) })
}

/// Gives each country its mention, with the names that follow in the same order or each behind its country.
fn distribute(
    text: &Text,
    template: &Office,
    countries: Vec<Found<String>>,
    stop: usize,
    end: usize,
    mentions: &mut Vec<Mention>,
) -> usize {
    let (names, names_stop) = names(text, stop, end);
    let paired = names.len() == countries.len();
    if let ([country], false) = (countries.as_slice(), paired) {
        let office = Office { many: true, country: Some(country.clone()), ..template.clone() };
        let first = country.tokens.start.min(template.tokens.start);
        mentions.push(Mention::by_office(first..stop, vec![office]));
        return stop;
    }
    let last = countries.len() - 1;
    for (number, country) in countries.into_iter().enumerate() {
        let mut office = template.clone();
        let tokens = country.tokens.clone();
        office.country = Some(country);
        let behind = bracketed(text, tokens.end);
        let stop = behind.as_ref().map_or(tokens.end, |mention| mention.tokens.end);
        let listed = names.get(number).filter(|_| paired).cloned();
        let stop = if paired && number == last { stop.max(names_stop) } else { stop };
        let mut mention = Mention { tokens: tokens.start..stop, ..behind.or(listed).unwrap_or_default() };
        mention.offices.insert(0, office);
        mentions.push(mention);
    }
    if paired { names_stop } else { stop }
}

/// A list of people after a comma or dash: ", A, Prince B and Dr. C, respectively".
fn names(text: &Text, stop: usize, end: usize) -> (Vec<Mention>, usize) {
    let mut found = Vec::new();
    let mut at = stop;
    let mut last = stop;
    loop {
        let before = at;
        while matches!(text.word(at), "," | "and" | "-" | "–" | "—" | ":" | "(" | "respectively") {
            at += 1;
        }
        let (mut honorifics, after) = name::honorifics(text, at, "before");
        let (mut offices, after) = mention::chain(text, after, end);
        offices.retain(|office| !office.many);
        let (more, start) = name::honorifics(text, after, "before");
        honorifics.extend(more);
        match name::at(text, start, Context::Titled).filter(|name| name.end <= end && (at > before || found.is_empty()))
        {
            Some(name) => {
                at = name.end;
                last = at;
                found.push(Mention { honorifics, offices, ..Mention::by_name(name) });
            }
            None => return (found, last),
        }
    }
}
