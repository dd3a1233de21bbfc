//! Values of a record in words.

use crate::gazetteer::known::country_name;
use crate::record::day_in_words as day;
use crate::record::{Date, DateBasis, Meeting, Occasion, Person, Place};

/// A text cut to so many code points.
pub(super) fn clip(text: &str, width: usize) -> String {
    if text.char_indices().nth(width).is_none() {
        return text.to_owned();
    }
    let end = text.char_indices().nth(width.saturating_sub(1)).map_or(0, |(end, _)| end);
    format!("{}…", text[..end].trim_end())
}

/// The usual name of a country.
pub(super) fn country(code: &str) -> String {
    country_name(code).to_owned()
}

pub(super) fn meeting(meeting: &Meeting) -> String {
    let channel = meeting.channel.code().replace('_', " ");
    let format = meeting.format.map(|format| format!(", {format}")).unwrap_or_default();
    format!("{}, {channel}{format}", meeting.status)
}

/// A date, or the days from the first to the last, with how it is known unless the text says it.
pub(super) fn date(first: &Date, last: Option<&Date>) -> String {
    let basis = match first.basis {
        DateBasis::Stated | DateBasis::Metadata => "",
        DateBasis::Relative => " (counted from another date)",
        DateBasis::Inferred => " (inferred)",
        DateBasis::Published => " (day of publication)",
    };
    let last = last.map(|last| format!(" to {}", day(&last.value))).unwrap_or_default();
    format!("{}{last}{basis}", day(&first.value))
}

pub(super) fn place(place: &Place) -> String {
    let country = place.country.as_deref().map(country);
    let parts: Vec<String> = [place.venue.clone(), place.city.clone(), country].into_iter().flatten().collect();
    if parts.is_empty() { place.text.clone().unwrap_or_default() } else { parts.join(", ") }
}

pub(super) fn occasion(occasion: &Occasion) -> String {
    let kind = occasion.kind.code().replace('_', " ");
    occasion.text.as_ref().map_or(kind.clone(), |text| format!("{kind}: {text}"))
}

/// A person's offices as the text writes them.
pub(super) fn positions(person: &Person) -> String {
    let titles: Vec<&str> = person.positions.iter().map(|position| position.title.as_str()).collect();
    titles.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_out_as_far_as_they_are_known() {
        for (value, written) in [
            ("2025-11-27", "27 November 2025"),
            ("2025-11", "November 2025"),
            ("2025", "2025"),
            ("--02-03", "3 February of an open year"),
        ] {
            assert_eq!(day(value), written);
        }
    }
}
