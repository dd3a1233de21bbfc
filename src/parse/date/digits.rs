//! Dates in digits: "2025-11-27", "27.11.2025", "27/11/2025", "01/24/25".

use super::absolute::{YEARS, add};
use super::calendar::day;
use super::expression::{Calendar, Expression, YearSaid};
use super::scan::Stretch;
use crate::gazetteer::word::TokenKind;

/// A date in digits that begins at a token; one that two orders fit is none.
pub(super) fn in_digits(stretch: &Stretch, at: usize, found: &mut Vec<Expression>) -> Option<usize> {
    let sign = stretch.word(at + 1);
    let same = matches!(sign, "-" | "." | "/")
        && stretch.word(at + 3) == sign
        && (at + 1..at + 5).all(|at| stretch.is_glued(at));
    let digits = |at: usize| stretch.word(at).bytes().all(|byte| byte.is_ascii_digit());
    if !same
        || stretch.is_glued(at)
        || !digits(at)
        || !digits(at + 2)
        || !digits(at + 4)
        || !ends_digits(stretch, at + 5)
    {
        return None;
    }
    let [first, second, third] = [at, at + 2, at + 4].map(|at| stretch.word(at));
    let (year, month, day_of_month) = order(first, second, third, sign)?;
    day(year, month, day_of_month)?;
    let calendar = Calendar { year: YearSaid::Given(year), ..Calendar::day(month, day_of_month) };
    Some(add(stretch, at, at + 5, calendar, found))
}

fn ends_digits(stretch: &Stretch, at: usize) -> bool {
    let joined = stretch.is_glued(at) && matches!(stretch.word(at), "-" | "." | "/") && stretch.is_glued(at + 1);
    !(joined || stretch.is_glued(at) && stretch.kind(at) == Some(TokenKind::Word))
}

/// Year, month and day of three numbers, where only one order makes a date.
fn order(first: &str, second: &str, third: &str, sign: &str) -> Option<(i16, i8, i8)> {
    if first.len() == 4 {
        return Some((
            first.parse().ok().filter(|year| YEARS.contains(year))?,
            second.parse().ok()?,
            third.parse().ok()?,
        ));
    }
    if first.len() > 2 || second.len() > 2 || sign == "-" && third.len() != 4 {
        return None;
    }
    let year = match third.len() {
        4 => third.parse().ok().filter(|year| YEARS.contains(year))?,
        2 => century(third.parse().ok()?),
        _ => return None,
    };
    let (first, second): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
    match (first > 12, second > 12) {
        (true, false) => Some((year, second, first)),
        (false, true) if sign == "/" || sign == "-" => Some((year, first, second)),
        (false, false) if sign == "." || first == second => Some((year, second, first)),
        _ => None,
    }
}

/// The year of two digits, as POSIX reads them: 69 to 99 are of the twentieth century.
fn century(year: i16) -> i16 {
    if year < 69 { 2000 + year } else { 1900 + year }
}
