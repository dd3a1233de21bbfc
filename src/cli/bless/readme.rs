//! The generated parts of the README: what its commands print, and tables between markers.

use super::Error;
use crate::diagnostic::FORMS;
use crate::export::DIALECTS;
use crate::format::FORMATS;
use crate::rule;
use crate::schema::TARGETS;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// How a command of the README begins that runs this program.
const COMMANDS: &[&str] = &["$ cargo run -- ", "$ chancery "];

/// The README with its generated parts made anew; commands run in the repository.
pub(super) fn renewed(text: &str, root: &Path) -> Result<String, Error> {
    let mut renewed = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    let mut in_console = false;
    while let Some(line) = lines.next() {
        renewed.push_str(line);
        renewed.push('\n');
        if line.starts_with("```") {
            in_console = line == "```console";
        }
        let command = COMMANDS.iter().find_map(|start| line.strip_prefix(start)).filter(|_| in_console);
        // A command that writes files prints nothing to show.
        if let Some(command) =
            command.filter(|command| !command.contains(['|', '>', '\\']) && !command.contains(" -o "))
        {
            while lines.next_if(|line| !line.starts_with("```") && !line.starts_with("$ ")).is_some() {}
            renewed.push_str(&printed(command, root)?);
        }
        if let Some(file) = line.strip_prefix("$ cat ").filter(|_| in_console) {
            while lines.next_if(|line| !line.starts_with("```")).is_some() {}
            let path = root.join(file);
            renewed.push_str(&std::fs::read_to_string(&path).map_err(|error| Error::read(error).at(&path))?);
        }
        if let Some(name) = line.strip_prefix("<!-- generated: ").and_then(|rest| rest.strip_suffix(" -->")) {
            while lines.next_if(|line| *line != "<!-- end -->").is_some() {}
            renewed.push_str(&table(name));
        }
    }
    Ok(renewed)
}

/// What this program prints on both streams.
pub(super) fn printed(command: &str, root: &Path) -> Result<String, Error> {
    let program = std::env::current_exe().map_err(Error::read)?;
    let output =
        Command::new(program).args(command.split_whitespace()).current_dir(root).output().map_err(Error::read)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr))
}

fn table(name: &str) -> String {
    let mut table = String::new();
    let mut row = |cells: &[&str]| {
        let _ = writeln!(table, "| {} |", cells.join(" | "));
    };
    match name {
        "rules" => {
            row(&["code", "severity", "what it asks for"]);
            row(&["---", "---", "---"]);
            for code in rule::codes() {
                row(&[code.code, &code.severity.to_string(), &code.summary()]);
            }
        }
        "formats" => {
            row(&["format", "endings", "what it is"]);
            row(&["---", "---", "---"]);
            for format in FORMATS {
                row(&[&format!("`{}`", format.name()), &format.extensions().join(", "), format.about()]);
            }
            for dialect in DIALECTS {
                row(&[&format!("`{}`", dialect.name()), &dialect.extensions().join(", "), dialect.about()]);
            }
        }
        "reports" => {
            row(&["form", "what it is"]);
            row(&["---", "---"]);
            for form in FORMS {
                row(&[&format!("`{}`", form.name), form.about]);
            }
        }
        _ => {
            row(&["name", "file in `schemas/`", "what it is"]);
            row(&["---", "---", "---"]);
            for target in TARGETS {
                row(&[&format!("`{}`", target.name), &format!("`{}`", target.file), target.about]);
            }
        }
    }
    table
}
