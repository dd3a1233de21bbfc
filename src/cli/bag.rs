//! `chancery bag`: bags for archives.

mod create;
mod verify;

use super::exit::Outcome;
use crate::error::Error;

/// Make and check bags (BagIt, RFC 8493)
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Create(Box<create::Arguments>),
    Verify(verify::Arguments),
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    match &arguments.command {
        Command::Create(arguments) => create::run(arguments),
        Command::Verify(arguments) => verify::run(arguments),
    }
}
