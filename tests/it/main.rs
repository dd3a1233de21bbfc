//! Tests of behaviour.

mod bad_input;
mod generated;
mod roundtrip;
