//! Circumstances of meetings, from whole reports.

use crate::parse::{Options, Report, parse};
use crate::record::{Channel, DateBasis, Meeting, OccasionKind};

fn meeting(published: &str, text: &str) -> Meeting {
    let report = Report { published: Some(published.to_owned()), ..Report::of_text(text) };
    let parsed = parse(&report, &Options::default());
    parsed.records.into_iter().next().map_or_else(|| panic!("no meeting in {text:?}"), |record| record.meeting)
}

/// City, country and venue.
fn place(text: &str) -> String {
    let place = meeting("2025-11-06", text).place.unwrap_or_default();
    [place.city, place.country, place.venue].map(Option::unwrap_or_default).join("|")
}

fn day(published: &str, text: &str) -> String {
    meeting(published, text).date.map(|date| date.value).unwrap_or_default()
}

fn occasion(text: &str) -> (OccasionKind, String) {
    let occasion = meeting("2025-11-06", text).occasion.unwrap_or_else(|| panic!("no occasion in {text:?}"));
    (occasion.kind, occasion.text.unwrap_or_default())
}

const MET: &str = "Foreign Minister of Italy Carlo Verdi met with Foreign Minister of Egypt Nabil Hamdi";

#[test]
fn place_is_what_the_clause_of_the_meeting_names() {
    let says = [
        (" in Rome on Wednesday to discuss the situation in Khartoum.", "Rome|IT|"),
        (" at the White House today.", "Washington|US|White House"),
        (" at Bayan Palace in Kuwait City.", "Kuwait City|KW|Bayan Palace"),
        (" at the Grand Hotel in Beijing, China.", "Beijing|CN|Grand Hotel"),
        (" in the Qatari capital, Doha.", "Doha|QA|"),
        (" in the Qatari capital.", "Doha|QA|"),
        (" in the border city of Gorizia, Italy.", "Gorizia|IT|"),
        (" in Niamey, Niger's capital, on Monday.", "Niamey|NE|"),
        (" in Lome, the capital of Togo.", "Lomé|TG|"),
        (" at his office in Rome.", "Rome|IT|"),
        (" at the Egyptian Foreign Ministry.", "|EG|Egyptian Foreign Ministry"),
        (" in Northport, Canada.", "Northport|CA|"),
        (" in Dockside, Nairobi.", "Nairobi|KE|"),
        (" on the sidelines of the Munich Security Conference.", "Munich|DE|"),
        (", Head of the NATO Mission in Ukraine.", "||"),
        (" to discuss the war in Sudan.", "||"),
        (" after the conference in Brussels.", "||"),
        (", who is on an official visit to Italy.", "|IT|"),
        (", who is on a visit to our country.", "|IT|"),
    ];
    for (rest, expected) in says {
        assert_eq!(place(&format!("{MET}{rest}")), expected, "{rest}");
    }
}

#[test]
fn place_follows_from_other_sentences_about_the_meeting() {
    let says = [
        (". The talks took place in Geneva.", "Geneva|CH|"),
        (". The minister arrived in Rome on Tuesday.", "Rome|IT|"),
        (
            ". The minister travels to Paris tomorrow. The meeting took place at Belweder Palace.",
            "Warsaw|PL|Belweder Palace",
        ),
        (", just back from a visit to Paris.", "||"),
        (" behind closed doors in the capital Tirana.", "Tirana|AL|"),
        (". The minister will visit Paris next week.", "||"),
        (". He recalled his last visit to Cairo.", "||"),
        (". The centre located in Kyiv was discussed.", "||"),
    ];
    for (rest, expected) in says {
        assert_eq!(place(&format!("{MET}{rest}")), expected, "{rest}");
    }
}

#[test]
fn dateline_gives_the_place_where_it_is_a_sides_or_said_to_be_there() {
    assert_eq!(place(&format!("CAIRO, Nov. 5 (Xinhua) -- {MET} on Wednesday.")), "Cairo|EG|");
    assert_eq!(place(&format!("BAKU, Nov. 5 (Xinhua) -- {MET} on Wednesday.")), "||");
    assert_eq!(place(&format!("CAIRO, Nov. 5 (Xinhua) -- {MET} here on Wednesday.")), "Cairo|EG|");
    assert_eq!(place(&format!("CAIRO, Nov. 5 (Xinhua) -- {MET} during his official visit to Egypt.")), "Cairo|EG|");
    let office = "CAIRO, Nov. 5 (Xinhua) -- Foreign Minister of Egypt Nabil Hamdi met with Foreign Minister of Italy Carlo Verdi at his office.";
    assert_eq!(place(office), "Cairo|EG|");
    let guest = "CAIRO, Nov. 5 (Xinhua) -- Foreign Minister of Egypt Nabil Hamdi met with visiting Foreign Minister of Italy Carlo Verdi.";
    assert_eq!(place(guest), "Cairo|EG|");
    assert_eq!(place(&format!("BAKU, Nov. 5 (Xinhua) -- {MET} during his official visit to Egypt.")), "|EG|");
}

#[test]
fn a_building_that_hosts_is_the_place() {
    let text = "The Kremlin hosted talks between Foreign Minister of Italy Carlo Verdi and Foreign Minister of Egypt Nabil Hamdi.";
    assert_eq!(place(text), "Moscow|RU|Kremlin");
}

#[test]
fn calls_have_no_place() {
    let found = meeting(
        "2025-11-06",
        "Foreign Minister of Italy Carlo Verdi held a phone call with Foreign Minister of Egypt Nabil Hamdi to discuss the talks in Geneva.",
    );
    assert_eq!((found.channel, found.place), (Channel::Phone, None));
}

#[test]
fn channel_belongs_to_the_meeting() {
    let channel = |rest: &str| meeting("2025-11-06", &format!("{MET}{rest}")).channel;
    assert_eq!(channel(" via videoconference."), Channel::Video);
    assert_eq!(channel(". The meeting was held via video link."), Channel::Video);
    assert_eq!(channel(" for a virtual bilateral meeting."), Channel::Video);
    assert_eq!(channel(" after their recent phone call."), Channel::InPerson);
    assert_eq!(channel(". The ministers recalled their last phone conversation."), Channel::InPerson);
}

#[test]
fn day_is_that_of_the_meeting() {
    let says = [
        (" on Wednesday.", "2025-11-05"),
        (" yesterday (5).", "2025-11-05"),
        (" on 3 November to prepare the summit of 9 December.", "2025-11-03"),
        (" to discuss the fair to be held on 20 November.", "2025-11-06"),
        (" on Monday ahead of the summit of Thursday.", "2025-11-03"),
        (" and said on Monday that they would meet again.", "2025-11-03"),
        (", who arrived on Tuesday.", "2025-11-06"),
        (", a statement issued on Wednesday said.", "2025-11-06"),
        (". The ambassador presented his credentials on 12 October.", "2025-11-06"),
        (". They praised the accord signed on 5 May 1998.", "2025-11-06"),
        (". He told of the summit, which took place in Kyiv on October 30.", "2025-11-06"),
        (". The meeting took place on November 4.", "2025-11-04"),
    ];
    for (rest, expected) in says {
        assert_eq!(day("2025-11-06", &format!("{MET}{rest}")), expected, "{rest}");
    }
}

#[test]
fn day_of_a_headline_is_that_of_the_first_sentence() {
    let text = "Verdi meets Hamdi\n\nForeign Minister of Italy Carlo Verdi met with Foreign Minister of Egypt Nabil Hamdi on Monday. They thanked the hosts of the talks on November 1.";
    assert_eq!(day("2025-11-06", text), "2025-11-03");
}

#[test]
fn planned_meetings_are_on_days_to_come() {
    let text = "Foreign Minister of Italy Carlo Verdi will meet Foreign Minister of Egypt Nabil Hamdi tomorrow, his office said today.";
    assert_eq!(day("2025-11-06", text), "2025-11-07");
}

#[test]
fn occasion_has_its_kind_and_words() {
    let says = [
        (
            " on the sidelines of the COP30 Climate Conference in Rome.",
            OccasionKind::Sidelines,
            "on the sidelines of the COP30 Climate Conference",
        ),
        (
            ", who is on a two-day official visit to Italy.",
            OccasionKind::OfficialVisit,
            "two-day official visit to Italy",
        ),
        (" during his state visit.", OccasionKind::StateVisit, "state visit"),
        (". He paid a farewell call.", OccasionKind::Farewell, "farewell call"),
    ];
    for (rest, kind, words) in says {
        assert_eq!(occasion(&format!("{MET}{rest}")), (kind, words.to_owned()), "{rest}");
    }
}

#[test]
fn invitations_are_no_occasion() {
    let found = meeting("2025-11-06", &format!("{MET} and invited him to pay a state visit to Italy."));
    assert_eq!(found.occasion, None);
}

/// City, country, day, channel and status of a whole report of 6 November 2025; a day that is only that of publication is "".
fn told(text: &str) -> [String; 5] {
    let meeting = meeting("2025-11-06", text);
    let place = meeting.place.unwrap_or_default();
    let day = meeting.date.filter(|date| date.basis != DateBasis::Published).map(|date| date.value);
    let code = |value: &dyn std::fmt::Debug| format!("{value:?}").to_lowercase();
    let [city, country, day] = [place.city, place.country, day].map(Option::unwrap_or_default);
    [city, country, day, code(&meeting.channel).replace("inperson", "in person"), code(&meeting.status)]
}

fn assert_told(says: &[(&str, &str)]) {
    for (text, expected) in says {
        assert_eq!(told(text).join("|"), *expected, "{text}");
    }
}

#[test]
fn who_receives_is_at_home_where_the_dateline_is() {
    assert_told(&[
        (
            "ROME, Nov. 5 (Reuters) - Italian Foreign Minister Carlo Verdi received Egyptian Foreign Minister Nabil Hamdi on Wednesday.",
            "Rome|IT|2025-11-05|in person|held",
        ),
        (
            "CAIRO, Nov. 5 (MENA) - Egypt's President Adel Zaki welcomed Italian Prime Minister Carlo Verdi on Wednesday for talks on migration.",
            "Cairo|EG|2025-11-05|in person|held",
        ),
        (
            "NAIROBI, 5 November 2025 - President of Kenya Peter Otieno today held talks with the Foreign Minister of Ghana, Kofi Boadu, at State House.",
            "Nairobi|KE|2025-11-05|in person|held",
        ),
        (
            "SEOUL, Nov. 5 (Yonhap) -- South Korean President Kim Min-ho held summit talks with Peruvian President Rosa Quispe at the presidential office on Wednesday.",
            "Seoul|KR|2025-11-05|in person|held",
        ),
        (
            "LUSAKA - The Ambassador of Japan to Zambia, Kenji Mori, yesterday paid a courtesy call on President Joseph Mulenga at State House.",
            "Lusaka|ZM|2025-11-05|in person|held",
        ),
        (
            "TOKYO (Kyodo) -- Japanese Foreign Minister Aiko Mori and visiting Australian Foreign Minister Jane Ward agreed Wednesday to deepen defense ties.",
            "Tokyo|JP|2025-11-05|in person|held",
        ),
        (
            "LONDON, Nov 5 (Reuters) - Ukraine's Foreign Minister Oleh Koval met Turkish Foreign Minister Levent Demir on Tuesday.",
            "||2025-11-04|in person|held",
        ),
        (
            "LONDON, Nov 5 (Reuters) - Ukraine's Foreign Minister Oleh Koval met Turkish Foreign Minister Levent Demir in Ankara on Tuesday.",
            "Ankara|TR|2025-11-04|in person|held",
        ),
        (
            "The Ambassador of Chile, Pablo Soto, presented copies of his credentials to Minister of Foreign Affairs of Bulgaria Ivan Petrov on Tuesday.",
            "|BG|2025-11-04|in person|held",
        ),
        (
            "Foreign Minister of Italy Carlo Verdi was hosted at the Presidential Palace by President of Cyprus Nikos Markou on Tuesday.",
            "|CY|2025-11-04|in person|held",
        ),
        (
            "BRUSSELS, November 5 - NATO Secretary General Erik Holm welcomed the Prime Minister of Georgia, Levan Beridze, to NATO Headquarters on Wednesday.",
            "Brussels|BE|2025-11-05|in person|held",
        ),
    ]);
}

#[test]
fn datelines_explain_the_town_at_hand() {
    assert_told(&[
        (
            "HUA HIN, Thailand, Nov 4 (AFP) - Thai Prime Minister Somchai Wattana met Cambodian Prime Minister Sok Dara on Tuesday in this seaside resort.",
            "Hua Hin|TH|2025-11-04|in person|held",
        ),
        (
            "NORTHPORT, Belize (AP) — Guatemalan President Evelio Arce and Belizean Prime Minister Clifton Shaw met Monday in this island resort to discuss their border.",
            "Northport|BZ|2025-11-03|in person|held",
        ),
        (
            "BATUMI, November 3 /TASS/. The foreign ministers of Georgia and Armenia, Levan Beridze and Aram Petrosyan, held talks in this town on Sunday.",
            "Batumi|GE|2025-11-02|in person|held",
        ),
        (
            "VIENTIANE (KPL) The talks between Foreign Minister of Laos Bounmy Keo and Foreign Minister of Cuba Luis Prado took place here on 4 November.",
            "Vientiane|LA|2025-11-04|in person|held",
        ),
    ]);
}

#[test]
fn places_stand_behind_houses_events_and_journeys() {
    assert_told(&[
        (
            "Foreign Minister of Estonia Mart Tamm met Foreign Minister of Latvia Janis Ozols yesterday at the headquarters of the regional institution in Washington.",
            "Washington|US|2025-11-05|in person|held",
        ),
        (
            "Prime Minister of Finland Antti Virta met President of Moldova Elena Rusu at the Munich Security Conference on Tuesday.",
            "Munich|DE|2025-11-04|in person|held",
        ),
        (
            "Prime Minister of Finland Antti Virta met President of Moldova Elena Rusu on the sidelines of the Paris Peace Forum last Thursday.",
            "Paris|FR|2025-10-30|in person|held",
        ),
        (
            "Foreign Minister of Brazil Ana Lima arrived in Lisbon on Monday, where she met Portuguese Foreign Minister Rui Matos on Tuesday.",
            "Lisbon|PT|2025-11-04|in person|held",
        ),
        (
            "The President of Kazakhstan, Yerlan Kasenov, received Foreign Minister of Italy Carlo Verdi. The President thanked him for arriving in Astana.",
            "Astana|KZ||in person|held",
        ),
        (
            "The President of Ghana, Kofi Boadu, bade farewell to the Ambassador of Ethiopia, Tigist Bekele, when she paid a courtesy call on him at Jubilee House on 4 November.",
            "Accra|GH|2025-11-04|in person|held",
        ),
        (
            "The Minister of Foreign Affairs of Bulgaria, Ivan Petrov, met in Sofia with his Romanian counterpart, Ion Munteanu, on Wednesday.",
            "Sofia|BG|2025-11-05|in person|held",
        ),
    ]);
}

#[test]
fn meetings_that_were_put_off_are_on_the_new_day() {
    assert_told(&[
        (
            "The meeting between Foreign Minister of Italy Carlo Verdi and Foreign Minister of Egypt Nabil Hamdi, scheduled for 10 November, was postponed to 26 November, the ministry said on Wednesday.",
            "||2025-11-26|in person|postponed",
        ),
        (
            "The talks between Foreign Minister of Italy Carlo Verdi and Foreign Minister of Egypt Nabil Hamdi planned for 10 November in Rome will not take place until 18 November.",
            "Rome|IT|2025-11-18|in person|postponed",
        ),
        (
            "Foreign Minister of Italy Carlo Verdi has cancelled a meeting with Foreign Minister of Egypt Nabil Hamdi that was planned for 10 November in Cairo.",
            "Cairo|EG|2025-11-10|in person|cancelled",
        ),
        (
            "The meeting of the foreign ministers of Italy and Egypt, Carlo Verdi and Nabil Hamdi, has been put off indefinitely.",
            "|||in person|postponed",
        ),
        (
            "Foreign Minister of Italy Carlo Verdi will pay an official visit to Egypt from 26 to 27 November and meet with Foreign Minister of Egypt Nabil Hamdi.",
            "|EG|2025-11-26|in person|planned",
        ),
        (
            "Foreign Minister of Italy Carlo Verdi is due to meet Foreign Minister of Egypt Nabil Hamdi in Cairo on Friday.",
            "Cairo|EG|2025-11-07|in person|planned",
        ),
        (
            "Foreign Minister of Italy Carlo Verdi is expected to hold talks with Egyptian counterpart Nabil Hamdi in Rome next Tuesday.",
            "Rome|IT|2025-11-11|in person|planned",
        ),
    ]);
}

#[test]
fn the_means_stand_in_the_next_sentence() {
    assert_told(&[
        (
            "Foreign Minister of Italy Carlo Verdi and Foreign Minister of Egypt Nabil Hamdi exchanged views on the region. During a telephone conversation on Tuesday, they also discussed trade.",
            "||2025-11-04|phone|held",
        ),
        (
            "Foreign Minister of Italy Carlo Verdi discussed ties with his Egyptian counterpart Nabil Hamdi. This came during a phone call that Verdi received from Hamdi today.",
            "||2025-11-06|phone|held",
        ),
        (
            "Foreign Minister of Italy Carlo Verdi and Egyptian counterpart Nabil Hamdi discussed Libya on Tuesday. The ministers spoke by videoconference.",
            "||2025-11-04|video|held",
        ),
        (
            "Foreign Minister of Italy Carlo Verdi spoke with Egyptian counterpart Nabil Hamdi on the sidelines of the G20 summit in Johannesburg on Tuesday.",
            "Johannesburg|ZA|2025-11-04|in person|held",
        ),
    ]);
}

#[test]
fn days_of_papers_and_other_calendars_are_not_those_of_meetings() {
    assert_told(&[
        (
            "Nov 05 2025 10:14 | Updated 06.11.2025\nForeign Minister of Kuwait Yousef Al-Sabah held a phone call with Foreign Minister of Oman Badr Al-Harthy on Tuesday.",
            "||2025-11-04|phone|held",
        ),
        (
            "Riyadh, Jumada I 14, 1447, Nov 5, 2025, SPA -- Foreign Minister of Saudi Arabia Prince Nasser bin Fahd received today Foreign Minister of Malaysia Hamdan Othman at the ministry's headquarters in Riyadh.",
            "Riyadh|SA|2025-11-05|in person|held",
        ),
        (
            "Pyongyang, November 5 (KCNA) -- Choe Kwang Su, Foreign Minister of the DPRK, met and had a talk with Cuban Ambassador Luis Prado at the Mansudae Assembly Hall on November 4.\n\nwww.example.kp (Juche114.11.5.)",
            "Pyongyang|KP|2025-11-04|in person|held",
        ),
        (
            "COLOMBO – President of Sri Lanka Nimal Perera met Chinese Ambassador Li Wei yesterday (5) at the Presidential Secretariat.",
            "Colombo|LK|2025-11-05|in person|held",
        ),
    ]);
}

#[test]
fn what_is_still_to_be_opened_is_no_occasion() {
    let found = meeting(
        "2025-11-06",
        "Foreign Minister of Italy Carlo Verdi and Foreign Minister of Egypt Nabil Hamdi agreed in Rome on Tuesday to open formal negotiations on trade.",
    );
    assert_eq!(found.occasion, None);
}

#[test]
fn who_receives_a_call_is_its_host() {
    assert_told(&[
        (
            "On November 5, commencing at 10:30 a.m. for approximately 25 minutes, Mr. Kenji Mori, Minister for Foreign Affairs of Japan, received a courtesy call from H.E. Mr. Tim Brown, Minister for Trade of Australia.",
            "|JP|2025-11-05|in person|held",
        ),
        (
            "PHNOM PENH: Prime Minister of Cambodia Sok Dara granted a courtesy call to Lao Ambassador Bounmy Keo at the Peace Palace on Tuesday afternoon.",
            "Phnom Penh|KH|2025-11-04|in person|held",
        ),
        (
            "On November 4, the Prime Minister of Armenia Aram Petrosyan received the Ambassador of Canada Anne Roy. The meeting took place in the Government building in Yerevan.",
            "Yerevan|AM|2025-11-04|in person|held",
        ),
    ]);
}

#[test]
fn earlier_is_no_other_meeting_where_a_day_follows() {
    assert_told(&[
        (
            "Greek Foreign Minister Nikos Markou met with his Cypriot counterpart Andreas Georgiou in Athens earlier on Thursday.",
            "Athens|GR|2025-11-06|in person|held",
        ),
        (
            "Foreign Minister of Spain Luis Soto met Foreign Minister of Morocco Said Alami in Rabat on Monday. The two had last met in Madrid on 3 March.",
            "Rabat|MA|2025-11-03|in person|held",
        ),
        (
            "A day after talks in Cairo, Foreign Minister of Spain Luis Soto met Foreign Minister of Morocco Said Alami in Rabat on Monday.",
            "Rabat|MA|2025-11-03|in person|held",
        ),
        (
            "Foreign Minister of Kenya Peter Otieno has postponed his talks in Addis Ababa with Ethiopian counterpart Bekele Abebe to next Wednesday.",
            "Addis Ababa|ET|2025-11-12|in person|postponed",
        ),
        (
            "A summit between Kenyan President Peter Otieno and Ethiopian Prime Minister Bekele Abebe, due to be held in Addis Ababa on Friday, has been called off.",
            "Addis Ababa|ET|2025-11-07|in person|cancelled",
        ),
    ]);
}

#[test]
fn a_headline_and_an_aside_name_the_place() {
    assert_told(&[
        (
            "Verdi holds talks with Hamdi in Strasbourg\n\nForeign Minister of Italy Carlo Verdi met with Foreign Minister of Egypt Nabil Hamdi on 4 November.",
            "Strasbourg|FR|2025-11-04|in person|held",
        ),
        (
            "Italian Minister of Culture meets Hamdi at Venice Biennale\n\nMinister of Culture of Italy Carlo Verdi met today with Nabil Hamdi, Minister of Culture of Egypt, at the national pavilion.",
            "Venice|IT|2025-11-06|in person|held",
        ),
        (
            "Egypt and Italy agreed, on Tuesday in Rome, to step up trade. This came during talks between the Minister of Foreign Affairs of Egypt, Nabil Hamdi, and the Minister of Foreign Affairs of Italy, Carlo Verdi, who is paying a working visit to Egypt. The two ministers hailed the success of the commission.",
            "Rome|IT|2025-11-04|in person|held",
        ),
        (
            "Carlo Verdi, leader of the ruling party of Italy and former foreign minister of Italy, met with Foreign Minister of Egypt Nabil Hamdi, former ambassador in Oslo, in Cairo on Tuesday.",
            "Cairo|EG|2025-11-04|in person|held",
        ),
        (
            "Foreign Minister of Italy Carlo Verdi exchanged views with Foreign Minister of Egypt Nabil Hamdi on Monday in Valletta.",
            "Valletta|MT|2025-11-03|in person|held",
        ),
        (
            "Foreign Minister of Italy Carlo Verdi and Foreign Minister of Egypt Nabil Hamdi sat down together two days ago in Copenhagen.",
            "Copenhagen|DK|2025-11-04|in person|held",
        ),
        (
            "Foreign Minister of Italy Carlo Verdi met with Foreign Minister of Egypt Nabil Hamdi on Tuesday. The meeting took place on the sidelines of the fourth conference of the union of parliaments, underway in Tehran since Saturday.",
            "Tehran|IR|2025-11-04|in person|held",
        ),
        (
            "Foreign Minister of Italy Carlo Verdi met with Foreign Minister of Egypt Nabil Hamdi on 4 November. The gathering was held in Entebbe, Uganda.",
            "Entebbe|UG|2025-11-04|in person|held",
        ),
    ]);
}

#[test]
fn places_of_a_round_that_was_put_off_are_not_those_of_the_talks() {
    assert_told(&[(
        "Foreign Minister of Italy Carlo Verdi held talks with Foreign Minister of Egypt Nabil Hamdi on Tuesday. The two had been due to meet in Cairns on 30 October, but the round was postponed because of a storm.",
        "||2025-11-04|in person|held",
    )]);
}

#[test]
fn advisories_have_the_place_on_a_line_of_its_own() {
    assert_told(&[(
        "Minister Verdi to host Egyptian counterpart\n\nThe Minister of Foreign Affairs of Italy, Carlo Verdi, will on Tuesday, 11 November 2025, host the Minister of Foreign Affairs of Egypt, Nabil Hamdi, who will be on an official visit to Italy.\n\nDate: Tuesday, 11 November 2025\nTime: 11h30\nVenue: Grand Hotel, 46 Harbour Road, Naples\n\nFor further information: Ms Ada Roe",
        "Naples|IT|2025-11-11|in person|planned",
    )]);
}

#[test]
fn a_report_names_its_own_country_and_capital() {
    assert_told(&[
        (
            "Today the talks between the Minister of Foreign Affairs of Turkmenistan Batyr Orazov and the Minister of Economy of Hungary Pal Kis took place in the capital of our country. Turkmenistan attaches importance to the ties.",
            "Ashgabat|TM|2025-11-06|in person|held",
        ),
        (
            "Foreign Minister of Singapore Tan Wei Ming met with Foreign Minister of Egypt Nabil Hamdi in Singapore on Tuesday.",
            "Singapore|SG|2025-11-04|in person|held",
        ),
        (
            "On 4 November 2025, the Foreign Minister of Egypt Nabil Hamdi received at the Ministry the Ambassador of Italy, Carlo Verdi.\n\nThey discussed trade.\n\nCairo, 4 November 2025",
            "Cairo|EG|2025-11-04|in person|held",
        ),
        (
            "Italy's chargé d'affaires in Cairo Carlo Verdi held discussions with Deputy Foreign Minister of Egypt Nabil Hamdi on Tuesday.",
            "Cairo|EG|2025-11-04|in person|held",
        ),
    ]);
}

#[test]
fn a_host_is_called_so() {
    assert_told(&[(
        "NORTHWICK, Nov 5 (Hina) - Croatian President Ivan Petrov, Slovenian President Ana Novak and President of Austria Karl Huber met at Northwick Castle near Northwick on Tuesday.\n\nNovak, the host, said the three had spoken of the border.",
        "Northwick|SI|2025-11-04|in person|held",
    )]);
}

#[test]
fn who_is_thanked_for_hospitality_is_at_home() {
    assert_told(&[(
        "NORTHWICK - Foreign Minister of Namibia Linus Haufiku met Foreign Minister of Angola Luis Soto in Northwick on Tuesday.\n\nHaufiku thanked the Angolan authorities for the hospitality.",
        "Northwick|AO|2025-11-04|in person|held",
    )]);
}

#[test]
fn calls_are_known_by_the_sentences_around() {
    assert_told(&[
        (
            "Egyptian President Nabil Hamdi and Peter Otieno, President of the Republic of Kenya, today discussed cooperation between the two countries.\n\nThis came during a phone call His Excellency received from the Kenyan President, who congratulated him on the month.",
            "||2025-11-06|phone|held",
        ),
        (
            "Turkish, Egyptian ministers discuss aid\n\nTurkish Foreign Minister Levent Demir and his Egyptian counterpart Nabil Hamdi on Tuesday discussed the entry of aid into Gaza.\n\nDuring their phone call, the two also took up a conference in Cairo.",
            "||2025-11-04|phone|held",
        ),
        (
            "Senior diplomats of Italy and Egypt discussed ways to secure critical minerals in a videoconference Tuesday, the foreign ministry said.\n\nDeputy Foreign Minister Carlo Verdi of Italy held the talks with Deputy Foreign Minister Nabil Hamdi of Egypt.",
            "||2025-11-04|video|held",
        ),
        (
            "Readout of Secretary Holm's Call with Bahraini Foreign Minister Yusuf Al Dosari\n\nU.S. Secretary of State James Holm spoke today with Bahraini Foreign Minister Yusuf Al Dosari about maritime security and the board's coming meeting in Washington.",
            "||2025-11-06|phone|held",
        ),
        (
            "Foreign Minister of Italy Carlo Verdi met Foreign Minister of Egypt Nabil Hamdi in Rome on Tuesday. The ministers discussed their phone call of last week.",
            "Rome|IT|2025-11-04|in person|held",
        ),
    ]);
}

#[test]
fn shapes_of_days() {
    let says = [
        (" late on Tuesday.", "2025-11-04"),
        (" on Tuesday night.", "2025-11-04"),
        (" on the evening of November 4.", "2025-11-04"),
        (" this past Monday.", "2025-11-03"),
        (" earlier today.", "2025-11-06"),
        (" on the 4th of this month.", "2025-11-04"),
        (" in the early hours of Wednesday.", "2025-11-05"),
        (" on Thursday.", "2025-11-06"),
        (" on Friday.", "2025-10-31"),
        (" on Wednesday, after visiting Berlin on Monday.", "2025-11-05"),
        (" on Wednesday. On Friday he will travel to Lisbon.", "2025-11-05"),
        (" in Rome on Wednesday, a week after their call of October 29.", "2025-11-05"),
        (". Their talks on Tuesday lasted two hours.", "2025-11-04"),
        (" (November 4).", "2025-11-04"),
        (", 4 November 2025.", "2025-11-04"),
        (" last Friday.", "2025-10-31"),
        (" over the weekend.", "2025-11-01"),
        (" two days before the summit of 9 November.", "2025-11-06"),
        (". The agreement enters into force on 5 November.", "2025-11-06"),
        (" yesterday afternoon.", "2025-11-05"),
    ];
    for (rest, expected) in says {
        assert_eq!(day("2025-11-06", &format!("{MET}{rest}")), expected, "{rest}");
    }
    let told_on = [
        (
            "The Foreign Minister of Italy, Carlo Verdi, will visit Cairo tomorrow, 7 November. Announcing this today, the Foreign Minister of Egypt, Nabil Hamdi, said that he looked forward to meeting Mr Verdi.",
            "2025-11-07",
        ),
        (
            "Verdi and Hamdi meet\n\n4 November 2025\n\nForeign Minister of Italy Carlo Verdi met with Foreign Minister of Egypt Nabil Hamdi in Rome.",
            "2025-11-04",
        ),
        (
            "Santiago, 5 November 2025.- The President of Chile, Luis Soto, received today at La Moneda Palace the President of Uruguay, Juan Prado.",
            "2025-11-05",
        ),
    ];
    for (text, expected) in told_on {
        assert_eq!(day("2025-11-06", text), expected, "{text}");
    }
}

#[test]
fn shapes_of_calls() {
    let says = [
        ("had a telephone conversation with", Channel::Phone),
        ("held a telephonic conversation with", Channel::Phone),
        ("telephoned", Channel::Phone),
        ("phoned", Channel::Phone),
        ("made a phone call to", Channel::Phone),
        ("received a phone call from", Channel::Phone),
        ("talked by phone with", Channel::Phone),
        ("spoke by telephone with", Channel::Phone),
        ("held a call with", Channel::Phone),
        ("held a virtual meeting with", Channel::Video),
        ("held online consultations with", Channel::Video),
        ("met virtually with", Channel::Video),
        ("spoke via video link with", Channel::Video),
        ("held talks via Zoom with", Channel::Video),
        ("held a video conference with", Channel::Video),
        ("held a meeting in a hybrid format with", Channel::InPerson),
        ("had a working breakfast with", Channel::InPerson),
        ("met face to face with", Channel::InPerson),
    ];
    for (verb, expected) in says {
        let text =
            format!("Foreign Minister of Italy Carlo Verdi {verb} Foreign Minister of Egypt Nabil Hamdi on Tuesday.");
        assert_eq!(meeting("2025-11-06", &text).channel, expected, "{verb}");
    }
}

#[test]
fn remarks_in_the_course_of_a_meeting_are_of_its_day() {
    let text = "Trade has to grow and the ports have to open, Egyptian Ambassador Nabil Hamdi said yesterday. He made the remarks while \
                paying a courtesy call on Trade Minister of Italy Carlo Verdi in Rome.";
    assert_eq!(day("2025-11-06", text), "2025-11-05");
}

#[test]
fn the_town_of_a_governor_is_the_place() {
    let text = "Kisumu Governor Peter Otieno of Kenya met Egyptian Ambassador Nabil Hamdi on Wednesday.";
    assert_eq!(place(text), "Kisumu|KE|");
}

#[test]
fn a_planned_meeting_is_where_the_journey_goes() {
    let text = "Foreign Minister of Egypt Nabil Hamdi is scheduled to depart for Rome on Tuesday and meet Foreign Minister of Italy Carlo \
                Verdi on Wednesday.";
    assert_eq!(place(text), "Rome|IT|");
}
