//! Dates are of the calendar.

use super::{Findings, Rule, Subject, dates};
use crate::diagnostic::Code;

rule! {
    /// A date is one that the calendar has.
    ///
    /// ## Fails
    ///
    /// ```json
    /// {"meeting": {"date": {"value": "2025-02-29", "edtf": "2025-02-29", "basis": "stated"}}}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```json
    /// {"meeting": {"date": {"value": "2024-02-29", "edtf": "2024-02-29", "basis": "stated"}}}
    /// ```
    pub(super) struct ImpossibleDate { code: "R105", name: "impossible-date", severity: Error }
}

impl Rule for ImpossibleDate {
    fn code(&self) -> Code {
        Self::CODE
    }

    fn check(&self, record: &Subject<'_>, found: &mut Findings) {
        for (pointer, date) in dates(record) {
            let values = [("value", Some(&date.value)), ("earliest", date.earliest.as_ref()), ("latest", date.latest.as_ref())];
            for (field, value) in values {
                if let Some(value) = value.filter(|value| !is_possible(value)) {
                    found.add(format_args!("{pointer}/{field}"), format!("the calendar has no {value}"));
                }
            }
        }
    }
}

/// Whether the calendar has a value: a day, a month, a year, or a day of any year.
fn is_possible(value: &str) -> bool {
    const LEAP_YEAR: &str = "2000";
    let value = value.strip_prefix("--").map_or(value.to_owned(), |day| format!("{LEAP_YEAR}-{day}"));
    let day = match value.len() {
        4 => format!("{value}-01-01"),
        7 => format!("{value}-01"),
        _ => value,
    };
    day.parse::<jiff::civil::Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_possible;

    #[test]
    fn every_form_of_value_is_judged() {
        for good in ["2025-11-27", "2025-11", "2025", "--02-29", "2000-02-29"] {
            assert!(is_possible(good), "{good}");
        }
        for bad in ["2025-13-01", "2025-00", "1900-02-29", "--04-31", "2025-11-00"] {
            assert!(!is_possible(bad), "{bad}");
        }
    }
}
