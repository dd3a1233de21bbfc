//! The command line: one file per subcommand, and what they share.

mod authorities;
mod bag;
mod batch;
mod bless;
mod card;
mod completions;
mod console;
mod convert;
mod exit;
mod explain;
mod export;
mod findings;
mod ground;
mod inputs;
mod load;
mod man;
mod migrate;
mod output;
mod parse;
pub(crate) mod reports;
mod rules;
mod schema;
mod source;
mod summary;
mod target;
mod validate;

use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::process::ExitCode;

/// Reads reports of diplomatic meetings and makes one canonical, validated record of each meeting.
#[derive(Debug, Parser)]
#[command(name = "chancery", version, arg_required_else_help = true, after_help = exit::HELP)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Parse(parse::Arguments),
    Validate(validate::Arguments),
    Ground(ground::Arguments),
    Convert(convert::Arguments),
    Load(load::Arguments),
    Migrate(migrate::Arguments),
    Bag(bag::Arguments),
    Explain(explain::Arguments),
    Rules(rules::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
    #[command(hide = true)]
    Bless(bless::Arguments),
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    ExitCode::from(run_with(std::env::args_os()))
}

/// Runs the program with these arguments, its name first; gives the exit code.
#[must_use]
pub fn run_with<A: Into<OsString> + Clone>(arguments: impl IntoIterator<Item = A>) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return exit::usage(&error),
    };
    let outcome = match arguments.command {
        Command::Parse(arguments) => parse::run(&arguments),
        Command::Validate(arguments) => validate::run(&arguments),
        Command::Ground(arguments) => ground::run(&arguments),
        Command::Convert(arguments) => convert::run(&arguments),
        Command::Load(arguments) => load::run(&arguments),
        Command::Migrate(arguments) => migrate::run(&arguments),
        Command::Bag(arguments) => bag::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Rules(arguments) => rules::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(arguments) => man::run(&arguments),
        Command::Bless(arguments) => bless::run(&arguments),
    };
    exit::code(outcome)
}

/// The arguments of the program, for completions and the manual.
fn command() -> clap::Command {
    <Arguments as clap::CommandFactory>::command()
}
