//! What an office is: its role follows the office, not its wording.

use super::Draft;
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::table;
use crate::parse::country;
use crate::parse::text::Text;
use crate::record::{Modifier, OrganizationKind, Role};
use std::ops::Range;

/// States whose Foreign Secretary is a senior official.
const SOUTH_ASIA: &[&str] = &["IN", "PK", "BD", "LK", "NP", "MV", "BT"];
/// States whose Secretary of State is the minister of foreign affairs.
const SECRETARY_OF_STATE: &[&str] = &["US", "VA"];
/// The state whose ministers are all called Secretary of State.
const SAN_MARINO: &str = "SM";
/// Words for those who head an international body; its spokespersons and representatives do not.
const HEADS: &[&str] =
    &["head", "chief", "chair", "chairman", "chairwoman", "chairperson", "director", "leader", "president"];

/// Words before them by which they head a part of it ("country director").
const PARTS: &[&str] = &["country", "regional", "area", "division", "department", "programme", "project", "desk"];

/// Where the words of a title stand.
pub(super) struct Words {
    /// The head.
    pub(super) head: Range<usize>,
    /// Index after the title.
    pub(super) stop: usize,
}

/// What the office is, from its head, its portfolio, its body and its country.
pub(super) fn of(text: &Text, draft: &Draft, title: &Words, row: &table::Office) -> Role {
    let listed = row.role[0];
    let country = draft.country.as_ref().map_or("", |found| found.value.as_str());
    let words: Vec<&str> = title.head.clone().map(|token| text.word(token)).collect();
    if let Some(role) = by_last_words(text, title, listed) {
        return by_modifier(draft, role);
    }
    let only_british = row.note.as_deref().is_some_and(|note| note.starts_with("gb"));
    let by_wording = match words.as_slice() {
        ["foreign", "secretary"] if is_of_south_asia(text, country) => Role::Official,
        ["chief", "adviser" | "advisor"] if text.word(title.head.end) == "to" => Role::Official,
        ["chief", "adviser" | "advisor"] if !text.names_country("BD") => Role::Adviser,
        ["chief", ..] if listed == Role::Official && leads_forces(text, title) => Role::Military,
        ["leader"] if country.is_empty() && draft.organization.is_none() => Role::Other,
        ["leader"] if draft.within || draft.body.is_some_and(|body| body != OrganizationKind::Igo) => Role::Other,
        ["secretary", "of", "state"] if text.stands(title.head.end, &["in", "charge"]) => Role::DeputyMinister,
        ["secretary", "of", "state"] if draft.portfolio_role.is_none() && is_of_foreign_ministry(text, title) => {
            Role::DeputyForeignMinister
        }
        ["secretary", "of", "state"] => secretary_of_state(text, country, draft),
        ["secretary"] if draft.portfolio_role == Some(Role::ForeignMinister) => Role::ForeignMinister,
        ["secretary"] if draft.body.is_some() || is_for_area(text, title) => Role::Official,
        [.., "secretary"] if listed == Role::Minister && is_of_south_asia(text, country) => Role::Official,
        _ if listed == Role::IoHead && draft.organization.is_none() && has_field(text, title.head.end) => {
            Role::Official
        }
        ["undersecretary", "of", "state"] if !is_american(text, country) && !is_foreign(text, title) => {
            Role::DeputyMinister
        }
        [.., "director" | "director-general" | "general"]
            if matches!(listed, Role::IoHead | Role::Other)
                && draft.organization.is_none()
                && is_after_agency(text, title.head.start) =>
        {
            Role::Official
        }
        _ if only_british && country == SAN_MARINO => listed,
        _ if only_british && !matches!(country, "" | "GB") && listed == Role::ForeignMinister => {
            Role::DeputyForeignMinister
        }
        _ if only_british && !matches!(country, "" | "GB") => Role::DeputyMinister,
        _ if draft.country.is_none()
            && draft.organization.is_none()
            && draft.body != Some(OrganizationKind::Ministry)
            && is_of_companies(row)
            && !is_beside_state(text, title.stop) =>
        {
            Role::Other
        }
        ["representatives"]
            if text.is_capitalised(title.stop) && matches!(country, "" | "US") && draft.body.is_none() =>
        {
            Role::Legislator
        }
        [part, ..] if PARTS.contains(part) => by_body(draft, listed, ""),
        [.., last] => by_body(draft, listed, if draft.within { "" } else { last }),
        [] => listed,
    };
    by_modifier(draft, with_portfolio(draft, by_wording))
}

/// Whether an office is of the United States, or of a text that names them.
fn is_american(text: &Text, country: &str) -> bool {
    country == "US" || country.is_empty() && text.names_country("US")
}

/// Whether the words after a head are about foreign affairs: "at the Ministry of Foreign Affairs".
fn is_foreign(text: &Text, title: &Words) -> bool {
    (title.head.end..title.stop).any(|at| text.word(at) == "foreign")
}

/// Whether the name of an agency ends right before an office: "Norland Fisheries Administration | Director-General".
fn is_after_agency(text: &Text, head: usize) -> bool {
    let noun = head.checked_sub(1).filter(|at| text.is_capitalised(*at));
    let row = noun.and_then(|at| text.match_of(at, Table::OrganizationNoun));
    row.is_some_and(|found| text.gazetteer.organization_nouns[found.row].kind != OrganizationKind::Company)
}

/// Whether an office is for a field: "Director-General for Trade", "Director-General of Fisheries".
fn has_field(text: &Text, stop: usize) -> bool {
    let is_field = || text.match_of(stop + 1, Table::Portfolio).is_some() && text.is_capitalised(stop + 1);
    text.word(stop) == "for" || text.word(stop) == "of" && is_field()
}

/// "President of the Council of Ministers", "Head of the Norland Government", "Head of the Norland state".
fn by_last_words(text: &Text, title: &Words, listed: Role) -> Option<Role> {
    let last = text.word(title.stop - 1);
    let council = (title.head.end..title.stop).any(|token| text.stands(token, &["council", "of", "ministers"]));
    match listed {
        Role::Official | Role::Other | Role::HeadOfState if is_of_parliament(text, title) => Some(Role::Legislator),
        Role::HeadOfState | Role::Official if council => Some(Role::HeadOfGovernment),
        Role::Official if text.word(title.head.end - 1) == "head" && title.stop <= title.head.end + 4 => match last {
            "government" => Some(Role::HeadOfGovernment),
            "state" => Some(Role::HeadOfState),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a wording is used in companies as much as in states ("Senior Vice President").
fn is_of_companies(row: &table::Office) -> bool {
    row.note.as_deref().is_some_and(|note| note.starts_with("country or company"))
}

/// Whether a chief is one of a staff of armed forces: "Chief of the Norland National Defence General Staff".
fn leads_forces(text: &Text, title: &Words) -> bool {
    (title.head.end..title.stop)
        .any(|at| text.stands(at, &["general", "staff"]) || text.stands(at, &["defence", "staff"]))
}

/// Whether a secretary's field is a part of the world: "Secretary for Africa and the Middle East".
fn is_for_area(text: &Text, title: &Words) -> bool {
    let first = country::after_article(text, title.head.end + 1);
    text.word(title.head.end) == "for"
        && (text.match_of(first, Table::Place).is_some()
            || country::at(text, first).is_some_and(|named| !named.adjective))
}

/// Whether an office of a government follows: "Vice President, | Prime Minister Holm".
fn is_beside_state(text: &Text, stop: usize) -> bool {
    let next = stop + usize::from(matches!(text.word(stop), "," | "and"));
    let next = text.match_of(next, Table::Modifier).map_or(next, |found| found.stop);
    let of_government = |role: &Role| {
        matches!(role, Role::HeadOfGovernment | Role::DeputyHeadOfGovernment | Role::Minister | Role::ForeignMinister)
    };
    let office = text.match_of(next, Table::Office).filter(|_| next > stop);
    office.is_some_and(|found| text.gazetteer.offices[found.row].role.iter().any(of_government))
}

/// Whether the holder is a member of parliament by an office of one of its committees or groups.
fn is_of_parliament(text: &Text, title: &Words) -> bool {
    let mut words = (title.head.end..title.stop).map(|token| text.word(token));
    let mut noun = words.clone().filter(|word| {
        matches!(*word, "committee" | "group" | "commission" | "delegation" | "caucus" | "league" | "union")
    });
    noun.next().is_some()
        && words.any(|word| matches!(word, "parliamentary" | "interparliamentary" | "friendship" | "parliament"))
}

/// Whether an office is of a state whose secretaries are senior officials.
fn is_of_south_asia(text: &Text, country: &str) -> bool {
    SOUTH_ASIA.contains(&country) || country.is_empty() && is_south_asian(text)
}

/// Whether a text is about states whose Foreign Secretary is a senior official, and not about Britain.
fn is_south_asian(text: &Text) -> bool {
    let codes: Vec<String> =
        (0..text.tokens.len()).filter_map(|token| country::at(text, token)).map(|named| named.code).collect();
    codes.iter().any(|code| SOUTH_ASIA.contains(&code.as_str())) && !codes.iter().any(|code| code == "GB")
}

/// Whether a title goes on to the ministry of foreign affairs: "of the Ministry of Foreign Affairs and Integration".
fn is_of_foreign_ministry(text: &Text, title: &Words) -> bool {
    let mut words = (title.head.end..title.stop).map(|at| text.word(at)).skip_while(|word| *word != "ministry");
    words.any(|word| word == "foreign")
}

fn secretary_of_state(text: &Text, country: &str, draft: &Draft) -> Role {
    match draft.portfolio_role {
        Some(Role::ForeignMinister) if country == "GB" || country.is_empty() && text.names_country("GB") => {
            Role::ForeignMinister
        }
        Some(Role::ForeignMinister) if country == SAN_MARINO => Role::ForeignMinister,
        Some(_) if country == SAN_MARINO => Role::Minister,
        Some(Role::ForeignMinister) => Role::DeputyForeignMinister,
        None if country.is_empty() || SECRETARY_OF_STATE.contains(&country) => Role::ForeignMinister,
        Some(_) | None => Role::DeputyMinister,
    }
}

fn with_portfolio(draft: &Draft, role: Role) -> Role {
    let foreign = draft.portfolio_role == Some(Role::ForeignMinister);
    match role {
        Role::Minister if foreign => Role::ForeignMinister,
        Role::DeputyMinister if foreign => Role::DeputyForeignMinister,
        Role::Official if draft.portfolio.is_none() => role,
        role => role,
    }
}

/// The president of a body is not the president of a country; `head` is the word for who heads the whole of it.
fn by_body(draft: &Draft, listed: Role, head: &str) -> Role {
    let generic = matches!(
        listed,
        Role::HeadOfState | Role::Official | Role::IoHead | Role::ParliamentSpeaker | Role::DeputyHeadOfState
    );
    let chairs = listed == Role::Official && (head == "head" || head.starts_with("chair"));
    match draft.body {
        _ if !generic => listed,
        Some(OrganizationKind::Igo) if listed != Role::Official || draft.organization.is_some() => {
            igo_role(listed, HEADS.contains(&head) && draft.portfolio.is_none())
        }
        Some(OrganizationKind::Parliament) if listed == Role::HeadOfState || chairs => Role::ParliamentSpeaker,
        Some(_) if listed == Role::IoHead && draft.organization.is_none() => Role::Official,
        Some(_) if matches!(listed, Role::HeadOfState | Role::DeputyHeadOfState) => Role::Other,
        Some(OrganizationKind::Ministry | OrganizationKind::Government | OrganizationKind::Agency) => Role::Official,
        _ if listed == Role::IoHead && draft.country.is_some() && draft.organization.is_none() => Role::Official,
        _ => listed,
    }
}

fn igo_role(listed: Role, heads: bool) -> Role {
    match listed {
        Role::HeadOfState | Role::IoHead => Role::IoHead,
        Role::Official if heads => Role::IoHead,
        other => other,
    }
}

/// "Deputy" and the like make another role of some heads.
fn by_modifier(draft: &Draft, role: Role) -> Role {
    let deputy = draft.modifiers.iter().any(|modifier| matches!(modifier, Modifier::Deputy | Modifier::Vice));
    match role {
        Role::HeadOfState if deputy => Role::DeputyHeadOfState,
        Role::HeadOfGovernment if deputy => Role::DeputyHeadOfGovernment,
        Role::ForeignMinister if deputy => Role::DeputyForeignMinister,
        Role::Minister if deputy => Role::DeputyMinister,
        Role::IoHead if deputy => Role::Official,
        role => role,
    }
}

pub(super) fn modifiers(mut modifiers: Vec<Modifier>, role: Role) -> Vec<Modifier> {
    let has_deputy = matches!(
        role,
        Role::DeputyHeadOfState | Role::DeputyHeadOfGovernment | Role::DeputyForeignMinister | Role::DeputyMinister
    );
    modifiers.retain(|modifier| !(has_deputy && matches!(modifier, Modifier::Deputy | Modifier::Vice)));
    modifiers.dedup();
    modifiers
}
