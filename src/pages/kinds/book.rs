//! A whole notebook on one page, to be read at one go or printed: its notes one after the other, their links to each other
//! turned into links within the page.

use rapidhash::RapidHashSet as HashSet;
use serde::Serialize;

use super::{PageKind, Planner};
use crate::pages::site::Phase;
use crate::pages::view::chapters::Chapters;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{
    AuthorCard, CommunityCard, DateView, LicenceView, NotebookRow, PageView, PersonRef, Shared, SourceView,
};
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::publish::graph::Graph;

/// A notebook with more notes has no such page: nobody prints it, and a phone would not show it.
pub const MOST_CHAPTERS: usize = 200;

/// Bytes of texts on one page; what comes after is linked.
const MOST_TEXT: usize = 4 * 1024 * 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BookPage {
    pub id: DocId,
}

impl PageKind for BookPage {
    type View = BookView;

    const TEMPLATE: &'static str = "book.html";
    const NAME: &'static str = "book";
    const PHASE: Phase = Phase::Index;

    fn view(&self, context: &ViewContext) -> (PageView, BookView) {
        context.book(self.id)
    }

    fn is_in_sitemap(&self) -> bool {
        false
    }

    fn prints_one_of(&self, texts: &HashSet<DocId>, graph: &Graph) -> bool {
        texts.contains(&self.id) || graph.members(self.id).iter().any(|member| texts.contains(&member.document))
    }
}

impl BookPage {
    /// Adds the page of a notebook, where it holds notes and not too many.
    pub fn plan_of(planner: &mut Planner, id: DocId) {
        if let Some(address) = planner.context.book_address(id) {
            planner.add(BookPage { id }, &address, Some(id));
        }
    }
}

/// A whole notebook; template `book.html`, as `book`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct BookView {
    pub row: Shared<NotebookRow>,
    /// The whole address of the notebook, when the site has a `base_url`.
    pub url: Option<String>,
    /// The notebook's own text.
    pub html: String,
    pub authors: Vec<Shared<AuthorCard>>,
    pub community: Option<Shared<CommunityCard>>,
    pub licence: Option<LicenceView>,
    pub published: Option<DateView>,
    /// The notes: a part for each category in its order, then those of none; a note of two categories stands in the first.
    pub parts: Vec<BookPart>,
    /// The works that the notes rest on, each once, in the order of the notes.
    pub sources: Vec<SourceView>,
}

/// Notes of one category.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct BookPart {
    /// The category; none for the notes of no category.
    pub title: Option<String>,
    /// Its anchor in the page.
    pub id: String,
    pub chapters: Vec<ChapterView>,
}

/// A note as a chapter of the page.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ChapterView {
    /// Its place in the notebook, 1-based.
    pub number: usize,
    /// Its anchor in the page.
    pub id: String,
    pub title: String,
    /// Its own page, from the root.
    pub address: String,
    /// BCP 47 tag, when it is not the site's.
    pub language: Option<String>,
    pub authors: Vec<Shared<PersonRef>>,
    pub changed: Option<DateView>,
    /// Its text; none when the page is full, and the note is linked.
    pub html: Option<String>,
}

impl ViewContext<'_> {
    /// Where a notebook stands on one page; none when it has no such page.
    pub fn book_address(&self, id: DocId) -> Option<String> {
        let is_fit = (1..=MOST_CHAPTERS).contains(&self.graph.members(id).len());
        is_fit.then(|| self.addresses.book(self.document(id)))
    }

    fn book(&self, id: DocId) -> (PageView, BookView) {
        let document = self.document(id);
        let mut page = self.page("book", &document.title, &self.addresses.book(document));
        self.describe(&mut page, id);
        page.meta.noindex = true;
        page.translations.clear();
        page.trail.push(self.reference(id));
        let groups = self.groups(id);
        let parts = groups.iter().filter(|group| group.kind != "pinned");
        let has_parts = parts.clone().any(|group| group.title.is_some());
        let chapters = Chapters::new(self.graph.members(id), if has_parts { 2 } else { 1 });
        let mut told = HashSet::default();
        let mut left = MOST_TEXT;
        let parts = parts.map(|group| BookPart {
            title: group.title.clone(),
            id: group.id.clone(),
            chapters: group
                .members
                .iter()
                .filter(|(_, member)| told.insert(member.document))
                .map(|(position, member)| self.chapter(&mut page, (*position, member.document), &chapters, &mut left))
                .collect(),
        });
        let parts = parts.filter(|part| !part.chapters.is_empty()).collect();
        let view = BookView {
            row: self.notebook_row(id),
            url: self.config.base_url.as_ref().map(|base| format!("{base}{}", encode(&self.address(id)))),
            html: self.html_with_chapters(id, &mut page, &chapters),
            authors: self.author_cards(document),
            community: self.community(document).map(|id| self.community_card(id)),
            licence: self.licence(document.common.licence.as_deref()),
            published: document.common.published.as_ref().map(|published| self.date(&published.value)),
            parts,
            sources: self.sources_of_book(id),
        };
        (page, view)
    }

    fn chapter(
        &self,
        page: &mut PageView,
        (position, id): (usize, DocId),
        chapters: &Chapters,
        left: &mut usize,
    ) -> ChapterView {
        let row = self.note_row(id);
        let size = self.body(id).html.len();
        let fits = size <= *left;
        *left -= if fits { size } else { *left };
        ChapterView {
            number: position + 1,
            id: chapters.anchor(id).unwrap_or_default(),
            title: row.title.clone(),
            address: row.address.clone(),
            language: row.language.clone(),
            authors: row.authors.clone(),
            changed: row.changed.clone(),
            html: fits.then(|| self.html_with_chapters(id, page, chapters)),
        }
    }

    fn sources_of_book(&self, id: DocId) -> Vec<SourceView> {
        let mut told = HashSet::default();
        let members = self.graph.members(id).iter();
        let works = members.flat_map(|member| self.references(member.document));
        works.filter(|work| told.insert(work.html.clone())).collect()
    }
}
