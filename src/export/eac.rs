//! Encoded Archival Context for people and bodies, EAC-CPF 2010 and 2.0, from one tree: an authority record for each, with
//! relations to those it met and to the reports that name it.
//!
//! Who is who depends on all records, so they are gathered first.

mod control;
mod description;

use super::entity::{Entities, Entity, Key};
use super::xml::Element;
use super::{Dialect, Gatherer, Layout, Origin, Piece, Settings};
use crate::error::Error;
use crate::record::Record;

/// A version of the standard as a dialect.
pub(super) struct Eac(Version);

/// EAC-CPF 2010.
pub(super) const EAC_2010: Eac = Eac(Version::Eac2010);

/// EAC-CPF 2.0.
pub(super) const EAC_2: Eac = Eac(Version::Eac2);

/// A version of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    /// The form that importers take today.
    Eac2010,
    /// Version 2.0.
    Eac2,
}

impl Dialect for Eac {
    fn name(&self) -> &'static str {
        match self.0 {
            Version::Eac2010 => "eac2010",
            Version::Eac2 => "eac2",
        }
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xml"]
    }

    fn about(&self) -> &'static str {
        match self.0 {
            Version::Eac2010 => {
                "EAC-CPF 2010 for AtoM, ArchivesSpace and SNAC, an authority record for each person and body"
            }
            Version::Eac2 => "EAC-CPF 2.0, an authority record for each person and body",
        }
    }

    fn layout(&self) -> Layout {
        Layout::Each
    }

    fn origins(&self, settings: &Settings) -> Vec<Origin> {
        let moment = if settings.at.is_some() { "the given moment" } else { "the last source/published" };
        vec![
            Origin { target: "recordId", from: "name and country" },
            Origin { target: "agencyName", from: "chancery.toml, archive.agency" },
            Origin { target: "eventDateTime", from: moment },
        ]
    }

    fn gatherer(&self) -> Option<Box<dyn Gatherer>> {
        Some(Box::new(Authorities { version: self.0, entities: Entities::default() }))
    }
}

/// Authority records in the making.
struct Authorities {
    version: Version,
    entities: Entities,
}

impl Gatherer for Authorities {
    fn take(&mut self, records: &[Record], _settings: &Settings) -> Result<Vec<Piece>, Error> {
        for record in records {
            self.entities.add(record);
        }
        Ok(Vec::new())
    }

    fn finish(self: Box<Self>, settings: &Settings) -> Result<Vec<Piece>, Error> {
        let document = |(key, entity): (&Key, &Entity)| {
            let text = document(self.version, key, entity, &self.entities, settings)?.document();
            Ok(Piece::named(format!("{}.xml", key.id()), text))
        };
        self.entities.known.iter().map(document).collect()
    }
}

fn document(
    version: Version,
    key: &Key,
    entity: &Entity,
    all: &Entities,
    settings: &Settings,
) -> Result<Element, Error> {
    let root = match version {
        Version::Eac2010 => Element::new("eac-cpf")
            .with("xmlns", "urn:isbn:1-931666-33-4")
            .with("xmlns:xlink", "http://www.w3.org/1999/xlink"),
        Version::Eac2 => Element::new("eac").with("xmlns", "https://archivists.org/ns/eac/v2"),
    };
    let described = Element::new("cpfDescription").holding([
        description::identity(version, key, entity),
        description::description(version, entity),
        description::relations(version, entity, all),
    ]);
    Ok(root.holding([control::control(version, key, entity, settings)?, described]))
}
