//! Which files the arguments mean: files, folders, patterns and standard input.

use crate::error::Error;
use crate::format::FORMATS;
use crate::store::is_database;
use globset::GlobBuilder;
use ignore::WalkBuilder;
use std::path::{Component, Path, PathBuf};

/// An input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Input {
    /// The file; none for standard input.
    pub(super) path: Option<PathBuf>,
    /// The document's identifier as far as the path gives it: the path below the given folder without extension.
    pub(super) id: Option<String>,
}

impl Input {
    /// How messages name it.
    pub(super) fn name(&self) -> String {
        self.path.as_ref().map_or("-".to_owned(), |path| path.display().to_string())
    }

    /// The ending of its name, in lower case, one of a compression apart.
    pub(super) fn extension(&self) -> Option<String> {
        super::source::plain_ending(self.path.as_ref()?)
    }
}

/// The inputs that the arguments mean.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// They, in order of the arguments; those of a folder in order of their paths.
    pub(super) inputs: Vec<Input>,
    /// Arguments that mean nothing.
    pub(super) faults: Vec<Error>,
    /// Files of folders that have another ending than the wanted ones.
    pub(super) left_out: usize,
}

/// The endings of files of records.
pub(super) fn record_endings() -> Vec<&'static str> {
    FORMATS.iter().flat_map(|format| format.extensions().iter().copied()).collect()
}

/// Finds the inputs; of a folder, only files with one of these endings.
pub(super) fn find(arguments: &[PathBuf], endings: &[&str]) -> Found {
    let mut found = Found::default();
    let base = common_folder(arguments);
    for argument in arguments {
        if argument == Path::new("-") {
            found.inputs.push(Input { path: None, id: None });
        } else if argument.to_str().is_some_and(is_database) {
            found.inputs.push(Input { path: Some(argument.clone()), id: None });
        } else if argument.is_dir() && !super::source::is_bundle(argument) {
            found.walk(argument, &|path| has_ending(path, endings));
        } else if argument.exists() || !is_pattern(argument) {
            let id = identifier(argument, &base);
            found.inputs.push(Input { path: Some(argument.clone()), id: Some(id) });
        } else {
            found.pattern(argument);
        }
    }
    found
}

impl Found {
    fn walk(&mut self, folder: &Path, is_wanted: &dyn Fn(&Path) -> bool) {
        let walk = WalkBuilder::new(folder).standard_filters(false).sort_by_file_name(Ord::cmp).build();
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_dir()) => {}
                Ok(entry) if is_wanted(entry.path()) => {
                    let id = identifier(entry.path(), folder);
                    // Reports name files as their users do: `a.json`, not `./a.json`.
                    let path = entry.path().strip_prefix(".").unwrap_or(entry.path());
                    self.inputs.push(Input { path: Some(path.to_owned()), id: Some(id) });
                }
                Ok(_) => self.left_out += 1,
                Err(error) => self.faults.push(Error::read(std::io::Error::other(error)).at(folder)),
            }
        }
    }

    fn pattern(&mut self, pattern: &Path) {
        let text = pattern.to_string_lossy();
        let glob = match GlobBuilder::new(&text).literal_separator(true).build() {
            Ok(glob) => glob.compile_matcher(),
            Err(error) => return self.faults.push(Error::pattern(&text, error)),
        };
        let is_plain = |component: &Component| !is_pattern(Path::new(component.as_os_str()));
        let mut folder: PathBuf = pattern.components().take_while(is_plain).collect();
        let prefix = folder.clone();
        if folder.as_os_str().is_empty() {
            folder.push(".");
        }
        let (count, left_out) = (self.inputs.len(), self.left_out);
        let below = |path: &Path| prefix.join(path.strip_prefix(&folder).unwrap_or(path));
        self.walk(&folder, &|path| glob.is_match(below(path)));
        self.left_out = left_out;
        if self.inputs.len() == count {
            let error = std::io::Error::new(std::io::ErrorKind::NotFound, "the pattern matches no file");
            self.faults.push(Error::read(error).at(pattern));
        }
    }
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    super::source::plain_ending(path).is_some_and(|ending| endings.contains(&ending.as_str()))
}

fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// The path below a folder, without extension and with `/` between its parts.
fn identifier(path: &Path, folder: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path).with_extension("");
    let plain = |component: Component| match component {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    };
    below.components().filter_map(plain).collect::<Vec<_>>().join("/")
}

/// The folder that all named files have in common, so that files of one name in several folders stay apart.
fn common_folder(arguments: &[PathBuf]) -> PathBuf {
    let files = arguments.iter().filter(|path| path.is_file());
    let mut folders = files.map(|path| path.parent().unwrap_or(Path::new("")).to_owned());
    let Some(first) = folders.next() else { return PathBuf::new() };
    folders.fold(first, |common, folder| {
        let same = common.components().zip(folder.components()).take_while(|(left, right)| left == right);
        same.map(|(left, _)| left).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(found: &Found) -> Vec<&str> {
        found.inputs.iter().filter_map(|input| input.id.as_deref()).collect()
    }

    #[test]
    fn files_folders_and_patterns_give_ids_below_their_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |path: &str| folder.path().join(path);
        for path in ["a/one.txt", "b/one.txt", "b/two.jsonl", "b/three.md"] {
            std::fs::create_dir_all(at(path).parent().expect("a parent")).expect("made");
            std::fs::write(at(path), "x").expect("written");
        }
        let endings = &["txt", "jsonl"];
        let whole = find(&[folder.path().to_owned()], endings);
        assert_eq!((ids(&whole), whole.left_out), (vec!["a/one", "b/one", "b/two"], 1));
        assert_eq!(ids(&find(&[at("*/one.txt")], endings)), ["a/one", "b/one"]);
        assert_eq!(ids(&find(&[at("a/one.txt")], endings)), ["one"]);
        assert_eq!(ids(&find(&[at("a/one.txt"), at("b/one.txt")], endings)), ["a/one", "b/one"]);
        assert_eq!(find(&[at("*.none")], endings).faults.len(), 1);
        assert_eq!(find(&["-".into()], endings).inputs, [Input { path: None, id: None }]);
    }
}
