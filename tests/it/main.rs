//! Tests of behaviour, as a user sees it.

mod architecture;
mod cli;
mod golden;
mod program;
mod readme;
mod schema;
