//! The list of the notes in a language, with its feed, where the notes of a site are in several.

use serde::Serialize;

use super::feed::FeedPage;
use super::{PageKind, Planner, SitePages};
use crate::pages::view::paging::PagesView;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::rows::{LETTERED, RowsView};
use crate::pages::view::{LanguageLink, NoteRow, PageView, Shared};
use crate::publish::address::{ListKind, encode};
use crate::publish::audience::DocId;
use crate::publish::changes::Owner;
use crate::text::label::label;

/// A page of a language's list of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanguagePage {
    /// The place of the language in [`Graph::languages`](crate::publish::graph::Graph::languages).
    pub place: usize,
    /// From 1.
    pub number: usize,
}

impl PageKind for LanguagePage {
    type View = LanguageView;

    const TEMPLATE: &'static str = "language.html";
    const NAME: &'static str = "language";

    fn view(&self, context: &ViewContext) -> (PageView, LanguageView) {
        context.language_page(self.place, self.number)
    }

    fn is_in_sitemap(&self) -> bool {
        self.number == 1
    }
}

impl SitePages for LanguagePage {
    fn plan(planner: &mut Planner) {
        let context = planner.context;
        for (place, language) in context.graph.languages.all().iter().enumerate() {
            let first = context.addresses.language(&language.root);
            if planner.add_paged(&first, language.notes.len(), None, |number| LanguagePage { place, number }) {
                FeedPage::Owner(Owner::Language(place)).plan_beside(planner, &first);
            }
        }
    }
}

/// The notes in a language; template `language.html`, as `language`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct LanguageView {
    /// The first part of the language's BCP 47 tag.
    pub language: String,
    /// By title, paged; under letters where there are many.
    pub notes: RowsView<Shared<NoteRow>>,
    pub note_count: usize,
    pub pages: PagesView,
}

/// What the list of a language is called.
#[derive(Debug)]
pub(super) struct LanguageList {
    pub root: String,
    pub title: String,
    /// BCP 47 tag of the title, when it is not the site's.
    pub language: Option<String>,
}

impl ViewContext<'_> {
    /// The list is for those who read the language: it is called so in its words, where the interface has them.
    pub(super) fn language_list(&self, place: usize) -> LanguageList {
        let root = self.graph.languages.all()[place].root.clone();
        let words = self.translation.within(Some(&root));
        let title = words.text("notes_in_language", None, &[("language", words.word_for(&root))]);
        let is_other = words.language() == root && root != self.config.language_root();
        LanguageList { language: is_other.then(|| root.clone()), title, root }
    }

    /// The list of a language, as links to it tell.
    pub fn language_link(&self, place: usize) -> LanguageLink {
        let LanguageList { root, title, language } = self.language_list(place);
        LanguageLink {
            name: self.translation.name_of(&root).to_owned(),
            title,
            title_language: language,
            is_of_site: root == self.config.language_root(),
            address: encode(&self.addresses.language(&root)),
            language: root,
        }
    }

    /// The feed of the language of a note, where it is not the site's.
    pub(super) fn add_feed_of_language(&self, page: &mut PageView, note: DocId) {
        let languages = &self.graph.languages;
        let place = languages.place_of(self.document(note)).filter(|_| self.in_language(note).is_some());
        if let Some(LanguageList { root, title, .. }) = place.map(|place| self.language_list(place)) {
            self.add_feed(page, &title, &self.addresses.language(&root));
        }
    }

    fn language_page(&self, place: usize, number: usize) -> (PageView, LanguageView) {
        let notes = &self.graph.languages.all()[place].notes;
        let LanguageList { root, title, language } = self.language_list(place);
        let first = self.addresses.language(&root);
        let mut page = self.page("language", &title, &self.addresses.paged(&first, number));
        page.meta.locale.clone_from(&language);
        page.language = language;
        self.lead_to_list(&mut page, Some(self.list_ref(ListKind::Languages)), (&first, number));
        self.add_feed(&mut page, &title, &first);
        let words = self.translation.within(Some(&root));
        let count = words.text("note_count", i64::try_from(notes.len()).ok(), &[]);
        let site = label(&self.config.title);
        let values = [("name", &*title), ("title", &*site), ("count", &*count)];
        page.meta.description = Some(words.text("language_description", None, &values));
        let view = LanguageView {
            language: root,
            notes: self.rows_by_title(notes, (&first, number), LETTERED, |id| self.note_row(id)),
            note_count: notes.len(),
            pages: self.pages(&first, number, notes.len()),
        };
        (page, view)
    }
}
