//! Tellings: the words that tell of a meeting, and who is in it.

use super::{side, status, summit};
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::table::{CueKind, Verb};
use crate::gazetteer::word::TokenKind;
use crate::parse::actor::{self, Actor};
use crate::parse::country;
use crate::parse::date::is_calendar_name;
use crate::parse::people::{Found, People};
use crate::parse::sentence;
use crate::parse::text::{Part, Sentence, Text};
use crate::record::MeetingStatus;
use std::ops::Range;

/// First words of wordings that are verbs in their base form.
const BASE_VERBS: &[&str] = &["meet", "receive", "hold", "have", "host", "speak", "confer", "convene", "sit", "pay"];
/// Words in "-s" that are more often a plural than a verb.
const PLURALS: &[&str] = &["talks", "calls", "meetings", "visits", "rings", "phones"];

/// Whom a pronoun means is looked for in this many sentences before.
const REACH_BACK: usize = 3;

/// Envoys are named at most this many sentences after their ceremony.
const REACH_OF_ENVOYS: usize = 6;

/// A pronoun stands at most this many tokens before its verb.
const REACH_OF_PRONOUN: usize = 4;

/// The "by" of a passive stands at most this many tokens after it.
const REACH_OF_BY: usize = 5;

/// "delivered by" stands at most this many tokens after the message.
const REACH_OF_BEARER: usize = 24;

/// What a bearer does with a message.
const BRINGS: &[&str] = &["delivered", "conveyed", "handed", "carried", "brought", "presented", "transmitted", "over"];

/// The noun that a light verb carries stands at most this many tokens after it.
const REACH_OF_LIGHT_VERB: usize = 10;

/// Authors are named in the first lines of a report.
const MOST_BYLINES: usize = 6;

/// An author's name stands after at most this many words of title.
const REACH_OF_TITLE: usize = 8;

/// "led by" stands at most this many tokens after the delegation.
const REACH_OF_DELEGATION: usize = 20;

/// How the words of a telling stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A verb with its subject: "A met B".
    Verb,
    /// A verb in the passive: "A was received by B".
    Passive,
    /// A noun: "the talks between A and B".
    Noun,
}

/// A telling of a meeting: the words and who is in it.
#[derive(Debug, Clone)]
pub(super) struct Telling {
    pub(super) trigger: Range<usize>,
    pub(super) kind: String,
    pub(super) form: Form,
    pub(super) sentence: usize,
    /// Those before the words.
    pub(super) subjects: Vec<Actor>,
    /// Those after them.
    pub(super) objects: Vec<Actor>,
    pub(super) host: Option<usize>,
    pub(super) status: Found<MeetingStatus>,
    /// Whether another meeting is named in passing, or one that only might be.
    pub(super) in_passing: bool,
    /// Whether those who met are only listed: "taking part in the meeting were A and B".
    pub(super) is_list: bool,
}

impl Telling {
    /// Everyone in it.
    pub(super) fn actors(&self) -> impl Iterator<Item = &Actor> {
        self.subjects.iter().chain(&self.objects)
    }
}

/// Tellings in the order of the text.
pub(super) fn all(text: &Text, people: &People) -> Vec<Telling> {
    let mut found: Vec<Telling> = Vec::new();
    for (number, sentence) in text.told() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let telling = telling(text, people, number, &sentence.tokens, at);
            at = telling.as_ref().map_or(at + 1, |telling| telling.trigger.end);
            found.extend(telling);
        }
    }
    found
}

fn telling(text: &Text, people: &People, number: usize, sentence: &Range<usize>, token: usize) -> Option<Telling> {
    if people.at(token).is_some() || is_quoted(text, sentence, token) {
        return None;
    }
    let words = wording(text, people, sentence, token)?;
    let (subjects, objects) = those_in(text, people, number, sentence, &words);
    let (trigger, form) = (words.tokens, words.form);
    let lists = |actor: &Actor| matches!(actor.link_word(text), "was" | "were" | "included");
    let telling = Telling {
        is_list: subjects.is_empty() && objects.first().is_some_and(lists),
        host: host(text.word(token), &words.kind, form, &subjects, &objects),
        kind: words.kind,
        form,
        sentence: number,
        subjects,
        objects,
        status: status::of(text, sentence, trigger.clone(), form),
        in_passing: is_in_passing(text, number, token, form),
        trigger,
    };
    if is_bound_to_actors(&telling.kind) { bound(text, telling) } else { Some(telling) }
}

/// Those before and after the words that tell of a meeting.
fn those_in(
    text: &Text,
    people: &People,
    number: usize,
    sentence: &Range<usize>,
    words: &Wording,
) -> (Vec<Actor>, Vec<Actor>) {
    let (trigger, form) = (&words.tokens, words.form);
    let opening = sentence.start..trigger.start;
    let stop = clause_stop(text, people, trigger.end, sentence.end);
    let opens = form == Form::Noun && opens_with_preposition(text, opening.clone());
    if opens && let Some(two) = acting(text, people, trigger.end..stop) {
        return two;
    }
    if form == Form::Verb
        && let Some(two) = fronted(text, people, opening.clone())
    {
        return two;
    }
    let objects = those_after(text, people, number, words, trigger.end..stop);
    let before = actor::within(text, people, opening.clone());
    let mut subjects = subjects(text, before, trigger.start, form);
    let beside = if form == Form::Noun { beside(text, people, opening.clone()) } else { Vec::new() };
    if !beside.is_empty() && !objects.is_empty() && subjects.iter().all(|actor| actor.person.is_none()) {
        subjects.clone_from(&beside);
    }
    let objects = if objects.is_empty() { met_again(text, people, number, words, &subjects) } else { objects };
    if objects.first().is_some_and(|actor| matches!(actor.link_word(text), "between" | "among")) {
        let with = |actor: &Actor| actor.person.is_some() && actor.link_word(text) == "with";
        let faces = form == Form::Verb && objects.iter().any(with);
        subjects.retain(|actor| faces && actor.person.is_some());
        return (subjects, objects);
    }
    if subjects.is_empty() && !objects.is_empty() {
        subjects = match form {
            Form::Noun if opens => earlier_actors(text, people, number, 1),
            Form::Noun => beside,
            _ => spoken_of(text, people, number, trigger.start),
        };
    }
    (subjects, objects)
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
    let gathered = gathered(text, words.tokens.end).filter(|_| words.form == Form::Noun);
    let after = gathered.map(|stop| stop..clause.end).or(words.bearers.clone()).unwrap_or(clause);
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

/// Keeps only those with whom something is discussed, or who are welcomed.
fn bound(text: &Text, mut telling: Telling) -> Option<Telling> {
    let welcomes = is_greeting(&telling.kind);
    let mut last = telling.trigger.end + 2;
    telling.objects.retain(|actor| {
        let with = actor.link_word(text) == "with" && !actor.is_state;
        let greeted =
            actor.person.is_some() && (actor.tokens.start <= last || is_joined(text, last, actor.tokens.start));
        if welcomes && greeted {
            last = actor.tokens.end;
        }
        if welcomes { greeted } else { with }
    });
    if welcomes && telling.form != Form::Passive {
        "receive".clone_into(&mut telling.kind);
    }
    let acts = telling.form != Form::Noun && !telling.subjects.is_empty();
    let together = telling.subjects.iter().filter(|actor| actor.person.is_some()).count() > 1;
    (acts && (!telling.objects.is_empty() || !welcomes && together)).then_some(telling)
}

/// The words that tell of a meeting, what kind of meeting, and how they stand.
struct Wording {
    tokens: Range<usize>,
    kind: String,
    form: Form,
    /// Where those stand who bring somebody's message, so that they speak for another state.
    bearers: Option<Range<usize>>,
    /// The members of a body whose meeting somebody attends.
    members: Option<Actor>,
}

impl Wording {
    fn new(tokens: Range<usize>, kind: &str, form: Form) -> Self {
        Wording { tokens, kind: kind.to_owned(), form, bearers: None, members: None }
    }
}

/// The wording at a token: a verb or noun of the table, or a verb that says no more than the noun after it.
fn wording(text: &Text, people: &People, sentence: &Range<usize>, token: usize) -> Option<Wording> {
    let verb = trigger(text, token);
    let kind_of = |found: &Match| text.gazetteer.verbs[found.row].kind.clone();
    let is_verb = |found: &Match| form(text, people, found, sentence) != Form::Noun;
    let noun = carried_noun(text, people, sentence, token);
    if let Some(letter) = noun.filter(|noun| kind_of(noun) == "letter") {
        return delivered(text, people, sentence, token..letter.stop);
    }
    if let Some(tokens) = called(text, people, sentence, token) {
        return Some(Wording::new(tokens, "phone", Form::Verb));
    }
    if let Some((tokens, members)) = summit::convened(text, people, sentence, token) {
        return Some(Wording { members: Some(members), ..Wording::new(tokens, "meet", Form::Verb) });
    }
    if let Some(noun) = noun {
        let own = verb.filter(|found| is_verb(found)).map(kind_of);
        let kind = match (own, kind_of(&noun)) {
            (Some(own), noun) if matches!(noun.as_str(), "meet" | "talks" | "round") => own,
            (_, noun) => noun,
        };
        return Some(Wording::new(token..noun.stop, &kind, Form::Verb));
    }
    if let Some((tokens, members)) = summit::attended(text, people, sentence, token) {
        return Some(Wording { members: Some(members), ..Wording::new(tokens, "meet", Form::Verb) });
    }
    verb.map(|found| Wording::new(token..found.stop, &kind_of(found), form(text, people, found, sentence)))
}

/// "received a message from President Holm, delivered by": who brings a message is received with it.
fn delivered(text: &Text, people: &People, sentence: &Range<usize>, letter: Range<usize>) -> Option<Wording> {
    let receives = text.word(letter.start).starts_with("receiv");
    let brings = |at: usize| BRINGS.contains(&text.word(at)) && text.word(at + 1) == "by" && people.at(at).is_none();
    let within = |tokens: Range<usize>| {
        let stop = tokens.end.min(tokens.start + REACH_OF_BEARER);
        (tokens.start..stop).find(|at| receives && brings(*at)).map(|at| at + 2..tokens.end)
    };
    let next = || text.sentences.get(text.sentence_of(letter.start) + 1).and_then(|next| within(next.tokens.clone()));
    let here = within(letter.end..sentence.end);
    let stop = here.as_ref().map_or(letter.end, |bearers| bearers.start);
    let bearers = Some(here.or_else(next)?);
    Some(Wording { bearers, ..Wording::new(letter.start..stop, "receive", Form::Verb) })
}

/// "called President Holm by telephone": the verb, where the words after those who were called say how.
fn called(text: &Text, people: &People, sentence: &Range<usize>, token: usize) -> Option<Range<usize>> {
    let calls = matches!(text.word(token), "called" | "calls" | "rang" | "contacted");
    let met = people.at(country::after_article(text, token + 1)).filter(|_| calls)?;
    let by_phone = |at: usize| {
        matches!(text.word(at), "by" | "over" | "on")
            && (at + 1..at + 3).any(|noun| matches!(text.word(noun), "phone" | "telephone"))
    };
    (met.tokens.end..(met.tokens.end + REACH_OF_BY).min(sentence.end)).any(by_phone).then_some(token..token + 1)
}

/// The longest wording of a meeting at a token.
fn trigger<'t>(text: &'t Text, token: usize) -> Option<&'t Match> {
    let verbs = text.matches_at(token).iter().filter(|found| found.table == Table::Verb);
    verbs
        .filter(|found| is_trigger(&text.gazetteer.verbs[found.row]))
        .max_by_key(|found| (found.stop, text.gazetteer.verbs[found.row].class == "meet"))
}

/// The noun of "held a long and open meeting with".
fn carried_noun(text: &Text, people: &People, sentence: &Range<usize>, token: usize) -> Option<Match> {
    let first = text.cue(token, CueKind::Light)?;
    let first = after_place(text, first);
    let reach = first..(first + REACH_OF_LIGHT_VERB).min(sentence.end);
    reach
        .take_while(|at| {
            let counted = matches!(text.word(at.wrapping_sub(1)), "round" | "session" | "meeting");
            let leads_on = match text.word(*at) {
                "of" => counted,
                "on" | "about" | "for" | "to" | "in" | "by" | "that" => false,
                _ => text.kind(*at) != Some(TokenKind::Sign) || matches!(text.raw(*at), "-" | "–"),
            };
            people.at(*at).is_none() && leads_on
        })
        .find_map(|at| {
            let letter =
                text.match_of(at, Table::Verb).filter(|found| text.gazetteer.verbs[found.row].kind == "letter");
            let meeting = || {
                trigger(text, at).copied().filter(|found| !is_bound_to_actors(&text.gazetteer.verbs[found.row].kind))
            };
            letter.or_else(meeting).filter(|found| form(text, people, found, sentence) == Form::Noun)
        })
}

/// Skips where and when something was held, between the verb and the noun: "held in Northport the third round".
fn after_place(text: &Text, first: usize) -> usize {
    let after_day = match text.word(first) {
        "on" | "this" if is_calendar_name(text.word(first + 1)) => first + 2,
        "today" | "yesterday" => first + 1,
        _ => first,
    };
    if after_day > first {
        return after_place(text, after_day);
    }
    let is_place = matches!(text.word(first), "in" | "at") && text.is_capitalised(first + 1);
    let article = (first + 2..first + 7).find(|at| matches!(text.word(*at), "the" | "a" | "an"));
    let names = |at: usize| text.is_capitalised(at) || text.raw(at) == ",";
    article.filter(|at| is_place && (first + 1..*at).all(names)).unwrap_or(first)
}

fn is_trigger(row: &Verb) -> bool {
    let meets = matches!(
        row.kind.as_str(),
        "meet"
            | "receive"
            | "welcome"
            | "farewell"
            | "together"
            | "talks"
            | "round"
            | "call_on"
            | "phone"
            | "phone_weak"
            | "video"
            | "credentials"
            | "host"
            | "sign"
    );
    row.class == "meet" && meets || row.class == "say" && matches!(row.kind.as_str(), "discuss" | "agree")
}

/// Whether the words tell of a meeting only by those who stand with them: two sides that discuss, agree or sign, or a
/// guest who is welcomed or taken leave of.
fn is_bound_to_actors(kind: &str) -> bool {
    matches!(kind, "discuss" | "agree" | "sign" | "together") || is_greeting(kind)
}

fn is_greeting(kind: &str) -> bool {
    matches!(kind, "welcome" | "farewell")
}

fn form(text: &Text, people: &People, verb: &Match, sentence: &Range<usize>) -> Form {
    let row = &text.gazetteer.verbs[verb.row];
    let first = text.word(verb.first);
    let before = verb.first.checked_sub(1).filter(|at| *at >= sentence.start);
    let previous = before.map_or("", |at| text.word(at));
    let is_be = |word: &str| matches!(word, "was" | "were" | "been" | "is");
    let be_before = (verb.first.saturating_sub(2).max(sentence.start)..verb.first).any(|at| is_be(text.word(at)));
    let passive = is_be(first) || be_before && !matches!(previous, "a" | "the" | "an");
    let by = row.form.ends_with(" by") || (verb.stop..verb.stop + REACH_OF_BY).any(|at| text.word(at) == "by");
    if passive && by && !first.ends_with("ing") {
        return Form::Passive;
    }
    let comes_for = previous == "for"
        && verb.first.saturating_sub(REACH_OF_COMING).max(sentence.start) < verb.first
        && (verb.first.saturating_sub(REACH_OF_COMING).max(sentence.start)..verb.first)
            .any(|at| COMES.contains(&text.word(at)));
    if comes_for && matches!(text.word(verb.stop), "with") {
        return Form::Verb;
    }
    let is_verb = if first.ends_with("ing") {
        matches!(previous, "is" | "are" | "was" | "were" | "been")
    } else if PLURALS.contains(&first) || PLURALS.iter().any(|plural| plural.strip_suffix('s') == Some(first)) {
        before.is_some_and(|at| people.at(at).is_some())
    } else {
        row.form != row.lemma || BASE_VERBS.contains(&first) || matches!(first, "was" | "were" | "been")
    };
    if is_verb { Form::Verb } else { Form::Noun }
}

/// What somebody does who is somewhere "for talks with" others.
const COMES: &[&str] = &["was", "were", "is", "are", "arrived", "came", "travelled", "traveled", "flew"];

/// "was in Northport for" has at most this many tokens.
const REACH_OF_COMING: usize = 8;

/// Whether the words stand inside a quotation that began before them in the sentence.
fn is_quoted(text: &Text, sentence: &Range<usize>, token: usize) -> bool {
    let mut open = false;
    for at in sentence.start..token {
        match text.raw(at) {
            "“" => open = true,
            "”" => open = false,
            "\"" => open = !open,
            _ => {}
        }
    }
    open
}

/// Those who meet: the group that stands before the words.
fn subjects(text: &Text, before: Vec<Actor>, trigger: usize, form: Form) -> Vec<Actor> {
    let mut group: Vec<Actor> = Vec::new();
    for actor in before.into_iter().rev() {
        let fits = actor.stands_free(text)
            || form == Form::Verb && acts_in_clause(text, &actor, trigger)
            || form == Form::Verb && leads_delegation(text, &actor)
            || form == Form::Noun && (leads_to(text, &actor, trigger) || is_pair(text, &actor, trigger));
        if !fits {
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

/// Whether somebody is the subject of the clause in which a meeting is told: "said after Ms Holm | met".
fn acts_in_clause(text: &Text, actor: &Actor, trigger: usize) -> bool {
    let opens = matches!(actor.link_word(text), "after" | "when" | "as" | "while");
    opens && !actor.owns && trigger.saturating_sub(actor.tokens.end) <= 1
}

/// Whether a delegation is led by somebody, who then stands for it: "a delegation from Norland, led by Ms Holm, met".
fn leads_delegation(text: &Text, actor: &Actor) -> bool {
    let led = actor
        .link
        .checked_sub(1)
        .filter(|led| text.word(actor.link) == "by" && matches!(text.word(*led), "led" | "headed") && !actor.owns);
    led.is_some_and(|led| (led.saturating_sub(REACH_OF_DELEGATION)..led).any(|at| text.word(at) == "delegation"))
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

/// Whether nothing but "during the" and the like stands before the words in their sentence.
fn opens_with_preposition(text: &Text, opening: Range<usize>) -> bool {
    opening.len() <= 3 && matches!(text.word(opening.start), "during" | "at" | "in")
}

/// Who does something "during a meeting with" others: the one person before, the agent of a passive included.
fn beside(text: &Text, people: &People, opening: Range<usize>) -> Vec<Actor> {
    let near = opening.end.saturating_sub(4).max(opening.start)..opening.end;
    let during = near.clone().rfind(|at| matches!(text.word(*at), "during" | "in" | "at" | "following" | "after"));
    let Some(during) = during.filter(|at| people.at(*at).is_none()) else { return Vec::new() };
    if !(during + 1..opening.end)
        .all(|at| matches!(text.word(at), "a" | "an" | "his" | "her" | "their" | "the") || text.is_common(at))
    {
        return Vec::new();
    }
    let actors = actor::within(text, people, opening.start..during);
    let acts = |actor: &Actor| !actor.owns && (actor.stands_free(text) || actor.link_word(text) == "by");
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
fn is_joined(text: &Text, stop: usize, start: usize) -> bool {
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
/// credentials are Ada Holm, of Norland; …".
fn enumerated(text: &Text, people: &People, number: usize) -> Vec<Actor> {
    let envoys = |at: usize| matches!(text.word(at), "they" | "credentials" | "credence" | "envoys" | "ambassadors");
    let after = text.sentences[number + 1..].iter().take(REACH_OF_ENVOYS).find_map(|sentence| {
        let mut tokens = sentence.tokens.clone();
        let verb = tokens.find(|at| matches!(text.word(*at), "are" | "were"))?;
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

/// Who received the others. Letters of credence are presented to the host, or the host receives them, and so are courtesy calls.
fn host(verb: &str, kind: &str, form: Form, subjects: &[Actor], objects: &[Actor]) -> Option<usize> {
    let first = |actors: &[Actor]| actors.first().and_then(|actor| actor.person);
    let presents = ["present", "submit", "hand"].iter().any(|stem| verb.starts_with(stem));
    let takes = ["receiv", "accept", "grant"].iter().any(|stem| verb.starts_with(stem));
    match (kind, form) {
        ("call_on" | "credentials", Form::Verb) if takes => first(subjects),
        ("credentials", Form::Verb) if presents => first(objects),
        ("receive" | "host" | "welcome", Form::Passive) | ("call_on", _) => first(objects),
        ("receive" | "host" | "welcome", _) => first(subjects),
        _ => None,
    }
}

/// Whether a sentence says of a meeting that it was held: "The third meeting of the heads of government was held in".
pub(super) fn is_held(text: &Text, first: usize) -> bool {
    let stop = text.sentences.get(text.sentence_of(first)).map_or(first, |sentence| sentence.tokens.end);
    let held = |at: usize| matches!(text.word(at), "held" | "convened");
    let was_held = |at: usize| {
        let was = matches!(text.word(at), "was" | "were" | "is" | "been");
        was && (held(at + 1) || text.word(at + 1).ends_with("ly") && held(at + 2))
    };
    (first..stop).any(|at| was_held(at) || text.stands(at, &["took", "place"]))
}

/// Whether the words tell of an earlier, later or other meeting in passing, or of one that only might be.
fn is_in_passing(text: &Text, number: usize, token: usize, form: Form) -> bool {
    let sentence = &text.sentences[number];
    let asked = text.raw(sentence.tokens.end.saturating_sub(1)) == "?";
    let spoken = || {
        let paragraph =
            text.sentences[..=number].iter().rev().take_while(|other| other.paragraph == sentence.paragraph);
        paragraph.clone().any(|other| sentence::speaker_label(text, other).is_some())
    };
    if asked || spoken() {
        return true;
    }
    let sentence = &sentence.tokens;
    let window = token.saturating_sub(if form == Form::Noun { 3 } else { 2 }).max(sentence.start)..token;
    let is_news = form == Form::Noun && text.is_capitalised(token) && is_held(text, token);
    let passing = !is_news && window.clone().any(|at| text.cue(at, CueKind::Passing).is_some());
    let long_ago = text.word(token.saturating_sub(1)) == "had" && text.word(token) == "met";
    passing
        || form == Form::Noun && is_account(text, sentence.start..token)
        || long_ago && status::denial(text, sentence.start..token).is_none()
}

/// Whether words before a meeting make it what somebody tells of: "his assessment of the third round of".
fn is_account(text: &Text, opening: Range<usize>) -> bool {
    let near = opening.end.saturating_sub(REACH_OF_ACCOUNT).max(opening.start)..opening.end;
    let account = |at: &usize| {
        matches!(text.word(*at), "assessment" | "results" | "result" | "outcome" | "outcomes" | "progress")
    };
    near.clone().find(account).is_some_and(|at| text.word(at + 1) == "of" && at > opening.start + 2)
}

/// The words of a meeting stand at most this many tokens after what is told of it.
const REACH_OF_ACCOUNT: usize = 7;

/// Whether a sentence belongs to the headline.
pub(super) fn is_headline(text: &Text, sentence: usize) -> bool {
    text.sentences[sentence].part == Part::Headline
}
