//! XML: the JSON names as elements in one namespace, in the order of the fields.
//!
//! quick-xml takes the document apart; what it does not check of XML 1.0's rules stands in [`wellformed`].

mod read;
mod sight;
mod tokens;
mod wellformed;
mod write;

use super::{Entries, Format, Limits, RecordWriter};
use crate::diagnostic::{Code, codes};
use std::io::{BufRead, Write};

codes! {
    /// The text is not well-formed XML 1.0.
    NOT_WELL_FORMED = "X101" "not-well-formed" Error,
    /// A document type declaration. It can name files and expand without bounds, and records need none: it is refused.
    DOCTYPE = "X102" "doctype" Error,
    /// The root is not the element `records`.
    WRONG_ROOT = "X103" "wrong-root" Error,
    /// An element is in no namespace or in another one than the record's.
    WRONG_NAMESPACE = "X104" "wrong-namespace" Error,
    /// An element of the record stands before one that comes earlier in the order of the fields.
    ORDER = "X105" "wrong-order" Error,
    /// An element that may be there once is there again.
    REPEATED = "X106" "repeated-element" Error,
    /// Text stands between the elements of an object.
    TEXT_BETWEEN = "X107" "text-between-elements" Error,
    /// Elements stand in a value that is plain text.
    ELEMENT_IN_TEXT = "X108" "element-in-text" Error,
    /// An attribute. Records are written in elements alone.
    ATTRIBUTE = "X109" "unknown-attribute" Error,
    /// The document is not in UTF-8, or says that it is not.
    NOT_UTF8 = "X110" "not-utf8" Error,
    /// A record is longer than the limit.
    TOO_LONG = "X111" "too-long" Error,
    /// Elements are nested deeper than the limit.
    TOO_DEEP = "X112" "too-deep" Error,
    /// The document is in XML 1.1 or another version than 1.0.
    WRONG_VERSION = "X113" "wrong-xml-version" Error,
    /// An element beside the records that is none.
    NO_RECORD = "X114" "no-record" Error,
}

/// XML.
pub(super) struct Xml;

impl Format for Xml {
    fn name(&self) -> &'static str {
        "xml"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xml"]
    }

    fn about(&self) -> &'static str {
        "XML: the root records with any number of records, valid against record.xsd"
    }

    fn codes(&self) -> &'static [Code] {
        CODES
    }

    fn entries<'a>(&self, input: Box<dyn BufRead + Send + 'a>, limits: Limits) -> Entries<'a> {
        Box::new(read::Reader::new(input, limits))
    }

    fn write<'a>(&self, output: Box<dyn Write + Send + 'a>) -> Box<dyn RecordWriter + 'a> {
        Box::new(write::Writer::new(output))
    }
}
