//! Country codes exist.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::gazetteer::known;
use crate::record::Record;

rule! {
    /// A country code is one of ISO 3166-1 alpha-2, `XK` for Kosovo, or one of ISO 3166-3 for a former state.
    ///
    /// The European Union is an organization, not a country.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"meeting": {"place": {"country": "UK"}}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"meeting": {"place": {"country": "GB"}}, "mentions": {"countries": [{"code": "SUHH"}, {"code": "XK"}]}}
    /// ```
    pub(super) struct UnknownCountry { code: "R109", name: "unknown-country", severity: Error }
}

impl Rule for UnknownCountry {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (pointer, code) in countries(record) {
            if !known::is_country(code) {
                let help = match code {
                    "UK" => "write GB",
                    "EU" => "name it as an organization",
                    _ => "write the code of ISO 3166-1 alpha-2",
                };
                found.add_with_help(pointer, format!("there is no country {code:?}"), help);
            }
        }
    }
}

/// Every country code of a record with its JSON Pointer.
fn countries(record: &Record) -> Vec<(String, &str)> {
    fn listed<'a, T>(path: &str, field: &str, list: &'a [T], code: impl Fn(&'a T) -> Option<&'a String>) -> Vec<(String, &'a str)> {
        let entry = |(index, entry)| Some((format!("{path}/{index}/{field}"), code(entry)?.as_str()));
        list.iter().enumerate().filter_map(entry).collect()
    }
    let references = &record.references;
    let dateline = record.source.dateline.as_ref().and_then(|dateline| dateline.country.as_deref());
    let place = record.meeting.place.as_ref().and_then(|place| place.country.as_deref());
    let mut found: Vec<(String, &str)> = Vec::new();
    found.extend(dateline.map(|code| ("/source/dateline/country".to_owned(), code)));
    found.extend(place.map(|code| ("/meeting/place/country".to_owned(), code)));
    found.extend(listed("/source/attributions", "country", &record.source.attributions, |entry| entry.country.as_ref()));
    found.extend(listed("/sides", "country", &record.sides, |entry| entry.country.as_ref()));
    found.extend(listed("/people", "country", &record.people, |entry| entry.country.as_ref()));
    for (index, topic) in record.topics.iter().enumerate() {
        let codes = topic.countries.iter().enumerate();
        found.extend(codes.map(|(item, code)| (format!("/topics/{index}/countries/{item}"), code.as_str())));
    }
    found.extend(listed("/references/encounters", "from_country", &references.encounters, |entry| entry.from_country.as_ref()));
    found.extend(listed("/references/encounters", "to_country", &references.encounters, |entry| entry.to_country.as_ref()));
    found.extend(listed("/references/events", "country", &references.events, |entry| entry.country.as_ref()));
    found.extend(listed("/mentions/organizations", "country", &record.mentions.organizations, |entry| entry.country.as_ref()));
    found.extend(listed("/mentions/countries", "code", &record.mentions.countries, |entry| Some(&entry.code)));
    found
}
