//! Topics, by the phrases that name them.

use super::reading::Reading;
use super::verdict::{Docket, Ruling};
use crate::gazetteer::lexicon::Table;
use crate::record::TopicCode;
use std::ops::Range;

impl Reading<'_> {
    pub(super) fn topic(&self, code: TopicCode) -> Ruling {
        let mut told = self.text.told().map(|(_, sentence)| sentence.tokens.clone());
        match told.find_map(|sentence| self.topic_words(code, sentence)) {
            Some(words) => Ruling::derivable(&words, "ground.topic", "the words name it"),
            None if code == TopicCode::MultilateralCooperation => self.forum(),
            None if code == TopicCode::BilateralRelations => self.relations(),
            None => Ruling::absent("no words name it"),
        }
    }

    /// The first words within a range that name a topic.
    pub(super) fn topic_words(&self, code: TopicCode, within: Range<usize>) -> Option<Range<usize>> {
        let gazetteer = self.text.gazetteer;
        within.into_iter().find_map(|token| {
            let found = self.text.matches_at(token).iter().find(|found| match found.table {
                Table::Topic => gazetteer.topics[found.row].code == code,
                Table::Portfolio => gazetteer.portfolios[found.row].topic == Some(code),
                _ => false,
            })?;
            Some(found.first..found.stop)
        })
    }

    /// Two sides that meet deal with their relations, whatever else they speak of.
    fn relations(&self) -> Ruling {
        match self.meetings.iter().find(|meeting| meeting.sides.len() == 2) {
            Some(meeting) => Ruling::derivable(&meeting.trigger, "ground.topic", "two sides met"),
            None => Ruling::absent("no words name it"),
        }
    }

    /// Work in an international body is a topic by the body's name.
    fn forum(&self) -> Ruling {
        let body = self.bodies.iter().find(|body| body.kind == Some(crate::record::OrganizationKind::Igo));
        match body {
            Some(body) => Ruling::derivable(&body.tokens, "ground.topic", "an international body is named"),
            None => Ruling::absent("no words name it"),
        }
    }
}

impl Docket<'_> {
    pub(super) fn topics(&mut self) {
        for (number, topic) in self.record.topics.iter().enumerate() {
            let (pointer, of) = (format!("/topics/{number}"), &topic.id);
            let ruling = self.reading.topic(topic.code);
            self.rule(&format!("{pointer}/code"), of, topic.code.code(), ruling);
            if let Some(label) = &topic.label {
                self.worded(&format!("{pointer}/label"), &format!("{of}/label"), label);
            }
            for (place, country) in topic.countries.iter().enumerate() {
                let ruling = self.reading.country(country);
                self.rule(&format!("{pointer}/countries/{place}"), &format!("{of}/countries"), country, ruling);
            }
        }
    }
}
