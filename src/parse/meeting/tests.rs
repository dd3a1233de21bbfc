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
pub(super) fn table(rows: &[(&str, &[&str])]) {
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

#[test]
fn those_who_took_part_are_listed_in_many_forms() {
    table(&[
        (
            "President of Ghana Kofi Asare met with President of Benin Luc Dossou in Accra. Present were Chief of Staff Ama Owusu \
             and Benin's Ambassador Paul Hounsou.",
            &["held in_person BJ GH: Kofi Asare GH, Luc Dossou BJ, Ama Owusu GH, Paul Hounsou BJ"],
        ),
        (
            "President of Ghana Kofi Asare received President of Benin Luc Dossou in Accra. The guest was accompanied at the talks \
             by Ambassador of Benin Paul Hounsou. On the Ghanaian side there were Minister of Trade Esi Boateng and adviser Kwame \
             Darko.",
            &["held in_person BJ GH: Kofi Asare GH, Luc Dossou BJ, Paul Hounsou BJ, Esi Boateng GH, Kwame Darko GH"],
        ),
        (
            "Foreign Minister of Chile Ana Rojas met with Foreign Minister of Peru Luis Quispe in Lima. The meeting was attended by:\n\n\
             - Ambassador of Chile Rosa Silva\n\n- Deputy Foreign Minister of Peru Juan Flores\n\nTrade was discussed.",
            &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE, Rosa Silva CL, Juan Flores PE"],
        ),
        (
            "Foreign Minister of Chile Ana Rojas met with Foreign Minister of Peru Luis Quispe in Lima. The talks were attended by the \
             chairs of the foreign affairs committees, Rosa Silva and Juan Flores.",
            &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE, Rosa Silva CL, Juan Flores PE"],
        ),
    ]);
}

#[test]
fn a_body_whose_session_it_is_counts_as_the_meeting() {
    table(&[(
        "The Joint Committee between Chile and Peru held its third meeting in Lima on Monday. The Joint Committee was chaired \
         by Deputy Minister of Peru Luis Quispe. The Chilean delegation was led by Deputy Minister Ana Rojas.",
        &["held in_person CL PE: Luis Quispe PE, Ana Rojas CL"],
    )]);
}

#[test]
fn a_visitor_meets_one_host_after_the_other() {
    table(&[(
        "Foreign Minister of Chile Ana Rojas met President of Peru Luis Quispe in Lima on Monday.\n\nMs Rojas also met \
         Peruvian Trade Minister Jorge Huaman. They spoke of fruit.",
        &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE", "held in_person CL PE: Ana Rojas CL, Jorge Huaman PE"],
    )]);
}

#[test]
fn those_who_join_took_part() {
    table(&[
        (
            "Foreign Minister of Chile Ana Rojas met President of Peru Luis Quispe in Lima on Monday. Ms Rojas and the Minister \
             of Justice, Jorge Huaman, signed a treaty. Minister of Trade Rosa Silva and Tom Lind signed a contract.",
            &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE, Jorge Huaman PE"],
        ),
        (
            "Foreign Minister of Chile Ana Rojas and Foreign Minister of Peru Luis Quispe met in Lima on Monday. Ambassador of \
             Chile Rosa Silva attended the talks along with Ambassador of Peru Juan Flores.",
            &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE, Rosa Silva CL, Juan Flores PE"],
        ),
        (
            "Foreign Minister of Chile Ana Rojas and Foreign Minister of Peru Luis Quispe met in Lima on Monday. They were pleased \
             to welcome the Foreign Minister of Cuba, Rosa Diaz, as a special guest.",
            &["held in_person CL CU PE: Ana Rojas CL, Luis Quispe PE, Rosa Diaz CU"],
        ),
        (
            "The foreign ministers of Chile and Peru met in Quito on Monday. Chile's Ana Rojas and Peru's Luis Quispe were brought \
             together by President of Ecuador Maria Loor.",
            &["held in_person CL EC PE: Ana Rojas CL, Luis Quispe PE, Maria Loor EC"],
        ),
    ]);
}

#[test]
fn the_order_of_names_is_that_of_the_sides() {
    table(&[
        (
            "Political consultations between the foreign ministries of Chile and Peru were held in Lima on Monday. The delegations \
             of the two countries were headed by Deputy Minister Ana Rojas and Vice Minister Luis Quispe.",
            &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE"],
        ),
        (
            "President of Chile Rosa Silva and President of Peru Juan Flores met in Lima on Monday. The trade ministers, Luis Quispe \
             and Ana Rojas, and the energy ministers, Jorge Huaman and Eva Soto, of Peru and Chile, respectively, took part.",
            &[
                "held in_person CL PE: Rosa Silva CL, Juan Flores PE, Luis Quispe PE, Ana Rojas CL, Jorge Huaman PE, Eva Soto CL",
            ],
        ),
    ]);
}

#[test]
fn a_guest_meets_further_hosts() {
    table(&[(
        "Foreign Minister of Chile Ana Rojas paid a visit to Peru on Monday. Ms Rojas met President of Peru Luis Quispe in \
         Lima.\n\nMs Rojas also met Minister of Trade Jorge Huaman. They spoke of fruit.",
        &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE", "held in_person CL PE: Ana Rojas CL, Jorge Huaman PE"],
    )]);
}

#[test]
fn people_are_known_by_their_country_alone() {
    table(&[
        (
            "The foreign ministers of Chile and Peru met in Lima on Monday. Chile's Ana Rojas and Peru's Luis Quispe agreed on a \
             border post.",
            &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE"],
        ),
        (
            "The vice foreign ministers of Japan and Peru held talks on Monday. Vice Foreign Minister Taro Mori spoke with Peruvian \
             Vice Foreign Minister Luis Quispe for an hour.",
            &["held in_person JP PE: Taro Mori JP, Luis Quispe PE"],
        ),
        (
            "Foreign Minister of Iceland Jon Olafsson hosted his colleagues from Norway and Canada, Kari Lund and Anne Roy, in \
             Reykjavik on Monday.",
            &["held in_person CA IS NO: Jon Olafsson IS, Kari Lund NO, Anne Roy CA"],
        ),
        ("The leaders of Chile and Peru held talks in Lima on Monday.", &["held in_person CL PE: "]),
    ]);
}

#[test]
fn who_brings_a_message_is_received_with_it() {
    table(&[(
        "President of Ghana Kofi Asare received on Monday a message from President of Benin Luc Dossou, delivered by Special Envoy \
         of Benin Paul Hounsou.",
        &["held in_person BJ GH: Kofi Asare GH, Paul Hounsou BJ"],
    )]);
}

#[test]
fn meetings_of_which_reports_are_denied_were_not_held() {
    table(&[(
        "The Foreign Ministry of Ghana dismissed as baseless a posting which claimed that Foreign Minister of Ghana Kofi Asare met \
         Foreign Minister of Benin Luc Dossou in Accra last week.",
        &["denied in_person BJ GH: Kofi Asare GH, Luc Dossou BJ"],
    )]);
}

#[test]
fn calls_can_be_told_by_the_verb_and_its_means() {
    table(&[(
        "President of Chile Ana Rojas called President of Peru Luis Quispe by phone on Monday.",
        &["held phone CL PE: Ana Rojas CL, Luis Quispe PE"],
    )]);
}

#[test]
fn a_body_that_is_said_to_have_met_stands_for_its_members() {
    table(&[(
        "The Third Regular Meeting of the Conference of Heads of Government of the Caribbean Community was held in Castries on \
             12 May 2025. Other members of the conference in attendance were: Prime Minister of Belize Juan Flores; President of \
             Guyana Ana Persaud.",
        &["held in_person BZ GY: Juan Flores BZ, Ana Persaud GY"],
    )]);
}

#[test]
fn adjectives_share_a_noun() {
    table(&[
        (
            "Chilean and Peruvian security officials met in Lima on Monday for a second round of talks.",
            &["held in_person CL PE: "],
        ),
        (
            "Political consultations between the foreign ministries of Chile and Peru were held in Lima on Monday. The Chilean \
             delegation was headed by Deputy Minister Ana Rojas, and the Peruvian delegation by Deputy Minister Luis Quispe.",
            &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE"],
        ),
        (
            "Foreign Minister of Chile Ana Rojas met her Saudi counterpart Prince Talal bin Nawaf in Santiago on Monday.",
            &["held in_person CL SA: Ana Rojas CL, Talal bin Nawaf SA"],
        ),
    ]);
}

#[test]
fn a_report_has_a_side_of_its_own() {
    table(&[
        (
            "Foreign Minister Ada Holm made her first visit to Vientiane from 8 to 9 May 2025.\n\nOn 9 May, Minister Holm \
             called on President of Laos Kham Sayavong and met Minister of Foreign Affairs Bounthanh Keo. They spoke of \
             trade between Iceland and Laos.",
            &["held in_person IS LA: Ada Holm IS, Kham Sayavong LA, Bounthanh Keo LA"],
        ),
        (
            "Joint statement\n\nThe Hon Ada Holm, Minister for Foreign Affairs of Australia\n\nToday we hosted our Fijian \
             counterpart, Minister Josefa Vula, in Adelaide. We agreed to meet again.",
            &["held in_person AU FJ: Ada Holm AU, Josefa Vula FJ"],
        ),
        (
            "President Holm, Croatian PM discuss energy\n\nLatvian President Ada Holm and Croatian Prime Minister Ivo \
             Babic met in Warsaw on Tuesday. Energy Minister Tom Lind was present at the meeting.",
            &["held in_person HR LV: Ada Holm LV, Ivo Babic HR, Tom Lind LV"],
        ),
        (
            "Officials of Latvia, Estonia and Finland discussed the railway at a trilateral meeting in Riga on Tuesday. The \
             meeting was chaired by acting minister of transport Ada Holm, and attended by Estonia's minister of \
             transport Tom Lind and Finland's minister of transport Aino Laine.",
            &["held in_person EE FI LV: Ada Holm LV, Tom Lind EE, Aino Laine FI"],
        ),
    ]);
}

#[test]
fn those_who_met_are_named_around_the_telling() {
    table(&[
        (
            "Latvia and Indonesia held talks between their vice foreign ministers in Riga on Tuesday. Vice Foreign Minister \
             Ada Holm and her Indonesian counterpart, Bambang Suseno, met for the second dialogue.",
            &["held in_person ID LV: Ada Holm LV, Bambang Suseno ID"],
        ),
        (
            "The President of Angola, Joao Cassule, received this Tuesday in Luanda a message from his Kenyan counterpart, \
             Peter Otieno. The message was delivered by the Kenyan Foreign Minister, Ruth Wanjiru, at the palace.",
            &["held in_person AO KE: Joao Cassule AO, Ruth Wanjiru KE"],
        ),
        (
            "Bhutan and Nepal held foreign office consultations in Thimphu on Tuesday. Foreign Secretary Pema Dorji led the \
             Bhutanese delegation, while Foreign Secretary Sita Rana led the Nepali side.",
            &["held in_person BT NP: Pema Dorji BT, Sita Rana NP"],
        ),
        (
            "Minister of Foreign Affairs of Latvia Ada Holm met Foreign Minister of Chile Ana Rojas in Riga on Tuesday. The \
             spokesman Ivo Berz said that the Ambassador of Chile, Luis Soto, attended the meeting.",
            &["held in_person CL LV: Ada Holm LV, Ana Rojas CL, Luis Soto CL"],
        ),
        (
            "Prime Minister of Latvia Ada Holm met Foreign Minister of Chile Ana Rojas in Riga on Tuesday. The Prime \
             Minister also welcomed a delegation of traders, headed by Ivo Berz.",
            &["held in_person CL LV: Ada Holm LV, Ana Rojas CL"],
        ),
    ]);
}

#[test]
fn delegations_and_envoys_are_named_beside_the_telling() {
    table(&[
        (
            "A delegation from Burkina Faso, led by the Minister of Security, Adama Zongo, met the Minister for the \
             Interior of Ghana, Kofi Dankwa, in Accra on Tuesday.",
            &["held in_person BF GH: Adama Zongo BF, Kofi Dankwa GH"],
        ),
        (
            "President of Ghana Kofi Asare welcomed President Ivo Kalnins and Prime Minister Ada Holm of Latvia for a \
             joint meeting in Accra on Tuesday.",
            &["held in_person GH LV: Kofi Asare GH, Ivo Kalnins LV, Ada Holm LV"],
        ),
        (
            "President of Ghana Kofi Asare on Tuesday received Letters of Credence from two envoys in Accra. They are the \
             Ambassador of Latvia, Ada Holm; and the Ambassador of Cuba, Luis Soto.",
            &["held in_person CU GH LV: Kofi Asare GH, Ada Holm LV, Luis Soto CU"],
        ),
        (
            "The ministers of transport of Latvia and Estonia met in Riga on Tuesday. It was co-chaired by Minister of \
             Transport of Latvia Ada Holm and Minister of Transport of Estonia Tom Lind.",
            &["held in_person EE LV: Ada Holm LV, Tom Lind EE"],
        ),
    ]);
}

#[test]
fn a_summit_is_told_by_who_attends_it() {
    table(&[
        (
            "President of Ghana Kofi Asare took part in the 12th ECOWAS summit in Abuja on Monday.",
            &["held in_person ECOWAS GH: Kofi Asare GH"],
        ),
        (
            "The Council of Foreign Ministers of ECOWAS held its regular session in Abuja on Monday. Taking part in the session \
             were Foreign Minister of Ghana Kofi Asare and Foreign Minister of Benin Luc Dossou.",
            &["held in_person BJ GH: Kofi Asare GH, Luc Dossou BJ"],
        ),
        (
            "The Nordic foreign ministers met in Oslo on Monday. Foreign Minister of Norway Kari Lund hosted the meeting.",
            &["held in_person NO: Kari Lund NO"],
        ),
    ]);
}

#[test]
fn those_present_are_told_before_they_are_named() {
    let met = "President of Ghana Kofi Asare received President of Benin Luc Dossou in Accra on Monday.";
    for opening in [
        "Also present at the ceremonies were",
        "Others on the delegation were",
        "Also at the meeting were",
        "Taking part in the talks were",
        "Present for the meeting were also",
    ] {
        let told =
            format!("{met} {opening} Ambassador of Benin Paul Hounsou and Minister of Trade of Ghana Esi Boateng.");
        let wanted = "held in_person BJ GH: Kofi Asare GH, Luc Dossou BJ, Paul Hounsou BJ, Esi Boateng GH";
        assert_eq!(read(&told), [wanted], "{told}");
    }
}

#[test]
fn clauses_tell_of_meetings() {
    table(&[
        (
            "Ghana will buy more fruit, officials said after Minister of Trade of Ghana Kofi Asare met Minister of Trade of Benin Luc \
             Dossou in Accra on Monday.",
            &["held in_person BJ GH: Kofi Asare GH, Luc Dossou BJ"],
        ),
        (
            "During the telephone conversation, President of Ghana Kofi Asare congratulated President of Benin Luc Dossou. The \
             presidents agreed to meet soon.",
            &["held phone BJ GH: Kofi Asare GH, Luc Dossou BJ"],
        ),
        (
            "President of Ghana Kofi Asare was speaking with new Ambassador of Benin Luc Dossou, who paid a courtesy call on him in \
             Accra on Monday.",
            &["held in_person BJ GH: Kofi Asare GH, Luc Dossou BJ"],
        ),
        (
            "President Tom Asare of Ghana received President Luc Dossou of Benin, who subsequently met with Speaker of the Parliament \
             of Ghana Esi Boateng.",
            &["held in_person BJ GH: Tom Asare GH, Luc Dossou BJ, Esi Boateng GH"],
        ),
    ]);
}

#[test]
fn a_given_name_is_no_country() {
    table(&[(
        "Foreign Minister of Cuba Jordan Katz met President of Peru Santiago Quispe in Lima on Monday.",
        &["held in_person CU PE: Jordan Katz CU, Santiago Quispe PE"],
    )]);
}

#[test]
fn members_of_a_delegation_come_from_where_it_does() {
    let met = "President of Ghana Kofi Asare received Minister of Trade of Benin Luc Dossou in Accra on Monday.";
    table(&[
        (
            &format!(
                "{met} The delegation also included Deputies Paul Hounsou and Ama Zinsou, and Ambassador of Benin Jean Ago."
            ),
            &["held in_person BJ GH: Kofi Asare GH, Luc Dossou BJ, Paul Hounsou BJ, Ama Zinsou BJ, Jean Ago BJ"],
        ),
        (
            &format!(
                "{met} Mr Dossou praised the fruit of Ghana. He was accompanied by the Director of Customs, Paul Hounsou."
            ),
            &["held in_person BJ GH: Kofi Asare GH, Luc Dossou BJ, Paul Hounsou BJ"],
        ),
    ]);
}

#[test]
fn two_heads_of_government_do_not_come_from_one_country() {
    table(&[(
        "Prime Minister Tom Asare and Prime Minister Luc Dossou met in Accra on Monday for talks between the two countries. Mr Asare \
         praised the fruit of Benin.",
        &["held in_person : Tom Asare -, Luc Dossou -"],
    )]);
}

#[test]
fn two_who_were_named_are_spoken_of_together() {
    table(&[
        (
            "Norwegian Prime Minister Kari Lund arrived in Riga on Monday for a visit.\n\n\"We stand together,\" she said at a joint \
             press conference alongside President Janis Ozols of Latvia.\n\nThe two leaders discussed energy and trade, her \
             office said.",
            &["held in_person LV NO: Kari Lund NO, Janis Ozols LV"],
        ),
        (
            "Norwegian Prime Minister Kari Lund flew to Riga on Monday. The Latvian President, Janis Ozols, greeted her at the \
             airport. The two leaders then held talks.",
            &["held in_person LV NO: Kari Lund NO, Janis Ozols LV"],
        ),
        (
            "Peruvian Foreign Minister Luis Quispe urged Chile on Monday to lift its tariffs. Meeting Chilean President Ana Rojas \
             in Santiago, Quispe said that trade had to grow.",
            &["held in_person CL PE: Luis Quispe PE, Ana Rojas CL"],
        ),
        (
            "Peru wants more trade, Peruvian Ambassador Luis Quispe said on Monday. He said this while paying a courtesy call on \
             Chilean Foreign Minister Ana Rojas in Santiago.",
            &["held in_person CL PE: Luis Quispe PE, Ana Rojas CL"],
        ),
    ]);
}

#[test]
fn those_who_sign_for_the_sides_took_part() {
    let met = "President of Ghana Kofi Asare met President of Benin Luc Dossou in Accra on Monday.";
    table(&[
        (
            &format!(
                "{met} A memorandum was signed by Trade Minister Ama Mensah and her Beninese counterpart, Jean Ago, after that."
            ),
            &["held in_person BJ GH: Kofi Asare GH, Luc Dossou BJ, Ama Mensah GH, Jean Ago BJ"],
        ),
        (
            &format!(
                "{met} Among the members of the Beninese delegation at the table were Trade Minister Jean Ago and Ambassador Paul Hounsou."
            ),
            &["held in_person BJ GH: Kofi Asare GH, Luc Dossou BJ, Jean Ago BJ, Paul Hounsou BJ"],
        ),
    ]);
}

#[test]
fn the_news_may_be_the_outcome() {
    table(&[
        (
            "Norway will supply Latvia with boats under an agreement signed on Monday by Defence Minister Kari Lund and her Latvian \
             counterpart Janis Ozols. The Norwegian fleet is large. Norway's yards build the boats.",
            &["held in_person LV NO: Kari Lund NO, Janis Ozols LV"],
        ),
        (
            "Norwegian Prime Minister Kari Lund said trade would grow, after she and Latvian President Janis Ozols sat down for \
             talks in Riga on Monday. Also at the table was Latvian Trade Minister Ilze Berzina.",
            &["held in_person LV NO: Kari Lund NO, Janis Ozols LV, Ilze Berzina LV"],
        ),
        (
            "Peruvian President Luis Quispe met Chilean Foreign Minister Ana Rojas, who led a delegation to Lima, on Monday. The \
             delegation included Trade Minister Eva Soto.",
            &["held in_person CL PE: Luis Quispe PE, Ana Rojas CL, Eva Soto CL"],
        ),
    ]);
}

#[test]
fn what_was_agreed_for_later_is_not_the_meeting() {
    table(&[(
        "Foreign Minister of Chile Ana Rojas and Foreign Minister of Peru Luis Quispe agreed on Monday to keep the border open and to \
         convene a meeting of experts soon. Mr Quispe telephoned Ms Rojas.",
        &["held phone CL PE: Ana Rojas CL, Luis Quispe PE"],
    )]);
}

#[test]
fn sides_are_assisted_and_delegations_are_of_one_country() {
    let met = "President of Ghana Kofi Asare met Trade Minister of Benin Luc Dossou in Accra on Monday.";
    table(&[
        (
            &format!("{met} The Ghanaian side was assisted by Trade Secretary Ama Mensah."),
            &["held in_person BJ GH: Kofi Asare GH, Luc Dossou BJ, Ama Mensah GH"],
        ),
        (
            &format!(
                "{met} Beninese Ambassador Jean Ago and Director of Customs Paul Hounsou were in the visiting delegation."
            ),
            &["held in_person BJ GH: Kofi Asare GH, Luc Dossou BJ, Jean Ago BJ, Paul Hounsou BJ"],
        ),
        (
            "\"Trade has to grow,\" Norwegian Prime Minister Kari Lund said on Monday at a press conference with Latvian President \
             Janis Ozols in Riga.",
            &["held in_person LV NO: Kari Lund NO, Janis Ozols LV"],
        ),
    ]);
}

#[test]
fn those_who_were_there_are_named_in_many_ways() {
    let met = "Foreign Minister of Chile Ana Rojas met Foreign Minister of Peru Luis Quispe in Lima on Monday.";
    let there = ["held in_person CL PE: Ana Rojas CL, Luis Quispe PE, Eva Soto CL"];
    table(&[
        (&format!("{met} Chilean Trade Minister Eva Soto sat on the Chilean side of the table."), &there),
        (&format!("{met} Chilean Trade Minister Eva Soto was also on hand."), &there),
        (&format!("{met} The talks also involved Chilean Trade Minister Eva Soto."), &there),
        (
            "Foreign Minister of Chile Ana Rojas met Ambassador of Peru Luis Quispe in Santiago on Monday. The envoy was accompanied \
             by Trade Director Eva Soto.",
            &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE, Eva Soto PE"],
        ),
    ]);
}

#[test]
fn the_one_minister_left_is_of_the_one_state_left() {
    table(&[(
        "The interior ministers of Chile, Peru and Bolivia discussed their borders at a meeting in Lima on Monday. Minister of the \
         Interior Luis Quispe, who hosted the meeting, thanked all. Chilean Minister of the Interior Ana Rojas and Bolivian Minister \
         of the Interior Eva Soto agreed.",
        &["held in_person BO CL PE: Ana Rojas CL, Luis Quispe PE, Eva Soto BO"],
    )]);
}

#[test]
fn a_verb_joined_to_what_is_to_come_is_to_come() {
    table(&[(
        "Chilean Foreign Minister Ana Rojas is scheduled to depart for Lima on Tuesday and meet Peruvian Foreign Minister Luis Quispe.",
        &["planned in_person CL PE: Ana Rojas CL, Luis Quispe PE"],
    )]);
}

#[test]
fn a_menu_or_a_subject_makes_no_other_kind_of_text() {
    let met = "The borders were discussed at a meeting between Chilean Foreign Minister Ana Rojas and Peruvian Foreign Minister Luis \
               Quispe in Lima on Monday.";
    let read = ["held in_person CL PE: Ana Rojas CL, Luis Quispe PE"];
    table(&[
        (&format!("Politics World Opinion Money\n\n{met}"), &read),
        (&format!("Ministers in Lima must be ready for hybrid attacks\n\n{met}"), &read),
        (&format!("Two ministers meet in Lima (Ministry / Telegram)\n\n{met}"), &read),
    ]);
}

#[test]
fn a_year_in_a_name_is_no_day_of_the_meeting() {
    table(&[(
        "Chilean Foreign Minister Ana Rojas was welcomed by Peruvian Foreign Minister Luis Quispe at Expo 2020 Lima.",
        &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE"],
    )]);
}

#[test]
fn envoys_are_listed_with_their_states() {
    table(&[(
        "President of Kenya Peter Otieno received letters of credence from Ambassador Kofi Asare of Ghana on Monday. President Otieno \
         received letters of credence from four ambassadors. The envoys are Kofi Asare of Ghana, Luc Dossou of Benin, Sita Gurung, \
         High Commissioner of Nepal, and Rosa Diaz of Cuba.",
        &["held in_person BJ CU GH KE NP: Peter Otieno KE, Kofi Asare GH, Luc Dossou BJ, Sita Gurung NP, Rosa Diaz CU"],
    )]);
}

#[test]
fn each_speaks_for_itself_where_several_states_met() {
    table(&[(
        "The foreign ministers of Mercosur met in Lima on Monday. Chilean Foreign Minister Ana Rojas said the bloc was slow. She found \
         an ally in the Cuban Foreign Minister, Rosa Diaz, who recalled that trade was slow. Bolivia, whose accession was told of, was \
         represented by Trade Minister Eva Soto. Peru's Luis Quispe, the host, preferred to wait.",
        &["held in_person BO CL CU PE: Ana Rojas CL, Rosa Diaz CU, Eva Soto BO, Luis Quispe PE"],
    )]);
}

#[test]
fn officials_of_the_place_of_a_visit_are_the_hosts() {
    table(&[(
        "Norwegian Defence Minister Kari Lund met Latvian Defence Minister Janis Ozols on Monday. Ms Lund arrived in Riga in the \
         morning. Trade Minister Ilze Berzina attended the meeting.",
        &["held in_person LV NO: Kari Lund NO, Janis Ozols LV, Ilze Berzina LV"],
    )]);
}

#[test]
fn who_came_along_is_told_in_an_aside() {
    table(&[(
        "Chilean Foreign Minister Ana Rojas called on Peruvian Foreign Minister Luis Quispe in Lima on Monday. Ms Rojas, who is \
         accompanied by Trade Director Eva Soto, also toured the port.",
        &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE, Eva Soto CL"],
    )]);
}

#[test]
fn a_delegation_is_of_whoever_sent_it() {
    table(&[
        (
            "Chilean Minister Ana Rojas was speaking on Monday when a six-member delegation from the National Assembly of Peru paid \
             a courtesy call on her in Santiago.\n\nThe delegation, led by Luis Quispe, Chairman of the Budget Committee, is on a \
             study visit.",
            &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE"],
        ),
        (
            "Chilean Minister Ana Rojas received a delegation of Lima led by Director Luis Quispe in Santiago on Monday.",
            &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE"],
        ),
        (
            "Chilean Minister Ana Rojas received the Mayor of Lima, Luis Quispe, in Santiago on Monday.",
            &["held in_person CL PE: Ana Rojas CL, Luis Quispe PE"],
        ),
    ]);
}

#[test]
fn envoys_are_named_where_their_papers_are_received_again() {
    table(&[(
        "Chilean Minister Ana Rojas on Monday received copies of the credentials of a number of new ambassadors.\n\nRojas received \
         the copies from Luis Quispe, Ambassador of Peru; and Rosa Diaz, Ambassador of Cuba, at the ministry.",
        &["held in_person CL CU PE: Ana Rojas CL, Luis Quispe PE, Rosa Diaz CU"],
    )]);
}

#[test]
fn what_was_before_or_is_to_come_brings_nobody_to_the_meeting() {
    let met = "Peruvian Foreign Minister Luis Quispe met Chilean Minister Ana Rojas in Santiago on Monday.";
    let read = ["held in_person CL PE: Luis Quispe PE, Ana Rojas CL"];
    table(&[
        (&format!("{met} On Tuesday, Quispe will lay a wreath, accompanied by Trade Minister Eva Soto."), &read),
        (&format!("{met} As earlier reported, Quispe was received by Trade Minister Eva Soto on Sunday."), &read),
    ]);
}
