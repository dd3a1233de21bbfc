//! Who took part, and for which side.

use super::guest;
use super::home::Home;
use super::side;
use super::telling::Telling;
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::table::CueKind;
use crate::gazetteer::word::TokenKind;
use crate::parse::actor::{self, Actor};
use crate::parse::country;
use crate::parse::people::{Found, People, Person, Side};
use crate::parse::text::{Sentence, Text};
use crate::record::{self, Basis, Capacity, Role};
use std::ops::Range;

/// The "by" of a passive stands at most this many tokens after it.
const REACH_OF_BY: usize = 6;

/// Somebody who took part: who, how, and the words that say so.
pub(super) type Participant = (usize, Capacity, Range<usize>);

/// Those who met.
pub(super) fn principals(telling: &Telling) -> Vec<Participant> {
    let mut participants: Vec<Participant> = Vec::new();
    for actor in telling.actors() {
        add(&mut participants, actor, Capacity::Principal);
    }
    participants
}

fn add(participants: &mut Vec<Participant>, actor: &Actor, capacity: Capacity) {
    if let Some(person) = actor.person.filter(|person| participants.iter().all(|(other, ..)| other != person)) {
        participants.push((person, capacity, actor.tokens.clone()));
    }
}

/// Those who are said to have attended, taken part or come along.
pub(super) fn add_delegations<'t>(
    text: &'t Text,
    people: &mut People,
    sentences: impl Iterator<Item = &'t Sentence>,
    is_home_known: bool,
    participants: &mut Vec<Participant>,
) {
    for sentence in sentences {
        let attendances: Vec<Attendance> =
            sentence.tokens.clone().filter_map(|token| attendance(text, people, sentence, token)).collect();
        if attendances.is_empty() {
            continue;
        }
        let actors = actor::within(text, people, sentence.tokens.start..text.list_stop(sentence));
        for (index, actor) in actors.iter().enumerate() {
            if !actor.owns && attendances.iter().any(|attendance| attendance.lists(text, actor)) {
                add(participants, actor, Capacity::Delegation);
                let side = side_in(&actors, index)
                    .or_else(|| side_of_leader(text, people, &actors[..index]))
                    .or_else(|| side_before(text, people, &actors[..index], actor).filter(|_| !is_home_known));
                give_side(people, actor, side.as_ref());
            }
        }
    }
}

/// Where those who attended stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Attendance {
    /// From a token on: "attended by A and B".
    After(usize),
    /// Before a token: "A and B attended the meeting".
    Before(usize),
}

impl Attendance {
    /// Whether somebody stands where those who attended are listed.
    fn lists(self, text: &Text, actor: &Actor) -> bool {
        match self {
            Attendance::After(token) => {
                let named = actor.link < token || actor.link_word(text) == "by" || !actor.is_elsewhere(text);
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
fn attendance(text: &Text, people: &People, sentence: &Sentence, token: usize) -> Option<Attendance> {
    if people.at(token).is_some() {
        return None;
    }
    if let Some(stop) = side_stop(text, sentence, token).or_else(|| presence_stop(text, people, sentence, token)) {
        return Some(Attendance::After(stop));
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
    let meeting = |mut tokens: Range<usize>| tokens.any(|at| text.cue(at, CueKind::Occurrence).is_some());
    if is_chaired_by(text, sentence, &verb) {
        return Some(Attendance::After(verb.stop));
    }
    if row.kind == "host" {
        let chairs_it = row.lemma.starts_with("chair") && meeting(token..(verb.stop + 3).min(sentence.tokens.end));
        return chairs_it.then_some(Attendance::Before(token));
    }
    let first = sentence.tokens.start + usize::from(text.word(sentence.tokens.start) == "also");
    if token == first && text.word(token).ends_with("ing") {
        let were =
            sentence.tokens.clone().find(|at| matches!(text.word(*at), "was" | "were") && people.at(*at).is_none());
        return were.map(|at| Attendance::After(at + 1));
    }
    let lists = row.form.ends_with(" by")
        || row.form.ends_with("were")
        || row.form.ends_with("was")
        || matches!(row.form.as_str(), "as did" | "brought together")
        || ["present", "presence", "attendance", "participation"].iter().any(|word| row.form.contains(word));
    if row.form.ends_with("led by") && !leads_guests(text, sentence, &verb) {
        return None;
    }
    let counts = ["includ", "compris", "consist"].iter().any(|word| row.form.contains(word));
    if lists || counts {
        let opening = sentence.tokens.start..token;
        let stands_alone = || {
            opening.len() < 4
                || actor::within(text, people, opening.clone()).iter().any(|actor| actor.stands_free(text))
        };
        let of_side = || {
            let named = |actor: &Actor| actor.country.is_some() || actor.organization.is_some();
            actor::within(text, people, opening.clone()).iter().any(|actor| named(actor) && !actor.is_state)
        };
        let of_presence = ["attend", "present", "presence", "participant"].iter().any(|word| row.form.contains(word));
        let about = lists && of_presence && !row.form.ends_with(" by")
            || meeting(sentence.tokens.start..verb.stop)
            || !counts && stands_alone()
            || of_side();
        let follow = !actor::within(text, people, verb.stop..text.list_stop(sentence)).is_empty();
        return about.then_some(if follow { Attendance::After(verb.stop) } else { Attendance::Before(token) });
    }
    let announces = text.stands(sentence.tokens.start, &["the", "following"]);
    attends(text, sentence, &verb).then_some(if announces {
        Attendance::After(verb.stop)
    } else {
        Attendance::Before(token)
    })
}

/// A delegation stands at most this many tokens before the one who leads it, and says as soon behind that it is to come.
const REACH_OF_DELEGATION: usize = 16;

/// Whether "led by" tells of a delegation that was there: not of a state ("Norland, led by"), nor of one that "would visit".
fn leads_guests(text: &Text, sentence: &Sentence, verb: &Match) -> bool {
    let before = verb.first.saturating_sub(REACH_OF_DELEGATION).max(sentence.tokens.start)..verb.stop;
    let after = verb.stop..sentence.tokens.end.min(verb.stop + REACH_OF_DELEGATION);
    let is_side =
        |at: usize| matches!(text.word(at), "delegation" | "delegations" | "team" | "side" | "mission" | "group");
    let to_come = |at: usize| matches!(text.word(at), "will" | "would") && text.word(at + 1) != "be";
    before.into_iter().any(is_side) && !after.into_iter().any(to_come)
}

/// Whether a verb names who chaired or hosted the meeting: "the talks were chaired by", "It was co-chaired by".
fn is_chaired_by(text: &Text, sentence: &Sentence, verb: &Match) -> bool {
    let row = &text.gazetteer.verbs[verb.row];
    let ends = ["chaired by", "hosted by", "led by", "headed by", "ship of"];
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

/// Whether a verb tells that those before it attended: alone, or with the meeting behind it.
fn attends(text: &Text, sentence: &Sentence, verb: &Match) -> bool {
    let row = &text.gazetteer.verbs[verb.row];
    let alone = matches!(text.word(verb.stop), "." | "as" | "via" | "from" | "on" | "by" | "," | "online" | "remotely");
    let named = row.form.split(' ').count() > 2 && !row.form.ends_with(" to");
    let meeting =
        || (verb.first..(verb.stop + 4).min(sentence.tokens.end)).any(|at| text.cue(at, CueKind::Occurrence).is_some());
    row.kind == "attend" && (alone || named || meeting())
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
    (plain && matches!(text.word(before), "is" | "are" | "was" | "were" | "also" | "been")).then_some(by)
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
    let copula = reach.clone().find(|at| matches!(text.word(*at), "was" | "were" | "are" | "included" | "include"))?;
    let presence = |at: usize| text.cue(at, CueKind::Presence).is_some();
    let at_meeting = || {
        text.stands(first, &["also", "at", "the"])
            && (first + 3..copula).any(|at| text.cue(at, CueKind::Occurrence).is_some())
    };
    let listed = country::after_article(text, copula + 1);
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

/// The side for which somebody is listed: "the Maldivian delegation included A", "on the Estonian side A", "A and other
/// Maldivian officials".
fn side_in(actors: &[Actor], index: usize) -> Option<Found<String>> {
    let is_delegation = |actor: &&Actor| actor.country.is_some() && !actor.is_state;
    let before = actors[..index].iter().rfind(is_delegation);
    let delegation = before.or_else(|| actors[index..].iter().rfind(is_delegation))?;
    let value = delegation.country.clone()?;
    Some(Found { value, tokens: delegation.tokens.clone(), basis: Basis::Inferred, rule: "person.listed-side" })
}

/// Whether the text does not say for whom somebody speaks, and it can be a state.
fn is_open(person: &Person) -> bool {
    let for_a_body = person.offices.iter().any(|office| office.role == Role::IoHead);
    person.country.is_none() && person.organization.is_none() && !for_a_body
}

/// The country of somebody who came with others: "Minister Holm was accompanied by".
fn side_of_leader(text: &Text, people: &People, before: &[Actor]) -> Option<Found<String>> {
    let led = |actor: &&Actor| {
        let next = actor.tokens.end..actor.tokens.end + 3;
        let beside_delegation = text.word(actor.link) == "accompanying"
            && actor.link.checked_sub(1).is_some_and(|noun| text.cue(noun, CueKind::Side).is_some());
        let delegation = actor.owns && next.clone().any(|at| text.cue(at, CueKind::Side).is_some());
        let accompanied = |verb: Match| text.gazetteer.verbs[verb.row].kind == "accompany";
        beside_delegation || delegation || next.filter_map(|at| text.match_of(at, Table::Verb)).any(accompanied)
    };
    let leader = people.persons.get(before.iter().find(led)?.person?)?;
    let country = leader.country.clone()?;
    Some(Found { basis: Basis::Inferred, rule: "person.listed-side", ..country })
}

/// The country of the one who is listed right before: "Norland's Ambassador Holm, the Director of the Department Lind".
fn side_before(text: &Text, people: &People, before: &[Actor], actor: &Actor) -> Option<Found<String>> {
    let last = before.last().filter(|last| {
        matches!(text.word(last.tokens.end), "," | "and" | ";") && actor.tokens.start > last.tokens.end
    })?;
    let country = people.persons.get(last.person?)?.country.clone()?;
    Some(Found { basis: Basis::Inferred, rule: "person.listed-side", ..country })
}

/// Words of offices at an embassy, or of a state that is named otherwise ("ambassador of the island nation"), whose holders come from where its ambassador does.
const AT_EMBASSIES: &[&str] =
    &["mission", "embassy", "counsellor", "counselor", "attache", "attaché", "affaires", "nation", "country", "island"];

/// The one state other than the report's own for which somebody took part.
fn guest_side(people: &People, participants: &[Participant], own: Option<&Found<String>>) -> Option<Found<String>> {
    let countries = participants.iter().filter_map(|(person, ..)| people.persons[*person].country.clone());
    let mut foreign = countries.filter(|found| own.is_some_and(|own| own.value != found.value));
    let first = foreign.next()?;
    foreign.all(|other| other.value == first.value).then_some(Found {
        basis: Basis::Inferred,
        rule: "person.embassy-side",
        ..first
    })
}

fn give_side(people: &mut People, actor: &Actor, side: Option<&Found<String>>) {
    let (Some(side), Some(person)) = (side, actor.person.map(|index| &mut people.persons[index])) else { return };
    if is_open(person) {
        person.country = Some(side.clone());
    }
}

/// Gives those who met, and whose country the text leaves open, that of their group, else the report's own; what the
/// latter is.
pub(super) fn place_open(text: &Text, people: &mut People, home: &Home, telling: &Telling) -> Option<Found<String>> {
    let groups = [&telling.subjects, &telling.objects];
    let host = guest::host_country(text, people, telling);
    if let Some((country, guests_first)) = &host {
        for actor in groups[usize::from(*guests_first)] {
            give_side(people, actor, Some(country));
        }
    }
    let mut sides = side::known(people, telling);
    let face_each_other = groups.iter().all(|group| !group.is_empty());
    for group in groups.into_iter().filter(|_| face_each_other) {
        let own = group_side(people, group);
        for actor in group {
            give_side(people, actor, own.as_ref());
        }
    }
    let left = only_left(people, telling);
    let is_left_open = |actor: &&Actor| actor.person.is_some_and(|index| is_open(&people.persons[index]));
    let open: Vec<Actor> = telling.actors().filter(is_left_open).cloned().collect();
    if open.is_empty() {
        return left.or_else(|| home.certain());
    }
    sides.extend(host.map(|(country, _)| country.value).filter(|country| !sides.contains(country)));
    let is_state = |side: &String| text.gazetteer.country(side).is_some();
    if telling.actors().any(|actor| actor.is_several) && !sides.iter().any(is_state) {
        let own = home.among_many();
        for actor in &open {
            give_side(people, actor, own.as_ref());
        }
        return own;
    }
    let opposite = left.or_else(|| home.opposite(text, &sides, &side::suggested(text, people, telling)));
    let opposite = opposite.or_else(|| home.certain().filter(|own| !sides.is_empty() && !sides.contains(&own.value)));
    for actor in &open {
        give_side(people, actor, opposite.as_ref());
    }
    opposite
}

/// The one of several states that met for which nobody in the report speaks by a country of his own.
fn only_left(people: &People, telling: &Telling) -> Option<Found<String>> {
    let met = telling.actors().filter_map(|actor| people.persons[actor.person?].country.as_ref());
    let met: Vec<&Found<String>> = met.collect();
    let all = || people.persons.iter().filter_map(|person| person.country.as_ref());
    let spoken_for = |code: &String| match met.as_slice() {
        [] => all().any(|found| found.value == *code),
        met => met.iter().any(|found| found.value == *code),
    };
    let states = || telling.actors().filter(|actor| actor.person.is_none() && actor.country.is_some());
    let mut left = states().filter(|actor| actor.country.as_ref().is_some_and(|code| !spoken_for(code)));
    let only = left.next().filter(|_| left.next().is_none() && states().count() > 1)?;
    let tokens = only.tokens.clone();
    Some(Found { value: only.country.clone()?, tokens, basis: Basis::Inferred, rule: "person.side-left" })
}

/// Gives others who took part, and hold an office, the report's own country where the text leaves theirs open.
pub(super) fn place_others(
    text: &Text,
    people: &mut People,
    participants: &[Participant],
    own: Option<&Found<String>>,
) {
    let guest = guest_side(people, participants, own);
    for (person, _, _) in participants {
        let person = &mut people.persons[*person];
        if is_open(person) && !person.offices.is_empty() {
            let words = || person.offices.iter().flat_map(|office| office.tokens.clone());
            let at_embassy = words().any(|token| AT_EMBASSIES.contains(&text.word(token)));
            person.country = guest.clone().filter(|_| at_embassy).or_else(|| own.cloned());
        }
    }
}

/// Gives somebody without an office that of those whom the report calls by it together: "The presidents agreed".
pub(super) fn share_office(text: &Text, people: &mut People, participants: &[Participant]) {
    let [(one, ..), (other, ..)] = participants else { return };
    for (open, holder) in [(*one, *other), (*other, *one)] {
        if !people.persons[open].offices.is_empty() {
            continue;
        }
        let roles: Vec<Role> = people.persons[holder].offices.iter().map(|office| office.role).collect();
        let together = people.mentions.iter().flat_map(|mention| &mention.offices);
        let shared =
            together.clone().find(|office| office.many && office.country.is_none() && roles.contains(&office.role));
        let shared = shared.filter(|office| text.word(office.tokens.start.wrapping_sub(1)) == "the");
        let Some(mut office) = shared.cloned() else { continue };
        office.many = false;
        office.country.clone_from(&people.persons[open].country);
        people.persons[open].offices.push(office);
    }
}

/// The one country of a group of people who stand together, if some of them have it.
fn group_side(people: &People, group: &[Actor]) -> Option<Found<String>> {
    let mut sides = group.iter().filter_map(|actor| {
        let person = &people.persons[actor.person?];
        person.country.clone().filter(|_| person.organization.is_none())
    });
    let first = sides.next()?;
    sides.all(|side| side.value == first.value).then_some(Found {
        basis: Basis::Inferred,
        rule: "person.beside-side",
        ..first
    })
}

/// The sides: those of the people who took part, then states and bodies that stand for themselves.
pub(super) fn sides(people: &People, telling: &Telling, participants: &[Participant]) -> Vec<Side> {
    let mut sides: Vec<Side> = Vec::new();
    let mut add = |country: Option<String>, organization: Option<String>, is_host: bool, tokens: Range<usize>| {
        let known = sides.iter().any(|side| side.country == country && side.organization == organization);
        if !known && (country.is_some() || organization.is_some()) {
            let part = if is_host { record::Part::Host } else { record::Part::Party };
            sides.push(Side { country, organization, part, tokens });
        }
    };
    for (person, _, tokens) in participants {
        let found = &people.persons[*person];
        let country = found.country.as_ref().map(|found| found.value.clone());
        let organization = found.organization.as_ref().filter(|_| country.is_none()).map(|found| found.value.clone());
        add(country, organization, telling.host == Some(*person), tokens.clone());
    }
    let members_named = participants.len() > 1;
    let stands = |actor: &&Actor| actor.person.is_none() && !(actor.is_several && members_named);
    for actor in telling.actors().filter(stands) {
        add(actor.country.clone(), actor.organization.clone(), false, actor.tokens.clone());
    }
    if sides.iter().any(|side| side.part == record::Part::Host) {
        for side in sides.iter_mut().filter(|side| side.part == record::Part::Party) {
            side.part = record::Part::Guest;
        }
    }
    sides
}
