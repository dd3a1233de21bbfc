//! The report's own side: the country whose people a report names without saying where they come from.

use crate::gazetteer::lexicon::Table;
use crate::gazetteer::table::CueKind;
use crate::gazetteer::word::TokenKind;
use crate::parse::actor;
use crate::parse::country;
use crate::parse::credit::{Credit, Credits};
use crate::parse::people::{Found, Mention, People};
use crate::parse::report::Report;
use crate::parse::text::{Part, Text};
use crate::record::{AttributionRole, Basis, OrganizationKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// Of several countries one needs this much to be taken for the report's own.
const ENOUGH: usize = 3;
/// Naming a country more often than this tells nothing more.
const OFTEN: usize = 3;

/// Top-level domains that are no country's though they look it.
const NO_COUNTRY: &[&str] = &["eu", "io", "tv", "me", "co", "ai", "cc", "ly", "fm", "to"];

/// What speaks for each country as the report's own.
pub(super) struct Home {
    /// By country: how much speaks for it, and the words that do so best.
    weights: BTreeMap<String, (usize, Range<usize>)>,
    /// The publisher's country.
    publisher: Option<String>,
    /// The country of the agency that is credited.
    agency: Option<String>,
    /// The dateline's country, if the report itself names it.
    dateline: Option<String>,
    /// The country that stands alone in the lines around the report, else that of a capital in them.
    frame: Option<String>,
    /// The country of the one whom the headline names by office alone beside others of whom it says the country.
    headline: Option<String>,
    /// The one state of whose government alone an office in the report is.
    office: Option<String>,
    /// Each naming of a country in the report.
    named: Vec<(String, Range<usize>)>,
}

impl Home {
    /// Weighs the countries of a report.
    pub(super) fn of(text: &Text, people: &People, report: &Report, credits: &Credits) -> Self {
        let mut home = Home {
            weights: BTreeMap::new(),
            publisher: publisher(report),
            agency: None,
            dateline: None,
            frame: None,
            headline: own_in_headline(text, people),
            office: None,
            named: named(text),
        };
        for (index, (code, tokens)) in home.named.iter().enumerate() {
            let (times, _) = home.weights.entry(code.clone()).or_insert((0, tokens.clone()));
            *times = (*times + weight(text, tokens, list_start(text, &home.named, index))).min(OFTEN);
        }
        for (code, tokens) in seats(text) {
            home.weights.entry(code).or_insert((0, tokens)).0 += OFTEN;
        }
        home.frame = imprint(text).or_else(|| letterhead(text, people));
        for (code, tokens) in own_offices(text) {
            home.office.get_or_insert_with(|| code.clone());
            home.weights.entry(code).or_insert((0, tokens)).0 += ENOUGH;
        }
        for (code, tokens, weight) in capitals(text) {
            home.frame = home.frame.take().or_else(|| Some(code.clone()).filter(|_| weight == OFTEN));
            home.weights.entry(code).or_insert((0, tokens)).0 += weight;
        }
        if let Some(dateline) = text.dateline.as_ref().and_then(|dateline| dateline.country.clone()) {
            let is_named = home.weights.contains_key(&dateline.code);
            home.weights.entry(dateline.code.clone()).or_insert((0, dateline.tokens));
            home.add(&dateline.code, 2);
            home.dateline = is_named.then_some(dateline.code);
        }
        for credit in &credits.list {
            let agency = agency_country(text, credit).filter(|code| home.is_reported_from(text, code));
            home.agency = home.agency.take().or_else(|| agency.clone());
            let weight = if agency.is_some() { 2 * ENOUGH - 1 } else { OFTEN };
            if let Some(code) = agency.or_else(|| credit.country.clone()) {
                home.weights.entry(code).or_insert((0, credit.tokens.clone())).0 += weight;
            }
        }
        if let Some(code) = home.publisher.clone() {
            home.weights.entry(code.clone()).or_insert((0, 0..0));
            home.add(&code, 2 * ENOUGH);
        }
        home
    }

    fn add(&mut self, code: &str, weight: usize) {
        if let Some((sum, _)) = self.weights.get_mut(code) {
            *sum += weight;
        }
    }

    /// Whether a report can be a country's own: it names the country, or was not sent from another one.
    fn is_reported_from(&self, text: &Text, code: &str) -> bool {
        let sent_from = text.dateline.as_ref().and_then(|dateline| dateline.country.as_ref());
        self.named.iter().any(|(named, _)| named == code) || sent_from.is_none_or(|country| country.code == code)
    }

    /// The country that the publisher, else the agency, the dateline or the lines around the report give.
    pub(super) fn certain(&self) -> Option<Found<String>> {
        let sources = [&self.publisher, &self.agency, &self.dateline, &self.frame, &self.headline];
        sources.into_iter().flatten().next().map(|code| self.found(code))
    }

    /// The country of those who meet with many others, among whom the one that is named most tells nothing.
    pub(super) fn among_many(&self) -> Option<Found<String>> {
        self.certain().or_else(|| self.office.as_ref().map(|code| self.found(code)))
    }

    /// The country of people of whom the report does not say it, when they meet with these sides; their offices may
    /// suggest some.
    pub(super) fn opposite(&self, text: &Text, sides: &[String], suggested: &[String]) -> Option<Found<String>> {
        if self.publisher.as_ref().is_some_and(|code| sides.contains(code)) {
            return None;
        }
        let mut pairs = pairs(text, &self.named, sides);
        pairs.extend(visited(text, &self.named, sides));
        let weigh = |code: &String| {
            let paired = pairs.iter().filter(|paired| *paired == code).count();
            let by_office = if suggested.contains(code) { 2 * ENOUGH } else { 0 };
            self.weights.get(code).map_or(0, |(sum, _)| *sum) + 2 * paired.min(OFTEN) + by_office
        };
        let may_be = |code: &&String| !sides.contains(code) && code.len() == 2;
        let mut open: Vec<(usize, &String)> =
            self.weights.keys().filter(may_be).map(|code| (weigh(code), code)).filter(|(sum, _)| *sum > 0).collect();
        open.sort();
        let (most, code) = open.pop()?;
        let several = sides.len() > 1;
        let clear =
            open.last().is_none_or(|(second, _)| *second < most && (!several || *second < 2 || *second + 2 <= most));
        let alone = open.is_empty()
            && (!several || most > 1)
            && self.dateline.as_ref().is_none_or(|dateline| !sides.contains(dateline));
        let enough = alone || most >= ENOUGH;
        (clear && enough && !self.only_described(text, code)).then(|| self.found(code))
    }

    /// Whether a report names a country by an adjective alone that goes with nobody who could meet: "Norlandian refugees".
    fn only_described(&self, text: &Text, code: &str) -> bool {
        let mut named = self.named.iter().filter(|(named, _)| named == code).map(|(_, tokens)| tokens).peekable();
        let is_described = |tokens: &Range<usize>| {
            let is_adjective = country::at(text, tokens.start).is_some_and(|named| named.adjective);
            is_adjective && text.cue(tokens.end, CueKind::Side).is_none()
        };
        let weight = self.weights.get(code).map_or(0, |(sum, _)| *sum);
        named.peek().is_some() && weight < ENOUGH && named.all(is_described)
    }

    fn found(&self, code: &str) -> Found<String> {
        let tokens = self.weights.get(code).map(|(_, tokens)| tokens.clone()).unwrap_or_default();
        Found { value: code.to_owned(), tokens, basis: Basis::Inferred, rule: "person.own-side" }
    }
}

/// How much one naming of a country says: much for an owner or its people, nothing for what is only spoken of ("the
/// situation in X", "the aggression of X"), nor for what the sides tell together ("the leaders discussed X's decision").
fn weight(text: &Text, tokens: &Range<usize>, list_start: usize) -> usize {
    let possessive = text.kind(tokens.end) == Some(TokenKind::Possessive) || text.raw(tokens.end) == "’";
    let next = tokens.end + usize::from(possessive);
    let hostile = (next..next + 2).any(|at| text.cue(at, CueKind::Hostile).is_some()) || is_at_odds(text, tokens.start);
    let before = if text.word(list_start.wrapping_sub(1)) == "the" { 2 } else { 1 };
    let before = text.word(list_start.wrapping_sub(before));
    let spoken_of = matches!(
        before,
        "in" | "around" | "against" | "over" | "about" | "on" | "into" | "towards" | "toward" | "from"
    );
    let is_side = text.cue(tokens.end, CueKind::Side).is_some();
    let together = text.sentences.get(text.sentence_of(tokens.start)).is_some_and(|sentence| {
        let first = sentence.tokens.start;
        matches!(text.word(first), "they" | "both")
            || text.word(first) == "the" && text.cue(first, CueKind::Support).is_some()
    });
    if !hostile && GIVEN.contains(&text.word(next)) {
        return OFTEN;
    }
    if hostile || (spoken_of || together) && !is_side {
        return 0;
    }
    1 + usize::from(possessive || is_side)
}

/// Where the list of countries begins in which one is named: "in | Norland and Sudland".
fn list_start(text: &Text, named: &[(String, Range<usize>)], index: usize) -> usize {
    let is_joint = |at: usize| matches!(text.word(at), "," | "and" | "or" | "the");
    let joined = |two: &&[(String, Range<usize>)]| (two[0].1.end..two[1].1.start).all(is_joint);
    let before = named[..=index].windows(2).rev().take_while(joined).count();
    named[index - before].1.start
}

/// What a report says of its own state to a guest: "updated the President on Norland's | efforts".
#[rustfmt::skip]
const GIVEN: &[&str] = &["commitment", "support", "efforts", "assistance", "appreciation"];

/// A country is named at most this many tokens after what it has with another one.
const REACH_OF_ODDS: usize = 8;

/// Whether a country is one of two that have a border or a dispute: "the conflict between X and Y".
fn is_at_odds(text: &Text, first: usize) -> bool {
    let start = text.sentences.get(text.sentence_of(first)).map_or(first, |sentence| sentence.tokens.start);
    let between = (first.saturating_sub(REACH_OF_ODDS).max(start)..first).rfind(|at| text.word(*at) == "between");
    let odds = |between: usize| between > start && text.cue(between - 1, CueKind::Hostile).is_some();
    between.is_some_and(odds)
}

/// The country of a national agency.
fn agency_country(text: &Text, credit: &Credit) -> Option<String> {
    if credit.role != AttributionRole::Agency {
        return None;
    }
    let found = credit.tokens.clone().find_map(|token| text.match_of(token, Table::Agency))?;
    text.gazetteer.agencies[found.row].country.clone()
}

/// The countries of headline and report, as they are named.
fn named(text: &Text) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    for (_, sentence) in text.told() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let Some(named) = country::at(text, at) else {
                at = thing_stop(text, at).unwrap_or(at + 1);
                continue;
            };
            found.push((named.code, at..named.stop));
            at = named.stop;
        }
    }
    found
}

/// The index after a longer name that only holds a country's: "South China Sea".
fn thing_stop(text: &Text, at: usize) -> Option<usize> {
    let tables = [Table::Lookalike, Table::Place, Table::Organization, Table::Event, Table::Instrument];
    tables.into_iter().filter_map(|table| text.match_of(at, table)).map(|found| found.stop).max()
}

/// Countries for which a seat or national body stands: "the White House", "the Bundestag".
fn seats(text: &Text) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    for (_, sentence) in text.told().filter(|(_, sentence)| matches!(sentence.part, Part::Headline | Part::Body)) {
        for seat in text.matches_in(sentence.tokens.clone(), Table::Venue) {
            let row = &text.gazetteer.venues[seat.row];
            found.extend(row.government.clone().map(|code| (code, seat.first..seat.stop)));
        }
        for body in text.matches_in(sentence.tokens.clone(), Table::Organization) {
            let row = &text.gazetteer.organizations[body.row];
            let country = row.country.clone().filter(|_| !is_of_others(row.kind));
            found.extend(country.map(|code| (code, body.first..body.stop)));
        }
    }
    found
}

/// Kinds of bodies that do not act for the state in which they are.
fn is_of_others(kind: OrganizationKind) -> bool {
    matches!(
        kind,
        OrganizationKind::ArmedGroup | OrganizationKind::Ngo | OrganizationKind::Company | OrganizationKind::Party
    )
}

/// The state that stands alone in a line around the report: "Ministry of Foreign Affairs | Norland".
fn imprint(text: &Text) -> Option<String> {
    let frame = text.sentences.iter().filter(|sentence| sentence.part == Part::Frame);
    let mut alone = frame.filter_map(|sentence| {
        let named = country::at(text, sentence.tokens.start)?;
        (!named.adjective && named.stop == sentence.tokens.end).then_some(named.code)
    });
    alone.next_back()
}

/// What heads the pages of a state: "Official website of the President of Norland", "Norland Embassy in Northport".
#[rustfmt::skip]
const MASTHEADS: &[&str] = &[
    "website", "site", "government", "ministry", "department", "embassy", "consulate", "commission", "presidency", "office",
    "parliament", "senate", "chancellery", "secretariat",
];

/// A letterhead stands in one of the first lines.
const REACH_OF_LETTERHEAD: usize = 6;

/// A letterhead has at most this many tokens.
const LONGEST_LETTERHEAD: usize = 16;

/// The one state that the letterhead names; that of an embassy before the state where it is.
fn letterhead(text: &Text, people: &People) -> Option<String> {
    let lines = text.sentences.iter().take(REACH_OF_LETTERHEAD).map(|sentence| sentence.tokens.clone());
    let heads = |line: &Range<usize>| {
        let tells = |at: usize| {
            text.cue(at, CueKind::Occurrence).is_some()
                || text.match_of(at, Table::Verb).is_some() && !matches!(text.word(at), "united" | "foreign")
        };
        let is_free = people.within(line.clone()).all(|mention| mention.name.is_none());
        line.len() <= LONGEST_LETTERHEAD
            && line.clone().any(|at| MASTHEADS.contains(&text.word(at)))
            && is_free
            && !line.clone().any(tells)
            && text.kind(line.end - 1) != Some(TokenKind::Sign)
    };
    let countries = |line: Range<usize>| {
        let mut found: Vec<String> =
            line.clone().filter_map(|at| country::at(text, at)).map(|named| named.code).collect();
        found.dedup();
        found
    };
    lines.filter(heads).find_map(|line| match countries(line.clone()).as_slice() {
        [one] => Some(one.clone()),
        [one, _] if line.clone().any(|at| matches!(text.word(at), "embassy" | "consulate")) => Some(one.clone()),
        _ => None,
    })
}

/// States whose office is named without the state's name, as it is at home: "Secretary of State Ada Holm".
fn own_offices(text: &Text) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    for (_, sentence) in text.told() {
        for office in text.matches_in(sentence.tokens.clone(), Table::Office) {
            let row = &text.gazetteer.offices[office.row];
            let state = row.note.as_deref().and_then(|note| note.strip_prefix("at home in "));
            let alone = text.is_capitalised(office.stop)
                && office.first.checked_sub(1).is_none_or(|before| !text.is_capitalised(before));
            found.extend(state.filter(|_| alone).map(|code| (code[..2].to_uppercase(), office.first..office.stop)));
        }
    }
    found
}

/// The country of the one holder of an office whose country the headline takes for known: "President Holm, Sudland PM meet".
fn own_in_headline(text: &Text, people: &People) -> Option<String> {
    let mentions = people.mentions.iter().filter(|mention| text.is_headline(mention.tokens.start));
    let (foreign, own): (Vec<&Mention>, Vec<&Mention>) = mentions
        .filter(|mention| mention.offices.first().is_some_and(|office| !office.many && office.organization.is_none()))
        .partition(|mention| mention.offices.iter().any(|office| office.country.is_some()));
    let [own] = own.as_slice() else { return None };
    let country = people.persons[own.person?].country.as_ref()?.value.clone();
    let of_others = |code: &str| {
        foreign
            .iter()
            .flat_map(|mention| &mention.offices)
            .all(|office| office.country.as_ref().is_none_or(|found| found.value != code))
    };
    (!foreign.is_empty() && of_others(&country)).then_some(country)
}

/// Countries whose capital is named, with its weight: much in the frame, where it says where the report was made.
fn capitals(text: &Text) -> Vec<(String, Range<usize>, usize)> {
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let weight = match sentence.part {
            Part::Frame => OFTEN,
            Part::Headline | Part::Body => 1,
            Part::Noise => continue,
        };
        for city in text.matches_in(sentence.tokens.clone(), Table::City) {
            let row = &text.gazetteer.cities[city.row];
            let is_named = thing_stop(text, city.first).is_none_or(|stop| stop <= city.stop);
            if row.kind == "capital" && is_named && country::at(text, city.first).is_none() {
                found.push((row.country.clone(), city.first..city.stop, weight));
            }
        }
    }
    found
}

/// Countries that are paired with one of the sides: "U.S.-China", "between Italy and Azerbaijan", "U.S.-EU".
fn pairs(text: &Text, named: &[(String, Range<usize>)], sides: &[String]) -> Vec<String> {
    let mut paired: Vec<String> = Vec::new();
    let of_body = |tokens: &Range<usize>| {
        let hyphen = matches!(text.raw(tokens.end), "-" | "–") && text.tokens[tokens.end].glued;
        hyphen && actor::members(text, tokens.end + 1).is_some()
    };
    if sides.iter().any(|side| text.gazetteer.country(side).is_none()) {
        paired.extend(named.iter().filter(|(_, tokens)| of_body(tokens)).map(|(code, _)| code.clone()));
    }
    for two in named.windows(2) {
        let [(first, before), (second, after)] = two else { continue };
        let gap = before.end..after.start;
        let joined = gap.len() <= 2
            && gap.clone().all(|token| matches!(text.word(token), "-" | "–" | "and" | "the" | "‑" | "/" | "with"));
        let hostile = text.cue(after.end, CueKind::Hostile).is_some();
        if !joined || gap.is_empty() || hostile || is_at_odds(text, before.start) || is_with_others(text, before.start)
        {
            continue;
        }
        let other = match (sides.contains(first), sides.contains(second)) {
            (true, false) => second,
            (false, true) => first,
            _ => continue,
        };
        let hyphen = gap.len() == 1 && text.tokens[gap.start].glued && !is_quoted(text, before.start);
        paired.extend(std::iter::repeat_n(other.clone(), 1 + usize::from(hyphen)));
    }
    paired
}

/// Whether a token stands in a quotation that its sentence opens.
fn is_quoted(text: &Text, at: usize) -> bool {
    let start = text.sentences.get(text.sentence_of(at)).map_or(at, |sentence| sentence.tokens.start);
    (start..at).filter(|at| matches!(text.raw(*at), "\"" | "“" | "”")).count() % 2 == 1
}

/// Whether two countries are those who join a third one: "Norland, together with | Sudland and Westland".
fn is_with_others(text: &Text, first: usize) -> bool {
    let before = first - usize::from(first > 0 && text.word(first - 1) == "the");
    before > 1
        && text.word(before - 1) == "with"
        && matches!(text.word(before - 2), "together" | "along" | "alongside" | "jointly")
}

/// The country to which somebody of a side is to go or went: "the visit of the Norland minister to | Sudland".
fn visited(text: &Text, named: &[(String, Range<usize>)], sides: &[String]) -> Vec<String> {
    let journey = |of: &Range<usize>, to: &Range<usize>| {
        let before = of.start.saturating_sub(REACH_OF_VISIT)..of.start;
        let near = to.start > of.end && to.start - of.end < REACH_OF_VISIT;
        near && text.word(to.start - 1) == "to" && before.into_iter().any(|at| text.word(at) == "visit")
    };
    let goals = named.windows(2).filter_map(|two| match two {
        [(from, of), (goal, to)] if sides.contains(from) && journey(of, to) => Some(goal.clone()),
        _ => None,
    });
    goals.collect()
}

/// A traveller and the goal stand at most this many tokens from each other, and from the word for the journey.
const REACH_OF_VISIT: usize = 8;

/// The country of the publisher, by its name or else its address.
fn publisher(report: &Report) -> Option<String> {
    let named = report.publisher.as_deref().and_then(|publisher| {
        let text = Text::new(publisher, vec![(0..publisher.len(), Part::Body)]);
        let country = named(&text).into_iter().next();
        country.or_else(|| seats(&text).into_iter().next()).map(|(code, _)| code)
    });
    named.or_else(|| report.url.as_deref().and_then(domain_country))
}

/// The country of an address, by its top-level domain.
fn domain_country(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', ':', '?', '#']).next()?.to_lowercase();
    let (names, top) = host.rsplit_once('.')?;
    match top {
        "uk" => return Some("GB".to_owned()),
        "gov" | "mil" if !names.is_empty() => return Some("US".to_owned()),
        _ => {}
    }
    (top.len() == 2 && top.is_ascii() && !NO_COUNTRY.contains(&top)).then(|| top.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(source: &str, publisher: Option<&str>, sides: &[&str]) -> Option<String> {
        let text = Text::new(source, vec![(0..source.len(), Part::Body)]);
        let report = Report { publisher: publisher.map(str::to_owned), ..Report::of_text(source) };
        let sides: Vec<String> = sides.iter().map(|side| (*side).to_owned()).collect();
        Home::of(&text, &People::default(), &report, &Credits::default())
            .opposite(&text, &sides, &[])
            .map(|found| found.value)
    }

    #[test]
    fn a_country_paired_with_the_other_side_is_the_own_one() {
        let source = "The Minister met the Minister of Peru. Chile-Peru trade grew. They spoke of Haiti and of Haiti.";
        assert_eq!(of(source, None, &["PE"]).as_deref(), Some("CL"));
    }

    #[test]
    fn countries_named_in_passing_are_not() {
        assert_eq!(of("The Minister met the Minister of Peru. They spoke of Haiti and Cuba.", None, &["PE"]), None);
    }

    #[test]
    fn the_publisher_settles_it() {
        let source = "The Minister met the Minister of Peru. They spoke of Haiti and of Haiti.";
        assert_eq!(of(source, Some("Ministry of Foreign Affairs of Chile"), &["PE"]).as_deref(), Some("CL"));
        assert_eq!(of(source, Some("Ministry of Foreign Affairs of Peru"), &["PE"]), None);
    }

    #[test]
    fn addresses_give_a_country() {
        assert_eq!(domain_country("https://www.mfa.gov.cl/news/1").as_deref(), Some("CL"));
        assert_eq!(domain_country("https://www.example.gov/x").as_deref(), Some("US"));
        assert_eq!(domain_country("https://news.example.com/x"), None);
    }
}
