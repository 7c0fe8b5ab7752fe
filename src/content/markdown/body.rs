//! What only the page of a text prints: HTML with holes, and where its parts are.

use super::features::{self, Feature};
use super::highlight::CodeBlock;
use crate::diagnostics::Span;

/// A text turned into HTML with holes.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The byte of the file where the text begins, behind the front matter.
    pub start: usize,
    pub html: String,
    /// Ordered by place.
    pub holes: Vec<Hole>,
    /// Where each link of the outline stands: bytes of the file, from the first bracket to the last.
    pub spans: Vec<Span>,
    /// Bytes of the file that never reach a reader: comments, HTML comments, what of raw HTML is not published.
    pub hidden: Vec<Span>,
    pub words: usize,
    /// The formulas, as MathML.
    pub formulas: Vec<String>,
    /// The blocks of code in languages that are known.
    pub code: Vec<CodeBlock>,
    /// The works that the text cites, one for each time.
    pub citations: Vec<Citation>,
    /// Words for types of callouts that are not known, each where it stands, with the known one that looks like it.
    pub slips: Vec<(Span, String)>,
    /// Where the HTML holds what has a style or a script of its own; ordered.
    pub(super) features: Vec<(usize, Feature)>,
    /// For each heading of the outline, itself with what follows it, up to the next heading of its level or above.
    pub(super) sections: Vec<Slice>,
    /// For each named block of the outline, all of it.
    pub(super) blocks: Vec<Slice>,
    /// What stands under the heading that is the title, up to the next of its level; none when that is all.
    pub(super) opening: Option<Slice>,
}

/// A work where a text cites it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Its place among the works of its note, from 0.
    pub work: u32,
    pub label: String,
}

/// A place in the HTML that is filled when the page is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hole {
    pub at: usize,
    pub kind: HoleKind,
}

/// What goes in a hole. Numbers of links index [`Outline::links`](super::Outline::links).
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
    /// An image that is a figure: it leads to its file.
    Figure(u32),
    /// A passage of another document.
    Embed(u32),
    /// The address of a link, inside an attribute of raw HTML.
    Address(u32),
    /// The id of a heading that holds names, by its place in [`Outline::headings`](super::outline::Outline::headings).
    HeadingId(u32),
    /// A formula.
    Formula(u32),
    /// A block of code, by its place in [`Body::code`]; what is around it stands in the HTML.
    Code(u32),
    /// What makes ids unique where this text is embedded in another; nothing on its own page.
    Prefix,
    /// What comes before the id in the link to a footnote: `#` and the prefix where the footnotes stand on the same page,
    /// the address of the text's own page where only a part of it is embedded.
    Footnotes,
    /// A citation, by its place in [`Body::citations`].
    Citation(u32),
    /// A tag, by its place in [`Outline::tags`](super::Outline::tags).
    Tag(u32),
    /// A place to be found again, until the text is whole: see `Builder::finish`.
    Mark(u32),
}

/// A part of the HTML: byte range.
pub type Slice = std::ops::Range<usize>;

impl Body {
    /// What a part of the text holds that has a style or a script of its own, each as often as it is there.
    pub fn features(&self, slice: &Slice) -> impl Iterator<Item = Feature> + use<'_> {
        features::within(&self.features, slice)
    }

    /// All of it.
    pub fn whole(&self) -> Slice {
        0..self.html.len()
    }

    /// A heading with what follows it, up to the next heading of its level or above.
    pub fn section(&self, heading: usize) -> Slice {
        self.sections.get(heading).cloned().unwrap_or_default()
    }

    /// A named block.
    pub fn block(&self, anchor: usize) -> Slice {
        self.blocks.get(anchor).cloned().unwrap_or_default()
    }

    /// What stands under the heading that is the title, up to the next of its level; none when that is all.
    pub fn opening(&self) -> Option<Slice> {
        self.opening.clone()
    }

    /// Where a link of the outline stands in the file.
    pub fn span(&self, link: usize) -> Span {
        self.spans.get(link).cloned().unwrap_or_default()
    }
}
