//! The meetings: who met whom, how, when and where.
//!
//! `telling` finds the words that tell of a meeting and who is in it, `standing` weighs how much a telling stands for a
//! meeting that the report is about, `home` finds the report's own side, `participant` who took part and for which
//! side, `circumstance` the channel, day, place and occasion.

mod circumstance;
mod home;
mod own_side;
mod participant;
mod standing;
mod telling;

use super::Report;
use super::actor::Actor;
use super::credit::Credits;
use super::date::Dates;
use super::people::{Found, MeetingFound, Office, People, Person};
use super::text::Text;
use crate::record::{MeetingStatus, Role};
use home::Home;
use standing::Standing;
use std::collections::BTreeSet;
use telling::{Form, Telling, is_headline};

/// A report has at most this many meetings.
const MOST_MEETINGS: usize = 12;

/// Why a text gives no meeting: code and message.
pub(super) type Reason = (&'static str, &'static str);

/// Reads the meetings of a report, the first one its principal one. People whose country the text leaves open get that
/// of their side here.
pub(super) fn read(
    text: &Text,
    people: &mut People,
    dates: &Dates,
    report: &Report,
    credits: &Credits,
) -> Result<Vec<MeetingFound>, Reason> {
    let home = Home::of(text, report, credits);
    let kind = standing::Kind::of(text);
    let published = report.published.as_deref();
    own_side::tell_apart(text, people);
    let weighed: Vec<(Telling, Standing)> = telling::all(text, people)
        .into_iter()
        .map(|telling| {
            let standing = standing::of(text, dates, published, &kind, &telling);
            (telling, standing)
        })
        .collect();
    let between: Vec<&(Telling, Standing)> =
        weighed.iter().filter(|(telling, _)| is_between_sides(text, people, &home, telling)).collect();
    let Some(principal) = principal(text, people, &between) else { return Err(reason(&weighed, &between)) };
    let own = participant::place_open(text, people, &home, principal);
    let mut chosen = vec![Reported { telling: principal.clone(), own }];
    for (telling, standing) in &weighed {
        let further = standing.words >= standing::ENOUGH_FOR_FURTHER
            && is_further(text, people, telling)
            && is_between_sides(text, people, &home, telling)
            && chosen.iter().all(|other| is_another(people, &other.telling, telling));
        if further && chosen.len() < MOST_MEETINGS {
            let own = participant::place_open(text, people, &home, telling);
            chosen.push(Reported { telling: telling.clone(), own });
        }
    }
    let sentences = sentences(text, &chosen);
    let meetings = chosen.iter().zip(sentences).map(|(reported, own)| meeting(text, people, dates, reported, own));
    Ok(meetings.collect())
}

/// A meeting that the report is about.
struct Reported {
    telling: Telling,
    /// The country of those whose country the report does not say.
    own: Option<Found<String>>,
}

/// The telling of the report's first meeting: the best of those that stand for one, in the report before the headline.
fn principal<'t>(text: &Text, people: &People, between: &[&'t (Telling, Standing)]) -> Option<&'t Telling> {
    let standing = between.iter().rev().filter(|(_, standing)| standing.sum() >= standing::ENOUGH);
    let best = standing.max_by_key(|(telling, standing)| {
        (!is_headline(text, telling.sentence), standing.sum(), named(people, telling))
    });
    best.map(|(telling, _)| telling)
}

fn reason(weighed: &[(Telling, Standing)], between: &[&(Telling, Standing)]) -> Reason {
    let reported = weighed.iter().any(|(_, standing)| standing.sum() >= standing::ENOUGH);
    if reported {
        ("domestic", "those who met belong to one side only")
    } else if between.is_empty() {
        ("no-meeting", "nothing in the text tells of a meeting")
    } else {
        ("mentioned-only", "meetings are mentioned, but the text is not a report of one")
    }
}

fn meeting(
    text: &Text,
    people: &mut People,
    dates: &Dates,
    reported: &Reported,
    sentences: BTreeSet<usize>,
) -> MeetingFound {
    let telling = &reported.telling;
    let mut participants = participant::principals(telling);
    let own = text.told().filter(|(number, _)| sentences.contains(number)).map(|(_, sentence)| sentence);
    participant::add_delegations(text, people, own, &mut participants);
    participant::place_others(people, &participants, reported.own.as_ref());
    participant::share_office(text, people, &participants);
    let sides = participant::sides(people, telling, &participants);
    let channel = circumstance::channel(text, telling);
    let place = circumstance::place(text, people, telling, channel.value, &sides);
    MeetingFound {
        channel,
        date: circumstance::date(text, dates, telling),
        occasion: circumstance::occasion(text, telling),
        place,
        sides,
        participants,
        sentences,
        sentence: telling.sentence,
        status: telling.status.clone(),
        trigger: telling.trigger.clone(),
    }
}

/// How many of those in a telling are named.
fn named(people: &People, telling: &Telling) -> usize {
    telling.actors().filter(|actor| actor.person.is_some_and(|index| people.persons[index].name.is_some())).count()
}

/// Whether a telling reports one more meeting for itself.
fn is_further(text: &Text, people: &People, telling: &Telling) -> bool {
    telling.form != Form::Noun
        && !is_headline(text, telling.sentence)
        && telling.status.value == MeetingStatus::Held
        && !telling.in_passing
        && named(people, telling) > 0
}

/// Whether two tellings are of two meetings: each has a side or person that the other one lacks.
fn is_another(people: &People, one: &Telling, other: &Telling) -> bool {
    let members = |telling: &Telling| -> BTreeSet<String> {
        let member = |actor: &Actor| {
            let person = actor.person.map(|index| format!("person {index}"));
            participant::side_of(people, actor).or(person)
        };
        telling.actors().filter_map(member).collect()
    };
    let (one, other) = (members(one), members(other));
    !one.is_subset(&other) && !other.is_subset(&one)
}

/// The sentences that tell of each meeting: a further one has those from its telling to the end of its paragraph or
/// the next telling, the principal one all others.
fn sentences(text: &Text, chosen: &[Reported]) -> Vec<BTreeSet<usize>> {
    let mut owner = vec![0; text.sentences.len()];
    let tellings = || chosen.iter().map(|reported| &reported.telling);
    for (index, telling) in tellings().enumerate().skip(1) {
        let paragraph = text.sentences[telling.sentence].paragraph;
        let next = tellings().map(|other| other.sentence).filter(|other| *other > telling.sentence).min();
        let stop = next.unwrap_or(text.sentences.len());
        let own = text.sentences[telling.sentence..stop].iter().filter(|sentence| sentence.paragraph == paragraph);
        owner[telling.sentence..telling.sentence + own.count()].fill(index);
    }
    let of = |index: usize| (0..owner.len()).filter(|number| owner[*number] == index).collect();
    (0..chosen.len()).map(of).collect()
}

fn side_of_person(person: &Person) -> Option<String> {
    let country = person.country.as_ref().map(|found| found.value.clone());
    country.or_else(|| person.organization.as_ref().map(|found| found.value.clone()))
}

/// The sides in a telling that the text names.
fn known_sides(people: &People, telling: &Telling) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for side in telling.actors().filter_map(|actor| participant::side_of(people, actor)) {
        if !known.contains(&side) {
            known.push(side);
        }
    }
    known
}

/// Whether representatives of two states or bodies are in a telling. Where the text names one side alone, the other
/// one may be the report's own.
fn is_between_sides(text: &Text, people: &People, home: &Home, telling: &Telling) -> bool {
    let known = known_sides(people, telling);
    if telling.actors().any(|actor| actor.is_several && actor.organization.is_some()) {
        return true;
    }
    let open = || telling.actors().filter(|actor| participant::side_of(people, actor).is_none());
    match known.len() {
        0 => hold_one_office(people, telling),
        1 => {
            hold_one_office(people, telling)
                || open().any(|actor| speaks_for_a_body(people, actor))
                || receives_a_foreigner(people, home, telling, &known[0])
                || open().any(|actor| could_stand_for_a_state(people, actor))
                    && (text.gazetteer.country(&known[0]).is_none()
                        || home.opposite(text, &known, &participant::suggested(text, people, telling)).is_some())
        }
        _ => true,
    }
}

/// Whether two people in a telling hold an office of which each state has just one, as in "the President and the King".
fn hold_one_office(people: &People, telling: &Telling) -> bool {
    let unique = [Role::HeadOfState, Role::HeadOfGovernment, Role::ForeignMinister];
    let holds = |actor: &Actor, role: Role| {
        offices(people, actor).any(|office| office.role == role && office.modifiers.is_empty())
    };
    unique.into_iter().any(|role| {
        let mut holders: Vec<(Option<usize>, Option<usize>)> = Vec::new();
        for actor in telling.actors().filter(|actor| holds(actor, role)) {
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

/// Whether a head of state or government, of whose country the text says nothing, meets somebody whose country it
/// names, unless the report comes from there.
fn receives_a_foreigner(people: &People, home: &Home, telling: &Telling, known: &String) -> bool {
    let leads = |actor: &Actor| {
        participant::side_of(people, actor).is_none()
            && offices(people, actor)
                .any(|office| matches!(office.role, Role::HeadOfState | Role::HeadOfGovernment | Role::Royal))
    };
    let is_domestic = home.certain().is_some_and(|own| own.value == *known);
    !is_domestic && telling.actors().any(leads)
}

fn speaks_for_a_body(people: &People, actor: &Actor) -> bool {
    offices(people, actor).any(|office| office.role == Role::IoHead)
}

fn could_stand_for_a_state(people: &People, actor: &Actor) -> bool {
    let person = actor.person.map(|index| &people.persons[index]);
    offices(people, actor).any(|office| !matches!(office.role, Role::Other | Role::Military | Role::Legislator))
        || person.is_some_and(|person| person.name.is_some() && person.offices.is_empty())
}
