//! Links: those that lead inside become holes and are recorded, others are written or refused.
//!
//! Whether a target exists, and what its title is, is not known here.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use super::Writer;
use crate::content::markdown::body::HoleKind;
use crate::content::markdown::destination::{
    Destination, leads_to_a_page, link_destination, own_destination, wiki_destination,
};
use crate::content::markdown::events::{Definition, is_unseen};
use crate::content::markdown::lints;
use crate::content::markdown::outline::{Form, LinkUse};
use crate::content::markdown::parser::prints_title;
use crate::diagnostics::Span;
use crate::diagnostics::say;

/// Shorter labels in brackets are numbers and marks.
const SHORTEST: usize = 4;

pub(super) enum OpenLink {
    /// A hole; the number of the link and where its label begins in the passage.
    Inside(u32, usize),
    Outside,
    /// A refused scheme, or no address at all: only its label is printed.
    Dropped,
}

/// What names a link whose label is an image without words.
pub(super) enum Unnamed {
    /// The number of a link that leads inside.
    Inside(u32),
    /// The address of another.
    Outside(String),
}

impl Writer<'_> {
    pub(super) fn link(
        &mut self,
        kind: LinkType,
        address: &str,
        title: &str,
        index: usize,
        range: Range<usize>,
    ) -> usize {
        let wiki = matches!(kind, LinkType::WikiLink { .. });
        if lints::is_empty(kind, address) {
            self.open_links.push(OpenLink::Dropped);
            return index + 1;
        }
        let base_url = self.settings.base_url.as_deref();
        match link_destination(kind, address, base_url) {
            Destination::Outside(url) => {
                let title = self.title_of(title, &range);
                if let (Destination::Inside { target, fragment }, true) = own_destination(&url, base_url) {
                    let link = self.link_use(Form::Outside, target, fragment);
                    let title = Some(title).filter(|title| !title.is_empty());
                    return self.inside_link(kind, LinkUse { title, written: Some(url), ..link }, index, &range);
                }
                self.outside(kind, url, &title, index, &range)
            }
            Destination::Refused => {
                self.refuse(address, &range);
                self.hide_around_label(index, &range);
                self.open_links.push(OpenLink::Dropped);
                index + 1
            }
            Destination::Inside { target, fragment } => {
                let form = if wiki { Form::Wiki } else { Form::Markdown };
                let title = self.title_of(title, &range);
                let title = Some(title).filter(|t| !t.is_empty());
                let is_tag = matches!(kind, LinkType::WikiLink { has_pothole: false })
                    && fragment.is_none()
                    && self.takes_sharp_before(range.start);
                let link = LinkUse { title, is_tag, ..self.link_use(form, target, fragment) };
                self.inside_link(kind, link, index, &range)
            }
        }
    }

    /// A link that leads elsewhere, with its label where that is an address.
    fn outside(&mut self, kind: LinkType, url: String, title: &str, index: usize, range: &Range<usize>) -> usize {
        self.outside_link(&url, title);
        if matches!(kind, LinkType::Autolink | LinkType::Email) {
            return self.address_as_label(index);
        }
        let end = self.events.end_of(index);
        self.unnamed = self.events.is_wordless(index + 1..end).then(|| Unnamed::Outside(url.clone()));
        self.open_links.push(OpenLink::Outside);
        if let Some(after) = self.label_behind_bracket(index, range) {
            return after;
        }
        if !self.events.is_blank(index + 1..end) {
            return index + 1;
        }
        // A link without words shows where it leads.
        let shown = url.strip_prefix("mailto:").unwrap_or(&url);
        let _ = escape_html(&mut self.body.html, shown);
        self.passage.text.push_str(shown);
        end
    }

    /// Takes the `#` off the page that makes a tag of the wiki link at `start`: what prints the link prints it again.
    fn takes_sharp_before(&mut self, start: usize) -> bool {
        let Some(before) = self.text[..start].strip_suffix('#') else { return false };
        let is_mark = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '~' | '=' | '|');
        let Some(said) = self.passage.text.strip_suffix('#') else { return false };
        let begins_word =
            said.chars().next_back().is_none_or(char::is_whitespace) && before.chars().next_back().is_none_or(is_mark);
        let may_be_tag = self.settings.vault && self.open_links.is_empty() && self.open_tags.depth() == 0;
        let is_printed =
            self.body.html.ends_with('#') && self.body.holes.last().is_none_or(|hole| hole.at < self.body.html.len());
        let is_tag = begins_word && may_be_tag && is_printed;
        if is_tag {
            self.body.html.pop();
        }
        is_tag
    }

    /// A link that other documents decide on; gives the index of the next event.
    fn inside_link(&mut self, kind: LinkType, link: LinkUse, index: usize, range: &Range<usize>) -> usize {
        let number = self.add_link(link, self.place(range));
        let at = self.passage.text.len();
        // An address as its own label would print a withheld name; no label at all would print nothing.
        let end = self.events.end_of(index);
        if prints_title(kind) || kind == LinkType::Autolink || self.events.is_blank(index + 1..end) {
            self.hole(HoleKind::Bare(number));
            self.passage.links.push((at..at, number));
            self.after_object = true;
            return end + 1;
        }
        self.unnamed = self.events.is_wordless(index + 1..end).then_some(Unnamed::Inside(number));
        self.hole(HoleKind::Open(number));
        self.open_links.push(OpenLink::Inside(number, at));
        self.label_behind_bracket(index, range).unwrap_or(index + 1)
    }

    /// The label of `[[label](address)`: it may be a name whose bracket was closed too soon. Gives the index of its end.
    fn label_behind_bracket(&mut self, index: usize, range: &Range<usize>) -> Option<usize> {
        let events = self.events;
        let is_sign = |c: char| !c.is_whitespace() && is_unseen(c.encode_utf8(&mut [0; 4]));
        let before = self.text[..range.start].trim_end_matches(is_sign);
        let is_behind = before.ends_with(['[', '［']) && self.text[range.start..].starts_with('[');
        if !is_behind {
            return None;
        }
        let (Event::Text(label), place) = &events.list[index + 1] else { return None };
        if events.end_of(index) != index + 2 || label.len() < SHORTEST {
            return None;
        }
        let name = label.split('|').next().unwrap_or_default();
        let Destination::Inside { target, fragment } = wiki_destination(name) else { return None };
        let link = self.link_use(Form::Wiki, target, fragment);
        let number = self.add_link(LinkUse { written: Some(label.to_string()), ..link }, self.place(place));
        let at = self.passage.text.len();
        self.passage.links.push((at..at, number));
        self.hole(HoleKind::Bare(number));
        Some(index + 2)
    }

    /// The label of a link that is its own address: no sign of it is set as prose. Gives the index after the link.
    fn address_as_label(&mut self, index: usize) -> usize {
        let end = self.events.end_of(index);
        let shown = self.events.list[index + 1..end].iter().filter_map(|(event, _)| match event {
            Event::Text(text) => Some(text),
            _ => None,
        });
        for text in shown {
            let _ = escape_html_body_text(&mut self.body.html, text);
            self.passage.text.push_str(text);
        }
        self.html("</a>");
        self.body.words += 1;
        self.after_object = false;
        end + 1
    }

    pub(super) fn outside_link(&mut self, url: &str, title: &str) {
        self.html(match leads_to_a_page(url) {
            true => "<a class=\"external\" rel=\"external\" href=\"",
            false => "<a href=\"",
        });
        let _ = escape_href(&mut self.body.html, url);
        if !title.is_empty() {
            self.html("\" title=\"");
            self.write_tokens(title, HoleKind::Words);
        }
        self.html("\">");
    }

    pub(super) fn end_link(&mut self) {
        self.unnamed = None;
        match self.open_links.pop() {
            Some(OpenLink::Inside(number, from)) => {
                let to = self.passage.text.len();
                let from = from.min(to);
                if is_unseen(&self.passage.text[from..to]) {
                    self.passage.links.push((from..from, number));
                } else {
                    self.body.links[number as usize].label = Some(self.passage.text[from..to].to_owned());
                    self.passage.links.push((from..to, number));
                }
                self.hole(HoleKind::Close(number));
            }
            Some(OpenLink::Outside) => self.html("</a>"),
            Some(OpenLink::Dropped) | None => {}
        }
    }

    /// Link definitions print nothing, but their addresses stand in the Markdown source.
    pub(super) fn write_definitions(&mut self) {
        for Definition { address, range, is_used } in &self.events.definitions {
            let (found, is_within) = own_destination(address, self.settings.base_url.as_deref());
            if !is_used || found == Destination::Refused {
                let span = self.place(range);
                self.body.hidden.push(span);
            }
            if let Destination::Inside { target, fragment } = found {
                let link = self.link_use(Form::Definition, target, fragment);
                let written = is_within.then(|| address.clone());
                let link = LinkUse { passage: None, is_repeated: *is_used, written, ..link };
                self.add_link(link, self.place(range));
            }
        }
    }

    /// What no reader is led to stands in the Markdown source neither: footnotes that nothing printed refers to.
    pub(super) fn hide_unprinted_footnotes(&mut self) {
        let all = self.events.list.iter().enumerate().filter(|_| !self.events.footnotes.is_empty());
        for (index, (event, range)) in all {
            let is_definition = matches!(event, Event::Start(Tag::FootnoteDefinition(_)));
            if is_definition && !self.footnote_uses.contains_key(&(index + 1)) {
                let span = self.place(range);
                self.body.hidden.push(span);
            }
        }
    }

    /// Of a link that is not published the Markdown source keeps the label, as the page does.
    fn hide_around_label(&mut self, index: usize, range: &Range<usize>) {
        let label = &self.events.list[index + 1..self.events.end_of(index)];
        let (start, end) = match (label.first(), label.last()) {
            (Some((_, first)), Some((_, last))) => (first.start.max(range.start), last.end.min(range.end)),
            _ => (range.end, range.end),
        };
        for part in [range.start..start, end.max(start)..range.end] {
            self.body.hidden.push(self.base + part.start..self.base + part.end);
        }
    }

    pub(super) fn refuse(&mut self, address: &str, range: &Range<usize>) {
        let scheme = address.split(':').next().unwrap_or(address);
        self.problems.add(self.place(range), say::scheme_not_published(scheme.trim()));
    }

    pub(super) fn link_use(&self, form: Form, target: String, fragment: Option<String>) -> LinkUse {
        let passage = Some(self.body.passages.len() as u32);
        LinkUse { passage, ..LinkUse::new(form, target, fragment) }
    }

    pub(super) fn add_link(&mut self, link: LinkUse, span: Span) -> u32 {
        self.body.add_link(link, span)
    }
}
