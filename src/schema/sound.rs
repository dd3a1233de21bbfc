//! Tells quickly that a value is sound: the schema boiled down to tables, by which a value can be judged while it is read.
//!
//! Whatever is found sound here is accepted by the schema, which tests hold to. What is not found sound may yet be: then
//! the schema itself judges and says what is wrong.

use super::shape::{self, Kind, Scalar, Shape};
use super::tree::{Data, Member, Node};
use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::util::primitives::StateID;
use regex_automata::{Anchored, util::start};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// The form of the record.
pub(crate) static RECORD: LazyLock<Form> = LazyLock::new(|| Form::of(&shape::RECORD, &mut HashMap::new()));

/// What a sound value is.
#[derive(Debug)]
pub(crate) enum Form {
    /// A text; by a pattern, where there is one.
    Text(Option<Arc<Pattern>>),
    /// One of some codes.
    Code(Vec<String>),
    /// A whole number within bounds.
    Integer(u64, u64),
    /// Any number of values of one form.
    List(Box<Form>),
    /// Named values.
    Object(Object),
}

/// The form of an object.
#[derive(Debug)]
pub(crate) struct Object {
    fields: Vec<(String, Form)>,
    /// Those that must be there, a bit for each.
    required: u64,
}

impl Form {
    fn of(shape: &Shape, patterns: &mut HashMap<String, Arc<Pattern>>) -> Self {
        match shape {
            Shape::Scalar(scalar) => Self::of_scalar(scalar, patterns),
            Shape::List(item) => Self::List(Box::new(Self::of(item, patterns))),
            Shape::Object(fields) => {
                assert!(fields.len() < 64, "an object of the record has more fields than bits");
                let required = fields.iter().enumerate().filter(|(_, field)| field.required);
                Self::Object(Object {
                    required: required.map(|(index, _)| 1 << index).sum(),
                    fields: fields.iter().map(|field| (field.name.clone(), Self::of(&field.shape, patterns))).collect(),
                })
            }
        }
    }

    fn of_scalar(scalar: &Scalar, patterns: &mut HashMap<String, Arc<Pattern>>) -> Self {
        const LARGEST: u64 = 9_007_199_254_740_991;
        match scalar.kind {
            Kind::Integer => {
                let (least, most) = scalar.bounds.unwrap_or((0, LARGEST));
                Self::Integer(least, most)
            }
            Kind::Text if !scalar.codes.is_empty() => {
                Self::Code(scalar.codes.iter().map(|(code, _)| code.clone()).collect())
            }
            Kind::Text => Self::Text(scalar.pattern.as_ref().map(|pattern| {
                let made = patterns.entry(pattern.clone()).or_insert_with(|| Arc::new(Pattern::of(pattern)));
                Arc::clone(made)
            })),
        }
    }

    /// Whether a value of this form is known to be sound.
    pub(crate) fn accepts(&self, node: &Node) -> bool {
        match (self, &node.data) {
            (Self::Text(_) | Self::Code(_), Data::Text(text)) => self.accepts_text(text.as_bytes()),
            (Self::Integer(..), Data::Number(written)) => self.accepts_number(written.as_bytes()),
            (Self::List(item), Data::List(items)) => items.iter().all(|node| item.accepts(node)),
            (Self::Object(object), Data::Object(members)) => {
                let mut seen = Seen::default();
                let mut is_sound = |member: &Member| {
                    seen.field(object, member.name.as_bytes()).is_some_and(|form| form.accepts(&member.value))
                };
                members.iter().all(&mut is_sound) && seen.is_all(object)
            }
            _ => false,
        }
    }

    /// Whether a text of this form, given as UTF-8, is known to be sound.
    pub(crate) fn accepts_text(&self, text: &[u8]) -> bool {
        match self {
            Self::Text(pattern) => pattern.as_ref().is_none_or(|pattern| pattern.matches(text)),
            Self::Code(codes) => codes.iter().any(|code| code.as_bytes() == text),
            Self::Integer(..) | Self::List(_) | Self::Object(_) => false,
        }
    }

    /// Whether a number of this form, as it is written, is known to be sound.
    pub(crate) fn accepts_number(&self, written: &[u8]) -> bool {
        /// As many digits as surely fit.
        const LONGEST: usize = 18;
        let Self::Integer(least, most) = self else { return false };
        let is_plain = written.iter().all(u8::is_ascii_digit) && (written.first() != Some(&b'0') || written.len() == 1);
        let value = written.iter().fold(0, |value: u64, digit| value.wrapping_mul(10) + u64::from(digit & 0xF));
        (1..=LONGEST).contains(&written.len()) && is_plain && (*least..=*most).contains(&value)
    }
}

/// A field of an object.
pub(crate) struct Field<'a> {
    pub(crate) form: &'a Form,
    pub(crate) is_required: bool,
}

impl Object {
    /// The fields, in the order of the schema.
    pub(crate) fn fields(&self) -> impl Iterator<Item = Field<'_>> {
        let are_required = (0..).map(|index| self.required & (1 << index) != 0);
        self.fields.iter().zip(are_required).map(|((_, form), is_required)| Field { form, is_required })
    }
}

/// The fields that an object has so far.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    fields: u64,
    /// The field that is likely to be next: most objects have theirs in the order of the schema.
    next: usize,
}

impl Seen {
    /// The form of the field of that name; none if there is no such field, or it was there before.
    pub(crate) fn field<'a>(&mut self, object: &'a Object, name: &[u8]) -> Option<&'a Form> {
        let is_named = |(known, _): &(String, Form)| known.as_bytes() == name;
        let (before, after) = object.fields.split_at(self.next);
        let index = after.iter().position(is_named).map(|index| index + self.next);
        let index = index.or_else(|| before.iter().position(is_named))?;
        let is_new = self.fields & (1 << index) == 0;
        self.fields |= 1 << index;
        self.next = index + 1;
        is_new.then_some(&object.fields[index].1)
    }

    /// The form of the field of that name; none if there is no such field behind those that were there.
    pub(crate) fn later_field<'a>(&mut self, object: &'a Object, name: &[u8]) -> Option<&'a Form> {
        let index = object.fields[self.next..].iter().position(|(known, _)| known.as_bytes() == name)? + self.next;
        self.fields |= 1 << index;
        self.next = index + 1;
        Some(&object.fields[index].1)
    }

    /// Whether all are there that must be.
    pub(crate) fn is_all(&self, object: &Object) -> bool {
        self.fields & object.required == object.required
    }
}

/// A regular expression of the schema as an automaton.
pub(crate) struct Pattern {
    automaton: dense::DFA<Vec<u32>>,
    start: StateID,
    /// The state that printable ASCII does not leave, where there is one.
    plain: Option<StateID>,
}

impl std::fmt::Debug for Pattern {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Pattern").finish_non_exhaustive()
    }
}

impl Pattern {
    fn of(pattern: &str) -> Self {
        let configuration = dense::Config::new().start_kind(StartKind::Anchored);
        let built = dense::Builder::new().configure(configuration).build(pattern);
        let automaton = built.unwrap_or_else(|error| panic!("a pattern of the record does not compile: {error}"));
        let start = automaton.start_state(&start::Config::new().anchored(Anchored::Yes));
        let start = start.unwrap_or_else(|error| panic!("a pattern of the record does not start: {error}"));
        let state = b"aaa".iter().fold(start, |state, byte| automaton.next_state(state, *byte));
        let is_plain = (b' '..=b'~').all(|byte| automaton.next_state(state, byte) == state);
        Self { automaton, start, plain: is_plain.then_some(state) }
    }

    /// Whether the whole text has the form.
    pub(crate) fn matches(&self, text: &[u8]) -> bool {
        let (mut state, mut at) = (self.start, 0);
        while at < text.len() {
            if Some(state) == self.plain {
                at += printable(&text[at..]);
            }
            let Some(byte) = text.get(at) else { break };
            state = self.automaton.next_state(state, *byte);
            at += 1;
        }
        self.automaton.is_match_state(self.automaton.next_eoi_state(state))
    }
}

/// How many bytes of printable ASCII the text begins with.
fn printable(text: &[u8]) -> usize {
    const BLOCK: usize = 16;
    let is_other = |byte: &u8| !matches!(byte, b' '..=b'~');
    // Whole blocks are looked through without a branch for each byte.
    let blocks = text.chunks(BLOCK).position(|block| block.iter().fold(false, |found, byte| found | is_other(byte)));
    let Some(blocks) = blocks else { return text.len() };
    let start = blocks * BLOCK;
    start + text[start..].iter().position(is_other).unwrap_or_default()
}

#[cfg(test)]
mod tests;
