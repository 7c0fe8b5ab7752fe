//! Links in a single line of text that is not Markdown: a summary, a title, a credit.
//!
//! Only links are read; every other sign stays as it is written. What they lead to is not known here.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TextMergeWithOffset};

use super::destination::{Destination, destination, own_destination, wiki_destination};
use super::outline::{Form, LinkUse};
use super::parser::{OPTIONS, prints_title};
pub use super::plain::with_references;
use super::raw::{self, HtmlPiece};
pub use super::said::{Joined, may_hold_names, may_hold_odd_names, names, names_as_written, with_others};

/// A part of a text that is a link.
#[derive(Debug)]
pub struct FoundLink {
    pub range: Range<usize>,
    /// The link without its place, or the words to print for one that leads outside.
    pub link: Result<LinkUse, String>,
}

/// Whether there is anything to look for in a text: most have none of these signs.
pub fn may_hold_links(text: &str) -> bool {
    // The last one begins the characters that stand for links.
    memchr::memchr3(b'[', b'/', 0xee, text.as_bytes()).is_some() || text.contains(".md") || may_hold_odd_names(text)
}

/// The links of a text, in order. With `as_written`, all of them keep their signs where they may be printed.
pub fn links(text: &str, base_url: Option<&str>, as_written: bool) -> Vec<FoundLink> {
    // What begins a line could be no longer the beginning of a list or of code.
    const START: &str = "a ";
    let line = [START, &text.replace(['\n', '\r'], " ")].concat();
    let events: Vec<(Event, Range<usize>)> =
        TextMergeWithOffset::new(Parser::new_ext(&line, OPTIONS).into_offset_iter()).collect();
    let mut search = LinkSearch { line: &line, base_url, as_written, found: Vec::new() };
    let mut index = 0;
    while let Some((event, range)) = events.get(index) {
        index += 1;
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) => {
                let inside = events[index..].iter().take_while(|(_, inner)| inner.start < range.end);
                let label: String = inside.clone().map(|(event, _)| plain(event)).collect();
                index += inside.count();
                search.link(*link_type, dest_url, label, range.clone());
            }
            Event::InlineHtml(_) | Event::Html(_) => search.html(range.clone()),
            _ => {}
        }
    }
    search.names();
    let mut found = search.found;
    for FoundLink { range, .. } in &mut found {
        *range = range.start - START.len()..range.end - START.len();
    }
    found
}

/// A whole text that is an address, where it is one of the site.
pub fn address(text: &str, base_url: Option<&str>) -> Vec<FoundLink> {
    let (Destination::Inside { target, fragment }, _) = own_destination(text, base_url) else { return Vec::new() };
    let link = LinkUse { written: Some(text.to_owned()), ..LinkUse::new(Form::Address, target, fragment) };
    vec![FoundLink { range: 0..text.len(), link: Ok(link) }]
}

struct LinkSearch<'t> {
    line: &'t str,
    base_url: Option<&'t str>,
    as_written: bool,
    found: Vec<FoundLink>,
}

impl LinkSearch<'_> {
    fn link(&mut self, kind: LinkType, address: &str, label: String, range: Range<usize>) {
        let is_wiki = matches!(kind, LinkType::WikiLink { .. });
        let found = match kind {
            LinkType::Email => return,
            _ if is_wiki => wiki_destination(address),
            _ => destination(address, self.base_url),
        };
        // What it says beside where it leads is printed: the signs of a link are those of a text then.
        if !is_wiki && !label.is_empty() && kind != LinkType::Autolink && !names(&label, self.base_url).is_empty() {
            return;
        }
        let Destination::Inside { target, fragment } = found else {
            // The address is printed.
            if !self.as_written && kind != LinkType::Autolink {
                self.found.push(FoundLink { range, link: Err(label) });
            }
            return;
        };
        if target.is_empty() && fragment.is_none() {
            return;
        }
        let has_label = !prints_title(kind) && kind != LinkType::Autolink && !label.is_empty();
        let is_literal = self.as_written || kind == LinkType::Autolink;
        let written = is_literal.then(|| self.line[range.clone()].to_owned());
        let form = if is_wiki { Form::Wiki } else { Form::Markdown };
        let link = LinkUse { label: has_label.then_some(label), written, ..LinkUse::new(form, target, fragment) };
        self.found.push(FoundLink { range, link: Ok(link) });
    }

    /// Raw HTML is printed as text, and so are the addresses in it.
    fn html(&mut self, range: Range<usize>) {
        for piece in raw::pieces(&self.line[range.clone()]) {
            let HtmlPiece::Tag(tag) = piece else { continue };
            for address in tag.addresses {
                self.written(range.start + address.start..range.start + address.end);
            }
        }
    }

    /// An address, printed as it is written.
    fn written(&mut self, range: Range<usize>) {
        let written = &self.line[range.clone()];
        if let (Destination::Inside { target, fragment }, _) = own_destination(written, self.base_url)
            && !target.is_empty()
        {
            let written = Some(written.to_owned());
            let link = LinkUse { written, ..LinkUse::new(Form::Address, target, fragment) };
            self.found.push(FoundLink { range, link: Ok(link) });
        }
    }

    /// What the whole line says beside its links: no emphasis and no code is one here.
    fn names(&mut self) {
        let said = names(self.line, self.base_url);
        self.found.sort_by_key(|found| found.range.start);
        // The label of a link may be a part of a longer name.
        let mut longer = said.iter().map(|(part, _)| part).peekable();
        self.found.retain(|FoundLink { range, .. }| {
            while longer.next_if(|part| part.end <= range.start).is_some() {}
            longer.peek().is_none_or(|part| part.start >= range.start || part.end <= range.end)
        });
        let links: Vec<Range<usize>> = self.found.iter().map(|found| found.range.clone()).collect();
        let is_free = |part: &Range<usize>| {
            links.get(links.partition_point(|link| link.end <= part.start)).is_none_or(|link| link.start >= part.end)
        };
        let said = said.into_iter().filter(|(part, _)| is_free(part));
        self.found.extend(said.map(|(range, link)| FoundLink { range, link: Ok(link) }));
        self.found.sort_by_key(|found| found.range.start);
        let mut end = 0;
        self.found.retain(|found| {
            let is_apart = found.range.start >= end;
            end = end.max(if is_apart { found.range.end } else { 0 });
            is_apart
        });
    }
}

fn plain<'e>(event: &'e Event) -> &'e str {
    match event {
        Event::Text(text) | Event::Code(text) => text,
        Event::SoftBreak | Event::HardBreak => " ",
        _ => "",
    }
}
