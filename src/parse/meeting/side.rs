//! Whether those who meet represent two states or bodies.

use super::home::Home;
use super::telling::{self, Form, Telling};
use crate::parse::actor::{self, Actor};
use crate::parse::country;
use crate::parse::people::{Office, People, Person};
use crate::parse::text::Text;
use crate::record::Role;

/// "the two countries" stands at most this many tokens after the words that tell of their meeting.
const REACH_OF_SIDES: usize = 12;

/// The country or body of an actor.
pub(super) fn of(people: &People, actor: &Actor) -> Option<String> {
    let person = actor.person.map(|index| &people.persons[index]);
    let mention = actor.mention.map(|number| people.mentions[number].offices.as_slice()).unwrap_or_default();
    let by_office = || {
        let country = mention.iter().find_map(|office| office.country.as_ref());
        country
            .or_else(|| mention.iter().find_map(|office| office.organization.as_ref()))
            .map(|found| found.value.clone())
    };
    let named = actor.country.clone().or_else(|| actor.organization.clone());
    let foreign = actor.is_several.then(|| "other states".to_owned());
    named.or(foreign).or_else(|| person.and_then(of_person)).or_else(by_office)
}

fn of_person(person: &Person) -> Option<String> {
    let country = person.country.as_ref().map(|found| found.value.clone());
    country.or_else(|| person.organization.as_ref().map(|found| found.value.clone()))
}

/// The sides in a telling that the text names.
pub(super) fn known(people: &People, telling: &Telling) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for side in telling.actors().filter_map(|actor| of(people, actor)) {
        if !known.contains(&side) {
            known.push(side);
        }
    }
    known
}

/// Whether representatives of two states or bodies are in a telling. Where the text names one side alone, the other
/// one may be the report's own.
pub(super) fn are_two(text: &Text, people: &People, home: &Home, telling: &Telling) -> bool {
    let members =
        |actor: &Actor| actor.is_several && (actor.organization.is_some() || actor::is_of_region(text, &actor.tokens));
    let several =
        (telling.form != Form::Noun || telling::is_held(text, telling.trigger.end)) && telling.actors().any(members);
    let known = known(people, telling);
    match known.as_slice() {
        _ if several => true,
        [] | [_] if telling.is_list => false,
        [] => hold_one_office(people, telling) || is_between_two(text, telling) || faces_body(people, telling),
        [one] => hold_one_office(people, telling) || faces_another(text, people, home, telling, one),
        _ => true,
    }
}

/// Whether the head of a body faces somebody who speaks for a state.
fn faces_body(people: &People, telling: &Telling) -> bool {
    let heads = |actor: &Actor| offices(people, actor).any(|office| office.role == Role::IoHead);
    let two = [&telling.subjects, &telling.objects].map(|group| group.iter().any(heads));
    two[0] != two[1] && telling.actors().any(|actor| holds_national_office(people, actor))
}

fn holds_national_office(people: &People, actor: &Actor) -> bool {
    let leads = [Role::HeadOfState, Role::HeadOfGovernment, Role::ForeignMinister, Role::Minister, Role::Royal];
    offices(people, actor).any(|office| leads.contains(&office.role))
}

/// Whether two people are said to have met for "the two countries" or in a round between them.
fn is_between_two(text: &Text, telling: &Telling) -> bool {
    let people = telling.actors().filter(|actor| actor.person.is_some()).count();
    let stop = text.sentences[telling.sentence].tokens.end;
    let sides = |at: usize| {
        text.stands(at, &["the", "two"])
            && matches!(text.word(at + 2), "countries" | "states" | "nations" | "governments" | "sides" | "neighbours")
    };
    people > 1 && (telling.trigger.end..stop.min(telling.trigger.end + REACH_OF_SIDES)).any(sides)
}

/// Whether somebody of the only side that is named faces somebody of whose side the text says nothing.
fn faces_another(text: &Text, people: &People, home: &Home, telling: &Telling, known: &str) -> bool {
    let open = || telling.actors().filter(|actor| of(people, actor).is_none());
    if open().any(|actor| offices(people, actor).any(|office| office.role == Role::IoHead)) {
        return true;
    }
    let met = open().any(|actor| is_open_side(people, telling, actor));
    if !met || lacks_the_other(text, telling) {
        return false;
    }
    if text.gazetteer.country(known).is_none() {
        return true;
    }
    if !is_introduced(text, people, telling, known) || are_at_home(people, telling, known) {
        return false;
    }
    let comes_from_there = home.certain().is_some_and(|own| own.value == known);
    if comes_from_there && telling.actors().any(|actor| is_envoy_of(people, actor, known)) {
        return false;
    }
    let clear = open().any(|actor| holds_top_office(people, actor)) || is_guest_of_rank(people, telling, known);
    clear && !comes_from_there || home.opposite(text, &[known.to_owned()], &suggested(text, people, telling)).is_some()
}

/// Whether somebody is an ambassador of a country, whom its own leaders receive before leaving.
fn is_envoy_of(people: &People, actor: &Actor, country: &str) -> bool {
    let of = |office: &Office| office.country.as_ref().is_some_and(|found| found.value == country);
    offices(people, actor).any(|office| office.role == Role::Ambassador && of(office))
}

/// Whether somebody could speak for a state that is not named: by an office, or as the subject without any title.
fn is_open_side(people: &People, telling: &Telling, actor: &Actor) -> bool {
    let untitled = actor.person.is_some_and(|index| {
        let person = &people.persons[index];
        person.name.is_some() && person.offices.is_empty()
    });
    let is_subject = telling.subjects.iter().any(|subject| subject.tokens == actor.tokens);
    let beside_known = telling.form != Form::Noun
        && [&telling.subjects, &telling.objects].into_iter().all(|group| !group.is_empty())
        && [&telling.subjects, &telling.objects].into_iter().any(|group| {
            let here = group.iter().any(|other| other.tokens == actor.tokens);
            here && group.iter().any(|other| of(people, other).is_some())
        });
    let speaks =
        offices(people, actor).any(|office| !matches!(office.role, Role::Other | Role::Military | Role::Legislator));
    !beside_known && (speaks || untitled && is_subject)
}

/// Whether the words ask for somebody whom the text does not name ("met with community leaders").
fn lacks_the_other(text: &Text, telling: &Telling) -> bool {
    telling.objects.is_empty() && matches!(text.word(telling.trigger.end.saturating_sub(1)), "with" | "to")
}

/// Whether the country of the named side stands with its people up to the telling, as it does with guests, and not only
/// in what comes after.
fn is_introduced(text: &Text, people: &People, telling: &Telling, known: &str) -> bool {
    let stop = text.sentences[telling.sentence].tokens.end;
    telling.actors().any(|actor| {
        let mentions = actor.person.map(|index| people.persons[index].mentions.as_slice()).unwrap_or_default();
        let by_mention = mentions.iter().map(|number| &people.mentions[*number]).any(|mention| {
            let offices = mention.offices.iter().filter_map(|office| office.country.as_ref());
            mention.tokens.start < stop && offices.chain(&mention.country).any(|country| country.value == known)
        });
        by_mention || actor.country.as_deref() == Some(known)
    })
}

/// Whether several of the named side are known to be of its state by the names of its bodies alone, as at home: "the
/// Speaker of the Landsting and the Director of the Norlandic Bank".
fn are_at_home(people: &People, telling: &Telling, known: &str) -> bool {
    let countries = telling.actors().filter_map(|actor| people.persons[actor.person?].country.as_ref());
    let theirs: Vec<&str> = countries.filter(|found| found.value == known).map(|found| found.rule).collect();
    theirs.len() > 1 && theirs.iter().all(|rule| *rule == "office.national-body")
}

/// Whether the named side speaks through a leader, minister or adviser whose office bears the country: at home nobody is
/// introduced like that.
fn is_guest_of_rank(people: &People, telling: &Telling, known: &str) -> bool {
    let of_rank = |office: &Office| {
        let ranks = [
            Role::HeadOfState,
            Role::HeadOfGovernment,
            Role::DeputyHeadOfGovernment,
            Role::ForeignMinister,
            Role::DeputyForeignMinister,
            Role::Minister,
            Role::DeputyMinister,
            Role::ParliamentSpeaker,
            Role::Adviser,
            Role::Royal,
        ];
        office.country.as_ref().is_some_and(|country| country.value == known) && ranks.contains(&office.role)
    };
    telling.actors().any(|actor| offices(people, actor).any(of_rank))
}

fn holds_top_office(people: &People, actor: &Actor) -> bool {
    offices(people, actor).any(|office| matches!(office.role, Role::HeadOfState | Role::HeadOfGovernment | Role::Royal))
}

/// Whether two people in a telling hold an office of which each state has just one, as in "the President and the King".
fn hold_one_office(people: &People, telling: &Telling) -> bool {
    let actors: Vec<&Actor> = telling.actors().collect();
    share_rank(people, &actors)
}

/// Whether two of these hold an office of which each state has just one, so that they come from two states.
pub(super) fn share_rank(people: &People, actors: &[&Actor]) -> bool {
    let unique = [Role::HeadOfState, Role::HeadOfGovernment, Role::ForeignMinister];
    let holds = |actor: &Actor, role: Role| {
        offices(people, actor).any(|office| office.role == role && office.modifiers.is_empty())
    };
    unique.into_iter().any(|role| {
        let mut holders: Vec<(Option<usize>, Option<usize>)> = Vec::new();
        for actor in actors.iter().filter(|actor| holds(actor, role)) {
            let holder = (actor.person, actor.mention.filter(|_| actor.person.is_none()));
            if !holders.contains(&holder) {
                holders.push(holder);
            }
        }
        holders.len() > 1
    })
}

fn offices<'p>(people: &'p People, actor: &Actor) -> impl Iterator<Item = &'p Office> {
    let person = actor.person.map(|index| people.persons[index].offices.as_slice()).unwrap_or_default();
    let mention = actor.mention.map(|number| people.mentions[number].offices.as_slice()).unwrap_or_default();
    person.iter().chain(mention)
}

/// The countries that the offices of a report suggest for those who stand without one: those to which ambassadors are
/// accredited, and those of an office that is named elsewhere with its country and here without.
pub(super) fn suggested(text: &Text, people: &People, telling: &Telling) -> Vec<String> {
    let open = telling.actors().filter(|actor| of(people, actor).is_none()).filter_map(|actor| actor.person);
    let unique = [Role::HeadOfState, Role::HeadOfGovernment, Role::ForeignMinister];
    let roles: Vec<Role> = open
        .flat_map(|person| &people.persons[person].offices)
        .map(|office| office.role)
        .filter(|role| unique.contains(role))
        .collect();
    let elsewhere = people.persons.iter().filter(|person| person.name.is_none()).flat_map(|person| &person.offices);
    let same = elsewhere.filter(|office| roles.contains(&office.role)).filter_map(|office| office.country.as_ref());
    let mut suggested: Vec<String> = same.map(|found| found.value.clone()).collect();
    suggested.extend(receiving(text, people));
    suggested
}

pub(super) fn receiving(text: &Text, people: &People) -> Vec<String> {
    let mentions = people.mentions.iter();
    let envoys = mentions.flat_map(|mention| &mention.offices).filter(|office| office.role == Role::Ambassador);
    let named = |office: &Office| {
        let own = office.country.as_ref().map(|found| found.value.clone());
        let accredited = |token: &usize| {
            let before =
                if text.word(token.wrapping_sub(1)) == "the" { token.wrapping_sub(2) } else { token.wrapping_sub(1) };
            matches!(text.word(before), "to" | "in")
        };
        let tokens = office.tokens.clone().filter(accredited);
        let countries = tokens.filter_map(|token| country::at(text, token)).map(|named| named.code);
        countries.filter(|code| Some(code) != own.as_ref()).collect::<Vec<_>>()
    };
    envoys.flat_map(named).collect()
}
