//! How the sides spoke.

use super::{MEETINGS, around, is_of_another, main_clause, own_scenes, unquoted, verb};
use crate::parse::date::is_calendar_name;
use crate::parse::meeting::telling::Telling;
use crate::parse::people::Found;
use crate::parse::text::Text;
use crate::record::{Basis, Channel};
use std::ops::Range;

/// Verbs that do the same.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "met", "meets", "spoke", "talked", "part", "discuss", "discussed", "discussing", "review", "reviewed", "exchange", "exchanged",
    "hold", "holds", "held", "telephoned", "phoned", "telephones", "phones",
];

/// Verbs by which a call or conference is itself what was held.
const HOLDING: &[&str] = &["hold", "holds", "held"];

/// How far from the beginning of a sentence such a noun can stand.
const REACH: usize = 12;

/// How far from the beginning of a sentence "during a call" can stand to say in what course all of it came about.
const OPENING: usize = 5;

/// Words by which a phrase names the means, not only a thing.
const MEANS: &[&str] = &["by", "via", "in", "over", "on", "virtual", "virtually", "online", "video"];

/// In person, unless the telling itself, its clause, or a sentence that takes the meeting up says otherwise.
pub(in crate::parse::meeting) fn channel(text: &Text, telling: &Telling) -> Found<Channel> {
    let found = |(value, tokens)| Found { value, tokens, basis: Basis::Stated, rule: rule(value) };
    let own = match telling.kind.as_str() {
        "phone" => Some(Channel::Phone),
        "video" => Some(Channel::Video),
        _ => None,
    };
    if let Some(channel) = own {
        return found((channel, telling.trigger.clone()));
    }
    let scenes = own_scenes(text, telling);
    let is_placed = scenes.iter().any(|scene| super::place::is_said(text, telling, &scene.clause));
    let said = scenes.iter().find_map(|scene| remote(text, scene.clause.clone())).or_else(|| {
        let taken_up = around(text, telling).find_map(|sentence| taken_up(text, &sentence));
        taken_up.filter(|_| !is_placed)
    });
    let is_weak = telling.kind == "phone_weak" && !is_placed;
    let otherwise = if is_weak { Channel::Phone } else { Channel::InPerson };
    found(said.unwrap_or((otherwise, telling.trigger.clone())))
}

fn rule(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "channel.phone",
        Channel::Video => "channel.video",
        Channel::InPerson | Channel::Correspondence => "channel.in-person",
    }
}

/// The first words of a stretch by which the meeting was held by video, else by phone, unless they speak of another one.
fn remote(text: &Text, stretch: Range<usize>) -> Option<(Channel, Range<usize>)> {
    let of = |channel: Channel| {
        let mut at = stretch.clone();
        at.find_map(|at| {
            let stop = words(text, at).filter(|(found, _)| *found == channel)?.1;
            let before = at.saturating_sub(4).max(stretch.start)..at;
            let theirs = before.clone().any(|at| matches!(text.word(at), "their" | "his" | "her"));
            let other = theirs && !opens_with_this(text, stretch.start, at) || is_of_another(text, before);
            (stop <= stretch.end && !other).then_some((channel, at..stop))
        })
    };
    of(Channel::Video).or_else(|| of(Channel::Phone))
}

/// Whether a sentence opens with the call itself: "During their phone call, …".
fn opens_with_this(text: &Text, start: usize, call: usize) -> bool {
    matches!(text.word(start), "during" | "in") && text.word(start + 1) == "their" && call == start + 2
}

/// The words at a token that name a means of talking from afar.
fn words(text: &Text, at: usize) -> Option<(Channel, usize)> {
    if matches!(text.word(at), "virtual" | "online" | "video") {
        let noun = (at + 1..at + 4).find(|at| MEETINGS.contains(&text.word(*at)));
        if let Some(noun) = noun {
            return Some((Channel::Video, noun + 1));
        }
    }
    let (found, verb) = verb(text, at)?;
    let channel = match verb.kind.as_str() {
        "video" => Channel::Video,
        "phone" if !matches!(text.word(at), "ring" | "rings" | "ringing" | "call" | "calls") => Channel::Phone,
        _ => return None,
    };
    (verb.class == "meet").then_some((channel, found.stop))
}

/// "The meeting was held via videoconference", "They discussed trade in a videoconference": said of the meeting in another
/// sentence, which tells of no other day.
fn taken_up(text: &Text, sentence: &Range<usize>) -> Option<(Channel, Range<usize>)> {
    let is_means = |tokens: &Range<usize>| tokens.clone().any(|at| MEANS.contains(&text.word(at)));
    let behind = || remote(text, unquoted(text, sentence)).filter(|(_, tokens)| is_means(tokens));
    let (channel, tokens) = remote(text, main_clause(text, sentence)).or_else(behind)?;
    let during = (tokens.start.saturating_sub(2)..tokens.start).any(|at| text.word(at) == "during");
    let opens = tokens.start <= sentence.start + if during { OPENING } else { 2 };
    let told = |at: usize| MEETINGS.contains(&text.word(at)) || VERBS.contains(&text.word(at));
    let meeting = sentence.clone().take(REACH).any(told);
    let means = opens || is_means(&tokens) || HOLDING.contains(&text.word(tokens.start));
    let before = sentence.start..tokens.start;
    let other = is_of_another(text, before.clone()) || before.clone().any(|at| is_calendar_name(text.word(at)));
    (means && meeting && !other).then_some((channel, tokens))
}
