//! A body as blocks and words, which are what is compared: a paragraph, an item, a row, a cell is a block; a line of text is one
//! too, without a tag, within them.
//!
//! What a block says is a number, made of its words alone: spaces, ids, addresses and emphasis are not part of it.

use std::ops::Range;

use super::markup::{MarkupTree, NONE, attribute};
use super::words::{Piece, piece};
use crate::text::hash::{fingerprint, parts};

/// The number of no inline element.
pub(super) const OUTSIDE: u32 = 0;

/// The words of a body, in blocks.
#[derive(Debug)]
pub(super) struct BlockTree<'h> {
    pub(super) markup: MarkupTree<'h>,
    /// The first is the root; each block stands before those within it.
    pub(super) blocks: Vec<TextBlock<'h>>,
    /// In the order of the text, so that those of a block are a range.
    pub(super) tokens: Vec<TextToken<'h>>,
    /// The first stands for no element.
    pub(super) inlines: Vec<InlineElement>,
}

#[derive(Debug)]
pub(super) struct TextBlock<'h> {
    /// Of its element; empty for a line of text.
    pub(super) name: &'h str,
    pub(super) tag: &'h str,
    /// Blocks of one kind may be two versions of one.
    pub(super) kind: u64,
    /// What it says.
    pub(super) content: u64,
    pub(super) source: Range<usize>,
    pub(super) tokens: Range<usize>,
    pub(super) children: Vec<u32>,
    /// The block that it is in; its own number for the root.
    pub(super) parent: u32,
    /// The block before it in the same one; the root where there is none.
    pub(super) before: u32,
    /// One past the last block within it.
    pub(super) end: u32,
}

/// A word, a sign, or what is compared as one: an image, a formula.
#[derive(Debug)]
pub(super) struct TextToken<'h> {
    /// As it is written.
    pub(super) text: &'h str,
    /// The spaces before it.
    pub(super) gap: &'h str,
    /// The innermost element of the line it is in.
    pub(super) inline: u32,
    pub(super) key: u64,
    pub(super) kind: TokenKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Word,
    Sign,
    /// In preformatted text, where spaces are compared too.
    Space,
    /// An element that is compared whole, by its node.
    Whole(u32),
    /// An element that nobody reads: an anchor.
    Silent,
}

/// An element within a line of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct InlineElement {
    pub(super) parent: u32,
    pub(super) node: u32,
    /// How it changes what its words say: struck out, raised, lowered.
    sense: u8,
    /// One past the last token within it.
    pub(super) end: usize,
}

impl<'h> BlockTree<'h> {
    pub(super) fn of(html: &'h str) -> BlockTree<'h> {
        let markup = MarkupTree::of(html);
        let outside = InlineElement { parent: OUTSIDE, node: NONE, sense: 0, end: 0 };
        // A word with the space behind it has about so many bytes, tags among them.
        let tokens = Vec::with_capacity(html.len() / 6);
        let tree = BlockTree { markup, blocks: Vec::new(), tokens, inlines: vec![outside] };
        let mut builder = BlockBuilder { tree, gap: "", keeps_spaces: false };
        builder.block(NONE);
        builder.tree
    }

    pub(super) fn block(&self, number: u32) -> &TextBlock<'h> {
        &self.blocks[number as usize]
    }

    pub(super) fn tokens_of(&self, number: u32) -> &[TextToken<'h>] {
        &self.tokens[self.block(number).tokens.clone()]
    }

    pub(super) fn source_of(&self, number: u32) -> &'h str {
        &self.markup.html[self.block(number).source.clone()]
    }

    pub(super) fn inline(&self, number: u32) -> &InlineElement {
        &self.inlines[number as usize]
    }

    /// The start tag of an element within a line, and its name.
    pub(super) fn tag_of(&self, inline: u32) -> (&'h str, &'h str) {
        let node = self.markup.node(self.inline(inline).node);
        (node.written, node.name)
    }

    /// Nobody reads anything in it: a rule, an empty cell.
    pub(super) fn is_silent(&self, number: u32) -> bool {
        self.tokens_of(number).iter().all(|token| matches!(token.kind, TokenKind::Silent | TokenKind::Space))
    }
}

impl TextBlock<'_> {
    pub(super) fn is_line(&self) -> bool {
        self.name.is_empty()
    }
}

/// Which blocks may be versions of each other, whatever else their tags say.
fn kind_of(name: &str, tag: &str) -> u64 {
    let class = attribute(tag, "class").and_then(|class| class.split_ascii_whitespace().next());
    let family = match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "h",
        "ul" | "ol" => "list",
        "td" | "th" => "cell",
        "li" | "tr" => name,
        _ => class.unwrap_or(if name.is_empty() { "p" } else { name }),
    };
    fingerprint(family.as_bytes())
}

/// The number of several, in their order.
fn mixed(numbers: impl IntoIterator<Item = u64>) -> u64 {
    let mut hasher = parts();
    numbers.into_iter().for_each(|number| hasher.write(&number.to_le_bytes()));
    hasher.finish()
}

/// Elements within a line that are compared whole.
fn is_whole(name: &str, tag: &str) -> bool {
    const WHOLE: [&str; 17] = [
        "audio", "br", "button", "canvas", "iframe", "img", "input", "math", "noscript", "object", "picture", "script",
        "select", "style", "svg", "textarea", "video",
    ];
    let class = || attribute(tag, "class").unwrap_or_default();
    WHOLE.binary_search(&name).is_ok()
        || name == "sup" && class() == "footnote-ref"
        || name == "a" && class() == "footnote-back"
}

struct BlockBuilder<'h> {
    tree: BlockTree<'h>,
    /// Spaces that no token has yet.
    gap: &'h str,
    /// Within preformatted text.
    keeps_spaces: bool,
}

impl<'h> BlockBuilder<'h> {
    /// Adds the block of an element, and those within it.
    fn block(&mut self, node: u32) -> u32 {
        let (name, tag, source) = {
            let node = self.tree.markup.node(node);
            (node.name, node.written, node.source.clone())
        };
        let name = if node == NONE { "body" } else { name };
        let number = self.begin(name, tag, source);
        let keeps_spaces = self.keeps_spaces;
        self.keeps_spaces |= name == "pre";
        let mut line = Vec::new();
        let mut children: Vec<u32> = Vec::new();
        let mut next = self.tree.markup.node(node).first_child;
        while next != NONE {
            let child = next;
            next = self.tree.markup.node(child).next;
            if self.tree.markup.node(child).is_block {
                self.line(&mut line, &mut children);
                let block = self.block(child);
                self.append(&mut children, block);
            } else {
                line.push(child);
            }
        }
        self.line(&mut line, &mut children);
        self.keeps_spaces = keeps_spaces;
        self.end(number, children);
        number
    }

    fn begin(&mut self, name: &'h str, tag: &'h str, source: Range<usize>) -> u32 {
        let number = self.tree.blocks.len();
        let tokens = self.tree.tokens.len()..self.tree.tokens.len();
        let kind = kind_of(name, tag);
        let children = Vec::new();
        let block = TextBlock { name, tag, kind, content: 0, source, tokens, children, parent: 0, before: 0, end: 0 };
        self.tree.blocks.push(block);
        number as u32
    }

    fn append(&mut self, children: &mut Vec<u32>, block: u32) {
        self.tree.blocks[block as usize].before = children.last().copied().unwrap_or(0);
        children.push(block);
    }

    fn end(&mut self, number: u32, children: Vec<u32>) {
        let end = self.tree.blocks.len() as u32;
        let tokens = self.tree.tokens.len();
        let content = self.content_of(number, &children);
        for child in &children {
            self.tree.blocks[*child as usize].parent = number;
        }
        let block = &mut self.tree.blocks[number as usize];
        block.end = end;
        block.tokens.end = tokens;
        block.content = content;
        block.children = children;
    }

    /// A paragraph that is alone in its block says what the line in it says.
    fn content_of(&self, number: u32, children: &[u32]) -> u64 {
        let block = self.tree.block(number);
        if block.is_line() {
            let tokens = self.tree.tokens[block.tokens.start..].iter();
            let said = tokens.filter(|token| token.kind != TokenKind::Silent);
            return mixed(said.map(|token| token.key));
        }
        let line = kind_of("", "");
        // An empty cell has its place in the row.
        let is_said = |child: &&u32| block.name == "tr" || !self.tree.is_silent(**child);
        let mut said = children.iter().filter(is_said).map(|child| self.tree.block(*child));
        match (said.next(), said.next()) {
            (Some(only), None) if only.kind == line => only.content,
            (first, second) => {
                let all = first.into_iter().chain(second).chain(said);
                mixed([0].into_iter().chain(all.flat_map(|child| [child.kind, child.content])))
            }
        }
    }

    /// Adds a line of text, if it has any.
    fn line(&mut self, nodes: &mut Vec<u32>, children: &mut Vec<u32>) {
        let is_text = |number: &u32| {
            let node = self.tree.markup.node(*number);
            !node.name.is_empty() || !node.written.trim_ascii().is_empty()
        };
        let first = nodes.iter().position(is_text);
        let last = nodes.iter().rposition(is_text);
        if let (Some(first), Some(last)) = (first, last) {
            let source =
                self.tree.markup.node(nodes[first]).source.start..self.tree.markup.node(nodes[last]).source.end;
            let number = self.begin("", "", source);
            self.gap = "";
            for node in &nodes[first..=last] {
                self.inline(*node, OUTSIDE);
            }
            self.end(number, Vec::new());
            self.append(children, number);
        }
        nodes.clear();
    }

    fn inline(&mut self, number: u32, parent: u32) {
        let node = self.tree.markup.node(number);
        let (name, tag) = (node.name, node.written);
        if name.is_empty() {
            return self.text(tag, parent);
        }
        if is_whole(name, tag) {
            return self.whole(number, parent);
        }
        let inline = self.tree.inlines.len() as u32;
        let before = self.tree.tokens.len();
        let sense = self.tree.inline(parent).sense | sense_of(name);
        self.tree.inlines.push(InlineElement { parent, node: number, sense, end: 0 });
        let mut next = self.tree.markup.node(number).first_child;
        while next != NONE {
            self.inline(next, inline);
            next = self.tree.markup.node(next).next;
        }
        if self.tree.tokens.len() == before && tag.contains(" id=") {
            let text = self.tree.markup.source_of(number);
            let key = fingerprint(b"silent");
            self.tree.tokens.push(TextToken { text, gap: "", inline: parent, key, kind: TokenKind::Silent });
        }
        self.tree.inlines[inline as usize].end = self.tree.tokens.len();
    }

    fn text(&mut self, text: &'h str, inline: u32) {
        let mut rest = text;
        while !rest.is_empty() {
            let (found, length) = piece(rest, self.keeps_spaces);
            let (text, behind) = rest.split_at(length);
            rest = behind;
            match found {
                Piece::Space if !self.keeps_spaces => {
                    if self.gap.is_empty() {
                        self.gap = text;
                    }
                }
                Piece::Word => self.token(text, inline, TokenKind::Word, fingerprint(text.as_bytes())),
                Piece::Sign => self.token(text, inline, TokenKind::Sign, fingerprint(text.as_bytes())),
                Piece::Space => self.token(text, inline, TokenKind::Space, fingerprint(text.as_bytes())),
            }
        }
    }

    fn token(&mut self, text: &'h str, inline: u32, kind: TokenKind, key: u64) {
        let sense = self.tree.inline(inline).sense;
        let key = if sense == 0 { key } else { mixed([key, sense.into()]) };
        let gap = std::mem::take(&mut self.gap);
        self.tree.tokens.push(TextToken { text, gap, inline, key, kind });
    }

    /// Of an image the text for those who do not see it is compared; where it comes from and whether a box is ticked is looked at
    /// later. Numbers of footnotes are counted, not written.
    fn whole(&mut self, number: u32, inline: u32) {
        let (node, text) = (self.tree.markup.node(number), self.tree.markup.source_of(number));
        let key = match node.name {
            "img" => mixed([1, fingerprint(attribute(node.written, "alt").unwrap_or_default().as_bytes())]),
            "input" => 2,
            "sup" => 3,
            "a" => 4,
            _ => fingerprint(text.as_bytes()),
        };
        self.token(text, inline, TokenKind::Whole(number), key);
    }
}

/// How an element changes what its words say.
fn sense_of(name: &str) -> u8 {
    match name {
        "del" | "s" | "strike" => 1,
        "sup" => 2,
        "sub" => 4,
        _ => 0,
    }
}
