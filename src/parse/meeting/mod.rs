//! The meeting: who met whom, how, when and where.
//!
//! `telling` finds the words that tell of a meeting and who is in it, `participant` who took part and for which side,
//! `circumstance` the channel, day, place and occasion.

mod circumstance;
mod participant;
mod telling;

use super::actor::Actor;
use super::date::Dates;
use super::people::{MeetingFound, People, Person};
use super::text::Text;
use crate::record::Role;
use telling::Telling;

/// Why a text gives no meeting: code and message.
pub(super) type Reason = (&'static str, &'static str);

/// Reads the principal meeting of a text. People who turn out to belong to the report's own country get it here.
pub(super) fn read(text: &Text, people: &mut People, dates: &Dates) -> Result<MeetingFound, Reason> {
    let tellings = telling::all(text, people);
    let told = tellings.len();
    let chosen = tellings.into_iter().find(|telling| is_between_sides(people, telling));
    let Some(telling) = chosen else {
        return Err(if told > 0 {
            ("domestic", "those who met belong to one side only")
        } else {
            ("no-meeting", "nothing in the text tells of a meeting")
        });
    };
    let mut participants = participant::principals(&telling);
    participant::add_delegations(text, people, &telling, &mut participants);
    participant::place_home(text, people, &participants);
    let sides = participant::sides(people, &telling, &participants);
    let channel = circumstance::channel(text, &telling);
    let place = circumstance::place(text, people, &telling, channel.value, &sides);
    Ok(MeetingFound {
        channel,
        date: circumstance::date(text, dates, &telling),
        occasion: circumstance::occasion(text, &telling),
        place,
        sides,
        participants,
        sentences: 0..text.sentences.len(),
        sentence: telling.sentence,
        status: telling.status,
        trigger: telling.trigger,
    })
}

/// The side of an actor: a country, a body, or unknown.
fn side_of(people: &People, actor: &Actor) -> Option<String> {
    let person = actor.person.map(|index| &people.persons[index]);
    actor.country.clone().or_else(|| person.and_then(side_of_person))
}

fn side_of_person(person: &Person) -> Option<String> {
    let country = person.country.as_ref().map(|found| found.value.clone());
    country.or_else(|| person.organization.as_ref().map(|found| found.value.clone()))
}

fn is_between_sides(people: &People, telling: &Telling) -> bool {
    let mut known: Vec<String> = Vec::new();
    let mut open: Vec<&Actor> = Vec::new();
    for actor in &telling.actors {
        match side_of(people, actor) {
            Some(side) if !known.contains(&side) => known.push(side),
            Some(_) => {}
            None => open.push(actor),
        }
    }
    if known.len() > 1 {
        return true;
    }
    known.len() == 1 && open.iter().any(|actor| could_be_foreign(people, actor))
}

fn could_be_foreign(people: &People, actor: &Actor) -> bool {
    let person = actor.person.map(|index| &people.persons[index]);
    let offices = person.map(|person| person.offices.as_slice()).unwrap_or_default();
    let mention = actor.mention.map(|number| people.mentions[number].offices.as_slice()).unwrap_or_default();
    let roles = || offices.iter().chain(mention).map(|office| office.role);
    roles().any(|role| !matches!(role, Role::Other | Role::Military))
        || person.is_some_and(|person| person.name.is_some() && offices.is_empty())
}
