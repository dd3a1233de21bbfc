//! `chancery man`: the manual page.

use super::{exit::Outcome, output};
use crate::error::Error;

/// Print the manual page, in roff
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Of this subcommand
    subcommand: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let mut command = super::command();
    command.build();
    let page = match &arguments.subcommand {
        None => command,
        Some(name) => {
            let visible = || command.get_subcommands().filter(|found| !found.is_hide_set());
            let found = visible().find(|found| found.get_name() == name).cloned();
            let known = || visible().map(|found| found.get_name().to_owned()).collect();
            found.ok_or_else(|| Error::unknown_name("subcommand", name, known()))?
        }
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text).map_err(Error::write)?;
    output::write_whole(None, &String::from_utf8_lossy(&text))?;
    Ok(Outcome::Clean)
}
