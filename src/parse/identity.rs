//! Who is who: mentions of one person under several forms are brought together.

mod office_alone;

use super::counterpart;
use super::people::{Found, Mention, Office, People, Person};
use super::text::{Part, Text};
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::record::{Basis, Role};
use std::collections::HashMap;
use std::ops::Range;

/// Brings mentions together into people.
pub(crate) fn people(text: &Text, mentions: Vec<Mention>) -> People {
    let mut people = People { persons: Vec::new(), mentions };
    let order = by_fullness(text, &people.mentions);
    for mention in order {
        name_person(text, &mut people, mention);
    }
    people.collect(text);
    counterpart::settle(text, &mut people);
    counterpart::share_office(&mut people);
    people.collect(text);
    office_alone::find(text, &mut people);
    people.in_order();
    people.collect(text);
    people
}

/// Named mentions, those in the report before those in the headline, longer names first.
fn by_fullness(text: &Text, mentions: &[Mention]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..mentions.len()).filter(|number| mentions[*number].name.is_some()).collect();
    order.sort_by_key(|number| {
        let mention = &mentions[*number];
        let length = mention.name.as_ref().map_or(0, |name| words(text, name).len());
        (std::cmp::Reverse(length), in_headline(text, mention), mention.tokens.start)
    });
    order
}

fn in_headline(text: &Text, mention: &Mention) -> bool {
    text.sentences.get(text.sentence_of(mention.tokens.start)).is_some_and(|sentence| sentence.part == Part::Headline)
}

/// The words of a name that tell people apart: no particles, initials or suffixes.
fn words<'a>(text: &'a Text, name: &Range<usize>) -> Vec<&'a str> {
    let telling = |token: &usize| text.kind(*token) == Some(TokenKind::Word);
    let words: Vec<&str> = name.clone().filter(telling).map(|token| text.word(token)).collect();
    let long: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| {
            word.len() > 2 && !matches!(*word, "bin" | "bint" | "ibn" | "van" | "von" | "der" | "the" | "iii")
        })
        .collect();
    if long.is_empty() { words } else { long }
}

fn name_person(text: &Text, people: &mut People, number: usize) {
    let mention = &people.mentions[number];
    let Some(name) = &mention.name else { return };
    let words = words(text, name);
    let mut candidates: Vec<usize> = Vec::new();
    for (index, person) in people.persons.iter().enumerate() {
        let Some(full) = &person.name else { continue };
        let other = differs(text, people, person, mention) || is_father(text, name, full);
        if is_short_form(&words, &self::words(text, full)) && !other {
            candidates.push(index);
        }
    }
    let chosen = match candidates.as_slice() {
        [] => None,
        [one] => Some(*one),
        several => several.iter().copied().min_by_key(|index| distance(people, *index, mention.tokens.start)),
    };
    let index = chosen.unwrap_or_else(|| {
        people.persons.push(Person { name: Some(name.clone()), ..Person::default() });
        people.persons.len() - 1
    });
    people.persons[index].mentions.push(number);
    people.mentions[number].person = Some(index);
}

/// Whether a name is that of the father in a longer one: "Saqr bin Hamad" in "Khalid bin Saqr bin Hamad".
fn is_father(text: &Text, name: &Range<usize>, full: &Range<usize>) -> bool {
    let first = text.word(name.start);
    let fathered = |at: usize| matches!(text.word(at), "bin" | "bint" | "ibn" | "ben" | "binti");
    name.len() > 1 && full.clone().skip(1).any(|at| text.word(at) == first && fathered(at - 1))
}

fn distance(people: &People, person: usize, token: usize) -> usize {
    let mentions =
        people.persons[person].mentions.iter().map(|number| people.mentions[*number].tokens.start.abs_diff(token));
    mentions.min().unwrap_or(usize::MAX)
}

/// Whether every word of a name stands in a longer one, small differences of spelling allowed.
fn is_short_form(short: &[&str], full: &[&str]) -> bool {
    !short.is_empty()
        && short.len() <= full.len()
        && short.iter().all(|word| full.iter().any(|other| is_variant(word, other)))
        && (short.len() > 1
            || full.last().is_some_and(|last| is_variant(short[0], last))
            || full.iter().any(|other| *other == short[0]))
}

pub(crate) fn is_variant(a: &str, b: &str) -> bool {
    let longest = a.chars().count().max(b.chars().count());
    let allowed = match longest {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    };
    a == b || a.chars().next() == b.chars().next() && strsim::levenshtein(a, b) <= allowed
}

/// Whether forms of address or countries of office tell a mention from a person.
fn differs(text: &Text, people: &People, person: &Person, mention: &Mention) -> bool {
    let mentions = || person.mentions.iter().map(|number| &people.mentions[*number]);
    let gender = gender(text, mention);
    let other_gender = gender.is_some()
        && mentions().any(|other| self::gender(text, other).is_some_and(|other| Some(other) != gender));
    let mut countries = mentions().flat_map(|other| &other.offices).filter_map(|office| office.country.as_ref());
    let mut own = mention.offices.iter().filter_map(|office| office.country.as_ref()).peekable();
    let other_country = own.peek().is_some()
        && countries.clone().next().is_some()
        && !own.any(|found| countries.any(|other| other.value == found.value));
    other_gender || other_country
}

fn gender(text: &Text, mention: &Mention) -> Option<bool> {
    mention.honorifics.iter().find_map(|form| match text.word(form.start) {
        "mr" | "sir" | "lord" => Some(true),
        "mrs" | "ms" | "miss" | "madam" | "madame" | "mme" | "dame" | "lady" => Some(false),
        _ => None,
    })
}

impl People {
    /// Gives each person the offices, country and fullest name of its mentions.
    fn collect(&mut self, text: &Text) {
        for index in 0..self.persons.len() {
            let mut numbers = std::mem::take(&mut self.persons[index].mentions);
            numbers.sort_unstable();
            numbers.dedup();
            let mut offices: Vec<Office> = Vec::new();
            for number in &numbers {
                offices.extend(self.mentions[*number].offices.iter().cloned());
            }
            offices.extend(numbers.iter().find_map(|number| rank(text, &self.mentions[*number])));
            let country = numbers.iter().find_map(|number| self.mentions[*number].country.clone());
            let name = fullest(text, numbers.iter().filter_map(|number| self.mentions[*number].name.clone()));
            let person = &mut self.persons[index];
            *person = Person { name, mentions: numbers.clone(), country, ..Person::default() };
            merge_offices(text, person, offices);
            settle(person);
            let organization = numbers.iter().find_map(|number| self.mentions[*number].organization.clone());
            let person = &mut self.persons[index];
            person.organization = person.organization.take().or(organization);
            if numbers.iter().any(|number| is_highness(text, &self.mentions[*number])) {
                crown(&mut self.persons[index]);
            }
        }
    }

    /// Puts people in order of appearance, leaves out those without a mention, and renumbers their mentions.
    pub(crate) fn in_order(&mut self) {
        let first = |person: &Person| person.mentions.iter().copied().min().unwrap_or(usize::MAX);
        let mut order: Vec<usize> =
            (0..self.persons.len()).filter(|index| !self.persons[*index].mentions.is_empty()).collect();
        order.sort_by_key(|index| first(&self.persons[*index]));
        let mut place = vec![0; self.persons.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = new;
        }
        for mention in &mut self.mentions {
            mention.person = mention.person.map(|index| place[index]);
        }
        self.persons = order.into_iter().map(|index| self.persons[index].clone()).collect();
    }
}

/// The rank by which somebody is addressed: "Rear Adm. Holm", "Amb. Holm".
fn rank(text: &Text, mention: &Mention) -> Option<Office> {
    let (form, role) = mention.honorifics.iter().find_map(|form| {
        let found = text.match_of(form.start, Table::Honorific)?;
        let row = &text.gazetteer.honorifics[found.row];
        let role = match row.culture.as_str() {
            "military" if row.phrase != "Justice" => Role::Military,
            "diplomatic" if row.phrase.starts_with("Amb") => Role::Ambassador,
            _ => return None,
        };
        Some((form, role))
    })?;
    let stop = form.end + usize::from(text.raw(form.end) == "." && text.tokens[form.end].glued);
    Some(Office::plain(role, form.start..stop))
}

/// Whether somebody is addressed as a prince: "His Highness".
fn is_highness(text: &Text, mention: &Mention) -> bool {
    mention.honorifics.iter().flat_map(Clone::clone).any(|token| matches!(text.word(token), "highness" | "majesty"))
}

/// Tells that a head of state is of a ruling house.
fn crown(person: &mut Person) {
    for office in person.offices.iter_mut().filter(|office| office.role == Role::HeadOfState) {
        office.also = office.also.or(Some(Role::Royal));
    }
}

/// The name with most words; of equals the most frequent spelling in the report, then the first.
fn fullest(text: &Text, names: impl Iterator<Item = Range<usize>>) -> Option<Range<usize>> {
    let names: Vec<Range<usize>> = names.collect();
    let spelled = |name: &Range<usize>| text.quote(name.clone()).to_ascii_lowercase();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for name in &names {
        *counts.entry(spelled(name)).or_default() += 1;
    }
    let times = |name: &Range<usize>| counts.get(&spelled(name)).copied().unwrap_or_default();
    let shouted =
        |name: &Range<usize>| name.clone().any(|token| text.tokens[token].capitals && text.raw(token).len() > 3);
    names
        .iter()
        .max_by_key(|name| {
            (words(text, name).len(), name.len(), !shouted(name), times(name), std::cmp::Reverse(name.start))
        })
        .cloned()
}

/// Takes over offices that say something new: a short form of a title that is known says nothing.
fn merge_offices(text: &Text, person: &mut Person, offices: Vec<Office>) {
    let mut offices: Vec<Office> = offices.into_iter().filter(|office| !office.many).collect();
    offices.sort_by_key(|office| (std::cmp::Reverse(weight(text, office)), office.tokens.start));
    for office in offices {
        let counterpart = counterpart::is_counterpart(text, &office);
        let generic = office_alone::is_generic(text, &office);
        let known = |known: &&mut Office| {
            counterpart || generic && known.organization.is_none() || says_nothing_new(text, known, &office)
        };
        match person.offices.iter_mut().find(known) {
            Some(known) => {
                if known.country.is_none() && known.organization.is_none() {
                    known.country.clone_from(&office.country);
                    known.organization.clone_from(&office.organization);
                }
            }
            None => person.offices.push(office),
        }
    }
    person.offices.sort_by_key(|office| office.tokens.start);
}

fn weight(text: &Text, office: &Office) -> usize {
    office.tokens.clone().filter(|token| text.kind(*token) == Some(TokenKind::Word)).count()
        + usize::from(office.portfolio.is_some())
}

fn says_nothing_new(text: &Text, known: &Office, office: &Office) -> bool {
    let within = office
        .tokens
        .clone()
        .filter(|token| !matches!(text.word(*token), "of" | "the" | "for"))
        .all(|token| known.tokens.clone().any(|other| is_variant(text.word(token), text.word(other))));
    let generic =
        matches!(office.role, Role::Minister | Role::Official | Role::DeputyMinister | Role::Other | Role::IoHead)
            && office.portfolio.is_none();
    let general_of = generic
        && matches!(
            (office.role, known.role),
            (
                Role::Minister,
                Role::ForeignMinister
                    | Role::DeputyMinister
                    | Role::DeputyHeadOfGovernment
                    | Role::DeputyForeignMinister
            )
        );
    let envoy = office.role == Role::Envoy && known.role == Role::Ambassador && office.tokens.len() == 1;
    let same = known.role == office.role
        && (known.portfolio.is_none() || office.portfolio.is_none() || known.role == Role::ForeignMinister || within);
    same || within || general_of || envoy
}

/// A person's country and body are those of the offices unless the text names them apart.
fn settle(person: &mut Person) {
    let country = person.offices.iter().find_map(|office| office.country.clone());
    person.country = person.country.take().or(country);
    person.organization = person.offices.iter().find_map(|office| office.organization.clone());
    if person.offices.iter().any(|office| office.role == Role::HeadOfState && office.also == Some(Role::Other))
        && person.country.is_none()
    {
        let tokens = person.offices[0].tokens.clone();
        person.country =
            Some(Found { value: "VA".into(), tokens, basis: Basis::Inferred, rule: "office.of-the-holy-see" });
    }
}
