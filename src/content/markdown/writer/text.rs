//! Text, as HTML and as the plain text of the passage it stands in: typography, marks, the count of words.
//!
//! It does not know in what block a passage stands; where it ends is said by the block.

use std::mem;
use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};
use pulldown_cmark_escape::escape_html_body_text;

use super::Writer;
use crate::content::markdown::MAX_TAGS;
use crate::content::markdown::body::{Hole, HoleKind};
use crate::content::markdown::builder::Builder;
use crate::content::markdown::hashtags::hashtags;
use crate::content::markdown::parser::is_plain_sharp;
use crate::content::typography::{Quotes, may_open_single};

/// Events of one block, and the last of them with a closing single quotation mark, else the first.
#[derive(Debug, Default)]
pub(super) struct Searched {
    events: Range<usize>,
    last: usize,
}

impl Writer<'_> {
    /// A text of the source's, where `\#` begins no tag: the text that begins with it is one of its own.
    pub(super) fn write_text_of(&mut self, text: &str, range: &Range<usize>) {
        match text.strip_prefix('#') {
            Some(rest) if self.settings.vault && is_plain_sharp(self.text, range.start) => {
                self.write("#", false);
                self.write_text(rest, range);
            }
            _ => self.write_text(text, range),
        }
    }

    pub(super) fn write_text(&mut self, text: &str, range: &Range<usize>) {
        let tags = self.settings.vault && text.contains('#');
        match self.may_cite(text) {
            true => self.write_citing(text, tags, range),
            false => self.write_around_names(text, tags, range),
        }
    }

    pub(super) fn code_text(&mut self, text: &str) {
        let _ = escape_html_body_text(&mut self.body.html, text);
        self.passage.text.push_str(text);
        self.body.words += text.split_whitespace().count();
    }

    pub(super) fn write(&mut self, text: &str, tags: bool) {
        let before = match mem::take(&mut self.after_object) {
            true => Some(OBJECT),
            false => self.passage.text.chars().next_back(),
        };
        let tags = tags && self.open_links.is_empty() && self.open_tags.depth() == 0;
        let from = self.passage.text.len();
        let is_as_typed = self.verbatim > 0 || self.is_address_label(text);
        if is_as_typed {
            self.passage.text.push_str(text);
        } else {
            self.quotes.closes_later = may_open_single(text) && self.closes_single_later();
            self.settings.typography.append(text, before, &mut self.quotes, &mut self.passage.text);
        }
        let set = &self.passage.text[from..];
        let continues = before.is_some_and(|c| !c.is_whitespace());
        self.body.words += words_in(set, continues);
        let Some(marked) = marked_text(set).filter(|_| !is_as_typed) else {
            write_part(&mut self.body, set, before, tags);
            return;
        };
        let mut plain = String::new();
        for (part, tag) in marked {
            let before = plain.chars().next_back().or(before);
            plain.push_str(part);
            self.body.html.push_str(&tag.map_or_else(String::new, |tag| format!("<{tag}>")));
            write_part(&mut self.body, part, before, tags);
            self.body.html.push_str(&tag.map_or_else(String::new, |tag| format!("</{tag}>")));
        }
        self.passage.text.truncate(from);
        self.passage.text.push_str(&plain);
    }

    /// Whether a text is the label of a link and an address: nothing in it is set otherwise.
    fn is_address_label(&self, text: &str) -> bool {
        let is_one_word = !text.contains(char::is_whitespace);
        !self.open_links.is_empty()
            && is_one_word
            && (text.contains("://") || text.starts_with("www.") || text.contains('@'))
    }

    /// Whether a text of the block behind the event being written holds a closing single quotation mark. The block is
    /// searched once, whatever it holds.
    fn closes_single_later(&mut self) -> bool {
        if !self.searched.events.contains(&self.at) {
            let (mut last, mut index) = (self.at, self.at + 1);
            while let Some((event, _)) = self.events.list.get(index).filter(|(event, _)| !ends_passage(event)) {
                if let Event::Text(text) = event
                    && self.settings.typography.last_closing_single(text).is_some()
                {
                    last = index;
                }
                index += 1;
            }
            self.searched = Searched { events: self.at..index, last };
        }
        self.searched.last > self.at
    }

    pub(super) fn inline(&mut self, tag: &str, text: &str) {
        self.tag("<", tag);
        self.code_text(text);
        self.tag("</", tag);
    }

    /// Ends the passage, which is kept when it holds links; its room is for the next.
    pub(super) fn break_passage(&mut self) {
        if !self.passage.links.is_empty() {
            self.body.passages.push(self.passage.around_links());
        }
        self.after_object = false;
        self.verbatim = 0;
        self.places = 0;
        self.quotes = Quotes::default();
        self.passage.text.clear();
        self.passage.links.clear();
    }
}

/// Whether an event is the end of a block, or the beginning of another in it.
fn ends_passage(event: &Event) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    match event {
        Event::End(tag) => !matches!(tag, Emphasis | Strong | Strikethrough | Link | Image | Superscript | Subscript),
        Event::Start(tag) => {
            !matches!(tag.to_end(), Emphasis | Strong | Strikethrough | Link | Image | Superscript | Subscript)
        }
        _ => false,
    }
}

/// A text that is set, escaped; with `tags`, those in it become holes.
fn write_part(body: &mut Builder, text: &str, before: Option<char>, tags: bool) {
    let mut from = 0;
    for range in tags.then(|| hashtags(text, before)).into_iter().flatten() {
        let name = &text[range.start + 1..range.end];
        let known = body.tags.iter().position(|tag| tag == name);
        // Beyond the limit it stays text; the tag beyond it is the sign that there are more.
        let Some(number) = known.or_else(|| {
            (body.tags.len() <= MAX_TAGS).then(|| {
                body.tags.push(name.to_owned());
                body.tags.len() - 1
            })
        }) else {
            continue;
        };
        let _ = escape_html_body_text(&mut body.html, &text[from..range.start]);
        body.holes.push(Hole { at: body.html.len(), kind: HoleKind::Tag(number as u32) });
        from = range.end;
    }
    let _ = escape_html_body_text(&mut body.html, &text[from..]);
}

/// Words of a text; the rest of a word begun before it does not count.
fn words_in(text: &str, continues: bool) -> usize {
    let is_space = |byte: u8| (byte == b' ') | (9..=13).contains(&byte);
    let bytes = text.as_bytes();
    let Some((first, rest)) = bytes.split_first() else { return 0 };
    // A word begins behind each space that no other follows. Many bytes at once: as many as one byte counts.
    let mut words = usize::from(!continues && !is_space(*first));
    for (before, after) in bytes.chunks(255).zip(rest.chunks(255)) {
        let pairs = before.iter().zip(after);
        words += usize::from(pairs.fold(0u8, |n, (a, b)| n + u8::from(is_space(*a) & !is_space(*b))));
    }
    words
}

/// What stands before a text when that is no text (U+FFFC, object replacement character).
pub(super) const OBJECT: char = '\u{fffc}';

/// `H~2~O` and `3^e^` in a text; none when it has none. The parser knows them only where a word begins.
pub(super) fn marked_text(text: &str) -> Option<Vec<(&str, Option<&'static str>)>> {
    memchr::memchr2(b'~', b'^', text.as_bytes())?;
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(found) = text[at..].find(['~', '^']) {
        let start = at + found;
        let (mark, tag) = if text[start..].starts_with('~') { ('~', "sub") } else { ('^', "sup") };
        at = start + 1;
        if let Some(end) = within_word(text, start, mark) {
            parts.push((&text[from..start], None));
            parts.push((&text[start + 1..start + end], Some(tag)));
            at = start + end + 1;
            from = at;
        }
    }
    if parts.is_empty() {
        return None;
    }
    parts.push((&text[from..], None));
    parts.retain(|(part, _)| !part.is_empty());
    Some(parts)
}

/// Where the part of a word ends that the mark at `start` begins, from there.
fn within_word(text: &str, start: usize, mark: char) -> Option<usize> {
    let inner = &text[start + 1..];
    let end = inner.find(|c: char| c == mark || c.is_whitespace()).filter(|end| *end > 0)?;
    let word_before = text[..start].ends_with(|c: char| c.is_alphanumeric() || c == ')');
    (word_before && inner[end..].starts_with(mark)).then_some(end + 1)
}
