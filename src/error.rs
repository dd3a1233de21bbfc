//! Faults of the program and its surroundings; faults in data are [diagnostics](crate::diagnostic).

use std::{fmt, io, path::PathBuf};

/// Why a command could not do its work.
#[derive(Debug)]
pub struct Error {
    kind: Box<Kind>,
}

#[derive(Debug)]
enum Kind {
    Read { source: io::Error },
    Write { source: io::Error },
    At { path: PathBuf, error: Error },
    UnknownName { what: &'static str, name: String, known: Vec<String> },
    Pattern { pattern: String, source: globset::Error },
    Conflict { reason: &'static str },
    Encode { source: serde_json::Error },
    NotCarried { what: String },
    Settings { reason: String },
    Lacking { what: String, remedy: &'static str },
    Feature { what: &'static str, feature: &'static str },
    Database { reason: String },
}

impl Error {
    fn of(kind: Kind) -> Self {
        Self { kind: Box::new(kind) }
    }

    /// Reading failed.
    #[must_use]
    pub fn read(source: io::Error) -> Self {
        Self::of(Kind::Read { source })
    }

    /// Writing failed.
    #[must_use]
    pub fn write(source: io::Error) -> Self {
        Self::of(Kind::Write { source })
    }

    /// A value could not be written as JSON.
    #[must_use]
    pub fn encode(source: serde_json::Error) -> Self {
        match source.io_error_kind() {
            Some(kind) => Self::write(kind.into()),
            None => Self::of(Kind::Encode { source }),
        }
    }

    /// A value that a format cannot hold. No record that the schema accepts has one.
    #[must_use]
    pub fn not_carried(what: String) -> Self {
        Self::of(Kind::NotCarried { what })
    }

    /// A name that is in no list: of a format, a schema, a code.
    #[must_use]
    pub fn unknown_name(what: &'static str, name: &str, known: Vec<String>) -> Self {
        Self::of(Kind::UnknownName { what, name: name.to_owned(), known })
    }

    /// A pattern for file names that cannot be read.
    #[must_use]
    pub fn pattern(pattern: &str, source: globset::Error) -> Self {
        Self::of(Kind::Pattern { pattern: pattern.to_owned(), source })
    }

    /// Arguments that contradict each other.
    #[must_use]
    pub fn conflict(reason: &'static str) -> Self {
        Self::of(Kind::Conflict { reason })
    }

    /// A file of the user's that says how to work, and cannot be used.
    #[must_use]
    pub fn settings(reason: String) -> Self {
        Self::of(Kind::Settings { reason })
    }

    /// A value that a target demands and that nobody gave; it is not made up.
    #[must_use]
    pub fn lacking(what: impl Into<String>, remedy: &'static str) -> Self {
        Self::of(Kind::Lacking { what: what.into(), remedy })
    }

    /// Something that this build of the program leaves out.
    #[must_use]
    pub fn feature(what: &'static str, feature: &'static str) -> Self {
        Self::of(Kind::Feature { what, feature })
    }

    /// A database that cannot be used.
    #[must_use]
    pub fn database(reason: impl Into<String>) -> Self {
        Self::of(Kind::Database { reason: reason.into() })
    }

    /// Names the file that the fault concerns.
    #[must_use]
    pub fn at(self, path: impl Into<PathBuf>) -> Self {
        Self::of(Kind::At { path: path.into(), error: self })
    }

    /// Whether the receiver of the output went away, as `head` does; no fault worth telling.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        match &*self.kind {
            Kind::Write { source } => source.kind() == io::ErrorKind::BrokenPipe,
            Kind::At { error, .. } => error.is_broken_pipe(),
            _ => false,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.kind {
            Kind::Read { source } => write!(formatter, "cannot read: {source}"),
            Kind::Write { source } => write!(formatter, "cannot write: {source}"),
            Kind::Encode { source } => write!(formatter, "cannot write as JSON: {source}"),
            Kind::At { path, error } => write!(formatter, "{}: {error}", path.display()),
            Kind::UnknownName { what, name, known } => {
                write!(formatter, "no {what} is called {name:?}; there are: {}", known.join(", "))
            }
            Kind::Pattern { pattern, source } => write!(formatter, "cannot read the pattern {pattern:?}: {source}"),
            Kind::NotCarried { what } => write!(formatter, "the format cannot hold {what}"),
            Kind::Conflict { reason } => formatter.write_str(reason),
            Kind::Settings { reason } => write!(formatter, "cannot use it: {reason}"),
            Kind::Lacking { what, remedy } => write!(formatter, "the target demands {what}; {remedy}"),
            Kind::Feature { what, feature } => write!(
                formatter,
                "{what} needs a program that is built with the feature {feature}: cargo install chancery --features {feature}"
            ),
            Kind::Database { reason } => write!(formatter, "the database: {reason}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.kind {
            Kind::Read { source } | Kind::Write { source } => Some(source),
            Kind::Encode { source } => Some(source),
            Kind::At { error, .. } => Some(error),
            Kind::Pattern { source, .. } => Some(source),
            Kind::UnknownName { .. }
            | Kind::Conflict { .. }
            | Kind::NotCarried { .. }
            | Kind::Settings { .. }
            | Kind::Lacking { .. }
            | Kind::Feature { .. }
            | Kind::Database { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_names_its_file() {
        let fault = Error::read(io::Error::from(io::ErrorKind::NotFound)).at("reports/a.txt");
        assert!(fault.to_string().starts_with("reports/a.txt: cannot read: "), "{fault}");
    }

    #[test]
    fn a_reader_that_went_away_is_recognised_below_its_file() {
        let fault = Error::write(io::Error::from(io::ErrorKind::BrokenPipe)).at("-");
        assert!(fault.is_broken_pipe());
        assert!(!Error::read(io::Error::from(io::ErrorKind::NotFound)).is_broken_pipe());
    }
}
