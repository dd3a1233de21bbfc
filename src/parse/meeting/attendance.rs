//! How a sentence tells who attended: "attended by A and B", "A and B took part", "also present were", "the delegation
//! included", "the talks were chaired by".

use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::table::{CueKind, Verb};
use crate::gazetteer::word::TokenKind;
use crate::parse::actor::{self, Actor};
use crate::parse::country;
use crate::parse::people::People;
use crate::parse::text::{Sentence, Text};
use std::ops::Range;

/// The "by" of a passive stands at most this many tokens after it.
const REACH_OF_BY: usize = 6;

/// Where those who attended stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Attendance {
    /// From a token on: "attended by A and B".
    After(usize),
    /// From a token on, as the members of one delegation: "the delegation included A and B".
    Members(usize),
    /// Before a token: "A and B attended the meeting".
    Before(usize),
}

impl Attendance {
    /// Whether those who attended came as one delegation: "the delegation included", "were in the visiting delegation".
    pub(super) fn is_of_delegation(self, text: &Text) -> bool {
        match self {
            Attendance::Members(_) => true,
            Attendance::Before(token) => (token..token + 6).any(|at| text.word(at) == "delegation"),
            Attendance::After(_) => false,
        }
    }

    /// Whether somebody stands where those who attended are listed.
    pub(super) fn lists(self, text: &Text, actor: &Actor) -> bool {
        match self {
            Attendance::After(token) | Attendance::Members(token) => {
                let again = text.word(token - 1) == "of" && text.stands(actor.link.saturating_sub(1), &[",", "of"]);
                let named = actor.link < token || again || actor.link_word(text) == "by" || !actor.is_elsewhere(text);
                actor.tokens.start >= token && named
            }
            Attendance::Before(token) => {
                let reported = (actor.tokens.end..token)
                    .any(|at| text.word(at) == "that" && text.word(at + 1) == "the")
                    || reports_that(text, actor.tokens.end);
                actor.tokens.start < token && actor.stands_free(text) && !reported
            }
        }
    }
}

/// Whether "said that" and the like stand at a token: those who report of others are not listed with them.
fn reports_that(text: &Text, at: usize) -> bool {
    let verb = text.match_of(at, Table::Verb);
    verb.is_some_and(|found| text.gazetteer.verbs[found.row].class == "say" && text.word(found.stop) == "that")
        || matches!(text.word(at), "said" | "added" | "noted") && text.word(at + 1) == "that"
}

/// What a token tells of those who attended.
pub(super) fn at(text: &Text, people: &People, sentence: &Sentence, token: usize) -> Option<Attendance> {
    if people.at(token).is_some() {
        return None;
    }
    if let Some(stop) = side_stop(text, sentence, token) {
        return Some(Attendance::After(stop));
    }
    if sits_on_side(text, token) {
        return Some(Attendance::Before(token));
    }
    if let Some(stop) = presence_stop(text, people, sentence, token) {
        let of_delegation =
            (token..stop).any(|at| matches!(text.word(at), "delegation" | "group" | "team" | "mission"));
        return Some(if of_delegation { Attendance::Members(stop) } else { Attendance::After(stop) });
    }
    if leads_side(text, token) {
        return Some(Attendance::Before(token));
    }
    let verb = text.match_of(token, Table::Verb)?;
    let row = &text.gazetteer.verbs[verb.row];
    if !matches!(row.kind.as_str(), "attend" | "accompany" | "host") {
        return None;
    }
    if let Some(by) = passive_by(text, people, sentence, token..verb.stop) {
        return Some(Attendance::After(by + 1));
    }
    if is_chaired_by(text, sentence, &verb) {
        return Some(Attendance::After(verb.stop));
    }
    if row.kind == "host" {
        let reach = token..(verb.stop + 3).min(sentence.tokens.end);
        let hosts = ["chair", "host"].iter().any(|verb| row.lemma.starts_with(verb));
        return (hosts && names_meeting(text, reach)).then_some(Attendance::Before(token));
    }
    let first = sentence.tokens.start + usize::from(text.word(sentence.tokens.start) == "also");
    if token == first && text.word(token).ends_with("ing") {
        let were =
            sentence.tokens.clone().find(|at| matches!(text.word(*at), "was" | "were") && people.at(*at).is_none());
        return were.map(|at| Attendance::After(at + 1));
    }
    if row.form.ends_with("led by") && !leads_guests(text, sentence, &verb) {
        return leads_meeting(text, sentence, &verb).then_some(Attendance::After(verb.stop));
    }
    if let Some(lists) = List::of(row) {
        let follow = !actor::within(text, people, verb.stop..text.list_stop(sentence)).is_empty();
        let after = if lists == List::Members { Attendance::Members } else { Attendance::After };
        let stands = if follow { after(verb.stop) } else { Attendance::Before(token) };
        return lists.is_of_meeting(text, people, sentence, &verb).then_some(stands);
    }
    let announces = text.stands(sentence.tokens.start, &["the", "following"]);
    let stands = if announces { Attendance::After(verb.stop) } else { Attendance::Before(token) };
    attends(text, sentence, &verb).then_some(stands)
}

/// Whether a meeting is named.
fn names_meeting(text: &Text, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| text.cue(at, CueKind::Occurrence).is_some())
}

/// A wording after which people are listed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    /// By their presence: "also present were".
    Presence,
    /// By what was done with them: "was accompanied by", "as did".
    Deed,
    /// As the members of something: "the delegation included".
    Members,
}

impl List {
    fn of(verb: &Verb) -> Option<List> {
        let form = verb.form.as_str();
        let has = |words: &[&str]| words.iter().any(|word| form.contains(word));
        let lists = [" by", "were", "was"].iter().any(|end| form.ends_with(end))
            || matches!(form, "as did" | "brought together")
            || has(&["present", "presence", "attendance", "participation"]);
        match lists {
            true if has(&["attend", "present", "presence", "participant"]) && !form.ends_with(" by") => {
                Some(List::Presence)
            }
            true => Some(List::Deed),
            false => has(&["includ", "compris", "consist", "involv"]).then_some(List::Members),
        }
    }

    /// Whether those listed were at the meeting, by what stands before in the sentence.
    fn is_of_meeting(self, text: &Text, people: &People, sentence: &Sentence, verb: &Match) -> bool {
        let opening = sentence.tokens.start..verb.first;
        let before = || actor::within(text, people, opening.clone());
        let spoken_of = || matches!(text.word(verb.first.wrapping_sub(1)), "they" | "he" | "she");
        let stands_alone = || opening.len() < 4 || spoken_of() || before().iter().any(|actor| actor.stands_free(text));
        let named = |actor: &Actor| actor.country.is_some() || actor.organization.is_some();
        self == List::Presence && !is_spoken_of(text, verb.first)
            || names_meeting(text, sentence.tokens.start..verb.stop)
            || self == List::Deed && stands_alone()
            || before().iter().any(|actor| named(actor) && !actor.is_state)
    }
}

/// Whether a presence is only what something is about: "expectations from the | participation of Ms Holm in the summit".
fn is_spoken_of(text: &Text, noun: usize) -> bool {
    let before = noun.saturating_sub(1 + usize::from(text.word(noun.wrapping_sub(1)) == "the"));
    matches!(text.word(before), "from" | "on" | "about" | "regarding" | "for" | "of")
}

/// A delegation stands at most this many tokens before the one who leads it, and says as soon behind that it is to come.
const REACH_OF_DELEGATION: usize = 16;

/// Whether "led by" tells of a delegation that was there: not of a state ("Norland, led by"), nor of one that "would visit".
fn leads_guests(text: &Text, sentence: &Sentence, verb: &Match) -> bool {
    let before = verb.first.saturating_sub(REACH_OF_DELEGATION).max(sentence.tokens.start)..verb.stop;
    let after = verb.stop..sentence.tokens.end.min(verb.stop + REACH_OF_DELEGATION);
    let is_side =
        |at: usize| matches!(text.word(at), "delegation" | "delegations" | "team" | "side" | "mission" | "group");
    let to_come = |at: usize| {
        let will = matches!(text.word(at), "will" | "would") && text.word(at + 1) != "be";
        let may = matches!(text.word(at), "likely" | "expected" | "due" | "scheduled" | "set" | "plans");
        will || may && (text.word(at + 1) == "to")
    };
    before.into_iter().any(is_side) && !after.into_iter().any(to_come)
}

/// Whether "were led by" tells who led the meeting that the sentence opens with: "The consultations were led by".
fn leads_meeting(text: &Text, sentence: &Sentence, verb: &Match) -> bool {
    let opening = sentence.tokens.start..verb.first;
    let noun = opening.clone().find(|at| text.cue(*at, CueKind::Occurrence).is_some());
    noun.is_some_and(|at| at <= opening.start + REACH_OF_MEETING && text.cue(at, CueKind::Side).is_none())
}

/// Whether a verb names who chaired or hosted the meeting: "the talks were chaired by", "It was co-chaired by".
fn is_chaired_by(text: &Text, sentence: &Sentence, verb: &Match) -> bool {
    let row = &text.gazetteer.verbs[verb.row];
    let ends = ["chaired by", "opened by", "hosted by", "led by", "headed by", "ship of"];
    let opening = sentence.tokens.start..verb.first;
    let of_it = || text.word(opening.start) == "it" && opening.len() <= 2;
    let is_meal = |at: usize| matches!(text.word(at), "dinner" | "lunch" | "luncheon" | "reception" | "banquet");
    let of_meeting = || {
        let noun = opening.clone().rfind(|at| text.cue(*at, CueKind::Occurrence).is_some() || is_meal(*at));
        noun.is_some_and(|at| !is_meal(at))
    };
    row.kind == "host"
        && ends.iter().any(|end| row.form.ends_with(end))
        && (of_it() || of_meeting() || is_own_body(text, opening.clone()))
}

/// A meeting that somebody attends is named at most this many tokens after that.
const REACH_OF_MEETING: usize = 4;

/// A meeting to which somebody is accompanied is named at most this many tokens after that.
const REACH_OF_COMPANY: usize = 9;

/// Whether a verb tells that those before it attended: alone, or with the meeting behind it.
fn attends(text: &Text, sentence: &Sentence, verb: &Match) -> bool {
    let row = &text.gazetteer.verbs[verb.row];
    let alone =
        matches!(text.word(verb.stop), "." | "as" | "via" | "from" | "on" | "for" | "by" | "," | "online" | "remotely");
    let named = row.form.split(' ').count() > 2 && !row.form.ends_with(" to");
    let meeting = |reach: usize| names_meeting(text, verb.first..(verb.stop + reach).min(sentence.tokens.end));
    let accompanies = || matches!(row.form.as_str(), "accompanied" | "accompany" | "accompanies");
    match row.kind.as_str() {
        "attend" => alone || named || meeting(REACH_OF_MEETING) || joins_somebody(text, verb),
        "accompany" => accompanies() && meeting(REACH_OF_COMPANY),
        _ => false,
    }
}

/// Whether somebody joins one of those who met: "joined | the Ambassador".
fn joins_somebody(text: &Text, verb: &Match) -> bool {
    let is_joining = text.word(verb.first) == "joined" && verb.stop == verb.first + 1;
    let first = country::after_article(text, verb.stop);
    is_joining && first > verb.stop && text.match_of(first, Table::Office).is_some()
}

/// Whether a sentence opens with the body whose session it tells of: "The Joint Commission was".
fn is_own_body(text: &Text, opening: Range<usize>) -> bool {
    let noun = (opening.start..opening.end).rfind(|at| text.is_capitalised(*at));
    let is_noun = |at: usize| {
        [Table::OrganizationNoun, Table::EventNoun].into_iter().any(|table| text.match_of(at, table).is_some())
    };
    let is_predicate =
        |mut tokens: Range<usize>| tokens.all(|at| matches!(text.word(at), "was" | "were" | "is" | "co" | "-"));
    let definite = opening.len() > 2 && text.word(opening.start) == "the";
    definite && noun.is_some_and(|noun| noun > opening.start && is_noun(noun) && is_predicate(noun + 1..opening.end))
}

/// The "by" of "was accompanied at the talks by".
fn passive_by(text: &Text, people: &People, sentence: &Sentence, verb: Range<usize>) -> Option<usize> {
    let before = verb.start.checked_sub(1).filter(|before| sentence.tokens.contains(before))?;
    let by = (verb.end..(verb.end + REACH_OF_BY).min(sentence.tokens.end)).find(|at| text.word(*at) == "by")?;
    let among = (verb.end..by).any(|at| text.word(at) == "among");
    let plain = (verb.end..by)
        .all(|at| people.at(at).is_none() && (text.kind(at) == Some(TokenKind::Word) || among && text.raw(at) == ","));
    let of_another = before > 1 && text.stands(before - 2, &["which", "will", "be"]);
    (plain && !of_another && matches!(text.word(before), "is" | "are" | "was" | "were" | "also" | "been" | "be"))
        .then_some(by)
}

/// The end of "on the Norland side there were", after which a side's people are listed.
fn side_stop(text: &Text, sentence: &Sentence, token: usize) -> Option<usize> {
    let named = country::at(text, country::after_article(text, token + 1))?;
    let noun = named.stop + usize::from(text.kind(named.stop) == Some(TokenKind::Possessive));
    let is_side = matches!(text.word(token), "on" | "from") && matches!(text.word(noun), "side" | "part");
    let lists =
        |at: usize| matches!(text.word(at), "," | ":" | "there" | "were" | "was" | "the") || text.is_capitalised(at);
    (is_side && noun + 1 < sentence.tokens.end && lists(noun + 1)).then_some(noun + 1)
}

/// Whether a verb tells on whose side those before it were: "sat on the Norland side of the table".
fn sits_on_side(text: &Text, token: usize) -> bool {
    let named = || country::at(text, country::after_article(text, token + 2));
    let verb = matches!(text.word(token), "sat" | "was" | "were" | "spoke" | "stood" | "participated" | "attended");
    let on = verb && matches!(text.word(token + 1), "on" | "from" | "for");
    on && named().is_some_and(|named| {
        let noun = named.stop + usize::from(text.kind(named.stop) == Some(TokenKind::Possessive));
        matches!(text.word(noun), "side" | "part" | "delegation")
    })
}

/// "Also present at the ceremonies were" has at most this many tokens.
const LONGEST_PRESENCE: usize = 12;

/// The end of an opening that says who was there before it names them: "Also present at the ceremonies were", "Others on
/// the delegation included", "Also at the meeting were".
fn presence_stop(text: &Text, people: &People, sentence: &Sentence, token: usize) -> Option<usize> {
    let first = sentence.tokens.start;
    let mut reach = first..sentence.tokens.end.min(first + LONGEST_PRESENCE);
    let is_named = |at: usize| people.at(at).is_some_and(|mention| mention.offices.iter().all(|office| !office.many));
    let is_free = reach.clone().take_while(|at| !is_named(*at)).count();
    reach.end = first + is_free;
    let copula = reach.clone().find(|at| {
        matches!(text.word(*at), "was" | "were" | "are" | "included" | "includes" | "include" | "including")
    })?;
    let includes = text.word(copula).starts_with("includ");
    let is_group = |at: usize| {
        (includes || text.word(first) == "among")
            && matches!(text.word(at), "delegation" | "group" | "team" | "mission" | "entourage")
    };
    let presence = |at: usize| text.cue(at, CueKind::Presence).is_some() || is_group(at);
    let at_meeting = || {
        text.stands(first, &["also", "at", "the"])
            && (first + 3..copula).any(|at| text.cue(at, CueKind::Occurrence).is_some())
    };
    let also = usize::from(matches!(text.word(copula + 1), "also" | "likewise"));
    let listed = country::after_article(text, copula + 1 + also);
    let lists = || text.is_capitalised(listed) || people.at(listed).is_some();
    (token == first && ((first..copula).any(presence) || at_meeting()) && lists()).then_some(copula + 1)
}

/// Whether a side is led by somebody who stands before: "led the Norland delegation", "headed his country's side".
fn leads_side(text: &Text, token: usize) -> bool {
    let first = country::after_article(text, token + 1);
    let noun = country::at(text, first)
        .map(|named| named.stop)
        .map(|stop| stop + usize::from(text.kind(stop) == Some(TokenKind::Possessive)));
    let leads = matches!(text.word(token), "led" | "headed" | "leads" | "heads" | "represented");
    leads && noun.is_some_and(|noun| matches!(text.word(noun), "side" | "delegation" | "team"))
}
