//! The day on which the sides met.

use super::{ARRANGED, MEETINGS, Scene, TAKING_UP};
use super::{around, gap, is_beside, is_of_another, is_of_kind, is_title, main_clause, scenes, tells, verb};
use crate::gazetteer::lexicon::Table;
use crate::parse::date::{Dated, Dates, Direction, Use};
use crate::parse::meeting::telling::Telling;
use crate::parse::text::Text;
use crate::record::MeetingStatus;
use std::ops::Range;

/// A day that lies so much further back than the report is hardly the one that it tells of.
const STALE: i32 = 45;

/// How many tokens before a day can turn it to another meeting.
const REACH: usize = 5;

/// How far from the words of a meeting a day may stand in a sentence that takes it up.
const NEAR: usize = 12;

/// How far from the beginning of a sentence a day may stand to date all of it.
const OPENING: usize = 4;

/// How far before a day the words can stand by which a meeting was moved to it.
const MOVED: usize = 6;

/// Words that open a clause on something else.
#[rustfmt::skip]
const RELATIVES: &[&str] = &["which", "who", "whom", "whose", "that", "where", "when", "signed", "adopted", "established", "celebrated", "dated"];

/// The day of the meeting: that of the clause that tells of it, of a sentence that takes it up, or of the dateline.
pub(in crate::parse::meeting) fn date(text: &Text, dates: &Dates, telling: &Telling) -> Option<usize> {
    let scenes = scenes(text, telling);
    let in_clause = |scene: &Scene| {
        let is_free = |day: &&Dated| day.usage == Use::Free;
        nearest(text, dates, telling, (&scene.clause, &scene.trigger))
            .or_else(|| nearest(text, dates, telling, (&scene.sentence, &scene.trigger)).filter(is_free))
    };
    let taken_up = || around(text, telling).find_map(|sentence| taken_up(text, dates, telling, &sentence));
    let dateline = || text.dateline.as_ref().and_then(|dateline| dates.days(dateline.tokens.clone()).next());
    let coming = || scenes.iter().find_map(|scene| coming(text, dates, scene));
    let moved = || {
        let own = scenes.iter().map(|scene| scene.sentence.clone());
        own.chain(around(text, telling)).find_map(|sentence| moved(text, dates, &sentence))
    };
    let moved = Some(telling).filter(|telling| telling.status.value != MeetingStatus::Held).and_then(|_| moved());
    let told = || scenes.iter().find_map(in_clause).or_else(taken_up).or_else(coming);
    let announced = || announced(text, dates, telling);
    let day = moved.or_else(told).or_else(|| opening(text, dates, telling)).or_else(announced).or_else(dateline)?;
    dates.all.iter().position(|other| other.tokens == day.tokens)
}

/// The day of a stretch nearest to the words that tell of the meeting, one that stands by itself first.
fn nearest<'d>(
    text: &Text,
    dates: &'d Dates,
    telling: &Telling,
    (stretch, trigger): (&Range<usize>, &Range<usize>),
) -> Option<&'d Dated> {
    let is_held = telling.status.value == MeetingStatus::Held;
    let fits = |day: &&Dated| {
        let between = trigger.end.min(day.tokens.start)..day.tokens.start;
        let reach = between.start.max(day.tokens.start.saturating_sub(REACH))..day.tokens.start;
        let is_of_meeting = is_held || !is_of_telling(text, day);
        is_of_meeting && fits(dates, telling, day) && !is_apart(text, between) && !is_beside(text, telling, reach)
    };
    let fits = |day: &&Dated| fits(day) && !is_of_paper(text, day) && !is_of_clock(text, day);
    let is_before = |day: &Dated| is_apart_before(text, day.tokens.end..trigger.start);
    let order = |day: &&Dated| {
        let aside = (day.usage != Use::Free, is_of_telling(text, day), is_before(day), day.end_date.is_some());
        (aside, gap(&day.tokens, trigger))
    };
    dates.days(stretch.clone()).filter(fits).min_by_key(order)
}

/// Whether a day in brackets is what clocks elsewhere show: "at 3:10 p.m. (local time; November 15, 5:10 a.m. JST)".
fn is_of_clock(text: &Text, day: &Dated) -> bool {
    let start = day.tokens.start;
    let open = (start.saturating_sub(2 * REACH)..start).rfind(|at| matches!(text.raw(*at), "(" | ")"));
    let close = || (day.tokens.end..day.tokens.end + 2 * REACH).find(|at| text.raw(*at) == ")");
    let zone = |at: usize| matches!(text.word(at), "time" | "jst" | "kst" | "ist" | "gmt" | "utc" | "est" | "cet");
    let open = open.filter(|open| text.raw(*open) == "(");
    open.zip(close()).is_some_and(|(open, close)| (open..close).any(zone))
}

/// Whether a day is that of a paper on the meeting: "a statement issued on Wednesday".
fn is_of_paper(text: &Text, day: &Dated) -> bool {
    PAPERS.contains(&text.word(word_before(text, day)))
}

/// Words before the day of a paper on a meeting, or of who spoke of it.
#[rustfmt::skip]
const PAPERS: &[&str] = &[
    "issued", "released", "published", "posted", "dated", "statement", "release", "readout", "tweet", "post", "communique",
    "briefing", "note", "bulletin",
];

/// The word before a day, "on" skipped.
fn word_before(text: &Text, day: &Dated) -> usize {
    let before = day.tokens.start.saturating_sub(1);
    before - usize::from(text.word(before) == "on" && before > 0)
}

/// Whether a day is that on which somebody told of the meeting: "the ministry said on Tuesday".
fn is_of_telling(text: &Text, day: &Dated) -> bool {
    let before = word_before(text, day);
    let announcing = matches!(text.word(before), "this" | "it") && before > 0 && text.word(before - 1) == "announcing";
    announcing
        || matches!(
            text.word(before),
            "said" | "announced" | "told" | "reported" | "stated" | "confirmed" | "reporters"
        )
}

/// Whether a day can be that of the meeting: not long past, and to come only where the meeting is.
fn fits(dates: &Dates, telling: &Telling, day: &Dated) -> bool {
    let old = dates.days_old(day);
    let is_stale = old.is_some_and(|days| days > STALE);
    match telling.status.value {
        MeetingStatus::Held => !is_stale && day.direction != Direction::Future && old.is_none_or(|days| days >= 0),
        MeetingStatus::Planned => !is_stale && (day.end_date.is_some() || old.is_none_or(|days| days <= 0)),
        _ => !is_stale,
    }
}

/// Whether another clause begins in a stretch, and not one that tells of the meeting itself: "who paid a courtesy call on him".
fn is_apart(text: &Text, mut stretch: Range<usize>) -> bool {
    let tells = |at: usize| {
        (at + 1..at + 5).any(|at| {
            let meets = verb(text, at).is_some_and(|(_, verb)| TAKING_UP.contains(&verb.kind.as_str()));
            meets || ARRANGED.contains(&text.word(at)) || matches!(text.word(at), "held" | "took")
        })
    };
    stretch.any(|at| RELATIVES.contains(&text.word(at)) && !tells(at))
}

/// Whether the words of the meeting stand in a clause of their own behind a day: "arrived on Monday and on Tuesday, when they met".
fn is_apart_before(text: &Text, mut stretch: Range<usize>) -> bool {
    stretch.any(|at| matches!(text.word(at), "where" | "when" | "before" | "after"))
}

/// Whether a day stands by itself in the main clause of a sentence, and dates the meeting.
fn is_main(text: &Text, dates: &Dates, telling: &Telling, day: &Dated, sentence: &Range<usize>) -> bool {
    let before = sentence.start..day.tokens.start;
    let is_said = day.tokens.start >= main_clause(text, sentence).end;
    let plain = !is_said && !is_apart(text, before.clone()) && !is_of_another(text, before);
    plain && day.usage == Use::Free && fits(dates, telling, day)
}

/// The day in the main clause of a sentence that takes the meeting up: "The talks were held on 5 May." One before the telling
/// can also open the report with the journey or the day: "On 5 May the minister arrived."
fn taken_up<'d>(text: &Text, dates: &'d Dates, telling: &Telling, sentence: &Range<usize>) -> Option<&'d Dated> {
    let meets =
        |at: usize| verb(text, at).is_some_and(|(_, verb)| verb.class == "meet" && is_of_kind(telling, &verb.kind));
    let again = |at: usize| MEETINGS.contains(&text.word(at));
    let is_before = sentence.start < text.sentences[telling.sentence].tokens.start;
    let opening = || sentence.clone().take(OPENING);
    let meetings: Vec<usize> = if is_before {
        sentence.clone().filter(|at| meets(*at)).collect()
    } else {
        opening().filter(|at| tells(text, telling, *at).is_some() || again(*at)).collect()
    };
    let is_near = |day: &Dated| meetings.iter().any(|at| gap(&day.tokens, &(*at..*at + 1)) <= NEAR);
    let is_joined = |day: &Dated| {
        let stop = |at: &usize| {
            verb(text, *at).is_some_and(|(found, _)| is_attached(text, found.stop..day.tokens.start.max(found.stop)))
                && *at < day.tokens.start
        };
        meetings.iter().any(stop) && day.usage == Use::Free && fits(dates, telling, day)
    };
    let opens = |day: &Dated| !meetings.is_empty() && day.tokens.start <= sentence.start + OPENING;
    dates
        .days(sentence.clone())
        .find(|day| (is_near(day) || opens(day)) && is_main(text, dates, telling, day, sentence) || is_joined(day))
}

/// Whether nothing stands between a meeting and a day but where it was held: "the dialogue | held in Northport on | Thursday".
fn is_attached(text: &Text, mut between: Range<usize>) -> bool {
    let is_link = |at: usize| matches!(text.word(at), "held" | "on" | "in" | "at" | "here" | "the" | ",");
    between.len() <= 1
        || between.len() <= LONGEST_PLACE
            && matches!(text.word(between.start), "held" | "in" | "at" | "here")
            && between.all(|at| is_link(at) || text.is_capitalised(at))
}

/// Where something was held is told with at most this many tokens.
const LONGEST_PLACE: usize = 12;

/// The day to which a meeting was moved: "was postponed to 5 May", "will not take place until 5 May".
fn moved<'d>(text: &Text, dates: &'d Dates, sentence: &Range<usize>) -> Option<&'d Dated> {
    let is_moved = |at: usize| {
        let row = text.match_of(at, Table::Verb).map(|found| &text.gazetteer.verbs[found.row]);
        let is_status = row.is_some_and(|row| row.class == "status" && row.kind == "postponed");
        is_status || matches!(text.word(at), "moved" | "pushed" | "rescheduled" | "not")
    };
    dates.days(sentence.clone()).find(|day| {
        let to = word_before(text, day);
        let start = to.saturating_sub(MOVED).max(sentence.start);
        let start = dates.days(start..to).last().map_or(start, |other| other.tokens.end);
        matches!(text.word(to), "to" | "until" | "till" | "for") && (start..to).any(is_moved)
    })
}

/// The day on which the report opens, where the sentence that tells of the meeting soon follows and gives none.
fn opening<'d>(text: &Text, dates: &'d Dates, telling: &Telling) -> Option<&'d Dated> {
    let (number, sentence) = text.told().find(|(_, sentence)| !is_title(text, sentence))?;
    let is_near = number < telling.sentence && telling.sentence - number <= 2;
    let is_day = |day: &&Dated| is_main(text, dates, telling, day, &sentence.tokens);
    let is_of_report = |day: &&Dated| {
        let planned = telling.status.value == MeetingStatus::Planned;
        planned && text.dateline.as_ref().is_some_and(|dateline| dateline.tokens.contains(&day.tokens.start))
    };
    dates.days(sentence.tokens.clone()).find(|day| is_day(day) && !is_of_report(day)).filter(|_| is_near)
}

/// The day of the journey on which a planned meeting is to take place, told just before: "will visit Norland on 5 May. There
/// she is to meet".
fn announced<'d>(text: &Text, dates: &'d Dates, telling: &Telling) -> Option<&'d Dated> {
    let is_planned = telling.status.value == MeetingStatus::Planned;
    let before = text.told().filter(|(number, _)| *number < telling.sentence && telling.sentence - number <= 2);
    let before: Vec<Range<usize>> = before.map(|(_, sentence)| sentence.tokens.clone()).collect();
    let to_come = |day: &&Dated| day.direction == Direction::Future && fits(dates, telling, day);
    before.into_iter().rev().filter(|_| is_planned).find_map(|sentence| dates.days(sentence).find(to_come))
}

/// A day to come before the words that tell of the meeting: "will visit Norland from 2 to 4 July for the annual meeting".
fn coming<'d>(text: &Text, dates: &'d Dates, scene: &Scene) -> Option<&'d Dated> {
    let will = scene.sentence.clone().find(|at| matches!(text.word(*at), "will" | "shall"))?;
    let within = will..scene.trigger.start.max(will);
    let is_to_come = |day: &&Dated| day.direction == Direction::Future;
    dates.days(within.clone()).filter(is_to_come).find(|day| !is_apart(text, within.start..day.tokens.start))
}
