//! A plain page: about, licence, and the like.

use serde::Serialize;

use super::{DocumentPages, PageKind, Planner};
use crate::content::document::{Document, Kind};
use crate::content::i18n::DateView;
use crate::pages::site::Phase;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{HeadingView, PageView};
use crate::publish::audience::DocId;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlainPage {
    pub id: DocId,
}

impl PageKind for PlainPage {
    type View = PlainView;

    const TEMPLATE: &'static str = "page.html";
    const NAME: &'static str = "plain";
    const PHASE: Phase = Phase::Page;

    fn view(&self, context: &ViewContext) -> (PageView, PlainView) {
        context.plain(self.id)
    }

    fn is_in_sitemap(&self) -> bool {
        true
    }

    fn document(&self) -> Option<DocId> {
        Some(self.id)
    }
}

impl DocumentPages for PlainPage {
    fn plan(planner: &mut Planner, id: DocId, document: &Document) {
        if matches!(document.kind, Kind::Page) {
            let address = planner.context.address(id);
            planner.add(PlainPage { id }, &address, Some(id));
        }
    }
}

/// A plain page; template `page.html`, as `plain`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct PlainView {
    pub title: String,
    pub html: String,
    pub headings: Vec<HeadingView>,
    pub modified: Option<DateView>,
}

impl ViewContext<'_> {
    fn plain(&self, id: DocId) -> (PageView, PlainView) {
        let document = self.document(id);
        let mut page = self.page("page", &document.title, &self.address(id));
        self.describe(&mut page, id);
        let view = PlainView {
            title: document.title.clone(),
            html: self.html(id, &mut page),
            headings: self.headings(id),
            modified: document.changed().map(|m| self.date(&m)),
        };
        (page, view)
    }
}
