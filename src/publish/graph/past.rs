//! A note as it was, linked to the documents that are published today.
//!
//! A document that the old text names and that nobody can see today is not named on its page: it is not known whether the readers
//! of that time could see it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::links::{Resolver, Target, is_code};
use super::{Graph, Inputs, front};
use crate::content::document::{Document, FullDocument};
use crate::content::markdown::{Body, Form, LinkUse};
use crate::publish::audience::DocId;

/// A text that a note held, read and linked.
#[derive(Debug)]
pub struct PastNote {
    /// That of no document of today, see [`Published::beside`](crate::publish::audience::Published::beside).
    pub id: DocId,
    pub document: Arc<Document>,
    pub body: Arc<Body>,
    /// Where its links lead.
    pub links: Vec<Target>,
    /// Its cover, by path from the content folder, when it is published today.
    pub cover: Option<String>,
    /// Of its page, as links write it.
    pub address: String,
}

/// Links texts of the past: it knows every name of the site, and those of documents that are gone.
pub struct PastResolver<'a> {
    graph: &'a Graph,
    resolver: Resolver<'a>,
    site_addresses: &'a BTreeMap<String, String>,
    /// The words for what is not published.
    neutral: &'a str,
}

impl std::fmt::Debug for PastResolver<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PastResolver").finish_non_exhaustive()
    }
}

impl<'a> PastResolver<'a> {
    /// `inputs` are those of the graph, but that among the withheld documents are those of the past too.
    pub fn new(graph: &'a Graph, inputs: Inputs<'a>, site_addresses: &'a BTreeMap<String, String>) -> PastResolver<'a> {
        let resolver = Resolver::new(&graph.read, inputs);
        PastResolver { graph, resolver, site_addresses, neutral: &inputs.translation.withheld }
    }

    /// A text linked; `address` is that of its page.
    pub fn note(&self, read: &FullDocument, address: String) -> PastNote {
        let FullDocument { document, body } = read;
        let mut resolved = self.resolver.resolve_beside(document, body);
        let links = document.outline.links.iter().zip(&mut resolved.targets);
        let in_front = document.front.iter().map(|link| &link.value).zip(&mut resolved.front);
        for (link, target) in links.chain(in_front) {
            if !self.is_published(link, target) {
                *target = Target::Withheld;
            }
        }
        let published = &self.graph.published;
        let shown = front::shown(document, &resolved, published, self.neutral);
        PastNote {
            id: published.beside(),
            document: shown.map_or_else(|| document.clone(), Arc::new),
            body: body.clone(),
            links: resolved.targets,
            cover: resolved.cover.filter(|path| self.is_published_file(path)),
            address,
        }
    }

    /// Whether a link may be printed as what it leads to.
    fn is_published(&self, link: &LinkUse, target: &Target) -> bool {
        match target {
            // The address of an unlisted note is given by its author: an old text must not give it to others.
            Target::Document { id, .. } => *id == self.graph.published.beside() || self.graph.published.is_listed(*id),
            Target::Withheld => true,
            Target::Attachment(path) => self.is_published_file(path),
            Target::Site(address) => self.site_addresses.contains_key(address),
            // Words that are no link, and tags.
            Target::Broken if matches!(link.form, Form::Word | Form::Outside) => true,
            Target::Broken if link.is_tag => self.graph.tag_word(&link.target).is_some(),
            Target::Broken => link.form == Form::Wiki && is_code(&link.target),
        }
    }

    fn is_published_file(&self, path: &str) -> bool {
        let uses = &self.graph.uses;
        uses.attachments.contains(path) && !uses.hidden_attachments.contains(path)
    }
}
