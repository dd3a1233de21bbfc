//! A record as the rules look at it, with what several of them need.

mod walk;

use crate::record::Record;
use std::cell::OnceCell;
use std::ops::Deref;
use walk::Values;

/// A record under examination.
pub struct Subject<'a> {
    record: &'a Record,
    values: OnceCell<Values>,
}

/// A text of a record.
pub(super) struct Text<'a> {
    /// The name of the field that it stands in.
    pub(super) field: &'static str,
    /// Where it stands.
    pub(super) pointer: &'a str,
    /// The text.
    pub(super) value: &'a str,
}

impl Text<'_> {
    /// Whether it is words of the source as they stand there, good or bad.
    pub(super) fn is_quotation(&self) -> bool {
        matches!(self.field, "quote" | "text" | "value" | "message") && !self.pointer.starts_with("/statements")
    }
}

impl<'a> Subject<'a> {
    /// A record.
    #[must_use]
    pub fn of(record: &'a Record) -> Self {
        Self { record, values: OnceCell::new() }
    }

    /// Every value of the record, the record itself first: its JSON Pointer, and its text if it is one.
    pub(super) fn values(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.walked().iter().map(|(_, pointer, text)| (pointer, text))
    }

    fn walked(&self) -> &Values {
        self.values.get_or_init(|| Values::of(self.record))
    }

    /// Every text of the record, codes and ids included, with its JSON Pointer.
    pub(super) fn texts(&self) -> impl Iterator<Item = Text<'_>> {
        self.walked().iter().filter_map(|(field, pointer, text)| Some(Text { field, pointer, value: text? }))
    }
}

impl Deref for Subject<'_> {
    type Target = Record;

    fn deref(&self) -> &Record {
        self.record
    }
}
