//! A bag of records: their texts and files as far as they are given, the records, and what archives import.

use super::digest::{self, Algorithm};
use super::path::encoded;
use crate::error::Error;
use crate::export::{Dialect, Export, Layout, PREMIS_OF_ALL, Piece, Settings, names};
use crate::format::bundle::{self, Guard};
use crate::format::{self, RecordWriter};
use crate::record::{Record, Source, sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

/// What goes into a bag besides the records.
pub struct Contents {
    /// What exports must know.
    pub settings: Settings,
    /// The dialects that it holds.
    pub dialects: Vec<&'static dyn Dialect>,
    /// Files that the texts of records were taken out of, or the texts.
    pub files: Vec<PathBuf>,
    /// Whether `metadata.csv` and one `premis.xml` are there, which Archivematica reads.
    pub is_for_archivematica: bool,
}

/// A bag in the making, in a folder that is given for it.
pub struct Bag {
    root: PathBuf,
    settings: Settings,
    is_for_archivematica: bool,
    exports: Vec<Exported>,
    xml: Box<dyn RecordWriter>,
    tables: Box<bundle::Writer<'static>>,
    rows: Option<csv::Writer<File>>,
    /// Given files by their SHA-256.
    given: BTreeMap<String, PathBuf>,
    used: BTreeSet<String>,
    source: Option<Source>,
    written: BTreeSet<String>,
    records: u64,
    reviewed: u64,
}

/// A dialect in the making.
struct Exported {
    dialect: &'static dyn Dialect,
    export: Export,
    body: BufWriter<File>,
    front: String,
}

impl Bag {
    /// Begins a bag in an empty folder.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn begin(root: &Path, contents: Contents) -> Result<Self, Error> {
        let Contents { settings, mut dialects, files, is_for_archivematica } = contents;
        let metadata = root.join("data/metadata");
        let tables = metadata.join("tables");
        for folder in [&root.join("data/objects"), &metadata, &tables] {
            fs::create_dir_all(folder).map_err(|error| Error::write(error).at(folder))?;
        }
        if is_for_archivematica {
            dialects.retain(|dialect| dialect.name() != PREMIS_OF_ALL.name());
            dialects.push(PREMIS_OF_ALL);
        }
        let exports =
            dialects.into_iter().map(|dialect| Exported::begin(dialect, &settings)).collect::<Result<_, _>>()?;
        let xml = format::by_name("xml")?.write(Box::new(BufWriter::new(create(&metadata.join("records.xml"))?)));
        for (name, text) in bundle::descriptors(Guard::None) {
            put(&tables.join(name), text.as_bytes())?;
        }
        let tables = bundle::Writer::new(Guard::None, |name| {
            Ok(Box::new(BufWriter::new(create(&tables.join(format!("{name}.csv")))?)))
        })?;
        let rows = is_for_archivematica.then(|| rows(&metadata.join("metadata.csv"))).transpose()?;
        let given = files.into_iter().map(|file| Ok((digest_of(&file)?, file))).collect::<Result<_, Error>>()?;
        Ok(Self {
            root: root.to_owned(),
            settings,
            is_for_archivematica,
            exports,
            xml,
            tables: Box::new(tables),
            rows,
            given,
            used: BTreeSet::new(),
            source: None,
            written: BTreeSet::new(),
            records: 0,
            reviewed: 0,
        })
    }

    /// Takes a record.
    ///
    /// # Errors
    /// When a value is lacking that a dialect demands, or a file cannot be written.
    pub fn take(&mut self, record: &Record) -> Result<(), Error> {
        self.records += 1;
        self.reviewed += u64::from(crate::export::is_reviewed(record));
        if self.source.as_ref() != Some(&record.source) {
            self.source = Some(record.source.clone());
            self.objects(record)?;
        }
        let text = serde_json::to_string_pretty(record).map_err(Error::encode)? + "\n";
        self.object(&names::record(record), text.as_bytes())?;
        self.xml.write(record)?;
        self.tables.write(record)?;
        let root = &self.root;
        self.exports.iter_mut().try_for_each(|exported| {
            let pieces = exported.export.take(record)?;
            pieces.iter().try_for_each(|piece| exported.put(root, piece))
        })
    }

    /// The text of a report and the file that it was taken out of, as far as they are given.
    fn objects(&mut self, first: &Record) -> Result<(), Error> {
        let source = &first.source;
        let text = match (&source.text, &source.text_sha256) {
            (Some(text), _) => Some(text.clone().into_bytes()),
            (None, Some(digest)) => self.file(digest)?,
            (None, None) => None,
        };
        if let Some(text) = text {
            self.object(&names::text(first), &text)?;
            self.row(&names::text(first), first)?;
        }
        if let Some(original) = &source.original
            && let Some(bytes) = self.file(&original.sha256)?
        {
            self.object(&names::original(first, original), &bytes)?;
            self.row(&names::original(first, original), first)?;
        }
        Ok(())
    }

    /// The given file of that digest.
    fn file(&mut self, digest: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some(path) = self.given.get(digest) else { return Ok(None) };
        self.used.insert(digest.to_owned());
        fs::read(path).map(Some).map_err(|error| Error::read(error).at(path))
    }

    fn object(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        if !self.written.insert(name.to_owned()) {
            return Err(Error::conflict(
                "two records have the same id, or come from the same report but not one after the other",
            ));
        }
        put(&self.root.join("data").join(name), bytes)
    }

    fn row(&mut self, name: &str, first: &Record) -> Result<(), Error> {
        let Some(rows) = &mut self.rows else { return Ok(()) };
        let written = rows.write_record(crate::export::dublin_core(name, first));
        written.map_err(|error| Error::write(error.into()))
    }

    /// Ends the bag: its tag files and manifests.
    ///
    /// # Errors
    /// When a value is lacking, a given file belongs to no record, or a file cannot be written.
    pub fn finish(mut self) -> Result<(), Error> {
        if self.records == 0 {
            return Err(Error::settings("a bag needs at least one record".into()));
        }
        for exported in self.exports.drain(..) {
            exported.finish(&self.root)?;
        }
        self.xml.finish()?;
        self.tables.finish()?;
        if let Some(mut rows) = self.rows {
            rows.flush().map_err(Error::write)?;
        }
        if let Some((digest, path)) = self.given.iter().find(|(digest, _)| !self.used.contains(*digest)) {
            let reason = format!("no record was made from a text or file with its SHA-256, {digest}");
            return Err(Error::settings(reason).at(path));
        }
        let (settings, count) = (&self.settings, (self.records, self.reviewed));
        seal(&self.root, settings, count, self.is_for_archivematica)
    }
}

impl Exported {
    fn begin(dialect: &'static dyn Dialect, settings: &Settings) -> Result<Self, Error> {
        let body = BufWriter::new(tempfile::tempfile().map_err(Error::write)?);
        Ok(Self { dialect, export: Export::new(dialect, settings.clone()), body, front: String::new() })
    }

    fn put(&mut self, root: &Path, piece: &Piece) -> Result<(), Error> {
        match &piece.document {
            Some(name) => {
                let folder = root.join("data/metadata").join(self.dialect.name());
                fs::create_dir_all(&folder).map_err(|error| Error::write(error).at(&folder))?;
                let path = folder.join(name);
                let file = File::options().append(true).create(true).open(&path);
                let written = file.and_then(|mut file| file.write_all(piece.text.as_bytes()));
                written.map_err(|error| Error::write(error).at(path))
            }
            None if piece.is_front => {
                self.front.insert_str(0, &piece.text);
                Ok(())
            }
            None => self.body.write_all(piece.text.as_bytes()).map_err(Error::write),
        }
    }

    fn finish(mut self, root: &Path) -> Result<(), Error> {
        let export = std::mem::replace(&mut self.export, Export::new(self.dialect, Settings::default()));
        for piece in export.finish()? {
            self.put(root, &piece)?;
        }
        if self.dialect.layout() == Layout::Each {
            return Ok(());
        }
        let (name, extension) = (self.dialect.name(), self.dialect.extensions().first().copied().unwrap_or_default());
        let path = root.join("data/metadata").join(format!("{name}.{extension}"));
        let mut file = create(&path)?;
        let body = self.body.into_inner().map_err(io::IntoInnerError::into_error);
        let written = body.and_then(|mut body| {
            file.write_all(self.front.as_bytes())?;
            body.rewind()?;
            io::copy(&mut body, &mut file)
        });
        written.map(drop).map_err(|error| Error::write(error).at(path))
    }
}

fn create(path: &Path) -> Result<File, Error> {
    File::create_new(path).map_err(|error| Error::write(error).at(path))
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    create(path)?.write_all(bytes).map_err(|error| Error::write(error).at(path))
}

fn digest_of(path: &Path) -> Result<String, Error> {
    fs::read(path).map(sha256).map_err(|error| Error::read(error).at(path))
}

/// The table of Archivematica, with its names of columns.
fn rows(path: &Path) -> Result<csv::Writer<File>, Error> {
    let mut rows = csv::Writer::from_writer(create(path)?);
    rows.write_record(crate::export::DUBLIN_CORE_COLUMNS).map_err(|error| Error::write(error.into()))?;
    Ok(rows)
}

/// Digests that the manifests have.
const MANIFESTS: [&str; 2] = ["sha512", "sha256"];

/// Writes tag files and manifests.
fn seal(root: &Path, settings: &Settings, count: (u64, u64), is_for_archivematica: bool) -> Result<(), Error> {
    let payload = files(root, "data")?;
    let mut bytes = 0;
    for name in &payload {
        bytes += fs::metadata(root.join(name)).map_err(|error| Error::read(error).at(name))?.len();
    }
    put(&root.join("bagit.txt"), b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")?;
    let info = info(settings, (bytes, payload.len()), count, is_for_archivematica);
    put(&root.join("bag-info.txt"), info.as_bytes())?;
    manifests(root, "manifest", &payload)?;
    let mut tags = vec!["bag-info.txt".to_owned(), "bagit.txt".to_owned()];
    tags.extend(MANIFESTS.map(|name| format!("manifest-{name}.txt")));
    tags.sort();
    manifests(root, "tagmanifest", &tags)
}

fn manifests(root: &Path, kind: &str, names: &[String]) -> Result<(), Error> {
    let algorithms: Vec<Algorithm> = MANIFESTS.iter().filter_map(|name| digest::by_name(name)).collect();
    let mut texts = vec![String::new(); algorithms.len()];
    for name in names {
        let path = root.join(name);
        let digests = digest::of_file(&path, &algorithms).map_err(|error| Error::read(error).at(&path))?;
        for (text, digest) in texts.iter_mut().zip(digests) {
            let _ = writeln!(text, "{digest}  {}", encoded(name));
        }
    }
    algorithms
        .iter()
        .zip(texts)
        .try_for_each(|(algorithm, text)| put(&root.join(format!("{kind}-{}.txt", algorithm.name)), text.as_bytes()))
}

/// `bag-info.txt`, with what is known of the reserved labels.
fn info(
    settings: &Settings,
    (bytes, files): (u64, usize),
    (records, reviewed): (u64, u64),
    is_for_archivematica: bool,
) -> String {
    let archive = &settings.archive;
    let made = format!(
        "Records of diplomatic meetings, {records} in number, {reviewed} of them reviewed by a person, with what archives import of them. Descriptions were made by program."
    );
    let layout = is_for_archivematica.then(|| "Layout of an Archivematica transfer: objects and metadata".to_owned());
    let lines = [
        ("Source-Organization", archive.agency.clone()),
        ("External-Description", Some(made)),
        ("External-Identifier", archive.collection.clone()),
        ("Bagging-Date", settings.at.as_ref().and_then(|at| at.get(..10)).map(str::to_owned)),
        ("Internal-Sender-Description", layout),
        ("Bag-Software-Agent", Some(concat!("chancery ", env!("CARGO_PKG_VERSION")).to_owned())),
        ("Payload-Oxum", Some(format!("{bytes}.{files}"))),
    ];
    let line = |(label, value): (&str, Option<String>)| {
        let value = value?.split_whitespace().collect::<Vec<_>>().join(" ");
        (!value.is_empty()).then(|| format!("{label}: {value}\n"))
    };
    lines.into_iter().filter_map(line).collect()
}

/// Every file below a folder of the bag, by its path in the bag, in order.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(root: &Path, folder: &str) -> Result<Vec<String>, Error> {
    let place = root.join(folder);
    let at = |error| Error::read(error).at(&place);
    let mut found = Vec::new();
    for entry in fs::read_dir(&place).map_err(at)? {
        let entry = entry.map_err(at)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        if entry.file_type().map_err(at)?.is_dir() {
            found.extend(files(root, &path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
