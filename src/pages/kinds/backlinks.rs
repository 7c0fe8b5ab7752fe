//! All the backlinks of a note that has many.

use serde::Serialize;

use super::{PageKind, Planner};
use crate::pages::view::backlinks::{BacklinkView, SHOWN_BACKLINKS};
use crate::pages::view::paging::{PagesView, on_page};
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{PageView, Ref, Shared};
use crate::publish::audience::DocId;

/// A page of the list of what links to a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BacklinksPage {
    pub id: DocId,
    /// From 1.
    pub number: usize,
}

impl PageKind for BacklinksPage {
    type View = BacklinksView;

    const TEMPLATE: &'static str = "backlinks.html";
    const NAME: &'static str = "backlinks";

    fn view(&self, context: &ViewContext) -> (PageView, BacklinksView) {
        context.all_backlinks(self.id, self.number)
    }

    fn is_in_sitemap(&self) -> bool {
        false
    }
}

impl BacklinksPage {
    /// Adds the pages of a note, where its own does not show all.
    pub fn plan_of(planner: &mut Planner, id: DocId) {
        let context = planner.context;
        let backlinks = context.graph.backlinks(id).len();
        if backlinks > SHOWN_BACKLINKS {
            let first = context.addresses.backlinks(context.document(id));
            planner.add_paged(&first, backlinks, Some(id), |number| BacklinksPage { id, number });
        }
    }
}

/// All the backlinks of a hub note; template `backlinks.html`, as `backlinks`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct BacklinksView {
    pub note: Shared<Ref>,
    pub backlinks: Vec<BacklinkView>,
    pub count: usize,
    pub pages: PagesView,
}

impl ViewContext<'_> {
    /// A page of the whole list of what links to a note.
    fn all_backlinks(&self, id: DocId, number: usize) -> (PageView, BacklinksView) {
        let document = self.document(id);
        let first = self.addresses.backlinks(document);
        let mut page = self.page("backlinks", &document.title, &self.addresses.paged(&first, number));
        page.meta.noindex = true;
        let note = self.reference(id);
        page.trail.push(note.clone());
        let backlinks = self.graph.backlinks(id);
        self.describe_list(&mut page, "backlinks", &document.title, &self.note_count(backlinks.len()));
        let view = BacklinksView {
            note,
            backlinks: on_page(backlinks, number).iter().map(|b| self.backlink(b)).collect(),
            count: backlinks.len(),
            pages: self.pages(&first, number, backlinks.len()),
        };
        (page, view)
    }
}
