//! Raw HTML of authors: what it hides, refuses and links to is recorded with its place in the text.
//!
//! What is let through is written as it is: `sanitise` cleans it afterwards, and nothing here relies on how.

use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark_escape::escape_html_body_text;

use super::Writer;
use crate::diagnostic::Diagnostic;
use crate::markdown::body::{Form, HoleKind, LinkUse};
use crate::markdown::destination::{Destination, destination};
use crate::markdown::events::MAX_DEPTH;
use crate::markdown::raw::{self, Piece};

impl Writer<'_> {
    /// A block of raw HTML, which comes line by line.
    pub(super) fn html_block(&mut self, index: usize) -> usize {
        self.break_passage();
        self.last_block = None;
        let mut html = String::new();
        let mut places = Vec::new();
        let end = self.events.end_of(index);
        for (event, range) in &self.events.list[index + 1..end] {
            if let Event::Html(line) | Event::InlineHtml(line) | Event::Text(line) = event {
                places.push((html.len(), range.clone()));
                html.push_str(line);
            }
        }
        self.raw_html(&html, &places, false);
        end + 1
    }

    /// Raw HTML within a text.
    pub(super) fn inline_html(&mut self, html: &str, range: Range<usize>) {
        self.raw_html(html, &lines_in(html, self.text, range), true);
    }

    /// Raw HTML; `places` says where its parts stand in the text.
    fn raw_html(&mut self, html: &str, places: &[(usize, Range<usize>)], inline: bool) {
        for piece in raw::pieces(html) {
            match piece {
                Piece::Text(range) => self.raw_text(&html[range]),
                Piece::Comment(range) => {
                    let span = self.place(&source_of(&range, places));
                    self.body.hidden.push(span);
                }
                Piece::Unclosed(_) => self.html(if self.settings.trusted { "<" } else { "&lt;" }),
                Piece::Tag(tag) if tag.is_raw && !self.settings.trusted => {
                    self.refuse_tag(&tag, &html[tag.range.clone()], &source_of(&tag.range, places), inline);
                }
                Piece::Tag(tag) => {
                    self.html_depth = (self.html_depth + tag.depth()).max(0);
                    if self.html_depth > MAX_DEPTH as isize && !self.settings.trusted {
                        self.refuse_depth(&source_of(&tag.range, places));
                    }
                    let mut from = tag.range.start;
                    for address in &tag.addresses {
                        let link = self.html_link(&html[address.clone()], &source_of(address, places));
                        // Of the others, the sanitiser makes holes of those that it lets through.
                        if let Some(number) = link.filter(|_| self.settings.trusted) {
                            self.raw_text(&html[from..address.start]);
                            self.hole(HoleKind::Address(number));
                            from = address.end;
                        }
                    }
                    self.raw_text(&html[from..tag.element_end.unwrap_or(tag.range.end)]);
                }
            }
        }
    }

    fn raw_text(&mut self, html: &str) {
        self.body.needs_sanitising |= !self.settings.trusted && !html.trim().is_empty();
        self.html(html);
    }

    /// A tag whose content would be no markup: in a line it is shown, a block of it goes.
    fn refuse_tag(&mut self, tag: &raw::Tag, html: &str, range: &Range<usize>, inline: bool) {
        if inline {
            let _ = escape_html_body_text(&mut self.body.html, html);
            self.passage.text.push_str(html);
        }
        if tag.closes {
            return;
        }
        let diagnostic = Diagnostic::warning("refused-html", format!("the tag <{}> is not published", tag.name));
        let help = if inline {
            format!("readers see it as text: write `<{}>` between backquotes if that is meant", tag.name)
        } else {
            String::from("'html: trusted' in carnet.yaml publishes raw HTML as it is")
        };
        self.problems.add(self.place(range), diagnostic.help(help));
    }

    /// Records a link of raw HTML, so that a withheld name in it is known; what it becomes is decided after sanitising.
    fn html_link(&mut self, value: &str, range: &Range<usize>) -> Option<u32> {
        match destination(value, self.settings.base_url.as_deref()) {
            Destination::Inside { target, fragment } if !target.is_empty() => {
                let link = self.link_use(Form::Html, target, fragment, range);
                Some(self.add_link(LinkUse { title: Some(value.to_owned()), passage: None, ..link }))
            }
            _ => None,
        }
    }
}

/// The place in the text of a range of raw HTML whose parts stand at `places`.
fn source_of(range: &Range<usize>, places: &[(usize, Range<usize>)]) -> Range<usize> {
    let place = |at: usize| {
        let part = places.partition_point(|(from, _)| *from <= at).saturating_sub(1);
        places.get(part).map_or(0, |(from, range)| (range.start + at.saturating_sub(*from)).min(range.end))
    };
    let start = place(range.start);
    if range.is_empty() { start..start } else { start..(place(range.end - 1) + 1).max(start) }
}

/// Where each line of raw HTML stands in `text`: in a quotation, a mark stands before each but the first.
fn lines_in(html: &str, text: &str, range: Range<usize>) -> Vec<(usize, Range<usize>)> {
    let mut places = Vec::new();
    let (mut from, mut at) = (0, range.start);
    for line in html.split_inclusive('\n') {
        let start = text.get(at..range.end).and_then(|rest| rest.find(line)).map_or(at, |found| at + found);
        at = (start + line.len()).min(range.end);
        places.push((from, start..at));
        from += line.len();
    }
    places
}
