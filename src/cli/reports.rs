//! The reports in an input: one text, or JSON Lines of many.

mod line;

pub(super) use line::{FAULTS, is_day, is_plain, is_uri};

use super::inputs::Input;
use super::source::unpacked;
use crate::Report;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::format::{Limits, Line, LineReader};
use crate::input::{self, Encoding};
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
}

/// What was said about all inputs.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    pub(super) kind: Kind,
    pub(super) encoding: Option<Encoding>,
    /// What a report has that says nothing of its own.
    pub(super) default: Report,
}

/// A report, or why there is none.
pub(super) struct Item {
    /// The report, unless it could not be read.
    pub(super) report: Option<Report>,
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
        Self { report, findings, ignored: Vec::new() }
    }

    /// How much memory it takes, near enough.
    pub(super) fn size(&self) -> usize {
        self.report.as_ref().map_or(0, |report| report.text.len())
    }
}

/// The reports of an input, one after the other.
pub(super) type Items<'a> = Box<dyn Iterator<Item = Result<Item, Error>> + 'a>;

/// Reads the reports of an input.
pub(super) fn read<'a>(source: &Input, settings: &'a Settings) -> Items<'a> {
    let name = source.name();
    match open(source, settings.kind) {
        Ok((Kind::Jsonl, input)) => lines(input, source, settings),
        Ok((_, input)) => Box::new(std::iter::once(text(input, source, settings).map_err(|error| error.at(&name)))),
        Err(error) => Box::new(std::iter::once(Err(Error::read(error).at(name)))),
    }
}

fn open(source: &Input, kind: Kind) -> std::io::Result<(Kind, Box<dyn BufRead + Send>)> {
    let mut input: Box<dyn BufRead + Send> = match &source.path {
        None => unpacked(Box::new(BufReader::new(std::io::stdin())))?,
        Some(path) if path.is_dir() => return Err(std::io::ErrorKind::IsADirectory.into()),
        Some(path) => unpacked(Box::new(BufReader::new(File::open(path)?)))?,
    };
    let kind = match (kind, source.extension().as_deref()) {
        (Kind::Auto, Some("jsonl" | "ndjson")) => Kind::Jsonl,
        (Kind::Auto, Some("txt" | "text")) => Kind::Text,
        (Kind::Auto, _) if begins_object(input.fill_buf()?) => Kind::Jsonl,
        (Kind::Auto, _) => Kind::Text,
        (kind, _) => kind,
    };
    Ok((kind, input))
}

/// Whether a text begins as an object of JSON does.
fn begins_object(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let inside = bytes.strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    inside.is_some_and(|inside| matches!(inside.first(), None | Some(b'"' | b'}')))
}

fn text(input: Box<dyn BufRead + Send>, source: &Input, settings: &Settings) -> Result<Item, Error> {
    let mut bytes = Vec::new();
    let limit = input::LONGEST_TEXT as u64 + 1;
    input.take(limit).read_to_end(&mut bytes).map_err(Error::read)?;
    if bytes.len() > input::LONGEST_TEXT {
        return Ok(Item::of(&source.name(), Err(vec![input::too_long()]), None));
    }
    Ok(match input::decode(&bytes, settings.encoding) {
        Ok(decoded) => {
            let report = Report { text: decoded.text, id: source.id.clone(), ..settings.default.clone() };
            Item::of(&source.name(), Ok(report), decoded.finding)
        }
        Err(finding) => Item::of(&source.name(), Err(vec![*finding]), None),
    })
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
