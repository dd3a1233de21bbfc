use crate::parse::{Options, Report, parse};
use crate::record::{Capacity, Record};

/// What was read of a report: "status channel sides: people" of each meeting, or the reason why there is none.
fn read(text: &str) -> Vec<String> {
    let parsed = parse(&Report { published: Some("2025-05-14".into()), ..Report::of_text(text) }, &Options::default());
    match parsed.rejection {
        Some(rejection) => vec![rejection.code.to_owned()],
        None => parsed.records.iter().map(shown).collect(),
    }
}

fn shown(record: &Record) -> String {
    let side = |side: &crate::record::Side| side.country.clone().or(side.organization.clone()).unwrap_or_default();
    let mut sides: Vec<String> = record.sides.iter().map(side).collect();
    sides.sort();
    let took_part = record.people.iter().filter(|person| person.capacity != Capacity::Mentioned);
    let named: Vec<String> = took_part
        .map(|person| {
            let name = person.name.as_ref().map_or("?", |name| name.full.as_str());
            format!("{name} {}", person.country.as_deref().or(person.organization.as_deref()).unwrap_or("-"))
        })
        .collect();
    format!("{} {} {}: {}", record.meeting.status, record.meeting.channel, sides.join(" "), named.join(", "))
}

/// Each text with what must be read of it.
fn table(rows: &[(&str, &[&str])]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(text, wanted)| read(text) != *wanted)
        .map(|(text, wanted)| format!("{text}\n  want {wanted:?}\n  got  {:?}", read(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn meetings_are_told_in_many_forms() {
    table(&[
        (
            "Foreign Minister of Chile Ana Rojas met with Foreign Minister of Peru Luis Quispe in Lima on Monday.",
            &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE"],
        ),
        (
            "Prime Minister of Norway Kari Lund was received on Monday by President of Latvia Janis Ozols in Riga.",
            &["held in_person LV NO: Kari Lund NO, Janis Ozols LV"],
        ),
        (
            "President of Kenya Peter Otieno had a long telephone conversation with President of Ghana Kofi Asare.",
            &["held phone GH KE: Peter Otieno KE, Kofi Asare GH"],
        ),
        (
            "The defence ministers of Fiji and Tonga, Josefa Vula and Sione Fifita, held talks in Suva on Tuesday.",
            &["held in_person FJ TO: Josefa Vula FJ, Sione Fifita TO"],
        ),
        (
            "Ambassador of Cuba Rosa Diaz paid a courtesy call on Foreign Minister of Laos Kham Sayavong on Friday.",
            &["held in_person CU LA: Rosa Diaz CU, Kham Sayavong LA"],
        ),
        (
            "President of Malta Carmen Zammit will meet President of Italy Paolo Rossi in Rome on 20 May.",
            &["planned in_person IT MT: Carmen Zammit MT, Paolo Rossi IT"],
        ),
        (
            "Foreign Minister of Nepal Sita Gurung and Foreign Minister of Bhutan Karma Wangdi discussed trade in Paro on Monday.",
            &["held in_person BT NP: Sita Gurung NP, Karma Wangdi BT"],
        ),
    ]);
}

#[test]
fn the_own_side_needs_no_country() {
    table(&[
        (
            "The Prime Minister met with Prime Minister Omar Haddad of Iraq today. Australia and Iraq are friends. Australia's help goes on.",
            &["held in_person AU IQ: ? AU, Omar Haddad IQ"],
        ),
        (
            "Minister Ana Rojas received the Ambassador of Peru, Luis Quispe, on Monday. Chile-Peru trade grew, and Chile's exports too.",
            &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE"],
        ),
    ]);
}

#[test]
fn what_is_no_meeting_of_two_sides_gives_none() {
    table(&[
        (
            "President Peter Otieno received Finance Minister Jane Wambui on Monday. They discussed the budget.",
            &["domestic"],
        ),
        ("The bakery in the old town sells bread and rolls. Its owner is proud of them.", &["no-meeting"]),
        (
            "The harvest was poor this year, farmers say. Rain came late. Prices rose. Exports fell. Seed is scarce. \
             Loans are dear. Nobody knows what comes next. In 2011 President of Kenya Peter Otieno met President of Ghana Kofi Asare.",
            &["mentioned-only"],
        ),
        (
            "Q: Will you meet the minister?\n\nA: On Friday I met Foreign Minister of Peru Luis Quispe and Foreign Minister of Chile Ana Rojas.",
            &["mentioned-only"],
        ),
    ]);
}

#[test]
fn an_official_visit_is_no_official() {
    table(&[(
        "President of Poland Jan Nowak is on an official visit to Estonia and met President of Estonia Mari Tamm on Monday.",
        &["held in_person EE PL: Jan Nowak PL, Mari Tamm EE"],
    )]);
}

#[test]
fn a_denied_meeting_is_denied() {
    let read = read(
        "Foreign Minister of Chile Ana Rojas did not meet Foreign Minister of Peru Luis Quispe in Lima on Monday.",
    );
    assert_eq!(read, ["denied in_person CL PE: Ana Rojas CL, Luis Quispe PE"]);
}

#[test]
fn several_meetings_give_several_records() {
    let read = read(
        "Foreign Minister of Chile Ana Rojas met Foreign Minister of Peru Luis Quispe in Lima on Monday. They spoke of trade.\n\n\
         She also met Foreign Minister of Bolivia Juan Mamani there.",
    );
    assert_eq!(
        read,
        ["held in_person CL PE: Ana Rojas CL, Luis Quispe PE", "held in_person BO CL: Ana Rojas CL, Juan Mamani BO"]
    );
}

#[test]
fn lists_of_those_present_are_read() {
    let lead = "Foreign Minister of Chile Ana Rojas met Foreign Minister of Peru Luis Quispe in Lima on Monday. ";
    let both = "held in_person CL PE: Ana Rojas CL, Luis Quispe PE, ";
    for (list, present) in [
        ("The meeting was attended by Ambassador of Chile Pedro Soto.", "Pedro Soto CL"),
        ("Also present was Ambassador of Chile Pedro Soto.", "Pedro Soto CL"),
        ("Ambassador of Chile Pedro Soto also attended.", "Pedro Soto CL"),
        ("The Peruvian delegation included Deputy Minister Rosa Huanca.", "Rosa Huanca PE"),
        ("The talks continued with the participation of Ambassador of Chile Pedro Soto.", "Pedro Soto CL"),
        ("Accompanying the minister were Ambassador of Chile Pedro Soto and aides.", "Pedro Soto CL"),
    ] {
        assert_eq!(read(&format!("{lead}{list}")), [format!("{both}{present}")], "{list}");
    }
}
