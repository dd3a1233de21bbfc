//! The clock of the benchmarks.

use std::time::{Duration, Instant};

/// What an act gives, and the time of the best of so many runs.
pub(crate) fn best<T>(runs: usize, act: impl Fn() -> T) -> Option<(T, Duration)> {
    let once = || {
        let start = Instant::now();
        (act(), start.elapsed())
    };
    (0..runs).map(|_| once()).min_by_key(|(_, time)| *time)
}
