//! Paragraphs that belong to the page, not to the report.

/// Beginnings of paragraphs that a page puts around a report, in lower case.
const OPENINGS: &[&str] = &[
    "read also",
    "read more",
    "also read",
    "related:",
    "related news",
    "see also",
    "share this",
    "share on",
    "follow us",
    "subscribe",
    "sign up",
    "photo:",
    "photo by",
    "image:",
    "caption:",
    "file photo",
    "tags:",
    "copyright",
    "©",
    "all rights reserved",
    "last updated",
    "updated:",
    "click here",
    "advertisement",
    "print this",
    "comments",
    "most read",
    "breaking news",
    "download our app",
    "join our",
    "newsletter",
];

/// Whether a paragraph belongs to the page.
pub(super) fn is_noise(paragraph: &str) -> bool {
    let folded: String = paragraph.trim().chars().take(40).collect::<String>().to_lowercase();
    OPENINGS.iter().any(|opening| folded.starts_with(opening)) || folded.starts_with("###")
}
