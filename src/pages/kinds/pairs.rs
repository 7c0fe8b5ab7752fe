//! Any two versions of a note, chosen by its reader: the page of a note holds the texts of all of them, and its script shows what is
//! different between two.

use rapidhash::RapidHashSet as HashSet;
use serde::Serialize;

use super::{DocumentPages, PageKind, Planner};
use crate::content::document::Document;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{PageView, Ref, RevisionView, Shared};
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::publish::graph::Graph;
use crate::text::label::label;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairsPage {
    pub id: DocId,
}

impl PageKind for PairsPage {
    type View = PairsView;

    const TEMPLATE: &'static str = "pairs.html";
    const NAME: &'static str = "pairs";

    fn view(&self, context: &ViewContext) -> (PageView, PairsView) {
        context.pairs(self.id)
    }

    fn is_in_sitemap(&self) -> bool {
        false
    }

    fn prints_one_of(&self, texts: &HashSet<DocId>, _: &Graph) -> bool {
        texts.contains(&self.id)
    }
}

impl DocumentPages for PairsPage {
    fn plan(planner: &mut Planner, id: DocId, document: &Document) {
        if planner.context.pairs_address(id).is_some() {
            let address = planner.context.addresses.pairs(document);
            planner.add(PairsPage { id }, &address, Some(id));
        }
    }
}

/// The versions of a note, of which a reader chooses two; template `pairs.html`, as `pairs`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct PairsView {
    pub note: Shared<Ref>,
    /// Newest first.
    pub versions: Vec<ChosenVersion>,
    /// Where all versions of the note are told.
    pub history_address: String,
    /// What the page's script reads, as JSON that is safe in a script element: the words it says, and every passage of the versions.
    pub data: String,
}

/// A version that can be chosen.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ChosenVersion {
    /// By which the address of the page names it: the last part of that of the version.
    pub word: String,
    pub revision: RevisionView,
}

impl ViewContext<'_> {
    /// Where any two versions of a note can be compared, as links write it. None where each two of them have a page of their own: two
    /// that follow each other, or one of them is the current one.
    pub fn pairs_address(&self, id: DocId) -> Option<String> {
        let known = self.versions.of_note(id);
        let older = self.readable_versions(id, 0..known.len().saturating_sub(1)).count();
        (older >= 3).then(|| encode(&self.addresses.pairs(self.document(id))))
    }

    fn pairs(&self, id: DocId) -> (PageView, PairsView) {
        let note = self.document(id);
        let mut page = self.page("version", &note.title, &self.addresses.pairs(note));
        // No two pages of a site have one title.
        page.title = self.translation.text("pairs_title", None, &[("title", &*label(&note.title))]);
        page.meta.noindex = true;
        page.trail.push(self.reference(id));
        self.set_language(&mut page, id);
        let data = self.merged_versions(id, &mut page);
        let words = self.versions.of_note(id).iter().rev().map(|version| version.word.clone());
        let versions = words.zip(self.revisions(id)).filter(|(_, revision)| revision.version.is_some());
        let view = PairsView {
            note: self.reference(id),
            versions: versions.map(|(word, revision)| ChosenVersion { word, revision }).collect(),
            history_address: self.history_address(id),
            data,
        };
        (page, view)
    }
}
