//! Headings: which one is the title, their levels, their ids.
//!
//! The ids of one body differ from each other and from those of templates; of other documents nothing is known.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Writer;
use super::names::without_name;
use crate::content::markdown::body::HoleKind;
use crate::content::markdown::inline;
use crate::content::markdown::outline::{Heading, OWN_IDS, TitleHeading};
use crate::text::slug::{fold, slug};

/// Blocks without words of their own, as lines of tags or badges, that may stand before the heading that is a vault's
/// note's title.
const MAX_BEFORE_TITLE: usize = 3;

impl Writer<'_> {
    /// Finds the heading that is the title, if it stands in the body: the range of its events, to be left out.
    pub(super) fn take_title(&mut self, title: Option<&str>) -> Option<Range<usize>> {
        let is_h1 = |event: &Event| matches!(event, Event::Start(Tag::Heading { level, .. }) if *level as u8 == 1);
        let mut tops: Vec<usize> = self
            .events
            .list
            .iter()
            .enumerate()
            .filter(|(_, (event, _))| is_h1(event))
            .map(|(index, _)| index)
            .collect();
        self.shift = u8::from(!tops.is_empty());
        // A heading within a quotation is not the note's.
        let first = *tops.first().filter(|first| self.events.is_at_top(**first))?;
        let range = first..self.events.end_of(first) + 1;
        let written = self.events.text_with_names(range.clone());
        let name = self.block_name(first + 1..range.end - 1);
        let written = if name.is_some() { without_name(&written).to_owned() } else { written };
        let text = self.settings.typography.set(written.trim());
        let repeats = title.is_some_and(|title| fold(title) == fold(&text));
        let gives =
            title.is_none() && !text.is_empty() && (!self.settings.vault || self.is_over_all(first, tops.len()));
        let taken = if repeats || gives { Some(range) } else { None };
        if taken.is_some() {
            tops.remove(0);
            self.body.title_heading = Some(TitleHeading {
                id: wanted_id(self.explicit_id(first), written.trim()),
                text: written.trim().to_owned(),
                is_one_of_several: !tops.is_empty(),
            });
            if title.is_none() {
                self.body.title = Some(text);
            }
        }
        self.shift = u8::from(!tops.is_empty());
        taken
    }

    /// Whether a heading of level 1, of so many, stands over the whole text: none beside it, and a few blocks at most before
    /// it, as lines of tags or badges.
    fn is_over_all(&self, heading: usize, of: usize) -> bool {
        let (mut index, mut blocks) = (0, 0);
        while index < heading && blocks <= MAX_BEFORE_TITLE {
            let end = self.events.end_of(index) + 1;
            // A definition of a footnote may stand anywhere.
            if !matches!(self.events.list[index].0, Event::Start(Tag::FootnoteDefinition(_))) {
                blocks += 1;
                if self.is_prose(index..end) {
                    return false;
                }
            }
            index = end;
        }
        of == 1 && index == heading && blocks <= MAX_BEFORE_TITLE
    }

    /// `{#id}` behind the heading that starts at an event.
    fn explicit_id(&self, heading: usize) -> Option<&str> {
        match &self.events.list[heading].0 {
            Event::Start(Tag::Heading { id, .. }) => self.own_id(id.as_deref()),
            _ => None,
        }
    }

    /// The id that an author gives, unless it may be the name of a document.
    fn own_id<'i>(&self, id: Option<&'i str>) -> Option<&'i str> {
        id.filter(|id| inline::names(id, self.settings.base_url.as_deref()).is_empty())
    }

    /// Whether a block has words of a text: not tags, links, images or HTML alone.
    fn is_prose(&self, block: Range<usize>) -> bool {
        let mut index = block.start;
        while index < block.end {
            match &self.events.list[index].0 {
                Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock) => {
                    index = self.events.end_of(index)
                }
                Event::Text(text) => {
                    let mut words = text.split_whitespace().filter(|word| !word.starts_with('#'));
                    if words.any(|word| word.contains(char::is_alphanumeric)) {
                        return true;
                    }
                }
                Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => return true,
                _ => {}
            }
            index += 1;
        }
        false
    }

    pub(super) fn heading(&mut self, level: u8, id: Option<&str>, index: usize) -> usize {
        let inner = index + 1..self.events.end_of(index);
        let id = self.own_id(id);
        let name = self.block_name(inner.clone());
        let named = |text: String| if name.is_some() { without_name(&text).to_owned() } else { text };
        let text = named(self.events.text(inner.clone()));
        let typed = named(self.events.text_with_names(inner.clone()));
        let level = (level + self.shift).clamp(2, 6);
        let with_names = id.is_none() && typed != text;
        let id = self.unique_id(wanted_id(id, text.trim()));
        let id_with_names = with_names.then(|| self.unique_id(wanted_id(None, typed.trim())));
        self.close_label();
        self.break_passage();
        let mark = self.mark();
        let end = self.new_mark();
        if self.depth == 0 {
            self.last_block = Some((mark, end));
        }
        let element = ["h2", "h3", "h4", "h5", "h6"][usize::from(level - 2)];
        for part in ["<", element, " id=\""] {
            self.html(part);
        }
        self.hole(HoleKind::Prefix);
        match with_names {
            true => self.hole(HoleKind::HeadingId(self.body.headings.len() as u32)),
            false => self.html(&id),
        }
        self.html("\">");
        let after = inner.end + 1;
        let (links, citations) = (self.body.links.len(), self.body.citations.len());
        let is_plain = self.events.list[inner.clone()].iter().all(|(event, _)| is_plain(event));
        self.run(inner, None);
        // Each of the names is known by what is printed of it, or the id is to say none.
        let known = self.body.links[links..].iter().filter(|link| link.written.is_some()).count();
        let id_with_names = id_with_names.filter(|_| known >= self.events.names_of(&typed)).map(Box::from);
        if let Some(name) = name
            && self.register(name, mark, end)
        {
            self.html("<span");
            self.block_id(name);
            self.html("></span>");
        }
        self.tag("</", element);
        self.html("\n");
        self.mark_at(end);
        let passage = self.passage.clone();
        self.break_passage();
        let is_plain = is_plain && self.body.links.len() == links && self.body.citations.len() == citations;
        self.heading_above = is_plain.then(|| passage.text.trim().to_owned()).filter(|text| !text.is_empty());
        let written = (typed != passage.text).then(|| typed.into());
        self.body.headings.push((Heading { level, id, id_with_names, text: passage, written }, mark));
        after
    }

    fn unique_id(&mut self, mut wanted: String) -> String {
        loop {
            let count = self.ids.entry(wanted.clone()).or_insert(0);
            *count += 1;
            if *count == 1 {
                return wanted;
            }
            wanted = format!("{wanted}-{count}");
        }
    }
}

/// Whether nothing of another document can stand here: what a page prints is what is written.
fn is_plain(event: &Event) -> bool {
    match event {
        Event::Text(_) | Event::Code(_) => true,
        Event::Start(tag) => matches!(tag, Tag::Emphasis | Tag::Strong),
        Event::End(tag) => matches!(tag, TagEnd::Emphasis | TagEnd::Strong),
        _ => false,
    }
}

/// The id of a heading of these words, the first of them on its page.
fn wanted_id(explicit: Option<&str>, words: &str) -> String {
    let id = explicit.map(slug).filter(|id| !id.is_empty()).unwrap_or_else(|| slug(words));
    let is_own = OWN_IDS.iter().any(|own| id.starts_with(own));
    let id = if id.is_empty() || is_own { format!("section-{id}") } else { id };
    id.trim_end_matches('-').to_owned()
}
