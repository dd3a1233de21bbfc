//! The manifest of `--state`: which inputs were read, as they were then, and what became of them.
//!
//! It is JSON Lines: what the run was asked for, then a line for each input in order of their names. An input whose bytes
//! have the digest of its line is not read again. Every input that gives records has a file of its own in the output
//! folder, so that what was done stays done when a run is cut off.

use crate::cli::inputs::Input;
use crate::cli::output::write_whole;
use crate::cli::summary::Summary;
use crate::error::Error;
use crate::package::sha256_of;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Inputs after which the manifest is written at the latest.
const OFTEN: usize = 100;

/// The part of all inputs that may be done since the manifest was written last: an interruption costs no more than that,
/// and writing stays a small part of the work.
const PART: usize = 10;

/// What is known of an input.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Its digest when it was read.
    sha256: String,
    /// The file of its records in the output folder, if it gave some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<PathBuf>,
    /// The balance of its texts.
    pub(super) balance: Summary,
    /// Its texts without a meeting, as they stand in the file of rejects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) rejects: Vec<Value>,
}

/// A line of the manifest.
#[derive(Serialize, Deserialize)]
struct Line<T> {
    input: String,
    #[serde(flatten)]
    entry: T,
}

/// An input that is to be read.
#[derive(Debug)]
pub(super) struct Task {
    /// Its name.
    name: String,
    /// The file of its records in the output folder.
    file: PathBuf,
    /// Its digest; empty where it cannot be read, which reading it tells.
    sha256: String,
}

/// The manifest while a run goes on.
pub(super) struct State {
    path: PathBuf,
    folder: PathBuf,
    settings: Value,
    /// What is known of each input, by its name.
    pub(super) known: BTreeMap<String, Entry>,
    /// Inputs that have not changed.
    unchanged: usize,
    /// Inputs that are there no longer.
    removed: usize,
    /// Inputs that were read.
    read: usize,
    since: usize,
}

impl State {
    /// Reads the manifest, if there is one. Of a run that was asked for something else, only the files are known.
    pub(super) fn open(path: &Path, folder: &Path, settings: Value) -> Result<Self, Error> {
        let known = read(path, &settings).map_err(|error| Error::read(error).at(path))?;
        fs::create_dir_all(folder).map_err(|error| Error::write(error).at(folder))?;
        let (path, folder) = (path.to_owned(), folder.to_owned());
        Ok(Self { path, folder, settings, known, unchanged: 0, removed: 0, read: 0, since: 0 })
    }

    /// The inputs that are new or have changed, or gave faults. Files of inputs that are there no longer go.
    pub(super) fn tasks(&mut self, inputs: Vec<Input>, ending: &str) -> Result<Vec<(Input, Task)>, Error> {
        let task = |input: Input| {
            let sha256 = input.path.as_ref().and_then(|path| sha256_of(path).ok()).unwrap_or_default();
            let task = Task { name: input.name(), file: file(&input, ending)?, sha256 };
            Ok((input, task))
        };
        let mut tasks = inputs.into_par_iter().map(task).collect::<Result<Vec<_>, Error>>()?;
        let files: BTreeSet<_> = tasks.iter().map(|(_, task)| task.file.clone()).collect();
        if files.len() < tasks.len() {
            return Err(Error::conflict(
                "two inputs have the same name below the folders that were given; give the folder that holds both",
            ));
        }
        self.forget(&files)?;
        let count = tasks.len();
        tasks.retain(|(_, task)| !self.is_done(task));
        self.unchanged = count - tasks.len();
        Ok(tasks)
    }

    fn is_done(&self, task: &Task) -> bool {
        self.known.get(&task.name).is_some_and(|entry| {
            let is_there =
                entry.file.as_ref().is_none_or(|file| *file == task.file && self.folder.join(file).is_file());
            is_there && entry.sha256 == task.sha256 && entry.balance.failures == 0
        })
    }

    /// Removes what came of inputs that are there no longer.
    fn forget(&mut self, wanted: &BTreeSet<PathBuf>) -> Result<(), Error> {
        let gone: Vec<String> = self.known.keys().filter(|name| !Path::new(name).exists()).cloned().collect();
        for name in gone {
            self.removed += 1;
            let file = self.known.remove(&name).and_then(|entry| entry.file);
            self.remove(file.filter(|file| !wanted.contains(file)))?;
        }
        Ok(())
    }

    fn remove(&self, file: Option<PathBuf>) -> Result<(), Error> {
        let Some(path) = file.map(|file| self.folder.join(file)) else { return Ok(()) };
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::write(error).at(path)),
            _ => Ok(()),
        }
    }

    /// Where the records of an input go, with the folders above it.
    pub(super) fn place(&self, task: &Task) -> Result<PathBuf, Error> {
        let path = self.folder.join(&task.file);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder).map_err(|error| Error::write(error).at(folder))?;
        Ok(path)
    }

    /// An input was read; its records, if it gave any, are in their place.
    pub(super) fn done(&mut self, task: &Task, balance: Summary, rejects: Vec<Value>) -> Result<(), Error> {
        let file = (balance.records > 0).then(|| task.file.clone());
        let entry = Entry { sha256: task.sha256.clone(), file: file.clone(), balance, rejects };
        let before = self.known.insert(task.name.clone(), entry).and_then(|entry| entry.file);
        self.remove(before.filter(|before| Some(before) != file.as_ref()))?;
        self.read += 1;
        self.since += 1;
        if self.since > OFTEN.max(self.known.len() / PART) { self.keep() } else { Ok(()) }
    }

    /// What the run did, as a person reads it.
    pub(super) fn told(&self) -> String {
        format!("inputs read {}, unchanged {}, removed {}", self.read, self.unchanged, self.removed)
    }

    /// Writes the manifest.
    pub(super) fn keep(&mut self) -> Result<(), Error> {
        self.since = 0;
        let mut text = format!("{}\n", self.settings);
        for (input, entry) in &self.known {
            let line = serde_json::to_string(&Line { input: input.clone(), entry }).map_err(Error::encode)?;
            text.push_str(&line);
            text.push('\n');
        }
        write_whole(Some(&self.path), &text)
    }
}

fn read(path: &Path, settings: &Value) -> io::Result<BTreeMap<String, Entry>> {
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        file => file?,
    };
    let mut lines = BufReader::new(file).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    let found: Value = serde_json::from_str(&first)?;
    let is_same = found == *settings;
    let mut known = BTreeMap::new();
    for line in lines {
        let Line { input, mut entry } = serde_json::from_str::<Line<Entry>>(&line?)?;
        if !is_same {
            // No digest is empty, so that the input is read again.
            entry.sha256.clear();
        }
        known.insert(input, entry);
    }
    Ok(known)
}

/// The file of an input's records: its path below the given folder, and the ending of the format.
fn file(input: &Input, ending: &str) -> Result<PathBuf, Error> {
    let (Some(path), Some(id)) = (&input.path, &input.id) else {
        return Err(Error::conflict("--state is for files and folders: standard input cannot be known again"));
    };
    let own = path.extension().map(|own| format!(".{}", own.to_string_lossy())).unwrap_or_default();
    Ok(PathBuf::from(format!("{id}{own}.{ending}")))
}
