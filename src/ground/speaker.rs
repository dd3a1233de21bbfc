//! Who speaks and who is spoken to.

use super::person::Spots;
use super::reading::Reading;
use super::statement::Placed;
use super::verdict::{Docket, Ruling};
use super::words::telling;
use crate::parse::statement::StatementFound;
use crate::record::{Person, Role, Statement, Voice};
use std::ops::Range;

/// Words for one who was named before.
const PRONOUNS: &[&str] = &["he", "she", "i", "his", "her", "him", "my"];

/// Words for several who were named before.
const GROUPS: &[&str] = &[
    "they",
    "we",
    "both",
    "sides",
    "leaders",
    "ministers",
    "presidents",
    "parties",
    "two",
    "three",
    "officials",
    "secretaries",
    "delegations",
    "counterparts",
    "interlocutors",
    "our",
    "their",
    "advisors",
    "advisers",
    "countries",
    "heads",
];

impl Reading<'_> {
    /// Whether somebody makes a statement.
    fn speaks(&self, person: &Person, spots: &Spots, placed: &Placed) -> Ruling {
        let subject = self.subject(placed);
        if let Some(found) = placed.found.filter(|found| self.is_by_office(found, person, spots)) {
            return Ruling::derivable(&found.cue, "statement.office", "the office is that of the person");
        }
        if let (Some(found), Some(index)) = (placed.found, spots.index) {
            if self.speaks_for(found, index) {
                return Ruling::stated(&found.cue, "statement.speaker");
            }
            if found.voice == Voice::Named && !found.speakers.is_empty() && !self.joins(spots, &subject, placed) {
                let others: Vec<String> = found.speakers.iter().map(|other| self.who(*other)).collect();
                return Ruling::contradicted(&found.cue, format!("{} speaks, by these words", others.join(" and ")));
            }
        }
        let inside =
            spots.all.iter().find(|spot| subject.contains(&spot.start) && !placed.content.contains(&spot.start));
        if let Some(words) = inside.filter(|_| self.is_free(spots, &subject)) {
            return Ruling::stated(words, "statement.speaker");
        }
        let says = |words: &[&str]| subject.clone().find(|token| words.contains(&self.text.word(*token)));
        if let Some(pronoun) = says(PRONOUNS)
            .filter(|_| self.last_before(placed.content.start) == spots.index || self.title_speaks(spots, &subject))
        {
            return Ruling::derivable(&(pronoun..pronoun + 1), "statement.pronoun", "the pronoun can mean the person");
        }
        if self.title_speaks(spots, &subject) || self.short_title_speaks(person, &subject) {
            return Ruling::derivable(&subject, "statement.office", "the office is that of the person");
        }
        if let Some(group) = says(GROUPS) {
            return Ruling::derivable(
                &(group..group + 1),
                "statement.group",
                "the words speak of several, the person among them",
            );
        }
        Ruling::contradicted(&subject, "somebody else speaks, by these words")
    }

    /// Whether the speaker is known by an office that the person holds.
    fn is_by_office(&self, found: &StatementFound, person: &Person, spots: &Spots) -> bool {
        let own: Vec<Role> = self.offices(spots).iter().map(|office| office.role).collect();
        let holds = |role: Role| own.contains(&role) || person.positions.iter().any(|position| position.role == role);
        let nameless =
            found.speakers.iter().map(|index| &self.people.persons[*index]).filter(|other| other.name.is_none());
        nameless.flat_map(|other| &other.offices).any(|office| {
            let country = office.country.as_ref().map(|found| &found.value);
            holds(office.role) && (country.is_none() || country == person.country.as_ref())
        })
    }

    /// Those whom reading takes for the speakers, a group being all of it.
    fn speaks_for(&self, found: &StatementFound, index: usize) -> bool {
        let takes_part =
            || self.meetings.iter().flat_map(|meeting| &meeting.participants).any(|(other, ..)| *other == index);
        found.speakers.contains(&index) || found.voice != Voice::Named && found.speakers.is_empty() && takes_part()
    }

    /// Whether somebody stands in the subject together with whom reading took for the speaker: "A and B stressed".
    fn joins(&self, spots: &Spots, subject: &Range<usize>, placed: &Placed) -> bool {
        let stop = placed.cue.as_ref().map_or(subject.end, |cue| cue.start.max(subject.start));
        spots.all.iter().any(|spot| {
            let joint = |token: usize| matches!(self.text.word(token), "and" | ",");
            let is_inside = subject.contains(&spot.start) && spot.end <= stop;
            is_inside
                && (joint(spot.end) || spot.start > 0 && joint(spot.start - 1))
                && stop - spot.end < 14
                && self.text.word(spot.start.saturating_sub(1)) != "with"
        })
    }

    /// The words of a sentence in which its speaker stands: all but the content.
    pub(super) fn subject(&self, placed: &Placed) -> Range<usize> {
        let at = placed.cue.as_ref().map_or(placed.content.start, |cue| cue.start);
        let sentence = self.around(at);
        let is_apart = placed
            .cue
            .as_ref()
            .is_some_and(|cue| !sentence.contains(&placed.content.start) || cue.start > placed.content.start);
        if is_apart { sentence } else { sentence.start..placed.content.start.max(sentence.start + 1).min(sentence.end) }
    }

    /// Whether somebody is not merely the one who is told something.
    fn is_free(&self, spots: &Spots, subject: &Range<usize>) -> bool {
        let inside = spots.all.iter().filter(|spot| subject.contains(&spot.start));
        let governed = |spot: &&Range<usize>| {
            let whole = self.people.at(spot.start).map_or(spot.start, |mention| mention.tokens.start);
            let before = self.text.word(whole.saturating_sub(1));
            let before = if before == "the" { self.text.word(whole.saturating_sub(2)) } else { before };
            whole > subject.start
                && matches!(
                    before,
                    "of" | "for"
                        | "thanked"
                        | "told"
                        | "briefed"
                        | "congratulated"
                        | "informed"
                        | "urged"
                        | "asked"
                        | "invited"
                        | "assured"
                )
        };
        inside.clone().any(|spot| !governed(&spot))
    }

    /// The person named last before a token.
    fn last_before(&self, token: usize) -> Option<usize> {
        self.people
            .mentions
            .iter()
            .rev()
            .filter(|mention| mention.tokens.end <= token)
            .find_map(|mention| mention.person)
    }

    /// Whether the subject is an office that the person holds and nobody else of the subject's words does.
    fn title_speaks(&self, spots: &Spots, subject: &Range<usize>) -> bool {
        let own = self.offices(spots);
        let inside = self.people.within(subject.clone());
        inside.filter(|mention| mention.name.is_none()).any(|mention| {
            mention.offices.iter().any(|office| {
                let country =
                    |office: &crate::parse::people::Office| office.country.as_ref().map(|found| found.value.clone());
                own.iter().any(|known| {
                    known.role == office.role && (country(known) == country(office) || country(office).is_none())
                })
            }) && mention.person.is_none_or(|person| Some(person) == spots.index)
        })
    }

    /// Whether a sentence begins with a word of the person's title: "The Vice-Minister thanked".
    fn short_title_speaks(&self, person: &Person, subject: &Range<usize>) -> bool {
        let titles = person.positions.iter().flat_map(|position| telling(&position.title));
        let first = subject.start + usize::from(matches!(self.text.word(subject.start), "the" | "his" | "her"));
        self.text.is_capitalised(first) && titles.into_iter().any(|word| word == self.text.word(first))
    }

    /// How the text calls somebody.
    fn who(&self, index: usize) -> String {
        let person = &self.people.persons[index];
        let words = person
            .name
            .clone()
            .or_else(|| person.mentions.first().map(|number| self.people.mentions[*number].tokens.clone()));
        words.map_or("somebody else".to_owned(), |words| self.quote(words))
    }
}

impl<'a> Docket<'a> {
    pub(super) fn speakers(&mut self, pointer: &str, statement: &'a Statement, placed: &Placed) {
        for (place, person, spots) in self.people_of(&statement.speakers) {
            let ruling = self.reading.speaks(person, spots, placed);
            let shown = person.name.as_ref().map_or(person.id.clone(), |name| name.full.clone());
            self.rule(&format!("{pointer}/speakers/{place}"), &format!("{}/speakers", statement.id), &shown, ruling);
        }
        for (place, person, spots) in self.people_of(&statement.addressees) {
            let sentence = self.reading.around(placed.cue.as_ref().map_or(placed.content.start, |cue| cue.start));
            let ruling = match spots.all.iter().find(|spot| sentence.contains(&spot.start)) {
                Some(words) => Ruling::stated(words, "statement.addressee"),
                None if spots.all.is_empty() => Ruling::absent("the person does not stand in the text"),
                None => Ruling::derivable(&sentence, "statement.addressee", "the other side is addressed"),
            };
            let shown = person.name.as_ref().map_or(person.id.clone(), |name| name.full.clone());
            self.rule(
                &format!("{pointer}/addressees/{place}"),
                &format!("{}/addressees", statement.id),
                &shown,
                ruling,
            );
        }
    }
}
