//! Instruments that a text names: agreements, declarations, resolutions, memoranda.

use super::described::{after_name, dated, for_purpose, numbered, of_kind, of_sides, scheme, statement};
use super::plain;
use super::where_when::date_at;
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::word::fold;
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
pub(super) struct Named {
    pub(super) tokens: Range<usize>,
    pub(super) kind: InstrumentKind,
    pub(super) dates: Vec<usize>,
    pub(super) rule: &'static str,
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
        let numbered = numbered(text, head, kind).or_else(|| capitalised(text, dates, sentence, head, kind));
        return numbered.or_else(|| for_purpose(text, sentence, head, kind));
    }
    let small = numbered(text, head, kind).or_else(|| after_name(text, sentence, head, kind));
    let small = small.or_else(|| for_purpose(text, sentence, head, kind));
    let small = small.or_else(|| dated(text, dates, sentence, head, kind));
    small.or_else(|| of_kind(text, dates, sentence, head, kind)).or_else(|| of_sides(text, sentence, head, kind))
}

/// "Washington Joint Declaration", "Memorandum of Understanding on Education and Training".
fn capitalised(text: &Text, dates: &Dates, sentence: &Sentence, head: &Match, kind: InstrumentKind) -> Option<Named> {
    let tokens = bounds(text, dates, sentence, head);
    let longer = tokens.len() > head.stop - head.first && !is_of_one_country(text, &tokens, head);
    let joint = head.stop - head.first > 1 && kind != InstrumentKind::Memorandum;
    let whole_line = tokens.len() + 1 >= sentence.tokens.len();
    let is_body = text.match_of(tokens.start, Table::Organization).is_some_and(|found| found.stop >= tokens.end);
    let days = list(text, dates, tokens.end);
    let needs_day = matches!(kind, InstrumentKind::Letter | InstrumentKind::Contract);
    let is_name = !days.is_empty() || !needs_day && (longer || joint);
    (is_name && !whole_line && !is_body).then_some(Named { tokens, kind, dates: days, rule: "instrument.head-noun" })
}

/// The capitalised words around a head noun, without an office before them or a date after them.
fn bounds(text: &Text, dates: &Dates, sentence: &Sentence, head: &Match) -> Range<usize> {
    let around = run::around(text, &sentence.tokens, &(head.first..head.stop), TAIL);
    let offices = (around.start..head.first).filter_map(|token| text.match_of(token, Table::Office));
    let title = offices.map(|office| office.stop).filter(|stop| *stop <= head.first).max();
    let days = dates.all.iter().map(|date| date.tokens.start);
    let day = days.into_iter().find(|start| (head.stop..around.end).contains(start));
    let stop = day.map_or(around.end, |start| head.stop.max(start.saturating_sub(1)));
    title.unwrap_or(around.start)..stop
}

/// Whether only a country stands before a head noun ("the Norwegian Agreement").
fn is_of_one_country(text: &Text, tokens: &Range<usize>, head: &Match) -> bool {
    tokens.end == head.stop
        && text.match_of(tokens.start, Table::CountryName).is_some_and(|country| country.stop == head.first)
}

/// The dates of a list after "of": "of November 9, 2020, January 11, and November 26, 2021".
pub(super) fn list(text: &Text, dates: &Dates, start: usize) -> Vec<usize> {
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
pub(crate) fn status(text: &Text, sentence: &Sentence, tokens: &Range<usize>) -> InstrumentStatus {
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
    fn what_is_signed_or_ratified_needs_no_name() {
        assert_eq!(
            found("An agreement on cooperation in fish farming and a framework agreement were signed."),
            ["agreement on cooperation in fish farming |  | signed", "framework agreement |  | signed"]
        );
        assert_eq!(
            found("They urged the ratification of the free movement protocol."),
            ["free movement protocol |  | mentioned"]
        );
        assert_eq!(found("It follows UNSCR 1325/2000 of course."), ["UNSCR 1325/2000 |  | mentioned"]);
    }

    #[test]
    fn an_unnamed_agreement_is_none() {
        assert!(found("The sides reached an agreement and spoke of a declaration.").is_empty());
    }
}
