//! A text while it is being written: outline and body together, with marks at the places that are found again at the end.

use super::Parsed;
use super::body::{Body, Citation, Hole, HoleKind, Slice};
use super::features::Expected;
use super::highlight::CodeBlock;
use super::outline::{Anchor, Heading, LinkUse, Outline, Passage, TitleHeading};
use crate::diagnostics::Span;

/// What a writer fills.
#[derive(Debug, Default)]
pub(super) struct Builder {
    /// The byte of the file where the text begins.
    pub start: usize,
    pub title: Option<String>,
    pub html: String,
    /// Ordered by place, once it is [finished](Builder::finish).
    pub holes: Vec<Hole>,
    pub links: Vec<LinkUse>,
    /// Where each link stands in the file.
    pub spans: Vec<Span>,
    pub tags: Vec<String>,
    pub headings: Vec<(Heading, Mark)>,
    pub title_heading: Option<TitleHeading>,
    pub ids: Vec<String>,
    /// Named blocks, from a mark to another.
    pub anchors: Vec<(Anchor, Mark, Mark)>,
    pub passages: Vec<Passage>,
    pub lead: Option<Passage>,
    pub words: usize,
    /// The formulas, as MathML.
    pub formulas: Vec<String>,
    /// The blocks of code in languages that are known.
    pub code: Vec<CodeBlock>,
    pub citations: Vec<Citation>,
    /// See [`Body::slips`].
    pub slips: Vec<(Span, String)>,
    pub hidden: Vec<Span>,
    /// What was written that has a style or a script of its own.
    pub expected: Expected,
    /// The text is not published, for it goes beyond a limit.
    pub is_refused: bool,
    /// Raw HTML was met.
    pub needs_sanitising: bool,
}

/// The number of a [hole](HoleKind::Mark) that keeps a place while the HTML around it changes.
pub(super) type Mark = u32;

/// The mark before the footnotes.
pub(super) const END_OF_TEXT: Mark = 0;

/// The level of a page's headings under its title.
const TOP_LEVEL: u8 = 2;
/// The deepest level of a heading.
const DEEPEST: usize = 6;

/// Words read in a minute: the low end of what studies of silent reading in French find for expository prose
/// (Brysbaert 2019, « How many words do we read per minute? », gives 195 to 240).
const WORDS_A_MINUTE: usize = 200;

fn minutes(words: usize) -> u32 {
    u32::try_from(words.div_ceil(WORDS_A_MINUTE).max(1)).unwrap_or(u32::MAX)
}

impl Builder {
    /// Adds a link, which stands at a place of the file. Gives its number.
    pub(super) fn add_link(&mut self, link: LinkUse, span: Span) -> u32 {
        self.links.push(link);
        self.spans.push(span);
        (self.links.len() - 1) as u32
    }

    /// The text is whole: nothing moves any more. All that is kept takes no more room than it needs, since thousands of
    /// texts are held at once.
    pub(super) fn finish(mut self) -> Parsed {
        let end = self.html.len();
        let marks = self.marks();
        let at = |mark: &Mark| marks.get(*mark as usize).copied().unwrap_or(end);
        let end_of_text = at(&END_OF_TEXT);
        let starts: Vec<(u8, usize)> = self.headings.iter().map(|(heading, mark)| (heading.level, at(mark))).collect();
        let next_top = starts.iter().find(|(level, _)| *level == TOP_LEVEL);
        let blocks = self.anchors.iter().map(|(_, start, end)| at(start)..at(end).max(at(start))).collect();
        self.holes.retain(|hole| !matches!(hole.kind, HoleKind::Mark(_)));
        let is_empty = !self.is_refused && self.holes.is_empty() && self.html.trim().is_empty();
        let outline = Outline {
            title: self.title,
            links: fit(self.links),
            tags: self.tags,
            headings: self.headings.into_iter().map(|(heading, _)| heading).collect(),
            title_heading: self.title_heading,
            ids: self.ids,
            anchors: self.anchors.into_iter().map(|(anchor, ..)| anchor).collect(),
            passages: fit(self.passages),
            lead: self.lead,
            minutes: minutes(self.words),
            is_empty,
        };
        let features = self.expected.places_in(&self.html);
        let body = Body {
            start: self.start,
            html: fit_text(self.html),
            holes: fit(self.holes),
            spans: fit(self.spans),
            hidden: self.hidden,
            words: self.words,
            formulas: fit(self.formulas),
            code: fit(self.code),
            citations: fit(self.citations),
            slips: self.slips,
            features,
            sections: sections(&starts, end_of_text),
            blocks,
            opening: outline.has_opening().then(|| 0..next_top.map_or(end_of_text, |(_, at)| *at)),
        };
        Parsed { outline, body }
    }

    /// The places of the marks, by their numbers.
    fn marks(&self) -> Vec<usize> {
        let mut marks = Vec::new();
        for hole in &self.holes {
            if let HoleKind::Mark(mark) = hole.kind {
                let mark = mark as usize;
                if marks.len() <= mark {
                    marks.resize(mark + 1, self.html.len());
                }
                marks[mark] = hole.at;
            }
        }
        marks
    }
}

/// The sections of headings with their levels, in order: each ends where the next of its level or above begins.
fn sections(headings: &[(u8, usize)], end: usize) -> Vec<Slice> {
    // For each level, where the next heading of it or above begins.
    let mut next = [end; DEEPEST + 1];
    let mut sections: Vec<Slice> = Vec::with_capacity(headings.len());
    for (level, start) in headings.iter().rev() {
        let level = usize::from(*level).min(DEEPEST);
        sections.push(*start..next[level].max(*start));
        next[level..].fill(*start);
    }
    sections.reverse();
    sections
}

/// Copies a list to a place of its size: shrunk where it is, it may keep twice the room (mimalloc does so).
fn fit<T>(mut list: Vec<T>) -> Vec<T> {
    if list.capacity() == list.len() {
        return list;
    }
    let mut fitting = Vec::with_capacity(list.len());
    fitting.append(&mut list);
    fitting
}

fn fit_text(text: String) -> String {
    if text.capacity() > text.len() { text.as_str().to_owned() } else { text }
}
