//! What a text says to the other pages: its links with their sentences, its headings, its names, its first paragraph.
//!
//! It holds no place of the file and no HTML: as long as an author changes neither a heading nor a link nor what is quoted
//! elsewhere, it stays the same, and with it everything but the text's own page.

use std::borrow::Cow;

use super::sentences;
use crate::text::floor;

/// What other pages may show of a text, or be decided by.
#[derive(Debug, Clone, Default, Hash)]
pub struct Outline {
    /// Level-1 heading that gives the document its title, when the front matter does not.
    pub title: Option<String>,
    pub links: Vec<LinkUse>,
    /// Tags written in the text, each spelling once, without `#`.
    pub tags: Vec<String>,
    pub headings: Vec<Heading>,
    /// The heading that is the title and so is not among them.
    pub title_heading: Option<TitleHeading>,
    /// Ids of raw HTML as they stand in the page, each once.
    pub ids: Vec<String>,
    /// Named blocks (`^name`).
    pub anchors: Vec<Anchor>,
    /// Sentences that hold links, for backlinks: a block's that are together.
    pub passages: Vec<Passage>,
    /// The first paragraph.
    pub lead: Option<Passage>,
    /// Reading time in whole minutes, at least 1.
    pub minutes: u32,
    /// Nothing is shown of the text.
    pub is_empty: bool,
}

impl Outline {
    /// Whether some of the text stands under the heading that is the title, before others of its level.
    pub fn has_opening(&self) -> bool {
        self.title_heading.as_ref().is_some_and(|title| title.is_one_of_several)
    }
}

/// A link as its author wrote it.
#[derive(Debug, Clone, Hash)]
pub struct LinkUse {
    pub form: Form,
    /// Name, path or address, decoded, without its fragment.
    pub target: String,
    /// After `#`: a heading's text or id, or `^` and a block's name.
    pub fragment: Option<String>,
    /// The label as plain text; none when the target's title is to be printed.
    pub label: Option<String>,
    /// The link's title attribute, an image's caption.
    pub title: Option<String>,
    /// In pixels, for `![[image.png|300]]`.
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// The link that an image without words is all the label of: what it leads to names the image.
    pub named_by: Option<u32>,
    /// It is the definition of links in the text: messages about it are given at these links.
    pub is_repeated: bool,
    /// What is printed as it was written unless it leads to a withheld document. No other message is given about it, and it is no
    /// link for readers.
    pub written: Option<String>,
    /// What parts of it say by themselves, where marks cut it: it is withheld as soon as one of them is.
    pub parts: Vec<LinkUse>,
    /// `#[[two words]]` in a vault: a tag of this name where no page has it.
    pub is_tag: bool,
    /// Which passage holds it, in [`Outline::passages`]; none in image alternatives and raw HTML.
    pub passage: Option<u32>,
}

impl LinkUse {
    /// A link of which nothing more is known, in no passage.
    pub fn new(form: Form, target: String, fragment: Option<String>) -> LinkUse {
        LinkUse {
            form,
            target,
            fragment,
            label: None,
            title: None,
            width: None,
            height: None,
            named_by: None,
            is_repeated: false,
            written: None,
            parts: Vec::new(),
            is_tag: false,
            passage: None,
        }
    }
}

/// How a link is written, which decides how its target is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// `[[name]]`.
    Wiki,
    /// `[label](path.md)`.
    Markdown,
    /// `![[name]]`, `![label](path.md)` of something that is not an image.
    Embed,
    /// `![[image.png]]`.
    WikiImage,
    /// `![alternative](image.png)`.
    Image,
    /// `href` or `src` in raw HTML.
    Html,
    /// `[name]: path.md`, or a link where none can be, as in an image's alternative text: it prints no link, but stands in
    /// the Markdown source.
    Definition,
    /// An address that is printed or followed as it is, within a front matter or a text.
    Address,
    /// A link to another site, whose address holds one of this site.
    Outside,
    /// A path or a name among words, printed as it is unless it is that of a withheld document, letter by letter.
    Word,
}

/// A heading. The first one has index 0.
#[derive(Debug, Clone, Hash)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Without what may be the name of a withheld document.
    pub id: String,
    /// The id to have where none of its names is.
    pub id_with_names: Option<Box<str>>,
    pub text: Passage,
    /// The words as typed, where spaces or quotation marks of the text were set otherwise.
    pub written: Option<Box<str>>,
}

/// A heading of level 1 that is the document's title, or repeats it: it is not printed with the body.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TitleHeading {
    /// The words as typed.
    pub text: String,
    /// The id it would have in the page.
    pub id: String,
    /// Other headings of its level follow.
    pub is_one_of_several: bool,
}

/// A block with a name: `^name` at its end.
#[derive(Debug, Clone, Hash)]
pub struct Anchor {
    pub name: String,
}

impl Anchor {
    /// The id of the block in the page; block names have a room of their own, beside headings.
    pub fn id(&self) -> String {
        block_id(&self.name)
    }
}

/// Plain text with the places of its links; a link without label is an empty range, filled with its target's title.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Passage {
    pub text: String,
    pub links: Vec<(std::ops::Range<usize>, u32)>,
}

impl Passage {
    /// All of it but the white space at its end; none when there is nothing in it.
    pub(super) fn whole(&self) -> Option<Passage> {
        let end = self.text.trim_end().len().max(self.end_of_links());
        (end > 0 || !self.links.is_empty())
            .then(|| Passage { text: self.text[..end].to_owned(), links: self.links.clone() })
    }

    /// The sentences that hold its links: what other pages may quote, and all that is kept of it for them.
    pub(super) fn around_links(&self) -> Passage {
        let Some(start) = self.links.iter().map(|(range, _)| range.start).min() else { return Passage::default() };
        let part = sentences::around(&self.text, start..self.end_of_links());
        let end = self.text[..part.end].trim_end().len().max(self.end_of_links());
        let links = self.links.iter();
        Passage {
            text: self.text[part.start..end].to_owned(),
            links: links.map(|(range, number)| (range.start - part.start..range.end - part.start, *number)).collect(),
        }
    }

    /// A link with so many bytes and links on each side of it: what an excerpt needs, however long the passage is.
    pub fn around(&self, number: u32, reach: usize) -> Cow<'_, Passage> {
        // Numbers grow with the places, but for links within links.
        let near = self.links.partition_point(|(_, other)| *other < number);
        let is_it = |at: &usize| self.links.get(*at).is_some_and(|(_, other)| *other == number);
        let found = Some(near).filter(is_it).or_else(|| self.links.iter().position(|(_, other)| *other == number));
        let Some(at) = found.filter(|_| self.text.len() > 2 * reach || self.links.len() > 2 * reach) else {
            return Cow::Borrowed(self);
        };
        let place = &self.links[at].0;
        let first =
            self.links[..at].iter().rposition(|(range, _)| range.start + reach < place.start).map_or(0, |at| at + 1);
        let last = self.links[at..].iter().position(|(range, _)| range.end > place.end + reach);
        let links =
            &self.links[first.max(at.saturating_sub(reach))..last.map_or(self.links.len(), |n| at + n).min(at + reach)];
        let start = links[0].0.start.min(floor(&self.text, place.start.saturating_sub(reach)));
        let end = floor(&self.text, (place.end + reach).min(self.text.len())).max(place.end);
        let links = links.iter().filter(|(range, _)| range.end <= end);
        let links = links.map(|(range, number)| (range.start - start..range.end - start, *number)).collect();
        Cow::Owned(Passage { text: self.text[start..end].to_owned(), links })
    }

    fn end_of_links(&self) -> usize {
        self.links.iter().map(|(range, _)| range.end).max().unwrap_or(0)
    }
}

pub(super) fn block_id(name: &str) -> String {
    format!("block-{name}")
}

/// Beginnings of ids that pages give to places of their own: templates, named blocks, footnotes.
pub(super) const OWN_IDS: [&str; 4] = ["c-", "block-", "fn-", "fnref-"];

/// Begins the id of an author's that could be one of the page's own.
pub const AUTHORS: &str = "user-content-";
