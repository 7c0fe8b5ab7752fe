//! `==marked==` words, over formatting, links and the ends of lines, as Obsidian reads them.
//!
//! A mark stands among the events as a block of metadata, which no text gives since such blocks are not read: whoever
//! writes events decides what it becomes.

use memchr::memmem;
use pulldown_cmark::{CowStr, Event, MetadataBlockKind, Tag, TagEnd};

use crate::content::markdown::parser::{SpannedEvent, is_escaped, is_verbatim};

const KIND: MetadataBlockKind = MetadataBlockKind::PlusesStyle;
const MARK: Tag<'static> = Tag::MetadataBlock(KIND);
const END_OF_MARK: TagEnd = TagEnd::MetadataBlock(KIND);

const SIGN: &str = "==";

pub(super) fn may_hold(text: &str) -> bool {
    memmem::find(text.as_bytes(), SIGN.as_bytes()).is_some()
}

/// Where a sign stands: the number of an event and the byte of its text.
type SignPlace = (usize, usize);

/// Makes marks of the signs that belong together: both in the same element, with no space inside beside them.
pub(super) fn mark<'a>(list: Vec<SpannedEvent<'a>>, text: &'a str) -> Vec<SpannedEvent<'a>> {
    let mut signs = pairs(&list, text);
    if signs.is_empty() {
        return list;
    }
    signs.sort_unstable();
    let mut signs = signs.into_iter().peekable();
    let mut out = Vec::with_capacity(list.len() + 8);
    for (index, (event, range)) in list.into_iter().enumerate() {
        if signs.peek().is_none_or(|((at, _), _)| *at != index) {
            out.push((event, range));
            continue;
        }
        let mut from = range.start;
        while let Some(((_, byte), opens)) = signs.next_if(|((at, _), _)| *at == index) {
            let at = range.start + byte;
            out.push((Event::Text(CowStr::Borrowed(&text[from..at])), from..at));
            let place = at..at + SIGN.len();
            out.push((if opens { Event::Start(MARK) } else { Event::End(END_OF_MARK) }, place.clone()));
            from = place.end;
        }
        out.push((Event::Text(CowStr::Borrowed(&text[from..range.end])), from..range.end));
    }
    out
}

/// An element that is open.
#[derive(Debug, Default)]
struct Element {
    is_html: bool,
    /// The last sign in it that may open a mark.
    pending: Option<SignPlace>,
}

/// The signs that open and close a mark, with whether they open one.
fn pairs(list: &[SpannedEvent], text: &str) -> Vec<(SignPlace, bool)> {
    let mut pairs = Vec::new();
    let mut open = vec![Element::default()];
    let mut closed = 0_usize;
    for (index, (event, range)) in list.iter().enumerate() {
        match event {
            Event::Start(tag) => {
                open.push(Element::default());
                closed += usize::from(closed > 0 || holds_no_mark(tag, &text[range.clone()]));
            }
            Event::End(_) => {
                // Raw HTML that is open in an element ends with it.
                while open.pop().is_some_and(|element| element.is_html) {}
                closed = closed.saturating_sub(1);
            }
            Event::InlineHtml(html) => after_html(html, &mut open),
            Event::Text(content) if closed == 0 && is_verbatim(content, range, text) => {
                let escaped = content.starts_with('=') && is_escaped(text, range.start);
                for sign in signs(content, usize::from(escaped)) {
                    let Some(Element { pending, .. }) = open.last_mut() else { continue };
                    let place = (index, sign.at);
                    if sign.may_close(list, index)
                        && let Some(start) = pending.take()
                    {
                        pairs.extend([(start, true), (place, false)]);
                    } else if sign.may_open(list, index) {
                        *pending = Some(place);
                    }
                }
            }
            _ => {}
        }
    }
    pairs
}

/// A link's own address, code, and mathematics, which stay text.
fn holds_no_mark(tag: &Tag, source: &str) -> bool {
    match tag {
        Tag::Link { link_type, .. } | Tag::Image { link_type, .. } => {
            use pulldown_cmark::LinkType::{Autolink, Email, WikiLink};
            matches!(link_type, Autolink | Email | WikiLink { has_pothole: false })
        }
        Tag::Paragraph => source.starts_with("$$"),
        Tag::CodeBlock(_) | Tag::HtmlBlock => true,
        _ => false,
    }
}

/// An element of raw HTML is one too.
fn after_html(html: &str, open: &mut Vec<Element>) {
    const EMPTY: [&str; 5] = ["br", "hr", "img", "input", "wbr"];
    let inner = html.trim_start_matches('<');
    let name = inner.trim_start_matches('/');
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
    if name.is_empty() || html.ends_with("/>") || EMPTY.iter().any(|tag| name.eq_ignore_ascii_case(tag)) {
        return;
    }
    if !inner.starts_with('/') {
        open.push(Element { is_html: true, pending: None });
    } else if open.last().is_some_and(|element| element.is_html) {
        open.pop();
    }
}

/// `==` in a text, which may stand beside more of its signs.
struct Sign<'t> {
    at: usize,
    is_alone: bool,
    before: &'t str,
    after: &'t str,
}

impl Sign<'_> {
    fn may_open(&self, list: &[SpannedEvent], index: usize) -> bool {
        let begins = match self.after.chars().next() {
            Some(next) => !next.is_whitespace(),
            None => match list.get(index + 1).map(|(event, _)| event) {
                Some(Event::Text(next)) => !next.starts_with(char::is_whitespace),
                Some(Event::End(_) | Event::SoftBreak | Event::HardBreak) | None => false,
                Some(_) => true,
            },
        };
        self.is_alone && begins
    }

    fn may_close(&self, list: &[SpannedEvent], index: usize) -> bool {
        match self.before.chars().next_back() {
            Some(last) => !last.is_whitespace(),
            None => match index.checked_sub(1).map(|before| &list[before].0) {
                Some(Event::Text(last)) => !last.ends_with(char::is_whitespace),
                Some(Event::Start(_) | Event::SoftBreak | Event::HardBreak) | None => false,
                Some(_) => true,
            },
        }
    }
}

/// The signs of a text from a byte on, but for those within `$…$`.
fn signs(text: &str, from: usize) -> impl Iterator<Item = Sign<'_>> {
    let mut at = from;
    // The end of the last word that was looked at, and what stands in it between dollars.
    let mut word_end = 0;
    let mut formula = 0..0;
    std::iter::from_fn(move || {
        loop {
            let start = at + memmem::find(&text.as_bytes()[at..], SIGN.as_bytes())?;
            let length = text[start..].bytes().take_while(|byte| *byte == b'=').count();
            if start >= word_end {
                let word = text[word_end..start].rfind(char::is_whitespace).map_or(word_end, |at| word_end + at);
                word_end = text[start..].find(char::is_whitespace).map_or(text.len(), |end| start + end);
                let dollars = (text[word..word_end].find('$'), text[word..word_end].rfind('$'));
                formula = dollars.0.zip(dollars.1).map_or(0..0, |(first, last)| word + first..word + last);
            }
            at = start + length;
            if !formula.contains(&start) {
                let is_alone = length == SIGN.len();
                return Some(Sign { at: start, is_alone, before: &text[..start], after: &text[start + SIGN.len()..] });
            }
        }
    })
}
