//! The lists of everything of a sort: notes, tags, authors, communities, bases, languages.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::content::document::Kind;
use crate::pages::view::paging::{PagesView, on_page};
use crate::pages::view::parts::{NAMED, ViewContext};
use crate::pages::view::rows::{FILTERED, RowsView};
use crate::pages::view::{AuthorCard, CommunityRow, LanguageLink, PageView, Ref, Shared};
use crate::publish::address::{ListKind, encode};
use crate::publish::audience::DocId;
use crate::publish::graph::PersonId;

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

    fn view(&self, context: &ViewContext) -> (PageView, ListView) {
        context.list(self.of, self.number)
    }

    fn is_in_sitemap(&self) -> bool {
        self.number == 1
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

/// A plain list of pages with counts (tags, authors, communities, bases, languages, all notes); template `list.html`, as `list`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ListView {
    /// `tags`, `authors`, `communities`, `bases`, `languages` or `notes`.
    pub of: &'static str,
    /// By title; the notes under letters.
    pub entries: RowsView<ListEntry>,
    /// Entries on all pages together.
    pub count: usize,
    pub pages: PagesView,
}

/// A line of a list.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ListEntry {
    pub title: String,
    pub address: String,
    pub summary: Option<String>,
    /// BCP 47 tag of title and summary, when it is not the site's.
    pub language: Option<String>,
    /// The same in words, when the language itself is another: `en anglais`.
    pub in_language: Option<String>,
    /// Notes behind it; none in the list of notes.
    pub count: Option<usize>,
    /// For a note, the first dozen of the notebooks that hold it.
    pub notebooks: Vec<Shared<Ref>>,
}

impl ListEntry {
    fn new(title: String, address: String, count: Option<usize>) -> ListEntry {
        ListEntry { title, address, summary: None, language: None, in_language: None, count, notebooks: Vec::new() }
    }
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
            ListKind::Languages => graph.languages.all().len(),
            ListKind::Notes => graph.notes.len(),
        }
    }

    fn list(&self, of: ListKind, number: usize) -> (PageView, ListView) {
        let first = self.addresses.list(of);
        let title = self.translation.text(of.word(), None, &[]);
        let mut page = self.page("list", &title, &self.addresses.paged(&first, number));
        self.lead_to_list(&mut page, Some(self.home_ref()), (&first, number));
        let entries = match of {
            ListKind::Tags => RowsView::plain(self.tag_entries(number)),
            ListKind::Authors => RowsView::plain(self.author_entries(number)),
            ListKind::Communities => RowsView::plain(self.community_entries(number)),
            ListKind::Bases => {
                let bases = self.graph.listed(|kind| matches!(kind, Kind::Base(_)));
                RowsView::plain(on_page(&bases, number).iter().map(|id| self.base_entry(*id)).collect())
            }
            ListKind::Languages => RowsView::plain(self.language_entries(number)),
            ListKind::Notes => {
                self.rows_by_title(&self.graph.notes, (&first, number), FILTERED, |id| self.note_entry(id))
            }
        };
        let count = self.list_length(of);
        let counted = self.translation.text(&format!("count_{}", of.word()), Some(count as i64), &[]);
        self.describe_list(&mut page, of.word(), &title, &counted);
        (page, ListView { of: of.word(), entries, count, pages: self.pages(&first, number, count) })
    }

    fn base_entry(&self, id: DocId) -> ListEntry {
        let Ref { title, address, language } = (*self.reference(id)).clone();
        let count = Some(self.graph.members(id).len());
        let (summary, in_language) = (self.summary(id), self.in_language(id));
        ListEntry { summary, language, in_language, ..ListEntry::new(title, address, count) }
    }

    fn note_entry(&self, id: DocId) -> ListEntry {
        let Ref { title, address, language } = (*self.reference(id)).clone();
        let notebooks = self.graph.held_by(id).iter().take(NAMED).map(|h| self.reference(h.collection)).collect();
        let (summary, in_language) = (self.summary(id), self.in_language(id));
        ListEntry { title, address, summary, language, in_language, count: None, notebooks }
    }

    fn tag_entries(&self, number: usize) -> Vec<ListEntry> {
        let tags: Vec<_> = self.graph.tags.iter().collect();
        let entry = |(key, tag): &(&String, &crate::publish::graph::Tag)| {
            ListEntry::new(tag.title.clone(), encode(&self.addresses.tag(key)), Some(tag.notes.len()))
        };
        on_page(&tags, number).iter().map(entry).collect()
    }

    fn language_entries(&self, number: usize) -> Vec<ListEntry> {
        let places: Vec<usize> = (0..self.graph.languages.all().len()).collect();
        let entry = |place: &usize| {
            let LanguageLink { language, name, address, .. } = self.language_link(*place);
            let count = self.graph.languages.all()[*place].notes.len();
            let language = Some(language).filter(|language| language != self.config.language_root());
            ListEntry { language, ..ListEntry::new(name, address, Some(count)) }
        };
        on_page(&places, number).iter().map(entry).collect()
    }

    fn author_entries(&self, number: usize) -> Vec<ListEntry> {
        let authors = &self.graph.people.authors;
        let entry = |id: &PersonId| {
            let AuthorCard { name, address, summary, language, .. } = (*self.author_card(*id)).clone();
            let count = authors.get(*id).documents.iter().filter(|id| self.document(**id).kind.is_note()).count();
            ListEntry { summary, language, ..ListEntry::new(name, address.unwrap_or_default(), Some(count)) }
        };
        on_page(authors.with_page(), number).iter().map(entry).collect()
    }

    fn community_entries(&self, number: usize) -> Vec<ListEntry> {
        let entry = |id: &PersonId| {
            let CommunityRow { name, address, summary, language, notes, .. } = self.community_row(*id);
            ListEntry { summary, language, ..ListEntry::new(name, address, Some(notes)) }
        };
        on_page(self.graph.people.communities.with_page(), number).iter().map(entry).collect()
    }
}
