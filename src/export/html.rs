//! A page for people: each text with its evidence marked, and the record beside it.
//!
//! The page is one file without network and framework. Hover or focus on a field shows the words that it was read from and
//! the rule that read them. Everything from the record is escaped, and only the page's own script may run.

mod fields;
mod marks;

use super::{Dialect, Settings};
use crate::error::Error;
use crate::record::Record;
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// The page.
pub(super) struct Html;

impl Dialect for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm"]
    }

    fn about(&self) -> &'static str {
        "HTML: one page for people, each text with its evidence marked and the record beside it"
    }

    fn shows_text(&self) -> bool {
        true
    }

    fn begin(&self, _first: Option<&Record>, _settings: &Settings) -> Result<String, Error> {
        let digest = base64(&Sha256::digest(SCRIPT.as_bytes()));
        Ok(format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
             script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Records of meetings</title>\n\
             <style>\n{STYLE}</style>\n</head>\n<body>\n"
        ))
    }

    fn unit(&self, records: &[Record], number: u64, _settings: &Settings) -> Result<String, Error> {
        let articles = records.iter().zip(number..).map(|(record, number)| article(record, number));
        Ok(articles.collect())
    }

    fn end(&self) -> String {
        format!("<script>{SCRIPT}</script>\n</body>\n</html>\n")
    }
}

fn article(record: &Record, number: u64) -> String {
    let title = escaped(&title(record));
    let text = marks::text(record);
    let (fields, notes) = (fields::fields(record), fields::notes(record));
    let (version, id) = (escaped(&record.schema_version), escaped(&record.id));
    format!(
        "<article id=\"r{number}\" aria-labelledby=\"h{number}\">\n<h1 id=\"h{number}\">{title}</h1>\n<div class=\"both\">\n\
             <section class=\"text\" aria-label=\"Text\">{text}</section>\n\
             <section class=\"record\" aria-label=\"Record\">\n{notes}{fields}</section>\n</div>\n\
             <p class=\"foot\">Record {id}, schema {version}. Hover over a field or go to it with the Tab key to see the words \
             that it was read from.</p>\n</article>\n"
    )
}

fn title(record: &Record) -> String {
    let sides = record.sides.iter().map(|side| {
        let country = side.country.as_deref().map(fields::country);
        side.organization.clone().or(country).or_else(|| side.text.clone()).unwrap_or_else(|| side.id.clone())
    });
    let named = || sides.collect::<Vec<_>>().join(", ");
    record.source.headline.clone().unwrap_or_else(|| format!("A meeting of {}", named()))
}

/// A text as it stands in HTML, between tags and in quoted attributes.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // Marks that turn the direction of a text could show another order than the one that was read.
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => escaped.push('\u{FFFD}'),
            sign => escaped.push(sign),
        }
    }
    escaped
}

/// Bytes in Base64, in which a policy names the digest of a script.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let sign = char::from(SIGNS[bits >> (18 - 6 * place) & 63]);
            text.push(if place > three.len() { '=' } else { sign });
        }
    }
    text
}

#[cfg(test)]
mod tests;
