//! The tables: one CSV file each, one row per datum, embedded in the program.

use crate::record::{
    EventKind, InstrumentKind, Modifier, OccasionKind, OrganizationKind, Role, StatementKind, TopicCode,
};
use serde::{Deserialize, Deserializer, de::DeserializeOwned, de::Error as _};
use std::borrow::Cow;

/// A row of a table.
pub trait Row: DeserializeOwned {
    /// The table's file below `src/gazetteer/data`.
    const FILE: &'static str;
    /// The file's content.
    const CONTENT: &'static str;

    /// The wordings that mean this row.
    fn phrases(&self) -> Vec<Cow<'_, str>>;
}

/// Declares a row type, its file and the wordings that mean it.
macro_rules! row {
    ($(#[$meta:meta])* $name:ident, $file:literal, |$row:ident| $phrases:expr, { $($(#[$field_meta:meta])* $field:ident: $type:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$field_meta])* pub $field: $type),+ }

        impl Row for $name {
            const FILE: &'static str = $file;
            const CONTENT: &'static str = include_str!(concat!("data/", $file));

            fn phrases(&self) -> Vec<Cow<'_, str>> {
                let $row = self;
                $phrases
            }
        }
    };
}

row! {
    /// A country.
    Country, "countries.csv", |_row| vec![], {
        /// ISO 3166-1 alpha-2, XK, or ISO 3166-3.
        code: String,
        /// Usual short English name.
        name: String,
        /// state, observer, territory, other or former.
        kind: String,
        /// Usual English name of the capital.
        capital: String,
    }
}

row! {
    /// A name of a country.
    CountryName, "country_names.csv", |row| vec![row.name.as_str().into()], {
        /// The name.
        name: String,
        /// Whose it is.
        code: String,
        /// name, formal, short, adjective, people or historical.
        form: String,
    }
}

row! {
    /// A city.
    City, "cities.csv", |row| vec![row.name.as_str().into()], {
        /// Its name.
        name: String,
        /// Its country.
        country: String,
        /// capital or city.
        kind: String,
        /// Inhabitants, where known.
        population: Option<u64>,
    }
}

row! {
    /// A region, sea, mountain, subnational unit or another place that is neither country nor city.
    Place, "places.csv", |row| vec![row.name.as_str().into()], {
        /// Its name.
        name: String,
        /// Its kind.
        kind: String,
        /// The country it lies in, where there is just one.
        country: Option<String>,
    }
}

row! {
    /// A phrase that contains a country's or city's name and does not mean it.
    Lookalike, "lookalikes.csv", |row| vec![row.phrase.as_str().into()], {
        /// The phrase.
        phrase: String,
        /// What it is.
        reason: String,
    }
}

row! {
    /// A building or seat.
    Venue, "venues.csv", |row| vec![row.name.as_str().into()], {
        /// Its name.
        name: String,
        /// Its city.
        city: Option<String>,
        /// Its country.
        country: Option<String>,
        /// The country for whose government the name stands.
        government: Option<String>,
    }
}

row! {
    /// An organization.
    Organization, "organizations.csv", |row| with_aliases(&row.name, row.acronym.as_deref(), row.aliases.as_deref()), {
        /// Its usual name.
        name: String,
        /// Its acronym.
        acronym: Option<String>,
        /// Its kind.
        #[serde(deserialize_with = "code")]
        kind: OrganizationKind,
        /// The country of a national body.
        country: Option<String>,
        /// Other names, joined by `|`.
        aliases: Option<String>,
    }
}

row! {
    /// A recurring event.
    Event, "events.csv", |row| with_aliases(&row.name, row.acronym.as_deref(), row.aliases.as_deref()), {
        /// Its usual name.
        name: String,
        /// Its acronym.
        acronym: Option<String>,
        /// Its kind.
        #[serde(deserialize_with = "code")]
        kind: EventKind,
        /// Other names, joined by `|`.
        aliases: Option<String>,
        /// The body whose event it is.
        organization: Option<String>,
    }
}

row! {
    /// An office or its fixed wording.
    Office, "offices.csv", |row| vec![row.phrase.as_str().into()], {
        /// The wording.
        phrase: String,
        /// Its roles, joined by `|`.
        #[serde(deserialize_with = "codes")]
        role: Vec<Role>,
        /// one or many.
        number: String,
        /// What "of X" names: country, organization, either or person.
        scope: String,
        /// Remark.
        note: Option<String>,
    }
}

row! {
    /// A minister's field.
    Portfolio, "portfolios.csv", |row| vec![row.phrase.as_str().into()], {
        /// The wording.
        phrase: String,
        /// The role of a minister of it.
        #[serde(deserialize_with = "code")]
        role: Role,
        /// The topic it suggests.
        #[serde(deserialize_with = "optional_code")]
        topic: Option<TopicCode>,
    }
}

row! {
    /// What qualifies an office.
    ModifierWord, "modifiers.csv", |row| vec![row.phrase.as_str().into()], {
        /// The word.
        phrase: String,
        /// Its code.
        #[serde(deserialize_with = "code")]
        modifier: Modifier,
    }
}

row! {
    /// A form of address.
    Honorific, "honorifics.csv", |row| vec![row.phrase.as_str().into()], {
        /// The form.
        phrase: String,
        /// Where it is used.
        culture: String,
        /// before or after the name.
        position: String,
    }
}

row! {
    /// A verb or verbal phrase of meeting or saying.
    Verb, "verbs.csv", |row| vec![row.form.as_str().into()], {
        /// The inflected form.
        form: String,
        /// Its dictionary form.
        lemma: String,
        /// meet, say or status.
        class: String,
        /// What kind of meeting or saying.
        kind: String,
    }
}

row! {
    /// A phrase that names a topic.
    TopicPhrase, "topics.csv", |row| vec![row.phrase.as_str().into()], {
        /// The phrase.
        phrase: String,
        /// The topic.
        #[serde(deserialize_with = "code")]
        code: TopicCode,
        /// 2 for a phrase that is sure, 1 for one that can mean something else.
        weight: u8,
    }
}

row! {
    /// A named instrument or the head noun of one.
    InstrumentPhrase, "instruments.csv", |row| vec![row.phrase.as_str().into()], {
        /// The wording.
        phrase: String,
        /// Its kind.
        #[serde(deserialize_with = "code")]
        kind: InstrumentKind,
        /// yes for a full name, empty for a head noun.
        named: Option<String>,
    }
}

row! {
    /// The head noun of an event's name.
    EventNoun, "event_nouns.csv", |row| vec![row.phrase.as_str().into()], {
        /// The noun.
        phrase: String,
        /// The kind of event.
        #[serde(deserialize_with = "code")]
        kind: EventKind,
    }
}

row! {
    /// The head noun of an organization's name.
    OrganizationNoun, "organization_nouns.csv", |row| vec![row.phrase.as_str().into()], {
        /// The noun.
        phrase: String,
        /// The kind of organization.
        #[serde(deserialize_with = "code")]
        kind: OrganizationKind,
    }
}

row! {
    /// A wording of the occasion of a meeting.
    OccasionPhrase, "occasions.csv", |row| vec![row.phrase.as_str().into()], {
        /// The wording.
        phrase: String,
        /// The kind of occasion.
        #[serde(deserialize_with = "code")]
        kind: OccasionKind,
    }
}

row! {
    /// A news agency or outlet.
    Agency, "agencies.csv", |row| with_aliases(&row.name, None, row.aliases.as_deref()), {
        /// Its usual name.
        name: String,
        /// Other names, joined by `|`.
        aliases: Option<String>,
        /// The country of a national agency or paper; none for those that report on the whole world.
        country: Option<String>,
    }
}

row! {
    /// Words by which a page's own lines are known from those of the report.
    NoisePhrase, "noise.csv", |_row| vec![], {
        /// The words in lower case.
        phrase: String,
        /// opening, or whole for all words of the line.
        stands: String,
        /// What is noise: the line, the list that it opens, or the rest of the text.
        effect: String,
    }
}

/// What a cue tells of the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CueKind {
    /// A time to come.
    Ahead,
    /// One more meeting beside the report's first one.
    Another,
    /// What is between two states or sides ("the two countries").
    Bilateral,
    /// The end of the clause that tells of a meeting.
    Clause,
    /// Whoever stands after it belongs to something else ("on behalf of").
    Elsewhere,
    /// Representatives of other states, none of them named.
    Foreign,
    /// A text of another kind than a report of a meeting.
    Genre,
    /// What a state does to another one, after its name ("aggression"): it is the subject of talks, not a side.
    Hostile,
    /// A verb that says no more than the noun after it ("held talks").
    Light,
    /// A meeting or another gathering that can be attended.
    Occurrence,
    /// Another meeting, named in passing ("their last meeting"), or one that only might be.
    Passing,
    /// Who was there, told before they are named ("also present at the talks were").
    Presence,
    /// A region whose states are meant, before those who represent them ("Nordic ministers").
    Region,
    /// Several of a body's members, after its name ("EU foreign ministers").
    Several,
    /// A side, after a country or body ("the Italian delegation").
    Side,
    /// A text that goes on about its meeting ("during the talks", "the two sides").
    Support,
}

row! {
    /// Words that tell how a meeting is reported.
    Cue, "cues.csv", |row| vec![row.phrase.as_str().into()], {
        /// The words.
        phrase: String,
        /// What they tell.
        kind: CueKind,
    }
}

row! {
    /// A word that can be capitalised without being a name.
    CommonWord, "common_words.csv", |_row| vec![], {
        /// The word in lower case.
        word: String,
    }
}

row! {
    /// A language that is told apart from English.
    Language, "languages.csv", |_row| vec![], {
        /// ISO 639-3.
        code: String,
        /// BCP 47.
        tag: String,
        /// Its English name.
        name: String,
        /// ISO 639-2, the bibliographic code of the two.
        bibliographic: String,
    }
}

impl Verb {
    /// The kind of statement that the verb makes, unless it is neutral.
    #[must_use]
    pub fn statement_kind(&self) -> Option<StatementKind> {
        StatementKind::from_code(&self.kind)
    }
}

fn with_aliases<'a>(name: &'a str, acronym: Option<&'a str>, aliases: Option<&'a str>) -> Vec<Cow<'a, str>> {
    let aliases = aliases.into_iter().flat_map(|aliases| aliases.split('|'));
    std::iter::once(name).chain(acronym).chain(aliases).map(Cow::Borrowed).collect()
}

/// Codes of closed vocabularies as they stand in a cell.
trait Code: Sized {
    fn from_cell(cell: &str) -> Option<Self>;
}

macro_rules! code {
    ($($type:ty),+) => { $(impl Code for $type {
        fn from_cell(cell: &str) -> Option<Self> { <$type>::from_code(cell) }
    })+ };
}

code!(EventKind, InstrumentKind, Modifier, OccasionKind, OrganizationKind, Role, TopicCode);

fn code<'de, D: Deserializer<'de>, T: Code>(deserializer: D) -> Result<T, D::Error> {
    let cell = String::deserialize(deserializer)?;
    T::from_cell(&cell).ok_or_else(|| D::Error::custom(format!("unknown code {cell:?}")))
}

fn optional_code<'de, D: Deserializer<'de>, T: Code>(deserializer: D) -> Result<Option<T>, D::Error> {
    let cell = Option::<String>::deserialize(deserializer)?.filter(|cell| !cell.is_empty());
    cell.map(|cell| T::from_cell(&cell).ok_or_else(|| D::Error::custom(format!("unknown code {cell:?}")))).transpose()
}

fn codes<'de, D: Deserializer<'de>, T: Code>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let cell = String::deserialize(deserializer)?;
    let one = |code: &str| T::from_cell(code).ok_or_else(|| D::Error::custom(format!("unknown code {code:?}")));
    cell.split('|').map(one).collect()
}

/// Reads a table.
///
/// # Panics
/// When an embedded table is malformed, which a test rules out.
pub(crate) fn read<R: Row>() -> Vec<R> {
    let rows: Result<Vec<R>, csv::Error> = csv::Reader::from_reader(R::CONTENT.as_bytes()).into_deserialize().collect();
    rows.unwrap_or_else(|error| panic!("{}: {error}", R::FILE))
}
