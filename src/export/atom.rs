//! The CSV files that AtoM imports: authority records first, then descriptions, relations and events. Descriptions are put
//! below a parent that is there, and names are written in the very form of the authority records.

mod check;
mod description;
mod table;

use super::entity::{Entities, Entity, Key, Kind, Relation};
use super::{CONVENTION, Dialect, Gatherer, Layout, Origin, PROGRAM, Piece, Settings, Unit, once, stem, wording};
use crate::diagnostic::{Code, Diagnostic};
use crate::error::Error;
use crate::gazetteer::known::country_name;
use crate::gazetteer::word::fold;
use crate::record::Record;
use description::Description;
use std::collections::{HashMap, HashSet};
use table::{Table, joined, plain};

/// CSV for AtoM.
pub(super) struct AtomCsv;

/// Kinds of thing that AtoM's import objects to.
pub(super) const CODES: &[Code] = check::CODES;

impl Dialect for AtomCsv {
    fn name(&self) -> &'static str {
        "atom-csv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn about(&self) -> &'static str {
        "CSV for AtoM: authority records, descriptions below a parent, relations and events"
    }

    fn layout(&self) -> Layout {
        Layout::Each
    }

    fn joins_reports(&self, settings: &Settings) -> bool {
        settings.unit == Unit::Article
    }

    fn origins(&self, _settings: &Settings) -> Vec<Origin> {
        vec![
            Origin { target: "qubitParentSlug", from: "chancery.toml, archive.collection" },
            Origin { target: "repository", from: "chancery.toml, archive.agency" },
            Origin { target: "title", from: "source/headline, else sides and date of the meeting" },
            Origin { target: "legacyId", from: "the record's id" },
            Origin {
                target: "culture",
                from: "chancery.toml, archive.language, else the program, whose words are English",
            },
        ]
    }

    fn objections(&self, name: &str, text: &str) -> Vec<Diagnostic> {
        check::objections(name, text)
    }

    fn gatherer(&self) -> Option<Box<dyn Gatherer>> {
        Some(Box::new(Set { entities: Entities::default(), descriptions: Vec::new(), named: HashSet::new() }))
    }
}

/// The files in the making.
struct Set {
    entities: Entities,
    descriptions: Vec<Description>,
    named: HashSet<String>,
}

impl Gatherer for Set {
    fn take(&mut self, records: &[Record], settings: &Settings) -> Result<Vec<Piece>, Error> {
        let Some(first) = records.first() else { return Ok(Vec::new()) };
        let id = stem(&first.id);
        once(&mut self.named, &id)?;
        for record in records {
            self.entities.add(record);
        }
        self.descriptions.push(Description::of(id, records, settings)?);
        Ok(Vec::new())
    }

    fn finish(self: Box<Self>, settings: &Settings) -> Result<Vec<Piece>, Error> {
        let names = Names::of(&self.entities);
        let culture = settings.culture();
        let file = |name: &str, table: Table| Ok(Piece::named(format!("{name}.csv"), table.text()?));
        Ok(vec![
            file("1-authority-records", authorities(&self.entities, &names, settings)?)?,
            file("2-descriptions", description::table(&self.descriptions, &names, settings)?)?,
            file("3-authority-relations", relations(&self.entities, &names, &culture))?,
            file("4-events", description::events(&self.descriptions, &names, &culture))?,
        ])
    }
}

/// The authorized forms of name, each of which only one entity has: AtoM finds authority records by them.
struct Names(HashMap<Key, String>);

impl Names {
    fn of(entities: &Entities) -> Self {
        let mut count: HashMap<String, usize> = HashMap::new();
        for entity in entities.known.values() {
            *count.entry(fold(&plain(&entity.name))).or_default() += 1;
        }
        let mut taken: HashSet<String> = HashSet::new();
        let name = |(key, entity): (&Key, &Entity)| {
            let name = plain(&entity.name);
            let country = entity.country.as_deref().map(country_name).unwrap_or_default();
            let is_twin = count.get(&fold(&name)).is_some_and(|count| *count > 1);
            let mut own = if is_twin { wording::with(&name, country) } else { name.clone() };
            if !taken.insert(fold(&own)) {
                own = wording::with(&name, &key.id());
                taken.insert(fold(&own));
            }
            (key.clone(), own)
        };
        Self(entities.known.iter().map(name).collect())
    }

    fn of_key(&self, key: &Key) -> &str {
        self.0.get(key).map(String::as_str).unwrap_or_default()
    }
}

fn authorities(entities: &Entities, names: &Names, settings: &Settings) -> Result<Table, Error> {
    let mut table = Table::new(&[
        "culture",
        "legacyId",
        "typeOfEntity",
        "authorizedFormOfName",
        "otherFormsOfName",
        "places",
        "descriptionIdentifier",
        "institutionIdentifier",
        "rules",
        "status",
        "levelOfDetail",
        "revisionHistory",
        "sources",
        "maintenanceNotes",
        "actorOccupations",
    ]);
    let culture = settings.culture();
    let institution = settings.agency()?;
    for (key, entity) in &entities.known {
        let own = names.of_key(key);
        let others = entity.variants.iter().filter(|name| name.as_str() != own).cloned();
        let kind = if key.kind == Kind::Person { "Person" } else { "Corporate body" };
        let place = entity.country.as_deref().map(country_name).unwrap_or_default();
        let sources: Vec<String> =
            entity.sources.iter().map(|found| wording::with(&found.citation, &found.record)).collect();
        let note = "Who is who follows from the entry in an authority file, else from the folded name and the country.";
        let note = match &entity.authority {
            Some(found) => format!("{note} Entry {}:{}.", found.scheme, found.id),
            None => note.to_owned(),
        };
        table.row(&[
            culture.clone(),
            key.id(),
            kind.to_owned(),
            own.to_owned(),
            joined(others),
            place.to_owned(),
            key.id(),
            institution.clone(),
            CONVENTION.to_owned(),
            if entity.is_reviewed { "Final" } else { "Draft" }.to_owned(),
            "Minimal".to_owned(),
            format!("Made by the program {PROGRAM} from records of meetings."),
            sources.join("\n"),
            note,
            joined(entity.offices.keys().cloned()),
        ]);
    }
    Ok(table)
}

/// Relations, each once: people to what they represent, and those who met in the order of their keys.
fn relations(entities: &Entities, names: &Names, culture: &str) -> Table {
    let mut table = Table::new(&[
        "subjectAuthorizedFormOfName",
        "relationType",
        "objectAuthorizedFormOfName",
        "description",
        "date",
        "startDate",
        "endDate",
        "culture",
    ]);
    for (key, entity) in &entities.known {
        let is_told = |relation: &&Relation| match relation.kind {
            "met" => *key < relation.to,
            kind => kind == "represents",
        };
        for relation in entity.relations.iter().filter(is_told) {
            let period = &relation.period;
            let (start, end) = (day(period.from.as_deref()), day(period.to.as_deref()));
            let told = format!("{}: {} (record {})", relation.kind, relation.meeting, relation.record);
            table.row(&[
                names.of_key(key).to_owned(),
                "associative".to_owned(),
                names.of_key(&relation.to).to_owned(),
                period.doubt.as_ref().map_or(told.clone(), |doubt| format!("{told}. {doubt}")),
                period.words.clone(),
                start,
                end,
                culture.to_owned(),
            ]);
        }
    }
    table
}

/// A date as AtoM takes it: what is not known are zeros.
fn day(value: Option<&str>) -> String {
    let value = value.unwrap_or_default();
    match value.len() {
        4 => format!("{value}-00-00"),
        7 => format!("{value}-00"),
        _ => value.to_owned(),
    }
}
