//! Which settings hold for an input: those of the nearest `chancery.toml` above it, and the arguments over them.

use crate::config::{Config, FILE, Level, Policy};
use crate::diagnostic::{Code, Diagnostic};
use crate::error::Error;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Finds settings.
pub(in crate::cli) struct Settings {
    codes: Vec<Code>,
    choice: Choice,
    levels: Vec<(String, Level)>,
    known: HashMap<PathBuf, Arc<Loaded>>,
}

/// Where settings come from.
pub(in crate::cli) enum Choice {
    /// From the file that is named.
    Given(PathBuf),
    /// From nowhere.
    Nothing,
    /// From the nearest file above the input.
    Nearest,
}

/// Settings with the folder that their paths begin at.
#[derive(Debug, Default)]
pub(in crate::cli) struct Loaded {
    /// The settings.
    pub(in crate::cli) config: Config,
    folder: PathBuf,
    policy: Policy,
}

impl Settings {
    /// Settings over which the levels of some kinds of finding are set: `R113=off`.
    pub(in crate::cli) fn new(choice: Choice, levels: &[String], codes: Vec<Code>) -> Result<Self, Error> {
        let malformed = || Error::conflict("--rule takes a code and a level, as in R113=off");
        let level = |text: &String| {
            let (name, level) = text.split_once('=').ok_or_else(malformed)?;
            Ok((name.to_owned(), Level::of(level)?))
        };
        let levels = levels.iter().map(level).collect::<Result<_, Error>>()?;
        Ok(Self { codes, choice, levels, known: HashMap::new() })
    }

    /// The settings for an input; those of the current folder for standard input.
    pub(in crate::cli) fn of(&mut self, input: Option<&Path>) -> Result<Arc<Loaded>, Error> {
        let file = match &self.choice {
            Choice::Given(file) => Some(absolute(file)?),
            Choice::Nothing => None,
            Choice::Nearest => {
                let start = absolute(input.unwrap_or(Path::new(FILE)))?;
                start.ancestors().skip(1).map(|folder| folder.join(FILE)).find(|file| file.is_file())
            }
        };
        let name = file.clone().unwrap_or_default();
        if let Some(loaded) = self.known.get(&name) {
            return Ok(Arc::clone(loaded));
        }
        let loaded = Arc::new(self.load(file.as_deref())?);
        self.known.insert(name, Arc::clone(&loaded));
        Ok(loaded)
    }

    fn load(&self, file: Option<&Path>) -> Result<Loaded, Error> {
        let mut loaded = match file {
            Some(file) => self.read(file).map_err(|error| error.at(file))?,
            None => Loaded::default(),
        };
        self.levels.iter().try_for_each(|(name, level)| loaded.policy.set(name, *level, &self.codes))?;
        Ok(loaded)
    }

    fn read(&self, file: &Path) -> Result<Loaded, Error> {
        let config = Config::of(&std::fs::read_to_string(file).map_err(Error::read)?)?;
        let policy = Policy::of(&config, &self.codes)?;
        Ok(Loaded { config, policy, folder: file.parent().unwrap_or(Path::new("")).to_owned() })
    }
}

impl Loaded {
    /// The baseline that the settings name.
    pub(in crate::cli) fn baseline(&self) -> Option<PathBuf> {
        self.config.baseline.as_ref().map(|baseline| self.folder.join(baseline))
    }

    /// Gives a finding the weight that it has here; none if it is left out.
    pub(in crate::cli) fn judge(&self, finding: Diagnostic) -> Option<Diagnostic> {
        let file = absolute(Path::new(finding.place.file.as_deref().unwrap_or_default())).unwrap_or_default();
        let below = file.strip_prefix(&self.folder).unwrap_or(&file);
        let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        self.policy.judge(finding, &parts.join("/"))
    }
}

fn absolute(path: &Path) -> Result<PathBuf, Error> {
    std::path::absolute(path).map_err(|error| Error::read(error).at(path))
}
