//! Settings of a collection: `chancery.toml`, which is looked for beside the file that is judged and in the folders
//! above.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::error::Error;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The name of the file.
pub const FILE: &str = "chancery.toml";

/// Settings of chancery.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// How much kinds of finding weigh here, by code or name: `R113 = "off"`.
    pub rules: BTreeMap<String, Level>,
    /// Findings that are left out in some files.
    pub ignore: Vec<Ignore>,
    /// How much is read and told.
    pub limits: Limits,
    /// Whether the rules over the whole set are asked; they are unless this is false.
    pub set_rules: Option<bool>,
    /// What an archive says of itself in exports.
    pub archive: Archive,
    /// A file of findings that are known and left out, written by `--write-baseline`; its path begins at this file.
    pub baseline: Option<String>,
}

/// How much a kind of finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// It is not told.
    Off,
    /// It is worth knowing.
    Info,
    /// It is probably wrong.
    Warning,
    /// It is wrong, and the run fails.
    Error,
}

/// Findings that are left out in some files.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ignore {
    /// Patterns of paths, from the folder of this file: `archive/**`.
    pub paths: Vec<String>,
    /// Codes or names of kinds of finding; without any, all are left out.
    #[serde(default)]
    pub rules: Vec<String>,
}

/// How much is read and told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Bytes of one record.
    pub record_bytes: Option<usize>,
    /// Bytes of one cell of a table.
    pub cell_bytes: Option<usize>,
    /// Levels of nesting.
    pub depth: Option<usize>,
    /// Findings that are told; the others are counted.
    pub findings: Option<u64>,
}

/// What an archive says of itself in exports. Nothing of it is made up: where a standard demands a value that is not here,
/// the export is refused.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Archive {
    /// The agency that is responsible for the descriptions.
    pub agency: Option<String>,
    /// The repository's ISIL (ISO 15511): `DE-1958`.
    pub repository: Option<String>,
    /// Identifier of the collection that the records go into.
    pub collection: Option<String>,
    /// Title of the collection.
    pub title: Option<String>,
    /// Statement of rights in the descriptions.
    pub rights: Option<String>,
    /// Language of the descriptions, a BCP 47 tag; the words of the program are English.
    pub language: Option<String>,
}

impl Config {
    /// Reads settings.
    ///
    /// # Errors
    /// When the text is no TOML or has other settings than these; the message names line and column.
    pub fn of(text: &str) -> Result<Self, Error> {
        toml::from_str(text).map_err(|error| Error::settings(error.to_string().trim_end().to_owned()))
    }
}

impl Level {
    /// The level of that name.
    ///
    /// # Errors
    /// When there is none.
    pub fn of(name: &str) -> Result<Self, Error> {
        match name {
            "off" => Ok(Self::Off),
            "info" => Ok(Self::Info),
            "warning" => Ok(Self::Warning),
            "error" => Ok(Self::Error),
            _ => Err(Error::unknown_name("level", name, ["off", "info", "warning", "error"].map(str::to_owned).into())),
        }
    }

    fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// What settings make of findings.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    levels: BTreeMap<&'static str, Level>,
    ignored: Vec<(GlobSet, Vec<&'static str>)>,
}

impl Policy {
    /// The policy of settings, given the kinds of finding that there are.
    ///
    /// # Errors
    /// When the settings name a kind that is not there, or a pattern cannot be read.
    pub fn of(config: &Config, codes: &[Code]) -> Result<Self, Error> {
        let mut policy = Self::default();
        for (name, level) in &config.rules {
            policy.set(name, *level, codes)?;
        }
        for ignore in &config.ignore {
            let rules = ignore.rules.iter().map(|name| code_of(name, codes)).collect::<Result<_, _>>()?;
            policy.ignored.push((globs(&ignore.paths)?, rules));
        }
        Ok(policy)
    }

    /// Sets the level of a kind of finding, named by code or name.
    ///
    /// # Errors
    /// When there is no such kind.
    pub fn set(&mut self, name: &str, level: Level, codes: &[Code]) -> Result<(), Error> {
        self.levels.insert(code_of(name, codes)?, level);
        Ok(())
    }

    /// Gives a finding the weight that it has here; none if it is left out. The path begins at the settings.
    #[must_use]
    pub fn judge(&self, mut finding: Diagnostic, path: &str) -> Option<Diagnostic> {
        let covers = |(globs, rules): &(GlobSet, Vec<&str>)| {
            (rules.is_empty() || rules.contains(&finding.code)) && globs.is_match(path)
        };
        if self.ignored.iter().any(covers) {
            return None;
        }
        if let Some(level) = self.levels.get(finding.code) {
            finding.severity = level.severity()?;
        }
        Some(finding)
    }
}

fn code_of(name: &str, codes: &[Code]) -> Result<&'static str, Error> {
    let is_named = |code: &&Code| code.code.eq_ignore_ascii_case(name) || code.name == name;
    let known = || codes.iter().map(|code| code.code.to_owned()).collect();
    codes.iter().find(is_named).map(|code| code.code).ok_or_else(|| Error::unknown_name("code", name, known()))
}

fn globs(patterns: &[String]) -> Result<GlobSet, Error> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let glob = GlobBuilder::new(pattern).literal_separator(true).build();
        set.add(glob.map_err(|error| Error::pattern(pattern, error))?);
    }
    set.build().map_err(|error| Error::pattern(&patterns.join(", "), error))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODES: &[Code] = &[
        Code { code: "R901", name: "odd", severity: Severity::Error, about: "" },
        Code { code: "R902", name: "even", severity: Severity::Error, about: "" },
    ];

    #[test]
    fn levels_and_ignored_paths_decide() {
        let text =
            "rules = { R901 = \"warning\", even = \"off\" }\n[[ignore]]\npaths = [\"old/**\"]\nrules = [\"odd\"]\n";
        let policy = Policy::of(&Config::of(text).expect("settings"), CODES).expect("a policy");
        let judged = |code: Code, path: &str| policy.judge(Diagnostic::new(code, ""), path).map(|found| found.severity);
        assert_eq!(judged(CODES[0], "new/a.json"), Some(Severity::Warning));
        assert_eq!(judged(CODES[0], "old/deep/a.json"), None);
        assert_eq!(judged(CODES[1], "new/a.json"), None);
    }

    #[test]
    fn faulty_settings_are_refused_with_their_line() {
        let refused = |text: &str| Config::of(text).expect_err("refused").to_string();
        assert!(refused("[limits]\ndepht = 3\n").contains("line 2"), "{}", refused("[limits]\ndepht = 3\n"));
        assert!(refused("rules = { R901 = \"fatal\" }").contains("fatal"));
        let unknown = Config::of("rules = { R999 = \"off\" }").expect("settings");
        assert!(Policy::of(&unknown, CODES).is_err());
    }
}
