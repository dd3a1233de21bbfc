//! Encoded Archival Description, EAD 2002 and EAD3 1.1.1, from one tree: a finding aid with a component for each report or
//! meeting.
//!
//! The beginning tells how many reports there are and from when to when, so it is made last: components are handed on as
//! they come, and only their sums are kept.

mod component;
mod head;
mod version;

use super::xml::Element;
use super::{Dialect, Gatherer, Layout, Origin, Piece, Settings, Unit, once, stem};
use crate::error::Error;
use crate::record::Record;
use head::Sums;
use std::collections::HashSet;
use version::Version;

/// A version of the standard as a dialect.
pub(super) struct Ead(Version);

/// EAD 2002.
pub(super) const EAD_2002: Ead = Ead(Version::Ead2002);

/// EAD3.
pub(super) const EAD_3: Ead = Ead(Version::Ead3);

impl Dialect for Ead {
    fn name(&self) -> &'static str {
        match self.0 {
            Version::Ead2002 => "ead2002",
            Version::Ead3 => "ead3",
        }
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xml"]
    }

    fn about(&self) -> &'static str {
        match self.0 {
            Version::Ead2002 => {
                "EAD 2002 for AtoM and ArchivesSpace, a finding aid with a component for each report or meeting"
            }
            Version::Ead3 => "EAD3 1.1.1, a finding aid with a component for each report or meeting",
        }
    }

    fn layout(&self) -> Layout {
        Layout::Summed
    }

    fn joins_reports(&self, settings: &Settings) -> bool {
        settings.unit == Unit::Article
    }

    fn origins(&self, settings: &Settings) -> Vec<Origin> {
        let identifier = match self.0 {
            Version::Ead2002 => "eadid",
            Version::Ead3 => "recordid",
        };
        let mut origins = vec![
            Origin { target: identifier, from: "chancery.toml, archive.collection" },
            Origin { target: "titleproper", from: "chancery.toml, archive.title" },
            Origin { target: "archdesc/did/unitdate", from: "the reports' days of publication" },
            Origin { target: "archdesc/did/physdesc", from: "the number of reports" },
        ];
        if self.0 == Version::Ead3 {
            let moment = if settings.at.is_some() { "the given moment" } else { "the last source/published" };
            origins.push(Origin { target: "agencyname", from: "chancery.toml, archive.agency" });
            origins.push(Origin { target: "eventdatetime", from: moment });
        }
        origins
    }

    fn gatherer(&self) -> Option<Box<dyn Gatherer>> {
        Some(Box::new(FindingAid { version: self.0, sums: Sums::default(), named: HashSet::new() }))
    }
}

/// A finding aid in the making.
struct FindingAid {
    version: Version,
    sums: Sums,
    named: HashSet<String>,
}

/// How deep components stand.
const DEPTH: usize = 3;

impl Gatherer for FindingAid {
    fn take(&mut self, records: &[Record], settings: &Settings) -> Result<Vec<Piece>, Error> {
        let Some(first) = records.first() else { return Ok(Vec::new()) };
        let id = format!("{}-{}", if settings.unit == Unit::Article { "r" } else { "m" }, stem(&first.id));
        once(&mut self.named, &id)?;
        self.sums.add(records, settings.unit);
        let component = component::component(self.version, records, settings)?.with("id", id);
        Ok(vec![Piece::of(component.pruned().map(|component| component.written(DEPTH)).unwrap_or_default())])
    }

    fn finish(self: Box<Self>, settings: &Settings) -> Result<Vec<Piece>, Error> {
        let (mut front, mut end) = head::around(self.version, &self.sums, settings)?;
        if self.sums.units > 0 {
            let list = Element::new("dsc").with(self.version.name("type", "dsctype"), "combined");
            front.push_str(&list.start(DEPTH - 1));
            end.insert_str(0, "    </dsc>\n");
        }
        Ok(vec![Piece { is_front: true, ..Piece::of(front) }, Piece::of(end)])
    }
}
