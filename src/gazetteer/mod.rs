//! Names of countries, cities, bodies and offices, and the words of diplomacy; not of persons.
//!
//! Tables are CSV files below `src/gazetteer/data`, one row per datum, with their sources and licences in the
//! `SOURCES` files beside them.

pub mod known;
pub mod lexicon;
pub mod table;
pub mod word;

use lexicon::{Lexicon, Table};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;
use table::{
    Agency, City, CommonWord, Country, CountryName, Cue, Event, EventNoun, Honorific, InstrumentPhrase, Lookalike,
    ModifierWord, OccasionPhrase, Office, Organization, OrganizationNoun, Place, Portfolio, Row, TopicPhrase, Venue,
    Verb,
};

/// The gazetteer, made from the embedded tables at first use.
pub static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::embedded);

/// Declares the gazetteer: a field for each table that has wordings, and the automaton over all of them.
macro_rules! gazetteer {
    ($($(#[$meta:meta])* $field:ident: $row:ident as $table:ident),+ $(,)?) => {
        /// All tables and the automaton over their wordings.
        pub struct Gazetteer {
            /// The automaton.
            pub lexicon: Lexicon,
            /// Countries by code.
            countries: HashMap<String, Country>,
            $($(#[$meta])* pub $field: Vec<$row>),+
        }

        impl Gazetteer {
            fn embedded() -> Self {
                let mut lexicon = Lexicon::new();
                $(let $field: Vec<$row> = table::read();
                lexicon.add_table(Table::$table, &$field);)+
                for word in table::read::<CommonWord>() {
                    lexicon.add_common_word(&word.word);
                }
                let countries = table::read::<Country>();
                let countries = countries.into_iter().map(|country| (country.code.clone(), country)).collect();
                Self { lexicon, countries, $($field),+ }
            }

            /// The wordings of all tables.
            #[must_use]
            pub fn phrases(&self) -> Vec<Cow<'_, str>> {
                let mut phrases = Vec::new();
                $(phrases.extend(self.$field.iter().flat_map(Row::phrases));)+
                phrases
            }
        }
    };
}

gazetteer! {
    /// Names of countries.
    country_names: CountryName as CountryName,
    /// Cities.
    cities: City as City,
    /// Regions, seas and the like.
    places: Place as Place,
    /// Phrases that only look like a country or city.
    lookalikes: Lookalike as Lookalike,
    /// Buildings and seats.
    venues: Venue as Venue,
    /// Organizations.
    organizations: Organization as Organization,
    /// Recurring events.
    events: Event as Event,
    /// Offices.
    offices: Office as Office,
    /// Ministers' fields.
    portfolios: Portfolio as Portfolio,
    /// What qualifies an office.
    modifiers: ModifierWord as Modifier,
    /// Forms of address.
    honorifics: Honorific as Honorific,
    /// Verbs of meeting and saying.
    verbs: Verb as Verb,
    /// Topics.
    topics: TopicPhrase as Topic,
    /// Instruments.
    instruments: InstrumentPhrase as Instrument,
    /// Head nouns of events.
    event_nouns: EventNoun as EventNoun,
    /// Head nouns of organizations.
    organization_nouns: OrganizationNoun as OrganizationNoun,
    /// Occasions of meetings.
    occasions: OccasionPhrase as Occasion,
    /// News agencies and outlets.
    agencies: Agency as Agency,
    /// Words that tell how a meeting is reported.
    cues: Cue as Cue,
}

impl Gazetteer {
    /// The country with this code.
    #[must_use]
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.countries.get(code)
    }
}
