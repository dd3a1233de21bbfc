//! Exports for people and other systems: a part of the record, or a view of it, that cannot be read back.
//!
//! One file per dialect, and the list of them. A dialect makes text of records and settings; it knows no files.

mod html;
mod json;
mod jsonld;
pub mod losses;
mod ninjs;
mod oai_dc;
mod wording;
mod xml;

use crate::config::Archive;
use crate::error::Error;
use crate::record::{Record, sha256};

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

    /// A unit: a record, or all records of a report. It has this number in the output, from 1.
    ///
    /// # Errors
    /// When a value is lacking that the target demands.
    fn unit(&self, records: &[Record], number: u64, settings: &Settings) -> Result<String, Error>;

    /// What stands after the last unit.
    fn end(&self) -> String {
        String::new()
    }
}

/// How documents follow from records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// All units stand in one document.
    Whole,
    /// Each unit is a document.
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

/// What an export says besides the records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// What the archive says of itself.
    pub archive: Archive,
    /// The moment of the export, RFC 3339 in UTC.
    pub at: Option<String>,
    /// What a unit of description is.
    pub unit: Unit,
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
}

/// Every dialect; a new one is its file and its line here.
pub const DIALECTS: &[&dyn Dialect] = &[&html::Html, &oai_dc::OaiDc, &ninjs::Ninjs, &jsonld::JsonLd];

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

/// A part of an export: text, and the name of its document where each unit is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The document's file name.
    pub document: Option<String>,
    /// The text, which goes on where the last one ended.
    pub text: String,
}

/// Makes an export of records that come one after the other.
pub struct Export {
    dialect: &'static dyn Dialect,
    settings: Settings,
    held: Vec<Record>,
    count: u64,
}

impl Export {
    /// An export in a dialect.
    #[must_use]
    pub fn new(dialect: &'static dyn Dialect, settings: Settings) -> Self {
        Self { dialect, settings, held: Vec::new(), count: 0 }
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
        if self.dialect.layout() == Layout::Whole {
            if self.count == 0 {
                pieces.push(Piece { document: None, text: self.dialect.begin(None, &self.settings)? });
            }
            pieces.push(Piece { document: None, text: self.dialect.end() });
        }
        Ok(pieces)
    }

    fn release(&mut self) -> Result<Vec<Piece>, Error> {
        let records = std::mem::take(&mut self.held);
        let Some(first) = records.first() else { return Ok(Vec::new()) };
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
        Ok(vec![Piece { document: is_each.then(|| self.file_name(first)), text }])
    }

    /// A file name that every system takes: the last part of the id, with a digest of the whole unless it is a UUID.
    fn file_name(&self, record: &Record) -> String {
        let extension = self.dialect.extensions().first().copied().unwrap_or_default();
        if let Some(uuid) = record.id.strip_prefix("urn:uuid:").filter(|uuid| is_uuid(uuid)) {
            return format!("{uuid}.{extension}");
        }
        let last = record.id.rsplit(['/', ':', '#']).next().unwrap_or_default();
        let plain: String = last.chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == '-').take(60).collect();
        let digest = sha256(&record.id);
        format!("{plain}-{}.{extension}", digest.get(..8).unwrap_or_default())
    }
}

/// Whether it is written as UUIDs are, in lower case.
fn is_uuid(text: &str) -> bool {
    let is_digit = |sign: char| sign.is_ascii_digit() || ('a'..='f').contains(&sign);
    text.len() == 36 && text.chars().all(|sign| is_digit(sign) || sign == '-')
}

/// The whole export of records in one text.
///
/// # Errors
/// When a value is lacking that the target demands.
pub fn whole(dialect: &'static dyn Dialect, settings: &Settings, records: &[Record]) -> Result<String, Error> {
    let mut export = Export::new(dialect, settings.clone());
    let mut text = String::new();
    for record in records {
        export.take(record)?.into_iter().for_each(|piece| text.push_str(&piece.text));
    }
    export.finish()?.into_iter().for_each(|piece| text.push_str(&piece.text));
    Ok(text)
}

#[cfg(test)]
mod tests;
