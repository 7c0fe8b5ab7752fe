//! The links in the texts of a front matter that a page, a list, a feed or a template may print.
//!
//! When a file is read, each link in such a text becomes a token that stands for it: the name or address that its author
//! wrote is kept only in [`Document::front`], beside the links of the text. Once the graph knows where every link leads,
//! the tokens of published documents become the words that their readers see.

use rapidhash::RapidHashMap as HashMap;

use super::{Common, Document, Kind};
use crate::content::front_matter::reading::{TextChange, Use, change_prose};
use crate::content::markdown::tokens::{holds_tokens, push_own, push_token, with_words};
use crate::content::markdown::{LinkUse, inline};
use crate::diagnostics::{Span, Spanned};

/// Puts a token in the place of every link; gives the links. `places` are texts of the file with where they stand.
pub fn take_links(
    (title, kind, common): (Option<&mut String>, &mut Kind, &mut Common),
    places: &[(String, Span)],
    base_url: Option<&str>,
) -> Vec<Spanned<LinkUse>> {
    let places: HashMap<&str, &Span> = places.iter().map(|(text, span)| (text.as_str(), span)).collect();
    let mut links = Vec::new();
    change_texts(title, kind, common, &mut |of, text| {
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

fn with_tokens(text: &str, found: Vec<inline::FoundLink>, span: &Span, links: &mut Vec<Spanned<LinkUse>>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for inline::FoundLink { range, link } in found {
        push_own(&text[from..range.start], &mut out);
        from = range.end;
        match link {
            Ok(link) => {
                push_token(links.len(), &mut out);
                links.push(Spanned { value: link, span: span.clone() });
            }
            Err(words) => push_own(&words, &mut out),
        }
    }
    push_own(&text[from..], &mut out);
    out
}

fn change_texts(title: Option<&mut String>, kind: &mut Kind, common: &mut Common, change: &mut TextChange) {
    title.into_iter().for_each(|title| change_prose(title, change));
    common.texts(change);
    kind.texts(change);
}

/// A title in the words its author wrote in the place of its tokens; none where it holds none.
pub fn written_title(title: &str, links: &[Spanned<LinkUse>]) -> Option<Box<str>> {
    let words = |number: usize| {
        let link = &links.get(number)?.value;
        link.written.as_ref().or(link.label.as_ref()).or(Some(&link.target)).cloned()
    };
    holds_tokens(title).then(|| with_words(title, |number| words(number).unwrap_or_default()).into())
}

impl Document {
    /// The title as its author wrote it: what links call it by and messages name it by. No page prints it, since a part of
    /// it may name a withheld document.
    pub fn name(&self) -> &str {
        self.written_title.as_deref().unwrap_or(&self.title)
    }

    /// Gives every text of its front matter that others may see to `change`, and takes what it makes of it.
    pub fn texts(&mut self, change: &mut TextChange) {
        change_texts(Some(&mut self.title), &mut self.kind, &mut self.common, change);
    }
}
