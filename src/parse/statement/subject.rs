//! Who speaks: the subject of a cue.

use super::words::{is_adverb, is_auxiliary, is_determiner, is_group, is_meeting, is_preposition};
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::parse::people::{MeetingFound, Mention, People};
use crate::parse::text::Text;
use std::ops::Range;

/// A subject that can speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// People, by index; empty where it stays open who is meant.
    Persons(Vec<usize>),
    /// Those who take part, or a side.
    Group {
        /// The people of the side; empty for all.
        speakers: Vec<usize>,
        /// The side.
        side: Option<usize>,
    },
    /// The meeting itself.
    Meeting,
}

impl Subject {
    fn all() -> Self {
        Subject::Group { speakers: Vec::new(), side: None }
    }
}

/// What is known of the text when a sentence is read.
pub(super) struct Scene<'a> {
    /// The text.
    pub(super) text: &'a Text<'a>,
    /// Its people.
    pub(super) people: &'a People,
    /// The meeting.
    pub(super) meeting: &'a MeetingFound,
    /// The person whom "he" or "she" means.
    pub(super) last: Option<usize>,
}

impl Scene<'_> {
    /// The subject that ends before `end`, and its first token; not before `start`.
    pub(super) fn before(&self, end: usize, start: usize) -> Option<(Subject, usize)> {
        let end = self.skip_back(end, start);
        if end > start + 1 && self.text.raw(end - 1) == "," {
            let opening = (start + 1..end - 1).rev().take(30).find(|token| self.text.raw(*token) == ",")?;
            // A name with its title between commas is one mention: "Ann Roe, the minister, said".
            let titled = self.people.at(opening - 1).filter(|mention| mention.tokens.end == end - 1);
            if let Some(mention) = titled {
                return self.persons_ending(mention, start);
            }
            return self
                .ending(self.skip_back(opening, start), start)
                .filter(|(subject, _)| *subject != Subject::Meeting);
        }
        self.ending(end, start)
    }

    /// Skips adverbs, auxiliaries and days before a verb.
    pub(super) fn skip_back(&self, mut end: usize, start: usize) -> usize {
        while end > start + 1 {
            if self.text.raw(end - 1) == ")" {
                let Some(open) = (start + 1..end).rev().find(|token| self.text.raw(*token) == "(") else { break };
                end = open;
                continue;
            }
            let word = self.text.word(end - 1);
            let day = word.ends_with("day") && self.text.word(end - 2) == "on";
            let group = matches!(word, "both" | "all")
                && !self.text.is_capitalised(end - 2)
                && !is_group(self.text.word(end - 2));
            if day {
                end -= 2;
            } else if (is_adverb(word) || is_auxiliary(word))
                && !(group && word == "all" && self.text.raw(end - 2) == ".")
            {
                end -= 1;
            } else {
                break;
            }
        }
        end
    }

    fn ending(&self, end: usize, start: usize) -> Option<(Subject, usize)> {
        if end <= start {
            return None;
        }
        let last = end - 1;
        match self.text.word(last) {
            "he" | "she" => return Some((Subject::Persons(self.last.into_iter().collect()), last)),
            "they" | "we" | "both" | "all" => return Some((Subject::all(), last)),
            "guest" if last >= start + 2 && self.text.stands(last - 2, &["host", "and", "guest"]) => {
                return Some((Subject::all(), last - 2));
            }
            _ => {}
        }
        if let Some(mention) = self.people.at(last).filter(|mention| mention.tokens.end == end) {
            return self.persons_ending(mention, start);
        }
        self.noun_ending(end, start)
    }

    /// People whose last mention is the given one, with those joined to it by "and" or commas.
    fn persons_ending(&self, mention: &Mention, start: usize) -> Option<(Subject, usize)> {
        let mut first = mention.tokens.start;
        let mut members = vec![mention];
        while let Some(before) = self.joined_before(first, start, members.len() > 1) {
            members.push(before);
            first = before.tokens.start;
        }
        members.reverse();
        if self.is_governed(first, start) {
            return self.head_before(first - 1, start);
        }
        Some((spoken(&members), first))
    }

    fn joined_before(&self, first: usize, start: usize, listed: bool) -> Option<&Mention> {
        let joint = first.checked_sub(1).filter(|joint| *joint > start)?;
        if !(self.text.word(joint) == "and" || listed && self.text.raw(joint) == ",") {
            return None;
        }
        let end = if self.text.raw(joint - 1) == "," { joint - 1 } else { joint };
        self.people.at(end.checked_sub(1)?).filter(|before| before.tokens.end == end && before.tokens.start >= start)
    }

    /// "The meeting with President X": the noun before a preposition.
    fn head_before(&self, preposition: usize, start: usize) -> Option<(Subject, usize)> {
        let from = preposition.saturating_sub(8).max(start);
        let noun = (from..preposition)
            .rev()
            .find(|token| is_meeting(self.text.word(*token)) || is_group(self.text.word(*token)))?;
        self.noun_ending(noun + 1, start)
    }

    /// A group, a country or the meeting whose noun phrase ends before `end`.
    fn noun_ending(&self, end: usize, start: usize) -> Option<(Subject, usize)> {
        let noun = end - 1;
        let word = self.text.word(noun);
        let first = self.phrase_start(noun, start);
        let governed = self.is_governed(first, start);
        if governed {
            return (is_group(word) || is_meeting(word)).then(|| self.head_before(first - 1, start)).flatten();
        }
        if matches!(word, "side" | "delegation" | "party") {
            return self.country_in(first..end).map(|subject| (subject, first));
        }
        if self.names_country(end) {
            return self.country_in(first..end).map(|subject| (subject, first));
        }
        let counted =
            (first..noun).any(|token| matches!(self.text.word(token), "two" | "three" | "four" | "five" | "both"));
        if is_group(word) && self.text.raw(noun + 1) != "'" || counted && word.ends_with('s') {
            let foreign = matches!(word, "countries" | "states" | "nations" | "governments")
                && !counted
                && !self.is_definite(first);
            return (!foreign).then(|| (Subject::all(), first));
        }
        is_meeting(word).then_some((Subject::Meeting, first))
    }

    /// Whether a noun phrase stands under a preposition; ", with both sides" opens a clause.
    fn is_governed(&self, first: usize, start: usize) -> bool {
        let before = self.text.word(first.saturating_sub(1));
        let opens = before == "with" && first > 1 && self.text.raw(first - 2) == ",";
        first > start && is_preposition(before) && !opens
    }

    fn is_definite(&self, first: usize) -> bool {
        is_determiner(self.text.word(first))
    }

    /// Whether the name of a country, not an adjective, ends before `end`.
    fn names_country(&self, end: usize) -> bool {
        (end.saturating_sub(7)..end).any(|token| {
            self.text.match_of(token, Table::CountryName).is_some_and(|found| {
                let form = self.text.gazetteer.country_names.get(found.row).map(|row| row.form.as_str());
                found.stop == end && !matches!(form, Some("adjective" | "people"))
            })
        })
    }

    fn country_in(&self, tokens: Range<usize>) -> Option<Subject> {
        let found = self.text.matches_in(tokens, Table::CountryName).last()?;
        let code = &self.text.gazetteer.country_names.get(found.row)?.code;
        let side = self.meeting.sides.iter().position(|side| side.country.as_ref() == Some(code))?;
        let participants = self.meeting.participants.iter().map(|(person, _, _)| *person);
        let speakers = participants
            .filter(|person| {
                let country = self.people.persons.get(*person).and_then(|person| person.country.as_ref());
                country.is_some_and(|country| country.value == *code)
            })
            .collect();
        Some(Subject::Group { speakers, side: Some(side) })
    }

    /// First token of the noun phrase that ends with a noun.
    fn phrase_start(&self, noun: usize, start: usize) -> usize {
        let mut first = noun;
        while first > start {
            let before = first - 1;
            let word = self.text.word(before);
            let signs = self.text.kind(before) == Some(TokenKind::Sign) && self.text.raw(before) != "-";
            if signs || is_preposition(word) || matches!(word, "and" | "that" | "which" | "while" | "but") {
                break;
            }
            first = before;
            if matches!(word, "the" | "a" | "an" | "their" | "both" | "this" | "these") {
                break;
            }
        }
        first
    }

    /// The subject that begins at a token, and the token after it.
    pub(super) fn starting(&self, at: usize, stop: usize) -> Option<(Subject, usize)> {
        match self.text.word(at) {
            "he" | "she" => return Some((Subject::Persons(self.last.into_iter().collect()), at + 1)),
            "they" | "we" => return Some((Subject::all(), at + 1)),
            _ => {}
        }
        if let Some(mention) = self.people.at(at).filter(|mention| mention.tokens.start <= at + 1) {
            let mut members = vec![mention];
            let mut end = mention.tokens.end;
            while let Some(next) = self.joined_after(end, stop) {
                end = next.tokens.end;
                members.push(next);
            }
            return Some((spoken(&members), end));
        }
        let noun = (at..stop.min(at + 7)).find(|token| {
            let word = self.text.word(*token);
            is_group(word) || is_meeting(word) || matches!(word, "side" | "delegation")
        })?;
        let simple = self.is_definite(at) || noun == at;
        let (subject, first) = self.noun_ending(noun + 1, at).filter(|_| simple)?;
        (first == at && self.text.kind(noun + 1) != Some(TokenKind::Possessive)).then_some((subject, noun + 1))
    }

    fn joined_after(&self, end: usize, stop: usize) -> Option<&Mention> {
        let mut at = end;
        while at < stop && (self.text.raw(at) == "," || self.text.word(at) == "and" || self.text.word(at) == "the") {
            at += 1;
        }
        let joined = at > end && at <= end + 3;
        self.people.at(at).filter(|next| joined && next.tokens.start == at && at < stop)
    }

    /// The subject of a sentence: the first that stands under no preposition.
    pub(super) fn main(&self, sentence: &Range<usize>) -> Option<(Subject, usize)> {
        let mut at = sentence.start;
        while at < sentence.end {
            let governed = at > sentence.start
                && (is_preposition(self.text.word(at - 1))
                    || is_determiner(self.text.word(at - 1)) && self.text.is_capitalised(at));
            let subject = if governed { None } else { self.starting(at, sentence.end) };
            if let Some((subject, _)) = subject {
                return Some((subject, at));
            }
            at = self.people.at(at).map_or(at + 1, |mention| mention.tokens.end.max(at + 1));
        }
        None
    }

    /// The participants named in a range of tokens.
    pub(super) fn named(&self, tokens: Range<usize>) -> Vec<usize> {
        let mut persons = Vec::new();
        for person in self.people.within(tokens).filter_map(|mention| mention.person) {
            if self.takes_part(person) && !persons.contains(&person) {
                persons.push(person);
            }
        }
        persons
    }

    /// Whether a person took part.
    pub(super) fn takes_part(&self, person: usize) -> bool {
        self.meeting.participants.iter().any(|(participant, _, _)| *participant == person)
    }
}

fn spoken(members: &[&Mention]) -> Subject {
    let many =
        members.iter().any(|mention| mention.person.is_none() && mention.offices.iter().any(|office| office.many));
    let mut persons: Vec<usize> = members.iter().filter_map(|mention| mention.person).collect();
    persons.dedup();
    if many { Subject::Group { speakers: persons, side: None } } else { Subject::Persons(persons) }
}
