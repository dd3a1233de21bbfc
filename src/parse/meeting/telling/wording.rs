//! The words that tell of a meeting: a verb or noun of the table, or a verb that says no more than the noun after it.

use super::{Form, is_bound_to_actors};
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::table::{CueKind, Verb};
use crate::gazetteer::word::TokenKind;
use crate::parse::actor::Actor;
use crate::parse::country;
use crate::parse::date::is_calendar_name;
use crate::parse::meeting::summit;
use crate::parse::people::People;
use crate::parse::text::Text;
use std::ops::Range;

/// First words of wordings that are verbs in their base form.
const BASE_VERBS: &[&str] = &["meet", "receive", "hold", "have", "host", "speak", "confer", "convene", "sit", "pay"];

/// Words in "-s" that are more often a plural than a verb.
const PLURALS: &[&str] = &["talks", "calls", "meetings", "visits", "rings", "phones"];

/// The "by" of a passive stands at most this many tokens after it.
const REACH_OF_BY: usize = 5;

/// The "by" of "was received in audience at State House by" stands at most this many tokens after the verb.
const REACH_OF_AGENT: usize = 9;

/// "delivered by" stands at most this many tokens after the message.
const REACH_OF_BEARER: usize = 24;

/// What a bearer does with a message.
const BRINGS: &[&str] = &["delivered", "conveyed", "handed", "carried", "brought", "presented", "transmitted", "over"];

/// The noun that a light verb carries stands at most this many tokens after it.
const REACH_OF_LIGHT_VERB: usize = 10;

/// The words that tell of a meeting, what kind of meeting, and how they stand.
pub(super) struct Wording {
    pub(super) tokens: Range<usize>,
    pub(super) kind: String,
    pub(super) form: Form,
    /// Where those stand who bring somebody's message, so that they speak for another state.
    pub(super) bearers: Option<Range<usize>>,
    /// The members of a body whose meeting somebody attends.
    pub(super) members: Option<Actor>,
}

impl Wording {
    fn new(tokens: Range<usize>, kind: &str, form: Form) -> Self {
        Wording { tokens, kind: kind.to_owned(), form, bearers: None, members: None }
    }
}

/// The wording at a token: a verb or noun of the table, or a verb that says no more than the noun after it.
pub(super) fn wording(text: &Text, people: &People, sentence: &Range<usize>, token: usize) -> Option<Wording> {
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
        .or_else(|| said_together(text, people, sentence, token))
}

/// "The presidents of Norland and Sudland, A and B, | highlighted": what two say as one.
fn said_together(text: &Text, people: &People, sentence: &Range<usize>, token: usize) -> Option<Wording> {
    let verb = text.match_of(token, Table::Verb)?;
    let row = &text.gazetteer.verbs[verb.row];
    let says = row.class == "say" && TOGETHER.contains(&row.kind.as_str());
    let two = || people.numbers_within(&(sentence.start..token)).len() > 1;
    let tells = || form(text, people, &verb, sentence) == Form::Verb && !is_written(text, sentence);
    (says && two() && tells()).then(|| Wording::new(token..verb.stop, "said", Form::Verb))
}

/// Whether a sentence tells of something written: "said in a joint statement".
fn is_written(text: &Text, sentence: &Range<usize>) -> bool {
    let paper = |at: usize| {
        matches!(
            text.word(at),
            "statement" | "letter" | "declaration" | "article" | "op-ed" | "report" | "post" | "interview"
        )
    };
    sentence.clone().any(paper)
}

/// Kinds of statements that two make as one where they meet.
const TOGETHER: &[&str] =
    &["inform", "assess", "neutral", "commit", "announce", "propose", "welcome", "agree", "concern"];

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

fn form(text: &Text, people: &People, verb: &Match, sentence: &Range<usize>) -> Form {
    let row = &text.gazetteer.verbs[verb.row];
    let first = text.word(verb.first);
    let before = verb.first.checked_sub(1).filter(|at| *at >= sentence.start);
    let previous = before.map_or("", |at| text.word(at));
    let is_be = |word: &str| matches!(word, "was" | "were" | "been" | "is");
    let be_before = (verb.first.saturating_sub(2).max(sentence.start)..verb.first).any(|at| is_be(text.word(at)));
    let passive = is_be(first) || be_before && !matches!(previous, "a" | "the" | "an");
    let mut after = (verb.stop..verb.stop + REACH_OF_AGENT).take_while(|at| people.at(*at).is_none());
    let by = row.form.ends_with(" by") || after.any(|at| text.word(at) == "by");
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
