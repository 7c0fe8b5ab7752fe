//! What each link leads to.
//!
//! A [`Resolver`] knows every name of a site and resolves the links of one document after the other; what each leads to is
//! found in `places`, what must not be printed in `withheld`, and `advice` helps with what leads nowhere.

mod advice;
mod document;
mod files;
mod neutral;
mod places;
mod resembling;
mod resolver;
#[cfg(test)]
mod tests;
mod withheld;

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

use super::anchors::Anchors;
use super::known::KnownGraph;
use crate::content::document::Document;
use crate::diagnostics::{Diagnostic, Problems, Span};
use crate::publish::audience::{DocId, Published};
use crate::publish::graph::SiteLink;
use crate::publish::names::AskedNames;
pub use advice::{MAX_SUGGESTIONS, is_code};
use rayon::prelude::*;
pub(super) use resolver::Resolver;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Document {
        id: DocId,
        fragment: Option<Fragment>,
    },
    /// A file beside the notes, by path from the content folder.
    Attachment(String),
    /// An address from the site's root that is no document's: a list, a static file.
    Site(String),
    /// A document that this audience does not see. Nothing of it is kept.
    Withheld,
    /// Nothing: printed as marked text.
    Broken,
}

/// A place in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fragment {
    /// Index of a heading.
    Heading(u32),
    /// Index of a named block.
    Block(u32),
    /// Index of an id of raw HTML.
    Id(u32),
    /// What stands under the heading that is the title, where others of its level follow.
    Opening,
}

/// The links of one document, resolved.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    pub targets: Vec<Target>,
    pub attachments: BTreeSet<String>,
    pub site_links: Vec<SiteLink>,
    pub cover: Option<String>,
    pub diagnostics: Vec<Diagnostic>,
    /// Targets of the links of the front matter.
    pub front: Vec<Target>,
    /// Old addresses of the document that are those of withheld ones.
    pub kept_addresses: Vec<String>,
    /// Names of people in it that are those of withheld documents.
    pub kept_names: Vec<String>,
    /// Names of tags that are written as links are, and that no document has.
    pub tags: Vec<String>,
    /// How many names lead nowhere that others may resemble.
    pub missed: usize,
    /// What all of this follows from, beside the document: see [`AskedNames`].
    pub asked: Box<[u64]>,
}

/// Where the links of all documents lead; the resolver is made when some are not known. The first mistakes get a suggestion, in
/// the order of the documents whatever is resolved first: those that have some are resolved once more.
pub(super) fn resolved<'r>(
    published: &Published,
    resolver: &impl Deref<Target = Resolver<'r>>,
    known: Option<&KnownGraph>,
) -> Vec<Arc<Resolved>> {
    let of_known = |id: DocId| known.and_then(|known| known.resolved(id)).cloned();
    let links: Vec<Option<Arc<Resolved>>> = published.ids().map(of_known).collect();
    let is_fresh: Vec<bool> = links.iter().map(Option::is_none).collect();
    let unknown: Vec<DocId> = published.ids().filter(|id| is_fresh[id.index()]).collect();
    if unknown.is_empty() {
        return links.into_iter().flatten().collect();
    }
    let whole: &Resolver = resolver;
    let fresh: Vec<Arc<Resolved>> = unknown.par_iter().map(|id| Arc::new(whole.resolve(*id, 0))).collect();
    let mut fresh = fresh.into_iter();
    let mut links: Vec<Arc<Resolved>> = links.into_iter().filter_map(|known| known.or_else(|| fresh.next())).collect();
    let mut left = MAX_SUGGESTIONS;
    for (id, resolved) in published.ids().zip(&mut links).filter(|(_, resolved)| resolved.missed > 0) {
        let suggested = left.min(resolved.missed);
        if is_fresh[id.index()] {
            *resolved = Arc::new(resolver.resolve(id, suggested));
        }
        left -= suggested;
        if left == 0 {
            break;
        }
    }
    links
}

/// One document whose links are being resolved.
struct One<'r, 'a> {
    resolver: &'r Resolver<'a>,
    id: DocId,
    document: &'r Document,
    out: Resolved,
    problems: Problems,
    asked: AskedNames,
    /// Where the link stands that is being resolved.
    span: Span,
    /// How many links to a heading or a block were not found.
    suggested: usize,
    /// How many more names that lead nowhere may be compared with all others.
    suggestions: usize,
    /// Of the document, when it is not one of those that the resolver knows.
    anchors: Option<Box<Anchors>>,
}
