//! Who is meant by an office alone ("the Iraqi minister", "the President").

use super::{in_headline, merge_offices, settle};
use crate::gazetteer::lexicon::Table;
use crate::parse::counterpart;
use crate::parse::people::{Found, OF_COUNTRY, Office, People, Person};
use crate::parse::text::{Part, Text};
use crate::record::{Basis, Role, TopicCode};
use std::collections::HashSet;
use std::ops::Range;

/// Gives each mention by office alone its person; an office of a country or body makes one if nobody holds it.
pub(super) fn find(text: &Text, people: &mut People) {
    for mention in 0..people.mentions.len() {
        if people.mentions[mention].name.is_none() {
            office_person(text, people, mention);
        }
    }
    name_open(text, people);
    name_in_order(text, people);
}

/// Names are given at most this many sentences after the offices.
const REACH_OF_NAMES: usize = 3;

/// Gives names in the order of offices that were told before: "the ambassadors of Norland and Sudland … The envoys, A and B,
/// respectively".
fn name_in_order(text: &Text, people: &mut People) {
    let sentence = |number: usize, people: &People| text.sentence_of(people.mentions[number].tokens.start);
    let runs = runs(text, people);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (at, named) in runs.iter().enumerate().filter(|(_, run)| run.named) {
        let before = runs[..at].iter().rev().find(|run| !run.named && run.mentions.len() == named.mentions.len());
        let near = |run: &&Run| {
            sentence(named.mentions.start, people).abs_diff(sentence(run.mentions.start, people)) <= REACH_OF_NAMES
        };
        if let Some(offices) = before.filter(near) {
            let person = |number: usize| people.mentions[number].person;
            let both = offices.mentions.clone().zip(named.mentions.clone());
            pairs.extend(both.filter_map(|(office, name)| person(office).zip(person(name))));
        }
    }
    for (nameless, named) in pairs.into_iter().filter(|(nameless, named)| nameless != named) {
        if people.persons[nameless].name.is_none() && people.persons[named].country.is_none() {
            unite(people, nameless, named);
        }
    }
}

/// Mentions one after another that tell several holders of one office: by their names, or by their countries alone.
struct Run {
    mentions: Range<usize>,
    named: bool,
}

fn runs(text: &Text, people: &People) -> Vec<Run> {
    let place = |number: usize| text.sentence_of(people.mentions[number].tokens.start);
    let shares = |one: usize, other: usize| {
        let (first, second) = (&people.mentions[one], &people.mentions[other]);
        let role = |number: usize| people.mentions[number].offices.first().map(|office| office.role);
        let country = |number: usize| people.mentions[number].offices.first().and_then(|office| office.country.clone());
        let named = [first, second].map(|mention| mention.name.is_some());
        place(one) == place(other)
            && named[0] == named[1]
            && role(one).is_some()
            && role(one) == role(other)
            && country(one).is_none() == named[0]
            && country(other).is_none() == named[1]
    };
    let mut runs: Vec<Run> = Vec::new();
    let mut first = 0;
    for number in 1..=people.mentions.len() {
        if number < people.mentions.len() && shares(number - 1, number) {
            continue;
        }
        if number - first > 1 {
            runs.push(Run { mentions: first..number, named: people.mentions[first].name.is_some() });
        }
        first = number;
    }
    runs
}

/// Makes one person of two.
fn unite(people: &mut People, nameless: usize, named: usize) {
    let numbers = std::mem::take(&mut people.persons[nameless].mentions);
    for number in &numbers {
        people.mentions[*number].person = Some(named);
    }
    people.persons[named].mentions.extend(numbers);
}

/// Brings together the one person of a rank whose country is open with the one country of that rank whose holder is not
/// named: "The foreign ministers of Norland and Sudland met. Foreign Minister Holm told his Sudland counterpart Lind".
fn name_open(text: &Text, people: &mut People) {
    let held = |person: &Person| person.offices.first().and_then(|office| unique(text, office));
    let nameless = |person: &Person| person.name.is_none() && person.country.is_some() && !person.mentions.is_empty();
    let open = |person: &Person| person.name.is_some() && person.country.is_none() && person.organization.is_none();
    let one = |rank: &Rank, is: &dyn Fn(&Person) -> bool| {
        let mut found = (0..people.persons.len())
            .filter(|index| held(&people.persons[*index]).as_ref() == Some(rank) && is(&people.persons[*index]));
        found.next().filter(|_| found.next().is_none())
    };
    let ranks: HashSet<Rank> = people.persons.iter().filter_map(held).collect();
    let pairs: Vec<(usize, usize)> =
        ranks.iter().filter_map(|rank| Some((one(rank, &nameless)?, one(rank, &open)?))).collect();
    let runs = runs(text, people);
    for (nameless, open) in pairs {
        let first = |index: usize| people.persons[index].mentions.iter().min().copied();
        let listed = |index: usize| {
            first(index).is_some_and(|number| runs.iter().any(|run| !run.named && run.mentions.contains(&number)))
        };
        if first(nameless) > first(open) && !listed(nameless) {
            continue;
        }
        unite(people, nameless, open);
    }
}

/// An office of which each state has just one: a rank, or a field of government.
type Rank = (Role, Option<TopicCode>);

/// The rank of an office of which each state has just one.
fn unique(text: &Text, office: &Office) -> Option<Rank> {
    match office.role {
        Role::HeadOfState | Role::HeadOfGovernment | Role::ForeignMinister | Role::DeputyForeignMinister => {
            Some((office.role, None))
        }
        Role::Minister => Some((office.role, Some(field(text, &office.tokens)?))),
        _ => None,
    }
}

/// What the field of a minister is about: "Minister of the | Interior", "| Defense Minister".
fn field(text: &Text, title: &Range<usize>) -> Option<TopicCode> {
    title.clone().find_map(|at| {
        let row = text.match_of(at, Table::Portfolio).map(|found| &text.gazetteer.portfolios[found.row]);
        row.and_then(|row| row.topic)
    })
}

/// Finds who is meant by an office alone: the one person who holds it.
fn office_person(text: &Text, people: &mut People, number: usize) {
    let mention = &people.mentions[number];
    let Some(office) = mention.offices.first() else { return };
    if office.many {
        return;
    }
    let mut candidates: Vec<usize> =
        (0..people.persons.len()).filter(|index| holds(&people.persons[*index], office)).collect();
    if office.country.is_none() && office.organization.is_none() && candidates.len() > 1 {
        let whose = |is: &dyn Fn(usize) -> bool| candidates.iter().copied().filter(|index| is(*index)).collect();
        let bare: Vec<usize> = whose(&|index| has_bare_title(text, people, index, office));
        let full: Vec<usize> = whose(&|index| has_title_with(text, people, index, office));
        candidates = [bare, full].into_iter().find(|found| !found.is_empty()).unwrap_or(candidates);
    }
    let start = mention.tokens.start;
    prefer_own(text, people, start, &mut candidates);
    let is_open = office.country.is_none() && office.organization.is_none();
    if is_open && !in_headline(text, mention) {
        let counterpart =
            |index: usize| people.persons[index].offices.iter().all(|held| counterpart::is_counterpart(text, held));
        candidates.retain(|index| !counterpart(*index));
        candidates.retain(|index| !before_first(people, *index, start).0 || people.persons[*index].country.is_none());
    }
    let chosen = candidates.iter().copied().min_by_key(|index| before_first(people, *index, start));
    let belongs = office.role != Role::Other && (office.country.is_some() || office.organization.is_some());
    let index = match chosen
        .or_else(|| compatriot(text, people, office))
        .or_else(|| untitled(text, people, number))
        .or_else(|| introduced(people, office))
    {
        Some(index) => Some(index),
        None if belongs => {
            people.persons.push(Person::default());
            Some(people.persons.len() - 1)
        }
        None => None,
    };
    if let Some(index) = index {
        if people.persons[index].name.is_some() && people.persons[index].offices.is_empty() {
            infer_country(&mut people.mentions[number].offices);
        }
        people.persons[index].mentions.push(number);
        people.mentions[number].person = Some(index);
        if people.persons[index].name.is_none() || people.persons[index].offices.is_empty() {
            merge_offices(text, &mut people.persons[index], people.mentions[number].offices.clone());
            settle(&mut people.persons[index]);
        }
    }
}

/// Nouns for somebody whose office was told before.
const GENERIC: &[&str] = &["diplomat", "official", "envoy", "dignitary", "politician", "guest", "minister"];

/// Whether an office says no more than that somebody represents a country: "the Norland diplomat".
pub(super) fn is_generic(text: &Text, office: &Office) -> bool {
    GENERIC.contains(&text.word(office.tokens.end - 1)) && office.tokens.len() <= 2 && office.country.is_some()
}

/// The one named person of a country for "the Norland diplomat", whatever the office.
fn compatriot(text: &Text, people: &People, office: &Office) -> Option<usize> {
    let country = office.country.as_ref().filter(|_| office.portfolio.is_none())?;
    let is_generic = is_generic(text, office);
    let is_from_there = |person: &Person| {
        let own = person.country.as_ref().is_some_and(|own| own.value == country.value);
        own && person.name.is_some() && !person.offices.is_empty()
    };
    let mut there = (0..people.persons.len()).filter(|index| is_generic && is_from_there(&people.persons[*index]));
    there.next().filter(|_| there.next().is_none())
}

/// Of several holders, the one whose office the report never gives a country, unless another one was named in the same
/// paragraph: at home the President is one's own.
fn prefer_own(text: &Text, people: &People, start: usize, candidates: &mut Vec<usize>) {
    let paragraph = |token: usize| text.sentences.get(text.sentence_of(token)).map(|sentence| sentence.paragraph);
    let mentions = |index: usize| people.persons[index].mentions.iter().map(|number| &people.mentions[*number]);
    let is_near = |index: usize| {
        mentions(index)
            .any(|mention| mention.tokens.start < start && paragraph(mention.tokens.start) == paragraph(start))
    };
    let is_own = |index: usize| {
        mentions(index).flat_map(|mention| &mention.offices).all(|office| office.country.is_none())
            && people.persons[index].name.is_some()
    };
    let own: Vec<usize> = candidates.iter().copied().filter(|index| is_own(*index)).collect();
    if let [own] = own.as_slice()
        && candidates.iter().all(|index| index == own || !is_near(*index))
    {
        *candidates = vec![*own];
    }
}

/// Whether a person has the title without more words ("President Sall" for "the President").
fn has_bare_title(text: &Text, people: &People, person: usize, office: &Office) -> bool {
    let words: Vec<&str> = office.tokens.clone().map(|token| text.word(token)).collect();
    let mentions = people.persons[person].mentions.iter().map(|number| &people.mentions[*number]);
    mentions.flat_map(|mention| &mention.offices).any(|other| {
        other.role == office.role && other.tokens.clone().map(|token| text.word(token)).eq(words.iter().copied())
    })
}

/// A title of at least this many words tells its holder from others of the same role.
const TELLING_TITLE: usize = 3;

/// Whether a longer title has all words of this one: "the Head of the President's Office" of two heads of offices.
fn has_title_with(text: &Text, people: &People, person: usize, office: &Office) -> bool {
    let words = || office.tokens.clone().filter(|token| !matches!(text.word(*token), "of" | "the" | "for"));
    let holds =
        |held: &Office| words().all(|word| held.tokens.clone().any(|token| text.word(token) == text.word(word)));
    words().count() >= TELLING_TITLE && people.persons[person].offices.iter().any(holds)
}

/// The nearest mention before counts first, then the nearest after.
fn before_first(people: &People, person: usize, token: usize) -> (bool, usize) {
    let starts = || people.persons[person].mentions.iter().map(|number| people.mentions[*number].tokens.start);
    let before = starts().filter(|start| *start < token).map(|start| token - start).min();
    before.map_or_else(
        || (true, starts().map(|start| start.abs_diff(token)).min().unwrap_or(usize::MAX)),
        |near| (false, near),
    )
}

fn holds(person: &Person, office: &Office) -> bool {
    let same_country =
        office.country.as_ref().is_none_or(|own| person.country.as_ref().is_some_and(|found| found.value == own.value));
    let same_body = office
        .organization
        .as_ref()
        .is_none_or(|own| person.organization.as_ref().is_some_and(|found| found.value == own.value));
    same_country
        && same_body
        && person.offices.iter().any(|other| {
            other.role == office.role
                || office.role == Role::Minister
                    && office.portfolio.is_none()
                    && matches!(other.role, Role::ForeignMinister)
        })
}

/// The country of a title that was given to a bare name follows from the report; the words do not say it.
fn infer_country(offices: &mut [Office]) {
    for country in offices.iter_mut().filter_map(|office| office.country.as_mut()) {
        country.basis = Basis::Inferred;
        country.rule = "person.leads-report";
    }
}

/// The one person whom the report leads with under a bare name, where a leader's title cannot be another's: "Ana Holm
/// received … The President said".
fn untitled(text: &Text, people: &People, number: usize) -> Option<usize> {
    let mention = &people.mentions[number];
    let leads = matches!(mention.offices.first()?.role, Role::HeadOfState | Role::HeadOfGovernment);
    let definite = text.is_capitalised(mention.tokens.start) || text.word(mention.tokens.start) == "the";
    let sentence = text.sentence_of(mention.tokens.start);
    let opens = text.sentences.get(sentence).is_some_and(|found| found.tokens.start == mention.tokens.start);
    let elsewhere = |code: &str| {
        people
            .persons
            .iter()
            .any(|person| person.name.is_some() && person.country.as_ref().is_some_and(|own| own.value == code))
    };
    let acts = text.match_of(mention.tokens.end, Table::Verb).is_some() || text.word(mention.tokens.end) == "also";
    let foreign = |country: &Found<String>| !opens && (!acts || elsewhere(&country.value));
    let foreign = mention.offices[0].country.as_ref().is_some_and(foreign);
    if !leads || !definite || foreign || mention.offices[0].organization.is_some() {
        return None;
    }
    let mut bare = (0..people.persons.len()).filter(|index| {
        let person = &people.persons[*index];
        let is_bare = person.name.is_some() && person.offices.is_empty() && person.country.is_none();
        is_bare && leads_report(text, people, person, sentence)
    });
    let found = bare.next();
    found.filter(|_| bare.next().is_none())
}

/// The one person whom the report introduces by the country of an office alone: "The foreign ministers of Norland and
/// Sudland met. Norland's Ada Holm said".
fn introduced(people: &People, office: &Office) -> Option<usize> {
    let country = office.country.as_ref()?;
    let is_meant = |person: &Person| {
        let introduces = |rule: &str| rule == OF_COUNTRY || rule == "name.bracketed-country";
        let own = person.country.as_ref().filter(|own| introduces(own.rule) && own.value == country.value);
        person.offices.is_empty() && own.is_some()
    };
    let mut introduced = (0..people.persons.len()).filter(|index| is_meant(&people.persons[*index]));
    introduced.next().filter(|_| introduced.next().is_none())
}

/// Whether a person opens the headline or the first sentence of the report, and stands before a sentence.
fn leads_report(text: &Text, people: &People, person: &Person, sentence: usize) -> bool {
    let first_body = text.sentences.iter().position(|sentence| sentence.part == Part::Body);
    person.mentions.iter().any(|number| {
        let mention = &people.mentions[*number];
        let own = text.sentence_of(mention.tokens.start);
        let found = &text.sentences[own];
        let opens = found.part == Part::Headline || Some(own) == first_body;
        opens && own != sentence && mention.honorifics.is_empty() && found.tokens.start + 6 > mention.tokens.start
    })
}
