//! The body whose own report a text is, whose officers it names without it: "The Secretary-General received", on a page of
//! the Northern Council.

use crate::gazetteer::lexicon::Table;
use crate::gazetteer::table::CueKind;
use crate::parse::country;
use crate::parse::people::{Found, Office, People, Person};
use crate::parse::text::{Part, Text};
use crate::record::{Basis, OrganizationKind, Role};
use std::collections::BTreeMap;
use std::ops::Range;

/// Offices of those who head a body of states; a ministry's or agency's own title goes on with its name.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "secretary general", "acting secretary general", "director general", "executive director", "executive secretary",
    "managing director", "high commissioner",
];

/// Offices of others in a body.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "deputy secretary general", "assistant secretary general", "under secretary general", "deputy director general",
    "assistant director general", "deputy executive director", "deputy executive secretary", "deputy managing director",
    "deputy high commissioner", "commissioner", "special representative", "regional director",
];

/// Naming the body in the lines around the report, or in its headline, tells as much as naming it so often in the report.
const IN_FRAME: usize = 3;

/// The own body needs this much, and more than any other one.
const ENOUGH: usize = 4;

/// Gives those who hold a body's office alone the body whose report it is.
pub(super) fn give(text: &Text, people: &mut People) {
    let Some(body) = body(text) else { return };
    let is_letterhead = heads_page(text, people, &body.value);
    for person in people.persons.iter_mut().filter(|person| is_open(person)) {
        let heads = |office: &Office| HEADS.contains(&title(text, office).as_str());
        for office in person.offices.iter_mut().filter(|office| heads(office)) {
            office.role = Role::IoHead;
        }
        let is_secretary = |office: &Office| {
            is_letterhead && office.role == Role::Minister && text.word(office.tokens.start) == "secretary"
        };
        for office in person.offices.iter_mut().filter(|office| is_secretary(office)) {
            office.role = Role::Official;
        }
        let serves = |office: &Office| {
            let is_officer = is_letterhead && matches!(office.role, Role::Official | Role::Adviser);
            heads(office) || is_officer || OTHERS.contains(&title(text, office).as_str())
        };
        if person.offices.iter().any(serves) {
            person.organization = Some(body.clone());
        }
    }
}

/// Whether nothing says for whom somebody speaks.
fn is_open(person: &Person) -> bool {
    person.country.is_none() && person.organization.is_none() && person.offices.iter().all(|office| !office.many)
}

/// The words of a title, hyphens left out.
fn title(text: &Text, office: &Office) -> String {
    let words: Vec<&str> = office.tokens.clone().map(|at| text.word(at)).filter(|word| *word != "-").collect();
    words.join(" ")
}

/// The international body that the lines around the report and its headline name, and the report itself more than others.
fn body(text: &Text) -> Option<Found<String>> {
    let mut named: BTreeMap<&str, (usize, Range<usize>, bool)> = BTreeMap::new();
    for sentence in &text.sentences {
        let weight = if sentence.part == Part::Body { 1 } else { IN_FRAME };
        for found in text.matches_in(sentence.tokens.clone(), Table::Organization) {
            let row = &text.gazetteer.organizations[found.row];
            if row.kind == OrganizationKind::Igo && row.country.is_none() {
                let entry = named.entry(&row.name).or_insert((0, found.first..found.stop, false));
                entry.0 += weight;
                entry.2 |= weight == IN_FRAME;
            }
        }
    }
    let (value, (most, tokens, in_frame)) = named.iter().max_by_key(|(_, (sum, ..))| *sum)?;
    let others = named.iter().filter(|(name, _)| name != &value).map(|(_, (sum, ..))| *sum).max().unwrap_or(0);
    let found =
        Found { value: (*value).to_owned(), tokens: tokens.clone(), basis: Basis::Inferred, rule: "person.own-body" };
    (*in_frame && *most >= ENOUGH && *most > others).then_some(found)
}

/// A letterhead is one of so many first lines.
const REACH_OF_LETTERHEAD: usize = 4;

/// A letterhead says at most so much more than the body's name.
const LONGEST_SUBTITLE: usize = 6;

/// Whether a body's name heads the page: "Northern Council | Press releases".
fn heads_page(text: &Text, people: &People, body: &str) -> bool {
    text.sentences.iter().take(REACH_OF_LETTERHEAD).any(|sentence| {
        let line = sentence.tokens.clone();
        let first = country::after_article(text, line.start);
        let named = text.match_of(first, Table::Organization);
        let rest = named
            .filter(|found| text.gazetteer.organizations[found.row].name == body)
            .map(|found| found.stop..line.end);
        let tells = |at: usize| text.match_of(at, Table::Verb).is_some() || text.cue(at, CueKind::Occurrence).is_some();
        rest.is_some_and(|mut rest| {
            rest.len() <= LONGEST_SUBTITLE && people.within(line).next().is_none() && !rest.any(tells)
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::parse::meeting::tests::table;

    #[test]
    fn officers_are_of_the_body_whose_page_it_is() {
        table(&[
            (
                "NATO\nNews\n\nDeputy Secretary General receives the Foreign Minister of Ghana\n\n\
                 Deputy Secretary General Ada Holm received the Foreign Minister of Ghana, Kofi Asare, on Monday at NATO \
                 Headquarters in Brussels. The Director for Partnerships, Bo Lind, took part in the meeting.",
                &["held in_person GH NATO: Ada Holm NATO, Kofi Asare GH, Bo Lind NATO"],
            ),
            (
                "Director General of Fisheries in Accra\n\nForeign Minister of Ghana Kofi Asare received Director General \
                 of Fisheries of Peru Ana Rojas in Accra on Monday. They spoke of the UN.",
                &["held in_person GH PE: Ana Rojas PE, Kofi Asare GH"],
            ),
        ]);
    }
}
