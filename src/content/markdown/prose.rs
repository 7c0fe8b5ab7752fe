//! A Markdown text as an editor reads it: blocks of words, headings and links, each with its place in the file.
//!
//! For what is said about writing, never for pages: it makes no HTML and follows no link.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Parser, Tag, TagEnd};

use super::comments;
use super::destination::{Destination, destination};
use super::dialect::{self, Nested};
use super::events::attribution_text;
use crate::diagnostics::Span;

/// What can be read of a text.
#[derive(Debug, Default)]
pub struct ReadableText {
    pub blocks: Vec<Block>,
    /// Links and images with their labels, wiki links without a label left out.
    pub links: Vec<ProseLink>,
    /// Quotations that stand in no other, callouts left out.
    pub quotes: Vec<Quote>,
}

/// A quotation.
#[derive(Debug)]
pub struct Quote {
    pub span: Span,
    /// It says where it is from: by a line of its own, a link, a footnote, a work that is cited.
    pub is_sourced: bool,
}

/// A heading, a paragraph, a list's item, a table's cell…
#[derive(Debug)]
pub struct Block {
    pub kind: BlockKind,
    pub span: Span,
    pub pieces: Vec<ProsePiece>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// With its level as written, 1 to 6.
    Heading(u8),
    Paragraph,
    /// Of a table: what it holds writes `|` as `\|`.
    Cell,
    /// A list's item or a definition that holds no paragraph.
    Other,
}

/// Words that follow each other in the file.
#[derive(Debug)]
pub struct ProsePiece {
    pub kind: PieceKind,
    pub span: Span,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// Free text.
    Text,
    /// The label of a link or an image.
    Label,
    /// Code, mathematics or HTML: not words.
    Object,
}

/// A link or an image.
#[derive(Debug)]
pub struct ProseLink {
    pub span: Span,
    pub label: String,
    /// The address, when it leads out of the site.
    pub outside: Option<String>,
    pub is_image: bool,
    /// A wiki link without a label: readers see a title there, not what is written.
    shows_title: bool,
}

impl Block {
    /// How many words it has, those of its links among them.
    pub fn words(&self) -> usize {
        let words = self.pieces.iter().filter(|piece| piece.kind != PieceKind::Object);
        words.map(|piece| piece.text.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count()).sum()
    }
}

impl ReadableText {
    /// Reads the Markdown that stands at byte `base` of its file. Addresses under `base_url` are the site's own.
    pub fn of(text: &str, base: usize, base_url: Option<&str>) -> ReadableText {
        let (text, _) = comments::mask(text);
        let mut reader = ProseReader {
            base,
            base_url,
            open: Vec::new(),
            links: Vec::new(),
            code: 0,
            quote: None,
            out: ReadableText::default(),
        };
        let nested = Nested::of(&text);
        for (event, range) in dialect::events(&text, Parser::new_ext(&nested.parsed, nested.options()), &nested) {
            reader.read(event, range);
        }
        reader.out.blocks.sort_by_key(|block| block.span.start);
        reader.out
    }
}

struct ProseReader<'a> {
    base: usize,
    base_url: Option<&'a str>,
    /// Blocks whose end is still to come, the innermost last.
    open: Vec<Block>,
    links: Vec<ProseLink>,
    /// Code blocks and the like that are open.
    code: usize,
    quote: Option<OpenQuote>,
    out: ReadableText,
}

/// A quotation whose end is still to come.
#[derive(Debug, Default)]
struct OpenQuote {
    /// Quotations in it that are open.
    inner: usize,
    /// Its first line.
    beginning: String,
    last_line: String,
    is_sourced: bool,
}

impl OpenQuote {
    fn read(&mut self, event: &Event) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => self.inner += 1,
            Event::End(TagEnd::BlockQuote(_)) => self.inner -= 1,
            Event::Start(Tag::Link { .. }) | Event::FootnoteReference(_) => self.is_sourced = true,
            Event::SoftBreak | Event::HardBreak | Event::Start(Tag::Paragraph) => {
                if self.beginning.is_empty() {
                    self.beginning.clone_from(&self.last_line);
                }
                self.last_line.clear();
            }
            Event::Text(text) => {
                self.is_sourced |= text.contains("[@") || text.contains("[-@");
                self.last_line.push_str(text);
            }
            _ => {}
        }
    }

    /// What was read, at its place; none when it is a callout.
    fn close(self, span: Span) -> Option<Quote> {
        let beginning = if self.beginning.is_empty() { &self.last_line } else { &self.beginning };
        let is_sourced = self.is_sourced || attribution_text(&self.last_line).is_some();
        (!beginning.starts_with("[!")).then_some(Quote { span, is_sourced })
    }
}

impl ProseReader<'_> {
    fn read(&mut self, event: Event, range: Range<usize>) {
        let span = self.base + range.start..self.base + range.end;
        self.read_quote(&event, &span);
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)) => self.code += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => self.code -= 1,
            Event::Start(Tag::Link { link_type, dest_url, .. }) => self.open_link(link_type, &dest_url, false, span),
            Event::Start(Tag::Image { link_type, dest_url, .. }) => self.open_link(link_type, &dest_url, true, span),
            Event::End(TagEnd::Link | TagEnd::Image) => {
                self.out.links.extend(self.links.pop().filter(|link| !link.shows_title));
            }
            Event::Start(tag) => {
                if let Some(kind) = block_kind(&tag) {
                    self.open.push(Block { kind, span, pieces: Vec::new() });
                }
            }
            Event::End(tag) if ends_block(tag) => {
                let block = self.open.pop().filter(|block| !block.pieces.is_empty());
                self.out.blocks.extend(block);
            }
            Event::Text(text) if self.code == 0 => self.add(&text, PieceKind::Text, span),
            Event::Code(text) => self.add(&text, PieceKind::Object, span),
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::InlineHtml(text) => {
                self.add(&text, PieceKind::Object, span);
            }
            Event::SoftBreak | Event::HardBreak => self.add(" ", PieceKind::Text, span),
            _ => {}
        }
    }

    fn read_quote(&mut self, event: &Event, span: &Span) {
        match (&mut self.quote, event) {
            (None, Event::Start(Tag::BlockQuote(None))) => self.quote = Some(OpenQuote::default()),
            (Some(quote), Event::End(TagEnd::BlockQuote(_))) if quote.inner == 0 => {
                self.out.quotes.extend(self.quote.take().and_then(|quote| quote.close(span.clone())));
            }
            (Some(quote), _) => quote.read(event),
            (None, _) => {}
        }
    }

    fn open_link(&mut self, link_type: LinkType, address: &str, is_image: bool, span: Span) {
        let wiki = matches!(link_type, LinkType::WikiLink { .. });
        let outside = match destination(address, self.base_url) {
            Destination::Outside(url) if !wiki && link_type != LinkType::Email => Some(url),
            _ => None,
        };
        let shows_title = matches!(link_type, LinkType::WikiLink { has_pothole: false });
        self.links.push(ProseLink { span, label: String::new(), outside, is_image, shows_title });
    }

    fn add(&mut self, text: &str, kind: PieceKind, span: Span) {
        for link in &mut self.links {
            link.label.push_str(text);
        }
        let kind = if self.links.is_empty() || kind == PieceKind::Object { kind } else { PieceKind::Label };
        if let Some(block) = self.open.last_mut() {
            block.pieces.push(ProsePiece { kind, span, text: text.to_owned() });
        }
    }
}

fn block_kind(tag: &Tag) -> Option<BlockKind> {
    match tag {
        Tag::Heading { level, .. } => Some(BlockKind::Heading(number(*level))),
        Tag::Paragraph => Some(BlockKind::Paragraph),
        Tag::TableCell => Some(BlockKind::Cell),
        Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => Some(BlockKind::Other),
        _ => None,
    }
}

fn ends_block(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::Item
            | TagEnd::TableCell
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
    )
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> ReadableText {
        ReadableText::of(text, 0, Some("https://example.org/"))
    }

    #[test]
    fn blocks_have_their_words_and_their_kind() {
        let prose = read(
            "# Un titre\n\nTrois *mots* ici, `pas_ceci`.\n\n- un item\n\n  avec un paragraphe\n\n```\ncode\n```\n",
        );
        let blocks: Vec<(BlockKind, usize)> = prose.blocks.iter().map(|b| (b.kind, b.words())).collect();
        assert_eq!(
            blocks,
            [
                (BlockKind::Heading(1), 2),
                (BlockKind::Paragraph, 3),
                (BlockKind::Paragraph, 2),
                (BlockKind::Paragraph, 3)
            ]
        );
    }

    #[test]
    fn an_item_with_an_inner_list_keeps_its_own_words() {
        let prose = read("- un\n  - deux trois\n");
        let words: Vec<usize> = prose.blocks.iter().map(Block::words).collect();
        assert_eq!(words, [1, 2]);
    }

    #[test]
    fn links_have_their_label_and_their_place() {
        let text = "Voir [la **page**](https://a.org/x) et <https://example.org/y>, ![plan](p.png), [[b|mot]], [[c]].";
        let links: Vec<(String, Option<String>, &str)> =
            read(text).links.into_iter().map(|l| (l.label, l.outside, &text[l.span])).collect();
        let outside = Some("https://a.org/x".to_owned());
        assert_eq!(
            links,
            [
                ("la page".into(), outside, "[la **page**](https://a.org/x)"),
                ("https://example.org/y".into(), None, "<https://example.org/y>"),
                ("plan".into(), None, "![plan](p.png)"),
                ("mot".into(), None, "[[b|mot]]"),
            ]
        );
    }

    #[test]
    fn comments_are_not_read() {
        assert!(read("%%[ici](https://a.org)%%").links.is_empty());
    }
}
