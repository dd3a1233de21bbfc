//! Tellings: the words that tell of a meeting, and who is in it.
//!
//! `wording` finds the words, `cast` those who are in it, `two` whom "the two leaders" means.

mod cast;
mod two;
mod wording;

use super::{side, status};
use crate::gazetteer::table::CueKind;
use crate::parse::actor::Actor;
use crate::parse::people::{Found, People};
use crate::parse::sentence;
use crate::parse::text::{Part, Text};
use crate::record::MeetingStatus;
use cast::{is_joined, those_in};
use std::ops::Range;
use wording::wording;

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
    /// Whether those who met are two who were named before and are only spoken of together: "the two leaders".
    pub(super) is_of_two: bool,
    /// Whether those who met are only listed: "taking part in the meeting were A and B".
    pub(super) is_list: bool,
    /// The words by which the report tells of the same meeting again.
    pub(super) again: Vec<Range<usize>>,
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
    let opening = sentence.start..words.tokens.start;
    let (subjects, objects) = those_in(text, people, number, sentence, &words);
    let nobody = subjects.is_empty() && objects.iter().all(|actor| actor.person.is_none() && !actor.is_several);
    let two = if nobody { two::meant(text, people, number, &opening, &words) } else { None };
    let is_of_two = two.is_some();
    let (subjects, objects) = two.unwrap_or((subjects, objects));
    let (trigger, form) = (words.tokens, words.form);
    let lists = |actor: &Actor| matches!(actor.link_word(text), "was" | "were" | "included");
    let telling = Telling {
        is_of_two,
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
        again: Vec::new(),
    };
    if is_bound_to_actors(&telling.kind) && !is_of_two { bound(text, telling) } else { Some(telling) }
}

/// Keeps only those with whom something is discussed, or who are welcomed.
fn bound(text: &Text, mut telling: Telling) -> Option<Telling> {
    let by = telling.objects.iter().position(|actor| actor.link_word(text) == "by" && actor.person.is_some());
    if let Some(by) = by.filter(|_| telling.kind == "sign") {
        telling.subjects = telling.objects.split_off(by);
    }
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
    if telling.kind == "said" {
        telling.objects.clear();
    }
    let together = telling.subjects.iter().filter(|actor| actor.person.is_some()).count() > 1;
    (acts && (!telling.objects.is_empty() || !welcomes && together)).then_some(telling)
}

/// Whether the words tell of a meeting only by those who stand with them: two sides that discuss, agree or sign, or a
/// guest who is welcomed or taken leave of.
fn is_bound_to_actors(kind: &str) -> bool {
    matches!(kind, "discuss" | "agree" | "sign" | "together" | "said") || is_greeting(kind)
}

fn is_greeting(kind: &str) -> bool {
    matches!(kind, "welcome" | "farewell")
}

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

/// Who received the others. Letters of credence are presented to the host, or the host receives them, and so are courtesy calls.
fn host(verb: &str, kind: &str, form: Form, subjects: &[Actor], objects: &[Actor]) -> Option<usize> {
    let first = |actors: &[Actor]| actors.first().and_then(|actor| actor.person);
    let presents = ["present", "submit", "hand"].iter().any(|stem| verb.starts_with(stem));
    let takes = ["receiv", "accept", "grant"].iter().any(|stem| verb.starts_with(stem));
    match (kind, form) {
        ("host", _) if verb.starts_with("co") || verb.starts_with("chair") => None,
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
    let opened = |at: usize| {
        matches!(text.word(at), "opened" | "commenced" | "began")
            && matches!(text.word(at + 1), "on" | "in" | "at" | "today")
    };
    (first..stop).any(|at| was_held(at) || opened(at) || text.stands(at, &["took", "place"]))
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
        || is_agreed(text, sentence.start..token)
        || form == Form::Noun && is_account(text, sentence.start..token)
        || long_ago && status::denial(text, sentence.start..token).is_none()
}

/// Whether a meeting is only what somebody agreed to: "agreed to keep in touch and to convene the commission".
fn is_agreed(text: &Text, opening: Range<usize>) -> bool {
    let infinitive = opening.clone().next_back().is_some_and(|at| text.word(at) == "to");
    let agrees = |at: usize| matches!(text.word(at), "agreed" | "agree" | "vowed" | "pledged" | "decided" | "promised");
    infinitive && opening.into_iter().any(|at| agrees(at) && text.word(at + 1) == "to")
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
