//! Images, figures, and the passages of other notes that are shown with an image's syntax.
//!
//! Neither a picture nor a note is read: what is shown is a hole.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use super::Writer;
use super::links::Unnamed;
use crate::content::markdown::body::{Hole, HoleKind};
use crate::content::markdown::destination::{Destination, link_destination, own_destination};
use crate::content::markdown::dialect::is_embed;
use crate::content::markdown::outline::{Form, LinkUse};
use crate::content::markdown::{lints, tokens};
use crate::diagnostics::say;

impl Writer<'_> {
    /// An image that stands alone, with its title as its caption and the events of the line that says who made it.
    pub(super) fn figure(
        &mut self,
        kind: LinkType,
        address: &str,
        title: &str,
        index: usize,
        range: Range<usize>,
        credit: Option<Range<usize>>,
    ) {
        if is_embed(kind, address) {
            self.embed(kind, address, title, index, range);
            return self.credit_apart(credit);
        }
        let place = range.clone();
        self.html("<figure class=\"image\">");
        let hole = self.body.holes.len();
        self.image(kind, address, "", index, range);
        if let [Hole { kind: kind @ HoleKind::Image(_), .. }] = &mut self.body.holes[hole..]
            && let HoleKind::Image(number) = *kind
        {
            *kind = HoleKind::Figure(number);
        }
        if !title.is_empty() || credit.is_some() {
            self.html("<figcaption>");
            let title = self.title_of(title, &place);
            let set = self.settings.typography.set(&title);
            self.write_tokens(&set, HoleKind::Bare);
            if let Some(credit) = credit {
                self.html(if title.is_empty() { "<span class=\"credit\">" } else { " <span class=\"credit\">" });
                self.run(credit, None);
                self.html("</span>");
            }
            self.html("</figcaption>");
        }
        self.html("</figure>\n");
    }

    /// The line behind what is no image, though it is written as one.
    fn credit_apart(&mut self, credit: Option<Range<usize>>) {
        let Some(credit) = credit else { return };
        self.html("<p>");
        self.run(credit, None);
        self.html("</p>\n");
    }

    fn embed(&mut self, kind: LinkType, address: &str, title: &str, index: usize, range: Range<usize>) {
        let Some(embed) = self.embedded(kind, address, title, index, &range) else { return };
        let at = self.passage.text.len();
        let number = self.add_link(embed, self.place(&range));
        self.passage.links.push((at..at, number));
        self.hole(HoleKind::Embed(number));
        self.html("\n");
    }

    /// Within a sentence a note cannot be shown whole: it is linked, with its label.
    fn embed_in_text(&mut self, kind: LinkType, address: &str, title: &str, index: usize, range: &Range<usize>) {
        let Some(embed) = self.embedded(kind, address, title, index, range) else { return };
        let form = if matches!(kind, LinkType::WikiLink { .. }) { Form::Wiki } else { Form::Markdown };
        let label = embed.label.clone();
        let at = self.passage.text.len();
        let number = self.add_link(LinkUse { form, ..embed }, self.place(range));
        match label {
            // The words alone: the link that it stands in leads elsewhere.
            _ if !self.open_links.is_empty() => {
                self.passage.links.push((at..at, number));
                self.hole(HoleKind::Words(number));
                self.after_object = true;
            }
            Some(label) => {
                self.hole(HoleKind::Open(number));
                self.write_tokens(&label, HoleKind::Bare);
                for (words, name) in tokens::parts(&label) {
                    self.passage.text.push_str(words);
                    let at = self.passage.text.len();
                    self.passage.links.extend(name.map(|name| (at..at, name as u32)));
                }
                self.passage.links.push((at..self.passage.text.len(), number));
                self.hole(HoleKind::Close(number));
            }
            None => {
                self.passage.links.push((at..at, number));
                self.hole(HoleKind::Bare(number));
                self.after_object = true;
            }
        }
    }

    /// What an embed says of itself; none when it leads outside.
    fn embedded(
        &mut self,
        kind: LinkType,
        address: &str,
        title: &str,
        index: usize,
        range: &Range<usize>,
    ) -> Option<LinkUse> {
        let wiki = matches!(kind, LinkType::WikiLink { .. });
        let found = link_destination(kind, address, self.settings.base_url.as_deref());
        let Destination::Inside { target, fragment } = found else { return None };
        let inner = index + 1..self.events.end_of(index);
        let written = if wiki { self.wiki_label(index) } else { Some(self.events.text_with_names(inner)) };
        let (label, size) = written.as_deref().map_or(("", None), |written| split_size(written, true));
        let label = self.title_of(label.trim(), range);
        Some(LinkUse {
            label: Some(self.settings.typography.set(&label)).filter(|label| !label.is_empty()),
            title: Some(self.title_of(title, range)).filter(|title| !title.is_empty()),
            width: size.map(|(width, _)| width),
            height: size.and_then(|(_, height)| height),
            ..self.link_use(Form::Embed, target, fragment)
        })
    }

    /// An image in a line. Its title is shown where a reader points at it; that of a figure is its caption.
    pub(super) fn image(&mut self, kind: LinkType, address: &str, title: &str, index: usize, range: Range<usize>) {
        let wiki = matches!(kind, LinkType::WikiLink { .. });
        if is_embed(kind, address) && (wiki || !is_played(address)) {
            self.embed_in_text(kind, address, title, index, &range);
            return;
        }
        self.after_object = true;
        let inner = index + 1..self.events.end_of(index);
        let written =
            if wiki { self.wiki_label(index).unwrap_or_default() } else { self.events.text_with_names(inner) };
        let (alt, size) = split_size(&written, wiki || self.settings.vault);
        let alt = self.title_of(alt.trim(), &range);
        let alt = self.settings.typography.set(&alt);
        let title = Some(self.title_of(title, &range)).filter(|title| !title.is_empty());
        let named_by = if alt.is_empty() { self.unnamed.take() } else { None };
        if alt.is_empty() {
            let size = size.and_then(|_| written.rsplit('|').next());
            self.warn_without_alternative(address, size, wiki, &range);
        }
        if lints::is_empty(kind, address) {
            return self.write_tokens(&alt, HoleKind::Bare);
        }
        let base_url = self.settings.base_url.as_deref();
        let (form, target, fragment, written) = match link_destination(kind, address, base_url) {
            Destination::Inside { target, fragment } if wiki => (Form::WikiImage, target, fragment, None),
            Destination::Inside { target, fragment } => (Form::Image, target, fragment, None),
            Destination::Outside(url) => match own_destination(&url, base_url) {
                (Destination::Inside { target, fragment }, true) => (Form::Outside, target, fragment, Some(url)),
                _ => return self.outside_image(&url, &alt, title.as_deref(), named_by.as_ref(), size),
            },
            Destination::Refused => {
                self.refuse(address, &range);
                return self.write_tokens(&alt, HoleKind::Bare);
            }
        };
        let (label, named_by) = match named_by {
            Some(Unnamed::Outside(url)) => (url.strip_prefix("mailto:").unwrap_or(&url).to_owned(), None),
            Some(Unnamed::Inside(number)) => (alt, Some(number)),
            None => (alt, None),
        };
        let link = LinkUse {
            label: Some(label),
            named_by,
            title,
            width: size.map(|(width, _)| width),
            height: size.and_then(|(_, height)| height),
            written,
            passage: None,
            ..self.link_use(form, target, fragment)
        };
        let number = self.add_link(link, self.place(&range));
        self.hole(HoleKind::Image(number));
    }

    /// Says that an image has no words for those who do not see it, and how to write them with its size as it was typed.
    fn warn_without_alternative(&mut self, address: &str, size: Option<&str>, wiki: bool, range: &Range<usize>) {
        let size = size.map_or_else(String::new, |size| format!("|{size}"));
        // In a table a bar opens the next column, unless a backslash, which is left to the address, stands before it.
        let in_table = self.table.is_open();
        let address = if in_table { address.trim_end_matches('\\') } else { address };
        let example = described(address, &size, wiki);
        let example = if in_table { example.replace('|', "\\|") } else { example };
        self.problems.add(self.place(range), say::image_without_alternative(example));
    }

    fn outside_image(
        &mut self,
        url: &str,
        alt: &str,
        title: Option<&str>,
        named_by: Option<&Unnamed>,
        size: Option<(u32, Option<u32>)>,
    ) {
        if is_page(url) {
            let is_link = self.open_links.is_empty();
            if is_link {
                self.outside_link(url, title.unwrap_or_default());
            }
            match alt {
                "" => {
                    let _ = escape_html_body_text(&mut self.body.html, url);
                }
                alt => self.write_tokens(alt, HoleKind::Bare),
            }
            if is_link {
                self.html("</a>");
            }
            return;
        }
        self.html("<img src=\"");
        let _ = escape_href(&mut self.body.html, url);
        self.html("\" alt=\"");
        match named_by {
            Some(Unnamed::Inside(number)) => self.hole(HoleKind::Words(*number)),
            Some(Unnamed::Outside(url)) => {
                let _ = escape_html(&mut self.body.html, url.strip_prefix("mailto:").unwrap_or(url));
            }
            None => self.write_tokens(alt, HoleKind::Words),
        }
        if let Some(title) = title {
            self.html("\" title=\"");
            self.write_tokens(title, HoleKind::Words);
        }
        let pixels = |name: &str, value: u32| format!(" {name}=\"{value}\"");
        let (width, height) = (size.map(|(width, _)| width), size.and_then(|(_, height)| height));
        let width = width.map_or_else(String::new, |width| pixels("width", width));
        let height = height.map_or_else(String::new, |height| pixels("height", height));
        self.html(&format!("\"{width}{height} loading=\"lazy\" decoding=\"async\">"));
    }

    /// The label of a wiki image: none when it is only the name again.
    fn wiki_label(&self, index: usize) -> Option<String> {
        let Event::Start(Tag::Image { link_type: LinkType::WikiLink { has_pothole: true }, .. }) =
            &self.events.list[index].0
        else {
            return None;
        };
        Some(self.events.text_with_names(index + 1..self.events.end_of(index)))
    }
}

/// How an image is written with an alternative text, in the form that its author chose.
fn described(address: &str, size: &str, wiki: bool) -> String {
    match address {
        _ if wiki => format!("![[{address}|description{size}]]"),
        // An image may be its own address.
        long if long.len() > 100 => format!("![description{size}](…)"),
        spaced if spaced.contains(char::is_whitespace) => format!("![description{size}](<{spaced}>)"),
        plain => format!("![description{size}]({plain})"),
    }
}

/// Whether an address that is written as an image's is that of a page, which Obsidian frames: it is linked.
fn is_page(url: &str) -> bool {
    const HOSTS: [&str; 6] = ["youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "twitter.com", "x.com"];
    let host = url.split("://").nth(1).and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let host = host.to_ascii_lowercase();
    HOSTS.iter().any(|page| host.strip_suffix(page).is_some_and(|before| before.is_empty() || before.ends_with('.')))
}

/// Whether a Markdown image is a file that a line can hold, played or linked: no page.
fn is_played(address: &str) -> bool {
    let name = address.split('#').next().unwrap_or(address).to_ascii_lowercase();
    !name.ends_with(".md") && !name.ends_with(".markdown")
}

/// `300` or `300x200` after the alternative text, or in its place in a wiki image.
fn split_size(text: &str, wiki: bool) -> (&str, Option<(u32, Option<u32>)>) {
    let size = |text: &str| {
        let (width, height) = text.split_once('x').map_or((text, None), |(w, h)| (w, Some(h)));
        let width = width.trim().parse().ok().filter(|w| (1..=10_000).contains(w))?;
        match height {
            Some(height) => Some((width, Some(height.trim().parse().ok()?))),
            None => Some((width, None)),
        }
    };
    if wiki && let Some(found) = size(text) {
        return ("", Some(found));
    }
    match text.rsplit_once('|') {
        Some((alt, end)) if size(end).is_some() => (alt, size(end)),
        _ => (text, None),
    }
}
