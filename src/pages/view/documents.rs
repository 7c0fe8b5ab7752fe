//! The documents that views are made from: those of today, and beside them a note as it was.

use std::sync::Arc;

use super::parts::ViewContext;
use crate::content::document::Document;
use crate::content::markdown::{Body, Heading};
use crate::publish::audience::DocId;
use crate::publish::graph::{PastNote, Target};

/// Gives texts that notes held before.
pub trait PastTexts: std::fmt::Debug + Sync {
    /// A version of a note, by its place among all of them, linked for a page at `address`; none when it is not published or
    /// cannot be read.
    fn note(&self, id: DocId, version: usize, address: String) -> Option<PastNote>;
}

impl<'a> ViewContext<'a> {
    pub fn body(&self, id: DocId) -> &'a Body {
        self.past_of(id).map_or_else(|| self.bodies.get(id), |past| &past.body)
    }

    pub fn document(&self, id: DocId) -> &'a Document {
        self.past_of(id).map_or_else(|| self.graph.published.get(id), |past| &past.document)
    }

    pub fn shared_document(&self, id: DocId) -> Arc<Document> {
        let of_today = || self.graph.published.documents()[id.index()].clone();
        self.past_of(id).map_or_else(of_today, |past| past.document.clone())
    }

    /// Where the links of a document lead.
    pub fn links(&self, id: DocId) -> &'a [Target] {
        self.past_of(id).map_or_else(|| self.graph.links(id), |past| &past.links)
    }

    /// See [`Graph::heading_id`].
    pub fn heading_id<'h>(&self, id: DocId, heading: &'h Heading) -> &'h str {
        self.graph.heading_id(self.links(id), heading)
    }

    pub(super) fn past_of(&self, id: DocId) -> Option<&'a PastNote> {
        self.past.filter(|past| past.id == id)
    }
}
