//! The people of all records in CSV, a row each: who was taken for one, and in what spellings. With the identifiers that a
//! collection adds it is an authority file.

use super::entity::{Entities, Entity, Kind};
use super::{Dialect, Gatherer, Piece, Settings};
use crate::error::Error;
use crate::record::Record;

/// The table of people.
pub(super) struct People;

impl Dialect for People {
    fn name(&self) -> &'static str {
        "people"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn about(&self) -> &'static str {
        "The people of all records in CSV, a row for those taken for one: an authority file to go on from"
    }

    fn gatherer(&self) -> Option<Box<dyn Gatherer>> {
        Some(Box::new(Table(Entities::default())))
    }
}

/// The columns: those of an authority file, then what speaks for and against taking the spellings for one person.
const COLUMNS: [&str; 7] = ["name", "variants", "country", "scheme", "id", "records", "offices"];

struct Table(Entities);

impl Gatherer for Table {
    fn take(&mut self, records: &[Record], _settings: &Settings) -> Result<Vec<Piece>, Error> {
        for record in records {
            self.0.add(record);
        }
        Ok(Vec::new())
    }

    fn finish(self: Box<Self>, _settings: &Settings) -> Result<Vec<Piece>, Error> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let people = self.0.known.iter().filter(|(key, _)| key.kind == Kind::Person).map(|(_, entity)| row(entity));
        let rows = std::iter::once(COLUMNS.map(str::to_owned)).chain(people);
        let written = rows.into_iter().try_for_each(|row| writer.write_record(row));
        written.map_err(|error| Error::write(error.into()))?;
        let bytes = writer.into_inner().map_err(|error| Error::write(error.into_error()))?;
        let text = String::from_utf8(bytes).map_err(|error| Error::write(std::io::Error::other(error)))?;
        Ok(vec![Piece::of(text)])
    }
}

fn row(entity: &Entity) -> [String; COLUMNS.len()] {
    let name = entity.full.as_str();
    let variants: Vec<&str> =
        entity.spellings.iter().map(String::as_str).filter(|spelling| *spelling != name).collect();
    let authority = entity.authority.as_ref();
    let offices: Vec<&str> = entity.offices.keys().map(String::as_str).collect();
    [
        name.to_owned(),
        variants.join("|"),
        entity.country.clone().unwrap_or_default(),
        authority.map(|found| found.scheme.clone()).unwrap_or_default(),
        authority.map(|found| found.id.clone()).unwrap_or_default(),
        entity.sources.len().to_string(),
        offices.join("; "),
    ]
}
