//! Event data as researchers of conflict and diplomacy code them: a table of dyads after PLOVER, with CAMEO's codes.
//!
//! A row is a pair of sides. The visitor acts and the host receives; where nobody hosts, sides act in the order of the
//! record. A meeting that was held is a consultation. One that is planned is none: the sides agree to meet. Meetings that
//! were postponed, cancelled or denied give no row, for they tell of no event between two sides.

use super::{Dialect, Layout, Settings};
use crate::error::Error;
use crate::record::{Channel, Meeting, MeetingStatus, OccasionKind, Part, Record, Side};

/// The table of dyads.
pub(super) struct Plover;

/// What happened, in the terms of both schemes. Codes are text: 042 is not 42.
struct Event {
    plover: &'static str,
    mode: &'static str,
    cameo: &'static str,
}

const COLUMNS: [&str; 18] = [
    "event_id",
    "record_id",
    "meeting_key",
    "date",
    "date_edtf",
    "date_earliest",
    "date_latest",
    "actor",
    "actor_organization",
    "recipient",
    "recipient_organization",
    "event",
    "mode",
    "cameo",
    "place_country",
    "document_id",
    "publisher",
    "url",
];

impl Dialect for Plover {
    fn name(&self) -> &'static str {
        "plover"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn about(&self) -> &'static str {
        "PLOVER and CAMEO events in CSV, a row for each pair of sides: the visitor acts, the host receives"
    }

    fn layout(&self) -> Layout {
        Layout::Whole
    }

    fn begin(&self, _first: Option<&Record>, _settings: &Settings) -> Result<String, Error> {
        line(&COLUMNS.map(str::to_owned))
    }

    fn unit(&self, records: &[Record], _number: u64, _settings: &Settings) -> Result<String, Error> {
        records.iter().flat_map(rows).map(|row| line(&row)).collect()
    }
}

fn line(cells: &[String]) -> Result<String, Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let written = writer.write_record(cells).map_err(|error| Error::write(error.into()));
    let bytes = written.and_then(|()| writer.into_inner().map_err(|error| Error::write(error.into_error())))?;
    String::from_utf8(bytes).map_err(|error| Error::write(std::io::Error::other(error)))
}

fn rows(record: &Record) -> Vec<[String; 18]> {
    let sides: Vec<&Side> = record.sides.iter().filter(|side| side.part != Part::Observer).collect();
    let pairs =
        sides.iter().enumerate().flat_map(|(place, one)| sides[place + 1..].iter().map(move |other| (*one, *other)));
    pairs.filter_map(|(one, other)| row(record, one, other)).collect()
}

fn row(record: &Record, one: &Side, other: &Side) -> Option<[String; 18]> {
    let (actor, recipient) = directed(one, other);
    let event = event(&record.meeting, actor, recipient)?;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let (meeting, source) = (&record.meeting, &record.source);
    let date = meeting.date.as_ref();
    Some([
        format!("{}#{}-{}", record.id, actor.id, recipient.id),
        record.id.clone(),
        text(&meeting.key),
        date.map(|date| date.value.clone()).unwrap_or_default(),
        date.map(|date| date.edtf.clone()).unwrap_or_default(),
        date.map(|date| text(&date.earliest)).unwrap_or_default(),
        date.map(|date| text(&date.latest)).unwrap_or_default(),
        text(&actor.country),
        text(&actor.organization),
        text(&recipient.country),
        text(&recipient.organization),
        event.plover.to_owned(),
        event.mode.to_owned(),
        event.cameo.to_owned(),
        meeting.place.as_ref().map(|place| text(&place.country)).unwrap_or_default(),
        text(&source.document_id),
        text(&source.publisher),
        text(&source.url),
    ])
}

/// Who acts on whom: a mediator acts on the others, and nobody acts on a guest as a host.
fn directed<'a>(one: &'a Side, other: &'a Side) -> (&'a Side, &'a Side) {
    let acts_second = |side: &Side| matches!(side.part, Part::Host);
    let is_other_first = other.part == Part::Mediator && one.part != Part::Mediator;
    let is_one_host = acts_second(one) && !acts_second(other);
    if is_other_first || (is_one_host && one.part != Part::Mediator) { (other, one) } else { (one, other) }
}

fn event(meeting: &Meeting, actor: &Side, recipient: &Side) -> Option<Event> {
    match meeting.status {
        MeetingStatus::Held => {}
        MeetingStatus::Planned => return Some(Event { plover: "AGREE", mode: "meet", cameo: "036" }),
        MeetingStatus::Postponed | MeetingStatus::Cancelled | MeetingStatus::Denied => return None,
    }
    let consult = |mode, cameo| Some(Event { plover: "CONSULT", mode, cameo });
    let occasion = meeting.occasion.as_ref().map(|occasion| occasion.kind);
    let country = meeting.place.as_ref().and_then(|place| place.country.as_ref());
    let is_elsewhere = country.is_some_and(|country| {
        ![actor, recipient].into_iter().any(|side| side.country.as_ref() == Some(country) || side.part == Part::Host)
    });
    match meeting.channel {
        _ if actor.part == Part::Mediator => consult("third-party", "045"),
        Channel::Phone | Channel::Video => consult("phone", "041"),
        Channel::InPerson if occasion == Some(OccasionKind::Negotiation) => consult("", "046"),
        Channel::InPerson if recipient.part == Part::Host => consult("visit", "042"),
        Channel::InPerson if is_elsewhere => consult("", "044"),
        Channel::InPerson | Channel::Correspondence => consult("", "040"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coded(record: &str) -> Vec<String> {
        let record: Record = serde_json::from_str(record).expect("a record");
        rows(&record).into_iter().map(|row| [7, 9, 11, 12, 13].map(|cell| row[cell].clone()).join(" ")).collect()
    }

    fn of(meeting: &str, sides: &str) -> Vec<String> {
        coded(&format!(r#"{{"schema_version": "1.0", "id": "urn:x:1", "meeting": {meeting}, "sides": {sides}}}"#))
    }

    const VISIT: &str =
        r#"[{"id": "s1", "country": "IT", "part": "host"}, {"id": "s2", "country": "AZ", "part": "guest"}]"#;
    const PARTIES: &str =
        r#"[{"id": "s1", "country": "IE", "part": "party"}, {"id": "s2", "country": "NO", "part": "party"}]"#;

    #[test]
    fn the_visitor_acts_and_the_host_receives() {
        assert_eq!(of(r#"{"status": "held", "channel": "in_person"}"#, VISIT), ["AZ IT CONSULT visit 042"]);
    }

    #[test]
    fn a_planned_meeting_is_no_consultation_and_a_denied_one_is_nothing() {
        assert_eq!(of(r#"{"status": "planned", "channel": "in_person"}"#, VISIT), ["AZ IT AGREE meet 036"]);
        assert_eq!(of(r#"{"status": "denied", "channel": "in_person"}"#, VISIT), Vec::<String>::new());
    }

    #[test]
    fn the_channel_and_the_place_tell_the_code() {
        assert_eq!(of(r#"{"status": "held", "channel": "phone"}"#, PARTIES), ["IE NO CONSULT phone 041"]);
        let elsewhere = r#"{"status": "held", "channel": "in_person", "place": {"country": "CH"}}"#;
        assert_eq!(of(elsewhere, PARTIES), ["IE NO CONSULT  044"]);
        let talks = r#"{"status": "held", "channel": "in_person", "occasion": {"kind": "negotiation"}}"#;
        assert_eq!(of(talks, PARTIES), ["IE NO CONSULT  046"]);
    }

    #[test]
    fn every_pair_has_a_row_and_a_mediator_acts_on_both() {
        let three = r#"[{"id": "s1", "country": "AM", "part": "party"}, {"id": "s2", "country": "AZ", "part": "party"},
            {"id": "s3", "country": "BE", "part": "mediator"}, {"id": "s4", "country": "FR", "part": "observer"}]"#;
        let expected = ["AM AZ CONSULT  040", "BE AM CONSULT third-party 045", "BE AZ CONSULT third-party 045"];
        assert_eq!(of(r#"{"status": "held", "channel": "in_person"}"#, three), expected);
    }
}
