//! `chancery bless`: writes every generated file of the repository. Tests fail when one of them drifts.

#[cfg(feature = "sqlite")]
mod answers;
mod readme;

use super::{console, exit::Outcome, output};
use crate::config::Config;
use crate::error::Error;
use crate::export::{DIALECTS, Settings, Unit, documents, losses};
use crate::input::html::Page;
use crate::schema::TARGETS;
use crate::{Options, Report};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Write the generated files of the repository: schemas, golden records, parts of the README, answers of databases
///
/// Answers of databases need a program that is built with the feature sqlite; without it they stay as they are.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The repository
    #[arg(long, default_value = ".")]
    root: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let schemas = arguments.root.join("schemas");
    fs::create_dir_all(&schemas).map_err(|error| Error::write(error).at(&schemas))?;
    for target in TARGETS {
        settle(&schemas.join(target.file), &(target.generate)())?;
    }
    settle(&schemas.join("dialects.csv"), &dialects(&arguments.root)?)?;
    for story in stories(&arguments.root.join("fixtures/stories"))? {
        if let Some(golden) = golden(&story)? {
            settle(&story.join("record.json"), &golden)?;
            exports(&story, &arguments.root)?;
        }
    }
    renew("README.md", &arguments.root, readme::renewed)?;
    // Only a program with a database can ask one.
    #[cfg(feature = "sqlite")]
    renew("docs/databases.md", &arguments.root, answers::renewed)?;
    Ok(Outcome::Clean)
}

/// Makes the generated parts of a text anew.
fn renew(file: &str, root: &Path, renewed: fn(&str, &Path) -> Result<String, Error>) -> Result<(), Error> {
    let path = root.join(file);
    let text = fs::read_to_string(&path).map_err(|error| Error::read(error).at(&path))?;
    settle(&path, &renewed(&text, root)?)
}

/// The stories that have golden files of every dialect.
const EXPORTED: &[&str] = &["harbour", "planned", "readout-call", "video-trilateral"];

/// Settings for the golden files, so that they depend on nothing.
fn example(root: &Path) -> Result<Settings, Error> {
    let path = root.join("fixtures/archive/chancery.toml");
    let text = fs::read_to_string(&path).map_err(|error| Error::read(error).at(&path))?;
    let archive = Config::of(&text).map_err(|error| error.at(&path))?.archive;
    Ok(Settings {
        archive,
        at: Some("2025-06-30T12:00:00Z".to_owned()),
        unit: Unit::Article,
        is_update: false,
        check: Some(crate::check),
    })
}

/// The table of what each dialect carries.
fn dialects(root: &Path) -> Result<String, Error> {
    let path = root.join("fixtures/records/full.json");
    let text = fs::read_to_string(&path).map_err(|error| Error::read(error).at(&path))?;
    let sample = serde_json::from_str(&text).map_err(|error| Error::read(error.into()).at(&path))?;
    losses::table(&sample, &example(root)?)
}

/// Writes the golden files of a story in every dialect but the page, whose look is free.
fn exports(story: &Path, root: &Path) -> Result<(), Error> {
    if !EXPORTED.iter().any(|name| story.ends_with(name)) {
        return Ok(());
    }
    let records = crate::parse(&report(story)?, &Options::default()).records;
    let folder = root.join("fixtures/exports").join(story.file_name().unwrap_or_default());
    fs::create_dir_all(&folder).map_err(|error| Error::write(error).at(&folder))?;
    let settings = example(root)?;
    for dialect in DIALECTS.iter().filter(|dialect| !dialect.shows_text()) {
        let extension = dialect.extensions().first().copied().unwrap_or_default();
        let name = if extension == dialect.name() { "records" } else { dialect.name() };
        let documents = documents(*dialect, &settings, &records)?;
        if let [text] = documents.values().collect::<Vec<_>>()[..] {
            settle(&folder.join(format!("{name}.{extension}")), text)?;
        } else {
            settle_folder(&folder.join(name), &documents)?;
        }
    }
    Ok(())
}

/// Writes the documents of a folder, and removes others.
fn settle_folder(folder: &Path, documents: &BTreeMap<Option<String>, String>) -> Result<(), Error> {
    let at = |error| Error::write(error).at(folder);
    fs::create_dir_all(folder).map_err(at)?;
    for entry in fs::read_dir(folder).map_err(at)? {
        let entry = entry.map_err(at)?;
        if !documents.contains_key(&entry.file_name().into_string().ok()) {
            fs::remove_file(entry.path()).map_err(at)?;
        }
    }
    documents.iter().try_for_each(|(name, text)| settle(&folder.join(name.as_deref().unwrap_or_default()), text))
}

/// Writes a file if its content differs.
fn settle(path: &Path, content: &str) -> Result<(), Error> {
    if fs::read_to_string(path).is_ok_and(|found| found == content) {
        return Ok(());
    }
    output::write_whole(Some(path), content)?;
    console::line(&format!("wrote {}", path.display()));
    Ok(())
}

/// The folders of the fixture stories, in order of their names.
fn stories(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Error::read(error).at(folder)),
    };
    let paths: Result<Vec<_>, _> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths.map_err(|error| Error::read(error).at(folder))?;
    paths.retain(|path| path.is_dir());
    paths.sort();
    Ok(paths)
}

/// The report of a story: a text or a page.
fn report(story: &Path) -> Result<Report, Error> {
    let name = story.file_name().map(|name| name.to_string_lossy().into_owned());
    let (page, article) = (story.join("article.html"), story.join("article.txt"));
    let report = if page.is_file() {
        let bytes = fs::read(&page).map_err(|error| Error::read(error).at(&page))?;
        Page::new("article.html", bytes).read(None).map(Report::from).unwrap_or_default()
    } else {
        Report::of_text(fs::read_to_string(&article).map_err(|error| Error::read(error).at(&article))?)
    };
    Ok(Report { id: name, ..report })
}

/// The records of a story as an array; none when the parser finds no meeting in it.
fn golden(story: &Path) -> Result<Option<String>, Error> {
    let parsed = crate::parse(&report(story)?, &Options::default());
    if parsed.records.is_empty() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let mut writer = crate::format::by_name("json")?.write(Box::new(&mut bytes));
    parsed.records.iter().try_for_each(|record| writer.write(record))?;
    writer.finish()?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}
