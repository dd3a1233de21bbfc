//! A record as the rules look at it, with what several of them need.

use crate::record::Record;
use serde_json::Value;
use std::cell::OnceCell;
use std::ops::Deref;

/// A record under examination.
pub struct Subject<'a> {
    record: &'a Record,
    texts: OnceCell<Vec<Text>>,
}

/// A text of a record.
pub(super) struct Text {
    /// Where it stands.
    pub(super) pointer: String,
    /// The text.
    pub(super) text: String,
}

impl Text {
    /// The name of the field that it stands in.
    pub(super) fn field(&self) -> &str {
        let names = self.pointer.rsplit('/');
        names.into_iter().find(|name| !name.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or_default()
    }

    /// Whether it is words of the source as they stand there, good or bad.
    pub(super) fn is_quotation(&self) -> bool {
        matches!(self.field(), "quote" | "text" | "value" | "message") && !self.pointer.starts_with("/statements")
    }
}

impl<'a> Subject<'a> {
    /// A record.
    #[must_use]
    pub fn of(record: &'a Record) -> Self {
        Self { record, texts: OnceCell::new() }
    }

    /// Every text of the record, codes and ids included, with its JSON Pointer.
    pub(super) fn texts(&self) -> &[Text] {
        self.texts.get_or_init(|| {
            let mut texts = Vec::new();
            // A record holds only texts, numbers and lists of them, which JSON can always carry.
            collect(&serde_json::to_value(self.record).unwrap_or_default(), &mut String::new(), &mut texts);
            texts
        })
    }
}

impl Deref for Subject<'_> {
    type Target = Record;

    fn deref(&self) -> &Record {
        self.record
    }
}

fn collect(value: &Value, pointer: &mut String, texts: &mut Vec<Text>) {
    let length = pointer.len();
    let mut enter = |step: &str, value: &Value, pointer: &mut String| {
        pointer.push('/');
        pointer.push_str(step);
        collect(value, pointer, texts);
        pointer.truncate(length);
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| enter(name, value, pointer)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| enter(&index.to_string(), item, pointer));
        }
        Value::String(text) => texts.push(Text { pointer: pointer.clone(), text: text.clone() }),
        _ => {}
    }
}
