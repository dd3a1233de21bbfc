//! Meetings, calls and attendances besides the meeting of the report.

use super::encounter::{EncounterFound, Reading};
use super::where_when::{self, Beside};
use crate::gazetteer::lexicon::Table;
use crate::parse::text::Sentence;
use crate::record::{EncounterKind, TimeStatus};

/// Nouns of meeting.
const MEETINGS: &[&str] = &[
    "meeting",
    "meetings",
    "talks",
    "engagement",
    "engagements",
    "contacts",
    "consultations",
    "negotiations",
    "summit",
    "including",
];

/// Nouns of calling.
const CALLS: &[&str] = &["call", "calls", "conversation", "conversations"];

/// The meetings, calls and attendances that a sentence tells of.
pub(super) fn in_sentence(reading: &Reading, sentence: &Sentence) -> Vec<EncounterFound> {
    let mut found = Vec::new();
    for token in sentence.tokens.clone() {
        let encounter = between(reading, sentence, token).or_else(|| with(reading, sentence, token));
        let encounter = encounter.or_else(|| their(reading, sentence, token)).or_else(|| met(reading, sentence, token));
        found.extend(encounter.or_else(|| attendance(reading, sentence, token)));
    }
    found
}

fn kind_of(word: &str) -> Option<EncounterKind> {
    if MEETINGS.contains(&word) {
        Some(EncounterKind::Meeting)
    } else {
        CALLS.contains(&word).then_some(EncounterKind::Call)
    }
}

/// "the talks between X and Y in Porto in May".
fn between(reading: &Reading, sentence: &Sentence, token: usize) -> Option<EncounterFound> {
    let text = reading.text;
    if text.word(token) != "between" {
        return None;
    }
    let from = sentence.tokens.start.max(token.saturating_sub(3));
    let noun = (from..token).rev().find(|at| kind_of(text.word(*at)).is_some())?;
    let (persons, stop) = reading.list(token + 1);
    let named = |person: &usize| reading.people.persons[*person].name.is_some();
    let enough = persons.len() > 1 && persons.iter().any(named);
    enough.then(|| told(reading, sentence, kind_of(text.word(noun))?, persons, noun, stop, "encounter.between"))?
}

/// "the meeting of X with Y, which took place during ...".
fn with(reading: &Reading, sentence: &Sentence, token: usize) -> Option<EncounterFound> {
    let text = reading.text;
    let kind = kind_of(text.word(token)).filter(|_| matches!(text.word(token + 1), "of" | "by"))?;
    let (mut persons, stop) = reading.list(token + 2);
    if persons.is_empty() || text.word(stop) != "with" {
        return None;
    }
    let (others, stop) = reading.list(stop + 1);
    persons.extend(others);
    (persons.len() > 1).then(|| told(reading, sentence, kind, persons, token, stop, "encounter.with"))?
}

/// "their September 27 meeting in Porto".
fn their(reading: &Reading, sentence: &Sentence, token: usize) -> Option<EncounterFound> {
    let text = reading.text;
    let kind = kind_of(text.word(token)).filter(|_| !matches!(text.word(token), "including" | "contacts"))?;
    let from = sentence.tokens.start.max(token.saturating_sub(7));
    let date = where_when::date_before(reading.dates, token)?;
    (from..token).any(|at| text.word(at) == "their").then_some(())?;
    let mut found = told(reading, sentence, kind, reading.principals(), token, token + 1, "encounter.their")?;
    found.date = found.date.or(Some(date));
    Some(found)
}

/// "Later the King received the minister": somebody of the meeting and somebody who took no part in it.
fn met(reading: &Reading, sentence: &Sentence, token: usize) -> Option<EncounterFound> {
    let text = reading.text;
    let rows = text.matches_at(token).iter().filter(|found| found.table == Table::Verb);
    let meets = |kind: &str| matches!(kind, "meet" | "talks" | "receive" | "call_on");
    let stop = rows
        .filter(|found| {
            text.gazetteer.verbs.get(found.row).is_some_and(|verb| verb.class == "meet" && meets(&verb.kind))
        })
        .map(|found| found.stop)
        .max()?;
    let (others, end) = reading.list(stop + usize::from(text.word(stop) == "with"));
    let mut people: Vec<usize> = reading.subject(sentence, token).into_iter().collect();
    people.extend(others.iter().filter(|person| !people.contains(person)).copied().collect::<Vec<_>>());
    let is_named = |person: &usize| reading.people.persons[*person].name.is_some();
    let outside = people.iter().any(|person| !reading.took_part(*person));
    let inside = people.iter().any(|person| reading.took_part(*person));
    if others.is_empty() || people.len() < 2 || !people.iter().all(is_named) || !outside || !inside {
        return None;
    }
    let mut found = told(reading, sentence, EncounterKind::Meeting, people, token, end, "encounter.met")?;
    let mut own = reading.dates.within(sentence.tokens.clone()).map(|date| date.tokens.start);
    if found.date.is_none()
        && let (Some(only), None) = (own.next(), own.next())
    {
        found.date = reading.dates.all.iter().position(|date| date.tokens.start == only);
    }
    let day = found.date.map(|index| reading.dates.all[index].date.value.as_str());
    let host =
        reading.place().filter(|place| found.people.iter().any(|person| reading.country(*person) == Some(place)));
    if found.to_country.is_none() && (day.is_none() || day == reading.day()) {
        found.to_country = host.map(str::to_owned);
    }
    Some(found)
}

/// An encounter with what stands beside it; none if it is the meeting of the report itself.
fn told(
    reading: &Reading,
    sentence: &Sentence,
    kind: EncounterKind,
    people: Vec<usize>,
    first: usize,
    stop: usize,
    rule: &'static str,
) -> Option<EncounterFound> {
    let text = reading.text;
    let mut beside: Beside = where_when::after(text, reading.dates, stop, &sentence.tokens);
    let limit = sentence.tokens.end.min(stop + 6);
    if beside.spot.is_none()
        && let Some(at) = (stop..limit).find(|at| text.word(*at) == "in" && where_when::spot(text, at + 1).is_some())
    {
        let later = where_when::after(text, reading.dates, at, &sentence.tokens);
        beside = Beside { date: beside.date.or(later.date), ..later };
    }
    beside.date = beside.date.or_else(|| where_when::date_before(reading.dates, first));
    let event = reading.event_in(stop..sentence.tokens.end.min(stop + 12));
    let held_at = event.map(|index| &reading.events[index]);
    let spot = beside.spot.clone().unwrap_or_default();
    let to_country = spot.country.or_else(|| held_at.and_then(|event| event.country.clone()));
    let to_city = spot.city.or_else(|| held_at.and_then(|event| event.city.clone()));
    let day = |index: usize| reading.dates.all[index].date.value.as_str();
    let same = people.iter().all(|person| reading.took_part(*person));
    let here = reading.meeting.place.as_ref().and_then(|place| place.value.country.clone());
    let other_day = beside.date.is_some_and(|index| Some(day(index)) != reading.day());
    let other_place = to_country.is_some() && to_country != here;
    if same && !other_day && !(other_place && beside.date.is_none() && event.is_some()) {
        return None;
    }
    let status = where_when::status(
        text,
        reading.dates,
        &beside,
        first.saturating_sub(4).max(sentence.tokens.start)..first,
        reading.day(),
    );
    let tokens = first..beside.stop.max(stop);
    Some(EncounterFound {
        kind,
        people,
        from_country: None,
        to_country,
        to_city,
        event,
        date: beside.date,
        status,
        tokens,
        rule,
    })
}

/// "the participation of X in COP-29", "X attended the Porto Forum".
fn attendance(reading: &Reading, sentence: &Sentence, token: usize) -> Option<EncounterFound> {
    let text = reading.text;
    let (people, next) = match text.word(token) {
        "participation" | "attendance" if text.word(token + 1) == "of" => reading.list(token + 2),
        "participation" | "attendance" => (own(reading, token), token + 1),
        "attended" | "attend" | "attending" | "attends" | "participated" | "participating" | "participate" => {
            (reading.subject(sentence, token).into_iter().collect(), token + 1)
        }
        "part" if token > 0 && matches!(text.word(token - 1), "took" | "take" | "taking" | "takes") => {
            (reading.subject(sentence, token).into_iter().collect(), token + 1)
        }
        _ => return None,
    };
    let event = reading.event_in(next..sentence.tokens.end.min(next + 7))?;
    let first = *people.first()?;
    let held = &reading.events[event];
    let ahead =
        (token.saturating_sub(5).max(sentence.tokens.start)..token).any(|at| matches!(text.word(at), "will" | "would"));
    let status = if ahead { TimeStatus::Planned } else { held.status };
    Some(EncounterFound {
        kind: EncounterKind::Attendance,
        from_country: reading.country(first).map(str::to_owned),
        people,
        to_country: held.country.clone(),
        to_city: held.city.clone(),
        event: Some(event),
        date: held.date,
        status,
        tokens: token..held.mentions.iter().map(|words| words.end).find(|end| *end > next).unwrap_or(next),
        rule: "encounter.attendance",
    })
}

/// The person before a possessive: "X's participation".
fn own(reading: &Reading, token: usize) -> Vec<usize> {
    let owner = token.checked_sub(2).filter(|_| matches!(reading.text.raw(token - 1), "'s" | "’s" | "'" | "’"));
    owner.and_then(|before| reading.people.at(before)).and_then(|mention| mention.person).into_iter().collect()
}
