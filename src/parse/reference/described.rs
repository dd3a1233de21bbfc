//! Instruments that bear no capitalised name but are told apart by their number, day, sides or purpose.

use super::instrument::{Named, list};
use super::where_when;
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::word::TokenKind;
use crate::parse::date::Dates;
use crate::parse::naming::run;
use crate::parse::text::{Sentence, Text};
use crate::record::InstrumentKind;
use std::ops::Range;

/// A scheme of two states: "the Norland-Sudland Agricultural Partnership".
pub(super) fn scheme(text: &Text, sentence: &Sentence, token: usize) -> Option<Named> {
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
pub(super) fn statement(text: &Text, dates: &Dates, sentence: &Sentence, token: usize) -> Option<Named> {
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

/// "Security Council resolution 2259".
pub(super) fn numbered(text: &Text, head: &Match, kind: InstrumentKind) -> Option<Named> {
    let is_number = |token: usize| {
        text.kind(token) == Some(TokenKind::Number) && text.raw(token).bytes().all(|sign| sign.is_ascii_digit())
    };
    if kind != InstrumentKind::Resolution || !is_number(head.stop) {
        return None;
    }
    let year = text.raw(head.stop + 1) == "/" && is_number(head.stop + 2);
    let stop = if year { head.stop + 3 } else { head.stop + 1 };
    let before = |first: &usize| text.match_of(*first, Table::Organization).is_some_and(|body| body.stop == head.first);
    let first = (head.first.saturating_sub(5)..head.first).find(before).unwrap_or(head.first);
    Some(Named { tokens: first..stop, kind, dates: Vec::new(), rule: "instrument.numbered" })
}

/// A proper name before a small head noun: "the Minsk agreements", "the Free Trade Area (FTA) agreement".
pub(super) fn after_name(text: &Text, sentence: &Sentence, head: &Match, kind: InstrumentKind) -> Option<Named> {
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
pub(super) fn for_purpose(text: &Text, sentence: &Sentence, head: &Match, kind: InstrumentKind) -> Option<Named> {
    let stop = with_purpose(text, sentence, head.stop).filter(|_| is_firm(kind))?;
    let first = with_adjectives(text, sentence, head.first);
    let signed = is_signed(text, sentence, first..stop) || was_signed(text, sentence, stop);
    signed.then(|| Named { tokens: first..stop, kind, dates: Vec::new(), rule: "instrument.of-purpose" })
}

/// Something of a certain kind that is signed, issued or ratified: "a framework agreement was signed", "issued a joint statement".
pub(super) fn of_kind(
    text: &Text,
    dates: &Dates,
    sentence: &Sentence,
    head: &Match,
    kind: InstrumentKind,
) -> Option<Named> {
    let first = with_adjectives(text, sentence, head.first);
    let single = !text.word(head.stop - 1).ends_with('s');
    let certain = single && is_firm(kind) && (first < head.first || is_qualified(text, head));
    let near = first.saturating_sub(5).max(sentence.tokens.start);
    let acted = (near..first).any(|token| is_act(text.word(token))) || was_signed(text, sentence, head.stop);
    (certain && acted).then(|| Named {
        tokens: first..head.stop,
        kind,
        dates: where_when::date_at(text, dates, head.stop).into_iter().collect(),
        rule: "instrument.of-kind",
    })
}

/// Whether a head noun says more than that something was agreed: "framework agreement", not "memorandum of understanding".
fn is_qualified(text: &Text, head: &Match) -> bool {
    head.stop - head.first > 1
        && !(head.first..head.stop).any(|token| matches!(text.word(token), "of" | "understanding"))
}

fn is_firm(kind: InstrumentKind) -> bool {
    use InstrumentKind::{
        Agreement, Communique, Declaration, JointStatement, Memorandum, Plan, Protocol, Roadmap, Treaty,
    };
    matches!(
        kind,
        Memorandum | Agreement | Treaty | Protocol | Declaration | JointStatement | Communique | Roadmap | Plan
    )
}

/// Words for putting an instrument into being.
fn is_act(word: &str) -> bool {
    matches!(
        word,
        "signed"
            | "signing"
            | "sign"
            | "signs"
            | "signature"
            | "inked"
            | "initialled"
            | "issued"
            | "issue"
            | "adopted"
            | "adopt"
            | "ratified"
            | "ratify"
            | "ratification"
            | "concluded"
            | "conclusion"
    )
}

/// Whether signing stands before the words.
fn is_signed(text: &Text, sentence: &Sentence, tokens: Range<usize>) -> bool {
    let from = sentence.tokens.start.max(tokens.start.saturating_sub(25));
    (from..tokens.start).any(|token| text.word(token).starts_with("sign"))
}

/// Whether "was signed", "were adopted" or the like follows in the clause.
fn was_signed(text: &Text, sentence: &Sentence, stop: usize) -> bool {
    let limit = sentence.tokens.end.min(stop + 22);
    let clause = (stop..limit).take_while(|token| !matches!(text.word(*token), ";" | "which" | "that"));
    let mut words = clause.skip_while(|token| !matches!(text.word(*token), "was" | "were" | "been" | "be"));
    words.next().is_some_and(|token| is_act(text.word(token + 1)))
}

/// Index after "to ease customs", "on cooperation in the field of trade".
fn with_purpose(text: &Text, sentence: &Sentence, start: usize) -> Option<usize> {
    let joint = matches!(text.word(start), "to" | "on" | "for") && text.kind(start + 1) == Some(TokenKind::Word);
    let limit = sentence.tokens.end.min(start + 8);
    let ends = |token: usize| {
        text.kind(token) == Some(TokenKind::Sign)
            || matches!(text.word(token), "between" | "and" | "with" | "which" | "was" | "were" | "is" | "are" | "has")
    };
    let stop = (start + 1..limit).find(|token| ends(*token)).unwrap_or(limit);
    (joint && stop > start + 1).then_some(stop)
}

/// "the trilateral statements of 9 November 2020 and 11 January", "the 10 July statement by the three".
pub(super) fn dated(
    text: &Text,
    dates: &Dates,
    sentence: &Sentence,
    head: &Match,
    kind: InstrumentKind,
) -> Option<Named> {
    let (first, stop) = (with_adjectives(text, sentence, head.first), with_sides(text, sentence, head.stop));
    let mut days = list(text, dates, head.stop);
    if days.is_empty() {
        days = list(text, dates, stop);
    }
    if days.is_empty() {
        days.extend(where_when::date_before(dates, first));
    }
    let least = if first < head.first || is_qualified(text, head) { 7 } else { 8 };
    let whole = |index: &usize| dates.all[*index].date.value.len() >= least;
    let loose = (first..stop) == (head.first..head.stop) && text.word(head.stop - 1).ends_with('s') && days.len() == 1;
    (!loose && !days.is_empty() && days.iter().all(whole)).then_some(Named {
        tokens: first..stop,
        kind,
        dates: days,
        rule: "instrument.dated",
    })
}

/// "the memoranda of understanding between Norland and Sudland".
pub(super) fn of_sides(text: &Text, sentence: &Sentence, head: &Match, kind: InstrumentKind) -> Option<Named> {
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
        "those", "all", "with", "under", "for", "new", "recent", "from", "within", "signed", "sign", "signing",
        "signs", "another", "adopted",
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
