//! Links of a text, in the holes that they leave: where each leads on this page, and how one is marked that leads nowhere.

use super::Filler;
use crate::content::document::works::Citing;
use crate::content::markdown::tokens::with_words;
use crate::content::markdown::{Citation, Form, leads_to_a_page};
use crate::pages::view::references::{citation_id, source_id};
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::publish::graph::{Fragment, Target};

impl<'f> Filler<'f> {
    /// A link without words of its own: it has those of what it leads to.
    pub(super) fn bare(&mut self, id: DocId, number: u32, prefix: &str) {
        let link = &self.context.document(id).outline.links[number as usize];
        if self.is_tag(id, number) {
            return self.tag(&link.target);
        }
        if link.is_tag {
            self.out.push('#');
        }
        let close = self.open(id, number, prefix);
        let text = match self.is_quoted {
            true => self.context.quoted_text(id, number),
            false => self.context.link_text(id, number),
        };
        let language = match self.context.links(id)[number as usize] {
            Target::Document { id: to, .. } => self.language_within(id, to),
            _ => None,
        };
        self.in_language("span", language, |filler| filler.text(&text));
        self.out.push_str(close);
    }

    /// A citation, which leads to the reference on its own page; that of a passage of another note to the page of that note.
    pub(super) fn citation(&mut self, id: DocId, number: u32, prefix: &str) {
        let Some(Citation { work, label }) = self.context.body(id).citations.get(number as usize) else { return };
        if self.is_quoted {
            return self.text(label);
        }
        let in_list = self.chapters.and_then(|chapters| chapters.reference(id, *work as usize));
        let is_here = in_list.is_some() || id == self.page && prefix.is_empty();
        let page = if is_here { String::new() } else { [self.root, self.context.encoded_address(id)].concat() };
        let reference = source_id(in_list.unwrap_or(*work as usize));
        self.out.push_str("<a role=\"doc-biblioref\" href=\"");
        self.attribute(&page);
        self.out.push_str(&format!("#{reference}\" id=\"{prefix}{}\">", citation_id(number)));
        match in_list.filter(|_| self.context.config.citations == Citing::Numbered) {
            Some(place) => self.text(&(place + 1).to_string()),
            None => self.text(label),
        }
        self.out.push_str("</a>");
    }

    /// Whether a link is a tag, since no page has its name.
    fn is_tag(&self, id: DocId, number: u32) -> bool {
        self.context.document(id).outline.links[number as usize].is_tag
            && self.context.links(id)[number as usize] == Target::Broken
    }

    /// The start tag of a link; gives its end tag.
    pub(super) fn open(&mut self, id: DocId, number: u32, prefix: &str) -> &'static str {
        let is_withheld = self.context.links(id)[number as usize] == Target::Withheld;
        let link = &self.context.document(id).outline.links[number as usize];
        let is_outside = link.form == Form::Outside;
        if link.written.is_some() && !is_withheld && !is_outside {
            return "";
        }
        if let Some(href) = self.href(id, number, prefix) {
            self.out.push_str(match is_outside {
                true if leads_to_a_page(&href) => "<a class=\"external\" rel=\"external\" href=\"",
                true => "<a href=\"",
                false => "<a class=\"internal\" href=\"",
            });
            self.attribute(&href);
            if let Some(title) = &link.title {
                self.out.push_str("\" title=\"");
                let title = with_words(title, |number| self.context.link_text(id, number as u32));
                self.attribute(&title);
            }
            self.out.push_str("\">");
            return "</a>";
        }
        self.open_marked(id, number)
    }

    /// The start tag around the words of a link that leads nowhere a reader may go; gives its end tag.
    pub(super) fn open_marked(&mut self, id: DocId, number: u32) -> &'static str {
        let (class, hint) = self.mark_of(id, number);
        self.out.push_str(&format!("<span class=\"{class}\" title=\""));
        self.attribute(hint);
        self.out.push_str("\">");
        "</span>"
    }

    /// How readers see a link that leads nowhere: its class, and what it is, in words.
    fn mark_of(&self, id: DocId, number: u32) -> (&'static str, &'f str) {
        let translation = self.context.translation_of(id);
        match self.context.links(id)[number as usize] {
            Target::Withheld => ("withheld", &translation.withheld_hint),
            _ => ("broken", &translation.broken_hint),
        }
    }

    /// Marks a tag of raw HTML in the place of the attribute whose value was to follow. Gives how many bytes of `rest` belong
    /// to that attribute.
    pub(super) fn mark_tag(&mut self, id: DocId, number: u32, rest: &str) -> usize {
        let quote = self.out.chars().next_back().filter(|c| matches!(c, '"' | '\''));
        let before = self.out.trim_end_matches(['"', '\'']).trim_end().trim_end_matches('=').trim_end();
        let name = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':'));
        self.out.truncate(name.len());
        let (class, hint) = self.mark_of(id, number);
        self.out.push_str(&format!("class=\"{class}\" title=\""));
        self.attribute(hint);
        self.out.push('"');
        usize::from(quote.is_some_and(|quote| rest.starts_with(quote)))
    }

    /// The address of a link; none when it leads nowhere a reader may go.
    pub(super) fn href(&self, id: DocId, number: u32, prefix: &str) -> Option<String> {
        let is_withheld = self.context.links(id)[number as usize] == Target::Withheld;
        let written = &self.context.document(id).outline.links[number as usize].written;
        if let Some(written) = written.as_ref().filter(|_| !is_withheld) {
            return Some(written.clone());
        }
        match &self.context.links(id)[number as usize] {
            Target::Document { id: to, fragment } => {
                let fragment = fragment.as_ref().and_then(|fragment| self.place_in(*to, fragment));
                if let Some(chapters) = self.chapters
                    && let (Some(anchor), Some(prefix)) = (chapters.anchor(*to), chapters.prefix(*to))
                {
                    let within = fragment.map_or(anchor, |fragment| [prefix, fragment].concat());
                    return Some(format!("#{}", encode(&within)));
                }
                let is_own = *to == self.page && prefix.is_empty();
                if is_own
                    && fragment.is_none()
                    && self.context.document(id).outline.links[number as usize].target.is_empty()
                {
                    // The top of the page (HTML, section 7.4.6.4).
                    return Some(String::from("#"));
                }
                let fragment = fragment.map(|f| format!("#{}", encode(&f))).unwrap_or_default();
                if is_own && !fragment.is_empty() {
                    return Some(fragment);
                }
                Some([self.root, self.context.encoded_address(*to), &fragment].concat())
            }
            Target::Attachment(path) => {
                let link = &self.context.document(id).outline.links[number as usize];
                let fragment = link.fragment.as_deref().map(fragment_of_file).unwrap_or_default();
                Some(format!("{}{}{fragment}", self.root, encode(self.context.graph.file_address(path))))
            }
            Target::Site(written) => {
                let address = self.context.site_addresses.get(written)?;
                let link = &self.context.document(id).outline.links[number as usize];
                let fragment = link.fragment.as_ref().map(|f| format!("#{}", encode(f))).unwrap_or_default();
                Some(format!("{}{}{fragment}", self.root, encode(address)))
            }
            Target::Withheld | Target::Broken => None,
        }
    }

    /// The id of a place in a document; none at its top.
    fn place_in(&self, id: DocId, fragment: &Fragment) -> Option<String> {
        let outline = &self.context.document(id).outline;
        match fragment {
            Fragment::Heading(index) => {
                let heading = outline.headings.get(*index as usize);
                heading.map(|heading| self.context.heading_id(id, heading).to_owned())
            }
            Fragment::Block(index) => outline.anchors.get(*index as usize).map(|anchor| anchor.id()),
            Fragment::Id(index) => outline.ids.get(*index as usize).cloned(),
            Fragment::Opening => None,
        }
    }

    /// A link in the place of what cannot stand there.
    pub(super) fn linked(&mut self, id: DocId, number: u32, prefix: &str) {
        self.out.push_str("<p>");
        let close = self.open(id, number, prefix);
        let text = self.context.link_text(id, number);
        self.text(&text);
        self.out.push_str(close);
        self.out.push_str("</p>");
    }

    /// A tag that a text holds: a link to its page, where it has one.
    pub(super) fn tag(&mut self, tag: &str) {
        let page = self.context.tag_ref(tag);
        if let Some(page) = page {
            self.out.push_str("<a class=\"tag\" rel=\"tag\" href=\"");
            self.attribute(self.root);
            self.attribute(&page.address);
            self.out.push_str("\">");
        }
        self.out.push('#');
        self.text(tag);
        self.out.push_str(if page.is_some() { "</a>" } else { "" });
    }
}

/// `#page=3`: what a browser's viewer of documents understands; the height that Obsidian notes there is its own.
fn fragment_of_file(fragment: &str) -> String {
    let parts = fragment.split('&').filter(|part| !part.starts_with("height=")).map(encode);
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { format!("#{}", parts.join("&")) }
}
