//! `chancery explain CODE`: what a kind of finding means.

use super::{exit::Outcome, output, reports};
use crate::diagnostic::Code;
use crate::error::Error;
use std::fmt::Write as _;

/// Print what a code of a finding means; without a code, the list of them
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The code, or its name: R101, too-few-sides
    code: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let codes = codes();
    let mut text = String::new();
    match &arguments.code {
        None => codes.iter().for_each(|code| list(code, &mut text)),
        Some(wanted) => {
            let is_wanted = |code: &&Code| code.code.eq_ignore_ascii_case(wanted) || code.name == wanted;
            let found = codes.iter().find(is_wanted);
            let known = || codes.iter().map(|code| code.code.to_owned()).collect();
            let code = found.ok_or_else(|| Error::unknown_name("code", wanted, known()))?;
            let _ = writeln!(text, "{} {} ({})\n", code.code, code.name, code.severity);
            for line in code.about.lines() {
                let _ = writeln!(text, "{}", line.strip_prefix(' ').unwrap_or(line));
            }
        }
    }
    output::write_whole(None, &text)?;
    Ok(Outcome::Clean)
}

fn list(code: &Code, text: &mut String) {
    let _ = writeln!(text, "{} {:26} {:8} {}", code.code, code.name, code.severity, code.summary());
}

/// Every kind of finding, by code.
fn codes() -> Vec<Code> {
    let mut codes = crate::codes();
    codes.extend(reports::FAULTS);
    codes.extend(crate::package::codes());
    codes.extend(crate::export::codes());
    codes.sort_by_key(|code| code.code);
    codes
}

#[cfg(test)]
mod tests {
    use super::codes;

    #[test]
    fn no_code_has_two_meanings() {
        let codes = codes();
        assert!(codes.is_sorted_by(|left, right| left.code < right.code), "{codes:?}");
        assert!(codes.iter().all(|code| !code.about.is_empty()));
    }
}
