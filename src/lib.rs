//! Chancery reads a report of a diplomatic meeting, makes one canonical record of it, validates the record and hands it
//! over in the form that the receiver imports.

pub mod diagnostic;
mod error;
pub mod format;
pub mod gazetteer;
mod parse;
pub mod record;
pub mod schema;

pub use error::Error;
pub use parse::Report;
