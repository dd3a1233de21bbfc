//! Events that a text names: summits, conferences, sessions, anniversaries.

use super::held::{counted, holiday, hosted, of_body};
use super::plain;
use super::where_when::{self, Beside};
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::word::{TokenKind, fold};
use crate::parse::date::Dates;
use crate::parse::naming::run;
use crate::parse::text::{Part, Sentence, Text};
use crate::record::{EventKind, OrganizationKind, TimeStatus};
use std::ops::Range;

/// An event of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EventFound {
    /// Its name as the text has it.
    pub(crate) name: String,
    /// Its kind.
    pub(crate) kind: EventKind,
    /// Index into the dates of the text.
    pub(crate) date: Option<usize>,
    /// The city.
    pub(crate) city: Option<String>,
    /// The country.
    pub(crate) country: Option<String>,
    /// Before, with or after the report.
    pub(crate) status: TimeStatus,
    /// The words of its name.
    pub(crate) tokens: Range<usize>,
    /// The words of its name wherever they stand.
    pub(crate) mentions: Vec<Range<usize>>,
    /// Stable name of the rule that read them.
    pub(crate) rule: &'static str,
}

/// What is known of the meeting when events are read.
pub(crate) struct Seen<'m> {
    /// Its day.
    pub(crate) day: Option<&'m str>,
    /// The sentence that tells of it.
    pub(crate) sentence: Range<usize>,
    /// Whether it is still to come.
    pub(crate) ahead: bool,
}

/// A name in the making.
pub(super) struct Named {
    pub(super) tokens: Range<usize>,
    pub(super) kind: EventKind,
    pub(super) rule: &'static str,
}

/// Every event that headline and report name, once, in order.
pub(crate) fn events(text: &Text, dates: &Dates, meeting: &Seen) -> Vec<EventFound> {
    let mut found: Vec<EventFound> = Vec::new();
    for (_, sentence) in text.told() {
        // A headline words its own meeting freely: there only what bears a name counts.
        let is_headline = sentence.part == Part::Headline;
        let is_name = |named: &Named| !is_headline || matches!(named.rule, "event.known" | "event.numbered");
        for named in in_sentence(text, sentence).into_iter().filter(is_name) {
            let event = complete(text, dates, sentence, named, meeting);
            match found.iter_mut().find(|known| is_same(&known.name, &event.name)) {
                Some(known) => add(known, event),
                None => found.push(event),
            }
        }
    }
    found
}

fn add(known: &mut EventFound, event: EventFound) {
    known.mentions.extend(event.mentions);
    if known.date.is_none() && known.city.is_none() && known.country.is_none() {
        known.status = if event.date.is_some() { event.status } else { known.status };
    }
    known.date = known.date.or(event.date);
    known.city = known.city.take().or(event.city);
    known.country = known.country.take().or(event.country);
}

/// Whether one name holds the other's words, numbers and small words apart.
fn is_same(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let all = name.split(|sign: char| !sign.is_alphanumeric()).map(fold);
        all.filter(|word| !matches!(word.as_str(), "" | "the" | "of" | "first" | "s")).collect()
    };
    let (one, other) = (words(one), words(other));
    let within = |small: &[String], large: &[String]| small.iter().all(|word| large.contains(word));
    within(&one, &other) || within(&other, &one)
}

/// Reads the event that begins at a token or whose noun stands there.
type Reader = fn(&Text, &Sentence, usize) -> Option<Named>;

/// All readers, the surest first.
const READERS: [Reader; 8] = [numbered, known, anniversary, counted, by_head, of_body, hosted, holiday];

fn in_sentence(text: &Text, sentence: &Sentence) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for token in sentence.tokens.clone() {
        if found.last().is_some_and(|last| last.tokens.end > token) {
            continue;
        }
        found.extend(READERS.iter().find_map(|reader| reader(text, sentence, token)));
    }
    found
}

/// "COP29", "COP-29", "COP 29".
fn numbered(text: &Text, sentence: &Sentence, token: usize) -> Option<Named> {
    if !text.raw(token).starts_with("COP") {
        return None;
    }
    let digits = |token: usize| text.kind(token) == Some(TokenKind::Number);
    let stop = match text.raw(token) {
        "COP" if digits(token + 1) => token + 2,
        "COP" if text.word(token + 1) == "-" && digits(token + 2) => token + 3,
        word if word.len() > 3 && word[3..].bytes().all(|sign| sign.is_ascii_digit()) => token + 1,
        _ => return None,
    };
    let longer = text.match_of(token, Table::Event).map_or(stop, |event| event.stop.max(stop));
    let head = (longer..sentence.tokens.end.min(longer + 5)).find_map(|token| head_at(text, token));
    let stop = head
        .filter(|head| (longer..head.stop).all(|token| text.is_capitalised(token)))
        .map_or(longer, |head| head.stop);
    Some(Named { tokens: token..stop, kind: EventKind::Conference, rule: "event.numbered" })
}

/// An event of the table.
fn known(text: &Text, sentence: &Sentence, token: usize) -> Option<Named> {
    let found = text.match_of(token, Table::Event).filter(|found| found.stop <= sentence.tokens.end)?;
    let whole = [Table::Organization, Table::Lookalike]
        .iter()
        .all(|table| text.match_of(token, *table).is_none_or(|other| other.stop <= found.stop));
    let row = &text.gazetteer.events[found.row];
    let is_body = text.match_of(token, Table::Organization).is_some_and(|other| other.stop == found.stop);
    let glued = found.first.checked_sub(2).filter(|before| {
        *before >= sentence.tokens.start && text.word(found.first - 1) == "-" && text.is_capitalised(*before)
    });
    let first = glued.map_or(found.first, |_| run::left(text, &sentence.tokens, found.first));
    (whole && !is_body).then(|| Named {
        tokens: with_ordinal(text, first)..found.stop,
        kind: row.kind,
        rule: "event.known",
    })
}

fn with_ordinal(text: &Text, first: usize) -> usize {
    let before = first.checked_sub(1).filter(|before| is_ordinal(text, *before));
    before.unwrap_or(first)
}

pub(super) fn is_ordinal(text: &Text, token: usize) -> bool {
    const ORDINALS: &[&str] = &[
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "inaugural",
        "annual",
    ];
    let word = text.word(token);
    let numeral =
        text.kind(token) == Some(TokenKind::Number) && ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end));
    numeral
        || ORDINALS.contains(&word)
        || word.len() > 2 && word.ends_with("th") && word[..word.len() - 2].bytes().all(|b| b.is_ascii_digit())
}

/// "the 30th anniversary of diplomatic relations".
fn anniversary(text: &Text, sentence: &Sentence, token: usize) -> Option<Named> {
    if text.word(token) != "anniversary" || !(token > sentence.tokens.start && is_ordinal(text, token - 1)) {
        return None;
    }
    let mut stop = token + 1;
    if text.word(stop) == "of" {
        const ENDS: &[&str] =
            &["which", "that", "between", "and", "with", "this", "is", "was", "in", "on", "to", "as", "will", "has"];
        let last = sentence.tokens.end.min(stop + 9);
        stop = (stop + 1..last)
            .find(|at| {
                let dash = text.word(*at) == "-" && text.tokens[*at].glued;
                ENDS.contains(&text.word(*at)) || text.kind(*at) == Some(TokenKind::Sign) && !dash
            })
            .unwrap_or(last);
    }
    Some(Named { tokens: token - 1..stop, kind: EventKind::Anniversary, rule: "event.anniversary" })
}

pub(super) fn head_at(text: &Text, token: usize) -> Option<Match> {
    text.match_of(token, Table::EventNoun)
}

/// A name around a head noun: "the Norland-Sudland Leaders' Summit", "the climate conference in Porto".
fn by_head(text: &Text, sentence: &Sentence, token: usize) -> Option<Named> {
    let head = head_at(text, token).filter(|head| head.stop <= sentence.tokens.end)?;
    let kind = text.gazetteer.event_nouns[head.row].kind;
    let is_title = run::is_title_case(text, &sentence.tokens);
    if is_title || is_vague(text, &head, kind) || ends_a_body(text, &head) {
        return None;
    }
    let mut first = run::left(text, &sentence.tokens, head.first);
    if first == head.first {
        first = before_adjective(text, sentence, head.first).unwrap_or(first);
    }
    let tokens = without_title(text, first, head.first)..head.stop;
    let named = tokens.start < head.first && makes_a_name(text, &tokens, &head);
    if named || is_placed(text, &tokens, &head) {
        return Some(Named { tokens: with_ordinal(text, tokens.start)..tokens.end, kind, rule: "event.head-noun" });
    }
    None
}

/// Whether a noun ends the longer noun of a body ("an episcopal conference").
fn ends_a_body(text: &Text, head: &Match) -> bool {
    let longer = |first: usize| {
        text.match_of(first, Table::OrganizationNoun).is_some_and(|noun| {
            let other = text.gazetteer.organization_nouns[noun.row].kind == OrganizationKind::Other;
            other && noun.stop == head.stop
        })
    };
    (head.first.saturating_sub(3)..head.first).any(longer)
}

/// Whether a noun names too many things to make a name with a capitalised word before it.
fn is_vague(text: &Text, head: &Match, kind: EventKind) -> bool {
    const VAGUE: &[&str] = &[
        "meeting",
        "meetings",
        "talks",
        "mission",
        "launch",
        "session",
        "election",
        "elections",
        "visit",
        "protests",
        "round",
        "council",
        "assembly",
        "committee",
        "commission",
        "mass",
        "day",
        "panel",
        "negotiations",
        "dialogue",
        "consultations",
    ];
    let last = text.word(head.stop - 1);
    let single = head.stop - head.first == 1;
    let plural = last.ends_with('s') && !last.ends_with("ss");
    let capitalised = text.is_capitalised(head.stop - 1);
    let goes_on = matches!(text.word(head.stop), "meeting" | "meetings" | "session" | "sessions");
    let of_two = head.first > 1 && text.is_capitalised(head.first - 1) && text.word(head.first - 2) == "-";
    plural
        || goes_on
        || matches!(kind, EventKind::Other)
        || VAGUE.contains(&last) && single && !((capitalised || of_two) && last == "dialogue")
}

/// The capitalised words before one or two small ones: "the C5+1 presidential summit".
fn before_adjective(text: &Text, sentence: &Sentence, head: usize) -> Option<usize> {
    let word = head.checked_sub(1).filter(|word| *word > sentence.tokens.start)?;
    let adjective = ["al", "ic", "ial"].iter().any(|end| text.word(word).ends_with(end)) && !text.is_capitalised(word);
    let before = word.checked_sub(1).filter(|_| adjective)?;
    let stop = (before.saturating_sub(3)..=before)
        .find(|token| text.match_of(*token, Table::Organization).is_some_and(|found| found.stop == word))?;
    Some(stop)
}

/// Without an office or honorific before the name.
fn without_title(text: &Text, first: usize, head: usize) -> usize {
    let ends = |token: usize| {
        let titles =
            text.matches_at(token).iter().filter(|found| matches!(found.table, Table::Office | Table::Honorific));
        titles.map(|found| found.stop).filter(|stop| *stop <= head).max()
    };
    (first..head).filter_map(ends).max().map_or(first, |stop| stop.max(first))
}

/// Whether the words before a head noun make a name of it, and not only say whose event it is.
fn makes_a_name(text: &Text, tokens: &Range<usize>, head: &Match) -> bool {
    let country = text.match_of(tokens.start, Table::CountryName).is_some_and(|found| found.stop == head.first);
    let person = text.word(head.first - 1).ends_with('s') && text.kind(head.first - 1) == Some(TokenKind::Possessive);
    !country && !person
}

/// Whether a noun with a small word before it stands with its place: "the climate conference in Porto".
fn is_placed(text: &Text, tokens: &Range<usize>, head: &Match) -> bool {
    let qualified = head.stop - head.first > 1 || tokens.start < head.first;
    qualified
        && text.word(head.stop) == "in"
        && where_when::spot(text, head.stop + 1).is_some_and(|spot| spot.city.is_some())
}

/// Whether a word before an event says that the meeting belongs to it: "on the sidelines of", "for", "during".
fn is_within(word: &str) -> bool {
    matches!(word, "sidelines" | "margins" | "during" | "for" | "at" | "within" | "framework")
}

fn complete(text: &Text, dates: &Dates, sentence: &Sentence, named: Named, meeting: &Seen) -> EventFound {
    let mut beside: Beside = where_when::after(text, dates, named.tokens.end, &sentence.tokens);
    beside.date = beside.date.or_else(|| where_when::date_before(dates, named.tokens.start));
    let before = named.tokens.start.saturating_sub(4).max(sentence.tokens.start)..named.tokens.start;
    let goes_on = sentence.tokens == meeting.sentence && before.clone().any(|token| is_within(text.word(token)));
    let status = match where_when::status(text, dates, &beside, before, meeting.day) {
        TimeStatus::Past if goes_on && !meeting.ahead => TimeStatus::Current,
        status => status,
    };
    let spot = beside.spot.unwrap_or_default();
    EventFound {
        name: plain(text.quote(named.tokens.clone())),
        kind: named.kind,
        date: beside.date,
        city: spot.city,
        country: spot.country,
        status,
        mentions: vec![named.tokens.clone()],
        tokens: named.tokens,
        rule: named.rule,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::date::{self, Context};
    use crate::parse::layout::layout;

    fn found(source: &str) -> Vec<String> {
        let text = Text::new(source, layout(source, false));
        let dates = date::read(&text, &Context { published: Some("2025-11-27"), dateline: None });
        let show = |event: EventFound| {
            let date = event.date.map(|index| dates.all[index].date.value.clone()).unwrap_or_default();
            let place = format!("{} {}", event.city.unwrap_or_default(), event.country.unwrap_or_default());
            format!("{} | {date} | {} | {}", event.name, place.trim(), event.status)
        };
        events(&text, &dates, &Seen { day: Some("2025-11-27"), sentence: 0..0, ahead: false })
            .into_iter()
            .map(show)
            .collect()
    }

    #[test]
    fn names_come_with_what_is_said_of_them() {
        assert_eq!(
            found("They spoke of the World Urban Forum, which will be held in Azerbaijan next year."),
            ["World Urban Forum | 2026 | AZ | planned"]
        );
        assert_eq!(found("They met after the NATO Summit in Vilnius."), ["NATO Summit |  | Vilnius LT | past"]);
    }

    #[test]
    fn conferences_are_numbered_and_anniversaries_too() {
        assert_eq!(found("She took part in COP-29."), ["COP-29 |  |  | past"]);
        assert_eq!(
            found("They marked the 30th anniversary of diplomatic relations between them."),
            ["30th anniversary of diplomatic relations |  |  | past"]
        );
    }

    #[test]
    fn what_is_counted_of_a_body_or_hosted_is_an_event() {
        let names = |source: &str| -> Vec<String> {
            found(source).iter().map(|row| row.split(" |").next().unwrap_or_default().to_owned()).collect()
        };
        assert_eq!(names("They agreed on the fourth tripartite summit today."), ["fourth tripartite summit"]);
        assert_eq!(
            names("She co-chaired the 2nd round of Norway-Chad Border Consultations there."),
            ["2nd round of Norway-Chad Border Consultations"]
        );
        assert_eq!(
            names("He attended the emergency session of the African Union yesterday."),
            ["emergency session of the African Union"]
        );
        assert_eq!(names("Norway will host the donors conference in spring."), ["donors conference"]);
        assert_eq!(names("He congratulated him on Independence Day, as usual."), ["Independence Day"]);
    }

    #[test]
    fn unnamed_events_are_none() {
        assert!(found("They held a joint press conference after the second meeting.").is_empty());
        assert!(found("The ministers spoke of the summit and of a conference.").is_empty());
    }
}
