//! A record as a person reads it: at most 25 lines that say who met whom, when, where and about what, and what is doubtful.

mod wording;

use crate::record::{Person, Record, Relation, Side, Topic};
use std::fmt::Write as _;
use wording::{clip, country, date, meeting, occasion, place, positions};

/// Columns of the widest line.
const WIDTH: usize = 100;

/// Columns of the label before each line.
const LABEL: usize = 10;

/// Columns of what a topic was about.
const ISSUE: usize = 40;

/// The card of a record.
pub(super) fn card(record: &Record) -> String {
    let mut card = Card::default();
    card.title(&title(record));
    card.add("meeting", 1, &[meeting(&record.meeting)]);
    card.add("who", 7, &who(record));
    card.add(
        "when",
        1,
        &record.meeting.date.iter().map(|first| date(first, record.meeting.end_date.as_ref())).collect::<Vec<_>>(),
    );
    card.add("where", 1, &record.meeting.place.iter().map(place).collect::<Vec<_>>());
    card.add("occasion", 1, &record.meeting.occasion.iter().map(occasion).collect::<Vec<_>>());
    card.add("topics", 4, &joined(&topics(record), "; "));
    card.add("said", 1, &joined(&said(record), ", "));
    card.add("mentions", 2, &joined(&mentioned(record), "; "));
    card.add("also", 1, &joined(&also(record), ", "));
    card.add("doubtful", 3, &doubts(record));
    card.add("source", 1, &joined(&source(record), ", "));
    card.add("record", 1, std::slice::from_ref(&record.id));
    card.text
}

#[derive(Default)]
struct Card {
    text: String,
}

impl Card {
    fn title(&mut self, title: &str) {
        let _ = writeln!(self.text, "{}", clip(title, WIDTH));
    }

    /// Adds entries under a label, each on lines of its own, at most so many lines in all.
    fn add(&mut self, label: &str, most: usize, entries: &[String]) {
        let mut lines: Vec<String> = entries.iter().flat_map(|entry| wrapped(entry, WIDTH - LABEL)).collect();
        if lines.len() > most {
            let left = lines.len() - most;
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                *last = clip(last, WIDTH - LABEL - 16);
                let _ = write!(last, " … ({left} more)");
            }
        }
        for (index, line) in lines.iter().enumerate() {
            let label = if index == 0 { label } else { "" };
            let _ = writeln!(self.text, "{label:LABEL$}{line}");
        }
    }
}

/// The lines of a text that is cut between words; lines after the first are indented.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) => lines.push(format!("  {}", clip(word, width - 2))),
            None => lines.push(clip(word, width)),
        }
    }
    lines
}

fn joined(items: &[String], separator: &str) -> Vec<String> {
    if items.is_empty() { Vec::new() } else { vec![items.join(separator)] }
}

fn title(record: &Record) -> String {
    if let Some(headline) = &record.source.headline {
        return headline.clone();
    }
    let sides: Vec<String> = record.sides.iter().map(side_name).collect();
    match sides.split_last() {
        Some((last, [])) => format!("A meeting of {last}"),
        Some((last, others)) => format!("A meeting of {} and {last}", others.join(", ")),
        None => "A meeting".to_owned(),
    }
}

fn side_name(side: &Side) -> String {
    match (&side.organization, &side.country) {
        (Some(organization), Some(code)) => format!("{organization} ({})", country(code)),
        (Some(organization), None) => organization.clone(),
        (None, Some(code)) => country(code),
        (None, None) => side.text.clone().unwrap_or_else(|| side.id.clone()),
    }
}

/// A line for each side with those who took part for it, then those of no side.
fn who(record: &Record) -> Vec<String> {
    let took_part = |person: &&Person| person.capacity != crate::record::Capacity::Mentioned;
    let of_side = |side: Option<&str>| -> Vec<String> {
        let of_side = |person: &&Person| person.side.as_deref() == side;
        record.people.iter().filter(took_part).filter(of_side).map(person).collect()
    };
    let mut lines = Vec::new();
    for side in &record.sides {
        let people = of_side(Some(&side.id));
        let people = if people.is_empty() { "nobody is named".to_owned() } else { people.join("; ") };
        lines.push(format!("{} ({}): {people}", side_name(side), side.part));
    }
    lines.extend(of_side(None));
    lines
}

fn person(person: &Person) -> String {
    let offices = positions(person);
    match (&person.name, offices.is_empty()) {
        (Some(name), true) => name.full.clone(),
        (Some(name), false) => format!("{}, {offices}", name.full),
        (None, false) => offices,
        (None, true) => "someone without a name".to_owned(),
    }
}

/// Topics by code, each with what it was about; what stands in the background comes last and by code alone.
fn topics(record: &Record) -> Vec<String> {
    let (background, dealt_with): (Vec<_>, Vec<_>) =
        record.topics.iter().partition(|topic| topic.relation == Relation::Background);
    let name = |topic: &Topic| topic.code.code().replace('_', " ");
    let mut by_code: Vec<(String, Vec<String>)> = Vec::new();
    for topic in dealt_with {
        let code = name(topic);
        let is_more = |label: &&String| !code.eq_ignore_ascii_case(label);
        let issue = topic.label.as_ref().filter(is_more).map(|label| clip(label, ISSUE));
        match by_code.iter_mut().find(|(known, _)| *known == code) {
            Some((_, issues)) => issues.extend(issue),
            None => by_code.push((code, issue.into_iter().collect())),
        }
    }
    let mut lines: Vec<String> = by_code.iter().map(|(code, issues)| with_issues(code, issues)).collect();
    let mut beside: Vec<String> = Vec::new();
    for code in background.into_iter().map(name) {
        if !beside.contains(&code) && by_code.iter().all(|(known, _)| *known != code) {
            beside.push(code);
        }
    }
    if !beside.is_empty() {
        lines.push(format!("in the background {}", beside.join(", ")));
    }
    lines
}

/// A code with its first issue and the number of others.
fn with_issues(code: &str, issues: &[String]) -> String {
    match issues {
        [] => code.to_owned(),
        [only] => format!("{code} ({only})"),
        [first, others @ ..] => format!("{code} ({first}; {} more)", others.len()),
    }
}

/// What is doubtful, each message once.
fn doubts(record: &Record) -> Vec<String> {
    let mut messages: Vec<String> = Vec::new();
    for note in &record.notes {
        if !messages.contains(&note.message) {
            messages.push(note.message.clone());
        }
    }
    messages
}

/// Statements by kind, in order of appearance.
fn said(record: &Record) -> Vec<String> {
    let mut kinds: Vec<(&'static str, usize)> = Vec::new();
    for statement in &record.statements {
        let kind = statement.kind.code();
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((kind, 1)),
        }
    }
    kinds.into_iter().map(|(kind, count)| format!("{kind} {count}")).collect()
}

fn mentioned(record: &Record) -> Vec<String> {
    let is_mentioned = |person: &&Person| person.capacity == crate::record::Capacity::Mentioned;
    record.people.iter().filter(is_mentioned).map(person).collect()
}

fn also(record: &Record) -> Vec<String> {
    let counted = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    };
    let (references, mentions) = (&record.references, &record.mentions);
    [
        counted(references.encounters.len(), "encounter", "encounters"),
        counted(references.instruments.len(), "instrument", "instruments"),
        counted(references.events.len(), "event", "events"),
        counted(mentions.organizations.len(), "organization", "organizations"),
        counted(mentions.countries.len(), "country", "countries"),
        counted(record.evidence.len(), "piece of evidence", "pieces of evidence"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn source(record: &Record) -> Vec<String> {
    let source = &record.source;
    let credits = source.attributions.iter().map(|credit| credit.name.clone());
    let publisher = source.publisher.iter().cloned();
    let day = source.published.iter().map(|day| format!("published {}", date(day, None)));
    publisher.chain(credits).chain(day).chain(source.document_id.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(text: &str) -> Record {
        serde_json::from_str(text).expect("a record")
    }

    #[test]
    fn a_card_says_who_when_where_and_what_is_doubtful() {
        let record = record(
            r#"{"schema_version": "1.0", "id": "urn:example:1",
            "meeting": {"status": "held", "channel": "in_person", "format": "bilateral",
                "date": {"value": "2025-11-27", "edtf": "?2025-11-27", "basis": "inferred"}, "place": {"country": "IT"}},
            "sides": [{"id": "s1", "country": "IT", "part": "host"}, {"id": "s2", "organization": "OSCE", "part": "guest"}],
            "people": [
                {"id": "p1", "capacity": "principal", "side": "s1", "name": {"full": "Ada Bruni"},
                 "positions": [{"role": "foreign_minister", "title": "Minister of Foreign Affairs"}]},
                {"id": "p2", "capacity": "mentioned", "name": {"full": "Ivo Petrov"}}],
            "topics": [{"id": "t1", "code": "peace_conflict", "label": "mine clearance", "relation": "discussed"}],
            "notes": [{"code": "year-inferred", "message": "The year follows from the forum of 2026.", "of": "meeting/date"}]}"#,
        );
        let expected = "\
A meeting of Italy and OSCE
meeting   held, in person, bilateral
who       Italy (host): Ada Bruni, Minister of Foreign Affairs
          OSCE (guest): nobody is named
when      27 November 2025 (inferred)
where     Italy
topics    peace conflict (mine clearance)
mentions  Ivo Petrov
doubtful  The year follows from the forum of 2026.
record    urn:example:1
";
        assert_eq!(card(&record), expected);
    }

    #[test]
    fn topics_of_a_code_and_equal_doubts_stand_together() {
        let record = record(
            r#"{"schema_version": "1.0", "id": "urn:example:1", "meeting": {"status": "held", "channel": "in_person"},
            "topics": [
                {"id": "t1", "code": "trade", "label": "trade", "relation": "discussed"},
                {"id": "t2", "code": "energy", "label": "a gas link", "relation": "agreed"},
                {"id": "t3", "code": "energy", "label": "wind farms", "relation": "discussed"},
                {"id": "t4", "code": "sports", "label": "the games", "relation": "background"}],
            "notes": [{"code": "x", "message": "No year."}, {"code": "x", "message": "No year."}]}"#,
        );
        let card = card(&record);
        assert!(card.contains("topics    trade; energy (a gas link; 1 more); in the background sports\n"), "{card}");
        assert_eq!(card.matches("No year.").count(), 1, "{card}");
    }

    #[test]
    fn a_card_has_at_most_25_lines_of_bounded_width() {
        let mut record = record(
            r#"{"schema_version": "1.0", "id": "urn:example:1", "source": {"headline": "A", "publisher": "B"},
            "meeting": {"status": "held", "channel": "phone", "place": {"city": "Graz"}, "occasion": {"kind": "summit"},
                "date": {"value": "--11-27", "edtf": "XXXX-11-27", "basis": "stated"}},
            "sides": [{"id": "s1", "country": "IT", "part": "host"}],
            "people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Ivo Petrov"}}],
            "topics": [{"id": "t1", "code": "trade", "relation": "discussed"}],
            "statements": [{"id": "q1", "kind": "thank", "voice": "group", "cue": "c", "text": "t", "quoted": "indirect"}],
            "notes": [{"code": "x", "message": "Something is doubtful here and needs many words to be told in full length."}],
            "evidence": [{"of": "meeting/date", "basis": "stated"}]}"#,
        );
        record.sides = vec![record.sides[0].clone(); 40];
        record.people = vec![record.people[0].clone(); 90];
        record.topics = vec![record.topics[0].clone(); 90];
        record.notes = vec![record.notes[0].clone(); 30];
        record.source.headline = Some("very long ".repeat(50));
        let card = card(&record);
        assert!(card.lines().count() <= 25, "{card}");
        assert!(card.lines().all(|line| line.chars().count() <= WIDTH), "{card}");
        assert!(card.contains("more)"), "{card}");
    }
}
