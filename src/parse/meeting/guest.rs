//! Guests: those of whom the report says that they came to a country, which is then not their own but that of their
//! hosts.

use super::telling::Telling;
use crate::parse::actor::Actor;
use crate::parse::people::{Found, Mention, People};
use crate::parse::text::Text;
use crate::parse::{city, country};
use crate::record::Basis;
use std::ops::Range;

/// The destination stands at most this many tokens after the words of a journey.
const REACH_OF_DESTINATION: usize = 3;

/// The traveller stands at most this many tokens before them.
const REACH_OF_TRAVELLER: usize = 9;

/// The country whose guest somebody of a telling is, with whether those are its subjects, and who that is.
pub(super) fn host_country(text: &Text, people: &People, telling: &Telling) -> Option<(Found<String>, bool, usize)> {
    let told = text.told().take_while(|(number, _)| *number <= telling.sentence);
    let mut journeys = told.flat_map(|(_, sentence)| {
        let tokens = sentence.tokens.clone();
        tokens.clone().filter_map(move |token| journey(text, people, &tokens, token))
    });
    let belongs = |group: &[Actor], person: usize| group.iter().any(|actor| actor.person == Some(person));
    journeys.find_map(|(person, to)| {
        let is_subject = belongs(&telling.subjects, person);
        (is_subject || belongs(&telling.objects, person)).then_some((to, is_subject, person))
    })
}

/// Who came to which country: "Ada Holm's visit to Norland", "the visit of Ada Holm to", "Ada Holm arrived in".
fn journey(text: &Text, people: &People, sentence: &Range<usize>, token: usize) -> Option<(usize, Found<String>)> {
    let stop = match text.word(token) {
        "visit" | "visits" | "trip" | "arrived" | "arrives" | "travelled" | "traveled" | "flew" | "came" => token + 1,
        _ => return None,
    };
    let led_by = matches!(text.word(stop), "of" | "by").then(|| people.at(country::after_article(text, stop + 1)));
    let led_by = led_by.flatten();
    let after = led_by.map_or(stop, |mention| mention.tokens.end);
    let to = (after..(after + REACH_OF_DESTINATION).min(sentence.end)).find_map(|at| destination(text, at))?;
    let before = || {
        let from = token.saturating_sub(REACH_OF_TRAVELLER).max(sentence.start);
        people.within(sentence.start..token).filter(|mention| mention.tokens.end > from).last()
    };
    let traveller: &Mention = led_by.or_else(before)?;
    Some((traveller.person?, to))
}

/// The country after "to" or "in", or that of the city there.
fn destination(text: &Text, at: usize) -> Option<Found<String>> {
    let first = country::after_article(text, at + 1);
    if !matches!(text.word(at), "to" | "in") {
        return None;
    }
    let by_city = || city::at(text, first).map(|named| (named.country.to_owned(), named.stop));
    let (value, stop) = country::at(text, first)
        .filter(|named| !named.adjective)
        .map(|named| (named.code, named.stop))
        .or_else(by_city)?;
    Some(Found { value, tokens: first..stop, basis: Basis::Inferred, rule: "person.host-of-guest" })
}
