use super::*;
use crate::parse::identity;
use crate::parse::layout::layout;
use crate::record::Role;

/// The people of a report under a neutral headline: name, roles, country.
fn people(body: &str) -> Vec<(String, Vec<Role>, String)> {
    let source = format!("Report\n\n{body}");
    let text = Text::new(&source, layout(&source, false));
    let people = identity::people(&text, scan(&text));
    let named = |name: &Option<Range<usize>>| name.clone().map(|name| text.quote(name).to_owned()).unwrap_or_default();
    people
        .persons
        .iter()
        .map(|person| {
            let roles = person.offices.iter().map(|office| office.role).collect();
            let country = person.country.as_ref().map(|found| found.value.clone()).unwrap_or_default();
            (named(&person.name), roles, country)
        })
        .collect()
}

fn names(body: &str) -> Vec<String> {
    people(body).into_iter().map(|(name, ..)| name).collect()
}

fn one(body: &str) -> (String, Vec<Role>, String) {
    let mut people = people(body);
    assert_eq!(people.len(), 1, "{body}: {people:?}");
    people.remove(0)
}

#[test]
fn places_and_bodies_are_no_people() {
    for body in [
        "They stopped in Sri Lanka and St. Petersburg.",
        "They met on the margins of the UN General Assembly.",
        "The group was led by HMS Queen Anne.",
        "Section 3 has General Provisions.",
        "Eastern Plains Tribe welcomed the herd.",
    ] {
        assert_eq!(names(body), Vec::<String>::new(), "{body}");
    }
}

#[test]
fn letters_after_a_name_are_no_part_of_it() {
    assert_eq!(names("Mr Tom Holm AO met Dame Ada Lind MP."), ["Tom Holm", "Ada Lind"]);
}

#[test]
fn shortened_names_go_on_after_their_dot() {
    assert_eq!(
        names("Adviser Md. Karim Huq met Undersecretary for Policy Ma. Luisa Reyes."),
        ["Md. Karim Huq", "Ma. Luisa Reyes"]
    );
}

#[test]
fn titles_with_a_slip_or_run_together_are_titles() {
    assert_eq!(one("He met Prime Minster Holm."), ("Holm".into(), vec![Role::HeadOfGovernment], String::new()));
    assert_eq!(one("Holm AdaPresident of Finland: Yes."), ("Holm Ada".into(), vec![Role::HeadOfState], "FI".into()));
}

#[test]
fn titles_stand_one_after_the_other() {
    let (name, roles, country) = one("Saudi Foreign Minister Prince Omar bin Said spoke.");
    assert_eq!((name.as_str(), country.as_str()), ("Omar bin Said", "SA"));
    assert_eq!(roles, [Role::ForeignMinister, Role::Royal]);
}

#[test]
fn a_couple_shares_its_name() {
    assert_eq!(
        names("Lunch was given by Mr. and Mrs. Holm, Mr. Lind and Mrs. Berg."),
        ["Holm", "Holm", "Lind", "Berg"]
    );
}

#[test]
fn one_plural_title_may_have_several_names() {
    let found = people("Presidents Ada Holm of Finland and Tom Lind of Sweden signed it.");
    assert_eq!(found[0], ("Ada Holm".into(), vec![Role::HeadOfState], "FI".into()));
    assert_eq!(found[1], ("Tom Lind".into(), vec![Role::HeadOfState], "SE".into()));
    assert_eq!(names("The chief executives of the two groups, Ada Holm and Tom Lind, met."), ["Ada Holm", "Tom Lind"]);
}

#[test]
fn long_titles_end_where_the_name_begins() {
    for (body, name) in [
        ("The State Secretary with the Ministry of Investments and European Projects Ada Holm spoke.", "Ada Holm"),
        ("They met the Secretary General of the Association of Southeast Asian Nations (ASEAN) Tom Lind.", "Tom Lind"),
        (
            "They met the Minister of Foreign Affairs, Emigration and Egyptian Expatriates, Dr. Ada Holm, there.",
            "Ada Holm",
        ),
        ("It was attended by Sweden's Ambassador in Belgrade Tom Lind.", "Tom Lind"),
        ("She met the Prime Minister of Kosovo*, Ada Holm.", "Ada Holm"),
        ("They met Senior Advisor for Arab and African Affairs Tom Lind.", "Tom Lind"),
    ] {
        assert_eq!(names(body), [name], "{body}");
    }
}

#[test]
fn a_title_after_a_comma_is_not_that_of_the_name_before_it() {
    let found = people("He called for contact with Ada Holm, the President of Finland reaffirmed that.");
    assert_eq!(found[0], ("Ada Holm".into(), vec![], String::new()));
}

#[test]
fn nominees_hold_no_office_yet() {
    assert_eq!(one("Mr. Tom Lind, United States Ambassador to France Nominee").1, [Role::Other]);
    assert_eq!(one("Tom Lind, nominee for Secretary of Commerce, will speak.").1, [Role::Other]);
}

#[test]
fn a_foreign_secretary_is_an_official_in_south_asia() {
    assert_eq!(one("Foreign Secretary Ada Holm spoke in Nepal.").1, [Role::Official]);
    assert_eq!(one("Foreign Secretary Ada Holm spoke in France.").1, [Role::ForeignMinister]);
}

#[test]
fn counterparts_share_the_office() {
    let found = people(
        "Minister Ada Holm met her Swedish counterpart Tom Lind. Ada Holm is Foreign Minister of Finland. Foreign Minister Holm spoke.",
    );
    assert_eq!(found[1], ("Tom Lind".into(), vec![Role::ForeignMinister], "SE".into()));
}

#[test]
fn those_listed_with_their_countries_have_the_office_announced() {
    let found = people("Letters were presented by the new ambassadors: Ada Holm (Finland), Tom Lind (Sweden).");
    assert!(found.iter().all(|(_, roles, _)| roles == &[Role::Ambassador]), "{found:?}");
}

#[test]
fn the_president_alone_is_who_leads_the_report() {
    let found = people("Ada Holm received Foreign Minister of Sweden Tom Lind. The President welcomed him.");
    assert_eq!(found[0], ("Ada Holm".into(), vec![Role::HeadOfState], String::new()));
    let found = people("Ada Holm received Foreign Minister of Sweden Tom Lind. The President of Finland welcomed him.");
    assert_eq!(found[0], ("Ada Holm".into(), vec![Role::HeadOfState], "FI".into()));
}

#[test]
fn leaders_named_together_are_two() {
    let found =
        people("The President and Speaker Ada Holm spoke. The Vice President and President Lind of Finland met.");
    assert_eq!(found[0], ("Ada Holm".into(), vec![Role::ParliamentSpeaker], String::new()));
    assert_eq!(found[1], ("Lind".into(), vec![Role::HeadOfState], "FI".into()));
    let (_, roles, _) = one("The Deputy Prime Minister and Foreign Minister Ada Holm spoke.");
    assert_eq!(roles, [Role::DeputyHeadOfGovernment, Role::ForeignMinister]);
}

#[test]
fn items_of_a_list_name_person_office_and_body() {
    let list = "- Ada Holm, President, Council of Women\n- President Tom Lind, Republic of Korea\n- President Eva Berg, European Commission";
    assert_eq!(
        people(list),
        [
            ("Ada Holm".into(), vec![Role::Other], String::new()),
            ("Tom Lind".into(), vec![Role::HeadOfState], "KR".into()),
            ("Eva Berg".into(), vec![Role::IoHead], String::new()),
        ]
    );
}

#[test]
fn bodies_after_titles_are_no_people() {
    assert_eq!(names("He wrote to the Press Secretary, Department of Trade."), Vec::<String>::new());
    assert_eq!(names("The Head of the Zaporizhzhia Regional Military Administration Tom Lind spoke."), ["Tom Lind"]);
}

#[test]
fn heads_of_governments_and_of_missions_differ() {
    assert_eq!(
        one("The head of the Croatian government came."),
        (String::new(), vec![Role::HeadOfGovernment], "HR".into())
    );
    assert_eq!(one("Head of the NATO Mission Ada Holm spoke.").1, [Role::Official]);
    assert_eq!(one("NATO spokesperson Ada Holm spoke.").1, [Role::Official]);
}

#[test]
fn groups_are_nobody() {
    assert_eq!(people("Swedish athletes and Finnish officials met."), []);
}

#[test]
fn several_named_after_their_countries_keep_their_own_titles() {
    let found = people(
        "It was attended by the foreign ministers of Oman and Qatar, Sayyid Ali bin Said and Prince Omar bin Fahd, respectively.",
    );
    assert_eq!(found[0], ("Ali bin Said".into(), vec![Role::ForeignMinister], "OM".into()));
    assert_eq!(found[1], ("Omar bin Fahd".into(), vec![Role::ForeignMinister, Role::Royal], "QA".into()));
}

#[test]
fn bodies_named_by_ordinary_words_end_before_the_name() {
    for body in [
        "He met Managing Director of the International Monetary Fund (IMF) Ada Holm.",
        "He met President of the National Assembly of People's Power of Cuba Ada Holm.",
        "He met the head of the Armenia-Georgia friendship group Ada Holm.",
        "He met the Minister of Foreign Affairs, Cooperation and Mauritanians Abroad Ada Holm.",
        "He met the Regional Director for the Middle East, North Africa and Eastern Europe, Ada Holm.",
    ] {
        assert_eq!(names(body), ["Ada Holm"], "{body}");
    }
}

#[test]
fn nicknames_stand_within_a_name() {
    assert_eq!(names("He met Senator Juan \"Johnny\" Reyes."), ["Juan \"Johnny\" Reyes"]);
}

#[test]
fn a_colleague_is_a_counterpart_if_a_country_says_whose() {
    let found =
        people("Foreign Minister of Malta Ada Holm said: I respect my Italian colleague Lind. A colleague came.");
    assert_eq!(found[1], ("Lind".into(), vec![Role::ForeignMinister], "IT".into()));
    assert_eq!(found.len(), 2);
}

#[test]
fn a_side_gives_its_people_their_country() {
    let body = "It was attended, on the Swedish side, by Minister Ada Holm and, on the Finnish side, by Mr Tom Lind.";
    let countries = |body: &str| people(body).into_iter().map(|(.., country)| country).collect::<Vec<_>>();
    assert_eq!(countries(body), ["SE", "FI"]);
    assert_eq!(countries("The Swedish side will be headed by Vice Foreign Minister Ada Holm."), ["SE"]);
    assert_eq!(countries("The Swedish side thanked Minister Ada Holm."), [""]);
    assert_eq!(countries("The Swedish team – Minister Ada Holm. Minister Tom Lind came."), ["SE", ""]);
    assert_eq!(countries("Sweden was represented by Minister Ada Holm."), ["SE"]);
    assert_eq!(countries("On behalf of the Netherlands, Minister Ada Holm spoke."), ["NL"]);
    assert_eq!(
        countries("Minister Ada Holm came, while Minister Tom Lind and Mr Per Berg took part from Finland."),
        ["", "FI", "FI"]
    );
}

#[test]
fn a_body_has_a_side_too() {
    let body = "The EU side included Commissioner Ada Holm.";
    let source = format!("Report\n\n{body}");
    let text = Text::new(&source, layout(&source, false));
    let people = identity::people(&text, scan(&text));
    let organization = people.persons[0].organization.as_ref().map(|found| found.value.as_str());
    assert_eq!(organization, Some("European Union"));
}

#[test]
fn staffs_are_no_people() {
    assert_eq!(
        names("He met the Chief of the Moldovan National Army General Staff, Brigadier General Tom Lind."),
        ["Tom Lind"]
    );
}
/// Sentences of our own in many house styles, each with those it names: "name", or "name/role/country".
const TITLES: &str = include_str!("tests/titles.txt");

#[test]
fn titles_of_many_house_styles_lead_to_names() {
    for (body, expected) in TITLES.lines().filter_map(|line| line.split_once(" => ")) {
        let found = people(body);
        let names: Vec<&str> = found.iter().map(|(name, ..)| name.as_str()).filter(|name| !name.is_empty()).collect();
        let expected: Vec<&str> = expected.split("; ").collect();
        assert_eq!(names.len(), expected.len(), "{body}: {found:?}");
        for person in expected {
            let (name, rest) = person.split_once('/').unwrap_or((person, ""));
            let known = found.iter().find(|found| found.0 == name);
            let roles = known.map(|(_, roles, country)| {
                let roles: Vec<String> = roles.iter().map(|role| format!("{role:?}")).collect();
                format!("{}/{country}", roles.join("+"))
            });
            assert!(roles.is_some_and(|roles| rest.is_empty() || roles == rest), "{body}: {name} in {found:?}");
        }
    }
}

#[test]
fn lists_may_name_people_before_their_offices() {
    assert_eq!(
        people(
            "They are Ada Holm, Ambassador of Norway, Bo Lind, Ambassador of Sweden, and Carl Moe, Ambassador of Denmark."
        ),
        [("Ada Holm", "NO"), ("Bo Lind", "SE"), ("Carl Moe", "DK")].map(|(name, country)| (
            name.to_owned(),
            vec![Role::Ambassador],
            country.to_owned()
        ))
    );
}

#[test]
fn one_office_may_stand_behind_several_names() {
    assert_eq!(
        people("Present were Ms. Ada Holm and Mr. Bo Lind, members of the Riigikogu, and others."),
        ["Ada Holm", "Bo Lind"].map(|name| (name.to_owned(), vec![Role::Legislator], "EE".to_owned()))
    );
}

#[test]
fn titles_go_on_through_ministries_and_states_behind_commas() {
    for (body, role, country) in [
        ("Ada Holm, Director of Trade, Ministry of Commerce, Republic of Kenya.", Role::Official, "KE"),
        (
            "Ada Holm, Joint Secretary, Department of Commerce, Ministry of Commerce & Industry, Government of India.",
            Role::Official,
            "IN",
        ),
        ("the Head of the OSCE Programme Office in Dushanbe Ada Holm.", Role::Official, ""),
        ("the Executive Director of \"Norgas\" Ada Holm.", Role::Other, ""),
    ] {
        assert_eq!(one(body), ("Ada Holm".to_owned(), vec![role], country.to_owned()), "{body}");
    }
}

#[test]
fn a_counterpart_may_have_an_office_behind_the_name() {
    let people =
        people("Foreign Minister of Kenya Ada Holm met her colleague of Ghana, Bo Lind, Minister of Foreign Affairs.");
    assert_eq!(people[1], ("Bo Lind".to_owned(), vec![Role::ForeignMinister], "GH".to_owned()));
}

#[test]
fn who_is_named_behind_an_opening_phrase_is_the_subject() {
    let people = people("At the request of the President of Turkey, Ada Holm informed him of the talks.");
    assert_eq!(people[0], (String::new(), vec![Role::HeadOfState], "TR".to_owned()));
    let named = names("At the request of the President of Turkey, Kemal Demir, the talks were put off.");
    assert_eq!(named, ["Kemal Demir"]);
}
