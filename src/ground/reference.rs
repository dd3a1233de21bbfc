//! What a record mentions besides the meeting: instruments, events and encounters.

use super::day::{by_basis, fits};
use super::person::Spots;
use super::reading::Reading;
use super::verdict::{Docket, Ruling};
use crate::gazetteer::lexicon::Table;
use crate::parse::date::Dated;
use crate::record::{Date, Encounter, EncounterKind, InstrumentKind, Person};
use std::ops::Range;

/// Words for people who were named before.
const PRONOUNS: &[&str] = &["he", "she", "they", "his", "her", "their", "i", "we", "you", "your"];

/// How the words begin that tell of an encounter of a kind.
fn beginnings(kind: EncounterKind) -> &'static [&'static str] {
    match kind {
        EncounterKind::Visit => &[
            "visit", "trip", "travel", "arriv", "tour", "guest", "journey", "stay", "went", "came", "fly", "flew",
            "host", "receiv", "welcom",
        ],
        EncounterKind::Meeting => &[
            "met", "meet", "talks", "summit", "receiv", "discuss", "negotiat", "consult", "dialogue", "gather",
            "session", "host", "conver", "saw", "spoke",
        ],
        EncounterKind::Call => &["call", "phone", "telephon", "convers", "spoke", "talk", "video"],
        EncounterKind::Attendance => &[
            "attend",
            "particip",
            "took",
            "take",
            "join",
            "present",
            "summit",
            "conference",
            "forum",
            "came",
            "event",
            "ceremony",
            "speak",
            "address",
        ],
        EncounterKind::Invitation => &["invit", "welcom", "host", "look"],
    }
}

impl Reading<'_> {
    /// Where a thing is named.
    fn named(&self, name: &str) -> Vec<Range<usize>> {
        let exact = self.find(name);
        if !exact.is_empty() {
            return exact;
        }
        self.other_name(name).or_else(|| self.find_name_freely(name)).into_iter().collect()
    }

    fn thing(&self, name: &str) -> Ruling {
        if let Some(words) = self.find(name).first() {
            return Ruling::stated(words, "ground.wording");
        }
        if let Some(words) = self.other_name(name) {
            return Ruling::derivable(&words, "ground.name", "the words are another name of it");
        }
        match self.find_name_freely(name) {
            Some(words) => Ruling::derivable(&words, "ground.free-wording", "its words stand in another form"),
            None => Ruling::absent("the text does not name it"),
        }
    }

    fn instrument_kind(&self, kind: InstrumentKind, places: &[Range<usize>]) -> Ruling {
        let around: Vec<Range<usize>> = places.iter().map(|place| place.start..place.end + 3).collect();
        let all = around.iter().flat_map(Clone::clone).flat_map(|token| self.text.matches_at(token));
        let kinds: Vec<_> = all
            .filter(|found| found.table == Table::Instrument)
            .map(|found| (self.text.gazetteer.instruments[found.row].kind, found.first..found.stop))
            .collect();
        let Some(first) = places.first() else { return Ruling::absent("the text does not name it") };
        match (kinds.iter().find(|(found, _)| *found == kind), kinds.first()) {
            (Some((_, words)), _) => Ruling::stated(words, "ground.instrument"),
            (None, Some((other, words))) => Ruling::contradicted(words, format!("the words name a {other}")),
            (None, None) => Ruling::derivable(first, "ground.instrument", "the name does not say which kind"),
        }
    }

    /// The sentences that speak of something, and those right after them in the same paragraph.
    fn sentences(&self, places: &[Range<usize>]) -> Vec<Range<usize>> {
        places.iter().map(|place| self.around(place.start)).collect()
    }

    /// The date of something that is named at some places: in its sentence, else in its paragraph.
    fn date_at(&self, value: &str, places: &[Range<usize>], after: &[Range<usize>]) -> Ruling {
        let decisive = after.iter().filter_map(|place| self.date_after(place)).collect::<Vec<_>>();
        if let Some(dated) = decisive.iter().copied().find(|dated| fits(dated, value)) {
            return by_basis(dated);
        }
        if let Some(dated) = decisive.first() {
            return Ruling::contradicted(&dated.tokens, format!("the words give {}", dated.date.value));
        }
        let sentences = self.sentences(places);
        let ruling = self.day(value, Some(&sentences));
        if ruling.holds() {
            return ruling;
        }
        let paragraphs: Vec<Range<usize>> = places.iter().map(|place| self.paragraph(place.start)).collect();
        let wider = self.day(value, Some(&paragraphs));
        if wider.holds() { wider } else { ruling }
    }

    /// The date right after a name: "the declaration of 8 August", "the visit of President Holm to Norway last year".
    fn date_after(&self, place: &Range<usize>) -> Option<&Dated> {
        const REACH: usize = 9;
        let sentence = self.around(place.start);
        let stop = sentence.end.min(place.end + REACH);
        let dated = self.dates.all.iter().find(|dated| (place.end..stop).contains(&dated.tokens.start))?;
        let between = place.end..dated.tokens.start;
        let others = self.people.mentions.iter().any(|mention| between.contains(&mention.tokens.start));
        let is_cut = between.clone().any(|token| matches!(self.text.raw(token), ";" | ":"));
        (!others && !is_cut).then_some(dated)
    }
}

impl Docket<'_> {
    pub(super) fn references(&mut self) {
        self.instruments();
        self.events();
        for number in 0..self.record.references.encounters.len() {
            self.encounter(number);
        }
    }

    fn dates(&mut self, pointer: &str, of: &str, dates: [(&str, Option<&Date>); 2], places: &[Range<usize>]) {
        for (field, date) in dates.into_iter().filter_map(|(field, date)| Some((field, date?))) {
            let ruling = match places {
                [] => Ruling::absent("the text does not name what it dates"),
                places => {
                    let ruling = self.reading.date_at(&date.value, places, if field == "date" { places } else { &[] });
                    // What is signed or held at the meeting has the day of the meeting.
                    let meeting = self.reading.meeting_day(&date.value);
                    if !ruling.holds() && meeting.holds() { meeting } else { ruling }
                }
            };
            self.date(&format!("{pointer}/{field}"), &format!("{of}/{field}"), date, ruling);
        }
    }

    fn instruments(&mut self) {
        let reading = self.reading;
        for (number, instrument) in self.record.references.instruments.iter().enumerate() {
            let (pointer, of) = (format!("/references/instruments/{number}"), instrument.id.as_str());
            self.rule(&format!("{pointer}/name"), of, &instrument.name, reading.thing(&instrument.name));
            let places = reading.named(&instrument.name);
            let kind = reading.instrument_kind(instrument.kind, &places);
            self.rule(&format!("{pointer}/kind"), &format!("{of}/kind"), instrument.kind.code(), kind);
            let status = reading.instrument_status(instrument.status, &places);
            self.rule(&format!("{pointer}/status"), &format!("{of}/status"), instrument.status.code(), status);
            self.dates(&pointer, of, [("date", instrument.date.as_ref()), ("end_date", None)], &places);
        }
    }

    fn events(&mut self) {
        let reading = self.reading;
        for (number, event) in self.record.references.events.iter().enumerate() {
            let (pointer, of) = (format!("/references/events/{number}"), event.id.as_str());
            self.rule(&format!("{pointer}/name"), of, &event.name, reading.thing(&event.name));
            let places = reading.named(&event.name);
            let kind = reading.event_kind(event.kind, &places);
            self.rule(&format!("{pointer}/kind"), &format!("{of}/kind"), event.kind.code(), kind);
            let status = reading.time_status(event.status, event.date.as_ref(), &places);
            self.rule(&format!("{pointer}/status"), &format!("{of}/status"), event.status.code(), status);
            self.dates(&pointer, of, [("date", event.date.as_ref()), ("end_date", event.end_date.as_ref())], &places);
            if let Some(city) = &event.city {
                self.worded(&format!("{pointer}/city"), &format!("{of}/city"), city);
            }
            if let Some(country) = &event.country {
                let ruling = reading.country(country);
                self.rule(&format!("{pointer}/country"), &format!("{of}/country"), country, ruling);
            }
        }
    }

    fn encounter(&mut self, number: usize) {
        let encounter = &self.record.references.encounters[number];
        let (pointer, of) = (format!("/references/encounters/{number}"), encounter.id.as_str());
        let spots = self.people_of(&encounter.people);
        let places = self.encounter_places(encounter, &spots);
        let kind = match places.first() {
            Some(words) => Ruling::derivable(words, "ground.encounter", "the words tell of it"),
            None => Ruling::absent("no words tell of such an encounter"),
        };
        self.rule(&format!("{pointer}/kind"), &format!("{of}/kind"), encounter.kind.code(), kind);
        for (place, person, spots) in &spots {
            let inside = spots.all.iter().find(|spot| places.iter().any(|tokens| tokens.contains(&spot.start)));
            let ruling = match (inside, spots.all.first()) {
                (Some(words), _) => Ruling::stated(words, "ground.encounter"),
                (None, Some(words)) => {
                    Ruling::derivable(words, "ground.encounter", "the person is named elsewhere in the text")
                }
                (None, None) => Ruling::absent("the person does not stand in the text"),
            };
            let shown = person.name.as_ref().map_or(person.id.as_str(), |name| name.full.as_str());
            self.rule(&format!("{pointer}/people/{place}"), &format!("{of}/people"), shown, ruling);
        }
        let countries = [("from_country", &encounter.from_country), ("to_country", &encounter.to_country)];
        for (field, country) in countries.into_iter().filter_map(|(field, country)| Some((field, country.as_ref()?))) {
            let ruling = self.reading.country(country);
            self.rule(&format!("{pointer}/{field}"), &format!("{of}/{field}"), country, ruling);
        }
        if let Some(city) = &encounter.to_city {
            self.worded(&format!("{pointer}/to_city"), &format!("{of}/to_city"), city);
        }
        if let Some(event) = &encounter.event {
            let ruling = self.event_of(event, &places);
            self.rule(&format!("{pointer}/event"), &format!("{of}/event"), event, ruling);
        }
        let status = self.reading.time_status(encounter.status, encounter.date.as_ref(), &places);
        self.rule(&format!("{pointer}/status"), &format!("{of}/status"), encounter.status.code(), status);
        let inside = |spot: &&Range<usize>| places.iter().any(|tokens| tokens.contains(&spot.start));
        let who: Vec<Range<usize>> =
            spots.iter().flat_map(|(_, _, spots)| spots.all.iter().filter(inside).cloned()).collect();
        self.encounter_dates(&pointer, encounter, &places, &who);
    }

    /// An encounter is at an event that the same sentences name, or that the text names elsewhere.
    fn event_of(&self, id: &str, places: &[Range<usize>]) -> Ruling {
        let Some(event) = self.record.references.events.iter().find(|event| event.id == *id) else {
            return Ruling::absent("the record has no such event");
        };
        let named = self.reading.named(&event.name);
        let inside = named.iter().find(|name| places.iter().any(|tokens| tokens.contains(&name.start)));
        match (inside, named.first()) {
            (Some(words), _) => Ruling::stated(words, "ground.encounter"),
            (None, Some(words)) => Ruling::derivable(words, "ground.encounter", "the event is named elsewhere"),
            (None, None) => Ruling::absent("the text does not name the event"),
        }
    }

    /// The day of an encounter stands where it is told; that of the visit under way is the day of the meeting.
    fn encounter_dates(&mut self, pointer: &str, encounter: &Encounter, places: &[Range<usize>], who: &[Range<usize>]) {
        let of = encounter.id.as_str();
        if let Some(date) = &encounter.date {
            let own = match places {
                [] => Ruling::absent("no words tell of such an encounter"),
                places => self.reading.date_at(&date.value, places, who),
            };
            let meeting = self.reading.meeting_day(&date.value);
            let is_current = encounter.status == crate::record::TimeStatus::Current;
            let ruling = if !own.holds() && is_current && meeting.holds() { meeting } else { own };
            self.date(&format!("{pointer}/date"), &format!("{of}/date"), date, ruling);
        }
        self.dates(pointer, of, [("date", None), ("end_date", encounter.end_date.as_ref())], places);
    }

    /// The sentences that tell of an encounter: its people, or a country of it, beside words of its kind.
    fn encounter_places(&self, encounter: &Encounter, spots: &[(usize, &Person, &Spots)]) -> Vec<Range<usize>> {
        let words = beginnings(encounter.kind);
        let reading = self.reading;
        let sentences = reading.text.sentences.iter().map(|sentence| sentence.tokens.clone());
        let fits = |tokens: &Range<usize>| {
            let is_kind =
                tokens.clone().any(|token| words.iter().any(|word| reading.text.word(token).starts_with(word)));
            let has_person =
                spots.iter().any(|(_, _, spots)| spots.all.iter().any(|spot| tokens.contains(&spot.start)));
            let countries = encounter.from_country.iter().chain(&encounter.to_country);
            let has_country = countries.clone().any(|code| reading.country_words(code, tokens).is_some());
            let has_pronoun = tokens.clone().any(|token| PRONOUNS.contains(&reading.text.word(token)));
            is_kind && (has_person || has_country || has_pronoun || spots.is_empty() && countries.count() == 0)
        };
        sentences.filter(fits).collect()
    }
}
