//! Exports for people and other systems: a part of the record, or a view of it, that cannot be read back.
//!
//! One file per dialect, and the list of them. A dialect makes text of records and settings; it knows no files.

mod atom;
mod eac;
mod ead;
mod entity;
mod html;
mod json;
mod jsonld;
pub mod losses;
pub mod names;
mod ninjs;
mod oai_dc;
mod people;
mod plover;
mod premis;
mod wording;
mod xml;

use crate::config::Archive;
use crate::diagnostic::{Code, Diagnostic};
use crate::error::Error;
use crate::gazetteer::known::{is_country, language};
use crate::record::{Record, sha256};
use std::collections::{BTreeMap, HashSet};

/// A way to hand records to somebody else.
pub trait Dialect: Sync {
    /// Its name on the command line.
    fn name(&self) -> &'static str;

    /// Endings of file names, without the dot; the first is the usual one.
    fn extensions(&self) -> &'static [&'static str];

    /// What it is, in one line.
    fn about(&self) -> &'static str;

    /// Whether it shows the source text, so that records should carry it.
    fn shows_text(&self) -> bool {
        false
    }

    /// How its documents follow from records.
    fn layout(&self) -> Layout {
        Layout::Whole
    }

    /// Whether the records of one report make one unit.
    fn joins_reports(&self, _settings: &Settings) -> bool {
        false
    }

    /// The values that the target demands besides the record's id, and where each comes from.
    fn origins(&self, _settings: &Settings) -> Vec<Origin> {
        Vec::new()
    }

    /// What stands before the first unit.
    ///
    /// # Errors
    /// When a value is lacking that the target demands.
    fn begin(&self, _first: Option<&Record>, _settings: &Settings) -> Result<String, Error> {
        Ok(String::new())
    }

    /// A unit: a record, or all records of a report. It has this number in the output, from 1. Nothing where a
    /// [gatherer](Self::gatherer) takes the units.
    ///
    /// # Errors
    /// When a value is lacking that the target demands.
    fn unit(&self, _records: &[Record], _number: u64, _settings: &Settings) -> Result<String, Error> {
        Ok(String::new())
    }

    /// What stands after the last unit.
    fn end(&self) -> String {
        String::new()
    }

    /// What the importer would object to in a document of that name.
    fn objections(&self, _name: &str, _text: &str) -> Vec<Diagnostic> {
        Vec::new()
    }

    /// What takes the units of an output that tells of all of them together; none where each stands for itself.
    fn gatherer(&self) -> Option<Box<dyn Gatherer>> {
        None
    }
}

/// Takes the units of one output, and keeps of them what its other parts tell.
pub trait Gatherer: Send {
    /// Takes a unit and gives what is ready.
    ///
    /// # Errors
    /// When a value is lacking that the target demands.
    fn take(&mut self, records: &[Record], settings: &Settings) -> Result<Vec<Piece>, Error>;

    /// Gives what is left.
    ///
    /// # Errors
    /// When a value is lacking that the target demands.
    fn finish(self: Box<Self>, settings: &Settings) -> Result<Vec<Piece>, Error>;
}

/// How documents follow from records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// All units stand in one document.
    Whole,
    /// All units stand in one document, whose beginning tells of all of them and is therefore made last.
    Summed,
    /// There are several documents, with names.
    Each,
}

/// What a unit of an archive's description is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unit {
    /// A report, which is what can be shelved.
    #[default]
    Article,
    /// A meeting.
    Meeting,
}

/// Where a value comes from that the target demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// The value's place in the target.
    pub target: &'static str,
    /// Its origin.
    pub from: &'static str,
}

/// The program that makes the exports.
const PROGRAM: &str = concat!("chancery ", env!("CARGO_PKG_VERSION"));

/// By what rules descriptions are made.
const CONVENTION: &str = "Record of a diplomatic meeting, version 1 (urn:chancery:schema:record:1)";

/// What an export says besides the records.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// What the archive says of itself.
    pub archive: Archive,
    /// The moment of the export, RFC 3339 in UTC.
    pub at: Option<String>,
    /// What a unit of description is.
    pub unit: Unit,
    /// Whether the target has an earlier export of the records, which it is to change.
    pub is_update: bool,
    /// What tells whether a record is valid, for targets that say so.
    pub check: Option<fn(&Record) -> Vec<Diagnostic>>,
}

impl Settings {
    /// The moment that a standard demands: the given one, else the beginning of the day on which the report was published.
    fn moment(&self, record: Option<&Record>) -> Result<String, Error> {
        let published = || {
            let date = record?.source.published.as_ref()?;
            let day = wording::iso(date).filter(|day| wording::is_whole(day))?;
            Some(format!("{day}T00:00:00Z"))
        };
        let lacking = || Error::lacking("a moment", "give --at, set SOURCE_DATE_EPOCH, or give the day of publication");
        self.at.clone().or_else(published).ok_or_else(lacking)
    }

    /// Language of the description.
    fn language(&self) -> &str {
        self.archive.language.as_deref().unwrap_or("en")
    }

    /// Language of the description as a code without region or script.
    fn culture(&self) -> String {
        self.language().split('-').next().unwrap_or_default().to_ascii_lowercase()
    }

    /// The name and the code of ISO 639-2 of the language of the description.
    fn language_code(&self) -> Result<(&'static str, &'static str), Error> {
        let lacking =
            || Error::lacking("a language that ISO 639-2 has a code for", "set archive.language in chancery.toml");
        language(self.language()).ok_or_else(lacking)
    }

    /// What the archive must say of itself.
    fn demanded(value: Option<&String>, what: &'static str) -> Result<String, Error> {
        let value = value.filter(|value| !value.trim().is_empty());
        value.cloned().ok_or_else(|| Error::lacking(what, "set it in the table [archive] of chancery.toml"))
    }

    /// The agency that is responsible.
    fn agency(&self) -> Result<String, Error> {
        Self::demanded(self.archive.agency.as_ref(), "the name of the agency (agency)")
    }

    /// The collection's identifier and title.
    fn collection(&self) -> Result<(String, String), Error> {
        let archive = &self.archive;
        let collection = Self::demanded(archive.collection.as_ref(), "the identifier of the collection (collection)")?;
        Ok((collection, Self::demanded(archive.title.as_ref(), "the title of the collection (title)")?))
    }

    /// The repository's code, and the country that it begins with.
    fn repository(&self) -> Result<(Option<&str>, Option<&str>), Error> {
        let Some(code) = self.archive.repository.as_deref() else { return Ok((None, None)) };
        let remedy = "correct archive.repository in chancery.toml, or leave it out";
        let refused = || Error::lacking("an ISIL such as DE-1958 as the code of the repository", remedy);
        let (prefix, rest) = code.split_once('-').ok_or_else(refused)?;
        let is_letter =
            |sign: char| if prefix.len() == 2 { sign.is_ascii_uppercase() } else { sign.is_ascii_alphabetic() };
        let is_prefix = (1..=4).contains(&prefix.len()) && prefix.chars().all(is_letter);
        let is_unit = |sign: char| sign.is_ascii_alphanumeric() || ":/-".contains(sign);
        let is_isil = is_prefix && (1..=11).contains(&rest.len()) && rest.chars().all(is_unit);
        is_isil.then_some((Some(code), Some(prefix).filter(|prefix| is_country(prefix)))).ok_or_else(refused)
    }
}

/// Every dialect; a new one is its file and its line here.
pub const DIALECTS: &[&dyn Dialect] = &[
    &html::Html,
    &ead::EAD_2002,
    &ead::EAD_3,
    &eac::EAC_2010,
    &eac::EAC_2,
    &oai_dc::OaiDc,
    &atom::AtomCsv,
    &premis::Premis,
    &ninjs::Ninjs,
    &jsonld::JsonLd,
    &plover::Plover,
    &people::People,
];

/// Kinds of thing that importers object to in documents.
#[must_use]
pub fn codes() -> &'static [Code] {
    atom::CODES
}

/// PREMIS in one document for all reports, as Archivematica takes it: a dialect of bags.
pub const PREMIS_OF_ALL: &dyn Dialect = &premis::PremisOfAll;

/// The columns of the table in which Archivematica takes Dublin Core of files.
pub const DUBLIN_CORE_COLUMNS: [&str; 9] = oai_dc::COLUMNS;

/// The row of a file of a report, by the report's first record, in that table.
#[must_use]
pub fn dublin_core(name: &str, first: &Record) -> [String; 9] {
    oai_dc::row(name, first)
}

/// Whether a person reviewed a record.
#[must_use]
pub fn is_reviewed(record: &Record) -> bool {
    wording::is_reviewed(record)
}

/// The dialect of that name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static dyn Dialect> {
    DIALECTS.iter().copied().find(|dialect| dialect.name() == name)
}

/// The dialect whose file names end like this.
#[must_use]
pub fn by_extension(extension: &str) -> Option<&'static dyn Dialect> {
    let extension = extension.to_ascii_lowercase();
    DIALECTS.iter().copied().find(|dialect| dialect.extensions().contains(&extension.as_str()))
}

/// A part of an export: text, and the name of its document where there are several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Piece {
    /// The document's file name.
    pub document: Option<String>,
    /// Whether it stands before everything that was given until now.
    pub is_front: bool,
    /// The text, which otherwise goes on where the last one of the document ended.
    pub text: String,
}

impl Piece {
    /// Text of the only document.
    fn of(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// Text of a document with a name.
    fn named(document: String, text: String) -> Self {
        Self { document: Some(document), ..Self::of(text) }
    }
}

/// Makes an export of records that come one after the other.
pub struct Export {
    dialect: &'static dyn Dialect,
    settings: Settings,
    gatherer: Option<Box<dyn Gatherer>>,
    held: Vec<Record>,
    named: HashSet<String>,
    count: u64,
}

impl Export {
    /// An export in a dialect.
    #[must_use]
    pub fn new(dialect: &'static dyn Dialect, settings: Settings) -> Self {
        Self { dialect, settings, gatherer: dialect.gatherer(), held: Vec::new(), named: HashSet::new(), count: 0 }
    }

    /// Takes a record and gives what is ready.
    ///
    /// # Errors
    /// When a value is lacking that the target demands.
    pub fn take(&mut self, record: &Record) -> Result<Vec<Piece>, Error> {
        let goes_on = self.dialect.joins_reports(&self.settings)
            && self.held.first().is_some_and(|first| first.source == record.source);
        let pieces = if goes_on || self.held.is_empty() { Vec::new() } else { self.release()? };
        self.held.push(record.clone());
        Ok(pieces)
    }

    /// Gives what is left.
    ///
    /// # Errors
    /// When a value is lacking that the target demands.
    pub fn finish(mut self) -> Result<Vec<Piece>, Error> {
        let mut pieces = if self.held.is_empty() { Vec::new() } else { self.release()? };
        if let Some(gatherer) = self.gatherer {
            pieces.extend(gatherer.finish(&self.settings)?);
        } else if self.dialect.layout() == Layout::Whole {
            if self.count == 0 {
                pieces.push(Piece::of(self.dialect.begin(None, &self.settings)?));
            }
            pieces.push(Piece::of(self.dialect.end()));
        }
        Ok(pieces)
    }

    fn release(&mut self) -> Result<Vec<Piece>, Error> {
        let records = std::mem::take(&mut self.held);
        let Some(first) = records.first() else { return Ok(Vec::new()) };
        if let Some(gatherer) = &mut self.gatherer {
            return gatherer.take(&records, &self.settings);
        }
        let is_each = self.dialect.layout() == Layout::Each;
        let mut text = String::new();
        if self.count == 0 || is_each {
            text.push_str(&self.dialect.begin(Some(first), &self.settings)?);
        }
        self.count += 1;
        text.push_str(&self.dialect.unit(&records, self.count, &self.settings)?);
        if is_each {
            text.push_str(&self.dialect.end());
        }
        let extension = self.dialect.extensions().first().copied().unwrap_or_default();
        if !is_each {
            return Ok(vec![Piece::of(text)]);
        }
        let name = stem(&first.id);
        once(&mut self.named, &name)?;
        Ok(vec![Piece::named(format!("{name}.{extension}"), text)])
    }
}

/// Sees to it that a name is given once.
fn once(named: &mut HashSet<String>, name: &str) -> Result<(), Error> {
    let is_new = named.insert(name.to_owned());
    is_new.then_some(()).ok_or_else(|| {
        Error::conflict("two records have the same id, or come from the same report but not one after the other")
    })
}

/// A name for an id that every system takes, also as a part of an XML name: the last part of the id, with a digest of the
/// whole unless it is a UUID.
fn stem(id: &str) -> String {
    if let Some(uuid) = id.strip_prefix("urn:uuid:").filter(|uuid| is_uuid(uuid)) {
        return uuid.to_owned();
    }
    let last = id.rsplit(['/', ':', '#']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == '-').take(60).collect();
    let digest = sha256(id);
    format!("{plain}-{}", digest.get(..8).unwrap_or_default())
}

/// Whether it is written as UUIDs are, in lower case.
fn is_uuid(text: &str) -> bool {
    let is_digit = |sign: char| sign.is_ascii_digit() || ('a'..='f').contains(&sign);
    text.len() == 36 && text.chars().all(|sign| is_digit(sign) || sign == '-')
}

/// The documents of an export of records, with their names where there are several.
///
/// # Errors
/// When a value is lacking that the target demands.
pub fn documents(
    dialect: &'static dyn Dialect,
    settings: &Settings,
    records: &[Record],
) -> Result<BTreeMap<Option<String>, String>, Error> {
    let mut export = Export::new(dialect, settings.clone());
    let mut pieces = Vec::new();
    for record in records {
        pieces.extend(export.take(record)?);
    }
    pieces.extend(export.finish()?);
    let mut documents: BTreeMap<Option<String>, String> = BTreeMap::new();
    for piece in pieces {
        let document = documents.entry(piece.document).or_default();
        document.insert_str(if piece.is_front { 0 } else { document.len() }, &piece.text);
    }
    Ok(documents)
}

/// The whole export of records in one text.
///
/// # Errors
/// When a value is lacking that the target demands.
pub fn whole(dialect: &'static dyn Dialect, settings: &Settings, records: &[Record]) -> Result<String, Error> {
    Ok(documents(dialect, settings, records)?.into_values().collect())
}

#[cfg(test)]
mod tests;
