//! The page of a community, a long list where it has many notes.

use rapidhash::RapidHashSet as HashSet;
use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::pages::kinds::feed::FeedPage;
use crate::pages::view::changes::{ChangeView, LATEST};
use crate::pages::view::paging::PagesView;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::rows::{LETTERED, RowsView};
use crate::pages::view::{CommunityCard, NoteRow, NotebookRow, OutsideLink, PageView, PersonRef, Shared};
use crate::publish::address::ListKind;
use crate::publish::audience::DocId;
use crate::publish::changes::Owner;
use crate::publish::graph::{Graph, PersonId};

/// A page of a community's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommunityPage {
    pub id: PersonId,
    /// From 1.
    pub number: usize,
}

impl PageKind for CommunityPage {
    type View = CommunityView;

    const TEMPLATE: &'static str = "community.html";
    const NAME: &'static str = "community";

    fn view(&self, context: &ViewContext) -> (PageView, CommunityView) {
        context.community_page(self.id, self.number)
    }

    fn is_in_sitemap(&self) -> bool {
        self.number == 1
    }

    fn prints_one_of(&self, texts: &HashSet<DocId>, graph: &Graph) -> bool {
        graph.people.communities.get(self.id).document.is_some_and(|id| texts.contains(&id))
    }
}

impl SitePages for CommunityPage {
    fn plan(planner: &mut Planner) {
        let context = planner.context;
        for &id in context.graph.people.communities.with_page() {
            let community = context.graph.people.communities.get(id);
            let address = context.addresses.community(&community.slug);
            let count = context.community_notes(id).len();
            if planner.add_paged(&address, count, community.document, |number| CommunityPage { id, number }) {
                FeedPage::Owner(Owner::Community(id)).plan_beside(planner, &address);
            }
        }
    }
}

/// A community; template `community.html`, as `community`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct CommunityView {
    /// What it is.
    pub card: Shared<CommunityCard>,
    /// All of them; these, notebooks and authors on the first page only.
    pub links: Vec<OutsideLink>,
    pub html: String,
    pub notebooks: Vec<Shared<NotebookRow>>,
    pub authors: Vec<Shared<PersonRef>>,
    /// By title, paged; under letters where there are many.
    pub notes: RowsView<Shared<NoteRow>>,
    pub note_count: usize,
    /// At most eight.
    pub changes: Vec<ChangeView>,
    pub pages: PagesView,
}

impl ViewContext<'_> {
    fn community_page(&self, id: PersonId, number: usize) -> (PageView, CommunityView) {
        let community = self.graph.people.communities.get(id);
        let first = self.addresses.community(&community.slug);
        let mut page = self.page("community", &community.name, &self.addresses.paged(&first, number));
        if let Some(document) = community.document {
            self.describe(&mut page, document);
        }
        self.add_feed(&mut page, &community.name, &first);
        self.lead_to_list(&mut page, Some(self.list_ref(ListKind::Communities)), (&first, number));
        let notes = self.community_notes(id);
        self.describe_list(&mut page, "community", &community.name, &self.note_count(notes.len()));
        let view = CommunityView {
            card: self.community_card(id),
            html: self.own_text(community.document, number, &mut page),
            links: if number == 1 { self.community_links(id) } else { Vec::new() },
            notebooks: self.notebook_rows(&community.documents, number),
            authors: if number == 1 { self.members_of(id).to_vec() } else { Vec::new() },
            notes: self.rows_by_title(notes, (&first, number), LETTERED, |id| self.note_row(id)),
            note_count: notes.len(),
            changes: self.changes.newest(Owner::Community(id)).iter().take(LATEST).map(|c| self.change(c)).collect(),
            pages: self.pages(&first, number, notes.len()),
        };
        (page, view)
    }
}
