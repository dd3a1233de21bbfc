//! Authority files: the names and identifiers of people as a collection keeps them.
//!
//! A file is a table in CSV with the columns `name`, `variants` (joined with `|`), `country`, `scheme` and `id`, in any order;
//! all but the first may be lacking, and others are left aside. A person of a record is meant by a row if the row has the
//! person's name, folded, and no other country. A row without a country means a person of any country whom no other row
//! means. Whoever could be meant by several rows is left as is.

use crate::error::Error;
use crate::gazetteer::known::is_country;
use crate::gazetteer::word::fold;
use crate::record::{Authority, Basis, Evidence, Note, Person, Record};
use csv::StringRecord;
use std::collections::HashMap;

/// The rule that evidence of an authority file names.
const RULE: &str = "authority";

/// The people of an authority file.
#[derive(Debug, Default)]
pub struct Authorities {
    rows: Vec<Row>,
    /// Rows by each of their names, folded.
    named: HashMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct Row {
    line: u64,
    name: String,
    country: Option<String>,
    authority: Option<Authority>,
}

impl Authorities {
    /// Reads an authority file.
    ///
    /// # Errors
    /// When it is no table, lacks the names, or two rows mean the same person; the message names the line.
    pub fn of(text: &str) -> Result<Self, Error> {
        let mut reader =
            csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
        let header = reader.headers().map_err(|error| Error::settings(error.to_string()))?.clone();
        let place = |name: &str| header.iter().position(|column| column == name);
        let places = ["name", "variants", "country", "scheme", "id"].map(place);
        if places[0].is_none() {
            return Err(Error::settings(
                "it has no column name; columns are name, variants, country, scheme and id".into(),
            ));
        }
        let mut found = Self::default();
        for row in reader.records() {
            let row = row.map_err(|error| Error::settings(error.to_string()))?;
            found.add(&row, places)?;
        }
        Ok(found)
    }

    fn add(&mut self, cells: &StringRecord, places: [Option<usize>; 5]) -> Result<(), Error> {
        let line = cells.position().map_or(0, csv::Position::line);
        let faulty = |reason: String| Error::settings(format!("line {line}: {reason}"));
        let [name, variants, country, scheme, id] =
            places.map(|place| place.and_then(|place| cells.get(place)).unwrap_or_default());
        if let Some(wrong) = [name, scheme, id].into_iter().find(|text| !text.is_empty() && !is_item(text)) {
            return Err(faulty(format!("{wrong:?} has a bar or a control character in it")));
        }
        if !scheme.is_empty() && !is_scheme(scheme) {
            return Err(faulty(format!("{scheme:?} is no short name of an authority file; write wikidata or my_list")));
        }
        if name.is_empty() {
            return Err(faulty("the name is lacking".into()));
        }
        if !country.is_empty() && !is_country(country) {
            return Err(faulty(format!("{country:?} is no code of a country; write FR, XK or SUHH")));
        }
        let authority = match (scheme, id) {
            ("", "") => None,
            ("", _) | (_, "") => return Err(faulty("scheme and id go together".into())),
            (scheme, id) => Some(Authority { scheme: scheme.to_owned(), id: id.to_owned() }),
        };
        let country = Some(country.to_owned()).filter(|country| !country.is_empty());
        let own = self.rows.len();
        for written in std::iter::once(name).chain(variants.split('|')).map(str::trim).filter(|name| !name.is_empty()) {
            let known = self.named.entry(fold(written)).or_default();
            if let Some(other) =
                known.iter().filter_map(|row| self.rows.get(*row)).find(|other| other.country == country)
            {
                return Err(faulty(format!(
                    "{written:?} is the name of {:?} in line {} already",
                    other.name, other.line
                )));
            }
            if !known.contains(&own) {
                known.push(own);
            }
        }
        self.rows.push(Row { line, name: name.to_owned(), country, authority });
        Ok(())
    }

    /// Gives the people of a record the names and identifiers of the file. What stood in the text stays as a variant, and
    /// evidence and a note say where the name is from.
    pub fn apply(&self, record: &mut Record) {
        let countries: Vec<Option<String>> = record.people.iter().map(|person| country_of(record, person)).collect();
        let cites = !record.evidence.is_empty();
        for (person, country) in record.people.iter_mut().zip(countries) {
            let Some(row) = self.row(person, country.as_deref()) else { continue };
            let of = format!("{}/authority", person.id);
            if person.authority != row.authority {
                person.authority.clone_from(&row.authority);
                record.evidence.retain(|evidence| evidence.of != of);
                let is_cited = cites && person.authority.is_some();
                record.evidence.extend(is_cited.then(|| metadata(of)));
            }
            if let Some(note) = renamed(person, &row.name) {
                record.notes.push(note);
            }
        }
    }

    /// The one row that means the person.
    fn row(&self, person: &Person, country: Option<&str>) -> Option<&Row> {
        let name = person.name.as_ref()?;
        let rows: Vec<&Row> = self.named.get(&fold(&name.full))?.iter().map(|row| &self.rows[*row]).collect();
        let exact = rows.iter().find(|row| row.country.is_some() && row.country.as_deref() == country);
        let open = rows.iter().find(|row| row.country.is_none());
        match (country, &rows[..]) {
            (Some(_), _) => exact.or(open).copied(),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }
}

/// Whether a text can stand in a joined cell.
/// Whether a text can name an authority file: a letter, then letters, digits, dots, hyphens and underscores.
fn is_scheme(text: &str) -> bool {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '.' | '-');
    text.starts_with(|sign: char| sign.is_ascii_alphabetic()) && text.chars().all(plain)
}

fn is_item(text: &str) -> bool {
    !text.contains(|sign: char| sign == '|' || sign.is_control())
}

/// The person's own country, else that of the side.
fn country_of(record: &Record, person: &Person) -> Option<String> {
    let side = record.sides.iter().find(|side| person.side.as_ref() == Some(&side.id));
    person.country.clone().or_else(|| side?.country.clone())
}

fn metadata(of: String) -> Evidence {
    Evidence { of, basis: Basis::Metadata, start: None, stop: None, quote: None, rule: Some(RULE.to_owned()) }
}

/// Gives a person another name, if it is another; parts that are not in it go.
fn renamed(person: &mut Person, full: &str) -> Option<Note> {
    let name = person.name.as_mut().filter(|name| name.full != full)?;
    let before = std::mem::replace(&mut name.full, full.to_owned());
    let folded = fold(full);
    for part in [&mut name.given, &mut name.family] {
        *part = part.take().filter(|part| folded.contains(&fold(part)));
    }
    let message = format!("the name follows the authority file; the text has {before:?}");
    person.variants.retain(|variant| variant != full && *variant != before);
    person.variants.insert(0, before);
    Some(Note { code: "name-by-authority".into(), message, of: Some(format!("{}/name", person.id)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
name,variants,country,scheme,id,note
José Núñez,Jose Nunez|J. Nunez|Pepe Nunez,PE,wikidata,Q1,
Jose Nunez,,ES,viaf,7,
Marta Rojas Soto,Marta Rojas,,,,kept by hand
";

    fn record(people: &str) -> Record {
        let text = format!(
            r#"{{"schema_version": "1.0", "id": "urn:x:1", "meeting": {{"status": "held", "channel": "phone"}}, "people": {people},
                "sides": [{{"id": "s1", "country": "PE", "part": "party"}}], "evidence": [{{"of": "p1", "basis": "stated", "quote": "x"}}]}}"#
        );
        serde_json::from_str(&text).expect("a record")
    }

    fn applied(person: &str) -> Record {
        let mut record = record(&format!(r#"[{{"id": "p1", "capacity": "mentioned", {person}}}]"#));
        Authorities::of(FILE).expect("a file").apply(&mut record);
        record
    }

    fn id(person: &str) -> Option<String> {
        applied(person).people[0].authority.as_ref().map(|found| format!("{}:{}", found.scheme, found.id))
    }

    #[test]
    fn a_person_is_known_by_folded_name_and_country() {
        assert_eq!(id(r#""name": {"full": "JOSÉ NUÑEZ"}, "country": "PE""#).as_deref(), Some("wikidata:Q1"));
        assert_eq!(id(r#""name": {"full": "Pepe Núñez"}, "side": "s1""#).as_deref(), Some("wikidata:Q1"));
        assert_eq!(id(r#""name": {"full": "José Núñez"}, "country": "ES""#).as_deref(), Some("viaf:7"));
        assert_eq!(id(r#""name": {"full": "Pepe Nunez"}"#).as_deref(), Some("wikidata:Q1"));
        for other in [
            r#""name": {"full": "José Núñez"}"#,
            r#""name": {"full": "José Núñez"}, "country": "CL""#,
            r#""country": "PE""#,
        ] {
            assert_eq!(id(other), None, "{other}");
        }
    }

    #[test]
    fn the_name_is_fixed_and_the_one_in_the_text_stays() {
        let record = applied(
            r#""name": {"full": "Marta Rojas", "given": "Marta", "family": "Rojas"}, "variants": ["Rojas", "Marta Rojas Soto"], "country": "CL""#,
        );
        let person = &record.people[0];
        assert_eq!(person.name.as_ref().map(|name| name.full.as_str()), Some("Marta Rojas Soto"));
        assert_eq!(person.variants, ["Marta Rojas", "Rojas"]);
        assert!(person.authority.is_none() && record.evidence.len() == 1);
        assert_eq!(record.notes[0].of.as_deref(), Some("p1/name"));
        let mut again = record.clone();
        Authorities::of(FILE).expect("a file").apply(&mut again);
        assert_eq!(again, record, "a second time changes nothing");
        let cited = applied(r#""name": {"full": "José Núñez"}, "country": "PE""#);
        assert_eq!((cited.evidence[1].of.as_str(), cited.notes.len()), ("p1/authority", 0));
    }

    #[test]
    fn faults_name_the_line() {
        for (text, told) in [
            ("title\nx\n", "no column name"),
            ("name,country\nAda,FR\n,FR\n", "line 3: the name is lacking"),
            ("name,country\nAda,France\n", "line 2: \"France\""),
            ("name,scheme,id\nAda,viaf,\n", "line 2: scheme and id"),
            ("name,variants\nAda Roy,\nA. Roy,ADA ROY\n", "line 3: \"ADA ROY\" is the name of \"Ada Roy\" in line 2"),
            ("name\nAda|Roy\n", "line 2: \"Ada|Roy\" has a bar"),
            ("name,country\nAda\n", "line: 2"),
        ] {
            let error = Authorities::of(text).expect_err(text).to_string();
            assert!(error.contains(told), "{text}: {error}");
        }
    }
}
