//! Single look-ups in single tables, for those who do not read texts: each table is read when it is first asked, and the
//! automaton over all wordings is not built.

use super::table::{self, City, Country, Honorific, Language, Office};
use super::word::fold;
use crate::record::Role;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Whether there is a country with this code.
#[must_use]
pub fn is_country(code: &str) -> bool {
    static CODES: LazyLock<HashSet<String>> =
        LazyLock::new(|| table::read::<Country>().into_iter().map(|country| country.code).collect());
    CODES.contains(code)
}

/// The usual name of a country; the code itself where it is not known.
#[must_use]
pub fn country_name(code: &str) -> &str {
    static NAMES: LazyLock<HashMap<String, String>> =
        LazyLock::new(|| table::read::<Country>().into_iter().map(|country| (country.code, country.name)).collect());
    NAMES.get(code).map_or(code, String::as_str)
}

/// The name and the bibliographic code of ISO 639-2 of the language of a BCP 47 tag, if it is known.
#[must_use]
pub fn language(tag: &str) -> Option<(&'static str, &'static str)> {
    static LANGUAGES: LazyLock<HashMap<String, (String, String)>> = LazyLock::new(|| {
        let rows = table::read::<Language>().into_iter();
        rows.map(|language| (language.tag, (language.name, language.bibliographic))).collect()
    });
    let primary = tag.split('-').next()?.to_ascii_lowercase();
    LANGUAGES.get(&primary).map(|(name, code)| (name.as_str(), code.as_str()))
}

/// The countries that have a city of this name, if the name is known.
#[must_use]
pub fn countries_of_city(name: &str) -> &'static [String] {
    static CITIES: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
        let mut cities: HashMap<String, Vec<String>> = HashMap::new();
        for city in table::read::<City>() {
            cities.entry(fold(&city.name)).or_default().push(city.country);
        }
        cities
    });
    CITIES.get(&fold(name)).map_or(&[], Vec::as_slice)
}

/// The form of address with which a name begins and that stands before names.
#[must_use]
pub fn honorific_before(name: &str) -> Option<&str> {
    static FORMS: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let before = table::read::<Honorific>().into_iter().filter(|form| form.position == "before");
        before.map(|form| fold(&form.phrase)).collect()
    });
    let begins = name.rmatch_indices(' ').map(|(at, _)| &name[..at]);
    begins.into_iter().find(|begin| FORMS.contains(&fold(begin)))
}

/// The roles that an office of this wording can have, if the wording is known.
#[must_use]
pub fn roles_of_office(title: &str) -> &'static [Role] {
    static ROLES: LazyLock<HashMap<String, Vec<Role>>> = LazyLock::new(|| {
        let mut roles: HashMap<String, Vec<Role>> = HashMap::new();
        for office in table::read::<Office>() {
            roles.entry(fold(&office.phrase)).or_default().extend(office.role);
        }
        roles
    });
    ROLES.get(&fold(title)).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_without_the_automaton() {
        assert!(is_country("FR") && !is_country("UK"));
        assert_eq!((country_name("FR"), country_name("QZ")), ("France", "QZ"));
        assert_eq!(language("fr-CA"), Some(("French", "fre")));
        assert_eq!(countries_of_city("tashkent"), ["UZ"]);
        assert!(countries_of_city("Nowhere at All").is_empty());
        assert_eq!(honorific_before("Mr. Ada Roy"), Some("Mr."));
        assert_eq!(honorific_before("Ada Roy"), None);
        assert!(roles_of_office("Foreign Minister").contains(&Role::ForeignMinister));
    }
}
