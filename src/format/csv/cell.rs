//! What a cell holds: a plain value, plain values joined, or objects as JSON.

use super::super::json;
use super::scan::Cell;
use crate::diagnostic::{Diagnostic, Lines, Span};
use crate::error::Error;
use crate::schema::shape::{Kind, Scalar, Shape};
use crate::schema::table::ITEM;
use crate::schema::tree::{Data, Member, Node};
use std::borrow::Cow;

/// How cells that a spreadsheet would run as formulas are kept from it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Guard {
    /// Not at all: cells are the values.
    #[default]
    None,
    /// One apostrophe before values that begin with `=`, `+`, `-`, `@`, TAB, CR or an apostrophe.
    Apostrophe,
}

impl Guard {
    /// The cell for a value.
    #[must_use]
    pub fn on(self, value: &str) -> Cow<'_, str> {
        let risky = value.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']);
        if self == Guard::Apostrophe && risky { Cow::Owned(format!("'{value}")) } else { Cow::Borrowed(value) }
    }

    /// How many bytes of the cell stand before the value.
    pub(crate) fn width(self, cell: &[u8]) -> usize {
        usize::from(self == Guard::Apostrophe && cell.starts_with(b"'"))
    }
}

/// Reads cells of one row.
pub(crate) struct CellReader<'a> {
    pub(crate) lines: &'a Lines,
    pub(crate) guard: Guard,
    pub(crate) depth: usize,
    pub(crate) findings: Vec<Diagnostic>,
}

impl CellReader<'_> {
    /// The value of a cell; none where it is empty.
    pub(crate) fn read(&mut self, cell: &Cell, shape: &Shape) -> Option<Node> {
        match shape {
            Shape::Scalar(scalar) => self.plain(cell, scalar),
            Shape::List(item) => match item.as_ref() {
                Shape::Scalar(scalar) => self.joined(cell, scalar),
                _ => self.structured(cell),
            },
            Shape::Object(_) => self.structured(cell),
        }
    }

    /// The plain value of a cell; none where it is empty.
    pub(crate) fn plain(&self, cell: &Cell, scalar: &Scalar) -> Option<Node> {
        let (text, skipped) = self.text(cell)?;
        Some(plain(&text[skipped..], scalar, cell.part(&text, skipped, text.len())))
    }

    /// The plain values that are joined in a cell; none where it is empty.
    pub(crate) fn joined(&self, cell: &Cell, scalar: &Scalar) -> Option<Node> {
        let (text, skipped) = self.text(cell)?;
        Some(joined(cell, &text, skipped, scalar))
    }

    /// The text of a cell that is not empty, and where its value begins.
    fn text(&self, cell: &Cell) -> Option<(Cow<'_, str>, usize)> {
        let text = cell.text(self.lines.bytes());
        let skipped = self.guard.width(text.as_bytes());
        (text.len() > skipped).then_some((text, skipped))
    }

    /// A value that stands as JSON in the cell.
    fn structured(&mut self, cell: &Cell) -> Option<Node> {
        let (text, skipped) = self.text(cell)?;
        let text = text.into_owned();
        let (node, findings) = json::read_text(&text[skipped..], self.depth);
        for finding in findings {
            self.findings.push(finding.at_span(self.lines, cell.span));
        }
        let mut node = node?;
        let part = cell.parts(&text);
        move_spans(&mut node, &|span| part(Span { start: skipped + span.start, stop: skipped + span.stop }));
        Some(node)
    }
}

/// A plain value: an integer where one is due and is written as JSON writes it, else text, which the schema then judges.
pub(crate) fn plain(text: &str, scalar: &Scalar, span: Span) -> Node {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_integer = !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'));
    if scalar.kind == Kind::Integer && is_integer {
        Node::new(Data::Number(text.into()), span)
    } else {
        Node::new(Data::Text(text.into()), span)
    }
}

fn joined(cell: &Cell, text: &str, skipped: usize, scalar: &Scalar) -> Node {
    let mut start = skipped;
    let items = text[skipped..].split(ITEM).map(|item| {
        let stop = start + item.len();
        let node = plain(item, scalar, cell.part(text, start, stop));
        start = stop + ITEM.len_utf8();
        node
    });
    Node::new(Data::List(items.collect()), cell.span)
}

fn move_spans(node: &mut Node, moved: &impl Fn(Span) -> Span) {
    node.span = moved(node.span);
    match &mut node.data {
        Data::List(items) => items.iter_mut().for_each(|item| move_spans(item, moved)),
        Data::Object(members) => {
            for member in members {
                member.name_span = moved(member.name_span);
                move_spans(&mut member.value, moved);
            }
        }
        Data::Null | Data::Boolean(_) | Data::Number(_) | Data::Text(_) => {}
    }
}

/// Puts a value at a path of names, making the objects on the way.
pub(crate) fn place(object: &mut Node, path: &[String], value: Node, name_span: Span) {
    let whole = object.span;
    let Data::Object(members) = &mut object.data else { return };
    let Some((name, rest)) = path.split_first() else { return };
    if rest.is_empty() {
        members.push(Member { name: name.as_str().into(), name_span, value });
        return;
    }
    let index = members.iter().rposition(|member| member.name == *name).unwrap_or_else(|| {
        let value = Node::new(Data::Object(Vec::new()), whole);
        members.push(Member { name: name.as_str().into(), name_span, value });
        members.len() - 1
    });
    place(&mut members[index].value, rest, value, name_span);
}

/// The value at a path of names.
pub(crate) fn value_at<'a>(value: &'a Node, path: &[String]) -> Option<&'a Node> {
    path.iter().try_fold(value, |value, name| Some(&value.member(name)?.value))
}

/// The text of a cell for a value.
///
/// # Errors
/// When the value cannot be told from another one in a cell.
pub(crate) fn write<'a>(value: Option<&'a Node>, name: &str) -> Result<Cow<'a, str>, Error> {
    match value.map(|value| &value.data) {
        None => Ok(Cow::Borrowed("")),
        Some(Data::Text(text)) if text.is_empty() => Err(Error::not_carried(format!("{name}: an empty text"))),
        Some(Data::Text(text) | Data::Number(text)) => Ok(Cow::Borrowed(text)),
        Some(Data::List(items)) => list(items, name).map(Cow::Owned),
        Some(other) => Err(Error::not_carried(format!("{name}: {other:?}"))),
    }
}

fn list(items: &[Node], name: &str) -> Result<String, Error> {
    if items.is_empty() {
        return Ok(String::new());
    }
    if items.iter().any(|item| matches!(item.data, Data::Object(_))) {
        return serde_json::to_string(items).map_err(Error::encode);
    }
    let mut cell = String::new();
    for (index, item) in items.iter().enumerate() {
        let text = write(Some(item), name)?;
        if text.contains(ITEM) {
            return Err(Error::not_carried(format!("{name}: an item with {ITEM:?} in a list that is joined with it")));
        }
        if index > 0 {
            cell.push(ITEM);
        }
        cell.push_str(&text);
    }
    Ok(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_guard_is_taken_off_again(value in "['=+@a\\t-]{0,4}") {
            let cell = Guard::Apostrophe.on(&value).into_owned();
            prop_assert_eq!(&cell[Guard::Apostrophe.width(cell.as_bytes())..], value.as_str());
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t']));
        }
    }

    #[test]
    fn integers_are_written_one_way() {
        let integer = Scalar { kind: Kind::Integer, ..Scalar::default() };
        let data = |text| plain(text, &integer, Span::default()).data;
        assert_eq!(data("10"), Data::Number("10".into()));
        for odd in ["007", "+5", " 4", "1.0", "-", "1e2"] {
            assert_eq!(data(odd), Data::Text(odd.into()));
        }
    }
}
