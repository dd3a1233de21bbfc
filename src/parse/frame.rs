//! Lines around a report that say by whom and when it was made: bylines, time stamps, editors, source lines.

use std::sync::LazyLock;

/// Beginnings of lines that name who made the report.
const OPENINGS: &[&str] = &[
    "written by",
    "edited by",
    "editing by",
    "reporting by",
    "additional reporting",
    "compiled by",
    "source:",
    "sources:",
    "from:",
    "author:",
    "reporter:",
    "editor:",
    "editors:",
    "posted by",
    "posted on",
    "published:",
    "published on",
    "updated:",
    "update:",
    "created:",
    "date:",
    "press release",
    "press releases",
    "issued by",
    "released by",
    "writing by",
    "translated by",
    "publisher:",
];

/// Words of dates and times.
static DATE_WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "january jan february feb march mar april apr may june jun july jul august aug september sept sep october oct november nov \
     december dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun published updated update \
     posted date time local gmt utc ist est am pm hrs hours at on last modified edited pht wib cet eet a m p min mins minutes hours ago read"
        .split_whitespace()
        .collect()
});

/// A frame line has at most this many words.
const MOST_WORDS: usize = 16;

/// Whether a line is a byline, a time stamp or another line around a report.
pub(super) fn is_frame(line: &str) -> bool {
    let line = line.trim();
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.is_empty() || words.len() > MOST_WORDS {
        return false;
    }
    let folded = line.to_lowercase();
    is_bracketed(line)
        || is_byline(line, &words)
        || is_stamp(line)
        || OPENINGS.iter().any(|opening| folded.starts_with(opening))
}

/// "[Original text: Italian]", "(ATTN: updates with readout)".
fn is_bracketed(line: &str) -> bool {
    let inside = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
    let inside = inside.or_else(|| line.strip_prefix('(').and_then(|line| line.strip_suffix(')')));
    inside.is_some_and(|inside| !inside.contains(['(', ')', '[', ']']))
}

fn is_byline(line: &str, words: &[&str]) -> bool {
    let by = words[0].eq_ignore_ascii_case("by") || words[0] == "By:";
    let named = words.get(1).is_some_and(|word| word.starts_with(char::is_uppercase));
    let small = ["and", "with", "in", "of", "the", "for", "de", "van", "al", "bin", "from", "at", "&", "|"];
    let all_names = words[1..].iter().all(|word| {
        small.contains(word) || word.starts_with(|sign: char| sign.is_uppercase() || !sign.is_alphabetic())
    });
    by && named && all_names && !line.ends_with(['.', '!', '?', ':'])
}

/// A date or time with at most a name or place beside it.
fn is_stamp(line: &str) -> bool {
    let is_part = |sign: char| !(sign.is_alphanumeric() || sign == '\'' || sign == '’');
    let (mut dates, mut names) = (0, 0);
    for word in line.split(is_part).filter(|word| !word.is_empty()) {
        let folded = word.to_lowercase();
        if folded.starts_with(|sign: char| sign.is_ascii_digit()) {
            dates += 1;
        } else if !DATE_WORDS.contains(&folded.as_str()) {
            if !word.starts_with(char::is_uppercase) && word.chars().count() > 1 {
                return false;
            }
            names += 1;
        }
    }
    dates > 0 && names <= 4 && (has_date(line) || has_time(line)) && !has_sentence(line)
}

/// A month beside a number, or a date in numbers.
fn has_date(line: &str) -> bool {
    let folded = line.to_lowercase();
    let month = folded
        .split(|sign: char| !sign.is_alphabetic())
        .any(|word| DATE_WORDS.iter().take(23).any(|month| *month == word));
    let numeric = folded.split_whitespace().any(|word| {
        let word = word.trim_matches(|sign: char| !sign.is_ascii_digit());
        word.len() >= 6
            && word.chars().all(|sign| sign.is_ascii_digit() || "./-".contains(sign))
            && word.matches(['.', '/', '-']).count() == 2
    });
    month || numeric
}

fn has_time(line: &str) -> bool {
    let mut signs = line.chars().collect::<Vec<_>>();
    signs.push(' ');
    signs
        .windows(4)
        .any(|four| four[0].is_ascii_digit() && four[1] == ':' && four[2].is_ascii_digit() && four[3].is_ascii_digit())
}

/// Whether a full stop with another word after it makes the line more than one sentence, dates and initials apart.
fn has_sentence(line: &str) -> bool {
    line.split(". ").filter(|part| part.split_whitespace().count() > 5).count() > 1
}

#[cfg(test)]
mod tests {
    use super::is_frame;

    #[test]
    fn lines_around_a_report() {
        let frames = [
            "By Ann Writer",
            "by Ann WRITER with Jon DOE in Kinshasa",
            "Ann Mary Writer  | 04.02.2025 - Update : 05.02.2025",
            "Ann Writer Published August 24, 2025 Updated August 24, 2025 09:41am",
            "March 10, 2026, 6:12 pm",
            "17.09.2025",
            "2025-06-11 21:47:30",
            "12/02/2026 05:48 PM",
            "19:14 Local Time 16:14 GMT",
            "Wednesday, July 10, 2019",
            "Source: Newswire",
            "Editor: huaxia",
            "Edited by Ann Writer/Jon Doe",
            "[B0719]",
            "(ATTN: UPDATES with readout in last 2 paras)",
            "CANBERRA 6 April 1968",
            "Press releases, 03.06.2026",
            "Published 14 March 2026",
            "Monday, September 30, 2019",
        ];
        for line in frames {
            assert!(is_frame(line), "{line}");
        }
        let told = [
            "By tradition, the ceremony will be held in the hall.",
            "On 5 May the ministers met.",
            "The talks lasted 30 minutes",
            "Ministers sign trade deal on 5 May 2025",
            "By 2030 trade will double.",
            "Minister Ann Roe met him on 5 May 2025.",
            "Mr. Jon Doe",
        ];
        for line in told {
            assert!(!is_frame(line), "{line}");
        }
    }
}
