//! A component: a report with all its meetings, or a meeting.

use super::version::{AccessPoint, Version, spoken};
use crate::error::Error;
use crate::export::xml::Element;
use crate::export::{Settings, Unit, wording};
use crate::gazetteer::known::{country_name, language};
use crate::gazetteer::word::fold;
use crate::record::{AttributionRole, Person, Record, Source};
use std::collections::HashSet;

/// The component of the records of a report, or of one record.
pub(super) fn component(version: Version, records: &[Record], settings: &Settings) -> Result<Element, Error> {
    let source = records.first().map(|record| &record.source);
    Ok(Element::new("c")
        .with("level", "item")
        .holding([identification(version, records, settings)?])
        .holding([paragraphs("scopecontent", wording::contents(records))])
        .holding(source.map(|source| paragraphs("userestrict", source.rights.clone())))
        .holding(records.first().map(|first| paragraphs("originalsloc", wording::original(first))))
        .holding([paragraphs("relatedmaterial", records.iter().flat_map(wording::references))])
        .holding([paragraphs("processinfo", processing(records))])
        .holding([paragraphs("odd", records.iter().flat_map(extra))])
        .holding([access_points(version, records)]))
}

/// An element that holds paragraphs.
fn paragraphs(name: &'static str, texts: impl IntoIterator<Item = String>) -> Element {
    let mut told = HashSet::new();
    let new = texts.into_iter().filter(|text| told.insert(text.clone()));
    Element::new(name).holding(new.map(|text| Element::text("p", text)).collect::<Vec<_>>())
}

/// What identifies the unit: numbers, title, dates, extent, language and who made it.
fn identification(version: Version, records: &[Record], settings: &Settings) -> Result<Element, Error> {
    let Some(record) = records.first() else { return Ok(Element::new("did")) };
    let (source, meeting) = (&record.source, &record.meeting);
    let (code, country) = settings.repository()?;
    let own = match settings.unit {
        Unit::Article => source.document_id.clone().unwrap_or_else(|| record.id.clone()),
        Unit::Meeting => record.id.clone(),
    };
    let ids = records.iter().map(|record| ("Record", &record.id)).filter(|(_, id)| **id != own);
    let keys = records.iter().filter_map(|record| Some(("Meeting", record.meeting.key.as_ref()?)));
    let others = ids.chain(keys).map(|(label, id)| {
        Element::text("unitid", id).with(version.name("type", "localtype"), "alternative").with("label", label)
    });
    let number = Element::text("unitid", own.clone());
    let number = number.with_some("repositorycode", code).with_some("countrycode", country);
    let published = version.date("publication", source.published.as_ref(), None);
    let held = version.date("event", meeting.date.as_ref(), meeting.end_date.as_ref());
    let mut dates: Vec<Element> = published.into_iter().chain(held).collect();
    if dates.is_empty() {
        // As DACS 2.4 has it where no date is known.
        dates.push(Element::text("unitdate", "undated"));
    }
    let credited = source.attributions.iter().map(|credit| match credit.role {
        AttributionRole::Agency => ("creator", &credit.name),
        AttributionRole::Source => ("source", &credit.name),
    });
    let mut known = HashSet::new();
    let makers = source.publisher.iter().map(|name| ("creator", name)).chain(credited);
    let makers = makers.filter(|(_, name)| known.insert(name.as_str()));
    let maker =
        |(part, name)| Element::new("origination").with("label", part).holding([version.named("corpname", name)]);
    let languages = source.language.as_deref().and_then(language);
    let languages = languages.map(|found| Element::new("langmaterial").holding([spoken(found)]));
    Ok(Element::new("did")
        .holding([number])
        .holding(others.collect::<Vec<_>>())
        .holding([Element::text("unittitle", wording::unit_title(records, settings.unit))])
        .holding(dates)
        .holding([extent(version, source)])
        .holding(makers.filter(|(_, name)| !name.trim().is_empty()).map(maker).collect::<Vec<_>>())
        .holding(languages))
}

fn extent(version: Version, source: &Source) -> Element {
    let text = wording::extent(source);
    match version {
        Version::Ead2002 => Element::new("physdesc").holding([Element::text("extent", text)]),
        Version::Ead3 => Element::text("physdesc", text),
    }
}

/// How the description was made and what is doubtful in it.
fn processing(records: &[Record]) -> Vec<String> {
    let doubts = records.iter().flat_map(wording::doubts);
    records.iter().map(wording::making).chain(doubts).collect()
}

fn extra(record: &Record) -> Vec<String> {
    record.extra.iter().map(|found| format!("{}: {}", found.name, found.value)).collect()
}

/// Names and words by which the unit is found, each once.
fn access_points(version: Version, records: &[Record]) -> Element {
    let all = records.iter().flat_map(people).chain(records.iter().flat_map(bodies));
    let all = all.chain(records.iter().flat_map(places)).chain(records.iter().flat_map(words));
    let mut known = HashSet::new();
    let new = all.filter(|point| known.insert((point.element, fold(&point.text))));
    Element::new("controlaccess").holding(new.filter_map(|point| version.access_point(point)).collect::<Vec<_>>())
}

fn people(record: &Record) -> Vec<AccessPoint> {
    let point = |person: &Person| {
        let text = wording::heading(person)?;
        let code = person.authority.as_ref().map(|found| (found.scheme.clone(), found.id.clone()));
        Some(AccessPoint { element: "persname", text, role: Some(person.capacity.to_string()), code })
    };
    record.people.iter().filter_map(point).collect()
}

/// Bodies that met, then those that are named.
fn bodies(record: &Record) -> Vec<AccessPoint> {
    let sides = record.sides.iter().filter_map(|side| Some((side.organization.clone()?, side.part.to_string())));
    let people =
        record.people.iter().filter_map(|person| Some((person.organization.clone()?, person.capacity.to_string())));
    let named = record.mentions.organizations.iter().map(|found| (found.name.clone(), "mentioned".to_owned()));
    let point = |(text, role)| AccessPoint { element: "corpname", text, role: Some(role), code: None };
    sides.chain(people).chain(named).map(point).collect()
}

/// Countries and cities: the sides, the place, then those that are named.
fn places(record: &Record) -> Vec<AccessPoint> {
    let country = |code: &String, role: &str| {
        let (role, text) = (Some(role.to_owned()), country_name(code).to_owned());
        let list = if code.len() == 2 { "iso3166-1" } else { "iso3166-3" };
        AccessPoint { element: "geogname", text, role, code: Some((list.to_owned(), code.clone())) }
    };
    let mut points: Vec<AccessPoint> =
        record.sides.iter().filter_map(|side| Some(country(side.country.as_ref()?, side.part.code()))).collect();
    if let Some(place) = &record.meeting.place {
        points.extend(place.country.as_ref().map(|code| country(code, "place")));
        let city = |city: &String| AccessPoint {
            element: "geogname",
            text: city.clone(),
            role: Some("place".to_owned()),
            code: None,
        };
        points.extend(place.city.as_ref().map(city));
    }
    points.extend(record.mentions.countries.iter().map(|found| country(&found.code, "mentioned")));
    points
}

/// Topics and the form of the meeting.
fn words(record: &Record) -> Vec<AccessPoint> {
    let topic = |code: &str| AccessPoint {
        element: "subject",
        text: wording::words(code),
        role: None,
        code: Some(("chancery".to_owned(), code.to_owned())),
    };
    let form = AccessPoint { element: "genreform", text: wording::form(&record.meeting), role: None, code: None };
    record.topics.iter().map(|found| topic(found.code.code())).chain([form]).collect()
}
