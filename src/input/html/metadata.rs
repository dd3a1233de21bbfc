//! What a page says about its report: JSON-LD before `OpenGraph` before other tags.

use super::blocks::Block;
use dom_query::Document;
use jiff::civil::Date;
use serde_json::Value;
use std::fmt::Write as _;

/// Where the day of publication stands: a selector, and the attribute of what it selects.
const PUBLISHED: &[(&str, &str)] = &[
    ("meta[property='article:published_time' i]", "content"),
    ("meta[property='og:published_time' i], meta[name='og:published_time' i]", "content"),
    ("[itemprop=datePublished]", "content"),
    ("[itemprop=datePublished]", "datetime"),
    ("meta[name='parsely-pub-date' i], meta[name='sailthru.date' i], meta[name='article.published' i]", "content"),
    ("meta[name='citation_publication_date' i], meta[name='citation_date' i]", "content"),
    ("meta[name='dcterms.created' i], meta[name='dcterms.date' i], meta[name='dcterms.issued' i]", "content"),
    ("meta[name='dc.date.issued' i], meta[name='dc.date' i], meta[name='dc.date.created' i]", "content"),
    ("meta[name='pubdate' i], meta[name='publishdate' i], meta[name='publish-date' i]", "content"),
    ("meta[name='publication_date' i], meta[name='date' i], meta[property='date' i]", "content"),
    ("time[pubdate], time.published, time.entry-date, time.dt-published", "datetime"),
];

/// Where the publisher stands.
const PUBLISHER: &[(&str, &str)] = &[
    ("meta[property='og:site_name' i], meta[name='og:site_name' i]", "content"),
    ("meta[name='dc.publisher' i], meta[name='dcterms.publisher' i], meta[name=publisher i]", "content"),
    ("meta[name='application-name' i]", "content"),
];

/// Where the page's own address stands.
const URL: &[(&str, &str)] =
    &[("link[rel~=canonical i]", "href"), ("meta[property='og:url' i], meta[name='og:url' i]", "content")];

/// Where the headline stands, apart from the text itself.
const HEADLINE: &[(&str, &str)] = &[
    ("meta[property='og:title' i], meta[name='og:title' i]", "content"),
    ("meta[name='dc.title' i], meta[name='dcterms.title' i]", "content"),
    ("meta[name='twitter:title' i], meta[property='twitter:title' i]", "content"),
];

/// Wordings of a day other than `2025-11-27`.
const DAYS: &[&str] = &["%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%A, %B %d, %Y", "%A, %d %B %Y"];

/// What separates a headline from the name of the site.
const SEPARATORS: &[&str] = &[" | ", " – ", " — ", " - ", " :: ", " » ", " « ", " · ", " • "];

/// A headline stands among the first paragraphs.
const HEAD: usize = 12;

/// How many paragraphs above the main text are looked at for its day.
const ABOVE: usize = 6;

/// What a page says about its report.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) published: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    headline: Option<String>,
}

/// Reads what a page says about its report.
pub(super) fn read(document: &Document) -> Told {
    let article = linked_article(document);
    let member = |name: &str| article.as_ref().and_then(|article| article.get(name));
    let publisher = member("publisher").and_then(|publisher| match publisher {
        Value::Array(publishers) => publishers.first().and_then(name),
        publisher => name(publisher),
    });
    let page = member("mainEntityOfPage").and_then(|page| page.get("@id").or(Some(page)));
    let url = [member("url"), page, member("@id")].into_iter().flatten().filter_map(Value::as_str).find_map(absolute);
    Told {
        published: member("datePublished")
            .and_then(Value::as_str)
            .and_then(day)
            .or_else(|| all(document, PUBLISHED).find_map(|value| day(&value))),
        publisher: publisher.or_else(|| all(document, PUBLISHER).next()),
        url: all(document, URL).find_map(|value| absolute(&value)).or(url),
        language: document
            .select_single("html")
            .attr("lang")
            .map(|tag| tag.trim().to_owned())
            .filter(|tag| is_language(tag)),
        headline: member("headline")
            .and_then(Value::as_str)
            .map(plain)
            .filter(|headline| !headline.is_empty())
            .or_else(|| all(document, HEADLINE).next()),
    }
}

/// The headline of a report. Where a paragraph repeats it, that one and what stands before it are taken away.
pub(super) fn headline(told: &Told, document: &Document, blocks: &mut Vec<Block>) -> Option<String> {
    let heads = document.select("h1");
    let heads: Vec<String> = heads.iter().map(|head| line(&head.text())).filter(|head| !head.is_empty()).collect();
    let title = line(&document.select_single("title").text());
    let site = told.publisher.as_deref().unwrap_or_default();
    let tagged = told.headline.as_deref().map(|headline| without_site(headline, site));
    // A tag may shorten what the page shows in full.
    let shown = heads.iter().find(|head| {
        let beginning = tagged.unwrap_or_default().trim_end_matches(['…', '.']);
        if beginning.is_empty() {
            heads.len() == 1 && head.contains(' ') && title.contains(*head)
        } else {
            begins(head, beginning)
        }
    });
    let chosen = shown.cloned().or_else(|| tagged.map(str::to_owned)).or_else(|| in_title(&title, blocks));
    let chosen = chosen.or_else(|| heads.iter().find(|head| head.split(' ').count() > 2).cloned());
    let chosen = chosen.or_else(|| longest_part(without_site(&title, site)))?;
    let repeats = |words: &str| line(words).eq_ignore_ascii_case(&chosen);
    let first = |block: &Block| block.text.lines().next().is_some_and(repeats);
    if let Some(at) = blocks.iter().take(HEAD).position(|block| first(block) || repeats(&block.text)) {
        let rest = blocks[at].text.split_once('\n').filter(|_| first(&blocks[at])).map(|(_, rest)| rest.to_owned());
        blocks.drain(..at + usize::from(rest.is_none()));
        if let Some(rest) = rest {
            blocks[0].text = rest;
        }
    }
    Some(chosen)
}

/// The day that stands alone above the main text, where sites without metadata show it.
pub(super) fn day_above(page: &[Block], main: &[Block]) -> Option<String> {
    let first = &main.first()?.text;
    let at = page.iter().position(|block| block.text == *first)?;
    page[..at].iter().rev().take(ABOVE).flat_map(|block| block.text.lines()).find_map(|line| {
        let label = line.split_once(": ").filter(|(label, _)| label.split(' ').count() < 4);
        day_alone(label.map_or(line, |(_, day)| day))
    })
}

/// The paragraph that a part of the title repeats or shortens.
fn in_title(title: &str, blocks: &[Block]) -> Option<String> {
    let long = parts(title).into_iter().filter(|part| part.split(' ').count() > 2).collect::<Vec<_>>();
    let lines = blocks.iter().take(HEAD).flat_map(|block| block.text.lines()).map(line);
    lines.into_iter().find(|line| long.iter().any(|part| begins(line, part)))
}

fn longest_part(title: &str) -> Option<String> {
    let longest = parts(title).into_iter().max_by_key(|part| part.len())?;
    (longest.split(' ').count() > 3).then(|| longest.to_owned())
}

fn parts(title: &str) -> Vec<&str> {
    let mut parts = vec![title];
    for separator in SEPARATORS {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    parts
}

fn without_site<'t>(title: &'t str, site: &str) -> &'t str {
    let rest = title.strip_suffix(site).filter(|_| !site.is_empty());
    rest.and_then(|rest| SEPARATORS.iter().find_map(|separator| rest.strip_suffix(separator))).unwrap_or(title)
}

fn begins(text: &str, beginning: &str) -> bool {
    text.get(..beginning.len()).is_some_and(|head| head.eq_ignore_ascii_case(beginning))
}

/// The values of the attributes that are selected, in the order of the list.
fn all<'d>(document: &'d Document, list: &'static [(&str, &str)]) -> impl Iterator<Item = String> + 'd {
    list.iter().flat_map(|(selector, attribute)| {
        let values = document.select(selector).iter().filter_map(|found| found.attr(attribute)).collect::<Vec<_>>();
        values.into_iter().map(|value| line(&value)).filter(|value| !value.is_empty())
    })
}

/// The article that JSON-LD describes.
fn linked_article(document: &Document) -> Option<Value> {
    let scripts = document.select("script[type='application/ld+json' i]");
    let mut found: Vec<Value> = Vec::new();
    for script in &scripts {
        let text = script.text();
        let text = text.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[");
        let text = text.trim_end_matches("-->").trim_end_matches("//]]>");
        if let Ok(value) = serde_json::from_str(text) {
            articles(value, &mut found);
        }
    }
    let position = found.iter().position(|article| article.get("headline").is_some()).unwrap_or(0);
    (position < found.len()).then(|| found.swap_remove(position))
}

/// The articles in a value of JSON-LD, those in lists and graphs too.
fn articles(value: Value, found: &mut Vec<Value>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| articles(value, found)),
        Value::Object(mut members) => {
            if let Some(graph) = members.remove("@graph") {
                articles(graph, found);
            }
            let is_article = |kind: &Value| {
                kind.as_str().is_some_and(|kind| {
                    ["Article", "Posting", "Report", "PressRelease"].iter().any(|end| kind.ends_with(end))
                })
            };
            let is_one = match members.get("@type") {
                Some(Value::Array(kinds)) => kinds.iter().any(is_article),
                Some(kind) => is_article(kind),
                None => false,
            };
            if is_one {
                found.push(Value::Object(members));
            }
        }
        _ => {}
    }
}

/// The name of a publisher, given as an object or as a text.
fn name(publisher: &Value) -> Option<String> {
    let name = publisher.get("name").unwrap_or(publisher).as_str().map(plain)?;
    (!name.is_empty() && absolute(&name).is_none()).then_some(name)
}

/// A text of JSON-LD, in which entities of HTML are common though they have no place there.
fn plain(text: &str) -> String {
    if text.contains('&') { line(&Document::fragment(text).text()) } else { line(text) }
}

/// A text on one line, without control characters.
fn line(text: &str) -> String {
    let words = text.split(|sign: char| sign.is_whitespace() || sign.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The day of a date with or without time, as far as it is one of the calendar.
fn day(value: &str) -> Option<String> {
    let value = value.trim();
    let is_day = |text: &str| text.parse::<Date>().is_ok();
    if let Some(day) = value.get(..10).filter(|day| is_day(day)) {
        return Some(day.to_owned());
    }
    let digits = value.get(..8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let digits = digits.map(|digits| format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]));
    let slashes = value.get(..10).map(|day| day.replace('/', "-"));
    [digits, slashes].into_iter().flatten().find(|day| is_day(day)).or_else(|| day_alone(value))
}

/// The day that a text is, written out.
fn day_alone(text: &str) -> Option<String> {
    DAYS.iter().find_map(|form| Date::strptime(form, text.trim()).ok()).map(|day| day.to_string())
}

/// An absolute address of the web, other signs than those of ASCII encoded.
pub(super) fn absolute(value: &str) -> Option<String> {
    let is_web = ["http://", "https://"].iter().any(|scheme| begins(value, scheme) && value.len() > scheme.len());
    let mut address = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'!'..=b'~' => address.push(char::from(byte)),
            other => {
                let _ = write!(address, "%{other:02X}");
            }
        }
    }
    is_web.then_some(address)
}

fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_plain = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let first = parts.next().unwrap_or_default();
    first.len() >= 2 && first.bytes().all(|byte| byte.is_ascii_alphabetic()) && is_plain(first) && parts.all(is_plain)
}
