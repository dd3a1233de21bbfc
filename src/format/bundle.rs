//! A bundle of CSV tables: one for the records, one for each list of objects and each list of ids.
//!
//! Reading and writing go over tables by name; folders and zip files are the matter of whoever opens them.

mod keys;
mod link;
mod order;
mod read;
mod records;
mod rows;
mod sight;
mod stream;
mod way;
mod write;

pub use keys::{KeyCell, key_cells};
pub use read::{Bytes, TableInput, read};
pub use write::Writer;

use crate::diagnostic::{Code, codes};
use crate::schema::{csvw, package, table::TABLES};
use serde_json::Value;

pub use super::csv::Guard;

codes! {
    /// A table of the bundle is not there. A bundle has all its tables; one without rows has its names of columns.
    MISSING_TABLE = "B101" "missing-table" Error,
    /// A table that the schema does not know.
    UNKNOWN_TABLE = "B102" "unknown-table" Error,
    /// A column that links a row to its record or list is not there.
    MISSING_COLUMN = "B103" "missing-column" Error,
    /// A row belongs to a row of another table that is not there.
    ORPHAN = "B104" "row-without-parent" Error,
    /// Two records have one id, by which the rows of other tables belong to them. That the ids of a list differ is asked by
    /// R104, as in other formats, and that positions do by B106.
    SAME_KEY = "B105" "same-key" Error,
    /// The place in the list is no whole number from 1, or two rows have it.
    WRONG_POSITION = "B106" "wrong-position" Error,
}

/// Kinds of fault that a bundle can have beside those of its tables' CSV.
#[must_use]
pub fn codes() -> &'static [Code] {
    CODES
}

/// The name of the Data Package descriptor, by which a folder is known as a bundle.
pub const DESCRIPTOR: &str = "datapackage.json";
/// The name of the CSVW metadata.
pub const METADATA: &str = "csvw-metadata.json";

/// Names of the tables in their order; the file of each is its name with the ending `csv`.
#[must_use]
pub fn table_names() -> Vec<&'static str> {
    TABLES.iter().map(|table| table.name.as_str()).collect()
}

/// The number of the table of that name.
fn table_index(name: &str) -> Option<usize> {
    TABLES.iter().position(|table| table.name == name)
}

/// The files that describe the tables: name and content.
#[must_use]
pub fn descriptors(guard: Guard) -> [(&'static str, String); 2] {
    let guarded = guard == Guard::Apostrophe;
    let text = |value: Value| format!("{value:#}\n");
    [(DESCRIPTOR, text(package::descriptor(guarded))), (METADATA, text(csvw::metadata(guarded)))]
}

/// The CSVW metadata of one-file CSV, to stand beside the file of that name.
#[must_use]
pub fn one_file_metadata(file: &str, guard: Guard) -> String {
    format!("{:#}\n", csvw::one_file(file, guard == Guard::Apostrophe))
}

/// How cells are guarded, by the text of a descriptor.
#[must_use]
pub fn guard_of(descriptor: &str) -> Guard {
    let guarded = serde_json::from_str::<Value>(descriptor)
        .is_ok_and(|value| [package::GUARD, csvw::GUARD_IRI].iter().any(|name| value.get(name).is_some()));
    if guarded { Guard::Apostrophe } else { Guard::None }
}
