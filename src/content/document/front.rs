//! The texts of a front matter that a page, a list, a feed or a template may print, and the links in them.
//!
//! When a file is read, each link in such a text becomes a token that stands for it: the name or address that its author
//! wrote is kept only in [`Document::front`], beside the links of the text. Once the graph knows where every link leads,
//! the tokens of published documents become the words that their readers see.

use std::fmt::Write as _;
use std::ops::Range;

use rapidhash::RapidHashMap as HashMap;

use super::{Collection, Cover, Document, Extra, Kind, Revision, Work};
use crate::content::markdown::{LinkUse, inline};
use crate::diagnostics::{Span, Spanned};

/// Around the number of a link. Characters of the private use area: authors' own are replaced when a file is read.
const BEFORE: char = '\u{e002}';
const AFTER: char = '\u{e003}';

/// What a text of a front matter is printed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// A sentence or a name: its links are printed as their text.
    Prose,
    /// Anything: it is printed as it was written, but for what names a withheld document.
    Written,
    /// One address, to be followed: left out when it leads to a withheld document.
    Address,
}

/// The fields that hold such texts.
#[derive(Debug)]
pub struct Texts<'d> {
    pub title: Option<&'d mut String>,
    pub summary: &'d mut Option<String>,
    pub revisions: &'d mut Vec<Revision>,
    pub tags: &'d mut Vec<String>,
    pub licence: &'d mut Option<String>,
    pub sources: &'d mut Vec<Work>,
    pub discuss: &'d mut Option<String>,
    pub cover: &'d mut Option<Cover>,
    pub extra: &'d mut Extra,
    pub kind: &'d mut Kind,
}

/// What becomes of a text: `None` takes it out.
type Change<'f> = dyn FnMut(Use, &str) -> Option<String> + 'f;

impl Texts<'_> {
    /// Gives every text to `change`, and takes what it makes of it.
    pub fn change(self, change: &mut Change) {
        let Texts { title, summary, revisions, tags, licence, sources, discuss, cover, extra, kind } = self;
        let mut prose = |text: &mut String| *text = change(Use::Prose, text).unwrap_or_default();
        title.into_iter().for_each(&mut prose);
        summary.iter_mut().for_each(&mut prose);
        revisions.iter_mut().filter_map(|revision| revision.summary.as_mut()).for_each(&mut prose);
        tags.iter_mut().for_each(&mut prose);
        licence.iter_mut().for_each(&mut prose);
        for Work { author, year, title, publisher, url: _ } in sources.iter_mut() {
            [author, year, title, publisher].into_iter().flatten().for_each(&mut prose);
        }
        if let Some(Cover { image: _, alt, credit }) = cover {
            prose(alt);
            credit.iter_mut().for_each(&mut prose);
        }
        match kind {
            Kind::Notebook(collection) | Kind::Base(collection) => {
                let Collection { steps: _, categories, items: _ } = collection;
                categories.iter_mut().for_each(|category| prose(&mut category.title));
            }
            Kind::Community { links } | Kind::Author { team: _, contact: _, links } => {
                links.iter_mut().for_each(|link| prose(&mut link.title));
            }
            Kind::Home | Kind::Note(_) | Kind::Page => {}
        }
        let mut address = |text: &mut Option<String>| *text = text.take().and_then(|url| change(Use::Address, &url));
        address(discuss);
        sources.iter_mut().for_each(|work| address(&mut work.url));
        if let Kind::Author { contact, .. } = kind {
            address(contact);
        }
        if let Kind::Community { links } | Kind::Author { links, .. } = kind {
            links.retain_mut(|link| {
                let changed = change(Use::Address, &link.url);
                let is_kept = changed.is_some();
                link.url = changed.unwrap_or_default();
                is_kept
            });
        }
        change_extra(extra, change);
    }
}

fn change_extra(extra: &mut Extra, change: &mut Change) {
    match extra {
        Extra::Null | Extra::Bool(_) => {}
        Extra::Text(text) => *text = change(Use::Written, text).unwrap_or_default(),
        Extra::List(items) => items.iter_mut().for_each(|item| change_extra(item, change)),
        Extra::Map(entries) => {
            // Most keys are words, which stay where they are.
            if entries.keys().any(|key| inline::may_hold_links(key)) {
                for (key, value) in std::mem::take(entries) {
                    // Of two keys that become the same the first is kept.
                    entries.entry(change(Use::Written, &key).unwrap_or_default()).or_insert(value);
                }
            }
            entries.values_mut().for_each(|value| change_extra(value, change));
        }
    }
}

/// Puts a token in the place of every link; gives the links. `places` are texts of the file with where they stand.
pub fn take_links(texts: Texts, places: &[(String, Span)], base_url: Option<&str>) -> Vec<Spanned<LinkUse>> {
    let places: HashMap<&str, &Span> = places.iter().map(|(text, span)| (text.as_str(), span)).collect();
    let mut links = Vec::new();
    texts.change(&mut |of, text| {
        if !inline::may_hold_links(text) {
            return Some(text.to_owned());
        }
        let span = places.get(text).map_or(0..0, |span| (*span).clone());
        let found = match of {
            Use::Prose => inline::links(text, base_url, false),
            Use::Written => inline::links(text, base_url, true),
            Use::Address => inline::address(text, base_url),
        };
        Some(with_tokens(text, found, &span, &mut links))
    });
    links
}

/// Puts a token in the place of every link that remains in a title taken from the text, where what is wrong with it is told.
pub fn take_links_of_heading(title: &mut Option<String>, base_url: Option<&str>, links: &mut Vec<Spanned<LinkUse>>) {
    let Some(title) = title.as_mut().filter(|title| inline::may_hold_links(title)) else { return };
    let from = links.len();
    *title = with_tokens(title, inline::links(title, base_url, true), &(0..0), links);
    links[from..].iter_mut().for_each(|link| link.value.is_repeated = true);
}

fn with_tokens(text: &str, found: Vec<inline::Found>, span: &Span, links: &mut Vec<Spanned<LinkUse>>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for inline::Found { range, link } in found {
        push_own(&text[from..range.start], &mut out);
        from = range.end;
        match link {
            Ok(link) => {
                let _ = write!(out, "{BEFORE}{}{AFTER}", links.len());
                links.push(Spanned { value: link, span: span.clone() });
            }
            Err(words) => push_own(&words, &mut out),
        }
    }
    push_own(&text[from..], &mut out);
    out
}

/// Adds what an author wrote, without the characters of tokens.
fn push_own(text: &str, out: &mut String) {
    out.extend(text.chars().map(|c| if matches!(c, BEFORE | AFTER) { '\u{fffd}' } else { c }));
}

/// A text with words in the place of its tokens. `words` gives those of a link.
pub fn with_words(text: &str, words: impl Fn(usize) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    for (before, number) in parts(text) {
        out.push_str(before);
        out.push_str(&number.map(&words).unwrap_or_default());
    }
    out
}

/// A text with tokens in the place of its parts, which are in order.
pub fn with_numbers(text: &str, parts: impl IntoIterator<Item = (Range<usize>, u32)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (part, number) in parts {
        push_own(&text[from..part.start], &mut out);
        let _ = write!(out, "{BEFORE}{number}{AFTER}");
        from = part.end;
    }
    push_own(&text[from..], &mut out);
    out
}

/// What stands before each token of a text, with its number; what follows the last one has none.
pub fn parts(text: &str) -> impl Iterator<Item = (&str, Option<usize>)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let Some((words, token)) = text.split_once(BEFORE) else { return Some((text, None)) };
        let (number, after) = token.split_once(AFTER).unwrap_or((token, ""));
        rest = Some(after);
        Some((words, number.parse().ok()))
    })
}

/// The number of the link that a whole text is, and none when it is another text.
pub fn only_link(text: &str) -> Option<usize> {
    text.strip_prefix(BEFORE)?.strip_suffix(AFTER)?.parse().ok()
}

impl Document {
    /// The texts of its front matter that readers may see.
    pub fn texts(&mut self) -> Texts<'_> {
        Texts {
            title: Some(&mut self.title),
            summary: &mut self.summary,
            revisions: &mut self.revisions,
            tags: &mut self.tags,
            licence: &mut self.licence,
            sources: &mut self.sources,
            discuss: &mut self.discuss,
            cover: &mut self.cover,
            extra: &mut self.extra,
            kind: &mut self.kind,
        }
    }
}
