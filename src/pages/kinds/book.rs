//! A whole notebook on one page, to be read at one go or printed: its notes one after the other, their links to each other
//! turned into links within the page.

use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};
use serde::Serialize;

use super::{PageKind, Planner};
use crate::content::document::works::Citing;
use crate::pages::view::chapters::Chapters;
use crate::pages::view::further::FurtherLinkView;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::references::source_id;
use crate::pages::view::{
    AuthorCard, CommunityCard, DateView, LicenceView, NoteRow, NotebookRow, PageView, Shared, SourceView,
};
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::publish::graph::Graph;
use crate::text::slug::fold;

/// A notebook with more notes has no such page: it would be too long to print, and too large for a phone.
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
    const IS_LONG: bool = true;

    fn view(&self, context: &ViewContext) -> (PageView, BookView) {
        context.whole_notebook(self.id, BookForm::Page)
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
        if let Some(file) = planner.context.epub_address(id) {
            planner.reserve(&file, Some(id));
        }
    }
}

/// What a whole notebook is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookForm {
    /// One page, on which the headings of notes stand below the titles of chapters and parts.
    Page,
    /// A document for each note, whose headings stand as on its own page.
    Documents,
}

impl BookForm {
    /// How many levels headings stand below those of the notes' own pages.
    fn depth(self, has_parts: bool) -> u8 {
        match self {
            BookForm::Page => 1 + u8::from(has_parts),
            BookForm::Documents => 0,
        }
    }
}

/// A whole notebook; template `book.html`, as `book`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct BookView {
    pub row: Shared<NotebookRow>,
    /// The whole address of the notebook, when the site has a `base_url`.
    pub url: Option<String>,
    /// The book to take along, when the site has them; from the root.
    pub epub: Option<String>,
    /// The notebook's own text.
    pub html: String,
    /// Who made the notebook.
    pub authors: Vec<Shared<AuthorCard>>,
    /// The community it belongs to.
    pub community: Option<Shared<CommunityCard>>,
    pub licence: Option<LicenceView>,
    pub published: Option<DateView>,
    /// The notes: a part for each category in its order, then those of none; a note of two categories stands in the first.
    pub parts: Vec<BookPart>,
    /// The works that the notes rest on, each once: by author, or in the order of the notes where works are numbered.
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
    pub row: Shared<NoteRow>,
    /// Its text; none when the page is full, and the note is linked.
    pub html: Option<String>,
    /// Where its front matter leads on.
    pub further: Vec<FurtherLinkView>,
}

impl ViewContext<'_> {
    /// Where a notebook stands on one page; none when it has no such page.
    pub fn book_address(&self, id: DocId) -> Option<String> {
        let is_fit = (1..=MOST_CHAPTERS).contains(&self.graph.members(id).len());
        is_fit.then(|| self.addresses.book(self.document(id)))
    }

    /// The book of a notebook to take along, from the site's root, not encoded; none where the site wants none, or the notebook
    /// does not stand on one page either.
    pub fn epub_address(&self, id: DocId) -> Option<String> {
        let has_one = self.config.epub && self.book_address(id).is_some();
        has_one.then(|| self.addresses.epub(self.document(id)))
    }

    /// A notebook with all its notes, and the page that its addresses are written for.
    pub fn whole_notebook(&self, id: DocId, form: BookForm) -> (PageView, BookView) {
        let document = self.document(id);
        let mut page = self.page("book", &document.title, &self.addresses.book(document));
        self.describe(&mut page, id);
        page.meta.noindex = true;
        page.translations.clear();
        page.trail.push(self.reference(id));
        let groups = self.groups(id);
        let parts = groups.iter().filter(|group| group.kind != "pinned");
        let has_parts = parts.clone().any(|group| group.title.is_some());
        let (sources, references) = self.sources_of_book(id);
        let chapters = Chapters::new(self.graph.members(id), form.depth(has_parts), references);
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
            epub: self.epub_address(id).map(|address| encode(&address)),
            html: self.html_with_chapters(id, &mut page, &chapters),
            authors: self.author_cards(document),
            community: self.community(document).map(|id| self.community_card(id)),
            licence: self.licence(document.common.licence.as_deref()),
            published: document.common.published.as_ref().map(|published| self.date(&published.value)),
            parts,
            sources,
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
        let size = self.body(id).html.len();
        let fits = size <= *left;
        *left -= if fits { size } else { *left };
        ChapterView {
            number: position + 1,
            id: chapters.anchor(id).unwrap_or_default(),
            row: self.note_row(id),
            html: fits.then(|| self.html_with_chapters(id, page, chapters)),
            further: self.further_in_book(id, chapters),
        }
    }

    /// Where a note's front matter leads on: to another chapter within the page.
    fn further_in_book(&self, id: DocId, chapters: &Chapters) -> Vec<FurtherLinkView> {
        let mut links = self.further_links(id);
        for link in &mut links {
            let chapter = link.document.and_then(|to| chapters.anchor(to));
            link.chapter = chapter.map(|anchor| format!("#{anchor}"));
        }
        links
    }

    /// The works that the notes rest on, each once, by author unless they are numbered; for each note, where its own are among them.
    fn sources_of_book(&self, id: DocId) -> (Vec<SourceView>, HashMap<DocId, Vec<usize>>) {
        let mut all: Vec<SourceView> = Vec::new();
        let is_numbered = self.config.citations == Citing::Numbered;
        let mut known: HashMap<String, usize> = HashMap::default();
        let mut places: HashMap<DocId, Vec<usize>> = HashMap::default();
        for member in self.graph.members(id) {
            for source in self.references(member.document) {
                let place = *known.entry(source.html.clone()).or_insert(all.len());
                places.entry(member.document).or_default().push(place);
                if place == all.len() {
                    let number = source.number.map(|_| place + 1);
                    all.push(SourceView { id: source_id(place), number, citations: Vec::new(), ..source });
                }
            }
        }
        if is_numbered { (all, places) } else { by_author(all, places) }
    }
}

/// Works in the order of a list of references (Publication Manual of the American Psychological Association, 7th edition,
/// section 9.44): by author, else by title, then by year; and where those of each note are then.
fn by_author(
    works: Vec<SourceView>,
    mut places: HashMap<DocId, Vec<usize>>,
) -> (Vec<SourceView>, HashMap<DocId, Vec<usize>>) {
    let mut order: Vec<usize> = (0..works.len()).collect();
    order.sort_by_cached_key(|work| {
        let SourceView { author, title, year, .. } = &works[*work];
        let title = title.as_deref().map(fold);
        (author.as_deref().map(fold).or_else(|| title.clone()), year.clone(), title)
    });
    let mut moved = vec![0; works.len()];
    order.iter().enumerate().for_each(|(place, work)| moved[*work] = place);
    places.values_mut().flatten().for_each(|place| *place = moved[*place]);
    let ordered =
        order.iter().enumerate().map(|(place, work)| SourceView { id: source_id(place), ..works[*work].clone() });
    (ordered.collect(), places)
}
