use super::*;
use std::collections::HashSet;

/// A record that has every field.
fn full() -> Record {
    serde_json::from_str(include_str!("../../fixtures/records/full.json")).expect("a record")
}

fn settings() -> Settings {
    let some = |text: &str| Some(text.to_owned());
    let archive = Archive {
        agency: some("Archive of Examples"),
        repository: some("XX-1"),
        collection: some("meetings"),
        title: some("Reports of meetings"),
        rights: some("Free"),
        language: None,
    };
    Settings { archive, at: some("2025-01-02T03:04:05Z"), unit: Unit::Article, is_update: false, check: None }
}

#[test]
fn the_sample_has_every_field() {
    let value = serde_json::to_value(full()).expect("JSON");
    let table = losses::table(&full(), &settings()).expect("a table");
    let rows: HashSet<&str> = table.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    let missing: Vec<_> = losses::every_field().into_iter().filter(|field| !rows.contains(field.as_str())).collect();
    assert!(missing.is_empty(), "fixtures/records/full.json lacks {missing:?} of {value}");
}

#[test]
fn names_of_dialects_differ() {
    let names: HashSet<&str> = DIALECTS.iter().map(|dialect| dialect.name()).collect();
    assert_eq!(names.len(), DIALECTS.len());
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    for dialect in DIALECTS {
        let other = Record { id: "urn:x:2".into(), ..full() };
        let export = || whole(*dialect, &settings(), &[full(), other.clone()]).expect("an export");
        assert!(export() == export(), "{}", dialect.name());
    }
}

#[test]
fn what_a_target_demands_is_not_made_up() {
    let mut record = full();
    record.source.published = None;
    let ninjs = by_name("ninjs").expect("a dialect");
    let error = whole(ninjs, &Settings::default(), &[record]).expect_err("no moment");
    assert!(error.to_string().contains("--at"), "{error}");
    let published = whole(ninjs, &Settings::default(), &[full()]).expect("the day of publication");
    assert!(published.contains("T00:00:00Z"), "{published}");
}

#[test]
fn what_an_archive_must_say_of_itself_is_demanded_with_its_place() {
    let lacks = |change: fn(&mut Settings), dialect| {
        let mut settings = settings();
        change(&mut settings);
        whole(by_name(dialect).expect("a dialect"), &settings, &[full()]).expect_err("refused").to_string()
    };
    assert!(lacks(|settings| settings.archive.agency = None, "ead3").contains("agency"));
    assert!(lacks(|settings| settings.archive.collection = Some(" ".into()), "ead2002").contains("collection"));
    assert!(lacks(|settings| settings.archive.title = None, "ead2002").contains("chancery.toml"));
    assert!(lacks(|settings| settings.archive.language = Some("qqq".into()), "ead3").contains("639-2"));
}

#[test]
fn a_finding_aid_has_a_component_for_each_report_or_meeting() {
    let (mut other, mut third) = (full(), full());
    other.id = "urn:x:2".into();
    third.id = "urn:x:3".into();
    third.source.document_id = Some("another report".into());
    let records = [full(), other, third];
    let count = |unit| {
        let settings = Settings { unit, ..settings() };
        let text = whole(by_name("ead3").expect("a dialect"), &settings, &records).expect("an export");
        assert!(text.starts_with("<?xml"), "the beginning is made last and stands first");
        (text.matches("<c level=").count(), text.contains("2 reports"), text.contains("3 accounts of meetings"))
    };
    assert_eq!(count(Unit::Article), (2, true, false));
    assert_eq!(count(Unit::Meeting), (3, false, true));
}

#[test]
fn preservation_metadata_tells_what_was_done_to_text_and_record() {
    let export = |record: &Record, settings: &Settings| {
        whole(by_name("premis").expect("a dialect"), settings, std::slice::from_ref(record)).expect("an export")
    };
    let types = |text: &str| -> Vec<String> {
        let found = text.split("<eventType>").skip(1).filter_map(|rest| rest.split('<').next());
        found.map(str::to_owned).collect()
    };
    let asked = Settings { check: Some(|_| Vec::new()), ..settings() };
    let all = ["message digest calculation", "normalization", "metadata extraction", "validation", "quality review"];
    assert_eq!(types(&export(&full(), &asked)), all);
    let text = export(&full(), &settings());
    assert!(!types(&text).contains(&"validation".into()), "no verdict is told that nobody gave");
    let mut plain = full();
    (plain.source.original, plain.review) = (None, None);
    assert_eq!(types(&export(&plain, &settings())), ["message digest calculation", "metadata extraction"]);
}

#[test]
fn tables_for_atom_write_a_name_everywhere_as_its_authority_record_does() {
    let mut other = full();
    other.id = "urn:x:2".into();
    other.source.document_id = Some("another report".into());
    // A namesake of another country is another person.
    other.people.iter_mut().for_each(|person| person.country = Some("FJ".into()));
    let atom = by_name("atom-csv").expect("a dialect");
    let tables = documents(atom, &settings(), &[full(), other]).expect("an export");
    let column = |table: &str, name: &str| -> Vec<String> {
        let text = tables.iter().find(|(file, _)| file.as_deref().is_some_and(|file| file.contains(table)));
        let mut reader = csv::Reader::from_reader(text.expect("a table").1.as_bytes());
        let place = reader.headers().expect("names").iter().position(|found| found == name).expect("a column");
        reader.records().map(|row| row.expect("a row")[place].to_owned()).collect()
    };
    let known: HashSet<String> = column("authority-records", "authorizedFormOfName").into_iter().collect();
    assert_eq!(known.len(), column("authority-records", "legacyId").len(), "a name is there twice");
    assert!(known.iter().any(|name| name.ends_with("(Fiji)")), "{known:?}");
    let cells = column("descriptions", "nameAccessPoints");
    let used = cells.iter().flat_map(|cell| cell.split('|')).map(str::to_owned);
    let used = used.chain(column("events", "eventActorName")).chain(column("relations", "objectAuthorizedFormOfName"));
    for name in used {
        assert!(known.contains(&name), "{name:?} has no authority record");
    }
    for (file, text) in &tables {
        let found = atom.objections(file.as_deref().unwrap_or_default(), text);
        assert!(found.iter().all(|finding| finding.severity < crate::diagnostic::Severity::Error), "{found:?}");
    }
    let update = Settings { is_update: true, ..settings() };
    let text = whole(atom, &update, &[full()]).expect("an export");
    assert!(!text.contains("Publication") && !text.contains("NULL"), "{text}");
}

#[test]
fn one_id_twice_is_refused() {
    for dialect in ["ead2002", "oai_dc"] {
        let settings = Settings { unit: Unit::Meeting, ..settings() };
        let error = whole(by_name(dialect).expect("a dialect"), &settings, &[full(), full()]).expect_err("refused");
        assert!(error.to_string().contains("same id"), "{error}");
    }
}

#[test]
fn a_doubtful_date_keeps_its_doubt_in_words() {
    let mut record = full();
    let date = record.meeting.date.as_mut().expect("a date");
    date.value = "2031-04-05".into();
    date.edtf = "?2031-04-05".into();
    date.basis = crate::record::DateBasis::Inferred;
    // The table of people has no dates.
    for dialect in DIALECTS.iter().filter(|dialect| dialect.name() != "people") {
        let text = whole(*dialect, &settings(), std::slice::from_ref(&record)).expect("an export");
        assert!(text.contains("?2031-04-05"), "{}: {text}", dialect.name());
    }
}

#[test]
fn documents_have_names_that_every_system_takes() {
    let mut record = full();
    record.id = "https://example.org/a b/../ä?x=1".into();
    let mut export = Export::new(by_name("oai_dc").expect("a dialect"), settings());
    assert!(export.take(&record).expect("taken").is_empty());
    let pieces = export.finish().expect("finished");
    let name = pieces[0].document.clone().expect("a name");
    assert!(
        name.contains(".xml") && name.chars().all(|sign| sign.is_ascii_alphanumeric() || "-.".contains(sign)),
        "{name}"
    );
}

#[test]
fn losses_are_those_that_change_nothing() {
    let record = full();
    let lost = losses::of(by_name("oai_dc").expect("a dialect"), &settings(), &record).expect("losses");
    let fields: Vec<&str> = lost.iter().map(|loss| loss.field.as_str()).collect();
    assert!(fields.contains(&"evidence[]/quote") && !fields.contains(&"source/publisher"), "{fields:?}");
}
