//! People of the report's own side who stand by office alone: "The Prime Minister met with the Prime Minister of Iraq".
//!
//! Nobody meets himself. Where an office without a country seems to be held by somebody else in the same telling, it is
//! that of another person, of whom the report assumes that its readers know the country.

use super::telling::{self, Telling};
use crate::parse::actor::Actor;
use crate::parse::people::{Mention, People, Person};
use crate::parse::text::Text;

/// Makes persons of those who meet and are known by office alone, and parts them from those whom they meet.
pub(super) fn tell_apart(text: &Text, people: &mut People) {
    let tellings = telling::all(text, people);
    let Some(number) = tellings.iter().find_map(|telling| stranger(people, telling)) else { return };
    let words: Vec<String> = office_words(text, &people.mentions[number]);
    let same = |mention: &Mention| is_bare(mention) && office_words(text, mention) == words;
    let mentions: Vec<usize> = (0..people.mentions.len()).filter(|other| same(&people.mentions[*other])).collect();
    people.part(&mentions);
}

/// A mention by office alone that is nobody yet, or seems to be somebody else in the telling.
fn stranger(people: &People, telling: &Telling) -> Option<usize> {
    let bare = |actor: &&Actor| actor.mention.is_some_and(|number| is_bare(&people.mentions[number]));
    let is_apposition = |actor: &Actor| telling.actors().any(|other| other.tokens.end + 1 == actor.tokens.start);
    let is_stranger = |actor: &Actor| {
        !is_apposition(actor)
            && (actor.person.is_none()
                || telling.actors().any(|other| other.tokens != actor.tokens && other.person == actor.person))
    };
    let others = telling.actors().count() > 1;
    telling.actors().filter(bare).find(|actor| others && is_stranger(actor)).and_then(|actor| actor.mention)
}

/// Whether somebody stands by one office alone, without name, country and body.
fn is_bare(mention: &Mention) -> bool {
    let [office] = mention.offices.as_slice() else { return false };
    mention.name.is_none()
        && mention.country.is_none()
        && office.country.is_none()
        && office.organization.is_none()
        && !office.many
        && office.role != crate::record::Role::Other
}

fn office_words(text: &Text, mention: &Mention) -> Vec<String> {
    mention.offices.iter().flat_map(|office| office.tokens.clone()).map(|token| text.word(token).to_owned()).collect()
}

impl People {
    /// Makes one person of mentions that belonged to others or to nobody, and puts all in order again.
    fn part(&mut self, mentions: &[usize]) {
        let index = self.persons.len();
        for number in mentions {
            if let Some(old) = self.mentions[*number].person {
                self.persons[old].mentions.retain(|other| other != number);
            }
            self.mentions[*number].person = Some(index);
        }
        let offices = mentions.first().map(|number| self.mentions[*number].offices.clone()).unwrap_or_default();
        self.persons.push(Person { mentions: mentions.to_vec(), offices, ..Person::default() });
        self.in_order();
    }
}
