//! The page of a base: a collection of notebooks.

use rapidhash::RapidHashSet as HashSet;
use serde::Serialize;

use super::{DocumentPages, PageKind, Planner};
use crate::content::document::{Document, Kind};
use crate::content::i18n::DateView;
use crate::pages::kinds::feed::FeedPage;
use crate::pages::view::changes::{ChangeView, LATEST};
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{BaseRow, CommunityCard, NotebookRow, PageView, Shared};
use crate::publish::address::ListKind;
use crate::publish::audience::DocId;
use crate::publish::changes::Owner;
use crate::text::moment::Moment;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BasePage {
    pub id: DocId,
}

impl PageKind for BasePage {
    type View = BaseView;

    const TEMPLATE: &'static str = "collection.html";
    const NAME: &'static str = "base";

    fn view(&self, context: &ViewContext) -> (PageView, BaseView) {
        context.base(self.id)
    }

    fn is_in_sitemap(&self) -> bool {
        true
    }

    fn document(&self) -> Option<DocId> {
        Some(self.id)
    }
}

impl DocumentPages for BasePage {
    fn plan(planner: &mut Planner, id: DocId, document: &Document) {
        if !matches!(document.kind, Kind::Base(_)) {
            return;
        }
        let address = planner.context.address(id);
        if planner.add(BasePage { id }, &address, Some(id)) {
            FeedPage::plan_of_collection(planner, id, &address);
        }
    }
}

/// A base; template `base.html` is the frame of all pages, so this one's is `collection.html`, as `base`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct BaseView {
    /// The base as lists show it.
    pub row: BaseRow,
    /// Notes of its notebooks, each once.
    pub note_count: usize,
    /// Its newest change, or that of what it holds.
    pub changed: Option<DateView>,
    /// The newest changes of its notes.
    pub changes: Vec<ChangeView>,
    pub html: String,
    /// The community it belongs to.
    pub community: Option<Shared<CommunityCard>>,
    /// Grouped as a notebook's notes are.
    pub sections: Vec<BaseSectionView>,
}

/// Notebooks of a base that stand together.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct BaseSectionView {
    /// As in [`SectionView`](super::notebook::SectionView).
    pub kind: &'static str,
    pub id: String,
    pub title: Option<String>,
    pub notebooks: Vec<Shared<NotebookRow>>,
}

impl ViewContext<'_> {
    fn base(&self, id: DocId) -> (PageView, BaseView) {
        let document = self.document(id);
        let mut page = self.page("collection", &document.title, &self.address(id));
        self.describe(&mut page, id);
        if self.graph.published.is_listed(id) {
            page.trail.push(Shared::new(self.list_ref(ListKind::Bases)));
        }
        self.add_own_feed(&mut page, id);
        let count = self.translation.text("notebook_count", Some(self.graph.members(id).len() as i64), &[]);
        self.describe_list(&mut page, "base", &document.title, &count);
        let groups = self.groups(id);
        let sections = groups.iter().map(|group| BaseSectionView {
            kind: group.kind,
            notebooks: group.members.iter().map(|(_, m)| self.notebook_row(m.document)).collect(),
            id: group.id.clone(),
            title: group.title.clone(),
        });
        let notebooks = self.graph.members(id).iter().map(|member| member.document);
        let of_notebook = |notebook: DocId| self.graph.members(notebook).iter().map(|member| member.document);
        let notes: HashSet<DocId> = notebooks.clone().flat_map(of_notebook).collect();
        let moments = notebooks.chain([id]).filter_map(|held| self.graph.collection_changed(held));
        let changed = moments.max_by_key(Moment::order);
        let newest = self.changes.newest(Owner::Collection(id));
        let view = BaseView {
            row: self.base_row(id),
            note_count: notes.len(),
            changed: changed.map(|moment| self.date(&moment)),
            changes: newest.iter().take(LATEST).map(|change| self.change(change)).collect(),
            html: self.html(id, &mut page),
            community: self.community(document).map(|id| self.community_card(id)),
            sections: sections.collect(),
        };
        (page, view)
    }
}
