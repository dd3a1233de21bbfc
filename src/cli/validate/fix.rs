//! Corrects files before they are judged, or shows how they would be corrected.

use crate::cli::inputs::Input;
use crate::cli::output::Output;
use crate::cli::source;
use crate::error::Error;
use crate::fix;
use crate::format::{Format, Limits};
use similar::TextDiff;
use std::io::Write;

/// Whether files are corrected.
#[derive(Debug, Clone, Copy, clap::Args)]
#[group(skip)]
pub(super) struct Arguments {
    /// First correct in the files what is safe: white space, normal form, case of codes, forms of days and numbers,
    /// absent in place of empty, the derived key
    #[arg(long, conflicts_with = "schema")]
    pub(super) fix: bool,
    /// Only show what --fix would change
    #[arg(long, conflicts_with_all = ["schema", "fix"])]
    pub(super) diff: bool,
}

/// A file and what it would be.
pub(super) struct Change {
    before: Vec<u8>,
    after: Vec<u8>,
}

/// What is to be changed in a file; none if nothing is.
pub(super) fn change(
    input: &Input,
    given: Option<&'static dyn Format>,
    limits: Limits,
) -> Result<Option<Change>, Error> {
    let refused = || Error::conflict("only files that are not compressed can be corrected, and no bundles");
    let path = input.path.as_ref().filter(|path| path.is_file()).ok_or_else(refused)?;
    let is_plain = path.extension().is_none_or(|ending| ending != "gz" && ending != "zst");
    let format = is_plain.then(|| source::format_in(path, given)).ok_or_else(refused)??;
    let before = std::fs::read(path).map_err(Error::read)?;
    let after = fix::fixed(&before, format, limits)?;
    Ok(after.map(|after| Change { before, after }))
}

impl Change {
    /// Puts the corrected file in its place.
    pub(super) fn write(&self, input: &Input) -> Result<(), Error> {
        let mut output = Output::open(input.path.as_deref())?;
        output.write_all(&self.after).map_err(Error::write)?;
        output.keep()
    }

    /// The change as a unified diff.
    pub(super) fn diff(&self, input: &Input) -> String {
        let (before, after) = (String::from_utf8_lossy(&self.before), String::from_utf8_lossy(&self.after));
        let diff = TextDiff::from_lines(before.as_ref(), after.as_ref());
        let name = input.name();
        diff.unified_diff().header(&name, &name).to_string()
    }
}
