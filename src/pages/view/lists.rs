//! The home page, the pages of people and tags, plain pages, and lists of all these.

use super::parts::{ViewContext, on_page};
use super::*;
use crate::content::document::Kind;
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::publish::changes::Owner;
use crate::publish::graph::PersonId;

/// Changes shown on the home page and on a community's.
const LATEST: usize = 8;
/// Notes in no notebook shown on the home page.
const LOOSE: usize = 20;

impl ViewContext<'_> {
    pub fn home(&self) -> (PageView, HomeView) {
        let graph = self.graph;
        let mut page = self.page("home", &self.config.title, &self.addresses.home());
        page.meta.description.clone_from(&self.config.description);
        page.lead.clone_from(&self.config.description);
        let home = graph.listed(|kind| matches!(kind, Kind::Home)).first().copied();
        let mut loose: Vec<DocId> = graph.notes.iter().copied().filter(|id| graph.held_by(*id).is_empty()).collect();
        graph.sort_newest_first(&mut loose);
        let people = &graph.people.communities;
        let view = HomeView {
            html: home.map(|id| self.html(id, &page.root)).unwrap_or_default(),
            notebooks: self.rows(graph.listed(|kind| matches!(kind, Kind::Notebook(_))), Self::notebook_row),
            bases: self.rows(graph.listed(|kind| matches!(kind, Kind::Base(_))), Self::base_row),
            communities: people.with_page().iter().map(|id| self.community_row(*id)).collect(),
            changes: self.changes.all().iter().take(LATEST).map(|change| self.change(change)).collect(),
            loose_notes: self.rows(loose.into_iter().take(LOOSE).collect(), Self::note_row),
            count: graph.notes.len(),
        };
        (page, view)
    }

    fn rows<T>(&self, ids: Vec<DocId>, row: impl Fn(&Self, DocId) -> T) -> Vec<T> {
        ids.into_iter().map(|id| row(self, id)).collect()
    }

    pub fn community_page(&self, id: PersonId, number: usize) -> (PageView, CommunityView) {
        let community = self.graph.people.communities.get(id);
        let first = self.addresses.community(&community.slug);
        let mut page = self.page("community", &community.name, &self.addresses.paged(&first, number));
        if let Some(document) = community.document {
            self.describe(&mut page, document);
        }
        self.add_feed(&mut page, &community.name, &first);
        let notes = self.community_notes(id);
        let view = CommunityView {
            card: self.community_card(id),
            html: self.own_text(community.document, number, &page.root),
            links: if number == 1 { self.community_links(id) } else { Vec::new() },
            notebooks: self.notebook_rows(&community.documents, number),
            authors: if number == 1 { self.members_of(id).to_vec() } else { Vec::new() },
            notes: on_page(notes, number).iter().map(|id| self.note_row(*id)).collect(),
            note_count: notes.len(),
            changes: self.changes.newest(Owner::Community(id)).iter().take(LATEST).map(|c| self.change(c)).collect(),
            pages: self.pages(&first, number, notes.len()),
        };
        (page, view)
    }

    /// The introduction stands on the first page of a list only.
    fn own_text(&self, document: Option<DocId>, number: usize, root: &str) -> String {
        document.filter(|_| number == 1).map(|id| self.html(id, root)).unwrap_or_default()
    }

    /// Notebooks stand on the first page of a list only.
    fn notebook_rows(&self, ids: &[DocId], number: usize) -> Vec<Shared<NotebookRow>> {
        let ids = if number == 1 { ids } else { &[] };
        let notebooks = ids.iter().filter(|id| matches!(self.document(**id).kind, Kind::Notebook(_)));
        notebooks.map(|id| self.notebook_row(*id)).collect()
    }

    pub fn author_page(&self, id: PersonId, number: usize) -> (PageView, AuthorView) {
        let author = self.graph.people.authors.get(id);
        let first = self.addresses.author(&author.slug);
        let mut page = self.page("author", &author.name, &self.addresses.paged(&first, number));
        if let Some(document) = author.document {
            self.describe(&mut page, document);
        }
        self.add_feed(&mut page, &author.name, &first);
        let notes = self.author_notes(id);
        let document = author.document.map(|id| self.document(id));
        let links = match document.map(|d| &d.kind) {
            Some(Kind::Author { links, .. }) => self.outside_links(links),
            _ => Vec::new(),
        };
        let view = AuthorView {
            card: self.author_card(id),
            links,
            community: document.and_then(|d| self.community(d)).and_then(|id| self.community_ref(id)),
            html: self.own_text(author.document, number, &page.root),
            notes: on_page(notes, number).iter().map(|id| self.note_row(*id)).collect(),
            note_count: notes.len(),
            notebooks: self.notebook_rows(&author.documents, number),
            pages: self.pages(&first, number, notes.len()),
        };
        (page, view)
    }

    pub fn tag(&self, key: &str, number: usize) -> (PageView, TagView) {
        let (title, notes) = self.graph.tags.get(key).map_or(("", &[] as &[DocId]), |tag| (&tag.title, &tag.notes));
        let first = self.addresses.tag(key);
        let page = self.page("tag", title, &self.addresses.paged(&first, number));
        let view = TagView {
            title: title.to_owned(),
            notes: on_page(notes, number).iter().map(|id| self.note_row(*id)).collect(),
            note_count: notes.len(),
            pages: self.pages(&first, number, notes.len()),
        };
        (page, view)
    }

    /// How many entries a list has: what its pages are planned by.
    pub fn list_length(&self, of: &str) -> usize {
        let graph = self.graph;
        match of {
            "tags" => graph.tags.len(),
            "authors" => graph.people.authors.with_page().len(),
            "communities" => graph.people.communities.with_page().len(),
            "bases" => graph.listed(|kind| matches!(kind, Kind::Base(_))).len(),
            _ => graph.notes.len(),
        }
    }

    pub fn list(&self, of: &'static str, number: usize) -> (PageView, ListView) {
        let first = self.addresses.list(of);
        let title = self.translation.text(of, None, &[]);
        let page = self.page("list", &title, &self.addresses.paged(&first, number));
        let entries: Vec<ListEntry> = match of {
            "tags" => self.tag_entries(number),
            "authors" => self.author_entries(number),
            "communities" => self.community_entries(number),
            "bases" => {
                let bases = self.graph.listed(|kind| matches!(kind, Kind::Base(_)));
                on_page(&bases, number)
                    .iter()
                    .map(|id| self.document_entry(*id, Some(self.graph.members(*id).len())))
                    .collect()
            }
            _ => on_page(&self.graph.notes, number).iter().map(|id| self.document_entry(*id, None)).collect(),
        };
        let count = self.list_length(of);
        (page, ListView { of, entries, count, pages: self.pages(&first, number, count) })
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

    pub fn plain(&self, id: DocId) -> (PageView, PlainView) {
        let document = self.document(id);
        let mut page = self.page("page", &document.title, &self.address(id));
        self.describe(&mut page, id);
        let view = PlainView {
            title: document.title.clone(),
            html: self.html(id, &page.root),
            headings: self.headings(id),
            modified: document.changed().map(|m| self.date(&m)),
        };
        (page, view)
    }

    /// The page for addresses that do not exist: served at any depth, so its links are absolute.
    pub fn not_found(&self) -> PageView {
        let mut page = self.page("not_found", &self.translation.text("not_found", None, &[]), "404.html");
        page.root = self.config.base_path().to_owned();
        page.meta.canonical = None;
        page.meta.noindex = true;
        page
    }

    /// From an old address to a document.
    pub fn redirect(&self, from: &str, id: DocId) -> (PageView, RedirectView) {
        let to = (*self.reference(id)).clone();
        let mut page = self.page("redirect", &to.title, from);
        page.meta.canonical = self.config.base_url.as_ref().map(|base| format!("{base}{}", to.address));
        page.meta.noindex = true;
        (page, RedirectView { to })
    }
}
