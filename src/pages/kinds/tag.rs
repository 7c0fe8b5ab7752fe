//! The page of a tag.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::pages::view::paging::PagesView;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::rows::{LETTERED, RowsView};
use crate::pages::view::{NoteRow, PageView, Shared};
use crate::publish::address::ListKind;
use crate::publish::audience::DocId;

/// A page of a tag's list of notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagPage {
    /// Its address word.
    pub key: String,
    /// From 1.
    pub number: usize,
}

impl PageKind for TagPage {
    type View = TagView;

    const TEMPLATE: &'static str = "tag.html";
    const NAME: &'static str = "tag";

    fn view(&self, context: &ViewContext) -> (PageView, TagView) {
        context.tag(&self.key, self.number)
    }

    fn is_in_sitemap(&self) -> bool {
        self.number == 1
    }
}

impl SitePages for TagPage {
    fn plan(planner: &mut Planner) {
        let context = planner.context;
        for (key, tag) in &context.graph.tags {
            let page = |number| TagPage { key: key.clone(), number };
            planner.add_paged(&context.addresses.tag(key), tag.notes.len(), None, page);
        }
    }
}

/// A tag; template `tag.html`, as `tag`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct TagView {
    pub title: String,
    /// By title, paged; under letters where there are many.
    pub notes: RowsView<Shared<NoteRow>>,
    pub note_count: usize,
    pub pages: PagesView,
}

impl ViewContext<'_> {
    fn tag(&self, key: &str, number: usize) -> (PageView, TagView) {
        let (title, notes) = self.graph.tags.get(key).map_or(("", &[] as &[DocId]), |tag| (&tag.title, &tag.notes));
        let first = self.addresses.tag(key);
        let mut page = self.page("tag", title, &self.addresses.paged(&first, number));
        self.lead_to_list(&mut page, Some(self.list_ref(ListKind::Tags)), (&first, number));
        self.describe_list(&mut page, "tag", title, &self.note_count(notes.len()));
        let view = TagView {
            title: title.to_owned(),
            notes: self.rows_by_title(notes, (&first, number), LETTERED, |id| self.note_row(id)),
            note_count: notes.len(),
            pages: self.pages(&first, number, notes.len()),
        };
        (page, view)
    }
}
