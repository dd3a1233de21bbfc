//! Events that bear no name of their own but are told apart by their number, body, host or day.

use super::event::{Named, head_at, is_ordinal};
use crate::gazetteer::lexicon::{Match, Table};
use crate::gazetteer::word::TokenKind;
use crate::parse::country;
use crate::parse::naming::run;
use crate::parse::text::{Sentence, Text};
use crate::record::EventKind;
use std::ops::Range;

/// The noun of an event at a token, and its kind.
fn noun(text: &Text, sentence: &Sentence, token: usize) -> Option<(Match, EventKind)> {
    let head = head_at(text, token).filter(|head| head.stop <= sentence.tokens.end)?;
    Some((head, text.gazetteer.event_nouns[head.row].kind))
}

/// One of a row: "the fourth tripartite summit", "the 2nd round of Norland-Sudland consultations".
pub(super) fn counted(text: &Text, sentence: &Sentence, token: usize) -> Option<Named> {
    let (head, kind) = noun(text, sentence, token)?;
    let from = sentence.tokens.start.max(head.first.saturating_sub(5));
    let ordinal = (from..head.first).rev().find(|at| is_ordinal(text, *at))?;
    let between = |at: usize| text.kind(at) == Some(TokenKind::Word) && !matches!(text.word(at), "of" | "the" | "and");
    let stop = with_body(text, sentence, head.stop).unwrap_or(head.stop);
    let qualified = ordinal + 1 < head.first || head.stop - head.first > 1 || stop > head.stop;
    let is_title = run::is_title_case(text, &sentence.tokens);
    (!is_title && qualified && is_held(kind) && (ordinal + 1..head.first).all(between)).then_some(Named {
        tokens: ordinal..stop,
        kind,
        rule: "event.counted",
    })
}

/// A gathering of a body: "the summit of the Norland League", "the extraordinary session of the League's Council".
pub(super) fn of_body(text: &Text, sentence: &Sentence, token: usize) -> Option<Named> {
    let (head, kind) = noun(text, sentence, token)?;
    let stop =
        with_body(text, sentence, head.stop).filter(|stop| is_held(kind) && names_a_body(text, head.stop..*stop))?;
    let left = run::left(text, &sentence.tokens, head.first);
    let before = head.first.checked_sub(1).filter(|before| *before > sentence.tokens.start)?;
    let adjective = matches!(
        text.word(before),
        "extraordinary" | "emergency" | "special" | "high-level" | "annual" | "regular" | "informal" | "ministerial"
    );
    let first = if adjective { before } else { left };
    Some(Named { tokens: first..stop, kind, rule: "event.of-body" })
}

/// A gathering of a certain kind that somebody hosts: "Norland would host the reconstruction conference".
pub(super) fn hosted(text: &Text, sentence: &Sentence, token: usize) -> Option<Named> {
    let (head, kind) = noun(text, sentence, token)?;
    let from = sentence.tokens.start.max(head.first.saturating_sub(4));
    let hosts = (from..head.first).any(|at| text.word(at).starts_with("host") || text.word(at).starts_with("conven"));
    let press = matches!(text.word(head.first), "press" | "news" | "joint" | "media");
    let certain = head.stop - head.first > 1 && is_held(kind) && !press;
    (hosts && certain).then_some(Named { tokens: head.first..head.stop, kind, rule: "event.hosted" })
}

/// A holiday: "Independence Day".
pub(super) fn holiday(text: &Text, sentence: &Sentence, token: usize) -> Option<Named> {
    let (head, kind) = noun(text, sentence, token)?;
    let named = text.word(head.stop - 1) == "day" && head.stop - head.first > 1 && run::is_capitalised(text, &head);
    (named && !run::is_title_case(text, &sentence.tokens)).then_some(Named {
        tokens: head.first..head.stop,
        kind,
        rule: "event.holiday",
    })
}

/// Whether a kind of event is a gathering that is held.
fn is_held(kind: EventKind) -> bool {
    use EventKind::{Conference, Forum, Ministerial, Session, Summit};
    matches!(kind, Summit | Conference | Forum | Session | Ministerial)
}

/// Index after "of the Norland League", "of Norland - Sudland Foreign Office Consultations".
fn with_body(text: &Text, sentence: &Sentence, start: usize) -> Option<usize> {
    let first = country::after_article(text, start + 1);
    if text.word(start) != "of" || !text.is_capitalised(first) {
        return None;
    }
    let mut stop = first;
    while stop < sentence.tokens.end {
        let known = text.match_of(stop, Table::Organization).map(|body| body.stop);
        let joined =
            matches!(text.word(stop), "of" | "-" | "–" | "for") || text.kind(stop) == Some(TokenKind::Possessive);
        match known {
            Some(after) => stop = after,
            None if text.is_capitalised(stop) => stop = run::words(text, &sentence.tokens, stop),
            None if joined && text.is_capitalised(stop + 1) => stop += 1,
            None => break,
        }
    }
    Some(stop.min(sentence.tokens.end))
}

/// Whether a body or an event is named among these words.
fn names_a_body(text: &Text, mut tokens: Range<usize>) -> bool {
    const TABLES: [Table; 3] = [Table::Organization, Table::OrganizationNoun, Table::EventNoun];
    tokens.any(|at| TABLES.iter().any(|table| text.match_of(at, *table).is_some()))
}
