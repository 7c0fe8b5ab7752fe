//! The history of a note that has many versions: each with what changed, newest first.

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

/// The note's own page shows so many of its versions.
pub const SHOWN_VERSIONS: usize = 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HistoryPage {
    pub id: DocId,
}

impl PageKind for HistoryPage {
    type View = HistoryView;

    const TEMPLATE: &'static str = "history.html";
    const NAME: &'static str = "history";

    fn view(&self, context: &ViewContext) -> (PageView, HistoryView) {
        context.history(self.id)
    }

    fn is_in_sitemap(&self) -> bool {
        false
    }

    fn prints_one_of(&self, texts: &HashSet<DocId>, _: &Graph) -> bool {
        texts.contains(&self.id)
    }
}

impl DocumentPages for HistoryPage {
    fn plan(planner: &mut Planner, id: DocId, document: &Document) {
        if planner.context.has_history_page(id) {
            let address = planner.context.addresses.history(document);
            planner.add(HistoryPage { id }, &address, Some(id));
        }
    }
}

/// All versions of a note; template `history.html`, as `history`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct HistoryView {
    pub note: Shared<Ref>,
    /// Newest first.
    pub revisions: Vec<RevisionView>,
    /// Where any two versions can be compared, when there are enough.
    pub pairs_address: Option<String>,
}

impl ViewContext<'_> {
    /// Whether a note has more versions than its own page shows.
    pub fn has_history_page(&self, id: DocId) -> bool {
        self.versions.of_note(id).len() > SHOWN_VERSIONS
    }

    /// The address of the list of all versions of a note, as links write it.
    pub fn history_address(&self, id: DocId) -> String {
        match self.has_history_page(id) {
            true => encode(&self.addresses.history(self.document(id))),
            false => format!("{}#c-history", self.encoded_address(id)),
        }
    }

    fn history(&self, id: DocId) -> (PageView, HistoryView) {
        let note = self.document(id);
        let mut page = self.page("history", &note.title, &self.addresses.history(note));
        page.title = self.translation.text("history_title", None, &[("title", &*label(&note.title))]);
        page.meta.noindex = true;
        page.language = self.language(id);
        page.trail.push(self.reference(id));
        let (revisions, pairs_address) = (self.revisions(id), self.pairs_address(id));
        let view = HistoryView { note: self.reference(id), revisions, pairs_address };
        (page, view)
    }
}
