//! The body whose own report a text is, whose officers it names without it: "The Secretary-General received", on a page of
//! the Northern Council.

use crate::gazetteer::lexicon::Table;
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
    "deputy high commissioner", "commissioner", "special representative", "special envoy", "regional director",
];

/// Naming the body in the lines around the report, or in its headline, tells as much as naming it so often in the report.
const IN_FRAME: usize = 3;

/// The own body needs this much, and more than any other one.
const ENOUGH: usize = 4;

/// Gives those who hold a body's office alone the body whose report it is.
pub(super) fn give(text: &Text, people: &mut People) {
    let Some(body) = body(text) else { return };
    for person in people.persons.iter_mut().filter(|person| is_open(person)) {
        let heads = |office: &Office| HEADS.contains(&title(text, office).as_str());
        for office in person.offices.iter_mut().filter(|office| heads(office)) {
            office.role = Role::IoHead;
        }
        if person.offices.iter().any(|office| heads(office) || OTHERS.contains(&title(text, office).as_str())) {
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
