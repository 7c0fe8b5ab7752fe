//! The page of a notebook, a long list where it holds many notes.

use rapidhash::RapidHashSet as HashSet;
use serde::Serialize;

use super::{DocumentPages, PageKind, Planner};
use crate::content::document::{Document, Kind};
use crate::content::front_matter::words::WordSet;
use crate::content::i18n::DateView;
use crate::pages::kinds::book::BookPage;
use crate::pages::kinds::feed::FeedPage;
use crate::pages::view::paging::{PER_PAGE, PagesView};
use crate::pages::view::parts::{NAMED, ViewContext};
use crate::pages::view::{
    AuthorCard, CommunityCard, HeadingView, LicenceView, NoteRow, NotebookRow, PageView, PersonRef, Ref, Shared,
};
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::publish::graph::Graph;

/// A page of a notebook's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotebookPage {
    pub id: DocId,
    /// From 1.
    pub number: usize,
}

impl PageKind for NotebookPage {
    type View = NotebookView;

    const TEMPLATE: &'static str = "notebook.html";
    const NAME: &'static str = "notebook";

    fn view(&self, context: &ViewContext) -> (PageView, NotebookView) {
        context.notebook(self.id, self.number)
    }

    fn is_in_sitemap(&self) -> bool {
        self.number == 1
    }

    fn prints_one_of(&self, texts: &HashSet<DocId>, _: &Graph) -> bool {
        texts.contains(&self.id)
    }

    fn document(&self) -> Option<DocId> {
        (self.number == 1).then_some(self.id)
    }
}

impl DocumentPages for NotebookPage {
    fn plan(planner: &mut Planner, id: DocId, document: &Document) {
        if !matches!(document.kind, Kind::Notebook(_)) {
            return;
        }
        let address = planner.context.address(id);
        let rows = planner.context.row_count(id);
        if planner.add_paged(&address, rows, Some(id), |number| NotebookPage { id, number }) {
            FeedPage::plan_of_collection(planner, id, &address);
            BookPage::plan_of(planner, id);
        }
    }
}

/// A notebook; template `notebook.html`, as `notebook`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct NotebookView {
    pub row: Shared<NotebookRow>,
    /// On the first page only, and so the headings.
    pub html: String,
    pub headings: Vec<HeadingView>,
    /// Who made the notebook.
    pub authors: Vec<Shared<AuthorCard>>,
    /// The community it belongs to.
    pub community: Option<Shared<CommunityCard>>,
    pub bases: Vec<Shared<Ref>>,
    /// The page that holds all its notes, where there is one.
    pub book: Option<String>,
    /// The book to take along, when the site has them; from the root.
    pub epub: Option<String>,
    pub licence: Option<LicenceView>,
    pub published: Option<DateView>,
    /// `public`, `unlisted` or `community`.
    pub visibility: &'static str,
    /// Pinned notes first, which stand in their place too; then the declared categories in their order, then the rest, each with
    /// its notes in order.
    pub sections: Vec<SectionView>,
    pub pages: PagesView,
}

/// Notes of a notebook that stand together: those of a category, those that are pinned, the rest.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct SectionView {
    /// `pinned`, `category`, `rest` (notes of no category), or `all` when the notebook has no category at all.
    pub kind: &'static str,
    /// For the anchor; unique in the page.
    pub id: String,
    /// The category's title; none unless `kind` is `category`.
    pub title: Option<String>,
    /// Notes of the section on all pages together.
    pub count: usize,
    pub notes: Vec<MemberRow>,
}

/// A note in a notebook.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct MemberRow {
    /// The note's place in the whole notebook, 1-based.
    pub number: usize,
    pub note: Shared<NoteRow>,
    pub added_by: Option<Shared<PersonRef>>,
    pub added: Option<DateView>,
    /// Whether it is pinned.
    pub pinned: bool,
}

impl ViewContext<'_> {
    fn notebook(&self, id: DocId, number: usize) -> (PageView, NotebookView) {
        let document = self.document(id);
        let first = self.address(id);
        let mut page = self.page("notebook", &document.title, &self.addresses.paged(&first, number));
        self.describe(&mut page, id);
        let bases: Vec<Shared<Ref>> = self.graph.held_by(id).iter().map(|h| self.reference(h.collection)).collect();
        let base = bases.first().map(|base| (**base).clone());
        // An unlisted notebook is in no list.
        let above = base.or_else(|| self.graph.published.is_listed(id).then(|| self.notebooks_ref()));
        self.lead_to_list(&mut page, above, (&first, number));
        self.add_own_feed(&mut page, id);
        for holding in self.graph.held_by(id).iter().take(NAMED) {
            let base = self.document(holding.collection);
            self.add_feed(&mut page, &base.title, &self.address(holding.collection));
        }
        self.describe_list(&mut page, "notebook", &document.title, &self.note_count(self.graph.members(id).len()));
        let view = NotebookView {
            row: self.notebook_row(id),
            html: if number == 1 { self.html(id, &mut page) } else { String::new() },
            headings: if number == 1 { self.headings(id) } else { Vec::new() },
            authors: self.author_cards(document),
            community: self.community(document).map(|id| self.community_card(id)),
            bases,
            book: self.book_address(id).map(|address| encode(&address)),
            epub: self.epub_address(id).map(|address| encode(&address)),
            licence: self.licence(document.common.licence.as_deref()),
            published: document.common.published.as_ref().map(|p| self.date(&p.value)),
            visibility: document.visibility.word(),
            sections: self.sections(id, number),
            pages: self.pages(&first, number, self.row_count(id)),
        };
        (page, view)
    }

    /// The notebook's notes, grouped: pinned, then by category, then the rest; the part that stands on one page.
    fn sections(&self, id: DocId, number: usize) -> Vec<SectionView> {
        let groups = self.groups(id);
        let mut sections: Vec<SectionView> = Vec::new();
        let skipped = (number.max(1) - 1) * PER_PAGE;
        let first = groups.partition_point(|group| group.end() <= skipped);
        let before = groups.get(first).map_or(0, |group| group.before);
        let flat = groups[first..].iter().flat_map(|group| group.members.iter().map(move |m| (group, *m)));
        for (group, (position, member)) in flat.skip(skipped.saturating_sub(before)).take(PER_PAGE) {
            if sections.last().is_none_or(|section| section.id != group.id) {
                let (kind, id, title) = (group.kind, group.id.clone(), group.title.clone());
                sections.push(SectionView { kind, id, title, count: group.members.len(), notes: Vec::new() });
            }
            let membership = self.graph.membership(id, member);
            if let Some(section) = sections.last_mut() {
                section.notes.push(MemberRow {
                    number: position + 1,
                    note: self.note_row(member.document),
                    added_by: membership.and_then(|m| self.author(&m.added_by.as_ref()?.value)),
                    added: membership.and_then(|m| m.added).map(|added| self.date(&added)),
                    pinned: membership.is_some_and(|m| m.pinned),
                });
            }
        }
        sections
    }
}
