//! The meeting: who met whom, how, when and where.

use super::actor::{self, Actor};
use super::country;
use super::date::Dates;
use super::people::{Found, MeetingFound, People, Person, Side};
use super::text::{Part, Text};
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::record::{self, Basis, Capacity, Channel, MeetingStatus, Occasion, OccasionKind, Place, Role};
use std::collections::BTreeMap;
use std::ops::Range;

/// Why a text gives no meeting: code and message.
pub(super) type Reason = (&'static str, &'static str);

/// A telling of a meeting: the words and who is in it.
struct Telling {
    trigger: Range<usize>,
    kind: String,
    sentence: usize,
    actors: Vec<Actor>,
    host: Option<usize>,
    status: Found<MeetingStatus>,
}

/// Reads the principal meeting of a text. People who turn out to belong to the report's own country get it here.
pub(super) fn read(text: &Text, people: &mut People, dates: &Dates) -> Result<MeetingFound, Reason> {
    let tellings = tellings(text, people);
    let told = tellings.len();
    let chosen = tellings.into_iter().find(|telling| is_between_sides(text, people, telling));
    let Some(telling) = chosen else {
        return Err(if told > 0 {
            ("domestic", "those who met belong to one side only")
        } else {
            ("no-meeting", "nothing in the text tells of a meeting")
        });
    };
    let mut participants = principals(people, &telling);
    add_delegations(text, people, &telling, &mut participants);
    place_home(text, people, &participants);
    let sides = sides(people, &telling, &participants);
    let place = place(text, people, &telling, &sides);
    Ok(MeetingFound {
        channel: channel(text, &telling),
        date: date(text, dates, &telling),
        occasion: occasion(text, &telling),
        place,
        sides,
        participants,
        sentences: 0..text.sentences.len(),
        sentence: telling.sentence,
        status: telling.status,
        trigger: telling.trigger,
    })
}

/// Tellings in the report first, then those of the headline.
fn tellings(text: &Text, people: &People) -> Vec<Telling> {
    let mut found: Vec<Telling> = Vec::new();
    for part in [Part::Body, Part::Headline] {
        for (number, sentence) in text.told().filter(|(_, sentence)| sentence.part == part) {
            for token in sentence.tokens.clone() {
                found.extend(telling(text, people, number, &sentence.tokens, token));
            }
        }
    }
    found
}

fn telling(text: &Text, people: &People, number: usize, sentence: &Range<usize>, token: usize) -> Option<Telling> {
    let verbs = text.matches_at(token).iter().filter(|found| found.table == Table::Verb);
    let verb = verbs
        .filter(|found| is_trigger(&text.gazetteer.verbs[found.row].class, &text.gazetteer.verbs[found.row].kind))
        .max_by_key(|found| found.stop)?;
    if people.at(token).is_some() || is_quoted(text, sentence, token) {
        return None;
    }
    let kind = text.gazetteer.verbs[verb.row].kind.clone();
    let before = actor::within(text, people, sentence.start..token);
    let stop = clause_stop(text, verb.stop, sentence.end);
    let after = actor::within(text, people, verb.stop..stop);
    let subjects: Vec<Actor> =
        before.into_iter().filter(|actor| actor.stands_free() || leads_to(text, actor, token)).collect();
    let objects = objects(text, after, verb.stop);
    let inverted = subjects.is_empty() || !is_finite(text, token, sentence);
    let mut actors = subjects;
    let host = host(&kind, &actors, &objects);
    actors.extend(objects);
    if inverted {
        let rest = actor::within(text, people, stop..sentence.end);
        actors.extend(rest.into_iter().filter(Actor::stands_free).take(1));
    }
    let status = status(text, sentence, token);
    is_own_telling(text, sentence, token).then_some(Telling {
        trigger: token..verb.stop,
        kind,
        sentence: number,
        actors,
        host,
        status,
    })
}

fn is_trigger(class: &str, kind: &str) -> bool {
    class == "meet"
        && matches!(
            kind,
            "meet" | "receive" | "talks" | "call_on" | "phone" | "phone_weak" | "video" | "credentials" | "host"
        )
}

fn is_finite(text: &Text, token: usize, sentence: &Range<usize>) -> bool {
    let before = token.checked_sub(1).filter(|before| *before >= sentence.start).map_or("", |before| text.word(before));
    !matches!(before, "during" | "in" | "a" | "an" | "at" | "following" | "the" | "phone" | "telephone" | "after")
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

/// Whether an owner's own meeting is spoken of: "Readout of President X's Meeting with Y".
fn leads_to(text: &Text, actor: &Actor, trigger: usize) -> bool {
    let next = actor.tokens.end + usize::from(actor.owns);
    let gap = next..trigger;
    actor.owns && gap.len() <= 3 && gap.clone().all(|token| text.kind(token) == Some(TokenKind::Word))
}

/// The clause after a verb ends where another one begins.
fn clause_stop(text: &Text, first: usize, end: usize) -> usize {
    (first..end)
        .find(|token| {
            matches!(
                text.word(*token),
                "discussed"
                    | "during"
                    | "where"
                    | "which"
                    | "after"
                    | "before"
                    | "emphasizing"
                    | "regarding"
                    | "ahead"
                    | "whom"
                    | "while"
                    | "following"
                    | "expressing"
                    | "underscored"
                    | "said"
            ) || text.word(*token) == "to" && text.word(*token + 1) == "discuss"
        })
        .unwrap_or(end)
}

/// Those met: the first group after the verb, joined by commas and "and".
fn objects(text: &Text, after: Vec<Actor>, start: usize) -> Vec<Actor> {
    let mut objects: Vec<Actor> = Vec::new();
    for actor in after {
        let first = objects.is_empty();
        let fits = if first {
            matches!(actor.link.as_str(), "with" | "by" | "between" | "of" | "")
                || actor.tokens.start <= start + 2
                || actor.link == "and"
        } else {
            matches!(
                actor.link.as_str(),
                "and" | "," | "with" | ";" | "separately" | "as" | "well" | "including" | "comprising" | "of" | ":"
            )
        };
        let state_place = actor.is_state && !matches!(actor.link.as_str(), "with" | "and" | "between" | ",");
        let near = objects.last().is_none_or(|last| actor.tokens.start < last.tokens.end + 14)
            && (!first || actor.tokens.start < start + 14);
        if fits && !state_place && near && !(actor.owns && text.kind(actor.tokens.end).is_some()) {
            objects.push(actor);
        }
    }
    objects
}

fn host(kind: &str, subjects: &[Actor], objects: &[Actor]) -> Option<usize> {
    match kind {
        "receive" => subjects.last().and_then(|actor| actor.person),
        "call_on" => objects.first().and_then(|actor| actor.person),
        _ => None,
    }
}

/// Whether the words tell of a meeting for itself, not of an earlier or other one in passing.
fn is_own_telling(text: &Text, sentence: &Range<usize>, token: usize) -> bool {
    let window = token.saturating_sub(3).max(sentence.start)..token;
    let in_passing = window.clone().any(|at| {
        matches!(
            text.word(at),
            "previous" | "earlier" | "last" | "recent" | "since" | "future" | "next" | "upcoming" | "regular"
        )
    });
    let long_ago = text.word(token.saturating_sub(1)) == "had" && text.word(token) == "met";
    !in_passing && !long_ago
}

fn status(text: &Text, sentence: &Range<usize>, token: usize) -> Found<MeetingStatus> {
    let window = token.saturating_sub(6).max(sentence.start)..token;
    let has = |words: &[&str]| window.clone().find(|at| words.contains(&text.word(*at)));
    let found = |value, at: usize, rule| Found { value, tokens: at..at + 1, basis: Basis::Stated, rule };
    let status_word = sentence.clone().find_map(|at| {
        let found = text.match_of(at, Table::Verb).filter(|found| text.gazetteer.verbs[found.row].class == "status")?;
        let kind = text.gazetteer.verbs[found.row].kind.as_str();
        let value = match kind {
            "postponed" => MeetingStatus::Postponed,
            "cancelled" => MeetingStatus::Cancelled,
            "denied" => MeetingStatus::Denied,
            _ => return None,
        };
        Some(Found { value, tokens: at..found.stop, basis: Basis::Stated, rule: "meeting.status-word" })
    });
    if let Some(status) = status_word {
        return status;
    }
    if let Some(at) = has(&["will", "shall", "expected", "scheduled", "planned", "due", "plans", "set"]) {
        return found(MeetingStatus::Planned, at, "meeting.future");
    }
    found(MeetingStatus::Held, token, "meeting.told")
}

/// The side of an actor: a country, a body, or unknown.
fn side_of(people: &People, actor: &Actor) -> Option<String> {
    let person = actor.person.map(|index| &people.persons[index]);
    actor.country.clone().or_else(|| person.and_then(side_of_person))
}

fn side_of_person(person: &Person) -> Option<String> {
    let country = person.country.as_ref().map(|found| found.value.clone());
    country.or_else(|| person.organization.as_ref().map(|found| found.value.clone()))
}

fn is_between_sides(text: &Text, people: &People, telling: &Telling) -> bool {
    let mut known: Vec<String> = Vec::new();
    let mut open: Vec<&Actor> = Vec::new();
    for actor in &telling.actors {
        match side_of(people, actor) {
            Some(side) if !known.contains(&side) => known.push(side),
            Some(_) => {}
            None => open.push(actor),
        }
    }
    if known.len() > 1 {
        return true;
    }
    let home = home(text, people, &known);
    known.len() == 1
        && !open.is_empty()
        && home.is_none_or(|home| !known.contains(&home))
        && open.iter().any(|actor| could_be_foreign(people, actor, &known))
}

fn could_be_foreign(people: &People, actor: &Actor, known: &[String]) -> bool {
    let _ = known;
    let person = actor.person.map(|index| &people.persons[index]);
    let offices = person.map(|person| person.offices.as_slice()).unwrap_or_default();
    let mention = actor.mention.map(|number| people.mentions[number].offices.as_slice()).unwrap_or_default();
    let roles = || offices.iter().chain(mention).map(|office| office.role);
    roles().any(|role| !matches!(role, Role::Other | Role::Military))
        || person.is_some_and(|person| person.name.is_some() && offices.is_empty())
}

fn principals(people: &People, telling: &Telling) -> Vec<(usize, Capacity, Range<usize>)> {
    let mut participants: Vec<(usize, Capacity, Range<usize>)> = Vec::new();
    for actor in &telling.actors {
        if let Some(person) = actor.person.filter(|person| participants.iter().all(|(other, ..)| other != person)) {
            let observer = people.persons[person].mentions.is_empty();
            participants.push((
                person,
                if observer { Capacity::Observer } else { Capacity::Principal },
                actor.tokens.clone(),
            ));
        }
    }
    participants
}

/// Those who are said to have attended, taken part or come along.
fn add_delegations(
    text: &Text,
    people: &People,
    telling: &Telling,
    participants: &mut Vec<(usize, Capacity, Range<usize>)>,
) {
    for (_, sentence) in text.told().skip_while(|(number, _)| *number < telling.sentence) {
        let attending = sentence.tokens.clone().find(|token| {
            people.at(*token).is_none()
                && text
                    .match_of(*token, Table::Verb)
                    .is_some_and(|found| is_attendance(text, &text.gazetteer.verbs[found.row].form))
        });
        let Some(token) = attending.filter(|token| names_meeting(text, &sentence.tokens, *token)) else { continue };
        for actor in actor::within(text, people, sentence.tokens.clone()) {
            let fits = actor.stands_free() || matches!(actor.link.as_str(), "by" | "including");
            let Some(person) = actor.person.filter(|_| fits || actor.tokens.start > token) else { continue };
            if participants.iter().all(|(other, ..)| *other != person) {
                participants.push((person, Capacity::Delegation, actor.tokens.clone()));
            }
        }
    }
}

fn is_attendance(text: &Text, form: &str) -> bool {
    let _ = text;
    matches!(
        form,
        "attended by"
            | "was attended by"
            | "were attended by"
            | "attended"
            | "also attended"
            | "joined by"
            | "was joined by"
            | "accompanied by"
            | "was accompanied by"
            | "were accompanied by"
            | "also present were"
            | "also present was"
            | "in attendance"
            | "also in attendance were"
            | "taking part in"
            | "participated"
            | "took part"
            | "were present"
            | "was present"
            | "were also present"
            | "was also present"
            | "in the presence of"
            | "joined the talks"
            | "taking part"
            | "present at the meeting were"
    )
}

/// Whether the sentence is about the meeting: it says so, or those present are listed.
fn names_meeting(text: &Text, sentence: &Range<usize>, token: usize) -> bool {
    let noun = |at: usize| {
        matches!(
            text.word(at),
            "meeting"
                | "talks"
                | "discussions"
                | "summit"
                | "luncheon"
                | "call"
                | "audience"
                | "ceremony"
                | "session"
                | "delegation"
                | "president"
                | "minister"
                | "present"
                | "conversation"
        )
    };
    sentence.clone().any(noun) && text.word(token) != "visited"
}

/// Gives those participants whose country the text leaves open the report's own country.
fn place_home(text: &Text, people: &mut People, participants: &[(usize, Capacity, Range<usize>)]) {
    let mut known: Vec<String> = Vec::new();
    for (person, ..) in participants {
        known.extend(side_of_person(&people.persons[*person]));
    }
    let Some(home) = home(text, people, &known) else { return };
    let tokens = (0..text.tokens.len())
        .find_map(|token| country::at(text, token).filter(|named| named.code == home).map(|named| token..named.stop));
    for (person, ..) in participants {
        let person = &mut people.persons[*person];
        if person.country.is_none() && person.organization.is_none() {
            let tokens = tokens.clone().unwrap_or(0..0);
            person.country =
                Some(Found { value: home.clone(), tokens, basis: Basis::Inferred, rule: "person.own-side" });
        }
    }
}

/// The report's own country: of those that are no known side, the one named most often.
fn home(text: &Text, people: &People, known: &[String]) -> Option<String> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let Some(named) = country::at(text, at) else {
            at += 1;
            continue;
        };
        at = named.stop;
        *times.entry(named.code).or_default() += 1;
    }
    let _ = people;
    times.retain(|code, _| !known.contains(code));
    let most = times.values().copied().max()?;
    times.into_iter().find(|(_, count)| *count == most).map(|(code, _)| code)
}

fn sides(people: &People, telling: &Telling, participants: &[(usize, Capacity, Range<usize>)]) -> Vec<Side> {
    let mut sides: Vec<Side> = Vec::new();
    let mut add = |country: Option<String>, organization: Option<String>, is_host: bool, tokens: Range<usize>| {
        let known = sides.iter().any(|side| side.country == country && side.organization == organization);
        if !known && (country.is_some() || organization.is_some()) {
            let part = if is_host { record::Part::Host } else { record::Part::Party };
            sides.push(Side { country, organization, part, tokens });
        }
    };
    for (person, _, tokens) in participants {
        let found = &people.persons[*person];
        let country = found.country.as_ref().map(|found| found.value.clone());
        let organization = found.organization.as_ref().filter(|_| country.is_none()).map(|found| found.value.clone());
        add(country, organization, telling.host == Some(*person), tokens.clone());
    }
    for actor in telling.actors.iter().filter(|actor| actor.country.is_some()) {
        add(actor.country.clone(), None, false, actor.tokens.clone());
    }
    if sides.iter().any(|side| side.part == record::Part::Host) {
        for side in sides.iter_mut().filter(|side| side.part == record::Part::Party) {
            side.part = record::Part::Guest;
        }
    }
    sides
}

fn channel(text: &Text, telling: &Telling) -> Found<Channel> {
    let found = |value, tokens: Range<usize>, rule| Found { value, tokens, basis: Basis::Stated, rule };
    let sentence = text.sentences[telling.sentence].tokens.clone();
    let video = sentence.clone().find(|token| {
        matches!(
            text.word(*token),
            "videoconference" | "virtual" | "virtually" | "online" | "video" | "videoconferencing" | "teleconference"
        )
    });
    if let Some(token) = video.filter(|_| telling.kind != "phone") {
        return found(Channel::Video, token..token + 1, "channel.video");
    }
    let phone = sentence
        .clone()
        .find(|token| matches!(text.word(*token), "phone" | "telephone" | "telephonic" | "telephoned" | "phoned"));
    let call = matches!(telling.kind.as_str(), "phone" | "phone_weak");
    match (telling.kind.as_str(), phone) {
        ("video", _) => found(Channel::Video, telling.trigger.clone(), "channel.video"),
        (_, Some(token)) => found(Channel::Phone, token..token + 1, "channel.phone"),
        _ if call => found(Channel::Phone, telling.trigger.clone(), "channel.phone"),
        _ => found(Channel::InPerson, telling.trigger.clone(), "channel.in-person"),
    }
}

/// The day nearest to the words that tell of the meeting, in their sentence or the next ones.
fn date(text: &Text, dates: &Dates, telling: &Telling) -> Option<usize> {
    let own = text.sentences[telling.sentence].tokens.clone();
    let index = |day: &super::date::Dated| dates.all.iter().position(|other| other.tokens == day.tokens);
    if let Some(day) = dates.nearest_day(own, telling.trigger.start) {
        return index(day);
    }
    let near = text
        .told()
        .filter(|(number, sentence)| number.abs_diff(telling.sentence) <= 2 || sentence.part == Part::Headline);
    let mut days = near
        .flat_map(|(_, sentence)| dates.days(sentence.tokens.clone()))
        .filter(|day| day.usage == super::date::Use::Free);
    let day = days.find(|day| day.direction != super::date::Direction::Future);
    day.or_else(|| text.dateline.as_ref().and_then(|dateline| dates.days(dateline.tokens.clone()).next()))
        .and_then(index)
}

/// Where they met: said in the sentence itself, or the country of a visit in whose course they met.
fn place(text: &Text, people: &People, telling: &Telling, sides: &[Side]) -> Option<Found<Place>> {
    if matches!(channel(text, telling).value, Channel::Phone | Channel::Video) {
        return None;
    }
    let sentence = text.sentences[telling.sentence].tokens.clone();
    stated_place(text, people, &sentence)
        .or_else(|| visited(text, &sentence))
        .or_else(|| {
            let headline = text
                .told()
                .filter(|(number, sentence)| sentence.part == Part::Headline || *number == telling.sentence + 1);
            headline
                .map(|(_, sentence)| sentence.tokens.clone())
                .find_map(|tokens| stated_place(text, people, &tokens).filter(|found| found.value.city.is_some()))
        })
        .or_else(|| text.told().find_map(|(_, sentence)| visited(text, &sentence.tokens)))
        .or_else(|| host_country(sides))
}

fn host_country(sides: &[Side]) -> Option<Found<Place>> {
    let host = sides.iter().find(|side| side.part == record::Part::Host)?;
    let country = host.country.clone()?;
    let place = Place { country: Some(country), ..Place::default() };
    Some(Found { value: place, tokens: host.tokens.clone(), basis: Basis::Inferred, rule: "place.host" })
}

/// "in Cairo", "at the White House", "in Tokyo, Japan".
fn stated_place(text: &Text, people: &People, sentence: &Range<usize>) -> Option<Found<Place>> {
    for at in sentence.clone() {
        let preposition = matches!(text.word(at), "in" | "at") && people.at(at).is_none();
        let first = country::after_article(text, at + 1);
        if !preposition {
            continue;
        }
        if let Some(venue) = text.match_of(first, Table::Venue) {
            let row = &text.gazetteer.venues[venue.row];
            let place = Place {
                city: row.city.clone(),
                country: row.country.clone(),
                venue: Some(text.quote(first..venue.stop).to_owned()),
                text: None,
            };
            let city =
                (venue.stop..(venue.stop + 3).min(sentence.end)).find_map(|token| text.match_of(token, Table::City));
            let place = city
                .map_or(place.clone(), |city| Place { venue: place.venue, ..city_place(text, city.first, city.row) });
            return Some(Found { value: place, tokens: first..venue.stop, basis: Basis::Stated, rule: "place.venue" });
        }
        if let Some(city) = text.match_of(first, Table::City).filter(|_| country::at(text, first).is_none()) {
            return Some(Found {
                value: city_place(text, first, city.row),
                tokens: first..city.stop,
                basis: Basis::Stated,
                rule: "place.city",
            });
        }
        if let Some(named) = country::at(text, first).filter(|named| !named.adjective && text.word(at) == "in") {
            let place = Place { country: Some(named.code), ..Place::default() };
            return Some(Found {
                value: place,
                tokens: first..named.stop,
                basis: Basis::Stated,
                rule: "place.country",
            });
        }
    }
    None
}

/// A city with its country: the one named after it or elsewhere, else the largest of that name.
fn city_place(text: &Text, first: usize, row: usize) -> Place {
    let name = text.gazetteer.cities[row].name.clone();
    let rows: Vec<_> = text
        .matches_at(first)
        .iter()
        .filter(|found| found.table == Table::City)
        .map(|found| &text.gazetteer.cities[found.row])
        .collect();
    let named: Vec<String> =
        (0..text.tokens.len()).filter_map(|token| country::at(text, token)).map(|named| named.code).collect();
    let in_named = rows.iter().find(|city| named.contains(&city.country));
    let largest = rows.iter().max_by_key(|city| (city.kind == "capital", city.population));
    let country = in_named.or(largest).map(|city| city.country.clone());
    Place { city: Some(name), country, ..Place::default() }
}

/// "as part of the official visit to the Italian Republic", "currently on a visit to Sri Lanka", "who arrived in Kyiv".
fn visited(text: &Text, sentence: &Range<usize>) -> Option<Found<Place>> {
    for at in sentence.clone() {
        let visit = matches!(text.word(at), "visit" | "arrived" | "trip" | "tour") || text.word(at) == "visiting";
        if !visit {
            continue;
        }
        let to =
            (at + 1..(at + 3).min(sentence.end)).find(|token| matches!(text.word(*token), "to" | "in")).unwrap_or(at);
        let first = country::after_article(text, to + 1);
        if let Some(named) = country::at(text, first)
            .filter(|named| named.stop <= sentence.end && (!named.adjective || text.kind(named.stop).is_none()))
        {
            let place = Place { country: Some(named.code), ..Place::default() };
            return Some(Found {
                value: place,
                tokens: first..named.stop,
                basis: Basis::Stated,
                rule: "place.visited",
            });
        }
        if let Some(city) = text.match_of(first, Table::City).filter(|_| to > at) {
            return Some(Found {
                value: city_place(text, first, city.row),
                tokens: first..city.stop,
                basis: Basis::Stated,
                rule: "place.visited",
            });
        }
    }
    None
}

fn occasion(text: &Text, telling: &Telling) -> Option<Found<Occasion>> {
    let sentence = text.sentences[telling.sentence].tokens.clone();
    let kinds: &[(&[&str], OccasionKind)] = &[
        (&["state", "visit"], OccasionKind::StateVisit),
        (&["official", "visit"], OccasionKind::OfficialVisit),
        (&["working", "visit"], OccasionKind::WorkingVisit),
        (&["private", "visit"], OccasionKind::PrivateVisit),
        (&["sidelines"], OccasionKind::Sidelines),
        (&["margins"], OccasionKind::Sidelines),
        (&["courtesy", "call"], OccasionKind::CourtesyCall),
        (&["credentials"], OccasionKind::Credentials),
        (&["consultations"], OccasionKind::Consultations),
        (&["summit"], OccasionKind::Summit),
    ];
    let found = kinds.iter().find_map(|(words, kind)| {
        sentence.clone().find(|token| text.stands(*token, words)).map(|token| (*kind, token..token + words.len()))
    });
    let (kind, tokens) = found?;
    let value = Occasion { kind, text: Some(text.quote(tokens.clone()).to_owned()) };
    Some(Found { value, tokens, basis: Basis::Stated, rule: "occasion.words" })
}
