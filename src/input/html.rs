//! HTML pages: the report in the page, and what the page says about it.
//!
//! The main text is found by a port of Mozilla's Readability; paragraphs, metadata and character sets are read here.

mod blocks;
mod charset;
mod metadata;

use super::{EMPTY, Encoding, NO_MAIN_TEXT};
use crate::diagnostic::Diagnostic;
use crate::record::{Original, sha256};
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// Elements that are never part of a report.
const AROUND: &str = "script, style, noscript, template, nav, form, button, select, figure, figcaption, aside, iframe, svg, \
    [role=navigation], [role=banner], [role=contentinfo], [role=search], [hidden]";

/// Elements of the page around a report, by what their class or id is called.
const FURNITURE: &str = "[class*=cookie i], [id*=cookie i], [class*=breadcrumb i], [class*=newsletter i], [class*=share i], \
    [class*=social i], [class*=related i], [class*=comment i], [id*=comment i], [class*=footer i], [id*=footer i]";

/// A part of the page with more of its words than one in so many is no furniture.
const FURNITURE_PART: usize = 3;

/// A report with fewer signs is looked for again with less rigour.
const SHORT: usize = 120;

/// Pages with more elements, or with elements that lie deeper, are read as they stand.
const MOST_ELEMENTS: usize = 50_000;
const DEEPEST: usize = 256;

/// A page as it was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its bytes, without compression.
    pub bytes: Vec<u8>,
    /// Name of the file or record that holds it.
    pub name: String,
    /// Its media type: `text/html`.
    pub media_type: String,
    /// The character set that the server named.
    pub charset: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
}

/// What a page holds: a report's text, and what the page says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The main text; paragraphs are separated by blank lines.
    pub text: String,
    /// The headline.
    pub headline: Option<String>,
    /// Day of publication: `2025-11-27`.
    pub published: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it was published, an absolute URI.
    pub url: Option<String>,
    /// Its language as the page says, a BCP 47 tag.
    pub language: Option<String>,
    /// The page itself.
    pub original: Original,
    /// What the user should know about its encoding.
    pub finding: Option<Diagnostic>,
}

impl Page {
    /// A page in a file of that name.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { bytes, name: name.into(), media_type: "text/html".into(), charset: None, url: None }
    }

    /// Whether bytes begin as a page does.
    #[must_use]
    pub fn begins(bytes: &[u8]) -> bool {
        const BEGINNINGS: [&str; 5] = ["<!doctype html", "<html", "<head", "<!--", "<?xml"];
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let begins = |beginning: &&str| {
            bytes.get(..beginning.len()).is_some_and(|head| head.eq_ignore_ascii_case(beginning.as_bytes()))
        };
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
        BEGINNINGS[..3].iter().any(begins) || BEGINNINGS[3..].iter().any(begins) && head.contains("<html")
    }

    /// Reads the page. An encoding that the user names goes before those that server and page name.
    ///
    /// # Errors
    /// A finding when the page is no text or has no main text.
    pub fn read(&self, declared: Option<Encoding>) -> Result<Article, Box<Diagnostic>> {
        let (html, finding) = charset::decode(&self.bytes, declared, self.charset.as_deref())?;
        if html.trim().is_empty() {
            return Err(Box::new(Diagnostic::new(EMPTY, "the page is empty")));
        }
        let document = Document::from(html.as_str());
        let told = metadata::read(&document);
        settle(&document);
        let mut blocks = blocks::of(&main_text(&document));
        let above = || metadata::day_above(&blocks::of(&document), &blocks);
        let published = told.published.clone().or_else(above);
        let headline = metadata::headline(&told, &document, &mut blocks);
        let text = blocks::text(&blocks);
        if text.is_empty() {
            let finding = Diagnostic::new(NO_MAIN_TEXT, "no main text was found in the page");
            return Err(Box::new(finding.with_help("save its text and give that")));
        }
        Ok(Article {
            text,
            headline,
            published,
            publisher: told.publisher,
            url: told.url.or_else(|| self.url.as_deref().and_then(metadata::absolute)),
            language: told.language,
            original: Original {
                name: self.name.clone(),
                media_type: self.media_type.clone(),
                sha256: sha256(&self.bytes),
            },
            finding,
        })
    }
}

/// Whether a page is built as pages for people are, so that looking for its main text takes bounded time.
fn is_usual(document: &Document) -> bool {
    let mut steps = vec![(document.root(), 0)];
    let mut count = 0;
    while let Some((node, depth)) = steps.pop() {
        count += 1;
        if depth > DEEPEST || count > MOST_ELEMENTS {
            return false;
        }
        steps.extend(node.element_children().into_iter().map(|child| (child, depth + 1)));
    }
    true
}

/// Takes away what is no report, and writes line breaks and tables in a way that the search for the main text keeps.
fn settle(document: &Document) {
    document.select(AROUND).remove();
    if !is_usual(document) {
        return;
    }
    let whole = document.select("body").text().len();
    for part in &document.select(FURNITURE) {
        if part.text().len() * FURNITURE_PART < whole {
            part.remove();
        }
    }
    for line_break in document.select("br").nodes() {
        line_break.replace_with_html(blocks::LINE_BREAK);
    }
    for part in document.select("table:not(:has(th)), table:not(:has(th)) :is(tbody, tr, td)").nodes() {
        part.rename("div");
    }
}

/// The part of the page that is the report, as a document; the whole page where none stands out.
fn main_text(document: &Document) -> Document {
    if !is_usual(document) {
        return document.clone();
    }
    let config = Config { char_threshold: SHORT, disable_json_ld: true, ..Config::default() };
    let found = Readability::with_document(document.clone(), None, Some(config)).and_then(|mut page| page.parse());
    found.map_or_else(|_| document.clone(), |article| Document::fragment(article.content))
}

#[cfg(test)]
mod tests;
