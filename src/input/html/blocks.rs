//! The paragraphs of a document in HTML.

use dom_query::{Document, NodeRef};

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// What stands for a line break while the main text is searched for: a sign that no page uses.
pub(super) const LINE_BREAK: &str = "\u{E000}";

/// A paragraph with at most this many words that consists of links leads elsewhere.
const LINK_WORDS: usize = 15;

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// Its text; line breaks are kept, other white space is single spaces.
    pub(super) text: String,
    /// Whether it is an item of a list.
    pub(super) is_item: bool,
    /// How many of its signs stand in links.
    linked: usize,
}

impl Block {
    fn is_navigation(&self) -> bool {
        let signs = self.text.chars().filter(|sign| !sign.is_whitespace()).count();
        let is_open = !self.text.ends_with(['.', '!', '?', '"', '”', ':']);
        is_open && self.linked * 10 > signs * 6 && self.text.split_whitespace().count() <= LINK_WORDS
    }
}

/// A step of the walk through a document.
enum Step<'d> {
    Enter(NodeRef<'d>),
    Leave { is_block: bool, is_link: bool },
}

/// The paragraphs of a document, those that only lead elsewhere left out.
pub(super) fn of(document: &Document) -> Vec<Block> {
    let mut walk = Walk::default();
    let mut steps = vec![Step::Enter(document.root())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(node) => walk.enter(node, &mut steps),
            Step::Leave { is_block, is_link } => {
                walk.links -= usize::from(is_link);
                if is_block {
                    walk.end();
                }
            }
        }
    }
    walk.end();
    walk.blocks
}

/// The text of paragraphs: items of a list stand in lines, others have a blank line between them.
pub(super) fn text(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut was_item = false;
    for block in blocks {
        if !text.is_empty() {
            text.push_str(if was_item && block.is_item { "\n" } else { "\n\n" });
        }
        text.push_str(if block.is_item { "- " } else { "" });
        text.push_str(&block.text);
        was_item = block.is_item;
    }
    text
}

#[derive(Default)]
struct Walk {
    blocks: Vec<Block>,
    open: Block,
    links: usize,
}

impl Walk {
    fn enter<'d>(&mut self, node: NodeRef<'d>, steps: &mut Vec<Step<'d>>) {
        if node.is_text() {
            return self.write(&node.text());
        }
        let name = node.node_name().unwrap_or_default();
        let (is_block, is_link) = (BLOCKS.contains(&&*name), &*name == "a");
        if is_block {
            self.end();
            self.open.is_item = &*name == "li";
        }
        self.links += usize::from(is_link);
        steps.push(Step::Leave { is_block, is_link });
        steps.extend(node.children_it(true).map(Step::Enter));
    }

    fn write(&mut self, words: &str) {
        for sign in words.chars() {
            match sign {
                '\u{E000}' => self.line_break(),
                // Places where a word may be broken are none where it is read.
                '\u{AD}' | '\u{200B}' | '\u{FEFF}' => {}
                sign if sign.is_whitespace() => {
                    if !self.open.text.is_empty() && !self.open.text.ends_with([' ', '\n']) {
                        self.open.text.push(' ');
                    }
                }
                sign => {
                    self.open.text.push(sign);
                    self.open.linked += usize::from(self.links > 0);
                }
            }
        }
    }

    /// One line break begins a line, two a paragraph.
    fn line_break(&mut self) {
        self.open.text.truncate(self.open.text.trim_end_matches(' ').len());
        if self.open.text.ends_with('\n') {
            self.end();
        } else if !self.open.text.is_empty() {
            self.open.text.push('\n');
        }
    }

    fn end(&mut self) {
        let mut block = std::mem::take(&mut self.open);
        block.text.truncate(block.text.trim_end().len());
        if !block.text.is_empty() && !block.is_navigation() {
            self.blocks.push(block);
        }
    }
}
