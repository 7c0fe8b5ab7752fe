//! The lexicon: every term with its definition, and the pages that lead to it.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::content::document::{Kind, NoteKind};
use crate::content::keys::AddressWord;
use crate::pages::view::backlinks::SHOWN_BACKLINKS;
use crate::pages::view::paging::PagesView;
use crate::pages::view::parts::{ViewContext, shorten};
use crate::pages::view::rows::RowsView;
use crate::pages::view::{PageView, Ref, Shared};
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::text::label::label;

/// A lexicon with more terms has letters.
const LETTERED: usize = 5;

/// Pages that lead to a term which its row names.
const USERS: usize = 5;

/// Characters of a definition.
const DEFINITION: usize = 600;

/// A page of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LexiconPage {
    /// From 1.
    pub number: usize,
}

impl PageKind for LexiconPage {
    type View = LexiconView;

    const TEMPLATE: &'static str = "lexicon.html";
    const NAME: &'static str = "lexicon";

    fn view(&self, context: &ViewContext) -> (PageView, LexiconView) {
        context.lexicon(self.number)
    }

    fn is_in_sitemap(&self) -> bool {
        self.number == 1
    }
}

impl SitePages for LexiconPage {
    fn plan(planner: &mut Planner) {
        let context = planner.context;
        let count = context.terms().len();
        if count > 0 {
            planner
                .add_paged(&context.addresses.of(AddressWord::Lexicon), count, None, |number| LexiconPage { number });
        }
    }
}

/// The lexicon; template `lexicon.html`, as `lexicon`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct LexiconView {
    /// By title, paged; under letters where there are more than a few.
    pub terms: RowsView<TermRow>,
    /// Terms on all pages together.
    pub count: usize,
    pub pages: PagesView,
}

/// A term in the lexicon.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct TermRow {
    pub term: Shared<Ref>,
    /// Its summary, else its first paragraph.
    pub definition: Option<String>,
    /// By which links find it too.
    pub other_names: Vec<String>,
    /// They in words of the term's language: `Aussi : proche aidant`.
    pub also_said: Option<String>,
    /// Pages that lead to it.
    pub use_count: usize,
    /// The first five of them, the newest change first.
    pub users: Vec<Shared<Ref>>,
    /// Where they all stand.
    pub uses_address: String,
}

impl ViewContext<'_> {
    /// The terms that lists show, by title.
    pub fn terms(&self) -> &[DocId] {
        self.cards.terms.get_or_init(|| self.notes_of_kind(NoteKind::Term))
    }

    /// The notes of a kind that lists show, by title.
    pub fn notes_of_kind(&self, wanted: NoteKind) -> Vec<DocId> {
        let is_wanted = |id: &DocId| matches!(self.document(*id).kind, Kind::Note(kind) if kind == wanted);
        self.graph.notes.iter().copied().filter(is_wanted).collect()
    }

    /// The lexicon itself.
    pub fn lexicon_ref(&self) -> Ref {
        let title = self.translation.text("lexicon", None, &[]);
        Ref { title, address: encode(&self.addresses.of(AddressWord::Lexicon)), language: None }
    }

    /// What a term means, as plain text.
    pub fn definition(&self, id: DocId) -> Option<String> {
        let document = self.document(id);
        if let Some(summary) = &document.common.summary {
            return Some(shorten(summary, DEFINITION));
        }
        let (text, _) = self.quoted(id, document.outline.lead.as_ref()?, None);
        (!text.is_empty()).then(|| shorten(&text, DEFINITION))
    }

    fn lexicon(&self, number: usize) -> (PageView, LexiconView) {
        let (terms, first) = (self.terms(), self.addresses.of(AddressWord::Lexicon));
        let title = self.translation.text("lexicon", None, &[]);
        let mut page = self.page("lexicon", &title, &self.addresses.paged(&first, number));
        let site = label(&self.config.title);
        page.meta.description = Some(self.translation.text("lexicon_description", None, &[("title", &site)]));
        self.lead_to_list(&mut page, Some(self.home_ref()), (&first, number));
        let mut rows = self.rows_by_title(terms, (&first, number), LETTERED, |id| self.term_row(id));
        for group in rows.groups.iter_mut().filter(|_| rows.filter) {
            // A term is looked for by its names and by what it means.
            let found = |row: &TermRow| {
                let names = row.other_names.iter().map(String::as_str);
                Shared::new(names.chain(row.definition.as_deref()).collect::<Vec<_>>().join(" · "))
            };
            group.found = group.rows.iter().map(found).collect();
        }
        (page, LexiconView { terms: rows, count: terms.len(), pages: self.pages(&first, number, terms.len()) })
    }

    fn term_row(&self, id: DocId) -> TermRow {
        let backlinks = self.graph.backlinks(id);
        let uses_address = match backlinks.len() > SHOWN_BACKLINKS {
            true => encode(&self.addresses.backlinks(self.document(id))),
            false => format!("{}#c-links", self.encoded_address(id)),
        };
        let other_names = self.names_shown(id);
        let names = other_names.join(", ");
        let also_said = || self.translation_of(id).text("also_said", None, &[("names", &names)]);
        TermRow {
            term: self.reference(id),
            definition: self.definition(id),
            also_said: (!other_names.is_empty()).then(also_said),
            other_names,
            use_count: backlinks.len(),
            users: backlinks.iter().take(USERS).map(|backlink| self.reference(backlink.source)).collect(),
            uses_address,
        }
    }
}
