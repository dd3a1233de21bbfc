//! Instruments that a text names: agreements, declarations, resolutions, memoranda.

use super::plain;
use super::where_when::{self, date_at};
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::word::{TokenKind, fold};
use crate::parse::date::Dates;
use crate::parse::naming::run::{self, Tail};
use crate::parse::text::{Part, Sentence, Text};
use crate::record::{InstrumentKind, InstrumentStatus};
use std::ops::Range;

/// An instrument of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InstrumentFound {
    /// Its name as the text has it.
    pub(crate) name: String,
    /// Its kind.
    pub(crate) kind: InstrumentKind,
    /// How far it is.
    pub(crate) status: InstrumentStatus,
    /// Index into the dates of the text.
    pub(crate) date: Option<usize>,
    /// The words of its name.
    pub(crate) tokens: Range<usize>,
    /// Stable name of the rule that read them.
    pub(crate) rule: &'static str,
}

/// A name in the making, with the dates that each make an instrument of it.
struct Named {
    tokens: Range<usize>,
    kind: InstrumentKind,
    dates: Vec<usize>,
    rule: &'static str,
}

const TAIL: Tail = Tail { joints: &["of", "on", "for"], lists: true };

/// Every instrument that headline and report name, once, in order.
pub(crate) fn instruments(text: &Text, dates: &Dates) -> Vec<InstrumentFound> {
    let mut found: Vec<InstrumentFound> = Vec::new();
    for (_, sentence) in text.told().filter(|(_, sentence)| sentence.part != Part::Headline) {
        for named in in_sentence(text, dates, sentence) {
            for instrument in each(text, sentence, &named) {
                match found.iter_mut().find(|known| is_same(known, &instrument, dates)) {
                    Some(known) => known.date = known.date.or(instrument.date),
                    None => found.push(instrument),
                }
            }
        }
    }
    found
}

fn is_same(known: &InstrumentFound, other: &InstrumentFound, dates: &Dates) -> bool {
    let day = |found: &InstrumentFound| found.date.map(|index| dates.all[index].date.value.clone());
    let words = |name: &str| -> Vec<String> {
        let all = name.split(|sign: char| !sign.is_alphanumeric()).map(fold);
        all.filter(|word| !matches!(word.as_str(), "" | "the" | "of" | "mou")).collect()
    };
    let (one, two) = (words(&known.name), words(&other.name));
    let within = |small: &[String], large: &[String]| small.iter().all(|word| large.contains(word));
    let same_day = day(known).is_none() || day(other).is_none() || day(known) == day(other);
    let bare = |words: &[String]| words.len() == 1 && words[0].starts_with(char::is_lowercase);
    let one_day =
        day(known).is_some() && day(known) == day(other) && (bare(&one) || bare(&two)) && known.kind == other.kind;
    same_day && (within(&one, &two) || within(&two, &one)) || one_day
}

fn each(text: &Text, sentence: &Sentence, named: &Named) -> Vec<InstrumentFound> {
    let dates: Vec<Option<usize>> = match named.dates.as_slice() {
        [] => vec![None],
        dates => dates.iter().copied().map(Some).collect(),
    };
    let status = status(text, sentence, &named.tokens);
    let name = plain(text.quote(named.tokens.clone()));
    let name = if dates.len() > 1 { singular(&name) } else { name };
    let one = |date: Option<usize>| InstrumentFound {
        name: name.clone(),
        kind: named.kind,
        status,
        date,
        tokens: named.tokens.clone(),
        rule: named.rule,
    };
    dates.into_iter().map(one).collect()
}

/// The name of one of several: "trilateral statements" are each a trilateral statement.
fn singular(name: &str) -> String {
    const HEADS: &[&str] =
        &["statements", "agreements", "declarations", "protocols", "treaties", "accords", "resolutions", "communiques"];
    let one = |word: &str| match word {
        "treaties" => "treaty".to_owned(),
        word if HEADS.contains(&word) => word.trim_end_matches('s').to_owned(),
        word => word.to_owned(),
    };
    name.split(' ').map(one).collect::<Vec<_>>().join(" ")
}

fn in_sentence(text: &Text, dates: &Dates, sentence: &Sentence) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for token in sentence.tokens.clone() {
        if found.last().is_some_and(|last| last.tokens.end > token) {
            continue;
        }
        let Some(head) = text.match_of(token, Table::Instrument).filter(|head| head.stop <= sentence.tokens.end) else {
            found.extend(scheme(text, sentence, token).or_else(|| statement(text, dates, sentence, token)));
            continue;
        };
        let named = if text.gazetteer.instruments[head.row].named.as_deref() == Some("yes") {
            known(text, dates, &head)
        } else {
            by_head(text, dates, sentence, &head)
        };
        let Some(named) = named else { continue };
        if let Some(last) = found.last().filter(|last| last.tokens.end > named.tokens.start) {
            if last.tokens.len() >= named.tokens.len() {
                continue;
            }
            found.pop();
        }
        found.push(named);
    }
    found
}

/// A scheme of two states: "the Norland-Sudland Agricultural Partnership".
fn scheme(text: &Text, sentence: &Sentence, token: usize) -> Option<Named> {
    let head = matches!(text.word(token), "partnership" | "initiative" | "programme" | "program")
        && text.is_capitalised(token);
    if !head || run::is_title_case(text, &sentence.tokens) {
        return None;
    }
    let first = run::left(text, &sentence.tokens, token);
    let country = text.match_of(first, Table::CountryName)?;
    let of_two = text.word(country.stop) == "-" && text.match_of(country.stop + 1, Table::CountryName).is_some();
    (of_two && token > country.stop + 2).then(|| Named {
        tokens: first..token + 1,
        kind: InstrumentKind::Plan,
        dates: Vec::new(),
        rule: "instrument.scheme",
    })
}

/// A statement known by its day: "the 10 July 2023 statement by Norland and Sudland".
fn statement(text: &Text, dates: &Dates, sentence: &Sentence, token: usize) -> Option<Named> {
    if !matches!(text.word(token), "statement" | "statements") {
        return None;
    }
    let stop = with_sides(text, sentence, token + 1);
    let mut days = list(text, dates, token + 1);
    if stop > token + 1 {
        days.extend(where_when::date_before(dates, token));
    }
    let first = with_adjectives(text, sentence, token);
    let whole = |index: &usize| dates.all[*index].date.value.len() > 7;
    let joint = stop > token + 1 || first < token;
    (joint && !days.is_empty() && days.iter().all(whole)).then_some(Named {
        tokens: first..stop,
        kind: InstrumentKind::JointStatement,
        dates: days,
        rule: "instrument.dated",
    })
}

/// An instrument of the table, unless a body bears the same name.
fn known(text: &Text, dates: &Dates, row: &Match) -> Option<Named> {
    let body = text.match_of(row.first, Table::Organization).is_some_and(|body| body.stop >= row.stop);
    let kind = text.gazetteer.instruments[row.row].kind;
    (!body).then(|| Named {
        tokens: row.first..row.stop,
        kind,
        dates: list(text, dates, row.stop),
        rule: "instrument.named",
    })
}

fn by_head(text: &Text, dates: &Dates, sentence: &Sentence, head: &Match) -> Option<Named> {
    let kind = text.gazetteer.instruments[head.row].kind;
    if run::is_title_case(text, &sentence.tokens) {
        return None;
    }
    if run::is_capitalised(text, head) {
        return capitalised(text, dates, sentence, head, kind).or_else(|| for_purpose(text, sentence, head, kind));
    }
    let small = numbered(text, head, kind).or_else(|| after_name(text, sentence, head, kind));
    let small = small.or_else(|| for_purpose(text, sentence, head, kind));
    small.or_else(|| dated(text, dates, sentence, head, kind)).or_else(|| of_sides(text, sentence, head, kind))
}

/// "Washington Joint Declaration", "Memorandum of Understanding on Education and Training".
fn capitalised(text: &Text, dates: &Dates, sentence: &Sentence, head: &Match, kind: InstrumentKind) -> Option<Named> {
    let mut tokens = run::around(text, &sentence.tokens, &(head.first..head.stop), TAIL);
    let title = (tokens.start..head.first)
        .filter_map(|token| text.match_of(token, Table::Office))
        .map(|found| found.stop)
        .max();
    tokens.start = title.filter(|stop| *stop <= head.first).unwrap_or(tokens.start);
    let of_date = dates.all.iter().map(|date| date.tokens.start).find(|start| (head.stop..tokens.end).contains(start));
    tokens.end = of_date.map_or(tokens.end, |start| head.stop.max(start.saturating_sub(1)));
    let longer = tokens.len() > head.stop - head.first;
    let joint = head.stop - head.first > 1 && kind != InstrumentKind::Memorandum;
    let whole_line = tokens.len() + 1 >= sentence.tokens.len();
    let body = text.match_of(tokens.start, Table::Organization).is_some_and(|body| body.stop >= tokens.end);
    let only_country = text.match_of(tokens.start, Table::CountryName).is_some_and(|found| found.stop == head.first)
        && tokens.end == head.stop;
    let dated = list(text, dates, tokens.end);
    let is_name = (longer && !only_country) || joint || !dated.is_empty();
    let plan = matches!(kind, InstrumentKind::Letter | InstrumentKind::Contract) && dated.is_empty();
    (is_name && !whole_line && !body && !plan).then_some(Named {
        tokens,
        kind,
        dates: dated,
        rule: "instrument.head-noun",
    })
}

/// "Security Council resolution 2259".
fn numbered(text: &Text, head: &Match, kind: InstrumentKind) -> Option<Named> {
    let digits = text.kind(head.stop) == Some(TokenKind::Number)
        && text.raw(head.stop).bytes().all(|sign| sign.is_ascii_digit());
    if kind != InstrumentKind::Resolution || !digits {
        return None;
    }
    let before = |first: &usize| text.match_of(*first, Table::Organization).is_some_and(|body| body.stop == head.first);
    let first = (head.first.saturating_sub(5)..head.first).find(before).unwrap_or(head.first);
    Some(Named { tokens: first..head.stop + 1, kind, dates: Vec::new(), rule: "instrument.numbered" })
}

/// A proper name before a small head noun: "the Minsk agreements", "the Free Trade Area (FTA) agreement".
fn after_name(text: &Text, sentence: &Sentence, head: &Match, kind: InstrumentKind) -> Option<Named> {
    const FIRM: &[InstrumentKind] =
        &[InstrumentKind::Agreement, InstrumentKind::Treaty, InstrumentKind::Declaration, InstrumentKind::Protocol];
    let mut stop = head.first;
    if text.word(stop.checked_sub(1)?) == ")" && text.word(stop.checked_sub(3)?) == "(" {
        stop -= 3;
    }
    let first = run::left(text, &sentence.tokens, stop);
    let of_people = |token: usize| {
        let tables = [Table::CountryName, Table::Organization, Table::Office, Table::Honorific];
        tables.iter().any(|table| text.match_of(token, *table).is_some())
    };
    let named = first < stop && FIRM.contains(&kind);
    let long = stop - first > 2 || text.match_of(first, Table::City).is_some_and(|city| city.stop == stop);
    (named
        && long
        && (stop - first > 2 || !of_people(first))
        && !(first..stop).any(|token| text.match_of(token, Table::Office).is_some()))
    .then(|| Named { tokens: first..head.stop, kind, dates: Vec::new(), rule: "instrument.after-name" })
}

/// Something signed that is named by its purpose: "signed a memorandum to ease customs between ...".
fn for_purpose(text: &Text, sentence: &Sentence, head: &Match, kind: InstrumentKind) -> Option<Named> {
    let signed = |token: usize| matches!(text.word(token), "signed" | "signing" | "sign" | "signs" | "signature");
    let joint = matches!(text.word(head.stop), "to" | "on" | "for");
    let from = sentence.tokens.start.max(head.first.saturating_sub(25));
    if !joint || !(from..head.first).any(signed) || text.kind(head.stop + 1) != Some(TokenKind::Word) {
        return None;
    }
    let limit = sentence.tokens.end.min(head.stop + 8);
    let ends = |token: usize| {
        text.kind(token) == Some(TokenKind::Sign) || matches!(text.word(token), "between" | "and" | "with" | "which")
    };
    let stop = (head.stop + 1..limit).find(|token| ends(*token)).unwrap_or(limit);
    let first = with_adjectives(text, sentence, head.first);
    (stop > head.stop + 1).then(|| Named {
        tokens: first..stop,
        kind,
        dates: Vec::new(),
        rule: "instrument.of-purpose",
    })
}

/// "the trilateral statements of 9 November 2020 and 11 January", "the 10 July statement by the three".
fn dated(text: &Text, dates: &Dates, sentence: &Sentence, head: &Match, kind: InstrumentKind) -> Option<Named> {
    let (first, stop) = (with_adjectives(text, sentence, head.first), with_sides(text, sentence, head.stop));
    let mut days = list(text, dates, head.stop);
    if days.is_empty() {
        days = list(text, dates, stop);
    }
    if days.is_empty() {
        days.extend(where_when::date_before(dates, first));
    }
    let whole = |index: &usize| dates.all[*index].date.value.len() > 7;
    (!days.is_empty() && days.iter().all(whole)).then_some(Named {
        tokens: first..stop,
        kind,
        dates: days,
        rule: "instrument.dated",
    })
}

/// "the memoranda of understanding between Norland and Sudland".
fn of_sides(text: &Text, sentence: &Sentence, head: &Match, kind: InstrumentKind) -> Option<Named> {
    let first = with_adjectives(text, sentence, head.first);
    let stop = with_sides(text, sentence, head.stop);
    let definite = first.checked_sub(1).is_some_and(|before| matches!(text.word(before), "the" | "their"));
    let firm = !matches!(kind, InstrumentKind::Plan | InstrumentKind::Other | InstrumentKind::Contract);
    (definite && firm && stop > head.stop && text.word(head.stop) == "between").then(|| Named {
        tokens: first..stop,
        kind,
        dates: Vec::new(),
        rule: "instrument.of-sides",
    })
}

/// The small words before a head noun that go with it.
fn with_adjectives(text: &Text, sentence: &Sentence, head: usize) -> usize {
    const STOPS: &[&str] = &[
        "the", "a", "an", "of", "in", "on", "to", "by", "and", "their", "its", "his", "her", "this", "that", "these",
        "those", "all", "with", "under", "for", "new", "recent", "from", "within",
    ];
    let goes = |token: usize| {
        text.kind(token) == Some(TokenKind::Word) && !text.is_capitalised(token) && !STOPS.contains(&text.word(token))
    };
    let mut first = head;
    while first > sentence.tokens.start && head - first < 3 && goes(first - 1) {
        first -= 1;
    }
    first
}

/// Index after "between X and Y" or "by X, Y and Z", where these begin with a country.
fn with_sides(text: &Text, sentence: &Sentence, start: usize) -> usize {
    if !matches!(text.word(start), "between" | "by" | "of") || text.match_of(start + 1, Table::CountryName).is_none() {
        return start;
    }
    let mut stop = start + 1;
    while stop < sentence.tokens.end {
        let known = [Table::CountryName, Table::Organization]
            .iter()
            .filter_map(|table| text.match_of(stop, *table))
            .map(|found| found.stop)
            .max();
        match known {
            Some(after) => stop = after,
            None if matches!(text.word(stop), "," | "and" | "the") && text.is_capitalised(stop + 1) => stop += 1,
            None if text.word(stop) == "," && text.word(stop + 1) == "and" => stop += 1,
            None => break,
        }
    }
    stop
}

/// The dates of a list after "of": "of November 9, 2020, January 11, and November 26, 2021".
fn list(text: &Text, dates: &Dates, start: usize) -> Vec<usize> {
    let mut found = Vec::new();
    if !matches!(text.word(start), "of" | "from" | "dated") {
        return found;
    }
    let mut next = start;
    while let Some(index) = date_at(text, dates, next) {
        found.push(index);
        next = dates.all[index].tokens.end;
        while matches!(text.word(next), "," | "and") {
            next += 1;
        }
    }
    found
}

/// How far an instrument is, as the words around it say.
fn status(text: &Text, sentence: &Sentence, tokens: &Range<usize>) -> InstrumentStatus {
    let from = sentence.tokens.start.max(tokens.start.saturating_sub(12));
    let around = (from..tokens.start).rev().chain(tokens.end..sentence.tokens.end.min(tokens.end + 8));
    for token in around {
        let status = match text.word(token) {
            "signed" | "signing" | "signature" | "signs" | "inked" | "concluded" | "adopted" => {
                InstrumentStatus::Signed
            }
            "implement" | "implementing" | "implementation" | "force" | "implemented" | "ratified" => {
                InstrumentStatus::InForce
            }
            "negotiate" | "negotiating" | "negotiations" | "negotiated" | "drafting" => InstrumentStatus::Negotiated,
            "agreed" | "initialled" | "reached" => InstrumentStatus::Agreed,
            "proposed" | "proposal" | "propose" | "draft" => InstrumentStatus::Proposed,
            "terminated" | "withdrawal" | "withdrew" | "suspended" | "expired" => InstrumentStatus::Terminated,
            _ => continue,
        };
        return status;
    }
    InstrumentStatus::Mentioned
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::date::{self, Context};
    use crate::parse::layout::layout;

    fn found(source: &str) -> Vec<String> {
        let text = Text::new(source, layout(source, false));
        let dates = date::read(&text, &Context { published: Some("2022-03-31"), dateline: None });
        let day =
            |found: &InstrumentFound| found.date.map(|index| dates.all[index].date.value.clone()).unwrap_or_default();
        let show = |found: InstrumentFound| format!("{} | {} | {}", found.name, day(&found), found.status);
        instruments(&text, &dates).into_iter().map(show).collect()
    }

    #[test]
    fn capitalised_names_are_instruments() {
        assert_eq!(
            found("They hailed the Porto Joint Declaration of August 8, 2021, again."),
            ["Porto Joint Declaration | 2021-08-08 | mentioned"]
        );
        assert_eq!(
            found("They signed a Memorandum of Understanding on Education and Training there."),
            ["Memorandum of Understanding on Education and Training |  | signed"]
        );
    }

    #[test]
    fn each_date_of_a_list_is_an_instrument() {
        assert_eq!(
            found("They spoke of the trilateral statements of November 9, 2020, January 11, and November 26, 2021."),
            [
                "trilateral statement | 2020-11-09 | mentioned",
                "trilateral statement | 2021-01-11 | mentioned",
                "trilateral statement | 2021-11-26 | mentioned"
            ]
        );
    }

    #[test]
    fn an_unnamed_agreement_is_none() {
        assert!(found("The sides reached an agreement and spoke of a declaration.").is_empty());
    }
}
