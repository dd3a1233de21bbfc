//! Tests of behaviour, as a user sees it.

mod ablation;
mod architecture;
mod authorities;
mod bad_input;
mod bag;
mod cli;
#[cfg(feature = "columnar")]
mod columnar;
mod convert;
mod export;
mod generated;
mod golden;
mod ground;
mod program;
mod readme;
mod roundtrip;
mod schema;
mod sight;
mod state;
#[cfg(feature = "sqlite")]
mod store;
