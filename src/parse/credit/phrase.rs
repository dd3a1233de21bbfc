//! The phrase that names a source: "the press service of the Cabinet of Ministers".

use crate::gazetteer::lexicon::Table;
use crate::gazetteer::word::TokenKind;
use crate::parse::text::Text;
use std::ops::Range;

/// Nouns that make a phrase a source.
const HEADS: &[&str] = &[
    "ministry",
    "ministries",
    "mfa",
    "mofa",
    "service",
    "office",
    "department",
    "embassy",
    "mission",
    "consulate",
    "government",
    "cabinet",
    "presidency",
    "administration",
    "secretariat",
    "bureau",
    "agency",
    "agencies",
    "media",
    "television",
    "tv",
    "newspaper",
    "portal",
    "website",
    "channel",
    "source",
    "sources",
    "official",
    "officials",
    "diplomat",
    "diplomats",
    "mediators",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "spokespersons",
    "authorities",
    "police",
    "palace",
    "diwan",
    "chancellery",
    "secretary",
    "kremlin",
    "akorda",
    "outlet",
    "outlets",
    "broadcaster",
    "reports",
    "directorate",
    "division",
    "telegram",
    "facebook",
    "commission",
];

/// Documents in which a source speaks: the source is who issued it.
const DOCUMENTS: &[&str] = &[
    "statement",
    "release",
    "readout",
    "communique",
    "announcement",
    "report",
    "post",
    "note",
    "bulletin",
    "message",
    "account",
    "page",
];

/// Words in lower case that may stand in a source's name.
const INNER: &[&str] = &[
    "press",
    "news",
    "state",
    "foreign",
    "joint",
    "presidential",
    "diplomatic",
    "local",
    "senior",
    "security",
    "military",
    "informed",
    "several",
    "two",
    "unnamed",
    "anonymous",
    "social",
    "intelligence",
    "defence",
    "defense",
    "interior",
    "information",
    "public",
    "relations",
    "private",
    "royal",
    "parliamentary",
    "ministerial",
    "national",
    "federal",
    "prime",
    "minister",
    "president",
    "minister's",
    "affairs",
    "same",
    "top",
    "high",
    "ranking",
    "level",
    "run",
    "owned",
    "semi",
    "regional",
    "western",
    "european",
    "israeli",
    "unidentified",
    "well",
    "other",
    "own",
    "deputy",
    "chief",
    "government",
    "a",
    "an",
    "the",
    "of",
    "for",
    "and",
    "&",
    "to",
    "-",
    "'s",
    "’s",
    "external",
    "economy",
    "trade",
    "finance",
    "communications",
];

/// No source's name is longer, in tokens.
const LONGEST: usize = 24;

/// Small words that end no name.
const LOOSE: &[&str] = &["a", "an", "the", "of", "for", "do", "da", "and", "&", "to", "-", "'s", "’s"];

/// The phrase that begins at a token and names a source, without its article; a document gives way to who issued it.
pub(super) fn forward(text: &Text, start: usize, end: usize) -> Option<Range<usize>> {
    let mut stop = start;
    while stop < end && belongs(text, stop) {
        stop += 1;
    }
    if let Some(issuer) = issuer(text, start, end) {
        return forward(text, issuer, end);
    }
    named(text, start..stop)
}

/// The phrase that ends before a token and names a source.
pub(super) fn backward(text: &Text, start: usize, stop: usize) -> Option<Range<usize>> {
    let mut first = stop;
    let mut after_bracket = false;
    while first > start && (after_bracket || belongs(text, first - 1) || text.raw(first - 1) == ")") {
        first -= 1;
        after_bracket = text.raw(first) == ")" || after_bracket && text.raw(first) != "(";
    }
    let bracket = (first..stop).find(|at| text.raw(*at) == "(").unwrap_or(stop);
    let issuer = (first..stop).find_map(|at| issuer(text, at, stop));
    named(text, issuer.unwrap_or(first)..bracket)
}

/// Whether a document stands at a token, within two words, and who issued it: "a press release by X".
fn issuer(text: &Text, start: usize, end: usize) -> Option<usize> {
    let document = (start..end.min(start + 5)).find(|at| DOCUMENTS.contains(&text.word(*at)))?;
    if !(start..document).all(|at| belongs(text, at)) {
        return None;
    }
    let after = document
        + 1
        + usize::from(matches!(text.word(document + 1), "issued" | "released" | "published" | "made" | "posted"));
    (after < end && matches!(text.word(after), "from" | "by" | "of")).then_some(after + 1)
}

/// Whether what follows a token issued a document that stands before it: "a press release by".
pub(super) fn is_issuer(text: &Text, start: usize, at: usize) -> bool {
    at > start
        && matches!(text.word(at - 1), "from" | "by" | "of")
        && (at.saturating_sub(3).max(start)..at).any(|at| DOCUMENTS.contains(&text.word(at)))
}

/// Where the document begins that an issuer at a token issued, with its article; the token itself without one.
pub(super) fn document_start(text: &Text, start: usize, at: usize) -> usize {
    if !is_issuer(text, start, at) {
        return at;
    }
    let mut first = (start..at).rev().find(|at| DOCUMENTS.contains(&text.word(*at))).unwrap_or(at);
    while first > start
        && matches!(text.word(first - 1), "a" | "an" | "the" | "press" | "joint" | "official" | "news" | "separate")
    {
        first -= 1;
    }
    first
}

fn belongs(text: &Text, at: usize) -> bool {
    let word = text.word(at);
    match text.kind(at) {
        Some(TokenKind::Word) if text.is_capitalised(at) => !is_temporal(word),
        Some(TokenKind::Possessive) => true,
        Some(TokenKind::Number) | None => false,
        Some(_) => INNER.contains(&word) || HEADS.contains(&word),
    }
}

/// Days and months, which say when and not who.
pub(super) fn is_temporal(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "today"
            | "yesterday"
            | "tomorrow"
    )
}

/// Trims a phrase and keeps it when it names a source.
fn named(text: &Text, tokens: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, mut end } = tokens;
    while start < end && LOOSE.contains(&text.word(start)) {
        start += 1;
    }
    while start < end && LOOSE.contains(&text.word(end - 1)) {
        end -= 1;
    }
    is_source(text, start..end).then_some(start..end)
}

fn is_source(text: &Text, tokens: Range<usize>) -> bool {
    let body = |at: usize| [Table::Organization, Table::Agency].iter().any(|table| text.match_of(at, *table).is_some());
    let head = tokens.clone().any(|at| is_head(text, at, &tokens));
    let known = head || !tokens.is_empty() && body(tokens.start) || government(text, &tokens).is_some();
    let bare = tokens.len() == 1 && text.word(tokens.start) == "reports";
    known && tokens.len() <= LONGEST && !bare && !is_office_holder(text, &tokens)
}

/// Whether a word makes a phrase a source; what also qualifies other nouns ("government regulation") must end it.
fn is_head(text: &Text, at: usize, tokens: &Range<usize>) -> bool {
    let word = text.word(at);
    let next = text.word(at + 1);
    let ends = at + 1 == tokens.end
        || matches!(next, "of" | "for" | "and" | "'s" | "’s")
        || HEADS.contains(&next)
        || next.starts_with("spokes");
    let qualifies = matches!(word, "government" | "administration" | "cabinet" | "commission" | "mission" | "police");
    let is_secretary = word == "secretary" && (at == tokens.start || text.word(at - 1) != "press");
    HEADS.contains(&word) && !is_secretary && (!qualifies || ends)
}

/// Whether a phrase begins with the office of one who speaks as a person and not for a press service.
fn is_office_holder(text: &Text, tokens: &Range<usize>) -> bool {
    let speaks = |at: usize| {
        let word = text.word(at);
        let press = word == "secretary" && at > tokens.start && text.word(at - 1) == "press";
        press
            || word.starts_with("spokes")
            || matches!(word, "source" | "sources" | "official" | "officials" | "diplomat" | "diplomats")
    };
    let office = |at: usize| text.match_of(at, Table::Office).is_some();
    let first = (tokens.start..tokens.end.min(tokens.start + 2)).any(office);
    let body = tokens
        .clone()
        .take(3)
        .any(|at| matches!(text.word(at), "service" | "office" | "ministry" | "department" | "mfa"));
    first && !body && !tokens.clone().any(speaks)
}

/// The country whose body a source is.
pub(super) fn country(text: &Text, tokens: &Range<usize>) -> Option<String> {
    let named = text.matches_in(tokens.clone(), Table::CountryName).next();
    named.map(|name| text.gazetteer.country_names[name.row].code.clone()).or_else(|| government(text, tokens))
}

fn government(text: &Text, tokens: &Range<usize>) -> Option<String> {
    text.matches_in(tokens.clone(), Table::Venue).find_map(|venue| text.gazetteer.venues[venue.row].government.clone())
}

/// Whether a token is a sign and no word.
pub(super) fn is_sign(text: &Text, at: usize) -> bool {
    text.kind(at) == Some(TokenKind::Sign)
}

/// Whether a token is a dash.
pub(super) fn is_dash(text: &Text, at: usize) -> bool {
    matches!(text.raw(at), "-" | "–" | "—")
}
