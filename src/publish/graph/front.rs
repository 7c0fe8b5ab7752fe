//! The front matters of published documents as their readers see them: the words of links in the place of their tokens.

use std::borrow::Cow;
use std::sync::Arc;

use super::links::{Resolved, Target};
use crate::content::document::{Document, Kind};
use crate::content::front_matter::reading::{Someone, Use};
use crate::content::markdown::tokens::{only_link, with_words};
use crate::content::markdown::{LinkUse, MAX_TAGS, inline};
use crate::diagnostics::Spanned;
use crate::publish::audience::{DocId, Published};
use crate::text::label::label;
use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};

/// The documents that are not shown as they were read: no text of theirs holds a token any more. `neutral` are the words for a
/// withheld document.
pub(super) fn all_shown(published: &Published, links: &[Arc<Resolved>], neutral: &str) -> Vec<(DocId, Document)> {
    let all = published.iter().zip(links);
    let shown = all.filter_map(|((id, document), links)| Some((id, shown(document, links, published, neutral)?)));
    shown.collect()
}

pub(super) fn shown(
    document: &Document,
    resolved: &Resolved,
    published: &Published,
    neutral: &str,
) -> Option<Document> {
    let Resolved { front: targets, kept_addresses, kept_names, tags, .. } = resolved;
    if targets.is_empty() && kept_addresses.is_empty() && kept_names.is_empty() && tags.is_empty() {
        return None;
    }
    let mut shown = document.clone();
    for tag in tags {
        if shown.common.tags.len() < MAX_TAGS && !shown.common.tags.contains(tag) {
            shown.common.tags.push(tag.clone());
        }
    }
    shown.common.redirects.retain(|redirect| !kept_addresses.contains(&redirect.value));
    shown.common.permalink.take_if(|permalink| kept_addresses.contains(&permalink.value));
    let kept_names: HashSet<&str> = kept_names.iter().map(String::as_str).collect();
    shown.common.leave_out_people(&|name| kept_names.contains(name));
    shown.kind.leave_out_people(&|name| kept_names.contains(name));
    rename_categories(&mut shown.kind);
    let front = std::mem::take(&mut shown.front);
    let words = |number: usize| match (front.get(number), targets.get(number)) {
        (Some(link), Some(target)) => words(&link.value, target, published, neutral),
        _ => String::new(),
    };
    let is_withheld = |number: usize| targets.get(number) == Some(&Target::Withheld);
    shown.texts(&mut |of, text| match of {
        Use::Address if only_link(text).is_some_and(is_withheld) => None,
        _ => Some(with_words(text, words)),
    });
    shown.front = front;
    Some(shown)
}

/// Every name of a person, a team or a community in a front matter.
pub(super) fn people(document: &Document) -> impl Iterator<Item = &Spanned<String>> {
    document.common.people().into_iter().map(Someone::name).chain(document.kind.people())
}

/// The ids of categories stand in the page's own: what could be a link has a number in its place.
fn rename_categories(kind: &mut Kind) {
    let (Kind::Notebook(collection) | Kind::Base(collection)) = kind else { return };
    let mut renamed: HashMap<String, String> = HashMap::default();
    for (index, category) in collection.categories.iter_mut().enumerate() {
        if inline::may_hold_links(&category.id) {
            let id = format!("c{}", index + 1);
            renamed.insert(std::mem::replace(&mut category.id, id.clone()), id);
        }
    }
    for category in collection.items.iter_mut().flat_map(|item| &mut item.categories) {
        if let Some(id) = renamed.get(&category.value) {
            category.value.clone_from(id);
        }
    }
}

/// What a link prints in a text of a front matter.
fn words(link: &LinkUse, target: &Target, published: &Published, neutral: &str) -> String {
    match (target, &link.written, &link.label) {
        (Target::Withheld, _, None) => neutral.to_owned(),
        (Target::Withheld, _, Some(label)) => label.clone(),
        // Such a text stands in lists, which name no unlisted document.
        (Target::Document { id, .. }, Some(_), _) if !published.is_listed(*id) => neutral.to_owned(),
        (_, Some(written), _) => written.clone(),
        (_, None, Some(label)) => label.clone(),
        (Target::Document { id, .. }, None, None) if !published.is_listed(*id) => neutral.to_owned(),
        (Target::Document { id, .. }, None, None) => title(published.get(*id)).into_owned(),
        (Target::Attachment(_) | Target::Site(_) | Target::Broken, None, None) => link.target.clone(),
    }
}

/// A title in the words of another document: of its own links only the labels.
fn title(document: &Document) -> Cow<'_, str> {
    if document.front.is_empty() {
        return label(&document.title);
    }
    let own = |number: usize| document.front.get(number).and_then(|link| link.value.label.clone());
    let title = with_words(&document.title, |number| own(number).unwrap_or_else(|| String::from("…")));
    Cow::Owned(label(&title).into_owned())
}
