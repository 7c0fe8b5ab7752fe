//! The elements and texts of a body's HTML, as a tree.
//!
//! A body is what carnet itself wrote: tags in lower case, every element closed. What a site that trusts raw HTML holds besides
//! is read so that what is written from the tree is well-formed: an end tag without its start is left out, an element that is
//! never closed ends with the one around it. html5ever would read the same by the whole algorithm of browsers, in about ten
//! times the time, and every version of every note is read.

use std::ops::Range;

use super::super::view::markup::{end_of_tag, is_void, name_of};
use crate::text::elements::element;

/// Tags of elements further down are left out, their texts stay: what walks the tree does so by recursion.
const MAX_DEPTH: usize = 256;

/// Elements whose text is no HTML (HTML, section 13.2.6.2).
const RAW: [&str; 2] = ["script", "style"];

/// The number of no node: the root has it, which is nobody's child.
pub(super) const NONE: u32 = 0;

#[derive(Debug)]
pub(super) struct MarkupTree<'h> {
    pub(super) html: &'h str,
    /// The first is the root, which has no tag; the others in the order of their beginnings.
    pub(super) nodes: Vec<MarkupNode<'h>>,
}

/// An element or a text.
#[derive(Debug, Default)]
pub(super) struct MarkupNode<'h> {
    /// Empty for a text.
    pub(super) name: &'h str,
    /// The start tag, or the text.
    pub(super) written: &'h str,
    pub(super) source: Range<usize>,
    pub(super) first_child: u32,
    pub(super) next: u32,
    /// It is no line of text: it is a block, or holds one.
    pub(super) is_block: bool,
}

impl<'h> MarkupTree<'h> {
    pub(super) fn of(html: &'h str) -> MarkupTree<'h> {
        let root = MarkupNode { source: 0..html.len(), is_block: true, ..MarkupNode::default() };
        // An element with the text in it has about so many bytes.
        let mut nodes = Vec::with_capacity(1 + html.len() / 64);
        nodes.push(root);
        let mut builder = TreeBuilder {
            tree: MarkupTree { html, nodes },
            open: vec![OpenNode { node: NONE, last_child: NONE }],
            beyond: Vec::new(),
        };
        builder.read();
        builder.tree
    }

    pub(super) fn node(&self, number: u32) -> &MarkupNode<'h> {
        &self.nodes[number as usize]
    }

    pub(super) fn source_of(&self, number: u32) -> &'h str {
        &self.html[self.node(number).source.clone()]
    }

    pub(super) fn children(&self, number: u32) -> impl Iterator<Item = u32> {
        let first = self.node(number).first_child;
        std::iter::successors(Some(first).filter(|n| *n != NONE), |n| Some(self.node(*n).next).filter(|n| *n != NONE))
    }
}

/// The value of an attribute, with its character references as they are written.
pub(super) fn attribute<'h>(tag: &'h str, name: &str) -> Option<&'h str> {
    attributes(tag).find(|(_, known, _)| *known == name).and_then(|(_, _, value)| value)
}

/// The attributes of a start tag: each as it is written, its name, its value.
pub(super) fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str, Option<&str>)> {
    let start = tag.find(|c: char| c.is_ascii_whitespace()).unwrap_or(tag.len());
    let mut rest = tag[start..].strip_suffix('>').unwrap_or(&tag[start..]);
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end = rest.find(|c: char| c == '=' || c == '/' || c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (whole, name) = (rest, &rest[..end]);
        rest = &rest[end..];
        if name.is_empty() && !rest.starts_with('=') {
            return None;
        }
        let Some(written) = rest.strip_prefix('=') else { return Some((name, name, None)) };
        let quote = written.chars().next().filter(|c| matches!(c, '"' | '\''));
        let value = match quote {
            Some(quote) => written[1..].split(quote).next().unwrap_or_default(),
            None => written.split(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default(),
        };
        let length = end + 1 + value.len() + if quote.is_some() { 2 } else { 0 };
        let attribute = &whole[..length.min(whole.len())];
        rest = &whole[attribute.len()..];
        Some((attribute, name, Some(value)))
    })
}

struct OpenNode {
    node: u32,
    last_child: u32,
}

struct TreeBuilder<'h> {
    tree: MarkupTree<'h>,
    open: Vec<OpenNode>,
    /// Names of the open elements that are too deep for the tree.
    beyond: Vec<&'h str>,
}

impl<'h> TreeBuilder<'h> {
    fn read(&mut self) {
        let html = self.tree.html;
        let mut at = 0;
        while at < html.len() {
            let start = self.text(at);
            if start == html.len() {
                break;
            }
            let end = start + end_of_tag(&html[start..]);
            at = end;
            let tag = &html[start..end];
            let (name, is_end) = name_of(tag);
            if tag.starts_with("<!") || !tag.ends_with('>') {
                continue;
            }
            match is_end {
                true => self.close(name, end),
                false => at = self.open(name, start..end),
            }
        }
        while self.open.len() > 1 {
            self.close_last(html.len());
        }
    }

    /// Reads a text up to the next tag, and says where that begins.
    fn text(&mut self, from: usize) -> usize {
        let bytes = self.tree.html.as_bytes();
        let mut at = from;
        loop {
            let Some(found) = memchr::memchr(b'<', &bytes[at..]) else {
                at = bytes.len();
                break;
            };
            at += found;
            // Any other sign behind it makes it a text (HTML, section 13.2.5.6).
            if bytes.get(at + 1).is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!')) {
                break;
            }
            at += 1;
        }
        if at > from {
            let written = &self.tree.html[from..at];
            self.add(MarkupNode { written, source: from..at, ..MarkupNode::default() });
        }
        at
    }

    fn add(&mut self, node: MarkupNode<'h>) -> u32 {
        // No text that is read has 2^32 tags.
        let number = u32::try_from(self.tree.nodes.len()).unwrap_or(u32::MAX);
        self.tree.nodes.push(node);
        if let Some(parent) = self.open.last_mut() {
            match parent.last_child {
                NONE => self.tree.nodes[parent.node as usize].first_child = number,
                last => self.tree.nodes[last as usize].next = number,
            }
            parent.last_child = number;
        }
        number
    }

    /// Adds an element; gives where what follows its start tag begins, or its end tag where its text is no HTML.
    fn open(&mut self, name: &'h str, source: Range<usize>) -> usize {
        let (html, end) = (self.tree.html, source.end);
        let written = &html[source.clone()];
        let is_open = !is_void(written, name);
        if self.open.len() > MAX_DEPTH && is_open {
            self.beyond.push(name);
            return end;
        }
        let is_block = element(name).is_some_and(|element| element.place.is_block());
        let node = self.add(MarkupNode { name, written, source, is_block, ..MarkupNode::default() });
        if !is_open {
            self.mark_parent(is_block);
            return end;
        }
        self.open.push(OpenNode { node, last_child: NONE });
        match RAW.contains(&name) {
            true => {
                let close = html[end..].find(&format!("</{name}")).map_or(html.len(), |found| end + found);
                self.add(MarkupNode { written: &html[end..close], source: end..close, ..MarkupNode::default() });
                close
            }
            false => end,
        }
    }

    fn close(&mut self, name: &str, end: usize) {
        if self.beyond.pop_if(|open| *open == name).is_some() {
            return;
        }
        let Some(at) = self.open.iter().rposition(|open| self.tree.node(open.node).name == name) else { return };
        if at == 0 {
            return;
        }
        self.beyond.clear();
        while self.open.len() > at {
            self.close_last(end);
        }
    }

    fn close_last(&mut self, end: usize) {
        let Some(closed) = self.open.pop() else { return };
        let node = &mut self.tree.nodes[closed.node as usize];
        node.source.end = end;
        let is_block = node.is_block;
        self.mark_parent(is_block);
    }

    /// What holds a block is one.
    fn mark_parent(&mut self, is_block: bool) {
        if let Some(parent) = self.open.last().filter(|_| is_block) {
            self.tree.nodes[parent.node as usize].is_block = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(html: &str) -> String {
        fn write(tree: &MarkupTree, number: u32, out: &mut String) {
            for child in tree.children(number) {
                let node = tree.node(child);
                match node.name {
                    "" => out.push_str(&format!("{:?}", node.written)),
                    name => {
                        out.push_str(&format!("{name}{}(", if node.is_block { "!" } else { "" }));
                        write(tree, child, out);
                        out.push(')');
                    }
                }
                out.push(' ');
            }
        }
        let mut out = String::new();
        write(&MarkupTree::of(html), NONE, &mut out);
        out.replace(" )", ")").trim_end().to_owned()
    }

    #[test]
    fn elements_and_texts_are_a_tree() {
        assert_eq!(
            shape("<p>a <em>b</em><br>c</p><!-- x > --><ul><li>d</li></ul>"),
            r#"p!("a " em("b") br() "c") ul!(li!("d"))"#
        );
        assert_eq!(shape("<a href=\"x>y\"><div>a</div></a>"), r#"a!(div!("a"))"#, "what holds a block is one");
        assert_eq!(shape("<svg><path d=\"\"/></svg><script>a<b></script>c"), r#"svg(path()) script("a<b>") "c""#);
    }

    #[test]
    fn what_is_not_closed_ends_with_what_is_around_it() {
        assert_eq!(shape("<p>a<em>b</p>c</em>d<b"), r#"p!("a" em("b")) "c" "d""#);
        assert_eq!(shape("a < b <3 </p>"), r#""a < b <3 ""#);
        let deep = format!("{}x{}", "<b>".repeat(9000), "</b>".repeat(9000));
        assert_eq!(shape(&deep).matches("b(").count(), MAX_DEPTH);
    }

    #[test]
    fn attributes_are_found_however_they_are_written() {
        let tag = "<a href=\"x?a=1&amp;b\" id=c title='d \"e\"' hidden data-x=\"\"/>";
        let found: Vec<_> = attributes(tag).map(|(_, name, value)| (name, value)).collect();
        assert_eq!(
            found,
            [
                ("href", Some("x?a=1&amp;b")),
                ("id", Some("c")),
                ("title", Some("d \"e\"")),
                ("hidden", None),
                ("data-x", Some(""))
            ]
        );
        assert_eq!(attributes(tag).map(|(written, ..)| written).nth(2), Some("title='d \"e\"'"));
        assert_eq!((attribute(tag, "id"), attribute("<p>", "id"), attribute("<p =>", "id")), (Some("c"), None, None));
    }
}
