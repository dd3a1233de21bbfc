//! Cities lie in their country.

use super::{Findings, Rule, Subject};
use crate::diagnostic::Code;
use crate::gazetteer::known::countries_of_city;

rule! {
    /// A city that is known lies in the country that is named beside it.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"meeting": {"place": {"city": "Tashkent", "country": "FR"}}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"meeting": {"place": {"city": "Tashkent", "country": "UZ"}}}
    /// ```
    pub(super) struct MovedCity { code: "R147", name: "moved-city", severity: Warning }
}

impl Rule for MovedCity {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        let mut check = |pointer: String, city: Option<&String>, country: Option<&String>| {
            let Some((city, country)) = city.zip(country) else { return };
            let countries = countries_of_city(city);
            if !countries.is_empty() && !countries.contains(country) {
                let message = format!("{city} lies in {}, not in {country}", countries.join(" or "));
                found.add_with_help(pointer, message, "correct the city or the country");
            }
        };
        if let Some(place) = &record.meeting.place {
            check("/meeting/place/country".into(), place.city.as_ref(), place.country.as_ref());
        }
        if let Some(dateline) = &record.source.dateline {
            check("/source/dateline/country".into(), dateline.city.as_ref(), dateline.country.as_ref());
        }
        for (index, entry) in record.references.encounters.iter().enumerate() {
            let pointer = format!("/references/encounters/{index}/to_country");
            check(pointer, entry.to_city.as_ref(), entry.to_country.as_ref());
        }
        for (index, entry) in record.references.events.iter().enumerate() {
            check(format!("/references/events/{index}/country"), entry.city.as_ref(), entry.country.as_ref());
        }
    }
}
