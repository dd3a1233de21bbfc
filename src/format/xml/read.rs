//! The XML reader: one record after the other, every value with its place.

use super::super::recorder::Recorder;
use super::super::{Entry, Limits, csv::plain};
use super::sight::Waiting;
use super::tokens::{Fault, Stop, Token, Tokens};
use crate::diagnostic::Span;
use crate::error::Error;
use crate::schema::shape::{Field, RECORD, Scalar, Shape};
use crate::schema::table::ROOT;
use crate::schema::tree::{Data, Member, Node};
use crate::schema::{NAMESPACE, RECORD_ELEMENT};
use compact_str::CompactString;
use std::io::BufRead;
use std::sync::Arc;

/// Reads the records of a document.
pub(super) struct Reader<'a> {
    tokens: Tokens<'a>,
    place: Place,
    number: u64,
    faults: Vec<Fault>,
    limits: Limits,
}

/// How far the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Prolog,
    Records,
    Epilog,
    Done,
}

impl<'a> Reader<'a> {
    pub(super) fn new(input: Box<dyn BufRead + Send + 'a>, limits: Limits) -> Self {
        let tokens = Tokens::new(Recorder::new(input, limits.record_bytes), limits.depth);
        Self { tokens, place: Place::Prolog, number: 0, faults: Vec::new(), limits }
    }

    /// A record that is sound at first sight, if one comes next. The first record is always read, behind which the
    /// namespaces are known and nothing is half read.
    fn sight(&mut self) -> Result<Option<Entry>, Stop> {
        /// No record has more levels of elements.
        const LEVELS: usize = 16;
        let is_behind_record = self.place == Place::Records && self.number > 0 && self.faults.is_empty();
        if !is_behind_record || self.limits.depth < LEVELS || !self.tokens.skip_to_record()? {
            return Ok(None);
        }
        self.number += 1;
        let lines = Arc::new(self.tokens.lines());
        Ok(Some(Entry::unread(self.number, Waiting { lines, limits: self.limits })))
    }

    /// The next record, or what stands in the way; nothing after the end.
    fn next_entry(&mut self) -> Result<Option<Entry>, Stop> {
        if let Some(entry) = self.sight()? {
            return Ok(Some(entry));
        }
        loop {
            if self.faults.is_empty() {
                self.tokens.forget_read();
            }
            let (token, span) = self.tokens.next()?;
            match (self.place, token) {
                (Place::Prolog, Token::Start { name, ours, .. }) => self.root(&name, ours, span)?,
                (Place::Records, Token::Start { name, ours, .. }) => return self.entry(&name, ours, span).map(Some),
                (Place::Records, Token::End) => self.place = Place::Epilog,
                (Place::Records, Token::Text(text)) if !is_blank(&text) => self.text_between(span),
                (Place::Epilog, Token::EndOfFile) => {
                    self.place = Place::Done;
                    return Ok((!self.faults.is_empty()).then(|| self.finish(0, None)));
                }
                (Place::Prolog, Token::EndOfFile) => return Err(Fault::syntax(span, "there is no root element").into()),
                (_, Token::EndOfFile) => {
                    return Err(Fault::syntax(span, "the document ends before its root is closed").into());
                }
                (_, Token::Text(text)) if is_blank(&text) => {}
                (Place::Epilog | Place::Done, _) => {
                    return Err(Fault::syntax(span, "something stands after the root").into());
                }
                (_, Token::Text(_)) => return Err(Fault::syntax(span, "text stands before the root").into()),
                (Place::Prolog, Token::End) => {}
            }
        }
    }

    fn root(&mut self, name: &str, ours: bool, span: Span) -> Result<(), Stop> {
        if name != ROOT {
            let help = format!("write <{ROOT} xmlns=\"{NAMESPACE}\"> around the records, also around one");
            let fault = Fault::new(super::WRONG_ROOT, span, format!("the root is {name:?}"), &help);
            return Err(self.refuse_root(fault));
        }
        if !ours {
            return Err(self.refuse_root(wrong_namespace(name, span)));
        }
        self.take_faults();
        self.place = Place::Records;
        Ok(())
    }

    /// Reads on after a root that is none of ours, since a document that is not well-formed should be told so too.
    fn refuse_root(&mut self, fault: Fault) -> Stop {
        let mut depth = 1_usize;
        let stop = loop {
            let (token, span) = match self.tokens.next() {
                Ok(token) => token,
                Err(stop) => break stop,
            };
            // That attributes are not ours goes without saying.
            self.tokens.faults.clear();
            match token {
                Token::EndOfFile if depth == 0 => return fault.into(),
                Token::EndOfFile => break Fault::syntax(span, "the document ends before its root is closed").into(),
                Token::Text(text) if depth > 0 || is_blank(&text) => {}
                Token::Text(_) | Token::Start { .. } if depth == 0 => {
                    break Fault::syntax(span, "something stands after the root").into();
                }
                Token::Start { .. } => depth += 1,
                Token::End => depth = depth.saturating_sub(1),
                Token::Text(_) => {}
            }
        };
        match stop {
            Stop::Fault(other) if !other.is_limit() => {
                self.faults.push(fault);
                Stop::Fault(other)
            }
            Stop::Fault(_) => fault.into(),
            Stop::Input(error) => Stop::Input(error),
        }
    }

    /// A child of the root: a record, or an element that is none.
    fn entry(&mut self, name: &str, ours: bool, span: Span) -> Result<Entry, Stop> {
        self.take_faults();
        if name != RECORD_ELEMENT || !ours {
            self.element(None, span)?;
            let help = format!("{ROOT} holds elements {RECORD_ELEMENT:?} only");
            let fault = if ours {
                Fault::new(super::NO_RECORD, span, format!("the element {name:?} is no record"), &help)
            } else {
                wrong_namespace(name, span)
            };
            self.faults.push(fault);
            return Ok(self.finish(0, None));
        }
        self.number += 1;
        let tree = self.element(Some(&RECORD), span)?;
        Ok(self.finish(self.number, Some(tree)))
    }

    /// Makes the entry of what was read since the last one.
    fn finish(&mut self, number: u64, tree: Option<Node>) -> Entry {
        self.take_faults();
        let lines = self.tokens.lines();
        let findings = self.faults.drain(..).map(|fault| self.tokens.finding(fault, &lines)).collect();
        let tree = tree.map(|mut tree| {
            self.tokens.make_relative(&mut tree);
            tree
        });
        Entry::new(number, tree, lines, findings)
    }

    /// The entry that tells why reading ends here.
    fn last(&mut self, stop: Stop) -> Result<Entry, Error> {
        self.place = Place::Done;
        match stop {
            Stop::Input(error) => Err(error),
            Stop::Fault(fault) => {
                self.faults.push(*fault);
                Ok(self.finish(self.number + 1, None))
            }
        }
    }

    fn take_faults(&mut self) {
        self.faults.append(&mut self.tokens.faults);
    }

    fn text_between(&mut self, span: Span) {
        let help = "remove it, or put it into an element";
        self.faults.push(Fault::new(super::TEXT_BETWEEN, span, "text stands between elements".to_owned(), help));
    }

    /// The value of an element whose start tag is read; of one that the schema does not know its text.
    fn element(&mut self, shape: Option<&Shape>, tag: Span) -> Result<Node, Stop> {
        match shape {
            Some(shape @ Shape::Object(_)) => self.object(shape, tag),
            Some(Shape::Scalar(scalar)) => self.scalar(Some(scalar), tag),
            Some(Shape::List(_)) | None => self.scalar(None, tag),
        }
    }

    fn object(&mut self, shape: &Shape, tag: Span) -> Result<Node, Stop> {
        let mut members: Vec<Member> = Vec::new();
        let mut furthest = 0;
        loop {
            match self.tokens.next()? {
                (Token::End, span) => {
                    let whole = Span { start: tag.start, stop: span.stop };
                    return Ok(Node::new(Data::Object(members), whole));
                }
                (Token::EndOfFile, _) => return Err(unclosed(tag).into()),
                (Token::Text(text), _) if is_blank(&text) => {}
                (Token::Text(_), span) => self.text_between(span),
                (Token::Start { name, ours, name_span }, span) => {
                    let is_named = |field: &Field| ours && field.name == name;
                    // Elements come in the order of the fields, so most are found where the last one was or soon after.
                    let after = shape.fields()[furthest..].iter().position(is_named).map(|index| furthest + index);
                    let index = after.or_else(|| shape.fields()[..furthest].iter().position(is_named));
                    let field = index.and_then(|index| shape.fields().get(index));
                    let (inner, is_list) = match field.map(|field| &field.shape) {
                        Some(Shape::List(item)) => (Some(item.as_ref()), true),
                        other => (other, false),
                    };
                    if index.is_some_and(|index| index < furthest) {
                        self.wrong_order(&name, &shape.fields()[furthest].name, span);
                    }
                    furthest = furthest.max(index.unwrap_or(0));
                    let value = self.element(inner, span)?;
                    if ours {
                        self.add(&mut members, Member { name, name_span, value }, is_list);
                    } else {
                        self.faults.push(wrong_namespace(&name, span));
                    }
                }
            }
        }
    }

    /// Adds a member, or an entry to the list that it is.
    fn add(&mut self, members: &mut Vec<Member>, new: Member, is_list: bool) {
        let known = members.iter_mut().rev().find(|member| member.name == new.name);
        match known {
            None if is_list => {
                let Member { name, name_span, value } = new;
                let span = value.span;
                members.push(Member { name, name_span, value: Node::new(Data::List(vec![value]), span) });
            }
            None => members.push(new),
            Some(member) => match &mut member.value.data {
                Data::List(items) if is_list => {
                    member.value.span.stop = new.value.span.stop;
                    items.push(new.value);
                }
                _ => {
                    let message = format!("the element {:?} is there again", new.name);
                    self.faults.push(Fault::new(super::REPEATED, new.name_span, message, "leave one of them"));
                }
            },
        }
    }

    fn wrong_order(&mut self, name: &str, after: &str, span: Span) {
        let message = format!("the element {name:?} stands after {after:?}");
        let help = "put elements into the order of the fields in the schema";
        self.faults.push(Fault::new(super::ORDER, span, message, help));
    }

    fn scalar(&mut self, scalar: Option<&Scalar>, tag: Span) -> Result<Node, Stop> {
        let mut text = CompactString::default();
        let mut stop = tag.stop;
        loop {
            match self.tokens.next()? {
                (Token::End, span) => {
                    let whole = Span { start: tag.start, stop: span.stop };
                    let span = if stop == tag.stop { whole } else { Span { start: tag.stop, stop } };
                    return Ok(value_of(text, scalar, span));
                }
                (Token::EndOfFile, _) => return Err(unclosed(tag).into()),
                (Token::Text(piece), span) => {
                    if text.is_empty() {
                        text = piece;
                    } else {
                        text.push_str(&piece);
                    }
                    stop = span.stop;
                }
                (Token::Start { name, .. }, span) => {
                    if scalar.is_some() {
                        let message = format!("the element {name:?} stands in a text");
                        self.faults.push(Fault::new(super::ELEMENT_IN_TEXT, span, message, "write < as &lt; in text"));
                    }
                    stop = self.element(None, span)?.span.stop;
                }
            }
        }
    }
}

/// The value of the element of a record that stands alone.
pub(super) fn record(bytes: &[u8], limits: Limits) -> Option<Node> {
    let mut reader = Reader {
        tokens: Tokens::within_root(bytes, limits),
        place: Place::Records,
        number: 0,
        faults: Vec::new(),
        limits,
    };
    reader.next_entry().ok().flatten()?.into_tree()
}

impl Iterator for Reader<'_> {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.place == Place::Done {
            return None;
        }
        match self.next_entry() {
            Ok(entry) => entry.map(Ok),
            Err(stop) => Some(self.last(stop)),
        }
    }
}

/// A plain value. White space around integers is XML Schema's to ignore, in texts it belongs to them.
fn value_of(text: CompactString, scalar: Option<&Scalar>, span: Span) -> Node {
    match scalar {
        Some(scalar) if scalar.kind == crate::schema::shape::Kind::Integer => {
            plain(text.trim_matches([' ', '\t', '\n', '\r']), scalar, span)
        }
        _ => Node::new(Data::Text(text), span),
    }
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
}

fn unclosed(tag: Span) -> Fault {
    Fault::syntax(tag, "the element is never closed")
}

fn wrong_namespace(name: &str, span: Span) -> Fault {
    let message = format!("the element {name:?} is not in the namespace {NAMESPACE:?}");
    Fault::new(super::WRONG_NAMESPACE, span, message, &format!("declare xmlns=\"{NAMESPACE}\" on the root"))
}
