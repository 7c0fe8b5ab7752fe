//! Raw HTML of authors: what it hides, refuses and links to is recorded with its place in the text.
//!
//! What is let through is written as it is: `sanitise` cleans it afterwards, and nothing here relies on how.

mod attributes;

use std::ops::Range;

use pulldown_cmark::{Event, Tag};
use pulldown_cmark_escape::escape_html_body_text;

use super::Writer;
use super::said::Rest;
use crate::content::markdown::body::HoleKind;
use crate::content::markdown::comments::GAP;
use crate::content::markdown::destination::{Destination, destination};
use crate::content::markdown::events::MAX_DEPTH;
use crate::content::markdown::inline::{self, Joined};
use crate::content::markdown::outline::LinkUse;
use crate::content::markdown::plain::is_in_line;
use crate::content::markdown::raw::{self, HtmlPiece};
use crate::content::markdown::sanitise;
use crate::diagnostics::{Diagnostic, phrases, say};
use rapidhash::RapidHashMap as HashMap;

/// Attributes of one tag: the parser of the sanitiser, and of books, compares all pairs of them (html5ever,
/// `finish_attribute`).
pub const MAX_ATTRIBUTES: usize = 200;

/// Elements whose content browsers show in another way than text, or not at all.
const CONTAINERS: [&str; 10] =
    ["template", "svg", "math", "select", "object", "noscript", "frameset", "canvas", "video", "audio"];

/// Elements whose text is what is typed or shown by a machine.
const VERBATIM: [&str; 5] = ["code", "kbd", "samp", "pre", "tt"];

/// Elements that make a table, and how deep each stands in it.
const TABLE_PARTS: [(&str, u8); 9] = [
    ("table", 0),
    ("caption", 1),
    ("colgroup", 1),
    ("thead", 1),
    ("tbody", 1),
    ("tfoot", 1),
    ("tr", 2),
    ("td", 3),
    ("th", 3),
];

fn level_in_table(name: &str) -> Option<u8> {
    TABLE_PARTS.iter().find(|(part, _)| *part == name).map(|(_, level)| *level)
}

/// An element of raw HTML that is open and decides where the text below is seen.
pub(super) struct OpenHtml {
    name: String,
    /// Its tag, in the text.
    range: Range<usize>,
}

/// Whether browsers would not show what an element holds. Its attributes are not published, so that it would be seen.
fn hides(tag: &raw::HtmlTag, html: &str) -> bool {
    let is_hidden = |attribute: &raw::Attribute| match attribute.name.as_str() {
        "hidden" => true,
        "style" => attribute.value.clone().is_some_and(|value| {
            let style: String = html[value].chars().filter(|sign| !sign.is_whitespace()).collect();
            let style = style.to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        }),
        _ => false,
    };
    !tag.closes && tag.attributes.iter().any(is_hidden)
}

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
        let cut = if inline { HashMap::default() } else { self.cut_in_html(html) };
        for piece in raw::pieces(html) {
            match piece {
                HtmlPiece::Text(range) => {
                    let cut = cut.get(&range.start).cloned().unwrap_or_default();
                    self.raw_text_of(range.clone(), html, &source_of(&range, places), cut);
                }
                HtmlPiece::Comment(range) => {
                    let span = self.place(&source_of(&range, places));
                    if html[range.clone()].starts_with("<!--") && !html[range].ends_with("-->") {
                        let start = span.start..span.start + "<!--".len();
                        // What stands before the end of it, further down, is seen.
                        let said = self.unclosed_comment(span.end);
                        self.problems.add(start, said);
                    }
                    self.body.hidden.push(span);
                }
                HtmlPiece::Unclosed(_) => self.html(if self.settings.trusted { "<" } else { "&lt;" }),
                HtmlPiece::Tag(tag) if tag.is_raw && !self.settings.trusted => {
                    if !inline {
                        let element = tag.range.start..tag.element_end.unwrap_or(tag.range.end);
                        let span = self.place(&source_of(&element, places));
                        self.body.hidden.push(span);
                    }
                    self.hide_unpublished(&tag, html, places);
                    self.refuse_tag(&tag, &source_of(&tag.range, places), inline);
                }
                HtmlPiece::Tag(tag) => self.raw_tag(&tag, html, places),
            }
        }
    }

    /// What is said of a comment that is not closed before `end`, a byte of the file: where it is closed further down, what stands
    /// between is seen.
    pub(super) fn unclosed_comment(&mut self, end: usize) -> Diagnostic {
        let (text, base) = (self.text, self.base);
        let last = *self.comment_end.get_or_insert_with(|| text.rfind("-->").map_or(0, |at| base + at + 1));
        if last > end { say::html_comment_cut() } else { say::html_comment_never_closed() }
    }

    /// A tag of raw HTML that may be published.
    fn raw_tag(&mut self, tag: &raw::HtmlTag, html: &str, places: &[(usize, Range<usize>)]) {
        self.open_tags.read(tag);
        if self.open_tags.depth() > MAX_DEPTH {
            self.refuse_depth(&source_of(&tag.range, places));
        }
        if !self.settings.trusted && hides(tag, html) {
            self.problems.add(self.place(&source_of(&tag.range, places)), say::html_hides_text(&tag.name));
        }
        let is_overfull = tag.attributes.len() > MAX_ATTRIBUTES;
        if is_overfull || !self.settings.trusted && !sanitise::allows(&tag.name) {
            if is_overfull {
                let diagnostic = say::html_tag_with_many_attributes(&tag.name, MAX_ATTRIBUTES);
                self.problems.add(self.place(&source_of(&tag.range, places)), diagnostic);
            }
            return self.leave_out(tag, html, places);
        }
        // A place is an empty element: left open, it would hold the links that follow.
        let is_place = self.is_place(tag);
        if tag.closes && tag.name == "a" && self.places > 0 {
            self.places -= 1;
            return;
        }
        self.follow(tag, places);
        if VERBATIM.contains(&tag.name.as_str()) {
            self.verbatim = if tag.closes { self.verbatim.saturating_sub(1) } else { self.verbatim + 1 };
        }
        self.hide_unpublished(tag, html, places);
        let mut from = tag.range.start;
        if is_place {
            self.raw_text("<span");
            from += "<a".len();
        }
        for attribute in &tag.attributes {
            from = match self.settings.trusted {
                true => self.trusted_attribute(tag, attribute, html, from, places),
                false => self.published_attribute(tag, attribute, html, from, places),
            };
        }
        self.raw_text(&html[from..tag.range.end]);
        if let Some(end) = tag.element_end {
            let content = tag.range.end..end;
            self.raw_words(content.clone(), html, &source_of(&content, places), HoleKind::Verbatim);
        }
        if is_place {
            self.raw_text("</span>");
            self.places += usize::from(!html[tag.range.clone()].ends_with("/>"));
        } else if tag.name == "a" && !tag.closes {
            self.places = 0;
        }
    }

    /// Whether a tag is `<a name="ici">` or `<a id="ici">` without an address: a place that links lead to.
    fn is_place(&self, tag: &raw::HtmlTag) -> bool {
        let is_link = || tag.attributes.iter().any(|attribute| attribute.name == "href");
        !self.settings.trusted && tag.name == "a" && !tag.closes && !tag.ids.is_empty() && !is_link()
    }

    /// A tag that is not published, whose content is.
    fn leave_out(&mut self, tag: &raw::HtmlTag, html: &str, places: &[(usize, Range<usize>)]) {
        let span = self.place(&source_of(&tag.range, places));
        self.body.hidden.push(span);
        for address in &tag.addresses {
            self.html_link(&html[address.clone()], &source_of(address, places));
        }
        // What stood before the tag and what stands after it must not become a tag.
        if self.body.html.ends_with(['<', '/']) {
            self.raw_text("<!---->");
        }
        if !tag.closes && CONTAINERS.contains(&tag.name.as_str()) {
            let diagnostic = say::html_tag_not_published(&tag.name).help(phrases::text_within_tag_is_ordinary());
            self.problems.add(self.place(&source_of(&tag.range, places)), diagnostic);
        }
    }

    /// Follows which elements are open that decide where the text below is seen.
    fn follow(&mut self, tag: &raw::HtmlTag, places: &[(usize, Range<usize>)]) {
        let level = level_in_table(&tag.name);
        if self.settings.trusted || level.is_none() && tag.name != "details" {
            return;
        }
        if tag.closes {
            if let Some(at) = self.open_html.iter().rposition(|open| open.name == tag.name) {
                self.open_html.truncate(at);
            }
            return;
        }
        // A part ends those that cannot hold it: a cell the cell before, a row the row before.
        if let Some(level) = level.filter(|level| *level > 0) {
            let ends = |open: &OpenHtml| level_in_table(&open.name).is_some_and(|other| other >= level);
            while self.open_html.last().is_some_and(ends) {
                self.open_html.pop();
            }
        }
        self.open_html.push(OpenHtml { name: tag.name.clone(), range: source_of(&tag.range, places) });
    }

    /// Closes a table of raw HTML when Markdown comes between its cells: browsers would show it above the table
    /// (HTML, section 13.2.6.1, "foster parenting").
    pub(super) fn close_html_table(&mut self) {
        while let Some(open) = self.open_html.last() {
            if level_in_table(&open.name).is_none() || matches!(open.name.as_str(), "td" | "th" | "caption") {
                return;
            }
            let table = self.open_html.iter().rposition(|open| open.name == "table");
            let Some(table) = table else {
                // Parts of no table mean nothing.
                self.open_html.pop();
                continue;
            };
            self.problems.add(self.place(&self.open_html[table].range.clone()), say::html_table_ends_early());
            self.open_html.truncate(table);
            self.html("</table>\n");
        }
    }

    /// Says which elements are open at the end of the text and fold away what follows them.
    pub(super) fn report_open_html(&mut self) {
        for open in std::mem::take(&mut self.open_html).iter().filter(|open| open.name == "details") {
            self.problems.add(self.place(&open.range), say::details_never_closed());
        }
    }

    /// Keeps the ids of raw HTML that is trusted, before headings are given theirs.
    pub(super) fn keep_html_ids(&mut self) {
        if !self.settings.trusted {
            return;
        }
        for (event, range) in &self.events.list {
            if let Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) = event {
                let html = &self.text[range.clone()];
                for piece in raw::pieces(html) {
                    let HtmlPiece::Tag(tag) = piece else { continue };
                    for id in tag.ids {
                        // Character references are not read: an id that holds one is no place for links.
                        let id = &html[id];
                        if self.ids.insert(id.to_owned(), 1).is_none() {
                            self.body.ids.push(id.to_owned());
                        }
                    }
                }
            }
        }
    }

    /// The pieces of names that tags cut in a block of raw HTML, by where the text begins that prints them.
    fn cut_in_html(&self, html: &str) -> HashMap<usize, Vec<(Range<usize>, LinkUse)>> {
        let mut cut: HashMap<usize, Vec<(Range<usize>, LinkUse)>> = HashMap::default();
        if !self.may_hold_names(html) {
            return cut;
        }
        let mut joined = Joined::default();
        for piece in raw::pieces(html) {
            match piece {
                HtmlPiece::Text(range) => joined.push(range.start, 0, &html[range]),
                HtmlPiece::Tag(tag) if !is_in_line(&tag.name) => joined.push_fixed("\n"),
                _ => {}
            }
        }
        for (owner, place, link) in joined.pieces(self.settings.base_url.as_deref()) {
            cut.entry(owner).or_default().push((place, link));
        }
        cut
    }

    /// Raw HTML in which names that no link is made of are holes.
    fn raw_words(&mut self, range: Range<usize>, html: &str, place: &Range<usize>, kind: fn(u32) -> HoleKind) {
        let text = &html[range];
        if !self.may_hold_names(text) {
            return self.raw_text(text);
        }
        let names = inline::names(text, self.settings.base_url.as_deref());
        self.raw_names(text, names, place, kind);
    }

    /// The same for a text, some names of which go on behind a tag.
    fn raw_text_of(
        &mut self,
        range: Range<usize>,
        html: &str,
        place: &Range<usize>,
        cut: Vec<(Range<usize>, LinkUse)>,
    ) {
        let text = &html[range];
        if cut.is_empty() && !self.may_hold_names(text) {
            return self.raw_text(text);
        }
        let names = inline::names(text, self.settings.base_url.as_deref());
        let names = inline::with_others(names, cut.into_iter(), text);
        self.raw_names(text, names, place, HoleKind::Bare);
    }

    fn raw_names(
        &mut self,
        text: &str,
        names: Vec<(Range<usize>, LinkUse)>,
        place: &Range<usize>,
        kind: fn(u32) -> HoleKind,
    ) {
        let (mut from, mut rest) = (0, Rest::of(place));
        for (part, link) in names {
            self.raw_text(&text[from..part.start]);
            from = part.end;
            let span = self.place_of(&text[part.clone()], &mut rest);
            // Signs are escaped where the words are filled in, but for those of a script.
            let is_escaped = !matches!(kind(0), HoleKind::Verbatim(_));
            let written = is_escaped.then(|| inline::with_references(&text[part]).into_owned()).or(link.written);
            let written = written.map(|written| written.replace(GAP, ""));
            let number = self.add_link(LinkUse { written, ..link }, span);
            self.hole(kind(number));
        }
        self.raw_text(&text[from..]);
    }

    /// What of a tag the sanitiser leaves out stands in the Markdown source neither.
    fn hide_unpublished(&mut self, tag: &raw::HtmlTag, html: &str, places: &[(usize, Range<usize>)]) {
        if self.settings.trusted {
            return;
        }
        let is_left_out = |attribute: &&raw::Attribute| {
            let value = attribute.value.clone().map_or("", |value| &html[value]);
            !sanitise::keeps(&tag.name, &attribute.name)
                || matches!(attribute.name.as_str(), "href" | "src")
                    && destination(value, self.settings.base_url.as_deref()) == Destination::Refused
        };
        let left_out: Vec<&raw::Attribute> = tag.attributes.iter().filter(is_left_out).collect();
        for attribute in left_out {
            let range = attribute.range.clone();
            let span = self.place(&source_of(&range, places));
            self.body.hidden.push(span);
        }
    }

    fn raw_text(&mut self, html: &str) {
        self.body.expected.add_all();
        self.body.needs_sanitising |= !self.settings.trusted && !html.trim().is_empty();
        html.split(GAP).for_each(|part| self.html(part));
    }

    /// A tag whose content would be no markup: in a line it is shown, without its attributes, which may hold names and
    /// addresses; a block of it goes.
    fn refuse_tag(&mut self, tag: &raw::HtmlTag, range: &Range<usize>, inline: bool) {
        if inline {
            let shown = format!("<{}{}>", if tag.closes { "/" } else { "" }, tag.name);
            let _ = escape_html_body_text(&mut self.body.html, &shown);
            self.passage.text.push_str(&shown);
        }
        if tag.closes {
            return;
        }
        let help =
            if inline { phrases::tag_is_shown_as_text(&tag.name) } else { phrases::html_trusted_publishes_html() };
        self.problems.add(self.place(range), say::html_tag_not_published(&tag.name).help(help));
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
