//! What the dialects in XML share: elements that are written with their indentation.

use std::fmt::Write as _;

/// The declaration that begins a document.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// An element: attributes, then either elements or text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: String,
    is_textual: bool,
    children: Vec<Element>,
}

impl Element {
    /// An element with nothing in it.
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), text: String::new(), is_textual: false, children: Vec::new() }
    }

    /// An element with a text.
    pub(super) fn text(name: &'static str, text: impl Into<String>) -> Self {
        Self { text: text.into(), is_textual: true, ..Self::new(name) }
    }

    /// The element with an attribute.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// The element with an attribute that may be lacking.
    pub(super) fn with_some(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The element with further elements in it.
    pub(super) fn holding(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children);
        self
    }

    /// The element without empty parts: elements made for a text that is blank, and wrappers that hold nothing and have no
    /// attributes. None if nothing is left.
    pub(super) fn pruned(mut self) -> Option<Self> {
        if self.is_textual {
            return (!self.text.trim().is_empty()).then_some(self);
        }
        self.children = self.children.into_iter().filter_map(Self::pruned).collect();
        (!self.children.is_empty() || !self.attributes.is_empty()).then_some(self)
    }

    /// The element without empty parts as a document.
    pub(super) fn document(self) -> String {
        DECLARATION.to_owned() + &self.pruned().map(|root| root.written(0)).unwrap_or_default()
    }

    /// The start tag, for elements whose content is written piece by piece.
    pub(super) fn start(&self, depth: usize) -> String {
        let mut text = format!("{:indent$}<{}", "", self.name, indent = depth * 2);
        for (name, value) in &self.attributes {
            let _ = write!(text, " {name}=\"{}\"", escaped(value, true));
        }
        text.push_str(">\n");
        text
    }

    /// The element on lines of its own, so many levels deep.
    pub(super) fn written(&self, depth: usize) -> String {
        let mut text = self.start(depth);
        text.truncate(text.len() - ">\n".len());
        if self.children.is_empty() && self.text.is_empty() {
            text.push_str("/>\n");
        } else if self.children.is_empty() {
            let _ = writeln!(text, ">{}</{}>", escaped(&self.text, false), self.name);
        } else {
            text.push_str(">\n");
            self.children.iter().for_each(|child| text.push_str(&child.written(depth + 1)));
            let _ = writeln!(text, "{:indent$}</{}>", "", self.name, indent = depth * 2);
        }
        text
    }
}

/// A text as XML has it. A record's texts have no character that XML 1.0 does not allow.
fn escaped(text: &str, is_attribute: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' if is_attribute => escaped.push_str("&quot;"),
            '\n' | '\t' if is_attribute => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_indented_and_texts_are_not() {
        let inner = Element::text("b", "1 < 2\n\"x\"").with("c", "a\"\n&");
        let found = Element::new("a").holding([inner, Element::new("d")]).written(1);
        let expected = "  <a>\n    <b c=\"a&quot; &amp;\">1 &lt; 2\n\"x\"</b>\n    <d/>\n  </a>\n";
        assert_eq!(found, expected);
    }

    #[test]
    fn empty_parts_are_left_out() {
        let blank = Element::new("a").holding([Element::text("b", " \n"), Element::text("c", "").with("d", "e")]);
        assert_eq!(blank.clone().pruned(), None);
        let kept = Element::new("f").holding([blank, Element::new("g").with("h", "i")]).pruned().expect("kept");
        assert_eq!(kept.written(0), "<f>\n  <g h=\"i\"/>\n</f>\n");
    }
}
