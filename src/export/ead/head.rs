//! What stands around the components: the account of the finding aid itself, and the description of the collection.

use super::version::{Version, spoken};
use crate::error::Error;
use crate::export::wording::{self, is_reviewed, is_whole, standard};
use crate::export::xml::{DECLARATION, Element};
use crate::export::{CONVENTION, PROGRAM, Settings, Unit};
use crate::gazetteer::known::language;
use crate::record::Record;
use std::collections::BTreeMap;

/// What is kept of the components.
#[derive(Debug, Default)]
pub(super) struct Sums {
    /// How many there are.
    pub(super) units: usize,
    records: usize,
    reviewed: usize,
    /// The first and last dates of the units.
    first: Option<String>,
    last: Option<String>,
    /// The last whole day of publication.
    published: Option<String>,
    /// Languages, and how many units have them.
    languages: BTreeMap<(&'static str, &'static str), usize>,
    /// Programs that made records.
    programs: BTreeMap<String, usize>,
}

impl Sums {
    /// Adds a component.
    pub(super) fn add(&mut self, records: &[Record], unit: Unit) {
        let Some(first) = records.first() else { return };
        self.units += 1;
        self.records += records.len();
        self.reviewed += records.iter().filter(|record| is_reviewed(record)).count();
        let published = first.source.published.as_ref();
        let own = if unit == Unit::Article { published } else { first.meeting.date.as_ref() };
        if let Some(date) = own.and_then(standard) {
            self.first = Some(self.first.take().map_or(date.to_owned(), |known| known.min(date.to_owned())));
        }
        let end = if unit == Unit::Article { None } else { first.meeting.end_date.as_ref() };
        for date in own.into_iter().chain(end).filter_map(standard) {
            self.last = self.last.take().max(Some(date.to_owned()));
        }
        let day = published.and_then(standard).filter(|day| is_whole(day)).map(str::to_owned);
        self.published = self.published.take().max(day);
        let spoken = first.source.language.as_deref().and_then(language).unwrap_or(("Undetermined", "und"));
        *self.languages.entry(spoken).or_default() += 1;
        for made in records.iter().filter_map(|record| record.generator.as_ref()) {
            *self.programs.entry(format!("{} {}", made.name, made.version)).or_default() += 1;
        }
    }

    /// "12 reports".
    fn extent(&self, unit: Unit) -> String {
        let noun = match (unit, self.units) {
            (Unit::Article, 1) => "report",
            (Unit::Article, _) => "reports",
            (Unit::Meeting, 1) => "account of a meeting",
            (Unit::Meeting, _) => "accounts of meetings",
        };
        format!("{} {noun}", self.units)
    }

    /// Languages, the most frequent first.
    fn languages(&self) -> Vec<(&'static str, &'static str)> {
        let mut found: Vec<_> = self.languages.iter().collect();
        found.sort_by_key(|(language, count)| (std::cmp::Reverse(**count), **language));
        found.into_iter().map(|(language, _)| *language).collect()
    }

    /// How the descriptions were made.
    fn making(&self) -> String {
        let programs: Vec<String> = self.programs.iter().map(|(name, count)| format!("{name} ({count})")).collect();
        let made = if programs.is_empty() { "no named program".to_owned() } else { programs.join(", ") };
        format!(
            "Described by program from machine-readable records of meetings: {} in number, {} of them reviewed by a \
             person. The records were made by: {made}.",
            self.records, self.reviewed
        )
    }

    fn is_reviewed(&self) -> bool {
        self.reviewed == self.records && self.records > 0
    }
}

/// The texts before and after the components.
pub(super) fn around(version: Version, sums: &Sums, settings: &Settings) -> Result<(String, String), Error> {
    let space = version.name("urn:isbn:1-931666-22-9", "http://ead3.archivists.org/schema/");
    let root = Element::new("ead").with("xmlns", space);
    let head = match version {
        Version::Ead2002 => header(sums, settings)?,
        Version::Ead3 => control(sums, settings)?,
    };
    let mut front = DECLARATION.to_owned() + &root.start(0);
    front.push_str(&head.pruned().map(|head| head.written(1)).unwrap_or_default());
    front.push_str(&Element::new("archdesc").with("level", "collection").start(1));
    for part in collection(version, sums, settings)?.into_iter().filter_map(Element::pruned) {
        front.push_str(&part.written(2));
    }
    Ok((front, "  </archdesc>\n</ead>\n".to_owned()))
}

/// The collection as a whole.
fn collection(version: Version, sums: &Sums, settings: &Settings) -> Result<Vec<Element>, Error> {
    let (identifier, title) = settings.collection()?;
    let (code, country) = settings.repository()?;
    let number = Element::text("unitid", identifier);
    let extent = sums.extent(settings.unit);
    let extent = match version {
        Version::Ead2002 => Element::new("physdesc").holding([Element::text("extent", extent)]),
        Version::Ead3 => Element::text("physdesc", extent),
    };
    let repository = Element::new("repository").holding([version.named("corpname", settings.agency()?)]);
    let languages = sums.languages().into_iter().map(spoken);
    let identification = Element::new("did")
        .holding([number.with_some("repositorycode", code).with_some("countrycode", country)])
        .holding([Element::text("unittitle", title)])
        .holding(period(version, sums, settings.unit))
        .holding([extent, repository])
        .holding([Element::new("langmaterial").holding(languages)]);
    Ok(vec![identification, Element::new("processinfo").holding([Element::text("p", sums.making())])])
}

/// From when to when the units are.
fn period(version: Version, sums: &Sums, unit: Unit) -> Option<Element> {
    let (first, last) = (sums.first.as_deref()?, sums.last.as_deref()?);
    let last = Some(last).filter(|last| *last > first);
    let end = last.map(|last| format!(" to {}", wording::day(last))).unwrap_or_default();
    let words = wording::day(first) + &end;
    let kind = if unit == Unit::Article { "publication" } else { "event" };
    Some(version.period(words, Some(first), last).with("datechar", kind))
}

/// The header of EAD 2002.
fn header(sums: &Sums, settings: &Settings) -> Result<Element, Error> {
    let (identifier, title) = settings.collection()?;
    let (code, country) = settings.repository()?;
    let moment = sums.moment(settings).ok();
    let made = moment.as_ref().map(|moment| format!(" on {moment}")).unwrap_or_default();
    let statement = Element::new("publicationstmt")
        .holding([Element::text("publisher", settings.agency()?)])
        .holding(settings.archive.rights.as_ref().map(|rights| Element::text("p", rights)));
    let (name, language) = settings.language_code()?;
    let spoken = Element::text("language", name).with("langcode", language).with("scriptcode", "Latn");
    let change = moment.as_ref().map(|moment| {
        let day = moment.get(..10).unwrap_or(moment);
        let done = [Element::text("date", day).with("normal", day), Element::text("item", sums.making())];
        Element::new("revisiondesc").holding([Element::new("change").holding(done)])
    });
    Ok(Element::new("eadheader")
        .with("countryencoding", "iso3166-1")
        .with("dateencoding", "iso8601")
        .with("langencoding", "iso639-2b")
        .with("repositoryencoding", "iso15511")
        .with("scriptencoding", "iso15924")
        .with("findaidstatus", if sums.is_reviewed() { "reviewed" } else { "draft" })
        .holding([Element::text("eadid", identifier)
            .with_some("mainagencycode", code)
            .with_some("countrycode", country)])
        .holding([Element::new("filedesc")
            .holding([Element::new("titlestmt").holding([Element::text("titleproper", title)])])
            .holding([statement])])
        .holding([Element::new("profiledesc")
            .holding([Element::text("creation", format!("Made by the program {PROGRAM}{made}."))])
            .holding([Element::new("langusage").holding([spoken])])
            .holding([Element::text("descrules", CONVENTION)])])
        .holding(change))
}

/// The control of EAD3.
fn control(sums: &Sums, settings: &Settings) -> Result<Element, Error> {
    let (identifier, title) = settings.collection()?;
    let (code, country) = settings.repository()?;
    let (agency, moment) = (settings.agency()?, sums.moment(settings)?);
    let (name, language) = settings.language_code()?;
    let rights = settings.archive.rights.as_ref().map(|rights| {
        let note = Element::new("descriptivenote").holding([Element::text("p", rights)]);
        Element::new("rightsdeclaration").holding([Element::text("citation", &agency), note])
    });
    let event = Element::new("maintenanceevent")
        .holding([Element::new("eventtype").with("value", "created")])
        .holding([Element::text("eventdatetime", &moment).with("standarddatetime", &moment)])
        .holding([Element::new("agenttype").with("value", "machine"), Element::text("agent", PROGRAM)])
        .holding([Element::text("eventdescription", sums.making())]);
    let note = Element::text("p", "Descriptions are derived by program from the records and follow their definitions.");
    Ok(Element::new("control")
        .with("countryencoding", "iso3166-1")
        .with("dateencoding", "iso8601")
        .with("langencoding", "iso639-2b")
        .with("repositoryencoding", "iso15511")
        .with("scriptencoding", "iso15924")
        .holding([Element::text("recordid", identifier)])
        .holding([Element::new("filedesc")
            .holding([Element::new("titlestmt").holding([Element::text("titleproper", title)])])
            .holding([Element::new("publicationstmt").holding([Element::text("publisher", &agency)])])])
        .holding([Element::new("maintenancestatus").with("value", "new")])
        .holding([
            Element::new("publicationstatus").with("value", if sums.is_reviewed() { "approved" } else { "inprocess" })
        ])
        .holding([Element::new("maintenanceagency")
            .with_some("countrycode", country)
            .holding(code.map(|code| Element::text("agencycode", code)))
            .holding([Element::text("agencyname", agency)])])
        .holding([Element::new("languagedeclaration").holding([
            Element::text("language", name).with("langcode", language),
            Element::text("script", "Latin").with("scriptcode", "Latn"),
        ])])
        .holding([Element::new("conventiondeclaration")
            .holding([Element::text("citation", CONVENTION), Element::new("descriptivenote").holding([note])])])
        .holding(rights)
        .holding([Element::new("maintenancehistory").holding([event])]))
}

impl Sums {
    /// The moment of the export: the given one, else the beginning of the last day of publication.
    fn moment(&self, settings: &Settings) -> Result<String, Error> {
        let published = self.published.as_ref().map(|day| format!("{day}T00:00:00Z"));
        settings.at.clone().or(published).map_or_else(|| settings.moment(None), Ok)
    }
}
