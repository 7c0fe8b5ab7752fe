//! The page of an author, a long list where there are many notes.

use rapidhash::RapidHashSet as HashSet;
use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::content::document::Kind;
use crate::pages::kinds::feed::FeedPage;
use crate::pages::view::paging::{PagesView, on_page};
use crate::pages::view::parts::ViewContext;
use crate::pages::view::rows::{LETTERED, RowsView};
use crate::pages::view::{AuthorCard, NoteRow, NotebookRow, OutsideLink, PageView, Ref, Shared};
use crate::publish::address::ListKind;
use crate::publish::audience::DocId;
use crate::publish::changes::Owner;
use crate::publish::graph::{Graph, PersonId};

/// A page of an author's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuthorPage {
    pub id: PersonId,
    /// From 1.
    pub number: usize,
}

impl PageKind for AuthorPage {
    type View = AuthorView;

    const TEMPLATE: &'static str = "author.html";
    const NAME: &'static str = "author";

    fn view(&self, context: &ViewContext) -> (PageView, AuthorView) {
        context.author_page(self.id, self.number)
    }

    fn is_in_sitemap(&self) -> bool {
        self.number == 1
    }

    fn prints_one_of(&self, texts: &HashSet<DocId>, graph: &Graph) -> bool {
        graph.people.authors.get(self.id).document.is_some_and(|id| texts.contains(&id))
    }
}

impl SitePages for AuthorPage {
    fn plan(planner: &mut Planner) {
        let context = planner.context;
        for &id in context.graph.people.authors.with_page() {
            let author = context.graph.people.authors.get(id);
            let address = context.addresses.author(&author.slug);
            let count = context.author_notes(id).len();
            if planner.add_paged(&address, count, author.document, |number| AuthorPage { id, number }) {
                FeedPage::Owner(Owner::Author(id)).plan_beside(planner, &address);
            }
        }
    }
}

/// An author; template `author.html`, as `author`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct AuthorView {
    /// Who it is.
    pub card: Shared<AuthorCard>,
    pub links: Vec<OutsideLink>,
    pub community: Option<Shared<Ref>>,
    pub html: String,
    /// The newest change first, or by title under letters where there are many; paged. A row names the other authors only.
    pub notes: RowsView<NoteRow>,
    /// Whether the notes are in the order of their titles; else the newest change is first.
    pub by_title: bool,
    pub note_count: usize,
    /// On the first page only.
    pub notebooks: Vec<Shared<NotebookRow>>,
    pub pages: PagesView,
}

impl ViewContext<'_> {
    fn author_page(&self, id: PersonId, number: usize) -> (PageView, AuthorView) {
        let author = self.graph.people.authors.get(id);
        let first = self.addresses.author(&author.slug);
        let mut page = self.page("author", &author.name, &self.addresses.paged(&first, number));
        if let Some(document) = author.document {
            self.describe(&mut page, document);
        }
        self.add_feed(&mut page, &author.name, &first);
        self.lead_to_list(&mut page, Some(self.list_ref(ListKind::Authors)), (&first, number));
        let notes = self.author_notes(id);
        let by_title = notes.len() > LETTERED;
        self.describe_list(&mut page, "author", &author.name, &self.note_count(notes.len()));
        let row = |note| self.row_without(note, id);
        let document = author.document.map(|id| self.document(id));
        let links = match document.map(|d| &d.kind) {
            Some(Kind::Author { links, .. }) => self.outside_links(links),
            _ => Vec::new(),
        };
        let view = AuthorView {
            card: self.author_card(id),
            links,
            community: document.and_then(|d| self.community(d)).and_then(|id| self.community_ref(id)),
            html: self.own_text(author.document, number, &mut page),
            notes: match by_title {
                true => self.rows_by_title(notes, (&first, number), LETTERED, row),
                false => self.plain_rows(on_page(notes, number), row),
            },
            by_title,
            note_count: notes.len(),
            notebooks: self.notebook_rows(&author.documents, number),
            pages: self.pages(&first, number, notes.len()),
        };
        (page, view)
    }

    /// The row of a note as the page of one of its authors shows it.
    fn row_without(&self, note: DocId, author: PersonId) -> NoteRow {
        let own = self.person(author);
        let mut row = (*self.note_row(note)).clone();
        match row.authors.iter().position(|named| *named == own) {
            Some(at) => drop(row.authors.remove(at)),
            // Among those that the row counts only.
            None => row.more_authors = row.more_authors.saturating_sub(1),
        }
        row
    }
}
