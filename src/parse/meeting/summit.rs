//! Meetings of a body's members that somebody attends: "took part in the 14th BRICS summit".

use crate::gazetteer::lexicon::Table;
use crate::parse::actor::{self, Actor};
use crate::parse::people::People;
use crate::parse::text::Text;
use std::ops::Range;

/// Verbs by which somebody attends.
const ATTENDING: &[&str] = &["attend", "take part in", "participate in", "join", "address", "speak at"];

/// Meetings of members.
const MEETINGS: &[&str] = &["summit", "meeting", "retreat", "session"];

/// The meeting is named at most this many tokens after the verb.
const REACH: usize = 30;

/// A body is named at most this many tokens after its meeting ("the meeting of the heads of state of BRICS").
const REACH_OF_BODY: usize = 10;

/// The verb at a token by which somebody attends a meeting of a body's members, and the members.
pub(super) fn attended(
    text: &Text,
    people: &People,
    sentence: &Range<usize>,
    token: usize,
) -> Option<(Range<usize>, Actor)> {
    let verb = text.match_of(token, Table::Verb)?;
    let row = &text.gazetteer.verbs[verb.row];
    let attends = row.kind == "attend" && ATTENDING.contains(&row.lemma.as_str());
    if !attends || people.at(token).is_some() || !is_lead(text, sentence) {
        return None;
    }
    let reach = verb.stop..sentence.end.min(verb.stop + REACH);
    let clause = reach.start..reach.clone().find(|at| ends_clause(text, people, *at)).unwrap_or(reach.end);
    let noun = clause.clone().find(|at| MEETINGS.contains(&text.word(*at)))?;
    let stop = clause.end.min(noun + REACH_OF_BODY);
    let members = (clause.start..stop).find_map(|at| actor::members(text, at))?;
    Some((token..verb.stop, members))
}

/// Whether a sentence is one of the first, where a report tells its news; further down a summit is background.
fn is_lead(text: &Text, sentence: &Range<usize>) -> bool {
    text.told().take(LEADS).any(|(_, told)| told.tokens == *sentence)
}

/// In how many sentences from the beginning a report tells its news.
const LEADS: usize = 6;

/// A body stands at most this many tokens before the session that it holds.
const REACH_OF_OWNER: usize = 16;

/// The verb at a token by which a body holds a session of its own, and its members: "The Council of Ministers of the Northern
/// Union held its 12th session".
pub(super) fn convened(
    text: &Text,
    people: &People,
    sentence: &Range<usize>,
    token: usize,
) -> Option<(Range<usize>, Actor)> {
    let holds = matches!(text.word(token), "held" | "holds" | "convened" | "convenes" | "opened" | "concluded");
    let own = matches!(text.word(token + 1), "its" | "their" | "a" | "an" | "the");
    let noun = (token + 2..sentence.end.min(token + 7)).find(|at| MEETINGS.contains(&text.word(*at)));
    let before = token.saturating_sub(REACH_OF_OWNER).max(sentence.start)..token;
    let is_free = people.within(before.clone()).all(|mention| mention.name.is_none());
    let noun = noun.filter(|_| holds && own && is_free)?;
    let of_nobody = |at: usize| people.at(at).is_none_or(|mention| mention.offices.iter().all(|office| office.many));
    let members = before.into_iter().filter(|at| of_nobody(*at)).find_map(|at| actor::members(text, at))?;
    Some((token..noun + 1, members))
}

/// Whether the words go on to something else than the meeting: what somebody did or said there.
fn ends_clause(text: &Text, people: &People, at: usize) -> bool {
    let is_verb = || {
        let verb = text.match_of(at, Table::Verb);
        verb.is_some_and(|found| text.gazetteer.verbs[found.row].class == "say") && !text.is_capitalised(at)
    };
    people.at(at).is_none() && (matches!(text.word(at), "where" | "which" | ";" | ":") || is_verb())
}
