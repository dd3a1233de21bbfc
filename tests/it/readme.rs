//! The README's commands do what they say. What they print is kept by `bless` and held by the drift test.

use crate::program::root;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The commands of the console blocks; those that build the project itself are left out.
fn commands(text: &str) -> Vec<String> {
    let blocks = text.split("```console\n").skip(1).filter_map(|block| block.split("```").next());
    let commands = blocks.flat_map(str::lines).filter_map(|line| line.strip_prefix("$ "));
    let is_ours = |command: &&str| !command.starts_with("cargo test") && !command.starts_with("cargo install");
    commands.filter(is_ours).map(|command| command.replace("cargo run -- ", "chancery ")).collect()
}

fn link(from: &Path, to: &Path) {
    #[cfg(unix)]
    std::os::unix::fs::symlink(from, to).expect("linked");
    #[cfg(not(unix))]
    let _ = (from, to);
}

#[test]
#[cfg(unix)]
fn every_command_of_the_readme_succeeds() {
    let folder = tempfile::tempdir().expect("a folder");
    let programs = folder.path().join("programs");
    fs::create_dir(&programs).expect("made");
    link(Path::new(env!("CARGO_BIN_EXE_chancery")), &programs.join("chancery"));
    link(&root().join("fixtures"), &folder.path().join("fixtures"));
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
    let commands = commands(&fs::read_to_string(root().join("README.md")).expect("readable"));
    assert!(commands.len() >= 4, "{commands:?}");
    for command in commands {
        let output = Command::new("sh").args(["-c", &command]).current_dir(folder.path()).env("PATH", &path).output();
        let output = output.expect("a shell");
        let expected = i32::from(command.contains("faulty") && !command.starts_with("cat "));
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(expected), "$ {command}\n{errors}");
    }
}
