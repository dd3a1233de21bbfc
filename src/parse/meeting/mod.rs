//! The meetings: who met whom, how, when and where.
//!
//! `telling` finds the words that tell of a meeting and who is in it, `standing` weighs how much a telling stands for a
//! meeting that the report is about, `home` finds the report's own side, `participant` who took part and for which
//! side, `attendance` how it is told who attended, `guest` who travelled to whom, `joining` who joined them, `speaking` who spoke there, `side` whether two sides are there, `status` whether it was
//! held, `summit` whose members' meeting somebody attended, `circumstance` the channel, day, place and occasion.

mod attendance;
mod circumstance;
mod gist;
mod guest;
mod home;
mod joining;
mod own_body;
mod own_side;
mod participant;
mod side;
mod speaking;
mod standing;
mod status;
mod summit;
mod telling;

use super::Report;
use super::actor::Actor;
use super::credit::Credits;
use super::date::{Dates, is_month};
use super::lost::Lost;
use super::people::{Found, MeetingFound, People};
use super::text::{Sentence, Text};
use crate::gazetteer::lexicon::{Match, Table};
use crate::record::MeetingStatus;
use home::Home;
use standing::Standing;
use std::collections::BTreeSet;
use std::ops::Range;
use telling::{Form, Telling, is_headline};

/// A report has at most this many meetings.
const MOST_MEETINGS: usize = 12;

/// Those who met for the states of a telling are named at most this many sentences from it.
const REACH_OF_NAMES: usize = 4;

/// A report tells of its meeting again at most this many sentences from the first telling.
const REACH_OF_AGAIN: usize = 4;

/// Why a text gives no meeting: code and message.
pub(crate) type Reason = (&'static str, &'static str);

/// Reads the meetings of a report, the first one its principal one. People whose country the text leaves open get that
/// of their side here.
pub(crate) fn read(
    text: &Text,
    people: &mut People,
    dates: &Dates,
    report: &Report,
    credits: &Credits,
    lost: &mut Vec<Lost>,
) -> Result<Vec<MeetingFound>, Reason> {
    let home = Home::of(text, people, report, credits);
    let kind = standing::Kind::of(text);
    let published = report.published.as_deref();
    own_body::give(text, people);
    own_side::tell_apart(text, people);
    let weighed: Vec<(Telling, Standing)> = telling::all(text, people)
        .into_iter()
        .map(|telling| {
            let standing = standing::of(text, dates, published, &kind, &telling);
            (telling, standing)
        })
        .collect();
    let between: Vec<&(Telling, Standing)> =
        weighed.iter().filter(|(telling, _)| side::are_two(text, people, &home, telling)).collect();
    let gist = || gist::read(text, people, &home, (&kind, dates), &weighed);
    let Some(principal) = principal(text, people, kind.first, &between).cloned().or_else(gist) else {
        lost.extend(passed_over(text, &weighed, &between, &[]));
        return Err(reason(&weighed, &between));
    };
    let principal = main_clause(text, &principal, &between);
    let principal = with_others_met(text, principal, &weighed);
    let principal = with_those_of_the_meeting(text, &principal, &weighed);
    let from = if is_headline(text, principal.sentence) { kind.first } else { principal.sentence };
    let principal = with_those_named(people, &principal, &between, from);
    let principal = Telling { again: told_again(text, &principal, &weighed), ..principal };
    let own = participant::place_open(text, people, &home, &principal);
    let retold = retold(people, &principal, &between);
    let mut chosen = vec![Reported { telling: principal, retold, own }];
    for (telling, standing) in &weighed {
        let further = standing.words >= standing::ENOUGH_FOR_FURTHER
            && is_further(text, people, telling)
            && (side::are_two(text, people, &home, telling) || meets_hosts(text, people, &chosen, telling))
            && chosen.iter().all(|other| {
                is_another(people, &other.telling, telling) || meets_another(people, &other.telling, telling)
            });
        if further && chosen.len() < MOST_MEETINGS {
            let own = participant::place_open(text, people, &home, telling);
            chosen.push(Reported { telling: telling.clone(), retold: Vec::new(), own });
        }
    }
    lost.extend(passed_over(text, &weighed, &between, &chosen));
    let sentences = sentences(text, &chosen);
    let own = home.certain().map(|found| found.value);
    let meetings = chosen
        .iter()
        .zip(sentences)
        .map(|(reported, sentences)| meeting(text, people, dates, reported, (sentences, own.clone())));
    Ok(meetings.collect())
}

/// The tellings that gave no meeting.
fn passed_over(
    text: &Text,
    weighed: &[(Telling, Standing)],
    between: &[&(Telling, Standing)],
    chosen: &[Reported],
) -> Vec<Lost> {
    let is_chosen = |telling: &Telling| chosen.iter().any(|reported| reported.telling.trigger == telling.trigger);
    let others = weighed.iter().filter(|(telling, _)| !is_chosen(telling));
    let lost = others.map(|(telling, standing)| {
        let why = if !between.iter().any(|(other, _)| other.trigger == telling.trigger) {
            "those in it are of one side only, or are not known".to_owned()
        } else if standing.sum() < standing::ENOUGH {
            format!("{} of the {} points that speak for a report of a meeting", standing.sum(), standing::ENOUGH)
        } else {
            "it tells of a meeting that was read from other words, or less of one".to_owned()
        };
        Lost::new(text, "meeting", &telling.kind, telling.trigger.clone(), why)
    });
    lost.collect()
}

/// A meeting that the report is about.
struct Reported {
    telling: Telling,
    /// The words of other tellings that would have given the same meeting.
    retold: Vec<Range<usize>>,
    /// The country of those whose country the report does not say.
    own: Option<Found<String>>,
}

/// The telling of the report's first meeting: the best of those that stand for one, in the report before the headline, and
/// before the lines above its first sentence that name nobody.
fn principal<'t>(
    text: &Text,
    people: &People,
    first: usize,
    between: &[&'t (Telling, Standing)],
) -> Option<&'t Telling> {
    let standing = between.iter().rev().filter(|(_, standing)| standing.sum() >= standing::ENOUGH);
    let best = standing.max_by_key(|(telling, standing)| {
        let named = named(people, telling);
        let by_office = named == 0 && telling.actors().any(|actor| actor.person.is_some());
        let is_line = is_headline(text, telling.sentence) || by_office && telling.sentence < first;
        (!is_line, standing.sum() + i32::from(named > 0), named.min(2))
    });
    best.map(|(telling, _)| telling)
}

/// The words of other tellings that stand for the same meeting.
fn retold(people: &People, principal: &Telling, between: &[&(Telling, Standing)]) -> Vec<Range<usize>> {
    let same = |other: &Telling| {
        other.trigger != principal.trigger
            && other.status.value == principal.status.value
            && !is_another(people, other, principal)
    };
    let others = between.iter().filter(|(other, standing)| standing.sum() >= standing::ENOUGH && same(other));
    others.map(|(other, _)| other.trigger.clone()).collect()
}

/// The telling of the main clause for one that goes on about somebody in it: "A received B, who subsequently met C"; for two
/// who spoke, that of the visit in whose course they did: "A spoke with B, who called on her".
fn main_clause<'t>(text: &Text, telling: &'t Telling, between: &[&'t (Telling, Standing)]) -> &'t Telling {
    let mut others = between.iter().map(|(other, _)| other);
    let visit = || {
        let visits =
            |other: &&Telling| telling.kind == "phone_weak" && goes_on(text, telling, other) && other.kind == "call_on";
        between.iter().map(|(other, _)| other).find(visits)
    };
    others.find(|other| goes_on(text, other, telling)).or_else(visit).unwrap_or(telling)
}

/// Whether a telling goes on about one who was met in another one: "A received B, | who subsequently met C".
fn goes_on(text: &Text, main: &Telling, telling: &Telling) -> bool {
    let first = telling.trigger.start;
    let relative = (first.saturating_sub(2)..first).any(|at| text.word(at) == "who");
    let met =
        |actor: &Actor| main.objects.iter().any(|object| object.person.is_some() && object.person == actor.person);
    let follows = main.sentence == telling.sentence && main.trigger.end <= first && !main.in_passing;
    relative && follows && telling.subjects.iter().any(met)
}

/// A telling with those whom the same people met in the same breath: "A called on B and met C"; for "A received B, who
/// subsequently met C" they are of the side of the first.
fn with_others_met(text: &Text, telling: &Telling, weighed: &[(Telling, Standing)]) -> Telling {
    let person = |actor: &Actor| actor.person;
    let same = |other: &&Telling| {
        other.sentence == telling.sentence
            && other.trigger != telling.trigger
            && [&telling.form, &other.form].into_iter().all(|form| *form == Form::Verb)
            && other.status.value == telling.status.value
            && !other.in_passing
            && (goes_on(text, telling, other)
                || other
                    .subjects
                    .iter()
                    .filter_map(person)
                    .any(|subject| telling.subjects.iter().any(|one| one.person == Some(subject))))
    };
    let mut whole = telling.clone();
    for other in weighed.iter().map(|(other, _)| other).filter(same) {
        let met = newly_met(telling, other);
        if goes_on(text, telling, other) {
            whole.subjects.extend(met);
        } else {
            whole.objects.extend(met);
        }
    }
    whole
}

/// A telling with those whom the next sentences name as there: "A met the ambassadors of the five. The meeting with B, C and
/// D lasted two hours".
fn with_those_of_the_meeting(text: &Text, telling: &Telling, weighed: &[(Telling, Standing)]) -> Telling {
    let again = |other: &&Telling| {
        let first = text.sentences[other.sentence].tokens.start;
        let opens = text.word(first) == "the" && other.trigger.start == first + 1;
        let near = other.sentence > telling.sentence && other.sentence - telling.sentence <= REACH_OF_NAMES;
        let with = text.word(other.trigger.end - 1) == "with" || text.word(other.trigger.end) == "with";
        let presents = telling.kind == "credentials" && other.kind == telling.kind && other.trigger != telling.trigger;
        let goes_on = other.form == Form::Noun && opens && near && with;
        (goes_on || presents && other.status.value == telling.status.value) && !other.in_passing
    };
    let mut whole = telling.clone();
    for other in weighed.iter().map(|(other, _)| other).filter(again) {
        whole.objects.extend(newly_met(telling, other));
    }
    whole
}

/// The people met in another telling who are not in this one.
fn newly_met(telling: &Telling, other: &Telling) -> impl Iterator<Item = Actor> {
    let is_new = |met: &&Actor| met.person.is_some() && telling.actors().all(|actor| actor.person != met.person);
    other.objects.iter().filter(is_new).cloned()
}

/// A telling of states alone with those whom another telling of the same meeting names, near the sentence from which the
/// report tells it: "Norland and Sudland held talks. Ministers A and B met".
fn with_those_named(people: &People, telling: &Telling, between: &[&(Telling, Standing)], from: usize) -> Telling {
    let sides = side::known(people, telling);
    let same = |other: &&Telling| {
        named(people, other) > 0
            && !other.in_passing
            && other.status.value == telling.status.value
            && other.sentence.abs_diff(from) <= REACH_OF_NAMES
            && side::known(people, other).iter().all(|side| sides.contains(side))
    };
    let mut whole = telling.clone();
    let other = between.iter().map(|(other, _)| other).find(same).filter(|_| named(people, telling) == 0);
    if let Some(other) = other {
        let persons =
            |group: &[Actor]| group.iter().filter(|actor| actor.person.is_some()).cloned().collect::<Vec<_>>();
        whole.subjects.extend(persons(&other.subjects));
        whole.objects.extend(persons(&other.objects));
    }
    whole
}

/// Where a report tells again that the same people met: "A held talks with B, … The two ministers met in Northport on Friday".
fn told_again(text: &Text, telling: &Telling, weighed: &[(Telling, Standing)]) -> Vec<Range<usize>> {
    let persons = |telling: &Telling| telling.actors().filter_map(|actor| actor.person).collect::<BTreeSet<usize>>();
    let met = persons(telling);
    let same = |other: &&Telling| {
        let again = persons(other);
        let is_other =
            other.sentence != telling.sentence && other.sentence.abs_diff(telling.sentence) <= REACH_OF_AGAIN;
        let tokens = &text.sentences[other.sentence].tokens;
        is_other
            && other.form != Form::Noun
            && !matches!(other.kind.as_str(), "discuss" | "agree" | "sign" | "said")
            && !other.in_passing
            && other.status.value == telling.status.value
            && again.len() > 1
            && again.is_subset(&met)
            && !adds_meeting(text, tokens)
            && !is_background(text, tokens)
    };
    let others = weighed.iter().map(|(other, _)| other).filter(same);
    others.map(|other| other.trigger.clone()).collect()
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
    (sentences, home): (BTreeSet<usize>, Option<String>),
) -> MeetingFound {
    let telling = &reported.telling;
    let mut participants = participant::principals(telling);
    let is_held = telling.status.value == MeetingStatus::Held;
    let of_this = |(number, sentence): &(usize, &Sentence)| {
        let later = || is_held && is_programme(text, people, &sentence.tokens);
        let others = || adds_meeting(text, &sentence.tokens) || is_background(text, &sentence.tokens) || later();
        sentences.contains(number) && (*number == telling.sentence || !others())
    };
    let told: Vec<&Sentence> = text.told().filter(of_this).map(|(_, sentence)| sentence).collect();
    let asides: Vec<Sentence> =
        text.told().filter(|told| !of_this(told)).filter_map(|told| company(text, told.1)).collect();
    let told = || told.iter().copied();
    let attended = told().chain(&asides);
    participant::add_delegations(text, people, attended, reported.own.is_some(), &mut participants);
    joining::add(text, people, told(), telling, &mut participants);
    joining::place_in_order(text, people, told(), telling, &participants);
    let channel = circumstance::channel(text, telling);
    let met = participant::sides(people, telling, &participants);
    let seat = circumstance::place(text, people, telling, channel.value, (&met, home.clone()));
    let own = reported.own.clone().or_else(|| participant::host_side(people, telling, &participants, seat?));
    participant::place_counterparts(text, people, telling, own.as_ref());
    let own = own.or_else(|| participant::envoys_host(people, &participants));
    participant::place_others(text, people, &participants, own.as_ref());
    participant::share_office(text, people, &participants);
    let sides = participant::sides(people, telling, &participants);
    let place = circumstance::place(text, people, telling, channel.value, (&sides, home));
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
        retold: reported.retold.clone(),
    }
}

/// The aside of a sentence that says who came along, whatever else it tells: "Ms Holm, who is accompanied by Mr Lind, | also met".
fn company(text: &Text, sentence: &Sentence) -> Option<Sentence> {
    let tokens = &sentence.tokens;
    let opens = |at: &usize| text.word(*at) == "who" && text.raw(at.wrapping_sub(1)) == ",";
    let who = tokens.clone().skip(1).find(opens)?;
    let accompanied = |at: usize| {
        text.match_of(at, Table::Verb).is_some_and(|verb| text.gazetteer.verbs[verb.row].kind == "accompany")
    };
    let stop = (who..tokens.end).find(|at| text.raw(*at) == "," && text.word(at + 1) == "also")?;
    (who + 1..who + 4).any(accompanied).then(|| Sentence { tokens: tokens.start..stop, ..sentence.clone() })
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
        && !telling.is_of_two
        && !is_background(text, &text.sentences[telling.sentence].tokens)
        && named(people, telling) > usize::from(telling.kind == "host")
}

/// Whether two tellings are of two meetings: each has a side or person that the other one lacks.
fn is_another(people: &People, one: &Telling, other: &Telling) -> bool {
    let members = |telling: &Telling| -> BTreeSet<String> {
        let member = |actor: &Actor| {
            let person = actor.person.map(|index| format!("person {index}"));
            side::of(people, actor).or(person)
        };
        telling.actors().filter_map(member).collect()
    };
    let (one, other) = (members(one), members(other));
    !one.is_subset(&other) && !other.is_subset(&one)
}

/// Whether a sentence adds a meeting to those told before: "The minister also received".
fn adds_meeting(text: &Text, sentence: &Range<usize>) -> bool {
    let adds = |at: usize| {
        at >= sentence.start && matches!(text.word(at), "also" | "likewise" | "separately" | "later" | "earlier")
    };
    let meets = |at: usize| {
        let verb = text.match_of(at, Table::Verb).map(|found| &text.gazetteer.verbs[found.row]);
        let kind = verb.filter(|verb| verb.class == "meet").map(|verb| verb.kind.as_str());
        matches!(kind, Some("receive" | "welcome" | "call_on")) || matches!(text.word(at), "met" | "meets")
    };
    let first = sentence.start;
    let apart = matches!(text.word(first), "earlier" | "later" | "separately" | "afterwards" | "subsequently")
        || text.stands(first, &["on", "the", "same", "day"])
        || text.stands(first, &["the", "same", "day"]);
    sentence.clone().any(|at| meets(at) && at > first && (apart || adds(at - 1) || at > 1 && adds(at - 2)))
}

/// Whether a sentence goes back to what was: "It will be recalled that", "led a delegation to Northport last June".
fn is_background(text: &Text, sentence: &Range<usize>) -> bool {
    let recalls = sentence.clone().take(5).any(|at| text.word(at) == "recalled") && text.word(sentence.start) == "it";
    let span =
        |at: usize| matches!(text.word(at), "week" | "month" | "year" | "summer" | "autumn" | "winter" | "spring");
    let time = |at: usize| span(at) || matches!(text.word(at), "time" | "met") || is_month(text.word(at));
    let last = |at: usize| text.word(at) == "last" && time(at + 1);
    recalls || is_reported_before(text, sentence) || sentence.clone().any(last)
}

/// Whether a sentence goes back to what was in the news before: "As earlier reported,", "As we reported earlier,".
fn is_reported_before(text: &Text, sentence: &Range<usize>) -> bool {
    let first = sentence.start;
    let reports = |at: &usize| matches!(text.word(*at), "reported" | "informed" | "noted" | "announced");
    let reported = (first + 1..first + 5).find(reports).filter(|_| text.word(first) == "as");
    let before = |at: usize| matches!(text.word(at), "earlier" | "previously" | "before");
    reported.is_some_and(|at| before(at - 1) || before(at + 1))
}

/// Whether a sentence tells what else somebody will do than meet: "On Friday, Mr Lind will lay a wreath".
fn is_programme(text: &Text, people: &People, sentence: &Range<usize>) -> bool {
    let goes = |at: usize| {
        matches!(text.word(at), "he" | "she" | "they" | "delegation" | "guests" | "guest") || people.at(at).is_some()
    };
    let opening = sentence.start + 1..sentence.end.min(sentence.start + REACH_OF_WILL);
    let meets = |verb: Match| {
        let row = &text.gazetteer.verbs[verb.row];
        row.class == "meet" && !matches!(row.kind.as_str(), "attend" | "accompany")
    };
    opening.into_iter().any(|at| text.word(at) == "will" && people.at(at).is_none() && goes(at - 1))
        && !text.matches_in(sentence.clone(), Table::Verb).any(meets)
}

/// "will" stands at most this many tokens after the first one of a sentence about what is to come.
const REACH_OF_WILL: usize = 12;

/// Whether a guest meets one more host: "She also met Trade Minister Quispe" on her visit to Norland.
fn meets_hosts(text: &Text, people: &People, chosen: &[Reported], telling: &Telling) -> bool {
    let is_guest = guest::host_country(text, people, telling).is_some();
    is_guest && chosen.iter().any(|other| meets_another(people, &other.telling, telling))
}

/// Whether somebody of one telling meets in the other one a person who is not the one met before: "Minister Holm met
/// President Rojas. She also met Trade Minister Quispe".
fn meets_another(people: &People, one: &Telling, other: &Telling) -> bool {
    let persons =
        |telling: &Telling| -> BTreeSet<usize> { telling.actors().filter_map(|actor| actor.person).collect() };
    let (before, now) = (persons(one), persons(other));
    let side = |index: usize| people.persons[index].country.as_ref().map(|found| found.value.as_str());
    let is_named = |index: usize| people.persons[index].name.as_ref().is_some_and(|name| name.len() > 1);
    let visitors: Vec<usize> = before.intersection(&now).copied().collect();
    let faces = |index: usize| is_named(index) && visitors.iter().all(|visitor| side(*visitor) != side(index));
    let hosts = |group: &BTreeSet<usize>| group.iter().copied().filter(|index| faces(*index)).collect::<Vec<usize>>();
    let (host, further) = (hosts(&before), hosts(&now));
    let is_new = |index: &usize| !before.contains(index) && !people.persons[*index].offices.is_empty();
    let meets = host.iter().any(|index| !now.contains(index)) && further.iter().any(is_new);
    !visitors.is_empty() && meets
}

/// The sentences that tell of each meeting: a further one has those from its telling to the end of its paragraph or
/// the next telling, the principal one all others but those that add a meeting of which there is no record.
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

#[cfg(test)]
mod tests;
