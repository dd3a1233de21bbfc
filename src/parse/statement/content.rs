//! What is said: the words of a statement without its cue.

use super::cue::{Cue, Form};
use super::subject::Scene;
use super::words::is_adverb;
use crate::gazetteer::word::TokenKind;
use crate::parse::date::is_calendar_name;
use crate::parse::text::Text;
use crate::record::StatementKind;
use std::ops::Range;

/// Prepositions and the like between a cue and its content.
const LINKS: &[&[&str]] = &[
    &["that"],
    &["on"],
    &["for"],
    &["to"],
    &["about"],
    &["of"],
    &["over"],
    &["with", "regard", "to"],
    &["regarding"],
    &["concerning"],
    &["into"],
    &["upon"],
    &["in"],
    &["at"],
    &["as", "to"],
    &["around"],
    &["with"],
    &["by", "saying"],
];

/// Cuts what does not belong to the content from both ends.
pub(super) fn trim(text: &Text, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.start < tokens.end && is_outer_sign(text, tokens.start) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end {
        let last = tokens.end - 1;
        let open = matches!(text.word(last), "and" | "but" | "while" | "with" | "which" | "also");
        if !(is_outer_sign(text, last) || open) || matches!(text.raw(last), ")" | "]") {
            break;
        }
        tokens.end = last;
    }
    tokens
}

fn is_outer_sign(text: &Text, token: usize) -> bool {
    text.kind(token) == Some(TokenKind::Sign)
        && !matches!(text.raw(token), "(" | "[" | "$" | "€" | "£" | "#" | "%")
        && !(text.raw(token) == "'" && text.word(token + 1) == "s")
}

/// The first token of the content after a cue: links and addressees are passed over.
pub(super) fn start(scene: &Scene, cue: &Cue, stop: usize) -> usize {
    let text = scene.text;
    if let Some(after) = after_circumstance(text, cue, stop) {
        return after;
    }
    let mut at = cue.tokens.end;
    while at < stop && is_adverb(text.word(at)) {
        at += 1;
    }
    if let Some(after) = after_addressee(scene, cue, at, stop) {
        at = after;
    }
    link(text, at).min(stop)
}

/// Index after "on Monday that", "in a statement that", "reporters after the talks that".
fn after_circumstance(text: &Text, cue: &Cue, stop: usize) -> Option<usize> {
    let limit = stop.min(cue.tokens.end + 16);
    let mut phrase = (cue.tokens.end..limit).take_while(|token| !matches!(text.raw(*token), "," | ":" | ";" | "\""));
    let that = phrase.find(|token| text.word(*token) == "that")?;
    is_circumstance(text, cue, that).then_some(that + 1)
}

/// Whether what follows a cue of speech says only where, when or to which audience it was said.
pub(super) fn is_circumstance(text: &Text, cue: &Cue, stop: usize) -> bool {
    const AUDIENCES: &[&str] =
        &["reporters", "journalists", "conference", "briefing", "newspaper", "agency", "media", "press", "broadcaster"];
    let speaks = matches!(cue.lemma, "say" | "tell" | "add" | "state" | "announce" | "note" | "stress" | "write");
    let first = text.word(cue.tokens.end);
    let place_or_time = matches!(first, "in" | "on" | "at" | "after" | "during" | "following" | "before" | "here")
        || is_calendar_name(first)
        || matches!(first, "today" | "yesterday" | "earlier" | "late" | "later");
    let told = cue.lemma.starts_with("tell")
        && (cue.tokens.start..stop.min(cue.tokens.end + 6)).any(|token| AUDIENCES.contains(&text.word(token)));
    (speaks && place_or_time || told) && cue.tokens.end < stop
}

fn link(text: &Text, at: usize) -> usize {
    LINKS.iter().find(|words| text.stands(at, words)).map_or(at, |words| at + words.len())
}

/// Whether what follows a cue of this kind is first the one to whom it is said.
fn has_addressee(kind: Option<StatementKind>) -> bool {
    use StatementKind::{Commit, Condole, Congratulate, Deny, Inform, Recall, Thank, Warn};
    matches!(kind, Some(Thank | Congratulate | Inform | Condole | Warn | Commit | Deny | Recall) | None)
}

fn after_addressee(scene: &Scene, cue: &Cue, at: usize, stop: usize) -> Option<usize> {
    let text = scene.text;
    if !has_addressee(cue.kind) || cue.form == Form::Passive {
        return None;
    }
    let to = usize::from(matches!(text.word(at), "to" | "with"));
    let first = at + to;
    let person =
        scene.people.at(first).filter(|mention| mention.tokens.start <= first + 1).map(|mention| mention.tokens.end);
    let pronoun = matches!(text.word(first), "him" | "her" | "them" | "his" | "their" | "us" | "you" | "me");
    let opens = cue.kind == Some(StatementKind::Thank)
        || person.is_some()
        || pronoun && cue.kind != Some(StatementKind::Commit);
    if !opens {
        return None;
    }
    let from = person.unwrap_or(first);
    let links = |token: usize| match cue.kind {
        Some(StatementKind::Thank) => matches!(text.word(token), "for" | "that"),
        Some(StatementKind::Congratulate) => matches!(text.word(token), "on" | "for" | "upon"),
        _ => matches!(text.word(token), "on" | "about" | "of" | "that" | "over" | "regarding" | "against"),
    };
    (from..stop.min(from + 14)).take_while(|token| text.raw(*token) != ";").find(|token| links(*token))
}

/// People to whom a statement is said: those between its cue and its content.
pub(super) fn addressees(scene: &Scene, cue: &Cue, content: &Range<usize>, speakers: &[usize]) -> Vec<usize> {
    use StatementKind::{Invite, Request};
    let end = if matches!(cue.kind, Some(Invite | Request)) && cue.form != Form::Passive {
        let first = scene.people.at(content.start).map_or(content.start, |mention| mention.tokens.end);
        first.min(content.end)
    } else {
        content.start
    };
    let mut persons: Vec<usize> = Vec::new();
    for person in scene.people.within(cue.tokens.end..end.max(cue.tokens.end)).filter_map(|mention| mention.person) {
        if !speakers.contains(&person) && !persons.contains(&person) {
            persons.push(person);
        }
    }
    persons
}

/// The kind of a statement whose cue may leave it open.
pub(super) fn kind(text: &Text, cue: &Cue, content: &Range<usize>, direct: bool) -> StatementKind {
    use StatementKind::{Announce, Assess, Commit, Concern, Inform, Request, Thank, Welcome};
    let opening = |words: &[&str]| content.clone().take(6).any(|token| words.contains(&text.word(token)));
    let restates =
        matches!(cue.lemma, "reaffirm" | "reiterate" | "affirm" | "confirm" | "restate" | "renew" | "confirm plans");
    match cue.kind {
        Some(Assess) if restates => {
            if opening(&[
                "commitment",
                "commitments",
                "support",
                "readiness",
                "intention",
                "willingness",
                "determination",
                "plans",
            ]) {
                return Commit;
            }
            if content.clone().take(8).any(|token| text.word(token) == "must") {
                return Request;
            }
            return Assess;
        }
        Some(kind) => return kind,
        None => {}
    }
    let has = |words: &[&str]| content.clone().any(|token| words.contains(&text.word(token)));
    if has(&["grateful", "thank", "gratitude"]) && direct {
        Thank
    } else if has(&["concern", "concerned", "shocked", "worried", "alarmed"]) {
        Concern
    } else if opening(&["hope", "hopes", "hoped", "must"]) {
        Request
    } else if opening(&["welcome", "welcomed", "welcomes", "satisfaction", "appreciation"]) {
        Welcome
    } else if has(&["ready"]) && opening(&["we", "i", "ready"])
        || opening(&["confirm"]) && direct
        || opening(&["supports", "adheres"])
    {
        Commit
    } else if opening(&["will", "would"]) && !opening(&["it", "be"]) {
        Announce
    } else if matches!(cue.lemma, "note" | "add" | "observe" | "reply" | "indicate")
        && !opening(&["importance", "legitimacy", "need", "significance", "value", "potential", "level"])
    {
        Inform
    } else {
        Assess
    }
}
