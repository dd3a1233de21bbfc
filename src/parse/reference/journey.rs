//! Visits and invitations to visit.

use super::encounter::{EncounterFound, Reading};
use super::where_when::{self, Beside, Spot};
use crate::gazetteer::word::TokenKind;
use crate::parse::people::Mention;
use crate::parse::text::Sentence;
use crate::record::{EncounterKind, MeetingStatus, TimeStatus};
use std::ops::Range;

/// A visit in the making.
struct Visit {
    travellers: Vec<usize>,
    spot: Option<Spot>,
    beside: Beside,
    tokens: Range<usize>,
    rule: &'static str,
}

/// The visits and invitations that a sentence tells of.
pub(super) fn in_sentence(reading: &Reading, sentence: &Sentence) -> Vec<EncounterFound> {
    let mut found: Vec<EncounterFound> = Vec::new();
    let mut invited = Vec::new();
    for token in sentence.tokens.clone() {
        if reading.text.word(token).starts_with("invit")
            && let Some(invitation) = invitation(reading, sentence, token)
        {
            invited.push(invitation.tokens.clone());
            found.push(invitation);
        } else if !invited.iter().any(|tokens: &Range<usize>| tokens.contains(&token)) {
            let visit = noun(reading, sentence, token).or_else(|| verb(reading, sentence, token));
            found.extend(visit.and_then(|visit| complete(reading, visit)));
        }
    }
    found
}

/// "the visit of President X to Y", "X's visit to Y", "his visit to Y", "is on an official visit to Y".
fn noun(reading: &Reading, sentence: &Sentence, token: usize) -> Option<Visit> {
    let text = reading.text;
    if !matches!(text.word(token), "visit" | "visits" | "trip") || !is_noun(reading, sentence, token) {
        return None;
    }
    let mut next = token + 1;
    let mut travellers = Vec::new();
    let mut rule = "encounter.visit";
    if matches!(text.word(next), "of" | "by") {
        let (persons, stop) = reading.list(next + 1);
        if !persons.is_empty() {
            (travellers, next, rule) = (persons, stop, "encounter.visit-of");
        }
    }
    next += usize::from(text.word(next) == ",");
    let to = (next..sentence.tokens.end.min(next + 2)).find(|at| text.word(*at) == "to");
    let spot = to.and_then(|at| where_when::spot(text, at + 1)).or_else(|| arrival(reading, sentence, token));
    let start = spot.as_ref().map_or(next, |spot| spot.stop.max(next));
    let mut beside = where_when::after(text, reading.dates, start, &sentence.tokens);
    beside.date = beside.date.or_else(|| where_when::date_before(reading.dates, token));
    if travellers.is_empty() {
        travellers = owner(reading, sentence, token);
        if travellers.is_empty() {
            (travellers, rule) = (of_the_meeting(reading, spot.as_ref()), "encounter.visit-of-meeting");
        }
    }
    let stop = beside.stop.max(start).max(token + 1);
    Some(Visit { travellers, spot, beside, tokens: first_word(reading, sentence, token)..stop, rule })
}

/// Where a visit's words begin: with its adjectives and article.
fn first_word(reading: &Reading, sentence: &Sentence, token: usize) -> usize {
    let small = |at: usize| {
        let text = reading.text;
        text.kind(at) == Some(TokenKind::Word)
            && !text.is_capitalised(at)
            && !matches!(text.word(at), "of" | "during" | "to" | "that" | "and")
    };
    let mut first = token;
    while first > sentence.tokens.start && token - first < 3 && small(first - 1) {
        first -= 1;
        if matches!(reading.text.word(first), "the" | "a" | "an" | "his" | "her" | "their") {
            break;
        }
    }
    first
}

fn is_noun(reading: &Reading, sentence: &Sentence, token: usize) -> bool {
    let text = reading.text;
    if token == sentence.tokens.start {
        return true;
    }
    let before = text.word(token - 1);
    let verbal = matches!(
        before,
        "to" | "will" | "would" | "could" | "can" | "may" | "shall" | "should" | "who" | "and" | "i" | "we" | "they"
    );
    let named = reading.people.at(token - 1).is_some() && text.word(token) == "visits";
    !verbal && !named && where_when::spot(text, token + 1).is_none()
}

/// "arrived in Norland this morning on a one-day official visit", "is in Norland on an official visit".
fn arrival(reading: &Reading, sentence: &Sentence, token: usize) -> Option<Spot> {
    let text = reading.text;
    let on = (token.saturating_sub(7)..token).rev().find(|at| text.word(*at) == "on")?;
    let from = sentence.tokens.start.max(on.saturating_sub(12));
    let came = |at: usize| {
        matches!(text.word(at), "arrived" | "arrives" | "is" | "was" | "currently" | "came" | "landed" | "are")
    };
    let verb = (from..on).rev().find(|at| came(*at))?;
    let place =
        |at: usize| matches!(text.word(at), "in" | "to" | "at").then(|| where_when::spot(text, at + 1)).flatten();
    (verb + 1..on).find_map(place)
}

/// The people before the noun whose visit it is.
fn owner(reading: &Reading, sentence: &Sentence, token: usize) -> Vec<usize> {
    let text = reading.text;
    let from = sentence.tokens.start.max(token.saturating_sub(6));
    for at in (from..token).rev() {
        let possessive = matches!(text.raw(at), "'s" | "’s" | "'" | "’");
        if possessive && let Some(mention) = at.checked_sub(1).and_then(|before| reading.people.at(before)) {
            return mention.person.into_iter().collect();
        }
        if matches!(text.word(at), "his" | "her") {
            return reading.subject(sentence, at).into_iter().collect();
        }
        if matches!(
            text.word(at),
            "paid" | "pays" | "paying" | "is" | "was" | "on" | "arrived" | "made" | "began" | "begins" | "currently"
        ) {
            return reading.before(sentence, at).and_then(|mention| mention.person).into_iter().collect();
        }
        if possessive || text.kind(at) == Some(TokenKind::Sign) && text.raw(at) != "-" {
            break;
        }
    }
    Vec::new()
}

/// Those of the meeting who came from elsewhere than the country visited.
fn of_the_meeting(reading: &Reading, spot: Option<&Spot>) -> Vec<usize> {
    let Some(country) = spot.and_then(|spot| spot.country.as_deref()) else { return Vec::new() };
    let abroad = |person: &usize| reading.country(*person).is_some_and(|own| own != country);
    if reading.is_side(country) { reading.principals().into_iter().filter(abroad).collect() } else { Vec::new() }
}

/// "visited Norland", "will travel to Norland", "the first Prime Minister of Norland to visit Sudland".
fn verb(reading: &Reading, sentence: &Sentence, token: usize) -> Option<Visit> {
    let text = reading.text;
    let place = match text.word(token) {
        "visit" | "visited" | "visits" | "visiting" => token + 1,
        "arrived" | "arrives" if matches!(text.word(token + 1), "in" | "at") => token + 2,
        "travelled" | "traveled" | "travel" | "travels" | "flew" | "fly" | "delegation"
            if text.word(token + 1) == "to" =>
        {
            token + 2
        }
        _ => return None,
    };
    let spot = where_when::spot(text, place)?;
    // "arrived in Norland on an official visit" is told by its noun.
    if text.word(token).starts_with("arriv")
        && (spot.stop..sentence.tokens.end).take(12).any(|at| text.word(at) == "visit")
    {
        return None;
    }
    let mut beside = where_when::after(text, reading.dates, spot.stop, &sentence.tokens);
    beside.ahead |= (token.saturating_sub(6).max(sentence.tokens.start)..token)
        .any(|at| matches!(text.word(at), "will" | "would" | "plans"));
    let mut own = reading.dates.within(sentence.tokens.clone()).map(|date| date.tokens.start);
    if beside.date.is_none()
        && let (Some(only), None) = (own.next(), own.next())
    {
        beside.date = reading.dates.all.iter().position(|date| date.tokens.start == only);
    }
    let traveller =
        reading.subject(sentence, token).or_else(|| reading.before(sentence, token).and_then(|mention| mention.person));
    let stop = beside.stop.max(spot.stop);
    Some(Visit {
        travellers: vec![traveller?],
        spot: Some(spot),
        beside,
        tokens: token..stop,
        rule: "encounter.visits",
    })
}

fn complete(reading: &Reading, visit: Visit) -> Option<EncounterFound> {
    let first = *visit.travellers.first()?;
    let from_country = reading.country(first).map(str::to_owned);
    let spot = visit.spot.unwrap_or_default();
    let of_meeting = visit.travellers.iter().any(|person| reading.took_part(*person));
    // Whose visit is told of without a goal is in the country of the meeting.
    let here = || reading.place().filter(|_| of_meeting && visit.rule == "encounter.visit-of" && !visit.beside.ahead);
    let goal = spot.country.clone().or_else(|| here().map(str::to_owned));
    let to_country = goal.clone().filter(|to| Some(to) != from_country.as_ref());
    if goal.is_some() && to_country.is_none() {
        return None;
    }
    let host = to_country.as_deref().is_some_and(|to| reading.is_host(to, first));
    let day = visit.beside.date.map(|index| reading.dates.all[index].date.value.as_str());
    let same_day = day.is_none() || day == reading.day();
    let current = of_meeting && host && same_day && !visit.beside.ahead;
    let (status, date) = if current {
        let held = reading.meeting.status.value == MeetingStatus::Held;
        let status = if held { TimeStatus::Current } else { TimeStatus::Planned };
        (status, visit.beside.date.or(reading.meeting.date))
    } else {
        let before = visit.tokens.clone();
        (where_when::status(reading.text, reading.dates, &visit.beside, before, reading.day()), visit.beside.date)
    };
    let goes =
        reading.text.word(visit.tokens.end) == "to" || reading.text.word(visit.tokens.end.saturating_sub(1)) == "to";
    if to_country.is_none() && visit.rule == "encounter.visit" && (of_meeting || !goes) {
        return None;
    }
    Some(EncounterFound {
        kind: EncounterKind::Visit,
        people: visit.travellers,
        from_country,
        to_country,
        to_city: spot.city,
        event: None,
        date,
        status,
        tokens: visit.tokens,
        rule: visit.rule,
    })
}

/// "invited X to visit Y", "extended an invitation to X to visit Y".
fn invitation(reading: &Reading, sentence: &Sentence, token: usize) -> Option<EncounterFound> {
    let text = reading.text;
    let limit = sentence.tokens.end.min(token + 30);
    let goes = |at: &usize| matches!(text.word(*at), "visit" | "travel" | "attend" | "participate" | "part" | "join");
    let visit = (token + 1..limit).find(|at| goes(at) && reading.people.at(*at).is_none())?;
    let between = |at: &usize| matches!(text.word(*at), "met" | "discussed" | "said");
    if (token..visit).any(|at| between(&at)) {
        return None;
    }
    let place = (visit + 1..limit.min(visit + 4)).find_map(|at| where_when::spot(text, at));
    let event = reading.event_in(visit + 1..limit.min(visit + 8)).filter(|_| place.is_none());
    let held = event.map(|index| &reading.events[index]);
    let inviter = reading.subject(sentence, token);
    let owned = (visit + 1..limit.min(visit + 5))
        .any(|at| matches!(text.word(at), "his" | "her") && text.word(at + 1) == "country");
    let own = inviter.filter(|_| owned).and_then(|person| reading.country(person)).map(str::to_owned);
    let to_country = place.as_ref().and_then(|spot| spot.country.clone());
    let to_country = to_country.or_else(|| held.and_then(|event| event.country.clone())).or(own)?;
    let inviting = |mention: &&Mention| {
        let before = mention.tokens.start.checked_sub(1).map_or("", |before| text.word(before));
        !matches!(before, "from" | "of" | "by")
    };
    let named = reading
        .people
        .within(token + 1..visit)
        .filter(inviting)
        .find_map(|mention| mention.person)
        .map(|person| reading.namesake(person));
    let other = || {
        reading
            .principals()
            .into_iter()
            .find(|person| Some(*person) != inviter && reading.country(*person) != Some(&to_country))
    };
    let person = named.or_else(other)?;
    let stop = place.as_ref().map_or(visit + 1, |spot| spot.stop);
    let beside = where_when::after(text, reading.dates, stop, &sentence.tokens);
    let stop =
        held.and_then(|event| event.mentions.iter().map(|words| words.end).find(|end| *end > stop)).unwrap_or(stop);
    Some(EncounterFound {
        kind: EncounterKind::Invitation,
        people: vec![person],
        from_country: reading.country(person).map(str::to_owned),
        to_country: Some(to_country),
        to_city: place.and_then(|spot| spot.city).or_else(|| held.and_then(|event| event.city.clone())),
        event,
        date: beside.date.or_else(|| held.and_then(|event| event.date)),
        status: TimeStatus::Planned,
        tokens: token..stop,
        rule: "encounter.invitation",
    })
}
