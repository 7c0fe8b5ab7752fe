//! What a parsed Markdown text is: HTML, and everything other stages ask of it.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hash, Hasher};

use rapidhash::fast::SeedableState;

use super::sentences;
use crate::diagnostics::Span;

/// A text turned into HTML with holes.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// Level-1 heading that gives the document its title, when the front matter does not.
    pub title: Option<String>,
    pub html: String,
    /// Ordered by place.
    pub holes: Vec<Hole>,
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
    pub words: usize,
    /// Bytes of the file that never reach a reader: comments, HTML comments, what of raw HTML is not published.
    pub hidden: Vec<Span>,
    /// Raw HTML was met.
    pub needs_sanitising: bool,
    /// Places in `html`, by mark: byte offsets. Made by [`Body::locate`].
    pub(super) marks: Vec<usize>,
}

/// A place in the HTML that is filled when the page is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hole {
    pub at: usize,
    pub kind: HoleKind,
}

/// What goes in a hole. Numbers of links index [`Body::links`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoleKind {
    /// The start tag of a link whose label follows.
    Open(u32),
    /// Its end tag.
    Close(u32),
    /// A whole link, labelled with its target's title.
    Bare(u32),
    /// The words alone of a link, within an attribute.
    Words(u32),
    /// The same within a script or a style, where no sign is escaped.
    Verbatim(u32),
    /// An image.
    Image(u32),
    /// A passage of another document.
    Embed(u32),
    /// The address of a link, inside an attribute of raw HTML.
    Address(u32),
    /// What makes ids unique where this text is embedded in another; nothing on its own page.
    Prefix,
    /// What comes before the id in the link to a footnote: `#` and the prefix where the footnotes stand on the same page,
    /// the address of the text's own page where only a part of it is embedded.
    Footnotes,
    /// A tag, by its place in [`Body::tags`].
    Tag(u32),
    /// A place to be found again, until the body [settles](Body::settle): see [`Slice`].
    Mark(u32),
}

/// A link as its author wrote it.
#[derive(Debug, Clone, Hash)]
pub struct LinkUse {
    /// Bytes of the file, from the first bracket to the last.
    pub span: Span,
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
    /// It is the definition of links in the text: what is wrong with it is said of them.
    pub is_repeated: bool,
    /// What is printed as it was written unless it leads to a withheld document. Nothing else is said of it, and it leads
    /// no one.
    pub written: Option<String>,
    /// Which passage holds it, in [`Body::passages`]; none in image alternatives and raw HTML.
    pub passage: Option<u32>,
}

impl LinkUse {
    /// A link of which nothing more is known, in no passage.
    pub fn new(form: Form, target: String, fragment: Option<String>, span: Span) -> LinkUse {
        LinkUse {
            span,
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
#[derive(Debug, Clone)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    pub id: String,
    pub text: Passage,
    /// The words as typed, where spaces or quotation marks of the text were set otherwise.
    pub written: Option<Box<str>>,
    mark: u32,
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
#[derive(Debug, Clone)]
pub struct Anchor {
    pub name: String,
    start: u32,
    end: u32,
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
        let floor = |at: usize| (0..=at).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let first =
            self.links[..at].iter().rposition(|(range, _)| range.start + reach < place.start).map_or(0, |at| at + 1);
        let last = self.links[at..].iter().position(|(range, _)| range.end > place.end + reach);
        let links =
            &self.links[first.max(at.saturating_sub(reach))..last.map_or(self.links.len(), |n| at + n).min(at + reach)];
        let start = links[0].0.start.min(floor(place.start.saturating_sub(reach)));
        let end = floor((place.end + reach).min(self.text.len())).max(place.end);
        let links = links.iter().filter(|(range, _)| range.end <= end);
        let links = links.map(|(range, number)| (range.start - start..range.end - start, *number)).collect();
        Cow::Owned(Passage { text: self.text[start..end].to_owned(), links })
    }

    fn end_of_links(&self) -> usize {
        self.links.iter().map(|(range, _)| range.end).max().unwrap_or(0)
    }
}

/// A part of the HTML: byte range.
pub type Slice = std::ops::Range<usize>;

/// Copies a list to a place of its size: shrunk where it is, it may keep twice the room (mimalloc does so).
fn fit<T>(list: &mut Vec<T>) {
    if list.capacity() > list.len() {
        let mut fitting = Vec::with_capacity(list.len());
        fitting.append(list);
        *list = fitting;
    }
}

fn fit_text(text: &mut String) {
    if text.capacity() > text.len() {
        *text = text.as_str().to_owned();
    }
}

impl Heading {
    pub(super) fn new(level: u8, id: String, text: Passage, written: &str, mark: u32) -> Heading {
        let written = (written != text.text).then(|| written.into());
        Heading { level, id, text, written, mark }
    }
}

impl Anchor {
    pub(super) fn new(name: String, start: u32, end: u32) -> Anchor {
        Anchor { name, start, end }
    }

    /// The id of the block in the page; block names have a room of their own, beside headings.
    pub fn id(&self) -> String {
        block_id(&self.name)
    }
}

impl Body {
    /// Finds the marks among the holes; to be called whenever the holes moved.
    pub(super) fn locate(&mut self) {
        self.marks.clear();
        for hole in &self.holes {
            if let HoleKind::Mark(mark) = hole.kind {
                let mark = mark as usize;
                if self.marks.len() <= mark {
                    self.marks.resize(mark + 1, self.html.len());
                }
                self.marks[mark] = hole.at;
            }
        }
    }

    /// One number for what other pages may show of a text: see [`crate::content::document::Document::face`].
    pub fn face(&self) -> u64 {
        let Body { title, html, holes: _, links, headings, title_heading, ids, anchors, passages, lead, words, .. } =
            self;
        let mut state = SeedableState::fixed().build_hasher();
        (title, title_heading, ids, passages, lead, minutes(*words)).hash(&mut state);
        links.len().hash(&mut state);
        for link in links {
            let LinkUse { span: _, form, target, fragment, label, title, width, height, .. } = link;
            let LinkUse { is_repeated, written, passage, named_by, .. } = link;
            (form, target, fragment, label, title, width, height, is_repeated, written, passage, named_by)
                .hash(&mut state);
        }
        // What embeds a long text may grow too long by it.
        (html.len() > LONG).then_some(html.len()).hash(&mut state);
        // In which part an embed stands decides what embeds itself.
        if links.iter().any(|link| link.form == Form::Embed) {
            html.hash(&mut state);
        }
        for Heading { level, id, text, written, mark: _ } in headings {
            (level, id, text, written).hash(&mut state);
        }
        for Anchor { name, start: _, end: _ } in anchors {
            name.hash(&mut state);
        }
        state.finish()
    }

    /// Reading time in whole minutes, at least 1.
    pub fn minutes(&self) -> u32 {
        minutes(self.words)
    }

    /// Nothing moves any more: marks that nobody asks for go, and all that is kept takes no more room than it needs,
    /// since thousands of bodies are held at once.
    pub(super) fn settle(&mut self) {
        let mut marks = Vec::with_capacity(1 + self.headings.len() + 2 * self.anchors.len());
        let end = self.html.len();
        let mut keep = |mark: &mut u32| {
            marks.push(self.marks.get(*mark as usize).copied().unwrap_or(end));
            *mark = marks.len() as u32 - 1;
        };
        keep(&mut { END_OF_TEXT });
        self.headings.iter_mut().for_each(|heading| keep(&mut heading.mark));
        self.anchors.iter_mut().for_each(|anchor| [&mut anchor.start, &mut anchor.end].into_iter().for_each(&mut keep));
        self.marks = marks;
        self.holes.retain(|hole| !matches!(hole.kind, HoleKind::Mark(_)));
        fit_text(&mut self.html);
        fit(&mut self.holes);
        fit(&mut self.links);
        fit(&mut self.headings);
        fit(&mut self.passages);
    }

    fn mark(&self, mark: u32) -> usize {
        self.marks.get(mark as usize).copied().unwrap_or(self.html.len())
    }

    /// The whole body.
    pub fn whole(&self) -> Slice {
        0..self.html.len()
    }

    /// A heading with what follows it, up to the next heading of its level or above.
    pub fn section(&self, index: usize) -> Slice {
        let Some(heading) = self.headings.get(index) else { return 0..0 };
        let next = self.headings[index + 1..].iter().find(|h| h.level <= heading.level);
        let start = self.mark(heading.mark);
        start..next.map_or_else(|| self.end_of_text(), |h| self.mark(h.mark)).max(start)
    }

    /// What stands under the heading that is the title, up to the next of its level; none when that is all.
    pub fn opening(&self) -> Option<Slice> {
        self.title_heading.as_ref().filter(|title| title.is_one_of_several)?;
        let next = self.headings.iter().find(|heading| heading.level == TOP_LEVEL);
        Some(0..next.map_or_else(|| self.end_of_text(), |heading| self.mark(heading.mark)))
    }

    /// A named block.
    pub fn block(&self, anchor: &Anchor) -> Slice {
        let start = self.mark(anchor.start);
        start..self.mark(anchor.end).max(start)
    }

    /// Where the footnotes begin, or the end.
    fn end_of_text(&self) -> usize {
        self.mark(END_OF_TEXT)
    }
}

/// The level of a page's headings under its title.
const TOP_LEVEL: u8 = 2;

/// A text of which the length matters to what embeds it (64 KiB of HTML).
const LONG: usize = 64 << 10;

/// Words read in a minute: the low end of what studies of silent reading in French find for expository prose
/// (Brysbaert 2019, « How many words do we read per minute? », gives 195 to 240).
const WORDS_A_MINUTE: usize = 200;

fn minutes(words: usize) -> u32 {
    u32::try_from(words.div_ceil(WORDS_A_MINUTE).max(1)).unwrap_or(u32::MAX)
}

pub(super) fn block_id(name: &str) -> String {
    format!("bloc-{name}")
}

/// Begins the id of an author's that could be one of the page's own.
pub const AUTHORS: &str = "user-content-";

/// The mark before the footnotes.
pub(super) const END_OF_TEXT: u32 = 0;
