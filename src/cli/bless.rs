//! `chancery bless`: writes every generated file of the repository. Tests fail when one of them drifts.

mod readme;

use super::{console, exit::Outcome, output};
use crate::error::Error;
use crate::input::html::Page;
use crate::schema::TARGETS;
use crate::{Options, Report};
use std::fs;
use std::path::{Path, PathBuf};

/// Write the generated files of the repository: schemas, golden records and parts of the README
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
    for story in stories(&arguments.root.join("fixtures/stories"))? {
        if let Some(golden) = golden(&story)? {
            settle(&story.join("record.json"), &golden)?;
        }
    }
    let path = arguments.root.join("README.md");
    let text = fs::read_to_string(&path).map_err(|error| Error::read(error).at(&path))?;
    settle(&path, &readme::renewed(&text, &arguments.root)?)?;
    Ok(Outcome::Clean)
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
