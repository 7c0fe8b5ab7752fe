//! Texts of versions of notes, as their pages print them, and links to these pages.

use std::ops::Range;
use std::sync::Arc;

use super::citation::CitationView;
use super::parts::ViewContext;
use super::*;
use crate::content::document::Document;
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::publish::versions::VersionState;

/// A link to the page of a version.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct VersionLink {
    pub date: DateView,
    pub address: String,
}

/// What a page prints of a version.
#[derive(Debug)]
pub struct VersionBody {
    /// The note as it was.
    pub document: Arc<Document>,
    pub html: String,
    pub sources: Vec<SourceView>,
    pub cover: Option<CoverView>,
    pub citation: CitationView,
}

impl ViewContext<'_> {
    /// The versions of a note that can be read among those at `places`, in order.
    pub fn readable_versions(&self, id: DocId, places: Range<usize>) -> impl DoubleEndedIterator<Item = VersionLink> {
        places.filter_map(move |version| {
            let address = self.version_address(id, version)?;
            let revision = self.document(id).common.revisions.get(version)?;
            Some(VersionLink { date: self.date(&revision.date.value), address })
        })
    }

    /// Where a version can be read, as links write it.
    pub fn version_address(&self, id: DocId, version: usize) -> Option<String> {
        let known = self.versions.of_note(id).get(version)?;
        let is_missing = matches!(known.state, VersionState::Missing(_));
        (!is_missing).then(|| encode(&self.addresses.version(self.document(id), &known.word)))
    }

    /// What a page prints of a version, and its language.
    pub fn version_body(&self, id: DocId, version: usize, page: &mut PageView) -> VersionBody {
        self.with_version(id, version, |context, id| {
            let (html, features) = context.html_at(id, &page.root);
            page.features = features;
            page.language = context.language(id);
            page.meta.locale = page.language.as_ref().map(|language| language.replace('-', "_"));
            VersionBody {
                document: context.shared_document(id),
                html,
                sources: context.references(id),
                cover: context.cover(id),
                citation: context.citation(id, page),
            }
        })
    }

    /// Gives the context in which a version is a document, and its id there.
    fn with_version<T>(&self, id: DocId, version: usize, then: impl FnOnce(&ViewContext, DocId) -> T) -> T {
        let address = self.version_address(id, version).unwrap_or_default();
        let past = self.past_texts.and_then(|texts| texts.note(id, version, address));
        match &past {
            Some(past) => then(&ViewContext { past: Some(past), ..*self }, past.id),
            None => then(self, id),
        }
    }
}
