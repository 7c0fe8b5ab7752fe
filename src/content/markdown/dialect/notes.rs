//! `^[inline notes]` as footnotes: a reference where they stand, a definition at the end of the text.

use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::content::markdown::parser::{SpannedEvent, is_escaped, is_verbatim};

pub(super) fn may_hold(text: &str) -> bool {
    memmem::find(text.as_bytes(), b"^[").is_some()
}

/// Makes footnotes of the inline notes; one may stand in another.
pub(super) fn lift<'a>(list: Vec<SpannedEvent<'a>>, text: &'a str) -> Vec<SpannedEvent<'a>> {
    let mut lifter =
        Lifter { text, out: Vec::with_capacity(list.len()), open: Vec::new(), notes: Vec::new(), closed: 0 };
    // Of each open superscript, whether it is only the signs of two notes.
    let mut superscripts = Vec::new();
    for (event, range) in list {
        match &event {
            Event::Start(Tag::Superscript) => {
                let is_sign = text[range.start..].starts_with("^[") && lifter.closed == 0;
                superscripts.push(is_sign);
                if is_sign {
                    let sign = range.start..range.start + 1;
                    lifter.text_event(CowStr::Borrowed(&text[sign.clone()]), sign);
                    continue;
                }
            }
            Event::End(TagEnd::Superscript) if superscripts.pop() == Some(true) => {
                let sign = range.end - 1..range.end;
                lifter.text_event(CowStr::Borrowed(&text[sign.clone()]), sign);
                continue;
            }
            _ => {}
        }
        lifter.event(event, range);
    }
    let Lifter { mut out, notes, .. } = lifter;
    for InlineNote { label, events, range } in notes {
        out.push((Event::Start(Tag::FootnoteDefinition(label)), range.clone()));
        out.push((Event::Start(Tag::Paragraph), range.clone()));
        out.extend(events);
        out.push((Event::End(TagEnd::Paragraph), range.clone()));
        out.push((Event::End(TagEnd::FootnoteDefinition), range));
    }
    out
}

struct InlineNote<'a> {
    label: CowStr<'a>,
    events: Vec<SpannedEvent<'a>>,
    range: Range<usize>,
}

#[derive(Clone, Copy)]
enum Open {
    Element,
    Bracket,
    /// The event that holds the signs `^[`, in what is written.
    Note(usize),
}

struct Lifter<'a> {
    text: &'a str,
    out: Vec<SpannedEvent<'a>>,
    open: Vec<Open>,
    notes: Vec<InlineNote<'a>>,
    /// Open code and links, in which no note is read.
    closed: usize,
}

impl<'a> Lifter<'a> {
    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(ref tag) => {
                let holds_none =
                    matches!(tag, Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Link { .. } | Tag::Image { .. });
                self.closed += usize::from(self.closed > 0 || holds_none);
                self.open.push(Open::Element);
            }
            Event::End(_) => {
                self.closed = self.closed.saturating_sub(1);
                // What is open within an element ends with it, and is text.
                while let Some(open) = self.open.pop() {
                    if matches!(open, Open::Element) {
                        break;
                    }
                }
            }
            Event::Text(content) => return self.text_event(content, range),
            _ => {}
        }
        self.out.push((event, range));
    }

    fn text_event(&mut self, content: CowStr<'a>, range: Range<usize>) {
        if self.closed > 0 || !is_verbatim(&content, &range, self.text) {
            self.out.push((Event::Text(content), range));
            return;
        }
        let mut from = range.start;
        for at in memchr::memchr2_iter(b'[', b']', content.as_bytes()).map(|at| range.start + at) {
            if at == range.start && is_escaped(self.text, at) {
                continue;
            }
            let opens = self.text.as_bytes()[at] == b'[';
            match self.open.last().copied() {
                _ if opens && self.has_sign(from, at) => {
                    self.push(from..at - 1);
                    self.open.push(Open::Note(self.out.len()));
                    self.push(at - 1..at + 1);
                    from = at + 1;
                }
                _ if opens => self.open.push(Open::Bracket),
                Some(Open::Bracket) => drop(self.open.pop()),
                Some(Open::Note(start)) => {
                    self.open.pop();
                    self.push(from..at);
                    self.close(start, at + 1);
                    from = at + 1;
                }
                Some(Open::Element) | None => {}
            }
        }
        self.push(from..range.end);
    }

    /// Whether `^` stands before the bracket at `at`; when it ends the text before, it is taken from there.
    fn has_sign(&mut self, from: usize, at: usize) -> bool {
        if !self.text[..at].ends_with('^') || is_escaped(self.text, at - 1) {
            return false;
        }
        if at > from {
            return true;
        }
        // The sign of a note that is closed stands in none.
        let Some((Event::Text(before), range)) = self.out.last_mut() else { return false };
        if range.end != at || !before.ends_with('^') || before.len() != range.len() {
            return false;
        }
        range.end -= 1;
        *before = CowStr::Borrowed(&self.text[range.clone()]);
        true
    }

    /// Makes a footnote of what was written since the signs of event `start`, up to byte `end`; nothing stays text.
    fn close(&mut self, start: usize, end: usize) {
        let is_blank = |(event, _): &SpannedEvent| matches!(event, Event::Text(text) if text.trim().is_empty());
        if self.out[start + 1..].iter().all(is_blank) {
            self.push(end - 1..end);
            return;
        }
        let range = self.out[start].1.start..end;
        let events: Vec<SpannedEvent> = self.out.drain(start..).skip(1).collect();
        // No author's label holds this bracket.
        let label = CowStr::from(format!("]{}", self.notes.len() + 1));
        self.out.push((Event::FootnoteReference(label.clone()), range.clone()));
        self.notes.push(InlineNote { label, events, range });
    }

    fn push(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.out.push((Event::Text(CowStr::Borrowed(&self.text[range.clone()])), range));
        }
    }
}
