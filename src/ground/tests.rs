//! What the referee says of single values.

use super::short::{completed, is_given};
use super::{Grounded, Verdict, ground};
use crate::parse::Report;
use crate::record::Record;
use serde_json::{Value, json};

const TEXT: &str = "OSLO, May 4. Foreign Minister Ada Holm of Norway met her Danish counterpart, Bo Lund, in Bergen on Friday. \
                    The ministers discussed fisheries. Holm thanked Lund for the support of President Mia Krag of Denmark. \
                    Lund stressed that the Fjord Agreement of 3 March 2021 should be renewed. \
                    Krag will visit Norway next year.";

fn held(text: &str, short: &Value) -> (Record, Grounded) {
    let record: Record = serde_json::from_value(completed(short.clone())).expect("a record");
    let report = Report { published: Some("2024-05-04".into()), ..Report::of_text(text) };
    let mut grounded = ground(&record, &report);
    grounded.values.retain(|value| is_given(short, &value.pointer));
    (record, grounded)
}

fn verdict(short: &Value, pointer: &str) -> Verdict {
    verdict_in(TEXT, short, pointer)
}

fn verdict_in(text: &str, short: &Value, pointer: &str) -> Verdict {
    let (_, grounded) = held(text, short);
    let value = grounded.values.iter().find(|value| value.pointer == pointer);
    value.unwrap_or_else(|| panic!("{pointer} has no verdict: {:?}", grounded.values)).verdict
}

fn person(name: &str, more: &Value) -> Value {
    let mut person = json!({"name": {"full": name}});
    let members = more.as_object().expect("an object").clone();
    person.as_object_mut().expect("an object").extend(members);
    json!({"people": [person]})
}

#[test]
fn names_stand_in_any_order_and_nobody_is_made_up() {
    assert_eq!(verdict(&person("Ada Holm", &json!({})), "/people/0/name/full"), Verdict::Stated);
    assert_eq!(verdict(&person("HOLM, Ada", &json!({})), "/people/0/name/full"), Verdict::Derivable);
    assert_eq!(verdict(&person("Eva Holm", &json!({})), "/people/0/name/full"), Verdict::Contradicted);
    assert_eq!(verdict(&person("Eva Brandt", &json!({})), "/people/0/name/full"), Verdict::NotInText);
}

#[test]
fn offices_are_read_under_their_wordings() {
    let with = |title: &str, role: &str| person("Ada Holm", &json!({"positions": [{"title": title, "role": role}]}));
    let title = |title: &str, role: &str| verdict(&with(title, role), "/people/0/positions/0/title");
    assert_eq!(title("Foreign Minister", "foreign_minister"), Verdict::Stated);
    assert_eq!(title("Minister of Foreign Affairs", "foreign_minister"), Verdict::Derivable);
    assert_eq!(title("Minister of Defence", "minister"), Verdict::Contradicted);
    assert_eq!(title("President", "head_of_state"), Verdict::Contradicted);
}

#[test]
fn a_country_follows_from_its_adjective_and_not_from_another_side() {
    let of = |name: &str, code: &str| verdict(&person(name, &json!({"country": code})), "/people/0/country");
    assert!(of("Bo Lund", "DK") <= Verdict::Derivable);
    assert_eq!(of("Bo Lund", "NO"), Verdict::Contradicted);
    assert_eq!(of("Bo Lund", "SE"), Verdict::Contradicted);
}

#[test]
fn whoever_is_only_mentioned_took_no_part() {
    let of = |name: &str, capacity: &str| verdict(&person(name, &json!({"capacity": capacity})), "/people/0/capacity");
    assert!(of("Ada Holm", "principal") <= Verdict::Derivable);
    assert_eq!(of("Mia Krag", "principal"), Verdict::Contradicted);
    assert_eq!(of("Mia Krag", "mentioned"), Verdict::Stated);
}

/// What is said of the capacity of the last of some people, the others having taken part.
fn capacity_of_last(text: &str, names: &[&str], capacity: &str) -> Verdict {
    let mut people: Vec<Value> =
        names.iter().map(|name| json!({"name": {"full": name}, "capacity": "principal"})).collect();
    let last = people.len() - 1;
    people[last]["capacity"] = json!(capacity);
    verdict_in(text, &json!({ "people": people }), &format!("/people/{last}/capacity"))
}

#[test]
fn whoever_took_part_in_another_meeting_took_no_part_in_this_one() {
    let text = "Foreign Minister Ada Holm of Norway met Danish Foreign Minister Bo Lund in Bergen on 3 May 2024. \
                They discussed fisheries.\n\n\
                On the same day, Holm also met with Swedish Foreign Minister Siv Ek. \
                Ministry spokesman Jon Vik said the talks were frank.";
    let of = |name: &str, capacity: &str| capacity_of_last(text, &["Ada Holm", "Bo Lund", name], capacity);
    assert_eq!(of("Siv Ek", "principal"), Verdict::Contradicted);
    assert_eq!(of("Siv Ek", "mentioned"), Verdict::Stated);
    assert_eq!(of("Jon Vik", "principal"), Verdict::Contradicted);
    assert_eq!(capacity_of_last(text, &["Ada Holm", "Bo Lund"], "principal"), Verdict::Stated);
    assert_eq!(capacity_of_last(text, &["Ada Holm", "Bo Lund"], "mentioned"), Verdict::Contradicted);
    assert_eq!(capacity_of_last(text, &["Ada Holm", "Siv Ek"], "principal"), Verdict::Stated);
}

#[test]
fn an_office_that_one_holds_and_an_ambassadors_post_give_no_country() {
    let text = "The President of Norway, Ada Holm, received the Norwegian Ambassador to Denmark, Liv Dahl, in Oslo on 3 May 2024. \
                The two spoke of the visit that President Mia Krag pays next week. Denmark and Norway are neighbours.";
    let of = |name: &str, code: &str, position: &Value| {
        let person = json!({"name": {"full": name}, "country": code, "capacity": "mentioned", "positions": [position]});
        verdict_in(text, &json!({ "people": [person] }), "/people/0/country")
    };
    let ambassador = json!({"role": "ambassador", "title": "Norwegian Ambassador to Denmark"});
    assert_eq!(of("Liv Dahl", "DK", &ambassador), Verdict::Contradicted);
    assert_eq!(of("Liv Dahl", "NO", &ambassador), Verdict::Stated);
    let president = json!({"role": "head_of_state", "title": "President"});
    assert_eq!(of("Mia Krag", "NO", &president), Verdict::Contradicted);
    assert!(of("Mia Krag", "DK", &president) <= Verdict::Derivable);
}

#[test]
fn days_are_counted_from_the_report() {
    let on = |day: &str| verdict(&json!({"meeting": {"date": day}}), "/meeting/date/value");
    assert_eq!(on("2024-05-03"), Verdict::Derivable);
    assert_eq!(on("2024-05-04"), Verdict::Contradicted);
    assert_eq!(on("2023-05-03"), Verdict::Contradicted);
}

#[test]
fn a_year_that_the_words_leave_out_is_inferred() {
    let basis = |text: &str, day: &str, basis: &str| {
        let short = json!({"meeting": {"date": {"value": day, "basis": basis}}});
        verdict_in(text, &short, "/meeting/date/basis")
    };
    let open = "Foreign Minister Ada Holm of Norway met Danish Foreign Minister Bo Lund in Bergen on 3 May.";
    let whole = "Foreign Minister Ada Holm of Norway met Danish Foreign Minister Bo Lund in Bergen on 3 May 2024.";
    assert_eq!(basis(open, "2024-05-03", "inferred"), Verdict::Derivable);
    assert_eq!(basis(open, "2024-05-03", "stated"), Verdict::Contradicted);
    assert_eq!(basis(whole, "2024-05-03", "stated"), Verdict::Stated);
    assert_eq!(basis(whole, "2024-05-03", "inferred"), Verdict::Contradicted);
    assert_eq!(basis(whole, "2021-05-03", "stated"), Verdict::NotInText);
    assert_eq!(basis(TEXT, "2024-05-03", "relative"), Verdict::Derivable);
    assert_eq!(basis(TEXT, "2024-05-03", "stated"), Verdict::Contradicted);
}

#[test]
fn a_place_of_the_dateline_alone_is_derivable_by_it() {
    let text = "OSLO, May 4. Foreign Minister Ada Holm of Norway met Danish Foreign Minister Bo Lund on Friday.";
    let short = json!({"meeting": {"place": {"city": "Oslo", "country": "NO"}}});
    let (_, grounded) = held(text, &short);
    let rules = grounded.values.iter().flat_map(|value| &value.evidence).map(|evidence| evidence.rule.as_deref());
    assert!(rules.into_iter().all(|rule| rule == Some("place.dateline")), "{:?}", grounded.values);
    assert!(grounded.values.iter().all(|value| value.verdict == Verdict::Derivable), "{:?}", grounded.values);
    let elsewhere = text.replace(" on Friday", " in Bergen on Friday");
    assert_eq!(verdict_in(&elsewhere, &short, "/meeting/place/city"), Verdict::Contradicted);
}

#[test]
fn whoever_is_of_a_side_is_of_its_state() {
    let of = |side: &str| {
        let short = json!({
            "sides": [{"id": "s1", "country": "NO"}, {"id": "s2", "country": "DK"}],
            "people": [{"name": {"full": "Ada Holm"}, "side": side, "capacity": "principal"}],
        });
        verdict(&short, "/people/0/side")
    };
    assert!(of("s1") <= Verdict::Derivable);
    assert_eq!(of("s2"), Verdict::Contradicted);
}

#[test]
fn what_is_mentioned_lies_behind_or_ahead_and_is_of_its_kind() {
    let instrument = |field: &str, code: &str| {
        let short = json!({"references": {"instruments": [{"name": "Fjord Agreement", field: code}]}});
        verdict(&short, &format!("/references/instruments/0/{field}"))
    };
    assert_eq!(instrument("kind", "agreement"), Verdict::Stated);
    assert_eq!(instrument("kind", "roadmap"), Verdict::Contradicted);
    assert_eq!(instrument("status", "mentioned"), Verdict::Stated);
    assert_eq!(instrument("status", "terminated"), Verdict::NotInText);
    let visit = |status: &str| {
        let visit = json!({"kind": "visit", "people": ["p1"], "to_country": "NO", "date": "2025", "status": status});
        let short =
            json!({"people": [{"id": "p1", "name": {"full": "Mia Krag"}}], "references": {"encounters": [visit]}});
        verdict(&short, "/references/encounters/0/status")
    };
    assert_eq!(visit("planned"), Verdict::Derivable);
    assert_eq!(visit("past"), Verdict::Contradicted);
}

#[test]
fn the_city_of_the_dateline_is_not_that_of_the_meeting() {
    let at = |city: &str| verdict(&json!({"meeting": {"place": {"city": city}}}), "/meeting/place/city");
    assert_eq!(at("Bergen"), Verdict::Stated);
    assert_eq!(at("Oslo"), Verdict::Contradicted);
    assert_eq!(verdict(&json!({"source": {"dateline": {"city": "Oslo"}}}), "/source/dateline/city"), Verdict::Stated);
}

#[test]
fn things_have_their_names_and_dates() {
    let with = |name: &str, day: &str| json!({"references": {"instruments": [{"name": name, "date": day}]}});
    let both = |name: &str, day: &str| {
        let short = with(name, day);
        (verdict(&short, "/references/instruments/0/name"), verdict(&short, "/references/instruments/0/date/value"))
    };
    assert_eq!(both("Fjord Agreement", "2021-03-03"), (Verdict::Stated, Verdict::Stated));
    assert_eq!(both("Fjord Agreement", "2022-03-03"), (Verdict::Stated, Verdict::Contradicted));
    assert_eq!(both("Skerries Convention", "2021-03-03").0, Verdict::NotInText);
}

#[test]
fn statements_have_their_speakers() {
    let by = |who: &str| {
        let short = json!({
            "people": [{"id": "p1", "name": {"full": "Ada Holm"}}, {"id": "p2", "name": {"full": "Bo Lund"}}],
            "statements": [{"speakers": [who], "cue": "stressed", "text": "the Fjord Agreement of 3 March 2021 should be renewed"}],
        });
        verdict(&short, "/statements/0/speakers/0")
    };
    assert_eq!(by("p2"), Verdict::Stated);
    assert_eq!(by("p1"), Verdict::Contradicted);
}

#[test]
fn the_words_of_values_become_evidence() {
    let (record, grounded) = held(TEXT, &person("Ada Holm", &json!({"country": "NO"})));
    let filled = grounded.filled(&record);
    let quotes: Vec<_> =
        filled.evidence.iter().map(|evidence| (evidence.of.as_str(), evidence.quote.as_deref())).collect();
    assert!(quotes.contains(&("p1/name", Some("Ada Holm"))), "{quotes:?}");
    assert!(ground(&filled, &Report::of_text(TEXT)).others.is_empty());
}

#[test]
fn evidence_of_the_record_is_looked_up() {
    let (mut record, _) = held(TEXT, &json!({}));
    let misplaced = json!({"of": "meeting/place", "basis": "stated", "start": 0, "stop": 4, "quote": "Bergen"});
    record.evidence.push(serde_json::from_value(misplaced).expect("evidence"));
    let findings = ground(&record, &Report::of_text(TEXT)).others;
    assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["G105"]);
}
