//! The front matters of published documents as their readers see them: the words of links in the place of their tokens.

use std::borrow::Cow;

use super::links::{Resolved, Target};
use crate::audience::Published;
use crate::document::Document;
use crate::document::front::{Use, only_link, with_words};
use crate::markdown::LinkUse;

/// A document whose texts hold no token any more, where it is not shown as it was read. `neutral` are the words for a
/// withheld document.
pub fn shown(document: &Document, resolved: &Resolved, published: &Published, neutral: &str) -> Option<Document> {
    let Resolved { front: targets, kept_addresses, .. } = resolved;
    if targets.is_empty() && kept_addresses.is_empty() {
        return None;
    }
    let mut shown = document.clone();
    shown.redirects.retain(|redirect| !kept_addresses.contains(&redirect.value));
    let front = std::mem::take(&mut shown.front);
    let words = |number: usize| match (front.get(number), targets.get(number)) {
        (Some(link), Some(target)) => words(link, target, published, neutral),
        _ => String::new(),
    };
    let is_withheld = |number: usize| targets.get(number) == Some(&Target::Withheld);
    shown.texts().change(&mut |of, text| match of {
        Use::Address if only_link(text).is_some_and(is_withheld) => None,
        _ => Some(with_words(text, words)),
    });
    shown.front = front;
    Some(shown)
}

/// What a link prints in a text of a front matter.
fn words(link: &LinkUse, target: &Target, published: &Published, neutral: &str) -> String {
    match (target, &link.written, &link.label) {
        (Target::Withheld, _, None) => neutral.to_owned(),
        (Target::Withheld, _, Some(label)) => label.clone(),
        (_, Some(written), _) => written.clone(),
        (_, None, Some(label)) => label.clone(),
        // Such a text stands in lists, which name no unlisted document.
        (Target::Document { id, .. }, None, None) if !published.is_listed(*id) => neutral.to_owned(),
        (Target::Document { id, .. }, None, None) => title(published.get(*id)).into_owned(),
        (Target::Attachment(_) | Target::Site(_) | Target::Broken, None, None) => link.target.clone(),
    }
}

/// A title in the words of another document: of its own links only the labels.
fn title(document: &Document) -> Cow<'_, str> {
    if document.front.is_empty() {
        return Cow::Borrowed(&document.title);
    }
    let label = |number: usize| document.front.get(number).and_then(|link| link.label.clone());
    Cow::Owned(with_words(&document.title, |number| label(number).unwrap_or_else(|| String::from("…"))))
}
