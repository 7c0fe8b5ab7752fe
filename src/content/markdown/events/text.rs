//! The words of events, as their reader reads them, and whether there are any.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::Events;
use crate::content::markdown::destination::{Destination, destination, host_of};
use crate::content::markdown::parser::{is_inline, is_inline_end, prints_title};
use crate::content::markdown::{dialect, inline, raw};
use crate::text::signs::is_ignorable;

impl Events<'_> {
    /// The text inside a range of events, as it reads; what a bare link of the site would print is left out, since only
    /// the target's title may stand there.
    pub(in crate::content::markdown) fn text(&self, range: Range<usize>) -> String {
        self.text_of(range, false)
    }

    /// The same with what is no link and may be the name of a document: whoever prints it has to ask what it means.
    pub(in crate::content::markdown) fn text_with_names(&self, range: Range<usize>) -> String {
        self.text_of(range, true)
    }

    /// How many names a text of these events says, wherever an emphasis begins or ends in them.
    pub(in crate::content::markdown) fn names_of(&self, text: &str) -> usize {
        if self.may_hold_names(text) { inline::names(text, self.base_url).len() } else { 0 }
    }

    fn may_hold_names(&self, text: &str) -> bool {
        inline::may_hold_names(text, self.base_url.map(host_of)) || inline::may_hold_odd_names(text)
    }

    fn text_of(&self, range: Range<usize>, with_names: bool) -> String {
        let (text, code) = self.joined(range);
        if with_names || !self.may_hold_names(&text) {
            return text;
        }
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for (part, _) in inline::names(&text, self.base_url) {
            // What stands in code is what its author typed.
            let around = code.get(code.partition_point(|code| code.end < part.end));
            if around.is_none_or(|code| code.start > part.start) {
                out.push_str(&text[from..part.start]);
                from = part.end;
            }
        }
        out.push_str(&text[from..]);
        out
    }

    /// The text inside a range of events, and which parts of it are code.
    fn joined(&self, range: Range<usize>) -> (String, Vec<Range<usize>>) {
        let mut text = String::new();
        let mut code = Vec::new();
        let mut index = range.start;
        while index < range.end {
            match &self.list[index].0 {
                Event::Code(t) | Event::InlineMath(t) | Event::DisplayMath(t) => {
                    code.push(text.len()..text.len() + t.len());
                    text.push_str(t);
                }
                Event::Text(t) => text.push_str(t),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. })
                    if prints_title(*link_type)
                        || self.is_own_address(*link_type, dest_url) && !self.goes_on(self.end_of(index)) =>
                {
                    index = self.end_of(index);
                }
                _ => {}
            }
            index += 1;
        }
        (text, code)
    }

    /// Whether the word before the end of an event goes on behind it: what is read there is the rest of an address.
    fn goes_on(&self, end: usize) -> bool {
        match self.list.get(end + 1) {
            Some((Event::Text(text), _)) => text.starts_with(|c: char| c.is_alphanumeric() || "-_/".contains(c)),
            Some((Event::Start(tag), _)) => is_inline(tag),
            Some((Event::Code(_) | Event::InlineHtml(_), _)) => true,
            _ => false,
        }
    }

    /// Whether nothing in a range of events can be seen.
    pub(in crate::content::markdown) fn is_blank(&self, range: Range<usize>) -> bool {
        self.list[range].iter().all(|(event, _)| is_blank_event(event))
    }

    /// Whether nothing in a range of events can be seen but images, none of which has words.
    pub(in crate::content::markdown) fn is_wordless(&self, range: Range<usize>) -> bool {
        let mut index = range.start;
        while index < range.end {
            let event = &self.list[index].0;
            if let Event::Start(Tag::Image { link_type, dest_url, .. }) = event {
                let end = self.end_of(index);
                // Without a label, that of a wiki image is its name, which is not printed; it may be its size alone.
                let is_size = |c: char| c.is_ascii_digit() || matches!(c, 'x' | '|');
                let has_words = match link_type {
                    LinkType::WikiLink { has_pothole } => {
                        *has_pothole && !self.text(index + 1..end).chars().all(is_size)
                    }
                    _ => true,
                };
                if dialect::is_embed(*link_type, dest_url) || has_words && !self.is_blank(index + 1..end) {
                    return false;
                }
                index = end;
            } else if !is_blank_event(event) {
                return false;
            }
            index += 1;
        }
        true
    }

    /// `<https://…>` that leads to this site: printed as it is, it would tell a withheld name.
    fn is_own_address(&self, link_type: LinkType, address: &str) -> bool {
        let inside = || matches!(destination(address, self.base_url), Destination::Inside { .. });
        link_type == LinkType::Autolink && inside()
    }
}

/// Whether an event shows nothing of itself: white space, signs that are not seen, tags that only dress what is in them.
fn is_blank_event(event: &Event) -> bool {
    match event {
        Event::Text(text) => is_unseen(text),
        Event::InlineHtml(html) => is_blank_html(html),
        Event::SoftBreak | Event::HardBreak => true,
        Event::Start(tag) => is_inline(tag) && !matches!(tag, Tag::Image { .. } | Tag::Link { .. }),
        Event::End(tag) => is_inline_end(*tag) && !matches!(tag, TagEnd::Image | TagEnd::Link),
        _ => false,
    }
}

/// Whether a text has no sign that can be seen.
pub(in crate::content::markdown) fn is_unseen(text: &str) -> bool {
    const BLANK_OF_BRAILLE: char = '\u{2800}';
    text.chars().all(|c| c.is_whitespace() || c.is_control() || is_ignorable(c) || c == BLANK_OF_BRAILLE)
}

/// Whether raw HTML within a line shows nothing: what has words for those who do not see is no such thing.
fn is_blank_html(html: &str) -> bool {
    const SHOWN: [&str; 12] =
        ["img", "input", "svg", "video", "audio", "object", "iframe", "picture", "canvas", "math", "button", "hr"];
    raw::pieces(html).into_iter().all(|piece| match piece {
        raw::HtmlPiece::Comment(_) => true,
        raw::HtmlPiece::Tag(tag) => {
            let is_named = |name: &str| matches!(name, "aria-label" | "class" | "style");
            !SHOWN.contains(&tag.name.as_str()) && !tag.attributes.iter().any(|attribute| is_named(&attribute.name))
        }
        raw::HtmlPiece::Text(range) => is_unseen(&html[range]),
        raw::HtmlPiece::Unclosed(_) => false,
    })
}
