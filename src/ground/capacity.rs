//! Who took part, and who is only mentioned.

use super::day::fits;
use super::person::{Spots, is_word};
use super::reading::Reading;
use super::verdict::Ruling;
use crate::gazetteer::lexicon::Table;
use crate::parse::date::Dated;
use crate::parse::people::MeetingFound;
use crate::parse::text::Part;
use crate::record::{Capacity, MeetingStatus, Person};
use std::ops::Range;

/// Words before somebody who is not the one that acts.
const BELONGS: &[&str] =
    &["of", "by", "from", "for", "under", "than", "as", "like", "behalf", "about", "on", "against", "since"];

/// Words before somebody with whom others meet.
const BESIDE: &[&str] = &["with", "between", "and", ",", ";", "to", "&"];

/// Words beside those who came.
const ATTENDING: &[&str] = &["present", "presence", "attendance"];

/// Words before the subject of a clause.
const OPENING: &[&str] = &[",", "and", "while", "where", "when", ":", "-", "•", "\u{201c}", "\"", "but", "that"];

/// The verb of a subject stands so many words after it at most.
const FOLLOW: usize = 16;

/// What reading knows of somebody's part in a meeting.
pub(super) fn part_in<'m>(meeting: &'m MeetingFound, spots: &Spots) -> Option<&'m (usize, Capacity, Range<usize>)> {
    meeting.participants.iter().find(|(index, ..)| Some(*index) == spots.index)
}

impl Reading<'_> {
    /// Whether somebody took part as the record says, or is only mentioned.
    pub(super) fn capacity(&self, person: &Person, spots: &Spots, meeting: Option<&MeetingFound>) -> Ruling {
        let Some(first) = spots.all.first() else {
            return Ruling::absent("the person does not stand in the text");
        };
        let took_part = meeting.and_then(|meeting| part_in(meeting, spots));
        if person.capacity == Capacity::Mentioned {
            // Nobody took part in what is denied.
            let is_told = meeting.is_some_and(|meeting| meeting.status.value != MeetingStatus::Denied);
            return match took_part.filter(|_| is_told) {
                Some((_, _, words)) => Ruling::contradicted(words, "the person took part, by these words"),
                None => Ruling::stated(first, "person.mentioned"),
            };
        }
        if let Some((_, _, words)) = took_part {
            return Ruling::stated(words, "meeting.participant");
        }
        if let Some((_, _, words)) = self.meetings.iter().find_map(|other| part_in(other, spots)) {
            return Ruling::contradicted(
                words,
                "the person took part in another meeting of the report, by these words",
            );
        }
        let acts = self.acts(spots, meeting).or_else(|| {
            // Who is known by office alone stands where the office does, also as a state.
            let tells = |spot: &&Range<usize>| self.tells_of_meeting(&self.around(spot.start));
            spots.all.iter().find(tells).filter(|_| person.name.is_none()).cloned()
        });
        match acts {
            Some(words) => Ruling::derivable(&words, "meeting.acts", "the person speaks or meets in these words"),
            None => Ruling::contradicted(first, "the person is only mentioned"),
        }
    }

    /// Where somebody acts in a meeting: meets, is received, or stands in a list of those who came; where no meeting was
    /// understood, also where somebody speaks.
    fn acts(&self, spots: &Spots, meeting: Option<&MeetingFound>) -> Option<Range<usize>> {
        if meeting.is_some() && self.speaks_for_others(spots) {
            return None;
        }
        let speaks = |index: usize| self.statements.iter().find(|statement| statement.speakers.contains(&index));
        match spots.index.and_then(speaks).filter(|_| meeting.is_none()) {
            Some(statement) => Some(statement.cue.clone()),
            None => spots.all.iter().find(|spot| self.acts_at(spot, meeting)).cloned(),
        }
    }

    /// Whether somebody's office is to tell what others did.
    fn speaks_for_others(&self, spots: &Spots) -> bool {
        let offices = self.offices(spots);
        offices.iter().any(|office| office.tokens.clone().any(|token| self.text.word(token).starts_with("spokes")))
    }

    fn acts_at(&self, spot: &Range<usize>, meeting: Option<&MeetingFound>) -> bool {
        let Some(sentence) = self.sentence(spot.start) else { return false };
        if matches!(sentence.part, Part::Noise | Part::Frame)
            || meeting.is_some_and(|meeting| self.is_apart(spot.start, meeting))
        {
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
        let opens = before.is_none() || OPENING.contains(&word);
        let in_delegation = (sentence.start..whole.start).any(|token| self.text.word(token) == "delegation");
        if self.is_attended(&sentence) || in_delegation || opens && self.is_list(&sentence) {
            return true;
        }
        if BELONGS.contains(&word) {
            // "was received by", "joined by": the agent of a meeting.
            let verb = sentence.start..before.unwrap_or(sentence.start);
            return word == "by" && self.tells(&sentence) && self.has_verb(&verb, &["meet"]);
        }
        // Whoever opens a sentence is its subject, however many stand beside.
        let reach = if before.is_none() { sentence.end } else { whole.end + FOLLOW };
        let follow = whole.end..sentence.end.min(reach);
        if !self.tells(&sentence) {
            let speaks = meeting.is_none() && self.has_verb(&(whole.end..follow.end.min(whole.end + 4)), &["say"]);
            return opens && speaks;
        }
        let meets_before = BESIDE.contains(&word) && self.has_verb(&(sentence.start..whole.start), &["meet"]);
        let near = whole.start.saturating_sub(4).max(sentence.start)..whole.start;
        meets_before || self.has_verb(&near, &["meet"]) || opens && self.has_verb(&follow, &["meet", "say", "status"])
    }

    /// Whether the sentence of a token tells of something else than a meeting: of another one, or of another day.
    fn is_apart(&self, token: usize, meeting: &MeetingFound) -> bool {
        let sentence = self.around(token);
        if sentence.contains(&meeting.trigger.start) {
            return false;
        }
        let day = meeting.date.and_then(|date| self.dates.all.get(date));
        let is_other_day =
            |dated: &Dated| day.is_some_and(|day| !fits(day, &dated.date.value) && !fits(dated, &day.date.value));
        let dated = self.dates.all.iter().filter(|dated| sentence.contains(&dated.tokens.start));
        !meeting.sentences.contains(&self.text.sentence_of(token)) || dated.into_iter().any(is_other_day)
    }

    fn has_verb(&self, range: &Range<usize>, classes: &[&str]) -> bool {
        let verbs = range.clone().filter_map(|token| self.text.match_of(token, Table::Verb));
        verbs
            .filter(|verb| verb.first < range.end)
            .any(|verb| classes.contains(&self.text.gazetteer.verbs[verb.row].class.as_str()))
    }

    /// Whether a sentence tells who came along: "was attended by", "were also present".
    fn is_attended(&self, sentence: &Range<usize>) -> bool {
        sentence.clone().any(|token| {
            let verb = self.text.match_of(token, Table::Verb).map(|verb| &self.text.gazetteer.verbs[verb.row].kind);
            ATTENDING.contains(&self.text.word(token))
                || verb.is_some_and(|kind| kind == "attend" || kind == "accompany")
        })
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
