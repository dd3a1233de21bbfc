//! Office and role agree.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::record::{Role};
use crate::gazetteer::known::roles_of_office;

rule! {
    /// An office whose wording is known has one of the roles that the wording can mean.
    ///
    /// Secretaries are left alone: they are ministers in one state and officials in another.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Ada Roy"}, "positions": [{"role": "ambassador", "title": "Prime Minister"}]}]}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"people": [{"id": "p1", "capacity": "mentioned", "name": {"full": "Ada Roy"}, "positions": [{"role": "head_of_government", "title": "Prime Minister"}]}]}
    /// ```
    pub(super) struct MisreadOffice { code: "R139", name: "misread-office", severity: Warning }
}

impl Rule for MisreadOffice {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (index, person) in record.people.iter().enumerate() {
            for (place, position) in person.positions.iter().enumerate() {
                let roles = roles_of_office(&position.title);
                // Those who no longer or not yet hold an office can be counted among the others.
                let is_secretary = position.title.to_lowercase().contains("secretary");
                if !roles.is_empty() && !is_secretary && position.role != Role::Other && !roles.contains(&position.role) {
                    let roles: Vec<&str> = roles.iter().map(|role| role.code()).collect();
                    let message = format!("{:?} is {}, not {}", position.title, roles.join(" or "), position.role);
                    found.add(format_args!("/people/{index}/positions/{place}/role"), message);
                }
            }
        }
    }
}
