//! Exit codes, all in one place.

use super::console;
use crate::error::Error;

/// What the exit codes mean, for the help text.
pub(super) const HELP: &str = "Exit codes: 0 clean, 1 faulty data, 2 wrong usage or a fault of reading or writing";

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// Everything was in order.
    Clean,
    /// Some data was faulty.
    Findings,
    /// A file could not be read or written.
    Fault,
}

/// The exit code of a command; an error is told on standard error.
pub(super) fn code(result: Result<Outcome, Error>) -> u8 {
    let outcome = result.unwrap_or_else(|error| {
        if error.is_broken_pipe() {
            return Outcome::Clean;
        }
        console::fault(&error);
        Outcome::Fault
    });
    match outcome {
        Outcome::Clean => 0,
        Outcome::Findings => 1,
        Outcome::Fault => 2,
    }
}

/// The exit code for arguments that clap refuses, or for help and version.
pub(super) fn usage(error: &clap::Error) -> u8 {
    // When even standard error is gone there is nobody left to tell.
    let _ = error.print();
    if error.use_stderr() { 2 } else { 0 }
}
