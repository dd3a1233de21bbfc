//! Who took part, and who is only mentioned.

use super::person::{Spots, is_word};
use super::reading::Reading;
use super::verdict::Ruling;
use crate::gazetteer::lexicon::Table;
use crate::parse::text::Part;
use crate::record::{Capacity, Person};
use std::ops::Range;

/// Words before somebody who is not the one that acts.
const BELONGS: &[&str] =
    &["of", "by", "from", "for", "under", "than", "as", "like", "behalf", "about", "on", "against", "since"];

/// Words before somebody with whom others meet.
const BESIDE: &[&str] = &["with", "between", "and", ",", "to", "&"];

/// Words before the subject of a clause.
const OPENING: &[&str] = &[",", "and", "while", "where", "when", ":", "-", "•", "\u{201c}", "\"", "but", "that"];

/// The verb of a subject stands so many words after it at most.
const FOLLOW: usize = 16;

impl Reading<'_> {
    /// Whether somebody took part as the record says, or is only mentioned.
    pub(super) fn capacity(&self, person: &Person, spots: &Spots) -> Ruling {
        let Some(first) = spots.all.first() else {
            return Ruling::absent("the person does not stand in the text");
        };
        let took_part = self
            .meetings
            .iter()
            .flat_map(|meeting| &meeting.participants)
            .find(|(index, ..)| Some(*index) == spots.index);
        if person.capacity == Capacity::Mentioned {
            let acting = took_part.filter(|(index, capacity, _)| {
                *capacity == Capacity::Principal && spots.index == Some(*index) && self.acts(spots).is_some()
            });
            return match acting {
                Some((_, _, words)) => {
                    Ruling::derivable(words, "person.mentioned", "the words tell even that the person took part")
                }
                None => Ruling::stated(first, "person.mentioned"),
            };
        }
        if let Some((_, _, words)) = took_part {
            return Ruling::stated(words, "meeting.participant");
        }
        let named = person.name.is_some();
        let acts = self.acts(spots).or_else(|| {
            // Who is known by office alone stands where the office does, also as a state.
            let tells = |spot: &&Range<usize>| self.tells_of_meeting(&self.around(spot.start));
            spots.all.iter().find(tells).filter(|_| !named).cloned()
        });
        match acts {
            Some(words) => Ruling::derivable(&words, "meeting.acts", "the person speaks or meets in these words"),
            None => Ruling::contradicted(first, "the person is only mentioned"),
        }
    }

    /// Where somebody acts: meets, speaks, is received, or stands in a list of those who came.
    pub(super) fn acts(&self, spots: &Spots) -> Option<Range<usize>> {
        let speaks = |index: usize| self.statements.iter().find(|statement| statement.speakers.contains(&index));
        if let Some(statement) = spots.index.and_then(speaks) {
            return Some(statement.cue.clone());
        }
        spots.all.iter().find(|spot| self.acts_at(spot)).cloned()
    }

    fn acts_at(&self, spot: &Range<usize>) -> bool {
        let Some(sentence) = self.sentence(spot.start) else { return false };
        if matches!(sentence.part, Part::Noise | Part::Frame) {
            return false;
        }
        let sentence = sentence.tokens.clone();
        let whole = self.people.at(spot.start).map_or(spot.clone(), |mention| mention.tokens.clone());
        let whole = whole.start.min(spot.start)..whole.end.max(spot.end);
        let before = self.before(whole.start, sentence.start);
        let word = before.map_or("", |token| self.text.word(token));
        let is_owner = matches!(self.text.raw(whole.end), "'" | "’" | "'s" | "’s");
        if is_owner {
            return false;
        }
        let in_delegation = (sentence.start..whole.start).any(|token| self.text.word(token) == "delegation");
        if self.is_attended(&sentence) || self.is_list(&sentence) || in_delegation {
            return true;
        }
        if BELONGS.contains(&word) {
            // "was received by", "joined by": the agent of a meeting.
            let verb = before.map_or(0..0, |by| by.saturating_sub(3).max(sentence.start)..by);
            return word == "by" && self.tells(&sentence) && self.has_verb(&verb, &["meet"]);
        }
        let opens = before.is_none() || OPENING.contains(&word);
        // Whoever opens a sentence is its subject, however many stand beside.
        let reach = if before.is_none() { sentence.end } else { whole.end + FOLLOW };
        let follow = whole.end..sentence.end.min(reach);
        if !self.tells(&sentence) {
            let speaks = self.has_verb(&(whole.end..follow.end.min(whole.end + 4)), &["say"]);
            return opens && speaks;
        }
        let meets_before = BESIDE.contains(&word) && self.has_verb(&(sentence.start..whole.start), &["meet"]);
        let near = whole.start.saturating_sub(4).max(sentence.start)..whole.start;
        meets_before || self.has_verb(&near, &["meet"]) || opens && self.has_verb(&follow, &["meet", "say", "status"])
    }

    fn has_verb(&self, range: &Range<usize>, classes: &[&str]) -> bool {
        let verbs = range.clone().filter_map(|token| self.text.match_of(token, Table::Verb));
        verbs
            .filter(|verb| verb.first < range.end)
            .any(|verb| classes.contains(&self.text.gazetteer.verbs[verb.row].class.as_str()))
    }

    /// Whether a sentence tells who came along: "was attended by", "were also present".
    fn is_attended(&self, sentence: &Range<usize>) -> bool {
        sentence
            .clone()
            .filter_map(|token| self.text.match_of(token, Table::Verb))
            .any(|verb| matches!(self.text.gazetteer.verbs[verb.row].kind.as_str(), "attend" | "accompany"))
    }

    /// Whether a paragraph is an item of a list of those who came.
    fn is_list(&self, sentence: &Range<usize>) -> bool {
        const LONGEST: usize = 24;
        let paragraph = self.paragraph(sentence.start);
        let is_verb = |token: usize| is_word(self, token) && self.text.match_of(token, Table::Verb).is_some();
        paragraph.len() < LONGEST
            && self.sentence(sentence.start).is_some_and(|sentence| sentence.part == Part::Body)
            && !paragraph.clone().any(is_verb)
    }

    /// Whether a sentence tells of the report's meeting: the headline, the lead, or one that reading took it from.
    fn tells(&self, sentence: &Range<usize>) -> bool {
        const LEAD: usize = 4;
        let of_meeting = self.meetings.iter().any(|meeting| sentence.contains(&meeting.trigger.start));
        of_meeting || self.text.told().take(LEAD).any(|(_, lead)| lead.tokens.start == sentence.start)
    }

    /// The token before somebody, articles and forms of address skipped.
    fn before(&self, start: usize, first: usize) -> Option<usize> {
        let mut at = start;
        while at > first {
            let word = self.text.word(at - 1);
            let tables = [Table::Honorific, Table::Office, Table::Modifier];
            let is_title = tables.iter().any(|table| self.text.match_of(at - 1, *table).is_some());
            if !(matches!(word, "the" | "a" | "an" | "his" | "her" | "their" | "its" | ".") || is_title) {
                return Some(at - 1);
            }
            at -= 1;
        }
        None
    }
}
