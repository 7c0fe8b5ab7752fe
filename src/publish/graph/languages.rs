//! The languages that the notes of a site are in, where they are several.

use std::collections::BTreeMap;

use crate::content::document::Document;
use crate::content::i18n::root_of;
use crate::publish::audience::{DocId, Published};

/// The languages of the listed notes, by their tags; none where all notes are in one.
#[derive(Debug)]
pub struct Languages {
    /// Of documents that say none.
    site: String,
    all: Vec<NotesInLanguage>,
}

/// The listed notes in one language, wherever it is spoken: `en` and `en-GB` are one.
#[derive(Debug)]
pub struct NotesInLanguage {
    /// The first part of the language's tag.
    pub root: String,
    /// By title.
    pub notes: Vec<DocId>,
}

impl Languages {
    /// Those of the listed notes, which are in the order of their titles. `site_language` is that of documents that say none.
    pub(super) fn of(published: &Published, notes: &[DocId], site_language: &str) -> Languages {
        let mut languages = Languages { site: root_of(site_language).to_owned(), all: Vec::new() };
        let root = |id: &DocId| languages.root(published.get(*id));
        if notes.windows(2).all(|both| root(&both[0]) == root(&both[1])) {
            return languages;
        }
        let mut by_root: BTreeMap<&str, Vec<DocId>> = BTreeMap::new();
        for id in notes {
            by_root.entry(root(id)).or_default().push(*id);
        }
        let all = by_root.into_iter().map(|(root, notes)| NotesInLanguage { root: root.to_owned(), notes });
        languages.all = all.collect();
        languages
    }

    /// By the first parts of their tags.
    pub fn all(&self) -> &[NotesInLanguage] {
        &self.all
    }

    /// The place among all of that of a document.
    pub fn place_of(&self, document: &Document) -> Option<usize> {
        self.all.binary_search_by_key(&self.root(document), |language| &language.root).ok()
    }

    /// Whether a document is in the site's language, in whatever region.
    pub fn is_of_site(&self, document: &Document) -> bool {
        self.root(document) == self.site
    }

    /// The first part of the tag of a document's language.
    fn root<'d>(&'d self, document: &'d Document) -> &'d str {
        document.common.language.as_deref().map_or(&self.site, root_of)
    }
}
