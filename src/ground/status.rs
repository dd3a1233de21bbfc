//! How far something is that a report mentions: past, under way or planned; signed or in force.

use super::meeting::AHEAD;
use super::reading::Reading;
use super::verdict::Ruling;
use crate::gazetteer::lexicon::Table;
use crate::gazetteer::table::CueKind;
use crate::gazetteer::word::fold;
use crate::parse::reference::instrument_status;
use crate::record::{Date, EventKind, InstrumentStatus, OrganizationKind, TimeStatus};
use std::ops::Range;

impl Reading<'_> {
    /// Whether something lies behind or ahead of the report, by its date, else by the words that tell of it.
    pub(super) fn time_status(&self, status: TimeStatus, date: Option<&Date>, told: &[Range<usize>]) -> Ruling {
        let words = told.first().cloned().unwrap_or(0..0);
        let published = self.published.map(|day| day.to_string());
        let order = date.zip(published.as_ref()).filter(|(date, _)| !date.value.starts_with('-'));
        let order = order
            .map(|(date, published)| date.value.as_str().cmp(published.get(..date.value.len()).unwrap_or(published)));
        match (status, order) {
            (TimeStatus::Past, Some(std::cmp::Ordering::Greater)) => {
                Ruling::contradicted(&words, "its date is after the day of the report")
            }
            (TimeStatus::Planned, Some(std::cmp::Ordering::Less)) => {
                Ruling::contradicted(&words, "its date is before the day of the report")
            }
            (_, Some(_)) => Ruling::derivable(&words, "ground.status", "its date says it"),
            (TimeStatus::Planned, None) => match self.ahead(told) {
                Some(words) => Ruling::derivable(&words, "ground.status", "the words look ahead"),
                None => Ruling::absent("no words look ahead"),
            },
            (TimeStatus::Past | TimeStatus::Current, None) if told.is_empty() => {
                Ruling::absent("the text does not name it")
            }
            (TimeStatus::Past | TimeStatus::Current, None) => {
                Ruling::derivable(&words, "ground.status", "the words tell of it")
            }
        }
    }

    /// Words that look ahead in the sentences of some places.
    fn ahead(&self, told: &[Range<usize>]) -> Option<Range<usize>> {
        let sentences = told.iter().flat_map(|place| self.around(place.start));
        let mut ahead = sentences.filter(|token| {
            AHEAD.contains(&self.text.word(*token))
                || self
                    .text
                    .match_of(*token, Table::Cue)
                    .is_some_and(|cue| self.text.gazetteer.cues[cue.row].kind == CueKind::Ahead)
        });
        ahead.next().map(|token| token..token + 1)
    }

    /// How far an instrument is, by the words around its name.
    pub(super) fn instrument_status(&self, status: InstrumentStatus, places: &[Range<usize>]) -> Ruling {
        let Some(first) = places.first() else { return Ruling::absent("the text does not name it") };
        let told = places
            .iter()
            .filter_map(|place| Some((instrument_status(&self.text, self.sentence(place.start)?, place), place)));
        let told: Vec<(InstrumentStatus, &Range<usize>)> = told.collect();
        let other = told.iter().find(|(found, _)| *found != InstrumentStatus::Mentioned);
        match (told.iter().find(|(found, _)| *found == status), other) {
            (Some((_, words)), _) => Ruling::stated(words, "ground.instrument-status"),
            (None, _) if status == InstrumentStatus::Mentioned => Ruling::stated(first, "ground.instrument-status"),
            (None, Some((found, words))) => Ruling::contradicted(words, format!("the words around it make it {found}")),
            (None, None) => Ruling::absent("no words say so of it"),
        }
    }

    /// The kind of an event, by a noun of its name.
    pub(super) fn event_kind(&self, kind: EventKind, places: &[Range<usize>]) -> Ruling {
        let Some(first) = places.first() else { return Ruling::absent("the text does not name it") };
        let nouns = places.iter().flat_map(|place| place.start..place.end + 3).filter_map(|token| {
            let noun = self.text.match_of(token, Table::EventNoun)?;
            Some((self.text.gazetteer.event_nouns[noun.row].kind, noun.first..noun.stop))
        });
        let nouns: Vec<(EventKind, Range<usize>)> = nouns.collect();
        match (nouns.iter().find(|(found, _)| *found == kind), nouns.as_slice()) {
            (Some((_, words)), _) => Ruling::stated(words, "ground.event"),
            (None, [(found, words)]) => Ruling::contradicted(words, format!("the words name a {found}")),
            (None, _) => Ruling::derivable(first, "ground.event", "the name does not say which kind"),
        }
    }

    /// The kind of a body, as far as its name is known or says it.
    pub(super) fn body_kind(&self, kind: OrganizationKind, name: &str) -> Ruling {
        let known = self.bodies.iter().find(|body| fold(&body.name) == fold(name));
        match known.and_then(|body| Some((body.kind?, &body.tokens))) {
            Some((found, words)) if found == kind => {
                Ruling::derivable(words, "ground.organization", "the name means it")
            }
            Some((found, words)) => Ruling::contradicted(words, format!("the name is that of a {found}")),
            None if self.body(name).holds() => {
                Ruling::derivable(&(0..0), "ground.organization", "the name does not say which kind")
            }
            None => Ruling::absent("the text does not name it"),
        }
    }
}
