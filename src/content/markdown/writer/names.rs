//! Names of blocks: `^name` at the end of a block, or alone after it.
//!
//! A name is not printed; it becomes an id and an anchor. Who leads to it is not known here.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Writer;
use crate::content::markdown::body::HoleKind;
use crate::content::markdown::comments::GAP;
use crate::content::markdown::outline::{Anchor, block_id};
use crate::content::markdown::parser::is_escaped;
use crate::diagnostics::say;

impl<'a> Writer<'a> {
    /// `^name` at the end of a run of inline events, after a space or on a line of its own.
    pub(super) fn block_name(&mut self, range: Range<usize>) -> Option<&'a str> {
        let events = &self.events.list;
        let last = range.end.checked_sub(1).filter(|last| *last >= range.start)?;
        let (Event::Text(text), place) = &events[last] else { return None };
        let (_, name) = split_name(text)?;
        // Behind an image no space is needed; a name alone is that of the block before.
        let is_apart = !text.starts_with('^')
            || last > range.start
                && matches!(events[last - 1].0, Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Image));
        let is_behind = last > range.start || !text.trim_start().starts_with('^');
        if !is_apart || !is_behind || self.name_place(name, place).is_none() {
            return None;
        }
        self.named = Some(last);
        Some(name)
    }

    /// Where the name stands that ends the source of a text; none when a backslash makes its sign a plain one.
    fn name_place(&self, name: &str, place: &Range<usize>) -> Option<Range<usize>> {
        let source = self.text.get(place.clone())?.trim_end_matches(|c: char| c.is_whitespace() || c == GAP);
        let start = place.start + source.strip_suffix(name)?.strip_suffix('^')?.len();
        (!is_escaped(self.text, start)).then_some(start..place.start + source.len())
    }

    /// The name of an item whose text is not in paragraphs.
    pub(super) fn item_name(&mut self, index: usize) -> Option<&'a str> {
        let mut at = index + 1;
        let end = self.events.end_of(index);
        while at < end {
            match &self.events.list[at].0 {
                Event::Start(
                    Tag::Paragraph | Tag::List(_) | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::Table(_),
                ) => break,
                _ => at = self.events.end_of(at) + 1,
            }
        }
        self.block_name(index + 1..at)
    }

    /// The name of the block before, alone in its paragraph.
    pub(super) fn lone_name(&mut self, index: usize) -> Option<&'a str> {
        let events = self.events;
        match &events.list[index + 1].0 {
            Event::Text(text) if self.events.end_of(index) == index + 2 => {
                let name = text.trim().strip_prefix('^').filter(|name| is_name(name))?;
                self.name_place(name, &events.list[index + 1].1)?;
                self.named = Some(index + 1);
                Some(name)
            }
            _ => None,
        }
    }

    /// Names a block and writes its id attribute.
    pub(super) fn name_block(&mut self, name: &'a str, start: u32, end: u32) {
        if self.register(name, start, end) {
            self.block_id(name);
        }
    }

    /// Keeps the name of a block, whose marks are given; false, with a diagnostic, when another block has it.
    pub(super) fn register(&mut self, name: &'a str, start: u32, end: u32) -> bool {
        if self.block_names.insert(name) {
            self.body.anchors.push((Anchor { name: name.to_owned() }, start, end));
            return true;
        }
        let text = self.named.map_or(0..0, |named| self.events.list[named].1.clone());
        let range = self.name_place(name, &text).unwrap_or(text);
        self.problems.add(self.place(&range), say::block_name_given_twice(name));
        false
    }

    /// Keeps the name of a block and writes the place that links to it lead to.
    pub(super) fn place_name(&mut self, name: &'a str, start: u32, end: u32) {
        if self.register(name, start, end) {
            self.html("<span");
            self.block_id(name);
            self.html("></span>\n");
        }
    }

    /// Names a block that is open since the mark `start`, at its first place; gives the mark that is to end it.
    pub(super) fn anchor(&mut self, name: &'a str, start: u32) -> u32 {
        let end = self.new_mark();
        self.place_name(name, start, end);
        end
    }

    /// The name of the table above, alone on the line below it: Markdown makes a row of that line.
    pub(super) fn row_name(&mut self, index: usize) -> Option<&'a str> {
        let events = &self.events.list;
        let (Event::Text(text), place) = events.get(index + 2)? else { return None };
        let name = text.strip_prefix('^').filter(|name| is_name(name))?;
        let row = self.text.get(events[index].1.clone())?.trim();
        self.name_place(name, place).filter(|_| row.strip_prefix('^') == Some(name))?;
        self.named = Some(index + 2);
        Some(name)
    }

    pub(super) fn block_id(&mut self, name: &str) {
        self.html(" id=\"");
        self.hole(HoleKind::Prefix);
        self.html(&block_id(name));
        self.html("\"");
    }
}

/// Text and the name at its end: `… ^name`.
fn split_name(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let (before, name) = text.rsplit_once('^')?;
    let apart = before.is_empty() || before.ends_with([' ', '\u{a0}', '\n']);
    (is_name(name) && apart).then(|| (before.trim_end(), name))
}

pub(super) fn without_name(text: &str) -> &str {
    split_name(text).map_or(text, |(before, _)| before)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}
