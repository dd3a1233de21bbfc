//! The words of dates.

use super::calendar::Weekday;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word can begin or stand in the middle of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trigger {
    /// A month; the flag says whether the word is its usual short form.
    Month(i8, bool),
    /// A day of the week.
    Weekday(Weekday),
    /// A season.
    Season(Season),
    /// A phrase of [`PHRASES`].
    Phrase,
    /// "days", "year" …: a count before it, "ago" after it.
    Unit(Unit),
}

/// A season of the northern half of the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// A unit in which distance is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Days.
    Day,
    /// Weeks, from Monday.
    Week,
    /// Saturdays with Sundays.
    Weekend,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// Months and their short forms.
const MONTHS: &[(&str, i8, bool)] = &[
    ("january", 1, false),
    ("february", 2, false),
    ("march", 3, false),
    ("april", 4, false),
    ("may", 5, false),
    ("june", 6, false),
    ("july", 7, false),
    ("august", 8, false),
    ("september", 9, false),
    ("october", 10, false),
    ("november", 11, false),
    ("december", 12, false),
    ("jan", 1, true),
    ("feb", 2, true),
    ("mar", 3, true),
    ("apr", 4, true),
    ("jun", 6, true),
    ("jul", 7, true),
    ("aug", 8, true),
    ("sep", 9, true),
    ("sept", 9, true),
    ("oct", 10, true),
    ("nov", 11, true),
    ("dec", 12, true),
];

/// Months whose names are other words or people's names too: alone they are a month only after a preposition.
pub(super) const UNSURE_MONTHS: &[i8] = &[3, 4, 5, 6, 8];

/// Days of the week. The three-letter forms are no dates by themselves.
const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// Short forms of weekdays, read only before a date.
const SHORT_WEEKDAYS: &[(&str, Weekday)] = &[
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("tues", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("thur", Weekday::Thursday),
    ("thurs", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

/// Seasons.
const SEASONS: &[(&str, Season)] = &[
    ("spring", Season::Spring),
    ("summer", Season::Summer),
    ("autumn", Season::Autumn),
    ("fall", Season::Autumn),
    ("winter", Season::Winter),
];

/// Units, one and many.
const UNITS: &[(&str, Unit)] = &[
    ("day", Unit::Day),
    ("days", Unit::Day),
    ("week", Unit::Week),
    ("weeks", Unit::Week),
    ("month", Unit::Month),
    ("months", Unit::Month),
    ("year", Unit::Year),
    ("years", Unit::Year),
];

/// What a fixed phrase is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// The day on which the report was written.
    Report,
    /// The day named last.
    Story,
}

/// A fixed phrase: its words, from what it is counted, how many of which unit.
pub(super) struct Phrase {
    /// Its words, folded.
    pub(super) words: &'static [&'static str],
    /// From what it is counted.
    pub(super) from: From,
    /// How many units later.
    pub(super) count: i32,
    /// The unit.
    pub(super) unit: Unit,
}

const fn phrase(words: &'static [&'static str], from: From, count: i32, unit: Unit) -> Phrase {
    Phrase { words, from, count, unit }
}

/// Fixed phrases; of several that fit, the first is taken.
#[rustfmt::skip]
pub(super) const PHRASES: &[Phrase] = &[
    phrase(&["day", "before", "yesterday"], From::Report, -2, Unit::Day),
    phrase(&["day", "after", "tomorrow"], From::Report, 2, Unit::Day),
    phrase(&["earlier", "today"], From::Report, 0, Unit::Day),
    phrase(&["later", "today"], From::Report, 0, Unit::Day),
    phrase(&["today"], From::Report, 0, Unit::Day),
    phrase(&["tonight"], From::Report, 0, Unit::Day),
    phrase(&["yesterday", "morning"], From::Report, -1, Unit::Day),
    phrase(&["yesterday", "afternoon"], From::Report, -1, Unit::Day),
    phrase(&["yesterday", "evening"], From::Report, -1, Unit::Day),
    phrase(&["yesterday"], From::Report, -1, Unit::Day),
    phrase(&["tomorrow", "morning"], From::Report, 1, Unit::Day),
    phrase(&["tomorrow", "afternoon"], From::Report, 1, Unit::Day),
    phrase(&["tomorrow", "evening"], From::Report, 1, Unit::Day),
    phrase(&["tomorrow"], From::Report, 1, Unit::Day),
    phrase(&["this", "morning"], From::Report, 0, Unit::Day),
    phrase(&["this", "afternoon"], From::Report, 0, Unit::Day),
    phrase(&["this", "evening"], From::Report, 0, Unit::Day),
    phrase(&["last", "night"], From::Report, -1, Unit::Day),
    phrase(&["last", "evening"], From::Report, -1, Unit::Day),
    phrase(&["earlier", "this", "week"], From::Report, 0, Unit::Week),
    phrase(&["later", "this", "week"], From::Report, 0, Unit::Week),
    phrase(&["this", "week"], From::Report, 0, Unit::Week),
    phrase(&["last", "week"], From::Report, -1, Unit::Week),
    phrase(&["next", "week"], From::Report, 1, Unit::Week),
    phrase(&["over", "the", "weekend"], From::Report, 0, Unit::Weekend),
    phrase(&["at", "the", "weekend"], From::Report, 0, Unit::Weekend),
    phrase(&["during", "the", "weekend"], From::Report, 0, Unit::Weekend),
    phrase(&["this", "weekend"], From::Report, 0, Unit::Weekend),
    phrase(&["this", "past", "weekend"], From::Report, -1, Unit::Weekend),
    phrase(&["last", "weekend"], From::Report, -1, Unit::Weekend),
    phrase(&["next", "weekend"], From::Report, 1, Unit::Weekend),
    phrase(&["earlier", "this", "month"], From::Report, 0, Unit::Month),
    phrase(&["later", "this", "month"], From::Report, 0, Unit::Month),
    phrase(&["this", "month"], From::Report, 0, Unit::Month),
    phrase(&["last", "month"], From::Report, -1, Unit::Month),
    phrase(&["next", "month"], From::Report, 1, Unit::Month),
    phrase(&["earlier", "this", "year"], From::Report, 0, Unit::Year),
    phrase(&["later", "this", "year"], From::Report, 0, Unit::Year),
    phrase(&["late", "last", "year"], From::Report, -1, Unit::Year),
    phrase(&["early", "next", "year"], From::Report, 1, Unit::Year),
    phrase(&["this", "year"], From::Report, 0, Unit::Year),
    phrase(&["current", "year"], From::Report, 0, Unit::Year),
    phrase(&["last", "year"], From::Report, -1, Unit::Year),
    phrase(&["next", "year"], From::Report, 1, Unit::Year),
    phrase(&["year", "before", "last"], From::Report, -2, Unit::Year),
    phrase(&["following", "day"], From::Story, 1, Unit::Day),
    phrase(&["next", "day"], From::Story, 1, Unit::Day),
    phrase(&["previous", "day"], From::Story, -1, Unit::Day),
    phrase(&["preceding", "day"], From::Story, -1, Unit::Day),
    phrase(&["day", "before"], From::Story, -1, Unit::Day),
    phrase(&["same", "day"], From::Story, 0, Unit::Day),
    phrase(&["later", "that", "day"], From::Story, 0, Unit::Day),
    phrase(&["earlier", "that", "day"], From::Story, 0, Unit::Day),
];

/// Counts in words.
const COUNTS: &[(&str, i32)] = &[
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
];

static TRIGGERS: LazyLock<HashMap<&'static str, Trigger>> = LazyLock::new(|| {
    let mut triggers = HashMap::new();
    triggers.extend(PHRASES.iter().map(|phrase| (phrase.words[0], Trigger::Phrase)));
    triggers.insert("past", Trigger::Phrase);
    triggers.extend(UNITS.iter().map(|(word, unit)| (*word, Trigger::Unit(*unit))));
    triggers.extend(SEASONS.iter().map(|(word, season)| (*word, Trigger::Season(*season))));
    triggers.extend(WEEKDAYS.iter().map(|(word, weekday)| (*word, Trigger::Weekday(*weekday))));
    triggers.extend(MONTHS.iter().map(|(word, month, short)| (*word, Trigger::Month(*month, *short))));
    triggers
});

/// What a folded word can begin.
pub(super) fn trigger(word: &str) -> Option<Trigger> {
    TRIGGERS.get(word).copied()
}

/// Whether a word is a month, in full or short.
pub(crate) fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|row| row.0 == word)
}

/// Whether a word is the full name of a month or weekday; "may" is a verb first.
pub(crate) fn is_calendar_name(word: &str) -> bool {
    word != "may" && MONTHS.iter().any(|row| row.0 == word && !row.2) || WEEKDAYS.iter().any(|row| row.0 == word)
}

/// Whether a word is a day of the week, in full or short.
pub(crate) fn is_weekday(word: &str) -> bool {
    weekday(word).is_some()
}

/// A weekday by its short form or full name.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().chain(SHORT_WEEKDAYS).find(|row| row.0 == word).map(|row| row.1)
}

/// A count in words or digits.
pub(super) fn count(word: &str) -> Option<i32> {
    let spelt = COUNTS.iter().find(|row| row.0 == word).map(|row| row.1);
    spelt.or_else(|| word.parse().ok().filter(|count| (1..=300).contains(count)))
}

/// Words after which a bare number of four digits is a year, and an unsure month a month.
#[rustfmt::skip]
pub(super) const BEFORE_PERIOD: &[&str] = &[
    "in", "of", "since", "until", "till", "by", "from", "during", "through", "throughout", "between", "before",
    "after", "for", "early", "mid", "late", "year", "years", "back", "around", "circa", "end",
];

/// Words after which a word that can be a month is one.
#[rustfmt::skip]
pub(super) const BEFORE_MONTH: &[&str] = &[
    "in", "of", "from", "for", "since", "until", "till", "by", "during", "through", "early", "mid", "late", "this",
    "last", "next", "past",
];

/// Words that stand between a determiner or preposition and what it belongs to.
pub(super) const PARTS_OF_PERIOD: &[&str] = &["early", "mid", "late"];

/// Words that can follow a date without making it a count or an attribute of what follows.
#[rustfmt::skip]
pub(super) const AFTER_DATE: &[&str] = &[
    "", "and", "or", "at", "in", "on", "to", "by", "with", "for", "from", "of", "as", "but", "that", "which", "who",
    "when", "where", "while", "after", "before", "during", "until", "the", "a", "an", "this", "his", "her", "its",
    "their", "he", "she", "it", "they", "we", "is", "are", "was", "were", "will", "would", "has", "have", "had",
    "met", "said", "held", "than", "about", "between", "under", "within", "following", "upon", "via", "through",
    "called", "received", "discussed", "visited", "arrived", "hosted", "welcomed", "spoke", "told", "there", "here",
    "also", "ahead", "amid", "among", "local", "not", "into", "over", "against", "alongside", "without", "because",
    "if", "so", "then", "last", "next", "onwards", "onward", "respectively", "if", "once", "both", "all", "can",
    "may", "could", "should",
];
