//! How the sides spoke.

use super::{clause, is_of_another, verb};
use crate::parse::meeting::telling::Telling;
use crate::parse::people::Found;
use crate::parse::text::Text;
use crate::record::{Basis, Channel};
use std::ops::Range;

/// Nouns by which a sentence takes the meeting up again.
#[rustfmt::skip]
const MEETINGS: &[&str] = &[
    "meeting", "talks", "conversation", "call", "discussion", "discussions", "summit", "consultations", "session",
    "dialogue", "negotiations", "met", "meets", "spoke", "talked", "part",
];

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
    let clause = clause(text, telling);
    let said = remote(text, clause.clone()).or_else(|| {
        let headline = super::around(text, telling).find_map(|sentence| taken_up(text, sentence));
        headline.filter(|_| !super::place::is_said(text, &clause))
    });
    let weak = telling.kind == "phone_weak" && !super::place::is_said(text, &clause);
    let otherwise = if weak { Channel::Phone } else { Channel::InPerson };
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
            let other = is_of_another(text, at.saturating_sub(4).max(stretch.start)..at);
            (stop <= stretch.end && !other).then_some((channel, at..stop))
        })
    };
    of(Channel::Video).or_else(|| of(Channel::Phone))
}

fn words(text: &Text, at: usize) -> Option<(Channel, usize)> {
    let (found, verb) = verb(text, at)?;
    let channel = match verb.kind.as_str() {
        "video" => Channel::Video,
        "phone" if !matches!(text.word(at), "ring" | "rings" | "ringing" | "call" | "calls") => Channel::Phone,
        _ => return None,
    };
    (verb.class == "meet").then_some((channel, found.stop))
}

/// "The meeting was held via videoconference": said of the meeting in another sentence.
fn taken_up(text: &Text, sentence: Range<usize>) -> Option<(Channel, Range<usize>)> {
    let (channel, tokens) = remote(text, sentence.clone())?;
    let manner = tokens.clone().any(|at| MEANS.contains(&text.word(at)));
    let meeting = sentence.clone().take(12).any(|at| MEETINGS.contains(&text.word(at)));
    let passing = is_of_another(text, sentence.start..tokens.start);
    (manner && meeting && !passing).then_some((channel, tokens))
}
