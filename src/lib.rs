//! Chancery reads a report of a diplomatic meeting, makes one canonical record of it, validates the record and hands it
//! over in the form that the receiver imports.

pub mod gazetteer;
mod parse;
pub mod record;
pub mod schema;

pub use parse::Report;
