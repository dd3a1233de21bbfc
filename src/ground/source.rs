//! What a record says of its report.

use super::OTHER_TEXT;
use super::verdict::{Docket, Ruling};
use crate::diagnostic::Diagnostic;
use crate::record::sha256;

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
        if let Some(published) = &source.published {
            let ruling = self.reading.publication(&published.value);
            self.rule("/source/published/value", "source/published", &published.value, ruling);
        }
        self.dateline();
        for (number, credit) in source.attributions.iter().enumerate() {
            let (pointer, of) = (format!("/source/attributions/{number}"), format!("source/attributions/{number}"));
            self.body_named(&format!("{pointer}/name"), &of, &credit.name);
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
            self.rule("/source/dateline/date/value", "source/dateline/date", &date.value, ruling);
        }
    }
}
