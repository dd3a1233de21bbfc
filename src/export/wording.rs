//! Parts of a record in English words, for targets whose fields hold words.

use super::Unit;
use crate::gazetteer::known::country_name;
use crate::record::Capacity;
pub(super) use crate::record::day_in_words as day;
use crate::record::{
    Channel, Date, DateBasis, Encounter, Event, Instrument, Meeting, MeetingStatus, Person, Place, Quoted, Record,
    ReviewStatus, Side, Source, Statement, Topic, Voice,
};

/// A code as words.
pub(super) fn words(code: &str) -> String {
    code.replace('_', " ")
}

/// Whether a date is a whole day.
pub(super) fn is_whole(value: &str) -> bool {
    value.len() == 10 && !value.starts_with('-')
}

/// The date without its doubt, as ISO 8601 has it; none while the year is open, or if the calendar has no such date.
pub(super) fn iso(date: &Date) -> Option<&str> {
    let value = date.value.as_str();
    let whole = format!("{value}{}", "-01-01".get(value.len().saturating_sub(4)..).unwrap_or_default());
    (!value.starts_with("0000") && whole.parse::<jiff::civil::Date>().is_ok()).then_some(value)
}

/// The date as archival standards take it, of which some end with the year 2099.
pub(super) fn standard(date: &Date) -> Option<&str> {
    iso(date).filter(|value| *value < "2100")
}

/// The days from the first to the last, in words.
pub(super) fn days(first: Option<&Date>, last: Option<&Date>) -> Option<String> {
    match (first, last) {
        (Some(first), Some(last)) => Some(format!("{} to {}", day(&first.value), day(&last.value))),
        (Some(only), None) | (None, Some(only)) => Some(day(&only.value)),
        (None, None) => None,
    }
}

/// The day or days of a meeting as ISO 8601 has them.
pub(super) fn interval(meeting: &Meeting) -> Option<String> {
    let first = iso(meeting.date.as_ref()?)?;
    let last = meeting.end_date.as_ref().and_then(iso);
    Some(last.map_or_else(|| first.to_owned(), |last| format!("{first}/{last}")))
}

/// The name of a person, else the office.
pub(super) fn name(person: &Person) -> String {
    let office = || person.positions.first().map(|position| position.title.clone());
    person
        .name
        .as_ref()
        .map(|name| name.full.clone())
        .or_else(office)
        .unwrap_or_else(|| "a person without name".to_owned())
}

/// A person's offices and country or body.
fn offices(person: &Person) -> String {
    let skipped = usize::from(person.name.is_none());
    let mut parts: Vec<String> = person.positions.iter().skip(skipped).map(|position| position.title.clone()).collect();
    parts.extend(person.country.as_deref().map(|code| country_name(code).to_owned()));
    parts.extend(person.organization.clone());
    parts.join(", ")
}

/// A person with offices and country.
pub(super) fn person(person: &Person) -> String {
    with(&name(person), &offices(person))
}

/// A person's name as a heading: family name first where it is known which that is. None for someone without a name.
pub(super) fn heading(person: &Person) -> Option<String> {
    let name = person.name.as_ref()?;
    match (&name.family, &name.given) {
        (Some(family), Some(given)) if name.full == format!("{given} {family}") => Some(format!("{family}, {given}")),
        _ => Some(name.full.clone()),
    }
}

/// Who appears in the report in which capacity, a sentence for each capacity.
pub(super) fn attendance(record: &Record) -> Vec<String> {
    let kinds = [
        (Capacity::Principal, "Principals"),
        (Capacity::Delegation, "Delegations"),
        (Capacity::Observer, "Observers"),
        (Capacity::Mentioned, "Mentioned"),
    ];
    let sentence = |(capacity, name): &(Capacity, &str)| {
        let people: Vec<String> =
            record.people.iter().filter(|found| found.capacity == *capacity).map(person).collect();
        (!people.is_empty()).then(|| format!("{name}: {}.", people.join("; ")))
    };
    kinds.iter().filter_map(sentence).collect()
}

/// A word with a remark in brackets, if there is one.
pub(super) fn with(word: &str, remark: &str) -> String {
    if remark.is_empty() { word.to_owned() } else { format!("{word} ({remark})") }
}

/// A state or body.
pub(super) fn side(side: &Side) -> String {
    let country = side.country.as_deref().map(country_name);
    match (&side.organization, country) {
        (Some(body), Some(country)) => format!("{body} ({country})"),
        (Some(body), None) => body.clone(),
        (None, Some(country)) => country.to_owned(),
        (None, None) => side.text.clone().unwrap_or_else(|| side.id.clone()),
    }
}

/// Whether a person took part.
pub(super) fn took_part(person: &Person) -> bool {
    person.capacity != Capacity::Mentioned
}

/// What the meeting is called: "Meeting of Ana Ruiz (Peru) and Chile, 3 May 2024".
pub(super) fn title(record: &Record) -> String {
    let who = listed(&record.sides.iter().map(|side| head(record, side)).collect::<Vec<_>>());
    let what = what(&record.meeting);
    let of = if who.is_empty() { what } else { format!("{what} of {who}") };
    match days(record.meeting.date.as_ref(), record.meeting.end_date.as_ref()) {
        Some(days) => format!("{of}, {days}"),
        None => of,
    }
}

fn what(meeting: &Meeting) -> String {
    let channel = match meeting.channel {
        Channel::InPerson => "meeting",
        Channel::Phone => "telephone call",
        Channel::Video => "video call",
        Channel::Correspondence => "correspondence",
    };
    let whole = match meeting.status {
        MeetingStatus::Held => channel.to_owned(),
        status => format!("{status} {channel}"),
    };
    let mut letters = whole.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The first principal of a side who has a name, with the side.
fn head(record: &Record, of: &Side) -> String {
    let leads = |person: &&Person| person.capacity == Capacity::Principal && person.side.as_ref() == Some(&of.id);
    let named = record.people.iter().filter(leads).find_map(|person| person.name.as_ref());
    named.map_or_else(|| side(of), |name| with(&name.full, &side(of)))
}

/// "a, b and c".
pub(super) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

/// What kind of meeting it was.
pub(super) fn form(meeting: &Meeting) -> String {
    let format = meeting.format.map(|format| format!("{} ", format.code())).unwrap_or_default();
    format!("{format}{} meeting", words(meeting.channel.code()).replace("in person", "in-person"))
}

/// Where it was held.
pub(super) fn place(place: &Place) -> Option<String> {
    let country = place.country.as_deref().map(|code| country_name(code).to_owned());
    let parts: Vec<String> = [place.venue.clone(), place.city.clone(), country].into_iter().flatten().collect();
    if parts.is_empty() { place.text.clone() } else { Some(parts.join(", ")) }
}

/// What a topic is called.
pub(super) fn topic(topic: &Topic) -> String {
    let countries: Vec<&str> = topic.countries.iter().map(|code| country_name(code)).collect();
    let code = words(topic.code.code());
    let is_more = |label: &&String| !code.eq_ignore_ascii_case(label);
    let of = topic.label.as_ref().filter(is_more).map_or(code.clone(), |label| format!("{code}: {label}"));
    with(&of, &countries.join(", "))
}

/// What a topic is called and how the meeting dealt with it.
pub(super) fn treated(found: &Topic) -> String {
    format!("{} ({})", topic(found), found.relation)
}

/// On what occasion it was held.
pub(super) fn occasion(meeting: &Meeting) -> Option<String> {
    let occasion = meeting.occasion.as_ref()?;
    let kind = words(occasion.kind.code());
    Some(occasion.text.as_ref().map_or(kind.clone(), |text| format!("{kind}: {text}")))
}

/// Who speaks in a statement.
pub(super) fn speakers(record: &Record, statement: &Statement) -> String {
    let people = |ids: &[String]| -> Vec<String> {
        ids.iter().filter_map(|id| record.people.iter().find(|person| person.id == *id)).map(name).collect()
    };
    let side_of = || record.sides.iter().find(|side| statement.side.as_ref() == Some(&side.id)).map(side);
    let mut speakers = listed(&people(&statement.speakers));
    if speakers.is_empty() {
        let unnamed = match statement.voice {
            Voice::Group => "the sides",
            Voice::Named | Voice::Impersonal => "nobody named",
        };
        speakers = side_of().unwrap_or_else(|| unnamed.to_owned());
    }
    let addressees = people(&statement.addressees);
    if addressees.is_empty() { speakers } else { format!("{speakers} to {}", listed(&addressees)) }
}

/// A statement as a paragraph.
pub(super) fn statement(record: &Record, statement: &Statement) -> String {
    let speakers = speakers(record, statement);
    let text = match statement.quoted {
        Quoted::Direct => format!("“{}”", statement.text),
        Quoted::Indirect => statement.text.clone(),
    };
    format!("{speakers} ({}, “{}”): {text}", statement.kind, statement.cue)
}

/// The circumstances of a meeting, a sentence each.
pub(super) fn circumstances(record: &Record) -> Vec<String> {
    let meeting = &record.meeting;
    let sides: Vec<String> = record.sides.iter().map(|found| with(&side(found), found.part.code())).collect();
    let mut sentences = vec![format!("Status: {}; form: {}.", meeting.status, form(meeting))];
    sentences.extend((!sides.is_empty()).then(|| format!("Sides: {}.", sides.join(", "))));
    sentences.extend(occasion(meeting).map(|occasion| format!("Occasion: {occasion}.")));
    sentences
}

/// What is doubtful: dates that are not simply stated, then the notes, each once.
pub(super) fn doubts(record: &Record) -> Vec<String> {
    let dates = [("date", &record.meeting.date), ("last day", &record.meeting.end_date)];
    let mut doubts: Vec<String> =
        dates.iter().filter_map(|(name, date)| date.as_ref().and_then(|date| doubt(name, date))).collect();
    for note in &record.notes {
        if !doubts.contains(&note.message) {
            doubts.push(note.message.clone());
        }
    }
    doubts
}

/// What an undoubted form of the date does not say.
pub(super) fn doubt(name: &str, date: &Date) -> Option<String> {
    let basis = match date.basis {
        DateBasis::Stated | DateBasis::Metadata if date.edtf == date.value => return None,
        DateBasis::Stated => "stated",
        DateBasis::Metadata => "given with the report",
        DateBasis::Relative => "counted from another date",
        DateBasis::Inferred => "inferred",
        DateBasis::Published => "that of publication",
    };
    let within = match (&date.earliest, &date.latest) {
        (Some(earliest), Some(latest)) if earliest != latest => format!(", between {earliest} and {latest}"),
        _ => String::new(),
    };
    let text = date.text.as_ref().map(|text| format!(" (“{text}”)")).unwrap_or_default();
    Some(format!("The {name}{text} is {basis}: {}{within}.", date.edtf))
}

/// How the description was made and whether anybody looked at it.
pub(super) fn making(record: &Record) -> String {
    let made = match &record.generator {
        Some(made) => format!("Read from the report by the program {} {}", made.name, made.version),
        None => "Made by an unnamed hand or program".to_owned(),
    };
    format!("{made}; {}.", review(record))
}

/// The state of review.
pub(super) fn review(record: &Record) -> String {
    let Some(review) = record.review.as_ref().filter(|review| review.status != ReviewStatus::Unreviewed) else {
        return "not reviewed by a person".to_owned();
    };
    let by = review.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
    let date = review.date.as_ref().map(|date| format!(" on {date}")).unwrap_or_default();
    let note = review.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
    format!("{}{by}{date}{note}", review.status)
}

/// Whether a person looked at the record.
pub(super) fn is_reviewed(record: &Record) -> bool {
    record.review.as_ref().is_some_and(|review| review.status != ReviewStatus::Unreviewed)
}

/// An encounter in words.
pub(super) fn encounter(record: &Record, encounter: &Encounter) -> String {
    let people: Vec<String> =
        record.people.iter().filter(|person| encounter.people.contains(&person.id)).map(name).collect();
    let event = record.references.events.iter().find(|event| encounter.event.as_ref() == Some(&event.id));
    let country = |code: &Option<String>| code.as_deref().map(|code| country_name(code).to_owned());
    let to = [encounter.to_city.clone(), country(&encounter.to_country)];
    let to: Vec<String> = to.into_iter().flatten().collect();
    let mut text = encounter.kind.code().to_owned();
    let mut add = |before: &str, part: String| {
        if !part.is_empty() {
            text = format!("{text}{before}{part}");
        }
    };
    add(" of ", listed(&people));
    add(" from ", country(&encounter.from_country).unwrap_or_default());
    add(" to ", to.join(", "));
    add(" at ", event.map(|event| event.name.clone()).unwrap_or_default());
    add(", ", days(encounter.date.as_ref(), encounter.end_date.as_ref()).unwrap_or_default());
    with(&text, encounter.status.code())
}

/// An instrument in words.
pub(super) fn instrument(instrument: &Instrument) -> String {
    let mut remark = vec![words(instrument.kind.code()), words(instrument.status.code())];
    remark.extend(days(instrument.date.as_ref(), None));
    with(&instrument.name, &remark.join(", "))
}

/// An event in words.
pub(super) fn event(event: &Event) -> String {
    let country = event.country.as_deref().map(|code| country_name(code).to_owned());
    let days = days(event.date.as_ref(), event.end_date.as_ref());
    let mut remark = vec![event.kind.code().to_owned(), event.status.code().to_owned()];
    remark.extend([event.city.clone(), country, days].into_iter().flatten());
    with(&event.name, &remark.join(", "))
}

/// Everything that the report refers to, in words.
pub(super) fn references(record: &Record) -> Vec<String> {
    let references = &record.references;
    let encounters = references.encounters.iter().map(|found| encounter(record, found));
    let instruments = references.instruments.iter().map(instrument);
    encounters.chain(instruments).chain(references.events.iter().map(event)).collect()
}

/// The report, as a bibliography names it.
pub(super) fn citation(record: &Record) -> Option<String> {
    let source = &record.source;
    let headline = source.headline.as_ref().map(|headline| format!("“{headline}”"));
    let parts = [
        headline,
        source.publisher.clone(),
        source.dateline.as_ref().map(|dateline| dateline.text.clone()),
        source.published.as_ref().map(|date| day(&date.value)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The report's headline, else a title that is made of what it reports.
pub(super) fn unit_title(records: &[Record], unit: Unit) -> String {
    let Some(first) = records.first() else { return String::new() };
    let headline =
        first.source.headline.as_ref().filter(|headline| unit == Unit::Article && !headline.trim().is_empty());
    match (unit, headline) {
        (_, Some(headline)) => headline.clone(),
        (Unit::Article, None) => format!("Report: {}", title(first)),
        (Unit::Meeting, None) => title(first),
    }
}

/// Who met whom, where, when and on what, in a sentence; the title where nobody is named beside another.
fn account(record: &Record) -> String {
    let meeting = &record.meeting;
    let who: Vec<String> = record.sides.iter().map(|side| head(record, side)).collect();
    let (did, is_to) = match meeting.channel {
        Channel::InPerson => ("met", "meet"),
        Channel::Phone => ("spoke by telephone", "speak by telephone"),
        Channel::Video => ("spoke by video link", "speak by video link"),
        Channel::Correspondence => ("corresponded", "correspond"),
    };
    let verb = match meeting.status {
        MeetingStatus::Held => did.to_owned(),
        _ => format!("were to {is_to}"),
    };
    let mut parts = if who.len() < 2 { vec![title(record)] } else { vec![listed(&who), verb] };
    parts.extend(meeting.place.as_ref().and_then(place).map(|at| {
        let is_venue = meeting.place.as_ref().is_some_and(|place| place.venue.is_some());
        format!("{} {at}{}", if is_venue { "at" } else { "in" }, if at.contains(", ") { "," } else { "" })
    }));
    parts.extend(when(meeting).filter(|_| who.len() > 1));
    let mut topics: Vec<String> = Vec::new();
    for topic in record.topics.iter().map(|topic| words(topic.code.code())) {
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    parts.extend((!topics.is_empty()).then(|| format!("about {}", listed(&topics))));
    let sentence = parts.join(" ");
    let sentence = sentence.trim_end_matches(',');
    match meeting.status {
        MeetingStatus::Held | MeetingStatus::Planned => format!("{sentence}."),
        status => format!("{sentence}; this was {status}."),
    }
}

/// "on 12 March 2025", "in March 2025", "from 12 March 2025 to 14 March 2025".
fn when(meeting: &Meeting) -> Option<String> {
    let words = days(meeting.date.as_ref(), meeting.end_date.as_ref())?;
    let value = &meeting.date.as_ref().or(meeting.end_date.as_ref())?.value;
    let is_day = is_whole(value) || value.starts_with("--");
    Some(match (&meeting.date, &meeting.end_date) {
        (Some(_), Some(_)) => format!("from {words}"),
        _ if is_day => format!("on {words}"),
        _ => format!("in {words}"),
    })
}

/// What the report tells of each meeting.
pub(super) fn contents(records: &[Record]) -> Vec<String> {
    let mut told = Vec::new();
    for record in records {
        told.push(account(record));
        told.extend(circumstances(record));
        told.extend(attendance(record));
        let topics: Vec<String> = record.topics.iter().map(treated).collect();
        told.extend((!topics.is_empty()).then(|| format!("Topics: {}.", topics.join("; "))));
        told.extend(record.statements.iter().map(|found| statement(record, found)));
    }
    told
}

/// Where the report itself is: who published it, its address, the file that the text was taken out of.
pub(super) fn original(record: &Record) -> Vec<String> {
    let source = &record.source;
    let mut told: Vec<String> = citation(record).into_iter().collect();
    told.extend(source.url.clone());
    told.extend(source.original.as_ref().map(|file| {
        format!("The text was taken out of the file {} ({}), SHA-256 {}.", file.name, file.media_type, file.sha256)
    }));
    told.extend(source.text_sha256.as_ref().map(|digest| format!("SHA-256 of the text: {digest}.")));
    told
}

/// How much there is.
pub(super) fn extent(source: &Source) -> String {
    let signs = source.text_length.map(|length| format!(" of {length} characters")).unwrap_or_default();
    format!("1 text{signs}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_of_the_calendar_are_dates() {
        let iso = |value: &str| {
            let date = Date {
                value: value.to_owned(),
                edtf: value.to_owned(),
                earliest: None,
                latest: None,
                basis: DateBasis::Stated,
                text: None,
            };
            super::iso(&date).map(str::to_owned)
        };
        for good in ["2024", "2024-12", "2024-02-29"] {
            assert_eq!(iso(good).as_deref(), Some(good));
        }
        for bad in ["2024-13", "2023-02-29", "--02-03", "0000-01-01"] {
            assert_eq!(iso(bad), None);
        }
    }

    fn told(meeting: &str, sides: &str) -> String {
        let text = format!(
            r#"{{"schema_version": "1.0", "id": "urn:x:1", "meeting": {meeting}, "sides": {sides},
                "topics": [{{"id": "t1", "code": "trade", "relation": "discussed"}}, {{"id": "t2", "code": "trade", "relation": "agreed"}}]}}"#
        );
        account(&serde_json::from_str(&text).expect("a record"))
    }

    #[test]
    fn an_account_says_who_met_whom_where_when_and_about_what() {
        let two = r#"[{"id": "s1", "country": "IE", "part": "party"}, {"id": "s2", "country": "NO", "part": "party"}]"#;
        let date = |value: &str| format!(r#""date": {{"value": "{value}", "edtf": "{value}", "basis": "stated"}}"#);
        let place = r#""place": {"city": "Oslo", "country": "NO"}"#;
        for (meeting, expected) in [
            (
                format!(r#"{{"status": "held", "channel": "in_person", {place}, {}}}"#, date("2025-11-27")),
                "Ireland and Norway met in Oslo, Norway, on 27 November 2025 about trade.",
            ),
            (
                format!(r#"{{"status": "planned", "channel": "video", {}}}"#, date("2025-11")),
                "Ireland and Norway were to speak by video link in November 2025 about trade.",
            ),
            (
                r#"{"status": "denied", "channel": "phone"}"#.to_owned(),
                "Ireland and Norway were to speak by telephone about trade; this was denied.",
            ),
        ] {
            assert_eq!(told(&meeting, two), expected);
        }
        assert_eq!(told(r#"{"status": "held", "channel": "phone"}"#, "[]"), "Telephone call about trade.");
    }

    #[test]
    fn dates_and_lists_are_written_out() {
        assert_eq!(
            (day("2025-11-27").as_str(), day("--02-03").as_str()),
            ("27 November 2025", "3 February of an open year")
        );
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!((listed(&items), listed(&items[..1])), ("a, b and c".to_owned(), "a".to_owned()));
    }
}
