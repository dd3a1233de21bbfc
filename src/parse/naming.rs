//! What a text names: countries and organizations.

mod country;
mod organization;
pub(crate) mod run;

pub(crate) use country::countries;
pub(crate) use organization::{OrganizationFound, mentions, organizations};
