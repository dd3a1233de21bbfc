//! Judges the bytes of a record without making a tree of them.

use super::string;
use crate::schema::sound::{Form, Object, RECORD, Seen};

/// Whether the bytes are a record that has nothing to be said about: JSON by the reader's rules, sound by the schema.
/// What is not known to be that is to be read.
pub(super) fn is_record(bytes: &[u8], depth: usize) -> bool {
    let mut walk = Walk { bytes, at: 0, depth };
    std::str::from_utf8(bytes).is_ok() && walk.value(&RECORD, 0).is_some() && walk.is_end()
}

/// A walk over the bytes of a value; where it gives nothing, the value is not known to be sound.
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    depth: usize,
}

impl Walk<'_> {
    fn value(&mut self, form: &Form, depth: usize) -> Option<()> {
        self.skip_space();
        match (form, self.bytes.get(self.at)?) {
            (Form::Text(_) | Form::Code(_), b'"') => self.text(form),
            (Form::Integer(..), b'0'..=b'9') => self.number(form),
            (Form::List(item), b'[') if depth < self.depth => self.list(item, depth + 1),
            (Form::Object(object), b'{') if depth < self.depth => self.object(object, depth + 1),
            _ => None,
        }
    }

    fn object(&mut self, object: &Object, depth: usize) -> Option<()> {
        let mut seen = Seen::default();
        if self.opens_empty(b'}') {
            return seen.is_all(object).then_some(());
        }
        loop {
            self.skip_space();
            let form = seen.field(object, self.name()?)?;
            self.value(form, depth)?;
            if self.closes(b'}')? {
                return seen.is_all(object).then_some(());
            }
        }
    }

    fn list(&mut self, item: &Form, depth: usize) -> Option<()> {
        if self.opens_empty(b']') {
            return Some(());
        }
        loop {
            self.value(item, depth)?;
            if self.closes(b']')? {
                return Some(());
            }
        }
    }

    /// Passes an opening bracket and, if nothing stands between them, the closing one.
    fn opens_empty(&mut self, close: u8) -> bool {
        self.at += 1;
        self.skip_space();
        self.take(close)
    }

    /// Passes a closing bracket or a comma; tells which it was.
    fn closes(&mut self, close: u8) -> Option<bool> {
        self.skip_space();
        if self.take(close) {
            return Some(true);
        }
        self.take(b',').then_some(false)
    }

    /// The name that stands here, and passes the colon behind it.
    fn name(&mut self) -> Option<&[u8]> {
        let start = self.at + 1;
        let length = self.bytes.get(start..)?.iter().position(|byte| *byte == b'"')?;
        let is_opened = self.take(b'"');
        self.at = start + length + 1;
        self.skip_space();
        (is_opened && self.take(b':')).then_some(&self.bytes[start..start + length])
    }

    fn text(&mut self, form: &Form) -> Option<()> {
        let start = self.at + 1;
        let stop = start + string::plain_length(&self.bytes[start..])?;
        if self.bytes[stop] == b'"' {
            self.at = stop + 1;
            return form.accepts_text(&self.bytes[start..stop]).then_some(());
        }
        let (text, stop) = string::read(self.bytes, self.at).ok()?;
        self.at = stop;
        form.accepts_text(text.as_bytes()).then_some(())
    }

    fn number(&mut self, form: &Form) -> Option<()> {
        let start = self.at;
        let is_written = |byte: &u8| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-');
        self.at += self.bytes[start..].iter().take_while(|byte| is_written(byte)).count();
        form.accepts_number(&self.bytes[start..self.at]).then_some(())
    }

    fn is_end(&mut self) -> bool {
        self.skip_space();
        self.at == self.bytes.len()
    }

    fn skip_space(&mut self) {
        while self.bytes.get(self.at).is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn sound_records_are_known_at_first_sight() {
        let full: Value = serde_json::from_str(include_str!("../../../fixtures/records/full.json")).expect("JSON");
        for text in [full.to_string(), format!(" {full:#}\n")] {
            assert!(is_record(text.as_bytes(), 8), "{text}");
            assert!(!is_record(text.as_bytes(), 2) && !is_record(&text.as_bytes()[..text.len() - 2], 8));
        }
    }

    #[test]
    fn what_the_reader_would_tell_of_is_not_sound() {
        let line = |more: &str| {
            format!(
                "{{\"schema_version\":\"1.0\",\"id\":\"urn:x:1\",\"meeting\":{{\"status\":\"held\",\"channel\":\"phone\"}}{more}}}"
            )
        };
        assert!(is_record(line("").as_bytes(), 8) && is_record(line(",\"topics\":[ ]").as_bytes(), 8));
        for more in
            [",\"topics\":[],\"topics\":[]", ",\"x\":1", ",", "}", ",\"topics\":null", ",\"notes\":[{\"code\":\"a\"}]"]
        {
            assert!(!is_record(line(more).as_bytes(), 8), "{more}");
        }
        assert!(!is_record(line("").replace("urn", "\\ud800").as_bytes(), 8));
        assert!(!is_record(line("").replace("id", "i\\u0064").as_bytes(), 8));
    }
}
