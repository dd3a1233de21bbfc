//! Tests of dates, with sentences of our own.

use super::*;
use crate::parse::layout::layout;

/// Reads a text; a first sentence that ends with " // " is its dateline.
fn read_in<T>(published: Option<&str>, source: &str, then: impl Fn(&Text, Dates) -> T) -> T {
    let (head, rest) = source.split_once(" // ").unwrap_or(("", source));
    let whole = if head.is_empty() { rest.to_owned() } else { format!("{head} {rest}") };
    let text = Text::new(&whole, layout(&whole, false));
    let inside = text.tokens.iter().filter(|token| token.bytes.end <= head.len()).count();
    let context = Context { published, dateline: Some(0..inside).filter(|tokens| !tokens.is_empty()) };
    let dates = read(&text, &context);
    then(&text, dates)
}

/// Each date as "words = value", with "..end" for a range.
fn shown(published: Option<&str>, source: &str) -> Vec<String> {
    read_in(published, source, |text, dates| {
        let one = |date: &Dated| {
            let end = date.end_date.as_ref().map_or(String::new(), |end| format!("..{}", end.value));
            format!("{} = {}{end}", text.quote(date.tokens.clone()), date.date.value)
        };
        dates.all.iter().map(one).collect()
    })
}

/// Sentences, the day of publication (empty: unknown), and the dates, joined by "; ".
const CASES: &[(&str, &str, &str)] = &[
    // Days of the calendar, in all orders.
    ("They met on 27 November 2025 in Lisbon.", "", "27 November 2025 = 2025-11-27"),
    ("They met on November 27, 2025, in Lisbon.", "", "November 27, 2025 = 2025-11-27"),
    ("They met on Nov. 27, 2025 in Lisbon.", "", "Nov. 27, 2025 = 2025-11-27"),
    ("They met on the 27th of November 2025.", "", "27th of November 2025 = 2025-11-27"),
    ("They met on November 27th.", "2025-12-02", "November 27th = 2025-11-27"),
    ("They met on 27/11/2025.", "", "27/11/2025 = 2025-11-27"),
    ("They met on 11/27/2025.", "", "11/27/2025 = 2025-11-27"),
    ("They met on 2025-11-27.", "", "2025-11-27 = 2025-11-27"),
    ("They met on 27.11.2025.", "", "27.11.2025 = 2025-11-27"),
    ("They met on 05/04/2025.", "", ""),
    ("They met on Thursday, 27 November 2025.", "", "Thursday, 27 November 2025 = 2025-11-27"),
    ("They met on 27 November (Thursday).", "2025-11-28", "27 November (Thursday) = 2025-11-27"),
    ("They met on Thursday (November 27) in Lisbon.", "2025-11-28", "Thursday (November 27) = 2025-11-27"),
    ("They met on the 27th.", "2025-11-28", "the 27th = 2025-11-27"),
    ("They met on the 27th of this month in Lisbon.", "2025-11-28", "the 27th of this month = 2025-11-27"),
    ("It is on the 27th floor.", "2025-11-28", ""),
    // Ranges and lists.
    ("The envoy met her counterpart on September 16-17.", "2023-09-17", "September 16-17 = 2023-09-16..2023-09-17"),
    ("The summit will take place in Perth 6 - 9 October.", "2001-05-11", "6 - 9 October = 2001-10-06..2001-10-09"),
    ("They met on 19–20 November.", "2023-11-21", "19–20 November = 2023-11-19..2023-11-20"),
    ("He was there from 3 to 5 May 2022.", "", "3 to 5 May 2022 = 2022-05-03..2022-05-05"),
    ("He visited from 30 April to 2 May 2022.", "", "30 April to 2 May 2022 = 2022-04-30..2022-05-02"),
    (
        "A visit from Tuesday 9 to Sunday 14 March, 1982.",
        "",
        "Tuesday 9 to Sunday 14 March, 1982 = 1982-03-09..1982-03-14",
    ),
    ("He visited from April 30 to May 2, 2022.", "", "April 30 to May 2, 2022 = 2022-04-30..2022-05-02"),
    ("They met on 16 and 17 September.", "2023-09-20", "16 and 17 September = 2023-09-16..2023-09-17"),
    ("They met on 3, 9 and 12 June 2022.", "", "3 = 2022-06-03; 9 = 2022-06-09; 12 June 2022 = 2022-06-12"),
    (
        "The statements of November 9, 2020, and January 11 and November 26, 2021 stand.",
        "2022-04-22",
        "November 9, 2020 = 2020-11-09; January 11 = 2021-01-11; November 26, 2021 = 2021-11-26",
    ),
    ("He toured the region between 2014 and 2016.", "", "2014 = 2014; 2016 = 2016"),
    ("The plan for 2021-2027 was discussed.", "", "2021-2027 = 2021..2027"),
    ("Talks were held from Monday to Wednesday.", "2025-11-27", "Monday to Wednesday = 2025-11-24..2025-11-26"),
    // Months, seasons, years.
    ("The visit took place in April 2021.", "", "April 2021 = 2021-04"),
    ("The visit in September of this year helped.", "2025-11-27", "September of this year = 2025-09"),
    ("They signed it this September.", "2025-11-27", "this September = 2025-09"),
    ("They signed it last September.", "2025-06-27", "last September = 2024-09"),
    ("It was said in May.", "2019-07-10", "May = 2019-05"),
    ("The November deal was signed in Rabat.", "2020-01-11", "November = 2019-11"),
    ("They will meet in February.", "2020-11-11", "February = 2021-02"),
    ("It was agreed in spring 2022.", "", "spring 2022 = 2022"),
    ("It was agreed last summer.", "2022-03-03", "last summer = 2021"),
    ("In 2015, Norland started the talks.", "", "2015 = 2015"),
    ("The visit last year and the fair next year were noted.", "2025-11-27", "last year = 2024; next year = 2026"),
    (
        "Two years ago they met, and a year ago they quarrelled.",
        "2025-11-27",
        "Two years ago = 2023; a year ago = 2024",
    ),
    ("It opens later this year.", "2025-01-27", "later this year = 2025"),
    ("He came on 5 May last year.", "2025-01-27", "5 May last year = 2024-05-05"),
    // Days counted from the report.
    ("The ministers met today.", "2025-11-27", "today = 2025-11-27"),
    ("Yesterday, the ministers met.", "2025-03-01", "Yesterday = 2025-02-28"),
    ("They meet tomorrow.", "2024-02-28", "tomorrow = 2024-02-29"),
    ("He arrived last night and leaves tonight.", "2025-11-27", "last night = 2025-11-26; tonight = 2025-11-27"),
    ("The day before yesterday they met.", "2025-11-27", "day before yesterday = 2025-11-25"),
    ("They met this afternoon (29) at the palace.", "2025-05-29", "this afternoon (29) = 2025-05-29"),
    ("They met last evening (11) at the palace.", "2025-06-11", "last evening (11) = 2025-06-11"),
    ("They met yesterday (30th) at the palace.", "2025-07-02", "yesterday (30th) = 2025-06-30"),
    ("They met yesterday (November 25).", "2025-11-27", "yesterday (November 25) = 2025-11-25"),
    ("They held talks during the past two days.", "1967-10-04", "past two days = 1967-10-03..1967-10-04"),
    ("They met two days ago.", "2025-11-01", "two days ago = 2025-10-30"),
    ("They met on 3 May 2021; a day earlier he had landed.", "", "3 May 2021 = 2021-05-03; a day earlier = 2021-05-02"),
    ("They met on 3 May 2021 and on the following day.", "", "3 May 2021 = 2021-05-03; following day = 2021-05-04"),
    ("They met last week.", "2025-11-27", "last week = 2025-11"),
    ("They meet again this weekend.", "2019-08-24", "this weekend = 2019-08-24..2019-08-25"),
    ("They will meet in the coming months and in the next few days.", "2019-08-24", ""),
    // Days of the week.
    ("They met on Wednesday.", "2024-10-16", "Wednesday = 2024-10-16"),
    ("They met on Sunday.", "2019-07-10", "Sunday = 2019-07-07"),
    ("They met last Wednesday.", "2024-10-16", "last Wednesday = 2024-10-09"),
    ("They will meet next Monday.", "2024-10-16", "next Monday = 2024-10-21"),
    ("He will fly to Porto on Friday.", "2024-10-16", "Friday = 2024-10-18"),
    ("They must be released by Saturday.", "2025-02-12", "Saturday = 2025-02-15"),
    ("They met Wednesday evening.", "2024-10-17", "Wednesday evening = 2024-10-16"),
    ("They met on Monday last week.", "2024-10-17", "Monday last week = 2024-10-07"),
    ("They met on Tuesday (15) at noon.", "2024-10-17", "Tuesday (15) = 2024-10-15"),
    // Past unless marked.
    ("They met on December 20.", "2025-01-10", "December 20 = 2024-12-20"),
    ("They will meet on January 5.", "2024-12-10", "January 5 = 2025-01-05"),
    ("On December 1, the king will receive the envoys.", "2021-11-30", "December 1 = 2021-12-01"),
    ("Members will meet in a session on June 24 to vote.", "2022-06-07", "June 24 = 2022-06-24"),
    // No clock: without a day to count from there is no relative date.
    ("They met today, on Wednesday, and last year.", "", ""),
    ("They met on November 27.", "", "November 27 = --11-27"),
    ("They met on 3-4 May.", "", "3-4 May = --05-03..--05-04"),
    (
        "From April to June and in January-March they met.",
        "2022-11-27",
        "April to June = 2022-04..2022-06; January-March = 2022-01..2022-03",
    ),
    ("They met this past May.", "2025-03-03", "this past May = 2024-05"),
    ("On 3 May 2021 they met. The day before, he had landed.", "", "3 May 2021 = 2021-05-03; day before = 2021-05-02"),
    ("They met on 3 May 2021, the day before the vote, and every next day.", "", "3 May 2021 = 2021-05-03"),
    ("They met on 3 May 2021, two days before the vote.", "", "3 May 2021 = 2021-05-03"),
    ("He left last November and comes back next May.", "2025-11-27", "last November = 2024-11; next May = 2026-05"),
    // What is no date.
    ("He may march 5 miles and take a second look at the sun, sat down at 10:30.", "2025-11-27", ""),
    ("Call 555-1234 or 2025 people at 1800 UTC for $2,024 or 5.11.2.", "2025-11-27", ""),
    ("Resolution 1973 and the 14-year-old won 3-1, 16 in all, 27 percent.", "2025-11-27", ""),
    ("May Jordan and Mark March speak with April Stone and August Roe.", "2025-11-27", ""),
    ("Every Monday they meet; Black Friday is near; Sun and Sat are short.", "2025-11-27", ""),
];

#[test]
fn sentences_give_their_dates() {
    let mut wrong = Vec::new();
    for (sentence, published, wanted) in CASES {
        let found = shown(Some(*published).filter(|day| !day.is_empty()), sentence).join("; ");
        if found != *wanted {
            wrong.push(format!("{sentence} [{published}]\n   wanted {wanted}\n   found  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), CASES.len(), wrong.join("\n"));
}

const ARTICLE: &str = "SARNA, Norland, November 27. // On November 27, Foreign Minister Tora Lind met with her Sudian \
    counterpart. The visit of the President to Sudia last year and that of the Queen to Norland in September of this year \
    were recalled. They spoke of the Aldan Joint Declaration of August 8, 2025, and of the Harbour Forum, which will be held \
    in Norland next year.";

#[test]
fn missing_year_follows_from_the_text() {
    assert_eq!(
        shown(None, ARTICLE),
        [
            "November 27 = 2025-11-27",
            "November 27 = 2025-11-27",
            "last year = 2024",
            "September of this year = 2025-09",
            "August 8, 2025 = 2025-08-08",
            "next year = 2026",
        ]
    );
    read_in(None, ARTICLE, |text, dates| {
        let met = &dates.all[1];
        assert_eq!((met.date.edtf.as_str(), met.date.basis), ("?2025-11-27", record::DateBasis::Inferred));
        assert!(met.note.as_ref().is_some_and(|note| note.0 == "year-inferred"));
        let cited: Vec<&str> = met.evidence.iter().map(|cited| text.quote(cited.tokens.clone())).collect();
        assert_eq!(
            cited,
            [
                "November 27",
                "November 27",
                "the Aldan Joint Declaration of August 8, 2025",
                "last year",
                "September of this year",
                "next year"
            ]
        );
        assert!(dates.published.is_none());
    });
}

#[test]
fn a_day_or_month_bounds_the_year_and_a_lone_year_does_not() {
    let told = |rest: &str| shown(None, &format!("SARNA, 3 March. // The ministers met on 3 March. {rest}"))[1].clone();
    assert_eq!(told("The treaty of 9 May 2021 was recalled."), "3 March = 2022-03-03");
    assert_eq!(told("They had met in February 2021."), "3 March = 2021-03-03");
    assert_eq!(told("The fair will be held in June 2024."), "3 March = 2024-03-03");
    let both = "The treaty of 9 May 2021 and the fair in June 2022 were discussed.";
    assert_eq!(told(both), "3 March = 2022-03-03");
    assert_eq!(told("Relations were established in 1992."), "3 March = --03-03");
    assert_eq!(told("It was signed on 9 May 2021; the fair will be held in June 2020."), "3 March = --03-03");
}

#[test]
fn weekday_beside_the_date_narrows_the_year() {
    let source = "SARNA, Thursday, 3 March. // The treaty of 9 May 2021 was recalled.";
    assert_eq!(shown(None, source)[0], "Thursday, 3 March = 2022-03-03");
    let source = "SARNA, Sunday, 3 March. // The treaty of 9 May 2021 was recalled.";
    assert_eq!(shown(None, source)[0], "Sunday, 3 March = 2024-03-03");
}

#[test]
fn dateline_goes_before_the_given_day() {
    let source = "SARNA, Nov. 26 (NNA) – // The ministers met today.";
    assert_eq!(shown(Some("2025-11-28"), source)[1], "today = 2025-11-26");
}

#[test]
fn today_of_a_dateline_with_open_year() {
    let source = "SARNA, Nov. 26 (NNA) – // The ministers met today, after talks on Monday.";
    assert_eq!(shown(None, source), ["Nov. 26 = --11-26", "today = --11-26"]);
}

fn published(source: &str) -> Option<String> {
    read_in(None, source, |_, dates| dates.published.map(|date| date.date.value))
}

#[test]
fn text_states_its_publication() {
    let body = "The ministers met today in Lisbon. They spoke of trade.";
    let cases = [
        ("Ministers meet\n\nSaturday, August 24, 2019\n\n", "", Some("2019-08-24")),
        ("Ministers meet\n\n", "\n\n11 May 2001", Some("2001-05-11")),
        ("Ministers meet\n\n", "\nCANBERRA 6 April 1968", Some("1968-04-06")),
        ("Ministers meet\n\n01/24/25\n\n", "", Some("2025-01-24")),
        ("Ministers meet\n\nPublished: 24 January 2025, 10:15\n\n", "", Some("2025-01-24")),
        ("SARNA, January 24, 2025 (NNA) – // ", "", Some("2025-01-24")),
        ("SARNA, January 24 (NNA) – // ", "", None),
        ("Ministers meet\n\nLast updated: 1 December 2025\n\n", "", None),
        ("Ministers meet\n\n27 November 2025, 3 min read\n\n", "", Some("2025-11-27")),
        ("Ministers meet\n\nPublished 27 November 2025\n\n", "", Some("2025-11-27")),
        ("Ministers meet\n\n", " They had met on 3 May 2020.", None),
    ];
    for (head, tail, wanted) in cases {
        assert_eq!(published(&format!("{head}{body}{tail}")).as_deref(), wanted, "{head} … {tail}");
    }
}

#[test]
fn line_of_date_nearest_to_the_given_day_is_taken() {
    let source = "Ministers meet\n\nMonday, 1 December 2025\n\n27 November 2025\n\nThe ministers met on Tuesday.";
    let day = read_in(Some("2025-11-27"), source, |_, dates| dates.published.map(|date| date.date.value));
    assert_eq!(day.as_deref(), Some("2025-11-27"));
}

#[test]
fn stated_publication_is_counted_from() {
    let source = "Ministers meet\n\nWednesday, July 10, 2019\n\nThe ministers met on Sunday in Sarna.";
    assert_eq!(shown(None, source)[0], "Sunday = 2019-07-07");
}

#[test]
fn dates_know_how_they_stand() {
    let usage = |source: &str| read_in(Some("2022-12-22"), source, |_, dates| dates.all[0].usage);
    assert_eq!(usage("They met on 5 May in Sarna."), Use::Free);
    assert_eq!(usage("They recalled the declaration of 5 May."), Use::OfNoun);
    assert_eq!(usage("They met on the evening of 5 May."), Use::Free);
    assert_eq!(usage("Since their joint September 27 meeting, talks go on."), Use::BeforeNoun);
    assert_eq!(usage("In today's talks they agreed."), Use::BeforeNoun);
    assert_eq!(usage("They remembered the September 11 attacks."), Use::InName);
    assert_eq!(usage("They opened the fair Norland Today Sudia in June."), Use::InName);
    assert_eq!(usage("They spoke of Expo 2030."), Use::InName);
    assert_eq!(usage("They recalled the 2019 Sarna Conference."), Use::InName);
    assert_eq!(usage("Under a 1994 agreement they trade."), Use::BeforeNoun);
}

#[test]
fn lookups_count_days_and_find_the_nearest_date() {
    let source = "On 3 May the minister recalled the pact of 9 June 2020 and met the envoy.";
    read_in(Some("2025-05-04"), source, |text, dates| {
        let all = 0..text.tokens.len();
        let old: Vec<_> = dates.within(all.clone()).map(|date| dates.days_old(date)).collect();
        assert_eq!(old, [Some(1), Some(1790)]);
        assert_eq!(dates.nearest(all, 12).map(|date| date.date.value.clone()).as_deref(), Some("2020-06-09"));
    });
}

/// Beside the repository, where there is one: texts that may not be kept in it.
const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus/dev");

/// The days of a gold file's meeting, with the day of publication; none where the text gives no day.
fn gold(path: &std::path::Path) -> Option<(String, Vec<String>)> {
    let gold: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()?;
    let meeting = gold.get("meeting").filter(|meeting| meeting["date_basis"] != "published")?;
    let days = ["date", "end_date"].iter().filter_map(|name| meeting[*name].as_str().map(str::to_owned)).collect();
    Some((gold["published"].as_str()?.to_owned(), days))
}

#[test]
fn days_of_real_meetings_are_among_the_dates() {
    let Ok(folder) = std::fs::read_dir(CORPUS) else {
        return skipped("no corpus beside the repository");
    };
    let mut paths: Vec<_> = folder.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let (mut asked, mut missing) = (0, Vec::new());
    for path in paths.iter().filter(|path| path.to_string_lossy().ends_with(".gold.json")) {
        let Some((published, days)) = gold(path) else { continue };
        let source = std::fs::read_to_string(path.to_string_lossy().replace(".gold.json", ".txt")).unwrap_or_default();
        let found = read_in(Some(&published), &source, |_, dates| {
            let values = |date: Dated| [Some(date.date.value), date.end_date.map(|end| end.value)];
            dates.all.into_iter().flat_map(values).flatten().collect::<Vec<String>>()
        });
        asked += 1;
        if !days.iter().all(|day| found.contains(day)) {
            missing.push(format!("{}: {days:?}", path.display()));
        }
    }
    assert!(missing.len() * 20 <= asked, "{} of {asked} missing:\n{}", missing.len(), missing.join("\n"));
}

/// Tells that a test had nothing to test.
#[allow(clippy::print_stderr, reason = "a skipped test must say so")]
fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

/// Words of dates and of what is none, to be thrown together.
const WORDS: &[&str] = &[
    "May",
    "Nov",
    ".",
    ",",
    "27",
    "2025",
    "1st",
    "31",
    "February",
    "29",
    "-",
    "–",
    "to",
    "and",
    "of",
    "the",
    "(",
    ")",
    "this",
    "last",
    "next",
    "year",
    "week",
    "weekend",
    "days",
    "ago",
    "two",
    "day",
    "earlier",
    "following",
    "on",
    "Monday",
    "Sun",
    "morning",
    "today",
    "yesterday",
    "tomorrow",
    "99",
    "0",
    "9999",
    "2025-13-40",
    "/",
    ":",
    "summer",
    "winter",
    "past",
    "by",
    "will",
    "met",
    "’s",
    "\n",
    "\n\n",
    "Published:",
    "SARNA",
    "é",
    "１２",
    "²",
    "each",
    "in",
    "300",
    "later",
    "before",
];

proptest::proptest! {
    #[test]
    fn any_words_are_read_alike_twice(
        words in proptest::collection::vec(proptest::sample::select(WORDS), 0..40),
        published in proptest::sample::select(vec![None, Some("2025-11-27"), Some("0001-01-01"), Some("9999-12-31"), Some("soon")]),
        head in 0_usize..6,
    ) {
        let source = words.join(" ");
        let text = Text::new(&source, layout(&source, false));
        let dateline = Some(0..head.min(text.tokens.len()));
        let context = Context { published, dateline };
        let first = read(&text, &context);
        proptest::prop_assert_eq!(format!("{first:?}"), format!("{:?}", read(&text, &context)));
        let mut after = 0;
        for date in &first.all {
            proptest::prop_assert!(after <= date.tokens.start && date.tokens.start < date.tokens.end);
            proptest::prop_assert!(date.date.earliest <= date.date.latest);
            proptest::prop_assert!(!date.evidence.is_empty());
            proptest::prop_assert_eq!(&date.evidence[0].tokens, &date.tokens);
            let inferred = date.date.basis == record::DateBasis::Inferred;
            proptest::prop_assert!(!inferred || date.note.is_some() && date.date.edtf.starts_with('?'));
            after = date.tokens.end;
        }
    }

    #[test]
    fn any_text_is_read(source in ".{0,80}") {
        let text = Text::new(&source, layout(&source, false));
        read(&text, &Context { published: Some("2025-11-27"), dateline: None });
    }
}
