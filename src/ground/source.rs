//! What a record says of its report.

use super::OTHER_TEXT;
use super::reading::Reading;
use super::verdict::{Docket, Ruling};
use crate::diagnostic::Diagnostic;
use crate::gazetteer::word::fold;
use crate::parse::language;
use crate::record::{Attribution, sha256};

impl Reading<'_> {
    /// Whether whom the text credits is an agency or a source.
    fn credit_role(&self, credit: &Attribution) -> Ruling {
        let found = self.credits.list.iter().find(|found| fold(&found.name) == fold(&credit.name));
        match found {
            Some(found) if found.role == credit.role => Ruling::stated(&found.tokens, "ground.credit"),
            Some(found) => Ruling::contradicted(&found.tokens, format!("it is credited as {}", found.role)),
            None => match self.find(&credit.name).first() {
                Some(words) => Ruling::derivable(words, "ground.credit", "the text names it without a usual credit"),
                None => Ruling::absent("the text does not name it"),
            },
        }
    }

    /// Whether the text is in a language; only English is told from others.
    fn language(&self, tag: &str) -> Ruling {
        let primary = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
        match language::read(self.text.source).tag() {
            Some(english) if english == primary => {
                Ruling::derivable(&(0..0), "source.language", "its words are of that language")
            }
            Some(_) => Ruling::contradicted(&(0..0), "the text is in English"),
            None if primary == "en" => Ruling::absent("its words are not surely English"),
            None => Ruling::derivable(&(0..0), "source.language", "the text is not surely English"),
        }
    }
}

impl Docket<'_> {
    pub(super) fn source(&mut self) {
        let source = &self.record.source;
        if source.text_sha256.as_ref().is_some_and(|digest| *digest != sha256(self.reading.text.source)) {
            let message = "the digest of the record's source is not that of the text";
            let finding = Diagnostic::new(OTHER_TEXT, message).at_pointer("/source/text_sha256");
            self.others.push(finding.with_help("give the text that the record was made from"));
        }
        if let Some(headline) = &source.headline {
            self.worded("/source/headline", "source/headline", headline);
        }
        self.given("publisher", source.publisher.as_ref(), self.report.publisher.as_ref());
        self.given("url", source.url.as_ref(), self.report.url.as_ref());
        if let Some(language) = &source.language {
            let ruling = self.reading.language(language);
            self.rule("/source/language", "source/language", language, ruling);
        }
        self.text();
        if let Some(published) = &source.published {
            let ruling = self.reading.publication(&published.value);
            self.date("/source/published", "source/published", published, ruling);
        }
        self.dateline();
        for (number, credit) in source.attributions.iter().enumerate() {
            let (pointer, of) = (format!("/source/attributions/{number}"), format!("source/attributions/{number}"));
            self.body_named(&format!("{pointer}/name"), &of, &credit.name);
            let role = self.reading.credit_role(credit);
            self.rule(&format!("{pointer}/role"), &of, credit.role.code(), role);
            if let Some(country) = &credit.country {
                let ruling = self.reading.country(country);
                self.rule(&format!("{pointer}/country"), &of, country, ruling);
            }
        }
    }

    /// What is said of a report besides its text: as it was given with it, else as the text names it.
    fn given(&mut self, field: &str, said: Option<&String>, given: Option<&String>) {
        let Some(said) = said else { return };
        let ruling = match given {
            Some(given) if fold(given) == fold(said) => {
                Ruling::derivable(&(0..0), "source.given", "it was given with the report")
            }
            Some(given) => Ruling::contradicted(&(0..0), format!("{given} was given with the report")),
            None => match self.reading.find(said).first() {
                Some(words) => Ruling::stated(words, "ground.wording"),
                None => Ruling::derivable(&(0..0), "source.own", "it is the record's own word, which nothing gainsays"),
            },
        };
        self.rule(&format!("/source/{field}"), &format!("source/{field}"), said, ruling);
    }

    /// The text and its length, where the record has them.
    fn text(&mut self) {
        let (source, text) = (&self.record.source, self.reading.text.source);
        let length = text.chars().count() as u64;
        if let Some(said) = source.text_length {
            let ruling = if said == length {
                Ruling::derivable(&(0..0), "source.text", "the text has so many code points")
            } else {
                Ruling::contradicted(&(0..0), format!("the text has {length} code points"))
            };
            self.rule("/source/text_length", "source/text_length", &said.to_string(), ruling);
        }
        if let Some(said) = &source.text {
            let ruling = if said == text {
                Ruling::derivable(&(0..0), "source.text", "it is the text")
            } else {
                Ruling::contradicted(&(0..0), "the text that was given is another one")
            };
            self.rule("/source/text", "source/text", said, ruling);
        }
    }

    fn dateline(&mut self) {
        let Some(dateline) = &self.record.source.dateline else { return };
        self.worded("/source/dateline/text", "source/dateline", &dateline.text);
        if let Some(city) = &dateline.city {
            let found = self.reading.text.dateline.as_ref().map(|dateline| dateline.tokens.clone());
            let places = self.reading.find(city);
            let inside = places.iter().find(|place| found.as_ref().is_none_or(|found| found.contains(&place.start)));
            let ruling = match (inside, found) {
                (Some(words), _) => Ruling::stated(words, "ground.wording"),
                (None, Some(found)) => Ruling::contradicted(&found, "the dateline names another city"),
                (None, None) => Ruling::absent("the text has no dateline"),
            };
            self.rule("/source/dateline/city", "source/dateline/city", city, ruling);
        }
        if let Some(country) = &dateline.country {
            let ruling = self.reading.country(country);
            self.rule("/source/dateline/country", "source/dateline/country", country, ruling);
        }
        if let Some(date) = &dateline.date {
            let ruling = self.reading.day(&date.value, None);
            self.date("/source/dateline/date", "source/dateline/date", date, ruling);
        }
    }
}
