//! The reports in an input: one text or page, or JSON Lines or a web archive of many.

mod line;

pub(super) use line::{FAULTS, is_day, is_plain, is_uri};

use super::inputs::Input;
use super::source::{unpacked, without_zstd};
use crate::Report;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::format::{Limits, Line, LineReader};
use crate::input::html::Page;
use crate::input::warc::Archive;
use crate::input::{self, Encoding};
#[cfg(feature = "python")]
use crate::schema::tree::Node;
#[cfg(feature = "python")]
use crate::{diagnostic::Lines, format::Entry};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};

/// What the input holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Kind {
    /// By the file's ending, else by how it begins
    Auto,
    /// One report in plain text
    Text,
    /// JSON Lines: a report a line with `id`, `text` and optionally `headline`, `published`, `publisher`, `url`, `language`
    Jsonl,
    /// One HTML page: its main text, with headline, day, publisher and address from JSON-LD, `OpenGraph` and meta tags
    Html,
    /// A web archive: every HTML page in it is a report
    Warc,
}

/// The report that an object of a line tells of, wherever the object came from.
#[cfg(feature = "python")]
pub(crate) fn of_tree(tree: Node) -> Result<Report, Vec<Diagnostic>> {
    let entry = Entry::new(1, Some(tree), Lines::default(), Vec::new());
    line::report(&entry, &Report::default(), &mut Vec::new())
}

/// The reports in the pages of a web archive, and what was found in reading them.
#[cfg(feature = "python")]
pub(crate) fn of_archive(bytes: Vec<u8>) -> Result<(Vec<Report>, Vec<Diagnostic>), Error> {
    let settings = Settings { kind: Kind::Warc, encoding: None, default: Report::default() };
    let (mut reports, mut found) = (Vec::new(), Vec::new());
    let input = without_zstd(Box::new(std::io::Cursor::new(bytes))).map_err(Error::read)?;
    for item in pages(input, &Input { path: None, id: None }) {
        let item = item?.opened(&settings);
        reports.extend(item.report);
        found.extend(item.findings);
    }
    Ok((reports, found))
}

/// The endings of files of reports.
pub(super) const ENDINGS: &[&str] = &["txt", "text", "jsonl", "ndjson", "html", "htm", "xhtml", "warc"];

/// What was said about all inputs.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    pub(super) kind: Kind,
    pub(super) encoding: Option<Encoding>,
    /// What a report has that says nothing of its own, and what goes before the word of a page.
    pub(super) default: Report,
}

impl Settings {
    /// The report in a page, or why there is none; what the user said goes before what the page says.
    fn report(&self, page: &Page, id: Option<String>) -> (Result<Report, Vec<Diagnostic>>, Option<Diagnostic>) {
        match page.read(self.encoding) {
            Ok(mut article) => {
                let finding = article.finding.take();
                let told = Report::from(article);
                let given = self.default.clone();
                let report = Report {
                    id,
                    published: given.published.or(told.published),
                    publisher: given.publisher.or(told.publisher),
                    url: given.url.or(told.url),
                    language: given.language.or(told.language),
                    ..told
                };
                (Ok(report), finding)
            }
            Err(finding) => (Err(vec![*finding]), None),
        }
    }
}

/// A report, or why there is none.
pub(super) struct Item {
    /// The report, unless it could not be read.
    pub(super) report: Option<Report>,
    /// The page that the report is still to be taken out of, and the file and id it goes under.
    page: Option<Box<(Page, String, Option<String>)>>,
    /// What was found in reading it.
    pub(super) findings: Vec<Diagnostic>,
    /// Members that were ignored.
    pub(super) ignored: Vec<String>,
}

impl Item {
    fn of(file: &str, report: Result<Report, Vec<Diagnostic>>, notice: Option<Diagnostic>) -> Self {
        let (report, mut findings) = match report {
            Ok(report) => (Some(report), Vec::new()),
            Err(findings) => (None, findings),
        };
        findings.extend(notice);
        for finding in &mut findings {
            finding.place.file = Some(file.to_owned());
        }
        Self { report, page: None, findings, ignored: Vec::new() }
    }

    fn of_page(file: &str, page: Page, id: Option<String>) -> Self {
        let page = Some(Box::new((page, file.to_owned(), id)));
        Self { report: None, page, findings: Vec::new(), ignored: Vec::new() }
    }

    /// Takes the report out of its page, which is worth doing in parallel.
    pub(super) fn opened(self, settings: &Settings) -> Self {
        let Some((page, file, id)) = self.page.map(|page| *page) else { return Self { page: None, ..self } };
        let (report, notice) = settings.report(&page, id);
        Self::of(&file, report, notice)
    }

    /// How much memory it takes, near enough; a page takes several times its bytes while it is read.
    pub(super) fn size(&self) -> usize {
        let text = self.report.as_ref().map_or(0, |report| report.text.len());
        text + self.page.as_ref().map_or(0, |page| 8 * page.0.bytes.len())
    }
}

/// The reports of an input, one after the other.
pub(super) type Items<'a> = Box<dyn Iterator<Item = Result<Item, Error>> + Send + 'a>;

/// Reads the reports of an input.
pub(super) fn read<'a>(source: &Input, settings: &'a Settings) -> Items<'a> {
    let name = source.name();
    match open(source, settings.kind) {
        Ok((Kind::Jsonl, input)) => lines(input, source, settings),
        Ok((Kind::Warc, input)) => pages(input, source),
        Ok((kind, input)) => {
            Box::new(std::iter::once(whole(input, kind, source, settings).map_err(|error| error.at(&name))))
        }
        Err(error) => Box::new(std::iter::once(Err(Error::read(error).at(name)))),
    }
}

fn open(source: &Input, kind: Kind) -> std::io::Result<(Kind, Box<dyn BufRead + Send>)> {
    let mut input: Box<dyn BufRead + Send> = match &source.path {
        None => Box::new(BufReader::new(std::io::stdin())),
        Some(path) if path.is_dir() => return Err(std::io::ErrorKind::IsADirectory.into()),
        Some(path) => Box::new(BufReader::with_capacity(1 << 16, File::open(path)?)),
    };
    let kind = match (kind, source.extension().as_deref()) {
        (Kind::Auto, Some("jsonl" | "ndjson")) => Kind::Jsonl,
        (Kind::Auto, Some("txt" | "text")) => Kind::Text,
        (Kind::Auto, Some("html" | "htm" | "xhtml")) => Kind::Html,
        (Kind::Auto, Some("warc")) => Kind::Warc,
        (Kind::Auto, _) if Archive::<File>::begins(input.fill_buf()?) => Kind::Warc,
        (kind, _) => kind,
    };
    // The gzip members of an archive are taken apart by its own reader.
    let mut input = if kind == Kind::Warc { without_zstd(input)? } else { unpacked(input)? };
    let kind = if kind == Kind::Auto { kind_of(input.fill_buf()?) } else { kind };
    Ok((kind, input))
}

/// What an input holds that begins like this.
fn kind_of(bytes: &[u8]) -> Kind {
    if begins_object(bytes) {
        Kind::Jsonl
    } else if Page::begins(bytes) {
        Kind::Html
    } else if Archive::<File>::begins(bytes) {
        Kind::Warc
    } else {
        Kind::Text
    }
}

/// Whether a text begins as an object of JSON does.
fn begins_object(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let inside = bytes.strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    inside.is_some_and(|inside| matches!(inside.first(), None | Some(b'"' | b'}')))
}

/// An input that is one report.
fn whole(input: Box<dyn BufRead + Send>, kind: Kind, source: &Input, settings: &Settings) -> Result<Item, Error> {
    let mut bytes = Vec::new();
    let limit = input::LONGEST_TEXT as u64 + 1;
    input.take(limit).read_to_end(&mut bytes).map_err(Error::read)?;
    if bytes.len() > input::LONGEST_TEXT {
        return Ok(Item::of(&source.name(), Err(vec![input::too_long()]), None));
    }
    if kind == Kind::Html {
        let name = source.path.as_deref().and_then(std::path::Path::file_name).unwrap_or("-".as_ref());
        let page = Page::new(name.to_string_lossy(), bytes);
        return Ok(Item::of_page(&source.name(), page, source.id.clone()));
    }
    Ok(match input::decode(&bytes, settings.encoding) {
        Ok(decoded) => {
            let report = Report { text: decoded.text, id: source.id.clone(), ..settings.default.clone() };
            Item::of(&source.name(), Ok(report), decoded.finding)
        }
        Err(finding) => Item::of(&source.name(), Err(vec![*finding]), None),
    })
}

/// The pages of an archive; each goes under its address, else under the name of its record.
fn pages<'a>(input: Box<dyn BufRead + Send>, source: &Input) -> Items<'a> {
    let name = source.name();
    Box::new(Archive::new(input).map(move |page| match page {
        Ok(Ok(page)) => {
            let id = page.url.clone().unwrap_or_else(|| page.name.clone());
            Ok(Item::of_page(&name, page, Some(id).filter(|id| !id.is_empty() && is_plain(id))))
        }
        Ok(Err(finding)) => Ok(Item::of(&name, Err(vec![*finding]), None)),
        Err(error) => Err(Error::read(error).at(&name)),
    }))
}

fn lines<'a>(input: Box<dyn BufRead + Send>, source: &Input, settings: &'a Settings) -> Items<'a> {
    let (name, id) = (source.name(), source.id.clone());
    let limits = Limits::default();
    let lines = LineReader::new(input, limits.record_bytes).filter(|line| !line.as_ref().is_ok_and(Line::is_blank));
    Box::new(lines.map(move |line| {
        let line = line.map_err(|error| error.at(&name))?;
        let number = line.number;
        let mut ignored = Vec::new();
        let mut report = line::report(&crate::format::read_line(line, limits), &settings.default, &mut ignored);
        if let (Ok(report), Some(id)) = (&mut report, &id) {
            report.id.get_or_insert_with(|| format!("{id}#{number}"));
        }
        Ok(Item { ignored, ..Item::of(&name, report, None) })
    }))
}
