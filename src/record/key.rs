//! The key that all accounts of a meeting share.

use super::{Capacity, DateBasis, Meeting, Person, Role, Side};

/// The key of a meeting: day, channel, then each side with the level of its highest principal; none unless the day is
/// whole and not merely that of publication. `fold` makes names of bodies comparable.
#[must_use]
pub fn meeting_key(meeting: &Meeting, sides: &[Side], people: &[Person], fold: fn(&str) -> String) -> Option<String> {
    let is_whole = |value: &str| value.len() == 10 && !value.starts_with('-');
    let date = meeting.date.as_ref();
    let date = date.filter(|date| is_whole(&date.value) && date.basis != DateBasis::Published)?;
    let mut parts: Vec<String> =
        sides.iter().map(|side| format!("{}:{}", side_name(side, fold), level(side, people))).collect();
    parts.sort();
    (!parts.is_empty()).then(|| format!("{}/{}/{}", date.value, meeting.channel, parts.join("/")))
}

fn side_name(side: &Side, fold: fn(&str) -> String) -> String {
    let folded = |name: &String| fold(name).replace(['/', ':', '|'], " ");
    side.country.clone().or_else(|| side.organization.as_ref().map(folded)).unwrap_or_default()
}

fn level(side: &Side, people: &[Person]) -> &'static str {
    let own =
        people.iter().filter(|person| person.side.as_ref() == Some(&side.id) && person.capacity == Capacity::Principal);
    let roles: Vec<Role> = own.flat_map(|person| &person.positions).map(|position| position.role).collect();
    let has = |wanted: &[Role]| roles.iter().any(|role| wanted.contains(role));
    if has(&[Role::HeadOfState, Role::HeadOfGovernment]) {
        "leader"
    } else if has(&[Role::Minister, Role::ForeignMinister, Role::DeputyHeadOfGovernment, Role::DeputyHeadOfState]) {
        "minister"
    } else {
        "other"
    }
}
