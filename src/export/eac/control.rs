//! The account of the authority record itself.

use super::Version;
use crate::error::Error;
use crate::export::entity::{Entity, Key};
use crate::export::xml::Element;
use crate::export::{CONVENTION, PROGRAM, Settings};

/// The control section.
pub(super) fn control(version: Version, key: &Key, entity: &Entity, settings: &Settings) -> Result<Element, Error> {
    let agency = agency(version, settings)?;
    let history = Element::new("maintenanceHistory").holding([event(version, entity, settings)?]);
    let (name, language) = settings.language_code()?;
    let status = if entity.is_reviewed { "approved" } else { "inProcess" };
    let number = Element::text("recordId", key.id());
    let sources = Element::new("sources").holding(entity.sources.iter().map(|found| {
        match version {
            Version::Eac2010 => Element::new("source")
                .holding([Element::text("sourceEntry", &found.citation), note(&format!("Record {}", found.record))]),
            Version::Eac2 => Element::new("source")
                .holding([Element::text("reference", &found.citation), note(&format!("Record {}", found.record))]),
        }
    }));
    Ok(match version {
        Version::Eac2010 => Element::new("control")
            .holding([number, Element::text("maintenanceStatus", "new"), Element::text("publicationStatus", status)])
            .holding([agency])
            .holding([Element::new("languageDeclaration").holding([
                Element::text("language", name).with("languageCode", language),
                Element::text("script", "Latin").with("scriptCode", "Latn"),
            ])])
            .holding([convention("citation"), history, sources]),
        Version::Eac2 => Element::new("control")
            .with("maintenanceStatus", "new")
            .with("publicationStatus", status)
            .with("languageEncoding", "iso639-2b")
            .with("scriptEncoding", "iso15924")
            .with("dateEncoding", "iso8601")
            .with("countryEncoding", "iso3166-1")
            .with("repositoryEncoding", "iso15511")
            .holding([number, agency, history, sources, convention("reference")])
            .holding([Element::new("languageDeclaration").with("languageCode", language).with("scriptCode", "Latn")])
            .holding(
                settings
                    .archive
                    .rights
                    .as_ref()
                    .map(|rights| Element::new("rightsDeclaration").holding([Element::text("reference", rights)])),
            ),
    })
}

/// A note of one paragraph.
pub(super) fn note(text: &str) -> Element {
    Element::new("descriptiveNote").holding([Element::text("p", text)])
}

fn convention(citation: &'static str) -> Element {
    let how = "The description is derived by program from records of meetings; who is who follows from the entry in an authority file, else from the folded name and the country.";
    Element::new("conventionDeclaration").holding([Element::text(citation, CONVENTION), note(how)])
}

fn agency(version: Version, settings: &Settings) -> Result<Element, Error> {
    let (code, country) = settings.repository()?;
    let element = Element::new("maintenanceAgency");
    let element = if version == Version::Eac2 { element.with_some("countryCode", country) } else { element };
    Ok(element
        .holding(code.map(|code| Element::text("agencyCode", code)))
        .holding([Element::text("agencyName", settings.agency()?)]))
}

fn event(version: Version, entity: &Entity, settings: &Settings) -> Result<Element, Error> {
    let published = entity.published.as_ref().map(|day| format!("{day}T00:00:00Z"));
    let moment = settings.at.clone().or(published).map_or_else(|| settings.moment(None), Ok)?;
    let reviewed =
        if entity.is_reviewed { "all of which a person reviewed" } else { "not all of which a person reviewed" };
    let told = format!("Made by program from {} records of meetings, {reviewed}.", entity.sources.len());
    let when = Element::text("eventDateTime", &moment).with("standardDateTime", &moment);
    let event = Element::new("maintenanceEvent");
    Ok(match version {
        Version::Eac2010 => event.holding([
            Element::text("eventType", "created"),
            when,
            Element::text("agentType", "machine"),
            Element::text("agent", PROGRAM),
            Element::text("eventDescription", told),
        ]),
        Version::Eac2 => event.with("maintenanceEventType", "created").holding([
            Element::text("agent", PROGRAM).with("agentType", "machine"),
            when,
            Element::text("eventDescription", told),
        ]),
    })
}
