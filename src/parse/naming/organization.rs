//! The organizations that a text names: those of the table, and capitalised names around a head noun.

use super::run::{self, Tail};
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::word::TokenKind;
use crate::parse::people::People;
use crate::parse::text::{Sentence, Text};
use crate::parse::{country, office};
use crate::record::OrganizationKind;
use std::ops::Range;

/// An organization of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OrganizationFound {
    /// Its usual name, or the name that the text gives.
    pub(crate) name: String,
    /// Its acronym.
    pub(crate) acronym: Option<String>,
    /// Its kind.
    pub(crate) kind: Option<OrganizationKind>,
    /// The country of a national body.
    pub(crate) country: Option<String>,
    /// The words that name it first.
    pub(crate) tokens: Range<usize>,
    /// Other words that name it, each wording where it stands first.
    pub(crate) others: Vec<Range<usize>>,
    /// Stable name of the rule that read them.
    pub(crate) rule: &'static str,
}

const TAIL: Tail = Tail { joints: &["of", "for", "on"], lists: true };

/// Every organization of the mentions, once, in order.
pub(crate) fn organizations(text: &Text, mentions: &[OrganizationFound]) -> Vec<OrganizationFound> {
    let mut found: Vec<OrganizationFound> = Vec::new();
    for organization in mentions {
        match found.iter_mut().find(|known| is_same(&known.name, &organization.name)) {
            Some(known) => {
                known.acronym = known.acronym.take().or_else(|| organization.acronym.clone());
                let worded = |words: &Range<usize>| text.is_same(words, &organization.tokens);
                if !worded(&known.tokens) && !known.others.iter().any(worded) {
                    known.others.push(organization.tokens.clone());
                }
            }
            None => found.push(organization.clone()),
        }
    }
    found
}

/// Every place where headline and report name an organization, in order.
pub(crate) fn mentions(text: &Text, people: &People) -> Vec<OrganizationFound> {
    text.told().flat_map(|(_, sentence)| in_sentence(text, people, sentence)).collect()
}

/// Whether two names mean one body: the same words, small ones apart.
fn is_same(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let mut words: Vec<String> = name
            .split(|sign: char| !sign.is_alphanumeric())
            .filter(|word| !matches!(*word, "" | "of" | "the" | "The" | "for" | "and" | "s"))
            .map(crate::gazetteer::word::fold)
            .collect();
        words.sort_unstable();
        words
    };
    words(one) == words(other)
}

fn in_sentence(text: &Text, people: &People, sentence: &Sentence) -> Vec<OrganizationFound> {
    let mut found: Vec<OrganizationFound> = Vec::new();
    if !run::is_title_case(text, &sentence.tokens) {
        let heads: Vec<Match> = text.matches_in(sentence.tokens.clone(), Table::OrganizationNoun).collect();
        for (number, head) in heads.iter().enumerate() {
            if heads.get(number + 1).is_some_and(|next| next.first == head.stop && run::is_capitalised(text, next)) {
                continue;
            }
            let known = found.last().is_some_and(|last| last.tokens.end > head.first);
            if let Some(named) = if known { None } else { by_head(text, people, sentence, head) } {
                found.push(named);
            }
        }
    }
    for row in text.matches_in(sentence.tokens.clone(), Table::Organization) {
        let inner = |other: &OrganizationFound| other.tokens.start <= row.first && row.stop <= other.tokens.end;
        match found.iter().position(inner) {
            Some(at) if found[at].tokens == (row.first..row.stop) => found[at] = of_table(text, &row),
            Some(at) if only_adds_country(text, &found[at].tokens, &row) => found[at] = of_table(text, &row),
            None if is_meant(text, sentence, &row) => {
                found.retain(|other| other.tokens.start < row.first || row.stop < other.tokens.end);
                found.push(of_table(text, &row));
            }
            Some(_) | None => {}
        }
    }
    found.sort_by_key(|organization| organization.tokens.start);
    found
}

/// Whether a longer name only puts the country to a known one ("Norwegian Storting", "Storting of Norway").
fn only_adds_country(text: &Text, longer: &Range<usize>, row: &Match) -> bool {
    let is_country = |first: usize, stop: usize| {
        text.match_of(first, Table::CountryName).is_some_and(|country| country.stop == stop)
    };
    let after = || text.word(row.stop) == "of" && is_country(country::after_article(text, row.stop + 1), longer.end);
    longer.end == row.stop && is_country(longer.start, row.first) || longer.start == row.first && after()
}

/// Whether the words stand for the body, not for a part of another name, a building or a step of an office.
fn is_meant(text: &Text, sentence: &Sentence, row: &Match) -> bool {
    let overlapping = |token: usize| text.matches_at(token).iter().filter(|other| other.stop > row.first);
    let first = sentence.tokens.start.max(row.first.saturating_sub(8));
    !is_of_office(text, row)
        && !is_of_post(text, row)
        && !(first..row.stop).flat_map(overlapping).any(|other| is_other_name(text, other, row))
}

/// Whether the words only say which office is meant ("NSC Senior Director", "National Security Council Secretary").
fn is_of_office(text: &Text, row: &Match) -> bool {
    let kind = text.gazetteer.organizations[row.row].kind;
    let national =
        matches!(kind, OrganizationKind::Agency | OrganizationKind::Government | OrganizationKind::ArmedForces);
    national && office::at(text, row.first).is_some_and(|(_, stop)| stop > row.stop)
}

/// Whether the words only say where something was written ("a Facebook post").
fn is_of_post(text: &Text, row: &Match) -> bool {
    let company = text.gazetteer.organizations[row.row].kind == OrganizationKind::Company;
    company && matches!(text.word(row.stop), "post" | "posts" | "page" | "account" | "message" | "video")
}

fn is_other_name(text: &Text, other: &Match, row: &Match) -> bool {
    let covers = other.first <= row.first && row.stop <= other.stop;
    let longer = covers && other.stop - other.first > row.stop - row.first;
    match other.table {
        Table::CountryName => longer || covers && row.stop - row.first > 1,
        Table::City | Table::Place | Table::Lookalike | Table::Honorific => longer,
        Table::Venue => covers && is_reached(text, row.first),
        // "UN Climate Change Conference" names no secretariat.
        Table::EventNoun => {
            row.first < other.first && row.stop < other.stop && !ends_in_head(text, row) && other.first < row.stop
        }
        Table::Office => {
            let kind = text.gazetteer.organizations[row.row].kind;
            let before = other.first < row.first && kind == OrganizationKind::Government;
            before || kind != OrganizationKind::Igo && other.first == row.first && other.stop > row.stop
        }
        _ => false,
    }
}

fn ends_in_head(text: &Text, row: &Match) -> bool {
    text.match_of(row.stop - 1, Table::OrganizationNoun).is_some()
}

/// Whether a place stands here to which one goes: "at the White House", "visit the White House".
fn is_reached(text: &Text, token: usize) -> bool {
    let before = token.checked_sub(1).filter(|before| text.word(*before) != "the").or_else(|| token.checked_sub(2));
    before.is_some_and(|before| {
        matches!(
            text.word(before),
            "at" | "in" | "to" | "outside" | "near" | "inside" | "from" | "visit" | "visited" | "visits" | "left"
        )
    })
}

fn of_table(text: &Text, row: &Match) -> OrganizationFound {
    let organization = &text.gazetteer.organizations[row.row];
    OrganizationFound {
        name: organization.name.clone(),
        acronym: organization.acronym.clone().filter(|acronym| !acronym.is_empty()),
        kind: Some(organization.kind),
        country: organization.country.clone().filter(|country| !country.is_empty()),
        tokens: row.first..row.stop,
        others: Vec::new(),
        rule: "organization.known",
    }
}

/// A name around a head noun: "Italy-Azerbaijan University", "Board of Investment of Sri Lanka".
fn by_head(text: &Text, people: &People, sentence: &Sentence, head: &Match) -> Option<OrganizationFound> {
    let noun = &text.gazetteer.organization_nouns[head.row];
    if !run::is_capitalised(text, head) || noun.kind == OrganizationKind::Government || is_loose(text, head) {
        return None;
    }
    let tokens = run::around(text, &sentence.tokens, &(head.first..head.stop), TAIL);
    let tokens = without_person(people, without_title(text, tokens, head), head);
    if !is_a_name(text, &tokens, head) || is_something_else(text, &tokens) {
        return None;
    }
    Some(OrganizationFound {
        name: text.quote(tokens.clone()).split_whitespace().collect::<Vec<_>>().join(" "),
        acronym: acronym(text, tokens.end),
        kind: Some(noun.kind),
        country: country_of(text, &tokens),
        tokens,
        others: Vec::new(),
        rule: "organization.head-noun",
    })
}

/// The acronym in brackets after a name: "Federal Office of Roads (FEDRO)".
fn acronym(text: &Text, stop: usize) -> Option<String> {
    let capitals = text.tokens.get(stop + 1).is_some_and(|token| token.capitals);
    (text.raw(stop) == "(" && text.raw(stop + 2) == ")" && capitals).then(|| text.raw(stop + 1).to_owned())
}

/// Whether a head noun means a relation, an area or an event as well as a body.
fn is_loose(text: &Text, head: &Match) -> bool {
    const LOOSE: &[&str] = &[
        "alliance",
        "partnership",
        "partnerships",
        "area",
        "zone",
        "union",
        "federation",
        "people",
        "services",
        "authorities",
        "forces",
        "trade",
        "market",
    ];
    let alone = head.stop - head.first == 1 && LOOSE.contains(&text.word(head.first));
    let is_event = |token: usize| text.match_of(token, Table::EventNoun).is_some_and(|event| event.stop == head.stop);
    let before_event = text.is_capitalised(head.stop) && text.match_of(head.stop, Table::EventNoun).is_some();
    // "The 12th National Congress" is held; the National Congress is not counted.
    let is_counted = head.first > 0 && text.kind(head.first - 1) == Some(TokenKind::Number);
    let is_dwelling = text.word(head.first) == "house"
        && head.first > 0
        && matches!(text.word(head.first - 1), "guest" | "state" | "government");
    alone || is_dwelling || before_event || is_event(head.first) || is_counted || is_plural(text, head)
}

/// Whether a head noun is the plural of another one, so that it names no single body.
fn is_plural(text: &Text, head: &Match) -> bool {
    let nouns = &text.gazetteer.organization_nouns;
    let phrase = nouns[head.row].phrase.as_str();
    let is_noun = |singular: &str| nouns.iter().any(|noun| noun.phrase == singular);
    let y = |stem: &str| is_noun(&format!("{stem}y"));
    nouns[head.row].kind != OrganizationKind::Company
        && (phrase.strip_suffix('s').is_some_and(is_noun) || phrase.strip_suffix("ies").is_some_and(y))
}

/// Without an office or honorific before the name ("Director General of ..." never begins one).
fn without_title(text: &Text, tokens: Range<usize>, head: &Match) -> Range<usize> {
    let mut start = tokens.start;
    for token in tokens.start..head.first {
        for found in text.matches_at(token) {
            if matches!(found.table, Table::Office | Table::Honorific) && found.stop <= head.first {
                start = start.max(found.stop);
            }
        }
    }
    start..tokens.end
}

/// Without the name of a person after the body's ("the Foreign Relations Department Ann Roe").
fn without_person(people: &People, tokens: Range<usize>, head: &Match) -> Range<usize> {
    let names = people.mentions.iter().filter_map(|mention| mention.name.as_ref());
    let first = names.map(|name| name.start).find(|first| (head.stop..tokens.end).contains(first));
    tokens.start..first.unwrap_or(tokens.end)
}

/// Whether a name has something besides its head noun that makes it one, or is a state's own organ ("the Foreign Office").
fn is_a_name(text: &Text, tokens: &Range<usize>, head: &Match) -> bool {
    let words = tokens.clone().filter(|token| text.is_capitalised(*token)).count();
    words > 1 && (tokens.len() > head.stop - head.first || is_organ(text, head))
}

/// Whether a head noun of several words names a ministry, parliament or court after an article.
fn is_organ(text: &Text, head: &Match) -> bool {
    use OrganizationKind::{Court, Ministry, Parliament};
    let kind = text.gazetteer.organization_nouns[head.row].kind;
    let definite = head.first.checked_sub(1).is_some_and(|before| text.word(before) == "the");
    definite && matches!(kind, Court | Ministry | Parliament)
}

/// Whether the words hold an office ("Minister of Foreign Affairs") or are a country, a building, an event or an instrument.
fn is_something_else(text: &Text, tokens: &Range<usize>) -> bool {
    let is_office = |token: usize| text.match_of(token, Table::Office).is_some_and(|office| office.stop <= tokens.end);
    let is_other = |found: &Match| match found.table {
        Table::CountryName | Table::Venue | Table::Event | Table::City | Table::Place => true,
        Table::Instrument => text.gazetteer.instruments[found.row].named.is_some(),
        _ => false,
    };
    let whole = |token: usize| text.matches_at(token).iter().any(|found| is_other(found) && found.stop >= tokens.end);
    tokens.clone().any(is_office) || whole(tokens.start)
}

fn country_of(text: &Text, tokens: &Range<usize>) -> Option<String> {
    let mut named = text.matches_in(tokens.clone(), Table::CountryName);
    let first = named.next()?;
    let alone = named.next().is_none() && text.kind(first.stop) != Some(TokenKind::Sign);
    alone.then(|| text.gazetteer.country_names[first.row].code.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::layout::layout;

    fn names(source: &str) -> Vec<String> {
        let text = Text::new(source, layout(source, false));
        organizations(&text, &mentions(&text, &People::default())).into_iter().map(|found| found.name).collect()
    }

    #[test]
    fn known_bodies_bear_their_usual_name_once() {
        assert_eq!(names("The EU and the European Union spoke with N.A.T.O. today."), ["European Union", "NATO"]);
    }

    #[test]
    fn capitalised_names_around_a_head_noun_are_bodies() {
        assert_eq!(names("They opened the Norland-Sudland University there."), ["Norland-Sudland University"]);
        assert_eq!(names("He visited the Board of Investment of Norland."), ["Board of Investment of Norland"]);
    }

    #[test]
    fn offices_are_no_bodies() {
        assert!(names("The Minister of Foreign Affairs of Norland spoke to the council.").is_empty());
    }
    #[test]
    fn names_end_where_they_end() {
        assert_eq!(
            names("He praised the Association of Upland-based Towns there."),
            ["Association of Upland-based Towns"]
        );
        assert_eq!(
            names("She left the Ministry of Foreign Affairs and Foreign Trade early."),
            ["Ministry of Foreign Affairs and Foreign Trade"]
        );
        assert_eq!(names("They gathered at the Royal Academy on Tuesday."), ["Royal Academy"]);
        assert!(names("He is Secretary for Relations with Upland and Lowland Organizations there.").is_empty());
    }

    #[test]
    fn a_country_beside_a_known_name_does_not_make_another_body() {
        assert_eq!(names("The Storting of Norway met, and the Storting rose."), ["Storting"]);
    }

    #[test]
    fn places_posts_and_steps_of_an_office_are_no_bodies() {
        assert!(names("They spoke of plans to visit the White House.").is_empty());
        assert!(names("In a Facebook post, he thanked them.").is_empty());
        assert!(names("He met the National Security Council Secretary there.").is_empty());
    }

    #[test]
    fn brackets_give_the_acronym() {
        let source = "They asked the Upland Board of Bridges (ROB) for help with the work.";
        let text = Text::new(source, layout(source, false));
        let found = organizations(&text, &mentions(&text, &People::default()));
        assert_eq!(found[0].acronym.as_deref(), Some("ROB"));
    }
}
