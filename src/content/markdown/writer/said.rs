//! Names that no link is made of, in the text of a passage: they are printed as they are written, but for withheld ones.
//!
//! A name may begin in one text and end in another, with a mark, code or a link between them. What a name leads to is not
//! known here.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use pulldown_cmark_escape::escape_html;

use super::Writer;
use super::text::{OBJECT, marked_text};
use crate::content::markdown::body::{Hole, HoleKind};
use crate::content::markdown::inline::{self, Joined};
use crate::content::markdown::outline::LinkUse;
use crate::content::markdown::parser::{is_inline, is_inline_end, prints_title};
use crate::content::markdown::tokens;
use crate::diagnostics::Span;
use rapidhash::RapidHashMap as HashMap;

/// Most searches for names in one text that find none: then no more are made, because each reads all of the rest.
const MISSED: u8 = 8;

/// Stands for a name while a text is set: a letter that no text of ours has (U+10FE0, Elymaic aleph).
const NAME: char = '\u{10fe0}';

/// The part of the source in which the next name of a text is looked for.
#[derive(Debug)]
pub(super) struct Rest {
    range: Range<usize>,
    missed: u8,
}

impl Rest {
    pub(super) fn of(range: &Range<usize>) -> Rest {
        Rest { range: range.clone(), missed: 0 }
    }
}

/// The pieces of names by where the text that prints them stands in the source, of a block's events.
#[derive(Debug, Default)]
pub(super) struct CutNames {
    events: Range<usize>,
    pieces: HashMap<usize, Vec<(Range<usize>, LinkUse)>>,
}

impl Writer<'_> {
    /// Whether a text may hold names that no link is made of.
    pub(super) fn may_hold_names(&self, text: &str) -> bool {
        inline::may_hold_names(text, self.host) || self.is_odd && inline::may_hold_odd_names(text)
    }

    /// Names that no link is made of are holes: they are printed as they are written, but for withheld ones.
    pub(super) fn write_around_names(&mut self, text: &str, tags: bool, range: &Range<usize>) {
        let cut = self.cut_names(text, range.start);
        if cut.is_empty() && !self.may_hold_names(text) {
            self.write(text, tags);
            return;
        }
        let names = inline::names(text, self.settings.base_url.as_deref());
        let names = inline::with_others(names, cut.into_iter(), text);
        let Some((last, _)) = names.last() else { return self.write(text, tags) };
        let ends_with_name = last.end == text.len();
        // The text is set as a whole, with a letter in the place of each name: quotation marks stay with their pairs.
        let mut masked = String::with_capacity(text.len());
        let (mut from, mut rest, mut numbers) = (0, Rest::of(range), Vec::with_capacity(names.len()));
        for (part, link) in names {
            push_without_names(&text[from..part.start], &mut masked);
            masked.push(NAME);
            from = part.end;
            let passage = Some(self.body.passages.len() as u32);
            let span = self.place_of(&text[part], &mut rest);
            numbers.push(self.add_link(LinkUse { passage, ..link }, span));
        }
        push_without_names(&text[from..], &mut masked);
        let (html, holes, words) = (self.body.html.len(), self.body.holes.len(), self.passage.text.len());
        self.write(&masked, tags);
        self.names_to_holes(&numbers, html, holes);
        self.names_to_links(&numbers, words);
        self.after_object = ends_with_name;
    }

    /// The pieces of names that marks cut, in a text of the source's from a byte on.
    pub(super) fn cut_names(&mut self, text: &str, start: usize) -> Vec<(Range<usize>, LinkUse)> {
        if !self.cut_names.events.contains(&self.at) {
            self.cut_names = self.join_passage();
        }
        let pieces = self.cut_names.pieces.get(&start).map_or(&[][..], Vec::as_slice);
        pieces.iter().filter_map(|(place, link)| in_text(text, place, link)).collect()
    }

    /// What a reader reads around the event being written, up to the ends of its block, with the names in it that marks cut.
    fn join_passage(&self) -> CutNames {
        let list = &self.events.list;
        let start = list[..self.at].iter().rposition(|(event, _)| is_edge(event)).map_or(0, |edge| edge + 1);
        let end =
            list[self.at..].iter().position(|(event, _)| is_edge(event)).map_or(list.len(), |edge| self.at + edge);
        let end = end.max(self.at + 1);
        let mut cut = CutNames { events: start..end, pieces: HashMap::default() };
        let source = self.text.get(list[start].1.start..list[end - 1].1.end).unwrap_or(self.text);
        if end - start == 1 || !self.may_hold_names(source) {
            return cut;
        }
        let joined = self.joined(start..end);
        // What the source says of names is mostly within its links.
        if !self.may_hold_names(joined.text()) {
            return cut;
        }
        for (owner, place, link) in joined.pieces(self.settings.base_url.as_deref()) {
            cut.pieces.entry(owner).or_default().push((place, link));
        }
        cut
    }

    /// What a reader reads of these events as one text.
    fn joined(&self, events: Range<usize>) -> Joined {
        let list = &self.events.list;
        let mut joined = Joined::default();
        let (mut index, mut in_label) = (events.start, false);
        while index < events.end {
            let (event, range) = &list[index];
            match event {
                Event::Text(text) => push_text(&mut joined, range.start, text),
                Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                    joined.push_code(range.start, code);
                }
                Event::SoftBreak | Event::HardBreak => joined.push_fixed("\n"),
                Event::InlineHtml(html) if html.starts_with("<br") => joined.push_fixed("\n"),
                Event::Start(Tag::Image { .. }) => index = self.events.end_of(index),
                Event::Start(Tag::Link { link_type, .. }) if prints_title(*link_type) => {
                    joined.push_fixed(OBJECT.encode_utf8(&mut [0; 4]));
                    index = self.events.end_of(index);
                }
                Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                    let after = self.events.end_of(index);
                    let label = list[index + 1..after].iter();
                    label.for_each(|(event, _)| {
                        if let Event::Text(text) = event {
                            joined.push_fixed(text)
                        }
                    });
                    index = after;
                }
                Event::Start(Tag::Link { .. })
                    if joined.ends_with(&['[', '［']) && self.text[range.start..].starts_with('[') =>
                {
                    in_label = true;
                    joined.push_fixed("[");
                }
                Event::End(TagEnd::Link) if std::mem::take(&mut in_label) => joined.push_fixed("\n\n"),
                _ => {}
            }
            index += 1;
        }
        joined
    }

    /// Code, which is what its author typed but for the pieces of a name that begins or ends beside it.
    pub(super) fn write_code(&mut self, code: &str, range: &Range<usize>) {
        let pieces = self.cut_names(code, range.start);
        if pieces.is_empty() {
            return self.inline("code", code);
        }
        let (mut from, mut rest) = (0, Rest::of(range));
        self.html("<code>");
        for (part, link) in pieces {
            self.code_text(&code[from..part.start]);
            from = part.end;
            let span = self.place_of(&code[part], &mut rest);
            let passage = Some(self.body.passages.len() as u32);
            let number = self.add_link(LinkUse { passage, ..link }, span);
            let at = self.passage.text.len();
            self.passage.links.push((at..at, number));
            self.hole(HoleKind::Bare(number));
        }
        self.after_object = from == code.len();
        self.code_text(&code[from..]);
        self.html("</code>");
    }

    /// Makes holes of the letters that stand for names in the HTML from a byte on; `holes` are those before it.
    fn names_to_holes(&mut self, numbers: &[u32], html: usize, holes: usize) {
        let written = self.body.html.split_off(html);
        let mut others = self.body.holes.split_off(holes).into_iter().peekable();
        let mut read = html;
        for (index, part) in written.split(NAME).enumerate() {
            if index > 0 {
                read += NAME.len_utf8();
                if let Some(number) = numbers.get(index - 1) {
                    self.hole(HoleKind::Bare(*number));
                }
            }
            let moved = read - self.body.html.len();
            while let Some(hole) = others.next_if(|hole| hole.at <= read + part.len()) {
                self.body.holes.push(Hole { at: hole.at - moved, ..hole });
            }
            self.body.html.push_str(part);
            read += part.len();
        }
    }

    /// The same in the passage's text.
    fn names_to_links(&mut self, numbers: &[u32], from: usize) {
        let written = self.passage.text.split_off(from);
        for (index, part) in written.split(NAME).enumerate() {
            if let Some(number) = index.checked_sub(1).and_then(|at| numbers.get(at)) {
                let at = self.passage.text.len();
                self.passage.links.push((at..at, *number));
            }
            self.passage.text.push_str(part);
        }
    }

    /// Where words stand in the rest of the source; all of that where they are spelt otherwise there. The rest begins behind
    /// them afterwards.
    pub(super) fn place_of(&self, words: &str, rest: &mut Rest) -> Span {
        let Rest { range, missed } = rest;
        let source = self.text.get(range.clone()).filter(|_| *missed < MISSED);
        let place = match source.and_then(|source| source.find(words)) {
            Some(at) => range.start + at..range.start + at + words.len(),
            None => {
                *missed = missed.saturating_add(1);
                return self.place(range);
            }
        };
        range.start = place.end;
        self.place(&place)
    }

    /// A title with a token for each name in it; see [`tokens`].
    pub(super) fn title_of(&mut self, title: &str, range: &Range<usize>) -> String {
        if !self.may_hold_names(title) {
            return title.to_owned();
        }
        let found = inline::names(title, self.settings.base_url.as_deref());
        // The title is the last part of a link; where it is spelt otherwise, all of the link is meant.
        let start = self.text.get(range.clone()).and_then(|source| source.rfind(title));
        let mut rest = start.map(|at| Rest::of(&(range.start + at..range.end)));
        let parts: Vec<(Range<usize>, u32)> = found
            .into_iter()
            .map(|(part, link)| {
                let span = match &mut rest {
                    Some(rest) => self.place_of(&title[part.clone()], rest),
                    None => self.place(range),
                };
                (part, self.add_link(link, span))
            })
            .collect();
        tokens::with_numbers(title, parts)
    }

    /// A text in an attribute or a caption, of which [`Writer::title_of`] made tokens.
    pub(super) fn write_tokens(&mut self, text: &str, kind: fn(u32) -> HoleKind) {
        for (words, number) in tokens::parts(text) {
            // Writing into a String cannot fail.
            let _ = escape_html(&mut self.body.html, words);
            if let Some(number) = number {
                self.hole(kind(number as u32));
            }
        }
    }
}

/// A piece of a name, in a text that may begin later than the event does which it is of.
pub(super) fn in_text(text: &str, place: &Range<usize>, link: &LinkUse) -> Option<(Range<usize>, LinkUse)> {
    let there = text.get(place.clone());
    let written = link.written.as_deref().or(there)?;
    let start = if there == Some(written) { place.start } else { text.find(written)? };
    Some((start..start + written.len(), LinkUse { written: Some(written.to_owned()), ..link.clone() }))
}

/// Adds a text to those that are read as one, without the signs of its marks.
fn push_text(joined: &mut Joined, owner: usize, text: &str) {
    let Some(parts) = marked_text(text) else { return joined.push(owner, 0, text) };
    let mut at = 0;
    for (part, _) in parts {
        at += text[at..].find(part).unwrap_or(0);
        joined.push(owner, at, part);
        at += part.len();
    }
}

/// Whether an event bounds what is read as one text.
fn is_edge(event: &Event) -> bool {
    match event {
        Event::Start(tag) => !is_inline(tag),
        Event::End(tag) => !is_inline_end(*tag),
        Event::Rule | Event::Html(_) => true,
        _ => false,
    }
}

/// Adds a text without the letters that stand for names.
fn push_without_names(text: &str, out: &mut String) {
    out.extend(text.chars().map(|c| if c == NAME { '\u{fffd}' } else { c }));
}
