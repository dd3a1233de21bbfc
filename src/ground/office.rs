//! Offices: whether the text gives somebody an office, in whatever wording.

use super::person::Spots;
use super::reading::Reading;
use super::short::OPEN;
use super::verdict::{Docket, Ruling};
use super::words::telling;
use crate::gazetteer::known::roles_of_office;
use crate::gazetteer::lexicon::Table;
use crate::parse::people::Office;
use crate::parse::text::{Part, Text};
use crate::parse::{country, office};
use crate::record::{Modifier, Person, Position, Role};
use std::ops::Range;

/// An office stands so many words from the name at most.
const REACH: usize = 10;

/// An office that reading gave to nobody by name is the person's only right beside the name.
const BESIDE: usize = 2;

/// What a wording of an office means: a role, with the words of its field.
type Meaning = (Role, Vec<String>);

/// What a wording of an office means by itself.
fn read(title: &str) -> Vec<Meaning> {
    let text = Text::new(title, vec![(0..title.len(), Part::Body)]);
    let first = country::after_article(&text, 0);
    let found = (first..text.tokens.len()).find_map(|token| office::at(&text, token));
    let Some((office, _)) = found else { return Vec::new() };
    let portfolio = office.portfolio.map_or(Vec::new(), |words| telling(text.quote(words)));
    std::iter::once(office.role).chain(office.also).map(|role| (role, portfolio.clone())).collect()
}

fn has(office: &Office, role: Role) -> bool {
    office.role == role || office.also == Some(role)
}

/// Roles between which the wording of an office leaves a choice: a secretary of state, a minister of state, an adviser with
/// the rank of a minister.
fn is_kin(one: Role, other: Role) -> bool {
    use Role::{
        Adviser, Ambassador, DeputyForeignMinister, DeputyHeadOfState, DeputyMinister, Envoy, ForeignMinister,
        HeadOfGovernment, HeadOfState, IoHead, Legislator, Military, Minister, Official, Other, ParliamentSpeaker,
        Royal,
    };
    const KIN: &[&[Role]] = &[
        &[ForeignMinister, Minister, Adviser],
        &[ForeignMinister, DeputyForeignMinister, DeputyMinister, Minister],
        &[Official, Legislator],
        &[Official, IoHead],
        &[Official, Adviser],
        &[Official, Minister],
        &[Official, Military],
        &[Official, Ambassador, Envoy],
        &[Military, Minister],
        &[Legislator, ParliamentSpeaker],
        &[HeadOfState, DeputyHeadOfState, Royal],
        &[Other, HeadOfGovernment],
        &[Other, IoHead],
    ];
    KIN.iter().any(|kin| kin.contains(&one) && kin.contains(&other))
}

impl Reading<'_> {
    fn role(&self, position: &Position, offices: &[&Office], title: &Ruling, spots: &Spots) -> Ruling {
        if let Some(office) = offices.iter().find(|office| has(office, position.role)) {
            return Ruling::stated(&office.tokens, "office.read");
        }
        let of_title = read(&position.title);
        let is_of_title = of_title.iter().any(|(role, _)| *role == position.role)
            || roles_of_office(&position.title).contains(&position.role)
            || matches!(position.role, Role::Other | Role::Official);
        if title.holds() && (is_of_title || of_title.is_empty()) {
            let words = self.find(&position.title).into_iter().next().unwrap_or(0..0);
            return Ruling::derivable(&words, "office.of-title", "the words of the title mean it");
        }
        let holds = title.holds() || position.title == OPEN;
        if let Some(office) = offices.iter().find(|office| holds && is_kin(office.role, position.role)) {
            return Ruling::derivable(
                &office.tokens,
                "office.kin",
                "which role the office is, is a matter of judgement",
            );
        }
        if let Some(words) = self.loose_office(position.role, spots) {
            return Ruling::derivable(&words, "office.beside", "an office without a name beside it can be meant");
        }
        match (offices.first(), spots.all.first()) {
            (None, Some(words)) if position.role == Role::Other => {
                Ruling::derivable(words, "office.none", "the text gives the person no public office")
            }
            (Some(office), _) => {
                Ruling::contradicted(&office.tokens, format!("the text gives the office {}", office.role))
            }
            (None, _) => Ruling::absent("the text gives no such office"),
        }
    }

    /// An office of that role that the text gives to nobody else by name, in a sentence with the person.
    fn loose_office(&self, role: Role, spots: &Spots) -> Option<Range<usize>> {
        let sentences: Vec<usize> = spots.all.iter().map(|spot| self.text.sentence_of(spot.start)).collect();
        let is_free = |mention: &&crate::parse::people::Mention| {
            let is_others = mention
                .person
                .is_some_and(|person| Some(person) != spots.index && self.people.persons[person].name.is_some());
            !is_others && sentences.contains(&self.text.sentence_of(mention.tokens.start))
        };
        let mut offices = self.people.mentions.iter().filter(is_free).flat_map(|mention| &mention.offices);
        offices.find(|office| has(office, role)).map(|office| office.tokens.clone())
    }

    fn title(&self, position: &Position, offices: &[&Office], spots: &Spots, is_named: bool) -> Ruling {
        let meanings = read(&position.title);
        let places = self.find(&position.title);
        if let Some(words) = places.iter().find(|place| self.is_own_title(place, &meanings, spots)) {
            return Ruling::stated(words, "office.title");
        }
        if let Some(office) = self.same_office(&position.title, &meanings, offices) {
            return Ruling::derivable(&office.tokens, "office.title-variant", "the words mean the same office");
        }
        let is_free = |place: &&Range<usize>| self.owner(place).is_none_or(|owner| Some(owner) == spots.index);
        match (places.iter().find(is_free), places.first(), offices.first()) {
            (Some(words), _, office) if office.is_none() || !is_named => {
                Ruling::derivable(words, "office.title", "the title stands in the text without another name")
            }
            (Some(words), _, _) if self.describes(words) => {
                Ruling::derivable(words, "office.description", "the words describe somebody by country or office")
            }
            (None, Some(words), _) => Ruling::contradicted(words, "it is the office of somebody else"),
            (_, _, Some(office)) => Ruling::contradicted(&office.tokens, "the text gives another office"),
            _ => Ruling::absent("the text gives no such office"),
        }
    }

    /// Whether a title tells of somebody without being the name of an office: "the Cuban leader", "her counterpart".
    fn describes(&self, title: &Range<usize>) -> bool {
        title.clone().any(|token| country::at(&self.text, token).is_some() || self.text.word(token) == "counterpart")
    }

    /// Whether a title at a place is that of the person, and not a part of another title or somebody else's.
    fn is_own_title(&self, place: &Range<usize>, meanings: &[Meaning], spots: &Spots) -> bool {
        let within = |reach: usize| {
            let is_within = |spot: &Range<usize>| place.start <= spot.end + reach && spot.start <= place.end + reach;
            spots.all.iter().any(|spot| is_within(spot) && self.paragraph(place.start) == self.paragraph(spot.start))
        };
        let is_part = self.people.mentions.iter().flat_map(|mention| &mention.offices).any(|office| {
            let covers = office.tokens.start <= place.start && place.end <= office.tokens.end;
            covers && office.tokens.len() > place.len() && !meanings.iter().any(|(role, _)| has(office, *role))
        });
        let person = self.people.at(place.start).and_then(|mention| mention.person);
        let is_anothers = person.is_some() && person != spots.index && !within(BESIDE);
        within(REACH) && !is_part && !is_anothers && self.owner(place).is_none_or(|owner| Some(owner) == spots.index)
    }

    /// The office of the person that means the same as a title: of its words, or of its role and field.
    fn same_office<'o>(&self, title: &str, meanings: &[Meaning], offices: &[&'o Office]) -> Option<&'o Office> {
        const SHARE: usize = 75;
        let wanted = telling(title);
        let of_words = |office: &Office| {
            let stretch = office.tokens.start.saturating_sub(3)..office.tokens.end + 3;
            let agrees = meanings.is_empty() || meanings.iter().any(|(role, _)| has(office, *role));
            agrees && self.share(&wanted, &stretch) >= SHARE
        };
        let of_meaning = |office: &Office| {
            let own = office.portfolio.clone().map_or(Vec::new(), |words| telling(self.text.quote(words)));
            meanings.iter().any(|(role, field)| {
                let is_of_field = field.is_empty() || field.iter().any(|word| own.contains(word));
                has(office, *role) && (is_of_field || *role == Role::ForeignMinister)
            })
        };
        // "The Vice-Minister" of the Vice-Minister of Foreign Affairs.
        let is_short = |office: &Office| {
            let is_part = self.share(&wanted, &office.tokens) == 100;
            is_part && meanings.iter().any(|(role, _)| has(office, *role) || is_kin(office.role, *role))
        };
        let find = |is_same: &dyn Fn(&Office) -> bool| offices.iter().copied().find(|office| is_same(office));
        find(&of_words).or_else(|| find(&of_meaning)).or_else(|| find(&is_short))
    }

    /// The named person whose mention covers an office.
    fn owner(&self, place: &Range<usize>) -> Option<usize> {
        let covers = |mention: &&crate::parse::people::Mention| {
            mention.offices.iter().any(|office| office.tokens.start < place.end && place.start < office.tokens.end)
        };
        let person = self.people.mentions.iter().find(covers)?.person?;
        self.people.persons[person].name.is_some().then_some(person)
    }

    fn modifier(&self, modifier: Modifier, offices: &[&Office], title: &str) -> Ruling {
        if let Some(office) = offices.iter().find(|office| office.modifiers.contains(&modifier)) {
            return Ruling::stated(&office.tokens, "office.read");
        }
        let words = (0..self.text.tokens.len()).find_map(|token| {
            let found = self.text.match_of(token, Table::Modifier)?;
            let row = &self.text.gazetteer.modifiers[found.row];
            (row.modifier == modifier && crate::gazetteer::word::fold(title).contains(&row.phrase.to_lowercase()))
                .then_some(found.first..found.stop)
        });
        match words {
            Some(words) => Ruling::derivable(&words, "office.modifier", "the words qualify the office"),
            None => Ruling::absent("nothing qualifies the office so"),
        }
    }
}

impl Docket<'_> {
    pub(super) fn positions(&mut self, pointer: &str, person: &Person, spots: &Spots) {
        let reading = self.reading;
        let offices = reading.offices(spots);
        let of = format!("{}/positions", person.id);
        for (number, position) in person.positions.iter().enumerate() {
            let pointer = format!("{pointer}/positions/{number}");
            let title = reading.title(position, &offices, spots, person.name.is_some());
            let role = reading.role(position, &offices, &title, spots);
            self.rule(&format!("{pointer}/role"), &of, position.role.code(), role);
            self.rule(&format!("{pointer}/title"), &of, &position.title, title);
            if let Some(portfolio) = &position.portfolio {
                self.worded(&format!("{pointer}/portfolio"), &of, portfolio);
            }
            for (place, modifier) in position.modifiers.iter().enumerate() {
                let ruling = reading.modifier(*modifier, &offices, &position.title);
                self.rule(&format!("{pointer}/modifiers/{place}"), &of, modifier.code(), ruling);
            }
        }
    }
}
