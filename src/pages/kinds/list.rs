//! The lists of everything of a sort: notes, tags, authors, communities, bases.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::content::document::Kind;
use crate::pages::site::Phase;
use crate::pages::view::parts::{ViewContext, on_page};
use crate::pages::view::{AuthorCard, CommunityRow, PageView, PagesView, Ref};
use crate::publish::address::{ListKind, encode};
use crate::publish::audience::DocId;
use crate::publish::graph::{Graph, PersonId};

/// A page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListPage {
    pub of: ListKind,
    /// From 1.
    pub number: usize,
}

impl PageKind for ListPage {
    type View = ListView;

    const TEMPLATE: &'static str = "list.html";
    const NAME: &'static str = "list";
    const PHASE: Phase = Phase::Index;

    fn view(&self, context: &ViewContext) -> (PageView, ListView) {
        context.list(self.of, self.number)
    }

    fn is_in_sitemap(&self) -> bool {
        self.number == 1
    }

    fn text_of(&self, _: &Graph) -> Option<DocId> {
        None
    }

    fn document(&self) -> Option<DocId> {
        None
    }
}

impl SitePages for ListPage {
    fn plan(planner: &mut Planner) {
        let context = planner.context;
        for of in ListKind::ALL {
            let length = context.list_length(of);
            if length > 0 {
                planner.add_paged(&context.addresses.list(of), length, None, |number| ListPage { of, number });
            }
        }
    }
}

/// A plain list of pages with counts (tags, authors, communities, bases, all notes); template `list.html`, as `list`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ListView {
    /// `tags`, `authors`, `communities`, `bases` or `notes`.
    pub of: &'static str,
    pub entries: Vec<ListEntry>,
    /// Entries on all pages together.
    pub count: usize,
    pub pages: PagesView,
}

#[derive(Debug, Clone, Serialize, Hash)]
pub struct ListEntry {
    pub title: String,
    pub address: String,
    pub summary: Option<String>,
    /// BCP 47 tag of title and summary, when it is not the site's.
    pub language: Option<String>,
    /// Notes behind it; none in the list of notes.
    pub count: Option<usize>,
}

impl ViewContext<'_> {
    /// How many entries a list has: what its pages are planned by.
    fn list_length(&self, of: ListKind) -> usize {
        let graph = self.graph;
        match of {
            ListKind::Tags => graph.tags.len(),
            ListKind::Authors => graph.people.authors.with_page().len(),
            ListKind::Communities => graph.people.communities.with_page().len(),
            ListKind::Bases => graph.listed(|kind| matches!(kind, Kind::Base(_))).len(),
            ListKind::Notes => graph.notes.len(),
        }
    }

    fn list(&self, of: ListKind, number: usize) -> (PageView, ListView) {
        let first = self.addresses.list(of);
        let title = self.translation.text(of.word(), None, &[]);
        let page = self.page("list", &title, &self.addresses.paged(&first, number));
        let entries: Vec<ListEntry> = match of {
            ListKind::Tags => self.tag_entries(number),
            ListKind::Authors => self.author_entries(number),
            ListKind::Communities => self.community_entries(number),
            ListKind::Bases => {
                let bases = self.graph.listed(|kind| matches!(kind, Kind::Base(_)));
                on_page(&bases, number)
                    .iter()
                    .map(|id| self.document_entry(*id, Some(self.graph.members(*id).len())))
                    .collect()
            }
            ListKind::Notes => {
                on_page(&self.graph.notes, number).iter().map(|id| self.document_entry(*id, None)).collect()
            }
        };
        let count = self.list_length(of);
        (page, ListView { of: of.word(), entries, count, pages: self.pages(&first, number, count) })
    }

    fn document_entry(&self, id: DocId, count: Option<usize>) -> ListEntry {
        let Ref { title, address, language } = (*self.reference(id)).clone();
        ListEntry { title, address, summary: self.summary(id), language, count }
    }

    fn tag_entries(&self, number: usize) -> Vec<ListEntry> {
        let tags: Vec<_> = self.graph.tags.iter().collect();
        let entry = |(key, tag): &(&String, &crate::publish::graph::Tag)| ListEntry {
            title: tag.title.clone(),
            address: encode(&self.addresses.tag(key)),
            summary: None,
            language: None,
            count: Some(tag.notes.len()),
        };
        on_page(&tags, number).iter().map(entry).collect()
    }

    fn author_entries(&self, number: usize) -> Vec<ListEntry> {
        let authors = &self.graph.people.authors;
        let entry = |id: &PersonId| {
            let AuthorCard { name, address, summary, .. } = (*self.author_card(*id)).clone();
            let count = authors.get(*id).documents.iter().filter(|id| self.document(**id).kind.is_note()).count();
            ListEntry { title: name, address: address.unwrap_or_default(), summary, language: None, count: Some(count) }
        };
        on_page(authors.with_page(), number).iter().map(entry).collect()
    }

    fn community_entries(&self, number: usize) -> Vec<ListEntry> {
        let entry = |id: &PersonId| {
            let CommunityRow { name, address, summary, notes, .. } = self.community_row(*id);
            ListEntry { title: name, address, summary, language: None, count: Some(notes) }
        };
        on_page(self.graph.people.communities.with_page(), number).iter().map(entry).collect()
    }
}
