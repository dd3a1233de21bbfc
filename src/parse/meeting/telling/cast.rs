//! Who is in a telling: those before its words and those after them, be they named in the clause, in a list, in a sentence
//! before, or by a pronoun.

use super::wording::Wording;
use super::{Form, side};
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::table::CueKind;
use crate::gazetteer::word::TokenKind;
use crate::parse::actor::{self, Actor};
use crate::parse::people::People;
use crate::parse::text::{Part, Sentence, Text};
use std::ops::Range;

/// Whom a pronoun means is looked for in this many sentences before.
const REACH_BACK: usize = 3;

/// Envoys are named at most this many sentences after their ceremony.
const REACH_OF_ENVOYS: usize = 6;

/// A pronoun stands at most this many tokens before its verb.
const REACH_OF_PRONOUN: usize = 4;

/// "attended by" stands at most this many tokens after the noun.
const REACH_OF_ATTENDED: usize = 10;

/// Authors are named in the first lines of a report.
const MOST_BYLINES: usize = 6;

/// An author's name stands after at most this many words of title.
const REACH_OF_TITLE: usize = 8;

/// "led by" stands at most this many tokens after the delegation.
const REACH_OF_DELEGATION: usize = 20;

/// Those before and after the words that tell of a meeting.
pub(super) fn those_in(
    text: &Text,
    people: &People,
    number: usize,
    sentence: &Range<usize>,
    words: &Wording,
) -> (Vec<Actor>, Vec<Actor>) {
    let (trigger, form) = (&words.tokens, words.form);
    let opening = sentence.start..trigger.start;
    let stop = clause_stop(text, people, trigger.end, sentence.end);
    let opens = form == Form::Noun && opens_sentence(text, opening.clone(), trigger.start);
    if opens && let Some(two) = acting(text, people, trigger.end..stop) {
        return two;
    }
    if form == Form::Verb
        && let Some(two) = fronted(text, people, opening.clone())
    {
        return two;
    }
    let objects = those_after(text, people, number, words, trigger.end..stop);
    let before = actor::within(text, people, before_aside(text, opening.clone()));
    let mut subjects = subjects(text, before, trigger.start, form);
    if form == Form::Verb {
        subjects.extend(beside_pronoun(text, people, number, &subjects));
    }
    if form == Form::Noun && !objects.is_empty() && subjects.iter().all(|actor| actor.person.is_none()) {
        let beside = beside(text, people, opening.clone());
        subjects = if beside.is_empty() { subjects } else { beside };
    }
    let objects = if objects.is_empty() { met_again(text, people, number, words, &subjects) } else { objects };
    if objects.first().is_some_and(|actor| matches!(actor.link_word(text), "between" | "among")) {
        let with = |actor: &Actor| actor.person.is_some() && actor.link_word(text) == "with";
        let faces = form == Form::Verb && (words.kind == "host" || objects.iter().any(with));
        subjects.retain(|actor| faces && actor.person.is_some());
        return (subjects, objects);
    }
    if subjects.is_empty() && !objects.is_empty() {
        subjects = match form {
            Form::Noun if opens => {
                speaker(text, people, trigger.end..stop).unwrap_or_else(|| earlier_actors(text, people, number, 1))
            }
            Form::Noun if goes_with(text, opening.clone()) => spoken_of(text, people, number, opening.end),
            Form::Noun => Vec::new(),
            _ => spoken_of(text, people, number, trigger.start),
        };
    }
    (subjects, objects)
}

/// The words before a verb up to what is said of its subject between commas: "Ms Holm, | who is accompanied by Mr Lind, also".
fn before_aside(text: &Text, opening: Range<usize>) -> Range<usize> {
    let last = opening.end - usize::from(opening.clone().next_back().is_some_and(|at| text.word(at) == "also"));
    let closes = last > opening.start && text.raw(last - 1) == ",";
    let opens = |at: &usize| text.word(*at) == "who" && text.raw(at.wrapping_sub(1)) == ",";
    let who = opening.clone().skip(1).find(opens).filter(|_| closes);
    who.map_or(opening.clone(), |who| opening.start..who - 1)
}

/// Who speaks in the clause that "Meeting B in Northport," opens: "…, A said".
fn speaker(text: &Text, people: &People, clause: Range<usize>) -> Option<Vec<Actor>> {
    let actors = actor::within(text, people, clause);
    let speaks = |actor: &Actor| actor.link_word(text) == "," && !actor.owns && says(text, actor.tokens.end);
    actors.into_iter().find(|actor| actor.person.is_some() && speaks(actor)).map(|actor| vec![actor])
}

/// Whether the words of a meeting say in what course somebody did something else: "said this while | paying a call on".
fn goes_with(text: &Text, opening: Range<usize>) -> bool {
    opening.clone().next_back().is_some_and(|before| matches!(text.word(before), "while" | "when"))
}

/// Whom a pronoun means after the words: "was speaking with the envoy, who paid a courtesy call on her", "The envoy called
/// on him".
fn met_again(text: &Text, people: &People, number: usize, words: &Wording, subjects: &[Actor]) -> Vec<Actor> {
    let trigger = &words.tokens;
    let is_pronoun = matches!(text.word(trigger.end), "him" | "her" | "them") && words.form == Form::Verb;
    let ends = !text.is_capitalised(trigger.end + 1) && people.at(trigger.end + 1).is_none();
    let Some(subject) = subjects.last().filter(|_| is_pronoun && ends) else { return Vec::new() };
    let start = text.sentences[number].tokens.start;
    let before = actor::within(text, people, start..subject.tokens.start);
    let here = before.into_iter().find(|actor| actor.person.is_some() && actor.stands_free(text));
    let met = here.map_or_else(|| earlier_actors(text, people, number, 1), |actor| vec![actor]);
    let guests = || delegations(text, people, number.checked_sub(1));
    let met = if met.is_empty() || text.word(trigger.end) == "them" && !guests().is_empty() { guests() } else { met };
    let is_other =
        |actor: &Actor| actor.person.is_none() || subjects.iter().all(|subject| subject.person != actor.person);
    met.into_iter().filter(is_other).collect()
}

/// The end of "brought together" behind a meeting, after which those who met are named.
fn gathered(text: &Text, at: usize) -> Option<usize> {
    let verb = text.match_of(at, Table::Verb)?;
    (text.gazetteer.verbs[verb.row].lemma == "bring together").then_some(verb.stop)
}

/// The first of those who attended a meeting, where its noun goes on to them: "at a meeting in Northport on Monday, attended by".
fn attended(text: &Text, people: &People, number: usize, stop: usize) -> Option<usize> {
    let sentence = &text.sentences[number];
    let near = stop..sentence.tokens.end.min(stop + REACH_OF_ATTENDED);
    let by = near
        .take_while(|at| people.at(*at).is_none())
        .find(|at| matches!(text.word(*at), "attended" | "joined") && text.word(at + 1) == "by")?;
    Some(by + 2)
}

/// The delegations of which a sentence tells.
fn delegations(text: &Text, people: &People, number: Option<usize>) -> Vec<Actor> {
    let sentence = number.and_then(|number| text.sentences.get(number)).filter(|sentence| sentence.part == Part::Body);
    let actors = sentence.map(|sentence| actor::within(text, people, sentence.tokens.clone())).unwrap_or_default();
    actors.into_iter().filter(|actor| actor.person.is_none() && actor.country.is_some() && !actor.is_state).collect()
}

/// Whom a sentence opens with, and who met them: "With Minister Holm, Mr Lind | exchanged views".
fn fronted(text: &Text, people: &People, opening: Range<usize>) -> Option<(Vec<Actor>, Vec<Actor>)> {
    if text.word(opening.start) != "with" {
        return None;
    }
    let actors = actor::within(text, people, opening.clone());
    let mut named = actors.into_iter().filter(|actor| actor.person.is_some() && !actor.owns);
    let met = named.next().filter(|actor| actor.tokens.start <= opening.start + 2)?;
    let acts = named.next_back().filter(|actor| actor.tokens.end + 1 >= opening.end && actor.person != met.person)?;
    Some((vec![acts], vec![met]))
}

/// Those after the words: whom they name, those of a list, the bearers of a message, the members of a body.
fn those_after(text: &Text, people: &People, number: usize, words: &Wording, clause: Range<usize>) -> Vec<Actor> {
    if let Some(members) = &words.members {
        return vec![members.clone()];
    }
    let is_noun = words.form == Form::Noun;
    let gathered = gathered(text, words.tokens.end).filter(|_| is_noun);
    let attended = || attended(text, people, number, words.tokens.end).filter(|_| is_noun);
    let listed_from = gathered.or_else(attended).map(|first| first..text.sentences[number].tokens.end);
    let after = listed_from.or(words.bearers.clone()).unwrap_or(clause);
    let actors = actor::within(text, people, after.clone());
    let mut objects = objects(text, actors, after.start, &words.tokens, words.form);
    if words.bearers.is_some() {
        for bearer in &mut objects {
            bearer.is_several |= bearer.country.is_none();
        }
    }
    if objects.iter().all(|actor| actor.person.is_none()) {
        objects.extend(listed(text, people, number));
        if words.kind == "credentials" {
            objects.extend(enumerated(text, people, number));
        }
    }
    objects
}

/// Who acts, and towards whom, in the clause that "During the call," opens: "A congratulated B", "A expressed thanks to B".
fn acting(text: &Text, people: &People, clause: Range<usize>) -> Option<(Vec<Actor>, Vec<Actor>)> {
    if text.raw(clause.start) != "," {
        return None;
    }
    let actors = actor::within(text, people, clause.start + 1..clause.end);
    let mut named = actors.into_iter().filter(|actor| actor.person.is_some() && !actor.owns);
    let first = named.next().filter(|actor| actor.tokens.start <= clause.start + 2)?;
    let towards = |actor: &Actor| {
        let near = actor.link_word(text);
        matches!(near, "to" | "with")
            || text.match_of(actor.link, Table::Verb).is_some()
            || is_joined(text, first.tokens.end, actor.tokens.start)
    };
    let other = named.next().filter(|actor| actor.person != first.person && towards(actor))?;
    Some((vec![first], vec![other]))
}

/// Those who meet: the group that stands before the words.
fn subjects(text: &Text, before: Vec<Actor>, trigger: usize, form: Form) -> Vec<Actor> {
    let mut group: Vec<Actor> = Vec::new();
    for actor in before.into_iter().rev() {
        let fits = actor.stands_free(text)
            || form == Form::Verb && acts_in_clause(text, &actor, trigger)
            || form == Form::Verb && leads_delegation(text, &actor)
            || form == Form::Noun && (leads_to(text, &actor, trigger) || is_pair(text, &actor, trigger));
        let of_others =
            |at: usize| text.word(at) == "that" && !matches!(text.word(at + 1), "he" | "she" | "they" | "both");
        let reports = form == Form::Noun && (actor.tokens.end..trigger).any(of_others);
        if !fits || reports {
            continue;
        }
        let near = group.last().is_none_or(|next| is_joined(text, actor.tokens.end, next.tokens.start));
        if !near {
            break;
        }
        group.push(actor);
    }
    group.reverse();
    group
}

/// Whom a pronoun means that stands beside those who meet: "said that he and | Ms Holm met".
fn beside_pronoun(text: &Text, people: &People, number: usize, subjects: &[Actor]) -> Vec<Actor> {
    let first = subjects.first().filter(|first| first.link_word(text) == "and").map(|first| first.link);
    let pronoun = first.and_then(|and| and.checked_sub(1)).filter(|at| matches!(text.word(*at), "he" | "she"));
    let Some(pronoun) = pronoun else { return Vec::new() };
    let actors = actor::within(text, people, text.sentences[number].tokens.start..pronoun);
    let here = actors.into_iter().find(|actor| actor.person.is_some() && actor.stands_free(text));
    here.map_or_else(|| earlier_actors(text, people, number, 1), |actor| vec![actor])
}

/// Whether somebody is the subject of the clause in which a meeting is told: "said after Ms Holm | met".
fn acts_in_clause(text: &Text, actor: &Actor, trigger: usize) -> bool {
    let opens = matches!(actor.link_word(text), "after" | "when" | "as" | "while");
    opens && !actor.owns && trigger.saturating_sub(actor.tokens.end) <= 1
}

/// Whether a delegation is led by somebody, who then stands for it: "a delegation from Norland, led by Ms Holm, met".
fn leads_delegation(text: &Text, actor: &Actor) -> bool {
    let before = actor.link.saturating_sub(REACH_OF_DELEGATION + 1)..actor.link.saturating_sub(1);
    actor.leads(text) && !actor.owns && before.into_iter().any(|at| text.word(at) == "delegation")
}

/// Those for whom a pronoun or "the ministers" stands before the words: the subject of the sentence before.
fn spoken_of(text: &Text, people: &People, number: usize, token: usize) -> Vec<Actor> {
    let start = text.sentences[number].tokens.start;
    let near = token.saturating_sub(REACH_OF_PRONOUN).max(start)..token;
    let one = near.clone().any(|at| matches!(text.word(at), "he" | "she"));
    let group = near.clone().any(|at| {
        text.word(at) == "they"
            || text.word(at) == "the" && matches!(text.word(at + 1), "ministers" | "delegation" | "leaders")
    });
    if !one && !group {
        return authors(text, people, number, near);
    }
    if one && let Some(actor) = before_where(text, people, start..token) {
        return vec![actor];
    }
    earlier_actors(text, people, number, if one { 1 } else { usize::MAX })
}

/// Who speaks in a report of their own: those named before its first words, for "we" all of them, for "I" the last.
fn authors(text: &Text, people: &People, number: usize, near: Range<usize>) -> Vec<Actor> {
    let most = match near.rev().map(|at| text.word(at)).find(|word| matches!(*word, "i" | "we")) {
        Some("we") => usize::MAX,
        Some(_) => 1,
        None => return Vec::new(),
    };
    let opening = text.sentences[..number].iter().take(MOST_BYLINES);
    let lines = opening.filter(|sentence| matches!(sentence.part, Part::Headline | Part::Body));
    let named = lines.rev().flat_map(|sentence| {
        let actors = actor::within(text, people, sentence.tokens.clone());
        actors
            .into_iter()
            .filter(|actor| actor.person.is_some() && actor.tokens.start <= sentence.tokens.start + REACH_OF_TITLE)
    });
    let mut found: Vec<Actor> = named.take(most).collect();
    found.reverse();
    found
}

/// Whom a pronoun means in a clause about the place or time of a journey: "the visit of Ada Holm to Northport, where she".
fn before_where(text: &Text, people: &People, opening: Range<usize>) -> Option<Actor> {
    let at = opening.clone().rfind(|at| matches!(text.word(*at), "where" | "when"))?;
    let actors = actor::within(text, people, opening.start..at);
    actors.into_iter().rfind(|actor| actor.person.is_some() && !actor.owns)
}

/// Whether nothing but "during the" and the like stands before the words in their sentence, or nothing at all before a
/// participle: "Meeting Ms Holm in Northport,".
fn opens_sentence(text: &Text, opening: Range<usize>, trigger: usize) -> bool {
    let preposition =
        || matches!(text.word(opening.start), "during" | "at" | "in" | "after" | "following" | "speaking" | "while");
    opening.len() <= 3 && if opening.is_empty() { text.word(trigger).ends_with("ing") } else { preposition() }
}

/// What somebody makes who speaks: "the statement of Ms Holm".
const SPEECHES: &[&str] = &["statement", "statements", "remarks", "comments", "speech", "address", "intervention"];

/// Who does something "during a meeting with" others: the one person before, the agent of a passive included.
fn beside(text: &Text, people: &People, opening: Range<usize>) -> Vec<Actor> {
    let near = opening.end.saturating_sub(4).max(opening.start)..opening.end;
    let during = near
        .clone()
        .rfind(|at| matches!(text.word(*at), "during" | "in" | "at" | "following" | "after" | "while" | "when"));
    let Some(during) = during.filter(|at| people.at(*at).is_none()) else { return Vec::new() };
    if !(during + 1..opening.end)
        .all(|at| matches!(text.word(at), "a" | "an" | "his" | "her" | "their" | "the") || text.is_common(at))
    {
        return Vec::new();
    }
    let actors = actor::within(text, people, opening.start..during);
    let speaks = |actor: &Actor| actor.link > opening.start && SPEECHES.contains(&text.word(actor.link - 1));
    let acts =
        |actor: &Actor| !actor.owns && (actor.stands_free(text) || actor.link_word(text) == "by" || speaks(actor));
    actors.into_iter().rfind(|actor| actor.person.is_some() && acts(actor)).into_iter().collect()
}

/// The first people who stand for themselves in the nearest sentence before.
fn earlier_actors(text: &Text, people: &People, number: usize, most: usize) -> Vec<Actor> {
    let near = &text.sentences[number.saturating_sub(REACH_BACK)..number];
    let earlier = near.iter().filter(|sentence| matches!(sentence.part, Part::Headline | Part::Body));
    let mut found = Vec::new();
    for sentence in earlier {
        let actors = actor::within(text, people, sentence.tokens.clone());
        let named = actors.into_iter().filter(|actor| actor.person.is_some() && actor.stands_free(text));
        let subject: Vec<Actor> = named.take(most).collect();
        if !subject.is_empty() {
            found = subject;
        }
    }
    found
}

/// Whether nothing but commas, "and" and the like stands between two of a group.
pub(super) fn is_joined(text: &Text, stop: usize, start: usize) -> bool {
    start.saturating_sub(stop) <= 6
        && (stop..start).all(|token| {
            matches!(
                text.word(token),
                "," | "and"
                    | "&"
                    | "the"
                    | ";"
                    | "-"
                    | "–"
                    | "as"
                    | "well"
                    | "together"
                    | "with"
                    | "his"
                    | "her"
                    | "their"
                    | "both"
                    | "along"
                    | "also"
                    | "alongside"
                    | ")"
                    | "("
            )
        })
}

/// Whether an owner's own meeting is spoken of: "Readout of President X's Meeting with Y".
fn leads_to(text: &Text, actor: &Actor, trigger: usize) -> bool {
    let next = actor.tokens.end + usize::from(actor.owns);
    let gap = next.min(trigger)..trigger;
    actor.owns && gap.len() <= 3 && gap.clone().all(|token| text.kind(token) == Some(TokenKind::Word))
}

/// Whether a state stands right before the words, by itself or paired: "U.S.-China trade talks".
fn is_pair(text: &Text, actor: &Actor, trigger: usize) -> bool {
    let hyphen = |at: usize| matches!(text.raw(at), "-" | "–");
    let compound = hyphen(actor.tokens.end) || actor.tokens.start.checked_sub(1).is_some_and(hyphen);
    actor.is_state && trigger.saturating_sub(actor.tokens.end) <= 3 && (compound || !actor.is_elsewhere(text))
}

/// The clause after a verb ends where another one begins.
fn clause_stop(text: &Text, people: &People, first: usize, end: usize) -> usize {
    (first..end).find(|token| people.at(*token).is_none() && text.cue(*token, CueKind::Clause).is_some()).unwrap_or(end)
}

/// Those met: the first group after the verb, joined by commas and "and".
fn objects(text: &Text, after: Vec<Actor>, first: usize, trigger: &Range<usize>, form: Form) -> Vec<Actor> {
    let mut objects: Vec<Actor> = Vec::new();
    let asks = matches!(text.word(trigger.end - 1), "on" | "upon");
    for actor in after {
        let link = actor.link_word(text);
        if matches!(link, "," | "-" | "–" | "—") && says(text, actor.tokens.end) {
            break;
        }
        let joins = matches!(link, "with" | "by" | "between" | "among" | "and");
        let last = objects.last().map_or(first, |last| last.tokens.end);
        let fits = match (objects.is_empty(), form) {
            (true, Form::Noun) => joins && link != "by" || link == "of" || actor.tokens.start <= first + 1,
            (true, _) => {
                joins
                    || actor.tokens.start <= first + 2
                    || !actor.is_elsewhere(text)
                    || matches!(link, "to" | "from" | "on" | "for" | "of")
            }
            (false, _) => {
                joins
                    || matches!(
                        link,
                        "," | ";" | "separately" | "as" | "well" | "including" | "comprising" | "of" | ":" | "&"
                    )
            }
        };
        let state_place = actor.is_state && !joins && link != ",";
        let within = objects.last().is_some_and(|last| actor.link < last.tokens.end && actor.tokens.start > actor.link);
        let leads = link == "by" && leads_delegation(text, &actor) && form != Form::Passive;
        let near = actor.tokens.start < last + 14 || leads;
        if (fits || leads) && !within && !state_place && near && !(actor.owns && text.kind(actor.tokens.end).is_some())
        {
            objects.push(actor);
        }
    }
    let asked = asks && objects.last().is_some_and(|last| text.word(last.tokens.end) == "to");
    if asked { Vec::new() } else { objects }
}

/// The envoys whom a sentence soon after names: "They are the Ambassador of Norland, Ms Holm; …", "Those who presented their
/// credentials are Ada Holm, of Norland; …", "He received the copies from".
fn enumerated(text: &Text, people: &People, number: usize) -> Vec<Actor> {
    let papers = |at: usize| matches!(text.word(at), "credentials" | "credence" | "copies" | "letters");
    let envoys = |at: usize| papers(at) || matches!(text.word(at), "they" | "envoys" | "ambassadors");
    let after = text.sentences[number + 1..].iter().take(REACH_OF_ENVOYS).find_map(|sentence| {
        let mut tokens = sentence.tokens.clone();
        let bring = |at: usize| matches!(text.word(at), "from" | "by") && papers(at - 1);
        let verb = tokens.find(|at| matches!(text.word(*at), "are" | "were") || bring(*at))?;
        (sentence.tokens.start..verb).any(envoys).then_some(verb + 1..sentence.tokens.end)
    });
    let actors = after.map(|tokens| actor::within(text, people, tokens)).unwrap_or_default();
    let is_envoy = |actor: &Actor| actor.person.is_some() && side::of(people, actor).is_some();
    actors.into_iter().filter(is_envoy).collect()
}

/// Those with whom the lines of the list begin that a sentence opens: "received the letters of credence of:".
fn listed(text: &Text, people: &People, number: usize) -> Vec<Actor> {
    let sentence = &text.sentences[number];
    let items = sentence.tokens.end..text.list_stop(sentence);
    let of_item = |item: &Sentence| actor::within(text, people, item.tokens.clone()).into_iter().next();
    let lines = text.sentences[number + 1..].iter().take_while(|item| items.contains(&item.tokens.start));
    lines.filter_map(of_item).filter(|actor| actor.person.is_some() && side::of(people, actor).is_some()).collect()
}

/// Whether a verb of saying follows, or nothing at all, so that whoever stands before is the source of the news.
fn says(text: &Text, token: usize) -> bool {
    let ends = text.sentences.get(text.sentence_of(token)).is_none_or(|sentence| sentence.tokens.start == token);
    let verb = text.match_of(token, Table::Verb);
    verb.is_some_and(|found| text.gazetteer.verbs[found.row].class == "say") || ends
}
