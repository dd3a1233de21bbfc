//! The person or body: names, offices and country, and relations to others and to reports.

use super::Version;
use super::control::note;
use crate::export::entity::{Entities, Entity, Key, Kind, Mention, Period, Relation};
use crate::export::wording;
use crate::export::xml::Element;
use crate::gazetteer::known::country_name;
use crate::record::Place;

/// Names.
pub(super) fn identity(version: Version, key: &Key, entity: &Entity) -> Element {
    let kind = if key.kind == Kind::Person { "person" } else { "corporateBody" };
    let entity_type = match version {
        Version::Eac2010 => Element::text("entityType", kind),
        Version::Eac2 => Element::new("entityType").with("value", kind),
    };
    let others = entity.variants.iter().filter(|name| **name != entity.name && !name.trim().is_empty());
    let organization = entity.organization.filter(|_| version == Version::Eac2).map(|kind| {
        let term = Element::text("term", wording::words(kind.code()));
        Element::new("otherEntityTypes").holding([Element::new("otherEntityType").holding([term])])
    });
    let number = |element| {
        entity.authority.as_ref().map(|found| Element::text(element, format!("{}:{}", found.scheme, found.id)))
    };
    let (before, after) = match version {
        Version::Eac2010 => (number("entityId"), None),
        Version::Eac2 => (None, number("identityId")),
    };
    Element::new("identity")
        .holding(before)
        .holding([entity_type, authorized(version, entity)])
        .holding(others.map(|name| alternative(version, name)))
        .holding(organization)
        .holding(after)
}

fn authorized(version: Version, entity: &Entity) -> Element {
    let part = |kind: &str, text: &String| Element::text("part", text).with("localType", kind);
    match (version, &entity.parts) {
        (Version::Eac2010, _) => Element::new("nameEntry")
            .holding([Element::text("part", &entity.name), Element::text("authorizedForm", "chancery")]),
        (Version::Eac2, parts) => {
            let entry = Element::new("nameEntry").with("status", "authorized").with("preferredForm", "true");
            match parts {
                Some((family, given)) => entry.holding([part("family", family), part("given", given)]),
                None => entry.holding([Element::text("part", &entity.name)]),
            }
        }
    }
}

fn alternative(version: Version, name: &String) -> Element {
    match version {
        Version::Eac2010 => Element::new("nameEntry")
            .holding([Element::text("part", name), Element::text("alternativeForm", "chancery")]),
        Version::Eac2 => Element::new("nameEntry").with("status", "alternative").holding([Element::text("part", name)]),
    }
}

/// Offices, with the dates on which reports give them, and the country.
pub(super) fn description(version: Version, entity: &Entity) -> Element {
    let offices = entity.offices.iter().filter(|(title, _)| !title.trim().is_empty()).map(|(title, days)| {
        let attested = days.as_ref().map(|(first, last)| dates(&attested(first, last)));
        Element::new("occupation").holding([Element::text("term", title)]).holding(attested.flatten())
    });
    let offices = Element::new("occupations").holding(offices);
    let country = entity.country.as_ref().map(|code| {
        let role = Element::text("placeRole", "country");
        let name = place_name(version, country_name(code), Some(code));
        Element::new("places").holding([Element::new("place").holding([role, name])])
    });
    Element::new("description").holding([offices]).holding(country)
}

/// The days between which reports give an office, which says nothing of when it began.
fn attested(first: &str, last: &str) -> Period {
    let words = if first == last {
        format!("attested {}", wording::day(first))
    } else {
        format!("attested {} to {}", wording::day(first), wording::day(last))
    };
    Period { words, from: Some(first.to_owned()), to: (first != last).then(|| last.to_owned()), doubt: None }
}

/// A day, or from when to when; both versions say it alike.
fn dates(period: &Period) -> Option<Element> {
    if period.words.is_empty() {
        return None;
    }
    Some(match (&period.from, &period.to) {
        (Some(from), Some(to)) => Element::new("dateRange").holding([
            Element::text("fromDate", wording::day(from)).with("standardDate", from),
            Element::text("toDate", wording::day(to)).with("standardDate", to),
        ]),
        (from, _) => Element::text("date", &period.words).with_some("standardDate", from.clone()),
    })
}

fn place_name(version: Version, name: &str, country: Option<&String>) -> Element {
    let element = if version == Version::Eac2010 { "placeEntry" } else { "placeName" };
    Element::text(element, name).with_some("countryCode", country.filter(|code| code.len() == 2))
}

/// Whom it met, what it represents, and the reports that name it.
pub(super) fn relations(version: Version, entity: &Entity, all: &Entities) -> Element {
    let others = entity.relations.iter().filter_map(|relation| other(version, relation, all));
    let reports = entity.sources.iter().map(|mention| report(version, mention));
    Element::new("relations").holding(others).holding(reports)
}

fn other(version: Version, relation: &Relation, all: &Entities) -> Option<Element> {
    let to = all.known.get(&relation.to)?;
    let id = relation.to.id();
    let kind = if relation.to.kind == Kind::Person { "person" } else { "corporateBody" };
    let place = relation.place.as_ref().and_then(|place| whereabouts(version, place));
    let doubt = relation.period.doubt.as_ref().map(|doubt| format!(" {doubt}")).unwrap_or_default();
    let told = format!("{}: {} (record {}).{doubt}", relation.kind, relation.meeting, relation.record);
    Some(match version {
        Version::Eac2010 => Element::new("cpfRelation")
            .with("cpfRelationType", "associative")
            .with("xlink:type", "simple")
            .with("xlink:href", id)
            .holding([Element::text("relationEntry", &to.name)])
            .holding(dates(&relation.period))
            .holding(place)
            .holding([note(&told)]),
        Version::Eac2 => Element::new("relation")
            .holding([Element::new("targetEntity")
                .with("targetType", kind)
                .with("valueURI", id)
                .holding([Element::text("part", &to.name)])])
            .holding(dates(&relation.period))
            .holding(place.map(|place| Element::new("place").holding([place])))
            .holding([Element::text("relationType", relation.kind), note(&told)]),
    })
}

fn whereabouts(version: Version, place: &Place) -> Option<Element> {
    let name = wording::place(place).filter(|name| !name.trim().is_empty())?;
    Some(place_name(version, &name, place.country.as_ref()))
}

fn report(version: Version, mention: &Mention) -> Element {
    let told = format!("Record {}", mention.record);
    match version {
        Version::Eac2010 => Element::new("resourceRelation")
            .with("resourceRelationType", "subjectOf")
            .with("xlink:type", "simple")
            .holding([Element::text("relationEntry", &mention.citation), note(&told)]),
        Version::Eac2 => Element::new("relation").holding([
            Element::new("targetEntity")
                .with("targetType", "resource")
                .holding([Element::text("part", &mention.citation)]),
            Element::text("relationType", "is named in"),
            note(&told),
        ]),
    }
}
