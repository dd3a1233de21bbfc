//! What AtoM's check of CSV files objects to, before they are taken to it.

use crate::diagnostic::{Code, Diagnostic, Position, codes};
use std::collections::{HashMap, HashSet};

codes! {
    /// A column that AtoM's template has not. Its name is misspelt, in other letters' case, or has white space around it.
    UNKNOWN_COLUMN = "A101" "unknown-atom-column" Error,
    /// A column that AtoM must have is not there or empty: `title`, `levelOfDescription`, `culture`, the parent, or a name.
    LACKING_VALUE = "A102" "lacking-atom-value" Error,
    /// A row has not as many cells as there are columns.
    UNEVEN_ROW = "A103" "uneven-atom-row" Error,
    /// Two rows have one `legacyId`, so an update could not tell them apart; or two authority records one name.
    SAME_LEGACY_ID = "A104" "same-atom-identifier" Error,
    /// The columns of events, or of alternative identifiers, have not as many values as each other.
    UNEVEN_EVENTS = "A105" "uneven-atom-events" Error,
    /// A language, script or culture that is no code of the form that AtoM takes, and no longer than its field.
    FAULTY_LANGUAGE = "A106" "faulty-atom-language" Error,
    /// A date that is not `YYYY-MM-DD`, where zeros stand for what is not known.
    FAULTY_DATE = "A107" "faulty-atom-date" Error,
    /// A row or a column without any value.
    EMPTY_PART = "A108" "empty-atom-row" Warning,
    /// A cell that a spreadsheet would run as a formula. AtoM takes it as it is; do not open the file in a spreadsheet.
    FORMULA = "A109" "formula-in-atom-cell" Warning,
}

/// A template: the columns that AtoM knows, and those that must have a value.
struct Template {
    name: &'static str,
    columns: &'static str,
    demanded: &'static [&'static str],
    unique: Option<&'static str>,
}

const TEMPLATES: [Template; 4] = [
    Template {
        name: "authority-records",
        columns: "legacyId culture typeOfEntity authorizedFormOfName parallelFormsOfName standardizedFormsOfName \
                  otherFormsOfName corporateBodyIdentifiers datesOfExistence history places legalStatus functions mandates \
                  internalStructures generalContext descriptionIdentifier institutionIdentifier rules status levelOfDetail \
                  revisionHistory sources maintenanceNotes actorOccupations actorOccupationNotes subjectAccessPoints \
                  placeAccessPoints digitalObjectURI digitalObjectChecksum language script",
        demanded: &["culture", "typeOfEntity", "authorizedFormOfName", "descriptionIdentifier"],
        unique: Some("authorizedFormOfName"),
    },
    Template {
        name: "descriptions",
        columns: "legacyId parentId qubitParentSlug identifier accessionNumber title levelOfDescription extentAndMedium \
                  repository archivalHistory acquisition scopeAndContent appraisal accruals arrangement accessConditions \
                  reproductionConditions language script languageNote physicalCharacteristics findingAids \
                  locationOfOriginals locationOfCopies relatedUnitsOfDescription publicationNote digitalObjectURI \
                  digitalObjectChecksum generalNote subjectAccessPoints placeAccessPoints nameAccessPoints \
                  genreAccessPoints descriptionIdentifier institutionIdentifier rules descriptionStatus levelOfDetail \
                  revisionHistory languageOfDescription scriptOfDescription sources archivistNote publicationStatus \
                  physicalObjectName physicalObjectLocation physicalObjectType alternativeIdentifiers \
                  alternativeIdentifierLabels eventDates eventTypes eventStartDates eventEndDates eventDescriptions \
                  eventActors eventActorHistories eventPlaces slug culture",
        demanded: &["legacyId", "qubitParentSlug", "title", "levelOfDescription", "culture"],
        unique: Some("legacyId"),
    },
    Template {
        name: "authority-relations",
        columns: "subjectAuthorizedFormOfName relationType objectAuthorizedFormOfName description date startDate endDate \
                  culture",
        demanded: &["subjectAuthorizedFormOfName", "relationType", "objectAuthorizedFormOfName", "culture"],
        unique: None,
    },
    Template {
        name: "events",
        columns: "legacyId eventActorName eventType culture",
        demanded: &["legacyId", "eventActorName", "eventType", "culture"],
        unique: None,
    },
];

/// Columns whose values belong together, place by place.
const TOGETHER: [&[&str]; 2] = [
    &["eventDates", "eventTypes", "eventStartDates", "eventEndDates", "eventActors", "eventPlaces"],
    &["alternativeIdentifiers", "alternativeIdentifierLabels"],
];

/// What AtoM objects to in a file of that name.
pub(super) fn objections(name: &str, text: &str) -> Vec<Diagnostic> {
    let Some(template) = TEMPLATES.iter().find(|template| name.contains(template.name)) else { return Vec::new() };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let columns: Vec<String> = reader.headers().iter().flat_map(|found| found.iter()).map(str::to_owned).collect();
    let mut found = Check { name, template, findings: Vec::new(), seen: HashSet::new() };
    let known: HashSet<&str> = template.columns.split_whitespace().collect();
    for column in columns.iter().filter(|column| !known.contains(column.as_str())) {
        found.tell(UNKNOWN_COLUMN, 1, format!("AtoM knows no column {column:?}"));
    }
    for (number, row) in (2..).zip(reader.records().flatten()) {
        if row.len() != columns.len() {
            found.tell(UNEVEN_ROW, number, format!("{} cells for {} columns", row.len(), columns.len()));
        }
        let cells: HashMap<&str, &str> = columns.iter().map(String::as_str).zip(row.iter()).collect();
        found.row(number, &cells);
    }
    found.findings
}

struct Check<'a> {
    name: &'a str,
    template: &'static Template,
    findings: Vec<Diagnostic>,
    seen: HashSet<String>,
}

impl Check<'_> {
    fn tell(&mut self, code: Code, row: u64, message: String) {
        let mut finding = Diagnostic::new(code, message);
        finding.place.file = Some(self.name.to_owned());
        finding.place.row = Some(row);
        finding.place.start = (row == 1).then_some(Position { line: 1, column: 1, byte: 0 });
        self.findings.push(finding);
    }

    fn row(&mut self, number: u64, cells: &HashMap<&str, &str>) {
        if cells.values().all(|cell| cell.trim().is_empty()) {
            return self.tell(EMPTY_PART, number, "the row is empty".into());
        }
        for column in self.template.demanded {
            if cells.get(column).is_none_or(|cell| cell.trim().is_empty()) {
                self.tell(LACKING_VALUE, number, format!("{column} has no value"));
            }
        }
        let own = self.template.unique.and_then(|column| Some((column, *cells.get(column)?)));
        if let Some((column, value)) = own.filter(|(_, value)| !self.seen.insert((*value).to_owned())) {
            self.tell(SAME_LEGACY_ID, number, format!("{column} {value:?} is there already"));
        }
        for together in TOGETHER {
            let counts = together.iter().filter_map(|column| cells.get(column).filter(|cell| !cell.is_empty()));
            let counts: HashSet<usize> = counts.map(|cell| cell.split('|').count()).collect();
            if counts.len() > 1 {
                self.tell(UNEVEN_EVENTS, number, format!("{} have not as many values", together.join(", ")));
            }
        }
        let mut names: Vec<&&str> = cells.keys().collect();
        names.sort();
        for column in names {
            self.cell(number, column, cells[*column]);
        }
    }

    fn cell(&mut self, number: u64, column: &str, cell: &str) {
        let values = cell.split('|').filter(|value| !value.is_empty() && *value != "NULL");
        let is_sound: fn(&str) -> bool = match column {
            "language" | "languageOfDescription" => |value| is_word(value, 2..=3),
            "culture" => {
                |value| value.len() <= 11 && is_word(value.split(['_', '-']).next().unwrap_or_default(), 2..=3)
            }
            "script" | "scriptOfDescription" => |value| value.len() == 4,
            _ => |_| true,
        };
        let is_date =
            column.ends_with("StartDates") || column.ends_with("EndDates") || matches!(column, "startDate" | "endDate");
        for value in values {
            if !is_sound(value) {
                self.tell(FAULTY_LANGUAGE, number, format!("{column} {value:?} is no code"));
            }
            if is_date && !is_atom_date(value) {
                self.tell(FAULTY_DATE, number, format!("{column} {value:?} is not YYYY-MM-DD"));
            }
        }
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            self.tell(FORMULA, number, format!("{column} begins with {:?}", cell.chars().next().unwrap_or_default()));
        }
    }
}

fn is_word(value: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&value.len()) && value.chars().all(|sign| sign.is_ascii_lowercase())
}

fn is_atom_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let is_number = |text: &&str, length| text.len() == length && text.chars().all(|sign| sign.is_ascii_digit());
    matches!(&parts[..], [year, month, day] if is_number(year, 4) && is_number(month, 2) && is_number(day, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, text: &str) -> Vec<&'static str> {
        objections(name, text).iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn what_atom_objects_to_is_told_by_kind() {
        let head = "legacyId,qubitParentSlug,title,levelOfDescription,culture";
        let with =
            |columns: &str, row: &str| found("descriptions.csv", &format!("{head}{columns}\na,b,c,Item,en{row}\n"));
        assert!(with("", "").is_empty());
        assert_eq!(with(",Title ", ",x"), ["A101"]);
        assert_eq!(with("", ",x"), ["A103"]);
        assert_eq!(with("", "\na,b,c,Item,en"), ["A104"]);
        assert_eq!(with("", "\nd,b,,Item,en"), ["A102"]);
        assert_eq!(with(",eventDates,eventTypes", ",x|y,z"), ["A105"]);
        assert_eq!(with(",language", ",English"), ["A106"]);
        assert_eq!(with(",eventStartDates", ",2025-11"), ["A107"]);
        assert!(with(",eventStartDates", ",2025-11-00|NULL").is_empty());
        assert_eq!(with("", "\n,,,,"), ["A108"]);
        assert_eq!(with(",generalNote", ",=1+1"), ["A109"]);
    }
}
