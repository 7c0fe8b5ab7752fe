//! The documents that views are made from: those of today, and beside them a note as it was.

use std::sync::Arc;

use super::parts::ViewContext;
use super::versions::PrintedVersion;
use crate::content::document::Document;
use crate::content::markdown::{Body, Heading};
use crate::pages::compare::Comparison;
use crate::publish::audience::DocId;
use crate::publish::graph::{PastNote, Target};

/// A version of a note, by its place among all of them.
pub type VersionPlace = (DocId, usize);

/// Gives texts that notes held before, and remembers for a while what was made of them.
pub trait PastTexts: std::fmt::Debug + Sync {
    /// A version linked for a page at `address`; none when it is the current one, is not published or cannot be read.
    fn note(&self, version: VersionPlace, address: &str) -> Arc<Option<PastNote>>;

    /// A version as pages with this way to the site's root print it; `make` makes it when it is not remembered.
    fn printed(&self, version: VersionPlace, root: &str, make: &dyn Fn() -> PrintedVersion) -> Arc<PrintedVersion>;

    /// What is different between two versions of a note, the same.
    fn compared(&self, versions: (DocId, [usize; 2]), root: &str, make: &dyn Fn() -> Comparison) -> Arc<Comparison>;

    /// What changed in a version, in words; none when it cannot be said.
    fn sentence(&self, version: VersionPlace, make: &dyn Fn() -> Option<String>) -> Option<String>;
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

    /// The id of one of a document's headings, without the names of withheld documents.
    pub fn heading_id<'h>(&self, id: DocId, heading: &'h Heading) -> &'h str {
        self.graph.heading_id(self.links(id), heading)
    }

    pub(super) fn past_of(&self, id: DocId) -> Option<&'a PastNote> {
        self.past.filter(|past| past.id == id)
    }
}
