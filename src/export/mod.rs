//! Exports for people and other systems: a part of the record, or a view of it, that cannot be read back.
//!
//! One file per dialect, and the list of them.

mod html;

use crate::record::Record;

/// A way to show records to somebody else.
pub trait Dialect: Sync {
    /// Its name on the command line.
    fn name(&self) -> &'static str;

    /// Endings of file names, without the dot; the first is the usual one.
    fn extensions(&self) -> &'static [&'static str];

    /// What it is, in one line.
    fn about(&self) -> &'static str;

    /// Whether it shows the source text, so that records should carry it.
    fn shows_text(&self) -> bool;

    /// What stands before the first record.
    fn begin(&self) -> String;

    /// A record, which has this number in the output, from 1.
    fn record(&self, record: &Record, number: u64) -> String;

    /// What stands after the last record.
    fn end(&self) -> String;
}

/// Every dialect; a new one is its file and its line here.
pub const DIALECTS: &[&dyn Dialect] = &[&html::Html];

/// The dialect of that name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static dyn Dialect> {
    DIALECTS.iter().copied().find(|dialect| dialect.name() == name)
}

/// The dialect whose file names end like this.
#[must_use]
pub fn by_extension(extension: &str) -> Option<&'static dyn Dialect> {
    let extension = extension.to_ascii_lowercase();
    DIALECTS.iter().copied().find(|dialect| dialect.extensions().contains(&extension.as_str()))
}
