//! `chancery completions SHELL`.

use super::{exit::Outcome, output};
use crate::error::Error;

/// Print completions for a shell
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The shell
    shell: clap_complete::Shell,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::command(), "chancery", &mut text);
    output::write_whole(None, &String::from_utf8_lossy(&text))?;
    Ok(Outcome::Clean)
}
