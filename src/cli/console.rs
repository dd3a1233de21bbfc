//! What is told on standard error. Results go to standard output, everything else goes here.

use crate::diagnostic::Diagnostic;
use crate::error::Error;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::time::Duration;

/// Tells a line. When standard error is gone there is nobody left to tell.
pub(super) fn line(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Tells a fault of the program or its surroundings.
pub(super) fn fault(error: &Error) {
    line(&format!("chancery: {error}"));
}

/// Progress on long work, shown when standard error is a terminal and standard output is another place.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Begins to count things of that name.
    pub(super) fn new(is_wanted: bool, things: &str) -> Self {
        let target = if is_wanted && std::io::stderr().is_terminal() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) =
            ProgressStyle::with_template(&format!("{{spinner}} {{pos}} {things}, {{per_sec}}, {{elapsed}}"))
        {
            bar.set_style(style);
        }
        if !bar.is_hidden() {
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Self { bar }
    }

    /// Counts one.
    pub(super) fn step(&self) {
        self.bar.inc(1);
    }

    /// Tells a finding above the progress.
    pub(super) fn finding(&self, finding: &Diagnostic) {
        self.bar.suspend(|| line(&finding.to_string()));
    }

    /// Tells lines above the progress.
    pub(super) fn text(&self, text: &str) {
        self.bar.suspend(|| line(text.trim_end()));
    }

    /// Tells a fault above the progress.
    pub(super) fn fault(&self, error: &Error) {
        self.bar.suspend(|| fault(error));
    }

    /// Takes the progress off the screen.
    pub(super) fn finish(self) {
        self.bar.finish_and_clear();
    }
}
