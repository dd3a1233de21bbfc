//! Circumstances of meetings, from whole reports.

use crate::parse::{Options, Report, parse};
use crate::record::{Channel, Meeting, OccasionKind};

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
fn dateline_gives_the_city_only_where_it_is_said_to_be_there() {
    assert_eq!(place(&format!("CAIRO, Nov. 5 (Xinhua) -- {MET} on Wednesday.")), "||");
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
